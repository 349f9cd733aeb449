//! Whether the ties that a role asks for hold between two claims.

use std::ops::RangeInclusive;

use smallvec::SmallVec;

use super::candidate::{MOST_CANDIDATES, Plausible, Search};
use super::evaluate::{Binding, Group};
use crate::claim::{
    Agreement, Claim, ClaimId, Cue, Cues, agreement, are_parted, is_filler, is_place,
    shared_length, signature,
};
use crate::grammar::{Dimension, Kind};
use crate::rule::{Link, LinkKind};
use crate::text::Span;

/// What the links between a role and those bound so far ask of the claims that may fill it: worked
/// out before the first claim is looked at.
#[derive(Debug, Default)]
pub(super) struct Bonds {
    /// Those that cost next to nothing to test.
    plain: SmallVec<[Bond; 4]>,
    /// Those that compare words.
    words: SmallVec<[Bond; 2]>,
    /// Lists that the words of the role must be like as a whole.
    lists: SmallVec<[Group; 1]>,
    /// Claims that play another role.
    taken: SmallVec<[ClaimId; 8]>,
}

/// A link with the first claim of a role that is bound.
#[derive(Clone, Copy, Debug)]
struct Bond {
    kind: LinkKind,
    other: ClaimId,
    /// It is the role's own, not one of the bound role's.
    own: bool,
}

impl<'a> Search<'a> {
    /// When one claim stands in the same words as `other` (4省80个贫困县全部 …) and the others do
    /// not, it alone tells the same thing.
    pub(super) fn keep_the_echo(&self, other: ClaimId, found: &mut Plausible) {
        if found.groups.len() < 2 {
            return;
        }
        let here = self.context.claim(other);
        let echoes = |group: &Group| {
            group
                .first()
                .is_some_and(|id| self.echoes(here, self.context.claim(*id)))
        };
        let echoing: SmallVec<[bool; MOST_CANDIDATES]> = found.groups.iter().map(echoes).collect();
        if echoing.contains(&true) {
            let mut echoing = echoing.into_iter();
            found.groups.retain(|_| echoing.next() == Some(true));
        }
    }

    /// Whether the characters next to both figures are the same on both sides.
    pub(super) fn echoes(&self, a: &Claim, b: &Claim) -> bool {
        const BEFORE: usize = 2;
        const AROUND: usize = 6;
        let text = &self.context.text.normal;
        let before = |claim: &Claim| text[..claim.quantity.extent.range().start].chars().rev();
        let after = |claim: &Claim| text[claim.quantity.extent.range().end..].chars();
        let head = shared(before(a), before(b), AROUND);
        head >= BEFORE && head + shared(after(a), after(b), AROUND - head) == AROUND
    }

    fn dimension(&self, claim: &Claim) -> Option<Dimension> {
        let unit = claim.quantity.unit?;
        Some(self.context.grammar.unit(unit).dimension)
    }

    pub(super) fn is_larger(&self, id: ClaimId, part: ClaimId) -> bool {
        matches!((self.nominal(id), self.nominal(part)), (Some(a), Some(b)) if a >= b)
    }

    /// The bonds of a role with those bound before it.
    pub(super) fn bonds(&self, index: usize, binding: &Binding) -> Bonds {
        let role = &self.rule.roles[index];
        let mut bonds = Bonds::default();
        for tie in &self.plan.ties[index] {
            let group = &binding[tie.other];
            let Some(other) = group.first() else {
                continue;
            };
            let bond = Bond {
                kind: tie.kind,
                other: *other,
                own: tie.own,
            };
            match compares_words(tie.kind) {
                true => bonds.words.push(bond),
                false => bonds.plain.push(bond),
            }
            if tie.own && tie.kind == LinkKind::Like && group.len() > 1 {
                bonds.lists.push(group.clone());
            }
        }
        // A claim plays one role; but a list is told as a whole, its bound member with it.
        let lists = |link: &Link| role.many && link.kind == LinkKind::SiblingOf;
        if !role.links.iter().any(lists) {
            for group in binding {
                bonds.taken.extend_from_slice(group);
            }
        }
        bonds
    }

    /// Whether the bonds that are easily tested let a claim fill the role.
    pub(super) fn is_bonded(&self, bonds: &Bonds, id: ClaimId) -> bool {
        !bonds.taken.contains(&id) && bonds.plain.iter().all(|bond| self.bond_holds(bond, id))
    }

    /// Whether the words of a claim do.
    pub(super) fn is_worded(&self, bonds: &Bonds, id: ClaimId) -> bool {
        bonds.words.iter().all(|bond| self.bond_holds(bond, id))
            && bonds.lists.iter().all(|list| !self.is_beside(id, list))
    }

