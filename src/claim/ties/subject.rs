//! What a share, rate or change is said of.

use super::no_part::{is_criterion, is_rank, is_size};
use super::{REACH, are_parted_by_semicolon, back, id, is_joiner, is_visible};
use crate::claim::agreement::{
    Agreement, agreement, are_headed_apart, are_named_apart, is_narrower,
};
use crate::claim::cue::Cue;
use crate::claim::partitions::are_parted;
use crate::claim::{Claim, ClaimId};
use crate::grammar::{Form, Kind};
use crate::text::Span;

/// What a share, rate or change is said of.
pub(super) fn subject(text: &str, list: &[Claim], first: usize, at: usize) -> Option<ClaimId> {
    let claim = &list[at];
    if claim.is_date() || !(claim.is_ratio() || claim.is_change()) || is_joint(text, claim) {
        return None;
    }
    if claim.has(Cue::Respectively) || is_coordinated(text, list, first, at) {
        return respective_subject(text, list, first, at).and_then(id);
    }
    let topic = name(text, claim);
    if topic.is_empty() && follows_untold_change(list, first, at) {
        return None;
    }
    if topic.is_empty()
        && let Some(before) = share_of_the_same(text, list, first, at)
    {
        return before.subject;
    }
    if topic.is_empty() {
        carried_on(list, first, at).or_else(|| here(text, list, first, at, topic))
    } else {
        let told_here = here(text, list, first, at, topic);
        told_here.or_else(|| told_earlier(text, list, first, at, topic))
    }
}

/// What the share or change has for a topic, with the letters that belong to it: WTI原油期货, 甲ETF规模, REITs.
fn name<'t>(text: &'t str, claim: &Claim) -> &'t str {
    let (topic, label) = (claim.topic, claim.label);
    let begun = text[..topic.start as usize].ends_with(|c: char| c.is_ascii_alphanumeric());
    let whole = label.start < topic.start && label.end == topic.end;
    let letters = label.of(text).chars().filter(char::is_ascii_alphabetic);
    match topic.is_empty() {
        true if claim.is_change() && letters.count() > 1 => label.of(text),
        false if begun && whole => label.of(text),
        _ => topic.of(text),
    }
}

/// A型52份，B型29份；A型占阳性的60%，占全部样本的17%: the share just before, which says what it is a share of and of what, and behind which
/// nothing is named before this one.
fn share_of_the_same<'a>(
    text: &str,
    list: &'a [Claim],
    first: usize,
    at: usize,
) -> Option<&'a Claim> {
    let claim = &list[at];
    let (_, before) = back(list, first, at).next()?;
    let is_share =
        |c: &Claim| c.is_ratio() && c.has(Cue::Share) && !c.is_change() && c.base.is_some();
    let goes_on = before.clause + 1 == claim.clause && before.sentence == claim.sentence;
    (goes_on && is_share(claim) && is_share(before) && !name(text, before).is_empty())
        .then_some(before)
}

/// The rate of a change is said of what the amount before it is: 报告45820例，死亡36人，较上月增加7637例，上升20%;
/// 事故起数减少51起，下降13.6%, of a figure of an earlier sentence.
fn carried_on(list: &[Claim], first: usize, at: usize) -> Option<ClaimId> {
    let claim = &list[at];
    let before = back(list, first, at)
        .map(|(_, c)| c)
        .find(|c| !c.is_date())?;
    let subject = before.subject?;
    let goes_on = before.sentence == claim.sentence && before.is_change() && !before.is_ratio();
    (goes_on && claim.is_change() && claim.is_ratio() && !claim.is_points()).then_some(subject)
}

