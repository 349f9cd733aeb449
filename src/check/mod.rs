//! Claims × rules → [`Check`]s: binding, interval arithmetic, verdicts.

mod outcome;

pub use outcome::{BoundFigure, Check, Description, Verdict};
