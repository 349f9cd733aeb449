//! The lookups built from the tables: units by word, phrases by their first numeral.

use std::cmp::Reverse;
use std::ops::Range;

use super::quantity::{Form, HedgeKind};
use super::tables::context::{
    CLASS_AFTER, DEGREES_BEFORE, LABELS_BEFORE, MONEY_BEFORE, NAMES_AFTER, NEGATIVE_WORDS,
    NOT_AFTER_ONE, NOT_THE_UNIT,
};
use super::tables::eras::ERAS;
use super::tables::hedges::{AFTER, AFTER_NEUTRAL, BEFORE, FILLERS, NOT_BEFORE};
use super::tables::numerals::{Sign, sign};
use super::tables::phrases::FAMILIES;
use super::tables::units::{DOZEN, UNIT_FORMS, UNITS};
use super::unit::{Dimension, Unit, UnitId};
use super::vocabulary::{Vocabulary, first_numeral};
use super::words::Words;

/// One way of writing a unit.
#[derive(Clone, Copy, Debug)]
pub struct UnitWord {
    pub word: &'static str,
    pub unit: UnitId,
    /// Characters that, following the word, make another word of it.
    not_before: &'static str,
    /// Whether a lone 一 before the word counts nothing.
    pub not_after_one: bool,
    /// How a figure with this unit is written.
    pub form: Form,
    /// 打: twelve things.
    pub dozen: bool,
}

/// A phrase, cut where its first numeral stands.
#[derive(Clone, Copy, Debug)]
struct Phrase {
    key: u64,
    head: &'static str,
    tail: &'static str,
}

/// Sorted lookups over the tables.
#[derive(Debug)]
pub struct Lexicon {
    /// By first character, then longest first.
    units: Vec<UnitWord>,
    /// Where in `units` the words with each first character begin and end.
    unit_ranges: Vec<(u16, u16)>,
    /// For each character of the basic plane, 0 or one more than the place of its words in
    /// `unit_ranges`.
    unit_places: Vec<u16>,
    /// The keys of `phrases`, apart so that a search touches little memory.
    phrase_keys: Vec<u64>,
    phrases: Vec<Phrase>,
    /// Whether some phrase begins with a digit, as only those of a configuration do.
    pub has_digit_phrases: bool,
    /// The units of a configuration; their ids go on from those of the table.
    own_units: &'static [Unit],
    pub hedges_before: Words<HedgeKind>,
    pub not_hedges: Words<()>,
    pub hedges_after: Words<HedgeKind>,
    pub fillers: Words<()>,
    pub neutral_after: Words<()>,
    /// The hedges of two characters and more that stand before a figure, by their start.
    pub bounds_ahead: Words<HedgeKind>,
    pub labels_before: Words<()>,
    pub names_after: Words<()>,
    pub class_after: Words<()>,
    pub degrees_before: Words<&'static str>,
    pub negatives: Words<()>,
    pub money_before: Words<&'static str>,
    /// The first year of an era and how many it counted.
    pub eras: Words<(i32, i32)>,
    pub yuan: Option<UnitId>,
    pub percent: Option<UnitId>,
    pub metre: Option<UnitId>,
    pub second: Option<UnitId>,
}

impl Lexicon {
    pub fn new(vocabulary: &Vocabulary) -> Self {
        let own_units = vocabulary.unit_rows();
        let units = unit_words(own_units);
        let phrases = phrases(vocabulary);
        let (unit_ranges, unit_places) = unit_starts(&units);
        let named = |word| {
            units
                .iter()
                .find(|entry| entry.word == word)
                .map(|entry| entry.unit)
        };
        Lexicon {
            yuan: named("元"),
            percent: named("%"),
            metre: named("米"),
            second: named("秒"),
            unit_ranges,
            unit_places,
            phrase_keys: phrases.iter().map(|p| p.key).collect(),
            units,
            has_digit_phrases: phrases.iter().any(Phrase::begins_with_digit),
            phrases,
            own_units,
            hedges_before: Words::by_end(BEFORE.iter().copied()),
            not_hedges: Words::by_end(NOT_BEFORE.iter().map(|word| (*word, ()))),
            hedges_after: Words::by_start(AFTER.iter().copied()),
            fillers: Words::by_end(FILLERS.iter().map(|word| (*word, ()))),
            neutral_after: Words::by_start(AFTER_NEUTRAL.iter().map(|word| (*word, ()))),
            bounds_ahead: Words::by_start(
                BEFORE
                    .iter()
                    .copied()
                    .filter(|(word, _)| word.chars().nth(1).is_some()),
            ),
            labels_before: Words::by_end(LABELS_BEFORE.iter().map(|word| (*word, ()))),
            names_after: Words::by_start(NAMES_AFTER.iter().map(|word| (*word, ()))),
            class_after: Words::by_start(CLASS_AFTER.iter().map(|word| (*word, ()))),
            degrees_before: Words::by_end(DEGREES_BEFORE.iter().copied()),
            negatives: Words::by_end(NEGATIVE_WORDS.iter().map(|word| (*word, ()))),
            money_before: Words::by_end(MONEY_BEFORE.iter().copied()),
            eras: Words::by_end(
                ERAS.iter()
                    .map(|(name, first, most)| (*name, (*first, *most))),
            ),
        }
    }

