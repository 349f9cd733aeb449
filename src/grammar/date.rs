//! Dates, weekdays and times as far as they are written.

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::tag,
    character::complete::{char, one_of},
    combinator::{map, map_opt, opt, verify},
    error::{Error, ErrorKind},
    sequence::{preceded, terminated},
};

use super::numeral::numeral;
use super::quantity::{Date, Form};
use super::tables::numerals::{Sign, sign};

pub(super) fn fail<T>(input: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

fn space(input: &str) -> IResult<&str, Option<char>> {
    opt(char(' ')).parse(input)
}

/// From `least` to `most` Arabic digits, at most four, and no further one behind them.
pub(super) fn digits(least: usize, most: usize) -> impl Fn(&str) -> IResult<&str, u16> {
    move |input| {
        let mut count = 0;
        let mut value = 0u16;
        for digit in input.bytes().take_while(u8::is_ascii_digit) {
            if count == most {
                return fail(input);
            }
            value = value
                .saturating_mul(10)
                .saturating_add(u16::from(digit - b'0'));
            count += 1;
        }
        if count < least {
            return fail(input);
        }
        Ok((&input[count..], value))
    }
}

/// A year in four Arabic digits or in Chinese digits: 2020, 二〇二〇, 零八.
fn year(input: &str) -> IResult<&str, i32> {
    alt((arabic_year, chinese_year)).parse(input)
}

fn chinese_year(input: &str) -> IResult<&str, i32> {
    let mut value = 0i32;
    let mut count = 0;
    let mut width = 0;
    for character in input.chars().take(5) {
        let Some(Sign::Digit(digit)) = sign(character) else {
            break;
        };
        value = value * 10 + i32::from(digit);
        count += 1;
        width += character.len_utf8();
    }
    let rest = &input[width..];
    match count {
        4 if value >= 1000 => Ok((rest, value)),
        // 零八年, 九八年: two digits of which the first is a decade.
        2 if value < 30 && input.starts_with(['零', '〇']) => Ok((rest, 2000 + value)),
        2 if (50..=99).contains(&value) && rest.starts_with('年') && value % 11 != 0 => {
            Ok((rest, 1900 + value))
        }
        _ => fail(input),
    }
}

/// 两千零四年: only where a month follows, else it is a duration.
fn spelt_year(input: &str) -> IResult<&str, i32> {
    let (rest, figure) = numeral(input)?;
    let whole = figure.form == Form::CHINESE && !figure.run && figure.high.is_none();
    let year = figure
        .number
        .filter(|n| whole && n.value.is_integer())
        .map(|n| n.value.numerator());
    let month_follows = rest
        .strip_prefix('年')
        .is_some_and(|rest| month_word(rest).is_ok());
    match year.and_then(|year| i32::try_from(year).ok()) {
        Some(year) if (1000..=2999).contains(&year) && month_follows => Ok((rest, year)),
        _ => fail(input),
    }
}

/// One or two digits, Arabic or Chinese, up to `most`.
pub(super) fn small(most: u8) -> impl Fn(&str) -> IResult<&str, u8> {
    move |input| {
        let arabic = map_opt(digits(1, 2), |value| u8::try_from(value).ok());
        verify(alt((arabic, small_chinese)), |value: &u8| {
            (1..=most).contains(value)
        })
        .parse(input)
    }
}

pub(super) fn small_chinese(input: &str) -> IResult<&str, u8> {
    let starts = input.chars().next().and_then(sign);
    if !matches!(
        starts,
        Some(Sign::Digit(_) | Sign::Power(1) | Sign::Tens(_))
    ) {
        return fail(input);
    }
    let (rest, figure) = numeral(input)?;
    let plain = figure.form == Form::CHINESE
        && !figure.run
        && figure.high.is_none()
        && figure.odd.is_none();
    let value = figure
        .number
        .filter(|n| plain && n.value.is_integer())
        .map(|n| n.value.numerator());
    match value.and_then(|value| u8::try_from(value).ok()) {
        Some(value) => Ok((rest, value)),
        None => fail(input),
    }
}

/// 2020, 2016: a year in four Arabic digits.
pub fn arabic_year(input: &str) -> IResult<&str, i32> {
    map_opt(digits(4, 4), |year| {
        (1000..=2999).contains(&year).then_some(i32::from(year))
    })
    .parse(input)
}

/// 15, 一五: the last two digits of a year.
pub fn short_year(input: &str) -> IResult<&str, i32> {
    let chinese = |input| {
        let mut characters = str::chars(input);
        let mut digit = || match characters.next().and_then(sign) {
            Some(Sign::Digit(digit)) => Some(i32::from(digit)),
            _ => None,
        };
        match (digit(), digit()) {
            (Some(tens), Some(ones)) => Ok((characters.as_str(), tens * 10 + ones)),
            _ => fail(input),
        }
    };
    alt((map(digits(2, 2), i32::from), chinese)).parse(input)
}

/// 2020, 二〇二〇: all four digits of a year.
pub fn full_year(input: &str) -> IResult<&str, i32> {
    verify(alt((arabic_year, chinese_year)), |year| {
        input.chars().take(4).all(|c| sign(c).is_some()) && *year >= 1000
    })
    .parse(input)
}

/// 2020年.
pub fn year_word(input: &str) -> IResult<&str, i32> {
    terminated(year, (space, tag("年"))).parse(input)
}

/// The number of a month without 月.
pub fn month_number(input: &str) -> IResult<&str, u8> {
    preceded(space, small(12)).parse(input)
}

/// The number of a day without 日.
pub fn day_number(input: &str) -> IResult<&str, u8> {
    preceded(space, small(31)).parse(input)
}

/// 5月, 5月份.
pub fn month_word(input: &str) -> IResult<&str, u8> {
    terminated(
        preceded(space, small(12)),
        (space, tag("月"), opt(tag("份"))),
    )
    .parse(input)
}

/// 29日, 29号.
pub fn day_word(input: &str) -> IResult<&str, u8> {
    terminated(preceded(space, small(31)), (space, one_of("日号號"))).parse(input)
}

/// The day of 八月十五, without its word: at the end of the date only.
fn bare_day(input: &str) -> IResult<&str, u8> {
    let (rest, day) = verify(small_chinese, |day| (1..=31).contains(day)).parse(input)?;
    let next = rest.chars().next();
    if next.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '点' | '%')) {
        return fail(input);
    }
    Ok((rest, day))
}

