//! Whether a list names all the parts of its whole, by what it says itself.

use smallvec::SmallVec;

use super::agreement::{Agreement, agreement};
use super::apart::are_attained;
use super::cue::Cue;
use super::cut_across::cut_across;
use super::each::names_of_each;
use super::partitions;
use super::slip::one_digit_off;
use super::tables::{PARTITIONS, SPELT_WHOLES, TITLES, is_place};
use super::{Claim, Claims};
use crate::grammar::{Exact, HedgeKind, Kind, Value};
use crate::text::{Span, first_characters};

/// Whether the members' own words show that together they are the whole: the last is 其他 or
/// 其余, they name the classes of one division (城镇, 乡村), or something and its negation
/// (已开工, 未开工), or ages without a gap.
pub fn is_complete(text: &str, claims: &Claims, members: &[&Claim]) -> bool {
    let Some(last) = members.last() else {
        return false;
    };
    // 合格率98.35%；其中网购食品不合格率3%: of some of them.
    let is_of_some = |claim: &&Claim| claim.is_ratio() && claim.has(Cue::Part);
    if members.len() < 2 || !is_of_some(&members[0]) && members.iter().any(is_of_some) {
        return false;
    }
    let rest = |claim: &Claim| {
        let words = naming(text, claim);
        claim.has(Cue::Other)
            || claim.has(Cue::Remainder)
            || words.contains("其他")
            || words.contains("其它")
            || LAST_OF_RANKS.iter().any(|word| words.contains(word))
    };
    // 甲市15例，乙州3例，尚有15例住院治疗: of a whole that those before come to, what is left is told anew.
    if last.has(Cue::Remainder) && come_to_whole(claims, &members[..members.len() - 1]) {
        return false;
    }
    let shut_out = || !are_attained(text, members);
    let closes = || rest(last) && (!is_besides(text, last) || is_near_whole(claims, members));
    let is_told_out = (members.len() >= 3 && closes() && !is_told_on(text, members) && shut_out())
        || (is_one_and_rest(members)
            && (is_near_whole(claims, members) || exceed_whole(claims, members))
            && shut_out())
        || (names_a_partition(text, members)
            && shut_out()
            && !are_sexes_of_some(text, claims, members)
            && !are_titles_of_some(text, claims, members))
        || is_negation_pair(text, members)
        || ranges_have_no_gap(claims, members)
        || named_by_whole(text, claims, members)
        || announced(claims, members)
        || fills_bracket(text, claims, members);
    // 入围的90人中，男性40人，女性51人，最终录取30人: what shuts each other out comes to no more than the whole, whatever else is told.
    let is_too_much = || {
        last.whole.is_some() && names_a_partition(text, members) && exceed_whole(claims, members)
    };
    is_told_out
        && !names_some(text, members)
        && !leaves_rest_open(text, last)
        && (is_too_much() || !is_one_of_several_lists(text, claims, members))
}

/// 13座，其中3座为既有，其余10座为新建: what is not the one part told is the other.
fn is_one_and_rest(members: &[&Claim]) -> bool {
    let [first, last] = members else {
        return false;
    };
    first.has(Cue::Part) && last.has(Cue::Remainder) && first.whole.is_some()
}

/// Whether the members come to more than what they are parts of.
fn exceed_whole(claims: &Claims, members: &[&Claim]) -> bool {
    let sum = Exact::sum(members.iter().map(|member| member.number()));
    sum.zip(total_of(claims, members))
        .is_some_and(|(sum, total)| sum > total)
}

/// Whether the members come to just what they are parts of.
fn come_to_whole(claims: &Claims, members: &[&Claim]) -> bool {
    let sum = Exact::sum(members.iter().map(|member| member.number()));
    sum.is_some() && sum == total_of(claims, members)
}

/// What the figure says that the members are parts of.
fn total_of(claims: &Claims, members: &[&Claim]) -> Option<Exact> {
    let whole = members.first()?.whole?;
    claims.claims[whole.index()].number()
}

/// 另有86人签约待报到: what stands beside those told, or beside the whole.
fn is_besides(text: &str, last: &Claim) -> bool {
    const BESIDES: [&str; 2] = ["另有", "另外"];
    let words = last.before.of(text);
    BESIDES.iter().any(|word| words.contains(word))
}

