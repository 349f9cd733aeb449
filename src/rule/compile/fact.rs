//! Facts as written → as compiled.

use std::collections::HashMap;

use super::Lines;
use crate::claim::{MatterReader, Measured, Told, When, measured};
use crate::grammar::{self, Date, Grammar, Hedges, Quantity, Value, ValueSet};
use crate::rule::error::{FactFault, Fault, Reporter};
use crate::rule::fact::{Fact, FactPlace, FactSet};
use crate::rule::written::{Placed, WrittenFact};
use crate::source::Document;
use crate::text::{self, Span};

/// What is written for a period or place that does not matter.
const ANY: &str = "any";

/// What makes two facts speak of the same thing, and the first that does.
type Known = HashMap<(String, Measured, Option<When>, FactPlace), (ValueSet, String, u32)>;

/// Compiles facts; the words it reads them with are gathered when the first fact comes.
pub(super) struct FactCompiler<'g> {
    grammar: &'g Grammar,
    reader: Option<MatterReader>,
    known: Known,
}

impl<'g> FactCompiler<'g> {
    pub fn new(grammar: &'g Grammar) -> Self {
        FactCompiler {
            grammar,
            reader: None,
            known: Known::new(),
        }
    }

    /// Facts that hold for the examples of one rule stand by themselves.
    pub fn apart(&mut self) {
        self.known.clear();
    }

    /// Appends the facts of one file.
    pub fn add(
        &mut self,
        written: &[WrittenFact],
        lines: &mut Lines<'_>,
        set: &mut FactSet,
        reporter: &mut Reporter<'_>,
    ) {
        if written.is_empty() {
            return;
        }
        let file = set.files.len();
        set.files.push(reporter.file.clone());
        for fact in written {
            let line = lines.of(fact.value.place);
            if let Some(fact) = self.fact(fact, file, line, reporter) {
                set.facts.push(fact);
            }
        }
    }

    fn fact(
        &mut self,
        written: &WrittenFact,
        file: usize,
        line: u32,
        reporter: &mut Reporter<'_>,
    ) -> Option<Fact> {
        let reader = self.reader.get_or_insert_with(MatterReader::new);
        let names = names(reader, self.grammar, written, reporter);
        let value = value(self.grammar, &written.value, reporter);
        let when = when(reader, self.grammar, &written.period, reporter);
        let place = place(reader, written, reporter);
        let until = match &written.until {
            Some(until) => Some(date(self.grammar, until, reporter)?),
            None => None,
        };
        let ((measured, values), when, place) = (value?, when?, place?);
        let fact = Fact {
            names,
            measured,
            file,
            line,
            value: written.value.place,
            when,
            place,
            source: written.source.value.clone(),
            until,
        };
        self.compare(&fact, values, written, reporter);
        Some(fact)
    }

    /// Reports a fact that an earlier one contradicts.
    fn compare(
        &mut self,
        fact: &Fact,
        values: ValueSet,
        written: &WrittenFact,
        reporter: &mut Reporter<'_>,
    ) {
        for (name, label) in fact.names.iter().zip(&written.label) {
            let key = (name.clone(), fact.measured, fact.when, fact.place);
            match self.known.get(&key) {
                Some((others, file, line)) if !others.intersects(&values) => reporter.at(
                    written.value.place,
                    Fault::Fact(FactFault::Disagree {
                        label: label.value.clone(),
                        file: file.clone(),
                        line: *line,
                    }),
                ),
                Some(_) => {}
                None => {
                    let place = (values, reporter.file.name.clone(), fact.line);
                    self.known.insert(key, place);
                }
            }
        }
    }
}

fn normalised(words: &str) -> String {
    text::normalise(&Document::plain("", words)).normal
}

