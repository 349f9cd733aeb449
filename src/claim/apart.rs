//! Whether the parts of a whole shut each other out, by their own words: then they can't come to more than it.

use std::cmp::Ordering;

use smallvec::SmallVec;

use super::cut_across::cut_across;
use super::orders;
use super::partitions;
use super::tables::{
    ATTAINMENTS, CITIES, COUNTRIES, CROPS, DOINGS, FIELDS, HELD, HOLDERS, NOT_ATTAINMENTS,
    NOT_NAMES, NOT_PLACES, NUMBERS_OF_KINDS, OVER_KINDS, OVERLAPS, TIMES_OF_STOCKS, TITLES,
    is_place,
};
use super::{Claim, Claims};
use crate::grammar::{Exact, HedgeKind, Value};
use crate::text::{Span, floor_boundary, last_characters};

/// How many members of a list are looked at.
const LONGEST: usize = 64;

/// Whether the members' words show that what is in one of them is in no other: they name places, classes of one division,
/// kinds of one order, bands of a measure, or are numbered. 手机网民 and 农村网民 may be the same people.
pub fn shut_each_other_out(text: &str, claims: &Claims, members: &[&Claim]) -> bool {
    if !(2..=LONGEST).contains(&members.len())
        || are_attained(text, members)
        || cut_across(text, members)
        || members.iter().any(|member| is_stock(text, member))
    {
        return false;
    }
    // 示范村50个，其中省级20个、市级48个: one of the province may be one of its city too.
    let is_titled = |member: &&Claim| {
        let words = own_words(text, member);
        counts_holders(text, member) && TITLES.iter().any(|title| holds(&words, title))
    };
    if members.iter().any(is_titled) || says_they_overlap(text, members) {
        return false;
    }
    // 确权农户900户，其中水田760户、旱地620户: a household has one and the other.
    let has_land = |member: &&Claim| {
        let words = own_words(text, member);
        counts_holders(text, member) && FIELDS.iter().any(|field| holds(&words, field))
    };
    are_places(text, members)
        || are_numbered(text, members)
        || !members.iter().any(has_land) && are_of_kinds(text, claims, members)
}

/// Whether they name kinds, ages or bands of which one is none of the others.
fn are_of_kinds(text: &str, claims: &Claims, members: &[&Claim]) -> bool {
    are_of_one_order(text, members)
        || are_crops(text, claims, members)
        || partitions::are_apart(members.iter().map(|member| own_words(text, member)))
        || are_ages(text, members)
        || are_bands(claims, members)
}

/// 7人获省级奖，5人获国家级奖: whether some member is told by what it did or underwent, behind its figure: the same may have
/// done the other too.
pub(super) fn are_attained(text: &str, members: &[&Claim]) -> bool {
    let attained = |member: &&Claim| {
        let label = member.label.of(text);
        let holds = |words: &[&str]| words.iter().any(|word| label.contains(word));
        member.is_named_behind() && holds(ATTAINMENTS) && !holds(NOT_ATTAINMENTS)
    };
    members.iter().take(LONGEST).any(attained)
}

/// The words of the member's own item before its figure, and its label; where it has none, what is said behind it.
fn own_words<'a>(text: &'a str, member: &Claim) -> [&'a str; 2] {
    let before = member.before.of(text);
    let own = before
        .rsplit(['、', ',', ';', ':'])
        .next()
        .unwrap_or(before);
    let label = member.label.of(text);
    if !label.is_empty() {
        return [own, label];
    }
    // 其中73席为区域
    let behind = member.after.of(text);
    let behind = behind.split(['、', ',', ';', '。']).next();
    let behind = behind.unwrap_or_default();
    [own, behind.trim_start_matches(['为', '是', '系'])]
}

fn is_stock(text: &str, member: &Claim) -> bool {
    let words = own_words(text, member);
    TIMES_OF_STOCKS
        .iter()
        .any(|time| words.iter().any(|words| words.contains(time)))
}

