//! `heshu explain`.

use std::io::{self, Write};

use super::args::{self, Common, LineColumn};
use super::status::Status;
use super::batch::{self, Manner};
use super::{console, input, ruleset};
use crate::check::{Attempt, Check, Checker, Draft};
use crate::claim::ClaimId;
use crate::report::{self, Explanation, Look, Places};

pub fn run(arguments: &args::Explain, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let Some(rules) = ruleset::load(common) else {
        return Ok(Status::Failed);
    };
    let look = console::look(common);
    let Some(wanted) = ruleset::indices(&rules, &arguments.rule, look.language) else {
        return Ok(Status::Failed);
    };
    let checker = Checker::new(rules);
    let found = input::collect(std::slice::from_ref(&arguments.path));
    let manner = Manner { separator: "\n", language: look.language };
    let batch = batch::each(found, out, manner, |document, out| {
        explain(&checker, &checker.read(document), &wanted, arguments.at, look, out)
    })?;
    Ok(if batch.errors.is_empty() { Status::Clean } else { Status::Failed })
}

/// Prints the attempts of the rules wanted (all when none is named), those that concern the
/// figure at a place when one is given.
fn explain(
    checker: &Checker,
    draft: &Draft,
    rules: &[u32],
    at: Option<LineColumn>,
    look: Look,
    out: &mut dyn Write,
) -> io::Result<()> {
    let places = Places::new(draft);
    let figures = at.map(|at| {
        let byte = places.byte_at(at.line, at.column);
        byte.map(|byte| places.claims_at(byte)).unwrap_or_default()
    });
    if let (Some(at), Some([])) = (at, figures.as_deref()) {
        return report::write_no_figure_at(out, at.line, at.column, &look);
    }
    let attempts = checker.explain(draft, &|rule, _| rules.is_empty() || rules.contains(&rule));
    let concerns = |attempt: &&Attempt| {
        figures
            .as_deref()
            .is_none_or(|figures| takes_part(attempt, figures))
    };
    let describe = |check: &Check| checker.describe(draft, check, look.language);
    let explanation = Explanation {
        places: &places,
        rules: &checker.rules.rules,
        describe: &describe,
        look,
    };
    let mut shown = attempts.iter().filter(concerns).peekable();
    if shown.peek().is_none() {
        return report::write_no_attempt(out, &look);
    }
    for attempt in shown {
        report::write_attempt(out, &explanation, attempt)?;
    }
    Ok(())
}

/// Whether one of the figures is the anchor or a candidate.
fn takes_part(attempt: &Attempt, figures: &[ClaimId]) -> bool {
    figures.contains(&attempt.anchor)
        || attempt
            .candidates
            .iter()
            .any(|role| role.claims.iter().any(|c| figures.contains(c)))
}
