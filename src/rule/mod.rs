//! YAML → [`Rule`]: schema, expression language, loading, and errors with source spans.
//!
//! A rule has two types: as written (`written`) and as compiled ([`Rule`]), with one step that can
//! fail between them, [`load`].

mod as_written;
#[cfg(test)]
mod broken;
mod builtin;
mod compile;
mod compiled;
mod error;
mod expression;
mod load;
pub mod meaning;
mod schema;
mod spoken;
mod suggest;
mod template;
mod words;
mod written;

pub use as_written::as_written;
pub use builtin::{builtin, builtin_without_examples};
pub use compiled::{
    Assertion, Example, Expect, Filter, Link, LinkKind, Role, Rule, RuleSet, Scope, Severity,
};
pub use error::{Excerpt, Fault, Known, RuleError, Type, WordSet, Words, render, render_all};
pub use expression::{Comparison, Expression, Function, Operator};
pub use load::{RuleFile, load};
pub use schema::schema;
pub use spoken::{spoken, spoken_condition};
pub use suggest::nearest;
pub use template::{Piece, Template};
pub use words::{DIMENSIONS, KINDS, SCOPES, SEVERITIES, link_word, word_of};
