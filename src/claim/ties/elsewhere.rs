//! Whether what stands behind 其中 goes on with its list, or tells of something else by then.

use super::aside::follows_other_kind;
use super::no_part::is_told_of_later;
use super::opened::items_look_alike;
use super::whole::is_less;
use super::{REACH, are_parted_by_semicolon, is_chained, is_joiner, is_visible};
use crate::claim::Claim;
use crate::claim::agreement::shared_length;
use crate::claim::cue::Cue;
use crate::claim::partitions::are_parted;
use crate::grammar::Kind;
use crate::text::{Span, last_characters};

/// Whether the words between 其中, which ends at `mark`, and the figure say that it is told of something else than what
/// stands before 其中.
pub(super) fn is_told_elsewhere(text: &str, list: &[Claim], mark: u32, at: usize) -> bool {
    is_told_of_part(text, list, at, mark)
        || follows_no_part(text, list, at, mark)
        || follows_plan(list, at, mark)
        || follows_other_kind(text, list, mark, at)
        || is_told_of_later(text, &list[at])
}

/// Whether the figure is told of the whole as far as the figures between 其中 and it say: none is in another unit, or the list goes
/// on behind it.
pub(super) fn may_be_of(text: &str, list: &[Claim], whole: &Claim, mark: u32, at: usize) -> bool {
    !follows_another(list, at, mark)
        || items_look_alike(text, whole, &list[at])
        || goes_on(text, list, mark, at)
}

/// Whether the words between the whole and the figure, 其中 among them, make the figure no part of it.
pub(super) fn is_parted_from(
    text: &str,
    list: &[Claim],
    (index, whole): (usize, &Claim),
    mark: u32,
    at: usize,
) -> bool {
    let claim = &list[at];
    opens_another_item(text, list, (index, whole), mark)
        || is_told_of_other_class(text, whole, mark, claim)
        || is_told_anew(text, list, (whole, mark), at)
        || is_another_item(text, whole, mark, claim)
        || is_less(whole, claim) && (names_another(text, mark) || follows_clause(text, whole, mark))
}

/// 出口575亿美元，其中半导体出口112亿美元；进口539亿美元: whether what is told behind a semicolon goes by the name of the class beside that of the
/// whole.
fn is_told_of_other_class(text: &str, whole: &Claim, mark: u32, claim: &Claim) -> bool {
    const NOUN: usize = 2;
    let between = || text.get(mark as usize..claim.quantity.extent.start as usize);
    let [noun, own] = [whole, claim].map(|c| last_characters(c.label.of(text), NOUN));
    are_parted(noun, own) && between().is_some_and(|words| words.contains(';'))
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
