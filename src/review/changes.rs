//! Which lines of which files a change touched, read from a unified diff.

use std::collections::BTreeMap;

use crate::check::{Check, DocumentNumber, Draft};
use crate::text::Span;

/// The lines that a change wrote, by the path that the diff gives for the new file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub files: BTreeMap<String, Lines>,
}

/// What the part of a diff that is about one file begins with.
const HEADS: [&str; 3] = ["diff --git ", "+++ ", "Binary files "];

/// Lines of a file as it is after the change, counted from 1.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lines {
    /// The file is new, or the diff does not show its lines.
    All,
    /// Each run of lines: the first, and the one behind the last; in order.
    Some(Vec<(usize, usize)>),
}

/// A line of a diff that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DiffFault {
    /// From 1.
    pub line: usize,
    pub text: String,
}

impl Lines {
    /// The bytes of `text` that the lines are, in order.
    pub fn spans(&self, text: &str) -> Vec<Span> {
        let runs = match self {
            Lines::All => return vec![Span::new(0, u32::MAX)],
            Lines::Some(runs) => runs,
        };
        let mut spans = Vec::with_capacity(runs.len());
        let mut lines = text.split_inclusive('\n').zip(1..);
        let mut at = 0;
        for (first, behind) in runs {
            let mut start = None;
            for (line, number) in lines.by_ref() {
                if number == *first {
                    start = Some(at);
                }
                at += line.len() as u32;
                if number + 1 >= *behind {
                    break;
                }
            }
            spans.extend(start.map(|start| Span::new(start, at)));
        }
        spans
    }
}

impl Changes {
    /// Reads a unified diff, as `git diff` and `diff -u` write it. Text around it (the head of a
    /// patch sent by mail) is passed over. An empty text is the diff of what has not changed.
    ///
    /// # Errors
    /// The first head of a hunk, or the first path, that cannot be read; the first line of a text
    /// that has no diff in it.
    pub fn read(diff: &str) -> Result<Changes, DiffFault> {
        let is_head = |line: &str| HEADS.iter().any(|head| line.starts_with(head));
        let first = diff.lines().zip(1..).find(|(line, _)| !line.is_empty());
        if let Some((line, number)) = first.filter(|_| !diff.lines().any(is_head)) {
            return Err(DiffFault {
                line: number,
                text: line.to_owned(),
            });
        }
        let mut reader = Reader::default();
        for (line, number) in diff.lines().zip(1..) {
            if reader.take(line).is_none() {
                return Err(DiffFault {
                    line: number,
                    text: line.to_owned(),
                });
            }
        }
        Ok(reader.changes)
    }
}

/// Whether a check has a figure, a passage or a remark that overlaps changed text. `changed` gives
/// the changed bytes of the draft itself (`None`) and of others by number.
pub fn touches<'s>(
    check: &Check,
    draft: &Draft,
    others: &[&Draft],
    changed: impl Fn(Option<DocumentNumber>) -> &'s [Span],
) -> bool {
    let overlaps = |document, span: Span| {
        let changed = changed(document);
        let next = changed.partition_point(|one| one.end <= span.start);
        changed.get(next).is_some_and(|one| one.overlaps(span))
    };
    let figures = check.figures.iter().any(|figure| {
        let other = figure
            .document
            .and_then(|number| others.get(number.index()));
        let draft = other.copied().unwrap_or(draft);
        let claim = draft.claims.claims.get(figure.claim.index());
        claim.is_some_and(|claim| {
            let span = draft.text.original(claim.quantity.extent);
            overlaps(figure.document, span)
        })
    });
    let passages = check
        .passages()
        .iter()
        .map(|span| draft.text.original(*span));
    let remark = check.remark().map(|remark| remark.span);
    figures || passages.chain(remark).any(|span| overlaps(None, span))
}

/// Reads a diff line by line.
#[derive(Default)]
struct Reader {
    changes: Changes,
    /// The file of the hunks that follow; `None` where it was deleted.
    file: Option<String>,
    /// The number of the next line of the new file, and how many lines of the old and the new file
    /// the hunk still has.
    next: usize,
    old_left: usize,
    new_left: usize,
}

impl Reader {
    /// `None` for a line that cannot be read.
    fn take(&mut self, line: &str) -> Option<()> {
        if self.old_left > 0 || self.new_left > 0 {
            return self.line_of_hunk(line);
        }
        if let Some(path) = line.strip_prefix("+++ ") {
            self.file = new_path(path)?;
            if let Some(file) = &self.file {
                let lines = self.changes.files.entry(file.clone());
                lines.or_insert_with(|| Lines::Some(Vec::new()));
            }
        } else if let Some(head) = line.strip_prefix("@@ -") {
            (self.old_left, self.next, self.new_left) = hunk(head)?;
        } else if let Some(names) = line.strip_prefix("Binary files ") {
            let path = names.strip_suffix(" differ")?.rsplit_once(" and ")?.1;
            if let Some(path) = new_path(path)? {
                self.changes.files.insert(path, Lines::All);
            }
        }
        Some(())
    }

    fn line_of_hunk(&mut self, line: &str) -> Option<()> {
        match line.as_bytes().first() {
            Some(b'+') => {
                self.new_left = self.new_left.checked_sub(1)?;
                self.changed();
                self.next += 1;
            }
            Some(b'-') => self.old_left = self.old_left.checked_sub(1)?,
            // Some programs drop the blank of an empty line.
            Some(b' ') | None => {
                self.old_left = self.old_left.checked_sub(1)?;
                self.new_left = self.new_left.checked_sub(1)?;
                self.next += 1;
            }
            Some(b'\\') => {}
            _ => return None,
        }
        Some(())
    }

