//! Values with their places. The build script reads this file too.

use super::Span;

/// A value and where it stands in its file (byte offsets).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed<T> {
    pub value: T,
    pub place: Span,
}
