//! Claims × rules → [`Check`]s: binding, interval arithmetic, verdicts.

mod checker;
mod outcome;

pub use checker::{Checker, Draft};
pub use outcome::{
    Attempt, BoundFigure, Candidates, Check, Description, Outcome, Silence, Verdict,
};
