//! One object a line and check: what stands in `checks` of the JSON contract, with its path and
//! fingerprint.

use std::io::{self, Write};

use super::Verdicts;
use super::finding::Findings;
use super::json::CheckEntry;
use super::renderer::Renderer;
use crate::check::Fingerprint;

/// JSON Lines.
pub struct JsonLines {
    pub shown: Verdicts,
}

#[derive(serde::Serialize)]
struct Line<'a> {
    path: &'a str,
    line: u32,
    column: u32,
    fingerprint: Option<&'a Fingerprint>,
    #[serde(flatten)]
    check: CheckEntry<'a>,
}

impl Renderer for JsonLines {
    fn draft(&self, out: &mut dyn Write, findings: &Findings<'_>) -> io::Result<()> {
        for finding in findings.shown(self.shown) {
            let line = Line {
                path: findings.path(),
                line: finding.at.line,
                column: finding.at.column,
                fingerprint: findings.fingerprint(&finding),
                check: CheckEntry::new(finding),
            };
            serde_json::to_writer(&mut *out, &line).map_err(io::Error::from)?;
            out.write_all(b"\n")?;
        }
        Ok(())
    }
}
