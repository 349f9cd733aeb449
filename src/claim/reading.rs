//! Reads the figures of a block with the words around them.

use std::collections::HashMap;

use super::calendar::{Calendar, is_part_of_year};
use super::context::{self, Around};
use super::cue::{Cue, Cues};
use super::lexicon::Lexicon;
use super::portion::intern;
use super::words::Words;
use super::{Claim, Claims, PeriodId, PlaceId, dealing, exception, listing, ties};
use crate::grammar::{Date, Grammar, Kind, Quantity, UnitId, Value};
use crate::text::{Block, BlockKind, Span, Text};

/// The state of reading some blocks of a text.
pub(super) struct Reading<'a> {
    lexicon: &'a Lexicon,
    grammar: &'a Grammar,
    text: &'a Text,
    calendar: Option<Calendar>,
    claims: Claims,
    words: Words,
    quantities: Vec<Quantity>,
    dates: Vec<Span>,
    /// The end of the last figure of the block so far that parts what stands before and after it.
    previous: Option<u32>,
    /// Open and close of every bracket pair of the block.
    brackets: Vec<Span>,
    periods: HashMap<&'a str, u32>,
    places: HashMap<&'a str, u32>,
    clause: usize,
    sentence: usize,
    /// The unit of ages.
    age: Option<UnitId>,
}

impl<'a> Reading<'a> {
    /// To read the blocks from `start` on.
    pub fn new(
        lexicon: &'a Lexicon,
        grammar: &'a Grammar,
        text: &'a Text,
        calendar: Option<Calendar>,
        start: u32,
    ) -> Self {
        Reading {
            lexicon,
            grammar,
            text,
            calendar,
            claims: Claims::default(),
            words: Words::default(),
            quantities: Vec::new(),
            dates: Vec::new(),
            previous: None,
            brackets: Vec::new(),
            periods: HashMap::new(),
            places: HashMap::new(),
            clause: holding(&text.clauses, start),
            sentence: holding(&text.sentences, start),
            age: grammar.unit_named("岁"),
        }
    }

    pub fn finish(self) -> Claims {
        self.claims
    }

    pub fn block(&mut self, index: u32, block: &Block) {
        let normal = &self.text.normal;
        self.quantities.clear();
        self.grammar.scan(normal, block.span, &mut self.quantities);
        if self.quantities.is_empty() {
            return;
        }
        self.words.read(self.lexicon, normal, block.span);
        self.previous = None;
        self.dates.clear();
        self.dates.extend(
            self.quantities
                .iter()
                .filter(|q| q.kind.is_date())
                .map(|q| q.extent),
        );
        find_brackets(normal, block.span, &mut self.brackets);
        let first = self.claims.claims.len();
        for at in 0..self.quantities.len() {
            let claim = self.claim(index, block, at);
            self.note_date(&claim);
            self.claims.claims.push(claim);
        }
        ties::tie(
            normal,
            self.grammar,
            self.lexicon,
            &self.words,
            &mut self.claims,
            first,
        );
        dealing::find(normal, &self.text.clauses, &mut self.claims, first);
        listing::find(
            normal,
            self.grammar,
            &self.text.sentences,
            &mut self.claims,
            first,
        );
    }

    fn note_date(&mut self, claim: &Claim) {
        let ahead = claim.has(Cue::Plan) || claim.has(Cue::Forecast);
        if let (Value::Date(date @ Date { year: Some(_), .. }), false) =
            (claim.quantity.value(), ahead)
        {
            self.claims.latest_date = self.claims.latest_date.max(Some(date));
        }
    }

    fn claim(&mut self, index: u32, block: &Block, at: usize) -> Claim {
        let normal = self.text.normal.as_str();
        let quantity = self.quantities[at].clone();
        let offset = quantity.span.start;
        let clause = advance(&self.text.clauses, &mut self.clause, offset);
        let sentence = advance(&self.text.sentences, &mut self.sentence, offset);
        let previous = self.previous;
        if !self.is_transparent(&quantity) && !says_when(normal, &quantity) {
            self.previous = Some(quantity.extent.end);
        }
        let before_start = previous.map_or(clause.start, |end| end.max(clause.start));
        let before_start = before_start.max(reach_back(normal, offset));
        // What bounds a date (从2012年, 2018年起) is read as part of it, but is a cue still.
        let figure = if quantity.kind.is_date() {
            quantity.number
        } else {
            quantity.extent
        };
        let mut before = Span::new(before_start.min(figure.start), figure.start);
        if before.is_empty() {
            before = self.before_bracket(before, previous);
        }
        let next = self
            .quantities
            .get(at + 1)
            .map_or(clause.end, |q| q.extent.start);
        let after_end = next.min(clause.end).max(quantity.extent.end);
        let after = Span::new(quantity.extent.end, after_end);
        let lexicon = self.lexicon;
        let hits = Around {
            before: self.words.relational.inside(before),
            after: self.words.relational.inside(after),
        };
        let (mut cues, negated) = context::cues_and_negation(
            normal,
            lexicon,
            hits,
            before,
            after,
            quantity.kind == Kind::Ratio,
        );
        let joined = self.coordinated(clause, before).map(|c| (c.cues, c.base));
        if let Some((inherited, _)) = joined {
            cues = cues.union(inherited);
        }
        cues = cues.union(self.carried(sentence, before.start, previous));
        if self.follows_each(clause, before) || after.of(normal).starts_with('/') {
            cues = cues.with(Cue::Per);
        }
        if !quantity.kind.is_date() && exception::is_excepted(normal, clause, quantity.extent) {
            cues = cues.with(Cue::Except);
        }
        let base = context::base(normal, lexicon, hits.before, before)
            .or_else(|| joined.and_then(|(_, base)| base));
        let topic = context::topic(normal, &self.words, before, base, self.dates_in(before));
        let label = self.label(&quantity, hits, before, after);
        let words = self.label_words(before, after);
        let period = self.period(sentence, offset);
        Claim {
            quantity,
            clause: self.clause as u32,
            sentence: self.sentence as u32,
            block: index,
            section: block.section,
            heading: match block.kind {
                BlockKind::Heading(level) => Some(level),
                _ => None,
            },
            bracket: self.bracket(offset),
            label,
            before,
            after,
            topic,
            cues,
            negated,
            period: period.map(|(id, _)| id),
            calendar: period.and_then(|(_, calendar)| calendar),
            place: self.place(before, base),
            base,
            whole: None,
            subject: None,
            start: None,
            run: None,
            words,
        }
    }

