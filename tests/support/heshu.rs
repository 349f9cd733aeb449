use std::path::Path;
use std::process::{Command, Output};

/// Runs heshu in a folder.
pub fn heshu(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_heshu"))
        .current_dir(folder)
        .args(arguments)
        .output()
        .unwrap()
}
