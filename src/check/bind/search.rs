//! Which claims a role can be filled with.

use std::ops::Range;

use smallvec::{SmallVec, smallvec};

use super::cells::{direction_of, source_of};
use super::link::Bonds;
use crate::check::context::Context;
use crate::check::evaluate::{Binding, Evaluation, Group};
use crate::check::layout::plan::Plan;
use crate::check::layout::stretch::Stretch;
use crate::check::limits::{MOST_CANDIDATES, MOST_TIED, WINDOW};
use crate::check::sieve::filter::unmet;
use crate::check::value::rough::Rough;
use crate::claim::{Claim, ClaimId};
use crate::grammar::Exact;
use crate::rule::{LinkKind, Rule, Scope};

/// The plausible set of a role.
#[derive(Clone, Debug, Default)]
pub(super) struct Plausible {
    pub groups: SmallVec<[Group; 4]>,
    pub tier: Option<Scope>,
    pub capped: bool,
    /// One of the groups must be what the writer means: when all fail, that proves something.
    pub exhaustive: bool,
    /// None of the groups need be what the writer means: they can only confirm.
    pub unsure: bool,
}

/// Claims that a tie of the text gives.
pub(super) struct Tied {
    pub claims: Found,
    pub exhaustive: bool,
    pub unsure: bool,
}

/// Claims that may fill a role.
pub(super) type Found = SmallVec<[ClaimId; MOST_CANDIDATES]>;

impl Tied {
    pub fn loose(claims: Found) -> Self {
        Tied {
            claims,
            exhaustive: false,
            unsure: false,
        }
    }
}

/// Looks for the candidates of the roles of one rule.
pub(in crate::check) struct Search<'a> {
    pub context: &'a Context<'a>,
    /// The claims around the anchor.
    pub stretch: &'a Stretch,
    pub rule: &'a Rule,
    pub plan: &'a Plan,
    pub anchor: ClaimId,
}

impl<'a> Search<'a> {
    /// The candidates of `role`, given the roles bound so far.
    pub(super) fn candidates(&self, role: usize, binding: &Binding) -> Plausible {
        let spec = &self.rule.roles[role];
        for link in &spec.links {
            let Some(&other) = binding[link.role].first() else {
                continue;
            };
            if let Some(direction) = direction_of(link.kind) {
                return self.cells(other, direction);
            }
            if link.kind == LinkKind::ChangesOf {
                return self.changes(role, &binding[link.role]);
            }
            if let Some((direction, part)) = source_of(link.kind) {
                return self.source_cell(other, direction, part);
            }
            if let Some(tied) = self.tied(link.kind, other, role, binding) {
                let (exhaustive, unsure) = (tied.exhaustive, tied.unsure);
                let mut found = self.admit(role, tied.claims, binding);
                found.exhaustive = exhaustive;
                found.unsure = unsure;
                if link.kind == LinkKind::SameLabel {
                    self.keep_the_echo(other, &mut found);
                }
                return found;
            }
        }
        self.around(role, binding)
    }

    /// Claims that a tie of the text gives; `None` when the link is no such tie.
    fn tied(&self, kind: LinkKind, other: ClaimId, role: usize, binding: &Binding) -> Option<Tied> {
        let claim = self.context.claim(other);
        let one = |id: Option<ClaimId>| id.into_iter().collect();
        Some(Tied::loose(match kind {
            LinkKind::WholeOf => one(claim.whole),
            LinkKind::SubjectOf => {
                return Some(Tied {
                    claims: one(claim.subject),
                    exhaustive: false,
                    unsure: self.is_told_of_else_than_subject(other),
                });
            }
            LinkKind::StartOf => one(claim.start),
            LinkKind::PartOf => first_of(self.context.parts(other)),
            LinkKind::SiblingOf => siblings(self.context.run(claim)),
            LinkKind::About => self.said_of(other),
            LinkKind::BaseOf => return Some(self.bases(other, binding)),
            LinkKind::SameLabel => {
                let reach = self.reach(role, binding);
                self.namesakes(other, &reach).collect()
            }
            LinkKind::SameMatter => Found::from_slice(self.told_elsewhere(other)),
            LinkKind::FactOf => Found::from_slice(self.facts(other)),
            _ => return None,
        }))
    }

