//! Expressions over a binding.

use smallvec::SmallVec;

use super::calendar;
use super::context::Context;
use super::judge::{better, judge, worse};
use super::operand::{Operand, dates};
use super::outcome::Verdict;
use super::slip::is_slip;
use super::stretch::Stretch;
use crate::claim::{ClaimId, Dealing};
use crate::grammar::{Bound, Date, Exact, Value, ValueSet};
use crate::rule::{Comparison, Expression, Function, Operator};

/// The claims of one role: one, or a run for a `many` role.
pub(super) type Group = SmallVec<[ClaimId; 2]>;

/// The claims of each role; empty where an optional role is unbound.
pub(super) type Binding = SmallVec<[Group; 5]>;

/// Evaluates expressions over one binding.
pub(super) struct Evaluation<'a> {
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
            Expression::Or(left, right) if !self.is_bound(left) => self.verdict(right),
            Expression::Or(left, right) if !self.is_bound(right) => self.verdict(left),
            Expression::Or(left, right) => match (self.verdict(left), self.verdict(right)) {
                (Some(a), Some(b)) => Some(better(a, b)),
                // One side that can't be judged can't be called wrong.
                (Some(v), None) | (None, Some(v)) => (v != Verdict::Contradiction).then_some(v),
                (None, None) => None,
            },
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
            Expression::Call(Function::Reached, arguments) => {
                let (Expression::Role(role), total) = (arguments.first()?, arguments.get(1)?)
                else {
                    return None;
                };
                self.reached(*role, total)
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

    /// The roles whose figures decide the verdict: of `or`, those of the side that was met.
    pub fn deciding_roles(&self, expression: &Expression, roles: &mut SmallVec<[usize; 8]>) {
        match expression {
            Expression::Literal(_) => {}
            Expression::Role(role) => roles.push(*role),
            Expression::Negate(inner) => self.deciding_roles(inner, roles),
            Expression::Or(left, right) => {
                let side = match (self.verdict(left), self.verdict(right)) {
                    (Some(a), Some(b)) if b < a => right,
                    (None, Some(_)) => right,
                    _ if !self.is_bound(left) => right,
                    _ => left,
                };
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

    fn compare(
        &self,
        comparison: Comparison,
        left: &Expression,
        right: &Expression,
    ) -> Option<Verdict> {
        if let (Some((a, None)), Some((b, None))) = (self.date(left), self.date(right)) {
            return compare_dates(comparison, a, b);
        }
        if let Some(verdict) = self.holds_at_once(comparison, left, right) {
            return Some(verdict);
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

    fn call(&self, function: Function, arguments: &[Expression]) -> Option<Operand> {
        match function {
            Function::Sum => self.fold(arguments, Operand::add),
            Function::Min => self.fold(arguments, |a, b| Some(extreme(a, b, Extreme::Least))),
            Function::Max => self.fold(arguments, |a, b| Some(extreme(a, b, Extreme::Greatest))),
            Function::Count => self.count(arguments),
            Function::Abs => Some(self.operand(arguments.first()?)?.absolute()),
            Function::Days => self.between(arguments, calendar::days, "天"),
            Function::Months => self.between(arguments, calendar::months, "个月"),
            Function::Years => self.between(arguments, calendar::years, "年"),
            Function::Figure => {
                let Expression::Role(role) = arguments.first()? else {
                    return None;
                };
                let &[claim] = self.group(*role)? else {
                    return None;
                };
                let unit = self.context.claim(claim).quantity.unit;
                let unit = unit.map(|id| self.context.grammar.unit(id));
                let factor = Operand::exact(crate::grammar::factor(unit));
                self.claim(claim)?.divide(&factor)
            }
            Function::Year => {
                let year = self.date(arguments.first()?)?.0.year?;
                Some(Operand::exact(Exact::from(i64::from(year))))
            }
            Function::Month => {
                let month = self.date(arguments.first()?)?.0.month?;
                Some(Operand::exact(Exact::from(i64::from(month))))
            }
            Function::Weekday => {
                let (claim, date) = self.day(arguments.first()?)?;
                let date = self.context.dated_near(claim, date)?;
                calendar::weekday(date).map(Operand::exact)
            }
            Function::Listed => self.listed(arguments),
            Function::Named => self.dealing(arguments).map(|dealing| Operand {
                nominal: None,
                set: ValueSet::new(whole_bound(dealing.low), whole_bound(dealing.high)),
                grain: None,
                loose: true,
                certain: true,
            }),
            Function::Dealt => {
                let figures = self.dealing(arguments)?.figures;
                Some(Operand::exact(Exact::from(i64::from(figures))))
            }
            Function::Low => self.end(arguments, |set| set.low.map(|b| b.value)),
            Function::High => self.end(arguments, |set| set.high.map(|b| b.value)),
            Function::Power => self.power(arguments),
            Function::Today => year(self.context.today()?),
            Function::Published => year(self.context.published()?),
            Function::Whole
            | Function::Exists
            | Function::Slip
            | Function::Reached
            | Function::Source => None,
        }
    }

    /// Folds over the claims of `many` roles and the values of other arguments.
    fn fold(
        &self,
        arguments: &[Expression],
        operation: impl Fn(&Operand, &Operand) -> Option<Operand>,
    ) -> Option<Operand> {
        let mut total: Option<Operand> = None;
        let mut take = |operand: Operand| -> Option<()> {
            total = Some(match &total {
                None => operand,
                Some(sum) => operation(sum, &operand)?,
            });
            Some(())
        };
        for argument in arguments {
            match argument {
                Expression::Role(role) => {
                    for &claim in self.group(*role)? {
                        take(self.claim(claim)?)?;
                    }
                }
                other => take(self.operand(other)?)?,
            }
        }
        // A sum of one figure is that figure still; more than one have no last digit in common.
        total
    }

    fn count(&self, arguments: &[Expression]) -> Option<Operand> {
        let Expression::Role(role) = arguments.first()? else {
            return None;
        };
        let count = i64::try_from(self.group(*role)?.len()).ok()?;
        Some(Operand::exact(Exact::from(count)))
    }

    fn between(
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
    fn day(&self, expression: &Expression) -> Option<(ClaimId, Date)> {
        let (date, _) = self.date(expression)?;
        match expression {
            Expression::Role(role) => Some((*self.group(*role)?.first()?, date)),
            _ => None,
        }
    }

    /// A date, or a range of them; of a range, `low` and `high` are the dates at its ends.
    fn date(&self, expression: &Expression) -> Option<(Date, Option<Date>)> {
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

    fn listed(&self, arguments: &[Expression]) -> Option<Operand> {
        let Expression::Role(role) = arguments.first()? else {
            return None;
        };
        let &[claim] = self.group(*role)? else {
            return None;
        };
        let (_, listing) = self.context.claims.listings_of(claim).first()?;
        let high = (!listing.open).then(|| whole_bound(listing.high));
        Some(Operand {
            nominal: None,
            set: ValueSet {
                low: Some(whole_bound(listing.low)),
                high,
            },
            grain: None,
            loose: true,
            certain: listing.certain,
        })
    }

    fn dealing(&self, arguments: &[Expression]) -> Option<&Dealing> {
        let Expression::Role(role) = arguments.first()? else {
            return None;
        };
        let &[claim] = self.group(*role)? else {
            return None;
        };
        self.context.claims.dealing_of(claim)
    }

    fn end(
        &self,
        arguments: &[Expression],
        pick: fn(&ValueSet) -> Option<Exact>,
    ) -> Option<Operand> {
        pick(&self.operand(arguments.first()?)?.set).map(Operand::exact)
    }

    fn power(&self, arguments: &[Expression]) -> Option<Operand> {
        const MOST: i128 = 64;
        let base = self.operand(arguments.first()?)?;
        let exponent = self.operand(arguments.get(1)?)?.nominal?;
        if !exponent.is_integer() || !(0..=MOST).contains(&exponent.numerator()) {
            return None;
        }
        let mut result = Operand::exact(Exact::ONE);
        for _ in 0..exponent.numerator() {
            result = result.multiply(&base)?;
        }
        Some(result)
    }
}

fn whole_bound(count: u16) -> Bound {
    Bound::closed(Exact::from(i64::from(count)))
}

fn truth(holds: bool) -> Verdict {
    if holds {
        Verdict::Holds
    } else {
        Verdict::Contradiction
    }
}

/// Compares dates as far as both are written.
fn compare_dates(comparison: Comparison, a: Date, b: Date) -> Option<Verdict> {
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

/// The year of a date as a value.
fn year(date: Date) -> Option<Operand> {
    date.year
        .map(|year| Operand::exact(Exact::from(i64::from(year))))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Extreme {
    Least,
    Greatest,
}

/// The one with the lesser (or greater) nominal value; their hull when one has none.
fn extreme(first: &Operand, second: &Operand, which: Extreme) -> Operand {
    match (first.nominal, second.nominal) {
        (Some(a), Some(b)) if (a <= b) == (which == Extreme::Least) => *first,
        (Some(_), Some(_)) => *second,
        _ => Operand {
            nominal: None,
            set: first.set.hull(&second.set),
            grain: None,
            loose: true,
            ..*first
        },
    }
}
