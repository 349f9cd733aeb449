//! The diagnostic format of reviewdog. Columns count bytes of UTF-8, as it asks.

use std::io::{self, Write};

use serde::Serialize;

use super::Verdicts;
use super::finding::{Figure, Finding, Findings};
use super::path::Root;
use super::place::{Place, Places};
use super::renderer::{Renderer, Run, write_separated};
use crate::language::Language;
use crate::rule::Severity;

/// One `DiagnosticResult`.
pub struct Rdjson {
    pub shown: Verdicts,
    pub language: Language,
    pub root: Root,
}

#[derive(Serialize)]
struct Diagnostic<'f> {
    message: String,
    location: Location,
    severity: &'static str,
    code: Code<'f>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'f>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<RelatedLocation<'f>>,
}

#[derive(Serialize)]
struct Location {
    path: String,
    range: Range,
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

/// Both from 1; the column of an end is behind the last byte.
#[derive(Serialize)]
struct Position {
    line: u32,
    column: u32,
}

#[derive(Serialize)]
struct Code<'f> {
    value: &'f str,
}

#[derive(Serialize)]
struct Suggestion<'f> {
    range: Range,
    text: &'f str,
}

#[derive(Serialize)]
struct RelatedLocation<'f> {
    message: &'f str,
    location: Location,
}

impl Renderer for Rdjson {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"{\"source\":{\"name\":\"heshu\"},\"diagnostics\":[\n")
    }

    fn separator(&self) -> &'static str {
        ",\n"
    }

    fn draft(&self, out: &mut dyn Write, findings: &Findings<'_>) -> io::Result<()> {
        let shown = findings.shown(self.shown);
        write_separated(out, self.separator(), shown, |out, finding| {
            let diagnostic = self.diagnostic(findings, &finding);
            serde_json::to_writer(out, &diagnostic).map_err(io::Error::from)
        })
    }

    fn end(&self, out: &mut dyn Write, _run: &Run<'_>) -> io::Result<()> {
        out.write_all(b"\n]}\n")
    }
}

impl Rdjson {
    fn diagnostic<'f>(&self, findings: &Findings<'_>, finding: &'f Finding<'_>) -> Diagnostic<'f> {
        let own = &findings.places.own;
        let related = finding.figures.iter().map(|figure| RelatedLocation {
            message: figure.role,
            location: self.figure(findings, figure),
        });
        // A suggestion is for a line of the file that the diagnostic is in.
        let correction = finding
            .correction()
            .filter(|(figure, _)| figure.document.is_none());
        let suggestions = correction.map(|(figure, text)| Suggestion {
            range: range(own, &figure.place),
            text,
        });
        Diagnostic {
            message: finding.told(self.language),
            location: Location {
                path: self.root.relative(findings.path()),
                range: range(own, &finding.at),
            },
            severity: match finding.severity {
                Severity::Error => "ERROR",
                Severity::Warning => "WARNING",
                Severity::Info => "INFO",
            },
            code: Code {
                value: &finding.rule.id,
            },
            suggestions: suggestions.into_iter().collect(),
            related_locations: related.collect(),
        }
    }

    fn figure(&self, findings: &Findings<'_>, figure: &Figure<'_>) -> Location {
        let path = figure.document.unwrap_or(findings.path());
        Location {
            path: self.root.relative(path),
            range: range(figure.places, &figure.place),
        }
    }
}

fn range(places: &Places<'_>, place: &Place<'_>) -> Range {
    let (start, end) = places.byte_columns(place);
    Range {
        start: Position {
            line: place.line,
            column: start,
        },
        end: Position {
            line: place.end_line(),
            column: end,
        },
    }
}
