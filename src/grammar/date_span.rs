//! Spans of dates: `2016年至2018年`, `5月29日—6月2日`, `1至5月`, `3、4月份`, `2017年上半年`.

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::tag,
    character::complete::char,
    combinator::opt,
    error::{Error, ErrorKind},
    sequence::terminated,
};

use super::clock;
use super::date::{self, date};
use super::quantity::Date;
use super::tables::context::RANGE_LINKS;

/// One date, or two with what lies between.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateSpan {
    One(Date),
    Two(Date, Date),
    /// The second date is the first that does not belong.
    Until(Date, Date),
}

/// What the words of [`RANGE_LINKS`] begin with.
const LINK_SIGNS: [char; 12] = [
    '—', '-', '–', '−', '~', '～', '〜', '至', '到', '─', '－', '起',
];

fn fail<T>(input: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

/// What separates the ends of a range, with a space on either side or none.
pub fn link(input: &str) -> IResult<&str, &str> {
    let (rest, _) = opt(char(' ')).parse(input)?;
    if !rest.starts_with(LINK_SIGNS) {
        return fail(input);
    }
    for word in RANGE_LINKS {
        if let Some(rest) = rest.strip_prefix(word) {
            let (rest, _) = opt(char(' ')).parse(rest)?;
            return Ok((rest, word));
        }
    }
    fail(input)
}

/// The longest reading of dates at the start of `input`, whose first number `next` follows.
pub fn date_span(input: &str, next: char) -> IResult<&str, DateSpan> {
    let spaced = next == ' ';
    if matches!(next, '世' | '年')
        && let Ok((rest, (low, high))) = clock::decade(input)
    {
        return Ok((rest, DateSpan::Two(low, high)));
    }
    if !matches!(next, '年' | '月' | '日' | '号' | '號')
        && let Ok((rest, (low, high))) = years(input).or_else(|_| session(input))
    {
        return Ok((rest, DateSpan::Two(low, high)));
    }
    if (spaced || !matches!(next, '月' | '日' | '号' | '號' | '/' | '.'))
        && let Ok((rest, (low, high))) = months(input)
    {
        return Ok((rest, DateSpan::Two(low, high)));
    }
    let (rest, low) = date::date_before(input, next)?;
    if let Ok((rest, half)) = half_year(low, rest) {
        return Ok((rest, half));
    }
    if let Ok((rest, high)) = between(rest) {
        return Ok((rest, DateSpan::Two(low, high)));
    }
    if let Ok((rest, high)) = second(low, rest) {
        return Ok((rest, DateSpan::Two(low, high)));
    }
    if let Ok((rest, (from, to))) = days(low, rest) {
        return Ok((rest, DateSpan::Two(from, to)));
    }
    Ok((rest, DateSpan::One(low)))
}

/// The second date of 2010年之后2018年之前.
fn between(input: &str) -> IResult<&str, Date> {
    let (rest, _) = alt((tag("之后"), tag("以后"))).parse(input)?;
    terminated(date, alt((tag("之前"), tag("以前")))).parse(rest)
}

/// The date that ends the span; what it leaves out it has from the first.
fn second(low: Date, input: &str) -> IResult<&str, Date> {
    let (rest, _) = link(input)?;
    let (rest, mut high) = date(rest)?;
    if high.year.is_none() {
        high.year = low.year;
        if high.month.is_none() {
            high.month = low.month;
        }
    }
    // 2018年至5月 goes back in what it says: only dates of one kind make a span.
    let ordered = match (low.day.is_some(), high.day.is_some()) {
        (true, false) => false,
        _ => {
            (low.year, low.month, low.day) <= (high.year, high.month, high.day)
                || low.year.is_none()
        }
    };
    if ordered {
        Ok((rest, high))
    } else {
        fail(input)
    }
}

/// 2016—2018年.
fn years(input: &str) -> IResult<&str, (Date, Date)> {
    let (rest, first) = date::full_year(input)?;
    let (rest, _) = link(rest)?;
    let (rest, second) = date::full_year(rest)?;
    let (rest, _) = (opt(char(' ')), tag("年")).parse(rest)?;
    let year = |year| Date {
        year: Some(year),
        month: None,
        day: None,
    };
    if first < second {
        Ok((rest, (year(first), year(second))))
    } else {
        fail(input)
    }
}

/// 2014/15年度, 二零一四/一五学年: two years that follow on each other, the second in two digits.
fn session(input: &str) -> IResult<&str, (Date, Date)> {
    let (rest, first) = date::full_year(input)?;
    let (rest, _) = alt((tag("/"), |input| link(input))).parse(rest)?;
    let (rest, second) = date::short_year(rest)?;
    let (rest, _) = alt((tag("年度"), tag("学年"), tag("财年"))).parse(rest)?;
    let year = |year| Date {
        year: Some(year),
        month: None,
        day: None,
    };
    if (first + 1) % 100 == second {
        Ok((rest, (year(first), year(first + 1))))
    } else {
        fail(input)
    }
}

/// 1至5月, 3、4月份, with a year before or none.
fn months(input: &str) -> IResult<&str, (Date, Date)> {
    let (after, year) = match date::year_word(input) {
        Ok((rest, year)) => (rest, Some(year)),
        Err(_) => (input, None),
    };
    let (rest, first) = date::month_number(after)?;
    let (rest, _) = link(rest).or_else(|_: nom::Err<Error<&str>>| tag("、").parse(rest))?;
    let (rest, second) = date::month_word(rest)?;
    let month = |month| Date {
        year,
        month: Some(month),
        day: None,
    };
    let ends = date::day_word(rest).is_err();
    if first < second && ends {
        Ok((rest, (month(first), month(second))))
    } else {
        fail(input)
    }
}

/// 5月29—31日, where `low` is the month.
fn days(low: Date, input: &str) -> IResult<&str, (Date, Date)> {
    if low.month.is_none() || low.day.is_some() {
        return fail(input);
    }
    let (rest, first) = date::day_number(input)?;
    let (rest, _) = link(rest).or_else(|_: nom::Err<Error<&str>>| tag("、").parse(rest))?;
    let (rest, second) = date::day_word(rest)?;
    let day = |day| Date {
        day: Some(day),
        ..low
    };
    if first < second {
        Ok((rest, (day(first), day(second))))
    } else {
        fail(input)
    }
}

/// 2017年上半年: from January up to, and without, July.
fn half_year(date: Date, input: &str) -> IResult<&str, DateSpan> {
    let Some(year) = date.year.filter(|_| date.month.is_none()) else {
        return fail(input);
    };
    let month = |year, month| Date {
        year: Some(year),
        month: Some(month),
        day: None,
    };
    for (word, span) in [
        ("上半年", DateSpan::Until(month(year, 1), month(year, 7))),
        ("前半年", DateSpan::Until(month(year, 1), month(year, 7))),
        (
            "下半年",
            DateSpan::Until(month(year, 7), month(year + 1, 1)),
        ),
        (
            "后半年",
            DateSpan::Until(month(year, 7), month(year + 1, 1)),
        ),
    ] {
        if let Some(rest) = input.strip_prefix(word) {
            return Ok((rest, span));
        }
    }
    fail(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ymd(year: i32, month: u8, day: u8) -> Date {
        let part = |value: u8| (value > 0).then_some(value);
        Date {
            year: (year > 0).then_some(year),
            month: part(month),
            day: part(day),
        }
    }

    fn read(text: &str) -> IResult<&str, DateSpan> {
        let next = text.chars().find(|c| !c.is_ascii_digit());
        date_span(text, next.unwrap_or(' '))
    }

    #[test]
    fn reads_spans_and_fills_in_the_second_date() {
        for (text, low, high) in [
            ("2016年至2018年", ymd(2016, 0, 0), ymd(2018, 0, 0)),
            ("2016—2018年", ymd(2016, 0, 0), ymd(2018, 0, 0)),
            ("一九一九至一九二一年", ymd(1919, 0, 0), ymd(1921, 0, 0)),
            ("5月29日至6月2日", ymd(0, 5, 29), ymd(0, 6, 2)),
            ("2016年1月10日到12日", ymd(2016, 1, 10), ymd(2016, 1, 12)),
            ("2020年1—4月", ymd(2020, 1, 0), ymd(2020, 4, 0)),
            ("2010年之后2018年之前", ymd(2010, 0, 0), ymd(2018, 0, 0)),
            ("3、4月份", ymd(0, 3, 0), ymd(0, 4, 0)),
            ("5月29-31日", ymd(0, 5, 29), ymd(0, 5, 31)),
            ("2018/1/10-2018/7/10", ymd(2018, 1, 10), ymd(2018, 7, 10)),
            ("20世纪80年代", ymd(1980, 0, 0), ymd(1989, 0, 0)),
            ("2014/15年度", ymd(2014, 0, 0), ymd(2015, 0, 0)),
            ("二零一四/一五年度", ymd(2014, 0, 0), ymd(2015, 0, 0)),
            ("1999-00学年", ymd(1999, 0, 0), ymd(2000, 0, 0)),
        ] {
            assert_eq!(read(text), Ok(("", DateSpan::Two(low, high))), "{text}");
        }
    }

    #[test]
    fn reads_half_years_and_single_dates() {
        let span = DateSpan::Until(ymd(2017, 7, 0), ymd(2018, 1, 0));
        assert_eq!(read("2017年下半年"), Ok(("", span)));
        assert_eq!(
            read("5月29日到北京"),
            Ok(("到北京", DateSpan::One(ymd(0, 5, 29))))
        );
        assert_eq!(
            read("2018年、2019年"),
            Ok(("、2019年", DateSpan::One(ymd(2018, 0, 0))))
        );
    }
}