/// Whether the members come to what they are parts of, or miss it by no more than a slip.
fn is_near_whole(claims: &Claims, members: &[&Claim]) -> bool {
    const PERCENT: i128 = 5;
    let parts: Option<SmallVec<[Exact; 8]>> = members.iter().map(|m| m.number()).collect();
    let (Some(total), Some(parts)) = (total_of(claims, members), parts) else {
        return false;
    };
    let gap = Exact::sum(parts.iter().copied().map(Some)).and_then(|sum| sum.subtract(total));
    let near = gap.and_then(|gap| gap.absolute().multiply(Exact::integer(100 / PERCENT)));
    near.is_some_and(|near| near <= total) || one_digit_off(total, &parts)
}

/// 集中安置8200人，分散安置2.3万人，其余已返家: a rest without a number says that there are more.
fn leaves_rest_open(text: &str, last: &Claim) -> bool {
    const RESTS: [&str; 5] = [",其余", ",其他", ",余下", ",剩下", ",其它"];
    const REACH: usize = 24;
    let behind = first_characters(&text[last.quantity.extent.end as usize..], REACH);
    let near = behind.split(['。', ';', '\n']).next().unwrap_or_default();
    RESTS.iter().any(|rest| near.contains(rest)) && !near.contains(|c: char| c.is_ascii_digit())
}

/// 包括醉酒驾驶5000起，二次酒驾600起: 包括 names some of them, unless 和 closes its list (包括134名男队员和298名女队员).
fn names_some(text: &str, members: &[&Claim]) -> bool {
    const CLOSING: [&str; 3] = ["和", "及", "以及"];
    let ([first, ..], [.., before, last]) = (members, members) else {
        return false;
    };
    let joins = before.words_to(last, text);
    naming(text, first).contains("包括") && !CLOSING.iter().any(|word| joins.ends_with(word))
}

/// 其中：县级医院1家，专科医院2家；乡镇卫生院73家、社区服务站35家, or 文科男生310人、女生96人；理科男生920人、女生324人: whether the whole has
/// other parts right beside the list, or one before it is named as the list's are. Classes of another sort (其中男30人、女20人，
/// 党员5人) leave the list what it is.
fn is_one_of_several_lists(text: &str, claims: &Claims, members: &[&Claim]) -> bool {
    let ([first, ..], [.., last]) = (members, members) else {
        return false;
    };
    let (from, to) = (claims.place_of(first), claims.place_of(last));
    let is_level = |c: &&Claim| c.is_level() && c.bracket == first.bracket && c.counts_like(first);
    let mut before = claims.claims[..from].iter().rev().take(NEIGHBOURS);
    let mut after = claims.claims[to + 1..].iter().take(NEIGHBOURS);
    // 3人危殆、2人严重、4人稳定，其余2人出院；分送两院的分别7人和4人: behind the rest, the whole is divided anew.
    let behind = after.find(is_level).filter(|_| !ends_list(text, last));
    let neighbours = [before.find(is_level), behind];
    let is_beside = |c: &Claim| c.sentence == first.sentence;
    let goes_with = |c: &Claim| !cut_across(text, &[members, &[c]].concat());
    // 90人，其中甲界40人、乙界30人、丙界20人，由1448名选委、19万名选民选出: what is more than the whole is no part of it.
    let total = total_of(claims, members);
    let is_less = |c: &Claim| c.number().zip(total).is_none_or(|(own, all)| own <= all);
    neighbours.into_iter().flatten().any(|c| match first.whole {
        Some(_) => c.whole == first.whole && is_beside(c) && is_less(c) && goes_with(c),
        None => {
            let names_alike = |m: &&Claim| {
                !m.label.is_empty()
                    && agreement(m.label.of(text), c.label.of(text)) == Agreement::Same
            };
            c.quantity.span.start < first.quantity.span.start
                && is_beside(c)
                && members.iter().any(names_alike)
        }
    })
}

/// Whether nothing of the same list comes behind a member: 其余2人, 无党籍2席.
pub fn ends_list(text: &str, member: &Claim) -> bool {
    member.has(Cue::Remainder) || member.label.of(text).contains("无党籍")
}

/// How many figures to either side of a list are looked at for one beside it.
const NEIGHBOURS: usize = 3;

