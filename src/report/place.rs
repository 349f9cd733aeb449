//! Where figures stand in the original, counted as people and editors count.

use std::collections::{BTreeMap, BTreeSet};

use super::Results;
use crate::check::{BoundFigure, DocumentNumber, Draft};
use crate::claim::{Claim, ClaimId};
use crate::source::{Format, LineIndex, Position};
use crate::text::Span;

/// A stretch of the original text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// As written in the original.
    pub text: &'a str,
    /// Bytes of the original.
    pub bytes: Span,
    /// Unicode scalar values before it, from the start of the decoded text.
    pub start: u32,
    /// As `start`, exclusive.
    pub end: u32,
    /// From 1.
    pub line: u32,
    /// Characters from the start of the line, from 1.
    pub column: u32,
}

impl Place<'_> {
    /// The start of a text.
    pub const fn start() -> Self {
        Place {
            text: "",
            bytes: Span::new(0, 0),
            start: 0,
            end: 0,
            line: 1,
            column: 1,
        }
    }

    /// The line on which it ends, from 1.
    pub fn end_line(&self) -> u32 {
        let breaks = self.text.matches('\n').count();
        self.line
            .saturating_add(u32::try_from(breaks).unwrap_or(u32::MAX))
    }

    /// The column behind its last character, from 1, on [`Place::end_line`].
    pub fn end_column(&self) -> u32 {
        match self.text.rsplit_once('\n') {
            None => self.column.saturating_add(self.end - self.start),
            Some((_, last)) => count(last.chars()).saturating_add(1),
        }
    }
}

fn count(characters: impl Iterator) -> u32 {
    u32::try_from(characters.count()).unwrap_or(u32::MAX)
}

/// Finds the places of the figures of checks, also of those in other documents.
pub struct AllPlaces<'a> {
    pub own: Places<'a>,
    others: BTreeMap<DocumentNumber, Places<'a>>,
}

impl<'a> AllPlaces<'a> {
    pub fn new(results: &Results<'a>) -> Self {
        let figures = results.checks.iter().flat_map(|check| &check.figures);
        let numbers: BTreeSet<DocumentNumber> =
            figures.filter_map(|figure| figure.document).collect();
        let places = |number: DocumentNumber| {
            let draft = results.others.get(number.index())?;
            Some((number, Places::new(draft)))
        };
        AllPlaces {
            own: Places::new(results.draft),
            others: numbers.into_iter().filter_map(places).collect(),
        }
    }

    /// The places of the document that a figure is of.
    pub fn of(&self, figure: &BoundFigure) -> Option<&Places<'a>> {
        match figure.document {
            None => Some(&self.own),
            Some(number) => self.others.get(&number),
        }
    }
}

/// Finds the places of a draft's spans.
pub struct Places<'a> {
    draft: &'a Draft,
    lines: LineIndex,
}

impl<'a> Places<'a> {
    /// Whether the places are bytes of the file, so that an edit of them is one of the file.
    pub fn are_of_file(&self) -> bool {
        self.draft.document.format != Format::Word
    }

    pub fn new(draft: &'a Draft) -> Self {
        Places {
            draft,
            lines: LineIndex::new(&draft.document.text),
        }
    }

    pub fn draft(&self) -> &'a Draft {
        self.draft
    }

    /// The place of a claim's number and unit, without hedge words; `None` for an id that is not
    /// of this draft.
    pub fn claim(&self, id: ClaimId) -> Option<Place<'a>> {
        let claim = self.draft.claims.claims.get(id.0 as usize)?;
        self.span(claim.quantity.span)
    }

    /// The place of a span of the normalised text.
    pub fn span(&self, normalised: Span) -> Option<Place<'a>> {
        self.original(self.draft.text.original(normalised))
    }

    /// The place of a span of the original text.
    pub fn original(&self, bytes: Span) -> Option<Place<'a>> {
        let text = self.draft.document.text.get(bytes.range())?;
        let Position {
            scalar,
            line,
            column,
        } = self.position(bytes.start);
        Some(Place {
            text,
            bytes,
            start: scalar,
            end: scalar.saturating_add(count(text.chars())),
            line,
            column,
        })
    }

    /// The original text of a span of the normalised text.
    pub fn text(&self, normalised: Span) -> Option<&'a str> {
        self.draft
            .document
            .text
            .get(self.draft.text.original(normalised).range())
    }

    /// The words of the claim's period.
    pub fn period(&self, claim: &Claim) -> Option<&'a str> {
        let span = self.draft.claims.periods.get(claim.period?.0 as usize)?;
        self.text(*span)
    }

    /// The words of the claim's place.
    pub fn place(&self, claim: &Claim) -> Option<&'a str> {
        let span = self.draft.claims.places.get(claim.place?.0 as usize)?;
        self.text(*span)
    }

    /// The position of a byte of the original.
    pub fn position(&self, byte: u32) -> Position {
        self.lines.position(&self.draft.document.text, byte)
    }

    /// The columns of a place's start and end counted in bytes of UTF-8, from 1; the end is behind
    /// its last character, on [`Place::end_line`].
    pub fn byte_columns(&self, place: &Place<'_>) -> (u32, u32) {
        let text = &self.draft.document.text;
        let column = |byte| byte - self.lines.line_start(text, byte) + 1;
        (column(place.bytes.start), column(place.bytes.end))
    }

    /// The byte of the original at a line and column, both counted from 1.
    pub fn byte_at(&self, line: u32, column: u32) -> Option<u32> {
        self.lines.offset(&self.draft.document.text, line, column)
    }

    /// The claims whose figure, with its hedge words, covers a byte of the original.
    pub fn claims_at(&self, byte: u32) -> Vec<ClaimId> {
        let covers = |span| self.draft.text.original(span).contains(byte);
        (0u32..)
            .zip(&self.draft.claims.claims)
            .filter(|(_, claim)| covers(claim.quantity.extent))
            .map(|(index, _)| ClaimId(index))
            .collect()
    }
}
