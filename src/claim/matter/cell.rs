//! What a figure in a table tells: its row and column name it, and the heading above the table
//! says the period and place that they leave out.

use std::collections::HashMap;

use super::{Matter, MatterReader, Place, Told, When, measured};
use crate::claim::{Claim, Cues};
use crate::grammar::Grammar;
use crate::text::{BlockKind, Span, Text};

/// Heads longer than this many bytes are running text.
const LONGEST_HEAD: usize = 120;

/// A column of shares and changes is told of another: its own words do not say of what.
const COMPARED: [char; 3] = ['比', '较', '占'];

/// The cells of the tables of a text, and the heading that each table stands under.
#[derive(Debug, Default)]
pub(super) struct Cells {
    spans: HashMap<(u32, u32, u32), Span>,
    headings: HashMap<u32, Span>,
}

/// The words that name a cell.
struct Heads<'a> {
    row: &'a str,
    column: &'a str,
    heading: &'a str,
}

impl Cells {
    pub fn of(text: &Text) -> Self {
        let mut cells = Cells::default();
        let mut heading = None;
        for block in &text.blocks {
            match block.kind {
                BlockKind::Heading(_) => heading = Some(block.span),
                BlockKind::Cell { table, row, column } => {
                    cells.spans.insert((table, row, column), block.span);
                    if let Some(heading) = heading {
                        cells.headings.entry(table).or_insert(heading);
                    }
                }
                _ => {}
            }
        }
        cells
    }

    /// Whether a claim stands in a table.
    pub fn hold(text: &Text, claim: &Claim) -> bool {
        let block = text.blocks.get(claim.block as usize);
        block.is_some_and(|block| matches!(block.kind, BlockKind::Cell { .. }))
    }

    /// The heads of the cell that a claim stands in; `None` outside tables and in the heads.
    fn heads<'t>(&self, text: &'t Text, claim: &Claim) -> Option<Heads<'t>> {
        let BlockKind::Cell { table, row, column } = text.blocks.get(claim.block as usize)?.kind
        else {
            return None;
        };
        if row == 0 || column == 0 {
            return None;
        }
        let words = |span: Option<&Span>| {
            let words = span.map_or("", |span| span.of(&text.normal));
            (words.len() <= LONGEST_HEAD).then_some(words)
        };
        Some(Heads {
            row: words(self.spans.get(&(table, row, 0)))?,
            column: words(self.spans.get(&(table, 0, column)))?,
            heading: words(self.headings.get(&table))?,
        })
    }

    /// What the claim tells by its place in a table.
    pub fn matter(
        &self,
        reader: &MatterReader,
        grammar: &Grammar,
        text: &Text,
        claim: &Claim,
    ) -> Option<Matter> {
        let heads = self.heads(text, claim)?;
        if heads.row.contains(COMPARED) || heads.column.contains(COMPARED) {
            return None;
        }
        Some(Matter {
            name: reader.name_of(grammar, heads.row) + &reader.name_of(grammar, heads.column),
            measured: measured(grammar, &claim.quantity)?,
            basis: Cues::NONE,
            when: heads.when(reader, grammar),
            place: heads.place(reader),
        })
    }
}

impl Heads<'_> {
    /// From the nearest head to the farthest.
    fn all(&self) -> [&str; 3] {
        [self.column, self.row, self.heading]
    }

    fn when(&self, reader: &MatterReader, grammar: &Grammar) -> Told<When> {
        let told = self.all().map(|words| reader.when_of(grammar, words));
        let said = told.into_iter().find(|told| *told != Told::Silent);
        // A table without a period is of a time that its text knows.
        said.unwrap_or(Told::Unclear)
    }

    fn place(&self, reader: &MatterReader) -> Told<Place> {
        let mut named = self.all().into_iter().map(|words| reader.place_of(words));
        named
            .find_map(|place| place)
            .map_or(Told::Silent, Told::Said)
    }
}
