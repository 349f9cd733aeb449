//! Which figure an expression is of a kind with: `人数 / 占比` is a number of people, as 人数 is.

use crate::rule::{Expression, Function, Operator};

/// What an expression comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quantity {
    /// A ratio or a bare number.
    Ratio,
    /// Of a kind with the figure in this role.
    Like(usize),
}

/// What an expression comes to, given which roles are ratios; nothing where it is of another kind
/// than any of its figures (元 times 人), or no quantity.
pub(super) fn quantity_of(
    expression: &Expression,
    is_ratio: &dyn Fn(usize) -> bool,
) -> Option<Quantity> {
    use Quantity::{Like, Ratio};
    let of = |expression| quantity_of(expression, is_ratio);
    match expression {
        Expression::Literal(_) => Some(Ratio),
        Expression::Role(role) if is_ratio(*role) => Some(Ratio),
        Expression::Role(role) => Some(Like(*role)),
        Expression::Negate(inner) => of(inner),
        Expression::Binary(operator, left, right) => match (operator, of(left)?, of(right)?) {
            (Operator::Add | Operator::Subtract, Like(role), _) => Some(Like(role)),
            (Operator::Add | Operator::Subtract, Ratio, right) => Some(right),
            (_, left, Ratio) => Some(left),
            (Operator::Multiply, Ratio, right) => Some(right),
            (Operator::Divide, Like(_), Like(_)) => Some(Ratio),
            _ => None,
        },
        Expression::Call(Function::Sum | Function::Min | Function::Max | Function::Abs, of_all) => {
            of(of_all.first()?)
        }
        // (1 + 增幅)^年数 is a ratio, as 1 + 增幅 is.
        Expression::Call(Function::Power, arguments) => {
            of(arguments.first()?).filter(|base| *base == Ratio)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Exact;

    fn role(role: usize) -> Box<Expression> {
        Box::new(Expression::Role(role))
    }

    #[test]
    fn people_by_a_share_are_people() {
        use Operator::{Add, Divide, Multiply};
        let binary = Expression::Binary;
        let of = |expression: &Expression| quantity_of(expression, &|role| role == 9);
        assert_eq!(
            of(&binary(Divide, role(1), role(9))),
            Some(Quantity::Like(1))
        );
        assert_eq!(
            of(&binary(Multiply, role(9), role(2))),
            Some(Quantity::Like(2))
        );
        assert_eq!(of(&binary(Divide, role(1), role(2))), Some(Quantity::Ratio));
        assert_eq!(of(&binary(Multiply, role(1), role(2))), None);
        let power = |base| Expression::Call(Function::Power, vec![base, *role(7)]);
        assert_eq!(of(&power(*role(9))), Some(Quantity::Ratio));
        assert_eq!(of(&power(*role(1))), None);
        let sum = Expression::Call(Function::Sum, vec![Expression::Role(3)]);
        let whole = binary(
            Add,
            Box::new(sum),
            Box::new(Expression::Literal(Exact::ONE)),
        );
        assert_eq!(of(&whole), Some(Quantity::Like(3)));
    }
}
