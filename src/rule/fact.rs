//! Facts as compiled: reference values that claims are checked against.

use super::RuleFile;
use crate::claim::{Measured, Place, When};
use crate::grammar::Date;
use crate::text::Span;

/// Facts and the files that they were read from.
#[derive(Clone, Debug, Default)]
pub struct FactSet {
    pub facts: Vec<Fact>,
    /// Indexed by [`Fact::file`].
    pub files: Vec<RuleFile>,
}

/// One reference value.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The names of what is counted, as `MatterReader::name_of` gives them.
    pub names: Vec<String>,
    pub measured: Measured,
    /// Index into [`FactSet::files`].
    pub file: usize,
    /// The line of the value, from 1.
    pub line: u32,
    /// Where the value stands in the file, byte offsets.
    pub value: Span,
    /// `None`: whenever.
    pub when: Option<When>,
    pub place: FactPlace,
    pub source: String,
    /// The last day (or month, or year) on which it holds.
    pub until: Option<Date>,
}

/// Of which place a fact is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FactPlace {
    /// Of none: a claim that names a place is not of it.
    None,
    /// Of any.
    Any,
    Named(Place),
}

impl FactSet {
    /// Takes out the facts that do not hold any more on `today`, and gives the file, line and date
    /// of each.
    pub fn take_expired(&mut self, today: Date) -> Vec<(String, u32, Date)> {
        let mut expired = Vec::new();
        let files = &self.files;
        self.facts.retain(|fact| {
            let over = fact.until.filter(|until| is_over(*until, today));
            if let Some(until) = over {
                let name = files.get(fact.file).map_or("", |file| &file.name);
                expired.push((name.to_owned(), fact.line, until));
            }
            over.is_none()
        });
        expired
    }
}

/// Whether `until`, its last day included, lies before `today`.
fn is_over(until: Date, today: Date) -> bool {
    let last = |part: Option<u8>| part.unwrap_or(u8::MAX);
    (until.year, last(until.month), last(until.day))
        < (today.year, last(today.month), last(today.day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: Option<u8>, day: Option<u8>) -> Date {
        Date {
            year: Some(year),
            month,
            day,
        }
    }

    #[test]
    fn a_fact_holds_through_the_last_day_named() {
        let today = date(2027, Some(3), Some(1));
        assert!(!is_over(date(2027, Some(3), Some(1)), today));
        assert!(!is_over(date(2027, Some(3), None), today));
        assert!(!is_over(date(2027, None, None), today));
        assert!(is_over(date(2027, Some(2), Some(28)), today));
        assert!(is_over(date(2027, Some(2), None), today));
        assert!(is_over(date(2026, None, None), today));
    }
}
