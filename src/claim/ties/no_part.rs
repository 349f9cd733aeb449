//! Figures that are no part of another, whatever stands before them.

use super::back;
use super::whole::is_less;
use crate::claim::Claim;
use crate::claim::context::is_han;
use crate::claim::cue::Cue;
use crate::claim::partitions::are_parted;
use crate::claim::tables::no_parts::{
    CAPACITIES, CONTRARY, DENIALS, EVEN, LATER, OUTSIDE, PEAKS, STATES, STOCKS,
};
use crate::grammar::{Dimension, Grammar, HedgeKind, Kind, Value};

/// Whether the figure is so much per something (公斤/公顷) or so many degrees, which do not add up.
pub(super) fn is_intensive(grammar: &Grammar, claim: &Claim) -> bool {
    let dimension = claim.quantity.unit.map(|unit| grammar.unit(unit).dimension);
    matches!(
        dimension,
        Some(Dimension::Quotient | Dimension::Temperature)
    )
}

/// 7纳米制程占14%, 10英寸屏占40%: the measure is the name of what is counted, and no amount.
pub(super) fn is_size(text: &str, claim: &Claim) -> bool {
    const UNITS: [&str; 6] = ["纳米", "奈米", "nm", "英寸", "英吋", "吋"];
    let written = claim.quantity.span.of(text);
    claim.quantity.kind == Kind::Measure && UNITS.iter().any(|unit| written.ends_with(unit))
}

/// 价格指数为107.68点，其中长材指数113.4点: indices are means, and one of those that make one up can well be higher.
pub(super) fn is_index(text: &str, claim: &Claim) -> bool {
    const UNITS: [&str; 2] = ["点", "點"];
    let written = claim.quantity.span.of(text);
    let is_bare = claim.quantity.unit.is_none() && claim.quantity.kind == Kind::Number;
    let named = [claim.label, claim.before].map(|words| words.of(text));
    (is_bare || UNITS.iter().any(|unit| written.ends_with(unit)))
        && named.iter().any(|words| words.contains("指数"))
}

/// 三分球4中1, 最高的达963:1, 8个指数6升2平: the figure is a term of a score or a ratio, or tells how many rose, fell and stayed.
pub(super) fn is_term(text: &str, claim: &Claim) -> bool {
    const SIGNS: [char; 5] = ['中', ':', '∶', '比', '投'];
    if claim.quantity.unit.is_some() {
        return false;
    }
    let is_sign = |c: Option<char>| c.is_some_and(|c| SIGNS.contains(&c));
    let is_figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let figure = claim.quantity.extent;
    let mut before = text[..figure.start as usize].chars().rev();
    let mut after = text[figure.end as usize..].chars();
    is_sign(before.next()) && is_figure(before.next())
        || is_sign(after.next()) && is_figure(after.next())
        || tells_of_moves(&text[figure.end as usize..])
}

/// 6升2平: whether what follows a bare figure is 升, 降 or the like, and behind it another figure or the end of the clause.
fn tells_of_moves(behind: &str) -> bool {
    const MOVES: [char; 5] = ['升', '降', '涨', '跌', '平'];
    let rest = behind.strip_prefix(MOVES);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || ",。;、)".contains(c)))
}

/// 其中化工40亿元，占全市化工产值100亿元的40%, 占全市100亿元的比重为40%: what the share behind it is said to be of is told from outside.
pub(super) fn is_base_of(text: &str, claim: &Claim, next: &Claim) -> bool {
    let is_compared_with = claim.has(Cue::Share) || claim.has(Cue::Plan);
    let between = claim.words_to(next, text);
    is_compared_with && next.is_ratio() && between.starts_with('的') && between.chars().all(is_han)
}

/// 监事会5人，其中职工监事2人，由1260名职工代表选举产生: who chose them, or what they were taken from, is no part.
pub(super) fn is_source(text: &str, whole: &Claim, claim: &Claim) -> bool {
    is_less(whole, claim) && claim.before.of(text).ends_with(['由', '从'])
}

/// 在校生8600人，其中万人以上学校无: what a class begins at is told, and that nothing is of it.
pub(super) fn is_empty_class(text: &str, claim: &Claim) -> bool {
    const NONE: [&str; 3] = ["无", "没有", "暂无"];
    let behind = text[claim.quantity.span.end as usize..].trim_start();
    let bounds = behind.starts_with("以上") || behind.starts_with("以下");
    let words = claim.after.of(text).trim_end_matches([',', ';']);
    bounds && NONE.iter().any(|none| words.ends_with(none))
}

