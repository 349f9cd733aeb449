//! `heshu claims`.

use std::io::{self, Write};

use super::args::{self, Common, Format};
use super::batch::{self, Manner};
use super::checkers::Checkers;
use super::status::Status;
use super::{console, input, json_frame};
use crate::report;

pub fn run(arguments: &args::Claims, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let mut inputs = input::collect(&arguments.paths, common);
    let Some(checkers) = Checkers::load(&mut inputs, common) else {
        return Ok(Status::Failed);
    };
    let look = console::look(common);
    let batch = match arguments.format {
        Format::Human => {
            let manner = Manner {
                separator: "\n",
                language: look.language,
            };
            batch::each(inputs, out, manner, |document, out| {
                let checker = checkers.of(&document.name);
                report::write_claims(out, checker, &checker.read(document), &look)
            })?
        }
        Format::Json => json_frame::write(out, |out, manner| {
            batch::each(inputs, out, manner(look.language), |document, out| {
                let checker = checkers.of(&document.name);
                report::write_claims_json(out, checker, &checker.read(document))
            })
        })?,
    };
    Ok(if batch.errors.is_empty() {
        Status::Clean
    } else {
        Status::Failed
    })
}
