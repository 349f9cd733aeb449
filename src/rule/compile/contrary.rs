//! What a usage rule forbids → what must hold instead.

use crate::grammar::Exact;
use crate::rule::compiled::Assertion;
use crate::rule::error::{Fault, Reporter};
use crate::rule::expression::{Comparison, Expression};
use crate::rule::written::WrittenRule;

/// The contraries of what is forbidden; what has none is a fault.
pub fn of_all(
    forbidden: Vec<Assertion>,
    written: &WrittenRule,
    reporter: &mut Reporter<'_>,
) -> Vec<Assertion> {
    let mut asserts = Vec::with_capacity(forbidden.len());
    for Assertion { expression, source } in forbidden {
        match contrary(&expression) {
            Some(expression) => asserts.push(Assertion { expression, source }),
            None => {
                let place = written.forbid.iter().find(|forbid| forbid.value == source);
                let place = place.map_or(written.id.place, |forbid| forbid.place);
                reporter.at(place, Fault::NotForbidden);
            }
        }
    }
    asserts
}

fn contrary(condition: &Expression) -> Option<Expression> {
    let both =
        |a: &Expression, b: &Expression| Some((Box::new(contrary(a)?), Box::new(contrary(b)?)));
    Some(match condition {
        // A role that must not be there: bound at all, it is at fault.
        Expression::Role(_) => never(),
        Expression::Compare(comparison, a, b) => {
            Expression::Compare(comparison.contrary(), a.clone(), b.clone())
        }
        Expression::And(a, b) => {
            let (a, b) = both(a, b)?;
            Expression::Or(a, b)
        }
        Expression::Or(a, b) => {
            let (a, b) = both(a, b)?;
            Expression::And(a, b)
        }
        _ => return None,
    })
}

/// A condition that does not hold.
fn never() -> Expression {
    let literal = |value| Box::new(Expression::Literal(value));
    Expression::Compare(Comparison::Equal, literal(Exact::ZERO), literal(Exact::ONE))
}
