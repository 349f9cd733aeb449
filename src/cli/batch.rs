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
    /// With what was written to each sink.
    Done(T, Vec<Vec<u8>>),
    Large(Input),
    Unreadable(SourceError),
}

/// One of the outputs of a batch. Between the entries of two drafts it puts a separator, unless
/// one of them wrote nothing.
pub struct Sink<'o> {
    out: &'o mut dyn Write,
    separator: &'static str,
    is_used: bool,
    is_between: bool,
}

impl<'o> Sink<'o> {
    pub fn new(out: &'o mut dyn Write, separator: &'static str) -> Self {
        Sink {
            out,
            separator,
            is_used: false,
            is_between: false,
        }
    }

    /// What is written from now on is of another draft.
    pub fn next_draft(&mut self) {
        self.is_between = self.is_used;
    }
}

impl Write for Sink<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.is_empty() {
            return Ok(0);
        }
        if std::mem::take(&mut self.is_between) {
            self.out.write_all(self.separator.as_bytes())?;
        }
        self.is_used = true;
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// As [`each_to`], with one output.
///
/// # Errors
/// Those of `out` and of `work`.
pub fn each<T: Send>(
    inputs: Inputs,
    out: &mut dyn Write,
    manner: Manner,
    work: impl Fn(Document, &mut dyn Write) -> io::Result<T> + Sync,
) -> io::Result<Batch<T>> {
    let mut sinks = [Sink::new(out, manner.separator)];
    each_to(
        inputs,
        &mut sinks,
        manner.language,
        |document, outs| match outs {
            [out] => work(document, *out),
            _ => work(document, &mut io::sink()),
        },
    )
}

/// Calls `work` on every input that can be read, with a writer for each sink. Inputs that cannot be
/// read are reported on standard error in their turn.
///
/// # Errors
/// Those of the sinks and of `work`.
pub fn each_to<T: Send>(
    inputs: Inputs,
    sinks: &mut [Sink<'_>],
    language: Language,
    work: impl Fn(Document, &mut [&mut dyn Write]) -> io::Result<T> + Sync,
) -> io::Result<Batch<T>> {
    let batch = Batch {
        results: Vec::new(),
        errors: Vec::new(),
    };
    let mut printer = Printer {
        batch,
        sinks,
        language,
    };
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
            in_parallel(group, printer.sinks.len(), &work)?
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
    outputs: usize,
    work: &(impl Fn(Document, &mut [&mut dyn Write]) -> io::Result<T> + Sync),
) -> io::Result<Vec<Worked<T>>> {
    let each = |input: Input| {
        if is_large(&input) {
            return Ok(Worked::Large(input));
        }
        match input.read() {
            Ok(document) => {
                let mut written = vec![Vec::new(); outputs];
                let result = work(document, &mut writers(&mut written))?;
                Ok(Worked::Done(result, written))
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

/// Each of the outputs as a writer.
pub fn writers<W: Write>(outputs: &mut [W]) -> Vec<&mut dyn Write> {
    let writers = outputs.iter_mut().map(|output| output as &mut dyn Write);
    writers.collect()
}

struct Printer<'b, 'o, T> {
    batch: Batch<T>,
    sinks: &'b mut [Sink<'o>],
    language: Language,
}

impl<T> Printer<'_, '_, T> {
    fn print(
        &mut self,
        worked: Worked<T>,
        work: &impl Fn(Document, &mut [&mut dyn Write]) -> io::Result<T>,
    ) -> io::Result<()> {
        self.sinks.iter_mut().for_each(Sink::next_draft);
        match worked {
            Worked::Done(result, written) => {
                for (sink, written) in self.sinks.iter_mut().zip(written) {
                    sink.write_all(&written)?;
                }
                self.batch.results.push(result);
            }
            Worked::Large(input) => match input.read() {
                Ok(document) => {
                    let result = work(document, &mut writers(self.sinks))?;
                    self.batch.results.push(result);
                }
                Err(error) => self.refuse(error),
            },
            Worked::Unreadable(error) => self.refuse(error),
        }
        Ok(())
    }

    fn refuse(&mut self, error: SourceError) {
        report(&error, self.language);
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
