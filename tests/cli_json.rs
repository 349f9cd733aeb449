//! The JSON contract: what others rely on, over files as they come.

#[path = "support/fed.rs"]
mod fed;

use std::io::Read;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use fed::fed;

fn heshu(arguments: &[&str], input: &[u8]) -> (Value, Option<i32>) {
    let output = fed(Path::new("."), arguments, input);
    (
        serde_json::from_slice(&output.stdout).unwrap(),
        output.status.code(),
    )
}

/// The objects with a `text`, `start` and `end` anywhere in a value.
fn spans<'v>(value: &'v Value, found: &mut Vec<&'v Value>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| spans(item, found)),
        Value::Object(fields) => {
            if fields.contains_key("text") && fields.contains_key("start") {
                found.push(value);
            }
            fields.values().for_each(|field| spans(field, found));
        }
        _ => {}
    }
}

fn assert_spans(value: &Value, text: &str) {
    let characters: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    spans(value, &mut found);
    assert!(!found.is_empty());
    for span in found {
        let number = |key: &str| usize::try_from(span[key].as_u64().unwrap()).unwrap();
        let (start, end) = (number("start"), number("end"));
        let covered: String = characters[start..end].iter().collect();
        assert_eq!(span["text"], covered, "{span}");
        if span.get("line").is_some() {
            let before = &characters[..start];
            let line = before.iter().filter(|c| **c == '\n').count() + 1;
            let column = before.iter().rev().take_while(|c| **c != '\n').count() + 1;
            assert_eq!((number("line"), number("column")), (line, column), "{span}");
        }
    }
}

const DRAFT: &str = "標題：復工進行時😀\r\n\r\n\u{3000}\u{3000}合作企業共４６家，其中已復工32家，復工率80％。\r\n\
                     \u{3000}\u{3000}全縣1,200戶(hù)，3.5萬(wàn)人。\r\n";

#[test]
fn offsets_count_characters_of_the_decoded_text() {
    let utf16: Vec<u8> = DRAFT.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let with_mark = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
    let inputs = [
        DRAFT.as_bytes().to_vec(),
        with_mark("\u{feff}".as_bytes(), DRAFT.as_bytes()),
        with_mark(&[0xff, 0xfe], &utf16),
    ];
    for input in inputs {
        for command in ["check", "claims", "explain", "ledger"] {
            let (value, _) = heshu(&[command, "--format", "json", "-"], &input);
            assert_eq!(value["version"], 1);
            assert_eq!(value["files"][0]["path"], "-");
            assert_spans(&value, DRAFT);
        }
    }
}

#[test]
fn a_check_has_every_field_of_the_contract() {
    let (value, code) = heshu(&["--format", "json"], DRAFT.as_bytes());
    assert_eq!(code, Some(1));
    let file = &value["files"][0];
    for key in ["figures", "covered", "holds", "rounding", "contradictions"] {
        assert!(file["summary"][key].is_u64(), "{key}");
    }
    let checks = file["checks"].as_array().unwrap();
    assert!(!checks.is_empty());
    for check in checks {
        for key in ["rule", "severity", "verdict", "equation", "message"] {
            assert!(check[key].is_string(), "{key} in {check}");
        }
        for figure in check["figures"].as_array().unwrap() {
            assert!(figure["role"].is_string());
        }
    }
    let verdicts: Vec<&Value> = checks.iter().map(|check| &check["verdict"]).collect();
    assert!(
        verdicts.contains(&&Value::from("contradiction")),
        "{verdicts:?}"
    );
    assert!(
        verdicts.contains(&&Value::from("holds")),
        "holds are listed by default"
    );
}

#[test]
fn a_claim_has_every_field_of_the_contract() {
    let text = "共有1.67万人脱贫，涨幅约30%；2016年至2018年；星期五；三分之一；1.2元以下。";
    let (value, code) = heshu(&["claims", "--format", "json"], text.as_bytes());
    assert_eq!(code, Some(0));
    let claims = value["files"][0]["claims"].as_array().unwrap();
    for claim in claims {
        let fields = claim.as_object().unwrap();
        for key in [
            "text",
            "start",
            "end",
            "number",
            "value",
            "low",
            "high",
            "kind",
            "unit",
            "dimension",
            "hedge",
            "label",
            "cues",
            "period",
            "place",
        ] {
            assert!(fields.contains_key(key), "{key} in {claim}");
        }
        for key in ["text", "start", "end", "value"] {
            assert!(
                claim["number"].get(key).is_some(),
                "number.{key} in {claim}"
            );
        }
    }
    let claim = |text: &str| claims.iter().find(|claim| claim["text"] == text).unwrap();
    let people = claim("1.67万人");
    assert_eq!(
        (&people["value"], &people["kind"]),
        (&"16700".into(), &"count".into())
    );
    assert_eq!(people["low"], "16650");
    assert_eq!(people["high"], "16800");
    assert_eq!(people["number"]["text"], "1.67万");
    let dates = claim("2016年至2018年");
    assert_eq!(
        (&dates["value"], &dates["kind"]),
        (&"(2016-01-01,2018-01-01,P2Y)".into(), &"date".into())
    );
    assert_eq!(
        (&dates["low"], &dates["high"]),
        (&"2016".into(), &"2018".into())
    );
    assert_eq!(claim("三分之一")["value"], "1/3");
    assert!(claims.iter().all(|claim| claim["text"] != "星期五"));
}

