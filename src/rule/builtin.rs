//! The rule files embedded in the binary.

use super::RuleFile;

/// Every built-in rule file by name: add a line here for a new file in `rules/`.
const FILES: &[(&str, &str)] = &[
    ("bounds.yaml", include_str!("../../rules/bounds.yaml")),
    ("change.yaml", include_str!("../../rules/change.yaml")),
    ("date.yaml", include_str!("../../rules/date.yaml")),
    ("listing.yaml", include_str!("../../rules/listing.yaml")),
    ("per_unit.yaml", include_str!("../../rules/per_unit.yaml")),
    ("repeat.yaml", include_str!("../../rules/repeat.yaml")),
    ("share.yaml", include_str!("../../rules/share.yaml")),
    ("sum.yaml", include_str!("../../rules/sum.yaml")),
];

/// The built-in rule files; their names begin with `builtin:`.
pub fn builtin() -> Vec<RuleFile> {
    FILES
        .iter()
        .map(|(name, text)| RuleFile {
            name: format!("builtin:{name}"),
            text: (*text).to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammar;
    use crate::language::Language;

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
