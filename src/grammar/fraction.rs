//! Fractions and shares: `三分之一`, `五又三分之二`, `1/3`, `百分之五`, `九成`, `八五折`.

use nom::{
    IResult, Parser,
    branch::alt,
    bytes::complete::tag,
    character::complete::{char, space0},
    combinator::opt,
    error::{Error, ErrorKind},
    sequence::delimited,
};

use super::arabic::arabic;
use super::exact::Exact;
use super::numeral::{Numeral, numeral};
use super::quantity::{Form, Number};

/// A share read together with the words that make it one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    pub number: Number,
    /// The high end of 三四成.
    pub high: Option<Number>,
    pub form: Form,
    /// Whether the number counts percents.
    pub percent: bool,
}

impl Share {
    /// A fraction that is written out in full, such as 三分之一.
    fn exact(value: Exact, form: Form) -> Self {
        Share {
            number: exact_number(value),
            high: None,
            form,
            percent: false,
        }
    }
}

fn fail<T>(input: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Verify)))
}

/// A value without written precision.
pub fn exact_number(value: Exact) -> Number {
    Number {
        value,
        precision: None,
        leading: 0,
    }
}

/// Reads what follows `first`, which `rest` comes after, as long as both make a share.
pub fn share<'a>(first_text: &str, first: &Numeral, rest: &'a str) -> IResult<&'a str, Share> {
    if !rest.starts_with(['分', '又', ' ', '/', '成', '折', '半']) {
        return fail(rest);
    }
    alt((
        |input: &'a str| hundred_percent(first_text, input),
        |input: &'a str| part_of(first_text, first, input),
        |input: &'a str| short_part_of(first, input),
        |input: &'a str| mixed(first, input),
        |input: &'a str| slash(first, input),
        |input: &'a str| tenths(first, input),
        |input: &'a str| one_half(first_text, input),
    ))
    .parse(rest)
}

/// 百分百.
fn hundred_percent<'a>(first_text: &str, input: &'a str) -> IResult<&'a str, Share> {
    if first_text != "百" {
        return fail(input);
    }
    let (rest, _) = tag("分百")(input)?;
    let number = Number {
        value: Exact::integer(100),
        precision: Some(0),
        leading: 2,
    };
    Ok((
        rest,
        Share {
            number,
            high: None,
            form: Form::CHINESE,
            percent: true,
        },
    ))
}

/// 一半.
fn one_half<'a>(first_text: &str, input: &'a str) -> IResult<&'a str, Share> {
    let (rest, _) = tag("半")(input)?;
    match (first_text, Exact::ratio(1, 2)) {
        ("一", Some(half)) if !rest.starts_with(['数', '天']) => Ok((
            rest,
            Share {
                number: exact_number(half),
                high: None,
                form: Form::CHINESE.with(Form::FRACTION),
                percent: false,
            },
        )),
        _ => fail(input),
    }
}

/// 百分之五 and 三分之一: the denominator comes first.
fn part_of<'a>(first_text: &str, whole: &Numeral, input: &'a str) -> IResult<&'a str, Share> {
    let (rest, _) = tag("分之")(input)?;
    let (rest, _) = opt(char(' ')).parse(rest)?;
    let (rest, minus) = opt(alt((tag("负"), tag("負"), tag("-")))).parse(rest)?;
    let (rest, part) = numeral(rest)?;
    let Some(mut number) = part.number.filter(|_| part.high.is_none()) else {
        return fail(input);
    };
    if minus.is_some() {
        number.value = number.value.negate();
    }
    let form = whole.form.with(part.form);
    if first_text == "百" {
        return Ok((
            rest,
            Share {
                number,
                high: None,
                form: part.form,
                percent: true,
            },
        ));
    }
    let Some(value) = whole
        .number
        .and_then(|whole| number.value.divide(whole.value))
    else {
        return fail(input);
    };
    let permille = if first_text == "千" {
        Form::PERMILLE
    } else {
        Form::default()
    };
    let form = form.with(Form::FRACTION).with(permille);
    let mut share = Share::exact(value, form);
    // 千分之3.25 is rounded to its last digit like 3.25‰.
    if let Some(places) = places_of(first_text) {
        share.number.precision = number.precision.and_then(|last| last.checked_sub(places));
        share.number.leading = number.leading.saturating_sub(places);
    }
    Ok((rest, share))
}

