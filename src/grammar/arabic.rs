//! Arabic figures: `46`, `1,000`, `3.14`.

use nom::{
    IResult,
    error::{Error, ErrorKind},
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
    let digits = digit_count(input.as_bytes());
    if digits == 0 {
        return Err(nom::Err::Error(Error::new(input, ErrorKind::Digit)));
    }
    let groups = group_end(input.as_bytes(), digits);
    let (whole, rest) = input.split_at(groups.unwrap_or(digits));
    let decimals = fraction(rest);
    let mantissa = digits_value(whole, 0).and_then(|value| digits_value(decimals, value));
    let marks = if groups.is_some() {
        (whole.len() - digits) / 4
    } else {
        0
    };
    let arabic = Arabic {
        mantissa,
        decimals: i8::try_from(decimals.len()).unwrap_or(i8::MAX),
        digits: u32::try_from(whole.len() - marks).unwrap_or(u32::MAX),
        grouped: groups.is_some(),
        padded: whole.len() > 1 && whole.starts_with('0'),
    };
    let point = usize::from(!decimals.is_empty());
    Ok((&rest[point + decimals.len()..], arabic))
}

fn digit_count(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .take_while(|byte| byte.is_ascii_digit())
        .count()
}

/// Where the groups of three digits end that follow the first group of `first` digits.
fn group_end(bytes: &[u8], first: usize) -> Option<usize> {
    if first > 3 || bytes.first() == Some(&b'0') || bytes.get(first) != Some(&b',') {
        return None;
    }
    let mut end = first;
    // A look ahead of bounded length: groups without end must not be read again and again.
    while let Some(group) = bytes.get(end..end + 4).filter(|_| end + 4 <= LONGEST) {
        if group[0] != b',' || digit_count(&group[1..]) < 3 {
            break;
        }
        end += 4;
    }
    let goes_on = bytes.get(end).is_some_and(u8::is_ascii_digit);
    (end > first && !goes_on).then_some(end)
}

/// The digits behind the point that `input` begins with.
fn fraction(input: &str) -> &str {
    match input.strip_prefix('.') {
        Some(rest) => &rest[..digit_count(rest.as_bytes())],
        None => "",
    }
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
