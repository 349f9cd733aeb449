//! Finds the drafts that the arguments name and reads them.

use std::collections::HashSet;
use std::fs;
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::args::Common;
use super::left_out::LeftOut;
use super::reading;
use crate::source::{Document, SourceError, SourceErrorKind, decode};

/// Endings of the files taken from a folder. A file that is named itself is taken whatever its
/// ending.
const ENDINGS: [&str; 4] = ["txt", "md", "markdown", "docx"];

/// The argument that stands for standard input.
const STANDARD_INPUT: &str = "-";

/// Whether an argument stands for standard input.
pub fn is_standard_input(path: &Path) -> bool {
    path.as_os_str() == STANDARD_INPUT
}

/// A draft to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    StandardInput {
        /// By `-`, not merely because nothing else was.
        named: bool,
    },
    File(PathBuf),
}

/// What the arguments name: drafts in order, and the paths that led nowhere.
#[derive(Debug, Default)]
pub struct Inputs {
    pub drafts: Vec<Input>,
    pub errors: Vec<SourceError>,
    /// What was found in a folder under the name of a draft, or may hold some, and is no file.
    pub passed_over: Vec<PassedOver>,
    /// The rest of what folders hold and is not read.
    pub left_out: LeftOut,
    /// The drafts that were named themselves.
    pub named: HashSet<PathBuf>,
    /// No draft may have more bytes.
    pub limit: u64,
}

/// A path in a folder that is not read unless it is named itself.
#[derive(Debug, PartialEq, Eq)]
pub struct PassedOver {
    pub path: PathBuf,
    pub is_link: bool,
}

/// Standard input, read because no draft was named.
const NOT_NAMED: Input = Input::StandardInput { named: false };

impl Inputs {
    /// Whether standard input is one of the drafts.
    pub fn has_standard_input(&self) -> bool {
        let is_standard = |input: &Input| matches!(input, Input::StandardInput { .. });
        self.drafts.iter().any(is_standard)
    }
}

impl Input {
    /// The path as given (or found below a given folder), or `-`.
    pub fn name(&self) -> String {
        match self {
            Input::StandardInput { .. } => STANDARD_INPUT.to_owned(),
            Input::File(path) => path.display().to_string(),
        }
    }

    /// Nothing for standard input.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Input::StandardInput { .. } => None,
            Input::File(path) => Some(path),
        }
    }

    /// Reads and decodes the draft.
    ///
    /// # Errors
    ///
    /// When it cannot be read, has more than `limit` bytes, is not text, or is an empty standard input that
    /// nobody named.
    pub fn read(&self, limit: u64) -> Result<Document, SourceError> {
        let bytes = match self {
            Input::StandardInput { .. } => reading::standard_input(limit),
            Input::File(path) => reading::file(path, limit),
        };
        let name = self.name();
        match bytes {
            Ok(bytes) if bytes.is_empty() && *self == NOT_NAMED => {
                let kind = SourceErrorKind::NothingGiven;
                Err(SourceError { name, kind })
            }
            Ok(bytes) => decode(&name, bytes),
            Err(kind) => Err(SourceError { name, kind }),
        }
    }
}

/// Finds the drafts: files as named, the `.txt` and `.md` files in folders (sorted by path; what
/// `.gitignore` leaves out and hidden files are skipped), `-` for standard input. A draft named
/// twice is taken once. Without arguments, standard input where it is not a terminal, otherwise
/// the current folder.
pub fn collect(paths: &[PathBuf], common: &Common) -> Inputs {
    let mut inputs = Inputs {
        limit: common.max_size,
        ..Inputs::default()
    };
    let mut seen = HashSet::new();
    if paths.is_empty() && !io::stdin().is_terminal() {
        inputs.drafts.push(NOT_NAMED);
        return inputs;
    }
    let here = [PathBuf::from(".")];
    let paths = if paths.is_empty() { &here } else { paths };
    for path in paths {
        for input in find(path, &mut inputs) {
            if seen.insert(input.name()) {
                inputs.drafts.push(input);
            }
        }
    }
    inputs
}

/// The drafts that one argument names.
fn find(path: &Path, inputs: &mut Inputs) -> Vec<Input> {
    if is_standard_input(path) {
        return vec![Input::StandardInput { named: true }];
    }
    match fs::metadata(path) {
        Ok(metadata) if metadata.is_dir() => walk(path, inputs),
        Ok(_) => {
            inputs.named.insert(path.to_owned());
            vec![Input::File(path.to_owned())]
        }
        Err(error) => {
            let name = path.display().to_string();
            let kind = reading::unreadable(&error);
            inputs.errors.push(SourceError { name, kind });
            Vec::new()
        }
    }
}

