//! Numerals of all spellings, mixed as they come: `四十六`, `3万4000`, `2亿5000万`, `三四十`,
//! `20多亿`, `二〇二〇`.

mod run;
#[cfg(test)]
mod tests;

use nom::{
    IResult,
    error::{Error, ErrorKind},
};

use self::run::{Run, decimals};
use super::arabic::arabic;
use super::exact::Exact;
use super::quantity::{Form, Number};
use super::tables::hedges::NOT_AFTER_ODD_MARK;
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
    /// The last part was a scale word.
    scaled_last: bool,
    loose_pair: bool,
    at: usize,
}

const SECTION_LIMIT: i8 = 4;

fn fail<T>(input: &str) -> IResult<&str, T> {
    Err(nom::Err::Error(Error::new(input, ErrorKind::Digit)))
}

fn first_sign(input: &str) -> Option<(Sign, usize)> {
    let character = input.chars().next()?;
    Some((sign(character)?, character.len_utf8()))
}

/// Reads the longest numeral that `input` begins with. The work is linear in what it consumes.
pub fn numeral(input: &str) -> IResult<&str, Numeral> {
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
            Sign::Point => self.point(rest, length),
            _ => None,
        }
    }

    /// Whether 千 or 兆 begins a unit here: 25千克, 500兆瓦. With 米 a single Chinese digit keeps
    /// its 千 (两千米 is 2000米), any other figure leaves it to 千米.
    fn leaves_to_unit(&self, sign: Sign, rest: &str, length: usize) -> bool {
        let next = rest[length..].chars().next();
        match (sign, next) {
            (Sign::Power(3), Some('米')) => {
                self.limit <= 3 || self.pending.is_some_and(|p| p.arabic || p.decimal)
            }
            (Sign::Power(3), Some(next)) => "克瓦伏卡焦赫帕".contains(next) && !self.is_fresh(),
            (Sign::Scale(12), Some(next)) => "瓦赫字比焦帕欧".contains(next),
            _ => false,
        }
    }

    fn is_fresh(&self) -> bool {
        self.tokens == 0
    }

    /// One space inside `7万 5千`, `177.1 亿`: only between Arabic digits and their scale.
    fn space(&mut self, rest: &str) -> Option<usize> {
        let after = rest.strip_prefix(' ')?;
        let next = first_sign(after)?.0;
        let before_word = self.pending.is_some_and(|p| p.arabic)
            && matches!(next, Sign::Scale(_) | Sign::Power(_));
        let before_digits = self.pending.is_none()
            && self.form.has(Form::ARABIC)
            && self.last.is_some()
            && next == Sign::Arabic
            && self.arabic_part_fits(after);
        (before_word || before_digits).then_some(1)
    }

    fn arabic(&mut self, rest: &str) -> Option<usize> {
        if self.pending.is_some() || self.shut {
            return None;
        }
        if !self.is_fresh() && !self.arabic_part_fits(rest) {
            return None;
        }
        let (after, figure) = arabic(rest).ok()?;
        if self.is_fresh() {
            self.digits = figure.digits;
            self.padded = figure.padded;
        }
        self.overflow |= figure.mantissa.is_none();
        self.form = self.form.with(Form::ARABIC);
        if figure.grouped {
            self.form = self.form.with(Form::GROUPED);
        }
        self.place = -figure.decimals;
        self.scaled_last = false;
        self.pending = Some(Pending {
            mantissa: figure.mantissa.unwrap_or(0),
            exponent: figure.decimals.checked_neg()?,
            spread: 0,
            arabic: true,
            decimal: figure.decimals > 0,
            start: self.at,
        });
        Some(rest.len() - after.len())
    }

    /// Whether Arabic digits go on with a numeral that has a scale word: 3万4000, 5万4千.
    fn arabic_part_fits(&self, rest: &str) -> bool {
        let Ok((after, figure)) = arabic(rest) else {
            return false;
        };
        let next = first_sign(after.strip_prefix(' ').unwrap_or(after)).map(|found| found.0);
        let Some(last) = self.last else { return false };
        if figure.decimals != 0 || figure.padded || figure.grouped || figure.digits > 4 {
            return false;
        }
        match next {
            Some(Sign::Power(e)) => e < self.limit,
            Some(Sign::Scale(e)) => e < last,
            _ => {
                last == 4 && self.section == 0 && figure.digits >= 3
                    || last == 3 && figure.digits == 3
            }
        }
    }

    fn han_digits(&mut self, rest: &str) -> Option<usize> {
        if self.pending.is_some() || self.shut {
            return None;
        }
        let run = Run::read(rest);
        if !self.is_fresh() && run.two && !run.has_word_behind(rest) {
            // 三千两百两: the last 两 is the unit.
            return None;
        }
        let zeros = if self.is_fresh() {
            0
        } else {
            run.leading_zeros()
        };
        let significant = run.length - zeros;
        if significant == 0 {
            return self.zeros(rest, &run);
        }
        self.form = self.form.with(Form::CHINESE);
        if run.capital {
            self.form = self.form.with(Form::CAPITAL);
        }
        let zero_width = run.width(rest, zeros);
        if significant == 1 {
            self.digit(run.first(zeros), 0, zeros > 0);
            return Some(run.width(rest, run.length));
        }
        if let Some(spread) = run.pair(zeros).filter(|_| significant == 2) {
            self.digit(run.first(zeros), spread, zeros > 0);
            self.loose_pair = self.is_fresh()
                && !matches!(
                    first_sign(&rest[run.width(rest, 2)..]),
                    Some((Sign::Power(_) | Sign::CapitalPower(_) | Sign::Scale(_), _))
                );
            return Some(run.width(rest, run.length));
        }
        if self.is_fresh() {
            self.run = true;
            self.shut = true;
            self.overflow |= run.value.is_none();
            self.pending = Some(Pending {
                mantissa: run.value.unwrap_or(0),
                exponent: 0,
                spread: 0,
                arabic: false,
                decimal: false,
                start: 0,
            });
            self.digits = u32::try_from(run.length).unwrap_or(u32::MAX);
            return Some(run.bytes);
        }
        // 三十一一对一: the second 一 begins something else.
        self.digit(run.first(zeros), 0, zeros > 0);
        self.shut = true;
        Some(zero_width + run.width(&rest[zero_width..], 1))
    }

    fn digit(&mut self, digit: i128, spread: i128, zero: bool) {
        self.zero |= zero;
        self.place = 0;
        self.scaled_last = false;
        self.pending = Some(Pending {
            mantissa: digit,
            exponent: 0,
            spread,
            arabic: false,
            decimal: false,
            start: self.at,
        });
    }

    /// 零 alone: the value zero, or a gap such as in 一千零五.
    fn zeros(&mut self, rest: &str, run: &Run) -> Option<usize> {
        let next = first_sign(&rest[run.bytes..]).map(|found| found.0);
        let goes_on = matches!(
            next,
            Some(Sign::Power(_) | Sign::CapitalPower(_) | Sign::Arabic)
        );
        if !goes_on {
            return None;
        }
        self.zero = true;
        self.scaled_last = false;
        Some(run.bytes)
    }

    fn power(&mut self, exponent: i8) -> Option<()> {
        if self.shut {
            return None;
        }
        let fresh = self.is_fresh();
        match self.pending {
            Some(pending) if pending.mantissa == 0 && !pending.arabic => {
                self.pending = None;
                self.section = self.section.saturating_add(ten_to(exponent));
                self.place = 0;
            }
            Some(pending) if exponent < self.limit => self.multiply_pending(pending, exponent),
            Some(pending) => return self.give_back(pending),
            None => {
                let allowed = fresh || self.zero || (exponent == 1 && self.section > 0);
                if !allowed || exponent >= self.limit {
                    return None;
                }
                self.headless = fresh && exponent > 1;
                self.section = self.section.saturating_add(ten_to(exponent));
                self.place = 0;
            }
        }
        self.scaled_last = false;
        self.form = self.form.with(Form::CHINESE);
        self.power = if self.tokens <= 1 { exponent } else { 0 };
        self.limit = exponent;
        self.last = Some(exponent);
        self.zero = false;
        self.place = if self.form.has(Form::SCALED) || self.form.has(Form::ARABIC) {
            self.place + exponent
        } else {
            0
        };
        Some(())
    }

    fn multiply_pending(&mut self, mut pending: Pending, exponent: i8) {
        if pending.decimal {
            pending.exponent += exponent;
            self.pending = Some(pending);
            self.shut = true;
            return;
        }
        let power = ten_to(exponent);
        match pending
            .mantissa
            .checked_mul(power)
            .and_then(|v| v.checked_add(self.section))
        {
            Some(section) => self.section = section,
            None => self.overflow = true,
        }
        if pending.spread != 0 {
            self.spread = pending.spread * power;
            self.shut = true;
        }
        self.pending = None;
    }

    /// Ends the numeral before a digit group that belongs to what follows.
    fn give_back(&mut self, pending: Pending) -> Option<()> {
        if pending.start > 0 && self.last.is_some() {
            self.at = pending.start;
            self.pending = None;
        }
        None
    }

    fn tens(&mut self, tens: u8) -> Option<()> {
        if self.pending.is_some() || self.shut || self.limit <= 1 {
            return None;
        }
        self.section = self.section.saturating_add(i128::from(tens) * 10);
        self.scaled_last = false;
        self.form = self.form.with(Form::CHINESE);
        self.limit = 1;
        self.last = Some(1);
        self.place = 0;
        Some(())
    }

    fn scale(&mut self, exponent: i8) -> Option<()> {
        let fresh = self.is_fresh();
        if let Some(pending) = self.pending
            && pending.decimal
        {
            // A decimal: 16.4亿, 3.5万亿.
            if self.scale >= exponent {
                return None;
            }
            self.pending = Some(Pending {
                exponent: pending.exponent + exponent,
                ..pending
            });
            self.after_scale(exponent);
            self.shut = true;
            return Some(());
        }
        if self.shut && self.run {
            return None;
        }
        if fresh {
            self.headless = true;
            self.section = 1;
        }
        let slot = match exponent {
            12 => 0,
            8 => 1,
            _ => 2,
        };
        // 五亿四万: behind 亿 a digit counts 万, and is not the 四 of 五亿四.
        self.zero |= self.last.is_some_and(|last| last >= 4);
        let section = self.section_value();
        let lower = self.closed[slot + 1..].iter();
        let open = lower.fold(section.unwrap_or(0), |sum, part| sum.saturating_add(*part));
        if open == 0 && exponent == 4 && self.closed[2] > 0 && self.scaled_last && self.scale == 4 {
            // 万万 is 亿.
            self.closed[2] = self.closed[2].checked_mul(10_000)?;
            self.spread = self.spread.saturating_mul(10_000);
            self.scale = 8;
            self.place += 4;
            return Some(());
        }
        if open == 0 || self.closed[slot] != 0 {
            return self.pending.and_then(|pending| self.give_back(pending));
        }
        let Some(value) = open.checked_mul(ten_to(exponent)) else {
            self.overflow = true;
            return None;
        };
        if section.is_none() {
            self.overflow = true;
        }
        self.closed[slot] = value;
        for lower in &mut self.closed[slot + 1..] {
            *lower = 0;
        }
        self.spread = self.pending_spread().saturating_mul(ten_to(exponent));
        self.section = 0;
        self.pending = None;
        self.after_scale(exponent);
        Some(())
    }

    fn after_scale(&mut self, exponent: i8) {
        if self.scaled_last {
            // 万亿: the second word lifts the first.
            self.place += exponent;
            self.scale += exponent;
        } else {
            self.place = exponent + self.pending.map_or(0, |_| self.place.min(0));
            self.scale = exponent;
        }
        self.scaled_last = true;
        self.last = Some(exponent);
        self.limit = SECTION_LIMIT;
        self.zero = false;
        self.shut = self.odd.is_some() || self.spread != 0;
        self.loose_pair = false;
        self.form = self.form.with(Form::SCALED);
    }

    /// 几十, 数百, 十几, 二十几万.
    fn some(&mut self, rest: &str, length: usize) -> Option<usize> {
        if self.pending.is_some() || self.odd.is_some() || self.shut {
            return None;
        }
        let next = first_sign(&rest[length..]);
        if self.is_fresh() {
            let (Sign::Power(exponent) | Sign::Scale(exponent), width) = next? else {
                return None;
            };
            let step = ten_to(exponent);
            let is_scale = matches!(next?.0, Sign::Scale(_));
            self.spread = 9 * step;
            if is_scale {
                self.closed[if exponent == 4 { 2 } else { 1 }] = step;
                self.after_scale(exponent);
            } else {
                self.section = step;
                self.last = Some(exponent);
            }
            self.form = self.form.with(Form::INDEFINITE).with(Form::CHINESE);
            self.shut = true;
            return Some(length + width);
        }
        // 十几, 肆拾几亿: not 数, which would begin 数字.
        let after_power = matches!(self.last, Some(1..=3)) && rest.starts_with(['几', '幾']);
        if !after_power {
            return None;
        }
        self.odd = Some((self.at, self.at + length));
        self.form = self.form.with(Form::INDEFINITE);
        self.shut = true;
        Some(length)
    }

    /// 余, 多, 来 behind a round figure: 20多亿, 1000余.
    fn odd_mark(&mut self, rest: &str, length: usize) -> Option<usize> {
        if self.is_fresh() || self.run || self.spread != 0 {
            return None;
        }
        let after = &rest[length..];
        let scales = matches!(first_sign(after), Some((Sign::Scale(_), _)));
        if self.odd.is_some() && !scales {
            return None;
        }
        let is_rest = rest.starts_with(['余', '餘']);
        if !self.is_round(is_rest)
            || (!scales && NOT_AFTER_ODD_MARK.iter().any(|w| after.starts_with(w)))
        {
            return None;
        }
        self.odd = Some((self.odd.map_or(self.at, |odd| odd.0), self.at + length));
        self.shut = true;
        Some(length)
    }

    /// Whether "and some" can follow: after a power or scale word, or a zero; 余 after any two
    /// digits.
    fn is_round(&self, is_rest: bool) -> bool {
        match self.pending {
            Some(p) if p.arabic => {
                (p.decimal && self.scale > 0)
                    || (p.mantissa >= 10 && (p.mantissa % 10 == 0 || is_rest))
            }
            Some(p) => p.decimal && self.scale > 0,
            None => true,
        }
    }

    /// 点 and Chinese decimals. 八点三十分 is a time, so a power word must not follow.
    fn point(&mut self, rest: &str, length: usize) -> Option<usize> {
        if self.shut && !self.run || self.is_fresh() || self.odd.is_some() {
            return None;
        }
        if self.pending.is_some_and(|p| p.decimal || p.spread != 0) {
            return None;
        }
        let after = &rest[length..];
        let whole = self.total()?;
        let (value, digits, width) = decimals(after, whole)?;
        let next = after[width..].chars().next();
        if matches!(next, Some('十' | '拾' | '分' | '刻' | '钟' | '鐘')) {
            return None;
        }
        let decimals = i8::try_from(digits).ok()?;
        self.closed = [0; 3];
        self.section = 0;
        self.scale = 0;
        self.last = None;
        self.run = false;
        self.shut = false;
        self.place = -decimals;
        self.form = Form(self.form.0 & !Form::SCALED.0);
        self.pending = Some(Pending {
            mantissa: value,
            exponent: -decimals,
            spread: 0,
            arabic: false,
            decimal: true,
            start: 0,
        });
        Some(length + width)
    }

    /// The value of a digit without power word: 三万五 is 35000, 三万零五 is 30005.
    fn pending_value(&self) -> Option<i128> {
        let pending = match self.pending {
            None => return Some(0),
            Some(pending) => pending,
        };
        pending.mantissa.checked_mul(self.pending_step(pending))
    }

    fn pending_step(&self, pending: Pending) -> i128 {
        match self.last {
            Some(last) if last > 1 && !self.zero && !pending.arabic => ten_to(last - 1),
            _ => 1,
        }
    }

    fn pending_spread(&self) -> i128 {
        match self.pending {
            Some(p) if p.spread != 0 => p.spread * self.pending_step(p),
            _ => self.spread,
        }
    }

    fn section_value(&self) -> Option<i128> {
        self.section.checked_add(self.pending_value()?)
    }

    fn total(&self) -> Option<i128> {
        self.closed
            .iter()
            .try_fold(self.section_value()?, |sum, part| sum.checked_add(*part))
    }

    fn finish(&self) -> Numeral {
        let (low, high) = match self.value() {
            Some((low, high)) if !self.overflow => (Some(low), high),
            _ => (None, None),
        };
        Numeral {
            number: low,
            high,
            form: self.form,
            odd: self.odd,
            scale: if self.scaled_last { self.scale } else { 0 },
            power: self.power,
            tokens: self.tokens,
            digits: self.digits,
            run: self.run,
            headless: self.headless,
            padded: self.padded,
            loose_pair: self.loose_pair,
        }
    }

    fn value(&self) -> Option<(Number, Option<Number>)> {
        let number = |mantissa: i128, exponent: i8| {
            let value = Exact::decimal(mantissa, exponent.into())?;
            Some(Number {
                value,
                precision: Some(self.last_place()),
                leading: leading(mantissa, exponent),
            })
        };
        if let Some(pending) = self.pending.filter(|p| p.decimal) {
            return Some((number(pending.mantissa, pending.exponent)?, None));
        }
        let total = self.total()?;
        let spread = self.pending_spread();
        let high = if spread == 0 {
            None
        } else {
            Some(number(total.checked_add(spread)?, 0)?)
        };
        Some((number(total, 0)?, high))
    }

    fn last_place(&self) -> i8 {
        match self.pending {
            Some(p) if !p.decimal && !p.arabic && !self.zero && !self.run => match self.last {
                Some(last) if last > 1 && self.section_or_closed() => last - 1,
                _ => self.place,
            },
            _ => self.place,
        }
    }

    fn section_or_closed(&self) -> bool {
        self.section != 0 || self.closed != [0; 3]
    }
}

/// Ten to the power of a power or scale word's exponent, which is at most 12.
fn ten_to(exponent: i8) -> i128 {
    10i128.pow(exponent.unsigned_abs().into())
}

/// The exponent of the last non-zero digit of `mantissa × 10^exponent`.
fn leading(mantissa: i128, exponent: i8) -> i8 {
    let mut rest = mantissa;
    let mut zeros = 0;
    while rest != 0 && rest % 10 == 0 {
        rest /= 10;
        zeros += 1;
    }
    exponent.saturating_add(zeros)
}
