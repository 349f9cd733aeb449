//! What a claim is part of, by 其中, brackets or 「X中，」.

use super::among::{counted_topic, told_among, topic_whole};
use super::aside::{
    follows_other_kind, is_beside_whole, is_of_lower_level, is_of_other_scope, lead,
};
use super::beside::{Beside, is_one_of_several, is_passed_by, told_beside};
use super::no_part::{
    is_among_others, is_base_of, is_contrary, is_denied, is_empty_class, is_exchange_rate,
    is_index, is_intensive, is_limit, is_more_with, is_of_capacity, is_of_longer_time, is_outside,
    is_peak, is_rank, is_size, is_some_of_those, is_source, is_stock_beside_flow, is_term,
    is_told_besides, is_told_of_later,
};
use super::opened::{begins_division, governing_mark, items_look_alike, labels_look_alike};
use super::own_base::{OwnBase, counts_what_is_told, own_base};
use super::repeated::{Said, dealt_to, of_same_whole, of_whole_bracket};
use super::under::{Under, told_under};
use super::{REACH, Signs, are_parted_by_semicolon, back, id, is_chained, is_joiner, is_visible};
use crate::claim::agreement::shared_length;
use crate::claim::cue::Cue;
use crate::claim::partitions::are_parted;
use crate::claim::tables::is_place;
use crate::claim::{Claim, ClaimId};
use crate::grammar::{Grammar, Kind, UnitId, Value};
use crate::text::Span;

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

/// 新增重症492例(湖北省542例), 累计确诊46例(出院54例): the cases of one province are some of all, and so are those who recovered, however
/// many they are said to be.
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
        && (OUTCOMES.contains(&label) || is_one_place())
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

