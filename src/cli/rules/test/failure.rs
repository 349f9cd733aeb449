//! What is said of an example that fails: what was expected, what was found, and why a rule that
//! said nothing kept silent.

use std::io;

use super::{INDENT, Session};
use crate::check::{Attempt, Check, Outcome as Came, Silence};
use crate::claim::ClaimId;
use crate::cli::rules::outcome::{self, Outcome, Run};
use crate::language::Language;
use crate::report::{self, Explanation, Look, Places, Style, Term, verdict};
use crate::rule::{Example, Expect, Rule};

/// Figures of which it is said why they can't fill a role.
const SHOWN: usize = 12;

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
        self.silence(index, rule, run)
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
        let figures = check.figures.iter();
        let figures: Vec<&str> = figures
            .filter_map(|figure| places.claim(figure.claim))
            .map(|place| place.text)
            .collect();
        let verdict = self.say(verdict(check.verdict));
        let description = self.checker.describe(&run.draft, check, self.look.language);
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

    /// How the rule fared where it came nearest to speaking, as `heshu explain` says it, and why
    /// the figures there can't fill the role that was left empty.
    fn silence(&mut self, index: u32, rule: &Rule, run: &Run) -> io::Result<()> {
        let attempts = self.checker.explain(&run.draft, &|rule, _| rule == index);
        let filled = |attempt: &&Attempt| {
            let candidates = attempt.candidates.iter();
            candidates.filter(|role| !role.claims.is_empty()).count()
        };
        let Some(attempt) = attempts.iter().max_by_key(filled) else {
            let none = Term::new("没有数能作第一个角色", "no figure can be the first role");
            let none = self.say(none);
            writeln!(self.out, "{:INDENT$}{none}", "")?;
            return self.unmet(index, rule, 0, None, run);
        };
        let mut text = Vec::new();
        let describe = |check: &Check| self.checker.describe(&run.draft, check, self.look.language);
        let explanation = Explanation {
            places: &Places::new(&run.draft),
            rules: &self.checker.rules.rules,
            describe: &describe,
            look: Look {
                width: self.look.width.saturating_sub(INDENT),
                ..self.look
            },
        };
        report::write_attempt(&mut text, &explanation, attempt)?;
        for line in String::from_utf8_lossy(&text)
            .lines()
            .filter(|line| !line.is_empty())
        {
            writeln!(self.out, "{:INDENT$}{line}", "")?;
        }
        match attempt.outcome {
            Came::Silent(Silence::NoCandidate(role)) => {
                self.unmet(index, rule, role, Some(attempt.anchor), run)
            }
            _ => Ok(()),
        }
    }

    /// `作不了「总数」：32家 不合 cue；70% 不合 unit`
    fn unmet(
        &mut self,
        index: u32,
        rule: &Rule,
        role: u16,
        anchor: Option<ClaimId>,
        run: &Run,
    ) -> io::Result<()> {
        let Some(name) = rule.roles.get(usize::from(role)).map(|role| &role.name) else {
            return Ok(());
        };
        let places = Places::new(&run.draft);
        let unmet = self.checker.unmet(&run.draft, index, role).into_iter();
        let unmet = unmet.filter(|(claim, _)| Some(*claim) != anchor);
        let said = unmet.take(SHOWN).filter_map(|(claim, key)| {
            let text = places.claim(claim)?.text;
            Some(match (key, self.look.language) {
                (Some(key), Language::Chinese) => format!("{text} 不合 {key}"),
                (Some(key), Language::English) => format!("{text} does not meet {key}"),
                (None, Language::Chinese) => format!("{text} 条件都合，但连接或范围不合"),
                (None, Language::English) => {
                    format!("{text} meets all filters, but no link or not within reach")
                }
            })
        });
        let said: Vec<String> = said.collect();
        if said.is_empty() {
            return Ok(());
        }
        match self.look.language {
            Language::Chinese => {
                writeln!(self.out, "{:INDENT$}作「{name}」：{}", "", said.join("；"))
            }
            Language::English => writeln!(self.out, "{:INDENT$}as {name}: {}", "", said.join("; ")),
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
