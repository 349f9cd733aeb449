//! From a quantity to the set of true values that it can stand for, in the base unit.

use super::exact::Exact;
use super::quantity::{Form, HedgeKind, Kind, Number, Quantity, Value};
use super::unit::Unit;
use super::value_set::{Bound, ValueSet};

/// How wide vague hedges are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hedges {
    /// 约, 左右: this share of the value to either side. One tenth unless set.
    pub about: Exact,
    /// 近: this share of the step of the last non-zero digit below the value, which itself still
    /// belongs. One half unless set: 近4万 is (35000, 40000].
    pub near: Exact,
    /// Whether a figure may have been cut off at its last digit instead of rounded, so that 70% may
    /// be 70.9%. It may unless set.
    pub truncation: bool,
}

impl Default for Hedges {
    fn default() -> Self {
        let ratio = |denominator| Exact::ratio(1, denominator).unwrap_or(Exact::ONE);
        Hedges {
            about: ratio(10),
            near: ratio(2),
            truncation: true,
        }
    }
}

/// How many base units one of `unit` is; 1 without a unit.
pub fn factor(unit: Option<&Unit>) -> Exact {
    unit.map_or(Exact::ONE, Unit::factor)
}

/// The value as written, in the base unit: 0.953 for `95.3%`. `None` for a range, a date, and
/// where the arithmetic overflows.
pub fn nominal(quantity: &Quantity, unit: Option<&Unit>) -> Option<Exact> {
    match quantity.value() {
        Value::Number(number) => number.value.multiply(factor(unit)),
        _ => None,
    }
}

/// The true values, in the base unit. `None` for dates, weekdays and times, and where the
/// arithmetic overflows.
pub fn value_set(quantity: &Quantity, unit: Option<&Unit>, settings: &Hedges) -> Option<ValueSet> {
    let written = match quantity.value() {
        Value::Number(number) => match &quantity.hedge {
            Some(hedge) => hedged(number, hedge.kind, settings)?,
            None => unhedged(quantity, number, unit, settings)?,
        },
        Value::Range(low, high) => range(quantity, low, high)?,
        _ => return None,
    };
    written.scale(factor(unit))
}

/// The true values of a mean, in the base unit: 平均每列107箱 may be 107.2, though boxes are whole.
pub fn mean_set(quantity: &Quantity, unit: Option<&Unit>, settings: &Hedges) -> Option<ValueSet> {
    match quantity.value() {
        Value::Number(number) if quantity.hedge.is_none() => {
            rounded(number, settings)?.scale(factor(unit))
        }
        _ => value_set(quantity, unit, settings),
    }
}

/// Rounded or cut off at the last written digit; a whole count written out is itself.
fn unhedged(
    quantity: &Quantity,
    number: Number,
    unit: Option<&Unit>,
    settings: &Hedges,
) -> Option<ValueSet> {
    let counted = matches!(quantity.kind, Kind::Count | Kind::Ordinal | Kind::Number)
        && !unit.is_some_and(|unit| unit.rounds);
    let is_whole = |precision| precision >= 0 && !is_rounded(quantity.form, precision);
    match number.precision {
        Some(precision) if counted && is_whole(precision) => Some(ValueSet::point(number.value)),
        _ => rounded(number, settings),
    }
}

/// Rounded or cut off at the last written digit.
fn rounded(number: Number, settings: &Hedges) -> Option<ValueSet> {
    let Some(precision) = number.precision else {
        return Some(ValueSet::point(number.value));
    };
    let step = Exact::power_of_ten(precision.into())?;
    let half = half_step(precision)?;
    let magnitude = number.value.absolute();
    // Half a step above may be rounded up or, to even, down.
    let high = if settings.truncation {
        Bound::open(magnitude.add(step)?)
    } else {
        Bound::closed(magnitude.add(half)?)
    };
    let set = ValueSet::new(Bound::closed(magnitude.subtract(half)?), high);
    Some(if number.value.is_negative() {
        set.negate()
    } else {
        set
    })
}

/// Half of a step of the last written digit.
fn half_step(precision: i8) -> Option<Exact> {
    Exact::power_of_ten(precision.into())?.divide(Exact::integer(2))
}

/// Whether a whole count is written to a scale, and so may be rounded: 1.67万人, 8千人; not 8000人,
/// 八千人.
fn is_rounded(form: Form, precision: i8) -> bool {
    const THOUSANDS: i8 = 3;
    form.has(Form::SCALED) || (form.has(Form::ARABIC) && precision >= THOUSANDS)
}

