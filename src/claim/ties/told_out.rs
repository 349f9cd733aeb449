//! Lists behind 其中 that their figures show to be complete: 共46家，其中国企12家，民营30家，外资4家.

use smallvec::{SmallVec, smallvec};

use super::{REACH, back, id};
use crate::claim::complete::are_classes;
use crate::claim::cue::Cue;
use crate::claim::partitions::are_parted;
use crate::claim::slip::{one_edit_off, one_slip_off};
use crate::claim::{Claim, ClaimId};
use crate::grammar::{Exact, Form, Value};

/// Ties the items of a list to the whole of its head where they come to just that whole, or would but
/// for a slip of the hand, or where its last, 其他, is tied to it, or where they are the classes of one division: their names need not be
/// alike then. Where they come to another figure told before,
/// that is their whole: 受理52.6万件，执结47.3万件。其中，首次执行31.6万件，恢复执行21.0万件.
pub(super) fn tie_lists_told_out(text: &str, list: &mut [Claim], first: usize) {
    for head in first..list.len() {
        if !opens_list(list, first, head) {
            continue;
        }
        let Some((end, whole)) = told_out(text, list, first, head) else {
            continue;
        };
        for at in head..=end {
            if is_item(&list[at], &list[head]) {
                list[at].whole = Some(whole);
            }
        }
        untie_greater(list, end, whole);
        untie_besides(text, list, (head, end), whole);
    }
}

/// 新增1.25亿千瓦，其中风电3763万千瓦、光伏8741万千瓦，可再生能源1.52亿千瓦: what is told behind all the parts and is
/// greater than the whole is no part of it.
fn untie_greater(list: &mut [Claim], end: usize, whole: ClaimId) {
    let Some(total) = nominal(&list[whole.index()]) else {
        return;
    };
    let sentence = list[end].sentence;
    let behind = list.iter_mut().skip(end + 1).take(REACH);
    for claim in behind.take_while(|c| c.sentence == sentence) {
        if claim.whole == Some(whole) && nominal(claim).is_some_and(|part| part > total) {
            claim.whole = None;
        }
    }
}

/// 确诊84例，其中输入57例，本土27例，另有疑似病例13例: what is told besides parts that already come to the whole is none of them.
fn untie_besides(text: &str, list: &mut [Claim], (head, end): (usize, usize), whole: ClaimId) {
    const BESIDES: [&str; 4] = ["另有", "另外", "还有", "此外"];
    let parts = list[head..=end]
        .iter()
        .filter(|c| c.whole == Some(whole) && is_item(c, &list[head]));
    let sum = Exact::sum(parts.map(nominal));
    if sum.is_none() || sum != nominal(&list[whole.index()]) {
        return;
    }
    let sentence = list[end].sentence;
    let behind = list.iter_mut().skip(end + 1).take(REACH);
    for claim in behind.take_while(|c| c.sentence == sentence) {
        let words = claim.before.of(text);
        if claim.whole == Some(whole) && BESIDES.iter().any(|word| words.contains(word)) {
            claim.whole = None;
        }
    }
}

/// 被困12人中，救出9人，其中7人生还，2人遇难，尚有3人失联: what goes on behind a part of a part is told of the part too, where that comes to it or
/// the others come to the whole, and all together don't.
pub(super) fn tie_parts_of_parts(text: &str, list: &mut [Claim], first: usize) {
    for head in first..list.len() {
        if !list[head].has(Cue::Part) {
            continue;
        }
        let Some((part, end)) = parts_of_part(text, list, head) else {
            continue;
        };
        let outer = list[part.index()].whole;
        for claim in &mut list[head + 1..=end] {
            if claim.whole == outer {
                claim.whole = Some(part);
            }
        }
    }
}

