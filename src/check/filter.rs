//! Whether a claim can fill a role by itself.

use smallvec::smallvec;

use super::candidate::Search;
use super::evaluate::{Binding, Evaluation};
use super::outcome::Verdict;
use crate::claim::{Claim, ClaimId};
use crate::rule::Filter;

impl<'a> Search<'a> {
    pub(super) fn dimension(&self, claim: &Claim) -> Option<crate::grammar::Dimension> {
        claim
            .quantity
            .unit
            .map(|unit| self.context.grammar.unit(unit).dimension)
    }

    /// Whether the claim can fill a role by itself.
    pub(super) fn passes(&self, index: usize, id: ClaimId) -> bool {
        if let Some(known) = self.context.passes.borrow().known(index, id) {
            return known;
        }
        let passes = self.fits(index, id);
        self.context.passes.borrow_mut().note(index, id, passes);
        passes
    }

    pub(super) fn fits(&self, index: usize, id: ClaimId) -> bool {
        let claim = self.context.claim(id);
        let filter = &self.rule.roles[index].filter;
        self.has_form(filter, claim)
            && self.has_words(filter, claim)
            && filter.negated.is_none_or(|wanted| claim.negated == wanted)
            && filter
                .hedged
                .is_none_or(|wanted| claim.quantity.hedge.is_some() == wanted)
            && filter
                .points
                .is_none_or(|wanted| claim.is_points() == wanted)
            && filter
                .part
                .is_none_or(|wanted| claim.whole.is_some() == wanted)
            && filter
                .heading
                .is_none_or(|wanted| claim.heading.is_some() == wanted)
            && filter
                .title
                .is_none_or(|wanted| (claim.heading == Some(1)) == wanted)
            && filter
                .value
                .as_ref()
                .is_none_or(|_| self.has_value(filter, id))
    }

    pub(super) fn has_form(&self, filter: &Filter, claim: &Claim) -> bool {
        let quantity = &claim.quantity;
        let any = |empty: bool, found: bool| empty || found;
        any(
            filter.kinds.is_empty(),
            filter.kinds.contains(&quantity.kind),
        ) && any(filter.cues.is_empty(), claim.cues.intersects(filter.cues))
            && !claim.cues.intersects(filter.without)
            && any(
                filter.units.is_empty(),
                quantity
                    .unit
                    .is_some_and(|unit| filter.units.contains(&unit)),
            )
            && any(
                filter.dimensions.is_empty(),
                self.dimension(claim)
                    .is_some_and(|d| filter.dimensions.contains(&d))
                    || (claim.is_ratio()
                        && filter
                            .dimensions
                            .contains(&crate::grammar::Dimension::Ratio)),
            )
    }

    pub(super) fn has_words(&self, filter: &Filter, claim: &Claim) -> bool {
        if filter.labels.is_empty() && filter.not.is_empty() && filter.surface.is_empty() {
            return true;
        }
        let words = self.context.claims.words_of(claim);
        let surface = claim.quantity.extent.of(&self.context.text.normal);
        (filter.labels.is_empty() || filter.labels.iter().any(|word| words.contains(word)))
            && !filter.not.iter().any(|word| words.contains(word))
            && (filter.surface.is_empty()
                || filter
                    .surface
                    .iter()
                    .any(|word| surface.contains(word.as_str())))
    }

    pub(super) fn has_value(&self, filter: &Filter, id: ClaimId) -> bool {
        let nominal = self
            .context
            .operand(id)
            .is_some_and(|operand| operand.nominal.is_some());
        let Some(condition) = &filter.value else {
            return true;
        };
        // The value stands in its condition as role 0, whatever its own index.
        let binding: Binding = smallvec![smallvec![id]];
        let evaluation = Evaluation {
            context: self.context,
            binding: &binding,
        };
        nominal && evaluation.verdict(&condition.expression) == Some(Verdict::Holds)
    }
}
