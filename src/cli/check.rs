//! `heshu check`.

use std::borrow::Cow;
use std::io::{self, Write};
use std::path::PathBuf;

use super::args::{self, Common};
use super::batch::{self, Batch, Sink};
use super::checkers::Checkers;
use super::console::complain;
use super::output_paths::keep_apart;
use super::outputs::{Outputs, Selection};
use super::reviewing::Reviewing;
use super::status::Status;
use super::{console, input, watch};
use crate::check::{Check, Checker, Corpus, Draft};
use crate::language::Language;
use crate::report::{Findings, Renderer, Results, Run, Summary};
use crate::rule::Severity;
use crate::source::Document;

/// What one draft came to, and the file beside it where that is at fault.
#[derive(Default)]
pub(super) struct Tally {
    drafts: Vec<(String, Summary)>,
    /// Of the findings.
    severities: Vec<Severity>,
}

pub fn run(arguments: &args::Check, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    if !arguments.watch {
        return check(arguments, common, out);
    }
    watch::run(&arguments.paths, common.lang.into(), out, |paths, out| {
        let arguments = args::Check {
            paths: paths.to_vec(),
            ..arguments.clone()
        };
        check(&arguments, common, out)
    })
}

fn check(arguments: &args::Check, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let mut inputs = input::collect(&drafts_of(arguments), common);
    if arguments.review.reads_standard_input() && inputs.has_standard_input() {
        complain(match common.lang.into() {
            Language::Chinese => {
                "错误：稿件和差异不能都从标准输入读\n  建议：写出稿件或文件夹的路径"
            }
            Language::English => {
                "error: drafts and diff can't both be read from standard input\n  help: name drafts or folders"
            }
        });
        return Ok(Status::Failed);
    }
    if !keep_apart(arguments, &mut inputs, common.lang.into()) {
        return Ok(Status::Failed);
    }
    let baseline = arguments.review.baseline.clone();
    inputs.left_out.take_out(baseline.into_iter());
    let checkers = Checkers::load_chosen(&mut inputs, &arguments.choice, common);
    let reviewing = Reviewing::load(&inputs, &arguments.review, common);
    let (Some(checkers), Some(reviewing)) = (checkers, reviewing) else {
        return Ok(Status::Failed);
    };
    let look = console::look(common);
    let selection = Selection {
        verdicts: arguments
            .verdict
            .iter()
            .map(|name| (*name).into())
            .collect(),
        verbose: arguments.verbose,
    };
    let rules = || checkers.all().flat_map(|checker| &checker.rules.rules);
    let asked = arguments.formats();
    let Some(mut outputs) = Outputs::open(asked, out, look, &selection, rules) else {
        return Ok(Status::Failed);
    };
    outputs.begin()?;
    let (renderers, mut sinks) = outputs.parts();
    let printing = Printing {
        together: arguments.together,
        language: look.language,
        checkers: &checkers,
        reviewing: &reviewing,
        renderers: &renderers,
    };
    let batch = printing.each(inputs, &mut sinks)?;
    let drafts = batch
        .results
        .iter()
        .flat_map(|tally| tally.drafts.iter().cloned());
    let drafts: Vec<(String, Summary)> = drafts.collect();
    outputs.end(&Run {
        drafts: &drafts,
        errors: &batch.errors,
        kept: "",
    })?;
    if !arguments.watch {
        // The process ends here, and taking down all rules costs as much as a short draft does.
        std::mem::forget(checkers);
    }
    Ok(status(&batch, arguments))
}

/// The drafts as named; where only changes are asked for and none is named, those of the current folder.
fn drafts_of(arguments: &args::Check) -> Cow<'_, [PathBuf]> {
    let review = &arguments.review;
    let of_changes = review.since.is_some() || review.diff.is_some();
    if arguments.paths.is_empty() && of_changes {
        vec![PathBuf::from(".")].into()
    } else {
        (&arguments.paths).into()
    }
}

fn status(batch: &Batch<Tally>, arguments: &args::Check) -> Status {
    if !batch.errors.is_empty() {
        return Status::Failed;
    }
    let Some(threshold) = arguments.fail_on.threshold() else {
        return Status::Clean;
    };
    let severities = batch.results.iter().flat_map(|tally| &tally.severities);
    let grave = severities.filter(|severity| **severity >= threshold);
    if grave.count() > arguments.max_findings {
        Status::Findings
    } else {
        Status::Clean
    }
}

