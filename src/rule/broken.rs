//! What the author of a broken rule file sees: one snapshot a file.

use super::{RuleFile, load};
use crate::grammar::Grammar;
use crate::language::Language;
use crate::report::{self, Look};

fn look(language: Language) -> Look {
    Look {
        language,
        colour: false,
        width: 100,
    }
}

/// The errors of one file, as printed without colours.
fn seen_in(language: Language, text: &str) -> String {
    let file = RuleFile::new("规则.yaml", text.to_owned());
    let errors = load(&[file], &Grammar::new()).expect_err("the file is broken");
    report::rule_errors(&errors, &look(language))
}

fn seen(text: &str) -> String {
    seen_in(Language::Chinese, text)
}

/// The errors of a file with these bytes.
fn seen_bytes(bytes: &[u8]) -> String {
    let errors = match RuleFile::decode("规则.yaml", bytes.to_vec()) {
        Ok(file) => load(&[file], &Grammar::new()).expect_err("the file is broken"),
        Err(error) => vec![*error],
    };
    report::rule_errors(&errors, &look(Language::Chinese))
}

/// A text in UTF-16, low bytes first.
fn utf16(text: &str) -> Vec<u8> {
    let units = "\u{feff}".encode_utf16().chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

/// A sound rule in which `old` is replaced.
fn rule_with(old: &str, new: &str) -> String {
    const SOUND: &str = "\
rules:
  - id: pass-rate
    title: 及格率应等于及格人数除以参加人数
    within: sentence
    where:
      参加: { dimension: count, label: [参加, 应考], cue: total }
      及格: { dimension: count, label: 及格, not: 未 }
      及格率: { dimension: ratio, cue: rate }
    assert: 及格率 == 及格 / 参加
    message: \"文中写{及格率}，应为{及格 / 参加}\"
    tests:
      ok:
        - 共50人参加，及格40人，及格率80%。
      bad:
        - text: 共50人参加，及格40人，及格率85%。
          at: 85%
";
    assert!(SOUND.contains(old), "{old} is in the sound rule");
    SOUND.replace(old, new)
}

const MESSAGE: &str = "    message: ";

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

const ASSERT: &str = "及格率 == 及格 / 参加";

broken! {
    empty_file: "";
    only_a_comment: "# 以后再写\n";
    running_text: "本文件以后再写。\n";
    tab_indent: "rules:\n\t- id: a\n";
    full_width_colon: "rules:\n  - id: a\n    title：及格率\n    within: clause\n";
    full_width_colon_throughout: "rules：\n";
    no_blank_after_colon: "rules:\n  - id:a\n    title: 及格率\n";
    no_blank_after_dash: "rules:\n  -id: a\n";
    unclosed_quote: rule_with("应为{及格 / 参加}\"", "应为{及格 / 参加}");
    unclosed_list: rule_with("[参加, 应考]", "[参加, 应考");
    unquoted_brace: rule_with("\"文中写{及格率}，应为{及格 / 参加}\"", "{及格率}有误");
    unquoted_colon: rule_with("及格率应等于", "注意: 及格率应等于");
    unquoted_comparison: rule_with("cue: rate }", "cue: rate, value: > 1 }");
    bad_indent: rule_with("    within", "   within");
    full_width_commas: rule_with("[参加, 应考], cue: total", "[参加, 应考], unit: [人，名], cue: total")
        .replace("cue: rate", "cue: rate、share");
    full_width_quotes: rule_with("label: 及格, not", "label: 及格, unit: “人”, not");
    full_width_comma_in_braces: rule_with("{ dimension: ratio, cue: rate }", "{ dimension: ratio， cue: rate }");
    full_width_colon_of_role: rule_with("及格率: {", "及格率： {");
    full_width_indent: rule_with("    within", "\u{3000}\u{3000}within");
    no_blank_in_braces: rule_with("cue: rate }", "cue:rate }");
    misspelt_keys: rule_with("    title", "    titel").replace("    where", "    Where").replace("cue: rate", "cues: rat");
    no_where: rule_with("    where", "    were_it").replace("    were_it", "    x");
    unit_in_expression: rule_with(ASSERT, "及格 < 5人 and 参加 > 2万 元");
    one_faulty_of_two: rule_with("assert: 及格率 == 及格 / 参加", "assert: [及格 < 9, 及格率 == (及格 / 参加]");
    full_width_brackets: rule_with("{ dimension: ratio, cue: rate }", "｛ dimension: ratio ｝");
    curly_apostrophe: rule_with("at: 85%", "at: ‘85%’");
    million_characters: format!("rules:\n  - id: a\n    title: {}\n", "率".repeat(300_000));
    test_date: rule_with("    tests:\n", "    tests:\n      date: 2020年5月29日\n");
    test_date_that_is_none: rule_with("    tests:\n", "    tests:\n      date: 2019-02-29\n");
    several_documents: "rules: []\n---\nrules: []\n";
    unknown_alias: rule_with("sentence", "*sentence");
    alias_bomb: "a: &a [1,1,1,1,1,1,1,1,1,1]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\n\
        c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c]\n\
        rules: [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]\n";
    deep_nesting: format!("rules: {}\n", "[".repeat(100));
    huge_value: rule_with("及格率应等于及格人数除以参加人数", &"率".repeat(300_000));
    huge_file: "#".repeat((1 << 20) + 1);
    unknown_keys: rule_with("within", "范围").replace("label: 及格,", "lable: 及格,")
        .replace("      ok:", "      good:");
    key_twice: rule_with("    within: sentence\n", "    within: sentence\n    within: clause\n");
    missing_keys: "rules:\n  - where:\n      甲: {}\n";
    wrong_words: rule_with("sentence", "sentense").replace("ratio", "百分比")
        .replace("cue: total", "cue: totally");
    wrong_shapes: rule_with("[参加, 应考]", "{参加: 应考}").replace("- text: 共50", "- text: [共50]\n          x: 共50")
        .replace("cue: rate", "cue: rate, optional: maybe, many: ");
    bad_id: rule_with("pass-rate", "Pass Rate");
    id_twice: format!("{}{}", rule_with("", ""), rule_with("rules:\n", ""));
    no_roles: "rules:\n  - id: a\n    title: 甲\n    where: {}\n    assert: 1 == 1\n";
    no_assert: rule_with("    assert: 及格率 == 及格 / 参加\n", "");
    assert_and_forbid: rule_with("    message", "    forbid: 及格率 > 100%\n    message");
    bad_role_names: rule_with("参加:", "sum:").replace("及格 / 参加", "及格 / sum")
        .replace("及格率:", "1率:");
    first_role_optional: rule_with("cue: total", "optional: true");
    unused_role: rule_with(ASSERT, "及格 <= 参加");
    unknown_role: rule_with(ASSERT, "及格率 == 合格 / 参加");
    unknown_role_in_message: rule_with("文中写{及格率}", "文中写{及格比率}");
    unknown_role_in_link: rule_with("not: 未", "part_of: 参加者");
    circular_links: rule_with("not: 未", "part_of: 参加").replace("cue: total", "part_of: 及格");
    contrary_links: rule_with("not: 未", "after: 参加, before: 参加");
    link_to_itself: rule_with("not: 未", "like: 及格");
    unknown_units: rule_with("label: 及格,", "unit: [人, 个个], label: 及格,").replace("dimension: count, label: [", "unit: [参见, 及格], label: [");
    unit_and_dimension_apart: rule_with("dimension: count, label: 及格,", "unit: 家, dimension: money, label: 及格,");
    role_among_units: rule_with("label: 及格,", "unit: [参加, 人], complete: true, label: 及格,");
    filters_apart: rule_with("dimension: ratio", "dimension: ratio, kind: money");
    word_excluded: rule_with("not: 未", "not: 格");
    cue_excluded: rule_with("cue: rate", "cue: rate, without: [rate, share]");
    empty_range: rule_with("cue: rate", "value: '> 1 and < 50%'");
    range_of_roles: rule_with("cue: rate", "value: '> 参加'");
    at_not_in_text: rule_with("at: 85%", "at: 58%");
    facts_of_all_kinds_of_faults: "facts:\n  - { label: 的, value: 很多, period: 去年, place: 某处, source: 公报, until: 明年 }\n  - { label: 粮食总产量, value: 2023年, period: 2023, source: 公报, note: 初步 }\n  - label: 耕地面积\n    value: 30万亩\n";
    facts_apart: "facts:\n  - { label: 粮食总产量, value: 18万吨, period: 2023年, place: 青川县, source: 公报 }\n  - { label: [粮食产量, 粮食总产量], value: 17.2万吨, period: 2023, place: 四川省青川县, source: 年鉴 }\n";
    single_equals: rule_with(ASSERT, "及格率 = 及格 / 参加");
    foreign_operator: rule_with(ASSERT, "及格率 == 及格 / 参加 && 及格 <= 参加");
    chained_comparison: rule_with(ASSERT, "0 < 及格率 <= 100%");
    unclosed_bracket: rule_with(ASSERT, "及格率 == (及格 / 参加");
    missing_value: rule_with(ASSERT, "及格率 == 及格 / ");
    missing_operator: rule_with(ASSERT, "及格率 == 及格 参加");
    unknown_function: rule_with(ASSERT, "及格率 == summ(及格) / 参加");
    argument_number: rule_with(ASSERT, "及格率 == power(及格) / 参加");
    date_of_a_ratio: rule_with(ASSERT, "weekday(及格率) == 及格 / 参加");
    money_by_date: rule_with("dimension: ratio, cue: rate", "kind: date").replace(ASSERT, "参加 == 及格 / 及格率");
    ratio_against_count: rule_with(ASSERT, "及格率 == 及格 + 参加");
    sum_of_unlike: rule_with(ASSERT, "参加 == 及格 + 及格率");
    no_condition: rule_with(ASSERT, "及格 / 参加 - 及格率");
    many_outside: rule_with("not: 未", "many: true");
    count_of_one: rule_with(ASSERT, "及格率 == count(及格) / 参加");
    forbidden_without_contrary: rule_with("    assert: 及格率 == 及格 / 参加", "    forbid: whole(及格 / 参加) or 及格率 > 1");
    pattern_unclosed: rule_with("cue: rate }", "cue: rate, surface: ['{digits%', '约[甲|乙'] }");
    pattern_misspelt: rule_with("cue: rate }", "cue: rate, preceded_by: '{digit}人', followed_by: '{digits:3-1}点[多|]' }");
    unknown_manners: rule_with("cue: rate }", "cue: rate, hedge: 约, form: arabics, opens: line }");
    text_beside_figures: rule_with("not: 未", "text: '{digits}人'");
    text_like_a_figure: "rules:\n  - id: a\n    title: 甲\n    where:\n      甲: { text: '{digits}', unit: 人, value: '> 1', many: true }\n    forbid: 甲\n";
    text_reckoned_with: "rules:\n  - id: a\n    title: 甲\n    where:\n      甲: { text: 约, out_of_turn: true }\n    forbid: 甲 > 3\n    message: '{甲 + 1}'\n";
    out_of_turn_of_figures: rule_with("cue: rate }", "cue: rate, out_of_turn: true }");
    unclosed_brace: rule_with("应为{及格 / 参加}", "应为{及格 / 参加");
    expression_in_folded_text: rule_with(ASSERT, ">-\n      及格率 ==\n      及格 /\n      参见");
    suggestion_for_two: rule_with(MESSAGE, "    suggest: { 及格率: max(及格, 参加) }\n    message: ");
    suggestion_for_no_role: rule_with(MESSAGE, "    suggest: { 合格率: 及格 / 参加 }\n    message: ");
    condition_that_is_none: rule_with(MESSAGE, "    when: 及格 + 参加\n    message: ");
}

macro_rules! broken_bytes {
    ($($name:ident: $bytes:expr;)*) => {
        $(
            #[test]
            fn $name() {
                insta::assert_snapshot!(stringify!($name), seen_bytes(AsRef::<[u8]>::as_ref(&$bytes)));
            }
        )*
    };
}

broken_bytes! {
    picture: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0";
    word_document: b"PK\x03\x04\x14\0\x06\0\x08\0\0\0!\0[Content_Types].xml";
    old_word_document: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0";
    damaged_utf8: [rule_with("", "").as_bytes(), b"    # \xe6\x8a\n"].concat();
    utf16_with_a_slip: utf16(&rule_with("sentence", "sentense"));
    utf16_without_a_mark: utf16(&rule_with("sentence", "sentense"))[2..].to_vec();
    byte_order_mark_and_a_slip: format!("\u{feff}{}", rule_with("sentence", "sentense")).into_bytes();
    gb18030_with_a_slip: encoding_rs::GB18030.encode(&rule_with("sentence", "sentense")).0.into_owned();
}

#[test]
fn ids_are_unique_among_all_files() {
    let file = |name: &str| RuleFile::new(name, rule_with("", ""));
    let errors = load(&[file("甲.yaml"), file("乙.yaml")], &Grammar::new()).unwrap_err();
    let seen = report::rule_errors(&errors, &look(Language::Chinese));
    insta::assert_snapshot!("id_in_two_files", seen);
}

#[test]
fn in_english() {
    let text = rule_with(ASSERT, "及格率 = 及格 / 参加").replace("within", "withing");
    insta::assert_snapshot!("in_english", seen_in(Language::English, &text));
}

#[test]
fn patterns_in_english() {
    let surface = "surface: ['{digits', '{digit}', '{digits:0}', '[甲|]'], text: '{digits}'";
    let text = rule_with("cue: rate }", &format!("cue: rate, {surface} }}"));
    insta::assert_snapshot!("patterns_in_english", seen_in(Language::English, &text));
}

#[test]
fn every_error_of_every_file_is_reported() {
    let files = [
        RuleFile::new("甲.yaml", "rules:\n  - id: a\n    title：甲\n"),
        RuleFile::new("乙.yaml", rule_with("sentence", "sentenc")),
        RuleFile::new("丙.yaml", rule_with("at: 85%", "at: 86%")),
    ];
    let errors = load(&files, &Grammar::new()).unwrap_err();
    let places: Vec<String> = errors.iter().map(super::RuleError::place).collect();
    assert_eq!(
        places,
        [
            "甲.yaml:3:10",
            "乙.yaml:4:13",
            "丙.yaml:2:9",
            "丙.yaml:16:15"
        ]
    );
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
    ">",
    "#",
    "\n",
    "\n  ",
    "(",
    ")",
    "=",
    "-",
    "%",
    "9999999999999999999999999999999999999999",
    "率",
    "\r\n",
    "\u{feff}",
    "\0",
    "<<: ",
    "!x ",
    "---\n",
    "...",
    "?",
    "@",
    "\\",
];

proptest::proptest! {
    #[test]
    fn any_slip_is_an_error_with_a_place_or_harmless(
        slips in proptest::collection::vec((0usize..700, 0usize..12, 0..SLIPS.len()), 1..4)
    ) {
        let mut characters: Vec<char> = rule_with("", "").chars().collect();
        for (at, removed, slip) in slips {
            let at = at.min(characters.len());
            let end = (at + removed).min(characters.len());
            characters.splice(at..end, SLIPS[slip].chars());
        }
        let text: String = characters.into_iter().collect();
        let file = RuleFile::new("规则.yaml", text.clone());
        if let Err(errors) = load(&[file], &Grammar::new()) {
            proptest::prop_assert!(!errors.is_empty());
            for error in &errors {
                let written = text.get(error.span.range());
                proptest::prop_assert!(written.is_some(), "{:?} of {text:?}", error.span);
                let lines = text.split('\n').count();
                proptest::prop_assert!((1..=lines).contains(&(error.line as usize)));
            }
            let printed = report::rule_errors(&errors, &look(Language::Chinese));
            proptest::prop_assert!(!printed.contains("Failed to read"), "{}", printed);
        }
    }
}

#[test]
fn a_forbidden_form_is_a_usage_rule_whose_contrary_must_hold() {
    let text = rule_with(
        "    assert: 及格率 == 及格 / 参加\n",
        "    forbid: 及格率 > 100% or 及格 > 参加\n",
    );
    let file = RuleFile::new("规则.yaml", text);
    let rules = load(&[file], &Grammar::new()).unwrap();
    let rule = &rules.rules[0];
    assert!(rule.usage);
    let name = |role: usize| rule.roles[role].name.as_str();
    let must_hold = rule.asserts[0].expression.printed(&name);
    assert_eq!(must_hold, "及格率 <= 1 and 及格 <= 参加");
    assert_eq!(rule.asserts[0].source, "及格率 > 100% or 及格 > 参加");
}
