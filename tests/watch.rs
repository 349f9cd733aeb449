//! `heshu rules test --watch` runs again when a rule file is saved.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

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

/// Long enough for a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

struct Watching {
    process: Child,
    lines: Receiver<String>,
}

impl Drop for Watching {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Watching {
    fn start(path: &str) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_heshu"))
            .args(["rules", "test", "--watch", path])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let (send, lines) = channel();
        let out = BufReader::new(process.stdout.take().unwrap());
        thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                let _ = send.send(line);
            }
        });
        Watching { process, lines }
    }

    /// The tally of the next run.
    fn tally(&self) -> String {
        loop {
            let line = self.lines.recv_timeout(PATIENCE).unwrap();
            if line.contains("条规则") {
                return line;
            }
        }
    }
}

#[test]
fn a_saved_file_is_tested_again() {
    let mut file = tempfile::Builder::new().suffix(".yaml").tempfile().unwrap();
    write!(file, "{}", RULE.replace("SEATS", "57")).unwrap();
    let watching = Watching::start(&file.path().display().to_string());
    assert!(watching.tally().contains("通过 1，漏报 0，误报 0"));
    fs::write(file.path(), RULE.replace("SEATS", "7 + 0")).unwrap();
    assert!(watching.tally().contains("通过 0，漏报 0，误报 1"));
}
