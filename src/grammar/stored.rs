//! What a quantity says, kept in little memory: a long text has millions of them.

use super::exact::Exact;
use super::quantity::{Date, Number, Value};

/// A [`Value`] as a quantity holds it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stored(Form);

/// Each value has one form only, so that equal values are stored alike.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Form {
    /// A number whose numerator and denominator are small, as nearly all are.
    Small {
        numerator: i64,
        denominator: u32,
        precision: Option<i8>,
        leading: i8,
    },
    Date(Date),
    Wide(Box<Value>),
}

impl Stored {
    pub fn get(&self) -> Value {
        match &self.0 {
            Form::Small {
                numerator,
                denominator,
                precision,
                leading,
            } => Value::Number(Number {
                value: Exact::reduced((*numerator).into(), (*denominator).into()),
                precision: *precision,
                leading: *leading,
            }),
            Form::Date(date) => Value::Date(*date),
            Form::Wide(value) => **value,
        }
    }
}

impl From<Value> for Stored {
    fn from(value: Value) -> Self {
        let small = |number: Number| {
            Some(Form::Small {
                numerator: i64::try_from(number.value.numerator()).ok()?,
                denominator: u32::try_from(number.value.denominator()).ok()?,
                precision: number.precision,
                leading: number.leading,
            })
        };
        let form = match value {
            Value::Number(number) => small(number),
            Value::Date(date) => Some(Form::Date(date)),
            _ => None,
        };
        Stored(form.unwrap_or_else(|| Form::Wide(Box::new(value))))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_back_what_was_stored() {
        let number = |value, precision| Number {
            value,
            precision,
            leading: 1,
        };
        let date = Date {
            year: Some(2020),
            month: Some(5),
            day: None,
        };
        let huge = Exact::integer(i128::MAX);
        for value in [
            Value::Number(number(Exact::integer(-46), Some(0))),
            Value::Number(number(Exact::reduced(1, 3), None)),
            Value::Number(number(huge, Some(0))),
            Value::Number(number(Exact::reduced(1, i128::MAX), Some(-3))),
            Value::Range(number(Exact::ONE, Some(0)), number(huge, Some(2))),
            Value::Date(date),
            Value::DateRange(date, date),
            Value::Weekday(5),
            Value::Time(15, 30),
        ] {
            assert_eq!(Stored::from(value).get(), value);
        }
    }

    #[test]
    fn takes_little_memory() {
        assert_eq!(size_of::<Stored>(), 16);
    }
}
