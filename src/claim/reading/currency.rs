//! 新台币52亿元，较前周51亿元: a currency told before one sum holds for the bare sums behind it.

use crate::claim::tables::{CARRIED_CURRENCIES, OTHER_MONEY};
use crate::grammar::{Kind, Quantity, UnitId};
use crate::text::Span;

/// Gives the bare sums of a block the currency that stands before one of the sums in front of them, up to the first word that
/// tells of other money: 约合人民币1200元.
pub(super) fn carry(text: &str, yuan: Option<UnitId>, quantities: &mut [Quantity]) {
    let mut named: Option<(UnitId, u32)> = None;
    for quantity in quantities {
        if quantity.kind != Kind::Money {
            continue;
        }
        let span = quantity.span;
        if let Some((unit, end)) = named {
            let between = Span::new(end.min(span.start), span.end).of(text);
            if OTHER_MONEY.iter().any(|word| between.contains(word)) {
                return;
            }
            if quantity.unit == yuan {
                quantity.unit = Some(unit);
            }
            named = Some((unit, span.end));
        } else if CARRIED_CURRENCIES
            .iter()
            .any(|word| span.of(text).starts_with(word))
        {
            named = quantity.unit.map(|unit| (unit, span.end));
        }
    }
}
