//! Arabic figures: `46`, `1,000`, `3.14`.

use nom::{
    IResult, Parser,
    bytes::complete::{tag, take_while_m_n},
    character::complete::digit1,
    combinator::{opt, recognize, verify},
    multi::many1_count,
    sequence::preceded,
};

/// The longest grouped figure that is looked for, in bytes.
const LONGEST: usize = 52;

/// Digits as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Arabic {
    /// All digits read as one integer; `None` when that is beyond `i128`.
    pub mantissa: Option<i128>,
    pub decimals: i8,
    /// Digits before the point.
    pub digits: u32,
    pub grouped: bool,
    /// Written with a zero before further digits: 007.
    pub padded: bool,
}

/// Reads a figure in Arabic digits, all of them.
pub fn arabic(input: &str) -> IResult<&str, Arabic> {
    let (rest, (whole, grouped)) = whole(input)?;
    let (rest, decimals) = opt(fraction).parse(rest)?;
    let decimals = decimals.unwrap_or("");
    let mantissa = digits_value(whole, 0).and_then(|value| digits_value(decimals, value));
    let arabic = Arabic {
        mantissa,
        decimals: i8::try_from(decimals.len()).unwrap_or(i8::MAX),
        digits: u32::try_from(whole.bytes().filter(u8::is_ascii_digit).count()).unwrap_or(u32::MAX),
        grouped,
        padded: whole.len() > 1 && whole.starts_with('0'),
    };
    Ok((rest, arabic))
}

fn whole(input: &str) -> IResult<&str, (&str, bool)> {
    if let Ok((rest, grouped)) = grouped(input) {
        return Ok((rest, (grouped, true)));
    }
    let (rest, digits) = digit1(input)?;
    Ok((rest, (digits, false)))
}

fn grouped(input: &str) -> IResult<&str, &str> {
    let is_digit = |c: char| c.is_ascii_digit();
    // A look ahead of bounded length: groups without end must not be read again and again.
    let length = input
        .bytes()
        .take(LONGEST)
        .take_while(|b| b.is_ascii_digit() || *b == b',')
        .count();
    let (window, after) = input.split_at(length);
    let three = take_while_m_n(3, 3, is_digit);
    let first = verify(take_while_m_n(1, 3, is_digit), |digits: &str| {
        !digits.starts_with('0')
    });
    let (rest, text) = recognize((first, many1_count(preceded(tag(","), three)))).parse(window)?;
    if rest.starts_with(is_digit) || (rest.is_empty() && after.starts_with(is_digit)) {
        return Err(nom::Err::Error(nom::error::Error::new(
            input,
            nom::error::ErrorKind::Digit,
        )));
    }
    Ok((&input[text.len()..], text))
}

fn fraction(input: &str) -> IResult<&str, &str> {
    preceded(tag("."), digit1).parse(input)
}

/// `start` followed by the digits of `text`; signs between the digits are passed over.
fn digits_value(text: &str, start: i128) -> Option<i128> {
    let mut digits = text.bytes().filter(u8::is_ascii_digit);
    if text.len() <= 18 && start == 0 {
        // Nearly every figure fits 64 bits.
        let value = digits.fold(0u64, |value, digit| value * 10 + u64::from(digit - b'0'));
        return Some(i128::from(value));
    }
    digits.try_fold(start, |value, digit| {
        value.checked_mul(10)?.checked_add(i128::from(digit - b'0'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_groups_and_decimals() {
        let read = |text| arabic(text).map(|(rest, a)| (a.mantissa, a.decimals, a.grouped, rest));
        assert_eq!(
            read("1,234,567.30元"),
            Ok((Some(123_456_730), 2, true, "元"))
        );
        assert_eq!(read("1, 234"), Ok((Some(1), 0, false, ", 234")));
        assert_eq!(read("1,2345"), Ok((Some(1), 0, false, ",2345")));
        assert_eq!(read("3.亿"), Ok((Some(3), 0, false, ".亿")));
        assert_eq!(read(&"9".repeat(60)).unwrap().0, None);
    }
}
