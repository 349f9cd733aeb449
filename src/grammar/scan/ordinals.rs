//! Ordinals and ranges of them (`第3至第5名`), and the words that frame a range.

use super::{Scanner, plain};
use crate::grammar::date_span::link;
use crate::grammar::hedge::{Hedged, span};
use crate::grammar::measure::{Measure, measure};
use crate::grammar::quantity::{Kind, Quantity, Value};
use crate::grammar::tables::context::{BETWEEN_LINKS, BETWEEN_OPENERS, FROM_OPENERS};

const BETWEEN: &str = "之间";

impl Scanner<'_> {
    pub(super) fn ordinal(&self, at: usize, found: &Measure) -> Quantity {
        let start = at - '第'.len_utf8();
        if let Some(range) = self.ordinal_range(start, found) {
            return range;
        }
        let value = Value::Number(found.low);
        let mut quantity = plain(
            span(start, found.number_end),
            Kind::Ordinal,
            value,
            found.form,
        );
        quantity.number = span(at, found.number_end);
        quantity
    }

    /// 第十和第十五之间, 第3至第5, 第3—5.
    fn ordinal_range(&self, start: usize, first: &Measure) -> Option<Quantity> {
        let rest = &self.text[first.end..];
        let joined = link(rest).ok().map(|(after, _)| after);
        let after = joined.or_else(|| {
            BETWEEN_LINKS
                .iter()
                .find_map(|word| rest.strip_prefix(word))
        })?;
        let repeated = after.strip_prefix('第');
        let shared = joined.is_some() && first.end == first.number_end;
        let digits = repeated.or_else(|| shared.then_some(after))?;
        let second = measure(self.lexicon, self.text, self.text.len() - digits.len())?;
        let closed = self.text[second.end..].starts_with(BETWEEN);
        let whole = |m: &Measure| m.high.is_none() && m.odd.is_none() && !m.share;
        let ordered = whole(first) && whole(&second) && first.low.value < second.low.value;
        if !ordered || second.numeral.overflow || (joined.is_none() && !closed) {
            return None;
        }
        let end = if closed {
            second.end
        } else {
            second.number_end
        };
        let value = Value::Range(first.low, second.low);
        let form = first.form.with(second.form);
        let mut quantity = plain(span(start, end), Kind::Range, value, form);
        if closed {
            let from = self.opener(start, BETWEEN_OPENERS);
            quantity.extent = span(from, end + BETWEEN.len());
        }
        Some(quantity)
    }

    /// Takes the words that frame a range into its extent: 在10和20之间, 从3到5万元.
    pub(super) fn frame(&self, found: &Measure, hedged: &mut Hedged) {
        if found.high.is_none() || hedged.hedge.is_some() || hedged.end > found.end {
            return;
        }
        if self.text[found.end..].starts_with(BETWEEN) {
            hedged.start = self.opener(hedged.start, BETWEEN_OPENERS);
            hedged.end += BETWEEN.len();
        } else if self.text[found.start..found.end].contains(['到', '至']) {
            hedged.start = self.opener(hedged.start, FROM_OPENERS);
        }
    }

    /// Where the one of `words` that ends at `start` begins, or `start`.
    fn opener(&self, start: usize, words: &[&str]) -> usize {
        let head = &self.text[self.floor..start];
        let word = words.iter().find(|word| head.ends_with(**word));
        start - word.map_or(0, |word| word.len())
    }
}
