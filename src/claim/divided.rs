//! Totals with the classes of one division right behind them: 全校教师120人，男56人，女64人; 贫困户15户，已脱贫12户，未脱贫3户. The names show that
//! these are all its parts, with no 其中 to say so.

use smallvec::SmallVec;

use super::complete::are_classes;
use super::cue::{Cue, Cues};
use super::lines::make_parts;
use super::partitions::are_parted;
use super::tables::DEALT_WITH;
use super::{Claim, ClaimId, Claims};
use crate::grammar::Exact;
use crate::text::Text;

/// So many classes a division has at most.
const MOST: usize = 6;

/// What no total, and no class of one, is.
const APART: Cues = Cues::of(Cue::Part)
    .with(Cue::Other)
    .with(Cue::Remainder)
    .with(Cue::Per)
    .with(Cue::Plan)
    .with(Cue::Forecast)
    .with(Cue::Compared)
    .with(Cue::Cumulative)
    .with(Cue::From)
    .with(Cue::To)
    .with(Cue::Except);

/// Makes the classes the parts of the total before them.
pub(super) fn tie(text: &Text, claims: &mut Claims) {
    let text = &text.normal;
    let mut told = 0;
    for at in 0..claims.claims.len() {
        if at < told {
            continue;
        }
        let Some(classes) = classes_behind(text, &claims.claims, at) else {
            continue;
        };
        told = classes.last().map_or(told, |last| last.index() + 1);
        make_parts(&mut claims.claims, ClaimId(at as u32), &classes);
    }
}

/// The figures behind the one at `at` that are told of the classes of one division, and of nothing else.
fn classes_behind(text: &str, list: &[Claim], at: usize) -> Option<SmallVec<[ClaimId; MOST]>> {
    let total = &list[at];
    // Few figures are followed by one that could be their part.
    let may_be_divided = may_be_told(total)
        && list
            .get(at + 1)
            .is_some_and(|next| goes_on(text, total, next))
        && !DEALT_WITH
            .iter()
            .any(|word| total.before.of(text).contains(word));
    if !may_be_divided {
        return None;
    }
    let mut classes: SmallVec<[ClaimId; MOST]> = SmallVec::new();
    let mut last = total;
    for (index, claim) in list.iter().enumerate().skip(at + 1).take(2 * MOST) {
        if claim.sentence != total.sentence || claim.bracket != total.bracket {
            break;
        }
        // 男56人，占46.7%
        if claim.is_ratio() {
            continue;
        }
        if !goes_on(text, total, claim) || last.words_to(claim, text).contains(';') {
            return None;
        }
        classes.push(ClaimId(index as u32));
        last = claim;
    }
    let members: SmallVec<[&Claim; MOST]> = classes.iter().map(|id| &list[id.index()]).collect();
    // 第一产业95.7亿元，第二产业53.8亿元，第三产业38.9亿元: the first is one of them.
    let is_one_of_them = |member: &&Claim| are_parted(total.label.of(text), member.label.of(text));
    let are_parts = classes.len() > 1
        && come_near(total, &members)
        && !members.iter().any(is_one_of_them)
        && are_classes(text, &members);
    are_parts.then_some(classes)
}

/// 新增45608例，治愈242例，死亡28例: what comes to far less or more divides another figure.
fn come_near(total: &Claim, members: &[&Claim]) -> bool {
    const PERCENT: i128 = 30;
    let sum = Exact::sum(members.iter().map(|member| member.number()));
    let Some((sum, total)) = sum.zip(total.number()) else {
        return false;
    };
    let share = |percent: i128| total.multiply(Exact::ratio(percent, 100)?);
    let (least, most) = (share(100 - PERCENT), share(100 + PERCENT));
    least.is_some_and(|least| least <= sum) && most.is_some_and(|most| sum <= most)
}

fn may_be_told(claim: &Claim) -> bool {
    claim.is_level()
        && claim.quantity.hedge.is_none()
        && claim.quantity.unit.is_some()
        && !claim.negated
        && !claim.cues.intersects(APART)
}

/// Whether a figure may be told of a class of what the total counts.
fn goes_on(text: &str, total: &Claim, claim: &Claim) -> bool {
    let is_less = || {
        claim
            .number()
            .zip(total.number())
            .is_some_and(|(part, whole)| part < whole)
    };
    claim.is_level()
        && claim.whole.is_none()
        && claim.quantity.hedge.is_none()
        && claim.counts_like(total)
        && !claim.has(Cue::Total)
        && !claim.cues.intersects(APART)
        && !total.words_to(claim, text).contains(['。', ';'])
        && is_less()
}
