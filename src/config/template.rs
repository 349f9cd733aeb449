//! The configuration that `heshu init` writes.

/// The name of the schema that is written beside it, relative to its folder.
pub const SCHEMA_FILE: &str = ".heshu/heshu.schema.json";

/// A configuration that documents itself: what is set is what holds without it, and lines that
/// begin with `#`, and not with one blank behind it, are examples to be taken out of their comment.
pub fn template() -> &'static str {
    include_str!("template.yaml")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::written::keys;
    use crate::config::{Config, read};
    use crate::grammar::{Grammar, Hedges};
    use crate::rule::{RuleFile, builtin_without_examples, load};

    fn config(text: String) -> Config {
        let unfinished = read(RuleFile::new("heshu.yaml", text));
        let grammar = Grammar::with(&unfinished.words().vocabulary);
        let rules = load(&builtin_without_examples(), &grammar).unwrap();
        unfinished.finish(&rules).unwrap()
    }

    /// `# 说明`, not `#key: …` and, deeper, `#  key: …`.
    fn is_prose(comment: &str) -> bool {
        let text = comment.strip_prefix(' ');
        comment.is_empty() || text.is_some_and(|text| !text.starts_with(' '))
    }

    /// The template with its examples out of their comments.
    fn uncommented() -> String {
        let line = |line: &'static str| match line.strip_prefix('#') {
            Some(example) if !is_prose(example) => example,
            _ => line,
        };
        template().lines().map(line).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn as_it_is_written_it_changes_nothing() {
        let settings = config(template().to_owned()).settings(&[]);
        assert_eq!(settings.hedges(), Hedges::default());
        assert!(settings.packs.is_none() && settings.date.is_none());
    }

    #[test]
    fn its_examples_are_valid_too_and_show_every_key() {
        let text = uncommented();
        let config = config(text.clone());
        let settings = config.settings(&config.overrides_for("简报/一.txt"));
        assert!(settings.packs.is_some() && settings.date.is_some());
        let lists = [keys::CONFIG, keys::OVERRIDE, keys::HEDGES, keys::UNIT];
        for key in lists.into_iter().flatten() {
            let shown = text.lines().any(|line| {
                let line = line.trim_start().trim_start_matches("- ");
                line.starts_with(&format!("{key}:"))
            });
            assert!(shown, "{key}");
        }
    }

    #[test]
    fn editors_find_the_schema() {
        let header = template().lines().next().unwrap();
        assert_eq!(
            header,
            format!("# yaml-language-server: $schema={SCHEMA_FILE}")
        );
    }
}
