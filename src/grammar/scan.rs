//! One pass over a block: skips what cannot start a figure, and reads where one can.

use super::context::{code_end, is_list_marker, is_named, opaque_end, skip_code, stands_alone};
use super::date;
use super::date_span::{DateSpan, date_span};
use super::exact::Exact;
use super::fraction::exact_number;
use super::hedge::{Hedged, hedges, span};
use super::lexicon::Lexicon;
use super::measure::{Measure, dimension, measure};
use super::quantity::{Form, Kind, Number, Quantity, Value};
use super::range::join;
use super::tables::context::{
    DATE_AFTER, DATE_BEFORE, DEGREES_BEFORE, FIRST_CLASSIFIERS, NEGATIVE_WORDS, NOT_SOME_AFTER,
};
use super::tables::numerals::{Sign, sign, sign_of};
use super::unit::Dimension;
use crate::text::Span;

/// What a possible start turned out to be.
enum Reading {
    Quantity(Quantity),
    /// Nothing up to this offset.
    Nothing(usize),
}

/// A pass over one block.
pub struct Scanner<'a> {
    lexicon: &'a Lexicon,
    /// The text up to the end of the block.
    text: &'a str,
    from: usize,
    /// The end of the last quantity: nothing before it belongs to the next.
    floor: usize,
    /// Possible starts looked at, and bytes passed by them.
    #[cfg(test)]
    pub work: usize,
}

impl<'a> Scanner<'a> {
    /// `None` when `within` does not lie on character boundaries of `text`.
    pub fn new(lexicon: &'a Lexicon, text: &'a str, within: Span) -> Option<Self> {
        let from = within.start as usize;
        let text = text.get(..within.end as usize)?;
        text.get(from..)?;
        Some(Scanner {
            lexicon,
            text,
            from,
            floor: from,
            #[cfg(test)]
            work: 0,
        })
    }

    pub fn run(&mut self, out: &mut Vec<Quantity>) {
        let mut at = self.from;
        while let Some((start, sign)) = self.next_start(at) {
            at = match self.read(start, sign) {
                Reading::Quantity(quantity) => {
                    let end = (quantity.extent.end as usize).max(start + 1);
                    self.floor = end;
                    out.push(quantity);
                    end
                }
                Reading::Nothing(end) => end.max(start + 1),
            };
            #[cfg(test)]
            {
                self.work += 1 + at - start;
            }
        }
    }

    /// The next character at or behind `at` that can start a figure.
    fn next_start(&self, mut at: usize) -> Option<(usize, Sign)> {
        let bytes = self.text.as_bytes();
        while let Some(&first) = bytes.get(at) {
            let (code, width) = match first {
                0..0x80 => (u32::from(first), 1),
                0xE0..0xF0 => match (bytes.get(at + 1), bytes.get(at + 2)) {
                    (Some(&second), Some(&third)) => (
                        (u32::from(first & 0x0F) << 12)
                            | (u32::from(second & 0x3F) << 6)
                            | u32::from(third & 0x3F),
                        3,
                    ),
                    _ => return None,
                },
                0xC0..0xE0 => (0, 2),
                0xF0.. => (0, 4),
                // Inside a character, which a caller's offset may point into.
                _ => (0, 1),
            };
            if let Some((_, sign, true)) = sign_of(code) {
                return Some((at, *sign));
            }
            at += width;
        }
        None
    }

    fn read(&self, at: usize, sign: Sign) -> Reading {
        let width = self.text[at..].chars().next().map_or(1, char::len_utf8);
        let skip = Reading::Nothing(at + width);
        match sign {
            Sign::Opaque => opaque_end(self.text, at).map_or(skip, Reading::Nothing),
            Sign::Week => self.weekday(at).map_or(skip, Reading::Quantity),
            Sign::First => self.first(at).map_or(skip, Reading::Quantity),
            Sign::Special => self.special(at).map_or(skip, Reading::Quantity),
            Sign::Arabic => match code_end(self.text, self.floor, at) {
                Some(end) if self.currency(at).is_none() => Reading::Nothing(end),
                _ => self.figure(at),
            },
            Sign::Some if self.text[self.from..at].ends_with(|c| NOT_SOME_AFTER.contains(c)) => {
                skip
            }
            _ => match self.lexicon.phrase_end(self.text, at) {
                Some(end) => Reading::Nothing(end),
                None if self.text[at..].starts_with("零下") => {
                    Reading::Nothing(at + "零下".len())
                }
                None => self.figure(at),
            },
        }
    }

