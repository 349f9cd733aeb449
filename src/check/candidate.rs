//! Which claims a role can be filled with.

use smallvec::{SmallVec, smallvec};

use super::context::Context;
use super::evaluate::{Binding, Evaluation, Group};
use super::outcome::Verdict;
use super::slip::one_slip_off;
use crate::claim::{
    Agreement, Claim, ClaimId, Cue, Cues, agreement, contains_words, holds_place, is_complete,
    is_filler, is_place, shared_length,
};
use crate::grammar::Exact;
use crate::rule::{Filter, Link, LinkKind, Rule, Scope};
use crate::text::Span;

/// At most this many candidates of a role are looked at.
pub(super) const MOST_CANDIDATES: usize = 8;
/// Candidates are looked for this many claims to either side of the anchor.
const WINDOW: usize = 80;
/// A run longer than this is no list that a writer adds up.
pub(super) const LONGEST_RUN: usize = 64;
/// At most this many claims that a tie gives are looked at.
const MOST_TIED: usize = 2 * LONGEST_RUN;

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
struct Tied {
    claims: Vec<ClaimId>,
    exhaustive: bool,
    unsure: bool,
}

impl Tied {
    fn loose(claims: Vec<ClaimId>) -> Self {
        Tied {
            claims,
            exhaustive: false,
            unsure: false,
        }
    }
}

/// Looks for the candidates of the roles of one rule.
pub(super) struct Search<'a> {
    pub context: &'a Context<'a>,
    pub rule: &'a Rule,
    pub anchor: ClaimId,
}

