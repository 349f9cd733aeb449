//! A figure with its unit: `46家`, `1.67万人`, `3斤半`, `2小时30分`, `3元5角`.

use super::exact::Exact;
use super::fraction::{exact_number, share};
use super::half::half;
use super::lexicon::{Lexicon, UnitWord};
use super::numeral::{Numeral, decimals, numeral};
use super::quantity::{Form, Number};
use super::tables::compounds::{COMPOUND_LINKS, COMPOUNDS, Compound};
use super::tables::context::AFTER_HEIGHT;
use super::tables::numerals::sign;
use super::unit::{Dimension, UnitId};

/// What was read at one place. Offsets are bytes of the whole text.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    pub start: usize,
    pub number_end: usize,
    pub end: usize,
    pub low: Number,
    pub high: Option<Number>,
    pub form: Form,
    pub unit: Option<UnitId>,
    /// Where the unit word starts, for one that is there.
    pub unit_start: usize,
    pub odd: Option<(usize, usize)>,
    pub scale: i8,
    pub power: i8,
    /// A share such as 三分之一 or 九成, which needs no unit.
    pub share: bool,
    pub numeral: NumeralShape,
}

/// What of the numeral decides whether it stands for a quantity at all.
#[derive(Clone, Copy, Debug, Default)]
pub struct NumeralShape {
    pub tokens: u16,
    pub digits: u32,
    pub run: bool,
    pub headless: bool,
    pub padded: bool,
    pub loose_pair: bool,
    /// 半 alone.
    pub half: bool,
    /// Beyond exact arithmetic.
    pub overflow: bool,
}

/// Reads the figure that starts at `start` of `text`, which ends where the block ends.
pub fn measure(lexicon: &Lexicon, text: &str, start: usize) -> Option<Measure> {
    let input = &text[start..];
    if input.starts_with('半') {
        return half(lexicon, text, start);
    }
    let (rest, first) = numeral(input).ok()?;
    let number_text = &input[..input.len() - rest.len()];
    let mut measure = Measure {
        start,
        number_end: start + number_text.len(),
        end: start + number_text.len(),
        low: first.number.unwrap_or(exact_number(Exact::ZERO)),
        high: first.high,
        form: first.form,
        unit: None,
        unit_start: 0,
        odd: first.odd.map(|(from, to)| (start + from, start + to)),
        scale: first.scale,
        power: first.power,
        share: false,
        numeral: shape(&first),
    };
    if let Ok((after, share)) = share(number_text, &first, rest) {
        measure.number_end = text.len() - after.len();
        measure.end = measure.number_end;
        measure.low = share.number;
        measure.high = share.high;
        measure.form = share.form;
        measure.share = true;
        measure.scale = 0;
        measure.numeral.headless = false;
        if share.percent {
            measure.unit = lexicon.percent;
            measure.unit_start = measure.end;
            return Some(measure);
        }
    }
    measure.read_thousands(text);
    // 一半 and 九成 take no unit; 三分之一吨 does.
    if !measure.share || measure.form.has(Form::FRACTION) {
        measure.read_unit(lexicon, text);
    }
    Some(measure)
}

fn shape(numeral: &Numeral) -> NumeralShape {
    NumeralShape {
        tokens: numeral.tokens,
        digits: numeral.digits,
        run: numeral.run,
        headless: numeral.headless,
        padded: numeral.padded,
        loose_pair: numeral.loose_pair,
        half: false,
        overflow: numeral.number.is_none(),
    }
}

/// Whether half of the unit is said with a 半 behind it: 3斤半.
pub(super) fn is_divisible(lexicon: &Lexicon, unit: UnitId) -> bool {
    use Dimension::*;
    matches!(
        lexicon.dimension(unit),
        Mass | Length | Area | Volume | Duration | Energy
    )
}

impl Measure {
    /// 5k is 5000.
    fn read_thousands(&mut self, text: &str) {
        let Some(rest) = text[self.end..].strip_prefix('k') else {
            return;
        };
        let value = Exact::power_of_ten(3).and_then(|step| self.low.value.multiply(step));
        if let Some(value) = value.filter(|_| {
            self.form == Form::ARABIC && !rest.starts_with(|c: char| c.is_ascii_alphanumeric())
        }) {
            let shift = |place: i8| place.saturating_add(3);
            self.low = Number {
                value,
                precision: self.low.precision.map(shift),
                leading: shift(self.low.leading),
            };
            self.end += 1;
            self.number_end = self.end;
        }
    }

