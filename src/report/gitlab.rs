//! GitLab's code quality report: one array of problems.

use std::io::{self, Write};

use serde::Serialize;

use super::Verdicts;
use super::finding::{Finding, Findings};
use super::path::Root;
use super::renderer::{Renderer, Run, write_separated};
use crate::check::Fingerprint;
use crate::language::Language;
use crate::rule::Severity;

/// Code quality as GitLab reads it.
pub struct Gitlab {
    pub shown: Verdicts,
    pub language: Language,
    pub root: Root,
}

#[derive(Serialize)]
struct Problem<'a> {
    description: String,
    check_name: &'a str,
    /// With the path: GitLab takes problems with the same fingerprint for one.
    fingerprint: Option<Fingerprint>,
    severity: &'static str,
    location: Location<'a>,
}

#[derive(Serialize)]
struct Location<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

impl Renderer for Gitlab {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        out.write_all(b"[\n")
    }

    fn separator(&self) -> &'static str {
        ",\n"
    }

    fn draft(&self, out: &mut dyn Write, findings: &Findings<'_>) -> io::Result<()> {
        let path = self.root.relative(findings.path());
        let shown = findings.shown(self.shown);
        write_separated(out, self.separator(), shown, |out, finding| {
            let problem = self.problem(findings, &finding, &path);
            serde_json::to_writer(out, &problem).map_err(io::Error::from)
        })
    }

    fn end(&self, out: &mut dyn Write, _run: &Run<'_>) -> io::Result<()> {
        out.write_all(b"\n]\n")
    }
}

impl Gitlab {
    fn problem<'f>(
        &self,
        findings: &Findings<'_>,
        finding: &Finding<'f>,
        path: &'f str,
    ) -> Problem<'f> {
        Problem {
            description: finding.line(self.language),
            check_name: &finding.rule.id,
            fingerprint: findings
                .fingerprint(finding)
                .map(|fingerprint| fingerprint.in_file(path)),
            severity: severity(finding.severity),
            location: Location {
                path,
                lines: Lines {
                    begin: finding.at.line,
                    end: finding.at.end_line(),
                },
            },
        }
    }
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "major",
        Severity::Warning => "minor",
        Severity::Info => "info",
    }
}
