//! Clause text → [`Quantity`]: the nom grammar of numerals, units, rates, ranges, hedges and
//! dates, and the exact value sets of what it reads.

mod exact;
mod quantity;
mod unit;
mod value_set;

pub use exact::Exact;
pub use quantity::{Date, Form, Hedge, HedgeKind, Kind, Number, Quantity, Value};
pub use unit::{Dimension, Unit, UnitId};
pub use value_set::{Bound, ValueSet};

/// The tables and parsers of the grammar, made once.
#[derive(Clone, Debug, Default)]
pub struct Grammar;

impl Grammar {
    pub fn new() -> Self {
        Grammar
    }
}