/// The part that what `head` opens is told of, and the last figure that is told of it and was taken for a part of the whole.
fn parts_of_part(text: &str, list: &[Claim], head: usize) -> Option<(ClaimId, usize)> {
    let opening = &list[head];
    let part = opening.whole?;
    let whole = list[part.index()].whole?;
    let is_here = |c: &Claim| c.sentence == opening.sentence && is_item(c, opening);
    if !is_here(&list[part.index()]) || !is_item(&list[whole.index()], opening) {
        return None;
    }
    let (told, total) = (
        nominal(&list[part.index()])?,
        nominal(&list[whole.index()])?,
    );
    let parts = list[part.index()..].iter().take(REACH);
    let parts = parts.take_while(|c| c.sentence == opening.sentence);
    let all = Exact::sum(parts.filter(|c| c.whole == Some(whole)).map(nominal))?;
    if all == total {
        return None;
    }
    let mut inner = nominal(opening)?;
    let mut others = all;
    let mut last = opening;
    for (at, claim) in list.iter().enumerate().skip(head + 1).take(REACH) {
        let goes_on = is_here(claim) && claim.whole == Some(whole) && !claim.has(Cue::Part);
        if !is_here(claim) && claim.sentence == opening.sentence && !claim.is_level() {
            continue;
        }
        if !goes_on || last.words_to(claim, text).contains(';') {
            return None;
        }
        inner = inner.add(nominal(claim)?)?;
        others = others.subtract(nominal(claim)?)?;
        if inner > told {
            return None;
        }
        if inner == told || others == total {
            return Some((part, at));
        }
        last = claim;
    }
    None
}

/// 五保户390人，其中分散供养430人，集中供养50人: a class of a division that is more than what is divided was taken for something else than
/// its part. Beside the other classes it is one, as long as one slip keeps them from coming to the whole.
pub(super) fn tie_greater_classes(text: &str, list: &mut [Claim], first: usize) {
    // In most blocks nothing is part of anything.
    if list[first..].iter().all(|claim| claim.whole.is_none()) {
        return;
    }
    for at in first..list.len() {
        let claim = &list[at];
        if claim.whole.is_some() || !claim.is_level() || !may_be_class(claim) {
            continue;
        }
        if let Some(whole) = whole_of_classes(text, list, first, at) {
            list[at].whole = Some(whole);
        }
    }
}

/// What the figures next to one are parts of, where it and they are the classes of one division.
fn whole_of_classes(text: &str, list: &[Claim], first: usize, at: usize) -> Option<ClaimId> {
    const MOST: usize = 4;
    const LEAST_DIGITS: usize = 2;
    let claim = &list[at];
    let is_beside = |c: &&Claim| c.sentence == claim.sentence && is_item(c, claim);
    let next = list[at + 1..].iter().take(MOST).find(is_beside);
    let from = at.saturating_sub(MOST).max(first);
    let before = list[from..at].iter().rev().find(is_beside);
    let whole = [before, next].into_iter().flatten().find_map(|c| c.whole)?;
    let total = nominal(&list[whole.index()])?;
    if whole.index() >= at || nominal(claim)? <= total {
        return None;
    }
    let is_class = |c: &&Claim| is_beside(c) && c.whole == Some(whole) && may_be_class(c);
    let told: SmallVec<[&Claim; 8]> = list[from.max(whole.index() + 1)..]
        .iter()
        .take(2 * MOST)
        .filter(|c| is_class(c) || std::ptr::eq(*c, claim))
        .collect();
    let parts: Option<SmallVec<[Exact; 8]>> = told.iter().map(|c| nominal(c)).collect();
    let is_slip = one_edit_off(total, &parts?, LEAST_DIGITS);
    (told.len() > 1 && is_slip && are_classes(text, &told)).then_some(whole)
}

/// Whether nothing says that a figure is of another time or sort than the parts of a whole.
fn may_be_class(claim: &Claim) -> bool {
    const APART: [Cue; 6] = [
        Cue::Total,
        Cue::Cumulative,
        Cue::Plan,
        Cue::Forecast,
        Cue::Compared,
        Cue::Per,
    ];
    !APART.iter().any(|cue| claim.has(*cue))
}

/// Whether the claim is the first of its sentence that is part of its whole.
fn opens_list(list: &[Claim], first: usize, at: usize) -> bool {
    let claim = &list[at];
    claim.whole.is_some()
        && !back(list, first, at)
            .take_while(|(_, c)| c.sentence == claim.sentence)
            .any(|(_, c)| c.whole == claim.whole)
}

