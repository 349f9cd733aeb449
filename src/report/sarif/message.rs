//! Words as SARIF messages hold them: without what a reader of SARIF would take for a placeholder
//! or a link.

use serde::Serialize;

/// A plain text message.
#[derive(Debug, Serialize)]
pub struct Text {
    text: String,
}

/// A message in plain text and in Markdown.
#[derive(Debug, Serialize)]
pub struct MultiformatText {
    text: String,
    markdown: String,
}

impl Text {
    pub fn new(text: &str) -> Text {
        Text {
            text: braces_doubled(&links_undone(text)),
        }
    }
}

impl MultiformatText {
    /// `markdown` has no links but those that are meant.
    pub fn new(text: &str, markdown: &str) -> MultiformatText {
        MultiformatText {
            text: Text::new(text).text,
            markdown: braces_doubled(markdown),
        }
    }
}

/// A brace is written twice, for `{0}` is a placeholder (SARIF 2.1.0, 3.11.5).
fn braces_doubled(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

/// `[甲](1)` is a link in plain text too (3.11.6): the brackets of what looks like one are escaped,
/// and all others stay as they are.
fn links_undone(text: &str) -> String {
    let mut open: Vec<usize> = Vec::new();
    let mut escaped: Vec<usize> = Vec::new();
    let last_end = text.rfind(')').unwrap_or(0);
    let mut characters = text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        match character {
            // In a link it takes its meaning from the sign behind it.
            '\\' if !open.is_empty() => {
                characters.next_if(|(_, next)| matches!(next, '\\' | '[' | ']'));
            }
            '[' => open.push(at),
            ']' if text[at..].starts_with("](") && at < last_end => {
                // Brackets around one that is escaped may be a link in their turn.
                if let Some(start) = open.pop() {
                    escaped.extend([start, at]);
                }
            }
            // Brackets in the words of a link would have to be escaped, so these are in none.
            ']' => open.clear(),
            _ => {}
        }
    }
    escaped.sort_unstable();
    let mut undone = String::with_capacity(text.len() + escaped.len());
    let mut from = 0;
    for at in escaped {
        undone.push_str(&text[from..at]);
        undone.push('\\');
        from = at;
    }
    undone.push_str(&text[from..]);
    undone
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn braces_are_written_twice() {
        assert_eq!(Text::new("{0}应为{甲}").text, "{{0}}应为{{甲}}");
        assert_eq!(MultiformatText::new("", "`{0}`").markdown, "`{{0}}`");
    }

    #[test]
    fn only_what_would_be_a_link_is_escaped() {
        let same = |text| assert_eq!(links_undone(text), text);
        same("国发[2020]3号，见[甲]（乙）");
        same("[甲] (乙)");
        same("甲](乙)");
        same("[甲](乙");
        same(r"[甲\](1)，C:\稿\[1]");
        assert_eq!(links_undone("见[甲](1)。"), r"见\[甲\](1)。");
        assert_eq!(links_undone(r"[甲\\](1)"), r"\[甲\\\](1)");
        assert_eq!(links_undone("[甲](1)[乙](2)"), r"\[甲\](1)\[乙\](2)");
    }

    #[test]
    fn brackets_within_brackets() {
        assert_eq!(links_undone("[甲 [乙](1)"), r"[甲 \[乙\](1)");
        assert_eq!(
            links_undone("[甲 [乙](1) 丙](2)"),
            r"\[甲 \[乙\](1) 丙\](2)"
        );
        assert_eq!(links_undone("[甲 [乙] 丙](2)"), "[甲 [乙] 丙](2)");
    }
}
