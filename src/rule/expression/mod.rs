//! The expression language of `assert`, `forbid`, `value` and of messages.

mod compiled;
mod function;
mod literal;
mod parse;
mod parsed;
mod print;
mod signs;

pub use compiled::{Comparison, Expression, Function, Operator};
pub(super) use function::{Arguments, FUNCTIONS, Signature};
pub(super) use parse::{is_name, parse, parse_filter};
pub(super) use parsed::{Parsed, Term};
pub(super) use print::Rank;
