//! Trying a new rule out: it must verify its sentence and find a wrong figure in it.

use std::path::Path;

use super::Refused;
use super::propose::{Manner, propose};
use super::roles::ChosenRole;
use super::sentence::Sentence;
use super::written::{self, NewRule};
use super::wrong::Wrong;
use crate::check::{Check, Checker, Verdict};
use crate::cli::args::Common;
use crate::cli::console::complain;
use crate::cli::rules::outcome::{self, Outcome, Run};
use crate::cli::rules::silence;
use crate::cli::ruleset;
use crate::grammar::Grammar;
use crate::language::{Language, Term};
use crate::report::{self, Look};
use crate::rule::{self, Example, Expect, RuleFile, RuleSet};

/// The name under which a rule that has no file yet is loaded.
const UNSAVED: &str = "新规则.yaml";
/// Filters are tried from the closest to the loosest, with and without freeing aspects.
const ATTEMPTS: [(Manner, bool); 4] = [
    (Manner::Tied, false),
    (Manner::Tied, true),
    (Manner::Labelled, false),
    (Manner::Labelled, true),
];

pub struct Trial<'a> {
    pub sentence: &'a Sentence,
    pub roles: &'a [ChosenRole],
    pub look: Look,
}

/// How far a proposal came, from worst to best.
enum Came {
    /// It does not look at the figures meant, and why.
    Silent(String),
    /// It looks at them, and they are at odds.
    Contradicted(String),
    /// It verifies the sentence and finds no wrong figure, and why not.
    Blind(String),
}

impl Trial<'_> {
    /// The rule with filters that verify the sentence, and a wrong example that it finds.
    pub fn complete(&self, rule: NewRule, wrong: Option<Wrong>) -> Result<NewRule, Refused> {
        let mut came = None;
        for (manner, free) in ATTEMPTS {
            let roles = propose(self.sentence, self.roles, manner);
            let tried = NewRule {
                roles,
                free,
                ..rule.clone()
            };
            let checker = Checker::new(self.load(&tried)?);
            let run = run(&checker, &tried.text, Expect::Ok);
            let Some(check) = self.check_meant(&run) else {
                came.get_or_insert_with(|| Came::Silent(self.silence(&checker, &run)));
                continue;
            };
            let described = checker.describe(&run.draft, check, self.look.language);
            if check.verdict == Verdict::Contradiction {
                came = Some(Came::Contradicted(described.equation));
                continue;
            }
            let wrongs = match &wrong {
                Some(wrong) => vec![wrong.clone()],
                None => Wrong::made(self.sentence, self.roles),
            };
            let bad = wrongs.iter().find_map(|wrong| self.found(&checker, wrong));
            let Some((text, at, found)) = bad else {
                came = Some(Came::Blind(self.blindness(&checker, &wrongs)));
                continue;
            };
            self.tell(check.verdict, &described.equation, &found);
            let bad = Some((text, at));
            return Ok(NewRule { bad, ..tried });
        }
        if let Some(came) = came {
            self.refuse(came);
        }
        Err(Refused)
    }

    fn load(&self, rule: &NewRule) -> Result<RuleSet, Refused> {
        let file = RuleFile::new(UNSAVED, written::file(rule));
        rule::load(&[file], &Grammar::new()).map_err(|errors| {
            complain(report::rule_errors(&errors, &self.look).trim_end());
            Refused
        })
    }

    /// The check of just the figures that the author meant.
    fn check_meant<'r>(&self, run: &'r Run) -> Option<&'r Check> {
        run.checks.iter().find(|check| {
            (0u16..).zip(self.roles).all(|(index, role)| {
                let bound = check.figures.iter().filter(|figure| figure.role == index);
                bound
                    .map(|figure| figure.claim)
                    .eq(role.claims.iter().copied())
            })
        })
    }

    /// The sentence with the wrong figure, that figure and what the rule says of it, when it does.
    fn found(&self, checker: &Checker, wrong: &Wrong) -> Option<(String, String, String)> {
        let text = wrong.text(self.sentence);
        let at = Some(wrong.written.clone());
        let run = run(checker, &text, Expect::Bad { at });
        if run.outcome != Outcome::Passed {
            return None;
        }
        let check = run.checks.iter().find(|check| outcome::is_finding(check))?;
        let described = checker.describe(&run.draft, check, self.look.language);
        Some((text, wrong.written.clone(), described.equation))
    }

    /// How the rule fared with the first of the wrong figures.
    fn blindness(&self, checker: &Checker, wrongs: &[Wrong]) -> String {
        let Some(wrong) = wrongs.first() else {
            return String::new();
        };
        let text = wrong.text(self.sentence);
        let why = self.silence(checker, &run(checker, &text, Expect::Ok));
        format!("{text}\n{why}")
    }

    fn silence(&self, checker: &Checker, run: &Run) -> String {
        let mut text = Vec::new();
        // Writing to memory does not fail.
        let _ = silence::write(&mut text, checker, 0, run, self.look);
        String::from_utf8_lossy(&text).trim_end().to_owned()
    }

    fn tell(&self, verdict: Verdict, equation: &str, found: &str) {
        let rounding = verdict == Verdict::Rounding;
        complain(&match self.look.language {
            Language::Chinese => format!(
                "✓ 例句核实{}：{equation}\n✓ 错数报出：{found}",
                if rounding {
                    "（只在舍入范围内）"
                } else {
                    ""
                }
            ),
            Language::English => format!(
                "✓ verifies the sentence{}: {equation}\n✓ finds the wrong figure: {found}",
                if rounding { " (within rounding)" } else { "" }
            ),
        });
    }

    fn refuse(&self, came: Came) {
        let language = self.look.language;
        match came {
            Came::Contradicted(equation) => complain(&match language {
                Language::Chinese => {
                    format!("错误：例句里这个关系不成立：{equation}\n  建议：核对例句、角色和式子")
                }
                Language::English => format!(
                    "error: the relation does not hold in the sentence: {equation}\n  help: check the sentence, the roles and the relation"
                ),
            }),
            Came::Blind(why) => {
                let (problem, help) = (
                    Term::new(
                        "错误：规则核实了例句，却没有报出改错的数",
                        "error: the rule verifies the sentence but does not find the wrong figure",
                    ),
                    Term::new(
                        "  建议：用 --wrong 给一个一定错的数；说得通的数有几个时，用 --label 分清",
                        "  help: give one that is surely wrong with --wrong; tell figures apart with --label",
                    ),
                );
                let (problem, help) = (problem.in_language(language), help.in_language(language));
                complain(&format!("{problem}\n{why}\n{help}"));
            }
            Came::Silent(why) => {
                let problem = Term::new(
                    "错误：规则在例句里没有把这些数连起来",
                    "error: the rule does not bring these figures together",
                );
                complain(&format!("{}\n{why}", problem.in_language(language)));
            }
        }
    }
}

