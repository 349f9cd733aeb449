//! Rules as written → rules as compiled: the one step that can fail.

mod contrary;
mod expression;
mod fact;
mod filter;
mod links;
mod names;
mod template;
mod used;
mod writing;

use std::collections::HashMap;

use super::compiled::{Assertion, Example, Expect, Role, Rule, RuleSet, Scope, Severity, Suggest};
use super::day::read_day;
use super::error::{Errors, Fault, Known, Reporter, WordSet};
use super::fact::FactSet;
use super::load::RuleFile;
use super::template::{Piece, Template};
use super::words::{AMBIGUOUS, SCOPES, SEVERITIES};
use super::written::{Placed, WrittenFile, WrittenRule, WrittenTests};
use crate::claim::{Aspect, WordId};
use crate::grammar::Grammar;
use crate::text::Span;
use expression::{Wanted, compile};
use names::Names;

/// Compiles the files of one run into one rule set.
pub struct Compiler<'g> {
    grammar: &'g Grammar,
    rules: RuleSet,
    words: HashMap<String, WordId>,
    /// Where each id was first used: file and line.
    ids: HashMap<String, (String, u32)>,
    facts: fact::FactCompiler<'g>,
    /// For the facts of examples.
    test_facts: fact::FactCompiler<'g>,
}

impl<'g> Compiler<'g> {
    pub fn new(grammar: &'g Grammar) -> Self {
        let (rules, words, ids) = Default::default();
        Compiler {
            grammar,
            rules,
            words,
            ids,
            facts: fact::FactCompiler::new(grammar),
            test_facts: fact::FactCompiler::new(grammar),
        }
    }

    pub fn finish(self) -> RuleSet {
        self.rules
    }

    pub fn file(&mut self, file: &RuleFile, written: &WrittenFile, errors: &mut Errors) {
        let mut reporter = Reporter::new(file, errors);
        let pack = match &written.pack {
            Some(pack) => pack.value.clone(),
            None => stem(&file.name).to_owned(),
        };
        let mut lines = Lines::new(&file.text);
        for rule in &written.rules {
            let line = lines.of(rule.id.place);
            let rule = self.rule(rule, &pack, line, &mut lines, &mut reporter);
            self.rules.rules.push(rule);
        }
        let facts = &mut self.rules.facts;
        self.facts
            .add(&written.facts, &mut lines, facts, &mut reporter);
    }

    /// Compiles a rule; when a fault is found in it the rule is not whole, but then the rule set
    /// is refused too.
    fn rule(
        &mut self,
        written: &WrittenRule,
        pack: &str,
        line: u32,
        lines: &mut Lines<'_>,
        reporter: &mut Reporter<'_>,
    ) -> Rule {
        self.check_id(&written.id, line, reporter);
        let names = Names::of(&written.roles);
        names.check(&written.roles, reporter);
        let mut roles: Vec<Role> = written
            .roles
            .iter()
            .map(|role| filter::role(role, &names, self, reporter))
            .collect();
        links::compile(&written.roles, &names, &mut roles, reporter);
        let types = names::types(&roles, self.grammar);
        let scope = expression::Scope {
            names: &names,
            roles: &roles,
            types: &types,
        };

        let asserts = assertions(written, &scope, reporter);
        let when = conditions(written, &scope, reporter);
        let suggest = suggest(written, &scope, reporter);
        let is_whole = asserts.len() == written.assert.len() + written.forbid.len()
            && when.len() == written.when.len();
        // With a faulty expression there is no telling what its author meant to use.
        if is_whole {
            used::check(&written.roles, &roles, &asserts, &when, reporter);
        }
        writing::check_text_rule(written, &roles, &asserts, reporter);
        let usage = !written.forbid.is_empty();
        let asserts = if usage {
            contrary::of_all(asserts, written, reporter)
        } else {
            asserts
        };
        let message = match &written.message {
            Some(message) => template::compile_template(message, &scope, reporter),
            None => Template {
                pieces: vec![Piece::Text(written.title.value.clone())],
            },
        };
        let help = written
            .help
            .as_ref()
            .map(|help| template::compile_template(help, &scope, reporter));
        writing::check_text_template(written, &roles, &message, reporter);
        Rule {
            id: written.id.value.clone(),
            title: written.title.value.clone(),
            why: written.why.as_ref().map(|why| why.value.clone()),
            source: written.source.as_ref().map(|source| source.value.clone()),
            severity: severity(written, reporter),
            pack: pack.to_owned(),
            within: within(written, reporter),
            roles,
            asserts,
            usage,
            free: free(written, reporter),
            when,
            suggest,
            report_ambiguous: ambiguous(written, reporter),
            confirm_only: written.confirm_only.as_ref().is_some_and(|flag| flag.value),
            message,
            help,
            tests: written
                .tests
                .as_ref()
                .map(|tests| examples(tests, lines, reporter))
                .unwrap_or_default(),
            test_facts: self.test_facts(written, lines, reporter),
            origin: (reporter.file.name.clone(), line),
        }
    }

