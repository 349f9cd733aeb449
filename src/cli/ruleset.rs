//! The rules of a run: the built-in ones, those of `--rules` and those of a configuration.

use std::path::{Path, PathBuf};

use super::args::Common;
use super::checkers;
use super::console::{self, complain};
use super::expired::Expired;
use super::lookup::folder_of;
use super::project::{Project, Sources};
use super::reading;
use crate::language::Language;
use crate::report;
use crate::rule::{self, Fault, RuleError, RuleFile, RuleSet, nearest};
use crate::source::{MAX_BYTES, SourceErrorKind};

/// The rules for the current folder, without the examples of the built-in ones. `None` after every
/// error in them was reported.
pub fn load(common: &Common) -> Option<Project> {
    checkers::here(common, sources(common)?)
}

/// The same with the examples of the built-in rules.
pub fn load_with_examples(common: &Common) -> Option<Project> {
    let builtin = rule::builtin();
    checkers::here(
        common,
        Sources {
            builtin,
            ..sources(common)?
        },
    )
}

/// The rules of these files and folders only, read with the words of the configuration for the
/// first of them.
pub fn load_paths(paths: &[PathBuf], common: &Common) -> Option<Project> {
    let further = read_all(paths, common)?;
    let folder = match paths.first() {
        Some(path) if path.is_dir() => path.clone(),
        Some(path) => folder_of(path),
        None => PathBuf::from("."),
    };
    // A configuration may name built-in rules.
    let sources = Sources {
        builtin: rule::builtin_without_examples(),
        further: Vec::new(),
        date: None,
    };
    let project = checkers::of_folder(&folder, common, sources)?;
    project
        .with_rules(&further)
        .map_err(|errors| complain_of(errors, common))
        .ok()
}

/// What every configuration of the run is loaded with.
pub fn sources(common: &Common) -> Option<Sources> {
    Some(Sources {
        builtin: rule::builtin_without_examples(),
        further: read_all(&own_files(common), common)?,
        date: common.date,
    })
}

/// What the command line adds to the built-in rules: rules and facts, which may stand in one file.
fn own_files(common: &Common) -> Vec<PathBuf> {
    common.rules.iter().chain(&common.facts).cloned().collect()
}

/// Says on standard error which facts have expired and are not used.
pub fn complain_of_expired<'p>(projects: impl Iterator<Item = &'p Project>, common: &Common) {
    let mut told: Vec<&Expired> = Vec::new();
    for expired in projects.flat_map(|project| &project.expired) {
        if !told.contains(&expired) {
            told.push(expired);
            complain(&expired.message(common.lang.into()));
        }
    }
}

/// Says on standard error what is wrong with rules and configurations.
pub fn complain_of(errors: Vec<RuleError>, common: &Common) {
    complain(report::rule_errors(&errors, &console::look_of_errors(common)).trim_end());
}

/// Reads the files, and those of the folders. `None` after all that cannot be read were reported.
fn read_all(paths: &[PathBuf], common: &Common) -> Option<Vec<RuleFile>> {
    let (mut files, mut errors) = (Vec::new(), Vec::new());
    for path in files_of(paths) {
        match read(&path) {
            Ok(file) => files.push(file),
            Err(error) => errors.push(*error),
        }
    }
    if errors.is_empty() {
        return Some(files);
    }
    complain_of(errors, common);
    None
}

/// Reads a file of rules or a configuration.
///
/// # Errors
/// When it cannot be read or is no text.
pub fn read(path: &Path) -> Result<RuleFile, Box<RuleError>> {
    let name = path.display().to_string();
    match reading::file(path, MAX_BYTES as u64) {
        Ok(bytes) => RuleFile::decode(&name, bytes),
        Err(kind) => {
            let fault = match kind {
                SourceErrorKind::NotFound => Fault::NoSuchFile,
                kind => Fault::Unreadable(kind),
            };
            Err(Box::new(RuleError::of_file(&name, fault)))
        }
    }
}

/// The paths with every folder replaced by the rule files in it, in order of name.
pub fn files_of(paths: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in paths {
        match std::fs::read_dir(path) {
            Ok(entries) => {
                let mut found: Vec<PathBuf> = entries
                    .flatten()
                    .map(|entry| entry.path())
                    .filter(|path| is_rule_file(path))
                    .collect();
                found.sort();
                files.append(&mut found);
            }
            Err(_) => files.push(path.clone()),
        }
    }
    files
}

/// Whether the file ends as files of rules do.
pub fn is_rule_file(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending == "yaml" || ending == "yml")
}

/// The indices of the rules with these ids, or `None` after every unknown id was reported.
pub fn indices(rules: &RuleSet, ids: &[String], language: Language) -> Option<Vec<u32>> {
    let index_of = |id: &String| {
        let found = (0u32..).zip(&rules.rules).find(|(_, rule)| rule.id == *id);
        if found.is_none() {
            complain(&unknown(rules, id, language));
        }
        found.map(|(index, _)| index)
    };
    let found: Vec<Option<u32>> = ids.iter().map(index_of).collect();
    found.into_iter().collect()
}

fn unknown(rules: &RuleSet, id: &str, language: Language) -> String {
    let suggestion = nearest(id, rules.rules.iter().map(|rule| rule.id.as_str()));
    match (language, suggestion) {
        (Language::Chinese, Some(known)) => {
            format!("错误：没有规则 {id}\n  建议：是不是 {known}？")
        }
        (Language::Chinese, None) => {
            format!("错误：没有规则 {id}\n  建议：heshu rules list 列出所有规则")
        }
        (Language::English, Some(known)) => {
            format!("error: no rule {id}\n  help: did you mean {known}?")
        }
        (Language::English, None) => {
            format!("error: no rule {id}\n  help: heshu rules list shows all rules")
        }
    }
}

/// The text of the file that a rule was read from; `None` when it has gone since.
pub fn text_of(origin: &str) -> Option<String> {
    let built_in = rule::builtin().into_iter().find(|file| file.name == origin);
    built_in
        .or_else(|| read(Path::new(origin)).ok())
        .map(|file| file.text.into_owned())
}
