//! Lists that a figure announces: 四川、贵州、湖北、吉林4省; 5个县，分别为：…; 从…、…等方面.

mod after;
mod items;

use self::after::{Closers, list_after};
use self::items::list_before;
use super::{Claim, ClaimId, Claims};
use crate::grammar::{Form, Grammar, Kind, Value};
use crate::text::Span;

/// A list of items beside a figure, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    /// How many items there are at least and at most: 和 inside an item may or may not part two.
    pub low: u16,
    pub high: u16,
    /// The list ends with 等: there may be more than it names.
    pub open: bool,
    /// The items are surely what the figure counts; otherwise the list can confirm the figure
    /// but not contradict it.
    pub certain: bool,
    /// From the first item to the last.
    pub span: Span,
}

/// A list with more items than this is not announced by a figure in running text.
const MOST_ITEMS: u16 = 60;
/// How far from the figure a list is looked for, in bytes.
const WINDOW: usize = 900;
/// Units of an order rather than a number: 沪杭高铁、西湖大学三期 is the third stage of one.
const ORDER_UNITS: &[&str] = &["期", "届", "代", "号", "版", "轮", "年级", "班"];

/// Finds the lists of the claims from `first` on.
pub(super) fn find(
    text: &str,
    grammar: &Grammar,
    sentences: &[Span],
    claims: &mut Claims,
    first: usize,
) {
    let mut closers = Closers::default();
    for at in first..claims.claims.len() {
        let claim = &claims.claims[at];
        let Some(count) = announced_count(claim) else {
            continue;
        };
        let Some(&sentence) = sentences.get(claim.sentence as usize) else {
            continue;
        };
        let id = ClaimId(at as u32);
        let unit = grammar_unit(grammar, claim);
        if unit.iter().any(|word| ORDER_UNITS.contains(word)) {
            continue;
        }
        let before = list_before(text, sentence, claim, unit)
            .filter(|listing| !holds_figure(text, &claims.claims[first..at], listing.span));
        if let Some(listing) = before {
            claims.listings.push((id, listing));
        } else if let Some(listing) = list_after(text, sentence, claim, count, || {
            closers.of(text, sentences, &claims.claims[first..])
        }) {
            claims.listings.push((id, listing));
        }
    }
}

/// Whether an earlier figure stands in the list: then its items are no plain names. One in quotes is part of a name, and one
/// in brackets is told of it: 麻城(285毫米)、荆门(273毫米)2县.
fn holds_figure(text: &str, earlier: &[Claim], list: Span) -> bool {
    let figures = earlier.iter().rev().map(|claim| claim.quantity.extent);
    let mut figures = figures
        .take_while(|figure| figure.end > list.start)
        .peekable();
    let mut depth = 0;
    for (offset, character) in list.of(text).char_indices().rev() {
        match character {
            '”' | ')' => depth += 1,
            '“' | '(' => depth -= 1,
            _ => {}
        }
        let here = list.start + offset as u32;
        while figures.next_if(|figure| figure.start >= here).is_some() {
            if depth <= 0 {
                return true;
            }
        }
    }
    figures.next().is_some()
}

/// The number that a list could bear out: a whole count from 2 to 60, unhedged.
fn announced_count(claim: &Claim) -> Option<u16> {
    let quantity = &claim.quantity;
    if quantity.hedge.is_some() || !matches!(quantity.kind, Kind::Count | Kind::Number) {
        return None;
    }
    if quantity.form.has(Form::SCALED) || quantity.form.has(Form::INDEFINITE) {
        return None;
    }
    let Value::Number(number) = quantity.value() else {
        return None;
    };
    let value = u16::try_from(number.value.numerator()).ok()?;
    (number.value.is_integer() && (2..=MOST_ITEMS).contains(&value)).then_some(value)
}

fn grammar_unit<'a>(grammar: &'a Grammar, claim: &Claim) -> &'a [&'static str] {
    claim
        .quantity
        .unit
        .map_or(&[], |unit| grammar.unit(unit).words)
}