/// 57例(云南41例，广东9例，四川4例，上海3例): a bracket behind a figure with nothing but places and theirs deals it out to
/// them, as long as neither 其中 nor 等 says that there are more.
fn fills_bracket(text: &str, claims: &Claims, members: &[&Claim]) -> bool {
    const FEWEST: usize = 3;
    let ([first, ..], [.., last]) = (members, members) else {
        return false;
    };
    let (Some(open), Some(whole)) = (first.bracket, first.whole) else {
        return false;
    };
    // 湖北108例，河北、上海各1例: of three places, two are told together.
    let named = |member: &&Claim| names_of_each(text, member).map_or(1, usize::from);
    let places: usize = members.iter().take(LONGEST).map(named).sum();
    if places < FEWEST || members.len() > LONGEST {
        return false;
    }
    let told = |member: &&Claim| {
        member.bracket == Some(open)
            && member.whole == Some(whole)
            && !member.has(Cue::Part)
            && !member.has(Cue::Per)
            && (names_place(member.label.of(text)) || named(member) > 1)
    };
    let begins = Span::new(open + 1, first.label.start.max(open + 1)).of(text);
    // Only so far is the end of the bracket looked for.
    const CHARACTERS: usize = 40;
    let mut rest = text[last.quantity.extent.end as usize..]
        .chars()
        .take(CHARACTERS);
    let mut closed_after = || rest.find(|c| matches!(c, ')' | '等'));
    claims.claims[whole.index()].quantity.extent.end <= open
        && begins.trim().is_empty()
        && members.iter().all(told)
        && closed_after() == Some(')')
}

/// 湖北, 湖北省.
fn names_place(label: &str) -> bool {
    is_place(label) || label.strip_suffix(['省', '市']).is_some_and(is_place)
}

/// What nothing comes behind in a list of ranks or parties: 厅级9人、处级25人、科级及以下28人.
const LAST_OF_RANKS: [&str; 3] = ["级及以下", "级以下", "无党籍"];

/// Whether some of the list are told together before it goes on: 抢险10.4万起，合计占七成；另外，救助5.4万起、其他4.0万起.
fn is_told_on(text: &str, members: &[&Claim]) -> bool {
    const ON: [&str; 3] = ["合计", "共计", "共占"];
    members.windows(2).take(LONGEST).any(|pair| {
        let between = pair[0].words_to(pair[1], text);
        ON.iter().any(|word| between.contains(word))
    })
}

/// How many members of a list are looked at for what breaks it off.
const LONGEST: usize = 64;

/// `资金516.2万元，实施项目3个。其中，…；…；…`: the figure before the list says how many members it has.
fn announced(claims: &Claims, members: &[&Claim]) -> bool {
    let Some(first) = members.first() else {
        return false;
    };
    let Some(whole) = first.whole else {
        return false;
    };
    if members.iter().any(|member| member.whole != Some(whole)) {
        return false;
    }
    let at = claims.place_of(first);
    let between = claims.claims.get(whole.index() + 1..at).unwrap_or(&[]);
    let Some(announcing) = between.last() else {
        return false;
    };
    let Value::Number(number) = announcing.quantity.value() else {
        return false;
    };
    announcing.quantity.kind == Kind::Count
        && announcing.quantity.hedge.is_none()
        && i128::try_from(members.len())
            .is_ok_and(|count| number.value.is_integer() && number.value.numerator() == count)
}

/// The words that name a member: what stands before and after its figure, or its subject's.
pub(super) fn naming<'a>(text: &'a str, claim: &Claim) -> &'a str {
    let span = Span::new(claim.before.start, claim.after.end);
    span.of(text)
}

/// 城镇就业率85%，农村就业率82%: each is a share of its own class, and they add up to nothing. 合格率 and 不合格率
/// do.
pub fn are_rates_of_their_own(text: &str, members: &[&Claim]) -> bool {
    let rate = |claim: &&Claim| claim.is_ratio() && claim.has(Cue::Rate) && !claim.has(Cue::Share);
    let denies = |claim: &&Claim| claim.negated || naming(text, claim).contains('不');
    members.iter().all(rate) && !members.iter().any(denies)
}

/// Whether figures are told of the classes of one division, or of something and its negation.
pub(in crate::claim) fn are_classes(text: &str, members: &[&Claim]) -> bool {
    names_a_partition(text, members) || is_negation_pair(text, members)
}

fn names_a_partition(text: &str, members: &[&Claim]) -> bool {
    let sized = PARTITIONS
        .iter()
        .any(|partition| partition.len() == members.len());
    // 省级以上65处，市级以上210处 hold each other; of a single one (大专及以上) 及 says that it is the last.
    let bands = |end: &str| {
        let ends = members.iter().filter(|m| m.label.of(text).ends_with(end));
        ends.count()
    };
    let hold_each_other = |end: &str, open: &str| bands(end) > usize::from(bands(open) == 1);
    sized
        && !hold_each_other("以上", "及以上")
        && !hold_each_other("以下", "及以下")
        && !members
            .iter()
            .any(|m| partitions::relates(m.label.of(text)))
        && partitions::divides(
            members
                .iter()
                .map(|m| [m.before.of(text), m.label.of(text)]),
        )
}

