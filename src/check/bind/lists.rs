//! Runs of claims as the lists that `many` roles are filled with.

use smallvec::{SmallVec, smallvec};

use super::search::{Plausible, Search, in_scope};
use crate::check::evaluate::Group;
use crate::check::limits::{LONGEST_RUN, MOST_CANDIDATES, WINDOW};
use crate::check::sieve::filter::unmet;
use crate::claim::{
    Claim, ClaimId, are_rates_of_their_own, cut_across, deals_out, ends_list, is_chained,
    is_complete, one_slip_off,
};
use crate::grammar::{Exact, Value};
use crate::rule::Filter;

impl Search<'_> {
    /// Gathers claims into the runs they belong to.
    pub(super) fn group_runs(
        &self,
        claims: impl Iterator<Item = ClaimId>,
        filter: &Filter,
        found: &mut Plausible,
    ) {
        let mut too_long: SmallVec<[ClaimId; 4]> = SmallVec::new();
        for id in claims {
            let run = self.context.claim(id).run;
            let at = found
                .groups
                .iter()
                .position(|group| run.is_some() && self.context.claim(group[0]).run == run);
            match at {
                Some(at) if found.groups[at].len() < LONGEST_RUN => found.groups[at].push(id),
                Some(at) => {
                    let first = found.groups[at][0];
                    if !too_long.contains(&first) {
                        too_long.push(first);
                    }
                }
                None if found.groups.len() == MOST_CANDIDATES => found.capped = true,
                None => found.groups.push(smallvec![id]),
            }
        }
        // A part of a run says nothing of what the whole of it comes to.
        let before = found.groups.len();
        found.groups.retain(|group| {
            let is_cut = too_long.contains(&group[0]) || self.reaches_further(filter, group);
            !is_cut
        });
        found.capped |= found.groups.len() < before;
        for group in &mut found.groups {
            group.sort_unstable();
            self.cut_where_full(group);
            self.cut_behind_all(group);
        }
        found
            .groups
            .retain(|group| self.fits_as_list(filter, group));
    }

    /// Whether the run of a group has further members within the rule's scope that are too far from
    /// the anchor to be looked at.
    fn reaches_further(&self, filter: &Filter, group: &Group) -> bool {
        let here = self.context.claim(self.anchor);
        let run = self.context.run(self.context.claim(group[0]));
        let near = self.anchor.0.saturating_sub(WINDOW as u32)..=self.anchor.0 + WINDOW as u32;
        let before = run.partition_point(|id| id.0 < *near.start());
        let after = run.partition_point(|id| id.0 <= *near.end());
        let beyond = [
            before.checked_sub(1).and_then(|last| run.get(last)),
            run.get(after),
            run.last().filter(|last| !near.contains(&last.0)),
        ];
        beyond.into_iter().flatten().any(|id| {
            !group.contains(id)
                && in_scope(here, self.context.claim(*id), self.rule.within)
                && unmet(self.context, filter, *id).is_none()
        })
    }

    /// Leaves off what follows a chain of parts that already comes to its whole: 抽检4068批次中，食品
    /// 3108批次、农产品960批次，不合格158批次.
    pub(super) fn cut_where_full(&self, group: &mut Group) {
        let whole = group.first().and_then(|id| self.context.claim(*id).whole);
        let Some(total) = whole.and_then(|id| self.context.nominal(id)) else {
            return;
        };
        let mut sum = Exact::ZERO;
        let text = &self.context.text.normal;
        for index in 0..group.len() {
            let chained = is_chained(text, self.context.claim(group[index]));
            if index > 0 && !chained {
                return;
            }
            let next = self.context.nominal(group[index]);
            let Some(next) = next.and_then(|part| sum.add(part)) else {
                return;
            };
            sum = next;
            if index > 0 && sum == total {
                // 共64例(…重庆1例): one more told like those before is one too many.
                let next = group.get(index + 1);
                if next.is_none_or(|id| !is_chained(text, self.context.claim(*id))) {
                    group.truncate(index + 1);
                }
                return;
            }
        }
    }

    /// Leaves off what is told behind men and women, or behind the rest, where all together come to more than the whole: 90人中，男性40人，
    /// 女性51人，最终录取30人.
    pub(super) fn cut_behind_all(&self, group: &mut Group) {
        let whole = group.first().and_then(|id| self.context.claim(*id).whole);
        let Some(whole) = whole.filter(|_| group.len() > 2) else {
            return;
        };
        let total = self.nominal(whole);
        let sum = Exact::sum(group.iter().map(|id| self.nominal(*id)));
        if sum.zip(total).is_none_or(|(sum, total)| sum <= total) {
            return;
        }
        let text = &self.context.text.normal;
        let names = |at: usize, sex: char| {
            let label = self.context.claim(group[at]).label.of(text);
            label.starts_with(sex)
        };
        let are_sexes = names(0, '男') && names(1, '女') || names(0, '女') && names(1, '男');
        let is_rest = |at: &usize| ends_list(text, self.context.claim(group[*at - 1]));
        let end = match are_sexes && !names(2, '男') && !names(2, '女') {
            true => Some(2),
            false => (2..group.len().min(LONGEST_RUN)).find(is_rest),
        };
        if let Some(end) = end {
            group.truncate(end);
        }
    }

    /// Whether a group is the kind of list that the filter asks for.
    pub(super) fn fits_as_list(&self, filter: &Filter, group: &Group) -> bool {
        filter
            .complete
            .is_none_or(|wanted| self.is_complete(group) == wanted)
            && filter
                .apart
                .is_none_or(|wanted| group.len() > 1 && self.cuts_across(group) != wanted)
    }

    /// Whether a group names all the parts of a whole; of shares, also when what they are said of
    /// does.
    pub(super) fn is_complete(&self, group: &Group) -> bool {
        let text = &self.context.text.normal;
        let members: SmallVec<[&Claim; 8]> =
            group.iter().map(|id| self.context.claim(*id)).collect();
        if deals_out(text, &members) {
            return false;
        }
        if self.is_one_slip_off(group) && !self.goes_on_behind(group) {
            return true;
        }
        if are_rates_of_their_own(text, &members)
            || self.are_of_several_wholes(&members)
            || self.leaves_one_out(group)
            || self.is_one_share_short(group)
        {
            return false;
        }
        if is_complete(text, self.context.claims, &members) {
            return true;
        }
        // 农村网民3.0亿人，占27.9%，城镇网民占72.1%: one is named by what it is said of, the other itself.
        let subject = |m: &&'_ Claim| m.subject.map(|id| self.context.claim(id));
        let subjects: SmallVec<[&Claim; 8]> =
            members.iter().map(|m| subject(m).unwrap_or(m)).collect();
        members.iter().any(|m| subject(m).is_some())
            && is_complete(text, self.context.claims, &subjects)
    }

    /// 因病致贫640户，因学致贫380户，缺劳力100户: whether one more is told in the same unit right behind the last.
    fn goes_on_behind(&self, group: &Group) -> bool {
        let Some(last) = group.last() else {
            return false;
        };
        let claim = self.context.claim(*last);
        let next = self.context.claims.claims.get(last.index() + 1);
        next.is_some_and(|next| {
            next.sentence == claim.sentence
                && next.is_level()
                && next.counts_like(claim)
                && next.bracket == claim.bracket
                && next.quantity.hedge.is_none()
        })
    }

    /// 113席中，甲党52席，乙党下降为51席，丙党8席: whether a part of the same whole stands among the members that the role can't
    /// take.
    fn leaves_one_out(&self, group: &Group) -> bool {
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            return false;
        };
        let head = self.context.claim(*first);
        let Some(whole) = head.whole else {
            return false;
        };
        let parts = self.context.parts(whole);
        let from = parts.partition_point(|id| id <= first);
        let to = parts.partition_point(|id| id < last).max(from);
        parts[from..to].iter().take(LONGEST_RUN).any(|id| {
            let part = self.context.claim(*id);
            !group.contains(id)
                && part.counts_like(head)
                && part.is_level()
                && part.bracket == head.bracket
        })
    }

    /// 食品占消费支出的29.8%，衣着占5.5%，居住占64.7%: whether shares come to all of it with the one told right before the
    /// first or right behind the last, which names what it is a share of, or 其他.
    fn is_one_share_short(&self, group: &Group) -> bool {
        const NEAR: usize = 3;
        let (Some(first), Some(last)) = (group.first(), group.last()) else {
            return false;
        };
        let head = self.context.claim(*first);
        if !head.is_ratio() {
            return false;
        }
        let claims = &self.context.claims.claims;
        let share_among = |near: &mut dyn Iterator<Item = usize>| {
            near.take(NEAR).find(|at| {
                let claim = &claims[*at];
                claim.sentence == head.sentence && claim.is_ratio()
            })
        };
        let before = share_among(&mut (0..first.index()).rev());
        let behind = share_among(&mut (last.index() + 1..claims.len()));
        let set = |id: ClaimId| Some(self.context.operand(id)?.set);
        let told = group.iter().map(|id| set(*id));
        let told = told.reduce(|sum, share| sum?.add(&share?)).flatten();
        let told = told.filter(|told| !told.contains(Exact::ONE));
        [before, behind].into_iter().flatten().any(|at| {
            let all = told
                .zip(set(ClaimId(at as u32)))
                .and_then(|(told, one)| told.add(&one));
            all.is_some_and(|all| all.contains(Exact::ONE))
        })
    }

    /// 占全省的3.5%，占参展企业的65%: shares of wholes told apart make up nothing together.
    fn are_of_several_wholes(&self, members: &[&Claim]) -> bool {
        let mut bases = members.iter().filter_map(|m| self.base_words(m));
        let first = bases.next();
        first.is_some_and(|first| bases.any(|base| !base.contains(first) && !first.contains(base)))
    }

    /// Whether the members of a group may hold the same thing twice, by their words.
    fn cuts_across(&self, group: &Group) -> bool {
        let text = &self.context.text.normal;
        let members: SmallVec<[&Claim; 8]> =
            group.iter().map(|id| self.context.claim(*id)).collect();
        cut_across(text, &members)
    }

    /// Whether swapping two neighbouring digits of one figure makes the parts add up to their
    /// whole to the last digit: then they are all the parts, and a slip of the hand.
    pub(super) fn is_one_slip_off(&self, group: &Group) -> bool {
        let whole = group.first().and_then(|id| self.context.claim(*id).whole);
        let Some(whole) = whole else {
            return false;
        };
        // 亩 is no round number of square metres: figures of one unit are taken as they are written.
        let unit = self.context.claim(whole).quantity.unit;
        let is_of_one_unit = group
            .iter()
            .all(|id| self.context.claim(*id).quantity.unit == unit);
        let nominal = |id: ClaimId| {
            let claim = self.context.claim(id);
            let nominal = match claim.quantity.value() {
                Value::Number(number) if is_of_one_unit => number.value,
                _ => self.nominal(id)?,
            };
            claim.quantity.hedge.is_none().then_some(nominal)
        };
        let Some(total) = nominal(whole) else {
            return false;
        };
        let parts: Option<SmallVec<[Exact; 8]>> = group.iter().map(|id| nominal(*id)).collect();
        parts.is_some_and(|parts| one_slip_off(total, &parts))
    }
}
