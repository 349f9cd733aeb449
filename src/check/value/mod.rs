//! What figures come to and how two values compare: arithmetic that knows of no rule and no text.

pub(in crate::check) mod calendar;
pub(in crate::check) mod judge;
pub(in crate::check) mod nominal;
pub(in crate::check) mod operand;
pub(in crate::check) mod rough;