    fn weekday(&self, at: usize) -> Option<Quantity> {
        let (rest, day) = date::weekday(&self.text[at..]).ok()?;
        let end = self.text.len() - rest.len();
        Some(plain(
            span(at, end),
            Kind::Weekday,
            Value::Weekday(day),
            Form::CHINESE,
        ))
    }

    /// 首批, 首个.
    fn first(&self, at: usize) -> Option<Quantity> {
        let end = at + '首'.len_utf8();
        let rest = &self.text[end..];
        FIRST_CLASSIFIERS
            .iter()
            .any(|word| rest.starts_with(word))
            .then(|| {
                let value = Value::Number(Number {
                    value: Exact::ONE,
                    precision: Some(0),
                    leading: 0,
                });
                plain(span(at, end), Kind::Ordinal, value, Form::CHINESE)
            })
    }

    /// 对折; 翻番 is 翻一番.
    fn special(&self, at: usize) -> Option<Quantity> {
        let rest = &self.text[at..];
        if rest.starts_with("对折") && self.text[self.from..at].ends_with('打') {
            let value = Value::Number(exact_number(Exact::ratio(1, 2)?));
            let form = Form::CHINESE.with(Form::DISCOUNT);
            return Some(plain(span(at, at + "对折".len()), Kind::Ratio, value, form));
        }
        if rest.starts_with("翻番") {
            let start = at + '翻'.len_utf8();
            let value = Value::Number(Number {
                value: Exact::ONE,
                precision: Some(0),
                leading: 0,
            });
            let form = Form::CHINESE.with(Form::DOUBLINGS);
            let mut quantity = plain(span(start, at + "翻番".len()), Kind::Ratio, value, form);
            quantity.unit = self.lexicon.unit_named("番");
            return Some(quantity);
        }
        None
    }

    fn figure(&self, at: usize) -> Reading {
        let ordinal = self.text[self.floor..at].ends_with('第');
        if !ordinal && let Some(quantity) = self.date_or_time(at) {
            return Reading::Quantity(quantity);
        }
        let Some(mut found) = measure(self.lexicon, self.text, at) else {
            return Reading::Nothing(at + self.text[at..].chars().next().map_or(1, char::len_utf8));
        };
        if ordinal && !found.share && !found.numeral.overflow {
            return Reading::Quantity(self.ordinal(at, &found));
        }
        if let Some(end) = self.rejected(&found) {
            return Reading::Nothing(end);
        }
        let start = self.take_prefixes(&mut found);
        join(self.lexicon, self.text, &mut found);
        let hedged = hedges(self.lexicon, self.text, self.floor, start, &found);
        if !self.is_quantity(start, &found, &hedged) {
            return Reading::Nothing(found.number_end);
        }
        Reading::Quantity(assemble(start, &found, &hedged))
    }

    /// Where to go on when the numeral is a code, a marker or a name.
    fn rejected(&self, found: &Measure) -> Option<usize> {
        let next = found.number_end;
        if found.numeral.overflow {
            return Some(next);
        }
        if found.unit.is_none()
            && is_list_marker(self.text, self.from, found.start, found.number_end)
        {
            return Some(next);
        }
        if is_named(self.lexicon, self.text, self.floor, found) {
            let code = found.form.has(Form::ARABIC) && found.unit.is_none();
            return Some(if code {
                skip_code(self.text, next).max(next)
            } else {
                found.end
            });
        }
        self.is_chain(found)
            .then(|| skip_code(self.text, found.start))
    }

    /// 400-810-1234, 3-2-1: digits in a row with one sign between them.
    fn is_chain(&self, found: &Measure) -> bool {
        if found.unit.is_some() || !found.form.has(Form::ARABIC) || found.share {
            return false;
        }
        let rest = &self.text[found.number_end..];
        let Some(sign) = rest.chars().next().filter(|c| matches!(c, '-' | ':' | '/')) else {
            return false;
        };
        let tail = &rest[1..];
        let digits = tail.bytes().take_while(u8::is_ascii_digit).count();
        let more = &tail[digits..];
        if digits == 0 {
            return false;
        }
        let goes_on = more
            .strip_prefix(sign)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
        // 3:2 is a score; 1-6 may be a range, 86-88600000 is not.
        goes_on || sign == ':' || digits >= 7
    }

