//! Checks as JSON: the contract of `docs/json.md`.

use std::io::{self, Write};

use serde::ser::{Serialize, Serializer};

use super::finding::{Figure, Finding, Findings};
use super::place::{Place, Places};
use super::renderer::{Renderer, Run};
use super::{Summary, Verdicts, json_frame, words};
use crate::check::{BoundFigure, Suppression};
use crate::claim::ClaimId;
use crate::grammar::ValueSet;
use crate::rule::Rule;

/// One object with an entry a file.
pub struct Json {
    pub shown: Verdicts,
}

impl Renderer for Json {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        json_frame::begin(out)
    }

    fn separator(&self) -> &'static str {
        json_frame::SEPARATOR
    }

    fn draft(&self, out: &mut dyn Write, findings: &Findings<'_>) -> io::Result<()> {
        write_checks_json(out, findings, self.shown)
    }

    fn end(&self, out: &mut dyn Write, run: &Run<'_>) -> io::Result<()> {
        json_frame::end(out, run.errors)
    }
}

/// Writes one file's entry of `files`, check by check.
///
/// # Errors
/// Those of `out`.
pub fn write_checks_json(
    out: &mut dyn Write,
    findings: &Findings<'_>,
    shown: Verdicts,
) -> io::Result<()> {
    let results = findings.results;
    let file = FileEntry {
        path: findings.path(),
        summary: Summary::of(&results.draft.claims, results.checks),
        checks: CheckList { findings, shown },
        suppressed: SuppressedList { findings, shown },
    };
    serde_json::to_writer(out, &file).map_err(io::Error::from)
}

#[derive(serde::Serialize)]
struct FileEntry<'a> {
    path: &'a str,
    summary: Summary,
    checks: CheckList<'a>,
    #[serde(skip_serializing_if = "SuppressedList::is_empty")]
    suppressed: SuppressedList<'a>,
}

/// Serialises its checks one by one, so that their descriptions never exist together.
struct CheckList<'a> {
    findings: &'a Findings<'a>,
    shown: Verdicts,
}

impl Serialize for CheckList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.findings.shown(self.shown).map(CheckEntry::new))
    }
}

/// The same of what someone has allowed.
struct SuppressedList<'a> {
    findings: &'a Findings<'a>,
    shown: Verdicts,
}

impl SuppressedList<'_> {
    fn is_empty(&self) -> bool {
        let checks = self.findings.results.checks.iter();
        !checks
            .filter(|check| self.shown.has(check.verdict))
            .any(|check| check.suppression().is_some())
    }
}

impl Serialize for SuppressedList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let suppressed = self.findings.suppressed(self.shown);
        serializer.collect_seq(suppressed.filter_map(|finding| {
            let Suppression { origin, reason } = finding.suppression?;
            Some(SuppressedEntry {
                suppression: SuppressionEntry {
                    kind: words::origin_key(*origin),
                    reason,
                },
                check: CheckEntry::new(finding),
            })
        }))
    }
}

#[derive(serde::Serialize)]
struct SuppressedEntry<'a> {
    #[serde(flatten)]
    check: CheckEntry<'a>,
    suppression: SuppressionEntry<'a>,
}

/// Who has allowed it, and why.
#[derive(serde::Serialize)]
struct SuppressionEntry<'a> {
    kind: &'static str,
    reason: &'a str,
}

impl<'f> CheckEntry<'f> {
    pub(super) fn new(finding: Finding<'f>) -> Self {
        let Finding {
            rule,
            verdict,
            description,
            figures,
            suggested,
            ..
        } = finding;
        let suggestion = description.suggestion.zip(suggested);
        CheckEntry {
            rule: &rule.id,
            title: &rule.title,
            severity: words::severity_key(rule.severity),
            verdict: words::verdict_key(verdict),
            equation: description.equation,
            message: description.message,
            help: description.help,
            allowed: description
                .allowed
                .map(|allowed| Allowed::new(&allowed.values, allowed.text)),
            suggestion: suggestion.map(|(suggestion, figure)| SuggestionEntry {
                text: suggestion.text,
                figure,
            }),
            figures: figures.iter().map(FigureEntry::of).collect(),
        }
    }
}

/// A check as it stands in `checks`.
#[derive(serde::Serialize)]
pub(super) struct CheckEntry<'a> {
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
    fn of(figure: &Figure<'a>) -> Self {
        let mut place = PlaceEntry::at(figure.place);
        place.path = figure.document;
        FigureEntry {
            role: figure.role,
            place,
        }
    }

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
