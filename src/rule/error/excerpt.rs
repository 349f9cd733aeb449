//! The lines around an error, short enough to show whatever the file holds.

use std::ops::Range;

use crate::text::{Span, floor_boundary};

/// Characters of a line shown on either side of the error.
const REACH: usize = 60;

/// The error's line with the lines before and after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    /// Number of its first line, counted from 1.
    pub first_line: u32,
    /// What is at fault, in `text`.
    pub label: Range<usize>,
}

/// `span` moved inside `text` and onto character boundaries, without a line break at its end.
pub fn fitted(text: &str, span: Span) -> Span {
    let start = floor_boundary(text, span.start as usize);
    let end = floor_boundary(text, span.end as usize).max(start);
    let end = start + text[start..end].trim_end().len();
    Span::new(narrow(start), narrow(end))
}

fn narrow(offset: usize) -> u32 {
    u32::try_from(offset).unwrap_or(u32::MAX)
}

impl Excerpt {
    pub(super) fn of(text: &str, span: Span) -> Excerpt {
        let range = span.range();
        let line = line_around(text, range.start);
        let number = memchr::memchr_iter(b'\n', &text.as_bytes()[..line.start]).count();
        let mut excerpt = Excerpt {
            text: String::new(),
            first_line: super::count(number),
            label: 0..0,
        };
        if line.start > 0 {
            excerpt.first_line -= 1;
            excerpt.push_context(text, line_around(text, line.start - 1));
            excerpt.text.push('\n');
        }
        excerpt.push_labelled(text, &line, range);
        if line.end < text.len() {
            let next = line_around(text, line.end + 1);
            if !text[next.clone()].trim().is_empty() {
                excerpt.text.push('\n');
                excerpt.push_context(text, next);
            }
        }
        excerpt
    }

    fn push_context(&mut self, text: &str, line: Range<usize>) {
        let line = text[line].trim_end();
        let shown = forward(line, 0, 2 * REACH);
        self.text.push_str(&line[..shown]);
        if shown < line.len() {
            self.text.push('…');
        }
    }

    /// The error's own line; an error of several lines is labelled on its first.
    fn push_labelled(&mut self, text: &str, line: &Range<usize>, label: Range<usize>) {
        let shown_from = backward(text, label.start, REACH).max(line.start);
        let label_end = label.end.min(line.end).max(label.start);
        let label_end = forward(text, label.start, REACH).min(label_end);
        let shown_to = forward(text, label_end, REACH).min(line.end);
        if shown_from > line.start {
            self.text.push('…');
        }
        let start = self.text.len() + (label.start - shown_from);
        self.text
            .push_str(text[shown_from..shown_to].trim_end_matches('\r'));
        self.label = start..start + (label_end - label.start);
        if shown_to < line.end {
            self.text.push('…');
        }
    }
}

/// The line, without its break, that holds `offset`.
fn line_around(text: &str, offset: usize) -> Range<usize> {
    let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[offset..]
        .find('\n')
        .map_or(text.len(), |newline| offset + newline);
    start..end.max(start)
}

/// The offset `characters` after `from`, or the end.
fn forward(text: &str, from: usize, characters: usize) -> usize {
    text[from..]
        .char_indices()
        .nth(characters)
        .map_or(text.len(), |(offset, _)| from + offset)
}

/// The offset `characters` before `from`, or the start.
fn backward(text: &str, from: usize, characters: usize) -> usize {
    text[..from]
        .char_indices()
        .rev()
        .take(characters)
        .last()
        .map_or(from, |(offset, _)| offset)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_neighbouring_lines() {
        let text = "一\n二：错\n三\n四";
        let start = text.find('错').unwrap() as u32;
        let excerpt = Excerpt::of(text, Span::new(start, start + 3));
        assert_eq!(excerpt.text, "一\n二：错\n三");
        assert_eq!(excerpt.first_line, 1);
        assert_eq!(&excerpt.text[excerpt.label], "错");
    }

    #[test]
    fn cuts_long_lines() {
        let text = "字".repeat(10_000);
        let excerpt = Excerpt::of(&text, Span::new(15_000, 15_003));
        assert_eq!(excerpt.text.chars().count(), 2 * REACH + 3);
        assert_eq!(&excerpt.text[excerpt.label], "字");
    }

    #[test]
    fn the_end_of_the_text_is_a_place() {
        let excerpt = Excerpt::of("甲\n", Span::new(4, 4));
        assert_eq!((excerpt.text.as_str(), excerpt.label), ("甲\n", 4..4));
        assert_eq!(fitted("甲", Span::new(1, 99)), Span::new(0, 3));
    }
}
