//! The whole of what stands in a list that 其中 opens.

use super::aside::{is_of_other_scope, lead};
use super::beside::{Beside, is_one_of_several, is_passed_by, told_beside};
use super::elsewhere::{is_parted_from, is_told_elsewhere, may_be_of};
use super::opened::{governing_mark, items_look_alike, labels_look_alike};
use super::repeated::{Said, dealt_to, of_same_whole};
use super::whole::is_less;
use super::{REACH, are_parted_by_semicolon, back, is_visible};
use crate::claim::Claim;
use crate::claim::agreement::shared_length;
use crate::claim::cue::Cue;
use crate::grammar::{Kind, UnitId};

/// A claim with its place in the list of all.
type Placed<'a> = (usize, &'a Claim);

/// The whole of a claim in the list that a 其中 opens: the nearest figure before 其中 in the same
/// unit. A mark that begins its sentence looks into the sentence before.
pub(super) fn marked_whole(
    text: &str,
    list: &[Claim],
    (marks, general_unit): (&[u32], Option<UnitId>),
    first: usize,
    at: usize,
) -> Option<usize> {
    let mark = governing_mark(text, list, marks, first, at)?;
    if is_told_elsewhere(text, list, mark, at) {
        return None;
    }
    let marked = Marked {
        text,
        list,
        marks,
        general_unit,
        first,
        at,
        mark,
    };
    let nearest = marked.told_here().next();
    if nearest.is_some_and(|(_, c)| marked.is_mean_of_class(c)) {
        return None;
    }
    match (dealt_to(text, list, first, (mark, at)), nearest) {
        (Said::Of(whole), _) => Some(whole),
        (Said::Unknown, _) => None,
        (Said::Nothing, Some(nearest)) => marked.whole_here(nearest),
        (Said::Nothing, None) => marked.whole_in_sentence_before(),
    }
}

/// A claim behind 其中.
struct Marked<'a> {
    text: &'a str,
    list: &'a [Claim],
    marks: &'a [u32],
    general_unit: Option<UnitId>,
    /// The first claim of the block.
    first: usize,
    at: usize,
    /// Where its 其中 ends.
    mark: u32,
}

