//! What is checked.

use crate::claim::Claims;
use crate::source::Document;
use crate::text::Text;

/// A document as read: its normalised view and its claims.
#[derive(Clone, Debug)]
pub struct Draft {
    pub document: Document,
    pub text: Text,
    pub claims: Claims,
}
