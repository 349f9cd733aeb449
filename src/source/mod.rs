//! Bytes → [`Document`]: file formats and encodings.

mod error;
mod position;

pub use error::{SourceError, SourceErrorKind};
pub use position::{LineIndex, Position};

/// A file as decoded.
#[derive(Clone, Debug, Default)]
pub struct Document {
    /// The path as given, or `-`.
    pub name: String,
    /// The decoded text without a leading byte-order mark; newlines as in the file.
    pub text: String,
}
