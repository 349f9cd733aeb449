//! Reports faults of one file, also those inside a value.

use super::{Errors, Fault, RuleError};
use crate::rule::RuleFile;
use crate::rule::written::Placed;
use crate::text::Span;

/// Reports faults of one file.
pub struct Reporter<'a> {
    pub file: &'a RuleFile,
    errors: &'a mut Errors,
}

impl<'a> Reporter<'a> {
    pub fn new(file: &'a RuleFile, errors: &'a mut Errors) -> Self {
        Reporter { file, errors }
    }

    /// A fault at a place of the file.
    pub fn at(&mut self, place: Span, fault: Fault) {
        self.errors.add(RuleError::new(
            &self.file.name,
            &self.file.text,
            place,
            fault,
        ));
    }

    /// A fault at `inner` of a value's text.
    pub fn inside(&mut self, value: &Placed<String>, inner: Span, fault: Fault) {
        self.at(self.place(value, inner), fault);
    }

    /// Where `inner`, a span of the value's text, stands in the file.
    pub fn place(&self, value: &Placed<String>, inner: Span) -> Span {
        inner_place(&self.file.text, value, inner)
    }

    /// How many faults there are so far, in all files.
    pub fn count(&self) -> usize {
        self.errors.len()
    }
}

/// Where `inner`, a span of the value's text, stands in the file: quotes, escapes and folded
/// lines make the two differ. When they cannot be matched the whole value is the place.
fn inner_place(file: &str, value: &Placed<String>, inner: Span) -> Span {
    let Some(written) = file.get(value.place.range()) else {
        return value.place;
    };
    if written == value.value {
        let start = value.place.start;
        return Span::new(start + inner.start, start + inner.end);
    }
    let quote = written
        .chars()
        .next()
        .filter(|first| matches!(first, '"' | '\''));
    let from = quote.map_or(0, char::len_utf8);
    let place = |offset: u32| {
        let reached = matched(&written[from..], value.value.get(..offset as usize)?)?;
        u32::try_from(from + reached)
            .ok()
            .map(|offset| value.place.start + offset)
    };
    match (place(inner.start), place(inner.end)) {
        (Some(start), Some(end)) => Span::new(start, end.max(start)),
        _ => value.place,
    }
}

/// How far `written` goes to spell `text`, where a blank of `text` may be any run of blanks; and
/// blanks before the next character are passed too.
fn matched(written: &str, text: &str) -> Option<usize> {
    let mut rest = written.char_indices().peekable();
    for character in text.chars() {
        if character.is_whitespace() {
            while rest.next_if(|(_, next)| next.is_whitespace()).is_some() {}
            continue;
        }
        while rest
            .next_if(|(_, next)| next.is_whitespace() && *next != character)
            .is_some()
        {}
        rest.next_if(|(_, next)| *next == character)?;
    }
    Some(rest.peek().map_or(written.len(), |(offset, _)| *offset))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place_in(file: &str, written: &str, text: &str, inner: &str) -> String {
        let start = file.find(written).unwrap() as u32;
        let place = Span::new(start, start + written.len() as u32);
        let value = Placed {
            value: text.to_owned(),
            place,
        };
        let from = text.find(inner).unwrap() as u32;
        let inner = Span::new(from, from + inner.len() as u32);
        inner_place(file, &value, inner).of(file).to_owned()
    }

    #[test]
    fn finds_the_place_in_plain_quoted_and_folded_text() {
        assert_eq!(place_in("a: 甲 = 乙", "甲 = 乙", "甲 = 乙", "="), "=");
        assert_eq!(
            place_in("a: \"甲 = 乙\"", "\"甲 = 乙\"", "甲 = 乙", "="),
            "="
        );
        assert_eq!(
            place_in("a: 甲\n   = 乙", "甲\n   = 乙", "甲 = 乙", "="),
            "="
        );
    }

    #[test]
    fn escapes_make_the_whole_value_the_place() {
        let file = "a: \"甲\\t= 乙\"";
        assert_eq!(
            place_in(file, "\"甲\\t= 乙\"", "甲\t= 乙", "="),
            "\"甲\\t= 乙\""
        );
    }
}
