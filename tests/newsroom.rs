//! The repository of a newsroom in `examples/newsroom/`: clean as it stands, and everything in it
//! is of use.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn newsroom() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/newsroom")
}

fn heshu(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_heshu"))
        .args(arguments)
        .current_dir(newsroom())
        .output()
        .unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn json(arguments: &[&str]) -> Value {
    let all = [&["check", ".", "--format", "json"], arguments].concat();
    serde_json::from_slice(&heshu(&all).stdout).unwrap()
}

/// The rules of the checks of all files, under a key of each file.
fn rules(report: &Value, key: &str) -> Vec<String> {
    let files = report["files"].as_array().unwrap();
    let checks = files.iter().filter_map(|file| file[key].as_array());
    checks
        .flatten()
        .map(|check| check["rule"].as_str().unwrap_or_default().to_owned())
        .collect()
}

#[test]
fn it_is_clean_as_it_stands() {
    // Nothing to report, not even that something allowed is of no use.
    let output = heshu(&["check", ".", "--format", "concise", "--fail-on", "info"]);
    assert_eq!(said(&output), "");
    assert_eq!(output.status.code(), Some(0));
    // The rules and facts are no drafts, which needs no word.
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
}

#[test]
fn old_texts_fail_without_the_baseline() {
    let output = heshu(&["check", ".", "--format", "concise", "--no-baseline"]);
    let said = said(&output);
    let found: Vec<&str> = said
        .lines()
        .filter_map(|line| line.split(' ').nth(1))
        .collect();
    assert_eq!(found, ["error[sum-of-parts]", "error[part-within-whole]"]);
    assert!(said.lines().all(|line| line.starts_with("旧稿/")), "{said}");
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn every_entry_of_the_baseline_is_still_found() {
    let output = heshu(&["baseline", "show"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(
        !said(&output).contains("（已不再出现）"),
        "{}",
        said(&output)
    );
}

#[test]
fn its_rules_pass_their_own_examples() {
    let output = heshu(&["rules", "test", "规则", "--quiet"]);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("（0 条没有例句）"), "{said}");
}

#[test]
fn its_own_rules_facts_units_and_phrases_are_used() {
    let holds = rules(&json(&["--verdict", "holds"]), "checks");
    for rule in [
        "coach-seats",
        "fact",
        "table-column-total",
        "mean-of-count-found",
    ] {
        assert!(holds.iter().any(|held| held == rule), "{rule}: {holds:?}");
    }
    let claims = said(&heshu(&["claims", "."]));
    assert!(claims.contains("单位 菌棒"), "{claims}");
    for phrase in ["12345", "一九"] {
        assert!(!claims.contains(phrase), "{phrase} is read as a figure");
    }
}

#[test]
fn findings_are_allowed_in_the_draft_beside_it_and_by_the_baseline() {
    let report = json(&[]);
    let allowed = rules(&report, "suppressed");
    assert_eq!(allowed.len(), 4, "{allowed:?}");
    for word in ["来信照录", "账照录"] {
        assert!(report.to_string().contains(word), "{report}");
    }
}

#[test]
fn one_draft_is_in_another_encoding() {
    let bytes = fs::read(newsroom().join("稿件/香菇.txt")).unwrap();
    assert!(String::from_utf8(bytes).is_err());
}
