//! The signs of the expression language, half-width and full-width, and finding them.

use nom::Parser;
use nom::character::complete::multispace0;

use super::compiled::{Comparison, Operator};
use super::literal::{literal, name};

pub const COMPARISONS: &[(&str, Comparison)] = &[
    ("==", Comparison::Equal),
    ("＝", Comparison::Equal),
    ("!=", Comparison::NotEqual),
    ("≠", Comparison::NotEqual),
    ("<=", Comparison::LessOrEqual),
    ("≤", Comparison::LessOrEqual),
    (">=", Comparison::GreaterOrEqual),
    ("≥", Comparison::GreaterOrEqual),
    ("<", Comparison::Less),
    ("＜", Comparison::Less),
    (">", Comparison::Greater),
    ("＞", Comparison::Greater),
];

pub const SUMS: &[(&str, Operator)] = &[
    ("+", Operator::Add),
    ("＋", Operator::Add),
    ("-", Operator::Subtract),
    ("−", Operator::Subtract),
    ("－", Operator::Subtract),
];

pub const PRODUCTS: &[(&str, Operator)] = &[
    ("*", Operator::Multiply),
    ("×", Operator::Multiply),
    ("/", Operator::Divide),
    ("÷", Operator::Divide),
];

pub const MINUS: &[(&str, ())] = &[("-", ()), ("−", ()), ("－", ())];
pub const AND: &[(&str, ())] = &[("and", ()), ("且", ())];
pub const OR: &[(&str, ())] = &[("or", ()), ("或", ())];
pub const OPEN: &[(&str, ())] = &[("(", ()), ("（", ())];
pub const CLOSE: &[(&str, ())] = &[(")", ()), ("）", ())];
pub const COMMA: &[(&str, ())] = &[(",", ()), ("，", ()), ("、", ())];

/// Operators of other languages and what they are here; longer ones first.
pub const FOREIGN: &[(&str, &str)] = &[
    ("===", "=="),
    ("=>", ">="),
    ("=<", "<="),
    ("<>", "!="),
    ("&&", "and"),
    ("||", "or"),
    ("**", "power(底, 指数)"),
    ("^", "power(底, 指数)"),
    ("&", "and"),
    ("|", "or"),
    ("~", "=="),
    ("≈", "=="),
];

/// The word that `input` begins with, for messages: a name, a number or one sign.
pub fn next_word(input: &str) -> &str {
    if let Ok((_, word)) = name(input) {
        return word;
    }
    if let Ok((rest, _)) = literal(input) {
        return &input[..input.len() - rest.len()];
    }
    let end = input.chars().next().map_or(0, char::len_utf8);
    &input[..end]
}

pub fn space(input: &str) -> &str {
    let skipped: nom::IResult<&str, &str> = multispace0.parse(input);
    skipped.map_or(input, |(rest, _)| rest.trim_start())
}

/// The sign of the table that `input` begins with after blanks.
pub fn sign<'a, T: Copy>(input: &'a str, table: &[(&str, T)]) -> Option<(&'a str, T)> {
    let input = space(input);
    table
        .iter()
        .find_map(|(sign, meaning)| Some((input.strip_prefix(sign)?, *meaning)))
}

/// Like [`sign`] for words, which must not go on.
pub fn keyword<'a>(input: &'a str, table: &[(&str, ())]) -> Option<&'a str> {
    let input = space(input);
    let (rest, word) = name(input).ok()?;
    table
        .iter()
        .any(|(known, ())| *known == word)
        .then_some(rest)
}
