//! Lists behind 其中 that their figures show to be complete: 共46家，其中国企12家，民营30家，外资4家.

use smallvec::{SmallVec, smallvec};

use super::REACH;
use crate::claim::cue::Cue;
use crate::claim::slip::one_slip_off;
use crate::claim::{Claim, ClaimId};
use crate::grammar::{Exact, Value};
use crate::text::Span;

/// Ties the items of a list to the whole of its head where they come to just that whole, or would but
/// for a slip of the hand, or where its last, 其他, is tied to it. Their names need not be alike then.
pub(super) fn tie_lists_told_out(text: &str, list: &mut [Claim], first: usize) {
    for head in first..list.len() {
        let claim = &list[head];
        let Some(whole) = claim.whole.filter(|_| claim.has(Cue::Part)) else {
            continue;
        };
        let Some(end) = told_out(text, list, head, whole) else {
            continue;
        };
        for at in head + 1..=end {
            if is_item(&list[at], &list[head]) {
                list[at].whole = Some(whole);
            }
        }
    }
}

/// Where the list that `head` opens is told out: its last item, some item before it untied so far.
fn told_out(text: &str, list: &[Claim], head: usize, whole: ClaimId) -> Option<usize> {
    let (opening, total) = (&list[head], nominal(&list[whole.index()])?);
    let mut sum = nominal(opening)?;
    let mut parts: SmallVec<[Exact; 8]> = smallvec![sum];
    let mut untied = false;
    let (mut last, mut end) = (opening, head);
    for (at, claim) in list.iter().enumerate().skip(head + 1).take(REACH) {
        if claim.sentence != opening.sentence {
            break;
        }
        if claim.has(Cue::Part) {
            return None;
        }
        if !is_item(claim, opening) {
            continue;
        }
        let start = last.quantity.extent.end;
        let between = Span::new(start, claim.quantity.extent.start.max(start)).of(text);
        if between.contains(';') || claim.has(Cue::Total) {
            return None;
        }
        if claim.whole.is_some_and(|other| other != whole) {
            return None;
        }
        untied |= claim.whole.is_none();
        let part = nominal(claim)?;
        parts.push(part);
        sum = sum.add(part)?;
        let closes = claim.has(Cue::Other) && claim.whole == Some(whole);
        if sum == total || closes {
            return untied.then_some(at);
        }
        (last, end) = (claim, at);
    }
    (untied && one_slip_off(total, &parts)).then_some(end)
}

fn is_item(claim: &Claim, head: &Claim) -> bool {
    claim.is_level()
        && claim.bracket == head.bracket
        && claim.counts_like(head)
        && !claim.has(Cue::Compared)
}

/// The value of a figure without a hedge.
fn nominal(claim: &Claim) -> Option<Exact> {
    match claim.quantity.value() {
        Value::Number(number) if claim.quantity.hedge.is_none() => Some(number.value),
        _ => None,
    }
}
