//! The rules in `examples/rules/` are tested as their authors test them, and live beside the
//! built-in ones.

use std::process::{Command, Output};

fn heshu(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_heshu"))
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap()
}

#[test]
fn every_example_passes() {
    let output = heshu(&["rules", "test", "examples/rules", "--quiet"]);
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(0), "{said}");
    assert!(said.contains("（0 条没有例句）"), "{said}");
}

#[test]
fn they_load_beside_the_built_in_rules() {
    let output = heshu(&["rules", "list", "--rules", "examples/rules"]);
    let listed = String::from_utf8_lossy(&output.stdout);
    for pack in ["hospital", "ministry", "sports-desk"] {
        assert!(listed.contains(pack), "{listed}");
    }
}
