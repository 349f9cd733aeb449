//! What functions give.

use super::Evaluation;
use crate::check::value::calendar;
use crate::check::value::operand::Operand;
use crate::claim::{ClaimId, Cue, Dealing};
use crate::grammar::{Bound, Date, Exact, Kind, ValueSet};
use crate::rule::{Expression, Function};

impl Evaluation<'_> {
    pub(super) fn call(&self, function: Function, arguments: &[Expression]) -> Option<Operand> {
        match function {
            Function::Sum => self.sum(arguments),
            Function::Min => self.fold(arguments, |a, b| Some(extreme(a, b, Extreme::Least))),
            Function::Max => self.fold(arguments, |a, b| Some(extreme(a, b, Extreme::Greatest))),
            Function::Count => self.count(arguments),
            Function::Abs => Some(self.operand(arguments.first()?)?.absolute()),
            Function::Days => self.between(arguments, calendar::days, "天"),
            Function::Months => self.between(arguments, calendar::months, "个月"),
            Function::Years => self.between(arguments, calendar::years, "年"),
            Function::Earlier => self.earlier(arguments),
            Function::Change => match arguments {
                &[Expression::Role(role)] => match self.group(role)? {
                    &[claim] => self.change(claim),
                    _ => None,
                },
                _ => None,
            },
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
                let figure = self.claim(claim)?.divide(&factor)?;
                // 五年来, 假期8天: what is told by the year or the day is told in whole ones.
                let quantity = &self.context.claim(claim).quantity;
                let in_whole = quantity.kind == Kind::Duration && quantity.hedge.is_none();
                match figure
                    .nominal
                    .filter(|number| in_whole && number.is_integer())
                {
                    Some(number) => Some(Operand::exact(number)),
                    None => Some(figure),
                }
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
            | Function::DigitOff
            | Function::EditOff
            | Function::LargerWhole
            | Function::OwnWholes
            | Function::MayOverlap
            | Function::OfAnother
            | Function::Source => None,
        }
    }

    /// Folds over the claims of `many` roles and the values of other arguments.
    /// The sum of figures, what several have each (甲、乙各5个) taken as often.
    fn sum(&self, arguments: &[Expression]) -> Option<Operand> {
        let [Expression::Role(role)] = arguments else {
            return self.fold(arguments, Operand::add);
        };
        let mut total: Option<Operand> = None;
        for &claim in self.group(*role)? {
            let figure = self.claim(claim)?;
            let figure = match self.context.names_of_each(claim) {
                Some(names) => figure.multiply(&Operand::exact(Exact::from(i64::from(names))))?,
                None => figure,
            };
            total = Some(match total {
                Some(sum) => sum.add(&figure)?,
                None => figure,
            });
        }
        total
    }

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
                Expression::Call(Function::Change, roles) => {
                    let Some(Expression::Role(role)) = roles.first() else {
                        return None;
                    };
                    for &claim in self.group(*role)? {
                        take(self.change(claim)?)?;
                    }
                }
                other => take(self.operand(other)?)?,
            }
        }
        // A sum of one figure is that figure still; more than one have no last digit in common.
        total
    }

    /// A change with its sign.
    fn change(&self, claim: ClaimId) -> Option<Operand> {
        let change = self.claim(claim)?;
        let cues = self.context.claim(claim);
        match (cues.has(Cue::Increase), cues.has(Cue::Decrease)) {
            (true, false) => Some(change),
            (false, true) => Some(change.negate()),
            _ => None,
        }
    }

    /// What figures came to before their changes, in all.
    fn earlier(&self, arguments: &[Expression]) -> Option<Operand> {
        let &[Expression::Role(figures), Expression::Role(changes)] = arguments else {
            return None;
        };
        let (figures, changes) = (self.group(figures)?, self.group(changes)?);
        if figures.len() != changes.len() {
            return None;
        }
        let one = Operand::exact(Exact::ONE);
        let mut total: Option<Operand> = None;
        for (figure, change) in figures.iter().zip(changes) {
            let before = self
                .claim(*figure)?
                .divide(&one.add(&self.change(*change)?)?)?;
            total = Some(match total {
                Some(sum) => sum.add(&before)?,
                None => before,
            });
        }
        total
    }

    fn count(&self, arguments: &[Expression]) -> Option<Operand> {
        let Expression::Role(role) = arguments.first()? else {
            return None;
        };
        let count = i64::try_from(self.group(*role)?.len()).ok()?;
        Some(Operand::exact(Exact::from(count)))
    }

    fn listed(&self, arguments: &[Expression]) -> Option<Operand> {
        let Expression::Role(role) = arguments.first()? else {
            return None;
        };
        let &[claim] = self.group(*role)? else {
            return None;
        };
        let (_, listing) = self.context.claims.listings_of(claim).first()?;
        // 北京、上海等12个城市: that there are two or more bears out nothing.
        let half = Exact::from(2 * i64::from(listing.low));
        if listing.open && self.context.nominal(claim).is_some_and(|said| said > half) {
            return None;
        }
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
