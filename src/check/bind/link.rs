//! Whether the ties that a role asks for hold between two claims.

use super::search::Search;
use crate::check::evaluate::{Binding, Group};
use crate::check::layout::plan::RoleTie;
use crate::claim::{Agreement, Claim, ClaimId, are_parted, is_place};
use crate::grammar::Dimension;
use crate::rule::{Link, LinkKind};

/// What the links between a role and those bound so far ask of the claims that may fill it.
pub(super) struct Bonds<'a> {
    ties: &'a [RoleTie],
    binding: &'a Binding,
    /// A claim plays one role.
    apart: bool,
}

impl<'a> Search<'a> {
    fn dimension(&self, claim: &Claim) -> Option<Dimension> {
        let unit = claim.quantity.unit?;
        Some(self.context.grammar.unit(unit).dimension)
    }

    pub(super) fn is_larger(&self, id: ClaimId, part: ClaimId) -> bool {
        matches!((self.nominal(id), self.nominal(part)), (Some(a), Some(b)) if a >= b)
    }

    /// The bonds of a role with those bound before it.
    pub(super) fn bonds<'b>(&'b self, index: usize, binding: &'b Binding) -> Bonds<'b> {
        let role = &self.rule.roles[index];
        // A list is told as a whole, its bound member with it.
        let lists = |link: &Link| role.many && link.kind == LinkKind::SiblingOf;
        Bonds {
            ties: &self.plan.ties[index],
            binding,
            apart: !role.links.iter().any(lists),
        }
    }

    /// Whether the bonds that are easily tested let a claim fill the role.
    pub(super) fn is_bonded(&self, bonds: &Bonds<'_>, id: ClaimId) -> bool {
        let taken = bonds.apart && bonds.binding.iter().flatten().any(|other| *other == id);
        let mut plain = bonds.ties.iter().filter(|tie| !tie.words);
        !taken && plain.all(|tie| self.tie_holds(tie, bonds, id))
    }

    /// Whether the words of a claim do.
    pub(super) fn is_worded(&self, bonds: &Bonds<'_>, id: ClaimId) -> bool {
        let mut words = bonds.ties.iter().filter(|tie| tie.words);
        let mut lists = bonds.ties.iter().filter(|tie| tie.is_like());
        words.all(|tie| self.tie_holds(tie, bonds, id))
            && lists.all(|tie| {
                let list = &bonds.binding[tie.other];
                list.len() < 2 || !self.is_beside(id, list)
            })
    }

    fn tie_holds(&self, tie: &RoleTie, bonds: &Bonds<'_>, id: ClaimId) -> bool {
        let Some(&other) = bonds.binding[tie.other].first() else {
            return true;
        };
        match tie.own {
            true => self.link_holds(tie.kind, id, other),
            false => self.link_holds(tie.kind, other, id),
        }
    }

    /// Whether the claim is of another class than a member of the list: 出口总值 stands beside 对甲地出口 and
    /// 自甲地进口, and is not what they add up to.
    fn is_beside(&self, id: ClaimId, group: &Group) -> bool {
        let text = &self.context.text.normal;
        let words = |id: ClaimId| self.context.claim(id).label.of(text);
        let mut members = group.iter();
        members.any(|member| are_parted(words(id), words(*member)))
    }

    /// 止4500元；工时由22元提高1元: whether a semicolon or the end of a sentence stands between the figures.
    fn are_told_apart(&self, id: ClaimId, other: ClaimId) -> bool {
        let (first, later) = (id.min(other), id.max(other));
        let (first, later) = (self.context.claim(first), self.context.claim(later));
        let text = &self.context.text.normal;
        first.sentence != later.sentence || first.words_to(later, text).contains([';', '。'])
    }

    fn link_holds(&self, kind: LinkKind, id: ClaimId, other: ClaimId) -> bool {
        let claim = self.context.claim(id);
        let target = self.context.claim(other);
        match kind {
            LinkKind::SameUnit => claim.quantity.unit == target.quantity.unit,
            LinkKind::SameDimension => self.dimension(claim) == self.dimension(target),
            LinkKind::PartOf => claim.whole == Some(other),
            LinkKind::WholeOf => target.whole == Some(id),
            LinkKind::SubjectOf => target.subject == Some(id),
            LinkKind::About => claim.subject == Some(other),
            LinkKind::StartOf => target.start == Some(id),
            LinkKind::BaseOf
            | LinkKind::AddsDown
            | LinkKind::AddsAcross
            | LinkKind::CellPartOf
            | LinkKind::CellWholeOf
            | LinkKind::CellNowOf
            | LinkKind::CellBeforeOf
            | LinkKind::ChangesOf => true,
            LinkKind::Like => self.agreement(id, other) >= Agreement::Like,
            LinkKind::SameLabel => self.same_label(id, other),
            LinkKind::After => id > other,
            LinkKind::Before => id < other,
            LinkKind::NextTo => self.is_next_to(id, other),
            LinkKind::SiblingOf => claim.run.is_some() && claim.run == target.run,
            LinkKind::NotLessThan => self.is_larger(id, other),
            LinkKind::Touching => self.is_touching(id, other),
            LinkKind::SameSubject => self.same_subject(claim, target),
            LinkKind::OtherUnit => claim.quantity.unit != target.quantity.unit,
            LinkKind::SameSentence => claim.sentence == target.sentence,
            LinkKind::Unparted => !self.are_told_apart(id, other),
            LinkKind::SameBase => self.has_same_base(claim, target),
            LinkKind::Dated => self.is_dated(claim, target),
            LinkKind::Per => self.is_per(claim, target),
            LinkKind::RatioTo => self.is_ratio_to(claim, target),
            LinkKind::SameMatter => self.told_elsewhere(other).contains(&id),
            LinkKind::FactOf => self.facts(other).contains(&id),
        }
    }

    pub(super) fn told_elsewhere(&self, id: ClaimId) -> &'a [ClaimId] {
        self.context
            .tellings
            .map_or(&[], |tellings| tellings.elsewhere(id))
    }

    pub(super) fn facts(&self, id: ClaimId) -> &'a [ClaimId] {
        self.context
            .tellings
            .map_or(&[], |tellings| tellings.facts(id))
    }

    /// Whether the two shares name one whole in the same words, or neither names any. 占总数的 names
    /// one that may be another each time.
    fn has_same_base(&self, a: &Claim, b: &Claim) -> bool {
        let unsaid = a.base.is_none() && b.base.is_none();
        let words = self.base_words(a);
        // 全市 is another whole for farms than for woods.
        unsaid || words.is_some_and(|said| !is_place(said)) && words == self.base_words(b)
    }
}
