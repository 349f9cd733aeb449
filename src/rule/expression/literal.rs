//! Numbers in expressions: `100%`, `1万`, `0.5‰`, `3倍`.

use nom::bytes::complete::{tag, take_while, take_while1};
use nom::combinator::opt;
use nom::sequence::preceded;
use nom::{IResult, Parser};

use crate::grammar::Exact;

/// What may follow the digits: the word, the power of ten it stands for, whether it makes a ratio.
const SUFFIXES: &[(&str, i32, bool)] = &[
    ("%", -2, true),
    ("％", -2, true),
    ("‰", -3, true),
    ("万亿", 12, false),
    ("万", 4, false),
    ("亿", 8, false),
    ("倍", 0, false),
];

/// Lengths of time that may follow the digits, in seconds, the base unit of durations.
const DURATIONS: &[(&str, i128)] = &[
    ("天", 86_400),
    ("个月", 2_592_000),
    ("年", 31_536_000),
    ("小时", 3_600),
];

/// A number as written, before its value is known to fit.
pub struct Written<'a> {
    whole: &'a str,
    decimals: &'a str,
    exponent: i32,
    factor: i128,
    pub ratio: bool,
}

impl Written<'_> {
    /// `None` when it does not fit.
    pub fn value(&self) -> Option<Exact> {
        let mut mantissa: i128 = 0;
        for digit in self.whole.bytes().chain(self.decimals.bytes()) {
            mantissa = mantissa
                .checked_mul(10)?
                .checked_add(i128::from(digit - b'0'))?;
        }
        let decimals = i32::try_from(self.decimals.len()).ok()?;
        Exact::decimal(mantissa, self.exponent.checked_sub(decimals)?)?
            .multiply(Exact::integer(self.factor))
    }
}

fn digits(input: &str) -> IResult<&str, &str> {
    take_while1(|c: char| c.is_ascii_digit()).parse(input)
}

/// A number with its suffix.
pub fn literal(input: &str) -> IResult<&str, Written<'_>> {
    let (rest, whole) = digits(input)?;
    let (rest, decimals) = opt(preceded(tag("."), digits)).parse(rest)?;
    let mut written = Written {
        whole,
        decimals: decimals.unwrap_or(""),
        exponent: 0,
        factor: 1,
        ratio: false,
    };
    for (word, seconds) in DURATIONS {
        if let Some(after) = rest.strip_prefix(word) {
            written.factor = *seconds;
            return Ok((after, written));
        }
    }
    for (suffix, exponent, ratio) in SUFFIXES {
        if let Some(after) = rest.trim_start_matches(' ').strip_prefix(suffix) {
            written.exponent = *exponent;
            written.ratio = *ratio;
            return Ok((after, written));
        }
    }
    Ok((rest, written))
}

/// The characters of a name: letters of any script, digits, `_`; not a digit first.
pub fn name(input: &str) -> IResult<&str, &str> {
    let (_, first) = take_while(is_name_character).parse(input)?;
    if first.is_empty() || first.starts_with(|c: char| c.is_numeric()) {
        return Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Alpha,
        )));
    }
    Ok((&input[first.len()..], first))
}

fn is_name_character(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> (String, &str) {
        let (rest, written) = literal(text).unwrap();
        (written.value().unwrap().to_string(), rest)
    }

    #[test]
    fn reads_suffixes() {
        assert_eq!(value("100%"), ("1".into(), ""));
        assert_eq!(value("1.5万 人"), ("15000".into(), " 人"));
        assert_eq!(value("0.5‰)"), ("0.0005".into(), ")"));
        assert_eq!(value("2万亿"), ("2000000000000".into(), ""));
        assert_eq!(value("3倍"), ("3".into(), ""));
    }

    #[test]
    fn a_number_too_long_for_exact_arithmetic_has_no_value() {
        let digits = "9".repeat(60);
        assert!(literal(&digits).unwrap().1.value().is_none());
    }

    #[test]
    fn names_may_be_chinese_but_not_start_with_a_digit() {
        assert_eq!(name("已复工/总数").unwrap(), ("/总数", "已复工"));
        assert!(name("2总数").is_err());
    }
}