    /// The next line is one that was written.
    fn changed(&mut self) {
        let lines = self
            .file
            .as_ref()
            .and_then(|file| self.changes.files.get_mut(file));
        let Some(Lines::Some(runs)) = lines else {
            return;
        };
        match runs.last_mut() {
            Some((_, behind)) if *behind == self.next => *behind += 1,
            _ => runs.push((self.next, self.next + 1)),
        }
    }
}

/// `-3,2 +3,4 @@` without the first sign: how many lines of the old file, the first line of the new
/// one, how many of it.
fn hunk(head: &str) -> Option<(usize, usize, usize)> {
    let (old, rest) = head.split_once(" +")?;
    let (new, _) = rest.split_once(" @@")?;
    let range = |range: &str| -> Option<(usize, usize)> {
        match range.split_once(',') {
            Some((first, count)) => Some((first.parse().ok()?, count.parse().ok()?)),
            None => Some((range.parse().ok()?, 1)),
        }
    };
    let (_, old) = range(old)?;
    let (first, new) = range(new)?;
    Some((old, first, new))
}

/// The path after `+++`: without the time that `diff` puts behind it, the quotes that git puts
/// around names that are not ASCII, and the `b/` before it. Nothing for a file that was deleted.
#[allow(clippy::option_option)]
fn new_path(written: &str) -> Option<Option<String>> {
    let written = written.split('\t').next().unwrap_or(written).trim_end();
    if written == "/dev/null" {
        return Some(None);
    }
    let path = match written.strip_prefix('"') {
        Some(quoted) => unquoted(quoted.strip_suffix('"')?)?,
        None => written.to_owned(),
    };
    let path = path.strip_prefix("b/").unwrap_or(&path);
    Some(Some(path.to_owned()))
}

/// A name as git writes it between quotes: `\"`, `\\`, `\t`, and bytes as `\346\234\210`.
fn unquoted(quoted: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(quoted.len());
    let mut rest = quoted.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            bytes.push(byte);
            continue;
        }
        bytes.push(match rest.next()? {
            b'n' => b'\n',
            b't' => b'\t',
            b'r' => b'\r',
            first @ b'0'..=b'3' => {
                let digit = |byte: u8| (b'0'..=b'7').contains(&byte).then(|| byte - b'0');
                let (second, third) = (digit(rest.next()?)?, digit(rest.next()?)?);
                (first - b'0') << 6 | second << 3 | third
            }
            b'4'..=b'9' => return None,
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(changes: &Changes, path: &str) -> Option<Lines> {
        changes.files.get(path).cloned()
    }

    #[test]
    fn lines_written_are_changed_and_others_not() {
        let diff = "From: 某人\nSubject: 改稿\n---\n 稿.md | 3 +-\n\n\
                    diff --git a/稿.md b/稿.md\n--- a/稿.md\n+++ b/稿.md\n\
                    @@ -2,4 +2,5 @@ 标题\n 一\n-二\n+两\n+三\n 四\n 五\n\
                    @@ -20 +21,2 @@\n+新\n-旧\n+新\n\\ No newline at end of file\n\
                    --- a/删.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-甲\n";
        let changes = Changes::read(diff).unwrap();
        assert_eq!(changes.files.len(), 1);
        let expected = Lines::Some(vec![(3, 5), (21, 23)]);
        assert_eq!(lines(&changes, "稿.md"), Some(expected));
    }

    #[test]
    fn content_that_looks_like_a_head_is_content() {
        let diff = "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n--- 旧\n+++ 新\n 三\n";
        let changes = Changes::read(diff).unwrap();
        assert_eq!(changes.files.len(), 1);
        assert_eq!(lines(&changes, "x"), Some(Lines::Some(vec![(1, 2)])));
    }

    #[test]
    fn names_as_git_and_diff_write_them() {
        let named = |name: &str| new_path(name).flatten();
        assert_eq!(named("b/a b.md\t2026-05-01").as_deref(), Some("a b.md"));
        assert_eq!(
            named("\"b/\\346\\234\\210\\\".md\"").as_deref(),
            Some("月\".md")
        );
        assert_eq!(named("plain.txt").as_deref(), Some("plain.txt"));
        assert_eq!(new_path("\"b/\\9\""), None);
    }

    #[test]
    fn files_whose_lines_are_not_shown_are_changed_as_a_whole() {
        let diff = "Binary files a/x.txt and b/x.txt differ\n";
        let changes = Changes::read(diff).unwrap();
        assert_eq!(lines(&changes, "x.txt"), Some(Lines::All));
    }

    #[test]
    fn a_broken_head_is_an_error_with_its_line() {
        let fault = Changes::read("+++ b/x\n@@ -1,a +1 @@\n").unwrap_err();
        assert_eq!((fault.line, fault.text.as_str()), (2, "@@ -1,a +1 @@"));
        assert_eq!(Changes::read("\n不是差异\n").unwrap_err().line, 2);
        assert!(Changes::read("").unwrap().files.is_empty());
        let mode = "diff --git a/x b/x\nold mode 100644\nnew mode 100755\n";
        assert!(Changes::read(mode).unwrap().files.is_empty());
    }

    #[test]
    fn lines_as_bytes() {
        let text = "一\n二\r\n三\n四";
        let spans = |runs: &[(usize, usize)]| -> Vec<&str> {
            let spans = Lines::Some(runs.to_vec()).spans(text);
            spans.into_iter().map(|span| span.of(text)).collect()
        };
        assert_eq!(spans(&[(1, 2), (3, 5)]), ["一\n", "三\n四"]);
        assert_eq!(spans(&[(2, 3), (9, 10)]), ["二\r\n"]);
        assert_eq!(spans(&[]), [""; 0]);
    }
}
