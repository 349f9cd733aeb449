//! Reads the figures of a block with the words around them.

mod cues;
mod currency;
mod label;
mod spans;
mod when;

use std::collections::HashMap;

use self::spans::{advance, find_brackets, holders, holding, reach_back};
pub use self::when::says_when;
use super::calendar::Calendar;
use super::context::{self, Around};
use super::cue::{Cue, Cues};
use super::lexicon::Lexicon;
use super::tables::names_plan;
use super::words::Words;
use super::{Claim, Claims, PeriodId, PlaceId, dealing, exception, listing, ties};
use crate::grammar::{Date, Grammar, Hedge, HedgeKind, Kind, Quantity, UnitId, Value};
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
    /// The dates, and the durations that say when: no part of a label.
    times: Vec<Span>,
    /// The end of the last figure of the block so far that parts what stands before and after it.
    previous: Option<u32>,
    /// Open and close of every bracket pair of the block.
    brackets: Vec<Span>,
    /// Whether a figure of the block may be left out of what is told next.
    has_exception: bool,
    periods: HashMap<&'a str, u32>,
    places: HashMap<&'a str, u32>,
    /// The period and the place of the block that were asked for last: figures in a row mostly
    /// have the same.
    last_period: Option<(Span, PeriodId, Option<Date>)>,
    last_place: Option<(Span, PlaceId)>,
    clause: usize,
    sentence: usize,
    /// The unit of ages.
    age: Option<UnitId>,
    yuan: Option<UnitId>,
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
            times: Vec::new(),
            previous: None,
            brackets: Vec::new(),
            has_exception: false,
            last_period: None,
            last_place: None,
            periods: HashMap::new(),
            places: HashMap::new(),
            clause: holding(&text.clauses, start),
            sentence: holding(&text.sentences, start),
            age: grammar.unit_named("岁"),
            yuan: grammar.unit_named("元"),
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
        currency::carry(normal, self.yuan, &mut self.quantities);
        let starts = self.quantities.iter().map(|q| q.span.start);
        let sentences = holders(&self.text.sentences, self.sentence, starts);
        self.words.read(self.lexicon, normal, sentences);
        self.previous = None;
        self.dates.clear();
        self.dates.extend(
            self.quantities
                .iter()
                .filter(|q| q.kind.is_date())
                .map(|q| q.extent),
        );
        self.times.clear();
        self.times.extend(
            self.quantities
                .iter()
                .filter(|q| q.kind.is_date() || says_when(normal, q))
                .map(|q| q.extent),
        );
        find_brackets(normal, block.span, &mut self.brackets);
        self.has_exception = exception::may_stand_in(block.span.of(normal));
        self.last_period = None;
        self.last_place = None;
        let first = self.claims.claims.len();
        self.claims.claims.reserve(self.quantities.len());
        for at in 0..self.quantities.len() {
            let claim = self.claim(index, block, at);
            self.note_date(&claim);
            self.claims.claims.push(claim);
        }
        ties::tie(
            self.text,
            block.span,
            self.grammar,
            self.lexicon,
            &self.words,
            &mut self.claims,
            first,
        );
        dealing::find(normal, &self.text.clauses, &mut self.claims, first);
        listing::find(
            normal,
            block.span,
            self.grammar,
            &self.text.sentences,
            &mut self.claims,
            first,
        );
    }

    fn note_date(&mut self, claim: &Claim) {
        if !claim.is_date() {
            return;
        }
        let ahead = claim.has(Cue::Plan) || claim.has(Cue::Forecast);
        if let (Value::Date(date @ Date { year: Some(_), .. }), false) =
            (claim.quantity.value(), ahead)
        {
            self.claims.latest_date = self.claims.latest_date.max(Some(date));
        }
    }

    /// The words before a figure, from the last figure before it that is no date, and those up to the next.
    fn words_around(
        &self,
        quantity: &Quantity,
        at: usize,
        clause: Span,
        previous: Option<u32>,
    ) -> (Span, Span) {
        let normal = self.text.normal.as_str();
        let before_start = previous.map_or(clause.start, |end| end.max(clause.start));
        let before_start = before_start.max(reach_back(normal, quantity.span.start));
        // What bounds a date (从2012年, 2018年起) is read as part of it, but is a cue still.
        let figure = match quantity.kind.is_date() {
            true => quantity.number,
            false => quantity.extent,
        };
        let mut before = Span::new(before_start.min(figure.start), figure.start);
        if normal[..before.start as usize].ends_with(')') {
            before = self.before_remark(before, previous);
        } else if before.is_empty() {
            before = self.before_bracket(before, previous);
        }
        let next = self.next_but_its_time(at).unwrap_or(clause.end);
        let after_end = next.min(clause.end).max(quantity.extent.end);
        (before, Span::new(quantity.extent.end, after_end))
    }

    /// The cues that a figure has from where it stands: told again, told of each, left out.
    fn cues_of_place(&self, quantity: &Quantity, clause: Span, before: Span, after: Span) -> Cues {
        let normal = self.text.normal.as_str();
        let mut cues = self.restated(before, quantity.kind == Kind::Ratio);
        if self.follows_each(clause, before) || after.of(normal).starts_with('/') {
            cues = cues.with(Cue::Per);
        }
        let is_excepted = || exception::is_excepted(normal, clause, quantity.extent);
        if self.has_exception && !quantity.kind.is_date() && is_excepted() {
            cues = cues.with(Cue::Except);
        }
        cues
    }

    fn claim(&mut self, index: u32, block: &Block, at: usize) -> Claim {
        let normal = self.text.normal.as_str();
        // Of a figure that was passed, nobody asks for its hedge.
        let hedge = self.quantities[at].hedge.take();
        let mut quantity = Quantity {
            hedge,
            ..self.quantities[at].clone()
        };
        let offset = quantity.span.start;
        let clause = advance(&self.text.clauses, &mut self.clause, offset);
        let sentence = advance(&self.text.sentences, &mut self.sentence, offset);
        let previous = self.previous;
        if !self.is_transparent(&quantity) && !says_when(normal, &quantity) {
            self.previous = Some(quantity.extent.end);
        }
        let (before, after) = self.words_around(&quantity, at, clause, previous);
        let lexicon = self.lexicon;
        let hits = Around {
            before: self.words.relational.inside(before),
            after: self.words.relational.inside(after),
        };
        let (own, negated) =
            context::cues_and_negation(normal, lexicon, hits, before, after, quantity.kind);
        let joined = self.coordinated(clause, before).map(|c| (c.cues, c.base));
        let mut cues = joined.map_or(own, |(inherited, _)| own.union(inherited));
        cues = cues.union(self.carried(sentence, before.start, previous));
        cues = cues.union(self.cues_of_place(&quantity, clause, before, after));
        if self.follows_step(sentence, cues) {
            cues = cues.with(Cue::Per);
        }
        let base = context::base(normal, lexicon, hits.before, before)
            .or_else(|| joined.and_then(|(_, base)| base));
        if quantity.hedge.is_none() && quantity.kind == Kind::Ratio && is_coarse(&quantity) {
            quantity.hedge = hedge_of_share(normal, before);
        }
        if base.is_some_and(|base| names_plan(base.of(normal))) {
            cues = cues.with(Cue::Plan);
        }
        let remarked = self.words_before_remark(before, previous);
        let comparison = self.comparison_in(remarked);
        cues = cues.union(comparison);
        // 比上一旬(9月中旬)减少51万吨: what is compared with is no topic.
        let topic = [before, remarked]
            .into_iter()
            .take(1 + usize::from(comparison.is_empty()))
            .map(|said| context::topic(normal, &self.words, said, base, self.times_in(said)))
            .find(|topic| !topic.is_empty())
            .unwrap_or(Span::new(before.end, before.end));
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

    /// Where the figure behind this one begins. The time of day that goes on a date (2021年5月22日13时07分在长沙逝世) parts it
    /// from no words.
    fn next_but_its_time(&self, at: usize) -> Option<u32> {
        let date = &self.quantities[at];
        let mut behind = self.quantities.get(at + 1..)?.iter();
        let next = behind.next()?;
        let goes_on = date.kind == Kind::Date
            && next.kind == Kind::Time
            && next.extent.start == date.extent.end;
        match goes_on {
            true => behind.next().map(|q| q.extent.start),
            false => Some(next.extent.start),
        }
    }

    /// Figures that stand inside a label and part nothing: dates, ordinals and ages (65岁及以上人口).
    fn is_transparent(&self, quantity: &Quantity) -> bool {
        let age = quantity.unit.is_some() && quantity.unit == self.age;
        quantity.kind.is_date() || quantity.kind == Kind::Ordinal || age
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

    /// 占总人口的比重(常住人口城镇化率)为60%: where nothing but filler stands behind a remark without a figure, the words
    /// before the remark and in it are those of the figure. 全国人口(包括31个省区市)141175万人: of one with figures, those
    /// before it are.
    fn before_remark(&self, filler: Span, previous: Option<u32>) -> Span {
        let normal = &self.text.normal;
        let open = self.remark_closed_at(filler.start);
        let Some(open) = open.filter(|_| context::is_filler(normal, filler)) else {
            return filler;
        };
        let holds_figures = previous.is_some_and(|end| end > open);
        let end = if holds_figures { open } else { filler.end };
        let (start, clause_end) = self.stretch_before(open, previous);
        if start < open && open <= clause_end {
            Span::new(start.max(reach_back(normal, filler.end)).min(end), end)
        } else {
            filler
        }
    }

    /// 美团(03690.HK)升3.5%, 较上周(1月2日)市值100亿元: the words before a remark that closes right before those of the
    /// figure, back to the figure before them.
    fn words_before_remark(&self, before: Span, previous: Option<u32>) -> Span {
        let normal = &self.text.normal;
        let closes = normal[..before.start as usize].ends_with(')');
        let remark = closes.then(|| self.remark_closed_at(before.start));
        let Some(open) = remark.flatten() else {
            return Span::new(before.start, before.start);
        };
        let (start, _) = self.stretch_before(open, previous);
        let start = start.max(reach_back(normal, before.start));
        Span::new(start.min(open), open)
    }

    /// Where the words before a remark begin, behind the figure before them, and where their clause ends.
    fn stretch_before(&self, open: u32, previous: Option<u32>) -> (u32, u32) {
        let previous = match previous.is_some_and(|end| end > open) {
            true => self.last_figure_before(open),
            false => previous,
        };
        let clauses = &self.text.clauses;
        let at = clauses[..self.clause].partition_point(|clause| clause.end < open);
        let clause = clauses[at];
        (clause.start.max(previous.unwrap_or(0)), clause.end)
    }

    /// The opening of the bracket that closes right before a place.
    fn remark_closed_at(&self, place: u32) -> Option<u32> {
        let closed = self.brackets.partition_point(|pair| pair.start < place);
        let mut near = self.brackets[..closed].iter().rev().take(DEPTH);
        near.find(|pair| pair.end + 1 == place)
            .map(|pair| pair.start)
    }

    /// The comparison that the words say what stands behind a remark is told against.
    fn comparison_in(&self, words: Span) -> Cues {
        const COMPARISONS: Cues = Cues::of(Cue::Compared)
            .with(Cue::YearOnYear)
            .with(Cue::MonthOnMonth);
        let hits = self.words.relational.inside(words).iter();
        let said = hits.fold(Cues::NONE, |said, hit| {
            said.union(self.lexicon.entry(*hit).forward)
        });
        match said.has(Cue::Compared) {
            true => said.common(COMPARISONS),
            false => Cues::NONE,
        }
    }

    /// Where the last figure ends that stands before a place in the block and parts what is before and after it.
    fn last_figure_before(&self, place: u32) -> Option<u32> {
        let mut told = self.claims.claims.iter().rev().take(DEPTH);
        let parts = |claim: &&Claim| {
            let quantity = &claim.quantity;
            quantity.extent.end <= place
                && !self.is_transparent(quantity)
                && !says_when(&self.text.normal, quantity)
        };
        told.find(parts).map(|claim| claim.quantity.extent.end)
    }

    fn bracket(&self, offset: u32) -> Option<u32> {
        let to = self.brackets.partition_point(|pair| pair.start < offset);
        self.brackets[..to]
            .iter()
            .rev()
            .take(DEPTH)
            .find(|b| b.contains(offset))
            .map(|b| b.start)
    }
}

/// Whether a figure is written without decimals: 约占51.9% is no rougher than 占51.9%.
fn is_coarse(quantity: &Quantity) -> bool {
    match quantity.value() {
        Value::Number(number) => number.precision.is_none_or(|precision| precision >= 0),
        _ => false,
    }
}

/// 约占三分之一, 约占总数的30%: the hedge stands before the 占 of the share.
fn hedge_of_share(text: &str, before: Span) -> Option<Box<Hedge>> {
    let words = before.of(text);
    let mut verbs = words.rmatch_indices('占');
    let (at, _) = verbs.find(|(at, _)| words[..*at].ends_with('约'))?;
    let start = before.start + (at - '约'.len_utf8()) as u32;
    Some(Box::new(Hedge {
        kind: HedgeKind::About,
        word: Span::new(start, start + '约'.len_utf8() as u32),
        second: None,
    }))
}

/// So many brackets, and figures in one, before a figure are looked at.
const DEPTH: usize = 8;
