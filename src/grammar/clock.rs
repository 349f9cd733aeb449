//! Eras, decades, weekdays and times of day.

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::tag,
    character::complete::{char, one_of},
    combinator::{map_opt, opt},
    sequence::{preceded, terminated},
};

use super::date::{digits, fail, small, small_chinese};
use super::numeral::numeral;
use super::quantity::Date;
use super::tables::numerals::{Sign, sign};

/// A year of any length behind 公元: 公元一六三年, 公元前221年 (which counts from the year 0).
pub fn era_year(input: &str, before_christ: bool) -> IResult<&str, Date> {
    let (rest, figure) = numeral(input)?;
    let (rest, _) = tag("年")(rest)?;
    let value = figure
        .number
        .filter(|n| n.value.is_integer() && figure.high.is_none());
    match value.and_then(|n| i32::try_from(n.value.numerator()).ok()) {
        Some(year @ 1..=9999) => {
            let year = if before_christ { 1 - year } else { year };
            Ok((
                rest,
                Date {
                    year: Some(year),
                    month: None,
                    day: None,
                },
            ))
        }
        _ => fail(input),
    }
}

/// 20世纪80年代, 80年代, 21世纪: the years from and to, both included.
pub fn decade(input: &str) -> IResult<&str, (Date, Date)> {
    let (rest, century) = opt(terminated(small(30), tag("世纪"))).parse(input)?;
    let decade = terminated(
        map_opt(alt((digits(2, 2), small_tens)), |decade| {
            (decade % 10 == 0).then_some(decade)
        }),
        tag("年代"),
    )
    .parse(rest);
    let year = |value: i32| Date {
        year: Some(value),
        month: None,
        day: None,
    };
    match (century, decade) {
        (century, Ok((rest, decade))) => {
            let hundred = century.map_or(1900, |c| (i32::from(c) - 1) * 100);
            let first = hundred + i32::from(decade);
            Ok((rest, (year(first), year(first + 9))))
        }
        (Some(century), Err(_)) => {
            let last = i32::from(century) * 100;
            Ok((rest, (year(last - 99), year(last))))
        }
        (None, Err(error)) => Err(error),
    }
}

/// 八十 as a decade.
fn small_tens(input: &str) -> IResult<&str, u16> {
    let (rest, tens) = small_chinese(input)?;
    Ok((rest, u16::from(tens)))
}

/// 星期五, 周五, 礼拜天: 1 is Monday.
pub fn weekday(input: &str) -> IResult<&str, u8> {
    let (rest, _) = alt((tag("星期"), tag("礼拜"), tag("周"))).parse(input)?;
    let (rest, day) = one_of("一二三四五六日天").parse(rest)?;
    let place = "一二三四五六日天"
        .chars()
        .position(|c| c == day)
        .unwrap_or(0);
    let number = u8::try_from(place).unwrap_or(0) + 1;
    // 周一 as a part of 一周一次 or of a longer numeral is no weekday.
    if rest.starts_with(|c| {
        matches!(
            sign(c),
            Some(Sign::Power(_) | Sign::Digit(_) | Sign::Scale(_))
        )
    }) || rest.starts_with(['次', '个', '年', '届'])
    {
        return fail(input);
    }
    Ok((rest, number.min(7)))
}

/// 15:30, 8点30分, 8时.
pub fn time(input: &str) -> IResult<&str, (u8, u8)> {
    let clock = |input| {
        let (rest, hour) = digits(1, 2)(input)?;
        let (rest, _) = char(':').parse(rest)?;
        let (rest, minute) = digits(2, 2)(rest)?;
        let (rest, _) = opt(preceded(char(':'), digits(2, 2))).parse(rest)?;
        Ok((rest, (hour, minute)))
    };
    let spoken = |input| {
        let (rest, hour) = small_or_zero(input)?;
        let (rest, word) = one_of("点时").parse(rest)?;
        let (rest, minute) = opt(alt((
            terminated(small_or_zero, tag("分")),
            map_opt(tag("半"), |_| Some(30)),
            map_opt(tag("整"), |_| Some(0)),
        )))
        .parse(rest)?;
        // 3点 alone may be three points; 8时 is an hour, but not in 8时段.
        let alone = word == '时' && !rest.starts_with(['段', '期', '间', '代', '速', '许']);
        match minute {
            None if !alone => fail(input),
            minute => Ok((rest, (hour, minute.unwrap_or(0)))),
        }
    };
    let (rest, (hour, minute)) = alt((clock, spoken)).parse(input)?;
    if rest.starts_with(['钟', '鐘']) {
        // 五点五分钟 is a duration.
        return fail(input);
    }
    match (u8::try_from(hour), u8::try_from(minute)) {
        (Ok(hour), Ok(minute)) if hour <= 24 && minute < 60 => Ok((rest, (hour, minute))),
        _ => fail(input),
    }
}

fn small_or_zero(input: &str) -> IResult<&str, u16> {
    alt((digits(1, 2), |input| {
        small(59)(input).map(|(rest, value)| (rest, u16::from(value)))
    }))
    .parse(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_decades_weekdays_and_times() {
        let years = |text| decade(text).map(|(_, (from, to))| (from.year, to.year));
        assert_eq!(years("20世纪80年代"), Ok((Some(1980), Some(1989))));
        assert_eq!(years("21世纪"), Ok((Some(2001), Some(2100))));
        assert_eq!(weekday("星期五"), Ok(("", 5)));
        assert_eq!(weekday("周日"), Ok(("", 7)));
        assert!(weekday("周一次").is_err());
        assert_eq!(time("15:30"), Ok(("", (15, 30))));
        assert_eq!(time("8点半"), Ok(("", (8, 30))));
        assert!(time("8点3").is_err());
        assert_eq!(time("8时"), Ok(("", (8, 0))));
    }
}
