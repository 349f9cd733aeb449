//! What a format of `check` has to do. A renderer is a file of its own and one value of
//! `--format`.

use std::io::{self, Write};

use super::Summary;
use super::finding::Findings;
use crate::source::SourceError;

/// Prints the findings of a run in one format.
///
/// [`Renderer::draft`] is called once a draft, of several drafts at a time, and what it writes is
/// put together in the order of the drafts; the other methods are called once.
pub trait Renderer: Sync {
    /// Writes what stands before the first draft.
    ///
    /// # Errors
    /// Those of `out`.
    fn begin(&self, _out: &mut dyn Write) -> io::Result<()> {
        Ok(())
    }

    /// What stands between the output of two drafts that wrote something.
    fn separator(&self) -> &'static str {
        ""
    }

    /// Whether what the drafts write is kept back and given to [`Renderer::end`], for a format that
    /// puts totals first.
    fn totals_first(&self) -> bool {
        false
    }

    /// Writes what was found in one draft.
    ///
    /// # Errors
    /// Those of `out`.
    fn draft(&self, out: &mut dyn Write, findings: &Findings<'_>) -> io::Result<()>;

    /// Writes what stands behind the last draft.
    ///
    /// # Errors
    /// Those of `out`.
    fn end(&self, _out: &mut dyn Write, _run: &Run<'_>) -> io::Result<()> {
        Ok(())
    }
}

/// What a run came to.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// The coverage of each draft that was read, in order, with its path.
    pub drafts: &'a [(String, Summary)],
    /// The inputs that could not be read.
    pub errors: &'a [SourceError],
    /// What the drafts wrote, for a format with totals first.
    pub kept: &'a str,
}

impl Run<'_> {
    /// The coverage of all drafts.
    pub fn total(&self) -> Summary {
        let mut total = Summary::default();
        for (_, summary) in self.drafts {
            total.add(*summary);
        }
        total
    }
}

/// Writes items with a separator between them.
///
/// # Errors
/// Those of `out` and of `write`.
pub(super) fn write_separated<T>(
    out: &mut dyn Write,
    separator: &str,
    items: impl Iterator<Item = T>,
    mut write: impl FnMut(&mut dyn Write, T) -> io::Result<()>,
) -> io::Result<()> {
    for (number, item) in items.enumerate() {
        if number > 0 {
            out.write_all(separator.as_bytes())?;
        }
        write(out, item)?;
    }
    Ok(())
}
