//! Verdicts that follow from the nominal values alone. Most relations of a draft hold exactly, and
//! most that a rule merely tries fail by far: neither needs the sets of true values, which cost
//! several times as much.

use super::Evaluation;
use crate::check::outcome::Verdict;
use crate::check::value::judge::nominally_equal;
use crate::check::value::nominal::Nominal;
use crate::claim::ClaimId;
use crate::grammar::Exact;
use crate::rule::{Comparison, Expression, Function, Operator};

impl Evaluation<'_> {
    /// Whether the nominal values show that a comparison holds, without regard to what else they
    /// stand for, or that it does not; `None` where the sets tell.
    pub(super) fn at_once(
        &self,
        comparison: Comparison,
        (left, right): (Nominal, Nominal),
        sides: (&Expression, &Expression),
    ) -> Option<bool> {
        let (a, b) = (left.value, right.value);
        let holds = match comparison {
            // A set holds its nominal value, unless a hedge says otherwise.
            Comparison::Equal if left.loose || right.loose => false,
            Comparison::Equal if a == b => true,
            Comparison::Equal => {
                if !nominally_equal((a, left.grain), (b, right.grain)) {
                    return Some(false);
                }
                self.stands_for(sides.0, b) || self.stands_for(sides.1, a)
            }
            Comparison::NotEqual => false,
            Comparison::Less => a < b,
            Comparison::LessOrEqual => a <= b,
            Comparison::Greater => a > b,
            Comparison::GreaterOrEqual => a >= b,
        };
        holds.then_some(true)
    }

    /// The alternative by which the verdict is [`Verdict::Holds`], as [`Evaluation::decide`] gives
    /// it; `None` where there is another verdict or none.
    pub fn holding<'e>(&self, expression: &'e Expression) -> Option<&'e Expression> {
        let holds = match expression {
            Expression::Or(left, right) if !self.is_bound(left) => return self.holding(right),
            Expression::Or(left, right) => {
                let right = || self.holding(right).filter(|_| self.is_bound(right));
                return self.holding(left).or_else(right);
            }
            Expression::And(left, right) => {
                self.holding(left).is_some() && self.holding(right).is_some()
            }
            Expression::Compare(comparison, left, right) => {
                let values = self.nominal(left).zip(self.nominal(right));
                let seen =
                    values.and_then(|values| self.at_once(*comparison, values, (left, right)));
                seen.unwrap_or_else(|| self.verdict(expression) == Some(Verdict::Holds))
            }
            _ => self.verdict(expression) == Some(Verdict::Holds),
        };
        holds.then_some(expression)
    }

    /// The claim as written; `None` for what is no single number.
    /// What is written, as often as several have it each.
    fn written_of_each(&self, id: ClaimId) -> Option<Nominal> {
        let written = self.written(id)?;
        let Some(names) = self.context.names_of_each(id) else {
            return Some(written);
        };
        Some(Nominal {
            value: written.value.multiply(Exact::from(i64::from(names)))?,
            ..written
        })
    }

    pub(super) fn written(&self, id: ClaimId) -> Option<Nominal> {
        let near = self.stretch.and_then(|stretch| stretch.written(id));
        near.map_or_else(|| self.context.written(id), |written| *written)
    }

    /// Whether one figure can stand for a value.
    fn stands_for(&self, expression: &Expression, value: Exact) -> bool {
        let Expression::Role(role) = expression else {
            return false;
        };
        let Some([claim]) = self.binding.get(*role).map(|group| group.as_slice()) else {
            return false;
        };
        let operand = self.context.operand(*claim);
        operand.is_some_and(|operand| operand.set.contains(value))
    }

    /// Whether the sets need be looked at to know that an assertion does not hold: what is not
    /// even nominally equal, rounded, is not.
    pub(in crate::check) fn may_hold(&self, expression: &Expression) -> bool {
        match expression {
            Expression::And(left, right) => self.may_hold(left) && self.may_hold(right),
            Expression::Or(left, right) => self.may_hold(left) || self.may_hold(right),
            Expression::Compare(Comparison::Equal, left, right) => {
                let (Some(left), Some(right)) = (self.nominal(left), self.nominal(right)) else {
                    return true;
                };
                left.loose
                    || right.loose
                    || nominally_equal((left.value, left.grain), (right.value, right.grain))
            }
            _ => true,
        }
    }

    /// `None` for what is not simply computed from nominal values.
    pub(super) fn nominal(&self, expression: &Expression) -> Option<Nominal> {
        match expression {
            Expression::Literal(value) => Some(Nominal {
                value: *value,
                loose: false,
                grain: None,
            }),
            Expression::Role(role) => match self.binding.get(*role)?.as_slice() {
                [claim] => self.written(*claim),
                _ => None,
            },
            Expression::Binary(operator, left, right) => {
                let (left, right) = (self.nominal(left)?, self.nominal(right)?);
                let operation = match operator {
                    Operator::Add => Exact::add,
                    Operator::Subtract => Exact::subtract,
                    Operator::Multiply => Exact::multiply,
                    Operator::Divide => Exact::divide,
                };
                Some(Nominal {
                    value: operation(left.value, right.value)?,
                    loose: left.loose || right.loose,
                    grain: None,
                })
            }
            Expression::Call(Function::Abs, arguments) => {
                let inner = self.nominal(arguments.first()?)?;
                Some(Nominal {
                    value: inner.value.absolute(),
                    ..inner
                })
            }
            Expression::Call(Function::Sum, arguments) => match arguments.as_slice() {
                [Expression::Role(role)] => self.nominal_sum(self.binding.get(*role)?),
                _ => None,
            },
            _ => None,
        }
    }

    /// The sum of several figures.
    fn nominal_sum(&self, claims: &[ClaimId]) -> Option<Nominal> {
        let (first, rest) = claims.split_first()?;
        rest.iter()
            .try_fold(self.written_of_each(*first)?, |sum, claim| {
                let next = self.written_of_each(*claim)?;
                Some(Nominal {
                    value: sum.value.add(next.value)?,
                    loose: sum.loose || next.loose,
                    grain: None,
                })
            })
    }
}
