//! Rule files → [`RuleSet`]. Every error of every file is found in one run, and with any error
//! nothing is loaded.

mod fields;
mod node;
mod packed;
mod read;
mod syntax;

use super::compile::Compiler;
use super::compiled::RuleSet;
use super::error::{Errors, Fault, Reporter, RuleError};
use super::written::{Placed, WrittenFile};
use crate::grammar::Grammar;
use crate::source;
use crate::text::Span;
pub(crate) use fields::{Fields, entries, items, owned, scalar, texts};
pub(crate) use node::{Content, Key, Node};
use rayon::prelude::*;
use std::borrow::Cow;

/// Largest file read, in bytes.
const LARGEST: usize = 1 << 20;

/// A file of rules, or another that people write by hand: its name (the path, or `builtin:NAME`)
/// and text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleFile {
    pub name: String,
    pub text: Cow<'static, str>,
    /// The tree of a file that comes with heshu; empty for any other.
    packed: &'static [u8],
}

impl RuleFile {
    pub fn new(name: impl Into<String>, text: impl Into<Cow<'static, str>>) -> RuleFile {
        RuleFile {
            name: name.into(),
            text: text.into(),
            packed: &[],
        }
    }

    /// A file that was read when heshu was built: its text, and its tree or a part of it.
    pub(super) fn read_before(name: String, text: &'static str, packed: &'static [u8]) -> RuleFile {
        RuleFile {
            packed,
            ..RuleFile::new(name, text)
        }
    }

    /// The file with these bytes, in any encoding that a draft may have.
    ///
    /// # Errors
    /// When they are no text.
    pub fn decode(name: &str, bytes: Vec<u8>) -> Result<RuleFile, Box<RuleError>> {
        match source::decode(name, bytes) {
            Ok(document) => Ok(RuleFile::new(document.name, document.text)),
            Err(error) => {
                let fault = Fault::Unreadable(error.kind);
                Err(Box::new(RuleError::of_file(name, fault)))
            }
        }
    }
}

/// Loads all rules of `files`.
///
/// # Errors
/// All errors of all files, in the order of the files and of their lines.
pub fn load(files: &[RuleFile], grammar: &Grammar) -> Result<RuleSet, Vec<RuleError>> {
    let mut errors = Errors::default();
    let mut compiler = Compiler::new(grammar);
    let mut compile = |file: &RuleFile, read: AsWritten| {
        errors.append(read.errors);
        if let Some(written) = read.written {
            compiler.file(file, &written, &mut errors);
        }
    };
    // Every run waits for this, so the first files are compiled while the others are read.
    let (first, others) = files.split_at(first_files(files));
    let mut read = Vec::new();
    rayon::in_place_scope(|scope| {
        scope.spawn(|_| read.extend(as_written(others)));
        for (file, read) in first.iter().zip(as_written(first)) {
            compile(file, read);
        }
    });
    for (file, read) in others.iter().zip(read) {
        compile(file, read);
    }
    let rules = compiler.finish();
    if errors.is_empty() {
        Ok(rules)
    } else {
        Err(errors.into_sorted(files))
    }
}

/// How many files are read and compiled in the time in which the others are read: compiling takes somewhat longer than
/// reading.
fn first_files(files: &[RuleFile]) -> usize {
    let lengths = || files.iter().map(|file| file.text.len());
    let mut left = lengths().sum::<usize>() * 3 / 10;
    let is_first = |length: &usize| {
        let any_left = left > 0;
        left = left.saturating_sub(*length);
        any_left
    };
    lengths().take_while(is_first).count()
}

/// A file as written, unless it has none to compile, and what is wrong with how it is written.
struct AsWritten {
    written: Option<WrittenFile>,
    errors: Errors,
}

/// Reads files, one after the other as they are asked for.
fn as_written(files: &[RuleFile]) -> impl Iterator<Item = AsWritten> {
    files.iter().zip(trees(files)).map(|(file, tree)| {
        let mut errors = Errors::default();
        let mut reporter = Reporter::new(file, &mut errors);
        // One tree at a time is unpacked, into the memory of the one before.
        let unpacked = || packed::unpack(file.packed, &file.text).map_or_else(|| parse(file), Ok);
        let written = match tree.unwrap_or_else(unpacked) {
            Ok(node) => read::file(&node, &mut reporter),
            Err((span, fault)) => {
                reporter.at(span, fault);
                None
            }
        };
        AsWritten { written, errors }
    })
}

/// A file as a tree, or why it is no YAML.
type Tree<'t> = Result<Node<'t>, (Span, Fault)>;

/// The trees of the files that are not packed: reading YAML is slow, and one file does not depend on
/// another.
fn trees(files: &[RuleFile]) -> Vec<Option<Tree<'static>>> {
    let tree = |file: &RuleFile| file.packed.is_empty().then(|| parse(file));
    if files.iter().filter(|file| file.packed.is_empty()).count() > 1 {
        files.par_iter().map(tree).collect()
    } else {
        files.iter().map(tree).collect()
    }
}

/// The file as a tree; a fault when it is no YAML.
pub(crate) fn tree(file: &RuleFile, reporter: &mut Reporter<'_>) -> Option<Node<'static>> {
    parse(file)
        .map_err(|(span, fault)| reporter.at(span, fault))
        .ok()
}

fn parse(file: &RuleFile) -> Tree<'static> {
    let bytes = file.text.len();
    if bytes > LARGEST {
        return Err((
            Span::default(),
            Fault::FileTooLarge {
                bytes,
                most: LARGEST,
            },
        ));
    }
    node::parse(&file.text).map_err(|error| syntax::diagnose(&file.text, &error))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Files are read in two parts at once; nobody should see it.
    #[test]
    fn rules_and_errors_come_in_the_order_of_the_files() {
        let rule = |id: &str| {
            format!(
                "rules:\n  - id: {id}\n    title: 总数\n    where:\n      甲: {{ cue: total }}\n    assert: 甲 > 0\n"
            )
        };
        let files = |ids: &[&str]| {
            let file = |id: &&str| RuleFile::new(format!("{id}.yaml"), rule(id));
            ids.iter().map(file).collect::<Vec<_>>()
        };
        let grammar = Grammar::new();
        let good = load(&files(&["d", "a", "c", "b", "e"]), &grammar).expect("no errors");
        let ids: Vec<&str> = good.rules.iter().map(|rule| rule.id.as_str()).collect();
        assert_eq!(ids, ["d", "a", "c", "b", "e"]);
        let errors = load(&files(&["D", "a", "C", "b", "E"]), &grammar).expect_err("three ids");
        let places: Vec<String> = errors.iter().map(RuleError::place).collect();
        assert_eq!(places, ["D.yaml:2:9", "C.yaml:2:9", "E.yaml:2:9"]);
    }
}