    fn is_quantity(&self, start: usize, found: &Measure, hedged: &Hedged) -> bool {
        let shape = found.numeral;
        if shape.headless && !found.share && hedged.hedge.is_none() {
            let whole = stands_alone(self.text, self.from, start, found);
            return (shape.tokens >= 2 && found.unit.is_some()) || (found.unit.is_none() && whole);
        }
        if found.form == Form::CHINESE.with(Form::CAPITAL)
            && shape.tokens < 2
            && !self.is_money(found)
        {
            return stands_alone(self.text, self.from, start, found);
        }
        let bounded_behind = hedged.end > found.end;
        let hedged_round = hedged.hedge.is_some()
            && (found.low.leading >= 1 || shape.tokens >= 2 || bounded_behind);
        found.unit.is_some() || hedged_round || stands_alone(self.text, self.from, start, found)
    }

    fn is_money(&self, found: &Measure) -> bool {
        found
            .unit
            .is_some_and(|unit| dimension(unit) == Dimension::Money)
    }

    /// Takes in what stands before the figure and belongs to it: currency, degrees, a minus.
    fn take_prefixes(&self, found: &mut Measure) -> usize {
        let mut start = found.start;
        if let Some((from, unit)) = self.currency(start) {
            let own = found.unit.is_none() || found.unit == self.lexicon.yuan;
            if own && let Some(unit) = self.lexicon.unit_named(unit) {
                found.unit = Some(unit);
                start = from;
            }
        }
        let head = &self.text[self.floor..start];
        if let Some((word, unit)) = DEGREES_BEFORE.iter().find(|(word, _)| head.ends_with(word)) {
            let rest = &self.text[found.number_end..];
            if rest.starts_with(['°', '度']) {
                found.unit = self.lexicon.unit_named(unit);
                start -= word.len();
            }
        }
        self.take_minus(found, start)
    }

    fn take_minus(&self, found: &mut Measure, start: usize) -> usize {
        let head = &self.text[self.floor..start];
        let close = head.trim_end_matches(' ');
        let word = NEGATIVE_WORDS
            .iter()
            .filter(|word| close.ends_with(**word))
            .max_by_key(|word| word.len());
        let width = match word {
            Some(word) => word.len() + head.len() - close.len(),
            None if is_minus(head, close) => 1 + head.len() - close.len(),
            None => return start,
        };
        let negate = |number: Number| Number {
            value: number.value.negate(),
            ..number
        };
        let high = found.high.map(negate);
        let low = negate(found.low);
        (found.low, found.high) = match high {
            Some(high) => (high, Some(low)),
            None => (low, None),
        };
        start - width
    }

    /// A currency word or sign right before `start`, and where it begins.
    fn currency(&self, start: usize) -> Option<(usize, &'static str)> {
        let head = &self.text[self.floor..start];
        let close = head.trim_end_matches(' ');
        let (word, unit) = self.lexicon.money_before.ending(close)?;
        Some((self.floor + close.len() - word.len(), unit))
    }

    fn ordinal(&self, at: usize, found: &Measure) -> Quantity {
        let start = at - '第'.len_utf8();
        let number = span(at, found.number_end);
        let value = Value::Number(found.low);
        let mut quantity = plain(
            span(start, found.number_end),
            Kind::Ordinal,
            value,
            found.form,
        );
        quantity.number = number;
        quantity
    }

    /// A look at the sign behind the first digits, so that most figures never meet these parsers.
    fn date_or_time(&self, at: usize) -> Option<Quantity> {
        match sign_after_digits(&self.text[at..])? {
            ':' | '点' | '时' => self.time(at),
            next if DATE_SIGNS.contains(next) => self.date(at, next),
            _ => None,
        }
    }