/// In the sentence of the share, rate or change itself.
fn here(text: &str, list: &[Claim], first: usize, at: usize, topic: &str) -> Option<ClaimId> {
    let claim = &list[at];
    let compared = compared_with(list, first, at);
    back(list, first, at)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .filter(|(_, c)| is_visible(c, claim))
        .filter(|(_, c)| can_be_subject(text, c, claim))
        .filter(|(_, c)| compared.is_none_or(|base| is_measured_like(c, base)))
        .filter(|(index, _)| !claim.is_change() || !is_base(text, list, *index))
        .filter(|(index, _)| !is_told_per_figure(text, list, *index))
        .find(|(_, c)| topic.is_empty() || names_topic(text, list, c, claim, topic))
        .filter(|(_, c)| !tells_of_its_own(text, claim) || says_the_same(text, c, topic))
        .filter(|(_, c)| c.clause != claim.clause || !is_only_described(text, claim))
        .filter(|(index, c)| !is_told_already(text, list, (*index, c), at))
        .and_then(|(index, _)| id(index))
}

/// 票房6.05亿元，增长46%；三线城市票房增长60%: what stands before a semicolon and has its own rate of change has no other
/// behind it.
fn is_told_already(
    text: &str,
    list: &[Claim],
    (index, subject): (usize, &Claim),
    at: usize,
) -> bool {
    let claim = &list[at];
    let is_rate = |c: &Claim| c.is_change() && c.is_ratio() && !c.is_points();
    let told =
        |c: &Claim| is_rate(c) && c.subject == id(index) && are_parted_by_semicolon(text, c, claim);
    is_rate(claim)
        && are_parted_by_semicolon(text, subject, claim)
        && list[index + 1..at].iter().take(REACH).any(told)
}

/// 具有博士学位的占68.5%: those who do, whose number is not told; what is merely named alike (博士研究生
/// 780人) is another.
fn tells_of_its_own(text: &str, share: &Claim) -> bool {
    !share.topic.is_empty() && text[share.topic.end as usize..].starts_with("的占")
}

/// 报2个班的占40.6%: what stands before 的占 in the clause only describes those who do.
fn is_only_described(text: &str, share: &Claim) -> bool {
    share.is_ratio() && share.has(Cue::Share) && share.before.of(text).contains("的占")
}

fn says_the_same(text: &str, subject: &Claim, topic: &str) -> bool {
    agreement(subject.label.of(text), topic) == Agreement::Same
}

/// What a change is told against, right before it: 比上年的**4.84亿人次**增加2900万人次.
fn compared_with(list: &[Claim], first: usize, at: usize) -> Option<&Claim> {
    let claim = &list[at];
    let (_, before) = back(list, first, at).find(|(_, c)| !c.is_date())?;
    let compared = before.is_level() && before.has(Cue::Compared);
    (claim.is_change() && compared && before.clause == claim.clause).then_some(before)
}

/// 发送5.13亿人次，日均1282万人次，比上年的4.84亿人次增加2900万人次 compares the first figure, not the mean, and 户均2.7人，比上次的3.1人
/// the mean.
fn is_measured_like(subject: &Claim, base: &Claim) -> bool {
    const FAR: i64 = 5;
    let far_below = || {
        let times = subject.number()?.multiply(FAR.into())?;
        Some(times < base.number()?)
    };
    let told_apart = subject.has(Cue::Per) && !base.has(Cue::Per);
    subject.quantity.unit != base.quantity.unit || !told_apart || far_below() != Some(true)
}

/// Whether the topic names what the figure counts, or what the figure counts that it changed from:
/// 总市值从58亿元增长到70亿元，市值增幅21%.
fn names_topic(text: &str, list: &[Claim], subject: &Claim, claim: &Claim, topic: &str) -> bool {
    let start = subject.start.and_then(|start| list.get(start.index()));
    let mut told = [Some(subject), start].into_iter().flatten();
    told.any(|c| topic_agrees(text, c, claim, topic))
}

