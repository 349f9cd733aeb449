//! The cells that a total of a table adds up, and whether they prove anything when they do not.

use super::search::{Plausible, Search};
use crate::check::context::Context;
use crate::check::evaluate::Group;
use crate::claim::{ClaimId, Direction, Footing, List};
use crate::grammar::Exact;
use crate::rule::LinkKind;

/// The way in which a link adds up cells.
pub(super) fn direction_of(kind: LinkKind) -> Option<Direction> {
    match kind {
        LinkKind::AddsDown => Some(Direction::Down),
        LinkKind::AddsAcross => Some(Direction::Across),
        _ => None,
    }
}

/// Of what two cells a cell follows from, the one that the link means.
pub(super) fn source_of(kind: LinkKind) -> Option<(Direction, usize)> {
    match kind {
        LinkKind::CellPartOf => Some((Direction::Share, 0)),
        LinkKind::CellWholeOf => Some((Direction::Share, 1)),
        LinkKind::CellNowOf => Some((Direction::Change, 0)),
        LinkKind::CellBeforeOf => Some((Direction::Change, 1)),
        _ => None,
    }
}

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

    /// One of the two cells that a share or change of a table follows from.
    pub(super) fn source_cell(
        &self,
        cell: ClaimId,
        direction: Direction,
        part: usize,
    ) -> Plausible {
        let mut found = Plausible {
            tier: Some(self.rule.within),
            ..Plausible::default()
        };
        if let Some(at) = self.context.claims.footing(cell, direction) {
            let footing = &self.context.claims.footings[at];
            if let Some(source) = footing.parts.get(part) {
                found.unsure = !others_follow(self.context, at);
                found.groups.push(Group::from_slice(&[*source]));
            }
        }
        found
    }
}

/// Whether the other cells of the column follow from theirs: most of those near, one at least.
fn others_follow(context: &Context<'_>, at: usize) -> bool {
    const NEAR: usize = 32;
    let footings = &context.claims.footings;
    let footing = &footings[at];
    let end = (at + NEAR).min(footings.len());
    let others = footings[at.saturating_sub(NEAR)..end]
        .iter()
        .filter(|other| {
            other.table == footing.table
                && other.direction == footing.direction
                && other.column == footing.column
                && other.total != footing.total
        });
    let (mut right, mut wrong) = (0, 0);
    for other in others {
        match follows(context, other) {
            Some(true) => right += 1,
            Some(false) => wrong += 1,
            None => {}
        }
    }
    right > wrong
}

/// Whether a share or change of a table is what its two cells make, as a ratio, in percent or,
/// of a change, as a difference.
fn follows(context: &Context<'_>, footing: &Footing) -> Option<bool> {
    let &[first, second] = footing.parts.as_slice() else {
        return None;
    };
    let (first, second) = (context.nominal(first)?, context.nominal(second)?);
    let cell = context.operand(footing.total)?.set;
    let difference = first.subtract(second)?;
    let part = match footing.direction {
        Direction::Change => difference,
        _ => first,
    };
    let ratio = part.divide(second)?;
    let percent = ratio.multiply(Exact::integer(100))?;
    let is_difference = footing.direction == Direction::Change && cell.contains(difference);
    Some(is_difference || cell.contains(ratio) || cell.contains(percent))
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
    let sum = Exact::sum(footing.parts.iter().map(|part| context.nominal(*part)));
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
