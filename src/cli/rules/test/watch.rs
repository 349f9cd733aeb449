//! Running again whenever a rule file is saved.
//!
//! The files are looked at a few times a second: that needs no help of the operating system, works
//! on network drives too, and costs next to nothing for the few files that hold rules.

use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;
use std::thread::sleep;
use std::time::{Duration, SystemTime};

use crate::cli::args::Common;
use crate::cli::ruleset;
use crate::cli::status::Status;
use crate::language::Language;

/// How often the files are looked at.
const PAUSE: Duration = Duration::from_millis(100);
/// Clears the screen and goes to its top.
const CLEAR: &str = "\x1b[2J\x1b[H";

/// Runs `once` now and after every change to the rule files in `paths`, until the process is ended
/// or nobody reads `out` any more.
pub fn run(
    paths: &[PathBuf],
    common: &Common,
    out: &mut dyn Write,
    once: impl Fn(&mut dyn Write) -> io::Result<Status>,
) -> io::Result<Status> {
    let terminal = io::stdout().is_terminal();
    loop {
        let seen = stamps(paths);
        if terminal {
            write!(out, "{CLEAR}")?;
        }
        once(out)?;
        match common.lang.into() {
            Language::Chinese => writeln!(out, "看着 {} 个文件，存盘就重测", seen.len())?,
            Language::English => writeln!(out, "watching {} files", seen.len())?,
        }
        out.flush()?;
        wait_for_change(paths, &seen);
    }
}

/// Returns once the files have changed and then kept still for a moment: an editor may take
/// several steps to save.
fn wait_for_change(paths: &[PathBuf], seen: &[Stamp]) {
    let mut last = seen.to_vec();
    loop {
        sleep(PAUSE);
        let now = stamps(paths);
        if now == last && now != seen {
            return;
        }
        last = now;
    }
}

/// A file, and when it was changed and how long it is; `None` when it is not there.
type Stamp = (PathBuf, Option<(SystemTime, u64)>);

fn stamps(paths: &[PathBuf]) -> Vec<Stamp> {
    let stamp = |path: PathBuf| {
        let about = std::fs::metadata(&path).ok();
        let stamp = about.and_then(|about| Some((about.modified().ok()?, about.len())));
        (path, stamp)
    };
    ruleset::files_of(paths).into_iter().map(stamp).collect()
}
