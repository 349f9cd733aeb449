//! What a comment addressed to heshu says: `allow RULE[,RULE…] REASON`.

use crate::check::SuppressionFault;

/// A comment as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Directive<'t> {
    /// It is for all of the draft, not for the next block.
    pub whole_file: bool,
    /// At least one.
    pub rules: Vec<&'t str>,
    /// Not empty.
    pub reason: &'t str,
}

/// The first word of a comment, and whether it is for the whole draft.
const WORDS: [(&str, bool); 4] = [
    ("allow", false),
    ("允许", false),
    ("allow-file", true),
    ("全文允许", true),
];

/// Reads the content of a comment.
///
/// # Errors
/// What it lacks, or the word that means nothing.
pub fn read(content: &str) -> Result<Directive<'_>, SuppressionFault> {
    let (word, rest) = first_word(content);
    let Some((_, whole_file)) = WORDS.iter().find(|(known, _)| *known == word) else {
        return Err(SuppressionFault::UnknownWord {
            written: word.to_owned(),
        });
    };
    let (list, reason) = first_word(rest);
    let rules: Vec<&str> = list
        .split([',', '，', '、'])
        .filter(|rule| !rule.is_empty())
        .collect();
    match (rules.is_empty(), reason.is_empty()) {
        (true, _) => Err(SuppressionFault::NoRule),
        (false, true) => Err(SuppressionFault::NoReason {
            rule: list.to_owned(),
        }),
        (false, false) => Ok(Directive {
            whole_file: *whole_file,
            rules,
            reason,
        }),
    }
}

/// The word at the start, and what follows it without the white space around.
fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim();
    match text.split_once(char::is_whitespace) {
        Some((word, rest)) => (word, rest.trim()),
        None => (text, ""),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_and_reasons() {
        let read = |content| read(content).map(|d| (d.whole_file, d.rules, d.reason));
        assert_eq!(
            read("allow sum-of-parts 原文如此， 已核对"),
            Ok((false, vec!["sum-of-parts"], "原文如此， 已核对"))
        );
        assert_eq!(
            read("全文允许 a，b、c\n转引自\n年报"),
            Ok((true, vec!["a", "b", "c"], "转引自\n年报"))
        );
    }

    #[test]
    fn what_a_comment_may_lack() {
        assert_eq!(read("allow"), Err(SuppressionFault::NoRule));
        assert_eq!(read("allow-file , 原因"), Err(SuppressionFault::NoRule));
        let rule = "a,b".to_owned();
        assert_eq!(read("允许 a,b "), Err(SuppressionFault::NoReason { rule }));
        let written = "disable".to_owned();
        assert_eq!(
            read("disable a 原因"),
            Err(SuppressionFault::UnknownWord { written })
        );
    }
}
