//! What a claim tells: the name of what is counted, and when and where, as far as its own words
//! say it. Two claims, of two documents or of a document and a list of facts, speak of the same
//! thing only when their matters are the same; what is left open agrees with nothing.

mod cell;
mod name;
mod place;
mod vocabulary;
mod when;

#[cfg(test)]
mod tests;

pub use place::Place;
pub use when::When;

use super::{Claims, Cue, Cues};
use crate::grammar::{Dimension, Form, Grammar, Kind, Quantity, UnitId};
use crate::text::{Span, Text, floor_boundary};
use cell::Cells;
use place::{Latest, Mention};
use vocabulary::{Found, Sort, Vocabulary};

/// How far back from its figure a matter is told, in bytes.
const REACH: u32 = 600;
/// The words behind a figure are read this far, in bytes.
const BEHIND: u32 = 60;

/// An aspect as told.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Told<T> {
    /// Nothing is said of it.
    Silent,
    /// Something is said that can't be pinned down: 去年, 自2016年以来, a place that may be another's.
    Unclear,
    Said(T),
}

/// What is measured, and in what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Measured {
    /// Things counted, money, and figures per something are compared in one unit only.
    In(UnitId),
    /// Measures of one dimension can be converted.
    As(Dimension),
    /// Percentage points are no percent.
    Points,
}

/// What a claim tells.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Matter {
    /// The words naming what is counted, before the figure and after it, without period, place
    /// and words that say nothing. May be empty.
    pub name: String,
    pub measured: Measured,
    /// How it was worked out, where said: 按可比价格, 同比.
    pub basis: Cues,
    pub when: Told<When>,
    pub place: Told<Place>,
}

/// Cues that make another figure of one that is named alike.
const BASIS: Cues = Cues::of(Cue::Comparable)
    .with(Cue::Real)
    .with(Cue::Nominal)
    .with(Cue::YearOnYear)
    .with(Cue::MonthOnMonth);

/// A figure with one of these is a part, a plan or one of several: its own words do not say
/// enough of what it is.
const NOT_TOLD_WHOLE: Cues = Cues::of(Cue::Plan)
    .with(Cue::Forecast)
    .with(Cue::Part)
    .with(Cue::Respectively)
    .with(Cue::Share)
    .with(Cue::Other)
    .with(Cue::Remainder)
    .with(Cue::Anaphor)
    .with(Cue::From);

/// Reads the matters of claims; made once.
pub struct MatterReader {
    vocabulary: Vocabulary,
}

impl Default for MatterReader {
    fn default() -> Self {
        Self::new()
    }
}

impl MatterReader {
    pub fn new() -> Self {
        MatterReader {
            vocabulary: Vocabulary::new(),
        }
    }

    /// The matter of every claim, by its index; `None` for one that tells nothing by itself: dates,
    /// parts of a whole, plans, figures without a unit.
    pub fn read(&self, grammar: &Grammar, text: &Text, claims: &Claims) -> Vec<Option<Matter>> {
        let mentions = place::mentions(&text.normal);
        let cells = Cells::of(text);
        let mut reading = Reading {
            reader: self,
            grammar,
            text,
            claims,
            cells: &cells,
            mentions: &mentions,
            latest: Latest::default(),
            found: Vec::new(),
        };
        (0..claims.claims.len())
            .map(|index| reading.matter(index))
            .collect()
    }

    /// The name that `words`, normalised, give.
    pub fn name_of(&self, grammar: &Grammar, words: &str) -> String {
        let whole = Span::new(0, words.len() as u32);
        let dates: Vec<Span> = dates(grammar, words)
            .iter()
            .map(|date| date.extent)
            .collect();
        let mut found = Vec::new();
        self.vocabulary.find(words, whole, &mut found);
        let mentions = place::mentions(words);
        let mut name = String::new();
        name::push(words, whole, &found, &mentions, &dates, &mut name);
        name
    }

    /// The place that `words`, normalised, name last.
    pub fn place_of(&self, words: &str) -> Option<Place> {
        let whole = Span::new(0, words.len() as u32);
        let mut found = Vec::new();
        self.vocabulary.find(words, whole, &mut found);
        let mentions = place::mentions(words);
        place::last(whole, &found, &mentions, &Latest::default()).and_then(|(_, place)| place)
    }

    /// The period that `words`, normalised, say.
    pub fn when_of(&self, grammar: &Grammar, words: &str) -> Told<When> {
        let whole = Span::new(0, words.len() as u32);
        let mut found = Vec::new();
        self.vocabulary.find(words, whole, &mut found);
        when::last(words, whole, &dates(grammar, words), &found)
    }
}

