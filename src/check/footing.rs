//! The cells that a total of a table adds up, and whether they prove anything when they do not.

use super::candidate::{Plausible, Search};
use super::context::Context;
use super::evaluate::Group;
use crate::claim::{ClaimId, Direction, Footing, List};
use crate::grammar::Exact;

impl Search<'_> {
    /// The cells that `total` adds up, as one group; none where it is no total that way.
    pub(super) fn cells(&self, total: ClaimId, direction: Direction) -> Plausible {
        let mut found = Plausible {
            tier: Some(self.rule.within),
            ..Plausible::default()
        };
        if let Some(at) = self.context.claims.footing(total, direction) {
            let footing = &self.context.claims.footings[at];
            found.unsure = !is_sure(self.context, at) || adds_up_in_part(self.context, footing);
            found.groups.push(Group::from_slice(&footing.parts));
        }
        found
    }
}

/// Whether the cells must come to the total: the list is closed by it, or another total of the
/// table shows that lists of its shape are added up.
fn is_sure(context: &Context<'_>, at: usize) -> bool {
    let footing = &context.claims.footings[at];
    match footing.list {
        List::Closed => true,
        List::Loose => false,
        List::Opened => {
            const NEAR: usize = 16;
            let footings = &context.claims.footings;
            let end = (at + NEAR).min(footings.len());
            footings[at.saturating_sub(NEAR)..end].iter().any(|other| {
                other.table == footing.table
                    && other.direction == footing.direction
                    && other.total != footing.total
                    && other.parts.len() == footing.parts.len()
                    && adds_up(context, other)
            })
        }
    }
}

fn adds_up(context: &Context<'_>, footing: &Footing) -> bool {
    let sum = footing
        .parts
        .iter()
        .try_fold(Exact::ZERO, |sum, part| sum.add(context.nominal(*part)?));
    sum.is_some() && sum == context.nominal(footing.total)
}

/// Whether neighbouring cells, but not all, come to the total: the others may tell the same whole
/// once more, divided another way.
fn adds_up_in_part(context: &Context<'_>, footing: &Footing) -> bool {
    let Some(total) = context.nominal(footing.total) else {
        return false;
    };
    let mut sums = std::collections::HashMap::from([(Exact::ZERO, 0)]);
    let mut sum = Exact::ZERO;
    for (index, part) in footing.parts.iter().enumerate() {
        let next = context.nominal(*part).and_then(|value| sum.add(value));
        let Some(next) = next else {
            return false;
        };
        sum = next;
        let before = sum.subtract(total).and_then(|before| sums.get(&before));
        if before.is_some_and(|from| index + 1 - from > 1) {
            return true;
        }
        sums.insert(sum, index + 1);
    }
    false
}
