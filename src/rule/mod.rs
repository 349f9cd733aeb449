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
mod day;
mod error;
mod expression;
mod fact;
pub(crate) mod load;
pub mod meaning;
mod pattern;
mod placed;
mod schema;
mod spoken;
mod suggest;
mod template;
mod words;
mod writing;
mod written;

use crate::text::Span;

pub use as_written::{as_written, end_of_item};
pub use builtin::{builtin, builtin_without_examples, is_builtin};
pub use compiled::{
    Assertion, Example, Expect, Filter, Link, LinkKind, Role, Rule, RuleSet, Scope, Severity,
    Suggest, SuppressionState, TextRole,
};
pub(crate) use day::read_day;
pub use day::{DayFault, day};
pub use error::{
    ConfigFault, Excerpt, FactFault, Fault, Known, RuleError, Type, WordSet, Words, render,
};
pub(crate) use error::{Errors, Reporter};
pub use expression::{Comparison, Expression, Function, Operator};
pub use fact::{Fact, FactPlace, FactSet};
pub(crate) use load::{Content, Fields, Key, Node};
pub use load::{RuleFile, load};
pub use pattern::{Beside, Pattern, PatternFault};
pub use schema::schema;
pub(crate) use schema::schema_of;
pub use spoken::{names_in, spoken, spoken_condition};
pub use suggest::nearest;
pub use template::{Piece, Template};
pub use words::{
    DIMENSIONS, FORMS, HEDGES, KINDS, OPENINGS, SCOPES, SEVERITIES, link_word, named, word_of,
};
pub use writing::{Opening, Writing};
pub(crate) use written::OneOrMore;
pub use written::{Placed, Texts};