/// The whole of a claim in the list that a 其中 opens: the nearest figure before 其中 in the same
/// unit. A mark that begins its sentence looks into the sentence before.
fn marked_whole<'a>(
    text: &str,
    list: &'a [Claim],
    (marks, general_unit): (&[u32], Option<UnitId>),
    first: usize,
    at: usize,
) -> Option<usize> {
    let claim = &list[at];
    let mark = governing_mark(text, list, marks, first, at)?;
    let is_told_elsewhere = is_told_of_part(text, list, at, mark)
        || follows_no_part(text, list, at, mark)
        || follows_plan(list, at, mark)
        || follows_other_kind(text, list, mark, at)
        || is_told_of_later(text, claim);
    if is_told_elsewhere {
        return None;
    }
    let before_mark = |c: &Claim| c.quantity.extent.end <= mark;
    let here = |c: &Claim| c.sentence == claim.sentence && c.is_level() && is_visible(c, claim);
    let nearest = back(list, first, at).find(|(_, c)| before_mark(c) && here(c));
    // 人均收入58642元，其中城镇居民63218元: no parts, but what the mean is in each class.
    let is_mean = |c: &Claim| c.has(Cue::Per) && c.quantity.unit == claim.quantity.unit;
    if nearest.is_some_and(|(_, c)| is_mean(c) && !claim.has(Cue::Per)) {
        return None;
    }
    match dealt_to(text, list, first, (mark, at)) {
        Said::Of(whole) => return Some(whole),
        Said::Unknown => return None,
        Said::Nothing => {}
    }
    if let Some((index, nearest)) = nearest {
        let candidates = || {
            back(list, first, at).filter(|(_, c)| before_mark(c) && here(c) && c.counts_like(claim))
        };
        let same = level_first(claim, &candidates)
            .or_else(|| present_first(text, &mut candidates()))
            .filter(|(_, c)| !is_passed_by(general_unit, c, nearest, claim))
            .filter(|(index, c)| !opens_another_item(text, list, (*index, c), mark))
            .filter(|(_, c)| !is_told_anew(text, list, (c, mark), at))
            .filter(|(_, c)| !is_another_item(text, c, mark, claim))
            .filter(|(_, c)| {
                !is_less(c, claim) || !names_another(text, mark) && !follows_clause(text, c, mark)
            })
            .filter(|(_, c)| {
                !follows_another(list, at, mark)
                    || items_look_alike(text, c, claim)
                    || goes_on(text, list, mark, at)
            });
        let said = same.map_or(Said::Nothing, |(index, _)| {
            of_same_whole(text, list, (marks, mark), index, claim)
        });
        match said {
            Said::Of(whole) => return Some(whole),
            Said::Unknown => return None,
            Said::Nothing => {}
        }
        if same.is_some_and(|(index, c)| is_one_of_several(text, list, first, (index, c), claim)) {
            return None;
        }
        // 174对，其中…136个: a classifier of the whole's own gives way to the general one.
        let general = in_general_unit(general_unit, nearest, claim).then_some(index);
        return same.map(|(index, _)| index).or(general);
    }
    let candidates_with = |past: bool| {
        back(list, first, at).filter(move |(_, c)| {
            before_mark(c)
                && c.sentence + 1 == claim.sentence
                && c.is_level()
                && c.bracket.is_none()
                && c.counts_like(claim)
                && !is_left_out(text, c)
                && (past || !c.tells_the_past(text))
        })
    };
    let only_past = candidates_with(false).next().is_none();
    let candidates = || candidates_with(only_past);
    let nearest = candidates().next().filter(|(_, c)| {
        !follows_another(list, at, mark)
            || items_look_alike(text, c, claim)
            || goes_on(text, list, mark, at)
    })?;
    let holds = |c: &Claim| !is_less(c, claim);
    // 教师120人、职工30人。其中，男性70人: neither is the whole.
    if told_beside(text, list, first, nearest, claim) == Some(Beside::Joined) {
        return None;
    }
    // 常住人口1266万人，户籍人口1005万人。其中城镇常住人口…: the name nearest to that of the part, and of several the nearest
    // figure.
    let named = |c: &Claim| shared_length(c.label.of(text), claim.label.of(text));
    let better = |near: (usize, &'a Claim), far: (usize, &'a Claim)| {
        if named(far.1) > named(near.1) {
            far
        } else {
            near
        }
    };
    let total = candidates()
        .filter(|(_, c)| c.has(Cue::Total))
        .reduce(better);
    // 未结140件 is no whole of 民事案件640件 for its 未.
    let alike = || {
        candidates()
            .filter(|(_, c)| c.negated == claim.negated && labels_look_alike(text, c, claim))
            .reduce(better)
    };
    // 营业总收入100亿元，净利润60亿元。其中三季度营业总收入40亿元，净利润20亿元: what bears the part's own name.
    let namesake = || {
        candidates()
            .filter(|(_, c)| is_named_in(text, c, claim))
            .reduce(better)
            .filter(|(_, c)| {
                total.is_none_or(|(_, t)| !is_named_in(text, t, claim) && named(t) <= named(c))
            })
    };
    let preferred = namesake().or(total).or_else(alike);
    // What is smaller than its part is no whole as long as another figure can be it, or nothing
    // but its place says that it is.
    let found = match preferred {
        Some((index, c)) if holds(c) => Some(index),
        Some((index, _)) => candidates()
            .find(|(_, c)| holds(c))
            .map_or(Some(index), |(index, _)| Some(index)),
        None => holds(nearest.1)
            .then_some(nearest)
            .or_else(|| candidates().find(|(_, c)| holds(c)))
            .or_else(|| {
                (is_told_as_share(list, at) && candidates().count() == 1).then_some(nearest)
            })
            .map(|(index, _)| index),
    };
    found
        .filter(|index| holds(&list[*index]) || opens_sentence(text, mark))
        .filter(|index| !is_of_other_scope(text, &list[*index], mark, claim))
        .or_else(|| whole_of_list(text, list, mark, at))
}

/// 3座减蓄水18万吨外，其余5座增加蓄水685万吨。其中…: those left out are no whole of what is told of the others.
fn is_left_out(text: &str, claim: &Claim) -> bool {
    claim.has(Cue::Except) || text[claim.quantity.extent.end as usize..].starts_with("外,")
}

