//! Rule files → [`RuleSet`]. Every error of every file is found in one run, and with any error
//! nothing is loaded.

mod fields;
mod node;
mod read;
mod syntax;

use super::compile::Compiler;
use super::compiled::RuleSet;
use super::error::{Errors, Fault, Reporter, RuleError};
use crate::grammar::Grammar;
use crate::source;
use crate::text::Span;
pub(crate) use fields::{Fields, entries, items, scalar, texts};
pub(crate) use node::{Content, Node};
use rayon::prelude::*;

/// Largest file read, in bytes.
const LARGEST: usize = 1 << 20;

/// A file of rules, or another that people write by hand: its name (the path, or `builtin:NAME`)
/// and text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleFile {
    pub name: String,
    pub text: String,
}

impl RuleFile {
    /// The file with these bytes, in any encoding that a draft may have.
    ///
    /// # Errors
    /// When they are no text.
    pub fn decode(name: &str, bytes: Vec<u8>) -> Result<RuleFile, Box<RuleError>> {
        match source::decode(name, bytes) {
            Ok(document) => Ok(RuleFile {
                name: document.name,
                text: document.text,
            }),
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
    // Reading YAML takes most of the time, and one file does not depend on another.
    let nodes: Vec<Result<Node, (Span, Fault)>> = files.par_iter().map(parse).collect();
    for (file, node) in files.iter().zip(nodes) {
        let mut reporter = Reporter::new(file, &mut errors);
        let written = match node {
            Ok(node) => read::file(&node, &mut reporter),
            Err((span, fault)) => {
                reporter.at(span, fault);
                None
            }
        };
        if let Some(written) = written {
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

/// The file as a tree; a fault when it is no YAML.
pub(crate) fn tree(file: &RuleFile, reporter: &mut Reporter<'_>) -> Option<Node> {
    parse(file)
        .map_err(|(span, fault)| reporter.at(span, fault))
        .ok()
}

/// The file as a tree, or why it is no YAML.
fn parse(file: &RuleFile) -> Result<Node, (Span, Fault)> {
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