impl<'a> Search<'a> {
    /// The candidates of `role`, given the roles bound so far.
    pub fn candidates(&self, role: usize, binding: &Binding) -> Plausible {
        let spec = &self.rule.roles[role];
        for link in &spec.links {
            let Some(&other) = binding[link.role].first() else {
                continue;
            };
            if let Some(tied) = self.tied(link.kind, other, binding) {
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
    fn tied(&self, kind: LinkKind, other: ClaimId, binding: &Binding) -> Option<Tied> {
        let claim = self.context.claim(other);
        let one = |id: Option<ClaimId>| id.into_iter().collect();
        Some(Tied::loose(match kind {
            LinkKind::WholeOf => one(claim.whole),
            LinkKind::SubjectOf => one(claim.subject),
            LinkKind::StartOf => one(claim.start),
            LinkKind::PartOf => first_of(self.context.parts(other)),
            LinkKind::SiblingOf => first_of(self.context.run(claim)),
            LinkKind::About => self.said_of(other),
            LinkKind::BaseOf => return Some(self.bases(other, binding)),
            LinkKind::SameLabel => self.namesakes(other),
            _ => return None,
        }))
    }

    /// The shares, rates and changes said of a claim, which stand soon after it.
    fn said_of(&self, subject: ClaimId) -> Vec<ClaimId> {
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

    fn namesakes(&self, other: ClaimId) -> Vec<ClaimId> {
        let all = self.context.namesakes(self.context.claim(other));
        let from = all.partition_point(|(_, id)| *id < other);
        let to = all.partition_point(|(_, id)| *id <= other);
        let here = self.context.claim(other);
        let inside = |id: &ClaimId| in_scope(here, self.context.claim(*id), self.rule.within);
        let ids = |claims: &'a [(u64, ClaimId)]| claims.iter().map(|(_, id)| *id);
        let earlier = ids(&all[..from])
            .rev()
            .take_while(inside)
            .take(MOST_CANDIDATES);
        let later = ids(&all[to..]).take_while(inside).take(MOST_CANDIDATES);
        earlier.chain(later).collect()
    }

    /// When one claim stands in the same words as `other` (4省80个贫困县全部 …) and the others do
    /// not, it alone tells the same thing.
    fn keep_the_echo(&self, other: ClaimId, found: &mut Plausible) {
        let here = self.context.claim(other);
        let echoes = |group: &Group| {
            group
                .first()
                .is_some_and(|id| self.echoes(here, self.context.claim(*id)))
        };
        if found.groups.iter().any(echoes) {
            found.groups.retain(|group| echoes(group));
        }
    }

    /// Whether the characters next to both figures are the same on both sides.
    fn echoes(&self, a: &Claim, b: &Claim) -> bool {
        const BEFORE: usize = 2;
        const AROUND: usize = 6;
        const FAR: usize = 12;
        let text = &self.context.text.normal;
        let before = |claim: &Claim| text[..claim.quantity.extent.range().start].chars().rev();
        let after = |claim: &Claim| text[claim.quantity.extent.range().end..].chars();
        let head = before(a)
            .zip(before(b))
            .take(FAR)
            .take_while(|(x, y)| x == y)
            .count();
        let tail = after(a)
            .zip(after(b))
            .take(FAR)
            .take_while(|(x, y)| x == y)
            .count();
        head >= BEFORE && head + tail >= AROUND
    }

    /// What a share can be a share of: when its base is said (占全国总数的…), claims that carry
    /// its words; else the whole of what it is said of, and the base that the share before it in
    /// a list names; else larger claims nearby in the same unit, totals first.
    fn bases(&self, share: ClaimId, binding: &Binding) -> Tied {
        let claim = self.context.claim(share);
        let bound = || binding.iter().flatten().copied().find(|id| *id != share);
        let Some(part) = claim.subject.or_else(bound) else {
            return Tied::loose(Vec::new());
        };
        match self.base_words(claim) {
            Some(words) => self.said_bases(part, words),
            None if claim.base.is_some() => self.totals_of(part),
            None => self.unsaid_bases(claim, part),
        }
    }

    /// Claims that carry the words of the base; where none does, totals in the same unit may
    /// be meant, unless the base lies in another place.
    fn said_bases(&self, part: ClaimId, words: &str) -> Tied {
        let named = self.claims_named(part, words);
        if !named.is_empty() || holds_place(words) {
            return Tied::loose(named);
        }
        let totals: Vec<ClaimId> = self
            .levels_like(part)
            .filter(|id| self.context.claim(*id).has(Cue::Total) && self.is_larger(*id, part))
            .take(MOST_CANDIDATES)
            .collect();
        Tied {
            claims: totals,
            exhaustive: false,
            unsure: true,
        }
    }

    /// The words of the base, without 总数, 全部 and the like; `None` when nothing else is said.
    fn base_words(&self, share: &Claim) -> Option<&'a str> {
        let said = share.base?.of(&self.context.text.normal);
        let words = strip_total(said);
        (!words.is_empty()).then_some(words)
    }

    /// Claims in the unit of `part` that are named with `words`: by just these, else by most of
    /// them; totals first.
    fn claims_named(&self, part: ClaimId, words: &str) -> Vec<ClaimId> {
        let text = &self.context.text.normal;
        let named: Vec<ClaimId> = self
            .levels_like(part)
            .filter(|id| self.carries(*id, words))
            .collect();
        let exact: Vec<ClaimId> = named
            .iter()
            .copied()
            .filter(|id| strip_total(self.context.claim(*id).label.of(text)).ends_with(words))
            .collect();
        self.totals_first(if exact.is_empty() { named } else { exact })
    }

    /// 占总数的: earlier claims of the same name, else the whole.
    fn totals_of(&self, part: ClaimId) -> Tied {
        let claim = self.context.claim(part);
        let mut found: Vec<ClaimId> = self
            .namesakes(part)
            .into_iter()
            .filter(|id| *id < part && self.is_larger(*id, part))
            .filter(|id| self.alike(self.context.claim(*id), claim) == Agreement::Same)
            .collect();
        let totals = self
            .levels_like(part)
            .filter(|id| self.context.claim(*id).has(Cue::Total) && self.is_larger(*id, part));
        for total in totals.take(MOST_CANDIDATES) {
            if !found.contains(&total) {
                found.push(total);
            }
        }
        found.truncate(MOST_CANDIDATES);
        if found.is_empty() {
            self.unsaid_bases(claim, part)
        } else {
            Tied::loose(found)
        }
    }

    fn unsaid_bases(&self, share: &Claim, part: ClaimId) -> Tied {
        let part_claim = self.context.claim(part);
        let inherited = self.inherited_base(share);
        let mut found = inherited.map_or(Vec::new(), |words| self.claims_named(part, words));
        found.extend(part_claim.whole);
        if !found.is_empty() {
            found.dedup();
            return Tied {
                claims: found,
                exhaustive: true,
                unsure: false,
            };
        }
        let near: Vec<ClaimId> = self
            .levels_like(part)
            .take_while(|id| *id < part)
            .filter(|id| {
                let c = self.context.claim(*id);
                c.bracket.is_none() && !self.has_share(*id) && self.is_larger(*id, part)
            })
            .take(MOST_CANDIDATES)
            .collect();
        let here: Vec<ClaimId> = near
            .iter()
            .copied()
            .filter(|id| self.context.claim(*id).sentence == part_claim.sentence)
            .collect();
        Tied::loose(self.totals_first(if here.is_empty() { near } else { here }))
    }

    /// Whether a share is said of the claim itself: then it is a part, not a base.
    fn has_share(&self, id: ClaimId) -> bool {
        const NEAR: usize = 4;
        let from = id.index() + 1;
        let list = &self.context.claims.claims;
        list[from.min(list.len())..]
            .iter()
            .take(NEAR)
            .any(|c| c.subject == Some(id) && c.has(Cue::Share) && !c.is_change())
    }

    /// The base said by an earlier share of the same list: 国有企业…占全部企业的0.4%，私营企业…占84.1%.
    fn inherited_base(&self, share: &Claim) -> Option<&'a str> {
        let at = share.quantity.span.start;
        self.context
            .run(share)
            .iter()
            .take(LONGEST_RUN)
            .map(|id| self.context.claim(*id))
            .take_while(|sibling| sibling.quantity.span.start < at)
            .find_map(|sibling| self.base_words(sibling))
    }

    /// Levels in the unit of `part` within the rule's scope: back from it, then on from it.
    fn levels_like(&self, part: ClaimId) -> impl Iterator<Item = ClaimId> {
        let part_claim = self.context.claim(part);
        let (first, last) = self.window(part, self.rule.within);
        let before = (first..part.0).rev();
        // What comes after is no base unless it is said to be a total.
        before
            .chain(part.0 + 1..last)
            .map(ClaimId)
            .filter(move |id| {
                let c = self.context.claim(*id);
                c.is_level() && c.counts_like(part_claim) && (*id < part || c.has(Cue::Total))
            })
    }

    fn is_larger(&self, id: ClaimId, part: ClaimId) -> bool {
        let nominal = |id| self.context.nominal(id);
        matches!((nominal(id), nominal(part)), (Some(a), Some(b)) if a >= b)
    }

    /// Those without a hedge, and those said to be totals, when there are some.
    fn totals_first(&self, mut ids: Vec<ClaimId>) -> Vec<ClaimId> {
        let is_exact = |id: &ClaimId| self.context.claim(*id).quantity.hedge.is_none();
        if ids.iter().any(is_exact) {
            ids.retain(is_exact);
        }
        if ids.iter().any(|id| self.context.claim(*id).has(Cue::Total)) {
            ids.retain(|id| self.context.claim(*id).has(Cue::Total));
        }
        ids.truncate(MOST_CANDIDATES);
        ids
    }

    fn carries(&self, id: ClaimId, words: &str) -> bool {
        let claim = self.context.claim(id);
        let text = &self.context.text.normal;
        contains_words(claim.label.of(text), words) || contains_words(claim.before.of(text), words)
    }

    /// First and past-the-last claim index to look at around `centre` for a scope.
    fn window(&self, centre: ClaimId, scope: Scope) -> (u32, u32) {
        let list = &self.context.claims.claims;
        let at = centre.index();
        let here = &list[at];
        let inside = |claim: &Claim| in_scope(here, claim, scope);
        let first = list[at.saturating_sub(WINDOW)..at]
            .iter()
            .rposition(|claim| !inside(claim))
            .map_or(at.saturating_sub(WINDOW), |p| {
                at.saturating_sub(WINDOW) + p + 1
            });
        let end = (at + WINDOW).min(list.len());
        let last = list[at..end]
            .iter()
            .position(|claim| !inside(claim))
            .map_or(end, |p| at + p);
        (first as u32, last as u32)
    }

    /// Looks around the anchor in widening tiers; the first tier with a candidate is taken.
    fn around(&self, role: usize, binding: &Binding) -> Plausible {
        const TIERS: [Scope; 5] = [
            Scope::Clause,
            Scope::Sentence,
            Scope::Paragraph,
            Scope::Section,
            Scope::Document,
        ];
        // What a narrower tier did not admit need not be looked at again; but a run may be whole
        // only in a wider one.
        let again = self.rule.roles[role].many;
        let mut seen = (self.anchor.0, self.anchor.0 + 1);
        for tier in TIERS.into_iter().filter(|tier| *tier <= self.rule.within) {
            let (first, last) = self.window(self.anchor, tier);
            let before = (first..seen.0).rev();
            let after = seen.1..last;
            if !again {
                seen = (first.min(seen.0), last.max(seen.1));
            }
            let found = self.admit(role, before.chain(after).map(ClaimId), binding);
            if !found.groups.is_empty() {
                return Plausible {
                    tier: Some(tier),
                    ..found
                };
            }
        }
        Plausible::default()
    }

    /// Those of `claims` that pass the role's filter and links, as groups.
    fn admit(
        &self,
        role: usize,
        claims: impl IntoIterator<Item = ClaimId>,
        binding: &Binding,
    ) -> Plausible {
        let spec = &self.rule.roles[role];
        let mut found = Plausible {
            tier: Some(self.rule.within),
            ..Plausible::default()
        };
        let passing = claims
            .into_iter()
            .filter(|id| self.passes(role, *id) && self.is_linked(role, *id, binding));
        if spec.many {
            self.group_runs(passing, spec.filter.complete, &mut found);
            return found;
        }
        for id in passing {
            if found.groups.len() == MOST_CANDIDATES {
                found.capped = true;
                break;
            }
            found.groups.push(smallvec![id]);
        }
        found
    }

    /// Gathers claims into the runs they belong to.
    fn group_runs(
        &self,
        claims: impl Iterator<Item = ClaimId>,
        complete: Option<bool>,
        found: &mut Plausible,
    ) {
        for id in claims {
            let run = self.context.claim(id).run;
            let at = found
                .groups
                .iter()
                .position(|group| run.is_some() && self.context.claim(group[0]).run == run);
            match at {
                Some(at) if found.groups[at].len() < LONGEST_RUN => found.groups[at].push(id),
                Some(_) => found.capped = true,
                None if found.groups.len() == MOST_CANDIDATES => found.capped = true,
                None => found.groups.push(smallvec![id]),
            }
        }
        for group in &mut found.groups {
            group.sort_unstable();
        }
        if let Some(wanted) = complete {
            found
                .groups
                .retain(|group| self.is_complete(group) == wanted);
        }
    }

    /// Whether a group names all the parts of a whole; of shares, also when what they are said of
    /// does.
    pub fn is_complete(&self, group: &Group) -> bool {
        if self.is_one_slip_off(group) {
            return true;
        }
        let text = &self.context.text.normal;
        let members: SmallVec<[&Claim; 8]> =
            group.iter().map(|id| self.context.claim(*id)).collect();
        if is_complete(text, self.context.claims, &members) {
            return true;
        }
        let subjects: Option<SmallVec<[&Claim; 8]>> = members
            .iter()
            .map(|m| m.subject.map(|id| self.context.claim(id)))
            .collect();
        subjects.is_some_and(|subjects| is_complete(text, self.context.claims, &subjects))
    }

    /// Whether swapping two neighbouring digits of one figure makes the parts add up to their
    /// whole to the last digit: then they are all the parts, and a slip of the hand.
    fn is_one_slip_off(&self, group: &Group) -> bool {
        let whole = group.first().and_then(|id| self.context.claim(*id).whole);
        let nominal = |id: ClaimId| {
            let claim = self.context.claim(id);
            let nominal = self.context.nominal(id)?;
            claim.quantity.hedge.is_none().then_some(nominal)
        };
        let Some(total) = whole.and_then(nominal) else {
            return false;
        };
        let parts: Option<SmallVec<[Exact; 8]>> = group.iter().map(|id| nominal(*id)).collect();
        parts.is_some_and(|parts| one_slip_off(total, &parts))
    }

    fn is_linked(&self, index: usize, id: ClaimId, binding: &Binding) -> bool {
        let role = &self.rule.roles[index];
        // A claim plays one role; but a list is told as a whole, its bound member with it.
        let lists = |link: &Link| role.many && link.kind == LinkKind::SiblingOf;
        let free =
            role.links.iter().any(lists) || binding.iter().flatten().all(|bound| *bound != id);
        let hold = |costly: bool| {
            role.links
                .iter()
                .filter(|link| compares_words(link.kind) == costly)
                .all(|link| {
                    binding[link.role]
                        .first()
                        .is_none_or(|other| self.link_holds(link, id, *other))
                })
        };
        free && hold(false) && self.bound_roles_link(index, id, binding) && hold(true)
    }

    /// Whether the ties of the roles bound before, which name this role, hold.
    fn bound_roles_link(&self, index: usize, id: ClaimId, binding: &Binding) -> bool {
        self.rule.roles.iter().zip(binding).all(|(bound, group)| {
            group.first().is_none_or(|other| {
                let mut links = bound.links.iter().filter(|link| link.role == index);
                links.all(|link| self.link_holds(link, *other, id))
            })
        })
    }

    fn link_holds(&self, link: &Link, id: ClaimId, other: ClaimId) -> bool {
        let claim = self.context.claim(id);
        let target = self.context.claim(other);
        match link.kind {
            LinkKind::SameUnit => claim.quantity.unit == target.quantity.unit,
            LinkKind::SameDimension => self.dimension(claim) == self.dimension(target),
            LinkKind::PartOf => claim.whole == Some(other),
            LinkKind::WholeOf => target.whole == Some(id),
            LinkKind::SubjectOf => target.subject == Some(id),
            LinkKind::About => claim.subject == Some(other),
            LinkKind::StartOf => target.start == Some(id),
            LinkKind::BaseOf => true,
            LinkKind::Like => self.agreement(id, other) >= Agreement::Like,
            LinkKind::SameLabel => self.same_label(claim, target),
            LinkKind::After => id > other,
            LinkKind::Before => id < other,
            LinkKind::NextTo => self.is_next_to(id, other),
            LinkKind::SiblingOf => claim.run.is_some() && claim.run == target.run,
            LinkKind::NotLessThan => self.is_larger(id, other),
            LinkKind::Touching => self.is_touching(id, other),
            LinkKind::SameSubject => self.same_subject(claim, target),
        }
    }

    /// Whether the clauses before both figures name the same one in the same long words.
    fn same_subject(&self, a: &Claim, b: &Claim) -> bool {
        let text = &self.context.text.normal;
        let opening = |claim: &Claim| {
            let sentence = self.context.text.sentences.get(claim.sentence as usize);
            sentence.map_or("", |span| opening(span.of(text)))
        };
        const SHARED: usize = 6;
        a.sentence != b.sentence && shared_length(opening(a), opening(b)) >= SHARED
    }

    fn dimension(&self, claim: &Claim) -> Option<crate::grammar::Dimension> {
        claim
            .quantity
            .unit
            .map(|unit| self.context.grammar.unit(unit).dimension)
    }

    /// [`Self::alike`], remembered.
    fn agreement(&self, id: ClaimId, other: ClaimId) -> Agreement {
        let compare = || self.alike(self.context.claim(id), self.context.claim(other));
        self.context.agreements.borrow_mut().get(id, other, compare)
    }

    /// Whether the labels agree; of a rate, the words before 率.
    fn alike(&self, a: &Claim, b: &Claim) -> Agreement {
        let kept = |claim: &Claim| KEPT_APART.0 & claim.cues.0;
        if a.negated != b.negated || kept(a) != kept(b) {
            return Agreement::None;
        }
        let text = &self.context.text.normal;
        let words = |claim: &Claim| {
            let label = claim.label.of(text);
            match (claim.has(Cue::Rate), label.rfind('率')) {
                (true, Some(offset)) => &label[..offset],
                _ => label,
            }
        };
        agreement(words(a), words(b))
    }

    /// Whether both labels are the same words, a place before one of them left aside.
    fn same_label(&self, a: &Claim, b: &Claim) -> bool {
        let text = &self.context.text.normal;
        let (a_words, b_words) = (a.label.of(text), b.label.of(text));
        let (long, short) = if a_words.len() >= b_words.len() {
            (a_words, b_words)
        } else {
            (b_words, a_words)
        };
        let rest = long
            .strip_suffix(short)
            .map(|rest| rest.trim_end_matches(['已', '共', '有', '的']));
        short.chars().count() >= 2
            && (rest.is_some_and(|rest| rest.is_empty() || is_place(rest))
                || shared_ending(a_words, b_words) >= LONG_NAME)
            && self.alike(a, b) > Agreement::None
    }

    fn is_touching(&self, id: ClaimId, other: ClaimId) -> bool {
        const FAR: u32 = 16;
        let (first, second) = (id.min(other), id.max(other));
        let from = self.context.claim(first).quantity.extent.end;
        let to = self.context.claim(second).quantity.extent.start;
        second.0 - first.0 == 1
            && to.saturating_sub(from) <= FAR
            && is_filler(&self.context.text.normal, Span::new(from, to.max(from)))
    }

    fn is_next_to(&self, id: ClaimId, other: ClaimId) -> bool {
        let (a, b) = (self.context.claim(id), self.context.claim(other));
        id.0.abs_diff(other.0) == 1 && a.sentence == b.sentence && a.bracket == b.bracket
    }

    /// Whether the claim can fill a role by itself.
    pub fn passes(&self, index: usize, id: ClaimId) -> bool {
        if let Some(known) = self.context.passes.borrow().known(index, id) {
            return known;
        }
        let passes = self.fits(index, id);
        self.context.passes.borrow_mut().note(index, id, passes);
        passes
    }

    fn fits(&self, index: usize, id: ClaimId) -> bool {
        let claim = self.context.claim(id);
        let filter = &self.rule.roles[index].filter;
        self.has_form(filter, claim)
            && self.has_words(filter, claim)
            && filter.negated.is_none_or(|wanted| claim.negated == wanted)
            && filter
                .hedged
                .is_none_or(|wanted| claim.quantity.hedge.is_some() == wanted)
            && filter
                .points
                .is_none_or(|wanted| claim.is_points() == wanted)
            && filter
                .part
                .is_none_or(|wanted| claim.whole.is_some() == wanted)
            && filter
                .heading
                .is_none_or(|wanted| claim.heading.is_some() == wanted)
            && filter
                .title
                .is_none_or(|wanted| (claim.heading == Some(1)) == wanted)
            && filter
                .value
                .as_ref()
                .is_none_or(|_| self.has_value(filter, id))
    }

    fn has_form(&self, filter: &Filter, claim: &Claim) -> bool {
        let quantity = &claim.quantity;
        let any = |empty: bool, found: bool| empty || found;
        any(
            filter.kinds.is_empty(),
            filter.kinds.contains(&quantity.kind),
        ) && any(filter.cues.is_empty(), claim.cues.intersects(filter.cues))
            && !claim.cues.intersects(filter.without)
            && any(
                filter.units.is_empty(),
                quantity
                    .unit
                    .is_some_and(|unit| filter.units.contains(&unit)),
            )
            && any(
                filter.dimensions.is_empty(),
                self.dimension(claim)
                    .is_some_and(|d| filter.dimensions.contains(&d))
                    || (claim.is_ratio()
                        && filter
                            .dimensions
                            .contains(&crate::grammar::Dimension::Ratio)),
            )
    }

    fn has_words(&self, filter: &Filter, claim: &Claim) -> bool {
        if filter.labels.is_empty() && filter.not.is_empty() && filter.surface.is_empty() {
            return true;
        }
        let words = self.context.claims.words_of(claim);
        let surface = claim.quantity.extent.of(&self.context.text.normal);
        (filter.labels.is_empty() || filter.labels.iter().any(|word| words.contains(word)))
            && !filter.not.iter().any(|word| words.contains(word))
            && (filter.surface.is_empty()
                || filter
                    .surface
                    .iter()
                    .any(|word| surface.contains(word.as_str())))
    }

    fn has_value(&self, filter: &Filter, id: ClaimId) -> bool {
        let nominal = self
            .context
            .operand(id)
            .is_some_and(|operand| operand.nominal.is_some());
        let Some(expression) = &filter.value else {
            return true;
        };
        // The value stands in its condition as role 0, whatever its own index.
        let binding: Binding = smallvec![smallvec![id]];
        let evaluation = Evaluation {
            context: self.context,
            binding: &binding,
        };
        nominal && evaluation.verdict(expression) == Some(Verdict::Holds)
    }
}

/// Whether the link is one that costs much more than the others to test.
fn compares_words(kind: LinkKind) -> bool {
    matches!(
        kind,
        LinkKind::Like | LinkKind::SameLabel | LinkKind::SameSubject
    )
}

fn first_of(claims: &[ClaimId]) -> Vec<ClaimId> {
    claims.iter().copied().take(MOST_TIED).collect()
}

/// The first characters of a sentence, where its subject stands.
fn opening(sentence: &str) -> &str {
    const CHARACTERS: usize = 12;
    let end = sentence
        .char_indices()
        .nth(CHARACTERS)
        .map_or(sentence.len(), |(offset, _)| offset);
    &sentence[..end]
}

/// Cues that make another figure of what is called the same: 新增80例 and 80例.
const KEPT_APART: Cues = Cues::of(Cue::New)
    .with(Cue::Cumulative)
    .with(Cue::Per)
    .with(Cue::Plan)
    .with(Cue::Forecast)
    .with(Cue::Remainder);

/// Two labels that end in this many characters alike name the same thing.
const LONG_NAME: usize = 6;

fn shared_ending(a: &str, b: &str) -> usize {
    a.chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(|(x, y)| x == y)
        .count()
}

fn in_scope(here: &Claim, other: &Claim, scope: Scope) -> bool {
    match scope {
        Scope::Clause => here.clause == other.clause,
        Scope::Sentence => here.sentence == other.sentence,
        Scope::Paragraph => here.block == other.block,
        Scope::Section => here.section == other.section,
        Scope::Document | Scope::Corpus => true,
    }
}

/// Words without 总数, 全部 and the like, which say no more than that there is a whole.
fn strip_total(words: &str) -> &str {
    const HEADS: &[&str] = &[
        "同期", "全部", "所有", "各类", "其", "我国", "全国", "全省", "全市", "全县",
    ];
    const TAILS: &[&str] = &[
        "总数",
        "总量",
        "总额",
        "总值",
        "总人数",
        "总体",
        "总和",
        "总",
        "全部",
        "数量",
    ];
    let mut rest = words;
    for tail in TAILS {
        rest = rest.strip_suffix(tail).unwrap_or(rest);
    }
    for head in HEADS {
        match rest.strip_prefix(head) {
            Some("") => {}
            Some(stripped) => rest = stripped,
            None => {}
        }
    }
    if matches!(rest, "同期" | "所有" | "其") {
        ""
    } else {
        rest
    }
}