/// 代表团777人，其中女运动员298人、男运动员133人: men and women of a kind that the whole is not said to be of.
fn are_sexes_of_some(text: &str, claims: &Claims, members: &[&Claim]) -> bool {
    const KIND: usize = 2;
    let kind = |member: &&Claim| {
        let label = member.label.of(text);
        let kind = label.trim_start_matches(['男', '女']);
        (kind.len() < label.len()).then_some(kind.trim_start_matches('性'))
    };
    let [first, others @ ..] = members else {
        return false;
    };
    let (Some(kind_of_first), Some(whole)) = (kind(first), first.whole) else {
        return false;
    };
    let whole = &claims.claims[whole.index()];
    let named = [whole.label, whole.before].map(|words| words.of(text));
    kind_of_first.chars().count() >= KIND
        && others
            .iter()
            .all(|other| kind(other) == Some(kind_of_first))
        && !whole.label.is_empty()
        && !named.iter().any(|words| words.contains(kind_of_first))
}

/// 合作社500家，其中国家级示范社5家、省级20家、市级50家: most bear no such title. They are told out where the whole is said to bear them,
/// down to the last (市级以上示范社, 各级示范社), or is called as what bears the last (贫困县5个，其中省定贫困县1个), or the members come
/// near to it.
fn are_titles_of_some(text: &str, claims: &Claims, members: &[&Claim]) -> bool {
    let (Some(last), Some(whole)) = (
        members.last(),
        members.first().and_then(|member| member.whole),
    ) else {
        return false;
    };
    let whole = &claims.claims[whole.index()];
    let named = [whole.before, whole.label, whole.after].map(|words| words.of(text));
    let says = |words: &str| named.iter().any(|named| named.contains(words));
    let words = naming(text, last);
    let title = TITLES.iter().find(|title| words.contains(**title));
    // 全省共有贫困县62个，其中省定贫困县17个: the whole is called by what bears the title.
    let label = last.label.of(text);
    let noun = TITLES.iter().find_map(|title| label.strip_prefix(*title));
    let is_own = noun.is_some_and(|noun| !noun.is_empty() && whole.label.of(text).ends_with(noun));
    last.quantity.kind == Kind::Count
        && members.iter().any(|m| {
            ["国家", "国定"]
                .iter()
                .any(|word| naming(text, m).contains(word))
        })
        && !says("各级")
        && !title.is_some_and(|title| says(title))
        && !is_own
        && !is_near_whole(claims, members)
}

/// 风电、光伏新增装机…，其中风电…，光伏…: the name of the whole says what its parts are, and no others; so does 猪牛羊禽肉.
fn named_by_whole(text: &str, claims: &Claims, members: &[&Claim]) -> bool {
    const JOINTS: [char; 4] = ['、', '和', '与', '及'];
    let Some(whole) = members.first().and_then(|member| member.whole) else {
        return false;
    };
    if members.len() > LONGEST || members.iter().any(|m| m.whole != Some(whole)) {
        return false;
    }
    let words = claims.claims[whole.index()].before.of(text);
    let mut from: Option<usize> = None;
    let mut at = 0;
    for member in members {
        let label = member.label.of(text);
        let Some(stem) = stem_in(words, at, label, from.is_some()) else {
            return false;
        };
        from = from.or(Some(stem.start));
        at = stem.end;
        at += words[at..]
            .chars()
            .next()
            .filter(|c| JOINTS.contains(c))
            .map_or(0, char::len_utf8);
    }
    let Some(from) = from else {
        return false;
    };
    let listed = &words[from..at];
    let joined = listed.contains(JOINTS);
    let apart = !words[..from].ends_with(JOINTS)
        && !words[at..].starts_with(JOINTS)
        && !words[at..].starts_with('等');
    apart && !listed.ends_with(JOINTS) && (joined || SPELT_WHOLES.contains(&listed))
}

/// Where in `words`, from `at` on, the longest beginning of `label` stands; just there if `here`.
fn stem_in(words: &str, at: usize, label: &str, here: bool) -> Option<std::ops::Range<usize>> {
    const LONGEST_STEM: usize = 8;
    let rest = words.get(at..)?;
    let ends = label.char_indices().map(|(at, c)| at + c.len_utf8());
    let ends: SmallVec<[usize; LONGEST_STEM]> = ends.take(LONGEST_STEM).collect();
    let found = |end: usize| {
        let stem = &label[..end];
        match here {
            true => rest.starts_with(stem).then_some(0),
            false => rest.find(stem),
        }
    };
    ends.into_iter()
        .rev()
        .find_map(|end| found(end).map(|start| at + start..at + start + end))
}

