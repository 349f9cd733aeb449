//! Laying out text by display width: a Chinese character takes two columns.

use std::io::{self, Write};

use unicode_width::UnicodeWidthChar;

/// Columns that a character takes.
pub fn char_width(character: char) -> usize {
    character.width().unwrap_or(0)
}

/// Columns that a text takes.
pub fn text_width(text: &str) -> usize {
    text.chars().map(char_width).sum()
}

/// A character as it may be printed: one that could steer the terminal, or turn the direction of
/// the line, is replaced.
pub const fn printable(character: char) -> char {
    match character {
        '\t' => ' ',
        '\0'..='\x1f' | '\x7f'..='\u{9f}' => '\u{fffd}',
        '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        other => other,
    }
}

/// The text with every character printable.
pub fn printable_text(text: &str) -> String {
    text.chars().map(printable).collect()
}

/// Marks that do not begin a line.
const CLOSING: &str = "，。、；：？！）》」』】”’％%…,.;:?!)";

/// Writes `text` after `head` (already printed, of `head_width` columns) and goes on below it,
/// indented by `indent`, wherever the line would pass `width`. Breaks at spaces and between wide
/// characters, never before a closing mark.
pub fn write_wrapped(
    out: &mut dyn Write,
    text: &str,
    head_width: usize,
    indent: usize,
    width: usize,
) -> io::Result<()> {
    let width = width.max(indent + 8);
    let mut column = head_width;
    // Blanks are written only once something follows them on the line.
    let mut blanks = 0;
    for piece in pieces(text) {
        let shown = piece.trim_end_matches(' ');
        if column + blanks + text_width(shown) > width && column > indent {
            write!(out, "\n{:indent$}", "")?;
            (column, blanks) = (indent, 0);
        }
        write!(out, "{:blanks$}", "")?;
        for character in shown.chars() {
            write!(out, "{}", printable(character))?;
        }
        column += blanks + text_width(shown);
        blanks = piece.len() - shown.len();
    }
    writeln!(out)
}

/// Cuts a text where a line may break.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut characters = rest.char_indices();
        let (_, mut previous) = characters.next()?;
        let end = characters
            .find(|(_, next)| {
                let breaks = breaks_between(previous, *next);
                previous = *next;
                breaks
            })
            .map_or(rest.len(), |(offset, _)| offset);
        let (piece, after) = rest.split_at(end);
        rest = after;
        Some(piece)
    })
}

fn breaks_between(previous: char, next: char) -> bool {
    if CLOSING.contains(next) || next == ' ' {
        return false;
    }
    previous == ' '
        || (char_width(previous) == 2 && !"（《「『【".contains(previous))
        || (char_width(next) == 2 && !previous.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wrapped(text: &str, head: usize, indent: usize, width: usize) -> String {
        let mut out = Vec::new();
        write_wrapped(&mut out, text, head, indent, width).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn wraps_by_columns_and_not_before_closing_marks() {
        let text = wrapped("文中写八成，应为七成，请核对。", 0, 2, 12);
        assert_eq!(text, "文中写八成，\n  应为七成，\n  请核对。\n");
        assert!(text.lines().all(|line| text_width(line) <= 12));
    }

    #[test]
    fn keeps_a_figure_with_its_unit() {
        assert_eq!(wrapped("按32家÷46家", 0, 0, 9), "按32家\n÷46家\n");
    }

    #[test]
    fn a_text_that_could_steer_the_terminal_is_defused() {
        assert_eq!(printable_text("a\x1b[2J\u{202e}b"), "a\u{fffd}[2J\u{fffd}b");
    }
}
