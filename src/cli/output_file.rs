//! Files that results are written to: whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::hidden_file::HiddenFile;
use crate::language::Language;

/// A file that appears under its name once all of it is written; until then it is a hidden file
/// beside it, which is removed when it is not finished, also by a signal that ends the run. What is no regular file (a device, a pipe)
/// is written to directly.
pub struct OutputFile {
    path: PathBuf,
    language: Language,
    file: Kind,
}

enum Kind {
    Replacing(BufWriter<HiddenFile>, PathBuf),
    Direct(BufWriter<File>),
}

impl OutputFile {
    /// # Errors
    /// With a message that names the file and the mend, when it can't be written.
    pub fn create(path: &Path, language: Language) -> io::Result<Self> {
        let file = open(path).map_err(|error| explained(path, &error, language))?;
        Ok(OutputFile {
            path: path.to_owned(),
            language,
            file,
        })
    }

    /// Puts the file in its place.
    ///
    /// # Errors
    /// As [`OutputFile::create`].
    pub fn finish(self) -> io::Result<()> {
        let finished = match self.file {
            Kind::Direct(mut file) => file.flush(),
            Kind::Replacing(file, target) => file
                .into_inner()
                .map_err(io::IntoInnerError::into_error)
                .and_then(|file| file.persist(&target)),
        };
        finished.map_err(|error| explained(&self.path, &error, self.language))
    }
}

impl Write for OutputFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match &mut self.file {
            Kind::Replacing(file, _) => file.write(bytes),
            Kind::Direct(file) => file.write(bytes),
        };
        written.map_err(|error| explained(&self.path, &error, self.language))
    }

    fn flush(&mut self) -> io::Result<()> {
        let flushed = match &mut self.file {
            Kind::Replacing(file, _) => file.flush(),
            Kind::Direct(file) => file.flush(),
        };
        flushed.map_err(|error| explained(&self.path, &error, self.language))
    }
}

fn open(path: &Path) -> io::Result<Kind> {
    match fs::metadata(path) {
        Ok(data) if data.is_dir() => return Err(io::ErrorKind::IsADirectory.into()),
        Ok(data) if !data.is_file() => {
            let file = OpenOptions::new().write(true).open(path)?;
            return Ok(Kind::Direct(BufWriter::new(file)));
        }
        _ => {}
    }
    // A link stays a link; what it leads to is replaced.
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = match target.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let file = HiddenFile::create_in(folder)?;
    Ok(Kind::Replacing(BufWriter::new(file), target))
}

/// The error in the user's language, with the file and the mend.
fn explained(path: &Path, error: &io::Error, language: Language) -> io::Error {
    use io::ErrorKind::{
        IsADirectory, NotFound, PermissionDenied, ReadOnlyFilesystem, StorageFull,
    };
    let path = path.display();
    let kind = error.kind();
    io::Error::other(match language {
        Language::Chinese => {
            let mend = match kind {
                NotFound => "先建好它所在的文件夹",
                IsADirectory => "这是文件夹，请在后面加上文件名",
                PermissionDenied | ReadOnlyFilesystem => "换一个能写的位置，或改写入权限",
                StorageFull => "腾出磁盘空间再试",
                _ => "检查路径和磁盘，或换一个位置",
            };
            format!("写不了 {path}：{error}\n  建议：{mend}")
        }
        Language::English => {
            let mend = match kind {
                NotFound => "make its folder first",
                IsADirectory => "this is a folder; add the name of a file",
                PermissionDenied | ReadOnlyFilesystem => {
                    "choose a place that can be written to, or change its permissions"
                }
                StorageFull => "free some space and try again",
                _ => "check the path and the disk, or choose another place",
            };
            format!("can't write {path}: {error}\n  help: {mend}")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_appears_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, "old").unwrap();
        let mut unfinished = OutputFile::create(&path, Language::Chinese).unwrap();
        unfinished.write_all(b"half").unwrap();
        unfinished.flush().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        drop(unfinished);
        assert_eq!(names(folder.path()), ["a.json"]);
        let mut finished = OutputFile::create(&path, Language::Chinese).unwrap();
        finished.write_all(b"new").unwrap();
        finished.finish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(names(folder.path()), ["a.json"]);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        let mut file = OutputFile::create(&link, Language::Chinese).unwrap();
        file.write_all(b"new").unwrap();
        file.finish().unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "new");
    }

    #[test]
    fn what_cannot_be_written_is_told_with_the_mend() {
        let folder = tempfile::tempdir().unwrap();
        let said = |path: &Path, language| match OutputFile::create(path, language) {
            Ok(_) => String::new(),
            Err(error) => error.to_string(),
        };
        let missing = folder.path().join("无此文件夹/a.json");
        assert!(said(&missing, Language::Chinese).ends_with("建议：先建好它所在的文件夹"));
        assert!(said(folder.path(), Language::English).contains("add the name of a file"));
    }
}
