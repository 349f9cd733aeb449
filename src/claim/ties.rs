//! Ties between the claims of a block: what is part of what, what a share or change is said of,
//! from which value it changed, and which claims are siblings.

use super::agreement::{Agreement, agreement, contains_words, shared_length};
use super::cue::Cue;
use super::lexicon::Lexicon;
use super::partitions::are_parted;
use super::tables::EARLIER;
use super::words::Words;
use super::{Claim, ClaimId, Claims};
use crate::grammar::{Form, Grammar, Kind, UnitId, Value};
use crate::text::Span;

/// How many claims back a tie may reach, so that the work stays linear.
const REACH: usize = 24;

/// Ties the claims from `first` on, which are those of one block.
pub(super) fn tie(
    text: &str,
    grammar: &Grammar,
    lexicon: &Lexicon,
    words: &Words,
    claims: &mut Claims,
    first: usize,
) {
    let marks = part_marks(lexicon, words);
    let general_unit = grammar.unit_named("个");
    for at in first..claims.claims.len() {
        let list = &claims.claims;
        let whole = whole(text, list, (&marks, general_unit), first, at);
        let start = start(list, first, at);
        claims.claims[at].whole = whole;
        claims.claims[at].start = start;
        let subject = subject(text, &claims.claims, first, at);
        claims.claims[at].subject = subject;
    }
    number_runs(text, claims, first);
}

/// The ends of the words 其中, 包括, 含 of the block.
fn part_marks(lexicon: &Lexicon, words: &Words) -> Vec<u32> {
    words
        .relational
        .all()
        .iter()
        .filter(|hit| lexicon.entry(**hit).forward.has(Cue::Part))
        .map(|hit| hit.span.end)
        .collect()
}

/// Walks back over at most [`REACH`] claims of the block.
fn back(list: &[Claim], first: usize, at: usize) -> impl Iterator<Item = (usize, &Claim)> {
    let from = at.saturating_sub(REACH).max(first);
    (from..at).rev().map(|index| (index, &list[index]))
}

/// Whether `outer` can be seen from `inner`: not shut in a bracket that does not hold `inner`.
fn is_visible(outer: &Claim, inner: &Claim) -> bool {
    outer.bracket.is_none() || outer.bracket == inner.bracket
}

fn id(index: usize) -> Option<ClaimId> {
    u32::try_from(index).ok().map(ClaimId)
}

/// The whole of the claim by 其中, brackets or 「X中，」.
fn whole(
    text: &str,
    list: &[Claim],
    marks: (&[u32], Option<UnitId>),
    first: usize,
    at: usize,
) -> Option<ClaimId> {
    let claim = &list[at];
    if !claim.is_level() {
        return None;
    }
    nested_whole(text, list, marks.0, first, at)
        .or_else(|| counted_topic(text, list, marks.0, first, at))
        .or_else(|| bracket_whole(list, first, at))
        .or_else(|| marked_whole(text, list, marks, first, at))
        .or_else(|| topic_whole(text, list, first, at))
        .and_then(id)
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
    (opens && previous.is_level()).then_some(at - 1)
}

/// Whether 、 or 和 joins the claim to the figure before it.
pub fn is_chained(text: &str, claim: &Claim) -> bool {
    claim.before.of(text).starts_with(['、', '和'])
}

/// `26人(其中贫困户32人)`: the figure just before the bracket.
fn bracket_whole(list: &[Claim], first: usize, at: usize) -> Option<usize> {
    let claim = &list[at];
    let open = claim.bracket?;
    back(list, first, at)
        .filter(|(_, c)| c.quantity.extent.end <= open && c.bracket != Some(open))
        .find(|(_, c)| !c.is_date())
        .filter(|(_, c)| c.is_level() && c.counts_like(claim) && c.quantity.unit.is_some())
        .map(|(index, _)| index)
}

