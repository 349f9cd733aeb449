//! Checks as JSON: the contract of `docs/json.md`.

use std::io::{self, Write};

use serde::ser::{Serialize, Serializer};
use serde_json::error::Category;

use super::place::{AllPlaces, Place, Places};
use super::{Results, Summary, Verdicts, words};
use crate::check::{BoundFigure, Check, Description};
use crate::claim::ClaimId;
use crate::grammar::ValueSet;
use crate::rule::Rule;

/// Writes one file's entry of `files`, check by check.
///
/// # Errors
/// Those of `out`.
pub fn write_checks_json(
    out: &mut dyn Write,
    results: &Results<'_>,
    shown: Verdicts,
) -> io::Result<()> {
    let places = AllPlaces::new(results);
    let file = FileEntry {
        path: &results.draft.document.name,
        summary: Summary::of(&results.draft.claims, results.checks),
        checks: CheckList {
            results,
            places: &places,
            shown,
        },
    };
    serde_json::to_writer(out, &file).map_err(write_error)
}

/// The error of the writer behind an error of `serde_json`, so that a closed pipe is known as such.
pub(super) fn write_error(error: serde_json::Error) -> io::Error {
    match (error.classify(), error.io_error_kind()) {
        (Category::Io, Some(kind)) => io::Error::new(kind, error),
        _ => io::Error::other(error),
    }
}

#[derive(serde::Serialize)]
struct FileEntry<'a> {
    path: &'a str,
    summary: Summary,
    checks: CheckList<'a>,
}

/// Serialises its checks one by one, so that their descriptions never exist together.
struct CheckList<'a> {
    results: &'a Results<'a>,
    places: &'a AllPlaces<'a>,
    shown: Verdicts,
}

impl Serialize for CheckList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let shown = self
            .results
            .checks
            .iter()
            .filter(|check| self.shown.has(check.verdict));
        serializer.collect_seq(shown.filter_map(|check| self.entry(check)))
    }
}

impl CheckList<'_> {
    /// `None` only for a check of a rule that is not in the set.
    fn entry(&self, check: &Check) -> Option<CheckEntry<'_>> {
        let rule = self.results.rules.get(check.rule as usize)?;
        let Description {
            equation,
            message,
            help,
            allowed,
            suggestion,
        } = self.results.description(check);
        let figures = check.figures.iter().filter_map(|figure| {
            let places = self.places.of(figure)?;
            let mut entry = FigureEntry::new(places, rule, figure)?;
            let other = figure
                .document
                .map(|_| places.draft().document.name.as_str());
            entry.place.path = other;
            Some(entry)
        });
        let text_role = rule.roles.first().map_or("", |role| &role.name);
        let passages = check.passages.iter().filter_map(|passage| {
            Some(FigureEntry {
                role: text_role,
                place: PlaceEntry::at(self.places.own.span(*passage)?),
            })
        });
        let remark = check.remark.as_ref().and_then(|remark| {
            Some(FigureEntry {
                role: text_role,
                place: PlaceEntry::at(self.places.own.original(remark.span)?),
            })
        });
        Some(CheckEntry {
            rule: &rule.id,
            title: &rule.title,
            severity: words::severity_key(rule.severity),
            verdict: words::verdict_key(check.verdict),
            equation,
            message,
            help,
            allowed: allowed.map(|(values, text)| Allowed::new(&values, text)),
            suggestion: suggestion.and_then(|suggestion| {
                let figure = check
                    .figures
                    .iter()
                    .position(|figure| figure.claim == suggestion.claim)?;
                Some(SuggestionEntry {
                    text: suggestion.text,
                    figure,
                })
            }),
            figures: figures.chain(passages).chain(remark).collect(),
        })
    }
}

#[derive(serde::Serialize)]
struct CheckEntry<'a> {
    rule: &'a str,
    title: &'a str,
    severity: &'static str,
    verdict: &'static str,
    equation: String,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed: Option<Allowed>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<SuggestionEntry>,
    figures: Vec<FigureEntry<'a>>,
}

/// What to write in place of a figure.
#[derive(serde::Serialize)]
struct SuggestionEntry {
    text: String,
    /// Which of `figures`, counted from 0.
    figure: usize,
}

/// The values that the other figures allow for the side in question.
#[derive(serde::Serialize)]
pub(super) struct Allowed {
    /// In the base unit; `null` where open.
    low: Option<String>,
    high: Option<String>,
    text: String,
}

impl Allowed {
    pub(super) fn new(values: &ValueSet, text: String) -> Self {
        Allowed {
            low: values.low.map(|bound| bound.value.to_string()),
            high: values.high.map(|bound| bound.value.to_string()),
            text,
        }
    }
}

/// A figure in a role.
#[derive(serde::Serialize)]
pub(super) struct FigureEntry<'a> {
    role: &'a str,
    #[serde(flatten)]
    place: PlaceEntry<'a>,
}

impl<'a> FigureEntry<'a> {
    /// `None` for a claim that is not of the draft.
    pub(super) fn new(places: &Places<'a>, rule: &'a Rule, figure: &BoundFigure) -> Option<Self> {
        Some(FigureEntry {
            role: rule.role_name(figure.role),
            place: PlaceEntry::new(places, figure.claim)?,
        })
    }
}

/// Where a figure stands.
#[derive(serde::Serialize)]
pub(super) struct PlaceEntry<'a> {
    text: &'a str,
    start: u32,
    end: u32,
    line: u32,
    column: u32,
    /// Of another file than the entry's.
    #[serde(skip_serializing_if = "Option::is_none")]
    path: Option<&'a str>,
}

impl<'a> PlaceEntry<'a> {
    /// `None` for a claim that is not of the draft.
    pub(super) fn new(places: &Places<'a>, claim: ClaimId) -> Option<Self> {
        places.claim(claim).map(PlaceEntry::at)
    }

    fn at(place: Place<'a>) -> Self {
        PlaceEntry {
            text: place.text,
            start: place.start,
            end: place.end,
            line: place.line,
            column: place.column,
            path: None,
        }
    }
}
