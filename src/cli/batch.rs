//! Many drafts at once: read and worked on in parallel, printed in order.

use std::io::{self, Write};

use rayon::prelude::*;

use super::console::complain;
use super::input::Input;
use crate::language::Language;
use crate::source::{Document, SourceError};

/// A file with more bytes is worked on alone and printed as it goes, so that neither many large
/// texts nor their reports are in memory at once.
const LARGE: u64 = 1 << 20;
/// Files worked on before their results are printed, for each thread.
const FILES_PER_THREAD: usize = 8;

/// What came of the inputs, in order.
#[derive(Debug)]
pub struct Batch<T> {
    pub results: Vec<T>,
    /// The inputs that could not be read.
    pub errors: Vec<SourceError>,
}

/// What stands between the outputs of two drafts, and the language of errors.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    pub separator: &'static str,
    pub language: Language,
}

/// One input after the parallel part.
enum Worked<T> {
    Done(T, Vec<u8>),
    Large(Input),
    Unreadable(SourceError),
}

/// Calls `work` on every input that can be read, with the writer that its output goes to. Inputs
/// that cannot be read are reported on standard error in their turn.
///
/// # Errors
/// Those of `out` and of `work`.
pub fn each<T: Send>(
    inputs: Vec<Result<Input, SourceError>>,
    out: &mut dyn Write,
    manner: Manner,
    work: impl Fn(Document, &mut dyn Write) -> io::Result<T> + Sync,
) -> io::Result<Batch<T>> {
    let mut printer = Printer {
        batch: Batch {
            results: Vec::new(),
            errors: Vec::new(),
        },
        out,
        manner,
    };
    let alone = inputs.len() == 1;
    let group = rayon_width(alone);
    let mut rest = inputs.into_iter().peekable();
    while rest.peek().is_some() {
        let inputs: Vec<_> = rest.by_ref().take(group).collect();
        let worked = if alone {
            defer(inputs)
        } else {
            in_parallel(inputs, &work)?
        };
        for item in worked {
            printer.print(item, &work)?;
        }
    }
    Ok(printer.batch)
}

/// Starting the threads costs more than a single short draft does.
fn rayon_width(alone: bool) -> usize {
    if alone {
        1
    } else {
        rayon::current_num_threads() * FILES_PER_THREAD
    }
}

fn defer<T>(inputs: Vec<Result<Input, SourceError>>) -> Vec<Worked<T>> {
    inputs
        .into_iter()
        .map(|input| input.map_or_else(Worked::Unreadable, Worked::Large))
        .collect()
}

fn in_parallel<T: Send>(
    inputs: Vec<Result<Input, SourceError>>,
    work: &(impl Fn(Document, &mut dyn Write) -> io::Result<T> + Sync),
) -> io::Result<Vec<Worked<T>>> {
    let each = |input: Result<Input, SourceError>| {
        let input = match input {
            Ok(input) if input.size().is_none_or(|bytes| bytes > LARGE) => {
                return Ok(Worked::Large(input));
            }
            Ok(input) => input,
            Err(error) => return Ok(Worked::Unreadable(error)),
        };
        match input.read() {
            Ok(document) => {
                let mut output = Vec::new();
                let result = work(document, &mut output)?;
                Ok(Worked::Done(result, output))
            }
            Err(error) => Ok(Worked::Unreadable(error)),
        }
    };
    inputs.into_par_iter().map(each).collect()
}

struct Printer<'o, T> {
    batch: Batch<T>,
    out: &'o mut dyn Write,
    manner: Manner,
}

impl<T> Printer<'_, T> {
    fn print(
        &mut self,
        worked: Worked<T>,
        work: &impl Fn(Document, &mut dyn Write) -> io::Result<T>,
    ) -> io::Result<()> {
        match worked {
            Worked::Done(result, output) => {
                self.separate()?;
                self.out.write_all(&output)?;
                self.batch.results.push(result);
            }
            Worked::Large(input) => match input.read() {
                Ok(document) => {
                    self.separate()?;
                    let result = work(document, self.out)?;
                    self.batch.results.push(result);
                }
                Err(error) => self.refuse(error),
            },
            Worked::Unreadable(error) => self.refuse(error),
        }
        Ok(())
    }

    fn separate(&mut self) -> io::Result<()> {
        if self.batch.results.is_empty() {
            return Ok(());
        }
        self.out.write_all(self.manner.separator.as_bytes())
    }

    fn refuse(&mut self, error: SourceError) {
        report(&error, self.manner.language);
        self.batch.errors.push(error);
    }
}

/// Says on standard error why an input could not be read, and what to do.
pub fn report(error: &SourceError, language: Language) {
    let (message, help) = (error.message(language), error.help(language));
    complain(&match language {
        Language::Chinese => format!("错误：{message}\n  建议：{help}"),
        Language::English => format!("error: {message}\n  help: {help}"),
    });
}
