//! A stretch of a document's claims, laid out so that the candidates of a role are found without
//! looking at the claims between them.

use std::cell::Cell;
use std::ops::Range;

use super::plan::Need;
use crate::check::context::Context;
use crate::check::limits::WINDOW;
use crate::check::sieve::Sieve;
use crate::check::sieve::bits::{self, BitTable, WORD, transpose};
use crate::check::value::nominal::Nominal;
use crate::check::value::rough::Rough;
use crate::claim::{Claim, ClaimId, Cue};
use crate::grammar::Exact;
use crate::rule::LinkKind;

/// Claims to either side of the anchors of a stretch: what a binding can reach from a claim that
/// is itself in reach of an anchor.
const MARGIN: usize = 2 * WINDOW;

/// Scopes that end within a document.
const SCOPES: usize = 4;

/// Some anchors with the claims around them. Claims are counted from the first one here.
#[derive(Debug, Default)]
pub(in crate::check) struct Stretch {
    pub(super) first: usize,
    pub(super) length: usize,
    /// The claims that can fill each role by themselves, by the number of the role.
    pub(super) fitting: BitTable,
    /// The claims of each unit that there is, and where a unit has its set.
    pub(super) counted: BitTable,
    pub(super) units: Vec<Option<u16>>,
    /// Levels, and of these the totals.
    pub(super) levels: BitTable,
    /// The claims that have each of [`TIES`].
    pub(super) tied: BitTable,
    /// All claims.
    pub(super) all: Vec<u64>,
    pub(super) written: Vec<Option<Nominal>>,
    pub(super) roughs: Vec<Option<[Rough; 2]>>,
    /// Signatures of labels; 0 for those not asked for yet, which none has.
    pub(super) signatures: Vec<Cell<u64>>,
    /// Where the clause, sentence, block and section of each claim begin, and where they end.
    pub(super) scopes: Vec<[(u16, u16); SCOPES]>,
    /// The claims with which a clause, sentence, block or section begins.
    pub(super) starts: BitTable,
}

/// What a rule may need of its anchor: ties to other figures, and a list.
pub(super) const TIES: [Need; 6] = [
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
                let mut any = 0;
                for (word, row) in square.iter_mut().zip(rows.chunks_exact(width)) {
                    *word = row[part];
                    any |= row[part];
                }
                if any == 0 {
                    continue;
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

    pub(super) fn id(&self, at: usize) -> ClaimId {
        ClaimId((self.first + at) as u32)
    }

    pub(super) fn at(&self, id: ClaimId) -> Option<usize> {
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

    pub(super) fn signature_at(&self, at: usize, read: impl FnOnce(ClaimId) -> u64) -> u64 {
        let known = &self.signatures[at];
        if known.get() == 0 {
            known.set(read(self.id(at)));
        }
        known.get()
    }
}

/// The number of a claim's unit and 1; 0 without a unit.
pub(super) fn number_of(claim: &Claim) -> usize {
    claim
        .quantity
        .unit
        .map_or(0, |unit| usize::from(unit.0) + 1)
}
