//! What the READMEs show is what happens: their commands, outputs, exit codes, rule and tables.
//! `TRYCMD=overwrite cargo test --test readme` takes the outputs anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const READMES: [&str; 2] = ["README.md", "README.en.md"];

fn heshu(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_heshu"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

fn text(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The fenced blocks of a language.
fn blocks(text: &str, language: &str) -> Vec<String> {
    let fence = format!("```{language}\n");
    text.split(&fence)
        .skip(1)
        .filter_map(|rest| rest.split("```").next())
        .map(str::to_owned)
        .collect()
}

#[test]
fn console_blocks_print_what_they_show() {
    for readme in READMES {
        trycmd::TestCases::new()
            .default_bin_name("heshu")
            .env("COLUMNS", "80")
            .env("NO_COLOR", "1")
            .case(readme);
    }
}

/// `cargo run --release -- …  # … exit N`: the two commands that everything begins with.
#[test]
fn the_first_commands_end_as_they_say() {
    for readme in READMES {
        let first = blocks(&text(readme), "sh").remove(0);
        let mut lines = first.lines();
        let (command, remark) = lines.next().unwrap().split_once('#').unwrap();
        let arguments = command
            .trim()
            .strip_prefix("cargo run --release -- ")
            .unwrap();
        let arguments: Vec<&str> = arguments.split_whitespace().collect();
        let code: String = remark.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(
            heshu(&arguments).status.code(),
            code.parse().ok(),
            "{readme}: {command}"
        );
        assert_eq!(lines.collect::<Vec<_>>(), ["cargo test"], "{readme}");
    }
}

#[test]
fn the_rules_shown_pass_their_own_examples() {
    for page in ["README.md", "README.en.md", "docs/design.md"] {
        let rule = blocks(&text(page), "yaml").remove(0);
        let file = tempfile::Builder::new().suffix(".yaml").tempfile().unwrap();
        fs::write(file.path(), rule).unwrap();
        let output = heshu(&["rules", "test", &file.path().display().to_string()]);
        let said = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(0), "{page}: {said}");
        assert!(said.contains("2/2"), "{page}: {said}");
    }
}

/// The names of all properties of a JSON Schema.
fn properties(schema: &Value, names: &mut BTreeSet<String>) {
    match schema {
        Value::Object(fields) => {
            if let Some(Value::Object(listed)) = fields.get("properties") {
                names.extend(listed.keys().cloned());
            }
            fields.values().for_each(|field| properties(field, names));
        }
        Value::Array(items) => items.iter().for_each(|item| properties(item, names)),
        _ => {}
    }
}

#[test]
fn the_design_describes_every_key_of_a_rule() {
    let schema: Value = serde_json::from_slice(&heshu(&["rules", "schema"]).stdout).unwrap();
    let mut keys = BTreeSet::new();
    properties(&schema, &mut keys);
    assert!(keys.contains("where") && keys.contains("subject_of"));
    let design = text("docs/design.md");
    let missing: Vec<&String> = keys
        .iter()
        .filter(|key| !design.contains(&format!("`{key}`")))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn the_tables_name_the_packs_there_are() {
    let listed = String::from_utf8(heshu(&["rules", "list"]).stdout).unwrap();
    let packs: BTreeSet<&str> = listed
        .lines()
        .filter_map(|line| line.split_whitespace().nth(2))
        .collect();
    for (readme, header) in READMES.into_iter().zip(["| 规则包 |", "| pack |"]) {
        let text = text(readme);
        let table = text.split(header).nth(1).unwrap();
        let named: BTreeSet<&str> = table
            .lines()
            .skip(2)
            .take_while(|line| line.starts_with('|'))
            .filter_map(|line| line.split('`').nth(1))
            .collect();
        assert_eq!(named, packs, "{readme}");
    }
}

#[test]
fn documents_link_to_what_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let pages = [
        "README.md",
        "README.en.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
        "docs/design.md",
        "docs/json.md",
        "docs/config.md",
        "docs/config.en.md",
        "docs/accuracy.md",
        "docs/rules/README.md",
        "docs/writing-rules.md",
        "docs/writing-rules.en.md",
        "docs/ci.md",
        "docs/ci.en.md",
        "examples/newsroom/README.md",
        "docs/facts.md",
        "docs/facts.en.md",
        "fixtures/README.md",
    ];
    for page in pages {
        let folder = root.join(page).parent().unwrap().to_owned();
        for target in text(page)
            .split("](")
            .skip(1)
            .filter_map(|rest| rest.split(')').next())
        {
            let path = target.split('#').next().unwrap();
            if path.contains(':') || path.is_empty() {
                continue;
            }
            assert!(folder.join(path).exists(), "{page} links to {target}");
        }
    }
}
