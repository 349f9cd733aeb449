//! Facts that texts tell, as a file for a person to edit.

use std::io::{self, Write};

use super::place::Places;
use super::words::Term;
use crate::check::{Draft, Learned, Telling};
use crate::language::Language;

const HEAD: Term = Term::new(
    "\
# 从已刊发的稿件里拟出的事实。逐条核对：删去不可靠的，source 改成真正的出处，需要时补上 until。
# 写法见 heshu rules schema；用法：heshu check --facts 本文件 稿件",
    "\
# Facts drafted from published texts. Look over each: drop what is not reliable, put the true
# source, add until where needed. Keys: heshu rules schema. Use: heshu check --facts FILE DRAFT",
);
const APART: Term = Term::new(
    "说法不一：核对后只留一个 value，再去掉各行开头的 #",
    "told differently: keep one value, then take the # away",
);
const ALSO: Term = Term::new("也写作", "also told as");

/// Writes a file of facts. One that is told differently stands in comments, so that nothing is
/// held against it before a person has decided.
///
/// # Errors
/// Those of `out`.
pub fn write_learned(
    out: &mut dyn Write,
    drafts: &[&Draft],
    learned: &[Learned],
    language: Language,
) -> io::Result<()> {
    let places: Vec<Places<'_>> = drafts.iter().map(|draft| Places::new(draft)).collect();
    writeln!(out, "{}", HEAD.in_language(language))?;
    // A list without items is no list to YAML.
    let agreeing = learned.iter().any(|fact| fact.agree);
    writeln!(out, "facts:{}", if agreeing { "" } else { " []" })?;
    for fact in learned {
        if fact.agree {
            write_fact(out, &places, fact, language)?;
        } else {
            write_apart(out, &places, fact, language)?;
        }
    }
    Ok(())
}

fn write_fact(
    out: &mut dyn Write,
    places: &[Places<'_>],
    fact: &Learned,
    language: Language,
) -> io::Result<()> {
    let Some(best) = fact.most_precise() else {
        return Ok(());
    };
    writeln!(out, "  - label: {}", fact.name)?;
    write!(out, "    value: {}", best.value)?;
    let others = fact.values.iter().filter(|other| other.value != best.value);
    let others: Vec<String> = others.map(|other| told(places, other)).collect();
    if !others.is_empty() {
        write!(
            out,
            "  # {} {}",
            ALSO.in_language(language),
            others.join("、")
        )?;
    }
    writeln!(out)?;
    write_aspects(out, fact, "    ")?;
    writeln!(out, "    source: {}", quoted(&sources(places, best)))
}

fn write_apart(
    out: &mut dyn Write,
    places: &[Places<'_>],
    fact: &Learned,
    language: Language,
) -> io::Result<()> {
    writeln!(out, "  # {}", APART.in_language(language))?;
    writeln!(out, "  # - label: {}", fact.name)?;
    for telling in &fact.values {
        let value = &telling.value;
        writeln!(out, "  #   value: {value}  # {}", sources(places, telling))?;
    }
    write_aspects(out, fact, "  #   ")?;
    writeln!(out, "  #   source: {}", quoted("…"))
}

fn write_aspects(out: &mut dyn Write, fact: &Learned, indent: &str) -> io::Result<()> {
    writeln!(out, "{indent}period: {}", fact.when.words())?;
    writeln!(out, "{indent}place: {}", fact.place.words())
}

fn told(places: &[Places<'_>], telling: &Telling) -> String {
    format!("{} {}", telling.value, sources(places, telling))
}

/// `a.txt:3、b.txt:12`
fn sources(places: &[Places<'_>], telling: &Telling) -> String {
    let told = telling.places.iter().filter_map(|(document, claim)| {
        let places = places.get(*document)?;
        let line = places.claim(*claim)?.line;
        Some(format!("{}:{line}", places.draft().document.name))
    });
    let told: Vec<String> = told.collect();
    // A name may hold what would end the line of a comment.
    told.join("、").replace(char::is_control, " ")
}

/// A string of JSON is one of YAML.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
