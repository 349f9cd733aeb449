//! Quantities in context → [`Claim`]s with their aspects.
//!
//! [`Reader`] goes over a text block by block: figures from the grammar, words from the lexicon,
//! then each figure gets the words around it (`context`), and the figures of a sentence are
//! tied to each other (`ties`, `listing`).

mod agreement;
mod another;
mod apart;
mod aspect;
mod calendar;
mod complete;
mod context;
mod cue;
mod cut_across;
mod dateline;
mod dealing;
mod derived;
mod divided;
mod each;
mod exception;
mod footing;
mod heads;
mod join;
mod kindred;
mod lexicon;
mod lines;
mod listing;
mod matter;
mod orders;
mod partitions;
mod portion;
mod reader;
mod reading;
mod slip;
mod tables;
#[cfg(test)]
mod tests;
mod ties;
mod traits;
mod words;

pub use agreement::{
    Agreement, agreement, are_named_apart, around_shared, contains_words, is_word_character,
    shared_length, signature,
};
pub use another::tells_of_another;
pub use apart::shut_each_other_out;
pub use aspect::{Aspect, PeriodId, PlaceId};
pub use calendar::{Published, years_before};
pub use complete::{are_rates_of_their_own, ends_list, is_complete};
pub use context::is_filler;
pub use cue::{Cue, Cues, OwnCue};
pub use cut_across::{cut_across, deals_out};
pub use dealing::Dealing;
pub use each::names_of_each;
pub use footing::{Direction, Footing, List};
pub use join::Shift;
pub use listing::Listing;
pub use matter::{Matter, MatterReader, Measured, Place, Told, When, measured};
pub use partitions::are_parted;
pub use reader::Reader;
pub use reading::says_when;
pub use slip::{
    are_swapped, differ_in_one_digit, has_digits, is_slip, one_digit_off, one_edits, one_slip_off,
};
pub use tables::{
    ALL_HEADS, IDLE_BEFORE_NAMES, NAMES_OF_COUNTS, NAMES_OF_MEASURES, NAMES_OF_MONEY, PEOPLE_ENDS,
    SHARE_ADVERBS, SHARE_SAID_WITH, behind_period, holds_place, is_place, names_plan, says_cue,
};
pub use ties::{ends_with_among, is_chained};

use self::tables::EARLIER;
use crate::grammar::{Date, Exact, Form, Kind, Quantity, Value};
use crate::text::Span;

/// Index into [`Claims::claims`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub u32);

impl ClaimId {
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// Index into the label words of the rules (see `rule::RuleSet::words`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WordId(pub u16);

/// A quantity with its aspects. Spans are in the normalised text.
#[derive(Clone, Debug)]
pub struct Claim {
    pub quantity: Quantity,
    /// Indices of the clause, sentence, block and section it stands in.
    pub clause: u32,
    pub sentence: u32,
    pub block: u32,
    pub section: u32,
    /// The level of the heading it stands in; 1 is the title.
    pub heading: Option<u8>,
    /// The innermost bracket it stands in, by the offset of the opening bracket.
    pub bracket: Option<u32>,
    /// The words saying what is counted; may be empty.
    pub label: Span,
    /// The clause text before the figure, from the last figure before it that is no date.
    pub before: Span,
    /// The clause text after the figure, up to the next figure.
    pub after: Span,
    /// What stands in `before` besides relational words, periods and bases: the topic of its own
    /// that a share or change has (亡人数占总数的77.1%). Empty when it has none.
    pub topic: Span,
    pub cues: Cues,
    pub negated: bool,
    pub period: Option<PeriodId>,
    /// The year, month or day of the period, where the day of publication tells it for certain.
    pub calendar: Option<Date>,
    pub place: Option<PlaceId>,
    /// What a share is a share of, as said beside it: 占**全国总数**的70%.
    pub base: Option<Span>,
    /// The whole it is a part of, by 其中, brackets or 「X中，」.
    pub whole: Option<ClaimId>,
    /// The level that a share, change or rate is said of.
    pub subject: Option<ClaimId>,
    /// The value from which it changed: 由A增至**B**.
    pub start: Option<ClaimId>,
    /// Members of one run of siblings share a number.
    pub run: Option<u32>,
    /// Its label words of the rules: a range of [`Claims::words`].
    pub words: (u32, u16),
}

impl Claim {
    /// A figure without any aspect.
    pub fn bare(quantity: Quantity) -> Self {
        Claim {
            quantity,
            clause: 0,
            sentence: 0,
            block: 0,
            section: 0,
            heading: None,
            bracket: None,
            label: Span::default(),
            before: Span::default(),
            after: Span::default(),
            topic: Span::default(),
            cues: Cues::NONE,
            negated: false,
            period: None,
            calendar: None,
            place: None,
            base: None,
            whole: None,
            subject: None,
            start: None,
            run: None,
            words: (0, 0),
        }
    }

    pub fn has(&self, cue: Cue) -> bool {
        self.cues.has(cue)
    }

