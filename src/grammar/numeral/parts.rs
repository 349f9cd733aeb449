//! The parts of a numeral that are no power or scale words: digits, decimals, 几 and 多.

use super::run::{Run, decimals};
use super::value::ten_to;
use super::{Pending, Reader, first_sign};
use crate::grammar::arabic::arabic;
use crate::grammar::quantity::Form;
use crate::grammar::tables::hedges::NOT_AFTER_ODD_MARK;
use crate::grammar::tables::numerals::SHARE_WORDS;
use crate::grammar::tables::numerals::Sign;

/// How many digits stand behind 万 or 亿 up to the next one.
const DIGITS_OF_A_SCALE: usize = 4;

impl Reader {
    pub(super) fn arabic(&mut self, rest: &str) -> Option<usize> {
        if self.pending.is_some() || self.shut {
            return None;
        }
        if let Some(value) = self.noughts_of_a_scale(rest) {
            self.form = self.form.with(Form::ARABIC);
            self.digit(value, 0, true);
            return Some("0,000".len());
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

    /// 71万0,039: what stands behind 万 in a group of its own that begins with a nought, which no figure by itself does.
    fn noughts_of_a_scale(&self, rest: &str) -> Option<i128> {
        let digits = rest
            .strip_prefix("0,")
            .filter(|_| self.last == Some(4) && self.section == 0)?;
        let (group, behind) = digits.split_at_checked(3)?;
        let is_whole = !behind.starts_with(|c: char| c.is_ascii_digit() || matches!(c, ',' | '.'));
        let value = group
            .parse()
            .ok()
            .filter(|_| group.bytes().all(|b| b.is_ascii_digit()));
        value.filter(|_| is_whole)
    }

    /// Whether Arabic digits go on with a numeral that has a scale word: 3万4000, 5万4千.
    pub(super) fn arabic_part_fits(&self, rest: &str) -> bool {
        let Ok((after, figure)) = arabic(rest) else {
            return false;
        };
        let next = first_sign(after.strip_prefix(' ').unwrap_or(after)).map(|found| found.0);
        let Some(last) = self.last else { return false };
        // 71万2,039 and 3万0039: four digits behind 万, noughts and all.
        let four = figure.digits == DIGITS_OF_A_SCALE as u32 && figure.decimals == 0;
        if last == 4 && self.section == 0 && four && (figure.grouped || figure.padded) {
            return next.is_none();
        }
        // 1兆6,304.65亿: only a scale below the last says that both are one number.
        if let Some(Sign::Scale(scale)) = next
            && scale < last
            && (figure.decimals > 0 || figure.grouped)
        {
            return !figure.padded && figure.digits <= DIGITS_OF_A_SCALE as u32;
        }
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

    pub(super) fn han_digits(&mut self, rest: &str) -> Option<usize> {
        if self.pending.is_some() || self.shut {
            return None;
        }
        let run = Run::read(rest);
        if self.by_digits
            && self.scaled_last
            && run.length == DIGITS_OF_A_SCALE
            && let Some(value) = run.value
        {
            self.digit(value, 0, true);
            return Some(run.bytes);
        }
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

    pub(super) fn digit(&mut self, digit: i128, spread: i128, zero: bool) {
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
    pub(super) fn zeros(&mut self, rest: &str, run: &Run) -> Option<usize> {
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

    /// 几十, 数百, 十几, 二十几万.
    pub(super) fn some(&mut self, rest: &str, length: usize) -> Option<usize> {
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
    pub(super) fn odd_mark(&mut self, rest: &str, length: usize) -> Option<usize> {
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
    pub(super) fn is_round(&self, is_rest: bool) -> bool {
        match self.pending {
            Some(p) if p.arabic => {
                (p.decimal && self.scale > 0)
                    || (p.mantissa >= 10 && (p.mantissa % 10 == 0 || is_rest))
            }
            Some(p) => p.decimal && self.scale > 0,
            None => true,
        }
    }

    /// 六四〇.五亿, 三十四.一%: a stop between Chinese digits is their decimal point, where a scale word or a
    /// percent sign follows; 三.一季度 and 十三.五规划 are no decimals.
    pub(super) fn dot(&mut self, rest: &str) -> Option<usize> {
        const DOT: usize = 1;
        if self.is_fresh() || self.form.has(Form::ARABIC) || !self.form.has(Form::CHINESE) {
            return None;
        }
        let (_, _, width) = decimals(&rest[DOT..], 0)?;
        let behind = &rest[DOT + width..];
        let scaled = matches!(first_sign(behind), Some((Sign::Scale(_), _)));
        let share = SHARE_WORDS.iter().any(|word| behind.starts_with(word));
        (scaled || share).then_some(())?;
        self.point(rest, DOT, false)
    }

    /// 点 and Chinese decimals. 八点三十分 is a time, so a power word must not follow; 五点五分钟 is
    /// a length of time. `spaced` says that a space stands before the point.
    pub(super) fn point(&mut self, rest: &str, length: usize, spaced: bool) -> Option<usize> {
        if self.shut && !self.run || self.is_fresh() || self.odd.is_some() {
            return None;
        }
        if self.pending.is_some_and(|p| p.decimal || p.spread != 0) {
            return None;
        }
        let tail = &rest[length..];
        let arabic = self.form.has(Form::ARABIC);
        let after = tail.strip_prefix(' ').filter(|_| !arabic).unwrap_or(tail);
        let length = rest.len() - after.len();
        let whole = self.total()?;
        let (value, digits, width) = decimals(after, whole)?;
        let behind = &after[width..];
        // 下午三点 五人到场 is no decimal.
        let split = length > rest.len() - tail.len() && !spaced;
        if split && !SHARE_WORDS.iter().any(|word| behind.starts_with(word)) && !behind.is_empty() {
            return None;
        }
        let minutes = behind.starts_with("分钟") || behind.starts_with("分鐘");
        if behind.starts_with(['十', '拾', '分', '刻', '钟', '鐘']) && !minutes {
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
}
