//! `heshu rules test`: runs the examples that travel with the rules.

use std::io::{self, Write};
use std::path::PathBuf;

use super::outcome::{self, Outcome, Run};
use crate::check::{Check, Checker};
use crate::cli::args::Common;
use crate::cli::console::{self, complain};
use crate::cli::ruleset;
use crate::cli::status::Status;
use crate::language::Language;
use crate::report::{self, Explanation, Look, Places, Term, verdict};
use crate::rule::{Example, Expect, Rule};

/// Columns by which what is said of an example is indented.
const INDENT: usize = 7;

pub fn run(
    paths: &[PathBuf],
    ids: &[String],
    common: &Common,
    out: &mut dyn Write,
) -> io::Result<Status> {
    let loaded = if paths.is_empty() {
        ruleset::load_with_examples(common)
    } else {
        ruleset::load_paths(paths, common)
    };
    let Some(rules) = loaded else {
        return Ok(Status::Failed);
    };
    let look = Look {
        width: console::look(common).width.saturating_sub(INDENT),
        ..console::look(common)
    };
    let language = look.language;
    if rules.rules.is_empty() {
        complain(match language {
            Language::Chinese => {
                "错误：没有规则可测\n  建议：给出 .yaml 规则文件，或含有规则文件的文件夹"
            }
            Language::English => {
                "error: no rules to test\n  help: name .yaml rule files or a folder of them"
            }
        });
        return Ok(Status::Failed);
    }
    let Some(wanted) = ruleset::indices(&rules, ids, language) else {
        return Ok(Status::Failed);
    };
    let checker = Checker::new(rules);
    let mut session = Session {
        checker: &checker,
        look,
        tally: Tally::default(),
        out,
    };
    for (index, rule) in (0u32..).zip(&checker.rules.rules) {
        if ids.is_empty() || wanted.contains(&index) {
            session.rule(index, rule)?;
        }
    }
    session.summary()
}

/// How many examples came out how.
#[derive(Default)]
struct Tally {
    passed: usize,
    missing: usize,
    noisy: usize,
    elsewhere: usize,
    rules: usize,
    without_examples: usize,
}

impl Tally {
    fn count(&mut self, outcome: Outcome) {
        *match outcome {
            Outcome::Passed => &mut self.passed,
            Outcome::Missing => &mut self.missing,
            Outcome::Noisy => &mut self.noisy,
            Outcome::Elsewhere => &mut self.elsewhere,
        } += 1;
    }

    fn failed(&self) -> usize {
        self.missing + self.noisy + self.elsewhere
    }
}

struct Session<'a> {
    checker: &'a Checker,
    look: Look,
    tally: Tally,
    out: &'a mut dyn Write,
}

impl Session<'_> {
    /// Runs the examples of a rule: a line for the rule, and a few for each that fails.
    fn rule(&mut self, index: u32, rule: &Rule) -> io::Result<()> {
        self.tally.rules += 1;
        if rule.tests.is_empty() {
            self.tally.without_examples += 1;
            let none = self.say(Term::new("没有例句", "no examples"));
            return writeln!(self.out, "-  {}  {none}", rule.id);
        }
        let runs: Vec<Run> = rule
            .tests
            .iter()
            .map(|example| outcome::run(self.checker, index, example))
            .collect();
        let passed = runs
            .iter()
            .filter(|run| run.outcome == Outcome::Passed)
            .count();
        let mark = if passed == runs.len() { '✓' } else { '✗' };
        writeln!(self.out, "{mark}  {}  {passed}/{}", rule.id, runs.len())?;
        for (example, run) in rule.tests.iter().zip(&runs) {
            self.tally.count(run.outcome);
            if run.outcome != Outcome::Passed {
                self.failure(index, rule, example, run)?;
            }
        }
        Ok(())
    }

    fn failure(&mut self, index: u32, rule: &Rule, example: &Example, run: &Run) -> io::Result<()> {
        let name = self.say(outcome_name(run.outcome));
        let (file, line) = (&rule.origin.0, example.line);
        writeln!(self.out, "   {name}  {file}:{line}")?;
        for line in example
            .text
            .trim_end()
            .lines()
            .filter(|line| !line.trim().is_empty())
        {
            writeln!(self.out, "{:INDENT$}{line}", "")?;
        }
        if let Expect::Bad { at: Some(at) } = &example.expect {
            let wanted = self.say(Term::new("应报", "expected at"));
            writeln!(self.out, "{:INDENT$}{wanted}  {at}", "")?;
        }
        let mut shown = false;
        for check in &run.checks {
            if run.outcome == Outcome::Missing || outcome::is_finding(check) {
                self.found(run, check)?;
                shown = true;
            }
        }
        if shown {
            Ok(())
        } else {
            self.silence(index, run)
        }
    }

    /// How the rule fared at every figure that could open it, as `heshu explain` says it.
    fn silence(&mut self, index: u32, run: &Run) -> io::Result<()> {
        /// Attempts shown; one is mostly enough to see what is amiss.
        const SHOWN: usize = 3;
        let attempts = self.checker.explain(&run.draft, &|rule, _| rule == index);
        let mut text = Vec::new();
        let places = Places::new(&run.draft);
        let describe = |check: &Check| self.checker.describe(&run.draft, check, self.look.language);
        let explanation = Explanation {
            places: &places,
            rules: &self.checker.rules.rules,
            describe: &describe,
            look: self.look,
        };
        for attempt in attempts.iter().take(SHOWN) {
            report::write_attempt(&mut text, &explanation, attempt)?;
        }
        if attempts.is_empty() {
            let none = Term::new(
                "没有数符合第一个角色的条件",
                "no figure passes the first role's filters",
            );
            writeln!(text, "{}", self.say(none))?;
        }
        for line in String::from_utf8_lossy(&text)
            .lines()
            .filter(|line| !line.is_empty())
        {
            writeln!(self.out, "{:INDENT$}{line}", "")?;
        }
        Ok(())
    }

    fn found(&mut self, run: &Run, check: &Check) -> io::Result<()> {
        let verdict = self.say(verdict(check.verdict));
        let description = self.checker.describe(&run.draft, check, self.look.language);
        writeln!(
            self.out,
            "{:INDENT$}{verdict}  {}",
            "", description.equation
        )
    }

    fn summary(&mut self) -> io::Result<Status> {
        let Tally {
            passed,
            missing,
            noisy,
            elsewhere,
            rules,
            without_examples,
        } = &self.tally;
        match self.look.language {
            Language::Chinese => writeln!(
                self.out,
                "\n{rules} 条规则（{without_examples} 条没有例句）：通过 {passed}，漏报 {missing}，误报 {noisy}，位置不对 {elsewhere}"
            )?,
            Language::English => writeln!(
                self.out,
                "\n{rules} rules ({without_examples} without examples): {passed} passed, {missing} missing, {noisy} noisy, {elsewhere} at the wrong place"
            )?,
        }
        Ok(if self.tally.failed() == 0 {
            Status::Clean
        } else {
            Status::Findings
        })
    }

    fn say(&self, term: Term) -> &'static str {
        term.in_language(self.look.language)
    }
}

fn outcome_name(outcome: Outcome) -> Term {
    match outcome {
        Outcome::Passed => Term::new("通过", "passed"),
        Outcome::Missing => Term::new("漏报", "missing"),
        Outcome::Noisy => Term::new("误报", "noisy"),
        Outcome::Elsewhere => Term::new("位置不对", "wrong place"),
    }
}
