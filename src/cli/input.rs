//! Stand-in until the real one lands: files, folders and standard input.

use std::io::Read;
use std::path::{Path, PathBuf};

use crate::source::{Document, SourceError, SourceErrorKind};

#[derive(Clone, Debug)]
pub struct Input {
    pub name: String,
    path: Option<PathBuf>,
}

impl Input {
    /// Bytes, when that is known before reading.
    pub fn size(&self) -> Option<u64> {
        self.path
            .as_ref()
            .and_then(|path| path.metadata().ok())
            .map(|data| data.len())
    }

    pub fn read(&self) -> Result<Document, SourceError> {
        let mut bytes = Vec::new();
        let result = match &self.path {
            Some(path) => {
                std::fs::File::open(path).and_then(|mut file| file.read_to_end(&mut bytes))
            }
            None => std::io::stdin().read_to_end(&mut bytes),
        };
        let failed = |reason: String| SourceError {
            name: self.name.clone(),
            kind: SourceErrorKind::Unreadable { reason },
        };
        result.map_err(|error| failed(error.to_string()))?;
        let text = String::from_utf8(bytes).map_err(|error| failed(error.to_string()))?;
        let text = text
            .strip_prefix('\u{feff}')
            .map(str::to_owned)
            .unwrap_or(text);
        Ok(Document {
            name: self.name.clone(),
            text,
        })
    }
}

/// Every input that the paths name, in order.
pub fn collect(paths: &[PathBuf]) -> Vec<Result<Input, SourceError>> {
    paths.iter().flat_map(|path| inputs_of(path)).collect()
}

fn inputs_of(path: &Path) -> Vec<Result<Input, SourceError>> {
    if path == Path::new("-") {
        return vec![Ok(Input {
            name: "-".to_owned(),
            path: None,
        })];
    }
    let file = |path: &Path| Input {
        name: path.display().to_string(),
        path: Some(path.to_owned()),
    };
    if !path.is_dir() {
        return vec![Ok(file(path))];
    }
    let walk = ignore::WalkBuilder::new(path)
        .sort_by_file_path(Path::cmp)
        .build();
    walk.flatten()
        .filter(|entry| {
            entry
                .path()
                .extension()
                .is_some_and(|e| e == "txt" || e == "md")
        })
        .map(|entry| Ok(file(entry.path())))
        .collect()
}
