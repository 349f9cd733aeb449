//! Errors in rule files for people.

use super::{Look, human};
use crate::rule::{RuleError, render_all};

/// Every error with its excerpt, place and mend, and a closing line.
pub fn rule_errors(errors: &[RuleError], look: &Look) -> String {
    // Only a writer can fail, and a string does not.
    render_all(errors, look.language, human::handler(look)).unwrap_or_default()
}
