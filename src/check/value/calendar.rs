//! Dates: which exist, their weekdays, and how far apart they are.

use jiff::civil;

use crate::grammar::{Date, Exact};

fn civil(date: Date) -> Option<civil::Date> {
    let year = i16::try_from(date.year?).ok()?;
    let month = i8::try_from(date.month?).ok()?;
    let day = i8::try_from(date.day?).ok()?;
    civil::Date::new(year, month, day).ok()
}

/// Whether the date exists. A date without a year exists if it does in a leap year; `None` when
/// it has no month and day to judge by.
pub(in crate::check) fn exists(date: Date) -> Option<bool> {
    const LEAP: i32 = 2000;
    let (Some(month), Some(day)) = (date.month, date.day) else {
        return date.month.map(|month| (1..=12).contains(&month));
    };
    let year = date.year.unwrap_or(LEAP);
    let all = Date {
        year: Some(year),
        month: Some(month),
        day: Some(day),
    };
    Some(civil(all).is_some())
}

/// Monday is 1, Sunday is 7; `None` for a date that is not written in full or does not exist.
pub(in crate::check) fn weekday(date: Date) -> Option<Exact> {
    let weekday = civil(date)?.weekday().to_monday_one_offset();
    Some(Exact::from(i64::from(weekday)))
}

/// Days from the first date to the second, not counting the first. What the second leaves out
/// (6月13日至24日) it takes from the first, and a year that both leave out does not matter
/// unless they lie on both sides of a February's end.
pub(in crate::check) fn days(from: Date, to: Date) -> Option<Exact> {
    let month = to.month.or(from.month);
    let assumed = from.year.or(to.year);
    let spans_february = from.month.is_some_and(|m| m <= 2) && month.is_some_and(|m| m > 2);
    if assumed.is_none() && spans_february {
        return None;
    }
    const COMMON: i32 = 2001;
    let year = assumed.unwrap_or(COMMON);
    let first = civil(Date {
        year: Some(from.year.unwrap_or(year)),
        ..from
    })?;
    let mut last_year = to.year.unwrap_or(year);
    if to.year.is_none() && (month, to.day) < (from.month, from.day) {
        last_year += 1;
    }
    let last = civil(Date {
        year: Some(last_year),
        month,
        day: to.day,
    })?;
    let days = first.until(last).ok()?.get_days();
    Some(Exact::from(i64::from(days)))
}

/// Months from the first date to the second. A second date with a year of its own tells nothing
/// of that of a first without one.
pub(in crate::check) fn months(from: Date, to: Date) -> Option<Exact> {
    if from.year.is_none() && to.year.is_some() {
        return None;
    }
    let year = from.year.unwrap_or(0);
    let index =
        |date: Date| Some(i64::from(date.year.unwrap_or(year)) * 12 + i64::from(date.month?));
    Some(Exact::from(index(to)? - index(from)?))
}

/// Calendar years from the first date to the second.
pub(in crate::check) fn years(from: Date, to: Date) -> Option<Exact> {
    Some(Exact::from(i64::from(to.year?) - i64::from(from.year?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u8, day: u8) -> Date {
        let year = (year != 0).then_some(year);
        Date {
            year,
            month: Some(month),
            day: Some(day),
        }
    }

    #[test]
    fn weekdays() {
        assert_eq!(weekday(date(2020, 5, 29)), Some(Exact::integer(5)));
        assert_eq!(weekday(date(2019, 2, 29)), None);
    }

    #[test]
    fn february() {
        assert_eq!(exists(date(0, 2, 29)), Some(true));
        assert_eq!(exists(date(0, 2, 30)), Some(false));
        assert_eq!(exists(date(2019, 2, 29)), Some(false));
    }

    #[test]
    fn spans_of_months() {
        assert_eq!(
            months(date(2016, 4, 1), date(2020, 12, 1)),
            Some(Exact::integer(56))
        );
        assert_eq!(
            months(date(2016, 4, 1), date(0, 12, 1)),
            Some(Exact::integer(8))
        );
        assert_eq!(months(date(0, 4, 1), date(2020, 12, 1)), None);
    }

    #[test]
    fn spans_of_days() {
        let day = |month, day| Date {
            year: None,
            month,
            day,
        };
        assert_eq!(
            days(day(Some(6), Some(13)), day(None, Some(24))),
            Some(Exact::integer(11))
        );
        assert_eq!(
            days(day(Some(9), Some(29)), day(Some(10), Some(6))),
            Some(Exact::integer(7))
        );
        assert_eq!(days(day(Some(2), Some(20)), day(Some(3), Some(1))), None);
        assert_eq!(
            days(day(Some(12), Some(30)), day(Some(1), Some(2))),
            Some(Exact::integer(3))
        );
    }
}
