//! How far the list reaches that a 其中 opens.

use super::{JOINERS, REACH, are_parted_by_semicolon, back, is_chained};
use crate::claim::Claim;
use crate::claim::agreement::{Agreement, agreement, is_word_character};
use crate::claim::cue::Cue;
use crate::claim::partitions::are_parted;
use crate::text::Span;

/// The mark 其中 whose list the claim is in: the last before it in its sentence, if the list
/// reaches to the claim.
pub(super) fn governing_mark(
    text: &str,
    list: &[Claim],
    marks: &[u32],
    first: usize,
    at: usize,
) -> Option<u32> {
    let claim = &list[at];
    let to = marks.partition_point(|end| *end <= claim.quantity.extent.start);
    if to == 0 {
        return None;
    }
    let sentence_start = back(list, first, at + 1)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .last()
        .map_or(claim.before.start, |(_, c)| {
            c.before.start.min(claim.before.start)
        });
    // A mark in a clause of its own stands before the clause of its first figure.
    const SLACK: u32 = 12;
    let mark = marks[..to]
        .iter()
        .rev()
        .copied()
        .take(4)
        .take_while(|mark| mark + SLACK >= sentence_start)
        .find(|mark| {
            claim.bracket.is_none_or(|open| *mark > open)
                && !is_shut(list, at, *mark)
                && !is_reckoned_in(text, *mark)
                && !is_closed_before(text, *mark, claim)
        })?;
    let opens_sentence = !back(list, first, at).any(|(_, c)| {
        c.sentence == claim.sentence && c.quantity.extent.end <= mark && c.is_level()
    });
    let listed = first + list[first..at].partition_point(|c| c.quantity.extent.start < mark);
    let mut items = list[listed..at]
        .iter()
        .filter(|c| c.bracket == claim.bracket)
        .filter(|c| c.is_level() && c.counts_like(claim));
    let Some(head) = items.next() else {
        return Some(mark);
    };
    let last = items.next_back().unwrap_or(head);
    let last = opening_of(text, head, items, last, claim);
    reaches(text, list, (head, last), at, opens_sentence).then_some(mark)
}

/// 刑事案件1286件，审结1264件；民事案件5682件，审结5568件: what the last item of a list told with semicolons opens with,
/// where that is named as the claim is, and the figures behind it are not.
fn opening_of<'a>(
    text: &str,
    head: &'a Claim,
    items: impl DoubleEndedIterator<Item = &'a Claim>,
    last: &'a Claim,
    claim: &Claim,
) -> &'a Claim {
    let parted = |a: &Claim, b: &Claim| are_parted_by_semicolon(text, a, b);
    let earlier = items.rev().chain(std::iter::once(head)).take(REACH);
    let opening = earlier.take_while(|item| !parted(item, last)).last();
    let is_opened_by = |opening: &&Claim| {
        opening.whole.is_some()
            && last.whole.is_none()
            && parted(last, claim)
            && labels_look_alike(text, opening, claim)
            && !labels_look_alike(text, opening, last)
    };
    opening.filter(is_opened_by).unwrap_or(last)
}

/// Whether the list that `head` opens, with `last` before the claim, goes on to the claim.
fn reaches(
    text: &str,
    list: &[Claim],
    (head, last): (&Claim, &Claim),
    at: usize,
    opens_sentence: bool,
) -> bool {
    let claim = &list[at];
    let parted = |a: &Claim, b: &Claim| are_parted_by_semicolon(text, a, b);
    if parted(last, claim) {
        // 其中A 3例，B 5例；另有…: a list told with commas ends at the semicolon.
        let told_with_commas = head.quantity.span != last.quantity.span && !parted(head, last);
        let both_share = has_share_behind(list, head) && has_share_behind(list, claim);
        let ended = last.whole.is_none() && head.whole.is_some();
        let divides = || begins_division(text, list, at) && labels_look_alike(text, head, claim);
        if told_with_commas && !ended && last.whole == head.whole && divides() {
            return true;
        }
        return !told_with_commas
            && !ended
            && (!claim.has(Cue::Total) || head.has(Cue::Total))
            && (opens_sentence || both_share || labels_look_alike(text, head, claim));
    }
    // 人民币1420万元、房产两套价值360万元; 175名乘客和6名机组人员
    let goes_on = || {
        let words = last.words_to(claim, text);
        let joined = JOINERS.iter().any(|joiner| words.ends_with(joiner));
        (words.starts_with('、') || joined) && !words.contains([',', ';'])
    };
    let chained = is_chained(text, claim) || goes_on();
    // 其中A 3家；B 5家，增加2家，主要是…，C 4家: what follows more figures of B in a list told with
    // semicolons is said of B.
    let breaks_off = || {
        list[..at]
            .last()
            .is_some_and(|c| c.quantity.span.start > last.quantity.span.start)
    };
    if !chained && head.quantity.span != last.quantity.span && parted(head, last) && breaks_off() {
        return false;
    }
    // 其中A 3处、B 5处，每天…，周末只开放3处: a list told with 、 is over when clauses have passed.
    let told_with_marks = head.quantity.span != last.quantity.span && is_chained(text, last);
    if told_with_marks && !chained && claim.clause > last.clause + 1 {
        return false;
    }
    (chained && last.whole.is_some())
        || items_look_alike(text, head, claim)
        || claim.has(Cue::Other) && opens_with_other(text, claim)
}