impl<'a> Marked<'a> {
    fn claim(&self) -> &'a Claim {
        &self.list[self.at]
    }

    /// The claims before 其中, the nearest first.
    fn before_mark(&self) -> impl Iterator<Item = Placed<'a>> + use<'a> {
        let mark = self.mark;
        back(self.list, self.first, self.at).filter(move |(_, c)| c.quantity.extent.end <= mark)
    }

    /// Those of the claim's sentence that it may be part of, as far as they can be seen from it.
    fn told_here(&self) -> impl Iterator<Item = Placed<'a>> + use<'a> {
        let claim = self.claim();
        self.before_mark()
            .filter(|(_, c)| c.is_level())
            .filter(move |(_, c)| c.sentence == claim.sentence && is_visible(c, claim))
    }

    /// 人均收入58642元，其中城镇居民63218元: no parts, but what the mean is in each class.
    fn is_mean_of_class(&self, whole: &Claim) -> bool {
        let claim = self.claim();
        let is_mean = whole.has(Cue::Per) && whole.quantity.unit == claim.quantity.unit;
        is_mean && !claim.has(Cue::Per)
    }

    /// The whole in the sentence of the claim, in which `nearest` stands before 其中.
    fn whole_here(&self, (index, nearest): Placed<'a>) -> Option<usize> {
        let (text, list, claim) = (self.text, self.list, self.claim());
        let candidates = || self.told_here().filter(|(_, c)| c.counts_like(claim));
        let same = level_first(claim, &candidates)
            .or_else(|| present_first(text, &mut candidates()))
            .filter(|(_, c)| !is_passed_by(self.general_unit, c, nearest, claim))
            .filter(|whole| !is_parted_from(text, list, *whole, self.mark, self.at))
            .filter(|(_, c)| may_be_of(text, list, c, self.mark, self.at));
        let said = same.map_or(Said::Nothing, |(index, _)| {
            of_same_whole(text, list, (self.marks, self.mark), index, claim)
        });
        match said {
            Said::Of(whole) => return Some(whole),
            Said::Unknown => return None,
            Said::Nothing => {}
        }
        if same.is_some_and(|whole| is_one_of_several(text, list, self.first, whole, claim)) {
            return None;
        }
        // 174对，其中…136个: a classifier of the whole's own gives way to the general one.
        let general = in_general_unit(self.general_unit, nearest, claim).then_some(index);
        same.map(|(index, _)| index).or(general)
    }

    /// The claims of the sentence before that the claim may be part of; those told of the past only with `past`.
    fn told_before(&self, past: bool) -> impl Iterator<Item = Placed<'a>> + use<'a> {
        let (text, claim) = (self.text, self.claim());
        self.before_mark().filter(move |(_, c)| {
            c.sentence + 1 == claim.sentence
                && c.is_level()
                && c.bracket.is_none()
                && c.counts_like(claim)
                && !is_left_out(text, c)
                && (past || !c.tells_the_past(text))
        })
    }

    /// The whole in the sentence before that of the claim.
    fn whole_in_sentence_before(&self) -> Option<usize> {
        let (text, list, claim) = (self.text, self.list, self.claim());
        let only_past = self.told_before(false).next().is_none();
        let candidates = || self.told_before(only_past);
        let nearest = candidates().next();
        let nearest = nearest.filter(|(_, c)| may_be_of(text, list, c, self.mark, self.at))?;
        // 教师120人、职工30人。其中，男性70人: neither is the whole.
        if told_beside(text, list, self.first, nearest, claim) == Some(Beside::Joined) {
            return None;
        }
        self.greater_first(self.preferred(&candidates), nearest, &candidates)
            .filter(|(_, c)| !is_less(c, claim) || opens_sentence(text, self.mark))
            .filter(|(_, c)| !is_of_other_scope(text, c, self.mark, claim))
            .map(|(index, _)| index)
            .or_else(|| whole_of_list(text, list, self.mark, self.at))
    }

    /// The candidate that its words make the whole: one of the part's own name, a total, or one that is named like the part.
    fn preferred<Candidates: Iterator<Item = Placed<'a>>>(
        &self,
        candidates: &dyn Fn() -> Candidates,
    ) -> Option<Placed<'a>> {
        let (text, claim) = (self.text, self.claim());
        // 常住人口1266万人，户籍人口1005万人。其中城镇常住人口…: the name nearest to that of the part, and of several the nearest
        // figure.
        let named = |c: &Claim| shared_length(c.label.of(text), claim.label.of(text));
        let better = |near: Placed<'a>, far: Placed<'a>| match named(far.1) > named(near.1) {
            true => far,
            false => near,
        };
        let total = candidates()
            .filter(|(_, c)| c.has(Cue::Total))
            .reduce(better);
        // 营业总收入100亿元，净利润60亿元。其中三季度营业总收入40亿元，净利润20亿元: what bears the part's own name.
        let namesake = candidates()
            .filter(|(_, c)| is_named_in(text, c, claim))
            .reduce(better)
            .filter(|(_, c)| {
                total.is_none_or(|(_, t)| !is_named_in(text, t, claim) && named(t) <= named(c))
            });
        // 未结140件 is no whole of 民事案件640件 for its 未.
        let alike = || {
            candidates()
                .filter(|(_, c)| c.negated == claim.negated && labels_look_alike(text, c, claim))
                .reduce(better)
        };
        namesake.or(total).or_else(alike)
    }

    /// What is smaller than its part is no whole as long as another figure can be it, or nothing
    /// but its place says that it is.
    fn greater_first<Candidates: Iterator<Item = Placed<'a>>>(
        &self,
        preferred: Option<Placed<'a>>,
        nearest: Placed<'a>,
        candidates: &dyn Fn() -> Candidates,
    ) -> Option<Placed<'a>> {
        let holds = |(_, c): &Placed<'a>| !is_less(c, self.claim());
        let other = || candidates().find(holds);
        match preferred {
            Some(whole) if holds(&whole) => Some(whole),
            Some(whole) => other().or(Some(whole)),
            None => Some(nearest).filter(holds).or_else(other).or_else(|| {
                let is_only = is_told_as_share(self.list, self.at) && candidates().count() == 1;
                is_only.then_some(nearest)
            }),
        }
    }
}

