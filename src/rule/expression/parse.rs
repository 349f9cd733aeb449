//! The nom parser of expressions. It stops at the first slip, with the place and what to write
//! instead: one slip in a line of arithmetic makes what follows guesswork.

use std::cell::Cell;

use nom::error::{ErrorKind, ParseError};

use super::compiled::{Comparison, Operator};
use super::literal::{literal, name};
use super::parsed::{Parsed, Term};
use super::signs::{
    AND, CLOSE, COMMA, COMPARISONS, FOREIGN, MINUS, OPEN, OR, PRODUCTS, SUMS, keyword, next_word,
    sign, space,
};
use crate::rule::error::Fault;
use crate::text::Span;

/// Longest expression read, in bytes, and deepest nesting; both far beyond what a person writes.
const LONGEST: usize = 4096;
const DEEPEST: u32 = 32;

/// Words that are not role names.
const RESERVED: &[&str] = &["and", "or", "且", "或", "not", "true", "false"];

/// A slip and its place in the expression.
pub type Slip = (Span, Fault);

/// Parses a whole expression.
///
/// # Errors
/// The first slip.
pub fn parse(text: &str) -> Result<Parsed<'_>, Slip> {
    Source::of(text)?.whole(Source::disjunction)
}

/// Parses a condition on one figure, whose own value is left out: `> 1`, `>= 0 and <= 100%`, or
/// a number alone, which it must equal. The value stands as the name `""`.
///
/// # Errors
/// The first slip.
pub fn parse_filter(text: &str) -> Result<Parsed<'_>, Slip> {
    Source::of(text)?.whole(Source::condition)
}

/// Whether a role can have this name.
pub fn is_name(text: &str) -> bool {
    !RESERVED.contains(&text) && name(text).is_ok_and(|(rest, _)| rest.is_empty())
}

/// Where a parser stopped: how much text was left, how much of it is at fault, and why.
#[derive(Debug)]
struct Miss {
    left: usize,
    length: usize,
    fault: Fault,
}

impl ParseError<&str> for Miss {
    fn from_error_kind(input: &str, _: ErrorKind) -> Self {
        Miss::at(input, |found| Fault::ExpectedValue { found })
    }

    fn append(_: &str, _: ErrorKind, other: Self) -> Self {
        other
    }
}

impl Miss {
    /// A miss at the next word of `input`.
    fn at(input: &str, fault: impl Fn(String) -> Fault) -> Miss {
        let found = next_word(input);
        Miss {
            left: input.len(),
            length: found.len(),
            fault: fault(found.to_owned()),
        }
    }
}

type Operand<'a> = fn(&Source<'a>, &'a str) -> Read<'a, Parsed<'a>>;
type Read<'a, T> = nom::IResult<&'a str, T, Miss>;

fn stop<'a, T>(input: &'a str, fault: impl Fn(String) -> Fault) -> Read<'a, T> {
    Err(nom::Err::Failure(Miss::at(input, fault)))
}

/// The text of an expression and how deep the parser is in it.
struct Source<'a> {
    text: &'a str,
    depth: Cell<u32>,
}

impl<'a> Source<'a> {
    fn of(text: &'a str) -> Result<Self, Slip> {
        let whole = Span::new(0, u32::try_from(text.len()).unwrap_or(u32::MAX));
        if text.len() > LONGEST {
            return Err((whole, Fault::ExpressionTooLong { longest: LONGEST }));
        }
        if text.trim().is_empty() {
            return Err((whole, Fault::ExpressionEmpty));
        }
        Ok(Source {
            text,
            depth: Cell::new(0),
        })
    }

