//! Quotes and brackets: which stretches a sentence may not be cut in.

use std::collections::VecDeque;

use super::stops::Stops;

/// A stretch between quotes or brackets longer than this (bytes) may be cut: it is a speech, or a
/// bracket that somebody forgot.
pub(super) const MAX_STRETCH: usize = 900;
/// Brackets nested deeper than this are not matched.
const MAX_DEPTH: usize = 24;

/// What a quote or bracket does; pairs share a number.
#[derive(Clone, Copy)]
enum Mark {
    Opens(u8),
    Closes(u8),
    /// `"` closes if one is open.
    Toggles(u8),
}

fn mark_of(character: char) -> Option<Mark> {
    Some(match character {
        '(' => Mark::Opens(0),
        ')' => Mark::Closes(0),
        '“' => Mark::Opens(1),
        '”' => Mark::Closes(1),
        '《' => Mark::Opens(2),
        '》' => Mark::Closes(2),
        '‘' => Mark::Opens(3),
        '’' => Mark::Closes(3),
        '[' => Mark::Opens(4),
        ']' => Mark::Closes(4),
        '【' => Mark::Opens(5),
        '】' => Mark::Closes(5),
        '〔' => Mark::Opens(6),
        '〕' => Mark::Closes(6),
        '「' => Mark::Opens(7),
        '」' => Mark::Closes(7),
        '『' => Mark::Opens(8),
        '』' => Mark::Closes(8),
        '"' => Mark::Toggles(9),
        _ => return None,
    })
}

/// Where a mark can start.
static STOPS: Stops = Stops::at(b"()[]\"\xE2\xE3");

/// Matches quotes and brackets a little ahead of the reader, so that its memory and its time per
/// byte are bounded whatever the text.
pub(super) struct Nesting<'a> {
    text: &'a str,
    /// Read up to here.
    at: usize,
    end: usize,
    /// Where what is open was opened, and its kind.
    open: VecDeque<(usize, u8)>,
    /// Matched stretches in order, none inside another.
    stretches: VecDeque<(usize, usize)>,
}

impl<'a> Nesting<'a> {
    /// For the block `text[start..end]`: nothing is matched across its end.
    pub fn new(text: &'a str, start: usize, end: usize) -> Self {
        let end = end.min(text.len());
        Nesting {
            text,
            at: start,
            end,
            open: VecDeque::new(),
            stretches: VecDeque::new(),
        }
    }

    /// The end of the stretch that `position` is in, its closer included. Positions must not
    /// go back.
    pub fn stretch_end(&mut self, position: usize) -> Option<usize> {
        self.read_to((position + MAX_STRETCH).min(self.end));
        while self
            .stretches
            .front()
            .is_some_and(|(_, end)| *end <= position)
        {
            self.stretches.pop_front();
        }
        self.stretches
            .front()
            .filter(|(start, _)| *start <= position)
            .map(|(_, end)| *end)
    }

    fn read_to(&mut self, limit: usize) {
        while self.at < limit {
            let Some(start) = STOPS.next_stop(self.text.as_bytes(), self.at, limit) else {
                self.at = limit;
                return;
            };
            let character = self.text.get(start..).and_then(|rest| rest.chars().next());
            self.at = start + character.map_or(1, char::len_utf8);
            if let Some(mark) = character.and_then(mark_of) {
                self.take(mark, start, self.at);
            }
        }
    }

    /// Takes the mark at `start..end`.
    fn take(&mut self, mark: Mark, start: usize, end: usize) {
        match mark {
            Mark::Opens(kind) => self.open(kind, start),
            Mark::Closes(kind) => {
                self.close(kind, end);
            }
            Mark::Toggles(kind) => {
                if !self.close(kind, end) {
                    self.open(kind, start);
                }
            }
        }
    }

    fn open(&mut self, kind: u8, start: usize) {
        if self.open.len() == MAX_DEPTH {
            self.open.pop_front();
        }
        self.open.push_back((start, kind));
    }

    /// Closes the innermost stretch of the kind, and with it what was left open inside; tells
    /// whether there was one short enough.
    fn close(&mut self, kind: u8, end: usize) -> bool {
        let Some(depth) = self.open.iter().rposition(|(_, open)| *open == kind) else {
            return false;
        };
        let opened = self.open.get(depth).map_or(end, |(opened, _)| *opened);
        self.open.truncate(depth);
        if end - opened > MAX_STRETCH {
            return false;
        }
        while self
            .stretches
            .back()
            .is_some_and(|(inner, _)| *inner >= opened)
        {
            self.stretches.pop_back();
        }
        self.stretches.push_back((opened, end));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stretches(text: &str) -> Vec<&str> {
        let mut nesting = Nesting::new(text, 0, text.len());
        let mut found: Vec<&str> = Vec::new();
        let mut at = 0;
        while at < text.len() {
            match nesting.stretch_end(at) {
                Some(end) => {
                    found.push(&text[at..end]);
                    at = end;
                }
                None => at += text[at..].chars().next().map_or(1, char::len_utf8),
            }
        }
        found
    }

    #[test]
    fn outer_pairs_are_found_and_unbalanced_ones_ignored() {
        assert_eq!(stretches("他说“好(的)。”完"), ["“好(的)。”"]);
        assert_eq!(stretches("甲(乙《丙)丁》"), ["(乙《丙)"]);
        assert_eq!(stretches("“甲(乙"), Vec::<&str>::new());
        assert_eq!(stretches("(甲(乙)"), ["(乙)"]);
        assert_eq!(stretches("\"甲\"乙\"丙\""), ["\"甲\"", "\"丙\""]);
    }

    #[test]
    fn a_stretch_too_long_is_none() {
        let text = format!("“{}”", "好".repeat(MAX_STRETCH / 3));
        assert_eq!(stretches(&text), Vec::<&str>::new());
    }
}
