//! Figures that are no part of another, whatever stands before them.

use crate::claim::Claim;
use crate::grammar::{Dimension, Grammar, Kind};

/// Whether the figure is so much per something (公斤/公顷) or so many degrees, which do not add up.
pub(super) fn is_intensive(grammar: &Grammar, claim: &Claim) -> bool {
    let dimension = claim.quantity.unit.map(|unit| grammar.unit(unit).dimension);
    matches!(
        dimension,
        Some(Dimension::Quotient | Dimension::Temperature)
    )
}

/// 居前5位的省份, 获派首三个志愿学校: the figure counts places of a ranking; it has no parts, and no share is said of it.
pub(super) fn is_rank(text: &str, claim: &Claim) -> bool {
    const NO_RANK: [&str; 8] = [
        "此前", "之前", "目前", "当前", "以前", "日前", "年前", "节前",
    ];
    let before = claim.before.of(text);
    before.ends_with(['前', '首'])
        && claim.quantity.kind == Kind::Count
        && !NO_RANK.iter().any(|word| before.ends_with(word))
}

/// 控制在限额37.6亿元以内: a bound is no part of what it bounds.
pub(super) fn is_limit(text: &str, claim: &Claim) -> bool {
    claim.quantity.hedge.is_some() && claim.before.of(text).contains("控制在")
}

/// 基金收入229亿元，其中统筹基金收入166亿元；基金支出178亿元: what is spent is no part of what comes in.
pub(super) fn is_contrary(text: &str, whole: &Claim, claim: &Claim) -> bool {
    let (of, own) = (whole.label.of(text), claim.label.of(text));
    own.ends_with("支出") && of.ends_with("收入") || own.ends_with("收入") && of.ends_with("支出")
}

/// 其中53人当场死亡、10人获救，后1人不治: what came of it later is told of those before.
pub(super) fn is_told_of_later(text: &str, claim: &Claim) -> bool {
    const LATER: [&str; 8] = [
        "后",
        "后有",
        "后又有",
        "随后",
        "随后有",
        "此后",
        "后来",
        "之后",
    ];
    let words = claim.before.of(text);
    let own = words.rsplit(['、', ',', ';']).next().unwrap_or(words);
    LATER.contains(&own.trim())
}
