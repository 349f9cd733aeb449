//! What a claim is part of, by 其中, brackets or 「X中，」.

use super::among::{counted_topic, told_among, topic_whole};
use super::aside::{is_beside_whole, is_of_lower_level};
use super::marked::marked_whole;
use super::no_part::{
    is_among_others, is_base_of, is_contrary, is_denied, is_empty_class, is_exchange_rate,
    is_index, is_intensive, is_limit, is_more_with, is_of_capacity, is_of_longer_time, is_outside,
    is_peak, is_rank, is_size, is_some_of_those, is_source, is_stock_beside_flow, is_term,
    is_told_besides,
};
use super::opened::begins_division;
use super::own_base::{OwnBase, counts_what_is_told, own_base};
use super::repeated::of_whole_bracket;
use super::under::{Under, told_under};
use super::{Signs, back, id, is_chained};
use crate::claim::cue::Cue;
use crate::claim::partitions::are_parted;
use crate::claim::tables::is_place;
use crate::claim::{Claim, ClaimId};
use crate::grammar::{Grammar, Kind, Value};

/// The whole of the claim by 其中, brackets or 「X中，」.
pub(super) fn whole(
    text: &str,
    grammar: &Grammar,
    list: &[Claim],
    signs: &Signs,
    first: usize,
    at: usize,
) -> Option<ClaimId> {
    let claim = &list[at];
    if !claim.is_level() {
        return None;
    }
    // Most figures have no whole, so that whether they can have one is asked of few.
    let whole = whole_said(text, grammar, list, signs, first, at)?;
    let is_base = list
        .get(at + 1)
        .is_some_and(|next| is_base_of(text, claim, next));
    (!is_base && !is_no_part(text, grammar, claim)).then_some(whole)
}

/// Whether the figure can be part of nothing, whatever stands before it.
fn is_no_part(text: &str, grammar: &Grammar, claim: &Claim) -> bool {
    is_intensive(grammar, claim)
        || is_rank(text, claim)
        || is_size(text, claim)
        || is_index(text, claim)
        || is_term(text, claim)
        || is_limit(text, claim)
        || is_empty_class(text, claim)
        || is_exchange_rate(text, claim)
}

/// What the words say that the claim is part of.
fn whole_said(
    text: &str,
    grammar: &Grammar,
    list: &[Claim],
    signs: &Signs,
    first: usize,
    at: usize,
) -> Option<ClaimId> {
    let claim = &list[at];
    let marks = signs.marks.as_slice();
    let may_name = signs.may_name_before(claim);
    let among = |found: &dyn Fn() -> Option<usize>| if may_name { found() } else { None };
    match may_name.then(|| told_under(text, list, first, at)) {
        Some(Under::Of(whole)) => return id(whole),
        Some(Under::Unknown) => return None,
        Some(Under::Nothing) | None => {}
    }
    let own = own_base(text, list, first, at);
    if own == OwnBase::Told && list[at - 1].whole.is_some() {
        return id(at - 1);
    }
    let counts_other = |whole: &Claim| {
        own == OwnBase::Base && counts_what_is_told(text, whole, claim, &list[at + 1])
    };
    let whole = nested_whole(text, list, marks, first, at)
        .or_else(|| among(&|| counted_topic(text, list, marks, first, at)))
        .or_else(|| bracket_whole(text, list, first, at))
        .or_else(|| marked_whole(text, list, (marks, signs.general_unit), first, at))
        .or_else(|| among(&|| topic_whole(text, list, first, at)))
        .or_else(|| among(&|| told_among(text, list, first, at)))?;
    let other = &list[whole];
    let is_whole = !is_rank(text, other)
        && !is_term(text, other)
        && !counts_other(other)
        && !is_made_up(text, list, whole, at)
        && !is_beside_whole(text, list, whole, at)
        && !is_of_lower_level(text, grammar, other, claim)
        && !is_contrary(text, other, claim)
        && !is_index(text, other)
        && !is_level_of_change(other, claim)
        && !is_outside(text, other, claim)
        && !is_of_longer_time(other, claim)
        && !is_stock_beside_flow(text, other, claim)
        && !is_peak(text, claim)
        && !is_of_capacity(text, other, claim)
        && !is_source(text, other, claim)
        && !is_among_others(text, other, claim)
        && !is_denied(text, claim)
        && !is_some_of_those(text, claim)
        && !is_more_with(text, other, claim)
        && !is_told_besides(text, list, first, whole, claim);
    is_whole.then(|| id(whole)).flatten()
}

