//! Chinese digits side by side, and decimals.

use crate::grammar::tables::numerals::{Sign, sign};

/// Appends the decimals that `text` begins with to `whole`; gives the value, their count and
/// their width.
pub fn decimals(text: &str, whole: i128) -> Option<(i128, usize, usize)> {
    let mut value = whole;
    let mut digits = 0;
    let mut width = 0;
    for character in text.chars() {
        let digit = match sign(character) {
            Some(Sign::Digit(digit) | Sign::Capital(digit)) => i128::from(digit),
            Some(Sign::Arabic) => i128::from(character.to_digit(10)?),
            _ => break,
        };
        value = value.checked_mul(10)?.checked_add(digit)?;
        digits += 1;
        width += character.len_utf8();
    }
    (digits > 0).then_some((value, digits, width))
}

/// Chinese digits side by side.
#[derive(Debug)]
pub struct Run {
    digits: [u8; 2],
    /// The first digits, as far as they are zeros.
    zeros: usize,
    after_zeros: [u8; 2],
    pub length: usize,
    pub bytes: usize,
    pub value: Option<i128>,
    pub capital: bool,
    /// Starts with 两.
    pub two: bool,
}

impl Run {
    pub fn read(text: &str) -> Self {
        let mut run = Run {
            digits: [0; 2],
            zeros: 0,
            after_zeros: [0; 2],
            length: 0,
            bytes: 0,
            value: Some(0),
            capital: false,
            two: false,
        };
        let mut only_zeros = true;
        for character in text.chars() {
            let digit = match sign(character) {
                Some(Sign::Digit(digit)) => digit,
                Some(Sign::Capital(digit)) => {
                    run.capital = true;
                    digit
                }
                // 两 begins a run (两三百) or follows 一 (一两百), and nothing else.
                Some(Sign::Two) if run.length == 0 => {
                    run.two = true;
                    2
                }
                Some(Sign::Two) if run.length == 1 && run.digits[0] == 1 => 2,
                _ => break,
            };
            only_zeros &= digit == 0;
            run.zeros += usize::from(only_zeros);
            if run.length < 2 {
                run.digits[run.length] = digit;
            }
            let place = run.length.wrapping_sub(run.zeros);
            if !only_zeros && place < 2 {
                run.after_zeros[place] = digit;
            }
            run.value = run
                .value
                .and_then(|value| value.checked_mul(10)?.checked_add(i128::from(digit)));
            run.length += 1;
            run.bytes += character.len_utf8();
        }
        run
    }

    /// Whether a power or scale word follows the digits of `text`.
    pub fn has_word_behind(&self, text: &str) -> bool {
        let next = text[self.bytes..].chars().next().and_then(sign);
        matches!(
            next,
            Some(Sign::Power(_) | Sign::CapitalPower(_) | Sign::Scale(_))
        )
    }

    pub fn leading_zeros(&self) -> usize {
        self.zeros
    }

    pub fn first(&self, skip: usize) -> i128 {
        i128::from(if skip == 0 {
            self.digits[0]
        } else {
            self.after_zeros[0]
        })
    }

    /// How far apart two digits are that mean "this or that": 三四, 三五.
    pub fn pair(&self, skip: usize) -> Option<i128> {
        let [low, high] = if skip == 0 {
            self.digits
        } else {
            self.after_zeros
        };
        let apart = high.checked_sub(low)?;
        (low > 0 && (apart == 1 || (low, high) == (3, 5))).then_some(i128::from(apart))
    }

    /// The bytes of the first `count` digits.
    pub fn width(&self, text: &str, count: usize) -> usize {
        text.chars().take(count).map(char::len_utf8).sum()
    }
}
