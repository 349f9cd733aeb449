//! YAML → [`Rule`]: schema, expression language, loading, and errors with source spans.

mod compiled;
mod expression;
mod template;

pub use compiled::{
    Assertion, Example, Expect, Filter, Link, LinkKind, Role, Rule, RuleSet, Scope, Severity,
};
pub use expression::{Comparison, Expression, Function, Operator};
pub use template::{Piece, Template};
