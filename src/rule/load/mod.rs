//! Rule files → [`RuleSet`]. Every error of every file is found in one run, and with any error
//! nothing is loaded.

mod node;
mod read;
mod syntax;

use super::compile::Compiler;
use super::compiled::RuleSet;
use super::error::{Errors, Fault, Reporter, RuleError};
use super::written::WrittenFile;
use crate::grammar::Grammar;
use crate::text::Span;

/// Largest rule file read, in bytes.
const LARGEST: usize = 1 << 20;

/// A rule file's name (its path, or `builtin:NAME`) and text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFile {
    pub name: String,
    pub text: String,
}

/// Loads all rules of `files`.
///
/// # Errors
/// All errors of all files, in the order of the files and of their lines.
pub fn load(files: &[RuleFile], grammar: &Grammar) -> Result<RuleSet, Vec<RuleError>> {
    let mut errors = Errors::default();
    let mut compiler = Compiler::new(grammar);
    for file in files {
        if let Some(written) = read_file(file, &mut errors) {
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

/// The file as written; `None` when it is no YAML at all.
fn read_file(file: &RuleFile, errors: &mut Errors) -> Option<WrittenFile> {
    let mut reporter = Reporter::new(file, errors);
    if file.text.len() > LARGEST {
        reporter.at(
            Span::default(),
            Fault::FileTooLarge {
                bytes: file.text.len(),
                most: LARGEST,
            },
        );
        return None;
    }
    match node::parse(&file.text) {
        Ok(node) => read::file(&node, &mut reporter),
        Err(error) => {
            let (span, fault) = syntax::diagnose(&file.text, &error);
            reporter.at(span, fault);
            None
        }
    }
}
