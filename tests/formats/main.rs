//! The output formats of `check`: what each prints, and that its consumers can read it.
//! `INSTA_UPDATE=always cargo test --test formats` takes the snapshots anew.

mod outputs;
mod places;

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

const FORMATS: [&str; 10] = [
    "human", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "markdown",
];

/// A contradiction, a hint and a finding of usage; and nothing.
const DRAFTS: [&str; 2] = ["发现.md", "无误.txt"];

fn drafts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats.in")
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_heshu"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("COLUMNS", "80")
        .env("NO_COLOR", "1")
        .env_remove("GITHUB_STEP_SUMMARY");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn printed(folder: &Path, arguments: &[&str]) -> String {
    String::from_utf8(run(folder, arguments).stdout).unwrap()
}

fn parsed(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(folder, arguments)).unwrap()
}

fn assert_valid(schema: &str, value: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/schemas")
        .join(schema);
    // The schema of SARIF as published has a bracket too many in the pattern of a language.
    let text = fs::read_to_string(path).unwrap().replace("{2}]?$", "{2}$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// SARIF with only the descriptors of the rules that have results, indented.
fn abridged(text: &str) -> String {
    let mut log: Value = serde_json::from_str(text).unwrap();
    let run = &mut log["runs"][0];
    let results = run["results"].as_array().unwrap().clone();
    let named = |rule: &Value| results.iter().any(|result| result["ruleId"] == rule["id"]);
    let driver = &mut run["tool"]["driver"];
    driver["semanticVersion"] = "[version]".into();
    driver["rules"].as_array_mut().unwrap().retain(named);
    for result in run["results"].as_array_mut().unwrap() {
        result["ruleIndex"] = "[index]".into();
    }
    serde_json::to_string_pretty(&log).unwrap()
}

#[test]
fn every_format_prints_what_is_stored() {
    for draft in DRAFTS {
        for format in FORMATS {
            for language in ["zh", "en"] {
                if language == "en" && draft == "无误.txt" {
                    continue;
                }
                let text = printed(&drafts(), &["--format", format, "--lang", language, draft]);
                let text = match format {
                    "sarif" => abridged(&text),
                    _ => text,
                };
                let kind = if draft == DRAFTS[0] {
                    "findings"
                } else {
                    "clean"
                };
                insta::assert_snapshot!(format!("{format}_{kind}_{language}"), text);
            }
        }
    }
}

#[test]
fn the_exit_code_is_the_same_in_every_format() {
    for (draft, code) in DRAFTS.into_iter().zip([1, 0]).chain([("无此文件.txt", 2)]) {
        for format in FORMATS {
            let output = run(&drafts(), &["--format", format, draft]);
            assert_eq!(output.status.code(), Some(code), "{format} {draft}");
        }
    }
}

#[test]
fn sarif_is_valid() {
    for arguments in [
        &["--format", "sarif", "发现.md", "无误.txt"][..],
        &["--format", "sarif", "--verbose", "--verdict", "holds", "."],
        &["--format", "sarif", "无此文件.txt", "无误.txt"],
        &["--format", "sarif", "无误.txt", "--lang", "en"],
    ] {
        let log = parsed(&drafts(), arguments);
        assert_valid("sarif-2.1.0.json", &log);
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
        }
    }
    let failed = parsed(&drafts(), &["--format", "sarif", "无此文件.txt"]);
    let invocation = &failed["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert!(invocation["toolExecutionNotifications"][0]["message"]["text"].is_string());
}

#[test]
fn words_are_no_placeholder_and_no_link_in_sarif() {
    let folder = tempfile::tempdir().unwrap();
    let rule = "rules:\n  - { id: a, title: '见{0}[规定](1)', where: { 甲: { unit: 人 } }, assert: 甲 > 1000 }\n";
    fs::write(folder.path().join("a.yaml"), rule).unwrap();
    fs::write(folder.path().join("稿.txt"), "来了30人。\n").unwrap();
    let arguments = [
        "check", "--rules", "a.yaml", "--only", "a", "--format", "sarif", "稿.txt",
    ];
    let log = parsed(folder.path(), &arguments);
    assert_valid("sarif-2.1.0.json", &log);
    let run = &log["runs"][0];
    let rule = &run["tool"]["driver"]["rules"][0];
    let plain = r"见{{0}}\[规定\](1)";
    assert_eq!(rule["shortDescription"]["text"], plain);
    let starts = |text: &Value| text.as_str().unwrap().starts_with(plain);
    assert!(starts(&rule["help"]["text"]), "{rule}");
    assert!(starts(&run["results"][0]["message"]["text"]), "{run}");
    let markdown = rule["help"]["markdown"].as_str().unwrap();
    assert!(
        markdown.starts_with(r"**见{{0}}\[规定\](1)**"),
        "{markdown}"
    );
}

#[test]
fn gitlab_is_valid_and_no_two_problems_have_one_fingerprint() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(drafts().join(DRAFTS[0])).unwrap();
    for name in ["甲.md", "乙.md"] {
        fs::write(folder.path().join(name), format!("{text}\n{text}")).unwrap();
    }
    let report = parsed(folder.path(), &["--format", "gitlab", "."]);
    assert_valid("gitlab-code-quality.json", &report);
    let problems = report.as_array().unwrap();
    let mut fingerprints: Vec<&str> = problems
        .iter()
        .filter_map(|problem| problem["fingerprint"].as_str())
        .collect();
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert!(problems.len() >= 12, "{}", problems.len());
    assert_eq!(fingerprints.len(), problems.len());
    assert_valid(
        "gitlab-code-quality.json",
        &parsed(&drafts(), &["--format", "gitlab", "无误.txt"]),
    );
}

#[test]
fn rdjson_is_valid() {
    for draft in DRAFTS {
        let result = parsed(&drafts(), &["--format", "rdjson", draft]);
        assert_valid("rdjson.json", &result);
    }
}

/// The elements with their attributes, in order; an error for what is not well-formed.
fn elements(xml: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                let name = element.name().as_ref().to_owned();
                let attributes = element.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    (
                        attribute.key.as_ref().to_owned(),
                        attribute.value.into_owned(),
                    )
                });
                found.push((name, attributes.collect()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn junit_has_what_consumers_read() {
    let folder = tempfile::tempdir().unwrap();
    let name = "a<&\u{1}\"\u{1b}[1m\u{ffff}b.txt";
    let text = "全队共30人，其中队员40人。";
    fs::write(folder.path().join(name), text).unwrap();
    fs::write(folder.path().join("净.txt"), "来了3人。").unwrap();
    let xml = printed(folder.path(), &["--format", "junit", ".", "无此文件.txt"]);
    assert!(!xml.contains(['\u{1}', '\u{1b}', '\u{ffff}']), "{xml}");
    let elements = elements(&xml);
    let names: Vec<&str> = elements.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[0], "testsuites");
    for (name, count) in [
        ("testsuite", 3),
        ("testcase", 3),
        ("failure", 1),
        ("error", 1),
    ] {
        assert_eq!(
            names.iter().filter(|known| **known == name).count(),
            count,
            "{name}"
        );
    }
    for (name, attributes) in &elements {
        let needed: &[&str] = match name.as_str() {
            "testsuite" => &["name", "tests", "failures", "errors"],
            "testcase" => &["name", "classname"],
            "failure" | "error" => &["message", "type"],
            _ => &[],
        };
        for key in needed {
            assert!(
                attributes.iter().any(|(known, _)| known == key),
                "{name} {key}"
            );
        }
    }
}

#[test]
fn standard_input_is_a_dash() {
    for format in FORMATS {
        let mut child = command(&drafts(), &["--format", format, "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input
            .write_all("全队共30人，其中队员40人。".as_bytes())
            .unwrap();
        drop(input);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert!(!output.stdout.is_empty());
    }
}

#[test]
fn what_is_allowed_is_marked_or_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let text = "<!-- heshu: allow part-within-whole 照录 -->\n全队共20人，其中队员30人。\n";
    fs::write(folder.path().join("允许.md"), text).unwrap();
    let of = |format: &str| printed(folder.path(), &["check", "允许.md", "--format", format]);
    let sarif: Value = serde_json::from_str(&of("sarif")).unwrap();
    assert_valid("sarif-2.1.0.json", &sarif);
    let results = &sarif["runs"][0]["results"];
    assert_eq!(results.as_array().map(Vec::len), Some(1));
    let suppression = &results[0]["suppressions"][0];
    assert_eq!(suppression["kind"], "inSource");
    assert_eq!(suppression["justification"], "照录");
    let json: Value = serde_json::from_str(&of("json")).unwrap();
    let file = &json["files"][0];
    assert_eq!(file["checks"].as_array().map(Vec::len), Some(0));
    assert_eq!(file["suppressed"][0]["suppression"]["kind"], "inline");
    assert_eq!(file["summary"]["suppressed"], 1);
    for format in [
        "concise", "jsonl", "github", "gitlab", "junit", "rdjson", "markdown",
    ] {
        assert!(!of(format).contains("part-within-whole"), "{format}");
    }
}
