//! Which claims are siblings.

use smallvec::SmallVec;

use super::{are_parted_by_semicolon, back, is_chained};
use crate::claim::complete::are_classes;
use crate::claim::cue::Cue;
use crate::claim::partitions::are_parted;
use crate::claim::{Claim, Claims};
use crate::grammar::Form;

/// Numbers the runs: levels of one sentence in one unit with one whole and one bracket; shares
/// whose subjects are siblings, or that stand in one sentence.
pub(super) fn number_runs(text: &str, claims: &mut Claims, first: usize) {
    let count = claims.claims.len();
    let is_whole = wholes(&claims.claims, first);
    // What follows the parts of a figure in its sentence is no sibling of the figure, nor is a list with 、 behind a
    // semicolon (受理1268件，其中民事1012件；抗诉48件、建议126件，合计174件), nor what a
    // colon behind it opens: 落实去向7590人，落实率92%：就业4290人，升学2640人.
    let apart = |list: &[Claim], index: usize, at: usize| {
        let (earlier, later) = (&list[index], &list[at]);
        let between = earlier.words_to(later, text);
        let opens_chain = list.get(at + 1).is_some_and(|c| is_chained(text, c));
        let ends = !between.contains(';') || opens_chain;
        let has_parts = is_whole[index - first] && later.whole.is_none() && ends;
        has_parts || !earlier.is_ratio() && opens_list(between)
    };
    for at in first..count {
        let list = &claims.claims;
        let claim = &list[at];
        let sibling = back(list, first, at)
            .take_while(|(_, c)| c.sentence == claim.sentence)
            .find(|(i, c)| are_siblings(text, list, c, claim) && !apart(list, *i, at))
            .filter(|(i, c)| !breaks_off(text, list, first, (*i, c), claim))
            .and_then(|(_, c)| c.run);
        let run = sibling.or_else(|| can_have_siblings(claim).then_some(at as u32));
        claims.claims[at].run = run;
    }
}

/// Whether a colon between two figures sets the later apart as one of a list; 3:2 is a ratio, and 甲县：3户；
/// 乙县：5户 a list with a colon in each item.
fn opens_list(between: &str) -> bool {
    between.contains(':') && between != ":" && !between.contains(';')
}

/// 分别为甲3例、乙5例；新增1例: a list of levels told with 、 and commas ends at the semicolon.
fn breaks_off(
    text: &str,
    list: &[Claim],
    first: usize,
    (at, last): (usize, &Claim),
    claim: &Claim,
) -> bool {
    if !are_parted_by_semicolon(text, last, claim) {
        return false;
    }
    if last.is_ratio() {
        return divides_anew(text, list, first, (at, last), claim);
    }
    let previous = told_before(list, first, (at, last)).next();
    previous.is_some_and(|c| !are_parted_by_semicolon(text, c, last))
}

/// The siblings of a figure before it in its sentence, going back.
fn told_before<'a>(
    list: &'a [Claim],
    first: usize,
    (at, last): (usize, &Claim),
) -> impl Iterator<Item = &'a Claim> {
    let (sentence, run) = (last.sentence, last.run);
    back(list, first, at)
        .map(|(_, c)| c)
        .take_while(move |c| c.sentence == sentence)
        .filter(move |c| c.run == run)
}

/// 男性占47.1%，女性占52.9%；城镇居民占60%，农村居民占40%: whether shares of all the classes of one division end before a semicolon, and the
/// figure behind it is of none of them.
fn divides_anew(
    text: &str,
    list: &[Claim],
    first: usize,
    (at, last): (usize, &Claim),
    claim: &Claim,
) -> bool {
    let shares = told_before(list, first, (at, last)).filter(|c| c.is_ratio());
    let mut members: SmallVec<[&Claim; 8]> = std::iter::once(last).chain(shares).collect();
    members.reverse();
    let goes_on = || are_parted(last.label.of(text), claim.label.of(text));
    members.len() > 1 && are_classes(text, &members) && !goes_on()
}

/// For each claim from `first` on, whether its parts are told in its own sentence, not in
/// brackets.
fn wholes(list: &[Claim], first: usize) -> Vec<bool> {
    let mut is_whole = vec![false; list.len() - first];
    for part in &list[first..] {
        if let Some(at) = part.whole.and_then(|id| id.index().checked_sub(first)) {
            is_whole[at] |= part.bracket.is_none() && list[first + at].sentence == part.sentence;
        }
    }
    is_whole
}

fn can_have_siblings(claim: &Claim) -> bool {
    if claim.negated && claim.is_ratio() {
        return true;
    }
    let share = claim.is_ratio() && !claim.is_points() && !claim.is_change();
    (claim.is_level() && !claim.has(Cue::From) && !claim.has(Cue::To)) || share
}

fn are_siblings(text: &str, list: &[Claim], first: &Claim, second: &Claim) -> bool {
    if !can_have_siblings(first) || !can_have_siblings(second) {
        return false;
    }
    if first.is_ratio() != second.is_ratio()
        || first.bracket != second.bracket
        || !first.counts_like(second)
        || first.whole != second.whole
        || first.quantity.form.has(Form::TIMES)
    {
        return false;
    }
    if first.is_ratio() {
        if tell_apart(text, list, first, second) {
            return false;
        }
        let run = |c: &Claim| c.subject.map(|s| list[s.index()].run);
        return match (run(first), run(second)) {
            (Some(a), Some(b)) => a == b && bases_agree(text, first, second),
            // 占33.9%；各地区的比重分别为72.8%、17.9%: another list.
            (Some(_), None) if second.has(Cue::Respectively) => false,
            _ => bases_agree(text, first, second),
        };
    }
    let follows = first.quantity.extent.end == second.before.start && is_chained(text, second);
    // 甲3件、乙5件，共计8件: a total with nothing of its own sums the others up.
    let closes = second.has(Cue::Total) && second.topic.is_empty();
    follows
        || (!closes && (first.has(Cue::Total) == second.has(Cue::Total) || first.whole.is_some()))
}

/// 占收入的60.6%，毛利率22.4%: how much of the whole it is, and a rate of its own. 复工率70%，未复工的占30% go together, and
/// so do 起诉率88.6%，不起诉的占11.4%.
fn tell_apart(text: &str, list: &[Claim], first: &Claim, second: &Claim) -> bool {
    let is_rate = |c: &Claim| c.has(Cue::Rate) && !c.has(Cue::Share);
    let is_share = |c: &Claim| c.has(Cue::Share) && !c.has(Cue::Rate);
    let denies = |c: &Claim| {
        let subject = c.subject.map(|id| &list[id.index()]);
        let denied = |c: &Claim| c.negated || c.before.of(text).contains(['不', '未', '没']);
        denied(c) || subject.is_some_and(denied)
    };
    let apart = is_rate(first) && is_share(second) || is_share(first) && is_rate(second);
    apart && !denies(first) && !denies(second)
}

fn bases_agree(text: &str, first: &Claim, second: &Claim) -> bool {
    match (first.base, second.base) {
        // 占亡人总数的50%，占总数的34.8%: which total is not said again.
        (Some(a), Some(b)) => {
            let (a, b) = (a.of(text), b.of(text));
            const BARE: [&str; 4] = ["总数", "总量", "总额", "全部"];
            a == b || BARE.contains(&b) && a.ends_with(b)
        }
        _ => true,
    }
}