/// 上海3例、广东2例; 来自甲县的3人、来自乙县的2人.
fn are_places(text: &str, members: &[&Claim]) -> bool {
    const FROM: [&str; 4] = ["来自", "位于", "分布在", "在"];
    const ENDS: [char; 12] = [
        '国', '省', '市', '县', '区', '镇', '乡', '村', '州', '旗', '盟', '街',
    ];
    // 来自农村的 and 来自贫困地区的 are no places.
    const GENERAL: [&str; 8] = [
        "农村", "乡村", "城市", "外国", "全国", "地区", "山区", "牧区",
    ];
    let is_listed = |place: &&str| is_place(place) || is_known(place);
    let named = |member: &&Claim| {
        let label = member.label.of(text);
        let stem = FROM.iter().find_map(|from| label.strip_prefix(from));
        let place = stem.map_or(label, |stem| stem.trim_end_matches('的'));
        let ends = stem.is_some() && place.ends_with(ENDS);
        let is_general = GENERAL.iter().any(|word| place.ends_with(word));
        let is_named = is_listed(&place) || is_named_as_place(text, member, place);
        (is_named || ends && !is_general).then_some(place)
    };
    let places: Option<SmallVec<[&str; 8]>> = members.iter().map(named).collect();
    // 恩施州 has 利川市 in it, 延边州 敦化市.
    let last = |place: &&str| place.chars().next_back();
    let of_one_level = |places: &[&str]| {
        places.iter().all(is_listed) || places.iter().all(|place| last(place) == last(&places[0]))
    };
    places.is_some_and(|places| are_distinct(&places) && of_one_level(&places))
}

/// 宫城县743人: what ends as the name of a place does. 重点县30个 counts the places themselves, which may be of several sorts.
fn is_named_as_place(text: &str, member: &Claim, name: &str) -> bool {
    const ENDS: [char; 4] = ['市', '县', '镇', '乡'];
    // 支援武汉市80人，荆州市60人, 到过丽江市: what one did there, another place does not shut out.
    const GOING: [char; 16] = [
        '去', '到', '往', '途', '经', '援', '愿', '想', '问', '访', '寄', '赴', '察', '游', '过',
        '抵',
    ];
    const NAME: usize = 3;
    let two = last_characters(name, 2);
    let mut characters = name.chars().rev();
    characters.next().is_some_and(|end| ENDS.contains(&end))
        && characters.next().is_some_and(|c| !NOT_NAMES.contains(&c))
        && name.chars().nth(NAME - 1).is_some()
        && name.chars().nth(NAME + 2).is_none()
        && !NOT_PLACES.contains(&two)
        && !member.before.of(text).contains(GOING)
        && !name.contains(GOING)
        && !member.quantity.span.of(text).ends_with('个')
}

/// 台南, 巴西, 香港特区, 印度籍.
fn is_known(name: &str) -> bool {
    const TAILS: [&str; 6] = ["特别行政区", "特区", "地区", "省", "市", "籍"];
    let stem = TAILS.iter().find_map(|tail| name.strip_suffix(tail));
    let is_listed = |name: &str| CITIES.iter().chain(COUNTRIES).any(|known| *known == name);
    is_listed(name) || stem.is_some_and(|stem| is_listed(stem) || is_place(stem))
}

fn are_distinct(names: &[&str]) -> bool {
    names
        .iter()
        .enumerate()
        .all(|(at, name)| !names[..at].contains(name))
}

/// 一班30人、二班32人: labels that are the same but for one number or the like.
fn are_numbered(text: &str, members: &[&Claim]) -> bool {
    let labels = members.iter().map(|member| member.label.of(text));
    let labels: SmallVec<[SmallVec<[char; 12]>; 8]> = labels
        .map(|label| label.chars().take(24).collect())
        .collect();
    let Some((first, rest)) = labels.split_first() else {
        return false;
    };
    let differing = |other: &SmallVec<[char; 12]>| {
        let mut places = (0..first.len()).filter(|at| other.get(*at) != first.get(*at));
        let at = places.next()?;
        (other.len() == first.len() && places.next().is_none()).then_some(at)
    };
    let Some(at) = rest.first().and_then(differing) else {
        return false;
    };
    let is_number = |label: &SmallVec<[char; 12]>| NUMBERS_OF_KINDS.contains(label[at]);
    let distinct = || {
        let mut told: SmallVec<[char; 8]> = labels.iter().map(|label| label[at]).collect();
        told.sort_unstable();
        told.windows(2).all(|pair| pair[0] != pair[1])
    };
    rest.iter().all(|label| differing(label) == Some(at))
        && labels.iter().all(is_number)
        && distinct()
}

