//! Shares told side by side, in one sentence or line by line: they are of one base, as far as they do not say another.

use super::search::{Found, Search};
use crate::check::limits::LONGEST_RUN;
use crate::claim::{Claim, ClaimId, Cue};
use crate::grammar::{Exact, Kind};

impl Search<'_> {
    /// 24亿人无法获得充足食物。4500万人消瘦，占6.8%；3700万人超重，占5.6%: whether shares that name no base are told of what is part of nothing,
    /// none of them is of any of the bases, and these stand in other sentences.
    pub(super) fn fits_no_sibling(&self, share: ClaimId, part: ClaimId, bases: &Found) -> bool {
        let (claim, told) = (self.context.claim(share), self.context.claim(part));
        let is_here = |id: &ClaimId| self.context.claim(*id).sentence == claim.sentence;
        if claim.base.is_some() || told.whole.is_some() || bases.iter().any(is_here) {
            return false;
        }
        let mut beside = self.shares_beside(share, part).peekable();
        let fits = |(share, of)| bases.iter().any(|base| self.is_about(of, share, *base));
        beside.peek().is_some() && !bases.is_empty() && !beside.any(fits)
    }

    /// 应收7058万亩；其中玉米收获2013万亩，占46%，大豆收获322万亩，占44%: whether a share and one beside it both miss every base, and by them all
    /// would come to very different figures. One wrong figure makes one share miss, or all alike. What is a share of this one's part misses nothing.
    pub(super) fn misses_apart(&self, share: ClaimId, part: ClaimId, bases: &Found) -> bool {
        let claim = self.context.claim(share);
        if claim.base.is_some() || bases.is_empty() {
            return false;
        }
        let fits = |share, of| {
            let mut bases = bases.iter().chain([&part]);
            bases.any(|base| self.is_about(of, share, *base))
        };
        let whole = self.context.claim(part).whole;
        let is_of_same = |(_, of): &(ClaimId, ClaimId)| self.context.claim(*of).whole == whole;
        let mut beside = self
            .shares_beside(share, part)
            .filter(is_of_same)
            .peekable();
        beside.peek().is_some()
            && !fits(share, part)
            && beside.all(|(other, of)| {
                !fits(other, of)
                    && !self.is_of_all(other, of, whole)
                    && self.tell_of_far_apart((share, part), (other, of)) == Some(true)
            })
    }

    /// 立案5002件。立案提案中，委员提案4531件，占90.6%；经济建设方面提案2133件，占42.6%: whether a share is of all that the whole is told to be a share of.
    fn is_of_all(&self, share: ClaimId, part: ClaimId, whole: Option<ClaimId>) -> bool {
        const SLACK: i128 = 50;
        let is_near = |own: &Claim| {
            let whole = self
                .nominal(whole?)?
                .multiply(self.context.claim(share).number()?)?;
            let part = self.nominal(part)?.multiply(own.number()?)?;
            let off = whole.subtract(part)?.absolute();
            Some(off.multiply(Exact::integer(SLACK))? < whole)
        };
        whole.is_some_and(|whole| self.own_shares(whole).any(|own| is_near(own) == Some(true)))
    }

    /// Whether what two shares are of, each by its part, is more than twice as much for one as for the other.
    fn tell_of_far_apart(
        &self,
        (one, part): (ClaimId, ClaimId),
        (other, of): (ClaimId, ClaimId),
    ) -> Option<bool> {
        let far = Exact::integer(2);
        let first = self.nominal(part)?.multiply(self.nominal(other)?)?;
        let second = self.nominal(of)?.multiply(self.nominal(one)?)?;
        Some(first > second.multiply(far)? || second > first.multiply(far)?)
    }

    /// 应选7748席，登记参选1.36万人，女性当选1475人，占19.0%: whether a share that names no base is just that of the part in another figure of
    /// the sentence before it.
    pub(super) fn fits_another_base(&self, share: ClaimId, part: ClaimId, bases: &Found) -> bool {
        let (claim, told) = (self.context.claim(share), self.context.claim(part));
        if claim.base.is_some() || claim.quantity.hedge.is_some() || bases.is_empty() {
            return false;
        }
        let before = (0..part.0).rev().map(ClaimId).take(LONGEST_RUN);
        let mut here = before.take_while(|id| self.context.claim(*id).sentence == claim.sentence);
        here.any(|id| {
            let other = self.context.claim(id);
            let is_alike = other.quantity.kind == Kind::Count || other.counts_like(told);
            // Of what is between two figures, or without an end (65岁及以上), anything may be the share.
            let is_exact = other.quantity.hedge.is_none() && other.number().is_some();
            other.is_level()
                && other.quantity.kind == told.quantity.kind
                && is_alike
                && is_exact
                && !bases.contains(&id)
                && self.is_about(part, share, id)
        })
    }

    /// The shares of the sentence, and those of the lines around told one after the other with nothing but their parts, that count as this
    /// one does and name no base, with what each is said of.
    fn shares_beside(
        &self,
        share: ClaimId,
        part: ClaimId,
    ) -> impl Iterator<Item = (ClaimId, ClaimId)> {
        let (claim, told) = (self.context.claim(share), self.context.claim(part));
        let count = self.context.claims.claims.len() as u32;
        let reach = LONGEST_RUN as u32;
        let near = share.0.saturating_sub(reach)..(share.0 + reach).min(count);
        let (first, last) = self.lines_around(share, part);
        let is_beside = move |id: ClaimId, of: ClaimId| {
            let other = self.context.claim(id);
            (other.sentence == claim.sentence || (first..=last).contains(&id))
                && other.base.is_none()
                && other.quantity.hedge.is_none()
                && self.context.claim(of).counts_like(told)
        };
        near.map(ClaimId).filter_map(move |id| {
            let of = self.told_of_share(id)?;
            (id != share && of != part && is_beside(id, of)).then_some((id, of))
        })
    }

    /// What a share that is no change is said of.
    fn told_of_share(&self, id: ClaimId) -> Option<ClaimId> {
        let claim = self.context.claim(id);
        let is_share = claim.is_ratio() && claim.has(Cue::Share) && !claim.is_change();
        claim.subject.filter(|_| is_share)
    }

    /// The first and the last share of those told in turn with this one, each right behind its part.
    fn lines_around(&self, share: ClaimId, part: ClaimId) -> (ClaimId, ClaimId) {
        let count = self.context.claims.claims.len() as u32;
        let told = self.context.claim(part);
        let goes_on = |id: &u32| {
            let of = id.checked_sub(1).map(ClaimId);
            let is_told = *id < count && self.told_of_share(ClaimId(*id)) == of;
            is_told && of.is_some_and(|of| self.context.claim(of).counts_like(told))
        };
        let steps = || 1..LONGEST_RUN as u32 / 2;
        let before = steps().map_while(|step| share.0.checked_sub(2 * step).filter(goes_on));
        let behind = steps().map_while(|step| Some(share.0 + 2 * step).filter(goes_on));
        let (first, last) = (before.last(), behind.last());
        (first.map_or(share, ClaimId), last.map_or(share, ClaimId))
    }

    /// 总人口365万人，少数民族192万人，占总人口的52.7%。…少数民族50万人，占总人口的93.6%: whether a figure is the base of what is called as the part
    /// is in another paragraph, and both would be more than all of it.
    pub(super) fn is_base_of_a_namesake(&self, id: ClaimId, share: ClaimId, part: ClaimId) -> bool {
        let block = |id| self.context.claim(id).block;
        // 亡107人: in one text, of whom this is said is something else each time.
        let name = self.named(part);
        if name.chars().nth(1).is_none() {
            return false;
        }
        let is_too_much = |other: &ClaimId| {
            let sum = || self.nominal(share)?.add(self.nominal(*other)?);
            self.told_of_share(*other).is_some() && sum().is_some_and(|sum| sum > Exact::ONE)
        };
        let mut namesakes = self.namesakes(part, &(0..part.0));
        namesakes.any(|other| {
            self.named(other) == name
                && block(other) != block(part)
                && self
                    .said_of(other)
                    .iter()
                    .any(|told| is_too_much(told) && self.is_about(other, *told, id))
        })
    }

    /// Whether a part over a base can come to the share.
    pub(super) fn is_about(&self, part: ClaimId, share: ClaimId, base: ClaimId) -> bool {
        let told = || {
            let base = self.context.operand(base)?;
            let value = self.context.operand(part)?.divide(&base)?;
            Some(value.set.intersects(&self.context.operand(share)?.set))
        };
        told() == Some(true)
    }
}
