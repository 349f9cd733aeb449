//! Many drafts at once: read and worked on in parallel, printed in order.

use std::io::{self, Write};

use rayon::prelude::*;

use super::console::complain;
use super::input::{Input, Inputs};
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
    inputs: Inputs,
    out: &mut dyn Write,
    manner: Manner,
    work: impl Fn(Document, &mut dyn Write) -> io::Result<T> + Sync,
) -> io::Result<Batch<T>> {
    let batch = Batch {
        results: Vec::new(),
        errors: Vec::new(),
    };
    let mut printer = Printer { batch, out, manner };
    for error in inputs.errors {
        printer.refuse(error);
    }
    let alone = inputs.drafts.len() == 1;
    let group = group_size(alone);
    let mut rest = inputs.drafts.into_iter().peekable();
    while rest.peek().is_some() {
        let group: Vec<Input> = rest.by_ref().take(group).collect();
        let worked = if alone {
            defer(group)
        } else {
            in_parallel(group, &work)?
        };
        for item in worked {
            printer.print(item, &work)?;
        }
    }
    Ok(printer.batch)
}

/// Starting the threads costs more than a single short draft does.
fn group_size(alone: bool) -> usize {
    if alone {
        1
    } else {
        rayon::current_num_threads() * FILES_PER_THREAD
    }
}

fn defer<T>(inputs: Vec<Input>) -> Vec<Worked<T>> {
    inputs.into_iter().map(Worked::Large).collect()
}

fn in_parallel<T: Send>(
    inputs: Vec<Input>,
    work: &(impl Fn(Document, &mut dyn Write) -> io::Result<T> + Sync),
) -> io::Result<Vec<Worked<T>>> {
    let each = |input: Input| {
        if is_large(&input) {
            return Ok(Worked::Large(input));
        }
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

/// Whether the input is large, or may be: nobody knows of standard input before it is read.
fn is_large(input: &Input) -> bool {
    match input {
        Input::StandardInput => true,
        Input::File(path) => path.metadata().is_ok_and(|data| data.len() > LARGE),
    }
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
