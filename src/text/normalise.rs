//! Builds the normalised view: one pass over the prose, copying unchanged runs whole.

use super::figure::{self, Groups};
use super::portion::Portion;
use super::script::{Simplifier, is_han, number};
use super::space::Gap;
use super::{Block, BlockKind, Span, Text, cut, ruby};

pub(super) struct Normaliser<'a> {
    source: &'a str,
    text: Text,
    simplifier: &'static Simplifier,
    /// The document has ruby.
    ruby: bool,
    /// Where the block being built starts in the normalised text.
    block_start: usize,
    /// White space at the end of what was read, kept or dropped when it is known what follows.
    gap: Option<Gap>,
    /// Where in the block, as written, the last white space was dropped.
    dropped: Option<usize>,
    section: u32,
    /// The end of the last piece read, in the original.
    last_end: usize,
    /// Its value when the first block began.
    before: usize,
}

/// What a byte of the original asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// To be copied, this many bytes at a time.
    Copy1,
    Copy2,
    Copy3,
    Copy4,
    /// The first byte of an ideograph that may be Traditional.
    Ideograph,
    /// White space, or the first byte of some.
    Space,
    /// A mark that may group digits.
    Comma,
    /// `(`, `?`, `|` and small letters, which may start a ruby.
    Ruby,
    /// The first byte of a mark such as `。` or `“`, hardly ever one to be changed.
    Mark,
    /// The first byte of what may be a full-width form.
    Form,
    /// The first byte of something to be looked at as a character.
    Other,
}

const CLASSES: [Class; 256] = {
    let mut classes = [Class::Copy1; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' | b'\t' | b'\n' | b'\r' | 0x0B | 0x0C => Class::Space,
            b',' | b'\'' => Class::Comma,
            b'(' | b'?' | b'|' | b'a'..=b'z' => Class::Ruby,
            0x00..=0xC1 => Class::Copy1,
            0xC2..=0xCC => Class::Other,
            0xCD..=0xDF => Class::Copy2,
            0xE2 | 0xE3 => Class::Mark,
            0xEF => Class::Form,
            0xE4..=0xE9 => Class::Ideograph,
            0xE0..=0xEF => Class::Copy3,
            _ => Class::Copy4,
        };
        byte += 1;
    }
    classes
};

impl<'a> Normaliser<'a> {
    /// To normalise blocks of `source` with `size` bytes in all, which follow a piece that ends at
    /// `last_end`. `ruby` says that the document has ruby.
    pub fn new(source: &'a str, ruby: bool, size: usize, last_end: usize) -> Self {
        Normaliser {
            source,
            text: Text::with_room(size),
            simplifier: Simplifier::get(),
            ruby,
            block_start: 0,
            gap: None,
            dropped: None,
            section: 0,
            last_end,
            before: last_end,
        }
    }

    pub fn finish(self) -> Portion {
        Portion {
            text: self.text,
            before: self.before,
            sections: self.section,
        }
    }

    pub fn block(&mut self, kind: BlockKind, pieces: &[Span]) {
        let before = (self.text.normal.len(), self.text.map.len());
        if self.text.blocks.is_empty() {
            self.before = self.last_end;
        } else {
            self.text.separate_blocks(self.source, self.last_end);
        }
        self.block_start = self.text.normal.len();
        for piece in pieces {
            self.piece(piece.start as usize, piece.end as usize);
        }
        (self.gap, self.dropped) = (None, None);
        let end = self.text.normal.len();
        if end == self.block_start {
            self.text.normal.truncate(before.0);
            self.text.map.truncate(before.1);
            return;
        }
        self.section += u32::from(matches!(kind, BlockKind::Heading(_)));
        let span = Span::new(self.block_start as u32, end as u32);
        self.text.blocks.push(Block {
            kind,
            span,
            section: self.section,
        });
        cut::cut_block(&mut self.text, self.block_start, end);
    }

    fn normal_end(&self) -> u32 {
        self.text.normal.len() as u32
    }

    /// What was written of the block so far.
    fn written(&self) -> &str {
        self.text.normal.get(self.block_start..).unwrap_or_default()
    }

    fn rest(&self, at: usize, end: usize) -> &str {
        self.source.get(at..end).unwrap_or_default()
    }

    fn piece(&mut self, start: usize, end: usize) {
        let bytes = self.source.as_bytes();
        let end = end.min(bytes.len());
        self.last_end = end;
        if let Some(gap) = self.gap {
            let more = Gap::read(self.rest(start, end), start);
            self.gap = Some(gap.join(more));
            if more.end >= end {
                return;
            }
            let after_gap = self.close_gap(more.end, end);
            return self.run(after_gap, end);
        }
        self.run(start, end);
    }