fn hedged(number: Number, kind: HedgeKind, settings: &Hedges) -> Option<ValueSet> {
    if number.value.is_negative()
        && let Some(set) = signed_bound(number.value, kind)
    {
        return Some(set);
    }
    let value = number.value.absolute();
    let step = Exact::power_of_ten(number.leading.into())?;
    let zero = Some(Bound::closed(Exact::ZERO));
    let set = match kind {
        HedgeKind::About => {
            // 约三成 is no narrower than 三成 rounded.
            let half = number.precision.map_or(Some(Exact::ZERO), half_step)?;
            let band = value.multiply(settings.about)?.max(half);
            ValueSet::new(
                Bound::closed(value.subtract(band)?),
                Bound::closed(value.add(band)?),
            )
        }
        HedgeKind::Near => {
            let band = step.multiply(settings.near)?;
            ValueSet::new(Bound::open(value.subtract(band)?), Bound::closed(value))
        }
        HedgeKind::Odd => ValueSet::new(Bound::open(value), Bound::open(value.add(step)?)),
        HedgeKind::Above => ValueSet {
            low: Some(Bound::open(value)),
            high: None,
        },
        HedgeKind::AtLeast => ValueSet {
            low: Some(Bound::closed(value)),
            high: None,
        },
        HedgeKind::Below => ValueSet {
            low: zero,
            high: Some(Bound::open(value)),
        },
        HedgeKind::AtMost => ValueSet {
            low: zero,
            high: Some(Bound::closed(value)),
        },
    };
    Some(if number.value.is_negative() {
        set.negate()
    } else {
        set
    })
}

/// The set of a figure below zero that is bounded: 零下20度以下 is colder, and has no low end.
/// `None` for hedges that speak of the magnitude, such as 零下20多度.
fn signed_bound(value: Exact, kind: HedgeKind) -> Option<ValueSet> {
    let (low, high) = match kind {
        HedgeKind::Above => (Some(Bound::open(value)), None),
        HedgeKind::AtLeast => (Some(Bound::closed(value)), None),
        HedgeKind::Below => (None, Some(Bound::open(value))),
        HedgeKind::AtMost => (None, Some(Bound::closed(value))),
        HedgeKind::About | HedgeKind::Near | HedgeKind::Odd => return None,
    };
    Some(ValueSet { low, high })
}

fn range(quantity: &Quantity, low: Number, high: Number) -> Option<ValueSet> {
    let top = if quantity.form.has(Form::OPEN_HIGH) {
        Bound::open(high.value.add(Exact::power_of_ten(high.leading.into())?)?)
    } else {
        Bound::closed(high.value)
    };
    Some(ValueSet::new(Bound::closed(low.value), top))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammar;
    use crate::text::Span;

    fn set(text: &str) -> String {
        set_with(text, &Hedges::default())
    }

    /// `[low, high)` of the first quantity in `text`.
    fn set_with(text: &str, settings: &Hedges) -> String {
        let grammar = Grammar::new();
        let mut found = Vec::new();
        grammar.scan(text, Span::new(0, text.len() as u32), &mut found);
        let quantity = &found[0];
        let unit = quantity.unit.map(|id| grammar.unit(id));
        let set = value_set(quantity, unit, settings).unwrap();
        let low = set.low.map_or("(".to_owned(), |b| {
            format!("{}{}", if b.closed { "[" } else { "(" }, b.value)
        });
        let high = set.high.map_or(")".to_owned(), |b| {
            format!("{}{}", b.value, if b.closed { "]" } else { ")" })
        });
        format!("{low}, {high}")
    }

    #[test]
    fn settings_widen_and_narrow() {
        let ratio = |denominator| Exact::ratio(1, denominator).unwrap();
        let settings = Hedges {
            about: ratio(20),
            near: ratio(4),
            truncation: false,
        };
        for (text, expected) in [
            ("约30%", "[0.285, 0.315]"),
            ("近4万人", "(37500, 40000]"),
            ("占70%", "[0.695, 0.705]"),
            ("下降-2.5%", "[-0.0255, -0.0245]"),
        ] {
            assert_eq!(set_with(text, &settings), expected, "{text}");
        }
    }

    #[test]
    fn a_written_figure_stands_for_its_set() {
        for (text, expected) in [
            ("共46家", "[46, 46]"),
            ("占70%", "[0.695, 0.71)"),
            ("有1.67万人", "[16650, 16800)"),
            ("增加8千人", "[7500, 9000)"),
            ("增加8000人", "[8000, 8000]"),
            ("增加八千人", "[8000, 8000]"),
            ("有20余户", "(20, 30)"),
            ("有20多户", "(20, 30)"),
            ("有1.1万余名", "(11000, 12000)"),
            ("近4万人", "(35000, 40000]"),
            ("约30%", "[0.27, 0.33]"),
            ("约三成", "[0.25, 0.35]"),
            ("超过15万人", "(150000, )"),
            ("15万人以上", "[150000, )"),
            ("不到15万人", "[0, 150000)"),
            ("来了三四十人", "[30, 50)"),
            ("三分之一", "[1/3, 1/3]"),
            ("率为千分之3.25", "[0.003245, 0.00326)"),
            ("下降-2.5%", "(-0.026, -0.0245]"),
            ("3—5万元", "[30000, 50000]"),
            ("来了十几人", "(10, 20)"),
            ("气温降到零下20度以下", "(, -20]"),
            ("零下20多度", "(-30, -20)"),
            ("数十亿元", "[1000000000, 10000000000]"),
        ] {
            assert_eq!(set(text), expected, "{text}");
        }
    }
}
