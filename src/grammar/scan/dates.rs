//! Dates, weekdays and times as quantities.

use super::{Scanner, plain};
use crate::grammar::clock;
use crate::grammar::date_span::{DateSpan, date_span};
use crate::grammar::hedge::span;
use crate::grammar::quantity::{Date, Form, Kind, Quantity, Value};
use crate::grammar::tables::context::{
    DATE_AFTER, DATE_BEFORE, REPUBLICAN_AFTER, REPUBLICAN_BEFORE,
};
use crate::grammar::tables::numerals::{Sign, sign};
use crate::text::{CharSet, Span};

impl Scanner<'_> {
    pub(super) fn weekday(&self, at: usize) -> Option<Quantity> {
        let (rest, day) = clock::weekday(&self.text[at..]).ok()?;
        let end = self.text.len() - rest.len();
        Some(plain(
            span(at, end),
            Kind::Weekday,
            Value::Weekday(day),
            Form::CHINESE,
        ))
    }

    /// A look at the sign behind the first digits, so that most figures never meet these parsers.
    pub(super) fn date_or_time(&self, at: usize) -> Option<Quantity> {
        let named = self.era_year(at).or_else(|| self.reign_year(at));
        if let Some(quantity) = named.or_else(|| self.republican_year(at)) {
            return Some(quantity);
        }
        match sign_after_digits(&self.text[at..])? {
            ':' | '点' | '时' => self.time(at),
            next if DATE_SIGNS.contains(next) => self.date(at, next),
            _ => None,
        }
    }

    /// 公元一六三年.
    pub(super) fn era_year(&self, at: usize) -> Option<Quantity> {
        let head = &self.text[self.floor..at];
        let before_christ = head.ends_with("公元前");
        if !before_christ && !head.ends_with("公元") {
            return None;
        }
        let (rest, date) = clock::era_year(&self.text[at..], before_christ).ok()?;
        if rest.starts_with(|c: char| c.is_ascii_digit() || "一二三四五六七八九十元".contains(c))
        {
            // 公元1995年2月3日 is a date like any other.
            return None;
        }
        let end = self.text.len() - rest.len();
        let mut quantity = plain(span(at, end), Kind::Date, Value::Date(date), Form::CHINESE);
        quantity.extent = self.date_extent(at, end);
        Some(quantity)
    }

    /// 光绪二十六年, 民国26年.
    fn reign_year(&self, at: usize) -> Option<Quantity> {
        let head = &self.text[self.floor..at];
        let (name, (first, most)) = self.lexicon.eras.ending(head)?;
        let (rest, counted) = clock::era_year(&self.text[at..], false).ok()?;
        let counted = counted.year.filter(|counted| *counted <= most)?;
        let date = Date {
            year: Some(first + counted - 1),
            month: None,
            day: None,
        };
        let (from, end) = (at - name.len(), self.text.len() - rest.len());
        let form = Form::CHINESE;
        Some(plain(span(from, end), Kind::Date, Value::Date(date), form))
    }

    /// 112年全年, 较111年的: years counted from 1912, as the papers of Taiwan write them without 民国, where the words beside
    /// them leave no duration to be meant.
    fn republican_year(&self, at: usize) -> Option<Quantity> {
        const BEFORE_FIRST: i32 = 1911;
        let text = &self.text[at..];
        if text.as_bytes().get(..2)? != b"10" && !text.starts_with("11") && !text.starts_with("12")
        {
            return None;
        }
        let (rest, counted) = clock::era_year(text, false).ok()?;
        let counted = counted.year.filter(|year| (100..130).contains(year))?;
        let starts = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
        let told_behind = starts(REPUBLICAN_AFTER);
        let head = &self.text[self.floor..at];
        let told_before = rest.starts_with(['的', '同', '底', '度'])
            && REPUBLICAN_BEFORE.iter().any(|word| head.ends_with(word));
        if !told_behind && !told_before {
            return None;
        }
        let date = Date {
            year: Some(BEFORE_FIRST + counted),
            month: None,
            day: None,
        };
        let end = self.text.len() - rest.len();
        let mut quantity = plain(span(at, end), Kind::Date, Value::Date(date), Form::ARABIC);
        quantity.extent = self.date_extent(at, end);
        Some(quantity)
    }

    pub(super) fn date(&self, at: usize, next: char) -> Option<Quantity> {
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

    pub(super) fn date_extent(&self, start: usize, end: usize) -> Span {
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

    pub(super) fn time(&self, at: usize) -> Option<Quantity> {
        if self.is_in_ratio(at) {
            return None;
        }
        let (rest, (hour, minute)) = clock::time(&self.text[at..]).ok()?;
        let end = self.text.len() - rest.len();
        Some(plain(
            span(at, end),
            Kind::Time,
            Value::Time(hour, minute),
            Form::ARABIC,
        ))
    }
}

/// What can follow the first number of a date.
static DATE_SIGNS: CharSet = CharSet::of(&[
    ' ', '年', '月', '日', '号', '號', '世', '、', '-', '—', '–', '~', '～', '〜', '至', '到', '/',
    '.', '─', '−', '－',
]);

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
