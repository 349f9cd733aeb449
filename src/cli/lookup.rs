//! Which configuration or baseline is a draft's: the nearest one from its folder upwards.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use crate::config::FILE_NAME;

/// Looks files of one name up, each folder once.
#[derive(Debug)]
pub struct Lookup {
    name: &'static str,
    found: HashMap<PathBuf, Option<PathBuf>>,
}

impl Default for Lookup {
    fn default() -> Self {
        Self::of_name(FILE_NAME)
    }
}

impl Lookup {
    /// Looks for files of another name in the same way.
    pub fn of_name(name: &'static str) -> Self {
        Lookup {
            name,
            found: HashMap::new(),
        }
    }

    /// The configuration for what lies in a folder. The search ends with the folder of a repository
    /// (the one that holds `.git`) or at the root.
    pub fn of_folder(&mut self, folder: &Path) -> Option<PathBuf> {
        if let Some(known) = self.found.get(folder) {
            return known.clone();
        }
        let found = folder.ancestors().find_map(|folder| {
            let file = folder.join(self.name);
            if file.is_file() {
                return Some(Some(file));
            }
            folder.join(".git").exists().then_some(None)
        });
        let found = found.flatten();
        self.found.insert(folder.to_owned(), found.clone());
        found
    }
}

/// The folder that a file lies in, with links followed, so that `..` leads where it says. The
/// folder as written when it cannot be followed.
pub fn folder_of(file: &Path) -> PathBuf {
    let parent = match file.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    real(parent)
}

/// The path as people would write it in the current folder.
pub fn shown(path: &Path) -> PathBuf {
    let here = real(Path::new("."));
    path.strip_prefix(&here).unwrap_or(path).to_owned()
}

/// The path with links followed, or from the root on when that cannot be done.
pub fn real(path: &Path) -> PathBuf {
    path.canonicalize()
        .or_else(|_| std::path::absolute(path))
        .unwrap_or_else(|_| path.to_owned())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io;

    use super::*;

    /// `外/heshu.yaml`, `外/库/.git`, `外/库/稿件/heshu.yaml`, `外/库/稿件/五月/`, `外/库/旧稿/`.
    fn tree() -> io::Result<tempfile::TempDir> {
        let root = tempfile::tempdir()?;
        for folder in ["外/库/.git", "外/库/稿件/五月", "外/库/旧稿"] {
            fs::create_dir_all(root.path().join(folder))?;
        }
        for file in ["外/heshu.yaml", "外/库/稿件/heshu.yaml"] {
            fs::write(root.path().join(file), "")?;
        }
        Ok(root)
    }

    #[test]
    fn the_nearest_wins_and_the_search_ends_at_the_repository() -> io::Result<()> {
        let tree = tree()?;
        let root = real(tree.path());
        let mut lookup = Lookup::default();
        let mut of = |folder: &str| lookup.of_folder(&root.join(folder));
        let inner = Some(root.join("外/库/稿件/heshu.yaml"));
        assert_eq!(of("外/库/稿件/五月"), inner);
        assert_eq!(of("外/库/稿件"), inner);
        assert_eq!(of("外/库/旧稿"), None);
        assert_eq!(of("外"), Some(root.join("外/heshu.yaml")));
        Ok(())
    }

    #[test]
    fn steps_back_are_followed() -> io::Result<()> {
        let tree = tree()?;
        let file = tree.path().join("外/库/稿件/../旧稿/一.txt");
        assert_eq!(folder_of(&file), real(tree.path()).join("外/库/旧稿"));
        Ok(())
    }
}