fn walk(folder: &Path, inputs: &mut Inputs) -> Vec<Input> {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let mut folders = Vec::new();
    let before = inputs.passed_over.len();
    for entry in WalkBuilder::new(folder).require_git(false).build() {
        match entry {
            Ok(entry) => match noted(&entry, &mut seen, &mut folders) {
                Worth::Draft => found.push(tidy(entry.into_path())),
                Worth::Word { is_link } => inputs.passed_over.push(PassedOver {
                    path: tidy(entry.into_path()),
                    is_link,
                }),
                Worth::OtherFormat => inputs.left_out.other_format(entry.path()),
                Worth::Nothing => {}
            },
            Err(error) => {
                let path = path_of(&error).unwrap_or(folder);
                seen.insert(path.to_owned());
                inputs.errors.push(SourceError {
                    name: tidy(path.to_owned()).display().to_string(),
                    kind: match error.io_error() {
                        Some(error) => reading::unreadable(error),
                        None => SourceErrorKind::Unreadable {
                            reason: error.to_string(),
                        },
                    },
                });
            }
        }
    }
    inputs.left_out.ignored_in(&folders, &seen);
    found.sort();
    inputs.passed_over[before..].sort_by(|a, b| a.path.cmp(&b.path));
    found.into_iter().map(Input::File).collect()
}

/// What to do with something found in a folder.
enum Worth {
    Draft,
    /// It is not read, which has to be said.
    Word {
        is_link: bool,
    },
    OtherFormat,
    Nothing,
}

/// What something is worth, kept in mind as seen.
fn noted(entry: &DirEntry, seen: &mut HashSet<PathBuf>, folders: &mut Vec<PathBuf>) -> Worth {
    seen.insert(entry.path().to_owned());
    if entry.file_type().is_some_and(|kind| kind.is_dir()) {
        folders.push(entry.path().to_owned());
    }
    worth(entry)
}

/// Links are not followed: what they lead to may be found twice, or go round for ever. Reading a
/// pipe could wait for ever.
fn worth(entry: &DirEntry) -> Worth {
    // What Word keeps beside a document that is open.
    if entry.file_name().to_string_lossy().starts_with("~$") {
        return Worth::Nothing;
    }
    let known = has_known_ending(entry.path());
    match entry.file_type() {
        Some(kind) if kind.is_file() && known => Worth::Draft,
        Some(kind) if kind.is_file() => Worth::OtherFormat,
        Some(kind) if kind.is_symlink() && (known || entry.path().is_dir()) => {
            Worth::Word { is_link: true }
        }
        Some(kind) if known && !kind.is_file() && !kind.is_dir() && !kind.is_symlink() => {
            Worth::Word { is_link: false }
        }
        _ => Worth::Nothing,
    }
}

/// The path that an error in a folder is about.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        _ => None,
    }
}

/// `./a.txt` → `a.txt`, as it would be named by hand.
fn tidy(path: PathBuf) -> PathBuf {
    path.strip_prefix(".")
        .map(Path::to_path_buf)
        .unwrap_or(path)
}

pub fn has_known_ending(path: &Path) -> bool {
    path.extension()
        .and_then(|ending| ending.to_str())
        .is_some_and(|ending| {
            ENDINGS
                .iter()
                .any(|known| ending.eq_ignore_ascii_case(known))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::args::Arguments;
    use clap::Parser;

    fn collected(paths: &[PathBuf]) -> Inputs {
        let arguments = ["heshu", "check"];
        let arguments = Arguments::try_parse_from(arguments).expect("valid arguments");
        collect(paths, &arguments.common)
    }

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
        let inputs = collected(&[root.to_owned(), root.join("c.doc"), root.join("a.md")]);
        let expected = ["a.md", "b.txt", "c.doc"].map(|name| Input::File(root.join(name)));
        assert_eq!(inputs.drafts, expected);
        assert!(inputs.errors.is_empty());
        Ok(())
    }

    #[test]
    fn a_path_that_leads_nowhere_is_an_error_and_the_rest_is_taken() -> io::Result<()> {
        let folder = folder()?;
        let missing = folder.path().join("没有.txt");
        let inputs = collected(&[missing.clone(), folder.path().join("b.txt")]);
        assert_eq!(inputs.drafts.len(), 1);
        assert_eq!(inputs.errors.len(), 1);
        assert_eq!(inputs.errors[0].name, missing.display().to_string());
        let document = inputs.drafts[0].read(inputs.limit);
        assert_eq!(document.map(|document| document.text), Ok("乙".to_owned()));
        Ok(())
    }
}