/// 车流量600万辆次。其中，新能源车1540万辆次，占比24%: what the part is a share of was told.
fn is_told_as_share(list: &[Claim], at: usize) -> bool {
    let next = list.get(at + 1);
    next.is_some_and(|next| {
        next.is_ratio() && next.has(Cue::Share) && next.sentence == list[at].sentence
    })
}

/// 补水342亿立方米。供水与用水持平，其中地表水4994亿立方米: whether nothing stands in the sentence before the mark.
fn opens_sentence(text: &str, mark: u32) -> bool {
    lead(text, mark).is_empty()
}

/// 设立党支部21个，村村通了公路，其中33个已硬化: whether a clause without a figure stands between the figure and the mark.
fn follows_clause(text: &str, whole: &Claim, mark: u32) -> bool {
    const CLAUSE: usize = 4;
    let end = whole.quantity.extent.end.min(mark);
    let between = Span::new(end, mark).of(text);
    let clauses = between
        .trim_end_matches([',', '、'])
        .split([',', ';', '。']);
    let mut inner = clauses.skip(1).filter(|clause| {
        let is_mark = clause.starts_with("其中") || clause.starts_with("包括");
        !is_mark && !clause.contains(|c: char| c.is_ascii_digit())
    });
    inner.any(|clause| clause.chars().count() >= CLAUSE)
}

/// 2名司机，乘客中包括20名学生: the word before the mark names the whole.
fn names_another(text: &str, mark: u32) -> bool {
    let said = &text[..mark as usize];
    let words = ["包括", "包含", "含"];
    let before = words.iter().find_map(|word| said.strip_suffix(word));
    before.is_some_and(|before| before.ends_with('中') && !before.ends_with("其中"))
}

/// Whether the name of the part is that of the other figure, but for words before it.
fn is_named_in(text: &str, other: &Claim, part: &Claim) -> bool {
    const FEWEST: usize = 2;
    let name = other.label.of(text);
    name.chars().nth(FEWEST - 1).is_some()
        && part.label.of(text).ends_with(name)
        && other.negated == part.negated
}

/// 党组织517.6万个。其中党委29.8万个，总支部32.5万个，支部655.4万个: the whole of the items before it in the list is that of the
/// item that exceeds it too.
fn whole_of_list(text: &str, list: &[Claim], mark: u32, at: usize) -> Option<usize> {
    let claim = &list[at];
    let item = list[..at]
        .iter()
        .rev()
        .take(REACH)
        .take_while(|c| c.quantity.extent.start >= mark)
        .find(|c| c.is_level() && c.bracket == claim.bracket)
        .filter(|c| c.counts_like(claim))?;
    let goes_on = !are_parted_by_semicolon(text, item, claim) && claim.clause <= item.clause + 1;
    let alike = items_look_alike(text, item, claim) && !claim.has(Cue::Other);
    (goes_on && alike).then_some(item.whole?.index())
}

/// Whether the nominal value of one is below that of the other.
pub(super) fn is_less(a: &Claim, b: &Claim) -> bool {
    match (a.quantity.value(), b.quantity.value()) {
        (Value::Number(a), Value::Number(b)) => a.value < b.value,
        _ => false,
    }
}

/// 出租车6800辆，其中电动车4760辆；网约车9500辆: what is told behind a semicolon and exceeds the whole
/// is told beside it.
fn is_another_item(text: &str, whole: &Claim, mark: u32, claim: &Claim) -> bool {
    let between = || text.get(mark as usize..claim.quantity.extent.start as usize);
    is_less(whole, claim) && between().is_some_and(|words| words.contains(';'))
}

