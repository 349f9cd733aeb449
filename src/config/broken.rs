//! What the author of a broken configuration sees: one snapshot a file.

use super::read;
use crate::grammar::Grammar;
use crate::language::Language;
use crate::report::{self, Look};
use crate::rule::{RuleFile, builtin_without_examples, load};

fn look(language: Language) -> Look {
    Look {
        language,
        colour: false,
        width: 100,
    }
}

/// The errors of one file, as printed without colours.
fn seen_in(language: Language, text: &str) -> String {
    let unfinished = read(RuleFile::new("heshu.yaml", text.to_owned()));
    let grammar = Grammar::with(&unfinished.words().vocabulary);
    let rules = load(&builtin_without_examples(), &grammar).unwrap();
    let errors = unfinished.finish(&rules).expect_err("the file is broken");
    report::rule_errors(&errors, &look(language))
}

fn seen(text: &str) -> String {
    seen_in(Language::Chinese, text)
}

macro_rules! broken {
    ($($name:ident: $text:expr;)*) => {
        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!(stringify!($name), seen(&$text));
            }
        )*
    };
}

broken! {
    running_text: "这里以后写配置。\n";
    a_list: "- packs: [sum]\n";
    full_width_colon: "packs：[sum]\n";
    full_width_colon_below: "hedges:\n  about：10%\n  near: 50%\n";
    full_width_commas: "packs: [sum，share]\n";
    full_width_brackets: "packs: 【sum, share】\n";
    tab_indent: "hedges:\n\tabout: 10%\n";
    bad_indent: "hedges:\n  about: 10%\n   near: 50%\n";
    unclosed_quote: "overrides:\n  - paths: [\"简报/**]\n    packs: [sum]\n";
    unquoted_star: "overrides:\n  - paths: [*.md]\n    packs: [sum]\n";
    unquoted_star_item: "overrides:\n  - paths:\n      - **/简报\n    packs: [sum]\n";
    two_documents: "packs: [sum]\n---\npacks: [share]\n";
    alias_bomb: "a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n\
        c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n\
        packs: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n";
    unknown_key: "severities: { date: off }\n规则: [a.yaml]\n";
    key_twice: "date: 2020-05-29\ndate: 2020-05-30\n";
    keys_without_value: "packs:\nhedges:\noverrides:\nseverity:\n  date:\n";
    wrong_shapes: "severity: [date]\nhedges: 10%\nunits: 菌棒\ncues: [统共]\ntruncation: 是\nphrases: { 甲: 乙 }\n";
    unknown_pack: "packs: [sum, shares, 体例]\n";
    pack_twice: "packs: [sum, share, sum]\n";
    unknown_rule: "severity: { weekday-of-dates: off, 日期: off }\n";
    unknown_severity: "severity: { date: warn, sum: 不查 }\n";
    severity_of_a_pack_left_out: "packs: [sum]\nseverity: { weekday-of-date: warning }\n";
    severity_twice: "severity:\n  date: off\n  date: error\n";
    bad_fractions: "hedges: { about: 一成, near: 10%% }\n";
    negative_width: "hedges: { about: -10%, near: 0% }\n";
    width_above_all: "hedges: { about: 150%, near: 2 }\n";
    bad_date: "date: 2020年5月29日\n";
    no_such_date: "date: 2020-02-30\n";
    unit_that_is_there: "units:\n  - { name: 菌棒, aliases: [标箱, 名], dimension: count }\n";
    unit_twice: "units:\n  - { name: 菌棒, aliases: [菌包, 菌棒], dimension: count }\n  - { name: 菌包, dimension: count }\n";
    unit_with_numeral: "units:\n  - { name: 万菌棒, dimension: count }\n  - { name: 20尺菌棒, dimension: count }\n";
    unit_without_dimension: "units:\n  - { name: 菌棒 }\n  - { aliases: [菌包], dimension: count }\n";
    unit_of_wrong_dimension: "units:\n  - { name: 市担, dimension: 重量 }\n  - { name: 纪年, dimension: date }\n  - { name: 大担, of: 公斤, dimension: area }\n  - { name: 小担, of: 公巾 }\n";
    unit_factors: "units:\n  - { name: 市担, factor: 0, of: 公斤 }\n  - { name: 大担, factor: 五十, of: 公斤 }\n  - { name: 小担, factor: -3, of: 公斤 }\n";
    unit_too_long: "units: [{ name: 这是一个实在写得太长太长了的单位名称, dimension: count }]\n";
    unknown_cue: "cues: { 总数: [统共], totals: [拢共] }\n";
    cue_words: "cues: { total: [共, 统 共, 共5, 统共, 统共] }\n";
    phrases: "phrases: [统一战线工程, 春风行动, 统一战线工程]\n";
    phrase_too_long: format!("phrases: [{}]\n", "八千里路".repeat(20));
    huge_value: format!("date: {}\n", "2".repeat(1_000_000));
    override_without_paths: "overrides:\n  - packs: [sum]\n";
    override_without_settings: "overrides:\n  - paths: [\"简报/**\"]\n";
    override_with_rules: "overrides:\n  - paths: [\"简报/**\"]\n    rules: [简报.yaml]\n";
    override_that_is_no_glob: "overrides:\n  - paths: [\"简报/[甲\", \"{甲,乙\", \"a**b\"]\n    packs: [sum]\n";
    override_outside: "overrides:\n  - paths: [\"/稿件/**\", \"../简报/**\"]\n    packs: [sum]\n";
}