/// How many decimal places a denominator that is a scale of shares shifts them by: 千分之, 万分之.
fn places_of(denominator: &str) -> Option<i8> {
    match denominator {
        "千" => Some(3),
        "万" => Some(4),
        _ => None,
    }
}

/// 四分一升, 三分二: a fraction without its 之, where a unit or nothing goes on.
fn short_part_of<'a>(whole: &Numeral, input: &'a str) -> IResult<&'a str, Share> {
    let (rest, _) = tag("分")(input)?;
    let (rest, part) = numeral(rest)?;
    let digit = |n: &Numeral| {
        let spelt = n.tokens == 1 && n.form == Form::CHINESE && !n.run && n.high.is_none();
        n.number.filter(|_| spelt).map(|n| n.value)
    };
    let value = digit(&part).zip(digit(whole)).filter(|(part, whole)| {
        *part < *whole && !part.is_zero() && rest.starts_with(SHORT_PART_UNITS)
    });
    match value.and_then(|(part, whole)| part.divide(whole)) {
        Some(value) => Ok((
            rest,
            Share {
                number: exact_number(value),
                high: None,
                form: Form::CHINESE.with(Form::FRACTION),
                percent: false,
            },
        )),
        None => fail(input),
    }
}

/// What units that are measured in 四分一 begin with.
const SHORT_PART_UNITS: [char; 9] = ['升', '公', '加', '斤', '磅', '吨', '杯', '亩', '里'];

/// 五又三分之二, 1又1/5, `1 4/3`.
fn mixed<'a>(whole: &Numeral, input: &'a str) -> IResult<&'a str, Share> {
    let by_space = input.starts_with(' ');
    let (rest, _) = alt((tag("又"), tag(" "))).parse(input)?;
    let first = rest;
    let (rest, denominator) = numeral(rest)?;
    let text = &first[..first.len() - rest.len()];
    let (rest, part) = if by_space {
        slash(&denominator, rest)?
    } else {
        alt((
            |input: &'a str| slash(&denominator, input),
            |input: &'a str| part_of(text, &denominator, input),
        ))
        .parse(rest)?
    };
    let sum = whole
        .number
        .and_then(|whole| whole.value.add(part.number.value));
    match sum {
        Some(value) if !part.percent => Ok((
            rest,
            Share {
                number: exact_number(value),
                ..part
            },
        )),
        _ => fail(input),
    }
}

/// `1/3`, but not the path `1/3/5`.
fn slash<'a>(numerator: &Numeral, input: &'a str) -> IResult<&'a str, Share> {
    if !numerator.form.has(Form::ARABIC) || numerator.form.has(Form::CHINESE) || numerator.padded {
        return fail(input);
    }
    let (rest, _) = delimited(space0, char('/'), space0).parse(input)?;
    let (rest, denominator) = arabic(rest)?;
    let value = numerator
        .number
        .zip(denominator.mantissa)
        .and_then(|(numerator, mantissa)| {
            numerator
                .value
                .divide(Exact::decimal(mantissa, (-denominator.decimals).into())?)
        });
    match value {
        Some(value)
            if !denominator.padded
                && !rest
                    .starts_with(|c: char| c == '/' || c == '-' || c.is_ascii_alphanumeric()) =>
        {
            let form = numerator.form.with(Form::FRACTION);
            Ok((rest, Share::exact(value, form)))
        }
        _ => fail(input),
    }
}

/// Characters after 成 or 折 that begin another word.
pub(super) const NOT_AFTER_TENTHS: &str =
    "为立员功长果本都品绩效交型就熟人分年因事语天像千吨对合算扣叠旧射断腾磨弯";