/// 居前5位的省份, 获派首三个志愿学校: the figure counts places of a ranking; it has no parts, and no share is said of it.
pub(super) fn is_rank(text: &str, claim: &Claim) -> bool {
    const NO_RANK: [&str; 9] = [
        "学前", "此前", "之前", "目前", "当前", "以前", "日前", "年前", "节前",
    ];
    let before = claim.before.of(text);
    before.ends_with(['前', '首'])
        && claim.quantity.kind == Kind::Count
        && !NO_RANK.iter().any(|word| before.ends_with(word))
}

/// 唯一破亿元的省份，占比15%: a bound that says which things are meant is no amount of theirs.
pub(super) fn is_criterion(text: &str, claim: &Claim) -> bool {
    use HedgeKind::{Above, AtLeast, AtMost, Below};
    let hedge = claim.quantity.hedge.as_ref().map(|hedge| hedge.kind);
    matches!(hedge, Some(Above | AtLeast | AtMost | Below))
        && text[claim.quantity.extent.end as usize..].starts_with('的')
}

/// 控制在限额37.6亿元以内: a bound is no part of what it bounds; nor is that of 500万元至1000万元(含1000万元).
pub(super) fn is_limit(text: &str, claim: &Claim) -> bool {
    let figure = claim.quantity.extent;
    let is_included = || {
        let (before, after) = text.split_at(figure.start as usize);
        let before = before.strip_suffix("(含");
        let told = before.is_some_and(|before| before.ends_with(figure.of(text)));
        told && after[figure.len() as usize..].starts_with(')')
    };
    claim.quantity.hedge.is_some() && claim.before.of(text).contains("控制在") || is_included()
}

/// 1美元约合8元: one unit of a currency is told for what it is worth.
pub(super) fn is_exchange_rate(text: &str, claim: &Claim) -> bool {
    const WORTH: [&str; 7] = ["约合", "合", "折合", "约等于", "等于", "兑", "兑换"];
    let after = claim.after.of(text);
    let is_one = || match claim.quantity.value() {
        Value::Number(n) => n.value.is_integer() && matches!(n.value.numerator(), 1 | 100),
        _ => false,
    };
    claim.quantity.kind == Kind::Money
        && WORTH.iter().any(|word| after.starts_with(word))
        && is_one()
}

/// Whether the whole is one of some sort alone and the part is of another.
pub(super) fn is_outside(text: &str, whole: &Claim, claim: &Claim) -> bool {
    let (of, own) = (whole.label.of(text), claim.label.of(text));
    let says = |label: &str, words: &[&str]| words.iter().any(|word| label.contains(word));
    OUTSIDE.iter().any(|row| {
        says(of, row.whole)
            && !says(of, row.wider)
            && !says(of, row.others)
            && says(own, row.others)
    })
}

/// 基金收入229亿元，其中统筹基金收入166亿元；基金支出178亿元: what is spent is no part of what comes in.
pub(super) fn is_contrary(text: &str, whole: &Claim, claim: &Claim) -> bool {
    let (of, own) = (whole.label.of(text), claim.label.of(text));
    let named = |row: &[&str], label: &str| row.iter().position(|name| label.ends_with(name));
    CONTRARY
        .iter()
        .any(|row| match (named(row, of), named(row, own)) {
            (Some(of), Some(own)) => of != own,
            _ => false,
        })
}

/// 5月上市32款，其中5G手机11款，累计1至5月上市181款: what has been since longer is no part of what is more recent.
pub(super) fn is_of_longer_time(whole: &Claim, claim: &Claim) -> bool {
    claim.has(Cue::Cumulative) && !whole.has(Cue::Cumulative) && is_less(whole, claim)
}

/// 新增订单86亿美元，其中海外40亿美元，未交付订单余额210亿美元: what is there is no part of what is more recent.
pub(super) fn is_stock_beside_flow(text: &str, whole: &Claim, claim: &Claim) -> bool {
    let holds = |claim: &Claim| {
        STOCKS
            .iter()
            .any(|stock| claim.label.of(text).contains(stock))
    };
    is_less(whole, claim) && holds(claim) && !holds(whole)
}

/// 增加到108万件，其中2001年曾高达226万件: what was at one time.
pub(super) fn is_peak(text: &str, claim: &Claim) -> bool {
    let own = item_words(text, claim);
    PEAKS.iter().any(|peak| own.contains(peak))
}