#[test]
fn explain_tells_the_candidates_the_binding_and_the_silence() {
    let explain = |extra: &[&str], text: &str| {
        let arguments = [&["explain", "-", "--format", "json"], extra].concat();
        let (value, code) = heshu(&arguments, text.as_bytes());
        assert_eq!(code, Some(0));
        value["files"][0].clone()
    };
    let draft = "合作企业共46家，其中已复工32家，复工率80%。";
    let file = explain(&["--rule", "rate-of-whole"], draft);
    let attempt = &file["attempts"][0];
    assert_eq!(attempt["rule"], "rate-of-whole");
    assert_eq!(attempt["verdict"], "contradiction");
    assert_eq!(attempt["anchor"]["text"], "80%");
    assert_eq!(attempt["equation"], "32家 ÷ 46家 = 69.57% ≠ 80%");
    assert_eq!(attempt["allowed"]["low"], "16/23");
    assert!(attempt["silence"].is_null());
    let roles = attempt["roles"].as_array().unwrap();
    assert!(roles[0]["tier"].is_null());
    assert_eq!(roles[1]["tier"], "sentence");
    assert_eq!(roles[1]["candidates"][0]["text"], "32家");
    let bound = attempt["binding"].as_array().unwrap();
    assert_eq!(bound.len(), 3);
    assert!(bound.iter().all(|figure| figure["role"].is_string()));

    let file = explain(&["--rule", "rate-of-whole"], "复工率80%。");
    let attempt = &file["attempts"][0];
    assert!(attempt["verdict"].is_null());
    assert_eq!(attempt["binding"].as_array().unwrap().len(), 0);
    assert_eq!(attempt["silence"]["reason"], "no_candidate");
    assert!(attempt["silence"]["role"].is_string());

    let file = explain(&[], "复工率80%。");
    assert_eq!(file["attempts"].as_array().unwrap().len(), 0);
    assert!(file["left_out"].as_u64().unwrap() > 0);
}

#[test]
fn the_ledger_has_every_figure_once_and_how_it_stands() {
    let draft = "合作企业共46家，其中已复工32家，复工率80%。5月4日，另有仓库3座。";
    let (value, code) = heshu(&["ledger", "--format", "json"], draft.as_bytes());
    assert_eq!(code, Some(0), "a ledger reports, and does not judge");
    let file = &value["files"][0];
    assert_eq!(file["summary"]["figures"], 5);
    assert_eq!(file["summary"]["findings"], 3);
    assert_eq!(file["summary"]["unchecked"], 2);
    let groups = file["groups"].as_array().unwrap();
    let figures = || {
        groups
            .iter()
            .flat_map(|group| group["figures"].as_array().unwrap())
    };
    assert_eq!(figures().count(), 5);
    let figure = |text: &str| figures().find(|figure| figure["text"] == text).unwrap();
    assert_eq!(figure("80%")["standing"], "contradiction");
    assert_eq!(figure("80%")["checks"][0]["rule"], "rate-of-whole");
    assert!(figure("80%")["checks"][0]["role"].is_string());
    assert_eq!(figure("3座")["standing"], "unchecked");
    let group = |text: &str| {
        let has = |group: &&Value| group["figures"][0]["text"] == text;
        groups.iter().find(has).unwrap()
    };
    assert_eq!(group("80%")["aspect"], "rate");
    assert_eq!(group("46家")["unit"], "家");
    assert_eq!(group("5月4日")["aspect"], "date");
}

#[test]
fn every_language_and_verdict_filter_leaves_the_code_alone() {
    for extra in [
        &["--lang", "en"][..],
        &["--verdict", "holds"],
        &["--color", "always"],
    ] {
        let arguments = [&["--format", "json"], extra].concat();
        assert_eq!(heshu(&arguments, DRAFT.as_bytes()).1, Some(1), "{extra:?}");
    }
}

/// What a command comes to whose output is read for some bytes only.
fn left_early(arguments: &[&str], path: &Path) -> std::process::Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_heshu"))
        .args(arguments)
        .arg(path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0u8; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    child.wait_with_output().unwrap()
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("a.txt");
    std::fs::write(&draft, "全县共有1200户、3500人。\n".repeat(2_000)).unwrap();
    for arguments in [
        ["claims", "--format=json"],
        ["claims", "--format=human"],
        ["check", "-v"],
    ] {
        let output = left_early(&arguments, &draft);
        assert_eq!(String::from_utf8_lossy(&output.stderr), "");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
    }
}

#[test]
fn a_reader_that_leaves_early_changes_no_exit_code() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("a.txt");
    let line = |n: u32| format!("{n}号镇共有{}户、{n}人。\n", 2 * n);
    std::fs::write(&draft, (5_000..6_000).map(line).collect::<String>()).unwrap();
    for format in ["--format=human", "--format=json", "--format=concise"] {
        let output = left_early(&["check", format], &draft);
        assert_eq!(output.status.code(), Some(1), "{format}");
    }
    let rules = folder.path().join("a.yaml");
    let rule = "rules:\n  - id: a\n    title: 题\n    where: { 数: { unit: 人 } }\n    assert: 数 < 5\n    tests:\n      ok:\n";
    let examples = "        - 全镇共有12人。\n".repeat(1_000);
    std::fs::write(&rules, rule.to_owned() + &examples).unwrap();
    let output = left_early(&["rules", "test"], &rules);
    assert_eq!(output.status.code(), Some(1));
}
