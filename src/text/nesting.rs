//! Quotes and brackets: which stretches a sentence may not be cut in.

use std::collections::VecDeque;

/// A stretch between quotes or brackets longer than this (bytes) may be cut: it is a speech, or a
/// bracket that somebody forgot.
pub(super) const MAX_STRETCH: usize = 900;
/// Brackets nested deeper than this are not matched.
const MAX_DEPTH: usize = 24;

/// Openers and their closers. `"` opens and closes.
const PAIRS: [(char, char); 10] = [
    ('(', ')'),
    ('“', '”'),
    ('《', '》'),
    ('‘', '’'),
    ('[', ']'),
    ('【', '】'),
    ('〔', '〕'),
    ('「', '」'),
    ('『', '』'),
    ('"', '"'),
];

/// Matches quotes and brackets a little ahead of the reader, so that its memory and its time per
/// byte are bounded whatever the text.
pub(super) struct Nesting<'a> {
    text: &'a str,
    /// Read up to here.
    at: usize,
    end: usize,
    open: VecDeque<(usize, usize)>,
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
        let bytes = self.text.as_bytes();
        while self.at < limit {
            match bytes[self.at] {
                b'(' | b')' | b'[' | b']' | b'"' => self.mark(bytes[self.at].into(), self.at + 1),
                0xE2 | 0xE3 => match self
                    .text
                    .get(self.at..)
                    .and_then(|rest| rest.chars().next())
                {
                    Some(character) => self.mark(character, self.at + character.len_utf8()),
                    None => self.at += 1,
                },
                0xE4..=0xEF => self.at += 3,
                _ => self.at += 1,
            }
        }
    }

    fn mark(&mut self, character: char, after: usize) {
        let start = self.at;
        self.at = after;
        let closes = |kind: usize| PAIRS.get(kind).is_some_and(|pair| pair.1 == character);
        let opener = self.open.iter().rposition(|(_, kind)| closes(*kind));
        if let Some(depth) = opener {
            let opened = self.open.get(depth).map_or(start, |(opened, _)| *opened);
            self.open.truncate(depth);
            if after - opened <= MAX_STRETCH {
                while self
                    .stretches
                    .back()
                    .is_some_and(|(inner, _)| *inner >= opened)
                {
                    self.stretches.pop_back();
                }
                self.stretches.push_back((opened, after));
                return;
            }
            if character != '"' {
                return;
            }
        }
        if let Some(kind) = PAIRS.iter().position(|pair| pair.0 == character) {
            if self.open.len() == MAX_DEPTH {
                self.open.pop_front();
            }
            self.open.push_back((start, kind));
        }
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
