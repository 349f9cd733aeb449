//! `Document` → blocks, sentences and clauses over one *normalised* view of the text, every
//! position of which maps back to the original.

mod span;

pub use span::Span;

/// What a block is in the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The title or a heading of the given level (1 is the title).
    Heading(u8),
    Paragraph,
    ListItem,
    Caption,
    /// A cell of a table.
    Cell { table: u32, row: u32, column: u32 },
}

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
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// What the later stages read. Blocks are separated by `\n`.
    pub normal: String,
    pub blocks: Vec<Block>,
    /// Sentences in order, never crossing a block; brackets and quotes are not cut.
    pub sentences: Vec<Span>,
    /// Clauses in order: the pieces of a sentence between `,;:` and their like (not `、`); a
    /// bracketed remark is a clause of its own, and what follows it goes on as another.
    pub clauses: Vec<Span>,
    map: OffsetMap,
}

/// Maps offsets of the normalised text to byte offsets of the original.
#[derive(Clone, Debug, Default)]
struct OffsetMap;