/// 2020年5月29日, 2020年5月, 2020年.
fn from_year(input: &str) -> IResult<&str, Date> {
    let (rest, year) = alt((year, spelt_year)).parse(input)?;
    let (rest, _) = (space, tag("年")).parse(rest)?;
    if rest.starts_with(['级', '龄']) || rest.starts_with("期货") {
        return fail(input);
    }
    let date = Date {
        year: Some(year),
        month: None,
        day: None,
    };
    let Ok((after, month)) = month_word(rest) else {
        return Ok((rest, date));
    };
    let (after, day) = opt(alt((day_word, bare_day))).parse(after)?;
    Ok((
        after,
        Date {
            month: Some(month),
            day,
            ..date
        },
    ))
}

/// 5月29日, 5月.
fn from_month(input: &str) -> IResult<&str, Date> {
    let (rest, month) = month_word(input)?;
    if rest.starts_with(['亮', '球', '饼']) {
        return fail(input);
    }
    let (rest, day) = opt(day_word).parse(rest)?;
    Ok((
        rest,
        Date {
            year: None,
            month: Some(month),
            day,
        },
    ))
}

/// Words after a number of 日 that make a duration of it.
const SPAN_OF_DAYS: &[&str] = &[
    "内", "游", "之内", "间", "均", "后", "前", "之间", "以上", "以内", "以下", "左右", "本", "元",
    "圆", "币",
];

/// 29日.
fn from_day(input: &str) -> IResult<&str, Date> {
    let (rest, day) = terminated(preceded(space, small(31)), (space, tag("日"))).parse(input)?;
    // 三日 is three days, 十三日 a date.
    let lone = !input.starts_with(|c: char| c.is_ascii_digit())
        && input.len() - rest.len() <= "三日".len();
    if lone || SPAN_OF_DAYS.iter().any(|word| rest.starts_with(word)) {
        return fail(input);
    }
    Ok((
        rest,
        Date {
            year: None,
            month: None,
            day: Some(day),
        },
    ))
}

