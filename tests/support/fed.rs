use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs heshu in a folder, with `input` on its standard input.
pub fn fed(folder: &Path, arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_heshu"))
        .current_dir(folder)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut standard = child.stdin.take().unwrap();
    // A run that is refused reads nothing.
    let _ = standard.write_all(input);
    drop(standard);
    child.wait_with_output().unwrap()
}