/// 已复工32家，未开工14家: the second denies what the first says, in a word they share.
fn is_negation_pair(text: &str, members: &[&Claim]) -> bool {
    let &[first, second] = members else {
        return false;
    };
    let (said, denied) = without_shared_ending(first.label.of(text), second.label.of(text));
    let shared = denied.chars().any(|c| c != '未' && said.contains(c));
    second.negated
        && !first.negated
        && !is_named_with_not(text, first, second)
        && (shared || said.is_empty() && denied.is_empty())
}

/// 红色文化项目96个、非物质文化遗产项目103个: 非 begins a name of its own, and denies nothing of the other.
fn is_named_with_not(text: &str, first: &Claim, second: &Claim) -> bool {
    const NAME: usize = 2;
    let label = second.label;
    let behind = &text[second.quantity.extent.end as usize..];
    let name = match text[..label.start as usize].ends_with('非') {
        true => label.of(text),
        false => behind.strip_prefix('非').unwrap_or_default(),
    };
    let name = first_characters(name, NAME);
    !name.is_empty() && !first.label.of(text).contains(name)
}

/// Two labels less the word that both end in: 案件 says nothing of whether 行政非诉案件 denies 民商事案件.
fn without_shared_ending<'a>(a: &'a str, b: &'a str) -> (&'a str, &'a str) {
    let shared: usize = a
        .chars()
        .rev()
        .zip(b.chars().rev())
        .take_while(|(x, y)| x == y)
        .map(|(c, _)| c.len_utf8())
        .sum();
    if a[a.len() - shared..].chars().count() < 2 {
        return (a, b);
    }
    (&a[..a.len() - shared], &b[..b.len() - shared])
}

/// `0—14岁 … 15—64岁 … 65岁以上`: each range begins where the one before ended, the first at nothing or without a
/// start (30岁及以下), the last without end. Or the other way round: 超过100万人的2个，50万至100万人的4个，少于50万人的3个.
fn ranges_have_no_gap(claims: &Claims, members: &[&Claim]) -> bool {
    if members.len() > LONGEST {
        return false;
    }
    let ranges: Option<SmallVec<[Bounds; 8]>> =
        members.iter().map(|m| range_of(claims, m)).collect();
    ranges.is_some_and(|mut ranges| {
        if matches!(ranges.first(), Some((Some(_), None))) {
            ranges.reverse();
        }
        rise_without_gap(&ranges)
    })
}

/// What a class reaches from and to, as far as it is told.
type Bounds = (Option<i128>, Option<i128>);

fn rise_without_gap(ranges: &[Bounds]) -> bool {
    let mut next = 0..=0;
    for (index, (low, high)) in ranges.iter().enumerate() {
        match (*low, *high) {
            // 35岁以下 may mean that 35 is in the next class.
            (None, Some(high)) if index == 0 => next = high..=high + 1,
            (Some(low), Some(high)) if next.contains(&low) => next = high..=high + 1,
            (Some(low), None) => return next.contains(&low) && index + 1 == ranges.len(),
            _ => return false,
        }
    }
    false
}

/// The ages or the like that stand before a figure in its clause, the least and the greatest as far as they are told.
fn range_of(claims: &Claims, member: &Claim) -> Option<Bounds> {
    const NEAR: usize = 4;
    let at = claims.place_of(member);
    let told = claims.claims[at.saturating_sub(NEAR)..at]
        .iter()
        .rev()
        .find(|claim| {
            claim.clause == member.clause
                && matches!(
                    claim.quantity.kind,
                    Kind::Range | Kind::Duration | Kind::Count
                )
        })?;
    match told.quantity.value() {
        Value::Range(low, high) => Some((Some(low.value.floor()), Some(high.value.floor()))),
        Value::Number(number) => {
            let bound = Some(number.value.floor());
            let hedge = told.quantity.hedge.as_ref().map(|hedge| hedge.kind);
            // Another figure of what the member counts bounds nothing.
            if hedge.is_none() && told.quantity.unit == member.quantity.unit {
                return None;
            }
            let upwards = !matches!(hedge, Some(HedgeKind::AtMost | HedgeKind::Below));
            Some(if upwards {
                (bound, None)
            } else {
                (None, bound)
            })
        }
        _ => None,
    }
}
