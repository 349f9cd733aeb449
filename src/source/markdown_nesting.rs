//! How deep the lists and quotations of a Markdown text are nested.
//!
//! To read a line, the parser goes through everything that is open around it. Where everything is
//! inside everything else, that is the square of the text's length, so there is a limit.

/// Levels of lists and quotations; far beyond what a person writes.
pub(super) const DEEPEST: usize = 100;

/// The first line, counted from 1, where lists and quotations may be nested deeper than
/// [`DEEPEST`]. Takes one look at how each line begins.
pub(super) fn too_deep(text: &str) -> Option<usize> {
    let mut depth = 0;
    let mut number = 1;
    let mut start = 0;
    let bytes = text.as_bytes();
    for end in memchr::memchr2_iter(b'\n', b'\r', bytes).chain([bytes.len()]) {
        let line = bytes.get(start..end).unwrap_or_default();
        let Opening { markers, columns } = Opening::of(line);
        if markers > 0 {
            // A list goes on only where the line is indented by two columns for each level.
            depth = (depth + markers).min(markers + columns / 2);
        }
        if depth > DEEPEST {
            return Some(number);
        }
        number += usize::from(bytes.get(end) == Some(&b'\n'));
        start = end + 1;
    }
    None
}

/// How a line begins.
#[derive(Default)]
struct Opening {
    /// Signs of quotations and list items.
    markers: usize,
    /// Columns of white space before and between them.
    columns: usize,
}

impl Opening {
    fn of(line: &[u8]) -> Self {
        let mut opening = Opening::default();
        let mut rest = line;
        let mut may_be_break = true;
        while let [first, after @ ..] = rest {
            let length = match first {
                b' ' => {
                    opening.columns += 1;
                    1
                }
                b'\t' => {
                    opening.columns += 4;
                    1
                }
                b'>' => {
                    opening.markers += 1;
                    1
                }
                b'-' | b'*' | b'+' if is_blank(after.first()) => {
                    // `* * * * *` parts sections.
                    if std::mem::take(&mut may_be_break) && is_only(*first, rest) {
                        return opening;
                    }
                    opening.markers += 1;
                    1
                }
                b'0'..=b'9' => match number(rest) {
                    Some(length) => {
                        opening.markers += 1;
                        length
                    }
                    None => return opening,
                },
                _ => return opening,
            };
            rest = rest.get(length..).unwrap_or_default();
        }
        opening
    }
}

/// The length of `12.` or `12)` with a blank after it.
fn number(rest: &[u8]) -> Option<usize> {
    let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mark = rest.get(digits).is_some_and(|byte| b".)".contains(byte));
    (mark && digits < 10 && is_blank(rest.get(digits + 1))).then_some(digits + 1)
}

fn is_blank(byte: Option<&u8>) -> bool {
    byte.is_none_or(|byte| b" \t".contains(byte))
}

fn is_only(sign: u8, rest: &[u8]) -> bool {
    rest.iter()
        .all(|byte| *byte == sign || is_blank(Some(byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_texts_are_not_deep() {
        let breaks = "* ".repeat(300) + "\n" + &"- ".repeat(300);
        let indented = format!("{}一句话\n", " ".repeat(600)).repeat(300);
        let siblings = "      - 甲\n".repeat(500);
        let list: String = (0..90).map(|level| "  ".repeat(level) + "- 甲\n").collect();
        for text in [breaks, indented, siblings, list, "2020. 年\n".repeat(500)] {
            assert_eq!(too_deep(&text), None);
        }
    }

    #[test]
    fn the_line_that_goes_too_deep_is_found() {
        let list: String = (0..120)
            .map(|level| "  ".repeat(level) + "- 甲\n")
            .collect();
        assert_eq!(too_deep(&list), Some(101));
        for deep in [
            ">".repeat(101),
            "> ".repeat(101),
            "- ".repeat(101) + "甲",
            "1. ".repeat(101) + "甲",
            "> * 2) ".repeat(34),
        ] {
            assert_eq!(
                too_deep(&format!("甲\r\n乙\n{deep}\n丙")),
                Some(3),
                "{deep}"
            );
            // A line may end with a carriage return alone.
            assert!(too_deep(&format!("甲\r{deep}")).is_some());
        }
    }
}
