//! Dates in expressions: how far apart they are, and which comes first.

use super::{Evaluation, truth};
use crate::check::outcome::Verdict;
use crate::check::value::operand::{Operand, dates};
use crate::claim::ClaimId;
use crate::grammar::{Date, Exact};
use crate::rule::{Comparison, Expression, Function};

impl Evaluation<'_> {
    pub(super) fn between(
        &self,
        arguments: &[Expression],
        distance: fn(Date, Date) -> Option<Exact>,
        unit: &str,
    ) -> Option<Operand> {
        let (mut from, end) = self.date(arguments.first()?)?;
        let to = match arguments.get(1) {
            None => end?,
            Some(Expression::Call(Function::Today, _)) => self.context.today()?,
            Some(Expression::Call(Function::Published, _)) => {
                // A date without a year may be of any year.
                let (claim, date) = self.day(arguments.first()?)?;
                from = self.context.dated(claim, date)?;
                self.context.published()?
            }
            Some(other) => self.date(other)?.0,
        };
        let unit = self
            .context
            .grammar
            .unit(self.context.grammar.unit_named(unit)?);
        distance(from, to)?
            .multiply(unit.factor())
            .map(Operand::exact)
    }

    /// The claim of a single date, and the date.
    pub(super) fn day(&self, expression: &Expression) -> Option<(ClaimId, Date)> {
        let (date, _) = self.date(expression)?;
        match expression {
            Expression::Role(role) => Some((*self.group(*role)?.first()?, date)),
            _ => None,
        }
    }

    /// A date, or a range of them; of a range, `low` and `high` are the dates at its ends.
    pub(super) fn date(&self, expression: &Expression) -> Option<(Date, Option<Date>)> {
        let role = match expression {
            Expression::Role(role) => role,
            Expression::Call(Function::Low, arguments) => {
                let (from, _) = self.date(arguments.first()?)?;
                return Some((from, None));
            }
            Expression::Call(Function::High, arguments) => {
                let (from, to) = self.date(arguments.first()?)?;
                return Some((to.unwrap_or(from), None));
            }
            _ => return None,
        };
        let &[claim] = self.group(*role)? else {
            return None;
        };
        dates(self.context.claim(claim))
    }
}

/// Compares dates as far as both are written.
pub(super) fn compare_dates(comparison: Comparison, a: Date, b: Date) -> Option<Verdict> {
    let year = (a.year?, b.year?);
    let both = |x: Option<u8>, y: Option<u8>| x.zip(y);
    let mut order = year.0.cmp(&year.1);
    if let Some((x, y)) = both(a.month, b.month) {
        order = order.then(x.cmp(&y));
        if let Some((x, y)) = both(a.day, b.day) {
            order = order.then(x.cmp(&y));
        }
    }
    Some(truth(match comparison {
        Comparison::Equal => order.is_eq(),
        Comparison::NotEqual => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::LessOrEqual => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::GreaterOrEqual => order.is_ge(),
    }))
}