/// Whether some row of [`KINDS`] or [`RANKS`] has a name for each member, none of them that of another.
fn are_of_one_order(text: &str, members: &[&Claim]) -> bool {
    let words: SmallVec<[[&str; 2]; 8]> = members.iter().map(|m| own_words(text, m)).collect();
    let reaches_over = |word: &&str| words.iter().any(|words| holds(words, word));
    if OVER_KINDS.iter().any(reaches_over) || tells_of_doings(&words) {
        return false;
    }
    let is_open = words.iter().any(|words| open_end(words).is_some());
    let is_held = |row: &[&str]| row.first().is_some_and(|first| HELD.contains(first));
    let by_holders = members.iter().any(|member| counts_holders(text, member));
    let mut rows = orders::of_all(&words).filter(|(_, row)| !by_holders || !is_held(row));
    rows.any(|(is_rank, row)| {
        let places = || places_in(row, &words);
        match is_open {
            true => is_rank && places().is_some_and(|places| ends_are_outermost(&words, &places)),
            false => places().is_some(),
        }
    })
}

/// 出土铜器的15座、出土玉器的8座: what both can have.
fn tells_of_doings(words: &[[&str; 2]]) -> bool {
    let mut said = words.iter().map(|[before, _]| before);
    said.any(|before| DOINGS.iter().any(|doing| before.contains(doing)))
}

/// 刑事120人、民事80人，10人两边兼任.
fn says_they_overlap(text: &str, members: &[&Claim]) -> bool {
    const LONGEST_LIST: usize = 600;
    const REACH: usize = 90;
    let (Some(first), Some(last)) = (members.first(), members.last()) else {
        return false;
    };
    let end = last.quantity.extent.end as usize;
    let from = (first.quantity.extent.start as usize).max(end.saturating_sub(LONGEST_LIST));
    let list = &text[floor_boundary(text, from).min(end)..end];
    let behind = &text[end..floor_boundary(text, end + REACH)];
    let behind = behind.split(['。', '\n']).next().unwrap_or_default();
    let says = |words: &str| OVERLAPS.iter().any(|word| words.contains(word));
    says(list) || says(behind)
}

/// Whether households, firms, accidents or places are counted, which have and do several things.
fn counts_holders(text: &str, member: &Claim) -> bool {
    let counted = member.quantity.span.of(text);
    HOLDERS.iter().any(|unit| counted.ends_with(unit))
}

/// 小麦700吨、玉米600吨. What is grown on 耕地900亩 may be both, one after the other.
fn are_crops(text: &str, claims: &Claims, members: &[&Claim]) -> bool {
    let of_fields = |member: &&Claim| {
        let whole = member.whole.and_then(|id| claims.claims.get(id.index()));
        let words = whole.map_or(["", ""], |whole| own_words(text, whole));
        FIELDS.iter().any(|field| holds(&words, field))
    };
    let words: SmallVec<[[&str; 2]; 8]> = members.iter().map(|m| own_words(text, m)).collect();
    let by_holders = members.iter().any(|member| counts_holders(text, member));
    !by_holders && !members.iter().any(of_fields) && places_in(CROPS, &words).is_some()
}

/// Whether two names are of kinds that shut each other out: 小学 and 初中.
pub(super) fn are_of_two_kinds(first: &str, second: &str) -> bool {
    let words = [[first, ""], [second, ""]];
    let is_plain = |words: &[&str; 2]| {
        open_end(words).is_none() && !OVER_KINDS.iter().any(|word| holds(words, word))
    };
    orders::shared(first, second).any(|row| places_in(row, &words).is_some())
        && words.iter().all(is_plain)
}

/// Which kinds of a row each member names, as bits, if each names some that no other does.
fn places_in(row: &[&str], words: &[[&str; 2]]) -> Option<SmallVec<[u64; 8]>> {
    let mut taken = 0u64;
    let named = |words: &[&str; 2]| {
        let named = (0..)
            .zip(row)
            .filter(|(_, kind)| words.iter().any(|words| names(words, kind, row)));
        let named = named.fold(0u64, |all, (at, _)| all | 1 << at);
        let is_new = named != 0 && taken & named == 0;
        taken |= named;
        is_new.then_some(named)
    };
    words.iter().map(named).collect()
}

