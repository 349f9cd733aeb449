//! 85.5%, 扣除沙尘后为86.8%, 较2019年同期(82.0%)上升3.5个百分点: one rule takes the nearest figure for the present one and is
//! contradicted, another finds the one that fits. Where a relation holds that differs in nothing but which of two like
//! figures is meant, the other reading proves nothing.

use std::borrow::Borrow;
use std::collections::{HashMap, HashSet};

use smallvec::SmallVec;

use super::outcome::{Check, Verdict};
use super::repeated::claims_of;
use crate::claim::{ClaimId, Claims, Cue};
use crate::rule::Rule;

pub(super) type Figures = SmallVec<[ClaimId; 8]>;

/// Leaves out contradictions and hints that have a rival.
pub(super) fn drop_rivalled(rules: &[Rule], claims: &Claims, checks: &mut Vec<Check>) {
    let doubtful = in_doubt(checks.iter());
    if !doubtful.is_empty() {
        let rivals = Rivals::among(rules, &doubtful, checks);
        checks.retain(|check| !rivals.refute(claims, check));
    }
}

/// The figures that contradictions and hints were tried at.
pub(super) fn in_doubt<C: Borrow<Check>>(checks: impl Iterator<Item = C>) -> HashSet<ClaimId> {
    checks
        .filter(|check| check.borrow().is_doubtful())
        .filter_map(|check| anchor(check.borrow()))
        .collect()
}

/// Relations found to hold, by the figure they were tried at.
#[derive(Default)]
pub(super) struct Rivals(HashMap<ClaimId, Vec<Figures>>);

impl Rivals {
    /// Those that rules which only confirm have found at the figures in doubt.
    pub fn among(rules: &[Rule], doubtful: &HashSet<ClaimId>, checks: &[Check]) -> Self {
        let mut found: HashMap<ClaimId, Vec<Figures>> = HashMap::new();
        for check in checks.iter().filter(|check| is_found(rules, check)) {
            if let Some(anchor) = anchor(check).filter(|anchor| doubtful.contains(anchor)) {
                found.entry(anchor).or_default().push(claims_of(check));
            }
        }
        Rivals(found)
    }

    /// Whether a contradiction or hint has a rival: a relation found to hold, of the same anchor and as many figures,
    /// all but one the same and that one in the same unit.
    pub fn refute(&self, claims: &Claims, check: &Check) -> bool {
        let Some(anchor) = anchor(check).filter(|_| check.is_doubtful()) else {
            return false;
        };
        let figures = claims_of(check);
        let found = self.0.get(&anchor);
        let mut found = found.into_iter().flatten();
        found.any(|other| differ_in_one(claims, anchor, &figures, other))
    }
}

fn is_found(rules: &[Rule], check: &Check) -> bool {
    check.verdict == Verdict::Holds && rules[check.rule as usize].confirm_only
}

/// The figure that the rule was tried at.
pub(super) fn anchor(check: &Check) -> Option<ClaimId> {
    let first = check.figures.iter().find(|figure| figure.role == 0)?;
    Some(first.claim)
}

fn differ_in_one(claims: &Claims, anchor: ClaimId, doubtful: &Figures, found: &Figures) -> bool {
    let only_in = |one: &Figures, other: &Figures| {
        let mut own = one.iter().filter(|id| other.binary_search(id).is_err());
        match (own.next(), own.next()) {
            (Some(id), None) => Some(*id),
            _ => None,
        }
    };
    let claim = |id: ClaimId| claims.claims.get(id.index());
    // 600人，其中9人，占15%: what is told right before a share is its part, whatever other two figures come to 15%.
    let is_part = |id: ClaimId| {
        claim(anchor).is_some_and(|share| share.has(Cue::Share) && share.subject == Some(id))
    };
    let unit = |id: ClaimId| claim(id).map(|claim| claim.quantity.unit);
    doubtful.len() == found.len()
        && found.len() >= FEWEST
        && match (only_in(doubtful, found), only_in(found, doubtful)) {
            (Some(one), Some(other)) => unit(one) == unit(other) && !is_part(one),
            _ => false,
        }
}

/// A relation of two figures is found by chance too often to refute anything.
const FEWEST: usize = 3;
