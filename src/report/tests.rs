//! What the renderers print for drafts made by hand.

use super::fixture::{Fixture, description};
use super::layout::text_width;
use super::{Detail, Findings, Look, Summary, Verdicts, human, json};
use crate::check::Verdict;
use crate::language::Language;
use crate::rule::Severity;

const RATE: (&str, &str, Severity) = (
    "resumption-rate",
    "复工率应等于复工数除以总数",
    Severity::Error,
);
const SUM: (&str, &str, Severity) = ("sum-of-parts", "各部分之和应等于总数", Severity::Error);

fn look(width: usize, language: Language) -> Look {
    Look {
        language,
        colour: false,
        width,
    }
}

fn printed(fixture: &Fixture, look: &Look, shown: Verdicts) -> String {
    let mut out = Vec::new();
    let detail = Detail {
        shown,
        wide_hints: false,
    };
    fixture.with(|results| {
        human::write_checks(&mut out, &Findings::new(results), look, detail).unwrap();
        let summary = Summary::of(&results.draft.claims, results.checks);
        human::write_summary(&mut out, &summary, look).unwrap();
    });
    String::from_utf8(out).unwrap()
}

fn plain_draft() -> Fixture {
    let source = "标题\r\n\r\n截至昨日，合作企业共46家，其中已复工32家，复工率80%。\r\n另有1万、2万、3.1万三笔，合计6万元。\r\n";
    Fixture::new(
        "稿件.txt",
        source,
        &["46家", "32家", "80%", "1万", "2万", "3.1万", "6万元"],
    )
    .check(
        RATE,
        Verdict::Contradiction,
        &[("总数", 0), ("已复工", 1), ("复工率", 2)],
        description(
            "32家 ÷ 46家 = 69.57% ≠ 80%",
            "文中写80%，按32家÷46家应为69.57%",
            Some("核对三个数哪一个有误"),
        ),
    )
    .check(
        SUM,
        Verdict::Rounding,
        &[("部分", 3), ("部分", 4), ("部分", 5), ("总数", 6)],
        description("1万 + 2万 + 3.1万 = 6.1万 → 6万元", "", None),
    )
}

#[test]
fn a_finding_labels_every_figure_in_place() {
    let text = printed(
        &plain_draft(),
        &look(100, Language::Chinese),
        Verdicts::NOTEWORTHY,
    );
    insta::assert_snapshot!(text);
}

#[test]
fn a_narrow_terminal_in_english() {
    let text = printed(&plain_draft(), &look(40, Language::English), Verdicts::ALL);
    assert!(text.lines().all(|line| text_width(line) <= 40), "{text}");
    insta::assert_snapshot!(text);
}

#[test]
fn a_long_paragraph_is_cut_around_the_figures() {
    let filler = "这一段讲的是别的事情，与核对无关，".repeat(12);
    let source = format!(
        "{filler}全镇共有企业46家。{filler}到月底已有32家开工，{filler}开工率达到80%，{filler}"
    );
    let fixture = Fixture::new("a.txt", &source, &["46家", "32家", "80%"]).check(
        RATE,
        Verdict::Contradiction,
        &[("总数", 0), ("已复工", 1), ("复工率", 2)],
        description(
            "32家 ÷ 46家 = 69.57% ≠ 80%",
            "文中写80%，按32家÷46家应为69.57%",
            None,
        ),
    );
    for width in [40, 60, 100] {
        let text = printed(
            &fixture,
            &look(width, Language::Chinese),
            Verdicts::NOTEWORTHY,
        );
        assert!(
            text.lines().all(|line| text_width(line) <= width),
            "{width}: {text}"
        );
        insta::assert_snapshot!(format!("long_paragraph_{width}"), text);
    }
}

#[test]
fn columns_are_characters_of_the_original_in_json() {
    let mut out = Vec::new();
    plain_draft()
        .with(|results| json::write_checks_json(&mut out, &Findings::new(results), Verdicts::ALL))
        .unwrap();
    let file: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(file["path"], "稿件.txt");
    assert_eq!(file["summary"]["figures"], 7);
    assert_eq!(file["summary"]["covered"], 7);
    assert_eq!(file["summary"]["contradictions"], 1);
    let check = &file["checks"][0];
    assert_eq!(check["rule"], "resumption-rate");
    assert_eq!(check["severity"], "error");
    assert_eq!(check["verdict"], "contradiction");
    assert_eq!(check["help"], "核对三个数哪一个有误");
    let figure = &check["figures"][1];
    assert_eq!(figure["role"], "已复工");
    assert_eq!(figure["text"], "32家");
    // 标题 and two line breaks of two characters each, then 截至 to 已复工.
    assert_eq!((&figure["start"], &figure["end"]), (&25.into(), &28.into()));
    assert_eq!(
        (&figure["line"], &figure["column"]),
        (&3.into(), &20.into())
    );
}

#[test]
fn verdicts_not_asked_for_are_left_out_of_json() {
    let mut out = Vec::new();
    let shown = Verdicts::NONE.with(Verdict::Rounding);
    plain_draft()
        .with(|results| json::write_checks_json(&mut out, &Findings::new(results), shown))
        .unwrap();
    let file: serde_json::Value = serde_json::from_slice(&out).unwrap();
    assert_eq!(file["checks"].as_array().map(Vec::len), Some(1));
    assert_eq!(file["summary"]["contradictions"], 1);
}

#[test]
fn colours_only_when_asked_and_control_characters_never() {
    let source = "共\x1b[31m46家，已复工32家，复工率80%。";
    let fixture = Fixture::new("a\x1b.txt", source, &["46家", "32家", "80%"]).check(
        RATE,
        Verdict::Contradiction,
        &[("总数", 0), ("已复工", 1), ("复工率", 2)],
        description("32家 ÷ 46家 = 69.57% ≠ 80%", "文中写80%", None),
    );
    let plain = printed(&fixture, &look(80, Language::Chinese), Verdicts::ALL);
    assert!(!plain.contains('\x1b'));
    let coloured = Look {
        colour: true,
        ..look(80, Language::Chinese)
    };
    assert!(printed(&fixture, &coloured, Verdicts::ALL).contains("\x1b[1;31m"));
}
