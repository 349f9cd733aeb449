/// Where a byte of the original text is, as people and editors count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// Unicode scalar values before it, from the start of the text.
    pub scalar: u32,
    /// From 1.
    pub line: u32,
    /// Characters (scalar values) from the start of the line, from 1.
    pub column: u32,
}

/// Turns byte offsets into positions. Holds a checkpoint for every 1536 bytes, so its size is
/// about 1/96 of the text's, and a lookup reads at most one step however long the line is.
#[derive(Clone, Debug, Default)]
pub struct LineIndex {
    checkpoints: Vec<Checkpoint>,
}

/// The counts before byte `index * STEP`. A character that straddles the boundary counts before.
#[derive(Clone, Copy, Debug, Default)]
struct Checkpoint {
    scalars: u32,
    /// Line breaks passed.
    lines: u32,
    /// The scalar index at which the current line starts.
    line_start: u32,
    /// The same as a byte offset.
    line_byte: u32,
}

const STEP: usize = 1536;

impl LineIndex {
    pub fn new(text: &str) -> Self {
        let mut checkpoints = Vec::with_capacity(text.len() / STEP + 1);
        let mut counts = Checkpoint::default();
        for (base, chunk) in (0..).step_by(STEP).zip(text.as_bytes().chunks(STEP)) {
            checkpoints.push(counts);
            counts.advance(base, chunk);
        }
        checkpoints.push(counts);
        LineIndex { checkpoints }
    }

    /// The position of the byte `offset` of `text`, the text this index was made from. An offset
    /// past the end gives the position of the end. `\n` ends a line, and so does `\r\n`.
    pub fn position(&self, text: &str, offset: u32) -> Position {
        let counts = self.counts(text, offset);
        Position {
            scalar: counts.scalars,
            line: counts.lines + 1,
            column: counts.scalars - counts.line_start + 1,
        }
    }

    /// The byte at which the line that holds the byte `offset` starts.
    pub fn line_start(&self, text: &str, offset: u32) -> u32 {
        self.counts(text, offset).line_byte
    }

    /// The counts before a byte.
    fn counts(&self, text: &str, offset: u32) -> Checkpoint {
        let offset = (offset as usize).min(text.len());
        let index = (offset / STEP).min(self.checkpoints.len().saturating_sub(1));
        let base = index * STEP;
        let mut counts = self.checkpoints.get(index).copied().unwrap_or_default();
        counts.advance(base, text.as_bytes().get(base..offset).unwrap_or_default());
        counts
    }

    /// The byte offset in `text` of a line and column, both counted from 1; for a column past the
    /// line's end, the end of the line. `None` if there is no such line.
    pub fn offset(&self, text: &str, line: u32, column: u32) -> Option<u32> {
        let passed = line.checked_sub(1)?;
        let index = self
            .checkpoints
            .partition_point(|point| point.lines < passed)
            .saturating_sub(1);
        let mut at = index * STEP;
        let mut lines = self.checkpoints.get(index)?.lines;
        if passed == 0 {
            (at, lines) = (0, 0);
        }
        while lines < passed {
            at += text
                .as_bytes()
                .get(at..)?
                .iter()
                .position(|byte| *byte == b'\n')?
                + 1;
            lines += 1;
        }
        let rest = text.get(at..)?;
        let wanted = column.saturating_sub(1) as usize;
        let line_end = |offset: usize| {
            rest.get(offset..)
                .is_some_and(|left| left.starts_with('\n') || left.starts_with("\r\n"))
        };
        let within = rest
            .char_indices()
            .enumerate()
            .find(|(count, (offset, _))| *count == wanted || line_end(*offset))
            .map_or(rest.len(), |(_, (offset, _))| offset);
        u32::try_from(at + within).ok()
    }
}

impl Checkpoint {
    /// Counts the bytes that stand from `base` on.
    fn advance(&mut self, base: usize, bytes: &[u8]) {
        let line_breaks = bytes.iter().filter(|byte| **byte == b'\n').count();
        let scalars = scalar_count(bytes);
        if line_breaks > 0 {
            let after = bytes
                .iter()
                .rposition(|byte| *byte == b'\n')
                .map_or(0, |last| last + 1);
            let line = bytes.get(after..).unwrap_or_default();
            self.line_start = self.scalars + scalars - scalar_count(line);
            self.line_byte = u32::try_from(base + after).unwrap_or(u32::MAX);
        }
        self.scalars += scalars;
        self.lines += line_breaks as u32;
    }
}

/// Counts the bytes that start a character.
fn scalar_count(bytes: &[u8]) -> u32 {
    bytes.iter().filter(|byte| (**byte as i8) >= -0x40).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn naive(text: &str, offset: usize) -> Position {
        let before = &text[..offset];
        let line = before.rsplit('\n').next().unwrap_or("");
        Position {
            scalar: before.chars().count() as u32,
            line: before.matches('\n').count() as u32 + 1,
            column: line.chars().count() as u32 + 1,
        }
    }

    #[test]
    fn counts_characters_and_both_kinds_of_line_break() {
        let text = "标题\r\n共46家\n";
        let index = LineIndex::new(text);
        let at = |offset| index.position(text, offset);
        assert_eq!(
            at(0),
            Position {
                scalar: 0,
                line: 1,
                column: 1
            }
        );
        assert_eq!(
            at(8),
            Position {
                scalar: 4,
                line: 2,
                column: 1
            }
        );
        assert_eq!(
            at(11),
            Position {
                scalar: 5,
                line: 2,
                column: 2
            }
        );
        assert_eq!(
            at(17),
            Position {
                scalar: 9,
                line: 3,
                column: 1
            }
        );
        assert_eq!(at(99), at(17));
        assert_eq!(index.offset(text, 2, 2), Some(11));
        assert_eq!(index.offset(text, 2, 99), Some(16));
        assert_eq!(index.offset(text, 4, 1), None);
    }

    #[test]
    fn long_lines_are_counted_across_checkpoints() {
        let text = format!("头\n{}46家", "数".repeat(5000));
        let index = LineIndex::new(&text);
        let offset = text.find("46").unwrap_or(0);
        assert_eq!(index.position(&text, offset as u32), naive(&text, offset));
    }

    proptest! {
        #[test]
        fn agrees_with_counting(text in "([a数\u{1F600}]{0,300}\r?\n?){0,12}") {
            let index = LineIndex::new(&text);
            for (offset, _) in text.char_indices().step_by(7) {
                let position = index.position(&text, offset as u32);
                prop_assert_eq!(position, naive(&text, offset));
                let line_start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
                prop_assert_eq!(index.line_start(&text, offset as u32), line_start as u32);
                if !text[offset..].starts_with("\r\n") && !text[offset..].starts_with('\n') {
                    let back = index.offset(&text, position.line, position.column);
                    prop_assert_eq!(back, Some(offset as u32));
                }
            }
        }
    }
}
