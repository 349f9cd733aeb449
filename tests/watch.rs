//! `heshu rules test --watch` runs again when a rule file is saved.

#[path = "support/watching.rs"]
mod watching;

use std::fs;
use std::io::Write;
use std::path::Path;

use watching::Watching;

const RULE: &str = "\
rules:
  - id: seats
    title: 乘客不应多于座位
    where:
      客车: { unit: 辆 }
      乘客: { unit: 人, after: 客车 }
    assert: 乘客 <= 客车 * SEATS
    tests: { ok: 2辆大巴载着98人出发。 }
";

/// The tally of the next run.
fn tally(watching: &Watching) -> String {
    loop {
        let line = watching.line();
        if line.contains("条规则") {
            return line;
        }
    }
}

#[test]
fn a_saved_file_is_tested_again() {
    let mut file = tempfile::Builder::new().suffix(".yaml").tempfile().unwrap();
    write!(file, "{}", RULE.replace("SEATS", "57")).unwrap();
    let path = file.path().display().to_string();
    let watching = Watching::start(Path::new("."), &["rules", "test", "--watch", &path]);
    assert!(tally(&watching).contains("通过 1，漏报 0，误报 0"));
    fs::write(file.path(), RULE.replace("SEATS", "7 + 0")).unwrap();
    assert!(tally(&watching).contains("通过 0，漏报 0，误报 1"));
}
