//! 半 before a unit, and the words that it makes: 半年, 半百, 半折.

use super::exact::Exact;
use super::fraction::{NOT_AFTER_TENTHS, exact_number};
use super::lexicon::Lexicon;
use super::measure::{Measure, NumeralShape, is_divisible};
use super::quantity::{Form, Number};
use super::tables::context::NOT_HALF_AFTER;

/// Reads the figure that the 半 at `start` of `text` begins.
pub fn half(lexicon: &Lexicon, text: &str, start: usize) -> Option<Measure> {
    let before = text[..start].chars().next_back();
    if before.is_some_and(|c| NOT_HALF_AFTER.contains(c)) {
        return None;
    }
    let end = start + '半'.len_utf8();
    let rest = &text[end..];
    let exact = exact_number(Exact::ratio(1, 2)?);
    if rest.starts_with('百') {
        return Some(fifty(start, end + '百'.len_utf8()));
    }
    let discount = rest.strip_prefix('折');
    if discount.is_some_and(|rest| !rest.starts_with(|c| NOT_AFTER_TENTHS.contains(c)))
        && before.is_none_or(|c| c == '打' || !c.is_alphanumeric())
    {
        return Some(Measure {
            share: true,
            ..bare(start, end + '折'.len_utf8(), exact, Form::DISCOUNT)
        });
    }
    let word = lexicon.unit_at(rest)?;
    is_divisible(lexicon, word.unit).then(|| Measure {
        end: end + word.word.len(),
        unit: Some(word.unit),
        unit_start: end,
        numeral: NumeralShape {
            tokens: 1,
            half: true,
            ..NumeralShape::default()
        },
        ..bare(start, end, exact, Form::FRACTION)
    })
}

/// 半百.
fn fifty(start: usize, end: usize) -> Measure {
    let number = Number {
        value: Exact::integer(50),
        precision: Some(0),
        leading: 1,
    };
    bare(start, end, number, Form::CHINESE)
}

/// A figure without a unit.
fn bare(start: usize, end: usize, low: Number, form: Form) -> Measure {
    Measure {
        start,
        number_end: end,
        end,
        low,
        high: None,
        form: form.with(Form::CHINESE),
        unit: None,
        unit_start: 0,
        odd: None,
        scale: 0,
        power: 0,
        share: false,
        numeral: NumeralShape {
            tokens: 2,
            ..NumeralShape::default()
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Vocabulary;

    fn read(text: &str) -> Option<(String, usize)> {
        let start = text.find('半')?;
        let found = half(&Lexicon::new(&Vocabulary::default()), text, start)?;
        Some((found.low.value.to_string(), found.end - start))
    }

    #[test]
    fn halves_units_that_can_be_halved() {
        assert_eq!(read("休养半年"), Some(("0.5".to_owned(), 6)));
        assert_eq!(read("年过半百"), None);
        assert_eq!(read("已半百之年"), Some(("50".to_owned(), 6)));
        assert_eq!(read("打半折"), Some(("0.5".to_owned(), 6)));
        assert_eq!(read("上半年"), None);
        assert_eq!(read("半个人"), None);
    }
}
