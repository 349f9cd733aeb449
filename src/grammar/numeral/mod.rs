//! Numerals of all spellings, mixed as they come: `四十六`, `3万4000`, `2亿5000万`, `三四十`,
//! `20多亿`, `二〇二〇`.

mod parts;
mod run;
mod scales;
#[cfg(test)]
mod tests;
mod value;

pub use run::decimals;

use nom::{
    IResult,
    error::{Error, ErrorKind},
};

use value::decimal_number;

use super::arabic::arabic;
use super::quantity::{Form, Number};
use super::tables::numerals::{Sign, sign};

/// A numeral as written, before its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numeral {
    /// `None` when the figure is beyond exact arithmetic.
    pub number: Option<Number>,
    /// The high end of 三四十, 数十.
    pub high: Option<Number>,
    pub form: Form,
    /// 余, 多, 几 inside or at the end: a byte range from the numeral's start.
    pub odd: Option<(usize, usize)>,
    /// The exponent of a 万 or 亿 (or both) at its end.
    pub scale: i8,
    /// The exponent of its last 十 百 千, when the numeral is one digit and that word.
    pub power: i8,
    /// Characters, but a run of Arabic digits counts as one.
    pub tokens: u16,
    /// Arabic digits before the point.
    pub digits: u32,
    /// Digits one by one: 二〇二〇.
    pub run: bool,
    /// Starts with 百 千 万 亿: a numeral only in company.
    pub headless: bool,
    /// Arabic, written with a zero before further digits.
    pub padded: bool,
    /// Two digits side by side with nothing after them: 七八.
    pub loose_pair: bool,
}

/// A digit group waiting for its power word.
#[derive(Clone, Copy, Debug)]
struct Pending {
    mantissa: i128,
    exponent: i8,
    spread: i128,
    arabic: bool,
    /// With decimals: only scale words can follow.
    decimal: bool,
    /// Where it starts, to give it back if it cannot belong.
    start: usize,
}

/// The parts of a numeral read so far.
#[derive(Debug, Default)]
struct Reader {
    /// Parts closed by 兆, 亿 and 万.
    closed: [i128; 3],
    section: i128,
    spread: i128,
    pending: Option<Pending>,
    /// The power words of the section must fall below this exponent.
    limit: i8,
    /// The last power or scale word, for 三万五.
    last: Option<i8>,
    zero: bool,
    /// The exponent of the last written digit.
    place: i8,
    scale: i8,
    power: i8,
    form: Form,
    odd: Option<(usize, usize)>,
    tokens: u16,
    digits: u32,
    run: bool,
    headless: bool,
    padded: bool,
    overflow: bool,
    /// Only a scale word may follow.
    shut: bool,
    /// Written digit by digit up to a scale word: 一一七一万七五九八.
    by_digits: bool,
    /// The last part was a scale word.
    scaled_last: bool,
    loose_pair: bool,
    at: usize,
}

const SECTION_LIMIT: i8 = 4;

fn fail<T>(input: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Digit)))
}

/// The whole number that is all of `text`, if it is one: 12, 十二.
pub fn whole_number(text: &str) -> Option<u32> {
    let (rest, found) = numeral(text).ok()?;
    let value = found.number.filter(|_| found.high.is_none())?.value;
    let whole = rest.is_empty() && value.is_integer();
    u32::try_from(value.numerator()).ok().filter(|_| whole)
}

fn first_sign(input: &str) -> Option<(Sign, usize)> {
    let character = input.chars().next()?;
    Some((sign(character)?, character.len_utf8()))
}

/// Arabic digits that nothing goes on with, as most figures are.
fn plain_arabic(input: &str) -> Option<(&str, Numeral)> {
    let (rest, figure) = arabic(input).ok()?;
    let next = rest.chars().next();
    if next.is_some_and(|next| next == ' ' || sign(next).is_some()) {
        return None;
    }
    let number = decimal_number(figure.mantissa?, figure.decimals.checked_neg()?)?;
    let grouped = if figure.grouped {
        Form::GROUPED
    } else {
        Form::default()
    };
    let numeral = Numeral {
        number: Some(number),
        high: None,
        form: Form::ARABIC.with(grouped),
        odd: None,
        scale: 0,
        power: 0,
        tokens: 1,
        digits: figure.digits,
        run: false,
        headless: false,
        padded: figure.padded,
        loose_pair: false,
    };
    Some((rest, numeral))
}