/// 2020-05-29, 2020/5/29, 2020.5.29, `2020 05 29`, 29/5/2020, 2020-05.
fn with_signs(input: &str) -> IResult<&str, Date> {
    let (rest, first) = digits(1, 4)(input)?;
    let (rest, sign) = one_of("-/. ").parse(rest)?;
    let (rest, second) = digits(1, 2)(rest)?;
    let month = u8::try_from(second).unwrap_or(0);
    let date = |year: u16, month: u8, day: u8| Date {
        year: Some(i32::from(year)),
        month: Some(month),
        day: Some(day),
    };
    let third = preceded(char(sign), digits(1, 4)).parse(rest);
    let (rest, date) = match third {
        Ok((rest, third)) if first >= 1000 => {
            let day = u8::try_from(third).unwrap_or(0);
            if sign == ' ' && input.len() - rest.len() != "2020 05 29".len() {
                return fail(input);
            }
            (rest, date(first, month, day))
        }
        Ok((rest, third)) if third >= 1000 && "-/".contains(sign) => {
            (rest, date(third, month, u8::try_from(first).unwrap_or(0)))
        }
        // 2020-05: both digits of the month, or it would be a span of years.
        Err(_) if sign == '-' && first >= 1000 && input.len() - rest.len() == "2020-05".len() => (
            rest,
            Date {
                year: Some(i32::from(first)),
                month: Some(month),
                day: None,
            },
        ),
        _ => return fail(input),
    };
    let sane = date.year.is_some_and(|y| (1000..=2999).contains(&y))
        && date.month.is_some_and(|m| (1..=12).contains(&m))
        && date.day.is_none_or(|d| (1..=31).contains(&d));
    // 2020-05-29 is not looked for in 2020-05-297 or 2020-05-29年.
    let digit = |c: char| c.is_ascii_digit();
    let goes_on = date.day.is_none()
        && rest
            .strip_prefix(sign)
            .is_some_and(|r| r.starts_with(digit));
    let ends = !goes_on && !rest.starts_with(|c| digit(c) || "年月".contains(c));
    if sane && ends {
        Ok((rest, date))
    } else {
        fail(input)
    }
}

/// A date that `input` begins with.
pub fn date(input: &str) -> IResult<&str, Date> {
    alt((with_signs, from_year, from_month, from_day)).parse(input)
}

/// [`date`] for a caller that knows the character behind the first digits.
pub fn date_before(input: &str, next: char) -> IResult<&str, Date> {
    match next {
        '年' => from_year(input),
        '月' => from_month(input),
        '日' | '号' | '號' => from_day(input),
        '-' | '/' | '.' => with_signs(input),
        ' ' => date(input),
        _ => fail(input),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn iso(text: &str) -> Option<String> {
        let (rest, date) = date(text).ok()?;
        let part = |value: Option<u8>| value.map_or(String::new(), |v| format!("-{v}"));
        let year = date.year.map_or(String::new(), |year| year.to_string());
        Some(format!(
            "{year}{}{}{rest}",
            part(date.month),
            part(date.day)
        ))
    }

    #[test]
    fn reads_dates_as_far_as_written() {
        for (text, expected) in [
            ("2020年5月29日", "2020-5-29"),
            ("2020 年 5 月 29 日", "2020-5-29"),
            ("二〇二〇年五月", "2020-5"),
            ("二〇〇四年八月十五", "2004-8-15"),
            ("两千零四年八月十五", "2004-8-15"),
            ("零八年奥运会", "2008奥运会"),
            ("2016年", "2016"),
            ("5月29日", "-5-29"),
            ("十二月", "-12"),
            ("3月份", "-3"),
            ("29日", "-29"),
            ("2020-05-29", "2020-5-29"),
            ("2020/5/29", "2020-5-29"),
            ("2015.5.13", "2015-5-13"),
            ("13/5/2015", "2015-5-13"),
            ("2020-05", "2020-5"),
        ] {
            assert_eq!(iso(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn leaves_durations_and_figures_alone() {
        for text in [
            "24年", "3个月", "5日内", "1.5", "2019-20", "32日", "13月", "1.2.3", "2020个",
        ] {
            assert_eq!(iso(text), None, "{text}");
        }
    }
}
