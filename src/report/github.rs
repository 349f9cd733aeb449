//! Workflow commands of GitHub Actions, which become annotations on the lines of a pull request.

use std::io::{self, Write};

use super::Verdicts;
use super::finding::Findings;
use super::path::Root;
use super::renderer::{Renderer, Run};
use crate::language::Language;
use crate::rule::Severity;

/// `::error file=…,line=…,endLine=…,col=…,endColumn=…,title=…::message`. Columns count characters.
pub struct Github {
    pub shown: Verdicts,
    pub language: Language,
    pub root: Root,
}

impl Renderer for Github {
    fn draft(&self, out: &mut dyn Write, findings: &Findings<'_>) -> io::Result<()> {
        let path = property(&self.root.relative(findings.path()));
        for finding in findings.shown(self.shown) {
            let at = &finding.at;
            writeln!(
                out,
                "::{} file={path},line={},endLine={},col={},endColumn={},title={}::{}",
                command(finding.severity),
                at.line,
                at.end_line(),
                at.column,
                at.end_column(),
                property(&finding.rule.id),
                data(&finding.told(self.language)),
            )?;
        }
        Ok(())
    }

    fn end(&self, out: &mut dyn Write, run: &Run<'_>) -> io::Result<()> {
        for error in run.errors {
            let path = property(&self.root.relative(&error.name));
            let help = error.help(self.language);
            let message = format!("{}\n{help}", error.message(self.language));
            writeln!(out, "::error file={path}::{}", data(&message))?;
        }
        Ok(())
    }
}

const fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Info => "notice",
    }
}

/// The message of a command: what would end it is escaped.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property of a command: what would end it is escaped.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_message_or_a_property_is_escaped() {
        assert_eq!(data("占50%：\r\n约,"), "占50%25：%0D%0A约,");
        assert_eq!(property("a:b,c%\n.txt"), "a%3Ab%2Cc%25%0A.txt");
    }
}