/// `82例(甲地30例，其中东市28例、西市2例；乙地18例)`: inside a bracket, 其中 opens a list of its own,
/// which goes on with 、 and 和 only.
fn nested_whole(
    text: &str,
    list: &[Claim],
    marks: &[u32],
    first: usize,
    at: usize,
) -> Option<usize> {
    let claim = &list[at];
    let open = claim.bracket?;
    let previous = back(list, first, at).map(|(_, c)| c).next()?;
    if previous.bracket != Some(open) || !previous.counts_like(claim) {
        return None;
    }
    if is_chained(text, claim) {
        let whole = previous.whole?.index();
        return (list[whole].bracket == Some(open)).then_some(whole);
    }
    let from = marks.partition_point(|end| *end <= previous.quantity.extent.end);
    let opens = marks
        .get(from)
        .is_some_and(|mark| *mark <= claim.quantity.extent.start);
    (opens && previous.is_level())
        .then(|| of_whole_bracket(text, list, first, at - 1, claim).unwrap_or(at - 1))
}

/// 1.4亿元(2024年：22.7亿元), 867件(2023年为3326件): the bracket tells the same of another time.
fn opens_with_date(text: &str, claim: &Claim, open: u32) -> bool {
    let figure = claim.quantity.extent;
    claim.quantity.kind == Kind::Date
        && text[open as usize..figure.start as usize]
            .trim_matches(['(', ' '])
            .is_empty()
        && text[figure.end as usize..].starts_with([':', '为', '是'])
}

/// 项目444项(拆分后共569项), 稳定调节基金28亿元(累计43亿元), 债务余额28亿元(年初43亿元), 本年收入28亿元(预算43亿元): without 其中, what a bracket
/// tells in words of their own is no part; nor is what is more than the figure before it.
fn is_told_otherwise(text: &str, figure: &Claim, bracketed: &Claim) -> bool {
    const OTHERWISE: [&str; 6] = ["余额", "年初", "年末", "限额", "预算", "此前"];
    let said = bracketed.before.of(text);
    let cues = [Cue::Total, Cue::Cumulative, Cue::Plan, Cue::Forecast];
    !bracketed.has(Cue::Part)
        && (is_less(figure, bracketed) && !is_surely_part(text, figure, bracketed)
            || cues
                .iter()
                .any(|cue| bracketed.has(*cue) && !figure.has(*cue))
            || OTHERWISE.iter().any(|word| said.contains(word)))
}

/// 两个月合计上修11.9万人，其中7月由15.7万人修正为23.6万人: what something came to is no part of what it rose by.
fn is_level_of_change(other: &Claim, claim: &Claim) -> bool {
    other.is_change() && !claim.is_change() && claim.has(Cue::To)
}

/// 新增重症492例(湖北省542例), 累计确诊46例(出院54例): the cases of one province are some of all, and so are those who recovered, however
/// many they are said to be; of the cases that there are now (现有46例(出院54例)) those who recovered are none.
fn is_surely_part(text: &str, figure: &Claim, bracketed: &Claim) -> bool {
    const OUTCOMES: [&str; 5] = ["出院", "治愈", "治愈出院", "死亡", "治愈出院病例"];
    let label = bracketed.label.of(text);
    let is_change = |c: &Claim| c.has(Cue::Increase) || c.has(Cue::Decrease);
    let is_one_place = || {
        let name = label.strip_suffix(['省', '市']).unwrap_or(label);
        let own = is_place(label) || is_place(name);
        let among_all = label.starts_with(['全', '各', '本']);
        let told = figure.before.of(text);
        own && !among_all && figure.place.is_none() && !told.contains(LEVELS_OF_PLACES)
    };
    let counts_cases = || bracketed.quantity.span.of(text).ends_with('例');
    bracketed.label.end == bracketed.quantity.span.start
        && !is_change(figure)
        && !is_change(bracketed)
        && counts_cases()
        && (OUTCOMES.contains(&label) && figure.has(Cue::Cumulative) || is_one_place())
}

