//! What relative words such as 今年 and 昨天 mean on the day of publication.

use jiff::ToSpan;
use jiff::civil;

use super::tables::relative_days::{DAYS, MONTHS_OF_TEXT, PARTS_OF_YEAR, YEARS, YEARS_OF_TEXT};
use crate::grammar::Date;

/// The day that a text was published on, and who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// With its year; month and day as far as they are known.
    pub date: Date,
    /// By argument or configuration, not by the text itself.
    pub given: bool,
}

/// The day of publication with what decides whether 上年 and 本月 are counted from it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Calendar {
    today: Date,
    /// The text names no year but that of publication.
    one_year: bool,
    /// The text names no month but that of publication.
    one_month: bool,
}

impl Calendar {
    pub fn new(published: Published, text: &str) -> Self {
        let today = published.date;
        let year = today.year.map(|year| year.to_string());
        let month = today.month.map(|month| month.to_string());
        let only = |unit: char, named: Option<String>, digits: usize| {
            named
                .is_some_and(|named| numbers_before(text, unit, digits).all(|found| found == named))
        };
        Calendar {
            today,
            one_year: only('年', year, 4),
            one_month: only('月', month, 2),
        }
    }

    /// The year, month or day that a period word means, with what follows it in the text; `None`
    /// when that is not certain.
    pub fn of_word(&self, word: &str, after: &str) -> Option<Date> {
        if let Some(years) = self.years_of(word) {
            let year = self.today.year? + years;
            return (!is_part_of_year(after)).then_some(Date {
                year: Some(year),
                ..Date::default()
            });
        }
        if let Some((_, months)) = MONTHS_OF_TEXT.iter().find(|(known, _)| *known == word) {
            return self.one_month.then(|| self.month(*months))?;
        }
        let (_, days) = DAYS.iter().find(|(known, _)| *known == word)?;
        self.day(*days)
    }

    fn years_of(&self, word: &str) -> Option<i32> {
        let find = |table: &[(&str, i32)]| {
            let mut rows = table.iter();
            rows.find(|(known, _)| *known == word)
                .map(|(_, years)| *years)
        };
        find(YEARS).or_else(|| self.one_year.then(|| find(YEARS_OF_TEXT))?)
    }

    fn month(&self, months: i32) -> Option<Date> {
        let index = i32::from(self.today.month?) - 1 + months;
        Some(Date {
            year: self.today.year.map(|year| year + index.div_euclid(12)),
            month: u8::try_from(index.rem_euclid(12) + 1).ok(),
            day: None,
        })
    }

    fn day(&self, days: i64) -> Option<Date> {
        let day = civil(self.today)?.checked_add(days.days()).ok()?;
        Some(Date {
            year: self.today.year.map(|_| i32::from(day.year())),
            month: u8::try_from(day.month()).ok(),
            day: u8::try_from(day.day()).ok(),
        })
    }

    /// A date of the text with the year that the word before it gives: 去年5月.
    pub fn of_date(&self, before: &str, written: Date) -> Option<Date> {
        if written.year.is_some() {
            return Some(written);
        }
        let Some(years) = years_before(before) else {
            // Where no year is known, days and months are compared without one.
            return self.today.year.is_none().then_some(written);
        };
        written.month?;
        Some(Date {
            year: Some(self.today.year? + years),
            ..written
        })
    }

    /// The day that 本周五 means, with the weekday counted from Monday as 1. To some Sunday begins
    /// the week, so that 本周日 is not certain.
    pub fn of_weekday(&self, before: &str, weekday: u8) -> Option<Date> {
        self.today.year?;
        let passed = civil(self.today)?.weekday().to_monday_one_offset();
        let certain = before.ends_with('本') && weekday <= 6;
        certain.then(|| self.day(i64::from(weekday) - i64::from(passed)))?
    }
}

/// Whether what follows a year makes a part of it: 2019年底, 去年一季度.
pub(super) fn is_part_of_year(after: &str) -> bool {
    after.starts_with(|c: char| c.is_ascii_digit() || PARTS_OF_YEAR.contains(&c))
}

/// How many years from that of publication the word that `before` ends with tells: 去年.
pub fn years_before(before: &str) -> Option<i32> {
    let mut rows = YEARS.iter();
    let found = rows.find(|(word, _)| before.ends_with(word));
    found.map(|(_, years)| *years)
}

