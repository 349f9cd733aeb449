//! `schema/rules.schema.json` is the schema that `heshu rules schema` prints.
//! `HESHU_UPDATE=1 cargo test --test schema` writes it anew.

use std::fs;
use std::path::Path;
use std::process::Command;

#[test]
fn the_schema_shipped_is_the_one_printed() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/rules.schema.json");
    let output = Command::new(env!("CARGO_BIN_EXE_heshu"))
        .args(["rules", "schema"])
        .output()
        .unwrap();
    assert!(output.status.success());
    let printed = String::from_utf8(output.stdout).unwrap();
    if std::env::var_os("HESHU_UPDATE").is_some() {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &printed).unwrap();
    }
    let stored = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        stored == printed,
        "stale; `HESHU_UPDATE=1 cargo test --test schema` writes it anew"
    );
}