fn names(
    reader: &MatterReader,
    grammar: &Grammar,
    written: &WrittenFact,
    reporter: &mut Reporter<'_>,
) -> Vec<String> {
    let mut names = Vec::with_capacity(written.label.len());
    for label in &written.label {
        let name = reader.name_of(grammar, &normalised(&label.value));
        if name.is_empty() {
            let label_text = label.value.clone();
            reporter.at(
                label.place,
                Fault::Fact(FactFault::EmptyName { label: label_text }),
            );
        }
        names.push(name);
    }
    names
}

/// What the value measures, and its set. It is read where it stands in the file, as it will be
/// again when a draft is checked.
fn value(
    grammar: &Grammar,
    written: &Placed<String>,
    reporter: &mut Reporter<'_>,
) -> Option<(Measured, ValueSet)> {
    let text = normalised(reporter.file.text.get(written.place.range())?);
    let quantities = scan(grammar, &text);
    let value = written.value.clone();
    let [quantity] = &quantities[..] else {
        reporter.at(
            written.place,
            Fault::Fact(FactFault::NotOneFigure { value }),
        );
        return None;
    };
    let unit = quantity.unit.map(|unit| grammar.unit(unit));
    let set = grammar::value_set(quantity, unit, &Hedges::default());
    match measured(grammar, quantity).zip(set) {
        Some(read) => Some(read),
        None => {
            reporter.at(written.place, Fault::Fact(FactFault::NotMeasured { value }));
            None
        }
    }
}

fn scan(grammar: &Grammar, text: &str) -> Vec<Quantity> {
    let mut quantities = Vec::new();
    grammar.scan(text, Span::new(0, text.len() as u32), &mut quantities);
    quantities
}

fn when(
    reader: &MatterReader,
    grammar: &Grammar,
    written: &Placed<String>,
    reporter: &mut Reporter<'_>,
) -> Option<Option<When>> {
    if written.value == ANY || written.value.is_empty() {
        return Some(None);
    }
    match reader.when_of(grammar, &as_year(&normalised(&written.value))) {
        Told::Said(when) => Some(Some(when)),
        _ => {
            let period = written.value.clone();
            reporter.at(
                written.place,
                Fault::Fact(FactFault::UnclearPeriod { period }),
            );
            None
        }
    }
}

/// A bare year is one: `period: 2020`.
fn as_year(words: &str) -> String {
    let words = words.trim();
    if words.len() == 4 && words.bytes().all(|byte| byte.is_ascii_digit()) {
        format!("{words}年")
    } else {
        words.to_owned()
    }
}

/// The place given, else one that a label names.
fn place(
    reader: &MatterReader,
    written: &WrittenFact,
    reporter: &mut Reporter<'_>,
) -> Option<FactPlace> {
    let Some(place) = &written.place else {
        let named = written
            .label
            .iter()
            .find_map(|label| reader.place_of(&normalised(&label.value)));
        return Some(named.map_or(FactPlace::None, FactPlace::Named));
    };
    if place.value == ANY {
        return Some(FactPlace::Any);
    }
    let named = reader.place_of(&normalised(&place.value));
    if named.is_none() {
        let name = place.value.clone();
        reporter.at(
            place.place,
            Fault::Fact(FactFault::UnknownPlace { place: name }),
        );
    }
    named.map(FactPlace::Named)
}

fn date(grammar: &Grammar, written: &Placed<String>, reporter: &mut Reporter<'_>) -> Option<Date> {
    let found = scan(grammar, &as_year(&as_month(&normalised(&written.value))));
    let read = match &found[..] {
        [quantity] => match quantity.value() {
            Value::Date(date) if date.year.is_some() => Some(date),
            _ => None,
        },
        _ => None,
    };
    if read.is_none() {
        let until = written.value.clone();
        reporter.at(written.place, Fault::Fact(FactFault::BadUntil { until }));
    }
    read
}

/// `2027-03`, which is no date in running text.
fn as_month(words: &str) -> String {
    let words = words.trim();
    match words.split_once('-') {
        Some((year, month)) if year.len() == 4 && month.len() == 2 => format!("{year}年{month}月"),
        _ => words.to_owned(),
    }
}
