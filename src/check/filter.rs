//! Whether a claim can fill a role by itself.

use smallvec::smallvec;

use super::candidate::Search;
use super::evaluate::{Binding, Evaluation};
use super::outcome::Verdict;
use crate::claim::{Claim, ClaimId};
use crate::grammar::Dimension;
use crate::rule::Filter;

impl<'a> Search<'a> {
    pub(super) fn dimension(&self, claim: &Claim) -> Option<Dimension> {
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

    fn fits(&self, index: usize, id: ClaimId) -> bool {
        self.unmet(index, id).is_none()
    }

    /// The key of the first filter of the role that the claim does not meet, as rule authors write
    /// it; `None` when the claim can fill the role.
    pub(super) fn unmet(&self, index: usize, id: ClaimId) -> Option<&'static str> {
        let claim = self.context.claim(id);
        let filter = &self.rule.roles[index].filter;
        self.unmet_form(filter, claim)
            .or_else(|| self.unmet_words(filter, claim))
            .or_else(|| unmet_flags(filter, claim))
            .or_else(|| (!self.has_value(filter, id)).then_some("value"))
    }

    fn unmet_form(&self, filter: &Filter, claim: &Claim) -> Option<&'static str> {
        let quantity = &claim.quantity;
        if !filter.kinds.is_empty() && !filter.kinds.contains(&quantity.kind) {
            return Some("kind");
        }
        if !filter.cues.is_empty() && !claim.cues.intersects(filter.cues) {
            return Some("cue");
        }
        if claim.cues.intersects(filter.without) {
            return Some("without");
        }
        let unit = quantity.unit;
        if !filter.units.is_empty() && !unit.is_some_and(|unit| filter.units.contains(&unit)) {
            return Some("unit");
        }
        let wanted = |dimension| filter.dimensions.contains(&dimension);
        let fits = filter.dimensions.is_empty()
            || self.dimension(claim).is_some_and(wanted)
            || (claim.is_ratio() && wanted(Dimension::Ratio));
        (!fits).then_some("dimension")
    }

    fn unmet_words(&self, filter: &Filter, claim: &Claim) -> Option<&'static str> {
        if filter.labels.is_empty() && filter.not.is_empty() && filter.surface.is_empty() {
            return None;
        }
        let words = self.context.claims.words_of(claim);
        if !filter.labels.is_empty() && !filter.labels.iter().any(|word| words.contains(word)) {
            return Some("label");
        }
        if filter.not.iter().any(|word| words.contains(word)) {
            return Some("not");
        }
        let surface = claim.quantity.extent.of(&self.context.text.normal);
        let written = |word: &String| surface.contains(word.as_str());
        let fits = filter.surface.is_empty() || filter.surface.iter().any(written);
        (!fits).then_some("surface")
    }

    fn has_value(&self, filter: &Filter, id: ClaimId) -> bool {
        let Some(condition) = &filter.value else {
            return true;
        };
        let nominal = self
            .context
            .operand(id)
            .is_some_and(|operand| operand.nominal.is_some());
        // The value stands in its condition as role 0, whatever its own index.
        let binding: Binding = smallvec![smallvec![id]];
        let evaluation = Evaluation {
            context: self.context,
            binding: &binding,
        };
        nominal && evaluation.verdict(&condition.expression) == Some(Verdict::Holds)
    }
}

fn unmet_flags(filter: &Filter, claim: &Claim) -> Option<&'static str> {
    let flags = [
        ("negated", filter.negated, claim.negated),
        ("hedged", filter.hedged, claim.quantity.hedge.is_some()),
        ("points", filter.points, claim.is_points()),
        ("part", filter.part, claim.whole.is_some()),
        ("heading", filter.heading, claim.heading.is_some()),
        ("title", filter.title, claim.heading == Some(1)),
    ];
    let unmet = flags
        .into_iter()
        .find(|(_, wanted, is)| wanted.is_some_and(|wanted| wanted != *is));
    unmet.map(|(key, _, _)| key)
}
