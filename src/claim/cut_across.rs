//! Whether what a list names may overlap, by what it says itself: 妇女 and 党员, 各1例, 百兆以上 and 千兆以上.

use smallvec::SmallVec;

use super::complete::naming;
use super::each::names_of_each;
use super::tables::go_down;
use super::{Claim, traits};
use crate::text::last_characters;

/// Whether the members' words name traits that cut across each other (妇女, 党员, 少数民族): then
/// they may be more than their whole together.
pub fn cut_across(text: &str, members: &[&Claim]) -> bool {
    let named = || {
        members
            .iter()
            .map(|member| traits::named(naming(text, member)))
    };
    let mut rows = named().filter_map(|traits| traits.first);
    let first = rows.next();
    members.len() > 1
        && (deals_out(text, members)
            || are_opened_apart(text, members)
            || rows.any(|row| Some(row) != first)
            || named().any(|traits| traits.overlapping)
            || are_thresholds(text, members)
            || are_nested(text, members))
}

/// 6个地市中的25个县区、175个沿海乡镇: each is one of those that the one before has.
fn are_nested(text: &str, members: &[&Claim]) -> bool {
    let name = |member: &&Claim| member.label.of(text).trim_end_matches(['中', '内', '里']);
    let names: SmallVec<[&str; 8]> = members.iter().map(name).collect();
    go_down(&names)
}

/// 其中男性30人；其中党员40人: each 其中 may tell of the whole anew.
fn are_opened_apart(text: &str, members: &[&Claim]) -> bool {
    let opened = members
        .iter()
        .filter(|m| m.before.of(text).contains("其中"));
    opened.take(2).count() > 1
}

/// 东县4家，西部各县各1家: one figure stands for several, of which it is not known how many.
pub fn deals_out(text: &str, members: &[&Claim]) -> bool {
    const EACH: [&str; 3] = ["各", "各占", "各有"];
    let each = |member: &&Claim| {
        let before = &text[..member.quantity.extent.start as usize];
        EACH.iter().any(|word| before.ends_with(word)) && names_of_each(text, member).is_none()
    };
    members.iter().any(each)
}

/// 百兆以上6.6亿户，千兆以上2.4亿户: what lies above the higher bound lies above the lower one too.
fn are_thresholds(text: &str, members: &[&Claim]) -> bool {
    const BOUNDS: [&str; 2] = ["以上", "以下"];
    // 规模以上工业, 限额以上批发业: every trade has those above the one bound.
    const ONE_BOUND: [&str; 2] = ["规模", "限额"];
    // 14岁以上不满16岁 has two bounds.
    const OTHER_END: [char; 3] = ['不', '未', '至'];
    let is_bound = |words: &str, bound: &str| {
        let mut found = words.match_indices(bound);
        found.any(|(at, _)| {
            let ends_above = words[at + bound.len()..].starts_with(OTHER_END);
            !ends_above && !ONE_BOUND.iter().any(|one| words[..at].ends_with(one))
        })
    };
    let above = members
        .iter()
        .filter(|member| follows_threshold(text, member));
    above.count() > 1
        || BOUNDS.iter().any(|bound| {
            let says = |member: &&&Claim| {
                let words = [member.before, member.label];
                let figure_before = text[..member.before.start as usize].ends_with(bound);
                figure_before || words.iter().any(|words| is_bound(words.of(text), bound))
            };
            members.iter().filter(says).nth(1).is_some()
        })
}

/// 超过3000平方公里的370条: whether the figure right before the words of a member is one to be exceeded.
fn follows_threshold(text: &str, member: &Claim) -> bool {
    const EXCEEDING: [&str; 3] = ["超过", "大于", "高于"];
    const REACH: usize = 17;
    let said = last_characters(&text[..member.before.start as usize], REACH);
    let clause = said.rsplit([',', '、', ';', '。']).next();
    let clause = clause.unwrap_or_default();
    clause.ends_with(|c: char| !c.is_ascii_digit())
        && EXCEEDING.iter().any(|word| clause.contains(word))
        && member.before.of(text).starts_with('的')
}