/// 九成, 八成五, 九折, 八五折.
fn tenths<'a>(tens: &Numeral, input: &'a str) -> IResult<&'a str, Share> {
    let (rest, _) = opt(char(' ')).parse(input)?;
    let (rest, word) = alt((tag("成"), tag("折"))).parse(rest)?;
    let discount = word == "折";
    let Some((number, high)) = tens.number.filter(|_| tens.scale == 0).and_then(|number| {
        if discount {
            discount_digits(tens, number).map(|number| (number, None))
        } else {
            Some((number, tens.high))
        }
    }) else {
        return fail(input);
    };
    if rest.starts_with(|c| NOT_AFTER_TENTHS.contains(c)) || number.value > Exact::integer(100) {
        return fail(input);
    }
    // 八五折 is 85%, 十成 is 100%.
    let places = if discount && number.value > Exact::integer(10) && !tens.form.has(Form::ARABIC) {
        -2
    } else {
        -1
    };
    let (rest, number) = match eighth_of(rest) {
        Ok((after, more)) if !discount && high.is_none() => {
            let Some(value) = number.value.add(more) else {
                return fail(input);
            };
            let precision = number.precision.map(|p| p - 1);
            let number = Number {
                value,
                precision,
                ..number
            };
            (after, number)
        }
        _ => (rest, number),
    };
    let ends = shifted(number, places).zip(Some(high.and_then(|high| shifted(high, places))));
    let Some((number, high)) = ends else {
        return fail(input);
    };
    // A discount is what it says, not rounded.
    let number = match discount {
        true => Number {
            precision: None,
            ..number
        },
        false => number,
    };
    let form = tens.form.with(if discount {
        Form::DISCOUNT
    } else {
        Form::TENTHS
    });
    Ok((
        rest,
        Share {
            number,
            high,
            form,
            percent: false,
        },
    ))
}

/// What 折 counts: 8, 9.5, and the two digits of 八五折. Nothing above ten is written otherwise.
fn discount_digits(tens: &Numeral, number: Number) -> Option<Number> {
    match tens.high {
        None => Some(number),
        Some(last) => {
            let value = number.value.multiply(Exact::integer(10))?.add(last.value)?;
            (value < Exact::integer(100)).then_some(Number { value, ..number })
        }
    }
}

/// `number` times ten to the power of `places`.
fn shifted(number: Number, places: i8) -> Option<Number> {
    Some(Number {
        value: number.value.multiply(Exact::power_of_ten(places.into())?)?,
        precision: number.precision.map(|p| p.saturating_add(places)),
        leading: number.leading.saturating_add(places),
    })
}

/// The 五 of 八成五: a tenth of a tenth.
fn eighth_of(input: &str) -> IResult<&str, Exact> {
    let (rest, more) = numeral(input)?;
    let single = more.tokens == 1 && more.form.has(Form::CHINESE) && !more.run;
    let value = more.number.filter(|_| single && more.high.is_none());
    match value.and_then(|n| Exact::power_of_ten(-1)?.multiply(n.value)) {
        Some(value) if value < Exact::ONE => Ok((rest, value)),
        _ => fail(input),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        let (rest, first) = numeral(text).ok()?;
        let (rest, share) = share(&text[..text.len() - rest.len()], &first, rest).ok()?;
        Some(format!(
            "{}{}{rest}",
            share.number.value,
            if share.percent { "%" } else { "" }
        ))
    }

    #[test]
    fn reads_shares_of_all_kinds() {
        for (text, expected) in [
            ("三分之一", "1/3"),
            ("五又三分之二", "17/3"),
            ("1/4", "0.25"),
            ("2又1/5", "2.2"),
            ("四分一升", "0.25升"),
            ("百分之六点三", "6.3%"),
            ("百分之百", "100%"),
            ("百分百", "100%"),
            ("万分之三", "0.0003"),
            ("千分之五", "0.005"),
            ("九成", "0.9"),
            ("八成五", "0.85"),
            ("9.5成", "0.95"),
            ("八折", "0.8"),
            ("八五折", "0.85"),
            ("六七折", "0.67"),
            ("一半", "0.5"),
        ] {
            assert_eq!(read(text).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn leaves_paths_words_and_dates_alone() {
        for text in [
            "2020/5/29",
            "三成为",
            "1/0",
            "十分",
            "三折叠",
            "五分一秒",
            "三分二比一",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
