//! The words that reports use for the terms of the engine, in both languages.

use crate::check::Verdict;
use crate::grammar::Kind;
use crate::language::Language;
use crate::rule::{Scope, Severity};

/// One term in both languages.
#[derive(Clone, Copy, Debug)]
pub struct Term {
    pub chinese: &'static str,
    pub english: &'static str,
}

impl Term {
    pub const fn new(chinese: &'static str, english: &'static str) -> Self {
        Term { chinese, english }
    }

    pub const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.chinese,
            Language::English => self.english,
        }
    }
}

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

/// The name of a severity in machine output.
pub const fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Info => "info",
        Severity::Warning => "warning",
        Severity::Error => "error",
    }
}

pub const fn severity(severity: Severity) -> Term {
    match severity {
        Severity::Info => Term::new("信息", "info"),
        Severity::Warning => Term::new("警告", "warning"),
        Severity::Error => Term::new("错误", "error"),
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

pub const fn scope(scope: Scope) -> Term {
    match scope {
        Scope::Clause => Term::new("同一分句", "same clause"),
        Scope::Sentence => Term::new("同一句", "same sentence"),
        Scope::Paragraph => Term::new("同一段", "same paragraph"),
        Scope::Section => Term::new("同一节", "same section"),
        Scope::Document => Term::new("全文", "same document"),
        Scope::Corpus => Term::new("各篇之间", "across documents"),
    }
}

pub const fn kind(kind: Kind) -> Term {
    match kind {
        Kind::Count => Term::new("计数", "count"),
        Kind::Money => Term::new("金额", "money"),
        Kind::Ratio => Term::new("比率", "ratio"),
        Kind::Measure => Term::new("计量", "measure"),
        Kind::Ordinal => Term::new("序数", "ordinal"),
        Kind::Date => Term::new("日期", "date"),
        Kind::DateRange => Term::new("起止日期", "dates"),
        Kind::Weekday => Term::new("星期", "weekday"),
        Kind::Time => Term::new("时刻", "time"),
        Kind::Duration => Term::new("时长", "duration"),
        Kind::Range => Term::new("范围", "range"),
        Kind::Number => Term::new("数", "number"),
    }
}