/// 其他30起, 另有30起; not 查处其他违法行为30起, which tells of what was done besides.
fn opens_with_other(text: &str, claim: &Claim) -> bool {
    const OTHERS: [char; 4] = ['其', '另', '还', '余'];
    let words = claim.before.of(text);
    let own = words.rsplit([',', '、', ';', ':']).next().unwrap_or(words);
    own.trim().is_empty() || own.trim_start().starts_with(OTHERS)
}

/// 其中城镇人口120人，乡村人口80人；男性人口103人，女性人口97人: whether the figure and the next are classes of one division.
pub(super) fn begins_division(text: &str, list: &[Claim], at: usize) -> bool {
    let claim = &list[at];
    list.get(at + 1).is_some_and(|next| {
        next.sentence == claim.sentence
            && next.counts_like(claim)
            && !are_parted_by_semicolon(text, claim, next)
            && are_parted(claim.label.of(text), next.label.of(text))
    })
}

/// Whether the next figure behind the item is a share (1296人去了海宁，占15%).
fn has_share_behind(list: &[Claim], item: &Claim) -> bool {
    let at = list.partition_point(|c| c.quantity.span.start <= item.quantity.span.start);
    list.get(at).is_some_and(|c| {
        c.is_ratio() && c.has(Cue::Share) && !c.is_change() && c.sentence == item.sentence
    })
}

/// Whether two items of a list are named alike: by the same last character or a shared word.
pub(super) fn items_look_alike(text: &str, head: &Claim, claim: &Claim) -> bool {
    let (before_head, before_claim) = (head.before.of(text), claim.before.of(text));
    labels_look_alike(text, head, claim)
        || agreement(before_head, before_claim) > Agreement::None
        || are_parted(before_head, before_claim)
}

pub(in crate::claim) fn labels_look_alike(text: &str, head: &Claim, claim: &Claim) -> bool {
    let (a, b) = (head.label.of(text), claim.label.of(text));
    let last = |label: &str| label.chars().rev().find(|c| is_word_character(*c));
    head.negated != claim.negated
        || (last(a).is_some() && last(a) == last(b))
        || agreement(a, b) > Agreement::None
}

/// 包含处置损益后，利润为122.7亿元: what follows is the sum with what is named, and no part.
fn is_reckoned_in(text: &str, mark: u32) -> bool {
    const NEAR: usize = 16;
    let named = text[mark as usize..]
        .chars()
        .take(NEAR)
        .take_while(|c| *c != ',' && *c != '。');
    named.last() == Some('后')
}

/// Whether a bracket that the mark stands in, with or without figures, closes before the claim.
fn is_closed_before(text: &str, mark: u32, claim: &Claim) -> bool {
    let end = claim.quantity.extent.start.max(mark);
    let mut depth = 0i32;
    Span::new(mark, end).of(text).bytes().any(|byte| {
        match byte {
            b'(' => depth += 1,
            b')' => depth -= 1,
            _ => {}
        }
        depth < 0
    })
}

/// Whether the mark stands in a bracket that closed before the claim.
fn is_shut(list: &[Claim], at: usize, mark: u32) -> bool {
    let claim = &list[at];
    list[..at].iter().rev().take(REACH).any(|c| {
        c.bracket.is_some_and(|open| open <= mark)
            && c.bracket != claim.bracket
            && mark <= c.quantity.extent.start
    })
}
