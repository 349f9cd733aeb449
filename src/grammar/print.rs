//! A quantity as the claims output prints it.

use super::exact::Exact;
use super::quantity::{Date, Form, HedgeKind, Kind, Quantity, Value};
use super::sets::{Hedges, nominal, value_set};
use super::unit::{Dimension, Unit};
use crate::text::Span;

/// The printed fields of one quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printed {
    /// Number and unit; a date with the words that bound it (2018年以前), a range with those that
    /// make it one (在10和20之间, 大于10且小于20).
    pub span: Span,
    pub kind: &'static str,
    /// The figure in the written unit, before the unit's factor.
    pub number: Option<String>,
    /// The nominal value in the base unit; a date as far as it is written.
    pub value: Option<String>,
    pub low: Option<String>,
    pub high: Option<String>,
    /// The canonical word of the unit.
    pub unit: Option<&'static str>,
    /// What it measures; `None` for a bare number.
    pub dimension: Option<&'static str>,
    pub hedge: Option<&'static str>,
}

/// Prints `quantity`, whose unit is `unit`.
pub fn print(quantity: &Quantity, unit: Option<&Unit>, settings: &Hedges) -> Printed {
    let dated = matches!(quantity.kind, Kind::Date | Kind::DateRange);
    let framed = quantity.kind == Kind::Range && quantity.hedge.is_none();
    let (low, high) = ends(quantity, unit, settings);
    Printed {
        span: if dated || framed {
            quantity.extent
        } else {
            quantity.span
        },
        kind: kind(quantity.kind),
        number: match quantity.value() {
            Value::Number(number) => Some(number.value.to_string()),
            _ => None,
        },
        value: value(quantity, unit),
        low,
        high,
        unit: unit.and_then(|unit| unit.words.first().copied()),
        dimension: dimension(quantity, unit),
        hedge: quantity
            .hedge
            .as_deref()
            .map(|hedge| hedge_name(hedge.kind)),
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Count => "count",
        Kind::Money => "money",
        Kind::Ratio => "ratio",
        Kind::Measure => "measure",
        Kind::Ordinal => "ordinal",
        Kind::Date | Kind::DateRange | Kind::Weekday | Kind::Time => "date",
        Kind::Duration => "duration",
        Kind::Range => "range",
        Kind::Number => "number",
    }
}

fn hedge_name(kind: HedgeKind) -> &'static str {
    match kind {
        HedgeKind::About => "about",
        HedgeKind::Near => "near",
        HedgeKind::Odd => "odd",
        HedgeKind::Above => "above",
        HedgeKind::AtLeast => "at_least",
        HedgeKind::Below => "below",
        HedgeKind::AtMost => "at_most",
    }
}

fn dimension(quantity: &Quantity, unit: Option<&Unit>) -> Option<&'static str> {
    let dimension = match (unit, quantity.kind) {
        (Some(unit), _) => unit.dimension,
        (None, Kind::Ratio) => Dimension::Ratio,
        (None, Kind::Date | Kind::DateRange | Kind::Weekday | Kind::Time) => Dimension::Date,
        (None, _) => Dimension::None,
    };
    Some(match dimension {
        Dimension::Count => "count",
        Dimension::Money => "money",
        Dimension::Ratio => "ratio",
        Dimension::Area => "area",
        Dimension::Mass => "mass",
        Dimension::Length => "length",
        Dimension::Volume => "volume",
        Dimension::Energy => "energy",
        Dimension::Power => "power",
        Dimension::Temperature => "temperature",
        Dimension::Duration => "duration",
        Dimension::Speed => "speed",
        Dimension::Date => "date",
        Dimension::Quotient => "quotient",
        Dimension::None => return None,
    })
}

fn value(quantity: &Quantity, unit: Option<&Unit>) -> Option<String> {
    match quantity.value() {
        Value::Number(_) => nominal(quantity, unit).map(|value| value.to_string()),
        Value::Range(..) => None,
        Value::Date(date) => Some(iso(date)),
        Value::DateRange(low, high) => Some(interval(low, high)),
        Value::Weekday(day) => Some(day.to_string()),
        Value::Time(hour, minute) => Some(format!("{hour:02}:{minute:02}")),
    }
}

/// The ends: of a range as written, of any other figure the ends of its set.
fn ends(
    quantity: &Quantity,
    unit: Option<&Unit>,
    settings: &Hedges,
) -> (Option<String>, Option<String>) {
    match quantity.value() {
        Value::Range(low, high) => {
            let factor = unit.map_or(Exact::ONE, Unit::factor);
            let end = |value: Exact| value.multiply(factor).map(|value| value.to_string());
            (end(low.value), end(high.value))
        }
        Value::DateRange(low, high) if quantity.form.has(Form::OPEN_HIGH) => {
            (Some(iso(low)), Some(iso(month_before(high))))
        }
        Value::DateRange(low, high) => (Some(iso(low)), Some(iso(high))),
        Value::Date(date) => (Some(iso(date)), Some(iso(date))),
        _ => {
            let set = value_set(quantity, unit, settings);
            let text = |bound: Option<super::Bound>| bound.map(|bound| bound.value.to_string());
            // 不到5人 writes no low end; that it cannot be negative is our knowledge.
            let below = quantity
                .hedge
                .as_deref()
                .is_some_and(|hedge| matches!(hedge.kind, HedgeKind::Below | HedgeKind::AtMost));
            set.map_or((None, None), |set| {
                (text(set.low.filter(|_| !below)), text(set.high))
            })
        }
    }
}