    fn date(&self, at: usize, next: char) -> Option<Quantity> {
        let (rest, dates) = date_span(&self.text[at..], next).ok()?;
        let end = self.text.len() - rest.len();
        let (kind, value, form) = match dates {
            DateSpan::One(date) => (Kind::Date, Value::Date(date), Form::default()),
            DateSpan::Two(low, high) => (
                Kind::DateRange,
                Value::DateRange(low, high),
                Form::default(),
            ),
            DateSpan::Until(low, high) => (
                Kind::DateRange,
                Value::DateRange(low, high),
                Form::OPEN_HIGH,
            ),
        };
        let script = if self.text[at..].starts_with(|c: char| c.is_ascii_digit()) {
            Form::ARABIC
        } else {
            Form::CHINESE
        };
        let mut quantity = plain(span(at, end), kind, value, form.with(script));
        quantity.extent = self.date_extent(at, end);
        Some(quantity)
    }

    fn date_extent(&self, start: usize, end: usize) -> Span {
        let longest = |found: &mut dyn Iterator<Item = &&str>| {
            found.map(|word| word.len()).max().unwrap_or(0)
        };
        let head = &self.text[self.floor..start];
        let rest = &self.text[end..];
        let after = longest(&mut DATE_AFTER.iter().filter(|word| rest.starts_with(**word)));
        // 2015年起 is bounded already, and its 从 says no more.
        let started = rest.starts_with('起') || rest.starts_with("开始");
        let before = longest(
            &mut DATE_BEFORE
                .iter()
                .filter(|word| head.ends_with(**word) && !started),
        );
        span(start - before, end + after)
    }

    fn time(&self, at: usize) -> Option<Quantity> {
        let (rest, (hour, minute)) = date::time(&self.text[at..]).ok()?;
        let end = self.text.len() - rest.len();
        Some(plain(
            span(at, end),
            Kind::Time,
            Value::Time(hour, minute),
            Form::ARABIC,
        ))
    }
}

/// Whether a `-` that ends `close` is a minus: nothing it could join stands before it.
fn is_minus(head: &str, close: &str) -> bool {
    let Some(before) = close.strip_suffix('-') else {
        return false;
    };
    if head.len() != close.len() && !before.trim().is_empty() {
        return false;
    }
    !before.ends_with(|c: char| {
        c.is_ascii_alphanumeric() || matches!(c, '-' | '—' | ')' | '%' | '月' | '日' | '年')
    })
}

/// A quantity without unit and hedge.
fn plain(whole: Span, kind: Kind, value: Value, form: Form) -> Quantity {
    Quantity {
        span: whole,
        number: whole,
        extent: whole,
        kind,
        value,
        unit: None,
        hedge: None,
        form,
    }
}

fn assemble(start: usize, found: &Measure, hedged: &Hedged) -> Quantity {
    // The sign and, for a share, its words belong to the figure; a currency before it does not.
    let number_start = if found.low.value.is_negative() {
        start
    } else {
        found.start
    };
    Quantity {
        span: span(start, found.end),
        number: span(number_start, found.number_end),
        extent: span(hedged.start, hedged.end),
        kind: kind(found),
        value: match found.high {
            Some(high) => Value::Range(found.low, high),
            None => Value::Number(found.low),
        },
        unit: found.unit,
        hedge: hedged.hedge,
        form: found.form,
    }
}

fn kind(found: &Measure) -> Kind {
    if found.high.is_some() {
        return Kind::Range;
    }
    match found.unit.map(dimension) {
        None if found.share => Kind::Ratio,
        None | Some(Dimension::None) => Kind::Number,
        Some(Dimension::Count) => Kind::Count,
        Some(Dimension::Money) => Kind::Money,
        Some(Dimension::Ratio) => Kind::Ratio,
        Some(Dimension::Duration) => Kind::Duration,
        Some(_) => Kind::Measure,
    }
}

/// What can follow the first number of a date.
const DATE_SIGNS: &str = " 年月日号號世、-—–~～〜至到/.─−－";

/// The character behind the digits that `input` begins with, when these can be part of a date.
fn sign_after_digits(input: &str) -> Option<char> {
    let digits = input.bytes().take(5).take_while(u8::is_ascii_digit).count();
    if digits > 4 {
        return None;
    }
    if digits > 0 {
        return input[digits..].chars().next();
    }
    let is_digit = |c| {
        matches!(
            sign(c),
            Some(Sign::Digit(_) | Sign::Two | Sign::Power(_) | Sign::Tens(_))
        )
    };
    input.chars().take(8).find(|c| !is_digit(*c))
}
