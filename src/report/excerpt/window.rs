//! Which stretches of a line to show so that its figures, and words around them, fit a width.

use std::ops::Range;

use crate::report::layout::{char_width, printable, text_width};

/// What stands for text that is left out; one column wide.
pub const CUT: &str = "…";
/// Columns of text kept on the inner sides of a cut in the middle of a line.
const INNER_CONTEXT: usize = 8;
/// Columns between the middle of a figure and the text of its label: `╰── `.
const LABEL_LEAD: usize = 5;
/// Context does not reach beyond the sentence.
const SENTENCE_END: [char; 3] = ['。', '！', '？'];

/// A figure, or the part of a broken one that lies on one line, as byte offsets of the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub bytes: Range<usize>,
    /// Of the original, from 1.
    pub line: u32,
    /// In characters, from 1.
    pub column: u32,
    pub label: Option<String>,
}

/// The stretches of one line that are shown, in order, with a cut between any two.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Window {
    pub stretches: Vec<Range<usize>>,
    /// How many of the parts it shows.
    pub taken: usize,
    /// Columns used, without the cuts at the ends.
    width: usize,
    /// The column at which the longest label ends.
    label_end: usize,
}

impl Window {
    /// The window of at most `columns` that shows as many of `parts` as fit, from the first on.
    /// Parts are in order; those of other lines than the first part's are not taken.
    pub fn over(source: &str, parts: &[Part], columns: usize) -> Self {
        let mut window = Window::default();
        let Some(first) = parts.first() else {
            return window;
        };
        window.start(source, first);
        for part in parts
            .iter()
            .skip(1)
            .take_while(|part| part.line == first.line)
        {
            if !window.add(source, part, columns.saturating_sub(2)) {
                break;
            }
        }
        window.widen(source, columns.saturating_sub(2));
        window
    }

    fn start(&mut self, source: &str, part: &Part) {
        self.stretches.push(part.bytes.clone());
        self.width = shown_width(source.get(part.bytes.clone()).unwrap_or_default());
        self.label_end = self.width / 2 + label_width(part);
        self.taken = 1;
    }

    /// Adds a part, with the text between or with a cut; `false` when it does not fit.
    fn add(&mut self, source: &str, part: &Part, columns: usize) -> bool {
        let Some(last) = self.stretches.last_mut() else {
            return false;
        };
        if part.bytes.end <= last.end {
            self.taken += 1;
            return true;
        }
        let part_start = part.bytes.start.max(last.end);
        let gap = source.get(last.end..part_start).unwrap_or_default();
        let own = shown_width(source.get(part_start..part.bytes.end).unwrap_or_default());
        let gap_width = width_up_to(gap, 2 * INNER_CONTEXT + 2);
        let cut = gap_width > 2 * INNER_CONTEXT + 1;
        let before = self.width
            + if cut {
                2 * INNER_CONTEXT + 1
            } else {
                gap_width
            };
        let label_end = before + own / 2 + label_width(part);
        if before + own > columns || label_end > columns {
            return false;
        }
        if cut {
            last.end = reach_right(source, last.end, INNER_CONTEXT).0;
            let start = reach_left(source, part_start, INNER_CONTEXT).0;
            self.stretches.push(start..part.bytes.end);
        } else {
            last.end = part.bytes.end;
        }
        self.width = before + own;
        self.label_end = self.label_end.max(label_end);
        self.taken += 1;
        true
    }

    /// Spends the columns left on context at both ends, the left one only as far as the labels
    /// keep their room.
    fn widen(&mut self, source: &str, columns: usize) {
        let spare = columns.saturating_sub(self.width);
        let room = columns.saturating_sub(self.label_end).min(spare);
        let left = self.widen_left(source, room.min(spare / 2));
        let right = self.widen_right(source, spare - left);
        self.widen_left(source, (spare - left - right).min(room - left));
    }

    fn widen_left(&mut self, source: &str, columns: usize) -> usize {
        let Some(first) = self.stretches.first_mut() else {
            return 0;
        };
        let (start, used) = reach_left(source, first.start, columns);
        first.start = start;
        used
    }

    fn widen_right(&mut self, source: &str, columns: usize) -> usize {
        let Some(last) = self.stretches.last_mut() else {
            return 0;
        };
        let (end, used) = reach_right(source, last.end, columns);
        last.end = end;
        used
    }
}

fn label_width(part: &Part) -> usize {
    part.label
        .as_ref()
        .map_or(0, |label| LABEL_LEAD + text_width(label))
}

/// Columns that a character costs here: never nothing, so that work is bounded by columns.
fn cost(character: char) -> usize {
    char_width(printable(character)).max(1)
}

