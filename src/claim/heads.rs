//! Lists whose items each begin with the figure that counts, other figures behind it: 在校生1100人。高中310人，教师40人；初中790人，
//! 教师61人. They may be told in items, in sentences or in paragraphs, so that nothing but the sum shows where they end.

use smallvec::SmallVec;

use super::agreement::are_named_apart;
use super::complete::are_classes;
use super::cue::Cue;
use super::lines::make_parts;
use super::partitions::are_apart;
use super::slip::one_edit_off;
use super::ties::labels_look_alike;
use super::{Claim, ClaimId, Claims};
use crate::grammar::{Exact, Kind};
use crate::text::Text;

/// So many items make a list at most.
const MOST: usize = 24;
/// Of small numbers, too many are sums of each other by chance.
const LEAST_TOTAL: i128 = 10;
/// So many classes a division has at most.
const MOST_CLASSES: usize = 6;
/// A figure of fewer digits is one slip away from what would fit by chance.
const LEAST_DIGITS: usize = 4;

/// Makes the items that come to the figure before them its parts, and siblings of each other.
pub(super) fn tie(text: &Text, claims: &mut Claims) {
    for heads in heads(&text.normal, &claims.claims) {
        tie_items(text, claims, &heads.found);
    }
}

fn tie_items(text: &Text, claims: &mut Claims, heads: &[ClaimId]) {
    let mut told = 0;
    for at in 0..heads.len() {
        if at < told {
            continue;
        }
        let Some(items) = list_behind(&text.normal, &claims.claims, &heads[at..]) else {
            continue;
        };
        told = at + items.len();
        make_parts(&mut claims.claims, heads[at], &items);
    }
}

/// The figures that items begin with.
#[derive(Default)]
struct Heads {
    found: Vec<ClaimId>,
    /// Whether the item that is being read has its head.
    has_head: bool,
}

impl Heads {
    /// Goes on to the next figure, with which an item may begin.
    fn add(&mut self, claim: ClaimId, is_amount: bool, begins_item: bool) {
        self.has_head &= !begins_item;
        if is_amount && !self.has_head {
            self.has_head = true;
            self.found.push(claim);
        }
    }
}

/// The heads of items that marks part, and those of items that the change told of a head parts too.
fn heads(text: &str, list: &[Claim]) -> [Heads; 2] {
    let (mut at_marks, mut behind_changes) = (Heads::default(), Heads::default());
    let mut before: Option<&Claim> = None;
    for (at, claim) in list.iter().enumerate() {
        let at_mark = before.is_some_and(|before| begins_item(text, before, claim));
        let behind_change = before.is_some_and(|before| is_behind_change(before, claim));
        let (id, is_amount) = (ClaimId(at as u32), is_amount(claim));
        at_marks.add(id, is_amount, at_mark);
        behind_changes.add(id, is_amount, at_mark || behind_change);
        before = Some(claim);
    }
    [at_marks, behind_changes]
}

/// At a mark that parts items.
fn begins_item(text: &str, before: &Claim, claim: &Claim) -> bool {
    let is_parted = || {
        let between = before.words_to(claim, text);
        memchr::memchr2(b';', b':', between.as_bytes()).is_some()
    };
    before.sentence != claim.sentence
        || before.block != claim.block
        || claim.has(Cue::Part)
        || is_parted()
}

/// 第一产业18亿元，增长1.1%，第二产业217亿元: in the clause behind the change of the figure before.
fn is_behind_change(before: &Claim, claim: &Claim) -> bool {
    let is_told = before.is_change() || before.is_ratio();
    is_told && before.clause != claim.clause
}

fn is_amount(claim: &Claim) -> bool {
    const APART: [Cue; 5] = [Cue::Per, Cue::From, Cue::To, Cue::Compared, Cue::Remainder];
    claim.is_level()
        && claim.bracket.is_none()
        && claim.quantity.hedge.is_none()
        && claim.quantity.unit.is_some()
        && matches!(
            claim.quantity.kind,
            Kind::Count | Kind::Money | Kind::Measure
        )
        && !APART.iter().any(|cue| claim.has(*cue))
}

