use super::{Document, Format, Span, html, markdown, plain};

/// What a block is in the draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The title or a heading of the given level (1 is the title).
    Heading(u8),
    Paragraph,
    ListItem,
    Caption,
    /// A cell of a table; tables, rows and columns are counted from 0, the header is row 0.
    Cell {
        table: u32,
        row: u32,
        column: u32,
    },
}

/// Calls `visit` with every block of prose in reading order: its kind and its pieces, byte ranges
/// of `document.text` in order, to be read as if they followed one another. A line break inside a
/// piece is one that the page layout made, not the writer.
pub fn visit_blocks(document: &Document, visit: &mut dyn FnMut(BlockKind, &[Span])) {
    match document.format {
        Format::Plain => plain::visit_blocks(&document.text, visit),
        Format::Markdown => markdown::visit_blocks(&document.text, visit),
        Format::Word => {
            for (kind, span) in &document.blocks {
                visit(*kind, &[*span]);
            }
        }
        Format::Html => html::visit_blocks(&document.text, visit),
    }
}

/// An offset into a decoded text, which [`super::decode`] keeps well below 4 GiB. Saturates for a
/// `Document` made by hand that is larger.
pub(super) fn offset(bytes: usize) -> u32 {
    u32::try_from(bytes).unwrap_or(u32::MAX)
}
