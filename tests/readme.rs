//! What the READMEs show is what happens: their commands, outputs, exit codes, rule and tables.
//! `TRYCMD=overwrite cargo test --test readme` takes the outputs anew.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

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
fn the_rule_passes_its_own_examples() {
    for readme in READMES {
        let rule = blocks(&text(readme), "yaml").remove(0);
        let file = tempfile::Builder::new().suffix(".yaml").tempfile().unwrap();
        fs::write(file.path(), rule).unwrap();
        let output = heshu(&["rules", "test", &file.path().display().to_string()]);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        assert!(
            String::from_utf8_lossy(&output.stdout).contains("2/2"),
            "{readme}"
        );
    }
}

#[test]
fn the_tables_name_the_rules_there_are() {
    let listed = String::from_utf8(heshu(&["rules", "list"]).stdout).unwrap();
    let rules: BTreeSet<&str> = listed
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    for readme in READMES {
        let text = text(readme);
        let named: BTreeSet<&str> = text
            .lines()
            .filter_map(|line| {
                line.strip_prefix('|')?
                    .split('|')
                    .nth(1)?
                    .trim()
                    .strip_prefix('`')?
                    .strip_suffix('`')
            })
            .filter(|word| word.contains('-') && !word.contains(' '))
            .collect();
        assert_eq!(named, rules, "{readme}");
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
        "docs/accuracy.md",
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