/// Where the list that `head` opens is told out, and what it comes to.
fn told_out(text: &str, list: &[Claim], first: usize, head: usize) -> Option<(usize, ClaimId)> {
    let opening = &list[head];
    let own = opening.whole?;
    let totals = totals(list, first, head, own);
    let mut sum = nominal(opening)?;
    let mut parts: SmallVec<[Exact; 8]> = smallvec![sum];
    let (mut untied, mut broken) = (false, false);
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
        let between = last.words_to(claim, text);
        let goes_on = claim.whole == Some(own);
        if claim.has(Cue::Total) && !opening.has(Cue::Total) {
            return None;
        }
        // Behind a semicolon nothing but the sum to the digit shows that the list goes on.
        broken |= !goes_on && between.contains(';');
        if claim.whole.is_some() && !goes_on {
            return None;
        }
        untied |= !goes_on;
        let part = nominal(claim)?;
        parts.push(part);
        sum = sum.add(part)?;
        let is_met = |total: &Claim| match broken {
            true => nominal(total) == Some(sum),
            false => comes_to(sum, total),
        };
        if let Some(total) = totals.iter().find(|id| is_met(&list[id.index()])) {
            return Some((at, *total));
        }
        if claim.has(Cue::Other) && goes_on && !broken {
            return Some((at, own));
        }
        (last, end) = (claim, at);
    }
    let slipped = || nominal(&list[own.index()]).is_some_and(|total| one_slip_off(total, &parts));
    let told = untied
        && (!broken && slipped() || tells_classes(text, &list[own.index()], &list[head..=end]));
    told.then_some((end, own))
}

/// 城市低保4195户12533人，农村低保7840户13026人: whether the items of a list are the classes of one division, whatever they come to. In
/// 出口575亿元，其中半导体出口112亿元；进口539亿元 one class is what is divided, and the other is told beside it.
fn tells_classes(text: &str, whole: &Claim, told: &[Claim]) -> bool {
    let Some(head) = told.first() else {
        return false;
    };
    let items: SmallVec<[&Claim; 8]> = told.iter().filter(|c| is_item(c, head)).collect();
    let is_beside_whole = |item: &&Claim| are_parted(whole.label.of(text), item.label.of(text));
    items.len() > 1 && !items.iter().any(is_beside_whole) && are_classes(text, &items)
}

/// The whole of the head, and the figures told before it that may be what its list comes to.
fn totals(list: &[Claim], first: usize, head: usize, own: ClaimId) -> SmallVec<[ClaimId; 4]> {
    const MOST: usize = 3;
    let opening = &list[head];
    let sentence = list[own.index()].sentence;
    let told = back(list, first, own.index())
        .take_while(|(_, c)| c.sentence == sentence)
        .filter(|(_, c)| c.bracket.is_none() && is_item(c, opening))
        .filter_map(|(index, _)| id(index))
        .take(MOST);
    std::iter::once(own).chain(told).collect()
}

/// Whether the sum is the figure as far as it is written.
fn comes_to(sum: Exact, total: &Claim) -> bool {
    let Value::Number(number) = total.quantity.value() else {
        return false;
    };
    if total.quantity.hedge.is_some() {
        return false;
    }
    let rounded = total.quantity.form.has(Form::SCALED) || !number.value.is_integer();
    let step = number
        .precision
        .filter(|_| rounded)
        .and_then(|place| Exact::power_of_ten(i32::from(place)));
    match (sum.subtract(number.value), step) {
        (Some(gap), Some(step)) => gap.absolute() < step,
        (Some(gap), None) => gap.is_zero(),
        (None, _) => false,
    }
}

fn is_item(claim: &Claim, head: &Claim) -> bool {
    claim.is_level()
        && claim.bracket == head.bracket
        && claim.counts_like(head)
        && !claim.has(Cue::Compared)
}

/// The value of a figure without a hedge.
pub(super) fn nominal(claim: &Claim) -> Option<Exact> {
    claim.number().filter(|_| claim.quantity.hedge.is_none())
}
