//! `heshu rules test`: runs the examples that travel with the rules.

mod failure;
mod watch;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;

use super::outcome::{self, Outcome, Run};
use crate::check::Checker;
use crate::cli::args::Common;
use crate::cli::console::{self, complain};
use crate::cli::ruleset;
use crate::cli::standard::Standard;
use crate::cli::status::Status;
use crate::language::Language;
use crate::report::{Look, Style, Term, text_width};
use crate::rule::{Expect, Rule};

/// Columns by which what is said of an example is indented.
const INDENT: usize = 6;

#[derive(Debug, Args)]
pub struct TestArgs {
    /// 规则文件或文件夹；不写则测试内置规则和 --rules 的规则
    #[arg(value_name = "路径")]
    paths: Vec<PathBuf>,
    /// 只测试这条规则；可重复
    #[arg(long, value_name = "编号")]
    rule: Vec<String>,
    /// 只列出没通过的例句
    #[arg(short, long)]
    quiet: bool,
    /// 看着规则文件，存盘就重测；Ctrl-C 结束
    #[arg(long)]
    watch: bool,
}

pub fn run(arguments: &TestArgs, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    if !arguments.watch {
        return once(arguments, common, out);
    }
    let watched = if arguments.paths.is_empty() {
        &common.rules
    } else {
        &arguments.paths
    };
    if watched.is_empty() {
        complain(match common.lang.into() {
            Language::Chinese => "错误：没有可看的文件\n  建议：给出规则文件或文件夹",
            Language::English => "error: nothing to watch\n  help: name rule files or folders",
        });
        return Ok(Status::Failed);
    }
    watch::run(watched, common, out, |out| once(arguments, common, out))
}

fn once(arguments: &TestArgs, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let loaded = if arguments.paths.is_empty() {
        ruleset::load_with_examples(common)
    } else {
        ruleset::load_paths(&arguments.paths, common)
    };
    let Some(project) = loaded else {
        return Ok(Status::Failed);
    };
    let look = console::look(common);
    let rules = &project.rules;
    if rules.rules.is_empty() {
        complain(match look.language {
            Language::Chinese => {
                "错误：没有规则可测\n  建议：给出 .yaml 规则文件，或含有规则文件的文件夹"
            }
            Language::English => {
                "error: no rules to test\n  help: name .yaml rule files or a folder of them"
            }
        });
        return Ok(Status::Failed);
    }
    let Some(wanted) = ruleset::indices(rules, &arguments.rule, look.language) else {
        return Ok(Status::Failed);
    };
    let checker = project.checker_of_examples();
    let mut out = Standard::new(out);
    let mut session = Session {
        checker: &checker,
        look,
        quiet: arguments.quiet,
        tally: Tally::default(),
        out: &mut out,
    };
    for (index, rule) in (0u32..).zip(&checker.rules.rules) {
        if arguments.rule.is_empty() || wanted.contains(&index) {
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
    quiet: bool,
    tally: Tally,
    out: &'a mut dyn Write,
}

impl Session<'_> {
    /// Runs the examples of a rule: a line for the rule, one for each example, and below each that
    /// fails what it came to.
    fn rule(&mut self, index: u32, rule: &Rule) -> io::Result<()> {
        self.tally.rules += 1;
        if rule.tests.is_empty() {
            self.tally.without_examples += 1;
            let none = self.say(Term::new("没有例句", "no examples"));
            return writeln!(self.out, "- {}  {none}", rule.id);
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
        if passed < runs.len() || !self.quiet {
            let mark = self.mark(passed == runs.len());
            writeln!(self.out, "{mark} {}  {passed}/{}", rule.id, runs.len())?;
        }
        let (mut good, mut bad) = (0, 0);
        for (example, run) in rule.tests.iter().zip(&runs) {
            self.tally.count(run.outcome);
            let (kind, number) = match example.expect {
                Expect::Ok => ("ok", &mut good),
                Expect::Bad { .. } => ("bad", &mut bad),
            };
            *number += 1;
            let name = format!("{kind} {number}");
            if run.outcome != Outcome::Passed {
                self.failure(index, rule, &name, example, run)?;
            } else if !self.quiet {
                let mark = self.mark(true);
                let room = self.look.width.saturating_sub(INDENT + 6);
                writeln!(
                    self.out,
                    "  {mark} {name:6}{}",
                    opening(&example.text, room)
                )?;
            }
        }
        Ok(())
    }

    fn mark(&self, good: bool) -> String {
        let (sign, style) = if good {
            ('✓', Style::Good)
        } else {
            ('✗', Style::Error)
        };
        self.look.paint(style, sign).to_string()
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

/// The first line of an example, cut to so many columns.
fn opening(text: &str, columns: usize) -> String {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let line = lines.next().unwrap_or_default().trim();
    if text_width(line) <= columns && lines.next().is_none() {
        return line.to_owned();
    }
    let mut cut = String::new();
    let mut width = 0;
    for character in line.chars() {
        width += text_width(character.encode_utf8(&mut [0; 4]));
        if width >= columns {
            break;
        }
        cut.push(character);
    }
    cut.push('…');
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_shown_by_its_opening() {
        assert_eq!(opening("全队共30人。", 40), "全队共30人。");
        assert_eq!(opening("全队共30人。", 7), "全队共…");
        assert_eq!(opening("\n# 标题\n\n正文。\n", 40), "# 标题…");
    }
}
