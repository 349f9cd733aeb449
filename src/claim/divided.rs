//! Totals with the classes of one division right behind them: 全校教师120人，男56人，女64人; 贫困户15户，已脱贫12户，未脱贫3户. The names show that
//! these are all its parts, with no 其中 to say so.

use smallvec::SmallVec;

use super::context::is_han;
use super::cue::{Cue, Cues};
use super::lines::make_parts;
use super::tables::{CLASS_TAILS, CLOSED_DIVISIONS, DEALT_WITH};
use super::{Claim, ClaimId, Claims};
use crate::grammar::Exact;
use crate::text::Text;

/// So many classes a division has at most.
const MOST: usize = 6;

/// How many figures behind the classes are looked at.
const REACH: usize = 4;

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
            .is_some_and(|next| goes_on(text, total, next));
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
    let behind = classes.last().and_then(|last| list.get(last.index() + 1..));
    let behind = behind.unwrap_or_default();
    let members: SmallVec<[&Claim; MOST]> = classes.iter().map(|id| &list[id.index()]).collect();
    let same_time = |member: &&Claim| member.period.is_none() || member.period == total.period;
    let are_parts = members.len() > 1
        && members.iter().all(same_time)
        && !goes_on_to_tell(text, last)
        && !is_dealt_with(text, total)
        && (is_denied(text, &members) && come_near(total, &members, behind, LEAST_OF_PAIR)
            || are_all_classes(text, total, &members)
                && come_near(total, &members, behind, LEAST_OF_ALL));
    are_parts.then_some(classes)
}

fn is_dealt_with(text: &str, total: &Claim) -> bool {
    let words = [total.before.of(text), total.label.of(text)];
    DEALT_WITH
        .iter()
        .any(|word| words.iter().any(|words| words.contains(word)))
}

/// In percent of the total: what comes to far more or less divides another figure, and what comes to less may leave a class out.
const LEAST_OF_ALL: i128 = 95;
const LEAST_OF_PAIR: i128 = 70;
const MOST_OF_ALL: i128 = 130;

/// Whether classes come near enough to the total, at least to so many percent of it. 报名120人，男60人，女55人。另有5人未填性别: not where the next
/// figure is just what they miss.
fn come_near(total: &Claim, members: &[&Claim], behind: &[Claim], least: i128) -> bool {
    let sum = Exact::sum(members.iter().map(|member| member.number()));
    let Some((sum, whole)) = sum.zip(total.number()) else {
        return false;
    };
    let share = |percent: i128| whole.multiply(Exact::ratio(percent, 100)?);
    let next = behind
        .iter()
        .take(REACH)
        .find(|claim| claim.counts_like(total));
    let missed = whole.subtract(sum);
    let is_made_up = missed.is_some() && next.and_then(Claim::number) == missed;
    let is_between = |(least, most): (Exact, Exact)| least <= sum && sum <= most;
    !is_made_up && share(least).zip(share(MOST_OF_ALL)).is_some_and(is_between)
}

/// 男性2300人，女性1500人已办理残疾证: whether it is told behind the figure what those did.
fn goes_on_to_tell(text: &str, claim: &Claim) -> bool {
    const WORD: usize = 2;
    let after = &text[claim.quantity.extent.end as usize..];
    let words = after.chars().take_while(|c| is_han(*c));
    words.take(WORD).count() == WORD
}

/// 已脱贫12户，未脱贫3户: something and its negation, in the same words.
fn is_denied(text: &str, members: &[&Claim]) -> bool {
    let [first, second] = members else {
        return false;
    };
    let (said, denied) = (first.label.of(text), second.label.of(text));
    !first.negated && second.negated && !said.is_empty() && said == denied
}

/// Whether the figures are told of all classes of one division, and by words that say no more than the name of the total does: of
/// 常住人口12万人，城镇就业4万人，乡村就业5万人 they are not.
fn are_all_classes(text: &str, total: &Claim, members: &[&Claim]) -> bool {
    let named = total.label.of(text);
    CLOSED_DIVISIONS.iter().any(|row| {
        let rests: Option<SmallVec<[&str; MOST]>> = row
            .iter()
            .zip(members)
            .map(|(class, member)| member.label.of(text).strip_prefix(class))
            .collect();
        let says_no_more = |rest: &str| CLASS_TAILS.contains(&rest) || named.contains(rest);
        row.len() == members.len()
            && rests.is_some_and(|rests| {
                rests.iter().all(|rest| rest == &rests[0]) && says_no_more(rests[0])
            })
    })
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
