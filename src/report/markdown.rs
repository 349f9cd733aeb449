//! A summary for a pull request: what was found, in a table, and how much was verified.

use std::io::{self, Write};

use super::finding::{Finding, Findings};
use super::markdown_text::escaped;
use super::path::Root;
use super::renderer::{Renderer, Run};
use super::words::{Term, counted};
use super::{Summary, Verdicts, words};
use crate::check::Verdict;
use crate::language::Language;
use crate::rule::Severity;

/// Rows of findings that are printed; the rest is counted.
const MAX_ROWS: usize = 200;
/// Bytes of all rows: a comment on GitHub holds 65,536 characters.
const MAX_BYTES: usize = 48_000;
/// Rows of the table of files.
const MAX_FILES: usize = 100;

/// Markdown as GitHub and GitLab show it.
pub struct Markdown {
    pub shown: Verdicts,
    pub language: Language,
    pub root: Root,
}

impl Renderer for Markdown {
    fn totals_first(&self) -> bool {
        true
    }

    /// A row a finding.
    fn draft(&self, out: &mut dyn Write, findings: &Findings<'_>) -> io::Result<()> {
        let path = self.root.relative(findings.path());
        for finding in findings.shown(self.shown) {
            self.row(out, &path, &finding)?;
        }
        Ok(())
    }

    fn end(&self, out: &mut dyn Write, run: &Run<'_>) -> io::Result<()> {
        let total = run.total();
        writeln!(out, "## {}\n", self.say(HEADING))?;
        writeln!(out, "{}\n", self.outcome(run, &total))?;
        for error in run.errors {
            let message = escaped(&error.message(self.language));
            let help = escaped(error.help(self.language));
            writeln!(out, "- ❗ {message}  \n  {help}")?;
        }
        if !run.errors.is_empty() {
            writeln!(out)?;
        }
        self.findings(out, run.kept)?;
        self.coverage(out, run, &total)
    }
}

const HEADING: Term = Term::new("核数", "heshu: figures checked");
const CLEAN: Term = Term::new("✅ 没有发现。", "✅ Nothing found.");
const COLUMNS: Term = Term::new(
    "| 级别 | 位置 | 发现 | 规则 |",
    "| severity | place | finding | rule |",
);
const FILES: Term = Term::new(
    "| 文件 | 数字 | 参与核对 | 已核实 | 提示 | 矛盾 | 用法 |",
    "| file | figures | checked | verified | hints | contradictions | usage |",
);
const VERIFIED: Term = Term::new("核实了什么", "What was verified");

impl Markdown {
    const fn say(&self, term: Term) -> &'static str {
        term.in_language(self.language)
    }

    fn outcome(&self, run: &Run<'_>, total: &Summary) -> String {
        let found = total.contradictions + total.rounding + total.usage;
        if found == 0 && run.errors.is_empty() {
            return self.say(CLEAN).to_owned();
        }
        let Summary {
            contradictions,
            rounding,
            usage,
            ..
        } = *total;
        match self.language {
            Language::Chinese => {
                let drafts = run.drafts.len();
                format!(
                    "{drafts} 篇稿件：**矛盾 {contradictions} 条**，提示 {rounding} 条，用法 {usage} 条。"
                )
            }
            Language::English => format!(
                "**{}**, {}, {usage} of usage in {}.",
                counted(contradictions, "contradiction"),
                counted(rounding, "hint"),
                counted(run.drafts.len(), "draft")
            ),
        }
    }

    fn row(&self, out: &mut dyn Write, path: &str, finding: &Finding<'_>) -> io::Result<()> {
        let mark = match finding.severity {
            Severity::Error => "🔴",
            Severity::Warning => "🟡",
            Severity::Info => "🔵",
        };
        let severity = match finding.verdict {
            Verdict::Contradiction | Verdict::Usage => words::severity(finding.severity),
            Verdict::Holds | Verdict::Rounding => words::verdict(finding.verdict),
        };
        let severity = severity.in_language(self.language);
        let mut text = escaped(&finding.description.message);
        for note in finding.notes(self.language) {
            text.push_str("<br>");
            text.push_str(&escaped(&note));
        }
        writeln!(
            out,
            "| {mark} {severity} | {}:{}:{} | {text} | `{}` |",
            escaped(path),
            finding.at.line,
            finding.at.column,
            finding.rule.id
        )
    }

    fn findings(&self, out: &mut dyn Write, rows: &str) -> io::Result<()> {
        if rows.is_empty() {
            return Ok(());
        }
        writeln!(out, "{}\n| --- | --- | --- | --- |", self.say(COLUMNS))?;
        let mut printed = (0, 0);
        for row in rows.lines() {
            let (number, bytes) = printed;
            if number == MAX_ROWS || bytes + row.len() > MAX_BYTES {
                break;
            }
            writeln!(out, "{row}")?;
            printed = (number + 1, bytes + row.len());
        }
        writeln!(out)?;
        let more = rows.lines().count() - printed.0;
        match self.language {
            _ if more == 0 => Ok(()),
            Language::Chinese => writeln!(out, "另有 {more} 条没有列出。\n"),
            Language::English => writeln!(out, "{more} more are not listed.\n"),
        }
    }

    /// How much was verified, and in which file.
    fn coverage(&self, out: &mut dyn Write, run: &Run<'_>, total: &Summary) -> io::Result<()> {
        writeln!(out, "{}", total.told(self.language))?;
        if run.drafts.len() < 2 {
            return Ok(());
        }
        let verified = self.say(VERIFIED);
        writeln!(out, "\n<details><summary>{verified}</summary>\n")?;
        writeln!(out, "{}", self.say(FILES))?;
        writeln!(out, "| --- | ---: | ---: | ---: | ---: | ---: | ---: |")?;
        for (path, summary) in run.drafts.iter().take(MAX_FILES) {
            writeln!(
                out,
                "| {} | {} | {} | {} | {} | {} | {} |",
                escaped(&self.root.relative(path)),
                summary.figures,
                summary.covered,
                summary.holds,
                summary.rounding,
                summary.contradictions,
                summary.usage
            )?;
        }
        let more = run.drafts.len().saturating_sub(MAX_FILES);
        match self.language {
            _ if more == 0 => {}
            Language::Chinese => writeln!(out, "\n另有 {more} 个文件没有列出。")?,
            Language::English => writeln!(out, "\n{more} more files are not listed.")?,
        }
        writeln!(out, "\n</details>")
    }
}
