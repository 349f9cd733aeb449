//! Quantities in context → [`Claim`]s with their aspects.

mod aspect;
mod cue;

pub use aspect::{Aspect, BaseId, PeriodId, PlaceId};
pub use cue::{Cue, Cues};

use crate::grammar::Quantity;
use crate::text::Span;

/// Index into [`Claims::claims`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClaimId(pub u32);

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
    /// The words saying what is counted; may be empty.
    pub label: Span,
    /// The clause text before the figure, from the figure before it.
    pub before: Span,
    /// The clause text after the figure, up to the next figure.
    pub after: Span,
    pub cues: Cues,
    pub negated: bool,
    pub period: Option<PeriodId>,
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
}

/// The claims of one document, in reading order.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    pub claims: Vec<Claim>,
}
