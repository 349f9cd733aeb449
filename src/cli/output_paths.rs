//! Keeps the files of `--output` apart from each other and from the drafts.

use std::fs;
use std::path::{Path, PathBuf};

use super::args;
use super::console::complain;
use super::input::{Input, Inputs};
use super::outputs::complain_of;
use crate::language::Language;

/// Leaves out of the inputs what a folder holds of earlier reports, saying so. False after the
/// errors were reported, when two outputs are one file or one would replace a draft that is named.
pub fn keep_apart(arguments: &args::Check, inputs: &mut Inputs, language: Language) -> bool {
    let outputs = || arguments.output.iter().map(|output| output.path.as_path());
    let mut errors = Vec::new();
    let mut seen: Vec<PathBuf> = Vec::new();
    for path in outputs() {
        // A device may well be written to twice.
        let is_device = fs::metadata(path).is_ok_and(|data| !data.is_file());
        let place = place(path);
        if seen.contains(&place) && !is_device {
            errors.push(twice(path, language));
        }
        seen.push(place);
        let named = || arguments.paths.iter().filter(|named| named.is_file());
        if path.is_file() && named().any(|named| same(named, path)) {
            errors.push(draft(path, language));
        }
    }
    let reports: Vec<&Path> = outputs().filter(|path| path.is_file()).collect();
    let is_report = |input: &Input| match input {
        Input::File(file) => reports.iter().any(|report| same(file, report)),
        Input::StandardInput { .. } => false,
    };
    if !reports.is_empty() {
        inputs.drafts.retain(|input| {
            let left_out = is_report(input);
            if left_out {
                complain(&spared(&input.name(), language));
            }
            !left_out
        });
    }
    for error in &errors {
        complain_of(error, language);
    }
    errors.is_empty()
}

/// Whether two paths lead to one file. Names tell most apart without asking the file system.
fn same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| fs::canonicalize(path).ok();
    one == other || (real(one).is_some() && real(one) == real(other))
}

/// The path of a file that need not be there yet.
fn place(path: &Path) -> PathBuf {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    match (
        fs::canonicalize(path),
        fs::canonicalize(folder),
        path.file_name(),
    ) {
        (Ok(file), ..) => file,
        (_, Ok(folder), Some(name)) => folder.join(name),
        _ => path.to_owned(),
    }
}

fn twice(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Chinese => {
            format!("两个 --output 都写到 {path}\n  建议：各写一个文件")
        }
        Language::English => {
            format!("two --output options write to {path}\n  help: give each a file of its own")
        }
    }
}

fn draft(path: &Path, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Chinese => {
            format!("--output 会盖掉要核对的稿件 {path}\n  建议：写到另一个文件")
        }
        Language::English => format!(
            "--output would replace {path}, which is to be checked\n  help: write to another file"
        ),
    }
}

fn spared(name: &str, language: Language) -> String {
    match language {
        Language::Chinese => format!("不核对 {name}：这次的结果要写到它那里"),
        Language::English => format!("{name} is not checked: the results are written to it"),
    }
}
