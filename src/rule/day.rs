//! A day as written in a file or an argument: `2020-05-29`.

use jiff::civil;

use super::error::{Fault, Reporter};
use super::written::Placed;
use crate::grammar::Date;

/// Why a text names no day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayFault {
    /// It is not year-month-day.
    Form,
    /// There is no such day in the calendar.
    Calendar,
}

/// The day that `2020-05-29` (or `2020-5-29`) names.
///
/// # Errors
/// When it is written otherwise, or is not in the calendar.
pub fn day(written: &str) -> Result<Date, DayFault> {
    let mut parts = written.trim().split('-');
    let mut number = |longest: usize| {
        let digits = parts.next().ok_or(DayFault::Form)?;
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number || digits.len() > longest {
            return Err(DayFault::Form);
        }
        digits.parse::<i16>().map_err(|_| DayFault::Form)
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    if parts.next().is_some() || year < 1000 {
        return Err(DayFault::Form);
    }
    let narrow = |number: i16| i8::try_from(number).map_err(|_| DayFault::Calendar);
    let date = civil::Date::new(year, narrow(month)?, narrow(day)?);
    let date = date.map_err(|_| DayFault::Calendar)?;
    Ok(Date {
        year: Some(i32::from(date.year())),
        month: u8::try_from(date.month()).ok(),
        day: u8::try_from(date.day()).ok(),
    })
}

/// The day that a value of a file names; a fault when it names none.
pub(crate) fn read_day(written: &Placed<String>, reporter: &mut Reporter<'_>) -> Option<Date> {
    let text = || written.value.clone();
    let fault = match day(&written.value) {
        Ok(date) => return Some(date),
        Err(DayFault::Form) => Fault::BadDate { text: text() },
        Err(DayFault::Calendar) => Fault::NoSuchDate { text: text() },
    };
    reporter.at(written.place, fault);
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_and_checked() {
        let expected = Date {
            year: Some(2020),
            month: Some(5),
            day: Some(29),
        };
        assert_eq!(day("2020-05-29"), Ok(expected));
        assert_eq!(day("2020-5-29"), Ok(expected));
        for wrong in [
            "2020-05",
            "2020/5/29",
            "5-29-2020",
            "2020-05-29-1",
            "20-5-29",
            "2020-5-",
            "-5-29",
            "今天",
            "2020-+5-29",
        ] {
            assert_eq!(day(wrong), Err(DayFault::Form), "{wrong}");
        }
        for wrong in ["2020-02-30", "2019-02-29", "2020-13-01", "2020-00-10"] {
            assert_eq!(day(wrong), Err(DayFault::Calendar), "{wrong}");
        }
    }
}
