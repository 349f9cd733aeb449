//! What a share says itself that it is a share of.

use super::Context;
use crate::claim::{ALL_HEADS, Claim};

/// Whether a base of its own is said of a share: 占全部金牌的15%, and not 占总数的 nor 占火灾总数的, which is
/// all that is told of. 出口11万亿元，占出口总值的63% is of more exports than these.
pub(in crate::check) fn names_base(context: &Context<'_>, share: &Claim) -> bool {
    let text = context.text.normal.as_str();
    let Some(words) = share.base.map(|base| base.of(text)) else {
        return false;
    };
    let name = strip_total(words);
    let own = || share.subject.map(|id| context.claim(id).label.of(text));
    !name.is_empty()
        && (!words.contains('总')
            || own() == Some(name)
            || is_beside_other_base(context, share, name))
}

/// 出口10万亿元，占出口总额的60.9%；进口8万亿元，占进口总额的62.7%: shares of one sentence that each name another base.
fn is_beside_other_base(context: &Context<'_>, share: &Claim, name: &str) -> bool {
    const REACH: usize = 8;
    let list = &context.claims.claims;
    let text = context.text.normal.as_str();
    let at = context.claims.place_of(share);
    let near = &list[at.saturating_sub(REACH)..(at + REACH).min(list.len())];
    near.iter().any(|other| {
        let base = other.base.filter(|_| other.sentence == share.sentence);
        let other = base.map(|base| strip_total(base.of(text)));
        other.is_some_and(|other| !other.is_empty() && other != name)
    })
}

/// Words without 总数, 全部 and the like, which say no more than that there is a whole.
pub(in crate::check) fn strip_total(words: &str) -> &str {
    const TAILS: &[&str] = &[
        "总数",
        "总量",
        "总额",
        "总值",
        "总人数",
        "总人次",
        "总户数",
        "总件数",
        "总起数",
        "总次数",
        "总金额",
        "金额",
        "总体",
        "整体",
        "总和",
        "合计",
        "总规模",
        "规模",
        "总",
        "全部",
        "数量",
    ];
    // Of these something must be left.
    const OF_SOMETHING: [&str; 2] = ["总产量", "总产"];
    let mut rest = words;
    for tail in TAILS {
        rest = rest.strip_suffix(tail).unwrap_or(rest);
    }
    for tail in OF_SOMETHING {
        rest = rest
            .strip_suffix(tail)
            .filter(|rest| !rest.is_empty())
            .unwrap_or(rest);
    }
    for head in ALL_HEADS {
        match rest.strip_prefix(head) {
            Some("") => {}
            Some(stripped) => rest = stripped,
            None => {}
        }
    }
    // 全县有女党员
    if rest.len() < words.len() {
        rest = rest.strip_prefix('有').unwrap_or(rest);
    }
    rest = strip_count(rest);
    if matches!(rest, "同期" | "所有" | "其" | "全年") {
        ""
    } else {
        rest
    }
}

/// Whether words begin by saying that all of something is meant: 全市常住人口.
pub(in crate::check) fn tells_of_all(words: &str) -> bool {
    ALL_HEADS.iter().any(|head| words.starts_with(head))
}

/// 审结 of 审结数, 监测 of 监测户数.
fn strip_count(words: &str) -> &str {
    const COUNTS: [&str; 7] = ["人数", "户数", "件数", "家数", "起数", "次数", "数"];
    const NAME: usize = 2;
    let stem = COUNTS.iter().find_map(|count| words.strip_suffix(count));
    stem.filter(|stem| stem.chars().count() >= NAME)
        .unwrap_or(words)
}
