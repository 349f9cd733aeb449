//! Lists behind 其中 that go on behind a comma with another kind of one order: 其中小学30所，初中12所，高中5所.

use super::apart::are_of_two_kinds;
use super::cue::Cue;
use super::partitions::are_parted;
use super::{Claim, ClaimId, Claims};
use crate::text::Text;

/// Gives the next figure of such a list the whole of the one before it: what their names share, no other words need to.
pub(super) fn tie(text: &Text, claims: &mut Claims) {
    let list = &mut claims.claims;
    for at in 1..list.len() {
        let Some(whole) = whole_of(&text.normal, list, at) else {
            continue;
        };
        let before = at - 1;
        let run = *list[before].run.get_or_insert(before as u32);
        list[at].whole = Some(whole);
        list[at].run = Some(run);
    }
}

/// The whole of the figure before, where the one at `at` goes on its list.
fn whole_of(text: &str, list: &[Claim], at: usize) -> Option<ClaimId> {
    const APART: [Cue; 8] = [
        Cue::Total,
        Cue::Part,
        Cue::Other,
        Cue::Remainder,
        Cue::Per,
        Cue::Plan,
        Cue::Compared,
        Cue::Cumulative,
    ];
    let (claim, item) = (&list[at], &list[at - 1]);
    let whole = item.whole?;
    let goes_on = claim.whole.is_none()
        && claim.sentence == item.sentence
        && claim.bracket == item.bracket
        && claim.clause == item.clause + 1
        && claim.is_level()
        && item.is_level()
        && claim.counts_like(item)
        && !APART.iter().any(|cue| claim.has(*cue));
    if !goes_on {
        return None;
    }
    let total = &list[whole.index()];
    let fits = claim.number().zip(total.number());
    let between = item.words_to(claim, text);
    let is_next = between.trim_start().starts_with(',') && !between.contains(';');
    let of = total.label.of(text);
    let are_kinds = || {
        let (own, before) = (claim.label.of(text), item.label.of(text));
        are_of_two_kinds(before, own)
            && !are_parted(of, own)
            && !are_of_two_kinds(of, own)
            && !are_of_two_kinds(of, before)
            && !of.contains(own)
    };
    let is_less = fits.is_some_and(|(part, total)| part < total) && total.counts_like(claim);
    (is_next && is_less && are_kinds()).then_some(whole)
}
