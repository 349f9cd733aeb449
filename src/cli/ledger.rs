//! `heshu ledger`.

use std::io::{self, Write};

use super::args::{self, Common, Format};
use super::batch::{self, Manner};
use super::checkers::Checkers;
use super::status::Status;
use super::{console, input, json_frame};
use crate::report::{self, Ledger, LedgerSummary, Look};
use crate::source::Document;

pub fn run(arguments: &args::Ledger, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let mut inputs = input::collect(&arguments.paths, common);
    let Some(checkers) = Checkers::load(&mut inputs, common) else {
        return Ok(Status::Failed);
    };
    let printing = Printing {
        checkers,
        look: console::look(common),
        format: arguments.format,
    };
    let errors = match arguments.format {
        Format::Human => printing.human(inputs, out)?,
        Format::Json => {
            let batch = json_frame::write(out, |out, manner| {
                let manner = manner(printing.look.language);
                batch::each(inputs, out, manner, |document, out| {
                    printing.work(document, out)
                })
            })?;
            batch.errors.len()
        }
    };
    Ok(match errors {
        0 => Status::Clean,
        _ => Status::Failed,
    })
}

struct Printing {
    checkers: Checkers,
    look: Look,
    format: Format,
}

impl Printing {
    /// Every ledger and the closing line; the number of inputs that could not be read.
    fn human(&self, inputs: input::Inputs, out: &mut dyn Write) -> io::Result<usize> {
        let manner = Manner {
            separator: "\n",
            language: self.look.language,
        };
        let batch = batch::each(inputs, out, manner, |document, out| {
            self.work(document, out)
        })?;
        let mut total = LedgerSummary::default();
        for summary in &batch.results {
            total.add(*summary);
        }
        report::write_ledger_summary(out, &total, &self.look)?;
        Ok(batch.errors.len())
    }

    fn work(&self, document: Document, out: &mut dyn Write) -> io::Result<LedgerSummary> {
        let checker = self.checkers.of(&document.name);
        let draft = checker.read(document);
        let checks = checker.check(&draft);
        let ledger = Ledger::new(&checker.grammar, &draft, &checks);
        let rules = &checker.rules.rules;
        match self.format {
            Format::Human => report::write_ledger(out, &ledger, rules, &self.look)?,
            Format::Json => report::write_ledger_json(out, &ledger, rules)?,
        }
        Ok(ledger.summary())
    }
}