    /// Whether the claim is of another class than a member of the list: 出口总值 stands beside 对甲地出口 and
    /// 自甲地进口, and is not what they add up to.
    fn is_beside(&self, id: ClaimId, group: &Group) -> bool {
        let text = &self.context.text.normal;
        let words = |id: ClaimId| self.context.claim(id).label.of(text);
        let mut members = group.iter();
        members.any(|member| are_parted(words(id), words(*member)))
    }

    fn bond_holds(&self, bond: &Bond, id: ClaimId) -> bool {
        match bond.own {
            true => self.link_holds(bond.kind, id, bond.other),
            false => self.link_holds(bond.kind, bond.other, id),
        }
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
            | LinkKind::CellBeforeOf => true,
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
            LinkKind::SameBase => self.has_same_base(claim, target),
            LinkKind::Dated => self.is_dated(claim, target),
            LinkKind::Per => self.is_per(claim, target),
            LinkKind::RatioTo => self.is_ratio_to(claim, target),
            LinkKind::SameMatter => self.told_elsewhere(other).contains(&id),
            LinkKind::FactOf => self.facts(other).contains(&id),
        }
    }

    /// Whether the clauses before both figures name the same one in the same long words.
    pub(super) fn same_subject(&self, a: &Claim, b: &Claim) -> bool {
        let text = &self.context.text.normal;
        let opening = |claim: &Claim| {
            let sentence = self.context.text.sentences.get(claim.sentence as usize);
            sentence.map_or("", |span| opening(span.of(text)))
        };
        const SHARED: usize = 6;
        a.sentence != b.sentence && shared_length(opening(a), opening(b)) >= SHARED
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

    /// Whether the signatures show that the labels can't agree.
    pub(super) fn share_nothing(&self, id: ClaimId, other: ClaimId) -> bool {
        let signatures = self.signature(id).zip(self.signature(other));
        signatures.is_some_and(|(a, b)| a & b == 0)
    }

    /// [`Self::alike`], remembered.
    pub(super) fn agreement(&self, id: ClaimId, other: ClaimId) -> Agreement {
        if self.share_nothing(id, other) {
            return Agreement::None;
        }
        let compare = || self.alike(self.context.claim(id), self.context.claim(other));
        self.context.agreements.borrow_mut().get(id, other, compare)
    }

    /// Whether the labels agree; of a rate, the words before 率.
    pub(super) fn alike(&self, a: &Claim, b: &Claim) -> Agreement {
        let kept = |claim: &Claim| KEPT_APART.0 & claim.cues.0;
        if a.negated != b.negated || kept(a) != kept(b) {
            return Agreement::None;
        }
        agreement(self.compared_words(a), self.compared_words(b))
    }

    /// The label; of a rate, the words before 率.
    fn compared_words(&self, claim: &Claim) -> &'a str {
        let label = claim.label.of(&self.context.text.normal);
        if !claim.has(Cue::Rate) {
            return label;
        }
        label.rfind('率').map_or(label, |offset| &label[..offset])
    }

    /// The signature of what is compared of a claim of the stretch.
    pub(super) fn signature(&self, id: ClaimId) -> Option<u64> {
        let read = || signature(self.compared_words(self.context.claim(id)));
        self.stretch.signature(id, read)
    }

    /// Whether both labels are the same words, a place before one of them left aside.
    pub(super) fn same_label(&self, id: ClaimId, other: ClaimId) -> bool {
        if self.share_nothing(id, other) {
            return false;
        }
        let text = &self.context.text.normal;
        let words = |id| self.context.claim(id).label.of(text);
        let (a_words, b_words) = (words(id), words(other));
        let (long, short) = if a_words.len() >= b_words.len() {
            (a_words, b_words)
        } else {
            (b_words, a_words)
        };
        let rest = long.strip_suffix(short).map(without_idle_words);
        short.chars().nth(1).is_some()
            && (rest.is_some_and(|rest| rest.is_empty() || is_place(rest))
                || shared(a_words.chars().rev(), b_words.chars().rev(), LONG_NAME) == LONG_NAME)
            && self.agreement(id, other) > Agreement::None
    }

    /// Whether the two shares name one whole in the same words, or neither names any. 占总数的 names
    /// one that may be another each time.
    fn has_same_base(&self, a: &Claim, b: &Claim) -> bool {
        let unsaid = a.base.is_none() && b.base.is_none();
        let words = self.base_words(a);
        // 全市 is another whole for farms than for woods.
        unsaid || words.is_some_and(|said| !is_place(said)) && words == self.base_words(b)
    }

    /// Whether the date is the period of the claim.
    fn is_dated(&self, claim: &Claim, date: &Claim) -> bool {
        let text = &self.context.text.normal;
        let period = claim
            .period
            .and_then(|id| self.context.claims.periods.get(id.0 as usize));
        date.is_date()
            && claim.sentence == date.sentence
            && period.is_some_and(|period| period.of(text) == date.quantity.extent.of(text))
    }

    /// Whether the claim is told per one of what `counted` counts: 户均, 每户, 元/户.
    fn is_per(&self, claim: &Claim, counted: &Claim) -> bool {
        let Some(unit) = counted.quantity.unit else {
            return false;
        };
        let text = &self.context.text.normal;
        let before = claim.before.of(text);
        let written = claim.quantity.span.of(text);
        self.context.grammar.unit(unit).words.iter().any(|word| {
            let stands = |words: &str, offset: usize| {
                words[offset + word.len()..].starts_with('均')
                    || words[..offset].ends_with('每')
                    || words[..offset].ends_with('/')
            };
            let mut found = before.match_indices(word).map(|(at, _)| (before, at));
            found.any(|(words, at)| stands(words, at))
                || written
                    .match_indices(word)
                    .any(|(at, _)| written[..at].ends_with('/'))
        })
    }

    /// Whether the two are written 3∶2.
    fn is_ratio_to(&self, first: &Claim, second: &Claim) -> bool {
        let (from, to) = (first.quantity.span.end, second.quantity.span.start);
        from < to
            && matches!(
                Span::new(from, to).of(&self.context.text.normal),
                ":" | "∶" | "比"
            )
    }

    pub(super) fn is_touching(&self, id: ClaimId, other: ClaimId) -> bool {
        const FAR: u32 = 16;
        let (first, second) = (id.min(other), id.max(other));
        let from = self.context.claim(first).quantity.extent.end;
        let to = self.context.claim(second).quantity.extent.start;
        second.0 - first.0 == 1
            && to.saturating_sub(from) <= FAR
            && self.is_mere_joint(Span::new(from, to.max(from)))
    }

    /// Whether nothing but filler, and words that lead from a figure to the same in another unit,
    /// stands in `between`.
    fn is_mere_joint(&self, between: Span) -> bool {
        const JOINTS: [&str; 4] = ["折合", "约合", "合", "即"];
        let text = &self.context.text.normal;
        let words = between.of(text).trim_end_matches(['约', ' ']);
        let rest = JOINTS.iter().find_map(|joint| words.strip_suffix(joint));
        let end = between.start + rest.unwrap_or(words).len() as u32;
        is_filler(text, Span::new(between.start, end))
    }

    pub(super) fn is_next_to(&self, id: ClaimId, other: ClaimId) -> bool {
        let (a, b) = (self.context.claim(id), self.context.claim(other));
        a.sentence == b.sentence
            && a.bracket == b.bracket
            && id != other
            && self.beside(id, other).contains(&other.0)
    }

    /// Where a claim stands next to `id`: on either side the first that is more than a date or an
    /// ordinal, and what is passed on the way to it (比**2018年**的3亿元增长20%).
    pub(super) fn next_of(&self, id: ClaimId) -> RangeInclusive<u32> {
        let passed = |ids: &mut dyn Iterator<Item = u32>| {
            let claims = ids.map_while(|id| self.context.claims.claims.get(id as usize));
            let says = claims
                .take(MOST_PASSED)
                .take_while(|claim| says_when_or_which(claim));
            says.count() as u32
        };
        let before = passed(&mut (0..id.0).rev());
        let after = passed(&mut (id.0 + 1..));
        id.0.saturating_sub(before + 1)..=id.0 + after + 1
    }

    /// [`Self::next_of`] for `other`: nothing is passed on the way to a date or an ordinal.
    fn beside(&self, id: ClaimId, other: ClaimId) -> RangeInclusive<u32> {
        let (a, b) = (self.context.claim(id), self.context.claim(other));
        if says_when_or_which(a) || says_when_or_which(b) {
            id.0.saturating_sub(1)..=id.0 + 1
        } else {
            self.next_of(id)
        }
    }
}

