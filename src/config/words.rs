//! Own units, cue words and phrases: whether they can be, and in the form that texts have when they
//! are read.

use std::cell::LazyCell;

use super::fraction::fraction;
use super::written::{WrittenConfig, WrittenUnit, is_of_units};
use crate::claim::{Cue, OwnCue, says_cue};
use crate::grammar::{Dimension, Exact, Grammar, OwnUnit, Vocabulary, first_numeral};
use crate::rule::{
    ConfigFault, DIMENSIONS, Fault, Known, Placed, Reporter, WordSet, named, word_of,
};
use crate::source::Document;
use crate::text;

/// Longest unit or cue word, in characters.
const LONGEST_WORD: usize = 16;
/// Longest phrase, in characters.
const LONGEST_PHRASE: usize = 40;

/// The words of a configuration.
#[derive(Debug, Default)]
pub struct Words {
    pub vocabulary: Vocabulary,
    pub cues: Vec<OwnCue>,
}

/// Compiles the units; those at fault are reported and left out.
pub fn units(written: &WrittenConfig, reporter: &mut Reporter<'_>) -> Vec<OwnUnit> {
    let mut compiler = Compiler::new(reporter);
    let units = written.units.iter();
    units.filter_map(|unit| compiler.unit(unit)).collect()
}

/// Compiles the other words, in the same way.
pub fn compile(written: &WrittenConfig, units: Vec<OwnUnit>, reporter: &mut Reporter<'_>) -> Words {
    let mut compiler = Compiler::new(reporter);
    let phrases = written
        .phrases
        .iter()
        .filter_map(|phrase| compiler.phrase(phrase))
        .collect();
    let cues = written
        .cues
        .iter()
        .flat_map(|(cue, words)| compiler.cues(cue, words))
        .collect();
    Words {
        vocabulary: Vocabulary { units, phrases },
        cues,
    }
}

struct Compiler<'a, 'r> {
    /// With the built-in units only. Most configurations have no units, and ask it nothing.
    grammar: LazyCell<Grammar>,
    /// Words of this list so far.
    seen: Vec<String>,
    reporter: &'a mut Reporter<'r>,
}

impl<'a, 'r> Compiler<'a, 'r> {
    fn new(reporter: &'a mut Reporter<'r>) -> Self {
        Compiler {
            grammar: LazyCell::new(Grammar::new),
            seen: Vec::new(),
            reporter,
        }
    }

    fn refuse(&mut self, at: &Placed<String>, fault: ConfigFault) {
        self.reporter.at(at.place, Fault::Config(fault));
    }

    fn unit(&mut self, written: &WrittenUnit) -> Option<OwnUnit> {
        let words: Vec<String> = std::iter::once(&written.name)
            .chain(&written.aliases)
            .filter_map(|word| self.unit_word(word))
            .collect();
        let (dimension, base) = self.dimension(written)?;
        let factor = self.factor(written, base)?;
        (!words.is_empty()).then_some(OwnUnit {
            words,
            dimension,
            factor,
        })
    }

    fn unit_word(&mut self, written: &Placed<String>) -> Option<String> {
        let word = normal(&written.value);
        let bad = first_numeral(&word).is_some_and(|(at, _)| at == 0)
            || !word
                .chars()
                .all(|c| c.is_alphabetic() || "/%℃·".contains(c));
        if bad {
            let word = written.value.clone();
            self.refuse(written, ConfigFault::BadUnitWord { word });
            return None;
        }
        if let Some(unit) = self.grammar.unit_named(&word) {
            let unit = self
                .grammar
                .unit(unit)
                .words
                .first()
                .copied()
                .unwrap_or_default();
            let fault = ConfigFault::UnitTaken {
                word: written.value.clone(),
                unit: unit.to_owned(),
            };
            self.refuse(written, fault);
            return None;
        }
        self.new_word(written, word, LONGEST_WORD)
    }

    /// The word, unless it is too long or was there before.
    fn new_word(&mut self, written: &Placed<String>, word: String, most: usize) -> Option<String> {
        if word.chars().nth(most).is_some() {
            let word = word.chars().take(most).collect();
            self.refuse(written, ConfigFault::WordTooLong { word, most });
            return None;
        }
        if self.seen.contains(&word) {
            let word = written.value.clone();
            self.reporter
                .at(written.place, Fault::SameWordTwice { word });
            return None;
        }
        self.seen.push(word.clone());
        Some(word)
    }