    fn run(&mut self, start: usize, end: usize) {
        let bytes = self.source.as_bytes().get(..end).unwrap_or_default();
        let mut copied = start;
        let mut at = start;
        while at < end {
            match CLASSES[bytes[at] as usize] {
                Class::Copy1 => at += 1,
                Class::Copy2 => at += 2,
                Class::Copy3 => at += 3,
                Class::Copy4 => at += 4,
                Class::Ideograph => match self.simplifier.same_length(bytes, at) {
                    0 => {
                        if let Some(simplified) = self.simplified(at) {
                            self.copy(copied, at);
                            // The same length: the map need not know.
                            self.text.map.same(self.normal_end(), at as u32);
                            self.text.normal.push(simplified);
                            self.text.converted += 1;
                            copied = at + 3;
                        }
                        at += 3;
                    }
                    same => at += same,
                },
                Class::Mark if is_unchanged_mark(bytes, at) => at += 3,
                Class::Form if self.is_plain_form(at, copied) => {
                    self.copy(copied, at);
                    self.narrow(at);
                    at += 3;
                    copied = at;
                }
                Class::Ruby if !self.ruby => at += 1,
                Class::Comma if !self.may_group(at, at + 1, copied) => at += 1,
                _ => {
                    self.copy(copied, at);
                    at = self.special(at, end);
                    copied = at;
                }
            }
        }
        self.copy(copied, end);
    }

    fn simplified(&self, at: usize) -> Option<char> {
        let bytes = self.source.as_bytes().get(at..at + 3)?;
        self.simplifier.simplify(number(bytes))
    }

    /// Whether the mark at `at..next` may stand between groups of digits.
    fn may_group(&self, at: usize, next: usize, copied: usize) -> bool {
        let after = self.source.as_bytes().get(next..).unwrap_or_default();
        self.is_after_digit(at, copied) && figure::may_be_group(after)
    }

    /// Whether a digit stands right before `at`, in what is not yet copied or in what is.
    fn is_after_digit(&self, at: usize, copied: usize) -> bool {
        let before = if at > copied {
            self.source.as_bytes().get(at - 1)
        } else {
            self.written().as_bytes().last()
        };
        before.is_some_and(u8::is_ascii_digit)
    }

    /// Whether a full-width form that is to become half-width, whatever stands around it, starts
    /// at `at`.
    fn is_plain_form(&self, at: usize, copied: usize) -> bool {
        match self.source.as_bytes().get(at..at + 3) {
            Some([_, 0xBC, 0x8C]) => !self.may_group(at, at + 3, copied),
            Some([_, 0xBC, 0x88 | 0x9F]) => !self.ruby,
            Some([_, 0xBC, 0x81..=0xBF] | [_, 0xBD, 0x80..=0x9E]) => true,
            _ => false,
        }
    }

    /// Writes the full-width form at `at` half-width.
    fn narrow(&mut self, at: usize) {
        if let Some([_, second, third]) = self.source.as_bytes().get(at..at + 3) {
            let half = (second & 0x3F) << 6 | third & 0x3F;
            self.text.map.wide(self.normal_end(), at as u32);
            self.text
                .normal
                .push(char::from(half.wrapping_add(0x20) & 0x7F));
        }
    }

    fn copy(&mut self, start: usize, end: usize) {
        if let Some(run) = self.source.get(start..end).filter(|run| !run.is_empty()) {
            self.text.map.same(self.normal_end(), start as u32);
            self.text.normal.push_str(run);
        }
    }

    /// Handles the character at `at`; returns where to read on. Nothing is waiting to be copied.
    fn special(&mut self, at: usize, end: usize) -> usize {
        let rest = self.rest(at, end);
        let Some(character) = rest.chars().next() else {
            return end;
        };
        let next = at + character.len_utf8();
        if let Some(length) = self.ruby_length(rest) {
            return at + length;
        }
        match character {
            ',' | '，' => {
                if let Some(groups) = figure::comma_groups(self.written(), rest) {
                    return self.groups(at, &groups);
                }
            }
            '\'' => {
                if let Some(groups) = figure::apostrophe_groups(self.written(), rest) {
                    return self.groups(at, &groups);
                }
            }
            '·' | '・' | '‧' | '•' | '﹒' if figure::is_decimal_point(self.written(), rest) =>
            {
                self.replace(at, next, ".");
                return next;
            }
            // A circle stands for the zero in 二○二六年. Both take three bytes.
            '○' | '◯'
                if self
                    .written()
                    .chars()
                    .next_back()
                    .is_some_and(is_chinese_digit) =>
            {
                self.text.map.same(self.normal_end(), at as u32);
                self.text.normal.push('〇');
                return next;
            }
            _ => {}
        }
        let gap = Gap::read(rest, at);
        if gap.end > at {
            self.gap = Some(gap);
            return if gap.end >= end {
                end
            } else {
                self.close_gap(gap.end, end)
            };
        }
        match half_width(character) {
            Some(half) if half.is_ascii() && character.len_utf8() == 3 => {
                self.text.map.wide(self.normal_end(), at as u32);
                self.text.normal.push(half);
            }
            Some(half) => self.replace(at, next, half.encode_utf8(&mut [0; 4])),
            None => self.copy(at, next),
        }
        next
    }

