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
use super::written::Placed;
use crate::grammar::Grammar;
use crate::source;
use crate::text::Span;
pub(crate) use fields::{Fields, entries, items, scalar, texts};
pub(crate) use node::{Content, Node};
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
    for (file, tree) in files.iter().zip(trees(files)) {
        let mut reporter = Reporter::new(file, &mut errors);
        // One tree at a time is unpacked, into the memory of the one before.
        let unpacked = || packed::unpack(file.packed, &file.text);
        let node = match tree.unwrap_or_else(|| unpacked().map_or_else(|| parse(file), Ok)) {
            Ok(node) => node,
            Err((span, fault)) => {
                reporter.at(span, fault);
                continue;
            }
        };
        if let Some(written) = read::file(&node, &mut reporter) {
            compiler.file(file, &written, &mut errors);
        }
    }
    let rules = compiler.finish();
    if errors.is_empty() {
        Ok(rules)
    } else {
        Err(errors.into_sorted(files))
    }
}

/// A file as a tree, or why it is no YAML.
type Tree = Result<Node, (Span, Fault)>;

/// The trees of the files that are not packed: reading YAML is slow, and one file does not depend on
/// another.
fn trees(files: &[RuleFile]) -> Vec<Option<Tree>> {
    let tree = |file: &RuleFile| file.packed.is_empty().then(|| parse(file));
    if files.iter().filter(|file| file.packed.is_empty()).count() > 1 {
        files.par_iter().map(tree).collect()
    } else {
        files.iter().map(tree).collect()
    }
}

/// The file as a tree; a fault when it is no YAML.
pub(crate) fn tree(file: &RuleFile, reporter: &mut Reporter<'_>) -> Option<Node> {
    parse(file)
        .map_err(|(span, fault)| reporter.at(span, fault))
        .ok()
}

fn parse(file: &RuleFile) -> Tree {
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
