//! Several 其中 in a row that have one whole, and 分别 behind 其中 that deals parts out to several.

use smallvec::SmallVec;

use super::whole::is_less;
use super::{REACH, are_parted_by_semicolon, back, is_visible};
use crate::claim::Claim;
use crate::claim::cue::Cue;
use crate::text::Span;

/// What another 其中 or 分别 says of the whole of a figure.
pub(super) enum Said {
    Nothing,
    /// It is part of that one.
    Of(usize),
    /// It is part of another than the nearest, but nobody knows of which.
    Unknown,
}

/// 总价51亿元，其中2亿元付现；其中48亿元发股: the whole of a part told behind an 其中 of its own is that of the part
/// before it, where the second 其中 begins an item or the part before is less.
pub(super) fn of_same_whole(
    text: &str,
    list: &[Claim],
    (marks, mark): (&[u32], u32),
    found: usize,
    claim: &Claim,
) -> Said {
    let nearest = &list[found];
    let Some(whole) = nearest.whole.map(|whole| whole.index()) else {
        return Said::Nothing;
    };
    let total = &list[whole];
    let to = marks.partition_point(|end| *end <= nearest.quantity.extent.start);
    let is_marked = to
        .checked_sub(1)
        .is_some_and(|last| marks[last] >= total.quantity.extent.end);
    let between = Span::new(nearest.quantity.extent.end, mark).of(text);
    let begins_item = ["其中", "包括", "其中有"].iter().any(|word| {
        let before = between.trim_end_matches([',', ':']).strip_suffix(word);
        before.is_some_and(|before| before.ends_with(';'))
    });
    let same = is_marked
        && nearest.bracket == claim.bracket
        && total.counts_like(claim)
        && (begins_item || is_less(nearest, claim));
    let widest = wide_enough(list, whole, claim);
    match same {
        false => Said::Nothing,
        true if begins_item || !is_less(&list[widest], claim) => Said::Of(widest),
        true => Said::Unknown,
    }
}

/// The whole, or of those that it is in turn part of the nearest that is no less than the claim; else the outermost.
fn wide_enough(list: &[Claim], mut whole: usize, claim: &Claim) -> usize {
    const DEPTH: usize = 4;
    for _ in 0..DEPTH {
        let outer = list[whole].whole.map(|outer| outer.index());
        let outer = outer.filter(|outer| list[*outer].counts_like(claim));
        match outer {
            Some(outer) if is_less(&list[whole], claim) => whole = outer,
            _ => break,
        }
    }
    whole
}

/// 20人(男14人，女6人，包括儿童8人): what is told last in a bracket and exceeds the last of the items before it is part of
/// what they are all parts of.
pub(super) fn of_whole_bracket(
    text: &str,
    list: &[Claim],
    first: usize,
    previous: usize,
    claim: &Claim,
) -> Option<usize> {
    let last = &list[previous];
    let (_, before) = back(list, first, previous).next()?;
    let is_list = before.bracket == last.bracket
        && before.whole == last.whole
        && before.counts_like(last)
        && !are_parted_by_semicolon(text, before, last);
    let whole = last.whole.filter(|_| is_list && is_less(last, claim))?;
    Some(whole.index())
}

/// 出口3000亿元，进口500亿元，其中对甲国出口和进口分别为600亿元和50亿元: the first is part of the exports, the second of
/// the imports.
pub(super) fn dealt_to(text: &str, list: &[Claim], first: usize, (mark, at): (u32, usize)) -> Said {
    let claim = &list[at];
    if !claim.has(Cue::Respectively) {
        return Said::Nothing;
    }
    let start = claim.quantity.extent.start;
    let said = Span::new(mark.min(start), start).of(text);
    let Some(dealing) = said.rfind("分别") else {
        return Said::Nothing;
    };
    let names = &said[..dealing];
    let mut wholes: SmallVec<[(usize, usize); 4]> = back(list, first, at)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .filter(|(_, c)| c.quantity.extent.end <= mark && is_visible(c, claim))
        .filter(|(_, c)| c.is_level() && c.counts_like(claim))
        .filter_map(|(index, c)| Some((names.rfind(head_noun(c.label.of(text))?)?, index)))
        .collect();
    if wholes.len() < 2 {
        return Said::Nothing;
    }
    wholes.sort_unstable();
    let joints = names.matches(['、', '和', '与', '及']).count();
    let from = list.partition_point(|c| c.quantity.extent.start < mark + dealing as u32);
    let dealt = list[from..].iter().take(REACH);
    let dealt = dealt.take_while(|c| c.clause == claim.clause && c.counts_like(claim));
    let count = dealt.count();
    match wholes.get(at - from) {
        Some((_, whole)) if joints + 1 == wholes.len() && count == wholes.len() => Said::Of(*whole),
        _ => Said::Unknown,
    }
}

/// The last two characters of a label.
fn head_noun(label: &str) -> Option<&str> {
    let (at, _) = label.char_indices().rev().nth(1)?;
    Some(&label[at..])
}