    fn whole(&self, parser: Operand<'a>) -> Result<Parsed<'a>, Slip> {
        let result = parser(self, self.text).and_then(|(rest, parsed)| match space(rest) {
            "" => Ok(parsed),
            left => stop(left, |found| self.left_over(left, found)).map(|(_, parsed)| parsed),
        });
        result.map_err(|error| match error {
            nom::Err::Error(miss) | nom::Err::Failure(miss) => {
                let start = self.text.len() - miss.left;
                (self.span(start, start + miss.length), miss.fault)
            }
            nom::Err::Incomplete(_) => (self.span(0, self.text.len()), Fault::ExpressionEmpty),
        })
    }

    fn left_over(&self, left: &str, found: String) -> Fault {
        if left.starts_with('=') && !left.starts_with("==") {
            return Fault::SingleEquals;
        }
        if sign(left, CLOSE).is_some() {
            return Fault::UnopenedBracket;
        }
        let before = self.text[..self.text.len() - left.len()].trim_end();
        let is_unit = found.starts_with(|c: char| c.is_alphabetic() && !c.is_ascii());
        if is_unit && before.ends_with(|c: char| c.is_ascii_digit() || "万亿".contains(c)) {
            return Fault::UnitInExpression { unit: found };
        }
        Fault::ExpectedOperator { found }
    }

    fn span(&self, start: usize, end: usize) -> Span {
        // The text is at most LONGEST bytes, so both fit.
        Span::new(start as u32, end as u32)
    }

    /// From where `from` begins (after blanks) to where `rest` begins.
    fn node(&self, from: &'a str, rest: &'a str, term: Term<'a>) -> Parsed<'a> {
        let start = self.text.len() - space(from).len();
        Parsed {
            span: self.span(start, self.text.len() - rest.len()),
            term,
        }
    }

    fn disjunction(&self, input: &'a str) -> Read<'a, Parsed<'a>> {
        self.alternatives(input, Self::comparison)
    }

    /// Conditions joined by `and` and `or`, of which `and` binds closer.
    fn alternatives(&self, input: &'a str, operand: Operand<'a>) -> Read<'a, Parsed<'a>> {
        let (mut rest, mut left) = self.conjunction(input, operand)?;
        while let Some(after) = keyword(rest, OR) {
            let (end, right) = self.conjunction(after, operand)?;
            left = self.node(input, end, Term::Or(Box::new(left), Box::new(right)));
            rest = end;
        }
        Ok((rest, left))
    }

    fn conjunction(&self, input: &'a str, operand: Operand<'a>) -> Read<'a, Parsed<'a>> {
        let (mut rest, mut left) = operand(self, input)?;
        while let Some(after) = keyword(rest, AND) {
            let (end, right) = operand(self, after)?;
            left = self.node(input, end, Term::And(Box::new(left), Box::new(right)));
            rest = end;
        }
        Ok((rest, left))
    }

    fn comparison(&self, input: &'a str) -> Read<'a, Parsed<'a>> {
        let (rest, left) = self.sum(input)?;
        let Some((after, comparison)) = comparison_sign(rest)? else {
            return Ok((rest, left));
        };
        let (rest, right) = self.sum(after)?;
        let compared = self.node(
            input,
            rest,
            Term::Compare(comparison, Box::new(left), Box::new(right)),
        );
        if comparison_sign(rest)?.is_some() {
            return stop(space(rest), |_| Fault::ChainedComparison);
        }
        Ok((rest, compared))
    }

    fn sum(&self, input: &'a str) -> Read<'a, Parsed<'a>> {
        self.operations(input, SUMS, Self::product)
    }

    fn product(&self, input: &'a str) -> Read<'a, Parsed<'a>> {
        self.operations(input, PRODUCTS, Self::unary)
    }

    /// Operators of one rank, from left to right.
    fn operations(
        &self,
        input: &'a str,
        operators: &[(&str, Operator)],
        operand: Operand<'a>,
    ) -> Read<'a, Parsed<'a>> {
        let (mut rest, mut left) = operand(self, input)?;
        loop {
            refuse_foreign(rest)?;
            let Some((after, operator)) = sign(rest, operators) else {
                return Ok((rest, left));
            };
            let (end, right) = operand(self, after)?;
            left = self.node(
                input,
                end,
                Term::Binary(operator, Box::new(left), Box::new(right)),
            );
            rest = end;
        }
    }

    fn unary(&self, input: &'a str) -> Read<'a, Parsed<'a>> {
        let Some((after, ())) = sign(input, MINUS) else {
            return self.atom(input);
        };
        let (rest, inner) = self.deeper(after, Self::unary)?;
        Ok((rest, self.node(input, rest, Term::Negate(Box::new(inner)))))
    }

    fn atom(&self, input: &'a str) -> Read<'a, Parsed<'a>> {
        let start = space(input);
        if let Some((inside, ())) = sign(start, OPEN) {
            let (rest, inner) = self.deeper(inside, Self::disjunction)?;
            return match sign(rest, CLOSE) {
                Some((rest, ())) => Ok((
                    rest,
                    Parsed {
                        span: self.node(input, rest, Term::Name("")).span,
                        ..inner
                    },
                )),
                None => stop(space(rest), |found| Fault::UnclosedBracket { found }),
            };
        }
        if start.starts_with(|c: char| c.is_ascii_digit()) {
            return self.number(start);
        }
        match name(start) {
            Ok((rest, word)) if !RESERVED.contains(&word) => match sign(rest, OPEN) {
                Some((inside, ())) => self.call(start, word, inside),
                None => Ok((rest, self.node(input, rest, Term::Name(word)))),
            },
            _ => stop(start, |found| Fault::ExpectedValue { found }),
        }
    }

    fn number(&self, input: &'a str) -> Read<'a, Parsed<'a>> {
        let Ok((rest, written)) = literal(input) else {
            return stop(input, |found| Fault::ExpectedValue { found });
        };
        match written.value() {
            Some(value) => Ok((
                rest,
                self.node(input, rest, Term::Literal(value, written.ratio)),
            )),
            None => stop(input, |_| Fault::NumberTooLong),
        }
    }

    fn call(&self, start: &'a str, word: &'a str, inside: &'a str) -> Read<'a, Parsed<'a>> {
        let mut arguments = Vec::new();
        let mut rest = inside;
        if sign(rest, CLOSE).is_none() {
            loop {
                let (end, argument) = self.deeper(rest, Self::disjunction)?;
                arguments.push(argument);
                rest = end;
                let Some((after, ())) = sign(rest, COMMA) else {
                    break;
                };
                rest = after;
            }
        }
        match sign(rest, CLOSE) {
            Some((rest, ())) => Ok((rest, self.node(start, rest, Term::Call(word, arguments)))),
            None => stop(space(rest), |found| Fault::UnclosedBracket { found }),
        }
    }

    fn deeper(&self, input: &'a str, parser: Operand<'a>) -> Read<'a, Parsed<'a>> {
        if self.depth.get() >= DEEPEST {
            return stop(input, |_| Fault::TooNested);
        }
        self.depth.set(self.depth.get() + 1);
        let result = parser(self, input);
        self.depth.set(self.depth.get() - 1);
        result
    }

    /// `> 1 and <= 5`, `5 or 7`.
    fn condition(&self, input: &'a str) -> Read<'a, Parsed<'a>> {
        self.alternatives(input, Self::bound)
    }

    fn bound(&self, input: &'a str) -> Read<'a, Parsed<'a>> {
        let (after, comparison) = match comparison_sign(input)? {
            Some((after, comparison)) => (after, comparison),
            None => (input, Comparison::Equal),
        };
        let (rest, right) = self.unary(after)?;
        let own = self.node(input, space(input), Term::Name(""));
        Ok((
            rest,
            self.node(
                input,
                rest,
                Term::Compare(comparison, Box::new(own), Box::new(right)),
            ),
        ))
    }
}

fn comparison_sign(input: &str) -> Result<Option<(&str, Comparison)>, nom::Err<Miss>> {
    refuse_foreign(input)?;
    if let Some((after, comparison)) = sign(input, COMPARISONS) {
        return Ok(Some((after, comparison)));
    }
    let input = space(input);
    if input.starts_with('=') {
        return Err(nom::Err::Failure(Miss::at(input, |_| Fault::SingleEquals)));
    }
    Ok(None)
}

fn refuse_foreign(input: &str) -> Result<(), nom::Err<Miss>> {
    let input = space(input);
    match FOREIGN.iter().find(|(sign, _)| input.starts_with(sign)) {
        Some((sign, here)) => Err(nom::Err::Failure(Miss {
            left: input.len(),
            length: sign.len(),
            fault: Fault::ForeignOperator { found: sign, here },
        })),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The tree in prefix notation.
    fn shape(parsed: &Parsed<'_>) -> String {
        match &parsed.term {
            Term::Literal(value, ratio) => format!("{value}{}", if *ratio { "r" } else { "" }),
            Term::Name(name) => (*name).to_owned(),
            Term::Negate(inner) => format!("(neg {})", shape(inner)),
            Term::Binary(operator, a, b) => format!("({operator:?} {} {})", shape(a), shape(b)),
            Term::Compare(comparison, a, b) => {
                format!("({comparison:?} {} {})", shape(a), shape(b))
            }
            Term::And(a, b) => format!("(and {} {})", shape(a), shape(b)),
            Term::Or(a, b) => format!("(or {} {})", shape(a), shape(b)),
            Term::Call(name, arguments) => {
                format!(
                    "({name} {})",
                    arguments.iter().map(shape).collect::<Vec<_>>().join(" ")
                )
            }
        }
    }

    fn tree(text: &str) -> String {
        shape(&parse(text).unwrap())
    }

    #[test]
    fn operators_have_ranks() {
        assert_eq!(tree("率 == 甲 / 乙"), "(Equal 率 (Divide 甲 乙))");
        assert_eq!(
            tree("a + b * -c - 1"),
            "(Subtract (Add a (Multiply b (neg c))) 1)"
        );
        assert_eq!(
            tree("a<1 or b>2 且 c ≥ 3"),
            "(or (Less a 1) (and (Greater b 2) (GreaterOrEqual c 3)))"
        );
        assert_eq!(
            tree("（a＋b）×2 ＝ 100%"),
            "(Equal (Multiply (Add a b) 2) 1r)"
        );
        assert_eq!(tree("a / b / c"), "(Divide (Divide a b) c)");
    }

    #[test]
    fn functions_take_lists() {
        assert_eq!(tree("总 == sum(部分)"), "(Equal 总 (sum 部分))");
        assert_eq!(
            tree("days(起，止) == today()"),
            "(Equal (days 起 止) (today ))"
        );
    }

    #[test]
    fn names_that_begin_like_a_keyword_are_names() {
        assert_eq!(tree("order == android"), "(Equal order android)");
        assert_eq!(tree("且慢 == 或许"), "(Equal 且慢 或许)");
    }

    #[test]
    fn spans_cover_the_part_without_blanks() {
        let parsed = parse("  a == ( b + 1 ) ").unwrap();
        assert_eq!(parsed.span, Span::new(2, 16));
        let Term::Compare(_, _, right) = &parsed.term else {
            panic!("a comparison")
        };
        assert_eq!(right.span, Span::new(7, 16));
    }

    fn slip(text: &str) -> (&str, Fault) {
        let (span, fault) = parse(text).unwrap_err();
        (span.of(text), fault)
    }

    #[test]
    fn slips_are_named_where_they_are() {
        assert!(matches!(slip("a = b"), ("=", Fault::SingleEquals)));
        assert!(matches!(
            slip("a && b"),
            ("&&", Fault::ForeignOperator { here: "and", .. })
        ));
        assert!(matches!(slip("a < b < c"), ("<", Fault::ChainedComparison)));
        assert!(matches!(
            slip("a == (b + c"),
            ("", Fault::UnclosedBracket { .. })
        ));
        assert!(matches!(slip("a == b)"), (")", Fault::UnopenedBracket)));
        assert!(matches!(
            slip("a == * b"),
            ("*", Fault::ExpectedValue { .. })
        ));
        assert!(matches!(
            slip("a == b c"),
            ("c", Fault::ExpectedOperator { .. })
        ));
        assert!(matches!(slip("a == "), ("", Fault::ExpectedValue { .. })));
        assert!(matches!(slip(&"(".repeat(100)), ("(", Fault::TooNested)));
        assert!(matches!(slip(&"-".repeat(100)), ("-", Fault::TooNested)));
        assert!(matches!(slip(" "), (" ", Fault::ExpressionEmpty)));
    }

    #[test]
    fn a_filter_leaves_its_own_value_out() {
        let tree = |text| shape(&parse_filter(text).unwrap());
        assert_eq!(
            tree("> 1 and <= 100%"),
            "(and (Greater  1) (LessOrEqual  1r))"
        );
        assert_eq!(tree("-5"), "(Equal  (neg 5))");
        assert!(parse_filter("> > 1").is_err());
    }
}
