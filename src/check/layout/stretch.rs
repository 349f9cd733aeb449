//! A stretch of a document's claims, laid out so that the candidates of a role are found without
//! looking at the claims between them.

use std::cell::Cell;
use std::ops::Range;

use smallvec::SmallVec;

use super::plan::{Need, NeededClaim};
use super::spread::{Sides, keep_beside};
use crate::check::context::Context;
use crate::check::limits::WINDOW;
use crate::check::sieve::Sieve;
use crate::check::sieve::bits::{self, BitTable, WORD, transpose};
use crate::check::value::nominal::Nominal;
use crate::check::value::rough::Rough;
use crate::claim::{Claim, ClaimId, Cue};
use crate::grammar::Exact;
use crate::rule::{LinkKind, Scope};

/// Claims to either side of the anchors of a stretch: what a binding can reach from a claim that
/// is itself in reach of an anchor.
const MARGIN: usize = 2 * WINDOW;

/// Scopes that end within a document.
const SCOPES: usize = 4;

/// Some anchors with the claims around them. Claims are counted from the first one here.
#[derive(Debug, Default)]
pub(in crate::check) struct Stretch {
    first: usize,
    length: usize,
    /// The claims that can fill each role by themselves, by the number of the role.
    fitting: BitTable,
    /// The claims of each unit that there is, and where a unit has its set.
    counted: BitTable,
    units: Vec<Option<u16>>,
    /// Levels, and of these the totals.
    levels: BitTable,
    /// The claims that have each of [`TIES`].
    tied: BitTable,
    /// All claims.
    all: Vec<u64>,
    written: Vec<Option<Nominal>>,
    roughs: Vec<Option<[Rough; 2]>>,
    /// Signatures of labels; 0 for those not asked for yet, which none has.
    signatures: Vec<Cell<u64>>,
    /// Where the clause, sentence, block and section of each claim begin, and where they end.
    scopes: Vec<[(u16, u16); SCOPES]>,
    /// The claims with which a clause, sentence, block or section begins.
    starts: BitTable,
}

/// Claims that can fill a role by themselves.
pub(in crate::check) struct Near<'a> {
    /// The number of the role.
    pub role: usize,
    /// They are in the unit of this one.
    pub unit: Option<&'a Claim>,
    pub range: Range<u32>,
}

/// What a rule may need of its anchor: ties to other figures, and a list.
const TIES: [Need; 6] = [
    Need::Tie(LinkKind::WholeOf),
    Need::Tie(LinkKind::SubjectOf),
    Need::Tie(LinkKind::StartOf),
    Need::Tie(LinkKind::PartOf),
    Need::Tie(LinkKind::SiblingOf),
    Need::Listing,
];

/// Which of the levels are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Levels {
    All,
    Totals,
}

impl Stretch {
    /// The stretch around `anchors`.
    pub fn new(context: &Context<'_>, sieve: &Sieve, anchors: Range<usize>) -> Self {
        let list = &context.claims.claims;
        let first = anchors.start.saturating_sub(MARGIN);
        let end = (anchors.end + MARGIN).min(list.len());
        let claims = &list[first..end];
        let written: Vec<Option<Nominal>> = (first..end)
            .map(|at| context.written(ClaimId(at as u32)))
            .collect();
        let mut stretch = Stretch {
            first,
            length: claims.len(),
            fitting: BitTable::new(sieve.roles(), claims.len()),
            levels: BitTable::new(2, claims.len()),
            tied: BitTable::new(TIES.len(), claims.len()),
            all: vec![u64::MAX; claims.len().div_ceil(WORD)],
            roughs: written.iter().map(|w| Rough::of((*w)?)).collect(),
            written,
            signatures: vec![Cell::new(0); claims.len()],
            scopes: vec![[(0, 0); SCOPES]; claims.len()],
            starts: BitTable::new(SCOPES, claims.len()),
            ..Stretch::default()
        };
        stretch.fill_scopes(claims);
        stretch.fill_roles(context, sieve);
        stretch.fill_units(context, claims);
        stretch.fill_levels(claims);
        stretch.fill_ties(context, claims);
        stretch
    }

    fn fill_scopes(&mut self, claims: &[Claim]) {
        let numbers: [fn(&Claim) -> u32; SCOPES] = [
            |claim| claim.clause,
            |claim| claim.sentence,
            |claim| claim.block,
            |claim| claim.section,
        ];
        for (row, number) in numbers.into_iter().enumerate() {
            let mut start = 0;
            for group in claims.chunk_by(|a, b| number(a) == number(b)) {
                self.starts.insert(row, start);
                let end = start + group.len();
                for scope in &mut self.scopes[start..end] {
                    scope[row] = (start as u16, end as u16);
                }
                start = end;
            }
        }
    }

    fn fill_ties(&mut self, context: &Context<'_>, claims: &[Claim]) {
        for (at, claim) in claims.iter().enumerate() {
            let there = [
                claim.whole.is_some(),
                claim.subject.is_some(),
                claim.start.is_some(),
                !context.parts(self.id(at)).is_empty(),
                claim.run.is_some(),
            ];
            for (row, _) in there.into_iter().enumerate().filter(|(_, there)| *there) {
                self.tied.insert(row, at);
            }
        }
        let listings = &context.claims.listings;
        let from = listings.partition_point(|(id, _)| *id < self.id(0));
        for (id, _) in &listings[from..] {
            let Some(at) = self.at(*id) else { break };
            self.tied.insert(TIES.len() - 1, at);
        }
    }