    fn read_unit(&mut self, lexicon: &Lexicon, text: &str) {
        let rest = &text[self.end..];
        let spaced = rest.strip_prefix(' ').unwrap_or(rest);
        if self.read_half_of(lexicon, text) {
            return;
        }
        let at = self.end + rest.len() - spaced.len();
        if let Some(word) = self.unit_word(lexicon, text, at) {
            self.unit = Some(word.unit);
            self.unit_start = at;
            self.end = at + word.word.len();
            self.form = self.form.with(word.form);
            self.count_dozens(lexicon, word);
            self.read_half_after(lexicon, text);
            self.read_parts(lexicon, text);
        }
    }

    fn unit_word(&self, lexicon: &Lexicon, text: &str, at: usize) -> Option<UnitWord> {
        let word = lexicon.unit_at(&text[at..])?;
        let lone_one = word.not_after_one && &text[self.start..self.number_end] == "一";
        let halved = text[at + word.word.len()..].starts_with('半');
        (!lone_one || halved).then_some(word)
    }

    /// 五打 is sixty things: the word belongs to the figure, as a power word does.
    fn count_dozens(&mut self, lexicon: &Lexicon, word: UnitWord) {
        let dozen = Exact::integer(12);
        let times = |number: Number| number.value.multiply(dozen).map(exact_number);
        if word.dozen
            && self.high.is_none()
            && self.odd.is_none()
            && let (Some(number), Some(things)) = (times(self.low), lexicon.unit_named("个"))
        {
            self.low = number;
            self.unit = Some(things);
            self.number_end = self.end;
        }
    }

    /// 一个半小时, 两个半月.
    fn read_half_of(&mut self, lexicon: &Lexicon, text: &str) -> bool {
        let Some(rest) = text[self.end..].strip_prefix("个半") else {
            return false;
        };
        let unit = lexicon
            .unit_at(rest)
            .filter(|word| lexicon.dimension(word.unit) == Dimension::Duration);
        let (Some(word), true) = (unit, self.add_half()) else {
            return false;
        };
        self.number_end += "个半".len();
        self.unit = Some(word.unit);
        self.unit_start = self.number_end;
        self.end = self.number_end + word.word.len();
        true
    }

    /// 3斤半, 一分半钟.
    fn read_half_after(&mut self, lexicon: &Lexicon, text: &str) {
        let Some(unit) = self.unit else { return };
        let Some(rest) = text[self.end..].strip_prefix('半') else {
            return;
        };
        if self.high.is_some() || self.odd.is_some() || rest.starts_with(['数', '决', '径', '岛'])
        {
            return;
        }
        let is_minute = rest.starts_with('钟') && text[..self.end].ends_with('分');
        if (is_divisible(lexicon, unit) || is_minute) && self.add_half() {
            self.end += '半'.len_utf8() + if is_minute { '钟'.len_utf8() } else { 0 };
            self.number_end = self.end;
        }
    }

    fn add_half(&mut self) -> bool {
        let sum = Exact::ratio(1, 2).and_then(|half| self.low.value.add(half));
        if let Some(value) = sum {
            self.low = exact_number(value);
        }
        sum.is_some()
    }

    /// 元…角…分, 小时…分钟…秒.
    fn read_parts(&mut self, lexicon: &Lexicon, text: &str) {
        if self.high.is_some() || self.odd.is_some() {
            return;
        }
        while self.read_part(lexicon, text) {}
        if self.unit == lexicon.metre {
            self.read_decimals(text);
        }
        if self.unit == lexicon.second && text[..self.end].ends_with('秒') {
            self.read_hundredths(lexicon, text);
        }
        if self.unit == lexicon.yuan && self.end < text.len() {
            self.read_block_part(lexicon, text);
            let rest = &text[self.end..];
            if rest.starts_with(['整', '正']) && !rest.starts_with("整体") {
                self.end += '整'.len_utf8();
            }
        }
    }

