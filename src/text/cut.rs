//! Cuts a block into sentences and clauses.

use super::nesting::Nesting;
use super::remark::plain_bracket_end;
use super::script::is_han;
use super::stops::Stops;
use super::{CharSet, Span, Text};

/// Closers that belong to the sentence which ends before them.
static CLOSERS: CharSet =
    CharSet::of(&['”', '’', '」', '』', ')', '》', '】', '〕', ']', '"', '\'']);

/// Where a mark that cuts can start.
static STOPS: Stops = Stops::at(b",;:()!?.\xE2\xE3");

/// Appends the sentences and clauses of `text.normal[start..end]`, a block.
pub(super) fn cut_block(text: &mut Text, start: usize, end: usize) {
    let mut cutter = Cutter {
        normal: &text.normal,
        sentences: &mut text.sentences,
        clauses: &mut text.clauses,
        nesting: Nesting::new(&text.normal, start, end),
        start,
        end,
        sentence: start,
        clause: start,
    };
    cutter.run();
}

struct Cutter<'a> {
    normal: &'a str,
    sentences: &'a mut Vec<Span>,
    clauses: &'a mut Vec<Span>,
    nesting: Nesting<'a>,
    /// The block.
    start: usize,
    end: usize,
    /// Where the current sentence and clause start.
    sentence: usize,
    clause: usize,
}

impl Cutter<'_> {
    fn run(&mut self) {
        let bytes = self.normal.as_bytes();
        let mut at = self.start;
        while let Some(found) = STOPS.next_stop(bytes, at, self.end) {
            at = self.mark(found);
        }
        self.push_clause(self.end);
        self.push_sentence(self.end);
    }

    /// Cuts at what stands at `at`, if it is a mark that cuts; returns where to read on.
    fn mark(&mut self, at: usize) -> usize {
        match self.normal.as_bytes()[at] {
            b',' | b';' | b')' => self.cut_clause(at, at + 1),
            b':' if self.is_in_figure(at) => at + 1,
            b':' => self.cut_clause(at, at + 1),
            b'(' => match plain_bracket_end(self.rest(at)) {
                Some(length) => at + length,
                None => self.cut_clause(at, at + 1),
            },
            b'!' | b'?' => self.end_sentence(at),
            b'.' if self.is_full_stop(at) => self.end_sentence(at),
            0xE2 | 0xE3 if self.rest(at).starts_with(['。', '…']) => self.end_sentence(at),
            0xE2 | 0xE3 => at + 3,
            _ => at + 1,
        }
    }

    fn rest(&self, at: usize) -> &str {
        self.normal.get(at..self.end).unwrap_or_default()
    }

    fn cut_clause(&mut self, at: usize, next: usize) -> usize {
        self.push_clause(at);
        self.clause = next;
        next
    }

    /// Ends the clause at the mark at `at` and, outside quotes and brackets, the sentence behind
    /// all marks and closers that follow. Returns where to read on.
    fn end_sentence(&mut self, at: usize) -> usize {
        self.push_clause(at);
        let mut next = at;
        for character in self.rest(at).chars() {
            if !matches!(character, '。' | '!' | '?' | '…' | '.') {
                break;
            }
            next += character.len_utf8();
        }
        self.clause = next;
        // A closer right behind the mark closes the stretch that the mark is in: “稳中有进。”
        if self.nesting.stretch_end(at).is_none() {
            for character in self.rest(next).chars() {
                if !CLOSERS.contains(character) {
                    break;
                }
                next += character.len_utf8();
            }
            self.clause = next;
            self.push_sentence(next);
        }
        next
    }

    /// `15:30`, `1:2`, `http://`.
    fn is_in_figure(&self, at: usize) -> bool {
        let bytes = self.normal.as_bytes();
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        let after = bytes.get(at + 1);
        let digits =
            before.is_some_and(u8::is_ascii_digit) && after.is_some_and(u8::is_ascii_digit);
        digits || after == Some(&b'/')
    }

    /// A half-width full stop ends a Chinese sentence, but `1.`, `3.5`, `G1.` and `a.b` do not.
    fn is_full_stop(&self, at: usize) -> bool {
        let before = self
            .normal
            .get(self.sentence..at)
            .and_then(|head| head.chars().next_back());
        let after = self.rest(at + 1).chars().next();
        before.is_some_and(|before| is_han(before) || matches!(before, '%' | ')' | '”' | '》'))
            && after.is_none_or(|after| is_han(after) || CLOSERS.contains(after) || after == ' ')
    }

    fn push_clause(&mut self, end: usize) {
        let span = self.trimmed(self.clause, end);
        if self.holds_word(span) {
            self.clauses.push(span);
        }
    }

    fn push_sentence(&mut self, end: usize) {
        let span = self.trimmed(self.sentence, end);
        if !span.is_empty() {
            self.sentences.push(span);
        }
        self.sentence = end;
    }

    /// Without the blanks at its ends; the normalised text has no other white space.
    fn trimmed(&self, mut start: usize, mut end: usize) -> Span {
        let bytes = self.normal.as_bytes();
        while start < end && bytes[start] == b' ' {
            start += 1;
        }
        while start < end && bytes[end - 1] == b' ' {
            end -= 1;
        }
        Span::new(start as u32, end as u32)
    }

    /// Whether there is more than closing marks, as between `”` and `,`.
    fn holds_word(&self, span: Span) -> bool {
        !span
            .of(self.normal)
            .chars()
            .all(|character| CLOSERS.contains(character))
    }
}
