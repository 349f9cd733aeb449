//! The rules of a run: the built-in ones and those of `--rules`.

use std::io;
use std::path::{Path, PathBuf};

use super::args::Common;
use super::console::{self, complain};
use crate::grammar::Grammar;
use crate::language::Language;
use crate::report;
use crate::rule::{self, RuleFile, RuleSet, nearest};

/// The rules, or `None` after every error in them was reported. The built-in ones come without
/// their examples.
pub fn load(common: &Common) -> Option<RuleSet> {
    load_after(rule::builtin_without_examples(), &common.rules, common)
}

/// The same with the examples of the built-in rules.
pub fn load_with_examples(common: &Common) -> Option<RuleSet> {
    load_after(rule::builtin(), &common.rules, common)
}

/// The rules of these files and folders only, or `None` after every error was reported.
pub fn load_paths(paths: &[PathBuf], common: &Common) -> Option<RuleSet> {
    load_after(Vec::new(), paths, common)
}

fn load_after(mut files: Vec<RuleFile>, paths: &[PathBuf], common: &Common) -> Option<RuleSet> {
    let language = Language::from(common.lang);
    let mut readable = true;
    for path in files_of(paths) {
        match std::fs::read_to_string(&path) {
            Ok(text) => files.push(RuleFile {
                name: path.display().to_string(),
                text,
            }),
            Err(error) => {
                complain(&unreadable(&path, &error, language));
                readable = false;
            }
        }
    }
    match rule::load(&files, &Grammar::new()) {
        Ok(rules) => readable.then_some(rules),
        Err(errors) => {
            complain(report::rule_errors(&errors, &console::look_of_errors(common)).trim_end());
            None
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

fn is_rule_file(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending == "yaml" || ending == "yml")
}

fn unreadable(path: &Path, error: &io::Error, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Chinese => {
            format!("错误：规则文件 {path} 无法读取（{error}）\n  建议：请检查路径和读取权限")
        }
        Language::English => {
            format!(
                "error: cannot read the rule file {path} ({error})\n  help: check the path and its permissions"
            )
        }
    }
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
        .map(|file| file.text)
        .or_else(|| std::fs::read_to_string(origin).ok())
}
