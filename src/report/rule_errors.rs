//! Errors in rule files for people.

use super::Look;
use super::human::{self, HELP};
use crate::language::Language;
use crate::rule::{RuleError, render};

/// Every error with its excerpt, place and mend, and a closing line.
pub fn rule_errors(errors: &[RuleError], look: &Look) -> String {
    let handler = human::handler(look).without_primary_span_start();
    let mut text = Vec::new();
    for error in errors {
        // Only a writer can fail, and a string does not.
        let excerpt = render(error, look.language, &handler).unwrap_or_default();
        text.extend_from_slice(excerpt.as_bytes());
        human::write_note(&mut text, HELP, &error.words(look.language).help, look).ok();
        text.push(b'\n');
    }
    text.extend_from_slice(closing_line(errors.len(), look.language).as_bytes());
    String::from_utf8(text).unwrap_or_default()
}

fn closing_line(count: usize, language: Language) -> String {
    match language {
        Language::Chinese => format!("共 {count} 处错误，改好之前什么也不核对。\n"),
        Language::English if count == 1 => {
            "1 error; nothing is checked until it is mended.\n".to_owned()
        }
        Language::English => {
            format!("{count} errors; nothing is checked until they are mended.\n")
        }
    }
}
