//! Periods pinned to a year.

use super::Told;
use super::vocabulary::{Found, Sort};
use crate::grammar::{Date, Form, Quantity, Value};
use crate::text::Span;

/// A period of known years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct When {
    pub year: i32,
    pub part: Part,
    /// 截至2020年6月: all up to then.
    pub as_of: bool,
}

impl When {
    /// The words that say it: 2020年末, 截至2020年6月, 2020年1—9月.
    pub fn words(&self) -> String {
        let year = self.year;
        let as_of = if self.as_of { "截至" } else { "" };
        let said = match self.part {
            Part::Year => format!("{year}年"),
            Part::Years(last) => format!("{year}—{last}年"),
            Part::Months(1, 6) => format!("{year}年上半年"),
            Part::Months(from, to) if from == to => format!("{year}年{from}月"),
            Part::Months(from, to) => format!("{year}年{from}—{to}月"),
            Part::EndOf(12) => format!("{year}年末"),
            Part::EndOf(month) => format!("{year}年{month}月末"),
            Part::Day(month, day) => format!("{year}年{month}月{day}日"),
            Part::Days(from, first, to, last) => {
                format!("{year}年{from}月{first}日至{to}月{last}日")
            }
        };
        format!("{as_of}{said}")
    }
}

/// Which part of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    Year,
    /// Up to the end of this later year.
    Years(i32),
    /// From and to, 1..=12.
    Months(u8, u8),
    /// The end of the month; of December, the end of the year.
    EndOf(u8),
    Day(u8, u8),
    /// From month and day to month and day.
    Days(u8, u8, u8, u8),
}

/// A date or a word that says when.
#[derive(Clone, Copy)]
struct Piece {
    span: Span,
    says: Says,
}

#[derive(Clone, Copy)]
enum Says {
    Date(Date),
    Dates(Date, Date, bool),
    Part(u8, u8),
    Unclear,
}

/// The period told last in `text[within]`. `dates` and `found` are in order and may reach over.
pub fn last(text: &str, within: Span, dates: &[Quantity], found: &[Found]) -> Told<When> {
    let pieces = pieces(within, dates, found);
    let told = |piece: &Piece| {
        !is_compared(text, piece.span) && !is_shut_off(text, piece.span, within.end)
    };
    let Some(at) = pieces.iter().rposition(told) else {
        return Told::Silent;
    };
    let mut first = at;
    while first > 0 && touch(text, pieces[first - 1].span, pieces[first].span) {
        first -= 1;
    }
    let start = pieces[first].span.start;
    let (head, tail) = (
        &text[within.start as usize..start as usize],
        &text[pieces[at].span.end as usize..],
    );
    let since = ["自", "从", "由"].iter().any(|word| head.ends_with(word));
    if since || AFTER.iter().any(|word| tail.starts_with(word)) {
        return Told::Unclear;
    }
    let as_of = ["截至", "截止", "截止到"]
        .iter()
        .any(|word| head.ends_with(word));
    let is_end = tail.starts_with(['末', '底']);
    let year = pieces[..first]
        .iter()
        .rev()
        .filter(|piece| told(piece))
        .find_map(Piece::year);
    match combine(&pieces[first..=at], year, is_end) {
        Some((year, part)) => {
            let ends = matches!(part, Part::EndOf(_));
            let as_of = as_of && !ends;
            Told::Said(closed(When { year, part, as_of }))
        }
        None => Told::Unclear,
    }
}

/// What makes a date one end of a period, or the time before or after it.
const AFTER: &[&str] = &[
    "以来", "起", "至今", "以前", "以后", "之前", "之后", "前", "后", "开始", "初",
];

