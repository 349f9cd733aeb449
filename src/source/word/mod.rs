//! Word documents (.docx) → text and blocks. The text of a document has a line for each of its paragraphs.

mod parts;
mod story;
mod styles;

use super::{BlockKind, SourceErrorKind as Kind, Span};
use parts::Parts;
use story::Story;

/// The text of a document, and where its blocks are in it.
#[derive(Debug, Default)]
pub(super) struct Word {
    pub text: String,
    pub blocks: Vec<(BlockKind, Span)>,
}

/// The parts that are read, in order. Headers and footers of pages are no prose of the draft.
const STORIES: [&str; 3] = [
    "word/document.xml",
    "word/footnotes.xml",
    "word/endnotes.xml",
];

/// Reads a document; `None` where the bytes are no archive with one in it.
///
/// # Errors
/// When the archive or what is in it is broken, or unpacks to more than a draft may have.
pub(super) fn read(bytes: &[u8]) -> Option<Result<Word, Kind>> {
    if !bytes.starts_with(b"PK\x03\x04") {
        return None;
    }
    match Parts::of(bytes) {
        Ok(parts) => parts.has(STORIES[0]).then(|| stories(&parts)),
        // The names of its files are told a second time where each of them begins.
        Err(error) if memchr::memmem::find(bytes, STORIES[0].as_bytes()).is_some() => {
            Some(Err(broken(&error)))
        }
        Err(_) => None,
    }
}

fn stories(parts: &Parts<'_>) -> Result<Word, Kind> {
    let styles = match parts.read("word/styles.xml")? {
        Some(xml) => styles::read(&xml).map_err(|error| broken(&error))?,
        None => styles::Styles::new(),
    };
    let mut story = Story::new(&styles);
    for name in STORIES {
        if let Some(xml) = parts.read(name)? {
            story.read(&xml).map_err(|error| broken(&error))?;
        }
    }
    Ok(story.finish())
}

fn broken(error: &dyn std::error::Error) -> Kind {
    Kind::DamagedWord {
        reason: error.to_string(),
    }
}

#[cfg(test)]
mod tests;