    /// The shares, rates and changes said of a claim, which stand soon after it.
    pub(super) fn said_of(&self, subject: ClaimId) -> Found {
        let from = subject.index() + 1;
        let list = &self.context.claims.claims;
        list[from.min(list.len())..]
            .iter()
            .take(WINDOW / 2)
            .enumerate()
            .filter(|(_, claim)| claim.subject == Some(subject))
            .map(|(offset, _)| ClaimId((from + offset) as u32))
            .collect()
    }

    /// Claims of the same unit whose labels end alike and that stand within reach, those before
    /// first.
    pub(super) fn namesakes(
        &self,
        other: ClaimId,
        reach: &Range<u32>,
    ) -> impl Iterator<Item = ClaimId> + use<'a> {
        let here = self.context.claim(other);
        let (context, within) = (self.context, self.rule.within);
        let index = context.index();
        let (first, last) = context.bounds(other);
        let inside = move |id: &ClaimId| {
            (first..last).contains(&id.0) && in_scope(here, context.claim(*id), within)
        };
        let side = |wanted: bool| if wanted { MOST_CANDIDATES } else { 0 };
        let earlier = index.earlier_namesakes(other).take_while(inside);
        let later = index.later_namesakes(other).take_while(inside);
        earlier
            .take(side(reach.start <= other.0))
            .chain(later.take(side(reach.end > other.0)))
    }

    /// Whether the claim can fill a role by itself.
    pub(super) fn passes(&self, role: usize, id: ClaimId) -> bool {
        let number = self.plan.first_role + role;
        let filter = &self.rule.roles[role].filter;
        let beyond = || unmet(self.context, filter, id).is_none();
        self.stretch.fits(number, id).unwrap_or_else(beyond)
    }

    /// The claims within `scope` of one that are of its document.
    pub(super) fn window(&self, centre: ClaimId, scope: Scope) -> Range<u32> {
        let window = self.stretch.window(centre, scope);
        let (start, end) = self.context.bounds(centre);
        window.start.max(start)..window.end.min(end)
    }

    /// What the expressions of the rule come to with a binding.
    pub(super) fn evaluation<'b>(&'b self, binding: &'b Binding) -> Evaluation<'b> {
        Evaluation {
            context: self.context,
            binding,
            stretch: Some(self.stretch),
        }
    }

    /// The nominal value of what the claim says.
    pub(super) fn nominal(&self, id: ClaimId) -> Option<Exact> {
        let here = self.stretch.nominal(id);
        here.unwrap_or_else(|| self.context.nominal(id))
    }

    /// About what the claim says; with `rounded`, all that may be the same rounded.
    pub(super) fn rough(&self, id: ClaimId, rounded: bool) -> Option<Rough> {
        let here = self.stretch.rough(id);
        let read = || Rough::of(self.context.written(id)?);
        let values = here.unwrap_or_else(read)?;
        Some(values[usize::from(rounded)])
    }

    /// Looks around the anchor in widening tiers; the first tier with a candidate is taken.
    pub(super) fn around(&self, role: usize, binding: &Binding) -> Plausible {
        const TIERS: [Scope; 5] = [
            Scope::Clause,
            Scope::Sentence,
            Scope::Paragraph,
            Scope::Section,
            Scope::Document,
        ];
        let number = self.plan.first_role + role;
        let reach = self.reach(role, binding);
        let unit = self.unit_asked(role, binding);
        // What a narrower tier did not admit need not be looked at again; but a run may be whole
        // only in a wider one.
        let again = self.rule.roles[role].many;
        let mut seen = self.anchor.0..self.anchor.0 + 1;
        let widest = self.window(self.anchor, self.rule.within);
        let widest = widest.start.max(reach.start)..widest.end.min(reach.end);
        if !self.stretch.any_fits(number, unit, widest) {
            return Plausible::default();
        }
        let bonds = self.bonds(role, binding);
        for tier in TIERS.into_iter().filter(|tier| *tier <= self.rule.within) {
            let window = self.window(self.anchor, tier);
            let before = window.start.max(reach.start)..seen.start.min(reach.end);
            let after = seen.end.max(reach.start)..window.end.min(reach.end);
            if before.is_empty() && after.is_empty() {
                continue;
            }
            if !again {
                seen = window.start.min(seen.start)..window.end.max(seen.end);
            }
            let before = self.stretch.back(number, unit, before);
            let after = self.stretch.on(number, unit, after);
            let linked = before
                .chain(after)
                .filter(|id| self.is_bonded(&bonds, *id) && self.is_worded(&bonds, *id));
            let found = self.grouped(role, linked);
            if !found.groups.is_empty() {
                return Plausible {
                    tier: Some(tier),
                    ..found
                };
            }
        }
        Plausible::default()
    }

    /// Where the links with the roles bound so far let a claim of `role` stand.
    pub(super) fn reach(&self, role: usize, binding: &Binding) -> Range<u32> {
        let mut reach = 0..u32::MAX;
        let mut narrow = |kind: LinkKind, other: u32| match kind {
            LinkKind::Before => reach.end = reach.end.min(other),
            LinkKind::After => reach.start = reach.start.max(other + 1),
            LinkKind::NextTo => {
                let beside = self.next_of(ClaimId(other));
                reach.start = reach.start.max(*beside.start());
                reach.end = reach.end.min(beside.end() + 1);
            }
            LinkKind::Touching => {
                reach.start = reach.start.max(other.saturating_sub(1));
                reach.end = reach.end.min(other + 2);
            }
            _ => {}
        };
        for tie in &self.plan.ties[role] {
            if let Some(other) = binding[tie.other].first() {
                let kind = if tie.own { tie.kind } else { turned(tie.kind) };
                narrow(kind, other.0);
            }
        }
        reach
    }

    /// A claim in whose unit those of `role` must be.
    fn unit_asked(&self, role: usize, binding: &Binding) -> Option<&'a Claim> {
        let links = self.rule.roles[role].links.iter();
        let mut same = links.filter(|link| link.kind == LinkKind::SameUnit);
        let other = same.find_map(|link| binding[link.role].first())?;
        Some(self.context.claim(*other))
    }

    /// Those of `claims` that pass the role's filter and links, as groups.
    pub(super) fn admit(
        &self,
        role: usize,
        claims: impl IntoIterator<Item = ClaimId>,
        binding: &Binding,
    ) -> Plausible {
        let bonds = self.bonds(role, binding);
        let passing = claims.into_iter().filter(|id| {
            self.is_bonded(&bonds, *id) && self.passes(role, *id) && self.is_worded(&bonds, *id)
        });
        self.grouped(role, passing)
    }

    /// Whether a claim passes the role's filter and links.
    pub(super) fn admits(&self, role: usize, bonds: &Bonds<'_>, id: ClaimId) -> bool {
        self.is_bonded(bonds, id) && self.passes(role, id) && self.is_worded(bonds, id)
    }

    /// Claims of a role as groups.
    fn grouped(&self, role: usize, claims: impl Iterator<Item = ClaimId>) -> Plausible {
        let spec = &self.rule.roles[role];
        let mut found = Plausible {
            tier: Some(self.rule.within),
            ..Plausible::default()
        };
        if spec.many {
            self.group_runs(claims, &spec.filter, &mut found);
            return found;
        }
        for id in claims {
            if found.groups.len() == MOST_CANDIDATES {
                found.capped = true;
                break;
            }
            found.groups.push(smallvec![id]);
        }
        found
    }
}

/// The link seen from the other end, where that says where a claim stands.
fn turned(kind: LinkKind) -> LinkKind {
    match kind {
        LinkKind::Before => LinkKind::After,
        LinkKind::After => LinkKind::Before,
        other => other,
    }
}

/// The members of a run that is no longer than a writer's list may be.
fn siblings(run: &[ClaimId]) -> Found {
    match run.len() {
        0..=MOST_TIED => Found::from_slice(run),
        _ => Found::new(),
    }
}

fn first_of(claims: &[ClaimId]) -> Found {
    Found::from_slice(&claims[..claims.len().min(MOST_TIED)])
}

pub(super) fn in_scope(here: &Claim, other: &Claim, scope: Scope) -> bool {
    match scope {
        Scope::Clause => here.clause == other.clause,
        Scope::Sentence => here.sentence == other.sentence,
        Scope::Paragraph => here.block == other.block,
        Scope::Section => here.section == other.section,
        Scope::Document | Scope::Corpus => true,
    }
}
