//! `heshu explain`.

use std::io::{self, Write};

use super::args::{self, Common, LineColumn};
use super::batch::{self, Manner};
use super::checkers::Checkers;
use super::status::Status;
use super::{console, input, ruleset};
use crate::check::{Attempt, Check, Checker, Draft, Outcome, Silence};
use crate::claim::ClaimId;
use crate::report::{self, Explanation, Look, Places};

pub fn run(arguments: &args::Explain, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let found = input::collect(std::slice::from_ref(&arguments.path));
    let Some(checkers) = Checkers::load(&found, common) else {
        return Ok(Status::Failed);
    };
    let look = console::look(common);
    let wanted =
        |checker: &Checker| ruleset::indices(&checker.rules, &arguments.rule, look.language);
    if checkers.all().any(|checker| wanted(checker).is_none()) {
        return Ok(Status::Failed);
    }
    let manner = Manner {
        separator: "\n",
        language: look.language,
    };
    let batch = batch::each(found, out, manner, |document, out| {
        let checker = checkers.of(&document.name);
        let rules = wanted(checker).unwrap_or_default();
        let draft = checker.read(document);
        explain(checker, &draft, &rules, arguments.at, look, out)
    })?;
    Ok(if batch.errors.is_empty() {
        Status::Clean
    } else {
        Status::Failed
    })
}

/// Prints the attempts of the rules wanted (all when none is named), those that concern the
/// figure at a place when one is given, by place. When nothing is named, anchors for which some
/// role found no candidate are only counted: nearly every figure is one, for some rule. What rules
/// about text that is no figure find comes after.
fn explain(
    checker: &Checker,
    draft: &Draft,
    rules: &[u32],
    at: Option<LineColumn>,
    look: Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    let places = Places::new(draft);
    let byte = at.map(|at| places.byte_at(at.line, at.column));
    let figures = byte.map(|byte| byte.map(|b| places.claims_at(b)).unwrap_or_default());
    let mut texts = checker.check_text(draft);
    texts.retain(|check| rules.is_empty() || rules.contains(&check.rule));
    if let Some(byte) = byte {
        texts.retain(|check| byte.is_some_and(|byte| covers(draft, check, byte)));
    }
    if let (Some(at), Some([]), []) = (at, figures.as_deref(), &texts[..]) {
        return report::write_no_figure_at(out, at.line, at.column, &look);
    }
    let mut attempts = checker.explain(draft, &|rule, _| rules.is_empty() || rules.contains(&rule));
    attempts.sort_by_key(|attempt| attempt.anchor);
    if let Some(figures) = figures.as_deref() {
        attempts.retain(|attempt| takes_part(attempt, figures));
    }
    let found = attempts.len();
    if rules.is_empty() && at.is_none() {
        attempts.retain(|attempt| !lacks_candidate(attempt));
    }
    let describe = |check: &Check| checker.describe(draft, check, look.language);
    let rules = &checker.rules.rules;
    let explanation = Explanation {
        places: &places,
        rules,
        describe: &describe,
        look,
    };
    for attempt in &attempts {
        report::write_attempt(out, &explanation, attempt)?;
    }
    for check in &texts {
        report::write_text_found(out, &explanation, check)?;
    }
    match found - attempts.len() {
        0 if found == 0 && texts.is_empty() => report::write_no_attempt(out, &look),
        0 => Ok(()),
        left_out => report::write_left_out(out, left_out, &look),
    }
}

/// Whether a passage of text of the check covers a byte of the original.
fn covers(draft: &Draft, check: &Check, byte: u32) -> bool {
    let passages = check.passages.iter();
    passages
        .map(|span| draft.text.original(*span))
        .any(|span| span.contains(byte))
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