    /// Figures that stand inside a label and part nothing: dates, ordinals and ages (65岁及以上人口).
    fn is_transparent(&self, quantity: &Quantity) -> bool {
        let age = quantity.unit.is_some() && quantity.unit == self.age;
        quantity.kind.is_date() || quantity.kind == Kind::Ordinal || age
    }

    /// 每10股派现2.5元: the figure before in the clause is what this one is told per.
    fn follows_each(&self, clause: Span, before: Span) -> bool {
        self.claims.claims.last().is_some_and(|previous| {
            previous.quantity.extent.end == before.start
                && previous.quantity.extent.start >= clause.start
                && previous.before.of(&self.text.normal).ends_with('每')
        })
    }

    /// The figure before, when only 、和及与 joins this one to it: they share cues and base.
    fn coordinated(&self, clause: Span, before: Span) -> Option<&Claim> {
        let joined = before.of(&self.text.normal);
        if !ties::is_joiner(joined) || before.start <= clause.start {
            return None;
        }
        let previous = self.claims.claims.last()?;
        (previous.quantity.extent.end == before.start).then_some(previous)
    }

    /// 销量占比(52%): the words before the bracket are those of the figure that opens it.
    fn before_bracket(&self, empty: Span, previous: Option<u32>) -> Span {
        let normal = &self.text.normal;
        let opens = normal[..empty.start as usize].ends_with('(');
        let Some(clause) = self
            .clause
            .checked_sub(1)
            .and_then(|at| self.text.clauses.get(at))
        else {
            return empty;
        };
        let start = previous.unwrap_or(0).max(clause.start);
        if opens && start < empty.start {
            Span::new(start, empty.start)
        } else {
            empty
        }
    }

    /// Cues of the clauses without figures before this one, of the kinds that go on into the next
    /// clause: 按可比价格计算，同比增长7.8%.
    fn carried(&self, sentence: Span, to: u32, previous: Option<u32>) -> Cues {
        let from = previous.unwrap_or(0).max(sentence.start);
        let from = from.max(reach_back(&self.text.normal, to));
        if from >= to {
            return Cues::NONE;
        }
        let found = self.words.relational.inside(Span::new(from, to));
        let cues = found.iter().fold(Cues::NONE, |cues, hit| {
            cues.union(self.lexicon.entry(*hit).forward)
        });
        Cues(cues.0 & CARRIED.0)
    }

    fn label(&self, quantity: &Quantity, hits: Around<'_>, before: Span, after: Span) -> Span {
        let normal = &self.text.normal;
        if quantity.unit.is_some() && quantity.kind == Kind::Count {
            let behind = context::label_after(normal, hits.after, after);
            if !behind.is_empty() {
                return behind;
            }
        }
        let ahead = context::label_before(normal, hits.before, before, self.dates_in(before));
        if ahead.is_empty() || self.is_counted_per(ahead) {
            return context::label_after(normal, hits.after, after);
        }
        ahead
    }

    /// Whether the label is only what a figure is told per: 每所1500册.
    fn is_counted_per(&self, label: Span) -> bool {
        let normal = &self.text.normal;
        normal[..label.start as usize].ends_with('每')
            && self.grammar.unit_named(label.of(normal)).is_some()
    }

    fn label_words(&mut self, before: Span, after: Span) -> (u32, u16) {
        let start = self.claims.words.len();
        for span in [before, after] {
            for &hit in self.words.labels.inside(span) {
                self.claims
                    .words
                    .extend_from_slice(&self.lexicon.entry(hit).words);
            }
        }
        let count = u16::try_from(self.claims.words.len() - start).unwrap_or(u16::MAX);
        (start as u32, count)
    }