    fn test_facts(
        &mut self,
        written: &WrittenRule,
        lines: &mut Lines<'_>,
        reporter: &mut Reporter<'_>,
    ) -> FactSet {
        let mut set = FactSet::default();
        if let Some(tests) = &written.tests {
            self.test_facts.apart();
            self.test_facts.add(&tests.facts, lines, &mut set, reporter);
        }
        set
    }

    fn check_id(&mut self, id: &Placed<String>, line: u32, reporter: &mut Reporter<'_>) {
        // A missing id has been reported.
        if id.value.is_empty() {
            return;
        }
        if !is_kebab_case(&id.value) {
            reporter.at(
                id.place,
                Fault::BadId {
                    id: id.value.clone(),
                },
            );
        }
        let here = (reporter.file.name.clone(), line);
        if let Some((file, line)) = self.ids.get(&id.value) {
            let (id_text, file, line) = (id.value.clone(), file.clone(), *line);
            reporter.at(
                id.place,
                Fault::DuplicateId {
                    id: id_text,
                    file,
                    line,
                },
            );
        } else {
            self.ids.insert(id.value.clone(), here);
        }
    }

    /// The number of a label word, new or known.
    fn word(&mut self, word: &Placed<String>, reporter: &mut Reporter<'_>) -> WordId {
        if let Some(known) = self.words.get(&word.value) {
            return *known;
        }
        let Ok(number) = u16::try_from(self.rules.words.len()) else {
            reporter.at(
                word.place,
                Fault::TooManyWords {
                    most: usize::from(u16::MAX) + 1,
                },
            );
            return WordId(0);
        };
        self.rules.words.push(word.value.clone());
        self.words.insert(word.value.clone(), WordId(number));
        WordId(number)
    }
}

/// `rules/rate.yaml` → `rate`, `builtin:rate.yaml` → `rate`.
fn stem(name: &str) -> &str {
    let file = name.rsplit(['/', '\\', ':']).next().unwrap_or(name);
    file.strip_suffix(".yaml")
        .or_else(|| file.strip_suffix(".yml"))
        .unwrap_or(file)
}

fn is_kebab_case(id: &str) -> bool {
    id.starts_with(|c: char| c.is_ascii_lowercase())
        && id.split('-').all(|part| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        })
}

/// What the rule asserts or forbids, as written.
fn assertions(
    written: &WrittenRule,
    scope: &expression::Scope<'_>,
    reporter: &mut Reporter<'_>,
) -> Vec<Assertion> {
    match (written.assert.first(), written.forbid.first()) {
        (None, None) => reporter.at(written.id.place, Fault::NoAssert),
        (Some(_), Some(forbid)) => reporter.at(forbid.place, Fault::AssertAndForbid),
        _ => {}
    }
    let asserted = written
        .assert
        .iter()
        .map(|source| (source, Wanted::Condition));
    let forbidden = written
        .forbid
        .iter()
        .map(|source| (source, Wanted::ConditionOrRole));
    asserted
        .chain(forbidden)
        .filter_map(|(source, wanted)| {
            let expression = compile(source, wanted, scope, reporter)?;
            Some(Assertion {
                expression,
                source: source.value.clone(),
            })
        })
        .collect()
}

/// What must hold of a binding for it to be plausible.
fn conditions(
    written: &WrittenRule,
    scope: &expression::Scope<'_>,
    reporter: &mut Reporter<'_>,
) -> Vec<Assertion> {
    let compiled = written.when.iter().filter_map(|source| {
        let expression = compile(source, Wanted::Condition, scope, reporter)?;
        Some(Assertion {
            expression,
            source: source.value.clone(),
        })
    });
    compiled.collect()
}