/// 参与网友2096人；发放问卷9500份，回收9100份，其中基层干部2800人: whether the item of the mark is told in figures of another unit
/// alone, and the candidate stands in an item before it.
fn opens_another_item(
    text: &str,
    list: &[Claim],
    (index, candidate): (usize, &Claim),
    mark: u32,
) -> bool {
    let told = list[index + 1..].iter().take(REACH);
    let mut told = told.take_while(|c| c.quantity.extent.end <= mark);
    let is_level = |c: &Claim| {
        c.is_level() && is_visible(c, candidate) && c.quantity.kind == candidate.quantity.kind
    };
    told.any(|c| is_level(c) && are_parted_by_semicolon(text, candidate, c))
}

/// 累计确诊664例，较昨日新增26例，其中110例重症: what is new since a day is not the whole of a part
/// that exceeds it, as long as the figure it was added to can be; nor is what remains, 空余9万吨.
fn level_first<'a, Candidates: Iterator<Item = (usize, &'a Claim)>>(
    claim: &Claim,
    candidates: &dyn Fn() -> Candidates,
) -> Option<(usize, &'a Claim)> {
    let (_, nearest) = candidates().next()?;
    let remainder = nearest.has(Cue::Remainder) || nearest.negated;
    let added = nearest.has(Cue::New) && nearest.has(Cue::Compared);
    if !(added || remainder) || !is_less(nearest, claim) {
        return None;
    }
    candidates().find(|(_, c)| !c.has(Cue::New) && !is_less(c, claim))
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

/// The first candidate, but one told of an earlier period for comparison gives way to the next
/// that is not: 产量268.4万吨，上年为262.4万吨，增长2.3%。其中…
fn present_first<'a>(
    text: &str,
    candidates: &mut impl Iterator<Item = (usize, &'a Claim)>,
) -> Option<(usize, &'a Claim)> {
    let first = candidates.next()?;
    if !first.1.tells_the_past(text) {
        return Some(first);
    }
    let beside = |c: &Claim| c.sentence == first.1.sentence && c.counts_like(first.1);
    let present = candidates.find(|(_, c)| beside(c) && !c.tells_the_past(text));
    Some(present.unwrap_or(first))
}

/// Whether the claim stands after a semicolon and is named as much like the whole as like the
/// list's head: 存款余额267亿元，其中住户存款余额209亿元；贷款余额141亿元 is told beside the whole.
fn is_told_anew(text: &str, list: &[Claim], (whole, mark): (&Claim, u32), at: usize) -> bool {
    let claim = &list[at];
    let from = list[..at].partition_point(|c| c.quantity.extent.start < mark);
    let head = list[from..at]
        .iter()
        .find(|c| c.is_level() && c.bracket == claim.bracket && c.counts_like(claim));
    let Some(head) = head else {
        return false;
    };
    let shared = |other: &Claim| shared_length(claim.label.of(text), other.label.of(text));
    const NAME: usize = 2;
    are_parted_by_semicolon(text, head, claim) && shared(whole) >= NAME.max(shared(head))
}

/// 其中569人完整接种2剂: what stands in the clause of a part, words between, is told of that part.
fn is_told_of_part(text: &str, list: &[Claim], at: usize, mark: u32) -> bool {
    let claim = &list[at];
    let previous = at.checked_sub(1).map(|previous| &list[previous]);
    previous.is_some_and(|part| {
        part.quantity.extent.start >= mark
            && part.clause == claim.clause
            && part.quantity.kind == Kind::Count
            && !part.quantity.span.of(text).ends_with('岁')
            && part.whole.is_some()
            && part.bracket == claim.bracket
            && !part.counts_like(claim)
            && !claim.before.of(text).trim().is_empty()
            && !claim.before.of(text).contains('的')
            && !is_chained(text, claim)
    })
}

/// 其中行政公益诉讼7926件；发出检察建议6814件，行政机关整改6732件: the item behind the semicolon begins with a figure
/// that is no part, and what goes on from it is none either.
fn follows_no_part(text: &str, list: &[Claim], at: usize, mark: u32) -> bool {
    let claim = &list[at];
    let own_item =
        |c: &Claim| c.quantity.extent.end > mark && !are_parted_by_semicolon(text, c, claim);
    let near = list[..at].iter().rev().take(REACH);
    let first = near
        .take_while(|c| own_item(c))
        .filter(|c| c.is_level() && c.bracket == claim.bracket)
        .last();
    first.is_some_and(|first| {
        let before = Span::new(mark, first.quantity.extent.start.max(mark));
        first.whole.is_none() && first.counts_like(claim) && before.of(text).contains(';')
    })
}

/// 计划开工183项，其中10月底前计划开工140项，目前实际已开工118项: what is done is no part beside one that is planned.
fn follows_plan(list: &[Claim], at: usize, mark: u32) -> bool {
    let claim = &list[at];
    let near = list[..at].iter().rev().take(REACH);
    let told = near.take_while(|c| c.quantity.extent.start >= mark);
    let is_done = claim.has(Cue::Done) && !claim.has(Cue::Plan);
    is_done
        && told
            .filter(|c| c.counts_like(claim))
            .any(|c| c.has(Cue::Plan))
}

/// Whether a figure in another unit stands between 其中 and the claim, words between them: the
/// claim may speak of something else by then.
fn follows_another(list: &[Claim], at: usize, mark: u32) -> bool {
    let claim = &list[at];
    let between = list[..at].iter().rev().take(REACH);
    !claim.before.is_empty()
        && between
            .take_while(|c| c.quantity.extent.start >= mark)
            .any(|c| c.is_level() && c.bracket == claim.bracket && !c.counts_like(claim))
}

/// Whether the list goes on to the claim though figures in other units stand between: nothing but 、 and the
/// words of the item do (人民币1420万元、房产两套价值360万元), or its item has the make of the first (现场12人，代表2.1亿股；
/// 网络36人，代表3000万股).
fn goes_on(text: &str, list: &[Claim], mark: u32, at: usize) -> bool {
    let claim = &list[at];
    let from = list[..at].partition_point(|c| c.quantity.extent.start < mark);
    if at - from > REACH {
        return false;
    }
    let told = || {
        list[from..at]
            .iter()
            .filter(|c| c.is_level() && c.bracket == claim.bracket)
    };
    let Some(sibling) = told().rfind(|c| c.counts_like(claim)) else {
        return false;
    };
    let words = sibling.words_to(claim, text);
    let joined = words.starts_with('、') || is_joiner(words);
    let chained = joined && !words.contains([',', ';']);
    // 刑事案件1286件，审结1264件；民事案件…: not every figure of an item is part of the whole.
    let tied = || told().any(|c| c.counts_like(claim) && c.whole.is_some());
    sibling.whole.is_some() && chained || tied() && is_made_alike(text, mark, &told, claim)
}

/// Whether the items of the list are parted by semicolons, the first has several figures, and those of the claim's
/// item up to it each stand for one of them, in their order.
fn is_made_alike<'a, Told: Iterator<Item = &'a Claim>>(
    text: &str,
    mark: u32,
    told: &dyn Fn() -> Told,
    claim: &'a Claim,
) -> bool {
    let end = claim.quantity.extent.start.max(mark);
    let listed = Span::new(mark, end).of(text);
    let (Some(first), Some(last)) = (listed.find(';'), listed.rfind(';')) else {
        return false;
    };
    let (first_ends, own_starts) = (mark + first as u32, mark + last as u32);
    let head = || told().filter(move |c| c.quantity.extent.end <= first_ends);
    let mut wanted = head();
    let own = told().filter(|c| c.quantity.extent.start > own_starts);
    head().nth(1).is_some()
        && own
            .chain([claim])
            .all(|c| wanted.any(|other| other.counts_like(c)))
}

fn in_general_unit(general: Option<UnitId>, whole: &Claim, part: &Claim) -> bool {
    whole.quantity.kind == Kind::Count
        && part.quantity.unit == general
        && whole.quantity.unit != part.quantity.unit
        && whole.has(Cue::Per) == part.has(Cue::Per)
}
