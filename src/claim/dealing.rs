//! What 分别 deals out: 北京、上海、广州分别增长2%、3%、4% names three and gives three figures.

use super::context::is_han;
use super::cue::Cue;
use super::{Claim, ClaimId, Claims};
use crate::grammar::{Date, Value};
use crate::text::{Span, ceil_boundary};

/// A list before 分别 and the figures behind it, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dealing {
    /// How many are named, at least and at most: 和 inside a name may part two, or each of those
    /// named may be told of twice (甲、乙的进口和出口).
    pub low: u16,
    pub high: u16,
    /// How many figures they are given.
    pub figures: u16,
    /// From the first name to the last.
    pub span: Span,
}

/// How far before the first figure a list is looked for, in bytes.
const WINDOW: u32 = 240;
/// Figures behind 分别 that are counted.
const MOST_FIGURES: usize = 24;
const JOINTS: [char; 3] = ['和', '与', '及'];
/// Words of comparisons and times, which make pairs of what is named.
const PAIRING: [&str; 6] = ["同比", "环比", "年", "月", "的", "上期"];

/// Finds what 分别 deals out among the claims from `first` on; kept for the first figure of each.
pub(super) fn find(text: &str, clauses: &[Span], claims: &mut Claims, first: usize) {
    let mut last_clause = None;
    for at in first..claims.claims.len() {
        let claim = &claims.claims[at];
        if !claim.has(Cue::Respectively) || last_clause == Some(claim.clause) {
            continue;
        }
        last_clause = Some(claim.clause);
        let Some(&clause) = clauses.get(claim.clause as usize) else {
            continue;
        };
        let figures = figures_from(text, &claims.claims, at);
        let dealing = (figures >= 2)
            .then(|| names_before(text, clause, claim, figures))
            .flatten()
            .or_else(|| years_before(text, &claims.claims[first..], at - first, figures));
        if let Some(dealing) = dealing {
            claims.dealings.push((ClaimId(at as u32), dealing));
        }
    }
}

/// How many figures in a row stand there, joined by 、 or 和, whatever their units.
fn figures_from(text: &str, claims: &[Claim], at: usize) -> u16 {
    let joined = |pair: &[Claim]| {
        let [one, next] = pair else {
            return false;
        };
        let (from, to) = (one.quantity.extent.end, next.quantity.extent.start);
        let between = Span::new(from, to.max(from)).of(text);
        next.clause == one.clause
            && next.bracket == one.bracket
            && !next.is_date()
            && between.starts_with(|c| c == '、' || JOINTS.contains(&c))
    };
    let end = claims.len().min(at + MOST_FIGURES);
    let more = claims[at..end]
        .windows(2)
        .take_while(|pair| joined(pair))
        .count();
    more as u16 + 1
}

/// The names before 分别, joined by 、: those of its clause or, where it begins one, of the clause before.
fn names_before(text: &str, clause: Span, claim: &Claim, figures: u16) -> Option<Dealing> {
    let end = claim.quantity.extent.start;
    let start = ceil_boundary(text, end.saturating_sub(WINDOW) as usize) as u32;
    let head = Span::new(start, end).of(text);
    let head = &head[..head.rfind("分别")?];
    let list = head.strip_suffix(',').unwrap_or(head);
    let begins_clause = list.len() < head.len();
    if !begins_clause && start + (head.len() as u32) < clause.start {
        return None;
    }
    let list_start = list.rfind([',', ';', ':', '。', '\n']).map_or(0, |offset| {
        offset + list[offset..].chars().next().map_or(1, char::len_utf8)
    });
    if list_start == 0 && !begins_apart(text, start) {
        return None;
    }
    let list = &list[list_start..];
    let (low, high) = count(list).filter(|_| !begins_clause || are_of_one_kind(list))?;
    // 金融业、住宿和餐饮业: what 和 parts, if anything, only the count of the figures could tell.
    let is_guess = low < high && figures != low + 1 && (low..=high).contains(&figures);
    let from = start + list_start as u32;
    (!is_guess).then_some(Dealing {
        low,
        high,
        figures,
        span: Span::new(from, from + list.len() as u32),
    })
}

