//! What is wrong with rule files, where, and how to mend it.

mod chinese;
mod config;
mod english;
mod excerpt;
mod fact;
mod fault;
mod pattern;
mod render;
mod reporter;

pub use config::ConfigFault;
pub use excerpt::Excerpt;
pub use fact::FactFault;
pub use fault::{Fault, Known, Type, WordSet};
pub use render::render;
pub(crate) use reporter::Reporter;

use crate::language::Language;
use crate::text::Span;

/// One error of one rule file, with all that is needed to show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleError {
    /// The file as given.
    pub file: String,
    /// Byte offsets in the file's text; empty for a place between characters.
    pub span: Span,
    /// Counted from 1.
    pub line: u32,
    /// In characters, counted from 1.
    pub column: u32,
    pub fault: Fault,
    /// The lines around it.
    pub excerpt: Excerpt,
}

/// A fault in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Words {
    /// What kind of mistake it is.
    pub title: String,
    /// What is wrong at the place, shown beside the excerpt.
    pub label: String,
    /// How to mend it.
    pub help: String,
}

impl Words {
    fn new(title: impl Into<String>, label: impl Into<String>, help: impl Into<String>) -> Words {
        Words {
            title: title.into(),
            label: label.into(),
            help: help.into(),
        }
    }
}

impl RuleError {
    /// An error at `span` of `text`, the content of `file`.
    pub fn new(file: &str, text: &str, span: Span, fault: Fault) -> RuleError {
        let span = excerpt::fitted(text, span);
        let before = &text[..span.start as usize];
        let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
        RuleError {
            file: file.to_owned(),
            span,
            line: count(before.bytes().filter(|byte| *byte == b'\n').count()),
            column: count(before[line_start..].chars().count()),
            fault,
            excerpt: Excerpt::of(text, span),
        }
    }

    /// An error of a whole file, whose text is not at hand.
    pub fn of_file(file: &str, fault: Fault) -> RuleError {
        RuleError::new(file, "", Span::default(), fault)
    }

    /// The error in words.
    pub fn words(&self, language: Language) -> Words {
        match language {
            Language::Chinese => chinese::words(&self.fault),
            Language::English => english::words(&self.fault),
        }
    }

    /// `rules/rate.yaml:12:8`
    pub fn place(&self) -> String {
        format!("{}:{}:{}", self.file, self.line, self.column)
    }
}

/// A number counted from 0 as one counted from 1.
fn count(from_zero: usize) -> u32 {
    u32::try_from(from_zero).unwrap_or(u32::MAX - 1) + 1
}

/// Collects the errors of a run.
#[derive(Debug, Default)]
pub struct Errors {
    list: Vec<RuleError>,
}

impl Errors {
    pub fn add(&mut self, error: RuleError) {
        self.list.push(error);
    }

    pub fn append(&mut self, mut others: Errors) {
        self.list.append(&mut others.list);
    }

    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// All errors, by file as loaded and place.
    pub fn into_sorted(mut self, files: &[super::RuleFile]) -> Vec<RuleError> {
        let rank = |name: &str| files.iter().position(|file| file.name == name);
        self.list
            .sort_by_key(|error| (rank(&error.file), error.span));
        self.list.dedup();
        self.list
    }
}