/// 3座减蓄水18万吨外，其余5座增加蓄水685万吨。其中…: those left out are no whole of what is told of the others.
fn is_left_out(text: &str, claim: &Claim) -> bool {
    claim.has(Cue::Except) || text[claim.quantity.extent.end as usize..].starts_with("外,")
}

/// 车流量600万辆次。其中，新能源车1540万辆次，占比24%: what the part is a share of was told.
fn is_told_as_share(list: &[Claim], at: usize) -> bool {
    let next = list.get(at + 1);
    next.is_some_and(|next| {
        next.is_ratio() && next.has(Cue::Share) && next.sentence == list[at].sentence
    })
}

/// 补水342亿立方米。供水与用水持平，其中地表水4994亿立方米: whether nothing stands in the sentence before the mark.
fn opens_sentence(text: &str, mark: u32) -> bool {
    lead(text, mark).is_empty()
}

/// Whether the name of the part is that of the other figure, but for words before it.
fn is_named_in(text: &str, other: &Claim, part: &Claim) -> bool {
    const FEWEST: usize = 2;
    let name = other.label.of(text);
    name.chars().nth(FEWEST - 1).is_some()
        && part.label.of(text).ends_with(name)
        && other.negated == part.negated
}

/// 党组织517.6万个。其中党委29.8万个，总支部32.5万个，支部655.4万个: the whole of the items before it in the list is that of the
/// item that exceeds it too.
fn whole_of_list(text: &str, list: &[Claim], mark: u32, at: usize) -> Option<usize> {
    let claim = &list[at];
    let item = list[..at]
        .iter()
        .rev()
        .take(REACH)
        .take_while(|c| c.quantity.extent.start >= mark)
        .find(|c| c.is_level() && c.bracket == claim.bracket)
        .filter(|c| c.counts_like(claim))?;
    let goes_on = !are_parted_by_semicolon(text, item, claim) && claim.clause <= item.clause + 1;
    let alike = items_look_alike(text, item, claim) && !claim.has(Cue::Other);
    (goes_on && alike).then_some(item.whole?.index())
}

/// 累计确诊664例，较昨日新增26例，其中110例重症: what is new since a day is not the whole of a part
/// that exceeds it, as long as the figure it was added to can be; nor is what remains, 空余9万吨.
fn level_first<'a, Candidates: Iterator<Item = (usize, &'a Claim)>>(
    claim: &Claim,
    candidates: &dyn Fn() -> Candidates,
) -> Option<(usize, &'a Claim)> {
    let (_, nearest) = candidates().next()?;
    let remainder = nearest.has(Cue::Remainder) || nearest.negated;
    let added = nearest.has(Cue::New) && nearest.has(Cue::Compared);
    if !(added || remainder) || !is_less(nearest, claim) {
        return None;
    }
    candidates().find(|(_, c)| !c.has(Cue::New) && !is_less(c, claim))
}

/// The first candidate, but one told of an earlier period for comparison gives way to the next
/// that is not: 产量268.4万吨，上年为262.4万吨，增长2.3%。其中…
fn present_first<'a>(
    text: &str,
    candidates: &mut impl Iterator<Item = (usize, &'a Claim)>,
) -> Option<(usize, &'a Claim)> {
    let first = candidates.next()?;
    if !first.1.tells_the_past(text) {
        return Some(first);
    }
    let beside = |c: &Claim| c.sentence == first.1.sentence && c.counts_like(first.1);
    let present = candidates.find(|(_, c)| beside(c) && !c.tells_the_past(text));
    Some(present.unwrap_or(first))
}

fn in_general_unit(general: Option<UnitId>, whole: &Claim, part: &Claim) -> bool {
    whole.quantity.kind == Kind::Count
        && part.quantity.unit == general
        && whole.quantity.unit != part.quantity.unit
        && whole.has(Cue::Per) == part.has(Cue::Per)
}