/// The whole of a claim in the list that a 其中 opens: the nearest figure before 其中 in the same
/// unit. A mark that begins its sentence looks into the sentence before.
fn marked_whole(
    text: &str,
    list: &[Claim],
    (marks, general_unit): (&[u32], Option<UnitId>),
    first: usize,
    at: usize,
) -> Option<usize> {
    let claim = &list[at];
    let mark = governing_mark(text, list, marks, first, at)?;
    let before_mark = |c: &Claim| c.quantity.extent.end <= mark;
    let here = |c: &Claim| c.sentence == claim.sentence && c.is_level() && is_visible(c, claim);
    let nearest = back(list, first, at).find(|(_, c)| before_mark(c) && here(c));
    if let Some((index, nearest)) = nearest {
        let mut same = back(list, first, at)
            .filter(|(_, c)| before_mark(c) && here(c) && c.counts_like(claim));
        let same = present_first(text, &mut same)
            .filter(|(_, c)| !is_told_anew(text, list, (c, mark), at))
            .filter(|(_, c)| !follows_another(list, at, mark) || items_look_alike(text, c, claim));
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
                && (past || !tells_the_past(text, c))
        })
    };
    let only_past = candidates_with(false).next().is_none();
    let candidates = || candidates_with(only_past);
    let nearest = candidates()
        .next()
        .filter(|(_, c)| !follows_another(list, at, mark) || items_look_alike(text, c, claim))?;
    let holds = |c: &Claim| !is_less(c, claim);
    let total = candidates().find(|(_, c)| c.has(Cue::Total));
    let alike = || candidates().find(|(_, c)| labels_look_alike(text, c, claim));
    let preferred = total.or_else(alike);
    // What is smaller than its part is no whole as long as another figure can be it, or nothing
    // but its place says that it is.
    match preferred {
        Some((index, c)) if holds(c) => Some(index),
        Some((index, _)) => candidates()
            .find(|(_, c)| holds(c))
            .map_or(Some(index), |(index, _)| Some(index)),
        None => holds(nearest.1)
            .then_some(nearest)
            .or_else(|| candidates().find(|(_, c)| holds(c)))
            .map(|(index, _)| index),
    }
}

/// Whether the nominal value of one is below that of the other.
fn is_less(a: &Claim, b: &Claim) -> bool {
    match (a.quantity.value(), b.quantity.value()) {
        (Value::Number(a), Value::Number(b)) => a.value < b.value,
        _ => false,
    }
}

/// The first candidate, but one told of an earlier period for comparison gives way to the next
/// that is not: 产量268.4万吨，上年为262.4万吨，增长2.3%。其中…
fn present_first<'a>(
    text: &str,
    candidates: &mut impl Iterator<Item = (usize, &'a Claim)>,
) -> Option<(usize, &'a Claim)> {
    let first = candidates.next()?;
    if !tells_the_past(text, first.1) {
        return Some(first);
    }
    let beside = |c: &Claim| c.sentence == first.1.sentence && c.counts_like(first.1);
    let present = candidates.find(|(_, c)| beside(c) && !tells_the_past(text, c));
    Some(present.unwrap_or(first))
}

