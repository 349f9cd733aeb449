//! Compiled expressions as rule authors write them.

use super::compiled::{Comparison, Expression, Operator};
use super::function::FUNCTIONS;

/// How strongly the parts of an expression hold together; a part that holds less than its place
/// asks for is put in brackets.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::rule) enum Rank {
    Or,
    And,
    Compare,
    Sum,
    Product,
    Unary,
}

impl Expression {
    /// The expression with the roles named by `name`.
    pub fn printed<'n>(&self, name: &dyn Fn(usize) -> &'n str) -> String {
        let mut text = String::new();
        self.print(Rank::Or, name, &mut text);
        text
    }

    fn rank(&self) -> Rank {
        match self {
            Expression::Or(..) => Rank::Or,
            Expression::And(..) => Rank::And,
            Expression::Compare(..) => Rank::Compare,
            Expression::Binary(Operator::Add | Operator::Subtract, ..) => Rank::Sum,
            Expression::Binary(..) => Rank::Product,
            _ => Rank::Unary,
        }
    }

    fn print<'n>(&self, least: Rank, name: &dyn Fn(usize) -> &'n str, text: &mut String) {
        if self.rank() < least {
            text.push('(');
            self.print(Rank::Or, name, text);
            text.push(')');
            return;
        }
        let mut infix = |a: &Expression, sign: &str, b: &Expression, left: Rank, right: Rank| {
            a.print(left, name, text);
            // A filter leaves its own value out: `> 1`.
            let gap = if text.is_empty() || text.ends_with(['(', ' ']) {
                ""
            } else {
                " "
            };
            text.push_str(gap);
            text.push_str(sign);
            text.push(' ');
            b.print(right, name, text);
        };
        match self {
            Expression::Or(a, b) => infix(a, "or", b, Rank::Or, Rank::And),
            Expression::And(a, b) => infix(a, "and", b, Rank::And, Rank::Compare),
            Expression::Compare(comparison, a, b) => {
                infix(a, comparison_sign(*comparison), b, Rank::Sum, Rank::Sum);
            }
            Expression::Binary(operator, a, b) => {
                let (sign, left, right) = match operator {
                    Operator::Add => ("+", Rank::Sum, Rank::Product),
                    Operator::Subtract => ("-", Rank::Sum, Rank::Product),
                    Operator::Multiply => ("*", Rank::Product, Rank::Unary),
                    Operator::Divide => ("/", Rank::Product, Rank::Unary),
                };
                infix(a, sign, b, left, right);
            }
            Expression::Negate(inner) => {
                text.push('-');
                inner.print(Rank::Unary, name, text);
            }
            Expression::Literal(value) => text.push_str(&value.to_string()),
            Expression::Role(role) => text.push_str(name(*role)),
            Expression::Call(function, arguments) => {
                let signature = FUNCTIONS.iter().find(|known| known.function == *function);
                text.push_str(signature.map_or("", |known| known.name));
                text.push('(');
                for (index, argument) in arguments.iter().enumerate() {
                    if index > 0 {
                        text.push_str(", ");
                    }
                    argument.print(Rank::Or, name, text);
                }
                text.push(')');
            }
        }
    }
}

fn comparison_sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "==",
        Comparison::NotEqual => "!=",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "<=",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => ">=",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Exact;

    #[test]
    fn brackets_stand_where_they_are_needed() {
        let role = |role| Box::new(Expression::Role(role));
        let binary = |operator, a, b| Box::new(Expression::Binary(operator, a, b));
        let difference = binary(Operator::Subtract, role(0), role(1));
        let quotient = binary(Operator::Divide, role(1), difference.clone());
        let name = |role: usize| ["甲", "乙"][role];
        assert_eq!(quotient.printed(&name), "乙 / (甲 - 乙)");
        assert_eq!(
            binary(Operator::Subtract, difference.clone(), role(0)).printed(&name),
            "甲 - 乙 - 甲"
        );
        assert_eq!(
            binary(Operator::Subtract, role(0), difference).printed(&name),
            "甲 - (甲 - 乙)"
        );
    }

    #[test]
    fn a_filter_leaves_its_value_out() {
        let bound = |comparison, value| {
            let value = Box::new(Expression::Literal(Exact::integer(value)));
            Box::new(Expression::Compare(
                comparison,
                Box::new(Expression::Role(0)),
                value,
            ))
        };
        let both = Expression::And(bound(Comparison::Greater, 0), bound(Comparison::Less, 5));
        assert_eq!(both.printed(&|_| ""), "> 0 and < 5");
    }
}
