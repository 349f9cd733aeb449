//! The words that reports use for the terms of the engine, in both languages.

use crate::check::Verdict;
use crate::language::Language;
use crate::rule::Severity;

pub use crate::language::Term;
pub use crate::rule::meaning::{kind, scope, severity};

/// `关系成立：32 + 14 = 46`, or the first alone when nothing follows.
pub fn with_colon(head: &str, rest: &str, language: Language) -> String {
    let colon = match language {
        Language::Chinese => "：",
        Language::English => ": ",
    };
    if rest.is_empty() {
        head.to_owned()
    } else {
        format!("{head}{colon}{rest}")
    }
}

/// `1 figure`, `2 figures`: a number of things in English.
pub fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// The name of a severity in machine output.
pub const fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

/// The name of a verdict in machine output.
pub const fn verdict_key(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "holds",
        Verdict::Rounding => "rounding",
        Verdict::Contradiction => "contradiction",
        Verdict::Usage => "usage",
    }
}

pub const fn verdict(verdict: Verdict) -> Term {
    match verdict {
        Verdict::Holds => Term::new("核实", "holds"),
        Verdict::Rounding => Term::new("提示", "hint"),
        Verdict::Contradiction => Term::new("矛盾", "contradiction"),
        Verdict::Usage => Term::new("用法", "usage"),
    }
}

/// What a verdict means, for `explain`.
pub const fn verdict_meaning(verdict: Verdict) -> Term {
    match verdict {
        Verdict::Holds => Term::new("关系成立", "the relation holds"),
        Verdict::Rounding => Term::new(
            "只在舍入范围内成立",
            "holds only within the rounding of the figures",
        ),
        Verdict::Contradiction => Term::new("怎么取值都不成立", "no values written so satisfy it"),
        Verdict::Usage => Term::new("写法有误", "the form of the figure is at fault"),
    }
}