/// Whether the words before the figure begin by naming an earlier period.
fn tells_the_past(text: &str, claim: &Claim) -> bool {
    let words = claim
        .before
        .of(text)
        .trim_start_matches([',', '(', ' ', '而']);
    EARLIER.iter().any(|word| words.starts_with(word))
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
    let between = Span::new(
        head.quantity.extent.end,
        claim.quantity.extent.start.max(head.quantity.extent.end),
    );
    let shared = |other: &Claim| shared_length(claim.label.of(text), other.label.of(text));
    const NAME: usize = 2;
    between.of(text).contains(';') && shared(whole) >= NAME.max(shared(head))
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

fn in_general_unit(general: Option<UnitId>, whole: &Claim, part: &Claim) -> bool {
    whole.quantity.kind == Kind::Count
        && part.quantity.unit == general
        && whole.quantity.unit != part.quantity.unit
        && whole.has(Cue::Per) == part.has(Cue::Per)
}

/// The mark 其中 whose list the claim is in: the last before it in its sentence, if the list
/// reaches to the claim.
fn governing_mark(
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
    reaches(text, list, (head, last), at, opens_sentence).then_some(mark)
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
    let semicolon = |a: &Claim, b: &Claim| {
        Span::new(
            a.quantity.extent.end,
            b.quantity.extent.start.max(a.quantity.extent.end),
        )
        .of(text)
        .contains(';')
    };
    if semicolon(last, claim) {
        // 其中A 3例，B 5例；另有…: a list told with commas ends at the semicolon.
        let told_with_commas = head.quantity.span != last.quantity.span && !semicolon(head, last);
        let both_share = has_share_behind(list, head) && has_share_behind(list, claim);
        let ended = last.whole.is_none() && head.whole.is_some();
        return !told_with_commas
            && !ended
            && !claim.has(Cue::Total)
            && (opens_sentence || both_share || labels_look_alike(text, head, claim));
    }
    let chained = is_chained(text, claim);
    // 其中A 3处、B 5处，每天…，周末只开放3处: a list told with 、 is over when clauses have passed.
    let told_with_marks = head.quantity.span != last.quantity.span && is_chained(text, last);
    if told_with_marks && !chained && claim.clause > last.clause + 1 {
        return false;
    }
    (chained && last.whole.is_some())
        || items_look_alike(text, head, claim)
        || claim.has(Cue::Other)
}

/// Whether the next figure behind the item is a share (1296人去了海宁，占15%).
fn has_share_behind(list: &[Claim], item: &Claim) -> bool {
    let at = list.partition_point(|c| c.quantity.span.start <= item.quantity.span.start);
    list.get(at).is_some_and(|c| {
        c.is_ratio() && c.has(Cue::Share) && !c.is_change() && c.sentence == item.sentence
    })
}

/// Whether two items of a list are named alike: by the same last character or a shared word.
fn items_look_alike(text: &str, head: &Claim, claim: &Claim) -> bool {
    let (before_head, before_claim) = (head.before.of(text), claim.before.of(text));
    labels_look_alike(text, head, claim)
        || agreement(before_head, before_claim) > Agreement::None
        || are_parted(before_head, before_claim)
}

fn labels_look_alike(text: &str, head: &Claim, claim: &Claim) -> bool {
    let (a, b) = (head.label.of(text), claim.label.of(text));
    let last = |label: &str| label.chars().rev().find(|c| c.is_alphanumeric());
    head.negated != claim.negated
        || (last(a).is_some() && last(a) == last(b))
        || agreement(a, b) > Agreement::None
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

/// `其中，市局完成的4068批次抽检中，普通食品3108批次`: 「X中，」 nearer than 其中.
fn counted_topic(
    text: &str,
    list: &[Claim],
    marks: &[u32],
    first: usize,
    at: usize,
) -> Option<usize> {
    let claim = &list[at];
    let (index, topic) = back(list, first, at)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .find(|(_, c)| {
            c.is_level()
                && c.counts_like(claim)
                && c.clause < claim.clause
                && ends_with_among(c.after.of(text))
        })?;
    let to = marks.partition_point(|end| *end <= claim.quantity.extent.start);
    let nearer = marks[..to]
        .last()
        .is_some_and(|mark| *mark <= topic.quantity.extent.start);
    (nearer && !is_less(topic, claim)).then_some(index)
}

/// 「6起重大火灾中，」 and 「企业法人单位中，」 in the claim's sentence.
fn topic_whole(text: &str, list: &[Claim], first: usize, at: usize) -> Option<usize> {
    let claim = &list[at];
    let counted = back(list, first, at)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .find(|(_, c)| {
            c.is_level()
                && c.counts_like(claim)
                && c.clause < claim.clause
                && ends_with_among(c.after.of(text))
        });
    if let Some((index, _)) = counted {
        // 6起重大火灾中，…；65起较大火灾中，…: a new topic is no part of the old.
        return (!ends_with_among(claim.after.of(text))).then_some(index);
    }
    let topic = among_topic(text, list, first, at)?;
    let named = || {
        back(list, first, at)
            .filter(|(_, c)| c.is_level() && c.counts_like(claim) && c.bracket.is_none())
            .filter(|(_, c)| c.quantity.extent.end <= topic.start)
    };
    let exact = named().find(|(_, c)| c.label.of(text).ends_with(topic.of(text)));
    exact
        .or_else(|| named().find(|(_, c)| contains_words(c.label.of(text), topic.of(text))))
        .map(|(index, _)| index)
}

fn ends_with_among(words: &str) -> bool {
    words.ends_with('中') && !NOT_AMONG.iter().any(|word| words.ends_with(word))
}

/// Words that end in 中 and do not say among what.
const NOT_AMONG: &[&str] = &[
    "初中", "高中", "集中", "空中", "手中", "心中", "水中", "家中", "年中", "月中", "居中", "适中",
    "命中", "看中", "选中", "考中",
];

/// The words before 中 in a clause without figures that opens the claim's sentence.
fn among_topic(text: &str, list: &[Claim], first: usize, at: usize) -> Option<Span> {
    let claim = &list[at];
    let opening = back(list, first, at + 1)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .last()
        .map(|(_, c)| c.before.start)?;
    const WINDOW: u32 = 60;
    let mut from = opening.saturating_sub(WINDOW);
    while !text.is_char_boundary(from as usize) {
        from += 1;
    }
    let head = &text[from as usize..opening as usize];
    let head = head.strip_suffix(',')?.strip_suffix('中')?;
    let start = head
        .char_indices()
        .rev()
        .find(|(_, c)| matches!(c, '。' | ',' | ';' | ':' | '\n' | ' '))
        .map_or(0, |(offset, c)| offset + c.len_utf8());
    let topic = Span::new(from + start as u32, from + head.len() as u32);
    (topic.len() >= 6).then_some(topic)
}

/// For a claim that something changed *to*: the claim it changed *from*.
fn start(list: &[Claim], first: usize, at: usize) -> Option<ClaimId> {
    let claim = &list[at];
    if !claim.has(Cue::To) || claim.is_date() || claim.is_points() {
        return None;
    }
    back(list, first, at)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .filter(|(_, c)| !c.is_date() && is_visible(c, claim))
        .take(2)
        .find(|(_, c)| c.has(Cue::From) && !c.has(Cue::To) && comparable(c, claim))
        .and_then(|(index, _)| id(index))
}

/// Of one unit, or one of them written without its unit (由493万减少到30.8万人).
fn comparable(a: &Claim, b: &Claim) -> bool {
    let bare = |c: &Claim| c.quantity.kind == Kind::Number;
    if a.is_points() || b.is_points() {
        return false;
    }
    a.quantity.unit == b.quantity.unit || bare(a) || bare(b)
}

/// What a share, rate or change is said of.
fn subject(text: &str, list: &[Claim], first: usize, at: usize) -> Option<ClaimId> {
    let claim = &list[at];
    if claim.is_date() || !(claim.is_ratio() || claim.is_change()) {
        return None;
    }
    if claim.has(Cue::Respectively) || is_coordinated(text, list, first, at) {
        return respective_subject(text, list, first, at).and_then(id);
    }
    let topic = claim.topic.of(text);
    back(list, first, at)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .filter(|(_, c)| is_visible(c, claim))
        .filter(|(_, c)| can_be_subject(c, claim))
        .find(|(_, c)| topic.is_empty() || topic_agrees(text, c, topic))
        .and_then(|(index, _)| id(index))
}

fn can_be_subject(subject: &Claim, claim: &Claim) -> bool {
    if claim.is_points() {
        return subject.is_ratio() && !subject.is_points();
    }
    if claim.is_ratio() {
        return subject.is_level() && !subject.has(Cue::From) && !subject.has(Cue::Compared);
    }
    subject.is_level()
        && !subject.has(Cue::Compared)
        && subject.quantity.unit == claim.quantity.unit
        && subject.quantity.unit.is_some() | !claim.has(Cue::Compared)
}

/// Whether the topic of a share or change names what `subject` counts: by its label, or by its
/// unit or verb (亡人数 of 亡1071人, 起数 of 12.5万起).
fn topic_agrees(text: &str, subject: &Claim, topic: &str) -> bool {
    if measures_else(text, subject, topic) {
        return false;
    }
    let label = subject.label.of(text);
    if agreement(label, topic) > Agreement::None {
        return true;
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
    let between = Span::new(
        a.quantity.extent.end,
        b.quantity.extent.start.max(a.quantity.extent.end),
    );
    a.sentence == b.sentence
        && a.is_ratio() == b.is_ratio()
        && a.is_points() == b.is_points()
        && (a.is_ratio() || a.is_change())
        && is_joiner(between.of(text))
}

/// Whether the words between two figures do nothing but join them.
pub(super) fn is_joiner(words: &str) -> bool {
    matches!(
        words,
        "、" | "和" | "及" | "与" | "以及" | "、和" | ",和" | "或"
    )
}

/// Whether the topic ends in the name of a measure that the subject does not count: 少数民族人口 is
/// not said of 12个民族, 种植面积 not of 300户.
fn measures_else(text: &str, subject: &Claim, topic: &str) -> bool {
    const OF_PEOPLE: [&str; 3] = ["人口", "人数", "人次"];
    const OF_OTHERS: [&str; 6] = ["面积", "金额", "产值", "产量", "收入", "投资"];
    let unit = subject.quantity.span.of(text);
    let counts_things = subject.quantity.kind == Kind::Count;
    let of_people = OF_PEOPLE.iter().any(|word| topic.ends_with(word));
    let counts_people = unit.ends_with(['人', '名', '位', '口']) || unit.ends_with("人次");
    counts_things
        && (of_people && !counts_people || OF_OTHERS.iter().any(|word| topic.ends_with(word)))
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
        group
            .iter()
            .all(|i| list[*i].whole == head.whole && list[*i].counts_like(head))
            && (one_whole || !before.counts_like(head))
    };
    (levels.len() == size || told_apart).then(|| levels[size - 1 - (at - group_start)])
}

/// Numbers the runs: levels of one sentence in one unit with one whole and one bracket; shares
/// whose subjects are siblings, or that stand in one sentence.
fn number_runs(text: &str, claims: &mut Claims, first: usize) {
    let count = claims.claims.len();
    let is_whole = wholes(&claims.claims, first);
    // What follows the parts of a figure in its sentence is no sibling of the figure.
    let apart = |index: usize, earlier: &Claim, later: &Claim| {
        let between = Span::new(
            earlier.quantity.extent.end,
            later.quantity.extent.start.max(earlier.quantity.extent.end),
        );
        is_whole[index - first] && later.whole.is_none() && !between.of(text).contains(';')
    };
    for at in first..count {
        let list = &claims.claims;
        let claim = &list[at];
        let sibling = back(list, first, at)
            .take_while(|(_, c)| c.sentence == claim.sentence)
            .find(|(i, c)| !apart(*i, c, claim) && are_siblings(text, list, c, claim))
            .and_then(|(_, c)| c.run);
        let run = sibling.or_else(|| can_have_siblings(claim).then_some(at as u32));
        claims.claims[at].run = run;
    }
}

/// For each claim from `first` on, whether its parts are told in its own sentence, not in
/// brackets.
fn wholes(list: &[Claim], first: usize) -> Vec<bool> {
    let mut is_whole = vec![false; list.len() - first];
    for part in &list[first..] {
        if let Some(at) = part.whole.and_then(|id| id.index().checked_sub(first)) {
            is_whole[at] |= part.bracket.is_none() && list[first + at].sentence == part.sentence;
        }
    }
    is_whole
}

fn can_have_siblings(claim: &Claim) -> bool {
    if claim.negated && claim.is_ratio() {
        return true;
    }
    let share = claim.is_ratio() && !claim.is_points() && !claim.is_change();
    (claim.is_level() && !claim.has(Cue::From) && !claim.has(Cue::To)) || share
}

fn are_siblings(text: &str, list: &[Claim], first: &Claim, second: &Claim) -> bool {
    if !can_have_siblings(first) || !can_have_siblings(second) {
        return false;
    }
    if first.is_ratio() != second.is_ratio()
        || first.bracket != second.bracket
        || !first.counts_like(second)
        || first.whole != second.whole
        || first.quantity.form.has(Form::TIMES)
    {
        return false;
    }
    if first.is_ratio() {
        let run = |c: &Claim| c.subject.map(|s| list[s.index()].run);
        return match (run(first), run(second)) {
            (Some(a), Some(b)) => a == b,
            _ => bases_agree(text, first, second),
        };
    }
    let follows = first.quantity.extent.end == second.before.start && is_chained(text, second);
    // 甲3件、乙5件，共计8件: a total with nothing of its own sums the others up.
    let closes = second.has(Cue::Total) && second.topic.is_empty();
    follows
        || (!closes && (first.has(Cue::Total) == second.has(Cue::Total) || first.whole.is_some()))
}

fn bases_agree(text: &str, first: &Claim, second: &Claim) -> bool {
    match (first.base, second.base) {
        (Some(a), Some(b)) => a.of(text) == b.of(text),
        _ => true,
    }
}
