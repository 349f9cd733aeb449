//! Ties between the claims of a block: what is part of what, what a share or change is said of,
//! from which value it changed, and which claims are siblings.

use super::agreement::{Agreement, agreement, contains_words};
use super::context::Words;
use super::cue::Cue;
use super::lexicon::Lexicon;
use super::{Claim, ClaimId, Claims};
use crate::grammar::{Form, Kind};
use crate::text::Span;

/// How many claims back a tie may reach, so that the work stays linear.
const REACH: usize = 24;

/// Ties the claims from `first` on, which are those of one block.
pub(super) fn tie(
    text: &str,
    lexicon: &Lexicon,
    words: &Words,
    claims: &mut Claims,
    first: usize,
) {
    let marks = part_marks(lexicon, words);
    for at in first..claims.claims.len() {
        let list = &claims.claims;
        let whole = whole(text, list, &marks, first, at);
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

fn same_unit(a: &Claim, b: &Claim) -> bool {
    a.quantity.unit == b.quantity.unit
}

fn id(index: usize) -> Option<ClaimId> {
    u32::try_from(index).ok().map(ClaimId)
}

/// The whole of the claim by 其中, brackets or 「X中，」.
fn whole(text: &str, list: &[Claim], marks: &[u32], first: usize, at: usize) -> Option<ClaimId> {
    let claim = &list[at];
    if !claim.is_level() {
        return None;
    }
    bracket_whole(list, first, at)
        .or_else(|| marked_whole(text, list, marks, first, at))
        .or_else(|| topic_whole(text, list, first, at))
        .and_then(id)
}

/// `26人(其中贫困户32人)`: the figure just before the bracket.
fn bracket_whole(list: &[Claim], first: usize, at: usize) -> Option<usize> {
    let claim = &list[at];
    let open = claim.bracket?;
    back(list, first, at)
        .filter(|(_, c)| c.quantity.extent.end <= open && c.bracket != Some(open))
        .find(|(_, c)| !c.is_date())
        .filter(|(_, c)| c.is_level() && same_unit(c, claim))
        .map(|(index, _)| index)
}

/// After 其中 up to the end of its sentence: the nearest figure before 其中 in the same unit. A
/// mark that begins its sentence looks into the sentence before.
fn marked_whole(
    text: &str,
    list: &[Claim],
    marks: &[u32],
    first: usize,
    at: usize,
) -> Option<usize> {
    let claim = &list[at];
    let to = marks.partition_point(|end| *end <= claim.quantity.extent.start);
    let open = claim.bracket.unwrap_or(0);
    let mut marks = marks[..to].iter().rev().take(4).copied();
    let sentence_start = list[first..=at]
        .iter()
        .find(|c| c.sentence == claim.sentence)
        .map_or(claim.before.start, |c| c.before.start);
    let mark = marks.find(|mark| {
        *mark >= sentence_start.min(claim.before.start)
            && *mark > open
            && !mark_is_shut(list, at, *mark)
            && !crosses_semicolon_after_nested(text, list, first, at, *mark)
    })?;
    let before_mark = |c: &Claim| c.quantity.extent.end <= mark;
    let same_sentence = back(list, first, at)
        .filter(|(_, c)| before_mark(c) && c.sentence == claim.sentence)
        .find(|(_, c)| c.is_level() && is_visible(c, claim) && same_unit(c, claim));
    if let Some((index, _)) = same_sentence {
        return Some(index);
    }
    let stands_first = !back(list, first, at)
        .any(|(_, c)| before_mark(c) && c.sentence == claim.sentence && c.is_level());
    if !stands_first {
        return None;
    }
    let mut candidates = back(list, first, at).filter(|(_, c)| {
        before_mark(c)
            && c.sentence + 1 == claim.sentence
            && c.is_level()
            && c.bracket.is_none()
            && same_unit(c, claim)
    });
    let nearest = candidates.next()?;
    let total = std::iter::once(nearest).chain(candidates).find(|(_, c)| c.has(Cue::Total));
    Some(total.unwrap_or(nearest).0)
}

/// Whether the mark stands in a bracket that closed before the claim.
fn mark_is_shut(list: &[Claim], at: usize, mark: u32) -> bool {
    let claim = &list[at];
    list[..at]
        .iter()
        .rev()
        .take(REACH)
        .any(|c| c.bracket.is_some_and(|open| open <= mark) && c.bracket != claim.bracket
            && c.before.start <= mark && mark <= c.quantity.extent.start)
}

/// A 其中 that opens inside an item of a list (`A 10个，其中a 3个；B 20个`) ends with the item.
fn crosses_semicolon_after_nested(
    text: &str,
    list: &[Claim],
    first: usize,
    at: usize,
    mark: u32,
) -> bool {
    let claim = &list[at];
    let between = Span::new(mark.min(claim.quantity.extent.start), claim.quantity.extent.start);
    if !between.of(text).contains(';') {
        return false;
    }
    back(list, first, at).any(|(_, c)| {
        c.sentence == claim.sentence
            && c.quantity.extent.end <= mark
            && c.is_level()
            && Span::new(c.quantity.extent.end, mark).of(text).chars().all(|x| x != ';')
            && list_item_precedes(text, list, first, at, c)
    })
}

/// Whether a `;` stands before `item` in its sentence, or an item like it follows the `;`.
fn list_item_precedes(text: &str, list: &[Claim], first: usize, at: usize, item: &Claim) -> bool {
    back(list, first, at).any(|(_, c)| {
        c.sentence == item.sentence
            && c.quantity.extent.end <= item.quantity.extent.start
            && Span::new(c.quantity.extent.end, item.quantity.extent.start)
                .of(text)
                .contains(';')
    })
}

/// 「6起重大火灾中，」 and 「企业法人单位中，」 in the claim's sentence.
fn topic_whole(text: &str, list: &[Claim], first: usize, at: usize) -> Option<usize> {
    let claim = &list[at];
    let counted = back(list, first, at)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .find(|(_, c)| {
            c.is_level()
                && same_unit(c, claim)
                && c.clause < claim.clause
                && ends_with_among(c.after.of(text))
        });
    if let Some((index, _)) = counted {
        let between = Span::new(list[index].after.end, claim.before.start.max(list[index].after.end));
        return (!between.of(text).contains(';')).then_some(index);
    }
    let topic = among_topic(text, list, first, at)?;
    back(list, first, at)
        .filter(|(_, c)| c.is_level() && same_unit(c, claim) && c.bracket.is_none())
        .filter(|(_, c)| c.quantity.extent.end <= topic.start)
        .find(|(_, c)| contains_words(c.label.of(text), topic.of(text)))
        .map(|(index, _)| index)
}

fn ends_with_among(words: &str) -> bool {
    words.ends_with('中') || words.ends_with("当中") || words.ends_with("之中")
}

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
    same_unit(a, b) || bare(a) || bare(b)
}

/// What a share, rate or change is said of.
fn subject(text: &str, list: &[Claim], first: usize, at: usize) -> Option<ClaimId> {
    let claim = &list[at];
    if claim.is_date() || !(claim.is_ratio() || claim.is_change()) {
        return None;
    }
    if claim.has(Cue::Respectively) {
        return respective_subject(list, first, at).and_then(id);
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
        return subject.is_level() && !subject.has(Cue::From);
    }
    subject.is_level()
        && same_unit(subject, claim)
        && subject.quantity.unit.is_some() | !claim.has(Cue::Compared)
}

/// Whether the topic of a share or change names what `subject` counts: by its label or its unit
/// (亡人数 of 亡1071人, 起数 of 12.5万起).
fn topic_agrees(text: &str, subject: &Claim, topic: &str) -> bool {
    let label = subject.label.of(text);
    if agreement(label, topic) > Agreement::None {
        return true;
    }
    let around = Span::new(subject.before.start, subject.after.start);
    let stem = topic.trim_end_matches('数').trim_end_matches('额').trim_end_matches('量');
    stem.chars().count() >= 1 && !stem.is_empty() && {
        let head: String = stem.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
        let words = around.of(text);
        words.contains(&head) || all_characters_in(&head, words)
    }
}

fn all_characters_in(head: &str, words: &str) -> bool {
    let tail_start = words.char_indices().rev().nth(7).map_or(0, |(offset, _)| offset);
    head.chars().all(|c| words[tail_start..].contains(c))
}

/// 分别: the k-th of k shares or changes speaks of the k-th of k levels before them.
fn respective_subject(list: &[Claim], first: usize, at: usize) -> Option<usize> {
    let claim = &list[at];
    let coordinated = |c: &Claim| {
        c.sentence == claim.sentence
            && c.has(Cue::Respectively)
            && c.clause == claim.clause
            && c.is_ratio() == claim.is_ratio()
    };
    let group_start = back(list, first, at)
        .take_while(|(_, c)| coordinated(c))
        .last()
        .map_or(at, |(index, _)| index);
    let group_end = list[at..]
        .iter()
        .take(REACH)
        .position(|c| !coordinated(c))
        .map_or(list.len(), |offset| at + offset);
    let size = group_end - group_start;
    let levels: Vec<usize> = back(list, first, group_start)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .filter(|(_, c)| !c.is_date() && c.bracket.is_none())
        .take_while(|(_, c)| c.is_level())
        .map(|(index, _)| index)
        .collect();
    (levels.len() == size).then(|| levels[size - 1 - (at - group_start)])
}

/// Numbers the runs: levels of one sentence in one unit with one whole and one bracket; shares
/// whose subjects are siblings, or that stand in one sentence.
fn number_runs(text: &str, claims: &mut Claims, first: usize) {
    let count = claims.claims.len();
    for at in first..count {
        let list = &claims.claims;
        let claim = &list[at];
        let sibling = back(list, first, at)
            .take_while(|(_, c)| c.sentence == claim.sentence)
            .find(|(_, c)| are_siblings(text, list, c, claim))
            .and_then(|(_, c)| c.run);
        let run = sibling.or_else(|| can_have_siblings(claim).then_some(at as u32));
        claims.claims[at].run = run;
    }
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
        || !same_unit(first, second)
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
    first.has(Cue::Total) == second.has(Cue::Total) || first.whole.is_some()
}

fn bases_agree(text: &str, first: &Claim, second: &Claim) -> bool {
    match (first.base, second.base) {
        (Some(a), Some(b)) => a.of(text) == b.of(text),
        _ => true,
    }
}
