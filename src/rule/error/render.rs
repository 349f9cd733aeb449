//! Rule errors as miette diagnostics.

use std::fmt;

use miette::{
    Diagnostic, GraphicalReportHandler, LabeledSpan, MietteError, MietteSpanContents, SourceCode,
    SourceSpan, SpanContents,
};

use super::{Excerpt, RuleError, Words};
use crate::language::Language;

/// An error with its words, ready for miette.
#[derive(Debug)]
struct Report<'a> {
    error: &'a RuleError,
    words: Words,
    source: Lines<'a>,
}

/// The excerpt as miette's source. The name carries line and column, because miette would count
/// columns in bytes.
#[derive(Debug)]
struct Lines<'a> {
    excerpt: &'a Excerpt,
    name: String,
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.words.title)
    }
}

impl std::error::Error for Report<'_> {}

impl Diagnostic for Report<'_> {
    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let span = SourceSpan::from(self.error.excerpt.label.clone());
        let label = LabeledSpan::new_primary_with_span(Some(self.words.label.clone()), span);
        Some(Box::new(std::iter::once(label)))
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }
}

impl SourceCode for Lines<'_> {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let read = self.excerpt.text.as_str().read_span(span, before, after)?;
        let first_line = self.excerpt.first_line as usize - 1;
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            read.data(),
            *read.span(),
            read.line() + first_line,
            read.column(),
            read.line_count(),
        )))
    }
}

/// What is wrong, in its excerpt; how to mend it ([`Words::help`]) is left to the caller, for
/// miette would head it in English.
///
/// # Errors
/// Those of the handler.
pub fn render(
    error: &RuleError,
    language: Language,
    handler: &GraphicalReportHandler,
) -> Result<String, fmt::Error> {
    let source = Lines {
        excerpt: &error.excerpt,
        name: error.place(),
    };
    let report = Report {
        error,
        words: error.words(language),
        source,
    };
    let mut text = String::new();
    handler.render_report(&mut text, &report)?;
    Ok(text)
}
