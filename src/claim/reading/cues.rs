//! Cues that a figure has from elsewhere than the words right beside it.

use super::Reading;
use super::spans::reach_back;
use crate::claim::cue::{Cue, Cues};
use crate::claim::{Claim, ties};
use crate::text::Span;

impl<'a> Reading<'a> {
    /// 每10股派现2.5元: the figure before in the clause is what this one is told per.
    pub(super) fn follows_each(&self, clause: Span, before: Span) -> bool {
        self.claims.claims.last().is_some_and(|previous| {
            previous.quantity.extent.end == before.start
                && previous.quantity.extent.start >= clause.start
                && previous.before.of(&self.text.normal).ends_with('每')
        })
    }

    /// The figure before, when only 、和及与 joins this one to it: they share cues and base.
    pub(super) fn coordinated(&self, clause: Span, before: Span) -> Option<&Claim> {
        let joined = before.of(&self.text.normal);
        if !ties::is_joiner(joined) || before.start <= clause.start {
            return None;
        }
        let previous = self.claims.claims.last()?;
        (previous.quantity.extent.end == before.start).then_some(previous)
    }

    /// Cues of the clauses without figures before this one, of the kinds that go on into the next
    /// clause: 按可比价格计算，同比增长7.8%.
    pub(super) fn carried(&self, sentence: Span, to: u32, previous: Option<u32>) -> Cues {
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
}

/// Cues that a clause without figures hands on to the next.
const CARRIED: Cues = Cues::of(Cue::Comparable)
    .with(Cue::Real)
    .with(Cue::Nominal)
    .with(Cue::YearOnYear)
    .with(Cue::MonthOnMonth)
    .with(Cue::Respectively)
    .with(Cue::Forecast);