/// Whether words name a kind of a row: one of its spellings stands in them, and not only inside a longer one of the row.
fn names(words: &str, kind: &str, row: &[&str]) -> bool {
    kind.split('|').any(|spelling| {
        if spelling.chars().nth(1).is_none() {
            return words == spelling;
        }
        let longer = || {
            row.iter()
                .flat_map(|kind| kind.split('|'))
                .filter(|other| other.len() > spelling.len())
        };
        words.match_indices(spelling).any(|(at, _)| {
            let covers = |other: &str| {
                other.match_indices(spelling).any(|(before, _)| {
                    let start = at.checked_sub(before);
                    start.is_some_and(|start| {
                        words.get(start..).is_some_and(|w| w.starts_with(other))
                    })
                })
            };
            !longer().any(covers)
        })
    })
}

/// 本科以上, 科级及以下: which way from its own kind a member reaches.
fn open_end(words: &[&str; 2]) -> Option<Ordering> {
    // 规模以上 is no rank.
    const ONE_BOUND: [&str; 2] = ["规模", "限额"];
    const ENDS: [(&str, Ordering); 2] = [("以上", Ordering::Greater), ("以下", Ordering::Less)];
    let reaches = |words: &str, end: &str| {
        let mut found = words.match_indices(end);
        found.any(|(at, _)| !ONE_BOUND.iter().any(|one| words[..at].ends_with(one)))
    };
    let end = ENDS
        .iter()
        .find(|(end, _)| words.iter().any(|words| reaches(words, end)));
    end.map(|(_, way)| *way)
}

/// Whether no member stands where another reaches: above all others with 以上, below them with 以下.
fn ends_are_outermost(words: &[[&str; 2]], places: &[u64]) -> bool {
    words.iter().zip(places).all(|(words, own)| {
        let mut others = places.iter().filter(|place| *place != own);
        match open_end(words) {
            Some(Ordering::Greater) => others.all(|other| other < own),
            Some(_) => others.all(|other| other > own),
            None => true,
        }
    })
}

fn holds(words: &[&str; 2], kind: &str) -> bool {
    words.iter().any(|words| words.contains(kind))
}

/// 14岁以上不满16岁的8人，16岁以上不满18岁的9人.
fn are_ages(text: &str, members: &[&Claim]) -> bool {
    const BETWEEN: [&str; 6] = ["不满", "未满", "至", "-", "—", "~"];
    const REACH: u32 = 48;
    let item = |member: &&Claim| {
        let end = member.quantity.extent.start;
        let from = floor_boundary(text, end.saturating_sub(REACH) as usize) as u32;
        let item = Span::new(from, end).of(text);
        let item = item.rsplit([',', '、', ';', '。', ':']).next()?;
        let is_bounded = BETWEEN.iter().any(|word| item.contains(word));
        (item.contains('岁') && is_bounded).then_some(item)
    };
    let items: Option<SmallVec<[&str; 8]>> = members.iter().map(item).collect();
    items.is_some_and(|items| are_distinct(&items))
}

/// From and to where a band reaches, as far as it is told.
type Band = (Option<Exact>, Option<Exact>);

/// 在65%以上的有8个，在60%—65%之间的有6个，在60%以下的有7个.
fn are_bands(claims: &Claims, members: &[&Claim]) -> bool {
    let bands: Option<SmallVec<[Band; 8]>> = members.iter().map(|m| band_of(claims, m)).collect();
    bands.is_some_and(|mut bands| {
        bands.sort_unstable_by_key(|(low, _)| *low);
        bands
            .windows(2)
            .all(|pair| matches!((pair[0].1, pair[1].0), (Some(high), Some(low)) if high <= low))
    })
}

/// The band that the figure before the member in its clause tells.
fn band_of(claims: &Claims, member: &Claim) -> Option<Band> {
    let told = claims.claims[..claims.place_of(member)]
        .last()
        .filter(|told| told.clause == member.clause && !told.counts_like(member))?;
    match told.quantity.value() {
        Value::Range(low, high) => Some((Some(low.value), Some(high.value))),
        Value::Number(number) => match told.quantity.hedge.as_ref()?.kind {
            HedgeKind::AtLeast | HedgeKind::Above => Some((Some(number.value), None)),
            HedgeKind::AtMost | HedgeKind::Below => Some((None, Some(number.value))),
            _ => None,
        },
        _ => None,
    }
}