#[test]
fn in_english() {
    let text =
        "packs: [shares]\nhedges: { about: -10% }\nunits: [{ name: 人, dimension: count }]\n";
    insta::assert_snapshot!("in_english", seen_in(Language::English, text));
}

/// Pieces that a slip of the hand, or malice, may put anywhere.
const SLIPS: &[&str] = &[
    "",
    "\t",
    "：",
    ":",
    ": ",
    "- ",
    "\"",
    "'",
    "{",
    "}",
    "[",
    "]",
    ",",
    "&a ",
    "*a ",
    "|",
    "#",
    "\n",
    "\n  ",
    "%",
    "/",
    "-",
    "99999999999999999999999999999999999999999",
    "万",
    "\r\n",
    "\u{feff}",
    "\0",
    "!x ",
    "---\n",
    "\\",
    "**",
];

const SOUND: &str = "\
packs: [sum, share, date]
severity: { weekday-of-date: warning, sum: off }
date: 2020-05-29
hedges: { about: 10%, near: 1/2 }
units: [{ name: 菌棒, aliases: [菌包], of: 个, factor: 1.5 }]
cues: { total: [统共] }
phrases: [八千里路工程]
overrides:
  - paths: [\"简报/**\"]
    truncation: false
";

proptest::proptest! {
    #[test]
    fn any_slip_is_an_error_with_a_place_or_harmless(
        slips in proptest::collection::vec((0usize..300, 0usize..12, 0..SLIPS.len()), 1..4)
    ) {
        let mut characters: Vec<char> = SOUND.chars().collect();
        for (at, removed, slip) in slips {
            let at = at.min(characters.len());
            let end = (at + removed).min(characters.len());
            characters.splice(at..end, SLIPS[slip].chars());
        }
        let text: String = characters.into_iter().collect();
        let unfinished = read(RuleFile::new("heshu.yaml", text.clone()));
        if let Err(errors) = unfinished.finish(&Default::default()) {
            for error in &errors {
                let written = text.get(error.span.range());
                proptest::prop_assert!(written.is_some(), "{:?} of {text:?}", error.span);
            }
            let printed = report::rule_errors(&errors, &look(Language::Chinese));
            proptest::prop_assert!(!printed.contains("Failed to read"), "{}", printed);
        }
    }
}
