//! A figure that is the base of the next: 40个房建工地复工35个.

use super::opened::labels_look_alike;
use crate::claim::Claim;
use crate::claim::context::is_han;
use crate::text::Span;

/// How a figure stands to the one beside it in an item that tells how many of how many.
#[derive(PartialEq)]
pub(super) enum OwnBase {
    /// It stands in no such item.
    None,
    /// It is the base: of those 40 so many.
    Base,
    /// It is what is told of the base before it.
    Told,
}

/// How the figure stands to its neighbours.
pub(super) fn own_base(text: &str, list: &[Claim], first: usize, at: usize) -> OwnBase {
    let base_before = at
        .checked_sub(1)
        .is_some_and(|before| before >= first && is_base(text, list, before));
    if base_before {
        OwnBase::Told
    } else if is_base(text, list, at) {
        OwnBase::Base
    } else {
        OwnBase::None
    }
}

/// Whether the figure opens an item, with what it counts behind it, and nothing but a verb parts it from the figure of the
/// same unit that closes the item.
fn is_base(text: &str, list: &[Claim], at: usize) -> bool {
    const LONGEST: usize = 60;
    let (claim, Some(next)) = (&list[at], list.get(at + 1)) else {
        return false;
    };
    let alike = claim.is_level()
        && next.is_level()
        && next.clause == claim.clause
        && next.block == claim.block
        && next.bracket == claim.bracket
        && claim.quantity.unit.is_some()
        && next.counts_like(claim);
    if !alike {
        return false;
    }
    let between = claim.words_to(next, text);
    let is_told = between.chars().nth(2).is_some()
        && between.len() <= LONGEST
        && between.chars().all(is_han)
        && !between.contains(['和', '与', '及', '或', '到', '至', '比', '共']);
    is_told && opens_item(text, claim) && closes_item(text, next)
}

fn opens_item(text: &str, claim: &Claim) -> bool {
    const OPENING: [&str; 5] = ["其中", "其中有", "包括", "含", "有"];
    let before = text[..claim.quantity.extent.start as usize].trim_end_matches(' ');
    before.is_empty()
        || before.ends_with([',', ';', ':', '。', '(', '\n'])
        || OPENING.iter().any(|word| before.ends_with(word))
}

fn closes_item(text: &str, claim: &Claim) -> bool {
    let after = text[claim.quantity.extent.end as usize..].chars().next();
    after.is_none_or(|c| matches!(c, ',' | ';' | '。' | ')' | '(' | '、' | '\n'))
}

/// Whether the whole counts what is told of the base, not what the base counts: 已复工工地30个，其中40个工地复工20个.
pub(super) fn counts_what_is_told(text: &str, whole: &Claim, base: &Claim, told: &Claim) -> bool {
    let between = base.words_to(told, text);
    let verb = between.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
    let verb = &between[verb..];
    let said = Span::new(whole.before.start, whole.after.end).of(text);
    said.contains(verb) || !labels_look_alike(text, whole, base)
}