/// So many dates and ordinals in a row are passed over.
const MOST_PASSED: usize = 3;

/// A date or an ordinal, which says when or which and is no amount.
fn says_when_or_which(claim: &Claim) -> bool {
    claim.is_date() || claim.quantity.kind == Kind::Ordinal
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

/// Words before a name that say no more of what is counted than that it came about this year.
fn without_idle_words(mut words: &str) -> &str {
    const IDLE: [&str; 12] = [
        "已", "共", "有", "的", "完成", "实现", "累计", "达到", "今年", "全年", "本年", "年内",
    ];
    while let Some(rest) = IDLE.iter().find_map(|idle| words.strip_suffix(idle)) {
        words = rest;
    }
    words
}

/// Two labels that end in this many characters alike name the same thing.
const LONG_NAME: usize = 6;

/// How many characters are the same from the start on, of at most so many.
fn shared(
    first: impl Iterator<Item = char>,
    second: impl Iterator<Item = char>,
    most: usize,
) -> usize {
    first
        .zip(second)
        .take(most)
        .take_while(|(x, y)| x == y)
        .count()
}

/// Whether the link is one that costs much more than the others to test.
fn compares_words(kind: LinkKind) -> bool {
    matches!(
        kind,
        LinkKind::Like | LinkKind::SameLabel | LinkKind::SameSubject
    )
}
