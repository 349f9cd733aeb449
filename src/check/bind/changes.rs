//! The percentages by which the figures of a list changed, one for each.

use super::search::{Plausible, Search};
use crate::check::evaluate::Group;
use crate::claim::{Claim, ClaimId};

/// How many figures may stand between one and the percentage by which it changed, that percentage
/// included: 税收收入181129亿元，比上年增加14515亿元，增长8.7%.
const REACH: usize = 3;

impl Search<'_> {
    /// For each of `figures` the percentage by which it changed, as one group in the same order;
    /// none where one has no such percentage.
    pub(super) fn changes(&self, role: usize, figures: &Group) -> Plausible {
        let mut found = Plausible {
            tier: Some(self.rule.within),
            ..Plausible::default()
        };
        let changes: Option<Group> = figures
            .iter()
            .map(|figure| self.change_of(role, *figure))
            .collect();
        found.groups.extend(changes);
        found
    }

    /// The percentage of change that stands behind a figure with nothing between but the amount by which it
    /// changed.
    fn change_of(&self, role: usize, figure: ClaimId) -> Option<ClaimId> {
        let from = figure.index() + 1;
        let list = &self.context.claims.claims;
        let sentence = self.context.claim(figure).sentence;
        let is_told_of = |claim: &Claim| {
            claim.subject == Some(figure) && claim.is_change() && claim.sentence == sentence
        };
        list.get(from..)?
            .iter()
            .take(REACH)
            .enumerate()
            .take_while(|(_, claim)| claim.is_date() || is_told_of(claim))
            .map(|(offset, _)| ClaimId((from + offset) as u32))
            .find(|id| {
                let claim = self.context.claim(*id);
                claim.is_ratio() && !claim.is_points() && self.passes(role, *id)
            })
    }
}
