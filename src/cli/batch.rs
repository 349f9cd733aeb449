//! Many drafts at once: read and worked on in parallel, printed in order.

use std::io::{self, Write};

use rayon::prelude::*;

use super::console::complain;
use super::defect;
use super::input::{Input, Inputs, PassedOver};
use super::progress::Progress;
use crate::language::Language;
use crate::source::{Document, SourceError, SourceErrorKind};

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
    /// Something of the draft was written.
    is_begun: bool,
}

impl<'o> Sink<'o> {
    pub fn new(out: &'o mut dyn Write, separator: &'static str) -> Self {
        Sink {
            out,
            separator,
            is_used: false,
            is_between: false,
            is_begun: false,
        }
    }

    /// What is written from now on is of another draft.
    pub fn next_draft(&mut self) {
        self.is_between = self.is_used;
        self.is_begun = false;
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
        self.is_begun = true;
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
        limit: inputs.limit,
    };
    for error in inputs.errors {
        printer.refuse(error);
    }
    for passed_over in &inputs.passed_over {
        complain(&word_on(passed_over, language));
    }
    let limit = inputs.limit;
    let alone = inputs.drafts.len() == 1;
    let group = group_size(alone);
    let progress = Progress::of(inputs.drafts.len());
    let mut rest = inputs.drafts.into_iter().peekable();
    while rest.peek().is_some() {
        let group: Vec<Input> = rest.by_ref().take(group).collect();
        let worked = if alone {
            defer(group)
        } else {
            in_parallel(group, limit, printer.sinks.len(), &work)?
        };
        let done = worked.len();
        progress.aside(|| -> io::Result<()> {
            for item in worked {
                printer.print(item, &work)?;
            }
            if progress.is_shown() {
                printer.sinks.iter_mut().try_for_each(Sink::flush)?;
            }
            Ok(())
        })?;
        progress.advance(done);
    }
    progress.finish();
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
    limit: u64,
    outputs: usize,
    work: &(impl Fn(Document, &mut [&mut dyn Write]) -> io::Result<T> + Sync),
) -> io::Result<Vec<Worked<T>>> {
    let each = |input: Input| {
        if is_large(&input) {
            return Ok(Worked::Large(input));
        }
        match input.read(limit) {
            Ok(document) => {
                let mut written = vec![Vec::new(); outputs];
                match guarded(&input, || work(document, &mut writers(&mut written))) {
                    Ok(result) => Ok(Worked::Done(result?, written)),
                    Err(error) => Ok(Worked::Unreadable(error)),
                }
            }
            Err(error) => Ok(Worked::Unreadable(error)),
        }
    };
    inputs.into_par_iter().map(each).collect()
}

/// Works on an input; a panic is an error of that input.
fn guarded<T>(input: &Input, work: impl FnOnce() -> T) -> Result<T, SourceError> {
    let name = input.name();
    let done = defect::guard(|| {
        defect::on_purpose(&name);
        work()
    });
    done.map_err(|report| SourceError {
        name,
        kind: SourceErrorKind::Defect { report },
    })
}

/// Whether the input is large, or may be: nobody knows of standard input before it is read.
fn is_large(input: &Input) -> bool {
    match input {
        Input::StandardInput { .. } => true,
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
    /// No draft may have more bytes.
    limit: u64,
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
            Worked::Large(input) => match input.read(self.limit) {
                Ok(document) => self.print_as_it_goes(&input, document, work)?,
                Err(error) => self.refuse(error),
            },
            Worked::Unreadable(error) => self.refuse(error),
        }
        Ok(())
    }

    fn print_as_it_goes(
        &mut self,
        input: &Input,
        document: Document,
        work: &impl Fn(Document, &mut [&mut dyn Write]) -> io::Result<T>,
    ) -> io::Result<()> {
        match guarded(input, || work(document, &mut writers(self.sinks))) {
            Ok(result) => self.batch.results.push(result?),
            // What is written can't be taken back, nor be gone on with.
            Err(error) if self.sinks.iter().any(|sink| sink.is_begun) => {
                return Err(io::Error::other(in_words(&error, self.language)));
            }
            Err(error) => self.refuse(error),
        }
        Ok(())
    }

    fn refuse(&mut self, error: SourceError) {
        report(&error, self.language);
        self.batch.errors.push(error);
    }
}

/// Says that something found in a folder is not read.
fn word_on(passed_over: &PassedOver, language: Language) -> String {
    let path = passed_over.path.display();
    match (language, passed_over.is_link) {
        (Language::Chinese, true) => {
            format!("提示：{path} 是符号链接，没有核对\n  建议：要核对就单独写出它的路径")
        }
        (Language::Chinese, false) => {
            format!("提示：{path} 是管道或设备，没有核对\n  建议：要核对就单独写出它的路径")
        }
        (Language::English, true) => {
            format!(
                "note: {path} is a symbolic link and was not checked\n  help: name it to have it checked"
            )
        }
        (Language::English, false) => {
            format!(
                "note: {path} is a pipe or a device and was not checked\n  help: name it to have it checked"
            )
        }
    }
}

/// Says on standard error why an input could not be read, and what to do.
pub fn report(error: &SourceError, language: Language) {
    let words = in_words(error, language);
    complain(&match language {
        Language::Chinese => format!("错误：{words}"),
        Language::English => format!("error: {words}"),
    });
}

fn in_words(error: &SourceError, language: Language) -> String {
    let (message, help) = (error.message(language), error.help(language));
    match language {
        Language::Chinese => format!("{message}\n  建议：{help}"),
        Language::English => format!("{message}\n  help: {help}"),
    }
}
