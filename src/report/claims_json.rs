//! Claims as JSON: the contract of `docs/json.md`.

use std::io::{self, Write};

use serde::ser::{Serialize, Serializer};

use super::place::{Place, Places};
use crate::check::{Checker, Draft};
use crate::claim::Claim;
use crate::grammar::{self, Kind};

/// Writes one file's entry of `files`, claim by claim. Weekdays and times of day, which the
/// contract has no kind for, are left out.
///
/// # Errors
/// Those of `out`.
pub fn write_claims_json(out: &mut dyn Write, checker: &Checker, draft: &Draft) -> io::Result<()> {
    let file = FileEntry {
        path: &draft.document.name,
        claims: ClaimList {
            checker,
            draft,
            places: Places::new(draft),
        },
    };
    serde_json::to_writer(out, &file).map_err(io::Error::from)
}

#[derive(serde::Serialize)]
struct FileEntry<'a> {
    path: &'a str,
    claims: ClaimList<'a>,
}

struct ClaimList<'a> {
    checker: &'a Checker,
    draft: &'a Draft,
    places: Places<'a>,
}

impl Serialize for ClaimList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let claims = self.draft.claims.claims.iter();
        serializer.collect_seq(claims.filter_map(|claim| self.entry(claim)))
    }
}

impl ClaimList<'_> {
    fn entry(&self, claim: &Claim) -> Option<ClaimEntry<'_>> {
        let quantity = &claim.quantity;
        if matches!(quantity.kind, Kind::Weekday | Kind::Time) {
            return None;
        }
        let unit = quantity.unit.map(|id| self.checker.grammar.unit(id));
        let printed = grammar::print(quantity, unit, &self.checker.hedges);
        let whole = self.places.span(printed.span)?;
        let figure = self.places.span(quantity.number)?;
        let words_of = |span| self.places.text(span);
        let figure_of = |id| {
            let Place {
                text, start, end, ..
            } = self.places.claim(id)?;
            Some(FigureEntry { text, start, end })
        };
        Some(ClaimEntry {
            text: whole.text,
            start: whole.start,
            end: whole.end,
            line: whole.line,
            column: whole.column,
            number: NumberEntry {
                text: figure.text,
                start: figure.start,
                end: figure.end,
                value: printed.number,
            },
            value: printed.value,
            low: printed.low,
            high: printed.high,
            kind: printed.kind,
            unit: printed.unit,
            dimension: printed.dimension,
            hedge: quantity
                .hedge
                .as_deref()
                .zip(printed.hedge)
                .map(|(hedge, kind)| HedgeEntry {
                    kind,
                    text: words_of(hedge.word).unwrap_or_default(),
                }),
            label: words_of(claim.label).unwrap_or_default(),
            cues: claim.cues.iter().map(|(_, word)| word).collect(),
            period: self.places.period(claim),
            period_date: claim.calendar.map(grammar::iso),
            place: self.places.place(claim),
            base: claim.base.and_then(words_of),
            whole: claim.whole.and_then(figure_of),
            subject: claim.subject.and_then(figure_of),
            changed_from: claim.start.and_then(figure_of),
        })
    }
}

#[derive(serde::Serialize)]
struct ClaimEntry<'a> {
    text: &'a str,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    number: NumberEntry<'a>,
    value: Option<String>,
    low: Option<String>,
    high: Option<String>,
    kind: &'static str,
    unit: Option<&'static str>,
    dimension: Option<&'static str>,
    hedge: Option<HedgeEntry<'a>>,
    label: &'a str,
    cues: Vec<&'static str>,
    period: Option<&'a str>,
    /// The period as a date, where the day of publication tells it.
    #[serde(skip_serializing_if = "Option::is_none")]
    period_date: Option<String>,
    place: Option<&'a str>,
    base: Option<&'a str>,
    /// The figure it is a part of.
    whole: Option<FigureEntry<'a>>,
    /// The level that a share, change or rate is said of.
    subject: Option<FigureEntry<'a>>,
    /// The value from which it changed.
    changed_from: Option<FigureEntry<'a>>,
}

#[derive(serde::Serialize)]
struct NumberEntry<'a> {
    text: &'a str,
    start: u32,
    end: u32,
    value: Option<String>,
}

/// Another claim, by its place.
#[derive(serde::Serialize)]
struct FigureEntry<'a> {
    text: &'a str,
    start: u32,
    end: u32,
}

#[derive(serde::Serialize)]
struct HedgeEntry<'a> {
    kind: &'static str,
    text: &'a str,
}