    fn read_part(&mut self, lexicon: &Lexicon, text: &str) -> bool {
        let rest = &text[self.end..];
        let goes_on = rest
            .chars()
            .next()
            .is_some_and(|c| sign(c).is_some() || c == '又');
        if !goes_on {
            return false;
        }
        let Some(larger) = self.unit.and_then(|unit| lexicon.unit(unit)) else {
            return false;
        };
        let Some(canonical) = larger.words.first() else {
            return false;
        };
        let linked = COMPOUND_LINKS
            .iter()
            .find_map(|link| rest.strip_prefix(link))
            .unwrap_or(rest);
        if !COMPOUNDS.iter().any(|c| c.larger == *canonical) {
            return false;
        }
        let Ok((after, part)) = numeral(linked) else {
            return false;
        };
        let Some(number) = part
            .number
            .filter(|_| part.high.is_none() && part.odd.is_none())
        else {
            return false;
        };
        let found = COMPOUNDS
            .iter()
            .filter(|compound| compound.larger == *canonical)
            .find_map(|c| Some((c, c.smaller.iter().find(|word| after.starts_with(**word))?)));
        let Some((compound, word)) = found else {
            return false;
        };
        if number.value >= Exact::from(compound.ratio) && compound.ratio > 12 {
            return false;
        }
        let end = text.len() - after.len() + word.len();
        self.add_part(lexicon, compound, number, end).is_some()
    }

    fn add_part(
        &mut self,
        lexicon: &Lexicon,
        compound: &Compound,
        part: Number,
        end: usize,
    ) -> Option<()> {
        let ratio = Exact::from(compound.ratio);
        let keeps = compound.result == compound.larger;
        let value = if keeps {
            self.low.value.add(part.value.divide(ratio)?)?
        } else {
            self.low.value.multiply(ratio)?.add(part.value)?
        };
        let precision = if keeps {
            -i8::try_from(compound.ratio.ilog10()).unwrap_or(0)
        } else {
            0
        };
        self.low = Number {
            value,
            precision: Some(precision),
            leading: precision,
        };
        self.unit = Some(lexicon.unit_named(compound.result)?);
        self.end = end;
        self.number_end = end;
        Some(())
    }

    /// The bare digits of 一米七五 and 1米8: decimals of a metre.
    fn read_decimals(&mut self, text: &str) {
        let rest = &text[self.end..];
        let Some((value, count, width)) = decimals(rest, 0) else {
            return;
        };
        let after = &rest[width..];
        let ends = after.chars().next().is_none_or(|c| {
            !c.is_alphanumeric() && !matches!(c, '.' | '%') || AFTER_HEIGHT.contains(c)
        });
        if count <= 2 && ends {
            self.add_decimals(value, count, width);
        }
    }

    /// The bare digits of 9秒83 and 1分02秒35: hundredths of a second.
    fn read_hundredths(&mut self, lexicon: &Lexicon, text: &str) {
        const HUNDREDTHS: usize = 2;
        let rest = &text[self.end..];
        let Some((value, HUNDREDTHS, width)) = decimals(rest, 0) else {
            return;
        };
        let after = &rest[width..];
        let goes_on = after.starts_with(|c: char| sign(c).is_some() || ".%:".contains(c));
        if width == HUNDREDTHS && !goes_on && lexicon.unit_at(after).is_none() {
            self.add_decimals(value, HUNDREDTHS, width);
        }
    }

    /// Takes `count` digits, `width` bytes wide, for decimals of a whole figure.
    fn add_decimals(&mut self, value: i128, count: usize, width: usize) {
        let places = i8::try_from(count).unwrap_or(i8::MAX);
        let sum = Exact::decimal(value, -i32::from(places))
            .and_then(|part| self.low.value.add(part))
            .filter(|_| self.low.value.is_integer());
        if let Some(value) = sum {
            self.low = Number {
                value,
                precision: Some(-places),
                leading: -places,
            };
            self.end += width;
            self.number_end = self.end;
        }
    }

    /// The bare digit of 三块二, 三块零四 and 五块七毛八.
    fn read_block_part(&mut self, lexicon: &Lexicon, text: &str) {
        let head = &text[..self.end];
        let places = match head.chars().next_back() {
            Some('块') => 1,
            Some('毛' | '角') => 2,
            _ => return,
        };
        let rest = &text[self.end..];
        let (places, tail) = match rest.strip_prefix('零') {
            Some(tail) => (2, tail),
            None => (places, rest),
        };
        let Ok((after, part)) = numeral(tail) else {
            return;
        };
        let single = part.tokens == 1 && !part.run && part.high.is_none();
        let counts = !part.form.has(Form::CHINESE) || lexicon.unit_at(after).is_some();
        let step = Exact::power_of_ten(-places);
        let value = part
            .number
            .zip(step)
            .and_then(|(n, step)| self.low.value.add(n.value.multiply(step)?));
        if let Some(value) = value.filter(|_| single && !counts) {
            let precision = if places == 2 { -2 } else { -1 };
            self.low = Number {
                value,
                precision: Some(precision),
                leading: precision,
            };
            self.end = text.len() - after.len();
            self.number_end = self.end;
        }
    }
}