    /// The unit with this id.
    pub fn unit(&self, id: UnitId) -> Option<&'static Unit> {
        let index = usize::from(id.0);
        match UNITS.get(index) {
            Some(unit) => Some(unit),
            None => self.own_units.get(index - UNITS.len()),
        }
    }

    /// All units by their ids.
    pub fn units(&self) -> impl Iterator<Item = &'static Unit> + Clone + use<> {
        UNITS.iter().chain(self.own_units)
    }

    /// What the unit measures.
    pub fn dimension(&self, id: UnitId) -> Dimension {
        self.unit(id).map_or(Dimension::None, |unit| unit.dimension)
    }

    /// The longest unit word that `text` begins with, if what follows lets it be a unit.
    pub fn unit_at(&self, text: &str) -> Option<UnitWord> {
        self.units_under(text.chars().next()?)
            .iter()
            .find(|entry| {
                entry.may_begin(text)
                    && text.starts_with(entry.word)
                    && entry.stands_before(&text[entry.word.len()..])
            })
            .copied()
    }

    /// The unit words that begin with `first`, longest first.
    fn units_under(&self, first: char) -> &[UnitWord] {
        let Some(place) = self.unit_places.get(first as usize) else {
            // Beyond the basic plane, where only a configuration has units.
            let begins = |entry: &UnitWord| entry.word.chars().next();
            let from = self
                .units
                .partition_point(|entry| begins(entry) < Some(first));
            let to = self
                .units
                .partition_point(|entry| begins(entry) <= Some(first));
            return &self.units[from..to];
        };
        let range = usize::from(*place)
            .checked_sub(1)
            .and_then(|at| self.unit_ranges.get(at));
        range
            .and_then(|(from, to)| self.units.get(usize::from(*from)..usize::from(*to)))
            .unwrap_or(&[])
    }

    /// The unit that `word` names.
    pub fn unit_named(&self, word: &str) -> Option<UnitId> {
        let first = word.chars().next()?;
        self.units_under(first)
            .iter()
            .find(|entry| entry.word == word)
            .map(|entry| entry.unit)
    }

    /// The end of the longest phrase whose first numeral stands at `at`.
    pub fn phrase_end(&self, text: &str, at: usize) -> Option<usize> {
        let before = &text[..at];
        let after = &text[at..];
        // 第一到第三: a phrase that begins with the numeral is not meant behind 第.
        let ordinal = before.ends_with('第');
        let mut following = after.chars();
        let numeral = following.next()?;
        let longest = following.next().and_then(|next| {
            self.phrases_under(phrase_key(numeral, next, false))
                .filter(|p| after.starts_with(p.tail) && before.ends_with(p.head))
                .filter(|p| !(ordinal && p.head.is_empty()))
                .filter(|p| !is_figure(p.tail, &after[p.tail.len()..]))
                .map(|p| at + p.tail.len())
                .max()
        });
        longest.or_else(|| {
            let previous = before.chars().next_back()?;
            self.phrases_under(phrase_key(numeral, previous, true))
                .find(|p| before.ends_with(p.head))
                .map(|p| at + p.tail.len())
        })
    }

    fn phrases_under(&self, key: u64) -> impl Iterator<Item = &Phrase> {
        let from = self.phrase_keys.partition_point(|k| *k < key);
        self.phrases[from..]
            .iter()
            .take_while(move |p| p.key == key)
    }
}

impl UnitWord {
    /// A look at the last byte, which tells most words that do not stand there.
    fn may_begin(&self, text: &str) -> bool {
        let word = self.word.as_bytes();
        word.last() == text.as_bytes().get(word.len().wrapping_sub(1))
    }

    fn stands_before(&self, rest: &str) -> bool {
        let Some(next) = rest.chars().next() else {
            return true;
        };
        let latin = self
            .word
            .as_bytes()
            .last()
            .is_some_and(u8::is_ascii_alphabetic);
        if latin && next.is_ascii_alphanumeric() {
            return false;
        }
        !self.not_before.contains(next)
    }
}

/// 十分, 一点 and 一到 are phrases, but not in 十分之一, 一点五 and 一到两成.
fn is_figure(tail: &str, rest: &str) -> bool {
    (tail.ends_with('分') && rest.starts_with('之'))
        || (tail.ends_with(['点', '點', '到', '至'])
            && rest.starts_with(|c| {
                matches!(sign(c), Some(Sign::Digit(_) | Sign::Two | Sign::Arabic))
            }))
}

