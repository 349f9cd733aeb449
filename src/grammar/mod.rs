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

#[derive(Default)] pub struct Hedges;
pub fn value_set(_q: &Quantity, _u: Option<&Unit>, _h: &Hedges) -> Option<ValueSet> { None }
pub fn nominal(_q: &Quantity, _u: Option<&Unit>) -> Option<Exact> { None }
pub fn factor(_q: &Quantity, _u: Option<&Unit>) -> Option<Exact> { None }
/// The tables and parsers of the grammar, made once.
#[derive(Clone, Debug, Default)]
pub struct Grammar;

impl Grammar {
    pub fn scan(&self, _t: &str, _w: crate::text::Span, _o: &mut Vec<Quantity>) {}
    pub fn unit(&self, _id: UnitId) -> &Unit { todo!() }
    pub fn new() -> Self {
        Grammar
    }
}
