//! Checking again whenever a draft is saved.

use std::collections::BTreeSet;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::console::complain;
use super::input::has_known_ending;
use super::lookup::{real, shown};
use super::status::Status;
use crate::language::Language;

/// An editor may take several steps to save; the draft is read once it keeps still this long.
const STILL: Duration = Duration::from_millis(30);
/// Clears the screen and goes to its top.
const CLEAR: &str = "\x1b[2J\x1b[H";

/// Runs `check` on all of `paths`, and then on the drafts that are saved, until the process is
/// ended or nobody reads `out` any more. When rules, a configuration or what allows findings
/// changes, all are checked again.
pub fn run(
    paths: &[PathBuf],
    language: Language,
    out: &mut dyn Write,
    check: impl Fn(&[PathBuf], &mut dyn Write) -> io::Result<Status>,
) -> io::Result<Status> {
    let paths = match paths {
        [] => vec![PathBuf::from(".")],
        paths => paths.to_vec(),
    };
    let (send, changes) = channel();
    let watcher = notify::recommended_watcher(send).and_then(|mut watcher| {
        watch(&mut watcher, &paths)?;
        Ok(watcher)
    });
    let _watcher = match watcher {
        Ok(watcher) => watcher,
        Err(error) => {
            complain(&trouble(&error, language));
            return Ok(Status::Failed);
        }
    };
    let terminal = io::stdout().is_terminal();
    let mut changed = paths.clone();
    loop {
        if terminal {
            write!(out, "{CLEAR}")?;
        }
        check(&changed, out)?;
        match language {
            Language::Chinese => writeln!(out, "看着，存盘就重新核对；Ctrl-C 结束")?,
            Language::English => writeln!(out, "watching; end with Ctrl-C")?,
        }
        out.flush()?;
        changed = next(&changes, &paths)?;
    }
}

/// A folder is watched with all that is in it, a file by its folder: editors often save by putting
/// another file in its place.
fn watch(watcher: &mut RecommendedWatcher, paths: &[PathBuf]) -> notify::Result<()> {
    let mut folders = BTreeSet::new();
    for path in paths {
        let path = real(path);
        if path.is_dir() {
            folders.insert((path, true));
        } else if let Some(folder) = path.parent() {
            folders.insert((folder.to_owned(), false));
        }
    }
    for (folder, whole) in folders {
        let mode = match whole {
            true => RecursiveMode::Recursive,
            false => RecursiveMode::NonRecursive,
        };
        watcher.watch(&folder, mode)?;
    }
    Ok(())
}

/// Waits until something has changed that matters, and says what is to be checked.
fn next(changes: &Receiver<notify::Result<Event>>, paths: &[PathBuf]) -> io::Result<Vec<PathBuf>> {
    loop {
        let first = changes.recv().map_err(io::Error::other)?;
        let mut seen = BTreeSet::new();
        note(first, &mut seen);
        while let Ok(event) = changes.recv_timeout(STILL) {
            note(event, &mut seen);
        }
        if seen.iter().any(|path| is_setting(path)) {
            return Ok(paths.to_vec());
        }
        let drafts = seen.iter().filter(|path| is_draft(path, paths));
        let drafts: Vec<PathBuf> = drafts.map(|path| shown(path)).collect();
        if !drafts.is_empty() {
            return Ok(drafts);
        }
    }
}

fn note(event: notify::Result<Event>, seen: &mut BTreeSet<PathBuf>) {
    // Reading a draft, as the check does, is no change.
    let changes = |event: &Event| !matches!(event.kind, EventKind::Access(_));
    if let Some(event) = event.ok().filter(changes) {
        seen.extend(event.paths);
    }
}

/// Rules, facts, a configuration, a baseline, or what is allowed beside a draft.
fn is_setting(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// A file that is one of the drafts named, or lies in a folder named and is of a format read.
fn is_draft(path: &Path, paths: &[PathBuf]) -> bool {
    path.is_file()
        && paths.iter().map(|named| real(named)).any(|named| {
            named == path || (named.is_dir() && path.starts_with(&named) && has_known_ending(path))
        })
}

fn trouble(error: &notify::Error, language: Language) -> String {
    match language {
        Language::Chinese => {
            format!("错误：看不住这些文件：{error}\n  建议：检查路径；文件夹太大时，只看其中一部分")
        }
        Language::English => format!(
            "error: cannot watch these files: {error}\n  help: check the paths; watch a part of a very large folder"
        ),
    }
}
