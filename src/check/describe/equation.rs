//! The relation of a check with the figures as written: `32家 ÷ 46家 = 69.57% → 70%`.

use super::style::{PLAIN, number};
use super::{Writer, is_weekday};
use crate::check::outcome::Verdict;
use crate::language::Language;
use crate::rule::{Comparison, Expression, Function};

impl Writer<'_> {
    /// `32家 ÷ 46家 = 69.57% → 70%`, `88人 ≤ 134人`.
    pub(super) fn equation(&self, expression: &Expression) -> String {
        match expression {
            Expression::Compare(comparison, left, right) => {
                let fails = self.evaluation.verdict(expression) == Some(Verdict::Contradiction);
                if *comparison == Comparison::Equal {
                    return self.equality(left, right, fails);
                }
                let comparison = if fails {
                    comparison.contrary()
                } else {
                    *comparison
                };
                let sign = sign(comparison);
                format!(
                    "{} {sign} {}",
                    self.beside(left, right),
                    self.beside(right, left)
                )
            }
            Expression::Or(left, right) => self.better_side(left, right),
            Expression::And(left, right) => self.both_sides(left, right),
            Expression::Call(
                Function::Exists
                | Function::Whole
                | Function::Reached
                | Function::DigitOff
                | Function::EditOff
                | Function::LargerWhole
                | Function::OwnWholes
                | Function::MayOverlap
                | Function::OfAnother,
                _,
            ) => self.truth(expression),
            other => self.side(other),
        }
    }

    /// Of two alternatives, the one that was met; else the first that can be computed.
    pub(super) fn better_side(&self, left: &Expression, right: &Expression) -> String {
        let verdicts = (
            self.evaluation.verdict(left),
            self.evaluation.verdict(right),
        );
        match verdicts {
            (Some(a), Some(b)) if b < a => self.equation(right),
            (None, Some(_)) => self.equation(right),
            _ => self.equation(left),
        }
    }

    /// Both conditions, or the one that is not met.
    pub(super) fn both_sides(&self, left: &Expression, right: &Expression) -> String {
        let verdicts = (
            self.evaluation.verdict(left),
            self.evaluation.verdict(right),
        );
        match verdicts {
            (Some(a), Some(b)) if a > b => self.equation(left),
            (Some(a), Some(b)) if b > a => self.equation(right),
            _ => format!("{}; {}", self.equation(left), self.equation(right)),
        }
    }

    /// `4月31日存在`, `7人 ÷ 55% 无整数解`.
    pub(super) fn truth(&self, expression: &Expression) -> String {
        let Expression::Call(function, arguments) = expression else {
            return String::new();
        };
        let what = match (arguments.first(), function) {
            (Some(Expression::Role(role)), Function::Reached | Function::DigitOff) => {
                self.group(*role, " + ")
            }
            (
                Some(Expression::Role(role)),
                Function::LargerWhole | Function::OwnWholes | Function::MayOverlap,
            ) => self.group(*role, "、"),
            (Some(argument), _) => self.side(argument),
            (None, _) => String::new(),
        };
        let total = || {
            arguments
                .get(1)
                .map_or(String::new(), |argument| self.side(argument))
        };
        let holds = self.evaluation.verdict(expression) == Some(Verdict::Holds);
        match (function, self.language, holds) {
            (Function::Exists, Language::Chinese, true) => format!("{what}存在"),
            (Function::Exists, Language::Chinese, false) => format!("{what}不存在"),
            (Function::Exists, Language::English, true) => format!("{what} exists"),
            (Function::Exists, Language::English, false) => format!("{what} does not exist"),
            (Function::Reached, Language::Chinese, true) => {
                format!("{what} 的前几项之和 = {}", total())
            }
            (Function::Reached, Language::Chinese, false) => {
                format!("{what} 的前几项之和 ≠ {}", total())
            }
            (Function::Reached, Language::English, true) => {
                format!("the first of {what} = {}", total())
            }
            (Function::Reached, Language::English, false) => {
                format!("the first of {what} ≠ {}", total())
            }
            (Function::DigitOff, Language::Chinese, _) => {
                format!("{what} 与 {} 只差一个数字", total())
            }
            (Function::DigitOff, Language::English, _) => {
                format!("{what} and {} are one digit apart", total())
            }
            (Function::EditOff, Language::Chinese, _) => {
                format!("{what} 与 {} 只差一处笔误", total())
            }
            (Function::EditOff, Language::English, _) => {
                format!("{what} and {} are one slip apart", total())
            }
            (Function::LargerWhole, Language::Chinese, _) => {
                format!("{what} 不是同一个更大总数的占比")
            }
            (Function::LargerWhole, Language::English, _) => {
                format!("{what} are not shares of one greater whole")
            }
            (Function::OwnWholes, Language::Chinese, _) => format!("{what} 同属一个总数"),
            (Function::OwnWholes, Language::English, _) => {
                format!("{what} are shares of one whole")
            }
            (Function::MayOverlap, Language::Chinese, _) => format!("{what} 互不交叉"),
            (Function::MayOverlap, Language::English, _) => {
                format!("{what} shut each other out")
            }
            (Function::OfAnother, Language::Chinese, _) => format!("{what} 别无所指"),
            (Function::OfAnother, Language::English, _) => {
                format!("{what} is told of nothing else")
            }
            (_, Language::Chinese, true) => format!("{what} 有整数解"),
            (_, Language::Chinese, false) => format!("{what} 无整数解"),
            (_, Language::English, true) => format!("{what} has a whole solution"),
            (_, Language::English, false) => format!("{what} has no whole solution"),
        }
    }

    /// A side of a comparison; a literal is written in the way of the other side's figures.
    pub(super) fn beside(&self, side: &Expression, other: &Expression) -> String {
        match side {
            Expression::Literal(value) => number(*value, self.style(other)),
            _ => self.side(side),
        }
    }

    pub(super) fn equality(&self, left: &Expression, right: &Expression, fails: bool) -> String {
        let (written, computed) = match (left, right) {
            (_, Expression::Role(_)) if !matches!(left, Expression::Role(_)) => (right, left),
            _ => (left, right),
        };
        let equals = if fails { "≠" } else { "=" };
        let bare = |side: &Expression| {
            use Function::{Change, Month, Year};
            matches!(
                side,
                Expression::Role(_)
                    | Expression::Literal(_)
                    | Expression::Call(Year | Month | Change, _)
            )
        };
        if bare(computed) && bare(written) {
            return format!(
                "{} {equals} {}",
                self.side(written),
                self.beside(computed, written)
            );
        }
        let (written, computed) = if bare(written) && !bare(computed) {
            (written, computed)
        } else {
            (computed, written)
        };
        let style = match written {
            _ if self.is_plain(computed) => PLAIN,
            Expression::Literal(_) => self.style(computed),
            _ => self.style(written),
        };
        let value = match self.evaluation.operand(computed) {
            _ if is_weekday(computed) => self.weekday(computed),
            Some(operand) => self.value(&operand, style),
            None => String::from("?"),
        };
        let becomes = if fails { "≠" } else { "→" };
        let end = self.beside(written, computed);
        format!("{} = {value} {becomes} {end}", self.side(computed))
    }
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Equal => "=",
        Comparison::NotEqual => "≠",
        Comparison::Less => "<",
        Comparison::LessOrEqual => "≤",
        Comparison::Greater => ">",
        Comparison::GreaterOrEqual => "≥",
    }
}
