//! Text of drafts inside Markdown.

use super::layout::printable;

/// The text in one line that Markdown shows as it is: marks are escaped, also `|` of tables, and
/// nothing in it becomes HTML, a link, a mention of a person or the number of an issue.
pub fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        match character {
            '\r' => {}
            '\n' | '\t' => shown.push(' '),
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            // A comment parts the mark from what it would refer to.
            '@' | '#' => shown.extend([character.encode_utf8(&mut [0; 4]), "<!-- -->"]),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '!' | '$' => {
                shown.extend(['\\', character]);
            }
            ':' if text.get(at..).is_some_and(|rest| rest.starts_with("://")) => {
                shown.push_str("&#58;")
            }
            other => shown.push(printable(other)),
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_lose_their_meaning() {
        assert_eq!(
            escaped("约*5*|6\r\n<b>&`x`"),
            r"约\*5\*\|6 &lt;b&gt;&amp;\`x\`"
        );
        assert_eq!(
            escaped("@某人 #12 https://a.cn 2:1"),
            "@<!-- -->某人 #<!-- -->12 https&#58;//a.cn 2:1"
        );
    }

    #[test]
    fn what_steers_a_terminal_is_defused() {
        assert_eq!(escaped("a\x1b[1m"), "a\u{fffd}\\[1m");
    }
}
