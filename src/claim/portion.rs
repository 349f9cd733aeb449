//! A long text is read in portions, on all cores; here what was read is joined.

use std::collections::HashMap;

use super::{Claim, ClaimId, Claims, PeriodId, PlaceId};
use crate::text::Span;

/// The least size of a portion in bytes: reading one takes far longer than handing it over.
pub(super) const PORTION: u32 = 32 << 10;

/// So many portions are read before they are joined, which bounds what is held twice.
pub(super) const WAVE: usize = 64;

/// Joins the claims of portions, in reading order.
pub(super) struct Assembly<'a> {
    text: &'a str,
    claims: Claims,
    periods: HashMap<&'a str, u32>,
    places: HashMap<&'a str, u32>,
}

impl<'a> Assembly<'a> {
    pub fn new(text: &'a str) -> Self {
        Assembly {
            text,
            claims: Claims::default(),
            periods: HashMap::new(),
            places: HashMap::new(),
        }
    }

    /// Makes room for the claims of some portions at once.
    pub fn reserve(&mut self, portions: &[Claims]) {
        let count = portions.iter().map(|portion| portion.claims.len()).sum();
        self.claims.claims.reserve(count);
    }

    /// Adds the claims of the next portion, which are counted from its own first.
    pub fn add(&mut self, portion: Claims) {
        let periods = intern_all(
            self.text,
            &mut self.periods,
            &mut self.claims.periods,
            &portion.periods,
        );
        let places = intern_all(
            self.text,
            &mut self.places,
            &mut self.claims.places,
            &portion.places,
        );
        let first = self.claims.claims.len() as u32;
        let first_word = self.claims.words.len() as u32;
        let shift = |id: Option<ClaimId>| id.map(|id| ClaimId(id.0 + first));
        let moved = portion.claims.into_iter().map(|claim| Claim {
            period: claim
                .period
                .and_then(|id| periods.get(id.0 as usize))
                .map(|id| PeriodId(*id)),
            place: claim
                .place
                .and_then(|id| places.get(id.0 as usize))
                .map(|id| PlaceId(*id)),
            whole: shift(claim.whole),
            subject: shift(claim.subject),
            start: shift(claim.start),
            run: claim.run.map(|run| run + first),
            words: (claim.words.0 + first_word, claim.words.1),
            ..claim
        });
        self.claims.claims.extend(moved);
        self.claims.words.extend(portion.words);
        let dealings = portion.dealings.into_iter();
        self.claims
            .dealings
            .extend(dealings.map(|(id, dealing)| (ClaimId(id.0 + first), dealing)));
        let listings = portion.listings.into_iter();
        self.claims
            .listings
            .extend(listings.map(|(id, listing)| (ClaimId(id.0 + first), listing)));
        self.claims.latest_date = self.claims.latest_date.max(portion.latest_date);
    }

    /// All claims, taking no more memory than they need.
    pub fn finish(self) -> Claims {
        let mut claims = self.claims;
        claims.claims.shrink_to_fit();
        claims.words.shrink_to_fit();
        claims.dealings.shrink_to_fit();
        claims.listings.shrink_to_fit();
        claims
    }
}

/// The numbers that the words of a portion have in the whole text.
fn intern_all<'a>(
    text: &'a str,
    ids: &mut HashMap<&'a str, u32>,
    list: &mut Vec<Span>,
    words: &[Span],
) -> Vec<u32> {
    let numbers = words
        .iter()
        .map(|span| intern(ids, list, span.of(text), *span));
    numbers.collect()
}

/// The number of `word`, a new one if it was not seen yet; `list` has the first place of each.
pub(super) fn intern<'a>(
    ids: &mut HashMap<&'a str, u32>,
    list: &mut Vec<Span>,
    word: &'a str,
    span: Span,
) -> u32 {
    *ids.entry(word).or_insert_with(|| {
        list.push(span);
        list.len() as u32 - 1
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claim::Reader;
    use crate::grammar::Grammar;
    use crate::source::Document;
    use crate::text;

    #[test]
    fn what_is_read_does_not_depend_on_the_portions() {
        let paragraph = "2019年，全县(含开发区)有企业46家，其中已复工32家，占69.6%；浙江省由3个增至5个。\n\n\
                         今年上半年，四川、贵州2省合作企业共174家，同比增长5%。\n";
        let text = text::normalise(&Document::plain("test", paragraph.repeat(2_000)));
        assert!(text.portions(PORTION).len() > 3);
        let (reader, grammar) = (Reader::new(&["复工".to_owned()], &[]), Grammar::new());
        let at_once = reader.read_blocks(&grammar, &text, None, 0..text.blocks.len());
        let joined = reader.read(&grammar, &text, None);
        assert_eq!(format!("{joined:?}"), format!("{at_once:?}"));
    }
}
