//! One slip in a figure breaks every relation that the figure is in. Of contradictions that tell the same slip,
//! one is enough: the figure at fault is one that they share.

use std::collections::VecDeque;

use smallvec::SmallVec;

use super::outcome::{Check, Verdict};
use super::repeated::claims_of;
use crate::claim::ClaimId;

/// A contradiction is held against so many before it.
const LOOKED_BACK: usize = 16;

/// Leaves out contradictions that share all but one of their figures, and two at least, with one told already.
/// The checks are in reading order, and bindings reach only so far.
pub(super) fn drop_consequences(checks: &mut Vec<Check>) {
    let mut told: VecDeque<SmallVec<[ClaimId; 8]>> = VecDeque::new();
    checks.retain(|check| {
        if check.verdict != Verdict::Contradiction {
            return true;
        }
        let mut figures = claims_of(check);
        figures.dedup();
        if told.iter().any(|other| tell_one_slip(other, &figures)) {
            return false;
        }
        if told.len() == LOOKED_BACK {
            told.pop_front();
        }
        told.push_back(figures);
        true
    });
}

/// Whether the shorter of two sorted lists of figures has all of its own but one in the other.
fn tell_one_slip(first: &[ClaimId], second: &[ClaimId]) -> bool {
    const FEWEST: usize = 2;
    let shared = first
        .iter()
        .filter(|id| second.binary_search(id).is_ok())
        .count();
    shared >= FEWEST && shared + 1 >= first.len().min(second.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn figures(ids: &[u32]) -> Vec<ClaimId> {
        ids.iter().map(|id| ClaimId(*id)).collect()
    }

    #[test]
    fn what_shares_all_but_one_figure_tells_the_same_slip() {
        let one_slip = |a: &[u32], b: &[u32]| tell_one_slip(&figures(a), &figures(b));
        assert!(one_slip(&[1, 2, 3], &[1, 2, 4]));
        assert!(one_slip(&[1, 2, 3, 4, 5, 6], &[1, 3, 7]));
        assert!(one_slip(&[1, 2], &[1, 2, 3]));
        assert!(!one_slip(&[1, 2, 3], &[1, 4, 5]));
        assert!(!one_slip(&[1, 2], &[1, 3]));
    }
}
