//! What is said of an example that fails: what was expected, what was found, and why a rule that
//! said nothing kept silent.

use std::io;

use super::{INDENT, Session};
use crate::check::Check;
use crate::cli::rules::outcome::{self, Outcome, Run};
use crate::cli::rules::silence;
use crate::language::Language;
use crate::report::{Look, Places, Style, Term, verdict};
use crate::rule::{Example, Expect, Rule};

impl Session<'_> {
    pub(super) fn failure(
        &mut self,
        index: u32,
        rule: &Rule,
        name: &str,
        example: &Example,
        run: &Run,
    ) -> io::Result<()> {
        let mark = self.mark(false);
        let outcome = self.say(outcome_name(run.outcome));
        let (file, line) = (&rule.origin.0, example.line);
        writeln!(self.out, "  {mark} {name:6}{outcome}  {file}:{line}")?;
        let lines = example.text.lines().filter(|line| !line.trim().is_empty());
        for line in lines {
            writeln!(self.out, "{:INDENT$}{line}", "")?;
        }
        let wanted = self.wanted(&example.expect);
        self.difference('-', Style::Good, &wanted)?;
        let found: Vec<&Check> = run
            .checks
            .iter()
            .filter(|check| outcome::is_finding(check))
            .collect();
        for check in &found {
            let found = self.found(run, check);
            self.difference('+', Style::Error, &found)?;
        }
        if !found.is_empty() {
            return Ok(());
        }
        let nothing = self.say(Term::new("没有报", "nothing"));
        self.difference('+', Style::Error, nothing)?;
        let look = Look {
            width: self.look.width.saturating_sub(INDENT),
            ..self.look
        };
        let mut text = Vec::new();
        silence::write(&mut text, self.checker, index, run, look)?;
        let text = String::from_utf8_lossy(&text);
        for line in text.lines().filter(|line| !line.is_empty()) {
            writeln!(self.out, "{:INDENT$}{line}", "")?;
        }
        Ok(())
    }

    /// A line of the difference between what was expected (`-`) and found (`+`).
    fn difference(&mut self, sign: char, style: Style, text: &str) -> io::Result<()> {
        let line = format!("{sign} {text}");
        writeln!(self.out, "{:INDENT$}{}", "", self.look.paint(style, line))
    }

    fn wanted(&self, expect: &Expect) -> String {
        let term = match expect {
            Expect::Ok => Term::new("不应报", "no finding"),
            Expect::Bad { .. } => Term::new("应报", "a finding"),
        };
        let wanted = self.say(term);
        match (expect, self.look.language) {
            (Expect::Bad { at: Some(at) }, Language::Chinese) => format!("{wanted} {at}"),
            (Expect::Bad { at: Some(at) }, Language::English) => format!("{wanted} at {at}"),
            _ => wanted.to_owned(),
        }
    }

    /// `报在 32家、46家，矛盾：32家 ÷ 46家 = 69.57% ≠ 80%`
    fn found(&self, run: &Run, check: &Check) -> String {
        let places = Places::new(&run.draft);
        let figures = check
            .figures
            .iter()
            .filter(|figure| figure.document.is_none());
        let figures: Vec<&str> = figures
            .filter_map(|figure| places.claim(figure.claim))
            .map(|place| place.text)
            .collect();
        let verdict = self.say(verdict(check.verdict));
        let description = run.describe(self.checker, check, self.look.language);
        match self.look.language {
            Language::Chinese => {
                format!(
                    "报在 {}，{verdict}：{}",
                    figures.join("、"),
                    description.equation
                )
            }
            Language::English => {
                format!(
                    "at {}, {verdict}: {}",
                    figures.join(", "),
                    description.equation
                )
            }
        }
    }
}

const fn outcome_name(outcome: Outcome) -> Term {
    match outcome {
        Outcome::Passed => Term::new("通过", "passed"),
        Outcome::Missing => Term::new("漏报", "missing"),
        Outcome::Noisy => Term::new("误报", "noisy"),
        Outcome::Elsewhere => Term::new("位置不对", "wrong place"),
    }
}
