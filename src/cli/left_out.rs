//! What a folder holds and is not checked, counted so that one line can say so.

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::console::complain;
use super::input::has_known_ending;
use super::ruleset::is_rule_file;
use crate::language::Language;

/// Endings that are named in the line; the rest is counted together.
const MOST_ENDINGS: usize = 4;
/// What version control keeps for itself is no draft of anybody's.
const VERSION_CONTROL: [&str; 4] = [".git", ".hg", ".svn", ".jj"];

/// Counts of what was not checked.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct LeftOut {
    /// Files of other formats, by ending; without one, the empty text.
    endings: BTreeMap<String, usize>,
    /// Those that rules, facts and the like may stand in.
    yaml: Vec<PathBuf>,
    /// Drafts and folders that are hidden or that `.gitignore` leaves out.
    ignored: usize,
    /// Drafts that a configuration excludes.
    pub excluded: usize,
}

impl LeftOut {
    /// A file of a format that is not read. Our own files are no drafts.
    pub fn other_format(&mut self, path: &Path) {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with("heshu.yaml") || name == crate::review::BASELINE_NAME {
            return;
        }
        if is_rule_file(path) {
            self.yaml.push(path.to_owned());
        } else {
            self.count(path);
        }
    }

    fn count(&mut self, path: &Path) {
        let ending = path.extension().unwrap_or_default().to_string_lossy();
        *self.endings.entry(ending.to_lowercase()).or_default() += 1;
    }

    /// Takes out what the run reads otherwise than as a draft: rules, facts, a configuration.
    pub fn take_out(&mut self, read: impl Iterator<Item = PathBuf>) {
        if self.yaml.is_empty() {
            return;
        }
        let real = |path: &PathBuf| fs::canonicalize(path).ok();
        let read: HashSet<PathBuf> = read.filter_map(|path| real(&path)).collect();
        self.yaml
            .retain(|path| !real(path).is_some_and(|path| read.contains(&path)));
    }

    /// Counts what the folders walked hold besides the paths seen.
    pub fn ignored_in(&mut self, folders: &[PathBuf], seen: &HashSet<PathBuf>) {
        for folder in folders {
            let Ok(entries) = fs::read_dir(folder) else {
                continue;
            };
            for entry in entries.flatten() {
                let path = entry.path();
                let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
                let name = entry.file_name();
                let counts = if is_folder {
                    !VERSION_CONTROL.iter().any(|known| name == *known)
                } else {
                    has_known_ending(&path)
                };
                self.ignored += usize::from(counts && !seen.contains(&path));
            }
        }
    }

    /// Says on standard error what was not checked, if anything.
    pub fn tell(&mut self, language: Language) {
        for path in std::mem::take(&mut self.yaml) {
            self.count(&path);
        }
        if *self != LeftOut::default() {
            complain(&match language {
                Language::Chinese => self.in_chinese(),
                Language::English => self.in_english(),
            });
        }
    }

    fn in_chinese(&self) -> String {
        let mut parts = Vec::new();
        let formats: usize = self.endings.values().sum();
        if formats > 0 {
            let list = self.most_frequent("无后缀", "其他");
            parts.push(format!("别种格式的文件 {formats} 个（{list}）"));
        }
        if self.ignored > 0 {
            parts.push(format!(
                "隐藏的或 .gitignore 排除的文件、文件夹 {} 个",
                self.ignored
            ));
        }
        if self.excluded > 0 {
            parts.push(format!("排除的稿件 {} 篇", self.excluded));
        }
        format!("没有核对：{}", parts.join("；"))
    }

    fn in_english(&self) -> String {
        let mut parts = Vec::new();
        let formats: usize = self.endings.values().sum();
        if formats > 0 {
            let list = self.most_frequent("no ending", "other");
            parts.push(format!("{formats} of other formats ({list})"));
        }
        if self.ignored > 0 {
            parts.push(format!("{} hidden or left out by .gitignore", self.ignored));
        }
        if self.excluded > 0 {
            parts.push(format!("{} excluded", self.excluded));
        }
        format!("not checked: {}", parts.join("; "))
    }

    /// `.xlsx 3、.png 2`, the most frequent first.
    fn most_frequent(&self, none: &str, other: &str) -> String {
        let mut endings: Vec<(&String, &usize)> = self.endings.iter().collect();
        endings.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
        let rest = endings.split_off(endings.len().min(MOST_ENDINGS));
        let mut listed: Vec<String> = endings
            .iter()
            .map(|(ending, count)| match ending.is_empty() {
                true => format!("{none} {count}"),
                false => format!(".{ending} {count}"),
            })
            .collect();
        let rest: usize = rest.iter().map(|(_, count)| **count).sum();
        if rest > 0 {
            listed.push(format!("{other} {rest}"));
        }
        listed.join(if none.is_ascii() { ", " } else { "、" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_names_the_most_frequent_endings() {
        let mut left_out = LeftOut::default();
        for name in [
            "a.xlsx",
            "b.XLSX",
            "c.png",
            "LICENSE",
            "d.rs",
            "e.pdf",
            "f.xls",
            "heshu.yaml",
            "a.txt.heshu.yaml",
            "heshu-baseline.yaml",
        ] {
            left_out.other_format(Path::new(name));
        }
        left_out.excluded = 2;
        assert_eq!(
            left_out.in_chinese(),
            "没有核对：别种格式的文件 7 个（.xlsx 2、无后缀 1、.pdf 1、.png 1、其他 2）；排除的稿件 2 篇"
        );
        assert_eq!(
            left_out.in_english(),
            "not checked: 7 of other formats (.xlsx 2, no ending 1, .pdf 1, .png 1, other 2); 2 excluded"
        );
    }
}
