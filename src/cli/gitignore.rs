//! Whether a file that is named would have been passed over in a folder.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ignore::Match;
use ignore::gitignore::{Gitignore, GitignoreBuilder};

use super::lookup::folder_of;

const FILES: [&str; 2] = [".gitignore", ".ignore"];

/// The ignore files of folders, each read once.
#[derive(Debug, Default)]
pub struct IgnoreFiles {
    read: HashMap<PathBuf, Gitignore>,
}

impl IgnoreFiles {
    /// Whether an ignore file of the folder of the path, or of one above it up to that of the
    /// repository, leaves it out. The nearest that speaks of it counts.
    pub fn leave_out(&mut self, path: &Path) -> bool {
        let Some(name) = path.file_name() else {
            return false;
        };
        let path = folder_of(path).join(name);
        for folder in path.ancestors().skip(1) {
            let known = self.read.entry(folder.to_owned());
            let rules = known.or_insert_with(|| read(folder));
            match rules.matched_path_or_any_parents(&path, false) {
                Match::Ignore(_) => return true,
                Match::Whitelist(_) => return false,
                Match::None if folder.join(".git").exists() => return false,
                Match::None => {}
            }
        }
        false
    }
}

fn read(folder: &Path) -> Gitignore {
    let mut rules = GitignoreBuilder::new(folder);
    for name in FILES {
        let file = folder.join(name);
        if file.is_file() {
            // What can be read of it counts, as where folders are walked.
            let _ = rules.add(file);
        }
    }
    rules.build().unwrap_or_else(|_| Gitignore::empty())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_nearest_ignore_file_counts_as_far_as_the_repository() {
        let root = tempfile::tempdir().unwrap();
        let repository = root.path().join("库");
        fs::create_dir_all(repository.join(".git")).unwrap();
        fs::create_dir_all(repository.join("存档/旧")).unwrap();
        fs::write(root.path().join(".gitignore"), "*\n").unwrap();
        fs::write(repository.join(".gitignore"), "存档/\n*.tmp.txt\n").unwrap();
        fs::write(repository.join("存档/旧/.gitignore"), "!留.txt\n").unwrap();
        let mut files = IgnoreFiles::default();
        let mut left_out = |path: &str| files.leave_out(&repository.join(path));
        assert!(left_out("存档/旧/一.txt"));
        assert!(!left_out("存档/旧/留.txt"));
        assert!(left_out("新.tmp.txt"));
        assert!(!left_out("新.txt"));
    }
}
