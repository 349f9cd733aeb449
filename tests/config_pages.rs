//! What the pages on configurations say is what there is: every key, and an example that is valid.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;

const PAGES: [&str; 2] = ["docs/config.md", "docs/config.en.md"];

fn heshu(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_heshu"))
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn page(name: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(name)).unwrap()
}

/// The names of all properties of a JSON Schema, but for the cues, which rules have too.
fn keys(schema: &Value, found: &mut BTreeSet<String>) {
    let Value::Object(fields) = schema else {
        return;
    };
    for (key, value) in fields
        .get("properties")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        found.insert(key.clone());
        if key != "cues" {
            keys(value, found);
        }
    }
    for value in fields
        .get("$defs")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        keys(value.1, found);
    }
}

#[test]
fn every_key_is_described() {
    let schema = heshu(&["config", "schema"], Path::new(".")).stdout;
    let schema: Value = serde_json::from_slice(&schema).unwrap();
    let mut found = BTreeSet::new();
    keys(&schema, &mut found);
    assert!(found.contains("overrides") && found.contains("about") && found.contains("factor"));
    for name in PAGES {
        let page = page(name);
        let missing: Vec<&String> = found
            .iter()
            .filter(|key| !page.contains(&format!("| `{key}` |")))
            .collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}

#[test]
fn the_example_is_valid() {
    const RULE: &str = "rules:\n  - id: few-logs\n    title: 菌棒不应太多\n    \
                        where: { 数: { unit: 菌棒 } }\n    assert: 数 < 1亿\n";
    for name in PAGES {
        let page = page(name);
        let example = page.split("```yaml\n").nth(1).unwrap();
        let example = example.split("```").next().unwrap();
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("规则")).unwrap();
        fs::write(folder.path().join("规则/菌棒.yaml"), RULE).unwrap();
        fs::write(folder.path().join("heshu.yaml"), example).unwrap();
        let output = heshu(&["config", "show", "一.md"], folder.path());
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{name}: {said}");
        let shown = String::from_utf8_lossy(&output.stdout);
        let line = |id: &str| shown.lines().find(|line| line.starts_with(id)).unwrap();
        assert!(line("weekday-of-date").contains(" off "), "{shown}");
        assert!(line("few-logs").contains(" error "), "{shown}");
        assert!(shown.contains("2020-05-29"), "{shown}");
    }
}