fn pieces(within: Span, dates: &[Quantity], found: &[Found]) -> Vec<Piece> {
    let lies_inside = |span: Span| span.start >= within.start && span.end <= within.end;
    let mut pieces: Vec<Piece> = dates
        .iter()
        .filter(|date| lies_inside(date.extent))
        .map(|date| Piece {
            span: date.span,
            says: match date.value() {
                Value::Date(day) => Says::Date(day),
                Value::DateRange(from, to) => Says::Dates(from, to, date.form.has(Form::OPEN_HIGH)),
                _ => Says::Unclear,
            },
        })
        .collect();
    for word in found.iter().filter(|word| lies_inside(word.span)) {
        let says = match word.sort {
            Sort::PartOfYear(from, to) => Says::Part(from, to),
            Sort::Period => Says::Unclear,
            _ => continue,
        };
        if !pieces.iter().any(|piece| piece.span.overlaps(word.span)) {
            pieces.push(Piece {
                span: word.span,
                says,
            });
        }
    }
    pieces.sort_unstable_by_key(|piece| piece.span.start);
    pieces
}

impl Piece {
    fn year(&self) -> Option<i32> {
        match self.says {
            Says::Date(date) => date.year,
            Says::Dates(from, to, _) => from.year.filter(|year| to.year == Some(*year)),
            _ => None,
        }
    }
}

/// Whether only a blank, 的 or a mark that goes on stands between.
fn touch(text: &str, first: Span, second: Span) -> bool {
    matches!(
        text.get(first.end as usize..second.start as usize),
        Some("" | " " | "的" | "," | "年" | "度")
    )
}

/// Whether 比, 较 or the like stands right before.
fn is_compared(text: &str, span: Span) -> bool {
    text[..span.start as usize].ends_with(['比', '较', '与', '同', '于'])
}

/// Whether it stands in a bracket that closes before `to`.
fn is_shut_off(text: &str, span: Span, to: u32) -> bool {
    let between = text.get(span.end as usize..to as usize).unwrap_or_default();
    let close = between.find([')', '）']);
    close.is_some_and(|close| !between[..close].contains(['(', '（']))
}

/// The year and its part that neighbouring pieces say together.
fn combine(pieces: &[Piece], known_year: Option<i32>, is_end: bool) -> Option<(i32, Part)> {
    let mut year = None;
    let mut part = None;
    for piece in pieces {
        let said = match piece.says {
            Says::Unclear => return None,
            Says::Part(0, 0) => Some(Part::EndOf(12)),
            Says::Part(from, to) => Some(Part::Months(from, to)),
            Says::Date(date) => {
                year = date.year.or(year);
                part_of(date)
            }
            Says::Dates(from, to, open) => {
                year = from.year.or(year);
                Some(span_of(from, to, open)?)
            }
        };
        if said.is_some() && part.is_some() {
            return None;
        }
        part = said.or(part);
    }
    let part = match (part, is_end) {
        (None, true) => Part::EndOf(12),
        (None, false) => Part::Year,
        (Some(Part::Months(from, to)), true) if from == to => Part::EndOf(to),
        (Some(_), true) => return None,
        (Some(part), false) => part,
    };
    Some((year.or(known_year)?, part))
}

fn part_of(date: Date) -> Option<Part> {
    match (date.month, date.day) {
        (Some(month), Some(day)) => Some(Part::Day(month, day)),
        (Some(month), None) => Some(Part::Months(month, month)),
        _ => None,
    }
}

fn span_of(from: Date, to: Date, open: bool) -> Option<Part> {
    let (first, last) = (from.month, to.month);
    match (first, last, from.day, to.day) {
        // 上半年 ends before 1 July.
        (Some(first), Some(last), _, _) if open => {
            Some(Part::Months(first, if last == 1 { 12 } else { last - 1 }))
        }
        (Some(a), Some(b), Some(c), Some(d)) if (c, d) != (1, 1) => Some(Part::Days(a, c, b, d)),
        (Some(first), Some(last), _, _) if from.year == to.year => Some(Part::Months(first, last)),
        (None, None, None, None) => to.year.map(Part::Years),
        _ => None,
    }
}

/// One form for what is written in several ways.
fn closed(when: When) -> When {
    let part = match when.part {
        Part::Months(1, 12) => Part::Year,
        Part::Day(12, 31) => Part::EndOf(12),
        Part::Day(month, 30) if matches!(month, 4 | 6 | 9 | 11) => Part::EndOf(month),
        Part::Day(month, 31) => Part::EndOf(month),
        part => part,
    };
    When {
        part,
        as_of: when.as_of && !matches!(part, Part::EndOf(_)),
        ..when
    }
}
