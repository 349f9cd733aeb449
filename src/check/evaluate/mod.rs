//! Expressions over a binding.

mod at_once;
mod dates;
mod functions;
mod shares;

use smallvec::SmallVec;

use self::dates::compare_dates;
use crate::check::context::Context;
use crate::check::layout::stretch::Stretch;
use crate::check::outcome::Verdict;
use crate::check::value::calendar;
use crate::check::value::judge::{better, judge, worse};
use crate::check::value::operand::{Grain, Operand};
use crate::claim::{
    Claim, ClaimId, is_slip, one_digit_off, one_edits, shut_each_other_out, tells_of_another,
};
use crate::grammar::{Exact, Value};
use crate::rule::{Comparison, Expression, Function, Operator};

/// The claims of one role: one, or a run for a `many` role.
pub(in crate::check) type Group = SmallVec<[ClaimId; 2]>;

/// The claims of each role; empty where an optional role is unbound.
pub(in crate::check) type Binding = SmallVec<[Group; 5]>;

/// Evaluates expressions over one binding.
pub(in crate::check) struct Evaluation<'a> {
    pub context: &'a Context<'a>,
    pub binding: &'a Binding,
    /// The claims around the anchor, read already.
    pub stretch: Option<&'a Stretch>,
}

impl Evaluation<'_> {
    /// The verdict of an assertion; `None` when it can't be computed, when a role it needs is
    /// unbound, or when a disagreement would prove nothing.
    pub fn verdict(&self, expression: &Expression) -> Option<Verdict> {
        match expression {
            Expression::Compare(comparison, left, right) => self.compare(*comparison, left, right),
            Expression::And(left, right) => Some(worse(self.verdict(left)?, self.verdict(right)?)),
            Expression::Or(..) => self.decide(expression).0,
            Expression::Call(Function::Whole, arguments) => {
                let operand = self.operand(arguments.first()?)?;
                Some(truth(operand.set.has_integer()))
            }
            Expression::Call(Function::Slip, arguments) => {
                let nominal = |at: usize| {
                    let argument = arguments.get(at)?;
                    match self.nominal(argument) {
                        Some(nominal) => Some(nominal.value),
                        None => self.operand(argument)?.nominal,
                    }
                };
                Some(truth(is_slip(nominal(0)?, nominal(1)?)))
            }
            Expression::Call(function @ (Function::Reached | Function::DigitOff), arguments) => {
                let (Expression::Role(role), total) = (arguments.first()?, arguments.get(1)?)
                else {
                    return None;
                };
                match function {
                    Function::Reached => self.reached(*role, total),
                    _ => self.is_digit_off(*role, total).map(truth),
                }
            }
            Expression::Call(Function::EditOff, arguments) => {
                let (Expression::Role(role), wanted) = (arguments.first()?, arguments.get(1)?)
                else {
                    return None;
                };
                self.is_edit_off(*role, wanted).map(truth)
            }
            Expression::Call(Function::LargerWhole, arguments) => match arguments.first()? {
                // What is left out of the list is nothing to count as verified.
                Expression::Role(role) if self.have_larger_whole(*role)? => None,
                _ => Some(Verdict::Contradiction),
            },
            Expression::Call(Function::OwnWholes, arguments) => match arguments.first()? {
                // Shares of different wholes prove nothing together.
                Expression::Role(role) if self.have_own_wholes(*role)? => None,
                _ => Some(Verdict::Contradiction),
            },
            Expression::Call(Function::MayOverlap, arguments) => match arguments.first()? {
                // Parts that may hold the same thing twice prove nothing by their sum.
                Expression::Role(role) if !self.shut_each_other_out(*role)? => None,
                _ => Some(Verdict::Contradiction),
            },
            Expression::Call(Function::OfAnother, arguments) => {
                match self.is_of_another(arguments)? {
                    // What is told of something else proves nothing by being at odds.
                    true => None,
                    false => Some(Verdict::Contradiction),
                }
            }
            Expression::Call(Function::Exists, arguments) => {
                let (date, end) = self.date(arguments.first()?)?;
                let first = calendar::exists(date)?;
                let second = end.and_then(calendar::exists).unwrap_or(true);
                // That a date is on the calendar is nothing to count as verified.
                (!(first && second)).then_some(Verdict::Contradiction)
            }
            _ => None,
        }
    }

    /// The function of an alternative that found that a disagreement would prove nothing.
    pub fn excuse(&self, expression: &Expression) -> Option<Function> {
        use Function::{LargerWhole, MayOverlap, OfAnother, OwnWholes};
        match expression {
            Expression::Or(left, right) => self.excuse(left).or_else(|| self.excuse(right)),
            Expression::Call(function @ (LargerWhole | OwnWholes | MayOverlap | OfAnother), _)
                if self.is_bound(expression) && self.verdict(expression).is_none() =>
            {
                Some(*function)
            }
            _ => None,
        }
    }

    /// The verdict, and the alternative that it follows from: the one that was met.
    pub fn decide<'e>(&self, expression: &'e Expression) -> (Option<Verdict>, &'e Expression) {
        let Expression::Or(left, right) = expression else {
            return (self.verdict(expression), expression);
        };
        if !self.is_bound(left) {
            return self.decide(right);
        }
        let (first, first_side) = self.decide(left);
        // No verdict is better than one that holds.
        if first == Some(Verdict::Holds) || !self.is_bound(right) {
            return (first, first_side);
        }
        let (second, second_side) = self.decide(right);
        let side = match (first, second) {
            (Some(a), Some(b)) if b < a => second_side,
            (None, Some(_)) => second_side,
            _ => first_side,
        };
        (either(first, second), side)
    }

    /// Whether the first figures of the role, two or more, come to just the total.
    fn reached(&self, role: usize, total: &Expression) -> Option<Verdict> {
        let total = self.nominal(total)?.value;
        let (first, rest) = self.group(role)?.split_first()?;
        let mut sum = self.written(*first)?.value;
        for part in rest {
            sum = sum.add(self.written(*part)?.value)?;
            if sum == total {
                return Some(Verdict::Holds);
            }
        }
        Some(Verdict::Contradiction)
    }

    /// Whether one wrong digit keeps the figures of the role, two or more, from coming to the total.
    fn is_digit_off(&self, role: usize, total: &Expression) -> Option<bool> {
        let total = self.nominal(total)?.value;
        let parts = self.group(role)?.iter().map(|id| self.written(*id));
        let parts: Option<SmallVec<[Exact; 8]>> = parts.map(|part| Some(part?.value)).collect();
        parts.map(|parts| parts.len() > 1 && one_digit_off(total, &parts))
    }

    /// Whether one slip keeps the role's figure from being what the expression comes to. Of what is known roughly only, some slip
    /// makes any figure.
    fn is_edit_off(&self, role: usize, wanted: &Expression) -> Option<bool> {
        const NARROW: i128 = 50;
        const LEAST: i128 = 100;
        let &[claim] = self.group(role)? else {
            return None;
        };
        let set = self.operand(wanted)?.set;
        let (low, high) = (set.low?.value, set.high?.value);
        let width = high.subtract(low)?.multiply(Exact::integer(NARROW))?;
        let value = self.context.nominal(claim)?;
        if low.is_negative() || width > low || set.contains(value) {
            return Some(false);
        }
        let claim = self.context.claim(claim);
        let step = Grain::of_claim(claim, self.context.grammar)?.step()?;
        let digits = value.divide(step)?;
        if claim.quantity.hedge.is_some() || !digits.is_integer() {
            return Some(false);
        }
        let digits = digits.numerator();
        let fits = |other: i128| {
            let is_long = digits.max(other) >= LEAST;
            let meant = Exact::integer(other).multiply(step);
            is_long && meant.is_some_and(|meant| set.contains(meant))
        };
        Some(one_edits(digits).any(fits))
    }

    /// Whether the words of the role's figures show that what is in one is in no other.
    fn shut_each_other_out(&self, role: usize) -> Option<bool> {
        let claims: SmallVec<[&Claim; 8]> = self
            .group(role)?
            .iter()
            .map(|id| self.context.claim(*id))
            .collect();
        let text = &self.context.text.normal;
        Some(shut_each_other_out(text, self.context.claims, &claims))
    }

    /// Whether the words of the first figure tell of something else than those of the others.
    fn is_of_another(&self, arguments: &[Expression]) -> Option<bool> {
        let figure = |argument: &Expression| match argument {
            Expression::Role(role) => self.group(*role)?.first().copied(),
            _ => None,
        };
        let figures: Option<SmallVec<[ClaimId; 4]>> = arguments.iter().map(figure).collect();
        let figures = figures?;
        let (first, others) = figures.split_first()?;
        let context = self.context;
        Some(tells_of_another(
            context.text,
            context.claims,
            *first,
            others,
        ))
    }

    /// The roles whose figures decide the verdict: of `or`, those of the side that was met.
    pub fn deciding_roles(&self, expression: &Expression, roles: &mut SmallVec<[usize; 8]>) {
        match expression {
            Expression::Literal(_) => {}
            Expression::Role(role) => roles.push(*role),
            Expression::Negate(inner) => self.deciding_roles(inner, roles),
            Expression::Or(..) => {
                let (_, side) = self.decide(expression);
                self.deciding_roles(side, roles);
            }
            Expression::Binary(_, left, right)
            | Expression::Compare(_, left, right)
            | Expression::And(left, right) => {
                self.deciding_roles(left, roles);
                self.deciding_roles(right, roles);
            }
            Expression::Call(_, arguments) => {
                for argument in arguments {
                    self.deciding_roles(argument, roles);
                }
            }
        }
    }

    /// Whether every role that the expression names is filled; a side of `or` that has an empty
    /// one is left out.
    pub fn is_bound(&self, expression: &Expression) -> bool {
        match expression {
            Expression::Literal(_) => true,
            Expression::Role(role) => self.group(*role).is_some_and(|group| !group.is_empty()),
            Expression::Negate(inner) => self.is_bound(inner),
            Expression::Binary(_, left, right)
            | Expression::Compare(_, left, right)
            | Expression::And(left, right) => self.is_bound(left) && self.is_bound(right),
            Expression::Or(left, right) => self.is_bound(left) || self.is_bound(right),
            Expression::Call(_, arguments) => arguments.iter().all(|a| self.is_bound(a)),
        }
    }

    /// The alternative by which an assertion holds, and with the same figures, whatever fills the roles
    /// that are still empty.
    pub fn settled<'e>(&self, expression: &'e Expression) -> Option<&'e Expression> {
        if let Expression::Or(left, right) = expression {
            let right = || self.settled(right).filter(|_| self.is_filled(left));
            return self.settled(left).or_else(right);
        }
        self.holding(expression)
            .filter(|_| self.is_filled(expression))
    }

    /// Whether no role that the expression names is empty.
    fn is_filled(&self, expression: &Expression) -> bool {
        match expression {
            Expression::Or(left, right) => self.is_filled(left) && self.is_filled(right),
            Expression::And(left, right) => self.is_filled(left) && self.is_filled(right),
            _ => self.is_bound(expression),
        }
    }

    fn compare(
        &self,
        comparison: Comparison,
        left: &Expression,
        right: &Expression,
    ) -> Option<Verdict> {
        if let Some(values) = self.nominal(left).zip(self.nominal(right)) {
            if self.at_once(comparison, values, (left, right)) == Some(true) {
                return Some(Verdict::Holds);
            }
        } else if let (Some((a, None)), Some((b, None))) = (self.date(left), self.date(right)) {
            return compare_dates(comparison, a, b);
        }
        judge(comparison, &self.operand(left)?, &self.operand(right)?)
    }

    /// The value of an expression.
    pub fn operand(&self, expression: &Expression) -> Option<Operand> {
        match expression {
            Expression::Literal(value) => Some(Operand::exact(*value)),
            Expression::Role(role) => self.role(*role),
            Expression::Negate(inner) => Some(self.operand(inner)?.negate()),
            Expression::Binary(operator, left, right) => {
                let (left, right) = (self.operand(left)?, self.operand(right)?);
                match operator {
                    Operator::Add => left.add(&right),
                    Operator::Subtract => left.subtract(&right),
                    Operator::Multiply => left.multiply(&right),
                    Operator::Divide => left.divide(&right),
                }
            }
            Expression::Call(function, arguments) => self.call(*function, arguments),
            Expression::Compare(..) | Expression::And(..) | Expression::Or(..) => None,
        }
    }

    fn role(&self, role: usize) -> Option<Operand> {
        let &[claim] = self.group(role)? else {
            return None;
        };
        self.claim(claim)
    }

    fn group(&self, role: usize) -> Option<&[ClaimId]> {
        self.binding.get(role).map(SmallVec::as_slice)
    }

    fn claim(&self, id: ClaimId) -> Option<Operand> {
        let claim = self.context.claim(id);
        match claim.quantity.value() {
            Value::Weekday(day) => Some(Operand::exact(Exact::from(i64::from(day)))),
            // Times of day are held as durations are, in seconds: from midnight.
            Value::Time(hour, minute) => {
                let minutes = i64::from(hour) * 60 + i64::from(minute);
                Some(Operand::exact(Exact::from(minutes * 60)))
            }
            _ => self.context.operand(id),
        }
    }
}

/// The verdict of two alternatives.
fn either(first: Option<Verdict>, second: Option<Verdict>) -> Option<Verdict> {
    match (first, second) {
        (Some(a), Some(b)) => Some(better(a, b)),
        // One side that can't be judged can't be called wrong.
        (Some(v), None) | (None, Some(v)) => (v != Verdict::Contradiction).then_some(v),
        (None, None) => None,
    }
}

fn truth(holds: bool) -> Verdict {
    if holds {
        Verdict::Holds
    } else {
        Verdict::Contradiction
    }
}
