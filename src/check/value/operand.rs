//! What an expression comes to: a nominal value and the set of true values behind it.

use crate::claim::{Claim, Cue};
use crate::grammar::{self, Bound, Date, Exact, Form, Grammar, Hedges, Value, ValueSet};

/// The value of a figure or of an expression over figures.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Operand {
    /// The value as written, or computed from values as written; `None` for a figure that
    /// gives only a set (20余户, a range).
    pub nominal: Option<Exact>,
    pub set: ValueSet,
    /// For one written figure: the place of its last digit, in the written unit, and that
    /// unit's factor. `None` for a computed value or an exact one.
    pub grain: Option<Grain>,
    /// The value came from a figure with a hedge, or is itself a set.
    pub loose: bool,
    /// Whether a disagreement with it proves anything.
    pub certain: bool,
}

/// To what a written figure is rounded.
#[derive(Clone, Copy, Debug)]
pub(in crate::check) struct Grain {
    pub precision: i8,
    pub factor: Exact,
}

impl Grain {
    /// That of a single figure; `None` for an exact one, such as a fraction, and for others.
    pub fn of_claim(claim: &Claim, grammar: &Grammar) -> Option<Self> {
        let Value::Number(number) = claim.quantity.value() else {
            return None;
        };
        let unit = claim.quantity.unit.map(|id| grammar.unit(id));
        Some(Grain {
            precision: number.precision?,
            factor: grammar::factor(unit),
        })
    }

    /// The value rounded as the figure is.
    pub fn round(self, value: Exact) -> Option<Exact> {
        let written = value.divide(self.factor)?;
        written
            .round_to(i32::from(self.precision))?
            .multiply(self.factor)
    }

    /// The size of one step of the last digit, in base units.
    pub fn step(self) -> Option<Exact> {
        Exact::power_of_ten(i32::from(self.precision))?.multiply(self.factor)
    }
}

impl Operand {
    /// An exact value, such as a literal or a number of days.
    pub fn exact(value: Exact) -> Self {
        Operand {
            nominal: Some(value),
            set: ValueSet::point(value),
            grain: None,
            loose: false,
            certain: true,
        }
    }

    /// What one claim says; `None` for dates and figures that cannot be computed with.
    pub fn of_claim(claim: &Claim, grammar: &Grammar, hedges: &Hedges) -> Option<Self> {
        let quantity = &claim.quantity;
        let unit = quantity.unit.map(|id| grammar.unit(id));
        let set = match claim.has(Cue::Per) {
            true => grammar::mean_set(quantity, unit, hedges)?,
            false => grammar::value_set(quantity, unit, hedges)?,
        };
        let round = round_fraction(claim, hedges);
        Some(Operand {
            nominal: grammar::nominal(quantity, unit),
            set: round.unwrap_or(set),
            grain: Grain::of_claim(claim, grammar),
            loose: is_loose(claim) || round.is_some(),
            certain: true,
        })
    }

    fn computed(
        first: &Self,
        second: &Self,
        nominal: fn(Exact, Exact) -> Option<Exact>,
        set: fn(&ValueSet, &ValueSet) -> Option<ValueSet>,
    ) -> Option<Self> {
        let nominal = match (first.nominal, second.nominal) {
            (Some(a), Some(b)) => Some(nominal(a, b)?),
            _ => None,
        };
        Some(Operand {
            nominal,
            set: set(&first.set, &second.set)?,
            grain: None,
            loose: first.loose || second.loose,
            certain: first.certain && second.certain,
        })
    }

    pub fn add(&self, other: &Self) -> Option<Self> {
        Self::computed(self, other, Exact::add, ValueSet::add)
    }

    pub fn subtract(&self, other: &Self) -> Option<Self> {
        Self::computed(self, other, Exact::subtract, ValueSet::subtract)
    }

    pub fn multiply(&self, other: &Self) -> Option<Self> {
        Self::computed(self, other, Exact::multiply, ValueSet::multiply)
    }

    pub fn divide(&self, other: &Self) -> Option<Self> {
        Self::computed(self, other, Exact::divide, ValueSet::divide)
    }

    pub fn negate(&self) -> Self {
        Operand {
            nominal: self.nominal.map(Exact::negate),
            set: self.set.negate(),
            ..*self
        }
    }

    pub fn absolute(&self) -> Self {
        Operand {
            nominal: self.nominal.map(Exact::absolute),
            set: self.set.absolute(),
            ..*self
        }
    }
}

/// What 一半, 三分之一 and 1/4 of something may be: a simple fraction is a round word, and where it is no exact one it is
/// meant half as widely as 约 would have it. 5/46 is told exactly, and so is 30/120, which counts both.
fn round_fraction(claim: &Claim, hedges: &Hedges) -> Option<ValueSet> {
    const SIMPLE: i128 = 10;
    const LONGEST: u32 = "1/10".len() as u32;
    let Value::Number(number) = claim.quantity.value() else {
        return None;
    };
    let is_fraction = claim.is_ratio()
        && claim.quantity.unit.is_none()
        && number.precision.is_none()
        && (2..=SIMPLE).contains(&number.value.denominator());
    let written = claim.quantity.number;
    let counted = claim.quantity.form.has(Form::ARABIC)
        && number.value < Exact::ONE
        && written.end - written.start > LONGEST;
    if !is_fraction || counted || is_loose(claim) {
        return None;
    }
    let band = number.value.absolute().multiply(hedges.about)?;
    let band = band.divide(Exact::integer(2))?;
    let (low, high) = (number.value.subtract(band)?, number.value.add(band)?);
    Some(ValueSet::new(Bound::closed(low), Bound::closed(high)))
}

/// Whether the figure has a hedge or is itself a set.
pub(in crate::check) fn is_loose(claim: &Claim) -> bool {
    claim.quantity.hedge.is_some() || matches!(claim.quantity.value(), Value::Range(..))
}

/// The date of a claim, and the end of a range of dates.
pub(in crate::check) fn dates(claim: &Claim) -> Option<(Date, Option<Date>)> {
    match claim.quantity.value() {
        Value::Date(date) => Some((date, None)),
        Value::DateRange(from, to) => Some((from, Some(to))),
        _ => None,
    }
}