/// What a place of its own may be told with: 东市新增8例(湖北省45例).
const LEVELS_OF_PLACES: [char; 8] = ['省', '市', '县', '区', '州', '镇', '乡', '校'];

/// `26人(其中贫困户32人)`: the figure just before the bracket.
fn bracket_whole(text: &str, list: &[Claim], first: usize, at: usize) -> Option<usize> {
    let claim = &list[at];
    let open = claim.bracket?;
    let mut inside = back(list, first, at).take_while(|(_, c)| c.quantity.extent.start >= open);
    let of_another_time =
        inside.any(|(_, c)| opens_with_date(text, c, open)) || claim.tells_the_past(text);
    // 共4个，比常年同期(6个)少2个: what a figure is compared with is no part of it.
    let compared = claim.has(Cue::Compared) && !claim.has(Cue::Part);
    if of_another_time || compared || is_value_of_name(text, list, first, at, open) {
        return None;
    }
    back(list, first, at)
        .filter(|(_, c)| c.quantity.extent.end <= open && c.bracket != Some(open))
        .find(|(_, c)| !c.is_date())
        .filter(|(_, c)| c.is_level() && c.counts_like(claim) && c.quantity.unit.is_some())
        .filter(|(_, c)| !is_told_otherwise(text, c, claim))
        .map(|(index, _)| index)
}

/// 来自甲国(6例)、乙国(5例): a bracket with nothing but a figure in it tells the number of what is
/// named before it.
fn is_value_of_name(text: &str, list: &[Claim], first: usize, at: usize, open: u32) -> bool {
    let figure = list[at].quantity.extent;
    let own = text[open as usize..figure.start as usize].trim_start_matches(['(', '各', ' ']);
    let nearest = back(list, first, at)
        .map(|(_, c)| c.quantity.extent.end)
        .find(|end| *end <= open);
    own.is_empty() && nearest.is_some_and(|end| end < open)
}

/// Whether the nominal value of one is below that of the other.
pub(super) fn is_less(a: &Claim, b: &Claim) -> bool {
    match (a.quantity.value(), b.quantity.value()) {
        (Value::Number(a), Value::Number(b)) => a.value < b.value,
        _ => false,
    }
}

/// Whether the figures before the claim that have this whole come to it already: 其中新收99件，旧存10件，结案93件
/// of 109件. A list that goes on with 、 or with the same label, or another place, is one list; what 其中 tells anew is
/// no part only as long as it can be one.
fn is_made_up(text: &str, list: &[Claim], whole: usize, at: usize) -> bool {
    const NEAR: usize = 24;
    let claim = &list[at];
    let from = at.saturating_sub(NEAR).max(whole + 1);
    let mut parts = list[from.min(at)..at]
        .iter()
        .rev()
        .filter(|c| c.whole.is_some_and(|id| id.index() == whole) && c.bracket == claim.bracket);
    let Some(last) = parts.next() else {
        return false;
    };
    let (own, before) = (claim.label.of(text), last.label.of(text));
    let exceeds = claim.has(Cue::Part) && is_less(&list[whole], claim);
    if is_chained(text, claim) || own == before || exceeds || begins_division(text, list, at) {
        return false;
    }
    let total = list[whole].number();
    // 茶园318亩，其中可采摘318亩，核桃765亩; but 4起重大火灾中，城市4起，农村2起 has a slip in it.
    let fills = |part: &Claim| {
        let is_other_class = || are_parted(part.label.of(text), own);
        part.number() == total && (is_less(&list[whole], claim) || !is_other_class())
    };
    if parts.clone().chain([last]).any(fills) {
        return true;
    }
    let Some(second) = parts.next() else {
        return false;
    };
    let mut sum = last.number().and_then(|a| a.add(second.number()?));
    for part in parts {
        sum = sum.and_then(|sum| sum.add(part.number()?));
    }
    let are_places = || is_place(own) && is_place(before);
    sum.is_some() && sum == total && !are_places()
}