/// The width of a text of the source as it is printed.
fn shown_width(text: &str) -> usize {
    text.chars()
        .map(|character| char_width(printable(character)))
        .sum()
}

/// The width of a text, or some number above `limit` when it is wider.
fn width_up_to(text: &str, limit: usize) -> usize {
    let mut width = 0;
    for character in text.chars() {
        if width > limit {
            break;
        }
        width += cost(character);
    }
    width
}

/// The offset at most `columns` to the left of `from`, in the same line and sentence, and the
/// columns between.
fn reach_left(source: &str, from: usize, columns: usize) -> (usize, usize) {
    let mut used = 0;
    let mut start = from;
    for (offset, character) in source.get(..from).unwrap_or_default().char_indices().rev() {
        let stops = matches!(character, '\n' | '\r') || SENTENCE_END.contains(&character);
        if stops || used + cost(character) > columns {
            break;
        }
        used += cost(character);
        start = offset;
    }
    // A figure is not cut in two: what is left of it is dropped.
    let before = source
        .get(..start)
        .and_then(|text| text.chars().next_back());
    if before.is_some_and(in_figure) {
        let reached = source.get(start..from).unwrap_or_default();
        let rest = reached.trim_start_matches(in_figure);
        used -= reached.len() - rest.len();
        start = from - rest.len();
    }
    (start, used)
}

/// The offset at most `columns` to the right of `from`, in the same line and sentence, and the
/// columns between. A figure is not cut in two, nor
/// from its unit.
fn reach_right(source: &str, from: usize, columns: usize) -> (usize, usize) {
    let mut used = 0;
    let mut end = from;
    for character in source.get(from..).unwrap_or_default().chars() {
        if matches!(character, '\n' | '\r') || used + cost(character) > columns {
            break;
        }
        used += cost(character);
        end += character.len_utf8();
        if SENTENCE_END.contains(&character) {
            break;
        }
    }
    let after = source.get(end..).and_then(|text| text.chars().next());
    if after.is_some_and(|next| !matches!(next, '\n' | '\r')) {
        let reached = source.get(from..end).unwrap_or_default();
        let rest = reached.trim_end_matches(in_figure);
        used -= reached.len() - rest.len();
        end = from + rest.len();
    }
    (end, used)
}

/// Characters that a written figure goes on with; each takes one column and one byte.
const fn in_figure(character: char) -> bool {
    matches!(character, '0'..='9' | '.' | ',' | '%')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(source: &str, figure: &str) -> Part {
        let start = source.find(figure).unwrap();
        let column = source[..start].chars().count() as u32 + 1;
        let label = Some(format!("值 {figure}"));
        Part {
            bytes: start..start + figure.len(),
            line: 1,
            column,
            label,
        }
    }

    fn shown<'s>(source: &'s str, window: &Window) -> Vec<&'s str> {
        window
            .stretches
            .iter()
            .map(|stretch| &source[stretch.clone()])
            .collect()
    }

    #[test]
    fn a_short_line_is_shown_whole() {
        let source = "全镇共46家，已复工32家。";
        let parts = [part(source, "46家"), part(source, "32家")];
        let window = Window::over(source, &parts, 60);
        assert_eq!((shown(source, &window), window.taken), (vec![source], 2));
    }

    #[test]
    fn figures_far_apart_get_a_cut_or_a_window_of_their_own() {
        let filler = "这里有许多与此无关的话".repeat(20);
        let source = format!("全镇共46家，{filler}，已复工32家。");
        let parts = [part(&source, "46家"), part(&source, "32家")];
        let wide = Window::over(&source, &parts, 60);
        assert_eq!((wide.stretches.len(), wide.taken), (2, 2));
        let narrow = Window::over(&source, &parts, 30);
        assert_eq!((narrow.stretches.len(), narrow.taken), (1, 1));
        for window in [wide, narrow] {
            let columns: usize = shown(&source, &window)
                .iter()
                .map(|text| text_width(text))
                .sum();
            assert!(columns <= 58, "{columns}");
        }
    }

    #[test]
    fn the_left_context_leaves_room_for_the_label() {
        let source = format!("{}共46家", "前文".repeat(40));
        let window = Window::over(&source, &[part(&source, "46家")], 40);
        let before = &source[window.stretches[0].start..source.find("46").unwrap()];
        assert!(
            text_width(before) + 2 + 5 + text_width("值 46家") <= 40,
            "{before}"
        );
    }

    #[test]
    fn text_of_no_width_does_not_run_away() {
        let source = format!("共46家{}", "\u{301}".repeat(10_000));
        let window = Window::over(&source, &[part(&source, "46家")], 40);
        assert!(window.stretches[0].len() < 200);
    }
}