impl Phrase {
    fn begins_with_digit(&self) -> bool {
        self.tail.starts_with(|c: char| c.is_ascii_digit())
    }
}

fn unit_words(own: &'static [Unit]) -> Vec<UnitWord> {
    let mut words = Vec::with_capacity(600);
    for (index, unit) in UNITS.iter().chain(own).enumerate() {
        let id = UnitId(u16::try_from(index).unwrap_or(u16::MAX));
        for word in unit.words {
            let not_before = NOT_THE_UNIT
                .iter()
                .find(|(unit, _)| unit == word)
                .map_or("", |entry| entry.1);
            let not_after_one = NOT_AFTER_ONE.contains(word);
            let form = UNIT_FORMS
                .iter()
                .find(|(_, words)| words.contains(word))
                .map_or(Form::default(), |entry| entry.0);
            words.push(UnitWord {
                word,
                unit: id,
                not_before,
                not_after_one,
                form,
                dozen: *word == DOZEN,
            });
        }
    }
    words.sort_by_key(|entry| (entry.word.chars().next(), Reverse(entry.word.len())));
    words
}

/// The range of the words with each first character, and the place of that range by character.
fn unit_starts(units: &[UnitWord]) -> (Vec<(u16, u16)>, Vec<u16>) {
    const PLANE: usize = 0x1_0000;
    let mut ranges: Vec<(u16, u16)> = Vec::with_capacity(300);
    let mut places = vec![0; PLANE];
    for (at, entry) in (0u16..).zip(units) {
        let first = entry.word.chars().next().map(|first| first as usize);
        let Some(place) = first.and_then(|first| places.get_mut(first)) else {
            continue;
        };
        if *place == 0 {
            ranges.push((at, at));
            *place = u16::try_from(ranges.len()).unwrap_or(0);
        }
        if let Some(range) = ranges.last_mut() {
            range.1 = at + 1;
        }
    }
    (ranges, places)
}

/// The first numeral of a phrase and the character behind it, or before it for a phrase that
/// ends with its numeral.
fn phrase_key(numeral: char, neighbour: char, before: bool) -> u64 {
    (u64::from(u32::from(numeral)) << 32)
        | (u64::from(u32::from(neighbour)) << 1)
        | u64::from(before)
}

fn phrases(vocabulary: &Vocabulary) -> Vec<Phrase> {
    let mut phrases: Vec<Phrase> = FAMILIES
        .iter()
        .flat_map(|family| family.split_whitespace())
        .chain(vocabulary.kept_phrases())
        .filter_map(phrase)
        .collect();
    phrases.sort_by_key(|p| p.key);
    phrases
}

fn phrase(words: &'static str) -> Option<Phrase> {
    let (cut, numeral) = first_numeral(words)?;
    let tail: Range<usize> = cut..words.len();
    let key = match words[cut..].chars().nth(1) {
        Some(next) => phrase_key(numeral, next, false),
        None => phrase_key(numeral, words[..cut].chars().next_back()?, true),
    };
    Some(Phrase {
        key,
        head: &words[..cut],
        tail: &words[tail],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dimension(text: &str) -> Option<Dimension> {
        let lexicon = Lexicon::new(&Vocabulary::default());
        lexicon
            .unit_at(text)
            .map(|word| UNITS[usize::from(word.unit.0)].dimension)
    }

    #[test]
    fn takes_the_longest_unit_that_is_no_part_of_a_word() {
        assert_eq!(dimension("千瓦时"), Some(Dimension::Energy));
        assert_eq!(dimension("千瓦"), Some(Dimension::Power));
        assert_eq!(dimension("元/亩"), Some(Dimension::Quotient));
        assert_eq!(dimension("月亮"), None);
        assert_eq!(dimension("kg"), Some(Dimension::Mass));
        assert_eq!(dimension("kgf"), None);
    }

    #[test]
    fn no_word_names_two_units() {
        let mut words: Vec<_> = UNITS.iter().flat_map(|unit| unit.words).collect();
        words.sort();
        let count = words.len();
        words.dedup();
        assert_eq!(words.len(), count);
    }

    #[test]
    fn finds_phrases_around_their_first_numeral() {
        let lexicon = Lexicon::new(&Vocabulary::default());
        let end = |text: &str, at: &str| lexicon.phrase_end(text, text.find(at).unwrap());
        assert_eq!(end("要统一部署", "一"), Some("要统一".len()));
        assert_eq!(
            end("解决两不愁三保障问题", "两"),
            Some("解决两不愁三保障".len())
        );
        assert_eq!(end("派出一百人", "一"), None);
        assert_eq!(end("一切", "一"), Some("一切".len()));
    }
}
