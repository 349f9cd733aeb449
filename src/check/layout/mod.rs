//! What rules and claims are laid out as before anything is bound: how a rule is filled, and which
//! claims of a stretch can fill what.

mod balance;
mod links;
pub(in crate::check) mod lookup;
pub(in crate::check) mod plan;
mod spread;
pub(in crate::check) mod stretch;

pub(in crate::check) use balance::{Balance, Quotient, Term};
