//! JSON output of a command with one output: the object around its files.

use std::io::{self, Write};

use super::batch::{Batch, Manner};
use crate::language::Language;
use crate::report::json_frame;

/// Writes `{"version":1,"files":[…],"errors":[…]}`; `files` writes what is in the first list, an
/// entry a line.
///
/// # Errors
/// Those of `out` and of `files`.
pub fn write<T>(
    out: &mut dyn Write,
    files: impl FnOnce(&mut dyn Write, fn(Language) -> Manner) -> io::Result<Batch<T>>,
) -> io::Result<Batch<T>> {
    json_frame::begin(out)?;
    let batch = files(out, |language| Manner {
        separator: json_frame::SEPARATOR,
        language,
    })?;
    json_frame::end(out, &batch.errors)?;
    Ok(batch)
}
