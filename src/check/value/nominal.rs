//! What a figure says as written, without what else it can stand for.

use super::operand::{Grain, is_loose};
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
        let quantity = &claim.quantity;
        if !matches!(quantity.value(), Value::Number(_)) {
            return None;
        }
        let unit = quantity.unit.map(|unit| grammar.unit(unit));
        Some(Nominal {
            value: grammar::nominal(quantity, unit)?,
            loose: is_loose(claim),
            grain: Grain::of_claim(claim, grammar),
        })
    }
}
