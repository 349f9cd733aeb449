//! Which claims of a stretch can be what: looked up in what is laid out.

use std::ops::Range;

use smallvec::SmallVec;

use super::plan::{Need, NeededClaim};
use super::spread::{Sides, keep_beside};
use super::stretch::{Levels, Stretch, TIES, number_of};
use crate::check::limits::WINDOW;
use crate::check::sieve::bits;
use crate::check::value::rough::Rough;
use crate::claim::{Claim, ClaimId};
use crate::rule::Scope;

/// Claims that can fill a role by themselves.
pub(in crate::check) struct Near<'a> {
    /// The number of the role.
    pub role: usize,
    /// They are in the unit of this one.
    pub unit: Option<&'a Claim>,
    pub range: Range<u32>,
}

impl Stretch {
    /// About what the claims say that are `near`, without those that are vague; with `rounded`, all
    /// that may be the same rounded. With `words`, the signature of a label, only of claims whose
    /// labels may be like it; `read` gives the signature of a claim.
    pub fn values<'a, R: Fn(ClaimId) -> u64>(
        &'a self,
        near: Near<'_>,
        rounded: bool,
        words: Option<u64>,
        read: R,
    ) -> impl Iterator<Item = Rough> + use<'a, R> {
        let (fitting, unit, (from, to)) = self.fitting_in(near.role, near.unit, near.range);
        let ats = bits::up(fitting, unit, from, to);
        ats.filter(move |at| words.is_none_or(|words| words & self.signature_at(*at, &read) != 0))
            .filter_map(move |at| Some(self.roughs[at]?[usize::from(rounded)]))
    }

    /// The claims within `scope` of one, at most [`WINDOW`] to either side and not beyond the
    /// stretch.
    pub fn window(&self, centre: ClaimId, scope: Scope) -> Range<u32> {
        let Some(at) = self.at(centre) else {
            return centre.0..centre.0;
        };
        let (from, to) = match scope {
            Scope::Clause => self.scope(at, 0),
            Scope::Sentence => self.scope(at, 1),
            Scope::Paragraph => self.scope(at, 2),
            Scope::Section => self.scope(at, 3),
            Scope::Document | Scope::Corpus => (0, self.length),
        };
        let from = from.max(at.saturating_sub(WINDOW));
        let to = to.min(at + WINDOW);
        self.id(from).0..self.id(to).0
    }

    fn scope(&self, at: usize, scope: usize) -> (usize, usize) {
        let (from, to) = self.scopes[at][scope];
        (usize::from(from), usize::from(to))
    }

    /// The anchors of `range` that fit a role and have what is easily seen of those `needs`: ties,
    /// and claims of other roles within `scope`.
    pub fn anchors(
        &self,
        role: usize,
        needs: &[Need],
        scope: Scope,
        range: &Range<usize>,
    ) -> impl Iterator<Item = ClaimId> {
        let (from, to) = (range.start - self.first, range.end - self.first);
        let mut anchors: SmallVec<[u64; 64]> = SmallVec::from_slice(self.fitting.row(role));
        for need in needs {
            if anchors.iter().all(|word| *word == 0) {
                break;
            }
            match need {
                Need::Claim(other) => self.keep_beside(role, other, scope, &mut anchors),
                tie => {
                    if let Some(row) = TIES.iter().position(|known| known == tie) {
                        bits::keep(&mut anchors, self.tied.row(row));
                    }
                }
            }
        }
        bits::up_of(anchors, from, to).map(|at| self.id(at))
    }

    fn keep_beside(&self, anchor: usize, other: &NeededClaim, scope: Scope, anchors: &mut [u64]) {
        let set = self.fitting.row(anchor + other.role);
        let starts = match scope {
            Scope::Clause => 0,
            Scope::Sentence => 1,
            Scope::Paragraph => 2,
            Scope::Section => 3,
            Scope::Document | Scope::Corpus => return,
        };
        let sides = Sides {
            before: other.before,
            after: other.after,
        };
        keep_beside(anchors, set, self.starts.row(starts), sides);
    }

    /// Whether a claim of `range` fits a role, in the unit of `like` where one is given.
    pub fn any_fits(&self, role: usize, like: Option<&Claim>, range: Range<u32>) -> bool {
        let (fitting, unit, (from, to)) = self.fitting_in(role, like, range);
        bits::any(fitting, unit, from, to)
    }

    /// The claims of `range` that fit a role, in the unit of `like` where one is given: going
    /// back from its end.
    pub fn back(
        &self,
        role: usize,
        like: Option<&Claim>,
        range: Range<u32>,
    ) -> impl Iterator<Item = ClaimId> {
        let (fitting, unit, (from, to)) = self.fitting_in(role, like, range);
        bits::down(fitting, unit, from, to).map(|at| self.id(at))
    }

    /// The same, going on from its start.
    pub fn on(
        &self,
        role: usize,
        like: Option<&Claim>,
        range: Range<u32>,
    ) -> impl Iterator<Item = ClaimId> {
        let (fitting, unit, (from, to)) = self.fitting_in(role, like, range);
        bits::up(fitting, unit, from, to).map(|at| self.id(at))
    }

    /// The claims that fit a role, those in the unit of `like` (all without one), and the part of `range` that lies in
    /// the stretch.
    fn fitting_in(
        &self,
        role: usize,
        like: Option<&Claim>,
        range: Range<u32>,
    ) -> (&[u64], &[u64], (usize, usize)) {
        let unit = like.map_or(&*self.all, |claim| self.unit_of(claim));
        (self.fitting.row(role), unit, self.part(range))
    }

    /// The levels of `range` in the unit of a claim, going back from its end.
    pub fn levels_back(
        &self,
        levels: Levels,
        like: &Claim,
        range: Range<u32>,
    ) -> impl Iterator<Item = ClaimId> {
        let (from, to) = self.part(range);
        let set = self.levels.row(levels as usize);
        bits::down(set, self.unit_of(like), from, to).map(|at| self.id(at))
    }

    /// The same, going on from its start.
    pub fn levels_on(
        &self,
        levels: Levels,
        like: &Claim,
        range: Range<u32>,
    ) -> impl Iterator<Item = ClaimId> {
        let (from, to) = self.part(range);
        let set = self.levels.row(levels as usize);
        bits::up(set, self.unit_of(like), from, to).map(|at| self.id(at))
    }

    /// The part of `range` that lies in the stretch.
    fn part(&self, range: Range<u32>) -> (usize, usize) {
        let at = |index: u32| (index as usize).saturating_sub(self.first).min(self.length);
        (at(range.start), at(range.end))
    }

    /// The claims in the unit of one, or like it without one.
    fn unit_of(&self, claim: &Claim) -> &[u64] {
        match self.units.get(number_of(claim)) {
            Some(Some(row)) => self.counted.row(usize::from(*row)),
            _ => &[],
        }
    }
}
