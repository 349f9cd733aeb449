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
            // 每3.4分钟1人: a length of time parts no words, so that they may reach back over it.
            let end = previous.quantity.extent.end;
            (end == before.start || end == before.end)
                && previous.quantity.extent.start >= clause.start
                && previous.before.of(&self.text.normal).ends_with('每')
        })
    }

    /// 每升高一个年级，近视率增加9个百分点: a change told behind the step of another is one for each such step. 每天减少79人 is
    /// none.
    pub(super) fn follows_step(&self, sentence: Span, cues: Cues) -> bool {
        const STEPS: Cues = Cues::of(Cue::Increase).with(Cue::Decrease);
        const TIMES: [char; 5] = ['天', '日', '周', '月', '年'];
        const VERB: usize = 2;
        let is_verb =
            |words: &str| !words.contains(TIMES) && (1..=VERB).contains(&words.chars().count());
        self.claims.claims.last().is_some_and(|previous| {
            let words = previous.before.of(&self.text.normal);
            cues.intersects(STEPS)
                && previous.is_change()
                && previous.quantity.extent.start >= sentence.start
                && words
                    .rsplit_once('每')
                    .is_some_and(|(_, verb)| is_verb(verb))
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

    /// 减少138亿元，即4.1%; 增1.2%(或增12.8万人): the change before, told once more in another unit.
    pub(super) fn restated(&self, before: Span, is_ratio: bool) -> Cues {
        const AGAIN: [&str; 5] = ["即", "或", "也就是", "亦即", "约合"];
        let normal = &self.text.normal;
        let marks = [',', '(', ' '];
        let words = before
            .of(normal)
            .trim_start_matches(marks)
            .trim_end_matches([' ', '约']);
        let previous = self.claims.claims.last().filter(|previous| {
            let end = previous.quantity.extent.end;
            let gap = Span::new(end, before.start.max(end));
            gap.of(normal).chars().all(|c| marks.contains(&c))
        });
        match previous {
            Some(previous)
                if AGAIN.contains(&words)
                    && previous.is_change()
                    && previous.is_ratio() != is_ratio =>
            {
                Cues(previous.cues.0 & CHANGES.0)
            }
            _ => Cues::NONE,
        }
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

/// Cues that a change hands on to the same change in another unit.
const CHANGES: Cues = Cues::of(Cue::Increase)
    .with(Cue::Decrease)
    .with(Cue::YearOnYear)
    .with(Cue::MonthOnMonth);

/// Cues that a clause without figures hands on to the next.
const CARRIED: Cues = Cues::of(Cue::Comparable)
    .with(Cue::Real)
    .with(Cue::Nominal)
    .with(Cue::YearOnYear)
    .with(Cue::MonthOnMonth)
    .with(Cue::Respectively)
    .with(Cue::Forecast);
