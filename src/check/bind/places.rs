//! How two claims stand to each other in the text: next to each other, per one of the other, dated
//! by it.

use std::ops::RangeInclusive;

use super::search::Search;
use crate::claim::{Claim, ClaimId, is_filler, says_when};
use crate::grammar::Kind;
use crate::text::Span;

impl Search<'_> {
    /// Whether the date is the period of the claim.
    pub(super) fn is_dated(&self, claim: &Claim, date: &Claim) -> bool {
        let text = &self.context.text.normal;
        let period = claim
            .period
            .and_then(|id| self.context.claims.periods.get(id.0 as usize));
        date.is_date()
            && claim.sentence == date.sentence
            && period.is_some_and(|period| period.of(text) == date.quantity.extent.of(text))
    }

    /// Whether the claim is told per one of what `counted` counts: 户均, 每户, 元/户.
    pub(super) fn is_per(&self, claim: &Claim, counted: &Claim) -> bool {
        let Some(unit) = counted.quantity.unit else {
            return false;
        };
        let text = &self.context.text.normal;
        let before = claim.before.of(text);
        let written = claim.quantity.span.of(text);
        self.context.grammar.unit(unit).words.iter().any(|word| {
            let stands = |words: &str, offset: usize| {
                words[offset + word.len()..].starts_with('均')
                    || words[..offset].ends_with('每')
                    || words[..offset].ends_with('/')
            };
            let mut found = before.match_indices(word).map(|(at, _)| (before, at));
            found.any(|(words, at)| stands(words, at))
                || written
                    .match_indices(word)
                    .any(|(at, _)| written[..at].ends_with('/'))
        })
    }

    /// Whether the two are written 3∶2.
    pub(super) fn is_ratio_to(&self, first: &Claim, second: &Claim) -> bool {
        let (from, to) = (first.quantity.span.end, second.quantity.span.start);
        from < to
            && matches!(
                Span::new(from, to).of(&self.context.text.normal),
                ":" | "∶" | "比"
            )
    }

    pub(super) fn is_touching(&self, id: ClaimId, other: ClaimId) -> bool {
        const FAR: u32 = 16;
        let (first, second) = (id.min(other), id.max(other));
        let from = self.context.claim(first).quantity.extent.end;
        let to = self.context.claim(second).quantity.extent.start;
        second.0 - first.0 == 1
            && to.saturating_sub(from) <= FAR
            && self.is_mere_joint(Span::new(from, to.max(from)))
    }

    /// Whether nothing but filler, and words that lead from a figure to the same in another unit,
    /// stands in `between`.
    pub(super) fn is_mere_joint(&self, between: Span) -> bool {
        const JOINTS: [&str; 4] = ["折合", "约合", "合", "即"];
        let text = &self.context.text.normal;
        let words = between.of(text).trim_end_matches(['约', ' ']);
        let rest = JOINTS.iter().find_map(|joint| words.strip_suffix(joint));
        let end = between.start + rest.unwrap_or(words).len() as u32;
        is_filler(text, Span::new(between.start, end))
    }

    pub(super) fn is_next_to(&self, id: ClaimId, other: ClaimId) -> bool {
        let (a, b) = (self.context.claim(id), self.context.claim(other));
        a.sentence == b.sentence
            && a.bracket == b.bracket
            && id != other
            && self.beside(id, other).contains(&other.0)
    }

    /// Where a claim stands next to `id`: on either side the first that is more than a date or an
    /// ordinal, and what is passed on the way to it (比**2018年**的3亿元增长20%).
    pub(super) fn next_of(&self, id: ClaimId) -> RangeInclusive<u32> {
        let passed = |ids: &mut dyn Iterator<Item = u32>| {
            let claims = ids.map_while(|id| self.context.claims.claims.get(id as usize));
            let says = claims
                .take(MOST_PASSED)
                .take_while(|claim| self.says_when_or_which(claim));
            says.count() as u32
        };
        let before = passed(&mut (0..id.0).rev());
        let after = passed(&mut (id.0 + 1..));
        id.0.saturating_sub(before + 1)..=id.0 + after + 1
    }

    /// [`Self::next_of`] for `other`: nothing is passed on the way to a date or an ordinal.
    pub(super) fn beside(&self, id: ClaimId, other: ClaimId) -> RangeInclusive<u32> {
        let (a, b) = (self.context.claim(id), self.context.claim(other));
        if self.says_when_or_which(a) || self.says_when_or_which(b) {
            id.0.saturating_sub(1)..=id.0 + 1
        } else {
            self.next_of(id)
        }
    }

    /// A date, an ordinal or a duration like 十年 in 十年增加, which says when or which and is no amount.
    fn says_when_or_which(&self, claim: &Claim) -> bool {
        let text = &self.context.text.normal;
        claim.is_date() || claim.quantity.kind == Kind::Ordinal || says_when(text, &claim.quantity)
    }
}

/// So many dates and ordinals in a row are passed over.
const MOST_PASSED: usize = 3;
