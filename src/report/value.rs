//! What a quantity stands for, as text: nominal value, ends and unit in the base unit.

use crate::check::Checker;
use crate::grammar::{self, Date, Number, Quantity, Value};

/// A quantity's numbers as the JSON contract prints them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ValueText {
    /// In the base unit; `None` for a range.
    pub value: Option<String>,
    /// The ends of the set of true values; `None` where open.
    pub low: Option<String>,
    pub high: Option<String>,
    /// In the written unit; `None` for a range or a date.
    pub number: Option<String>,
}

impl ValueText {
    /// The ends and the value of one too large for exact arithmetic are `None`.
    pub fn of(quantity: &Quantity, checker: &Checker) -> Self {
        match quantity.value {
            Value::Number(number) => {
                let unit = quantity.unit.map(|id| checker.grammar.unit(id));
                ValueText {
                    value: grammar::nominal(quantity, unit).map(|value| value.to_string()),
                    number: Some(number.value.to_string()),
                    ..ValueText::ends(quantity, checker)
                }
            }
            Value::Range(low, high) => {
                let unit = quantity.unit.map(|id| checker.grammar.unit(id));
                let factor = grammar::factor(unit);
                let end = |number: Number| Some(number.value.multiply(factor)?.to_string());
                ValueText {
                    low: end(low),
                    high: end(high),
                    ..ValueText::default()
                }
            }
            Value::Date(date) => {
                let date = iso_date(date);
                ValueText {
                    value: date.clone(),
                    low: date.clone(),
                    high: date,
                    number: None,
                }
            }
            Value::DateRange(start, end) => ValueText {
                low: iso_date(start),
                high: iso_date(end),
                ..ValueText::default()
            },
            Value::Weekday(day) => ValueText {
                value: Some(day.to_string()),
                ..ValueText::default()
            },
            Value::Time(hour, minute) => ValueText {
                value: Some(format!("{hour:02}:{minute:02}")),
                ..ValueText::default()
            },
        }
    }

    fn ends(quantity: &Quantity, checker: &Checker) -> Self {
        let unit = quantity.unit.map(|id| checker.grammar.unit(id));
        let Some(values) = grammar::value_set(quantity, unit, &checker.hedges) else {
            return ValueText::default();
        };
        ValueText {
            low: values.low.map(|bound| bound.value.to_string()),
            high: values.high.map(|bound| bound.value.to_string()),
            ..ValueText::default()
        }
    }
}

/// ISO 8601 as far as the date is written: `2020-05-29`, `2020-05`, `2020`; without a year
/// `--05-29`, `--05`, without a month `---29`.
fn iso_date(date: Date) -> Option<String> {
    Some(match (date.year, date.month, date.day) {
        (Some(year), Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
        (Some(year), Some(month), None) => format!("{year:04}-{month:02}"),
        (Some(year), None, _) => format!("{year:04}"),
        (None, Some(month), Some(day)) => format!("--{month:02}-{day:02}"),
        (None, Some(month), None) => format!("--{month:02}"),
        (None, None, Some(day)) => format!("---{day:02}"),
        (None, None, None) => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_printed_as_far_as_written() {
        let date = |year, month, day| iso_date(Date { year, month, day });
        assert_eq!(
            date(Some(2020), Some(5), Some(29)).as_deref(),
            Some("2020-05-29")
        );
        assert_eq!(date(Some(163), None, None).as_deref(), Some("0163"));
        assert_eq!(date(None, Some(5), Some(9)).as_deref(), Some("--05-09"));
        assert_eq!(date(None, None, None), None);
    }
}
