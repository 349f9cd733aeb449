//! Messages with `{角色}` and `{expression}` in them.

use super::expression::Expression;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    pub pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Text(String),
    /// A role is printed as written; any other expression is computed. The text is the expression
    /// as its author wrote it.
    Expression(Expression, String),
}