    fn fill_roles(&mut self, context: &Context<'_>, sieve: &Sieve) {
        let width = sieve.width();
        let mut rows = vec![0; WORD * width];
        let mut sifted = sieve.sifted();
        for (block, start) in (0..self.length).step_by(WORD).enumerate() {
            let end = (start + WORD).min(self.length);
            rows.fill(0);
            for (row, at) in rows.chunks_mut(width.max(1)).zip(start..end) {
                let nominal = self.written[at].map(|written| written.value);
                sieve.sift(context, self.id(at), nominal, &mut sifted, row);
            }
            for part in 0..width {
                let mut square = [0; WORD];
                for (word, row) in square.iter_mut().zip(rows.chunks(width)) {
                    *word = row[part];
                }
                transpose(&mut square);
                for (role, word) in (part * WORD..sieve.roles()).zip(square) {
                    self.fitting.put(role, block, word);
                }
            }
        }
    }

    fn fill_units(&mut self, context: &Context<'_>, claims: &[Claim]) {
        self.units = vec![None; context.grammar.units().count() + 1];
        let mut rows = 0;
        for claim in claims {
            if let Some(row @ None) = self.units.get_mut(number_of(claim)) {
                *row = Some(rows);
                rows += 1;
            }
        }
        self.counted = BitTable::new(rows.into(), claims.len());
        for (at, claim) in claims.iter().enumerate() {
            if let Some(Some(row)) = self.units.get(number_of(claim)) {
                self.counted.insert(usize::from(*row), at);
            }
        }
    }

    fn fill_levels(&mut self, claims: &[Claim]) {
        for (at, claim) in claims.iter().enumerate().filter(|(_, c)| c.is_level()) {
            self.levels.insert(Levels::All as usize, at);
            if claim.has(Cue::Total) {
                self.levels.insert(Levels::Totals as usize, at);
            }
        }
    }

    fn id(&self, at: usize) -> ClaimId {
        ClaimId((self.first + at) as u32)
    }

    fn at(&self, id: ClaimId) -> Option<usize> {
        let at = id.index().checked_sub(self.first)?;
        (at < self.length).then_some(at)
    }

    /// Whether a claim fits a role by itself; `None` for a claim beyond the stretch.
    pub fn fits(&self, role: usize, id: ClaimId) -> Option<bool> {
        Some(bits::has(self.fitting.row(role), self.at(id)?))
    }

    /// The nominal value, if it has one, of a claim of the stretch.
    pub fn nominal(&self, id: ClaimId) -> Option<Option<Exact>> {
        Some(self.written(id)?.map(|written| written.value))
    }

    /// A claim of the stretch as written, without what else it can stand for.
    pub fn written(&self, id: ClaimId) -> Option<&Option<Nominal>> {
        self.written.get(self.at(id)?)
    }

    /// About what a claim of the stretch says: by itself, and rounded.
    pub fn rough(&self, id: ClaimId) -> Option<Option<[Rough; 2]>> {
        self.roughs.get(self.at(id)?).copied()
    }

    /// The signature of a claim of the stretch, remembered.
    pub fn signature(&self, id: ClaimId, read: impl FnOnce(ClaimId) -> u64) -> Option<u64> {
        Some(self.signature_at(self.at(id)?, read))
    }

    fn signature_at(&self, at: usize, read: impl FnOnce(ClaimId) -> u64) -> u64 {
        let known = &self.signatures[at];
        if known.get() == 0 {
            known.set(read(self.id(at)));
        }
        known.get()
    }

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
        let (from, to) = self.part(near.range);
        let unit = near.unit.map_or(&*self.all, |claim| self.unit_of(claim));
        let ats = bits::up(self.fitting.row(near.role), unit, from, to);
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
        let (from, to) = self.part(range);
        let unit = like.map_or(&*self.all, |claim| self.unit_of(claim));
        bits::any(self.fitting.row(role), unit, from, to)
    }

    /// The claims of `range` that fit a role, in the unit of `like` where one is given: going
    /// back from its end.
    pub fn back(
        &self,
        role: usize,
        like: Option<&Claim>,
        range: Range<u32>,
    ) -> impl Iterator<Item = ClaimId> {
        let (from, to) = self.part(range);
        let unit = like.map_or(&*self.all, |claim| self.unit_of(claim));
        bits::down(self.fitting.row(role), unit, from, to).map(|at| self.id(at))
    }

    /// The same, going on from its start.
    pub fn on(
        &self,
        role: usize,
        like: Option<&Claim>,
        range: Range<u32>,
    ) -> impl Iterator<Item = ClaimId> {
        let (from, to) = self.part(range);
        let unit = like.map_or(&*self.all, |claim| self.unit_of(claim));
        bits::up(self.fitting.row(role), unit, from, to).map(|at| self.id(at))
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

/// The number of a claim's unit and 1; 0 without a unit.
fn number_of(claim: &Claim) -> usize {
    claim
        .quantity
        .unit
        .map_or(0, |unit| usize::from(unit.0) + 1)
}