fn dates(grammar: &Grammar, words: &str) -> Vec<Quantity> {
    let mut quantities = Vec::new();
    grammar.scan(words, Span::new(0, words.len() as u32), &mut quantities);
    quantities.retain(|quantity| quantity.kind.is_date());
    quantities
}

struct Reading<'a> {
    reader: &'a MatterReader,
    grammar: &'a Grammar,
    text: &'a Text,
    claims: &'a Claims,
    cells: &'a Cells,
    mentions: &'a [Mention],
    /// The places named up to the claim being read.
    latest: Latest,
    found: Vec<Found>,
}

impl Reading<'_> {
    fn matter(&mut self, index: usize) -> Option<Matter> {
        let claim = &self.claims.claims[index];
        let extent = claim.quantity.extent;
        let normal = &self.text.normal;
        let measured = measured(self.grammar, &claim.quantity)?;
        let whole = claim.whole.is_some() || claim.negated;
        // 比2019年增长: the name would not say with what it is compared.
        let compared = claim.has(Cue::Compared)
            && !claim.has(Cue::YearOnYear)
            && !claim.has(Cue::MonthOnMonth);
        if whole || compared || claim.cues.intersects(NOT_TOLD_WHOLE) {
            return None;
        }
        let (reader, grammar) = (self.reader, self.grammar);
        if Cells::hold(self.text, claim) {
            return self.cells.matter(reader, grammar, self.text, claim);
        }
        let sentence = self.text.sentences.get(claim.sentence as usize)?;
        let clause = self.text.clauses.get(claim.clause as usize)?;
        let floor = |offset: u32| floor_boundary(normal, offset as usize) as u32;
        let from = floor(sentence.start.max(extent.start.saturating_sub(REACH)));
        let to = floor(claim.after.end.min(extent.end + BEHIND)).max(extent.end);
        self.reader
            .vocabulary
            .find(normal, Span::new(from, to), &mut self.found);
        let dates = self.dates_before(index, from);
        let told = Span::new(from, extent.start);
        let before = Span::new(claim.before.start.max(from), claim.before.end);
        let behind = Span::new(extent.end, to);
        let mut name = String::new();
        let date_spans: Vec<Span> = dates.iter().map(|date| date.extent).collect();
        let near = place::inside(self.mentions, Span::new(from, to));
        name::push(normal, before, &self.found, near, &date_spans, &mut name);
        name::push_behind(normal, behind, &self.found, &mut name);
        let in_clause = Span::new(clause.start.max(from).min(extent.start), extent.start);
        self.latest.go_to(normal, self.mentions, extent.start);
        Some(Matter {
            name,
            measured,
            basis: claim.cues.common(BASIS),
            when: when::last(normal, told, &dates, &self.found),
            place: self.place(in_clause, before.start, near),
        })
    }

    /// The place that the clause names. One that acts in it before the figure's own words may be
    /// whom the figure is told of.
    fn place(&self, clause: Span, words_start: u32, near: &[Mention]) -> Told<Place> {
        let last = place::last(clause, &self.found, near, &self.latest);
        let from = last.map_or(clause.start, |(span, _)| span.end);
        let acts = |found: &Found| {
            found.sort == Sort::Actor && found.span.start >= from && found.span.end <= words_start
        };
        if self.found.iter().any(acts) {
            return Told::Unclear;
        }
        match last {
            None => Told::Silent,
            Some((_, Some(place))) => Told::Said(place),
            Some((_, None)) => Told::Unclear,
        }
    }

    /// The dates from `from` up to the claim, in order.
    fn dates_before(&self, index: usize, from: u32) -> Vec<Quantity> {
        let mut dates: Vec<Quantity> = self.claims.claims[..index]
            .iter()
            .rev()
            .take_while(|claim| claim.quantity.extent.start >= from)
            .filter(|claim| claim.is_date())
            .map(|claim| claim.quantity.clone())
            .collect();
        dates.reverse();
        dates
    }
}

/// What a figure measures; `None` for dates, ranges and figures without a unit.
pub fn measured(grammar: &Grammar, quantity: &Quantity) -> Option<Measured> {
    match quantity.kind {
        _ if quantity.form.has(Form::POINTS) => Some(Measured::Points),
        Kind::Ratio => Some(Measured::As(Dimension::Ratio)),
        Kind::Measure => {
            let unit = quantity.unit?;
            Some(match grammar.unit(unit).dimension {
                Dimension::Quotient | Dimension::None => Measured::In(unit),
                dimension => Measured::As(dimension),
            })
        }
        Kind::Count | Kind::Money => quantity.unit.map(Measured::In),
        _ => None,
    }
}