/// The last month of a span that ends before `date`.
fn month_before(date: Date) -> Date {
    match date.month {
        Some(month @ 2..) => Date {
            month: Some(month - 1),
            ..date
        },
        _ => Date {
            year: date.year.map(|year| year - 1),
            month: Some(12),
            ..date
        },
    }
}

/// ISO 8601 as far as written; what is left out in front is a hyphen each: `--05-29`.
pub fn iso(date: Date) -> String {
    let year = date
        .year
        .map_or_else(|| "-".to_owned(), |year| format!("{year:04}"));
    match (date.month, date.day) {
        (None, None) => year,
        (Some(month), None) => format!("{year}-{month:02}"),
        (Some(month), Some(day)) => format!("{year}-{month:02}-{day:02}"),
        (None, Some(day)) => format!("---{day:02}"),
    }
}

/// A span of dates as TIMEX3 has it: first day, last, and how long, with X for what cannot be
/// known.
fn interval(low: Date, high: Date) -> String {
    format!("({},{},P{})", full(low), full(high), length(low, high))
}

fn full(date: Date) -> String {
    let year = date
        .year
        .map_or_else(|| "XXXX".to_owned(), |year| format!("{year:04}"));
    format!(
        "{year}-{:02}-{:02}",
        date.month.unwrap_or(1),
        date.day.unwrap_or(1)
    )
}

fn length(low: Date, high: Date) -> String {
    let years = low.year.zip(high.year).map(|(low, high)| high - low);
    match (years, low.month.zip(high.month), low.day.zip(high.day)) {
        (Some(years), None, _) => format!("{years}Y"),
        (years, Some((from, to)), None) => {
            format!(
                "{}M",
                years.unwrap_or(0) * 12 + i32::from(to) - i32::from(from)
            )
        }
        _ => days(low, high).map_or("XD".to_owned(), |days| format!("{days}D")),
    }
}

fn days(low: Date, high: Date) -> Option<i32> {
    let civil = |date: Date| {
        jiff::civil::Date::new(
            i16::try_from(date.year?).ok()?,
            i8::try_from(date.month?).ok()?,
            i8::try_from(date.day?).ok()?,
        )
        .ok()
    };
    Some(civil(low)?.until(civil(high)?).ok()?.get_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammar;

    fn printed(text: &str) -> Printed {
        let grammar = Grammar::new();
        let mut found = Vec::new();
        grammar.scan(text, Span::new(0, text.len() as u32), &mut found);
        let unit = found[0].unit.map(|id| grammar.unit(id));
        print(&found[0], unit, &Hedges::default())
    }

    #[test]
    fn prints_numbers_in_the_written_unit_and_values_in_the_base_unit() {
        for (text, number, value, unit) in [
            ("3斤", "3", "1.5", "公斤"),
            ("95.3%", "95.3", "0.953", "%"),
            ("2.4个百分点", "2.4", "0.024", "%"),
            ("1.67万人", "16700", "16700", "人"),
        ] {
            let printed = printed(text);
            assert_eq!(printed.number.as_deref(), Some(number), "{text}");
            assert_eq!(printed.value.as_deref(), Some(value), "{text}");
            assert_eq!(printed.unit.is_some(), !unit.is_empty());
        }
    }

    #[test]
    fn prints_dates_as_far_as_written() {
        for (text, value) in [
            ("2020年5月29日", "2020-05-29"),
            ("2020年5月", "2020-05"),
            ("5月29日", "--05-29"),
            ("5月", "--05"),
            ("2016年至2018年", "(2016-01-01,2018-01-01,P2Y)"),
            ("2016年1月10日到12日", "(2016-01-10,2016-01-12,P2D)"),
            ("2019年2月29日-3月1日", "(2019-02-29,2019-03-01,PXD)"),
            ("2017年上半年", "(2017-01-01,2017-07-01,P6M)"),
            ("星期五", "5"),
            ("15:30", "15:30"),
        ] {
            assert_eq!(printed(text).value.as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn a_range_prints_its_written_ends() {
        let printed = printed("来了三四十人");
        assert_eq!(
            (printed.low.as_deref(), printed.high.as_deref()),
            (Some("30"), Some("40"))
        );
        assert_eq!(printed.value, None);
    }
}