fn run(checker: &Checker, text: &str, expect: Expect) -> Run {
    let example = Example {
        text: text.to_owned(),
        expect,
        line: 1,
        date: None,
    };
    outcome::run(checker, 0, &example)
}

/// Whether the relation can be read, with these names; what is wrong with it is reported.
pub fn is_understood(assert: &str, roles: &[ChosenRole], language: Language) -> bool {
    is_sound(Vec::new(), &NewRule::probe(assert, roles), language)
}

/// Whether a rule can have this id, which no built-in rule has; what is wrong with it is reported.
pub fn is_free(id: &str, language: Language) -> bool {
    let only = ChosenRole {
        name: "数".to_owned(),
        claims: Vec::new(),
        labels: None,
    };
    let probe = NewRule {
        id: id.to_owned(),
        ..NewRule::probe("数 > 0", &[only])
    };
    is_sound(rule::builtin_without_examples(), &probe, language)
}

/// Whether a rule that nobody will see loads beside the others; what is wrong is reported without
/// an excerpt.
fn is_sound(mut files: Vec<RuleFile>, probe: &NewRule, language: Language) -> bool {
    files.push(RuleFile::new(UNSAVED, written::file(probe)));
    let Err(errors) = rule::load(&files, &Grammar::new()) else {
        return true;
    };
    for error in &errors {
        let words = error.words(language);
        complain(&match language {
            Language::Chinese => format!("错误：{}\n  建议：{}", words.label, words.help),
            Language::English => format!("error: {}\n  help: {}", words.label, words.help),
        });
    }
    false
}

/// Whether the file loads beside the built-in rules and those of `--rules`; what is wrong is
/// reported.
pub fn loads_with_the_others(path: &Path, text: &str, common: &Common, look: Look) -> bool {
    let name = path.display().to_string();
    let mut files = rule::builtin_without_examples();
    for other in ruleset::files_of(&common.rules) {
        if let (false, Ok(text)) = (other == path, std::fs::read_to_string(&other)) {
            let name = other.display().to_string();
            files.push(RuleFile::new(name, text));
        }
    }
    let text = text.to_owned();
    files.push(RuleFile::new(name, text));
    match rule::load(&files, &Grammar::new()) {
        Ok(_) => true,
        Err(errors) => {
            complain(report::rule_errors(&errors, &look).trim_end());
            false
        }
    }
}
