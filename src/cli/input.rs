//! Finds the drafts that the arguments name and reads them.

use std::collections::HashSet;
use std::fs;
use std::io::{self, IsTerminal, Read};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::source::{Document, MAX_BYTES, SourceError, SourceErrorKind, decode};

/// Endings of the files taken from a folder. A file that is named itself is taken whatever its
/// ending.
const ENDINGS: [&str; 3] = ["txt", "md", "markdown"];

/// The argument that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// A draft to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    StandardInput,
    File(PathBuf),
}

/// What the arguments name: drafts in order, and the paths that led nowhere.
#[derive(Debug, Default)]
pub struct Inputs {
    pub drafts: Vec<Input>,
    pub errors: Vec<SourceError>,
}

impl Input {
    /// The path as given (or found below a given folder), or `-`.
    pub fn name(&self) -> String {
        match self {
            Input::StandardInput => STANDARD_INPUT.to_owned(),
            Input::File(path) => path.display().to_string(),
        }
    }

    /// Nothing for standard input.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Input::StandardInput => None,
            Input::File(path) => Some(path),
        }
    }

    /// Reads and decodes the draft.
    ///
    /// # Errors
    ///
    /// When it cannot be read, is too large, or is not text.
    pub fn read(&self) -> Result<Document, SourceError> {
        let bytes = match self {
            Input::StandardInput => read_standard_input(),
            Input::File(path) => read_file(path),
        };
        let name = self.name();
        match bytes {
            Ok(bytes) => decode(&name, bytes),
            Err(kind) => Err(SourceError { name, kind }),
        }
    }
}

/// Finds the drafts: files as named, the `.txt` and `.md` files in folders (sorted by path; what
/// `.gitignore` leaves out and hidden files are skipped), `-` for standard input. A draft named
/// twice is taken once. Without arguments, standard input where it is not a terminal, otherwise
/// the current folder.
pub fn collect(paths: &[PathBuf]) -> Inputs {
    let mut inputs = Inputs::default();
    let mut seen = HashSet::new();
    let default = [PathBuf::from(if io::stdin().is_terminal() {
        "."
    } else {
        STANDARD_INPUT
    })];
    let paths = if paths.is_empty() { &default } else { paths };
    for path in paths {
        for input in find(path, &mut inputs.errors) {
            if seen.insert(input.name()) {
                inputs.drafts.push(input);
            }
        }
    }
    inputs
}

/// The drafts that one argument names.
fn find(path: &Path, errors: &mut Vec<SourceError>) -> Vec<Input> {
    if path.as_os_str() == STANDARD_INPUT {
        return vec![Input::StandardInput];
    }
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => walk(path, errors),
        Ok(_) => vec![Input::File(path.to_owned())],
        Err(error) => {
            errors.push(unreadable(path.display().to_string(), &error));
            Vec::new()
        }
    }
}

fn walk(folder: &Path, errors: &mut Vec<SourceError>) -> Vec<Input> {
    let mut found = Vec::new();
    for entry in WalkBuilder::new(folder).require_git(false).build() {
        match entry {
            Ok(entry) => {
                let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                if is_file && has_known_ending(entry.path()) {
                    found.push(tidy(entry.into_path()));
                }
            }
            Err(error) => {
                let name = folder.display().to_string();
                let reason = error.to_string();
                errors.push(SourceError {
                    name,
                    kind: SourceErrorKind::Unreadable { reason },
                });
            }
        }
    }
    found.sort();
    found.into_iter().map(Input::File).collect()
}

/// `./a.txt` → `a.txt`, as it would be named by hand.
fn tidy(path: PathBuf) -> PathBuf {
    path.strip_prefix(".")
        .map(Path::to_path_buf)
        .unwrap_or(path)
}

fn has_known_ending(path: &Path) -> bool {
    path.extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| {
            ENDINGS
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        })
}

fn read_file(path: &Path) -> Result<Vec<u8>, SourceErrorKind> {
    let file = fs::File::open(path).map_err(|error| reason(&error))?;
    let size = file.metadata().map_or(0, |metadata| metadata.len());
    if size > MAX_BYTES as u64 {
        return Err(too_large(size));
    }
    read_all(file, usize::try_from(size).unwrap_or(0))
}

fn read_standard_input() -> Result<Vec<u8>, SourceErrorKind> {
    read_all(io::stdin().lock(), 0)
}

/// Reads to the end, but never much more than a draft may have.
fn read_all(source: impl Read, expected: usize) -> Result<Vec<u8>, SourceErrorKind> {
    // One byte over what is expected, so that the end is found without growing.
    let mut bytes = Vec::with_capacity(expected + 1);
    let limit = MAX_BYTES as u64 + 1;
    source
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(|error| reason(&error))?;
    if bytes.len() > MAX_BYTES {
        Err(too_large(limit))
    } else {
        Ok(bytes)
    }
}

fn too_large(bytes: u64) -> SourceErrorKind {
    SourceErrorKind::TooLarge {
        bytes,
        limit: MAX_BYTES as u64,
    }
}

fn unreadable(name: String, error: &io::Error) -> SourceError {
    SourceError {
        name,
        kind: reason(error),
    }
}

fn reason(error: &io::Error) -> SourceErrorKind {
    SourceErrorKind::Unreadable {
        reason: error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> io::Result<tempfile::TempDir> {
        let folder = tempfile::tempdir()?;
        for (name, content) in [
            ("b.txt", "乙"),
            ("a.md", "甲"),
            ("c.doc", "丙"),
            ("skipped.txt", "丁"),
            (".gitignore", "skipped.txt\n"),
            (".hidden.txt", "戊"),
        ] {
            fs::write(folder.path().join(name), content)?;
        }
        Ok(folder)
    }

    #[test]
    fn folders_are_walked_in_order_and_named_files_always_taken() -> io::Result<()> {
        let folder = folder()?;
        let root = folder.path();
        let inputs = collect(&[root.to_owned(), root.join("c.doc"), root.join("a.md")]);
        let expected = ["a.md", "b.txt", "c.doc"].map(|name| Input::File(root.join(name)));
        assert_eq!(inputs.drafts, expected);
        assert!(inputs.errors.is_empty());
        Ok(())
    }

    #[test]
    fn a_path_that_leads_nowhere_is_an_error_and_the_rest_is_taken() -> io::Result<()> {
        let folder = folder()?;
        let missing = folder.path().join("没有.txt");
        let inputs = collect(&[missing.clone(), folder.path().join("b.txt")]);
        assert_eq!(inputs.drafts.len(), 1);
        assert_eq!(inputs.errors.len(), 1);
        assert_eq!(inputs.errors[0].name, missing.display().to_string());
        let document = inputs.drafts[0].read();
        assert_eq!(document.map(|document| document.text), Ok("乙".to_owned()));
        Ok(())
    }
}
