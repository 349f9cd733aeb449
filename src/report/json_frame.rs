//! The object around the files of JSON output.

use std::io::{self, Write};

use crate::language::Language;
use crate::source::SourceError;

/// Stands between the entries of two files.
pub const SEPARATOR: &str = ",\n";

/// Writes what stands before the entries of the files: `{"version":1,"files":[`.
///
/// # Errors
/// Those of `out`.
pub fn begin(out: &mut dyn Write) -> io::Result<()> {
    out.write_all(b"{\"version\":1,\"files\":[\n")
}

/// Writes what stands behind them, with the inputs that could not be read.
///
/// # Errors
/// Those of `out`.
pub fn end(out: &mut dyn Write, errors: &[SourceError]) -> io::Result<()> {
    out.write_all(b"\n],\"errors\":")?;
    let errors: Vec<_> = errors.iter().map(ErrorEntry::new).collect();
    serde_json::to_writer(&mut *out, &errors).map_err(io::Error::from)?;
    out.write_all(b"}\n")
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
