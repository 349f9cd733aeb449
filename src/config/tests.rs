//! What configurations do.

use super::{Config, read};
use crate::grammar::{Exact, Grammar};
use crate::rule::{RuleFile, RuleSet, Severity, builtin_without_examples, load};

fn compiled(text: &str) -> (Config, RuleSet) {
    let unfinished = read(RuleFile::new("heshu.yaml", text.to_owned()));
    let grammar = Grammar::with(&unfinished.words().vocabulary);
    let rules = load(&builtin_without_examples(), &grammar).unwrap();
    match unfinished.finish(&rules) {
        Ok(config) => (config, rules),
        Err(errors) => panic!("{errors:?}"),
    }
}

/// The severity of a rule in a draft; `None` when it does not apply.
fn severity(text: &str, draft: &str, rule: &str) -> Option<Severity> {
    let (config, rules) = compiled(text);
    let settings = config.settings(&config.overrides_for(draft));
    let applied = settings.apply(rules.clone());
    let found = applied.rules.iter().find(|known| known.id == rule);
    found.map(|rule| rule.severity)
}

#[test]
fn an_empty_configuration_changes_nothing() {
    for text in ["", "# 以后再写\n"] {
        let (config, rules) = compiled(text);
        assert_eq!(
            config.settings(&[]).apply(rules.clone()).rules.len(),
            rules.rules.len()
        );
    }
}

#[test]
fn what_is_said_of_a_rule_counts_more_than_what_is_said_of_its_pack() {
    let text = "severity: { weekday-of-date: warning, date: off, sum: info }";
    assert_eq!(
        severity(text, "一.txt", "weekday-of-date"),
        Some(Severity::Warning)
    );
    assert_eq!(severity(text, "一.txt", "date-exists"), None);
}

#[test]
fn packs_leave_the_others_out() {
    let text = "packs: [sum, share]";
    assert_eq!(severity(text, "一.txt", "date-exists"), None);
    let (config, rules) = compiled(text);
    let applied = config.settings(&[]).apply(rules.clone());
    assert!(!applied.rules.is_empty());
    // What watches over the allowing of findings stays.
    let mut checking = applied
        .rules
        .iter()
        .filter(|rule| !rule.is_about_suppressions());
    assert!(checking.all(|rule| ["sum", "share"].contains(&rule.pack.as_str())));
    assert!(
        applied
            .rules
            .iter()
            .any(|rule| rule.is_about_suppressions())
    );
}

#[test]
fn later_overrides_win_and_only_where_they_match() {
    let text = "\
severity: { weekday-of-date: warning }
overrides:
  - paths: [\"简报/**\"]
    severity: { date: info }
  - paths: [\"*.md\"]
    severity: { weekday-of-date: off }
    packs: [date]
";
    let of = |draft| severity(text, draft, "weekday-of-date");
    assert_eq!(of("一.txt"), Some(Severity::Warning));
    assert_eq!(of("简报/一.txt"), Some(Severity::Info));
    assert_eq!(of("简报/一.md"), None);
    assert_eq!(
        severity(text, "简报/一.md", "date-exists"),
        Some(Severity::Info)
    );
}

#[test]
fn widths_of_hedges_are_exact() {
    let (config, _) = compiled("hedges: { about: 12.5%, near: 1/3 }\ntruncation: false\n");
    let hedges = config.settings(&[]).hedges();
    assert_eq!(Some(hedges.about), Exact::ratio(1, 8));
    assert_eq!(Some(hedges.near), Exact::ratio(1, 3));
    assert!(!hedges.truncation);
}

#[test]
fn words_are_brought_into_the_form_of_texts() {
    let file = RuleFile::new(
        "heshu.yaml",
        "units: [{ name: 菌種, aliases: ＪＺＢ, of: 个, factor: 3 }]\n\
               phrases: [“１＋６”工程]\ncues: { total: 統共 }\n"
            .to_owned(),
    );
    let unfinished = read(file);
    let words = unfinished.words();
    assert_eq!(words.vocabulary.units[0].words, ["菌种", "JZB"]);
    assert_eq!(words.vocabulary.units[0].factor, (3, 1));
    assert_eq!(words.vocabulary.phrases, ["“1+6”工程"]);
    assert_eq!(words.cues[0].word, "统共");
    assert_eq!(unfinished.into_errors(), []);
}
