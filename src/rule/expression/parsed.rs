//! An expression as parsed: names not yet resolved, every part with its place.

use super::compiled::{Comparison, Operator};
use crate::grammar::Exact;
use crate::text::Span;

/// A part of an expression; `span` is in the expression's own text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parsed<'a> {
    pub span: Span,
    pub term: Term<'a>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term<'a> {
    /// In base units; `true` when written with % or ‰.
    Literal(Exact, bool),
    Name(&'a str),
    Negate(Box<Parsed<'a>>),
    Binary(Operator, Box<Parsed<'a>>, Box<Parsed<'a>>),
    Compare(Comparison, Box<Parsed<'a>>, Box<Parsed<'a>>),
    And(Box<Parsed<'a>>, Box<Parsed<'a>>),
    Or(Box<Parsed<'a>>, Box<Parsed<'a>>),
    Call(&'a str, Vec<Parsed<'a>>),
}
