//! Lists that a figure announces: 四川、贵州、湖北、吉林4省; 5个县，分别为：…; 从…、…等方面; 9个方面的任务：一是….

mod after;
mod items;
mod points;

use std::cell::OnceCell;

use self::after::{Closers, list_after};
use self::items::list_before;
use self::points::{may_hold_points, points_after};
use super::context::is_han;
use super::{Claim, ClaimId, Claims};
use crate::grammar::{Exact, Form, Grammar, Kind, Value};
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

/// Finds the lists of the claims from `first` on, which are those of a block.
pub(super) fn find(
    text: &str,
    block: Span,
    grammar: &Grammar,
    sentences: &[Span],
    claims: &mut Claims,
    first: usize,
) {
    let mut closers = Closers::default();
    let told_in_points = OnceCell::new();
    let told_in_points = || *told_in_points.get_or_init(|| may_hold_points(text, block));
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
        let before = list_before(text, sentence, claim, unit, count)
            .filter(|listing| !holds_figure(text, &claims.claims[first..at], listing.span));
        let listing = before
            .or_else(|| {
                list_after(text, sentence, claim, count, || {
                    closers.of(text, sentences, &claims.claims[first..])
                })
                .filter(|listing| !counts_its_items(&claims.claims[at + 1..], listing.span))
                .filter(|listing| !is_of_a_later(&claims.claims[at + 1..], listing.span))
                .filter(|_| !is_told_with_another(text, &claims.claims[first..=at]))
            })
            .or_else(|| told_in_points().then(|| points_after(text, block.end, claim))?);
        let told = &claims.claims[first..];
        let listing = listing.filter(|listing| {
            let covers = |count: u16| (listing.low..=listing.high).contains(&count);
            covers(count) || !compound(text, told, at - first).is_some_and(covers)
        });
        claims.listings.extend(listing.map(|listing| (id, listing)));
    }
}

/// 江苏、浙江、安徽、上海三省一市: what a figure comes to with those right behind it, which count the list together.
fn compound(text: &str, told: &[Claim], at: usize) -> Option<u16> {
    const NOUN: usize = 1;
    const MOST: usize = 4;
    let joins = |pair: &&[Claim]| {
        let words = pair[0].words_to(&pair[1], text);
        pair[1].quantity.kind == Kind::Count
            && words.chars().count() <= NOUN
            && words.chars().all(is_han)
    };
    let behind = told[at..].windows(2).take(MOST).take_while(joins).count();
    let sum = Exact::sum(told[at..=at + behind].iter().map(|claim| claim.number()))?;
    let is_told = behind > 0 && sum.is_integer();
    is_told
        .then(|| u16::try_from(sum.numerator()).ok())
        .flatten()
}

/// 辖2个镇、3个乡：甲镇、乙镇、…: what is listed is counted by both.
fn is_told_with_another(text: &str, told: &[Claim]) -> bool {
    let [.., one, last] = told else {
        return false;
    };
    let words = one.words_to(last, text);
    one.clause == last.clause
        && one.quantity.kind == Kind::Count
        && words.contains(['、', '和'])
        && words.chars().count() <= 12
}

/// 三十八人，包括二十二名运动员、十三名教练: the items say how many each of them is.
fn counts_its_items(later: &[Claim], list: Span) -> bool {
    let counted =
        |claim: &Claim| claim.quantity.kind == Kind::Count && claim.quantity.unit.is_some();
    later
        .iter()
        .take_while(|claim| claim.quantity.extent.start < list.end)
        .take(MOST_ITEMS.into())
        .any(|claim| claim.quantity.extent.start >= list.start && counted(claim))
}

/// 党员25名，村干部四人，分别是张三、李四、王五、赵六: the list is of the count right before it.
fn is_of_a_later(later: &[Claim], list: Span) -> bool {
    later.first().is_some_and(|next| {
        next.quantity.kind == Kind::Count && next.quantity.extent.end <= list.start
    })
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
