//! The period and the place that a figure is told of.

use super::Reading;
use crate::claim::calendar::is_part_of_year;
use crate::claim::portion::intern;
use crate::claim::{PeriodId, PlaceId};
use crate::grammar::{Date, Kind, Quantity, Value};
use crate::text::Span;

/// What may stand between a period and the one figure that is told of it: 去年同期仅为3件.
const BARE: &str = "为是的仅只有约达";

/// So many periods, and so many dates, back from a figure are looked at: a sentence may be as long
/// as the text.
const FURTHEST: usize = 32;

impl<'a> Reading<'a> {
    /// The last period said in the sentence before the figure, comparisons (比2013年) left out.
    pub(super) fn period(
        &mut self,
        sentence: Span,
        offset: u32,
    ) -> Option<(PeriodId, Option<Date>)> {
        let within = Span::new(sentence.start, offset.max(sentence.start));
        let word = self
            .words
            .periods
            .inside(within)
            .iter()
            .rev()
            .take(FURTHEST)
            .map(|hit| hit.span)
            .filter(|span| !self.ends_date(*span))
            .find(|span| !self.is_compared(*span) && !self.is_aside(*span, offset));
        let earlier = self.dates.partition_point(|span| span.start < offset);
        let date = self.dates[..earlier]
            .iter()
            .rev()
            .take(FURTHEST)
            .take_while(|span| span.start >= sentence.start)
            .find(|span| !self.is_compared(**span) && !self.is_shut_off(**span, offset))
            .copied();
        let span = match (word, date) {
            (Some(word), Some(date)) => Some(if word.start > date.start { word } else { date }),
            (word, date) => word.or(date),
        }?;
        if let Some((last, id, day)) = self.last_period
            && last == span
        {
            return Some((id, day));
        }
        let day = self.calendar_day(span, Some(span) == date);
        let word = span.of(&self.text.normal);
        let id = intern(&mut self.periods, &mut self.claims.periods, word, span);
        self.last_period = Some((span, PeriodId(id), day));
        Some((PeriodId(id), day))
    }

    /// The year, month or day that a period means, where the day of publication tells it.
    fn calendar_day(&self, period: Span, is_date: bool) -> Option<Date> {
        let calendar = self.calendar?;
        let text = &self.text.normal;
        if !is_date {
            return calendar.of_word(period.of(text), &text[period.end as usize..]);
        }
        let at = self
            .quantities
            .partition_point(|quantity| quantity.extent.start < period.start);
        let quantity = self.quantities.get(at)?;
        let before = text[..quantity.number.start as usize].trim_end();
        // 2018年起 and 2018年底 are not 2018年.
        if quantity.extent != quantity.number {
            return None;
        }
        let after = &text[period.end as usize..];
        match quantity.value() {
            Value::Date(date) if date.month.is_none() && is_part_of_year(after) => None,
            Value::Date(date) => calendar.of_date(before, date),
            Value::Weekday(weekday) => calendar.of_weekday(before, weekday),
            _ => None,
        }
    }

    /// The dates and the durations that say when that reach into `within`.
    pub(super) fn times_in(&self, within: Span) -> &[Span] {
        let from = self.times.partition_point(|span| span.end <= within.start);
        let to = self.times.partition_point(|span| span.start < within.end);
        &self.times[from..to.max(from)]
    }

    /// Whether the word begins within a date: the 年末 of 2020年末, which is that of no other year.
    fn ends_date(&self, word: Span) -> bool {
        let at = self.dates.partition_point(|date| date.start < word.start);
        let date = at.checked_sub(1).and_then(|at| self.dates.get(at));
        date.is_some_and(|date| word.start < date.end)
    }

    /// Whether 比, 较 or 与 stands right before the date.
    fn is_compared(&self, date: Span) -> bool {
        let head = &self.text.normal[..date.start as usize];
        matches!(
            head.chars().next_back(),
            Some('比' | '较' | '与' | '同' | '于')
        )
    }

    /// Whether the period is that of one figure told aside, and the clause of that figure is over at `offset`:
    /// 立案18640起，去年同期为21182起；破案8388起.
    fn is_aside(&self, period: Span, offset: u32) -> bool {
        let text = &self.text.normal;
        if !period.of(text).ends_with("同期") {
            return false;
        }
        let at = self
            .quantities
            .partition_point(|quantity| quantity.extent.start < period.end);
        self.quantities.get(at).is_some_and(|figure| {
            let (start, end) = (figure.extent.start.max(period.end), figure.extent.end);
            // 去年同期收案208件，结案36件 goes on telling of that time.
            let said = Span::new(period.end, start).of(text);
            said.chars().all(|c| BARE.contains(c))
                && end < offset
                && Span::new(end, offset).of(text).contains([',', ';'])
        })
    }

    /// Whether the date stands in a bracket that closes before `offset`.
    fn is_shut_off(&self, date: Span, offset: u32) -> bool {
        self.bracket(date.start).is_some() && self.bracket(date.start) != self.bracket(offset)
    }

    pub(super) fn place(&mut self, before: Span, base: Option<Span>) -> Option<PlaceId> {
        let span = self
            .words
            .places
            .inside(before)
            .iter()
            .map(|hit| hit.span)
            .rfind(|span| base.is_none_or(|base| !base.overlaps(*span)))?;
        if let Some((last, id)) = self.last_place
            && last == span
        {
            return Some(id);
        }
        let word = span.of(&self.text.normal);
        let id = intern(&mut self.places, &mut self.claims.places, word, span);
        self.last_place = Some((span, PlaceId(id)));
        Some(PlaceId(id))
    }
}

/// 五年前, 三年来, 十年共增加: a duration that says when, not how long.
pub fn says_when(text: &str, quantity: &Quantity) -> bool {
    const AFTER: [&str; 5] = ["前", "来", "以来", "后", "内"];
    let rest = &text[quantity.span.end as usize..];
    quantity.kind == Kind::Duration
        && (AFTER.iter().any(|word| rest.starts_with(word)) || is_of_change(text, quantity.span))
}

/// 十年增加7390万人, but not 学制由三年增加到五年: the time in which something changed.
fn is_of_change(text: &str, time: Span) -> bool {
    const UNITS: [char; 3] = ['年', '月', '天'];
    const FROM: [char; 5] = ['由', '从', '自', '比', '较'];
    const SO_FAR: [&str; 4] = ["共", "累计", "总共", "间"];
    const CHANGES: [&str; 8] = [
        "增加", "减少", "增长", "下降", "净增", "净减", "上升", "新增",
    ];
    const TO: [char; 4] = ['到', '至', '为', '了'];
    let (before, rest) = (&text[..time.start as usize], &text[time.end as usize..]);
    let rest = SO_FAR
        .iter()
        .find_map(|word| rest.strip_prefix(word))
        .unwrap_or(rest);
    let changed = CHANGES.iter().find_map(|word| rest.strip_prefix(word));
    time.of(text).ends_with(UNITS)
        && !before.ends_with(FROM)
        && changed.is_some_and(|rest| !rest.starts_with(TO) || is_rate(rest))
}

/// 五年增长了82.4%: the time is that of the change, whose amount is no time.
fn is_rate(words: &str) -> bool {
    let figure = words.strip_prefix('了').unwrap_or_default();
    let unit = figure.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    unit.len() < figure.len() && unit.starts_with(['%', '倍'])
}