/// One document, and those that figures of its checks are of.
#[derive(Clone, Copy)]
struct Printed<'a> {
    /// The index of the document checked.
    number: usize,
    documents: &'a [&'a Draft],
    corpus: Option<&'a Corpus<'a>>,
}

/// The work of a run: reading, checking, reviewing, and printing in every format.
pub(super) struct Printing<'a> {
    pub together: bool,
    pub language: Language,
    pub checkers: &'a Checkers,
    pub reviewing: &'a Reviewing,
    /// One a sink.
    pub renderers: &'a [&'a dyn Renderer],
}

impl Printing<'_> {
    /// Checks every input, or all of them together.
    pub(super) fn each(
        &self,
        inputs: input::Inputs,
        sinks: &mut [Sink<'_>],
    ) -> io::Result<Batch<Tally>> {
        if self.together {
            return self.together(inputs, sinks);
        }
        batch::each_to(inputs, sinks, self.language, |document, outs| {
            self.work(document, outs)
        })
    }

    fn work(&self, document: Document, outs: &mut [&mut dyn Write]) -> io::Result<Tally> {
        let checker = self.checkers.of(&document.name);
        let draft = checker.read(document);
        let mut checks = vec![checker.check_for_editor(&draft)];
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
            corpus: corpus.as_ref(),
        };
        let checks = checks.pop().unwrap_or_default();
        self.report(checker, printed, checks, outs)
    }

    /// Checks the drafts, which are all in memory, each by itself and against the others.
    fn together(&self, inputs: input::Inputs, sinks: &mut [Sink<'_>]) -> io::Result<Batch<Tally>> {
        let read = |document: Document, _: &mut [&mut dyn Write]| {
            let checker = self.checkers.of(&document.name);
            let draft = checker.read(document);
            let checks = checker.check_for_editor(&draft);
            Ok((draft, checks))
        };
        let batch = batch::each_to(inputs, &mut [], self.language, read)?;
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
        for ((number, draft), checks) in drafts.iter().enumerate().zip(checks) {
            let own = |checker: &Checker| std::ptr::eq(checker_of(draft), checker);
            let Some((checker, corpus, documents)) = corpora.iter().find(|(known, ..)| own(known))
            else {
                continue;
            };
            sinks.iter_mut().for_each(Sink::next_draft);
            let printed = Printed {
                number,
                documents,
                corpus: Some(corpus),
            };
            let mut outs = batch::writers(sinks);
            results.push(self.report(checker, printed, checks, &mut outs)?);
        }
        Ok(Batch {
            results,
            errors: batch.errors,
        })
    }

    /// Reviews the checks of one of the documents and prints them in every format.
    fn report(
        &self,
        checker: &Checker,
        printed: Printed<'_>,
        checks: Vec<Check>,
        outs: &mut [&mut dyn Write],
    ) -> io::Result<Tally> {
        let Printed {
            number, documents, ..
        } = printed;
        let draft = documents[number];
        let known = &self.checkers.applied_to(&draft.document.name).known;
        let rules = &checker.rules.rules;
        let reviewed = self
            .reviewing
            .review(draft, documents, rules, known, checks);
        let mut tally = Tally::default();
        let mut sinks: Vec<Sink<'_>> = Vec::with_capacity(outs.len());
        for (renderer, out) in self.renderers.iter().zip(outs) {
            sinks.push(Sink::new(*out, renderer.separator()));
        }
        self.print(checker, &printed, &reviewed.checks, &mut sinks, &mut tally)?;
        if let Some((beside, faults)) = &reviewed.sidecar {
            sinks.iter_mut().for_each(Sink::next_draft);
            let printed = Printed {
                number: 0,
                documents: &[beside],
                corpus: None,
            };
            self.print(checker, &printed, faults, &mut sinks, &mut tally)?;
        }
        Ok(tally)
    }

    fn print(
        &self,
        checker: &Checker,
        printed: &Printed<'_>,
        checks: &[Check],
        outs: &mut [Sink<'_>],
        tally: &mut Tally,
    ) -> io::Result<()> {
        let language = self.language;
        let Printed {
            number,
            documents,
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
        let found = Findings::new(&results);
        for (renderer, out) in self.renderers.iter().zip(outs) {
            renderer.draft(out, &found)?;
        }
        let findings = checks.iter().filter(|check| check.is_finding());
        let severity = |check: &Check| rules.get(check.rule as usize).map(|rule| rule.severity);
        tally.severities.extend(findings.filter_map(severity));
        let summary = Summary::of(&draft.claims, checks);
        tally.drafts.push((draft.document.name.clone(), summary));
        Ok(())
    }
}
