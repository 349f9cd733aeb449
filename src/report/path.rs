//! Paths as the consumers of machine formats expect them.

use std::path::{Component, Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// The folder that a run was started in; the paths of formats for CI are told from it.
#[derive(Clone, Debug, Default)]
pub struct Root(PathBuf);

/// What a path in a URI may have as it is.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

impl Root {
    pub const fn new(folder: PathBuf) -> Self {
        Root(folder)
    }

    /// The path from the root with forward slashes: `./a/../稿.txt` is `稿.txt`. One that leads out
    /// of the root stays as it is.
    pub fn relative(&self, name: &str) -> String {
        let path = Path::new(name);
        let path = path.strip_prefix(&self.0).unwrap_or(path);
        let mut parts: Vec<String> = Vec::new();
        let mut start = String::new();
        for component in path.components() {
            match component {
                Component::CurDir => {}
                Component::ParentDir if parts.last().is_some_and(|last| last != "..") => {
                    parts.pop();
                }
                Component::ParentDir => parts.push("..".to_owned()),
                Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
                Component::RootDir => start.push('/'),
                Component::Prefix(prefix) => start.push_str(&prefix.as_os_str().to_string_lossy()),
            }
        }
        format!("{start}{}", parts.join("/"))
    }

    /// The path as a URI: relative to the root, or absolute where it leads out of it.
    pub fn uri(&self, name: &str) -> Uri {
        let path = self.relative(name);
        let outside = path == ".." || path.starts_with("../") || Path::new(&path).is_absolute();
        if !outside {
            return Uri {
                text: utf8_percent_encode(&path, KEPT).to_string(),
                is_relative: true,
            };
        }
        let absolute = Root::default().relative(&self.0.join(path).to_string_lossy());
        let slash = if absolute.starts_with('/') { "" } else { "/" };
        Uri {
            text: format!("file://{slash}{}", utf8_percent_encode(&absolute, KEPT)),
            is_relative: false,
        }
    }
}

/// Where a file is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uri {
    pub text: String,
    /// To the root.
    pub is_relative: bool,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> Root {
        Root::new(PathBuf::from("/家/稿库"))
    }

    #[test]
    fn paths_are_told_from_the_root() {
        for (name, expected) in [
            ("稿.txt", "稿.txt"),
            ("./要闻/稿.txt", "要闻/稿.txt"),
            ("要闻/../稿.txt", "稿.txt"),
            ("/家/稿库/要闻/稿.txt", "要闻/稿.txt"),
            ("/别处/稿.txt", "/别处/稿.txt"),
            ("../别处/稿.txt", "../别处/稿.txt"),
            ("-", "-"),
        ] {
            assert_eq!(root().relative(name), expected, "{name}");
        }
    }

    #[test]
    fn uris_are_escaped_and_never_climb() {
        let uri = |name: &str| (root().uri(name).text, root().uri(name).is_relative);
        let relative = |text: &str| (text.to_owned(), true);
        let absolute = |text: &str| (text.to_owned(), false);
        assert_eq!(uri("a b%.txt"), relative("a%20b%25.txt"));
        assert_eq!(uri("稿/1:2.txt"), relative("%E7%A8%BF/1%3A2.txt"));
        assert_eq!(uri("../x.txt"), absolute("file:///%E5%AE%B6/x.txt"));
        assert_eq!(uri("/tmp/x.txt"), absolute("file:///tmp/x.txt"));
    }
}