    /// Whether the figure speaks of a change: 增加3117所, 下降6%, 提高0.6个百分点; not 增至5万.
    pub fn is_change(&self) -> bool {
        let changes = self.has(Cue::Increase) || self.has(Cue::Decrease);
        changes && !self.has(Cue::To)
    }

    pub fn is_points(&self) -> bool {
        self.quantity.form.has(Form::POINTS)
    }

    pub fn is_ratio(&self) -> bool {
        self.quantity.kind == Kind::Ratio
    }

    pub fn is_date(&self) -> bool {
        self.quantity.kind.is_date()
    }

    /// Whether the figure is an amount of something that parts, shares and changes can be said
    /// of: a count, money, a measure or a bare figure, and itself no change or ratio.
    pub fn is_level(&self) -> bool {
        let amount = matches!(
            self.quantity.kind,
            Kind::Count | Kind::Money | Kind::Measure | Kind::Number
        );
        amount && !self.is_change()
    }

    /// The number as written, a hedge left aside; `None` for a range or a date.
    pub(crate) fn number(&self) -> Option<Exact> {
        match self.quantity.value() {
            Value::Number(number) => Some(number.value),
            _ => None,
        }
    }

    /// Whether the words that say what is counted stand behind the figure: 48个民族.
    pub(crate) fn is_named_behind(&self) -> bool {
        !self.label.is_empty() && self.label.start >= self.quantity.span.end
    }

    /// Whether both count in the same unit, and both in all or both per something (日均, 人均).
    pub fn counts_like(&self, other: &Claim) -> bool {
        self.quantity.unit == other.quantity.unit && self.has(Cue::Per) == other.has(Cue::Per)
    }

    /// Whether the words before the figure begin by naming an earlier period.
    pub fn tells_the_past(&self, text: &str) -> bool {
        let said = self.before.of(text);
        let words = said.trim_start_matches([',', '(', ' ', '而']);
        self.has(Cue::Compared) || EARLIER.iter().any(|word| words.starts_with(word))
    }

    /// The words between this figure and a later one.
    pub(crate) fn words_to<'t>(&self, later: &Claim, text: &'t str) -> &'t str {
        let start = self.quantity.extent.end;
        Span::new(start, later.quantity.extent.start.max(start)).of(text)
    }
}

/// Where among the claims of a text those of a block stand.
fn of_block(claims: &[Claim], block: usize) -> std::ops::Range<usize> {
    let start = claims.partition_point(|claim| (claim.block as usize) < block);
    let count = claims[start..].partition_point(|claim| claim.block as usize == block);
    start..start + count
}

/// The claims of one document, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    pub claims: Vec<Claim>,
    /// Label words found beside claims, see [`Claim::words`].
    pub words: Vec<WordId>,
    /// Lists that a figure announces, by claim, in order.
    pub listings: Vec<(ClaimId, Listing)>,
    /// The totals of tables, sorted by total and direction.
    pub footings: Vec<Footing>,
    /// What 分别 deals out, by the first figure of each, in order.
    pub dealings: Vec<(ClaimId, Dealing)>,
    /// The words of each period and place, by id.
    pub periods: Vec<Span>,
    pub places: Vec<Span>,
    /// The latest date that is given with its year and spoken of as past.
    pub latest_date: Option<Date>,
    /// The day of publication, as given or where the text says it for certain.
    pub published: Option<Published>,
}

impl Claims {
    pub fn get(&self, id: ClaimId) -> &Claim {
        &self.claims[id.index()]
    }

    /// Where among the claims one of them stands.
    pub fn place_of(&self, claim: &Claim) -> usize {
        let start = claim.quantity.span.start;
        self.claims
            .partition_point(|other| other.quantity.span.start < start)
    }

    pub fn words_of(&self, claim: &Claim) -> &[WordId] {
        let start = claim.words.0 as usize;
        self.words
            .get(start..start + usize::from(claim.words.1))
            .unwrap_or(&[])
    }

    /// Where in [`Self::footings`] the cells stand that a total of a table adds up.
    pub fn footing(&self, total: ClaimId, direction: Direction) -> Option<usize> {
        let key = |footing: &Footing| (footing.total, footing.direction);
        let wanted = (total, direction);
        self.footings.binary_search_by_key(&wanted, key).ok()
    }

    /// What 分别 deals out from this figure on.
    pub fn dealing_of(&self, id: ClaimId) -> Option<&Dealing> {
        let at = self
            .dealings
            .binary_search_by_key(&id, |(claim, _)| *claim)
            .ok()?;
        self.dealings.get(at).map(|(_, dealing)| dealing)
    }

    /// The lists that the figure may announce.
    pub fn listings_of(&self, id: ClaimId) -> &[(ClaimId, Listing)] {
        let from = self.listings.partition_point(|(claim, _)| *claim < id);
        let to = self.listings.partition_point(|(claim, _)| *claim <= id);
        &self.listings[from..to]
    }
}
