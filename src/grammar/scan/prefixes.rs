//! What stands before a figure and belongs to it: currency, degrees, a minus.

use super::Scanner;
use crate::grammar::measure::Measure;
use crate::grammar::quantity::Number;
use crate::grammar::tables::context::{NEGATIVE_WORDS, NOT_MINUS_AFTER};

impl Scanner<'_> {
    /// Takes in what stands before the figure and belongs to it: currency, degrees, a minus.
    pub(super) fn take_prefixes(&self, found: &mut Measure) -> usize {
        let mut start = found.start;
        if let Some((from, unit)) = self.currency(start) {
            let own = found.unit.is_none() || found.unit == self.lexicon.yuan;
            if own && let Some(unit) = self.lexicon.unit_named(unit) {
                found.unit = Some(unit);
                start = from;
            }
        }
        let head = &self.text[self.floor..start];
        if let Some((word, unit)) = self.lexicon.degrees_before.ending(head) {
            let rest = &self.text[found.number_end..];
            if rest.starts_with(['°', '度']) {
                found.unit = self.lexicon.unit_named(unit);
                start -= word.len();
            }
        }
        self.take_minus(found, start)
    }

    pub(super) fn take_minus(&self, found: &mut Measure, start: usize) -> usize {
        let head = &self.text[self.floor..start];
        let close = head.trim_end_matches(' ');
        let negative = close.ends_with('-') || self.lexicon.negatives.ending(close).is_some();
        if !negative {
            return start;
        }
        let word = NEGATIVE_WORDS
            .iter()
            .filter(|word| {
                let before = close.strip_suffix(**word);
                before.is_some_and(|before| !before.ends_with(NOT_MINUS_AFTER))
            })
            .max_by_key(|word| word.len());
        let width = match word {
            Some(word) => word.len() + head.len() - close.len(),
            None if self.is_minus(head, close) => 1 + head.len() - close.len(),
            None => return start,
        };
        let negate = |number: Number| Number {
            value: number.value.negate(),
            ..number
        };
        let high = found.high.map(negate);
        let low = negate(found.low);
        (found.low, found.high) = match high {
            Some(high) => (high, Some(low)),
            None => (low, None),
        };
        start - width
    }

    /// A currency word or sign right before `start`, and where it begins.
    pub(super) fn currency(&self, start: usize) -> Option<(usize, &'static str)> {
        let head = &self.text[self.floor..start];
        let close = head.trim_end_matches(' ');
        let (word, unit) = self.lexicon.money_before.ending(close)?;
        Some((self.floor + close.len() - word.len(), unit))
    }

    /// Whether a `-` that ends `close` is a minus: nothing it could join stands before it, the
    /// figure passed last included (比分2-0).
    fn is_minus(&self, head: &str, close: &str) -> bool {
        let Some(before) = close.strip_suffix('-') else {
            return false;
        };
        if head.len() != close.len() && !before.trim().is_empty() {
            return false;
        }
        !self.text[..self.floor + before.len()].ends_with(|c: char| {
            c.is_ascii_alphanumeric() || matches!(c, '-' | '—' | ')' | '%' | '月' | '日' | '年')
        })
    }
}
