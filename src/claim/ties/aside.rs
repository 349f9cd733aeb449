//! Figures behind 其中 that are told beside the whole, or of another scope than it, and are no part of it.

use super::opened::labels_look_alike;
use super::whole::is_less;
use super::{REACH, are_parted_by_semicolon, id};
use crate::claim::Claim;
use crate::claim::agreement::{are_named_apart, shared_length};
use crate::claim::partitions::are_parted;
use crate::claim::tables::{go_down, place_words};
use crate::grammar::{Grammar, Kind};
use crate::text::ceil_boundary;

/// 境内收入15亿元，其中华东2.9亿元，境外收入28亿元: behind a part of the whole, what is named as another class of the whole's
/// division, or exceeds the whole and is named more like it than like the part.
pub(super) fn is_beside_whole(text: &str, list: &[Claim], whole: usize, at: usize) -> bool {
    const NAME: usize = 4;
    let (total, claim) = (&list[whole], &list[at]);
    if total.sentence != claim.sentence || total.bracket != claim.bracket {
        return false;
    }
    let from = at.saturating_sub(REACH).max(whole + 1);
    let mut between = list.get(from..at).unwrap_or(&[]).iter();
    let Some(head) = between.find(|c| c.whole == id(whole) && c.bracket == claim.bracket) else {
        return false;
    };
    let (of, part, own) = (
        total.label.of(text),
        head.label.of(text),
        claim.label.of(text),
    );
    let is_other_class = || are_parted(of, own) && !are_parted(part, own);
    let is_named_like_it = || {
        let shared = shared_length(of, own);
        shared >= NAME && shared > shared_length(part, own) && are_named_apart(of, own)
    };
    is_other_class() || is_less(total, claim) && is_named_like_it()
}

/// 6月份进出口90亿元。上半年外贸平稳，其中民营企业进出口280亿元: a sentence that says before 其中 of which period or place it
/// speaks, where the figure before tells of another and is less than the part.
pub(super) fn is_of_other_scope(text: &str, whole: &Claim, mark: u32, claim: &Claim) -> bool {
    if !is_less(whole, claim) {
        return false;
    }
    let lead = lead(text, mark);
    let other_period = || match (whole.period, claim.period) {
        (Some(of), Some(own)) => {
            of != own && (whole.calendar.is_none() || whole.calendar != claim.calendar)
        }
        _ => false,
    };
    let other_place = || {
        let mut told = place_words().filter(|place| lead.starts_with(place));
        told.any(|place| !whole.before.of(text).contains(place))
    };
    !lead.is_empty() && (other_period() || other_place())
}

/// What the sentence of the mark says before it.
pub(super) fn lead(text: &str, mark: u32) -> &str {
    const WINDOW: usize = 180;
    let mark = mark as usize;
    let from = ceil_boundary(text, mark.saturating_sub(WINDOW));
    let said = &text[from..mark];
    let start = said
        .char_indices()
        .rev()
        .find(|(_, c)| matches!(c, '。' | '!' | '?' | '\n'))
        .map_or(0, |(at, c)| at + c.len_utf8());
    let said = said[start..].trim_end_matches([',', ':', ' ']);
    let said = ["其中有", "其中", "包括", "包含", "含", "当中"]
        .iter()
        .find_map(|word| said.strip_suffix(word))
        .unwrap_or(said);
    said.trim_matches([',', ' '])
}

/// 大牲畜500头，其中肉牛存栏300头；马存栏50匹；生猪存栏400头: an item told like those before it in a classifier of its own is of
/// another kind, and the list of the whole's parts is over.
pub(super) fn follows_other_kind(text: &str, list: &[Claim], mark: u32, at: usize) -> bool {
    let claim = &list[at];
    let from = list[..at].partition_point(|c| c.quantity.extent.start < mark);
    if at - from > REACH {
        return false;
    }
    let mut items = list[from..at]
        .iter()
        .filter(|c| c.is_level() && c.bracket == claim.bracket);
    let Some(head) = items.next().filter(|c| c.counts_like(claim)) else {
        return false;
    };
    let mut last = head;
    for item in items {
        let opens = are_parted_by_semicolon(text, last, item);
        let is_other = item.quantity.kind == Kind::Count
            && item.quantity.unit.is_some()
            && item.quantity.unit != claim.quantity.unit;
        if opens && is_other && labels_look_alike(text, head, item) {
            return are_parted_by_semicolon(text, item, claim);
        }
        last = item;
    }
    false
}

/// Words that tell what something is made of.
const MADE_OF: [&str; 4] = ["包括", "包含", "共含", "内含"];

/// 3个区，其中街道26个: the part exceeds the whole and is named on a lower level; or, behind 包括 or in a list, both are named
/// behind a classifier that is said of anything, and not alike (医院分为2个院区，包括38个科室).
pub(super) fn is_of_lower_level(
    text: &str,
    grammar: &Grammar,
    whole: &Claim,
    claim: &Claim,
) -> bool {
    if claim.quantity.kind != Kind::Count || !is_less(whole, claim) {
        return false;
    }
    let (of, own) = (whole.label.of(text), claim.label.of(text));
    let is_general = || {
        let unit = claim.quantity.unit.map(|unit| grammar.unit(unit));
        unit.is_some_and(|unit| unit.generic || unit.words.contains(&"座"))
    };
    let is_made_of = || {
        let said = claim.before.of(text).trim();
        said.ends_with(['、', '和']) || MADE_OF.iter().any(|word| said.ends_with(word))
    };
    go_down(&[of, own])
        || is_made_of()
            && is_general()
            && whole.is_named_behind()
            && claim.is_named_behind()
            && !labels_look_alike(text, whole, claim)
}