    fn bracket(&self, offset: u32) -> Option<u32> {
        let to = self.brackets.partition_point(|pair| pair.start < offset);
        const DEPTH: usize = 8;
        self.brackets[..to]
            .iter()
            .rev()
            .take(DEPTH)
            .find(|b| b.contains(offset))
            .map(|b| b.start)
    }

    /// The last period said in the sentence before the figure, comparisons (比2013年) left out.
    fn period(&mut self, sentence: Span, offset: u32) -> Option<(PeriodId, Option<Date>)> {
        let within = Span::new(sentence.start, offset.max(sentence.start));
        let word = self
            .words
            .periods
            .inside(within)
            .iter()
            .map(|hit| hit.span)
            .rfind(|span| !self.is_compared(*span));
        const SHUT_OFF: usize = 32;
        let earlier = self.dates.partition_point(|span| span.start < offset);
        let date = self.dates[..earlier]
            .iter()
            .rev()
            .take(SHUT_OFF)
            .take_while(|span| span.start >= sentence.start)
            .find(|span| !self.is_compared(**span) && !self.is_shut_off(**span, offset))
            .copied();
        let span = match (word, date) {
            (Some(word), Some(date)) => Some(if word.start > date.start { word } else { date }),
            (word, date) => word.or(date),
        }?;
        let day = self.calendar_day(span, Some(span) == date);
        let word = span.of(&self.text.normal);
        let id = intern(&mut self.periods, &mut self.claims.periods, word, span);
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

    /// The dates that reach into `within`.
    fn dates_in(&self, within: Span) -> &[Span] {
        let from = self.dates.partition_point(|span| span.end <= within.start);
        let to = self.dates.partition_point(|span| span.start < within.end);
        &self.dates[from..to.max(from)]
    }

    /// Whether 比, 较 or 与 stands right before the date.
    fn is_compared(&self, date: Span) -> bool {
        let head = &self.text.normal[..date.start as usize];
        matches!(
            head.chars().next_back(),
            Some('比' | '较' | '与' | '同' | '于')
        )
    }

    /// Whether the date stands in a bracket that closes before `offset`.
    fn is_shut_off(&self, date: Span, offset: u32) -> bool {
        self.bracket(date.start).is_some() && self.bracket(date.start) != self.bracket(offset)
    }

    fn place(&mut self, before: Span, base: Option<Span>) -> Option<PlaceId> {
        let span = self
            .words
            .places
            .inside(before)
            .iter()
            .map(|hit| hit.span)
            .rfind(|span| base.is_none_or(|base| !base.overlaps(*span)))?;
        let word = span.of(&self.text.normal);
        Some(PlaceId(intern(
            &mut self.places,
            &mut self.claims.places,
            word,
            span,
        )))
    }
}

/// Cues that a clause without figures hands on to the next.
const CARRIED: Cues = Cues::of(Cue::Comparable)
    .with(Cue::Real)
    .with(Cue::Nominal)
    .with(Cue::YearOnYear)
    .with(Cue::MonthOnMonth)
    .with(Cue::Respectively)
    .with(Cue::Forecast);

/// 五年前, 三年来: a duration that says when, not how long.
fn says_when(text: &str, quantity: &Quantity) -> bool {
    const AFTER: [&str; 5] = ["前", "来", "以来", "后", "内"];
    let rest = &text[quantity.span.end as usize..];
    quantity.kind == Kind::Duration && AFTER.iter().any(|word| rest.starts_with(word))
}

/// How far before a figure its words are looked for: a clause without figures is hardly ever
/// longer, and one that is must not be gone through for each of the dates in it.
fn reach_back(text: &str, offset: u32) -> u32 {
    const BYTES: usize = 600;
    let mut from = (offset as usize).saturating_sub(BYTES);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    from as u32
}

/// The place of the first of `spans` that ends behind `offset`, or of the last.
fn holding(spans: &[Span], offset: u32) -> usize {
    let at = spans.partition_point(|span| span.end <= offset);
    at.min(spans.len().saturating_sub(1))
}

/// The span of `spans` that holds `offset`, going on from where the last search ended.
fn advance(spans: &[Span], at: &mut usize, offset: u32) -> Span {
    while spans.get(*at).is_some_and(|span| span.end <= offset) && *at + 1 < spans.len() {
        *at += 1;
    }
    spans.get(*at).copied().unwrap_or_default()
}

/// Every bracket pair of the block by its opening; one left open reaches to the block's end.
fn find_brackets(text: &str, within: Span, pairs: &mut Vec<Span>) {
    pairs.clear();
    let mut open: Vec<usize> = Vec::new();
    let bytes = within.of(text).as_bytes();
    for offset in memchr::memchr2_iter(b'(', b')', bytes) {
        let at = within.start + offset as u32;
        if bytes[offset] == b'(' {
            open.push(pairs.len());
            pairs.push(Span::new(at, within.end));
        } else if let Some(index) = open.pop() {
            pairs[index].end = at;
        }
    }
}
