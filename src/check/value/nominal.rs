//! What a figure says as written, without what else it can stand for.

use super::operand::Grain;
use crate::claim::Claim;
use crate::grammar::{self, Exact, Grammar, Value};

/// The value of a figure or an expression as written, or computed from values as written.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Nominal {
    pub value: Exact,
    /// It comes from a figure with a hedge.
    pub loose: bool,
    pub grain: Option<Grain>,
}

impl Nominal {
    /// That of a claim; `None` for what is no single number.
    pub fn of_claim(claim: &Claim, grammar: &Grammar) -> Option<Self> {
        let Value::Number(number) = claim.quantity.value() else {
            return None;
        };
        let unit = claim.quantity.unit.map(|unit| grammar.unit(unit));
        let factor = grammar::factor(unit);
        Some(Nominal {
            value: number.value.multiply(factor)?,
            // A number is no range.
            loose: claim.quantity.hedge.is_some(),
            grain: number
                .precision
                .map(|precision| Grain { precision, factor }),
        })
    }
}