    /// The dimension, and how many base units one of `of` is.
    fn dimension(&mut self, written: &WrittenUnit) -> Option<(Dimension, Exact)> {
        let said = match &written.dimension {
            Some(dimension) => Some(self.named_dimension(dimension)?),
            None => None,
        };
        let Some(of) = &written.of else {
            if said.is_none() {
                self.refuse(&written.name, ConfigFault::UnitWithoutDimension);
            }
            return Some((said?, Exact::ONE));
        };
        let Some(unit) = self.grammar.unit_named(&normal(&of.value)) else {
            let words = self
                .grammar
                .units()
                .flat_map(|unit| unit.words.iter().copied());
            let fault = ConfigFault::UnknownBaseUnit {
                word: of.value.clone(),
                known: Known::of(&of.value, words),
            };
            self.refuse(of, fault);
            return None;
        };
        let unit = self.grammar.unit(unit);
        if let (Some(said), Some(dimension)) = (said, &written.dimension)
            && said != unit.dimension
        {
            let fault = ConfigFault::DimensionOfAnother {
                unit: of.value.clone(),
                dimension: word_of(DIMENSIONS, &unit.dimension),
            };
            self.refuse(dimension, fault);
            return None;
        }
        Some((unit.dimension, unit.factor()))
    }

    fn named_dimension(&mut self, written: &Placed<String>) -> Option<Dimension> {
        let Some(dimension) = named(DIMENSIONS, &written.value) else {
            let words = DIMENSIONS.iter().map(|(_, word)| *word);
            let fault = Fault::UnknownWord {
                set: WordSet::Dimension,
                word: written.value.clone(),
                known: Known::of(&written.value, words),
            };
            self.reporter.at(written.place, fault);
            return None;
        };
        if !is_of_units(dimension) {
            let dimension = written.value.clone();
            self.refuse(written, ConfigFault::NotADimensionOfUnits { dimension });
            return None;
        }
        Some(dimension)
    }

    fn factor(&mut self, written: &WrittenUnit, base: Exact) -> Option<(i64, i64)> {
        let Some(factor) = &written.factor else {
            return narrow(base);
        };
        let value = fraction(&factor.value)
            .filter(|value| !value.is_negative() && !value.is_zero())
            .and_then(|value| narrow(value.multiply(base)?));
        if value.is_none() {
            let text = factor.value.clone();
            self.refuse(factor, ConfigFault::BadFactor { text });
        }
        value
    }

    fn phrase(&mut self, written: &Placed<String>) -> Option<String> {
        let phrase = normal(&written.value);
        if first_numeral(&phrase).is_none() {
            let phrase = written.value.clone();
            self.refuse(written, ConfigFault::PhraseWithoutNumeral { phrase });
            return None;
        }
        self.new_word(written, phrase, LONGEST_PHRASE)
    }

    fn cues(&mut self, written: &Placed<String>, words: &[Placed<String>]) -> Vec<OwnCue> {
        let Some(cue) = named(&Cue::ALL, &written.value) else {
            let known = Cue::ALL.iter().map(|(_, word)| *word);
            let fault = Fault::UnknownWord {
                set: WordSet::Cue,
                word: written.value.clone(),
                known: Known::of(&written.value, known),
            };
            self.reporter.at(written.place, fault);
            return Vec::new();
        };
        self.seen.clear();
        words
            .iter()
            .filter_map(|word| {
                Some(OwnCue {
                    word: self.cue_word(word, cue)?,
                    cue,
                })
            })
            .collect()
    }

    fn cue_word(&mut self, written: &Placed<String>, cue: Cue) -> Option<String> {
        let word = normal(&written.value);
        let shown = written.value.clone();
        if !word.chars().all(char::is_alphabetic) {
            self.refuse(written, ConfigFault::BadCueWord { word: shown });
            return None;
        }
        if says_cue(&word, cue) {
            self.refuse(written, ConfigFault::CueTaken { word: shown });
            return None;
        }
        self.new_word(written, word, LONGEST_WORD)
    }
}

/// The word as it stands in a text that is read: half width and simplified.
fn normal(word: &str) -> String {
    let document = Document::plain("", word);
    text::normalise(&document).normal.trim().to_owned()
}

fn narrow(value: Exact) -> Option<(i64, i64)> {
    let above = i64::try_from(value.numerator()).ok()?;
    let below = i64::try_from(value.denominator()).ok()?;
    Some((above, below))
}
