//! JUnit's XML: a suite a file, a case a finding, as the test reports of CI services show them.

use std::io::{self, Write};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::finding::{Finding, Findings};
use super::layout::printable;
use super::path::Root;
use super::renderer::{Renderer, Run};
use super::words::Term;
use super::{Summary, Verdicts};
use crate::check::Verdict;
use crate::language::Language;

/// Contradictions and findings of usage are failures; hints are cases that passed, with what is
/// said of them as output; a file with neither is one case that passed.
pub struct Junit {
    pub shown: Verdicts,
    pub language: Language,
    pub root: Root,
}

/// The case of a file in which nothing was found.
const ALL_CHECKED: Term = Term::new("核对数字", "figures checked");

impl Renderer for Junit {
    fn begin(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut xml = Writer::new(&mut *out);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        out.write_all(b"\n<testsuites name=\"heshu\">\n")
    }

    fn draft(&self, out: &mut dyn Write, findings: &Findings<'_>) -> io::Result<()> {
        let path = self.root.relative(findings.path());
        let results = findings.results;
        let shown = || {
            let checks = results.checks.iter();
            checks.filter(|check| self.shown.has(check.verdict) && check.suppression().is_none())
        };
        let cases = shown().count();
        let failures = shown().filter(|check| fails(check.verdict)).count();
        let mut xml = Writer::new(&mut *out);
        xml.write_event(Event::Start(suite(&path, cases.max(1), failures, 0)))?;
        let summary = Summary::of(&results.draft.claims, results.checks);
        if cases == 0 {
            let name = ALL_CHECKED.in_language(self.language);
            let output = summary.told(self.language);
            passed(&mut xml, case(&path, name), &output)?;
        }
        for finding in findings.shown(self.shown) {
            self.finding(&mut xml, &path, &finding)?;
        }
        xml.write_event(Event::End(BytesEnd::new("testsuite")))?;
        out.write_all(b"\n")
    }

    fn end(&self, out: &mut dyn Write, run: &Run<'_>) -> io::Result<()> {
        for error in run.errors {
            let path = self.root.relative(&error.name);
            let mut xml = Writer::new(&mut *out);
            xml.write_event(Event::Start(suite(&path, 1, 0, 1)))?;
            let name = ALL_CHECKED.in_language(self.language);
            xml.write_event(Event::Start(case(&path, name)))?;
            let message = error.message(self.language);
            let help = error.help(self.language);
            outcome(&mut xml, "error", &message, "unreadable", help)?;
            xml.write_event(Event::End(BytesEnd::new("testcase")))?;
            xml.write_event(Event::End(BytesEnd::new("testsuite")))?;
            out.write_all(b"\n")?;
        }
        out.write_all(b"</testsuites>\n")
    }
}

type Xml<'o, 'w> = Writer<&'o mut (dyn Write + 'w)>;

impl Junit {
    fn finding(&self, xml: &mut Xml<'_, '_>, path: &str, finding: &Finding<'_>) -> io::Result<()> {
        let (line, column) = (finding.at.line, finding.at.column);
        let name = format!("{} {line}:{column}", finding.rule.id);
        let text = format!("{path}:{line}:{column}\n{}", finding.told(self.language));
        if !fails(finding.verdict) {
            return passed(xml, case(path, &name), &text);
        }
        let message = finding.line(self.language);
        xml.write_event(Event::Start(case(path, &name)))?;
        outcome(xml, "failure", &message, finding.severity_key(), &text)?;
        xml.write_event(Event::End(BytesEnd::new("testcase")))
    }
}

const fn fails(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Contradiction | Verdict::Usage)
}

fn suite(path: &str, tests: usize, failures: usize, errors: usize) -> BytesStart<'static> {
    let mut suite = BytesStart::new("testsuite");
    attribute(&mut suite, "name", path);
    attribute(&mut suite, "tests", &tests.to_string());
    attribute(&mut suite, "failures", &failures.to_string());
    attribute(&mut suite, "errors", &errors.to_string());
    suite
}

fn case(path: &str, name: &str) -> BytesStart<'static> {
    let mut case = BytesStart::new("testcase");
    attribute(&mut case, "name", name);
    attribute(&mut case, "classname", path);
    case
}

fn attribute(element: &mut BytesStart<'static>, name: &str, value: &str) {
    element.push_attribute((name, shown(value).as_str()));
}

fn passed(xml: &mut Xml<'_, '_>, case: BytesStart<'static>, output: &str) -> io::Result<()> {
    xml.write_event(Event::Start(case))?;
    xml.write_event(Event::Start(BytesStart::new("system-out")))?;
    xml.write_event(Event::Text(BytesText::new(&shown(output))))?;
    xml.write_event(Event::End(BytesEnd::new("system-out")))?;
    xml.write_event(Event::End(BytesEnd::new("testcase")))
}

fn outcome(
    xml: &mut Xml<'_, '_>,
    name: &'static str,
    message: &str,
    kind: &str,
    text: &str,
) -> io::Result<()> {
    let mut element = BytesStart::new(name);
    attribute(&mut element, "message", message);
    attribute(&mut element, "type", kind);
    xml.write_event(Event::Start(element))?;
    xml.write_event(Event::Text(BytesText::new(&shown(text))))?;
    xml.write_event(Event::End(BytesEnd::new(name)))
}

/// The text with only characters that XML allows; line breaks stay.
fn shown(text: &str) -> String {
    let allowed = |character| match character {
        '\n' => '\n',
        '\u{fffe}' | '\u{ffff}' => char::REPLACEMENT_CHARACTER,
        other => printable(other),
    };
    text.chars().map(allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_that_xml_has_not_are_replaced() {
        assert_eq!(
            shown("a\0b\x1bc\u{ffff}\n"),
            "a\u{fffd}b\u{fffd}c\u{fffd}\n"
        );
    }
}