/// 共发生事故327起，死亡81人。与上年相比，事故起数减少51起: the one figure of the paragraph so far that the topic of the
/// change names.
fn told_earlier(
    text: &str,
    list: &[Claim],
    first: usize,
    at: usize,
    topic: &str,
) -> Option<ClaimId> {
    let claim = &list[at];
    // 第一产业增加值54.8亿元…。第一产业增加值占生产总值的比重为5.7%: of a share the whole name stands before its figure.
    let is_share = claim.is_ratio() && claim.has(Cue::Share) && !claim.has(Cue::Rate);
    const NAME: usize = 3;
    let is_named = |c: &Claim| match claim.is_change() {
        true => is_named_by(text, c, topic),
        false => c.topic.of(text) == topic && topic.chars().count() >= NAME,
    };
    if !(claim.is_change() || is_share) || claim.is_points() || is_of_others(text, list, first, at)
    {
        return None;
    }
    let named = |c: &Claim| {
        c.sentence < claim.sentence
            && c.bracket.is_none()
            && c.quantity.hedge.is_none()
            && can_be_subject(text, c, claim)
            && (claim.period.is_none() || claim.period == c.period)
            && (claim.place.is_none() || claim.place == c.place)
            && claim.has(Cue::Cumulative) == c.has(Cue::Cumulative)
            && is_named(c)
    };
    let mut named = back(list, first, at).filter(|(_, c)| named(c));
    let (index, _) = named.next()?;
    named.next().is_none().then(|| id(index))?
}

/// 54.4万名村书记中，大专以上学历占17.4%: the sentence says of whom, so that what is named alike before is of others.
fn is_of_others(text: &str, list: &[Claim], first: usize, at: usize) -> bool {
    let claim = &list[at];
    back(list, first, at)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .any(|(_, c)| c.is_level() && c.words_to(claim, text).contains("中,"))
}

/// Whether the words of the figure hold all that the topic names: 事故 of 事故起数 in 交通事故327起.
fn is_named_by(text: &str, claim: &Claim, topic: &str) -> bool {
    let stem = without_measure(topic);
    // 造成416人死亡、3804人受伤: what stands before a figure that is named behind is the name of another.
    let words = match claim.is_named_behind() {
        true => claim.after,
        false => Span::new(claim.before.start, claim.after.end.max(claim.before.start)),
    };
    stem.chars().count() >= 2 && words.of(text).contains(stem)
}

/// Whether the figure just before is the change of something whose level is not told: 春小麦面积减少36千公顷，
/// 下降3.5%.
fn follows_untold_change(list: &[Claim], first: usize, at: usize) -> bool {
    let claim = &list[at];
    let before = back(list, first, at)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .find(|(_, c)| !c.is_date() && is_visible(c, claim));
    before.is_some_and(|(_, c)| {
        claim.is_change()
            && c.is_change()
            && !c.is_ratio()
            && !c.topic.is_empty()
            && c.subject.is_none()
    })
}

/// 合计占总数的70.7%: a share of several figures together, and said of none of them alone.
fn is_joint(text: &str, claim: &Claim) -> bool {
    let said = claim.before.of(text);
    let Some(at) = said.find('占') else {
        return false;
    };
    const TOGETHER: [&str; 7] = ["合计", "共计", "合共", "总共", "共", "两者", "三者"];
    TOGETHER.iter().any(|word| said[..at].ends_with(word))
}

/// 平均每3.4分钟1人, 每5分钟下线一辆: what happens in so long is not what was more than a year before.
fn is_told_per_figure(text: &str, list: &[Claim], at: usize) -> bool {
    const VERB: usize = 4;
    let before = at.checked_sub(1).and_then(|before| list.get(before));
    let is_per = |c: &Claim| {
        let between = c.words_to(&list[at], text);
        between.is_empty()
            || c.quantity.kind == Kind::Duration
                && c.clause == list[at].clause
                && between.chars().count() <= VERB
    };
    list[at].has(Cue::Per) && before.is_some_and(is_per)
}

