//! `Document` → blocks, sentences and clauses over one *normalised* view of the text, every
//! position of which maps back to the original.

mod boundary;
mod char_set;
mod cut;
mod figure;
mod map;
mod nesting;
mod normalise;
mod portion;
mod remark;
mod ruby;
mod script;
mod space;
mod stops;

use std::ops::Range;

pub use crate::source::{BlockKind, Span};
pub(crate) use boundary::{ceil_boundary, first_characters, floor_boundary, last_characters};
pub use char_set::CharSet;
pub use portion::{normalise, normalise_in_portions};
pub(crate) use stops::character_width;

use map::OffsetMap;

#[cfg(test)]
mod tests;

/// A paragraph, heading, list item or table cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    pub kind: BlockKind,
    /// In the normalised text.
    pub span: Span,
    /// Counts the headings passed so far: blocks under one heading share a section.
    pub section: u32,
}

/// The normalised view of a document: half-width, Simplified, without ruby and markup, lines
/// broken inside a sentence joined.
///
/// - Full-width forms (U+FF01–FF5E) become ASCII: `，；：（）！？％．～`, letters and digits. `。`,
///   `、`, quotes and title marks stay as they are.
/// - Figures lose what groups their digits (`1,000`, `321 146`), a `·` that is a decimal point
///   becomes `.`, and blanks between figures and Chinese characters are dropped.
/// - Traditional characters become Simplified, one for one.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// What the later stages read. Blocks are separated by `\n`.
    pub normal: String,
    pub blocks: Vec<Block>,
    /// Sentences in order, never crossing a block; brackets and quotes are not cut.
    pub sentences: Vec<Span>,
    /// Clauses in order: the pieces of a sentence between `,;:` and their like (not `、`), without
    /// these marks and without blanks around them. A bracketed remark is a clause of its own, and
    /// what follows it goes on as another; brackets that hold a word without a figure (`县(市)`)
    /// or only a bare number (`(1)`) are no remarks and stay in their clause.
    pub clauses: Vec<Span>,
    /// How many characters were Traditional.
    converted: u32,
    map: OffsetMap,
}

impl Text {
    /// An empty text with room for what `size` bytes of common prose hold: a clause takes some
    /// thirty bytes, a sentence eighty, a block a hundred and fifty, and most clauses end with a
    /// full-width mark, which the map tells.
    fn with_room(size: usize) -> Self {
        Text {
            normal: String::with_capacity(size),
            blocks: Vec::with_capacity(size / 150),
            sentences: Vec::with_capacity(size / 80),
            clauses: Vec::with_capacity(size / 30),
            converted: 0,
            map: OffsetMap::with_capacity(size / 15),
        }
    }

    /// Whether it is written in Traditional script. There every third character has another form in Simplified; names and
    /// quotations in the other script are far fewer.
    pub fn is_traditional(&self) -> bool {
        const ONE_IN: usize = 6;
        self.converted as usize * '萬'.len_utf8() * ONE_IN > self.normal.len()
    }

    /// Writes what stands between two blocks; `original` is where the last piece of the first ends
    /// in `source`.
    fn separate_blocks(&mut self, source: &str, original: usize) {
        let at = self.normal.len() as u32;
        if source.as_bytes().get(original).is_some_and(u8::is_ascii) {
            self.map.same(at, original as u32);
        } else {
            self.map
                .replaced(at, at + 1, original as u32, original as u32);
        }
        self.normal.push('\n');
    }

    /// The tightest span of the original text that covers a span of the normalised text: ruby,
    /// markup and blanks inside it are covered, those around it are not.
    pub fn original(&self, span: Span) -> Span {
        if span.is_empty() {
            let start = self.map.start(span.start);
            return Span::new(start, start);
        }
        let (start, end) = self.map.ends(span.start, span.end);
        Span::new(start, end.max(start))
    }

    /// The blocks in runs of at least `size` bytes each, the last one apart, which can be gone through side by side.
    pub(crate) fn portions(&self, size: u32) -> Vec<Range<usize>> {
        let mut portions = Vec::new();
        let mut first = 0;
        let mut start = 0;
        for (index, block) in self.blocks.iter().enumerate() {
            if block.span.end - start >= size {
                portions.push(first..index + 1);
                first = index + 1;
                start = block.span.end;
            }
        }
        if first < self.blocks.len() {
            portions.push(first..self.blocks.len());
        }
        portions
    }

    /// Appends the normalised view of another document. What was appended has no place in the
    /// original of this one; ask the text that it came from.
    pub fn append(&mut self, other: &Text) {
        let offset = self.normal.len() as u32;
        let moved = |span: &Span| Span::new(span.start + offset, span.end + offset);
        let section = self.blocks.last().map_or(0, |block| block.section + 1);
        self.normal.push_str(&other.normal);
        self.blocks.extend(other.blocks.iter().map(|block| Block {
            kind: block.kind,
            span: moved(&block.span),
            section: block.section + section,
        }));
        self.sentences.extend(other.sentences.iter().map(moved));
        self.clauses.extend(other.clauses.iter().map(moved));
        self.converted += other.converted;
    }

    /// The first position of the normalised text whose original is at or after `offset` in the
    /// original text; what was dropped belongs to what follows it.
    pub fn normal_offset(&self, offset: u32) -> u32 {
        let end = u32::try_from(self.normal.len()).unwrap_or(u32::MAX);
        self.map.first_at(offset, end)
    }
}
