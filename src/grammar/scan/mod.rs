//! One pass over a block: skips what cannot start a figure, and reads where one can.

mod dates;
mod ordinals;
mod prefixes;

use crate::grammar::bounds::close;
use crate::grammar::context::{
    code_end, is_list_marker, is_named, opaque_end, skip_code, stands_alone,
};
use crate::grammar::exact::Exact;
use crate::grammar::fraction::exact_number;
use crate::grammar::hedge::{Hedged, compared, hedges, span};
use crate::grammar::lexicon::Lexicon;
use crate::grammar::measure::{Measure, measure};
use crate::grammar::quantity::{Form, Kind, Number, Quantity, Value};
use crate::grammar::range::join;
use crate::grammar::tables::context::{FIRST_CLASSIFIERS, NOT_SOME_AFTER, RATIO_BEFORE};
use crate::grammar::tables::numerals::{STARTS, Sign, starting_sign};
use crate::grammar::unit::Dimension;
use crate::text::{Span, character_width};

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
        loop {
            let first = *bytes.get(at)?;
            let second = bytes.get(at + 1).map_or(0, |second| second & 0x3F);
            if STARTS[usize::from(first)] >> second & 1 != 0
                && let Some(sign) = self.text[at..].chars().next().and_then(starting_sign)
            {
                return Some((at, sign));
            }
            at += character_width(first);
        }
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
                _ => match self.digit_phrase_end(at) {
                    Some(end) => Reading::Nothing(end),
                    None => self.figure(at),
                },
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

    /// The end of a phrase that begins with digits: a name of the configuration.
    fn digit_phrase_end(&self, at: usize) -> Option<usize> {
        self.lexicon
            .has_digit_phrases
            .then(|| self.lexicon.phrase_end(self.text, at))?
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
        let mut hedged = compared(self.text, self.floor, start, &mut found)
            .unwrap_or_else(|| hedges(self.lexicon, self.text, self.floor, start, &found));
        let bounded = close(self.lexicon, self.text, &mut found, &mut hedged);
        self.frame(&found, &mut hedged);
        if !bounded && !self.is_quantity(start, &found, &hedged) {
            return Reading::Nothing(found.number_end);
        }
        Reading::Quantity(assemble(self.lexicon, start, &found, &hedged))
    }

    /// Where to go on when the numeral is a code, a marker or a name.
    fn rejected(&self, found: &Measure) -> Option<usize> {
        let next = found.number_end;
        if found.numeral.overflow {
            return Some(next);
        }
        if found.unit.is_none()
            && !self.is_count_of(found)
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

    /// (54/240): so many of so many, where (1/3) numbers a page.
    fn is_count_of(&self, found: &Measure) -> bool {
        const PAGE: usize = "1/3".len();
        found.share && found.number_end - found.start > PAGE
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
        if sign == ':' && self.is_in_ratio(found.start) {
            return false;
        }
        if sign == ':' && is_of_decimals(&self.text[found.start..found.number_end], tail) {
            return false;
        }
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

    /// Whether the figure at `start` begins or goes on with what words before it call a ratio: 之比为15:40:45.
    fn is_in_ratio(&self, start: usize) -> bool {
        let head = &self.text[self.floor..start];
        let goes_on =
            head == ":" && self.text[..self.floor].ends_with(|c: char| c.is_ascii_digit());
        goes_on || RATIO_BEFORE.iter().any(|word| head.ends_with(word))
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
            .is_some_and(|unit| self.lexicon.dimension(unit) == Dimension::Money)
    }
}

/// A quantity without unit and hedge.
fn plain(whole: Span, kind: Kind, value: Value, form: Form) -> Quantity {
    Quantity {
        span: whole,
        number: whole,
        extent: whole,
        kind,
        value: value.into(),
        unit: None,
        hedge: None,
        form,
    }
}

fn assemble(lexicon: &Lexicon, start: usize, found: &Measure, hedged: &Hedged) -> Quantity {
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
        kind: kind(lexicon, found),
        value: match found.high {
            Some(high) => Value::Range(found.low, high),
            None => Value::Number(found.low),
        }
        .into(),
        unit: found.unit,
        hedge: hedged.hedge.map(Box::new),
        form: found.form,
    }
}

fn kind(lexicon: &Lexicon, found: &Measure) -> Kind {
    if found.high.is_some() {
        return Kind::Range;
    }
    match found.unit.map(|unit| lexicon.dimension(unit)) {
        None if found.share => Kind::Ratio,
        None | Some(Dimension::None) => Kind::Number,
        Some(Dimension::Count) => Kind::Count,
        Some(Dimension::Money) => Kind::Money,
        Some(Dimension::Ratio) => Kind::Ratio,
        Some(Dimension::Duration) => Kind::Duration,
        Some(_) => Kind::Measure,
    }
}

/// 7.7:57.5:34.8, 2.05:1: a ratio of decimals, or of one to one, which no score, time or code is
/// written in.
fn is_of_decimals(first: &str, rest: &str) -> bool {
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let (second, more) = rest.split_at(digits);
    let mut more = more.chars();
    let sign = more.next();
    let goes_on = more.next().is_some_and(|c| c.is_ascii_digit());
    let decimal = sign == Some('.') && goes_on;
    let one = second == "1" && !(goes_on && matches!(sign, Some('.' | ':' | '-' | '/')));
    first.contains('.') && digits > 0 && (decimal || one)
}
