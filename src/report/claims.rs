//! Claims for people: what the checker understood of each figure.

use std::io::{self, Write};

use super::Look;
use super::layout::{printable_text, text_width, write_wrapped};
use super::paint::Style;
use super::place::Places;
use super::words::{self, Term};
use crate::check::{Checker, Draft};
use crate::claim::Claim;
use crate::grammar::{self, Kind};

const VALUE: Term = Term::new("值", "value");
const VALUES: Term = Term::new("真值", "true values");
const UNIT: Term = Term::new("单位", "unit");
const LABEL: Term = Term::new("标签", "label");
const CUES: Term = Term::new("线索", "cues");
const NEGATED: Term = Term::new("否定", "negated");
const PERIOD: Term = Term::new("时段", "period");
const PLACE: Term = Term::new("地点", "place");
const BASE: Term = Term::new("分母", "base");
const WHOLE: Term = Term::new("整体", "whole");
const SUBJECT: Term = Term::new("所说", "said of");
const CHANGED_FROM: Term = Term::new("变化自", "changed from");

/// Prints each claim of a draft with its place, value and aspects.
///
/// # Errors
/// Those of `out`.
pub fn write_claims(
    out: &mut dyn Write,
    checker: &Checker,
    draft: &Draft,
    look: &Look,
) -> io::Result<()> {
    let places = Places::new(draft);
    writeln!(
        out,
        "{}",
        look.paint(Style::Strong, printable_text(&draft.document.name))
    )?;
    for claim in &draft.claims.claims {
        if let Some(place) = places.span(claim.quantity.extent) {
            let at = format!("{}:{}", place.line, place.column);
            write_claim(out, checker, &places, claim, &at, look)?;
        }
    }
    Ok(())
}

/// Prints each claim of a draft with its number, from 1, and its aspects.
///
/// # Errors
/// Those of `out`.
pub fn write_numbered_claims(
    out: &mut dyn Write,
    checker: &Checker,
    draft: &Draft,
    look: &Look,
) -> io::Result<()> {
    let places = Places::new(draft);
    for (claim, number) in draft.claims.claims.iter().zip(1..) {
        write_claim(out, checker, &places, claim, &format!("#{number}"), look)?;
    }
    Ok(())
}

fn write_claim(
    out: &mut dyn Write,
    checker: &Checker,
    places: &Places<'_>,
    claim: &Claim,
    at: &str,
    look: &Look,
) -> io::Result<()> {
    let Some(place) = places.span(claim.quantity.extent) else {
        return Ok(());
    };
    let text = printable_text(place.text);
    write!(
        out,
        "{} {}",
        look.paint(Style::Faint, format!("{at:>9}")),
        look.paint(Style::Strong, &text)
    )?;
    let kind = words::kind(claim.quantity.kind).in_language(look.language);
    let mut aspects = vec![kind.to_owned()];
    for (name, value) in aspects_of(checker, places, claim) {
        let name = name.in_language(look.language);
        aspects.push(if value.is_empty() {
            name.to_owned()
        } else {
            format!("{name} {value}")
        });
    }
    write!(out, "  ")?;
    let head = 10usize.max(at.len() + 1) + text_width(&text) + 2;
    write_wrapped(out, &aspects.join("；"), head, 12, look.width)
}

/// The aspects that the claim has, each with its name.
fn aspects_of(checker: &Checker, places: &Places<'_>, claim: &Claim) -> Vec<(Term, String)> {
    let quantity = &claim.quantity;
    let unit = quantity.unit.map(|id| checker.grammar.unit(id));
    let printed = grammar::print(quantity, unit, &checker.hedges);
    // The ends say all of a span of dates.
    let value = printed.value.filter(|_| quantity.kind != Kind::DateRange);
    let words_of = |span| places.text(span).map(str::to_owned);
    let figure_of = |id| places.claim(id).map(|place| place.text.to_owned());
    let mut aspects = Vec::new();
    let mut aspect = |name: Term, value: Option<String>| {
        aspects.extend(
            value
                .filter(|value| !value.is_empty())
                .map(|value| (name, value)),
        );
    };
    aspect(VALUE, value.clone());
    aspect(
        VALUES,
        interval(
            value.as_deref(),
            printed.low.as_deref(),
            printed.high.as_deref(),
        ),
    );
    aspect(UNIT, printed.unit.map(str::to_owned));
    aspect(LABEL, words_of(claim.label));
    let cues: Vec<_> = claim.cues.iter().map(|(_, word)| word).collect();
    aspect(CUES, Some(cues.join(" ")));
    aspect(PERIOD, period(places, claim));
    aspect(PLACE, places.place(claim).map(str::to_owned));
    aspect(BASE, claim.base.and_then(words_of));
    aspect(WHOLE, claim.whole.and_then(figure_of));
    aspect(SUBJECT, claim.subject.and_then(figure_of));
    aspect(CHANGED_FROM, claim.start.and_then(figure_of));
    if claim.negated {
        aspects.push((NEGATED, String::new()));
    }
    aspects
}

/// The words of the period, and its date where the day of publication tells it: `去年=2019`.
fn period(places: &Places<'_>, claim: &Claim) -> Option<String> {
    let words = places.period(claim)?;
    let date = claim.calendar.map(grammar::iso);
    Some(
        match date.filter(|date| !words.starts_with(date.as_str())) {
            Some(date) => format!("{words}={date}"),
            None => words.to_owned(),
        },
    )
}

/// `16650～16750`, open ends as `∞`; `None` when the set is the value alone, or is not known.
fn interval(value: Option<&str>, low: Option<&str>, high: Option<&str>) -> Option<String> {
    let known = low.is_some() || high.is_some();
    let exact = low == high && low == value;
    (known && !exact).then(|| format!("{}～{}", low.unwrap_or("-∞"), high.unwrap_or("∞")))
}
