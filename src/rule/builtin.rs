//! The rule files embedded in the binary.

use super::{Rule, RuleFile};

/// Every built-in rule file by name: add a line here for a new file in `rules/`.
const FILES: &[(&str, &str)] = &[
    ("age.yaml", include_str!("../../rules/age.yaml")),
    ("balance.yaml", include_str!("../../rules/balance.yaml")),
    ("bounds.yaml", include_str!("../../rules/bounds.yaml")),
    ("change.yaml", include_str!("../../rules/change.yaml")),
    (
        "conversion.yaml",
        include_str!("../../rules/conversion.yaml"),
    ),
    ("date.yaml", include_str!("../../rules/date.yaml")),
    ("duration.yaml", include_str!("../../rules/duration.yaml")),
    ("exception.yaml", include_str!("../../rules/exception.yaml")),
    ("feasible.yaml", include_str!("../../rules/feasible.yaml")),
    ("elsewhere.yaml", include_str!("../../rules/elsewhere.yaml")),
    ("listing.yaml", include_str!("../../rules/listing.yaml")),
    ("multiple.yaml", include_str!("../../rules/multiple.yaml")),
    ("per_unit.yaml", include_str!("../../rules/per_unit.yaml")),
    ("points.yaml", include_str!("../../rules/points.yaml")),
    ("repeat.yaml", include_str!("../../rules/repeat.yaml")),
    ("share.yaml", include_str!("../../rules/share.yaml")),
    ("sum.yaml", include_str!("../../rules/sum.yaml")),
    ("table.yaml", include_str!("../../rules/table.yaml")),
    (
        "usage_change.yaml",
        include_str!("../../rules/usage_change.yaml"),
    ),
    (
        "usage_date.yaml",
        include_str!("../../rules/usage_date.yaml"),
    ),
    (
        "usage_form.yaml",
        include_str!("../../rules/usage_form.yaml"),
    ),
    (
        "usage_hedge.yaml",
        include_str!("../../rules/usage_hedge.yaml"),
    ),
    (
        "usage_list.yaml",
        include_str!("../../rules/usage_list.yaml"),
    ),
    (
        "usage_range.yaml",
        include_str!("../../rules/usage_range.yaml"),
    ),
    (
        "suppression.yaml",
        include_str!("../../rules/suppression.yaml"),
    ),
    (
        "usage_unit.yaml",
        include_str!("../../rules/usage_unit.yaml"),
    ),
];

/// What the names of built-in files begin with.
const PREFIX: &str = "builtin:";

/// Whether the rule comes with heshu.
pub fn is_builtin(rule: &Rule) -> bool {
    rule.origin.0.starts_with(PREFIX)
}

/// The built-in rule files; their names begin with `builtin:`.
pub fn builtin() -> Vec<RuleFile> {
    files(str::to_owned)
}

/// The built-in rule files without their examples, for runs that do not need them: examples are
/// most of the text, and reading YAML is most of the start-up time.
pub fn builtin_without_examples() -> Vec<RuleFile> {
    files(without_examples)
}

fn files(text_of: fn(&str) -> String) -> Vec<RuleFile> {
    FILES
        .iter()
        .map(|(name, text)| RuleFile {
            name: format!("{PREFIX}{name}"),
            text: text_of(text),
        })
        .collect()
}

/// The text with the lines of every `tests:` of a rule left empty, so that the lines keep their
/// numbers. Built-in files are known to be written with this indentation; a test holds them to it.
fn without_examples(text: &str) -> String {
    const KEY: &str = "    tests:";
    const DEEPER: &str = "     ";
    let mut kept = String::with_capacity(text.len());
    let mut inside = false;
    for line in text.lines() {
        inside = line == KEY || inside && (line.is_empty() || line.starts_with(DEEPER));
        if !inside {
            kept.push_str(line);
        }
        kept.push('\n');
    }
    kept
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
        let mut embedded: Vec<&str> = FILES.iter().map(|(name, _)| *name).collect();
        embedded.sort_unstable();
        assert_eq!(found, embedded);
    }
}
