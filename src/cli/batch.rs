//! Many drafts at once: read and worked on in parallel, printed in order.

use std::io::{self, Write};

use rayon::prelude::*;

use super::console::complain;
use super::defect;
use super::input::{Input, Inputs, PassedOver};
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
    let mut printer = Printer {
        batch,
        out,
        manner,
        limit: inputs.limit,
    };
    for error in inputs.errors {
        printer.refuse(error);
    }
    for passed_over in &inputs.passed_over {
        complain(&word_on(passed_over, manner.language));
    }
    let limit = inputs.limit;
    let alone = inputs.drafts.len() == 1;
    let group = group_size(alone);
    let mut rest = inputs.drafts.into_iter().peekable();
    while rest.peek().is_some() {
        let group: Vec<Input> = rest.by_ref().take(group).collect();
        let worked = if alone {
            defer(group)
        } else {
            in_parallel(group, limit, &work)?
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
    limit: u64,
    work: &(impl Fn(Document, &mut dyn Write) -> io::Result<T> + Sync),
) -> io::Result<Vec<Worked<T>>> {
    let each = |input: Input| {
        if is_large(&input) {
            return Ok(Worked::Large(input));
        }
        match input.read(limit) {
            Ok(document) => {
                let mut output = Vec::new();
                match guarded(&input, || work(document, &mut output)) {
                    Ok(result) => Ok(Worked::Done(result?, output)),
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
        Input::StandardInput => true,
        Input::File(path) => path.metadata().is_ok_and(|data| data.len() > LARGE),
    }
}

struct Printer<'o, T> {
    batch: Batch<T>,
    out: &'o mut dyn Write,
    manner: Manner,
    limit: u64,
}

impl<T> Printer<'_, T> {
    fn print(
        &mut self,
        worked: Worked<T>,
        work: &impl Fn(Document, &mut dyn Write) -> io::Result<T>,
    ) -> io::Result<()> {
        match worked {
            Worked::Done(result, output) => {
                let mut out = self.following();
                out.begin()?;
                out.write_all(&output)?;
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
        work: &impl Fn(Document, &mut dyn Write) -> io::Result<T>,
    ) -> io::Result<()> {
        let mut out = self.following();
        match guarded(input, || work(document, &mut out)) {
            Ok(result) => {
                out.begin()?;
                self.batch.results.push(result?);
            }
            // What is written can't be taken back, nor be gone on with.
            Err(error) if out.begun => {
                let language = self.manner.language;
                return Err(io::Error::other(error.message(language)));
            }
            Err(error) => self.refuse(error),
        }
        Ok(())
    }

    /// The writer of the next output, behind what stands between two.
    fn following(&mut self) -> Following<'_> {
        let separator = match self.batch.results.is_empty() {
            true => "",
            false => self.manner.separator,
        };
        Following {
            out: self.out,
            separator,
            begun: false,
        }
    }

    fn refuse(&mut self, error: SourceError) {
        report(&error, self.manner.language);
        self.batch.errors.push(error);
    }
}

/// Writes a separator before the first of what is written, and so none where nothing is.
struct Following<'o> {
    out: &'o mut dyn Write,
    separator: &'static str,
    begun: bool,
}

impl Following<'_> {
    fn begin(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.begun, true) {
            self.out.write_all(self.separator.as_bytes())?;
        }
        Ok(())
    }
}

impl Write for Following<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.begin()?;
        self.out.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
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
    let (message, help) = (error.message(language), error.help(language));
    complain(&match language {
        Language::Chinese => format!("错误：{message}\n  建议：{help}"),
        Language::English => format!("error: {message}\n  help: {help}"),
    });
}