/// Reads the longest numeral that `input` begins with. The work is linear in what it consumes.
pub fn numeral(input: &str) -> IResult<&str, Numeral> {
    if let Some(found) = plain_arabic(input) {
        return Ok(found);
    }
    let mut reader = Reader {
        limit: SECTION_LIMIT,
        ..Reader::default()
    };
    loop {
        let rest = &input[reader.at..];
        let Some(length) = reader.step(rest) else {
            break;
        };
        reader.at += length;
        reader.tokens = reader.tokens.saturating_add(1);
    }
    if reader.tokens == 0 {
        return fail(input);
    }
    let numeral = reader.finish();
    Ok((&input[reader.at..], numeral))
}

impl Reader {
    /// Takes the next part; gives its length, or `None` when the numeral ends before it.
    fn step(&mut self, rest: &str) -> Option<usize> {
        let (sign, length) = match first_sign(rest) {
            Some(found) => found,
            None if rest.starts_with('.') => return self.dot(rest),
            None => return self.space(rest),
        };
        match sign {
            Sign::Arabic => self.arabic(rest),
            Sign::Digit(_) | Sign::Capital(_) | Sign::Two => self.han_digits(rest),
            Sign::Power(_) | Sign::Scale(_) if self.leaves_to_unit(sign, rest, length) => None,
            Sign::Power(exponent) | Sign::CapitalPower(exponent) => {
                if matches!(sign, Sign::CapitalPower(_)) {
                    self.form = self.form.with(Form::CAPITAL);
                }
                self.power(exponent).map(|()| length)
            }
            Sign::Tens(tens) => self.tens(tens).map(|()| length),
            Sign::Scale(exponent) => self.scale(exponent).map(|()| length),
            Sign::Some => self.some(rest, length),
            Sign::Odd => self.odd_mark(rest, length),
            Sign::Point => self.point(rest, length, false),
            _ => None,
        }
    }

    /// Whether 百, 千 or 兆 begins a unit here: 0.3百分点, 25千克, 500兆瓦. With 米 a single Chinese digit keeps
    /// its 千 (两千米 is 2000米), any other figure leaves it to 千米.
    fn leaves_to_unit(&self, sign: Sign, rest: &str, length: usize) -> bool {
        let next = rest[length..].chars().next();
        match (sign, next) {
            (Sign::Power(3), Some('米')) => {
                self.limit <= 3 || self.pending.is_some_and(|p| p.arabic || p.decimal)
            }
            (Sign::Power(3), Some(next)) => "克瓦伏卡焦赫帕".contains(next) && !self.is_fresh(),
            (Sign::Power(2), Some('分')) => {
                !self.is_fresh()
                    && (rest[length..].starts_with("分点") || rest[length..].starts_with("分點"))
            }
            (Sign::Scale(12), Some(next)) => "瓦赫字比焦帕欧".contains(next),
            _ => false,
        }
    }

    fn is_fresh(&self) -> bool {
        self.tokens == 0
    }

    /// One space inside `7万 5千`, `177.1 亿`, `三 点 五`: only between Arabic digits and their
    /// scale, and around a spelt decimal point.
    fn space(&mut self, rest: &str) -> Option<usize> {
        let after = rest.strip_prefix(' ')?;
        let (next, width) = first_sign(after)?;
        if next == Sign::Point {
            return Some(self.point(after, width, true)? + 1);
        }
        let before_word = self.pending.is_some_and(|p| p.arabic)
            && matches!(next, Sign::Scale(_) | Sign::Power(_));
        let before_digits = self.pending.is_none()
            && self.form.has(Form::ARABIC)
            && self.last.is_some()
            && next == Sign::Arabic
            && self.arabic_part_fits(after);
        (before_word || before_digits).then_some(1)
    }
}
