//! Claims × rules → [`Check`]s: binding, interval arithmetic, verdicts.

mod bind;
mod calendar;
mod candidate;
mod checker;
mod context;
mod describe;
mod evaluate;
mod index;
mod judge;
mod memo;
mod operand;
mod outcome;
mod slip;

pub use checker::{Checker, Draft};
pub use outcome::{
    Attempt, BoundFigure, Candidates, Check, Description, Outcome, Silence, Verdict,
};