/// The items behind the first head that come to just what it says, or would but for one slip, where they are the classes of one
/// division.
fn list_behind(text: &str, list: &[Claim], heads: &[ClaimId]) -> Option<SmallVec<[ClaimId; 8]>> {
    let (whole, behind) = heads.split_first()?;
    let total = &list[whole.index()];
    // Few figures are followed by one that could be their part.
    let first = &list[behind.first()?.index()];
    if !first.counts_like(total) || first.section != total.section {
        return None;
    }
    let wanted = total.number()?;
    // 甲队30人。乙队10人。丙队20人: without 其中, a figure that is named as they are is one of them, and not their total.
    let opened = first.has(Cue::Part);
    // 已解决64件；正在解决38件；已列入计划21件；已说明5件: the first of several items is not what the others come to.
    let is_announced = || opened || total.words_to(first, text).contains(':');
    if wanted < Exact::integer(LEAST_TOTAL) || first.sentence == total.sentence && !is_announced() {
        return None;
    }
    let mut items: SmallVec<[ClaimId; 8]> = SmallVec::new();
    let mut sum = Exact::ZERO;
    let mut slipped = None;
    let goes_on = |id: &ClaimId| may_go_on(text, list, (*whole, total, opened), &list[id.index()]);
    for (at, id) in behind.iter().take(MOST).enumerate() {
        let item = &list[id.index()];
        if item.whole.is_some_and(|own| items.contains(&own)) {
            continue;
        }
        if !goes_on(id) {
            return slipped;
        }
        sum = sum.add(item.number()?)?;
        items.push(*id);
        if sum == wanted {
            // One more in the same sentence, and the list is longer than its sum: one of them is wrong.
            let is_next = |next: &&ClaimId| list[next.index()].sentence == item.sentence;
            let next = behind.get(at + 1).filter(is_next);
            let ends = !next.is_some_and(goes_on);
            return (ends && is_told_alike(text, list, &items)).then_some(items);
        }
        if slipped.is_none() && are_classes_but_for_a_slip(text, list, wanted, &items) {
            slipped = Some(items.clone());
        }
        let may_be_classes = items.len() < MOST_CLASSES && total.quantity.hedge.is_none();
        if sum > wanted && !may_be_classes {
            break;
        }
    }
    slipped
}

/// 国有企业利润总额3258.6亿元。中央企业2184.2亿元。地方国有企业1047.4亿元: whether the items are all classes of one division, and one
/// slip keeps them from coming to the total.
fn are_classes_but_for_a_slip(text: &str, list: &[Claim], total: Exact, items: &[ClaimId]) -> bool {
    if !(2..=MOST_CLASSES).contains(&items.len()) {
        return false;
    }
    let members: SmallVec<[&Claim; 8]> = items.iter().map(|id| &list[id.index()]).collect();
    // Few figures are told of classes.
    let words = members.iter().take(2);
    if !are_apart(words.map(|m| [m.before.of(text), m.label.of(text)])) {
        return false;
    }
    let parts: Option<SmallVec<[Exact; 8]>> = members.iter().map(|m| m.number()).collect();
    parts.is_some_and(|parts| one_edit_off(total, &parts, LEAST_DIGITS))
        && are_classes(text, &members)
}

/// Whether a figure may be an item of a list of the whole.
fn may_go_on(
    text: &str,
    list: &[Claim],
    (whole, total, opened): (ClaimId, &Claim, bool),
    item: &Claim,
) -> bool {
    let (name, own) = (total.label.of(text), item.label.of(text));
    let is_general = || {
        opened
            || total.has(Cue::Total)
            || name.starts_with(['全', '共', '总'])
            || name.contains('各')
    };
    item.counts_like(total)
        && item.section == total.section
        && item.negated == total.negated
        && !own.is_empty()
        && !item.has(Cue::Total)
        && item
            .whole
            .is_none_or(|of| of == whole || list[of.index()].whole == Some(whole))
        && (is_general() || !are_named_apart(name, own) && !are_short_and_alike(name, own))
}

/// 甲队 and 乙队
fn are_short_and_alike(first: &str, second: &str) -> bool {
    const SHORT: usize = 3;
    let is_short = |name: &str| name.chars().count() <= SHORT;
    let last = |name: &str| name.chars().next_back();
    is_short(first) && is_short(second) && last(first) == last(second)
}

/// Two items that come to a figure before them are a list only where they are named alike.
fn is_told_alike(text: &str, list: &[Claim], items: &[ClaimId]) -> bool {
    let claim = |id: &ClaimId| &list[id.index()];
    match items {
        [] | [_] => false,
        [first, second] => labels_look_alike(text, claim(first), claim(second)),
        _ => true,
    }
}
