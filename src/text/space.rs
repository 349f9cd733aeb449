//! Blanks: which ones the normalised text keeps.

use super::script::is_han;

/// A run of white space inside a block.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Gap {
    /// Byte offsets in the original.
    pub start: usize,
    pub end: usize,
    /// In characters, those of no width apart.
    pub width: u32,
    /// A tab stands in it.
    pub tab: bool,
    pub line_break: bool,
}

/// This many blanks set columns apart; fewer are a habit of typing.
const COLUMN_GAP: u32 = 3;

impl Gap {
    /// Reads the white space at the start of `rest`, which stands at `start`; its length may be 0.
    pub fn read(rest: &str, start: usize) -> Gap {
        let mut gap = Gap {
            start,
            end: start,
            ..Gap::default()
        };
        for character in rest.chars() {
            match character {
                '\n' | '\r' => gap.line_break = true,
                '\t' => gap.tab = true,
                _ if is_zero_width(character) => {}
                _ if character.is_whitespace() => gap.width += 1,
                _ => break,
            }
            gap.end += character.len_utf8();
        }
        gap
    }

    /// This gap and the one that follows it across a mark of Markdown.
    pub fn join(self, next: Gap) -> Gap {
        Gap {
            start: self.start,
            end: next.end,
            width: self.width + next.width,
            tab: self.tab || next.tab,
            line_break: self.line_break || next.line_break,
        }
    }

    /// Whether one blank stays between `before` and `after`.
    pub fn stays(self, before: char, after: char) -> bool {
        if self.line_break {
            return before.is_ascii_alphanumeric() && after.is_ascii_alphanumeric();
        }
        if self.width == 0 && !self.tab {
            return false;
        }
        if self.tab || self.width >= COLUMN_GAP {
            return true;
        }
        let figure_and_word =
            before.is_ascii_digit() && is_han(after) || is_han(before) && after.is_ascii_digit();
        let figure_and_sign =
            before.is_ascii_digit() && matches!(after, '%' | '‰' | '℃' | '°' | '％');
        !figure_and_word && !figure_and_sign
    }

    /// Whether it can set apart the groups of three digits of one figure.
    pub fn groups_digits(self) -> bool {
        self.width == 1 && !self.tab && !self.line_break
    }
}

/// Characters without width that end up inside words: zero-width space and joiners, soft hyphen,
/// a byte-order mark in the middle of a text.
fn is_zero_width(character: char) -> bool {
    matches!(
        character,
        '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{AD}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_between_figures_and_words_go() {
        let stays = |gap: &str, before, after| Gap::read(gap, 0).stays(before, after);
        assert!(!stays(" ", '6', '家'));
        assert!(!stays("\u{3000}", '年', '5'));
        assert!(!stays(" ", '5', '%'));
        assert!(!stays("\r\n  ", '国', '人'));
        assert!(!stays("\u{200B}", 'a', 'b'));
        assert!(stays(" ", 'P', 'p'));
        assert!(stays(" ", '路', '砥'));
        assert!(stays("\t", '市', '1'));
        assert!(stays("\n", 'a', 'b'));
    }
}
