//! A true statement whose figures are rounded is never a contradiction, whatever the figures.

use heshu::check::{Checker, Verdict};
use heshu::grammar::Grammar;
use heshu::rule;
use heshu::source::Document;
use proptest::prelude::*;
use std::sync::OnceLock;

fn checker() -> &'static Checker {
    static CHECKER: OnceLock<Checker> = OnceLock::new();
    CHECKER.get_or_init(|| {
        let files = rule::builtin_without_examples();
        let rules = rule::load(&files, &Grammar::new()).unwrap_or_default();
        assert!(!rules.rules.is_empty());
        Checker::new(rules)
    })
}

/// The verdicts on `text`, and the rules that found something.
fn verdicts(text: &str) -> (usize, Vec<String>) {
    let draft = checker().read(Document::plain("property", text));
    let checks = checker().check(&draft);
    let held = checks
        .iter()
        .filter(|check| check.verdict == Verdict::Holds)
        .count();
    let found = checks
        .iter()
        .filter(|check| matches!(check.verdict, Verdict::Contradiction | Verdict::Usage))
        .map(|check| checker().rules.rules[check.rule as usize].id.clone())
        .collect();
    (held, found)
}

/// `numerator / denominator` with `decimals` places, rounded half up, as digits.
fn decimal(numerator: u64, denominator: u64, decimals: u32) -> String {
    let power = 10u64.pow(decimals);
    let scaled = (numerator * power * 2 + denominator) / (denominator * 2);
    if decimals == 0 {
        return scaled.to_string();
    }
    let width = decimals as usize;
    format!("{}.{:0width$}", scaled / power, scaled % power)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_rounded_rate_of_a_whole(whole in 30u64..90_000, share in 1u64..99, decimals in 0u32..3) {
        let part = (whole * share / 100).max(1);
        let rate = decimal(part * 100, whole, decimals);
        let text = format!("园区共有企业{whole}家，其中已复工{part}家，复工率{rate}%。");
        let (held, found) = verdicts(&text);
        prop_assert!(found.is_empty(), "{text} {found:?}");
        prop_assert!(held > 0, "{text}");
    }

    #[test]
    fn a_rounded_share(whole in 1_000u64..9_000_000, share in 1u64..99, decimals in 0u32..3) {
        let part = (whole * share / 100).max(1);
        let percent = decimal(part * 100, whole, decimals);
        let text = format!("全年受理案件{whole}件，其中民事案件{part}件，占总数的{percent}%。");
        let (_, found) = verdicts(&text);
        prop_assert!(found.is_empty(), "{text} {found:?}");
    }

    #[test]
    fn parts_and_total_each_rounded_to_wan(
        city in 20_000u64..9_000_000,
        country in 20_000u64..9_000_000,
        decimals in 0u32..3,
    ) {
        let wan = |value: u64| decimal(value, 10_000, decimals);
        let text = format!(
            "年末全省总人口{}万人。其中，城镇人口{}万人，乡村人口{}万人。",
            wan(city + country), wan(city), wan(country),
        );
        let (_, found) = verdicts(&text);
        prop_assert!(found.is_empty(), "{text} {found:?}");
    }

    #[test]
    fn growth_from_rounded_figures(
        before in 200_000u64..90_000_000,
        more in 20_000u64..90_000_000,
        decimals in 0u32..3,
    ) {
        let wan = |value: u64| decimal(value, 10_000, 1);
        let percent = decimal(more * 100, before, decimals);
        let text = format!(
            "全省共有在校生{}万人，比上年增加{}万人，增长{percent}%。",
            wan(before + more), wan(more),
        );
        let (_, found) = verdicts(&text);
        prop_assert!(found.is_empty(), "{text} {found:?}");
    }

    #[test]
    fn a_change_from_and_to(before in 100u64..90_000, after in 100u64..90_000, decimals in 0u32..3) {
        prop_assume!(before != after);
        let (verb, noun) = if after > before { ("增加到", "增长") } else { ("减少到", "下降") };
        let percent = decimal(before.abs_diff(after) * 100, before, decimals);
        let text = format!("全县合作社由{before}家{verb}{after}家，{noun}{percent}%。");
        let (held, found) = verdicts(&text);
        prop_assert!(found.is_empty(), "{text} {found:?}");
        prop_assert!(held > 0, "{text}");
    }

    #[test]
    fn any_text_is_checked_without_a_panic(text in "[共其中占比增长从到由0-9０-９一二三万亿%家人元年月日（），。；、\\n“”]{0,120}") {
        verdicts(&text);
    }
}