/// 完成预算2.52亿元的8.9%，比上年增收367万元: the change is not said of what the share before it is a share of.
fn is_base(text: &str, list: &[Claim], at: usize) -> bool {
    let (claim, Some(next)) = (&list[at], list.get(at + 1)) else {
        return false;
    };
    next.is_ratio() && !next.is_change() && claim.words_to(next, text) == "的"
}

fn can_be_subject(text: &str, subject: &Claim, claim: &Claim) -> bool {
    if is_size(text, subject) || is_criterion(text, subject) {
        return false;
    }
    if claim.is_points() {
        return subject.is_ratio() && !subject.is_points();
    }
    if claim.is_ratio() {
        // 由28天缩短到19天，下降32.1%: of a duration only what it changed to.
        let reached = subject.quantity.kind == Kind::Duration && subject.start.is_some();
        return (subject.is_level() || reached)
            && !subject.has(Cue::From)
            && !subject.has(Cue::Compared)
            && !is_rank(text, subject);
    }
    // 出游人次49.98亿，比上年增加7.61亿: so many 亿 are an amount also without a unit.
    let scaled = |c: &Claim| c.quantity.form.has(Form::SCALED);
    let is_amount = subject.quantity.unit.is_some()
        || !claim.has(Cue::Compared)
        || (scaled(subject) && scaled(claim));
    subject.is_level()
        && !subject.has(Cue::Compared)
        && !is_rank(text, subject)
        && subject.quantity.unit == claim.quantity.unit
        && is_amount
}

/// Whether the topic of a share or change names what `subject` counts: by its label, or by its
/// unit or verb (亡人数 of 亡1071人, 起数 of 12.5万起).
fn topic_agrees(text: &str, subject: &Claim, claim: &Claim, topic: &str) -> bool {
    if measures_else(text, subject, topic) {
        return false;
    }
    let label = subject.label.of(text);
    if agreement(label, topic) > Agreement::None {
        let (name, own) = (without_measure(label), without_measure(topic));
        // 发现不合格样品120批次，监督抽检不合格率2.4%: of a rate much may stand before its name.
        let apart = match claim.has(Cue::Rate) {
            true => are_headed_apart(name, own),
            false => are_named_apart(name, own),
        };
        let narrower = claim.is_change() && claim.is_ratio() && is_narrower(label, topic);
        return !apart && !narrower && !are_parted(label, topic);
    }
    let Some(stem) = topic.strip_suffix(['数', '额', '量']) else {
        return false;
    };
    let from = text[subject.before.start as usize..subject.quantity.extent.start as usize]
        .char_indices()
        .next_back()
        .map_or(subject.quantity.extent.start, |(offset, _)| {
            subject.before.start + offset as u32
        });
    let said = Span::new(from, subject.quantity.span.end).of(text);
    !stem.is_empty() && stem.chars().count() <= 2 && stem.chars().all(|c| said.contains(c))
}

/// 女教师 of 女教师数量.
fn without_measure(name: &str) -> &str {
    const MEASURES: [&str; 8] = ["起数", "人数", "件数", "户数", "数量", "总数", "规模", "数"];
    let mut words = MEASURES.iter();
    let stem = words.find_map(|word| name.strip_suffix(word));
    stem.filter(|stem| !stem.is_empty()).unwrap_or(name)
}

/// Whether the topic ends in the name of a measure that the subject does not count: 少数民族人口 is
/// not said of 12个民族, 种植面积 not of 300户.
fn measures_else(text: &str, subject: &Claim, topic: &str) -> bool {
    const OF_PEOPLE: [&str; 3] = ["人口", "人数", "人次"];
    const OF_OTHERS: [&str; 7] = ["面积", "金额", "产值", "产量", "收入", "投资", "天数"];
    let unit = subject.quantity.span.of(text);
    let counts_things = subject.quantity.kind == Kind::Count;
    let of_people = OF_PEOPLE.iter().any(|word| topic.ends_with(word));
    let counts_people = unit.ends_with(['人', '名', '位', '口']) || unit.ends_with("人次");
    counts_things
        && (of_people && !counts_people || OF_OTHERS.iter().any(|word| topic.ends_with(word)))
}

