//! What is computed is told in the units that the figures are written in.

use crate::check::{Checker, Description};
use crate::grammar::Grammar;
use crate::language::Language;
use crate::rule::{RuleFile, load};
use crate::source::Document;

/// The first check that a rule with these roles and this relation makes in a draft.
fn told(roles: &str, assert: &str, message: &str, draft: &str) -> Description {
    let rule = format!(
        "rules:\n  - id: a\n    title: 题\n    where:\n{roles}    free: [period, state]\n    assert: {assert}\n    message: \"{message}\"\n"
    );
    let file = RuleFile::new("a.yaml", rule);
    let checker = Checker::new(load(&[file], &Grammar::new()).unwrap());
    let draft = checker.read(Document::plain("", draft));
    let checks = checker.check(&draft);
    checker.describe(&draft, checks.first().unwrap(), Language::Chinese)
}

fn allowed(told: &Description) -> &str {
    told.allowed.as_ref().map_or("", |allowed| &allowed.text)
}

#[test]
fn times_of_day_are_apart_in_the_unit_of_the_duration() {
    let roles = "      长: { kind: duration }\n      止: { kind: time, before: 长, next_to: 长 }\n      起: { kind: time, before: 止, next_to: 止 }\n";
    let of = |draft: &str| told(roles, "长 == 止 - 起", "是{止 - 起}", draft);
    let half = of("图书馆每天8:30至17:00开放，共9个半小时。");
    assert_eq!(half.message, "是8.5小时");
    assert_eq!(half.equation, "17:00 − 8:30 = 8.5小时 ≠ 9个半小时");
    assert_eq!(allowed(&half), "8.5小时");
    let minutes = of("决赛19时30分开始，21时02分结束，历时1小时52分。");
    assert_eq!(minutes.message, "是1小时32分钟");
}

#[test]
fn a_figure_in_two_units_is_answered_in_two_units() {
    let roles = "      长: { kind: duration, unit: 个月 }\n      止: { kind: date, before: 长, next_to: 长 }\n      起: { kind: date, before: 止, next_to: 止 }\n";
    let assert = "长 == months(起, 止) or 长 == months(起, 止) + 1个月";
    let draft = "大桥2016年4月开工，2020年12月建成，历时5年8个月。";
    let told = told(roles, assert, "是{months(起, 止)}", draft);
    assert_eq!(told.message, "是4年8个月");
    assert_eq!(
        told.equation,
        "2016年4月到2020年12月的月数 = 4年8个月 ≠ 5年8个月"
    );
    assert_eq!(allowed(&told), "4年8个月或4年9个月");
}

#[test]
fn shares_in_words_are_answered_in_percent() {
    let roles = "      占比: { kind: ratio, cue: share }\n      部分: { subject_of: 占比 }\n      总数: { whole_of: 部分 }\n";
    for share in ["百分之三十", "三分之一", "四成"] {
        let draft = format!("全县共有企业200家，其中外资企业50家，占{share}。");
        let told = told(roles, "占比 == 部分 / 总数", "应为{部分 / 总数}", &draft);
        assert_eq!(told.message, "应为25%");
        assert_eq!(told.equation, format!("50家 ÷ 200家 = 25% ≠ {share}"));
    }
}

#[test]
fn a_quotient_is_told_in_the_unit_it_is_held_against() {
    let roles = "      单产: { dimension: quotient }\n      面积: { dimension: area, before: 单产 }\n      总产: { dimension: mass, before: 面积 }\n";
    let draft = "全国粮食总产量13731亿斤，播种面积177498万亩，单位面积产量774公斤/亩。";
    let told = told(roles, "单产 == 总产 / 面积", "应为{总产 / 面积}", draft);
    assert_eq!(told.message, "应为386.79公斤/亩");
}

#[test]
fn powers_of_sums_are_in_brackets() {
    let roles = "      幅: { dimension: ratio, after: 止 }\n      止: { cue: to, unit: 元 }\n      起: { start_of: 止 }\n";
    let draft = "收入由9亿元增加到20亿元，年均增长26%。";
    let told = told(roles, "power(1 + 幅, 2) == 止 / 起", "幅", draft);
    assert!(told.equation.contains("(1 + 26%)^2"), "{}", told.equation);
}

#[test]
fn nothing_is_allowed_of_a_role_that_no_figure_fills() {
    let roles = "      占比: { kind: ratio, cue: share, many: true, complete: true }\n      大类: { kind: ratio, before: 占比, next_to: 占比, optional: true }\n";
    let assert = "sum(占比) == 100% or sum(占比) == 大类";
    let told = told(roles, assert, "是{sum(占比)}", "男性占47.1%，女性占53.9%。");
    assert_eq!(told.equation, "47.1% + 53.9% = 101% ≠ 100%");
    assert_eq!(allowed(&told), "");
}
