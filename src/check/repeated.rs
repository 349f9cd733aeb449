//! Checks that say the same to a reader.

use smallvec::SmallVec;

use super::outcome::{Check, Verdict};
use crate::claim::ClaimId;
use crate::text::Span;

/// Of the checks of the same figures with the same verdict, keeps the first. The checks are sorted
/// by their first figure, and bindings reach only so far, so that few are compared.
pub(super) fn drop_repeated(checks: &mut Vec<Check>) {
    // One about text that is no figure has no claim.
    let place = |check: &Check| {
        let passage = check.passages().first().map(|passage| passage.start);
        (check.first_claim(), passage)
    };
    // Those kept are moved to the front, and of them those of the same place begin here.
    let (mut kept, mut from) = (0, 0);
    let mut last = None;
    for next in 0..checks.len() {
        let here = place(&checks[next]);
        if last != Some(here) {
            last = Some(here);
            from = kept;
        }
        let same = |known: &Check| are_same(known, &checks[next]);
        if !checks[from..kept].iter().any(same) {
            checks.swap(kept, next);
            kept += 1;
        }
    }
    checks.truncate(kept);
}

/// Whether two checks are the same to a reader.
fn are_same(first: &Check, second: &Check) -> bool {
    first.verdict == second.verdict
        && first.figures.len() == second.figures.len()
        && first.passages() == second.passages()
        && claims_of(first) == claims_of(second)
}

/// The claims of a check, sorted.
pub(super) fn claims_of(check: &Check) -> SmallVec<[ClaimId; 8]> {
    let figures = check.figures.iter();
    let mut claims: SmallVec<[ClaimId; 8]> = figures.map(|figure| figure.claim).collect();
    claims.sort_unstable();
    claims
}

/// What makes two checks the same to a reader.
pub(super) fn key(check: &Check) -> (Verdict, SmallVec<[ClaimId; 8]>, SmallVec<[Span; 2]>) {
    (check.verdict, claims_of(check), check.passages().into())
}
