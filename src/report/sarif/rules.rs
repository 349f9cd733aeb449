//! What SARIF says of the rules.

use std::collections::HashMap;

use super::message::{MultiformatText, Text};
use super::model::{Configuration, Properties, ReportingDescriptor};
use crate::language::{Language, Term};
use crate::report::markdown_text::escaped;
use crate::report::rule_page::template_in_words;
use crate::rule::{Rule, Severity};

/// The rules of a run, each id once.
pub struct Descriptors {
    all: Vec<ReportingDescriptor>,
    by_id: HashMap<String, usize>,
}

impl Descriptors {
    pub fn new<'a>(rules: impl Iterator<Item = &'a Rule>, language: Language) -> Self {
        let mut descriptors = Descriptors {
            all: Vec::new(),
            by_id: HashMap::new(),
        };
        for rule in rules {
            if !descriptors.by_id.contains_key(&rule.id) {
                descriptors
                    .by_id
                    .insert(rule.id.clone(), descriptors.all.len());
                descriptors.all.push(descriptor(rule, language));
            }
        }
        descriptors
    }

    pub fn all(&self) -> impl Iterator<Item = &ReportingDescriptor> {
        self.all.iter()
    }

    pub fn index(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }
}

/// The level of a result.
pub const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "note",
    }
}

/// Of every rule, beside its pack.
const TAG: &str = "numbers";
/// Of a rule about how a figure is written.
const USAGE_TAG: &str = "usage";

fn descriptor(rule: &Rule, language: Language) -> ReportingDescriptor {
    let mut tags = vec![TAG.to_owned(), rule.pack.clone()];
    if rule.usage && rule.pack != USAGE_TAG {
        tags.push(USAGE_TAG.to_owned());
    }
    ReportingDescriptor {
        id: rule.id.clone(),
        name: pascal_case(&rule.id),
        short_description: Text::new(&rule.title),
        full_description: Text::new(rule.why.as_ref().unwrap_or(&rule.title)),
        help: help(rule, language),
        default_configuration: Configuration {
            level: level(rule.severity),
        },
        properties: Properties {
            tags,
            problem_severity: match rule.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Info => "recommendation",
            },
        },
    }
}

const HELP: Term = Term::new("怎样改：", "Help: ");
const SOURCE: Term = Term::new("依据：", "Source: ");
const MORE: Term = Term::new("规则全文：", "The whole rule: ");

fn help(rule: &Rule, language: Language) -> MultiformatText {
    let template = rule.help.as_ref();
    let help = template.map(|template| template_in_words(template, language));
    let mut text = rule.title.clone();
    let mut markdown = format!("**{}**", escaped(&rule.title));
    let notes = [
        (None, rule.why.clone()),
        (Some(HELP), help),
        (Some(SOURCE), rule.source.clone()),
    ];
    for (head, note) in notes {
        let Some(note) = note else { continue };
        let head = head.map_or("", |head| head.in_language(language));
        text.push_str(&format!("\n{head}{note}"));
        markdown.push_str(&format!("\n\n{head}{}", escaped(&note)));
    }
    let more = MORE.in_language(language);
    let id = &rule.id;
    text.push_str(&format!("\n{more}heshu rules show {id}"));
    markdown.push_str(&format!("\n\n{more}`heshu rules show {id}`"));
    MultiformatText::new(&text, &markdown)
}

/// `rate-of-whole` is `RateOfWhole`.
fn pascal_case(id: &str) -> String {
    let capitalised = |word: &str| {
        let mut characters = word.chars();
        let first = characters.next().map(|first| first.to_ascii_uppercase());
        first.into_iter().chain(characters).collect::<String>()
    };
    id.split('-').map(capitalised).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_in_pascal_case() {
        assert_eq!(pascal_case("rate-of-whole"), "RateOfWhole");
        assert_eq!(pascal_case("a"), "A");
    }
}
