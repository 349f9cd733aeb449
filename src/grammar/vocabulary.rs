//! Units and phrases that a configuration adds to the tables.

use super::tables::compounds::COMPOUNDS;
use super::tables::numerals::{Sign, sign, starting_sign};
use super::unit::{Dimension, Unit};

/// What the grammar reads besides its tables. The words are taken to be normalised.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    pub units: Vec<OwnUnit>,
    /// Names that hold numerals and are no quantities.
    pub phrases: Vec<String>,
}

/// A unit of a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnUnit {
    /// Every way of writing it, the canonical one first.
    pub words: Vec<String>,
    pub dimension: Dimension,
    /// How many base units one of it is, as a fraction.
    pub factor: (i64, i64),
}

impl Vocabulary {
    /// The units as rows of the unit table. The table is static, and so are its words: those of a
    /// configuration are kept for as long as the process runs, which reads each of them once.
    pub(super) fn unit_rows(&self) -> &'static [Unit] {
        let rows = self.units.iter().map(|unit| Unit {
            words: unit
                .words
                .iter()
                .map(|word| kept(word))
                .collect::<Vec<_>>()
                .leak(),
            dimension: unit.dimension,
            factor: unit.factor,
            generic: false,
            rounds: false,
        });
        rows.collect::<Vec<_>>().leak()
    }

    /// The phrases, kept as the words of units are.
    pub(super) fn kept_phrases(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.phrases.iter().map(|phrase| kept(phrase))
    }
}

fn kept(word: &str) -> &'static str {
    word.to_owned().leak()
}

/// Where the first numeral of a phrase stands, and its character: where a reading of the phrase as
/// a figure would begin.
pub fn first_numeral(phrase: &str) -> Option<(usize, char)> {
    phrase.char_indices().find(|(_, character)| {
        starting_sign(*character).is_some_and(|sign| {
            !matches!(
                sign,
                Sign::Week | Sign::First | Sign::Special | Sign::Opaque
            )
        })
    })
}

/// Whether the character is one that figures are made of.
pub fn is_numeral(character: char) -> bool {
    sign(character).is_some()
}

/// The larger unit that goes before `unit` in a figure written as `written`, and how many units make one of
/// it: 年 and 12 for 个月 in 5年8个月. Only of units that such a figure is given in.
pub fn larger_unit(unit: &str, written: &str) -> Option<(i64, &'static str)> {
    let compounds = COMPOUNDS
        .iter()
        .filter(|c| c.result == unit && c.larger != unit);
    let in_it = |larger: &str| written.contains(larger);
    compounds
        .map(|c| (c.ratio, c.larger))
        .find(|(_, larger)| in_it(larger))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::{Grammar, Quantity};
    use crate::text::Span;

    fn grammar() -> Grammar {
        let unit = |words: &[&str], dimension, factor| OwnUnit {
            words: words.iter().map(|word| (*word).to_owned()).collect(),
            dimension,
            factor,
        };
        Grammar::with(&Vocabulary {
            units: vec![
                unit(&["菌棒", "JZB"], Dimension::Count, (1, 1)),
                unit(&["市制担", "担子"], Dimension::Mass, (50, 1)),
            ],
            phrases: vec!["首开八千里路".to_owned(), "12345热线".to_owned()],
        })
    }

    fn read(text: &str) -> Vec<(String, Option<&'static str>)> {
        let grammar = grammar();
        let mut found: Vec<Quantity> = Vec::new();
        grammar.scan(text, Span::new(0, text.len() as u32), &mut found);
        let unit = |q: &Quantity| q.unit.map(|id| grammar.unit(id).words[0]);
        found
            .iter()
            .map(|q| (q.span.of(text).to_owned(), unit(q)))
            .collect()
    }

    #[test]
    fn own_units_are_read_under_their_first_name() {
        let expected = |text: &str, unit| (text.to_owned(), Some(unit));
        assert_eq!(
            read("吞吐30万菌棒，其中外贸12万JZB"),
            [expected("30万菌棒", "菌棒"), expected("12万JZB", "菌棒")]
        );
        assert_eq!(read("收粮3担子半"), [expected("3担子半", "市制担")]);
    }

    #[test]
    fn own_units_have_their_dimension_and_factor() {
        let grammar = grammar();
        let unit = grammar.unit(grammar.unit_named("担子").unwrap());
        assert_eq!(unit.dimension, Dimension::Mass);
        assert_eq!(unit.factor(), crate::grammar::Exact::integer(50));
        assert_eq!(grammar.units().last().unwrap().words[0], "市制担");
    }

    #[test]
    fn own_phrases_are_no_figures() {
        assert_eq!(read("首开八千里路工程，拨打12345热线"), []);
        assert_eq!(read("拨打212345次").len(), 1);
    }

    #[test]
    fn without_a_vocabulary_they_are_read_as_they_were() {
        let grammar = Grammar::new();
        assert_eq!(grammar.unit_named("菌棒"), None);
    }
}
