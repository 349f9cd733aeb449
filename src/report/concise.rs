//! One line a finding, for editors and for reading many at a glance.

use std::io::{self, Write};

use super::Verdicts;
use super::finding::Findings;
use super::layout::printable_text;
use super::renderer::Renderer;
use crate::language::Language;

/// `draft.txt:3:12: error[rate-of-whole] …`: the path as given, then line and column in characters.
pub struct Concise {
    pub shown: Verdicts,
    pub language: Language,
}

impl Renderer for Concise {
    fn draft(&self, out: &mut dyn Write, findings: &Findings<'_>) -> io::Result<()> {
        let path = printable_text(findings.path());
        for finding in findings.shown(self.shown) {
            let (line, column) = (finding.at.line, finding.at.column);
            let (severity, rule) = (finding.severity_key(), &finding.rule.id);
            let message = finding.line(self.language);
            writeln!(out, "{path}:{line}:{column}: {severity}[{rule}] {message}")?;
        }
        Ok(())
    }
}
