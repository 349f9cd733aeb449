//! Bytes → [`Document`]: file formats and encodings, and which parts of a document are prose.

mod block;
mod comment;
mod decode;
mod error;
mod html;
mod markdown;
mod markdown_nesting;
mod plain;
mod plain_line;
mod position;
mod reference;
mod span;
mod word;

pub use block::{BlockKind, visit_blocks};
pub use comment::{Comment, comments};
pub use decode::{MAX_BYTES, decode};
pub use error::{SourceError, SourceErrorKind};
pub use position::{LineIndex, Position};
pub use span::Span;

/// A file as decoded.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The path as given, or `-`.
    pub name: String,
    /// The decoded text without a leading byte-order mark; newlines as in the file. Of a Word document, its
    /// paragraphs, each with a newline behind it.
    pub text: String,
    pub format: Format,
    /// Where the prose is, in a format whose text does not tell.
    pub blocks: Vec<(BlockKind, Span)>,
}

impl Document {
    /// A plain text that is already decoded, such as an example inside a rule.
    pub fn plain(name: impl Into<String>, text: impl Into<String>) -> Self {
        Document {
            name: name.into(),
            text: text.into(),
            format: Format::Plain,
            blocks: Vec::new(),
        }
    }
}

/// How the prose is to be found in a document's text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    #[default]
    Plain,
    Markdown,
    Html,
    /// A document of Word, whose text is unpacked: a line for each paragraph.
    Word,
}

impl Format {
    /// Told by the ending of the file's name; whatever is not known is plain text.
    pub fn of_name(name: &str) -> Self {
        const MARKDOWN: [&str; 3] = ["md", "markdown", "mdown"];
        const HTML: [&str; 3] = ["html", "htm", "xhtml"];
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is_one = |known: &[&str]| known.iter().any(|known| ending.eq_ignore_ascii_case(known));
        match ending {
            _ if is_one(&MARKDOWN) => Format::Markdown,
            _ if is_one(&HTML) => Format::Html,
            _ => Format::Plain,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Format;

    #[test]
    fn the_ending_tells_the_format() {
        assert_eq!(Format::of_name("稿件/a.MD"), Format::Markdown);
        assert_eq!(Format::of_name("a.md.txt"), Format::Plain);
        assert_eq!(Format::of_name("a.HTM"), Format::Html);
        assert_eq!(Format::of_name("-"), Format::Plain);
    }
}