/// 观众3070人，其中场馆容量3487人: what there is room for, or was a year ago.
pub(super) fn is_of_capacity(text: &str, whole: &Claim, claim: &Claim) -> bool {
    let own = item_words(text, claim);
    is_less(whole, claim) && CAPACITIES.iter().any(|word| own.contains(word))
}

/// 拘捕69人，已接触其中2300名受害人: in the middle of a clause that tells of something else, 其中 is hardly said of what
/// is less.
pub(super) fn is_among_others(text: &str, whole: &Claim, claim: &Claim) -> bool {
    let said = claim.before.of(text).strip_suffix("其中");
    whole.clause != claim.clause
        && is_less(whole, claim)
        && said.is_some_and(|said| !said.is_empty())
}

/// The words before the figure in its own item of a list.
fn item_words<'a>(text: &'a str, claim: &Claim) -> &'a str {
    let words = claim.before.of(text);
    words.rsplit(['、', ',', ';']).next().unwrap_or(words)
}

/// 88名遇难者中，包括17名外国乘客，而不是早前公布的91名: what is denied is no part.
pub(super) fn is_denied(text: &str, claim: &Claim) -> bool {
    let own = item_words(text, claim);
    DENIALS.iter().any(|word| own.contains(word))
}

/// 8家企业中，7家增长，更有4家超过1亿元: some of those just told.
pub(super) fn is_some_of_those(text: &str, claim: &Claim) -> bool {
    let words = claim.before.of(text);
    EVEN.iter().any(|word| words.ends_with(word))
}

/// 其中53人当场死亡、10人获救，后1人不治: what came of it later is told of those before.
pub(super) fn is_told_of_later(text: &str, claim: &Claim) -> bool {
    LATER.contains(&item_words(text, claim).trim())
}

/// 26名落网，其中甲县10名，另有5名在逃; 31个乡镇中26个达标，其中东部10个，还有5个未达标; 31个项目26个开工。其中工业10个，其余5个年底前开工:
/// whether 另有, 其余 tells of what is in another state than the whole, or is left of a greater figure.
pub(super) fn is_told_besides(
    text: &str,
    list: &[Claim],
    first: usize,
    whole: usize,
    claim: &Claim,
) -> bool {
    if !claim.has(Cue::Other) && !claim.has(Cue::Remainder) {
        return false;
    }
    let (of, own) = (list[whole].label.of(text), claim.label.of(text));
    let class = |row: &[&[&str]], words: &str| {
        row.iter()
            .position(|names| names.iter().any(|name| words.contains(name)))
    };
    let is_contrary = STATES
        .iter()
        .any(|row| matches!((class(row, of), class(row, own)), (Some(a), Some(b)) if a != b));
    is_contrary
        || are_parted(of, own)
        || denies(text, &list[whole], claim)
        || is_left_of_greater(list, first, whole, claim)
}

/// 26个达标 and 5个未达标.
fn denies(text: &str, whole: &Claim, claim: &Claim) -> bool {
    let said = whole.label.of(text);
    claim.negated && !whole.negated && !said.is_empty() && claim.label.of(text).contains(said)
}

/// Whether a figure before the whole is just the whole and the claim together.
fn is_left_of_greater(list: &[Claim], first: usize, whole: usize, claim: &Claim) -> bool {
    const NEAR: usize = 3;
    let own = &list[whole];
    let together = own.number().and_then(|a| a.add(claim.number()?));
    together.is_some()
        && back(list, first, whole)
            .filter(|(_, c)| c.sentence == own.sentence && c.is_level() && c.counts_like(own))
            .take(NEAR)
            .any(|(_, c)| c.number() == together)
}

/// 405万元(若包含佣金则为468万元), 400元(含运费为468元): what the figure before the bracket comes to with something else.
pub(super) fn is_more_with(text: &str, figure: &Claim, claim: &Claim) -> bool {
    const COUNTED_IN: [&str; 3] = ["包括", "包含", "含"];
    const COMES_TO: [&str; 5] = ["为", "则", "共", "达", "是"];
    const IF: [&str; 3] = ["若", "如果", "如"];
    let Some(open) = claim.bracket else {
        return false;
    };
    let said = text[open as usize + 1..claim.quantity.extent.start as usize].trim();
    let starts = |words: &[&str]| words.iter().any(|word| said.starts_with(word));
    let comes_to = || COMES_TO.iter().any(|word| said.ends_with(word));
    is_less(figure, claim) && (starts(&IF) || starts(&COUNTED_IN) && comes_to())
}
