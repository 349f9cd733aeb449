//! `heshu check`.

use std::io::{self, Write};

use super::args::{self, Common, Format};
use super::batch::{self, Batch, Manner};
use super::checkers::Checkers;
use super::status::Status;
use super::{console, input, json_frame};
use crate::check::{Check, Verdict};
use crate::report::{self, Detail, Look, Results, Summary, Verdicts};
use crate::rule::Severity;
use crate::source::Document;

/// What one draft came to.
struct Tally {
    summary: Summary,
    /// Of the findings.
    worst: Option<Severity>,
}

pub fn run(arguments: &args::Check, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let inputs = input::collect(&arguments.paths);
    let Some(checkers) = Checkers::load(&inputs, common) else {
        return Ok(Status::Failed);
    };
    let look = console::look(common);
    let printing = Printing {
        arguments,
        look,
        checkers: &checkers,
    };
    let batch = match arguments.format {
        Format::Human => printing.human(inputs, out)?,
        Format::Json => json_frame::write(out, |out, manner| {
            batch::each(inputs, out, manner(look.language), |document, out| {
                printing.work(document, out)
            })
        })?,
    };
    Ok(status(&batch, arguments.fail_on))
}

fn status(batch: &Batch<Tally>, fail_on: args::FailOn) -> Status {
    if !batch.errors.is_empty() {
        return Status::Failed;
    }
    let worst = batch.results.iter().filter_map(|tally| tally.worst).max();
    match (worst, fail_on.threshold()) {
        (Some(worst), Some(threshold)) if worst >= threshold => Status::Findings,
        _ => Status::Clean,
    }
}

struct Printing<'a> {
    arguments: &'a args::Check,
    look: Look,
    checkers: &'a Checkers,
}

impl Printing<'_> {
    fn human(&self, inputs: input::Inputs, out: &mut dyn Write) -> io::Result<Batch<Tally>> {
        let manner = Manner {
            separator: "",
            language: self.look.language,
        };
        let batch = batch::each(inputs, out, manner, |document, out| {
            self.work(document, out)
        })?;
        let mut total = Summary::default();
        for tally in &batch.results {
            total.add(tally.summary);
        }
        report::write_summary(out, &total, &self.look)?;
        Ok(batch)
    }

    fn work(&self, document: Document, out: &mut dyn Write) -> io::Result<Tally> {
        let checker = self.checkers.of(&document.name);
        let draft = checker.read(document);
        let checks = checker.check(&draft);
        let describe = |check: &Check| checker.describe(&draft, check, self.look.language);
        let rules = &checker.rules.rules;
        let results = Results {
            draft: &draft,
            rules,
            checks: &checks,
            describe: &describe,
            language: self.look.language,
        };
        match self.arguments.format {
            Format::Human => report::write_checks(out, &results, &self.look, self.detail())?,
            Format::Json => report::write_checks_json(out, &results, self.shown(Verdicts::ALL))?,
        }
        let findings = checks
            .iter()
            .filter(|check| matches!(check.verdict, Verdict::Contradiction | Verdict::Usage));
        let severity = |check: &Check| rules.get(check.rule as usize).map(|rule| rule.severity);
        Ok(Tally {
            summary: Summary::of(&draft.claims, &checks),
            worst: findings.filter_map(severity).max(),
        })
    }

    fn detail(&self) -> Detail {
        let usual = if self.arguments.verbose {
            Verdicts::ALL
        } else {
            Verdicts::NOTEWORTHY
        };
        Detail {
            shown: self.shown(usual),
            wide_hints: self.arguments.verbose,
        }
    }

    fn shown(&self, usual: Verdicts) -> Verdicts {
        if self.arguments.verdict.is_empty() {
            return usual;
        }
        self.arguments
            .verdict
            .iter()
            .map(|name| Verdict::from(*name))
            .collect()
    }
}
