//! The rule files embedded in the binary.

use super::{Rule, RuleFile};

/// A rule file with its trees, which the build script packed.
struct Embedded {
    name: &'static str,
    text: &'static str,
    whole: &'static [u8],
    without_examples: &'static [u8],
}

macro_rules! embedded {
    ($($name:literal)*) => {
        &[$(Embedded {
            name: concat!($name, ".yaml"),
            text: include_str!(concat!("../../rules/", $name, ".yaml")),
            whole: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".whole")),
            without_examples: include_bytes!(concat!(env!("OUT_DIR"), "/", $name, ".bare")),
        }),*]
    };
}

/// Every built-in rule file: add a line here for a new file in `rules/`.
const FILES: &[Embedded] = embedded! {
    "age"
    "balance"
    "bounds"
    "change"
    "change_of_parts"
    "clinical"
    "comparison"
    "conversion"
    "date"
    "duration"
    "exception"
    "feasible"
    "elsewhere"
    "listing"
    "medals"
    "multiple"
    "per_unit"
    "points"
    "property"
    "repeat"
    "score"
    "share"
    "structure"
    "sum"
    "table"
    "vote"
    "usage_change"
    "usage_date"
    "usage_form"
    "usage_hedge"
    "usage_list"
    "usage_range"
    "suppression"
    "usage_unit"
};

/// What the names of built-in files begin with.
const PREFIX: &str = "builtin:";

/// Whether the rule comes with heshu.
pub fn is_builtin(rule: &Rule) -> bool {
    rule.origin.0.starts_with(PREFIX)
}

/// The built-in rule files; their names begin with `builtin:`.
pub fn builtin() -> Vec<RuleFile> {
    files(|file| file.whole)
}

/// The same for runs that do not need the examples, which are most of what there is to load.
pub fn builtin_without_examples() -> Vec<RuleFile> {
    files(|file| file.without_examples)
}

fn files(tree_of: fn(&Embedded) -> &'static [u8]) -> Vec<RuleFile> {
    let file = |file: &Embedded| {
        let name = format!("{PREFIX}{}", file.name);
        RuleFile::read_before(name, file.text, tree_of(file))
    };
    FILES.iter().map(file).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammar;
    use crate::language::Language;
    use crate::rule::{Example, Expect};

    #[test]
    fn the_built_in_rules_load() {
        let errors = super::super::load(&builtin(), &Grammar::new())
            .err()
            .unwrap_or_default();
        let said: Vec<String> = errors
            .iter()
            .map(|error| format!("{} {}", error.place(), error.words(Language::English).label))
            .collect();
        assert_eq!(said, Vec::<String>::new());
    }

    #[test]
    fn leaving_out_the_examples_changes_nothing_else() {
        let grammar = Grammar::new();
        let mut whole = super::super::load(&builtin(), &grammar).unwrap();
        assert!(whole.rules.iter().all(|rule| !rule.tests.is_empty()));
        for rule in &mut whole.rules {
            rule.tests.clear();
            rule.test_facts = Default::default();
        }
        let cut = super::super::load(&builtin_without_examples(), &grammar).unwrap();
        assert_eq!(format!("{cut:?}"), format!("{whole:?}"));
    }

    /// A rule that only confirms reports nothing, and has no example of what it would report.
    #[test]
    fn every_rule_says_why_and_has_three_examples_of_each_kind() {
        const FEWEST: usize = 3;
        let rules = super::super::load(&builtin(), &Grammar::new()).unwrap();
        let lacking: Vec<&str> = rules
            .rules
            .iter()
            .filter(|rule| {
                let good = rule.tests.iter().filter(|e| e.expect == Expect::Ok).count();
                let bad = rule.tests.len() - good;
                let placed = |e: &&Example| e.expect != Expect::Bad { at: None };
                rule.why.is_none()
                    || good < FEWEST
                    || bad < FEWEST && !rule.confirm_only
                    || !rule.tests.iter().all(|example| placed(&example))
            })
            .map(|rule| rule.id.as_str())
            .collect();
        assert_eq!(lacking, Vec::<&str>::new());
    }

    #[test]
    fn every_file_of_the_folder_is_embedded() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/rules");
        let mut found: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name.ends_with(".yaml"))
            .collect();
        found.sort();
        let mut embedded: Vec<&str> = FILES.iter().map(|file| file.name).collect();
        embedded.sort_unstable();
        assert_eq!(found, embedded);
    }
}