/// The expression for the figure that a finding would have replaced.
fn suggest(
    written: &WrittenRule,
    scope: &expression::Scope<'_>,
    reporter: &mut Reporter<'_>,
) -> Option<Suggest> {
    let suggestion = written.suggest.as_ref()?;
    let role = scope.names.resolve(&suggestion.role, reporter)?;
    let expression = compile(&suggestion.expression, Wanted::Value, scope, reporter)?;
    if scope.roles.get(role).is_some_and(|role| role.many) {
        let role = suggestion.role.value.clone();
        reporter.at(suggestion.role.place, Fault::ManyOutside { role });
    }
    Some(Suggest {
        role,
        expression,
        source: suggestion.expression.value.clone(),
    })
}

fn severity(written: &WrittenRule, reporter: &mut Reporter<'_>) -> Severity {
    word(
        written.severity.as_ref(),
        WordSet::Severity,
        SEVERITIES,
        Severity::Error,
        reporter,
    )
}

fn within(written: &WrittenRule, reporter: &mut Reporter<'_>) -> Scope {
    word(
        written.within.as_ref(),
        WordSet::Scope,
        SCOPES,
        Scope::Paragraph,
        reporter,
    )
}

fn ambiguous(written: &WrittenRule, reporter: &mut Reporter<'_>) -> bool {
    word(
        written.ambiguous.as_ref(),
        WordSet::Ambiguous,
        AMBIGUOUS,
        false,
        reporter,
    )
}

fn free(written: &WrittenRule, reporter: &mut Reporter<'_>) -> Vec<Aspect> {
    written
        .free
        .iter()
        .filter_map(|aspect| member(aspect, WordSet::Aspect, &Aspect::ALL, reporter))
        .collect()
}

/// The member that a word names, or the default when nothing is written.
fn word<T: Copy>(
    written: Option<&Placed<String>>,
    set: WordSet,
    words: &[(T, &'static str)],
    default: T,
    reporter: &mut Reporter<'_>,
) -> T {
    written
        .and_then(|word| member(word, set, words, reporter))
        .unwrap_or(default)
}

/// The member that a word names; a fault when there is none.
fn member<T: Copy>(
    written: &Placed<String>,
    set: WordSet,
    words: &[(T, &'static str)],
    reporter: &mut Reporter<'_>,
) -> Option<T> {
    let member = super::words::named(words, &written.value);
    if member.is_none() {
        let known = Known::of(&written.value, words.iter().map(|(_, word)| *word));
        reporter.at(
            written.place,
            Fault::UnknownWord {
                set,
                word: written.value.clone(),
                known,
            },
        );
    }
    member
}

fn examples(
    tests: &WrittenTests,
    lines: &mut Lines<'_>,
    reporter: &mut Reporter<'_>,
) -> Vec<Example> {
    let mut examples = Vec::with_capacity(tests.ok.len() + tests.bad.len());
    let date = tests
        .date
        .as_ref()
        .and_then(|date| read_day(date, reporter));
    for text in &tests.ok {
        let line = lines.of(text.place);
        examples.push(Example {
            text: text.value.clone(),
            expect: Expect::Ok,
            date,
            line,
        });
    }
    for bad in &tests.bad {
        if let Some(at) = bad
            .at
            .as_ref()
            .filter(|at| !bad.text.value.contains(&at.value))
        {
            reporter.at(
                at.place,
                Fault::AtNotInText {
                    at: at.value.clone(),
                },
            );
        }
        let at = bad.at.as_ref().map(|at| at.value.clone());
        let line = lines.of(bad.text.place);
        examples.push(Example {
            text: bad.text.value.clone(),
            expect: Expect::Bad { at },
            date,
            line,
        });
    }
    examples
}

/// Line numbers of places, in one pass as long as the places come in order.
struct Lines<'t> {
    text: &'t str,
    offset: usize,
    line: u32,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Lines {
            text,
            offset: 0,
            line: 1,
        }
    }

    /// Counted from 1.
    fn of(&mut self, place: Span) -> u32 {
        let start = (place.start as usize).min(self.text.len());
        if start < self.offset {
            (self.offset, self.line) = (0, 1);
        }
        let passed = &self.text.as_bytes()[self.offset..start];
        self.line += passed.iter().filter(|byte| **byte == b'\n').count() as u32;
        self.offset = start;
        self.line
    }
}
