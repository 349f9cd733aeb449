//! `heshu check`.

use std::io::{self, Write};

use super::args::{self, Common, Format};
use super::batch::{self, Batch, Manner};
use super::checkers::Checkers;
use super::status::Status;
use super::{console, input, json_frame};
use crate::check::{Check, Checker, Corpus, Draft, Verdict};
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
    let inputs = input::collect(&arguments.paths, common);
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
            printing.each(inputs, out, manner(look.language))
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

/// The checks of one document, and the documents that its figures are of.
#[derive(Clone, Copy)]
struct Printed<'a> {
    /// The index of the document checked.
    number: usize,
    documents: &'a [&'a Draft],
    checks: &'a [Check],
    corpus: Option<&'a Corpus<'a>>,
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
        let batch = self.each(inputs, out, manner)?;
        let mut total = Summary::default();
        for tally in &batch.results {
            total.add(tally.summary);
        }
        report::write_summary(out, &total, &self.look)?;
        Ok(batch)
    }

    /// Checks every input, or all of them together.
    fn each(
        &self,
        inputs: input::Inputs,
        out: &mut dyn Write,
        manner: Manner,
    ) -> io::Result<Batch<Tally>> {
        if self.arguments.together {
            return self.together(inputs, out, manner);
        }
        batch::each(inputs, out, manner, |document, out| {
            self.work(document, out)
        })
    }

    fn work(&self, document: Document, out: &mut dyn Write) -> io::Result<Tally> {
        let checker = self.checkers.of(&document.name);
        let draft = checker.read(document);
        let mut checks = vec![checker.check(&draft)];
        // Without facts nothing outside the draft is looked at.
        let sheets = checker.sheets();
        let corpus = (!sheets.is_empty()).then(|| checker.corpus(&[&draft]));
        if let Some(corpus) = &corpus {
            corpus.add_to(&mut checks, |_| true);
        }
        let sheets = sheets.iter().map(|sheet| &sheet.draft);
        let printed = Printed {
            number: 0,
            documents: &std::iter::once(&draft).chain(sheets).collect::<Vec<_>>(),
            checks: &checks.pop().unwrap_or_default(),
            corpus: corpus.as_ref(),
        };
        self.print(checker, &printed, out)
    }

    /// Checks the drafts, which are all in memory, each by itself and against the others.
    fn together(
        &self,
        inputs: input::Inputs,
        out: &mut dyn Write,
        manner: Manner,
    ) -> io::Result<Batch<Tally>> {
        let read = |document: Document, _: &mut dyn Write| {
            let checker = self.checkers.of(&document.name);
            let draft = checker.read(document);
            let checks = checker.check(&draft);
            Ok((draft, checks))
        };
        let batch = batch::each(inputs, &mut io::sink(), manner, read)?;
        let (read, mut checks): (Vec<Draft>, Vec<Vec<Check>>) = batch.results.into_iter().unzip();
        let drafts: Vec<&Draft> = read.iter().collect();
        let checker_of = |draft: &&Draft| self.checkers.of(&draft.document.name);
        // Drafts of other settings are compared with, but checked by their own rules.
        let mut corpora = Vec::new();
        for checker in self.checkers.all() {
            let own = |draft| std::ptr::eq(checker_of(draft), checker);
            if drafts.iter().any(own) {
                let corpus = checker.corpus(&drafts);
                corpus.add_to(&mut checks, |number| own(&drafts[number]));
                let sheets = checker.sheets().iter().map(|sheet| &sheet.draft);
                let documents: Vec<&Draft> = drafts.iter().copied().chain(sheets).collect();
                corpora.push((checker, corpus, documents));
            }
        }
        let mut results = Vec::with_capacity(drafts.len());
        for ((number, draft), checks) in drafts.iter().enumerate().zip(&checks) {
            let own = |checker: &Checker| std::ptr::eq(checker_of(draft), checker);
            let Some((checker, corpus, documents)) = corpora.iter().find(|(known, ..)| own(known))
            else {
                continue;
            };
            if number > 0 {
                out.write_all(manner.separator.as_bytes())?;
            }
            let printed = Printed {
                number,
                documents,
                checks,
                corpus: Some(corpus),
            };
            results.push(self.print(checker, &printed, out)?);
        }
        Ok(Batch {
            results,
            errors: batch.errors,
        })
    }

    /// Prints the checks of one of the documents.
    fn print(
        &self,
        checker: &Checker,
        printed: &Printed<'_>,
        out: &mut dyn Write,
    ) -> io::Result<Tally> {
        let language = self.look.language;
        let Printed {
            number,
            documents,
            checks,
            corpus,
        } = *printed;
        let draft = documents[number];
        let describe = |check: &Check| match corpus.filter(|_| check.reaches_out()) {
            Some(corpus) => corpus.describe(number, check, language),
            None => checker.describe(draft, check, language),
        };
        let rules = &checker.rules.rules;
        let results = Results {
            draft,
            others: documents,
            rules,
            checks,
            describe: &describe,
            language,
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
            summary: Summary::of(&draft.claims, checks),
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
