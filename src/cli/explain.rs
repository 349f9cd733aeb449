//! `heshu explain`.

use std::io::{self, Write};

use super::args::{self, Common, Format, LineColumn};
use super::batch::{self, Manner};
use super::checkers::Checkers;
use super::status::Status;
use super::{console, input, json_frame, ruleset};
use crate::check::{Attempt, Check, Checker, Draft, Outcome, Silence};
use crate::claim::ClaimId;
use crate::report::{self, Explanation, Look, Places};
use crate::source::Document;

pub fn run(arguments: &args::Explain, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let mut found = input::collect(std::slice::from_ref(&arguments.path), common);
    let Some(checkers) = Checkers::load(&mut found, common) else {
        return Ok(Status::Failed);
    };
    let look = console::look(common);
    let wanted =
        |checker: &Checker| ruleset::indices(&checker.rules, &arguments.rule, look.language);
    if checkers.all().any(|checker| wanted(checker).is_none()) {
        return Ok(Status::Failed);
    }
    let question = Question {
        checkers,
        rules: &arguments.rule,
        at: arguments.at,
        look,
    };
    let batch = match arguments.format {
        Format::Human => {
            let manner = Manner {
                separator: "\n",
                language: look.language,
            };
            batch::each(found, out, manner, |document, out| {
                question.answer(document, out, answer_people)
            })?
        }
        Format::Json => json_frame::write(out, |out, manner| {
            batch::each(found, out, manner(look.language), |document, out| {
                question.answer(document, out, answer_as_json)
            })
        })?,
    };
    Ok(if batch.errors.is_empty() {
        Status::Clean
    } else {
        Status::Failed
    })
}

/// What is asked of every draft.
struct Question<'a> {
    checkers: Checkers,
    /// Ids that all checkers know; all rules when it is empty.
    rules: &'a [String],
    at: Option<LineColumn>,
    look: Look,
}

/// The attempts that answer it.
struct Answer {
    attempts: Vec<Attempt>,
    /// Anchors not among them, because some role found no candidate.
    left_out: usize,
    /// What rules about text that is no figure found.
    texts: Vec<Check>,
    /// The place asked for, when nothing was read there.
    no_figure: Option<LineColumn>,
}

type Print = fn(&mut dyn Write, &Explanation<'_>, &Answer) -> io::Result<()>;

impl Question<'_> {
    fn answer(&self, document: Document, out: &mut dyn Write, print: Print) -> io::Result<()> {
        let checker = self.checkers.of(&document.name);
        let draft = checker.read(document);
        let places = Places::new(&draft);
        let language = self.look.language;
        let describe = |check: &Check| checker.describe(&draft, check, language);
        let explanation = Explanation {
            places: &places,
            rules: &checker.rules.rules,
            describe: &describe,
            look: self.look,
        };
        print(out, &explanation, &self.attempts(checker, &draft, &places))
    }

    /// The attempts of the rules wanted (all when none is named), those that concern the figure at
    /// a place when one is given, by place. When nothing is named, anchors for which some role
    /// found no candidate are only counted: nearly every figure is one, for some rule.
    fn attempts(&self, checker: &Checker, draft: &Draft, places: &Places<'_>) -> Answer {
        let figures = self.at.map(|at| {
            let byte = places.byte_at(at.line, at.column);
            byte.map(|byte| places.claims_at(byte)).unwrap_or_default()
        });
        let asked = |rule: u32| {
            let known = checker.rules.rules.get(rule as usize);
            // What rules say of other documents is not looked at unless they are named.
            known.is_some_and(|known| match self.rules {
                [] => !known.reaches_out(),
                named => named.contains(&known.id),
            })
        };
        let mut texts = checker.check_text(draft);
        texts.retain(|check| asked(check.rule));
        if let Some(at) = self.at {
            let byte = places.byte_at(at.line, at.column);
            texts.retain(|check| byte.is_some_and(|byte| covers(draft, check, byte)));
        }
        if figures.as_ref().is_some_and(Vec::is_empty) && texts.is_empty() {
            return Answer {
                attempts: Vec::new(),
                left_out: 0,
                texts,
                no_figure: self.at,
            };
        }
        let wanted = |rule: u32, _| asked(rule);
        let mut attempts = checker.explain(draft, &wanted);
        attempts.sort_by_key(|attempt| attempt.anchor);
        if let Some(figures) = figures.as_deref() {
            attempts.retain(|attempt| takes_part(attempt, figures));
        }
        let found = attempts.len();
        if self.rules.is_empty() && self.at.is_none() {
            attempts.retain(|attempt| !lacks_candidate(attempt));
        }
        Answer {
            left_out: found - attempts.len(),
            attempts,
            texts,
            no_figure: None,
        }
    }
}

fn answer_people(
    out: &mut dyn Write,
    explanation: &Explanation<'_>,
    answer: &Answer,
) -> io::Result<()> {
    let look = &explanation.look;
    if let Some(at) = answer.no_figure {
        return report::write_no_figure_at(out, at.line, at.column, look);
    }
    for attempt in &answer.attempts {
        report::write_attempt(out, explanation, attempt)?;
    }
    for check in &answer.texts {
        report::write_text_found(out, explanation, check)?;
    }
    match answer.left_out {
        0 if answer.attempts.is_empty() && answer.texts.is_empty() => {
            report::write_no_attempt(out, look)
        }
        0 => Ok(()),
        left_out => report::write_left_out(out, left_out, look),
    }
}

/// Whether a passage of text of the check covers a byte of the original.
fn covers(draft: &Draft, check: &Check, byte: u32) -> bool {
    let passages = check.passages().iter();
    passages
        .map(|span| draft.text.original(*span))
        .any(|span| span.contains(byte))
}

fn answer_as_json(
    out: &mut dyn Write,
    explanation: &Explanation<'_>,
    answer: &Answer,
) -> io::Result<()> {
    report::write_attempts_json(out, explanation, &answer.attempts, answer.left_out)
}

fn lacks_candidate(attempt: &Attempt) -> bool {
    matches!(attempt.outcome, Outcome::Silent(Silence::NoCandidate(_)))
}

/// Whether one of the figures is the anchor or a candidate.
fn takes_part(attempt: &Attempt, figures: &[ClaimId]) -> bool {
    figures.contains(&attempt.anchor)
        || attempt
            .candidates
            .iter()
            .any(|role| role.claims.iter().any(|c| figures.contains(c)))
}
