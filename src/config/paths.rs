//! Which drafts an override is for.

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::rule::{ConfigFault, Fault, Placed, Reporter};

/// The patterns as one matcher; those at fault are reported and left out.
///
/// A pattern is matched from the configuration's folder. One without a slash is met by a file or
/// folder of that name anywhere, and one that names a folder by all that is in it.
pub fn compile(patterns: &[Placed<String>], reporter: &mut Reporter<'_>) -> GlobSet {
    let mut set = GlobSetBuilder::new();
    for pattern in patterns {
        match globs(&pattern.value) {
            Ok(globs) => globs.into_iter().for_each(|glob| {
                set.add(glob);
            }),
            Err(fault) => reporter.at(pattern.place, Fault::Config(fault)),
        }
    }
    // The patterns are sound one by one; together they can only be too large for a matcher.
    set.build().unwrap_or_else(|_| GlobSet::empty())
}

fn globs(written: &str) -> Result<Vec<globset::Glob>, ConfigFault> {
    let pattern = written.replace('\\', "/");
    let pattern = pattern.trim_start_matches("./").trim_end_matches('/');
    let outside = pattern.starts_with('/')
        || pattern.chars().nth(1) == Some(':')
        || pattern.split('/').any(|part| part == "..");
    if outside || pattern.is_empty() {
        let pattern = written.to_owned();
        return Err(ConfigFault::PatternOutside { pattern });
    }
    let anywhere = if pattern.contains('/') { "" } else { "**/" };
    [
        format!("{anywhere}{pattern}"),
        format!("{anywhere}{pattern}/**"),
    ]
    .iter()
    .map(|glob| {
        let built = GlobBuilder::new(glob).literal_separator(true).build();
        built.map_err(|_| ConfigFault::BadPattern {
            pattern: written.to_owned(),
        })
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, path: &str) -> bool {
        let mut set = GlobSetBuilder::new();
        for glob in globs(pattern).unwrap() {
            set.add(glob);
        }
        set.build().unwrap().is_match(path)
    }

    #[test]
    fn patterns_start_at_the_folder() {
        assert!(matches("简报/**", "简报/五月/一.txt"));
        assert!(!matches("简报/**", "旧稿/简报/一.txt"));
        assert!(matches("简报/*.md", "简报/一.md"));
        assert!(!matches("简报/*.md", "简报/五月/一.md"));
        assert!(matches("稿件/**/终稿.txt", "稿件/终稿.txt"));
    }

    #[test]
    fn a_name_alone_is_met_anywhere_and_a_folder_by_all_in_it() {
        assert!(matches("*.md", "甲/乙/一.md"));
        assert!(matches("简报", "旧稿/简报/一.txt"));
        assert!(matches("简报/", "简报/一.txt"));
        assert!(matches("旧稿/简报", "旧稿/简报/五月/一.txt"));
        assert!(matches("旧稿\\简报", "旧稿/简报/一.txt"));
    }

    #[test]
    fn what_lies_outside_is_refused() {
        for pattern in ["/稿件/**", "../稿件", "C:\\稿件", "稿件/../..", "", "/"] {
            let fault = globs(pattern).unwrap_err();
            assert!(
                matches!(fault, ConfigFault::PatternOutside { .. }),
                "{pattern}"
            );
        }
    }
}
