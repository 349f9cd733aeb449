//! Figures that fit together by accident: what is told as verified must be a relation of the text.

use heshu::check::{Checker, Verdict};
use heshu::grammar::Grammar;
use heshu::rule::{builtin, load};
use heshu::source::Document;

/// A text and the rule that would find an accident in it.
const ACCIDENTS: [(&str, &str); 8] = [
    // What is too small to be seen in the sum adds nothing.
    (
        "gap-found",
        "公司以总股本4620万股为基数，每10股转增10股，共计转增4620万股。",
    ),
    ("sum-found", FLOOD),
    ("sum-then-total-found", FLOOD),
    // Ages do not add up.
    (
        "two-parts-found",
        "甲享年62岁，乙享年45岁，丙享年28岁，丁享年34岁。",
    ),
    // The court's cases are shares of what came in, not of what was closed.
    (
        "base-after-found",
        "全年收案2140件。其中，基层法院收案1830件，占85.5%；高级法院收案41件，占1.9%。审结2170件，比上年上升1.8%。",
    ),
    // A change on the year is none between two rates of this year.
    (
        "points-in-sentence-found",
        "刑事案件结案率为61.2%，同比提高4.9个百分点；民事案件结案率为48.3%；执行案件结案率为53.2%。",
    ),
    (
        "points-in-sentence-found",
        "起诉52.4万人，同比下降12.1%；不起诉16.3万人，不起诉率23.7%，同比增加11.6个百分点。",
    ),
    // What is dealt out is no sum of what is dealt out with it.
    (
        "adjacent-sum-found",
        "三条生产线日产能分别为400吨、600吨和1000吨。",
    ),
];

const FLOOD: &str =
    "6省份284.1万人受灾，16人死亡，9人失踪。强降雨已导致25人死亡失踪，284.1万人受灾。";

#[test]
fn accidents_are_not_told_as_verified() {
    let rules = load(&builtin(), &Grammar::new()).expect("the built-in rules load");
    let checker = Checker::new(rules);
    for (rule, text) in ACCIDENTS {
        let draft = checker.read(Document::plain("test", text));
        let checks = checker.check(&draft);
        let told = checks.iter().any(|check| {
            checker.rules.rules[check.rule as usize].id == rule && check.verdict == Verdict::Holds
        });
        assert!(!told, "{rule}: {text}");
    }
}
