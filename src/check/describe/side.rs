//! One side of a relation with the figures as written.

use super::Writer;
use super::style::{PLAIN, decimal, number};
use crate::grammar::{Date, Exact, Kind, iso};
use crate::language::Language;
use crate::rule::{Expression, Function, Operator};

impl Writer<'_> {
    /// An expression with its figures as written.
    pub(super) fn side(&self, expression: &Expression) -> String {
        match expression {
            Expression::Literal(value) => decimal(*value, 4),
            Expression::Role(role) => self.group(*role, "、"),
            Expression::Negate(inner) => format!("−{}", self.side(inner)),
            Expression::Binary(operator, left, right) => {
                let sign = match operator {
                    Operator::Add => "+",
                    Operator::Subtract => "−",
                    Operator::Multiply => "×",
                    Operator::Divide => "÷",
                };
                let wrap = |side: &Expression| self.wrapped(side, *operator);
                let divisor = |side: &Expression| match (operator, side) {
                    (
                        Operator::Divide,
                        Expression::Binary(Operator::Multiply | Operator::Divide, ..),
                    ) => {
                        format!("({})", self.side(side))
                    }
                    _ => wrap(side),
                };
                format!(
                    "{} {sign} {}",
                    wrap(left),
                    self.duration(right, left).unwrap_or_else(|| divisor(right))
                )
            }
            Expression::Call(function, arguments) => self.call(*function, arguments),
            other => self.equation(other),
        }
    }

    /// A literal beside a duration, which is held in seconds, in the duration's own unit.
    pub(super) fn duration(&self, side: &Expression, other: &Expression) -> Option<String> {
        let Expression::Literal(value) = side else {
            return None;
        };
        if is_days(other) {
            const DAY: Exact = Exact::integer(86_400);
            return Some(format!("{}天", decimal(value.divide(DAY)?, 2)));
        }
        if matches!(other, Expression::Call(Function::Years, _)) {
            const YEAR: Exact = Exact::integer(31_536_000);
            return Some(format!("{}年", decimal(value.divide(YEAR)?, 2)));
        }
        let Expression::Role(role) = other else {
            return None;
        };
        let claim = self.evaluation.binding.get(*role)?.first()?;
        let is_duration = self.claim(*claim).quantity.kind == Kind::Duration;
        is_duration.then(|| number(*value, self.style_of(*claim)))
    }

    pub(super) fn wrapped(&self, side: &Expression, outer: Operator) -> String {
        let inner = self.side(side);
        let tight = matches!(outer, Operator::Multiply | Operator::Divide);
        let is_sum = matches!(
            side,
            Expression::Binary(Operator::Add | Operator::Subtract, ..)
        ) || matches!(side, Expression::Call(Function::Sum | Function::Earlier, _));
        if tight && is_sum {
            format!("({inner})")
        } else {
            inner
        }
    }

    /// A side of several terms or factors in brackets.
    fn in_brackets(&self, side: &Expression) -> String {
        let inner = self.side(side);
        match side {
            Expression::Binary(..) => format!("({inner})"),
            _ => inner,
        }
    }

    pub(super) fn call(&self, function: Function, arguments: &[Expression]) -> String {
        let list = |joint: &str| {
            let sides: Vec<String> = arguments
                .iter()
                .map(|argument| match argument {
                    Expression::Role(role) => self.group(*role, joint),
                    other => self.side(other),
                })
                .collect();
            sides.join(joint)
        };
        let zh = self.language == Language::Chinese;
        match function {
            Function::Sum => match arguments {
                [Expression::Role(role)] => self.terms(*role),
                _ => list(" + "),
            },
            Function::Min => format!("min({})", list(", ")),
            Function::Max => format!("max({})", list(", ")),
            Function::Abs => format!("|{}|", list(", ")),
            Function::Source => self.source(arguments),
            Function::Count if zh => format!("{}的个数", list("、")),
            Function::Count => format!("count of {}", list(", ")),
            Function::Days | Function::Months | Function::Years if zh => {
                format!("{}的{}", list("到"), span_word(function, self.language))
            }
            Function::Days | Function::Months | Function::Years => {
                let word = span_word(function, self.language);
                format!("{word} from {}", list(" to "))
            }
            Function::Year | Function::Month => self.plain(function, arguments),
            Function::Figure | Function::Slip => list(" "),
            Function::Earlier => self.earlier(arguments),
            Function::Change => self.change(arguments),
            Function::Weekday if zh => format!("{}的星期", list("、")),
            Function::Weekday => format!("weekday of {}", list(", ")),
            Function::Exists
            | Function::Whole
            | Function::Reached
            | Function::DigitOff
            | Function::EditOff
            | Function::LargerWhole
            | Function::OwnWholes
            | Function::MayOverlap
            | Function::OfAnother => list(" "),
            Function::Listed => self.listed(arguments),
            Function::Named => self.named(arguments),
            Function::Dealt => self.plain(function, arguments),
            Function::Low | Function::High if self.is_range(arguments) => {
                self.plain(function, arguments)
            }
            Function::Low | Function::High => list(" "),
            Function::Power => match arguments {
                [base, exponent] => {
                    format!("{}^{}", self.in_brackets(base), self.in_brackets(exponent))
                }
                _ => String::new(),
            },
            Function::Today if zh => format!("{}年", year(self.context().today())),
            Function::Today => year(self.context().today()),
            Function::Published => self.context().published().map_or(String::new(), iso),
        }
    }

    /// What a function gives as a plain number: the year of a date, the end of a range.
    pub(super) fn plain(&self, function: Function, arguments: &[Expression]) -> String {
        let call = Expression::Call(function, arguments.to_vec());
        let value = self.evaluation.operand(&call);
        value.map_or(String::from("?"), |operand| self.value(&operand, PLAIN))
    }

    /// Where a fact was taken from.
    pub(super) fn source(&self, arguments: &[Expression]) -> String {
        let Some(Expression::Role(role)) = arguments.first() else {
            return String::new();
        };
        let bound = self.evaluation.binding.get(*role);
        let source = bound
            .and_then(|group| group.first())
            .and_then(|id| self.context().tellings?.source(*id));
        source.unwrap_or_default().to_owned()
    }

    pub(super) fn listed(&self, arguments: &[Expression]) -> String {
        let Some(Expression::Role(role)) = arguments.first() else {
            return String::new();
        };
        let Some(&claim) = self.evaluation.binding.get(*role).and_then(|g| g.first()) else {
            return String::new();
        };
        let Some((_, listing)) = self.context().claims.listings_of(claim).first() else {
            return String::new();
        };
        let span = listing.span.of(&self.context().text.normal);
        match self.language {
            Language::Chinese => format!("所列「{}」", shorten(span)),
            Language::English => format!("the items listed ‘{}’", shorten(span)),
        }
    }

    /// The names before 分别, in quotes.
    pub(super) fn named(&self, arguments: &[Expression]) -> String {
        let Some(Expression::Role(role)) = arguments.first() else {
            return String::new();
        };
        let claim = self.evaluation.binding.get(*role).and_then(|g| g.first());
        let dealing = claim.and_then(|id| self.context().claims.dealing_of(*id));
        dealing.map_or(String::new(), |dealing| {
            let names = shorten(dealing.span.of(&self.context().text.normal));
            match self.language {
                Language::Chinese => format!("「{names}」分别"),
                Language::English => format!("‘{names}’ 分别"),
            }
        })
    }
}

fn year(date: Option<Date>) -> String {
    date.and_then(|date| date.year)
        .map_or(String::new(), |year| year.to_string())
}

/// What is counted between two dates.
fn span_word(function: Function, language: Language) -> &'static str {
    match (function, language) {
        (Function::Months, Language::Chinese) => "月数",
        (Function::Years, Language::Chinese) => "年数",
        (_, Language::Chinese) => "天数",
        (Function::Months, Language::English) => "months",
        (Function::Years, Language::English) => "years",
        (_, Language::English) => "days",
    }
}

fn is_days(expression: &Expression) -> bool {
    matches!(expression, Expression::Call(Function::Days, _))
}

/// The head and tail of a long list.
fn shorten(words: &str) -> String {
    const MOST: usize = 36;
    const END: usize = 14;
    let count = words.chars().count();
    if count <= MOST {
        return words.to_string();
    }
    let head: String = words.chars().take(END).collect();
    let tail: String = words.chars().skip(count - END).collect();
    format!("{head}……{tail}")
}