/// 2019年至2021年，检察机关分别起诉3.9万人、5万人、4万人: the years of the span right before it, one figure each. Where the figures
/// miss them by more than one, or what they are dealt out to is named (两县分别), they are not those of the years.
fn years_before(text: &str, claims: &[Claim], at: usize, figures: u16) -> Option<Dealing> {
    const FEWEST: u16 = 3;
    const FAR: usize = 20;
    let claim = &claims[at];
    let span = claims[..at]
        .last()
        .filter(|date| date.sentence == claim.sentence)?;
    let Value::DateRange(from, to) = span.quantity.value() else {
        return None;
    };
    let is_year = |date: Date| date.month.is_none();
    if !is_year(from) || !is_year(to) || figures < FEWEST {
        return None;
    }
    let years = u16::try_from(to.year? - from.year? + 1).ok()?;
    let (start, end) = (span.quantity.extent.end, claim.quantity.extent.start);
    let words = Span::new(start, end.max(start)).of(text);
    let (subject, verb) = words.split_at(words.rfind("分别")?);
    let subject = subject.strip_prefix([',', '间']).unwrap_or(subject);
    let is_one = |words: &str| {
        words.chars().all(is_han)
            && words.chars().count() <= FAR
            && !DEALT_TO.iter().any(|word| words.contains(word))
    };
    let deals_by_year = is_one(subject)
        && is_one(verb)
        && !verb.contains(['在', '于', '向', '对', '给'])
        && are_bare(text, &claims[at..][..usize::from(figures)]);
    (deals_by_year && years.abs_diff(figures) <= 1).then_some(Dealing {
        low: years,
        high: years,
        figures,
        span: span.quantity.span,
    })
}

/// What makes of a subject several that each have their figure: 两县, 东中西部, 城乡.
const DEALT_TO: [&str; 27] = [
    "两",
    "二",
    "三",
    "四",
    "五",
    "六",
    "七",
    "八",
    "九",
    "十",
    "各",
    "双方",
    "城乡",
    "东中西",
    "男女",
    "季度",
    "半年",
    "进出口",
    "产销",
    "收支",
    "上下",
    "和",
    "与",
    "及",
    "前后",
    "老中青",
    "省市县",
];

/// Whether the figures are of one unit, with nothing said of any but the first: 3.9万人、5万人、4万人.
fn are_bare(text: &str, figures: &[Claim]) -> bool {
    figures.windows(2).all(|pair| {
        let [one, next] = pair else {
            return false;
        };
        let (from, to) = (one.quantity.extent.end, next.quantity.extent.start);
        let between = Span::new(from, to.max(from)).of(text);
        one.quantity.unit == next.quantity.unit && between.chars().count() == 1
    })
}

/// How many are named in a list, at least and at most.
fn count(list: &str) -> Option<(u16, u16)> {
    let plain = |c: char| is_han(c) || c == '、';
    if !list.chars().all(plain) || PAIRING.iter().any(|word| list.contains(word)) {
        return None;
    }
    let names: Vec<&str> = list.split('、').collect();
    let (last, others) = names.split_last()?;
    if others.is_empty() || others.iter().any(|name| name.contains(JOINTS)) {
        return None;
    }
    let low = u16::try_from(names.len()).ok()?;
    Some(match last.contains(JOINTS) {
        true if are_of_one_kind(list) => (low + 1, low + 1),
        true => (low, low * 2),
        false => (low, low),
    })
}

/// Whether all names end in the same character, the last two parted by 和: 甲县、乙县和丙县.
fn are_of_one_kind(list: &str) -> bool {
    let mut ends = list
        .split(|c| c == '、' || JOINTS.contains(&c))
        .map(|name| name.chars().next_back());
    let first = ends.next().flatten();
    first.is_some() && ends.all(|end| end == first)
}

/// Whether what stands at `start` is no rest of a list that goes on before it, behind a bracket or
/// farther away than lists are looked for.
fn begins_apart(text: &str, start: u32) -> bool {
    let before = text[..start as usize].chars().next_back();
    before.is_none_or(|c| matches!(c, ',' | ';' | ':' | '。' | '!' | '?' | '\n'))
}
