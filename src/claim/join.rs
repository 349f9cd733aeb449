//! Claims of several texts as those of one.

use std::collections::HashMap;

use super::footing::Footing;
use super::listing::Listing;
use super::{Claim, ClaimId, Claims, PeriodId, PlaceId};
use crate::text::{Span, Text};

impl Claims {
    /// Appends the claims of another text, whose normalised text was appended to `joined`:
    /// `shift` is how far every place of it moved.
    pub fn append(&mut self, other: &Claims, joined: &str, shift: &Shift) {
        let first = self.claims.len() as u32;
        let first_word = self.words.len() as u32;
        let periods = intern(&mut self.periods, &other.periods, joined, shift);
        let places = intern(&mut self.places, &other.places, joined, shift);
        let id = |id: Option<ClaimId>| id.map(|id| ClaimId(id.0 + first));
        self.claims.extend(other.claims.iter().map(|claim| {
            let mut quantity = claim.quantity.clone();
            quantity.span = shift.span(quantity.span);
            quantity.number = shift.span(quantity.number);
            quantity.extent = shift.span(quantity.extent);
            if let Some(hedge) = &mut quantity.hedge {
                hedge.word = shift.span(hedge.word);
                hedge.second = hedge.second.map(|(kind, span)| (kind, shift.span(span)));
            }
            let number =
                |id: Option<u32>, list: &[u32]| id.and_then(|id| list.get(id as usize)).copied();
            Claim {
                quantity,
                clause: claim.clause + shift.clauses,
                sentence: claim.sentence + shift.sentences,
                block: claim.block + shift.blocks,
                section: claim.section + shift.sections,
                bracket: claim.bracket.map(|offset| offset + shift.bytes),
                label: shift.span(claim.label),
                before: shift.span(claim.before),
                after: shift.span(claim.after),
                topic: shift.span(claim.topic),
                period: number(claim.period.map(|id| id.0), &periods).map(PeriodId),
                place: number(claim.place.map(|id| id.0), &places).map(PlaceId),
                base: claim.base.map(|span| shift.span(span)),
                whole: id(claim.whole),
                subject: id(claim.subject),
                start: id(claim.start),
                run: claim.run.map(|run| run + first),
                words: (claim.words.0 + first_word, claim.words.1),
                ..claim.clone()
            }
        }));
        self.words.extend_from_slice(&other.words);
        let listings = other.listings.iter().map(|(claim, listing)| {
            let moved = Listing {
                span: shift.span(listing.span),
                ..*listing
            };
            (ClaimId(claim.0 + first), moved)
        });
        self.listings.extend(listings);
        let tables = self.footings.last().map_or(0, |last| last.table + 1);
        self.footings.extend(other.footings.iter().map(|footing| {
            Footing {
                total: ClaimId(footing.total.0 + first),
                parts: footing
                    .parts
                    .iter()
                    .map(|part| ClaimId(part.0 + first))
                    .collect(),
                table: footing.table + tables,
                ..*footing
            }
        }));
        self.latest_date = self.latest_date.max(other.latest_date);
    }
}

/// How far the places and numbers of a text moved when it was appended to others.
#[derive(Clone, Copy, Debug, Default)]
pub struct Shift {
    pub bytes: u32,
    pub clauses: u32,
    pub sentences: u32,
    pub blocks: u32,
    pub sections: u32,
}

impl Shift {
    /// Of a text appended to `joined` as it is now.
    pub fn behind(joined: &Text) -> Self {
        Shift {
            bytes: joined.normal.len() as u32,
            clauses: joined.clauses.len() as u32,
            sentences: joined.sentences.len() as u32,
            blocks: joined.blocks.len() as u32,
            sections: joined.blocks.last().map_or(0, |block| block.section + 1),
        }
    }

    pub fn span(&self, span: Span) -> Span {
        Span::new(span.start + self.bytes, span.end + self.bytes)
    }
}

/// The numbers that the words `more` have in `list`, to which those that are new are added.
fn intern(list: &mut Vec<Span>, more: &[Span], joined: &str, shift: &Shift) -> Vec<u32> {
    let mut known: HashMap<&str, u32> = (0..)
        .zip(list.iter())
        .map(|(id, span)| (span.of(joined), id))
        .collect();
    let mut numbers = Vec::with_capacity(more.len());
    for span in more {
        let moved = shift.span(*span);
        let next = list.len() as u32;
        let number = *known.entry(moved.of(joined)).or_insert(next);
        if number == next {
            list.push(moved);
        }
        numbers.push(number);
    }
    numbers
}