    fn ruby_length(&self, rest: &str) -> Option<usize> {
        if !self.ruby {
            return None;
        }
        // The character itself may be destroyed; then only a ruby beyond doubt is taken for one.
        let length = match self.written().chars().next_back() {
            Some(before) if is_han(before) => ruby::damaged_ruby_length(rest),
            _ => ruby::whole_ruby_length(rest),
        }?;
        // Some converters set a blank behind it, also inside a word: 個(ge) 百分點.
        let mut behind = rest.get(length..)?.chars();
        let is_blank = behind.next() == Some(' ') && behind.next().is_some_and(is_han);
        Some(length + usize::from(is_blank))
    }

    /// Writes the digits of the groups, without the marks between them; `at` is where the first
    /// mark stands.
    fn groups(&mut self, at: usize, groups: &Groups) -> usize {
        for start in groups.starts() {
            let mut digit_at = at + start;
            for _ in 0..groups.size {
                let Some((digit, length)) = figure::digit(self.rest(digit_at, self.source.len()))
                else {
                    break;
                };
                if length == 1 {
                    self.text.map.same(self.normal_end(), digit_at as u32);
                } else {
                    self.text.map.wide(self.normal_end(), digit_at as u32);
                }
                self.text.normal.push(digit);
                digit_at += length;
            }
        }
        at + groups.end
    }

    /// Decides on the white space read last, `at` being where the text goes on; returns where to
    /// read on.
    fn close_gap(&mut self, at: usize, end: usize) -> usize {
        let Some(gap) = self.gap.take() else {
            return at;
        };
        let rest = self.rest(at, end);
        let Some(after) = rest.chars().next() else {
            return at;
        };
        let after = half_width(after).unwrap_or(after);
        let Some(before) = self.written().chars().next_back() else {
            return at;
        };
        let may_group =
            gap.groups_digits() && before.is_ascii_digit() && figure::may_be_group(rest.as_bytes());
        if may_group {
            let from_gap = self.rest(gap.start, end);
            if let Some(groups) = figure::space_groups(self.written(), self.dropped, from_gap) {
                return self.groups(gap.start, &groups);
            }
        }
        if before == '.' && !gap.line_break && figure::is_torn_decimal(self.written(), rest) {
            return at;
        }
        if gap.stays(before, after) {
            if gap.end - gap.start == 1 {
                self.text.map.same(self.normal_end(), gap.start as u32);
                self.text.normal.push(' ');
            } else {
                self.replace(gap.start, gap.end, " ");
            }
        } else if !gap.line_break {
            self.dropped = Some(self.written().len());
        }
        at
    }

    fn replace(&mut self, start: usize, end: usize, by: &str) {
        let normal = self.normal_end();
        self.text
            .map
            .replaced(normal, normal + by.len() as u32, start as u32, end as u32);
        self.text.normal.push_str(by);
    }
}

fn is_chinese_digit(character: char) -> bool {
    "〇一二三四五六七八九".contains(character)
}

/// Whether a character of the blocks U+2000 and U+3000 that never changes starts at `at`: quotes,
/// dashes, `。`, `、`, title marks and, above U+2080, signs.
fn is_unchanged_mark(bytes: &[u8], at: usize) -> bool {
    match bytes.get(at..at + 3) {
        Some([0xE2, 0x80, third]) => matches!(third, 0x93..=0x9F | 0xA6),
        Some([0xE2, 0x97, 0x8B | 0xAF]) => false,
        Some([0xE2, second, _]) => *second >= 0x82,
        Some([0xE3, 0x80, third]) => !matches!(third, 0x80 | 0x9C),
        _ => false,
    }
}

/// The half-width form of a full-width character, and a few signs that are written in two ways.
fn half_width(character: char) -> Option<char> {
    match character {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(character as u32 - 0xFEE0),
        // The colon of vertical text, which ratios are sometimes written with.
        '︰' => Some(':'),
        '〜' => Some('~'),
        '﹪' => Some('%'),
        '￥' => Some('¥'),
        '￡' => Some('£'),
        _ => None,
    }
}
