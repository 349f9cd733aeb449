//! The object around the files of JSON output.

use std::io::{self, Write};

use super::batch::{Batch, Manner};
use crate::language::Language;
use crate::source::SourceError;

/// Writes `{"version":1,"files":[…],"errors":[…]}`; `files` writes what is in the first list, an
/// entry a line.
///
/// # Errors
/// Those of `out` and of `files`.
pub fn write<T>(
    out: &mut dyn Write,
    files: impl FnOnce(&mut dyn Write, fn(Language) -> Manner) -> io::Result<Batch<T>>,
) -> io::Result<Batch<T>> {
    out.write_all(b"{\"version\":1,\"files\":[\n")?;
    let batch = files(out, |language| Manner {
        separator: ",\n",
        language,
    })?;
    out.write_all(b"\n],\"errors\":")?;
    let errors: Vec<_> = batch.errors.iter().map(ErrorEntry::new).collect();
    serde_json::to_writer(&mut *out, &errors)?;
    out.write_all(b"}\n")?;
    Ok(batch)
}

/// An input that could not be read.
#[derive(serde::Serialize)]
struct ErrorEntry<'a> {
    path: &'a str,
    message: String,
    help: &'static str,
}

impl<'a> ErrorEntry<'a> {
    fn new(error: &'a SourceError) -> Self {
        let language = Language::Chinese;
        ErrorEntry {
            path: &error.name,
            message: error.message(language),
            help: error.help(language),
        }
    }
}