/// The day in the calendar. One without a year is taken in a common year, and not when it is near
/// the end of February.
fn civil(date: Date) -> Option<civil::Date> {
    const COMMON: i32 = 2001;
    let (month, day) = (date.month?, date.day?);
    let near_leap_day = matches!((month, day), (2, 26..) | (3, ..=3));
    if date.year.is_none() && near_leap_day {
        return None;
    }
    let year = i16::try_from(date.year.unwrap_or(COMMON)).ok()?;
    civil::Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The numbers right before each `unit` that can name a year (four digits) or month (one or two).
fn numbers_before(text: &str, unit: char, digits: usize) -> impl Iterator<Item = &str> {
    let is_digit = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十".contains(c);
    text.match_indices(unit).filter_map(move |(end, _)| {
        let characters = text[..end].char_indices().rev().take(digits + 1);
        let run = characters.take_while(|(_, c)| is_digit(*c));
        let (start, count) = run.fold((end, 0), |(_, count), (at, _)| (at, count + 1));
        let fits = if digits == 4 {
            count == 4
        } else {
            (1..=digits).contains(&count)
        };
        fits.then(|| &text[start..end])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(year: i32, month: u8, day: u8) -> Date {
        Date {
            year: (year != 0).then_some(year),
            month: (month != 0).then_some(month),
            day: (day != 0).then_some(day),
        }
    }

    fn calendar(text: &str) -> Calendar {
        let published = Published {
            date: date(2020, 1, 2),
            given: true,
        };
        Calendar::new(published, text)
    }

    #[test]
    fn years_are_counted_from_publication() {
        let calendar = calendar("2013年建成");
        assert_eq!(calendar.of_word("今年", "全县"), Some(date(2020, 0, 0)));
        assert_eq!(calendar.of_word("去年", "，"), Some(date(2019, 0, 0)));
        assert_eq!(calendar.of_word("前年", ""), Some(date(2018, 0, 0)));
        for part in ["底", "一季度", "上半年", "以来", "同期", "1至5月", "的"] {
            assert_eq!(calendar.of_word("去年", part), None, "{part}");
        }
    }

    #[test]
    fn last_year_may_be_that_of_the_text() {
        let last_year = |text: &str| calendar(text).of_word("上年", "全县");
        assert_eq!(last_year("2019年统计公报"), None);
        assert_eq!(last_year("二〇一九年统计公报"), None);
        assert_eq!(last_year("2020年1月，用了120年"), Some(date(2019, 0, 0)));
        let last_month = |text: &str| calendar(text).of_word("上月", "全县");
        assert_eq!(last_month("11月数据"), None);
        assert_eq!(last_month("1月数据"), Some(date(2019, 12, 0)));
    }

    #[test]
    fn days_and_dates() {
        let calendar = calendar("");
        assert_eq!(calendar.of_word("昨天", ""), Some(date(2020, 1, 1)));
        assert_eq!(calendar.of_word("前天", ""), Some(date(2019, 12, 31)));
        assert_eq!(calendar.of_word("近日", ""), None);
        assert_eq!(
            calendar.of_date("去年", date(0, 5, 0)),
            Some(date(2019, 5, 0))
        );
        assert_eq!(calendar.of_date("到", date(0, 5, 0)), None);
        assert_eq!(
            calendar.of_date("到", date(2017, 0, 0)),
            Some(date(2017, 0, 0))
        );
        // 2 January 2020 was a Thursday.
        assert_eq!(calendar.of_weekday("本", 5), Some(date(2020, 1, 3)));
        assert_eq!(calendar.of_weekday("本", 7), None);
        assert_eq!(calendar.of_weekday("上", 5), None);
    }

    #[test]
    fn without_a_year_only_months_and_days_are_known() {
        let published = Published {
            date: date(0, 5, 1),
            given: false,
        };
        let calendar = Calendar::new(published, "5月");
        assert_eq!(calendar.of_word("今年", ""), None);
        assert_eq!(calendar.of_word("昨天", ""), Some(date(0, 4, 30)));
        assert_eq!(calendar.of_word("本月", ""), Some(date(0, 5, 0)));
        assert_eq!(calendar.of_date("", date(0, 4, 30)), Some(date(0, 4, 30)));
        assert_eq!(calendar.of_date("去年", date(0, 4, 30)), None);
    }
}