/// Whether the claim is one of several shares or changes with nothing but 、 or 和 between them
/// (占51.3%和48.7%), of which each then has a subject of its own.
fn is_coordinated(text: &str, list: &[Claim], first: usize, at: usize) -> bool {
    (at > first && is_joined(text, &list[at - 1], &list[at]))
        || list
            .get(at + 1)
            .is_some_and(|next| is_joined(text, &list[at], next))
}

/// Whether nothing but 、 or 和 stands between two shares or two changes.
fn is_joined(text: &str, a: &Claim, b: &Claim) -> bool {
    a.sentence == b.sentence
        && a.is_ratio() == b.is_ratio()
        && a.is_points() == b.is_points()
        && (a.is_ratio() || a.is_change())
        && is_joiner(a.words_to(b, text))
}

/// 分别: the k-th of k shares or changes speaks of the k-th of k levels before them.
fn respective_subject(text: &str, list: &[Claim], first: usize, at: usize) -> Option<usize> {
    let claim = &list[at];
    let coordinated = |c: &Claim| {
        c.sentence == claim.sentence
            && c.has(Cue::Respectively)
            && c.clause == claim.clause
            && c.is_ratio() == claim.is_ratio()
    };
    let goes_on =
        |a: &Claim, b: &Claim| is_joined(text, a, b) || (coordinated(a) && coordinated(b));
    let group_start = back(list, first, at)
        .take_while(|(index, c)| goes_on(c, &list[index + 1]))
        .last()
        .map_or(at, |(index, _)| index);
    let following = list[at..].windows(2).take(REACH);
    let group_end = at
        + 1
        + following
            .take_while(|pair| goes_on(&pair[0], &pair[1]))
            .count();
    let size = group_end - group_start;
    if let Some(subject) = told_on(list, first, (group_start, size), at) {
        return Some(subject);
    }
    let levels: Vec<usize> = back(list, first, group_start)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .filter(|(_, c)| !c.is_date() && c.bracket.is_none())
        .take_while(|(_, c)| c.is_level())
        .map(|(index, _)| index)
        .collect();
    let told_apart = levels.len() > size && {
        let head = &list[levels[0]];
        let (group, before) = (&levels[..size], &list[levels[size]]);
        let one_whole = head.whole.is_some() && before.whole != head.whole;
        let alike = group
            .iter()
            .all(|i| list[*i].whole == head.whole && list[*i].counts_like(head))
            && (one_whole || !before.counts_like(head));
        // 全年火灾23.7万起、死亡1407人；冬春季14.3万起、死亡914人，分别占…: those behind the semicolon.
        let first = &list[group[size - 1]];
        let of_one_item = are_parted_by_semicolon(text, before, first)
            && !are_parted_by_semicolon(text, first, claim);
        alike || of_one_item
    };
    (levels.len() == size || told_apart).then(|| levels[size - 1 - (at - group_start)])
}

/// 事故19568起、死亡17312人，分别减少5172起、1874人，下降20.9%和9.8%: the k-th of k rates is said of what the k-th of the k
/// changes before them is said of.
fn told_on(
    list: &[Claim],
    first: usize,
    (group_start, size): (usize, usize),
    at: usize,
) -> Option<usize> {
    let from = group_start
        .checked_sub(size)
        .filter(|from| *from >= first)?;
    let changes = &list[from..group_start];
    let sentence = list[at].sentence;
    let amount = |c: &Claim| c.is_change() && !c.is_ratio() && c.sentence == sentence;
    let rates = list[at].is_change() && list[at].is_ratio() && !list[at].is_points();
    let subject = list[from + (at - group_start)].subject;
    match rates && size > 1 && changes.iter().all(amount) {
        true => subject.map(ClaimId::index),
        false => None,
    }
}
