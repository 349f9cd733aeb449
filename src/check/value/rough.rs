//! About what a figure says: enough to see that most sums cannot come out.

use super::nominal::Nominal;
use super::operand::Grain;
use crate::grammar::Exact;

/// Thousandths between which a value lies.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) struct Rough {
    pub low: i64,
    pub high: i64,
}

impl Rough {
    /// Anything at all: of a claim whose value is out of bounds.
    const ANYTHING: Rough = Rough {
        low: -Self::MOST,
        high: Self::MOST,
    };
    const MOST: i64 = i64::MAX >> 2;
    /// How many thousandths are one.
    pub const UNIT: i128 = 1000;

    /// The value of a figure: by itself, and with all that is rounded to it or to which it is
    /// rounded. `None` for one that is vague, which confirms nothing.
    pub fn of(written: Nominal) -> Option<[Self; 2]> {
        if written.loose {
            return None;
        }
        let step = written.grain.map_or(Some(0), step);
        let values = (thousandths(written.value), step);
        Some(match values {
            // What is cut off here is less than one, of the value and of the step.
            (Some(value), Some(step)) => [2, step + 2].map(|wide| Rough {
                low: value - wide,
                high: value + wide,
            }),
            _ => [Self::ANYTHING; 2],
        })
    }

    /// The sum of the two, or what the other leaves of it.
    pub fn plus(self, other: Self, negative: bool) -> Self {
        let (low, high) = match negative {
            true => (-other.high, -other.low),
            false => (other.low, other.high),
        };
        Rough {
            low: (self.low + low).clamp(-Self::MOST, Self::MOST),
            high: (self.high + high).clamp(-Self::MOST, Self::MOST),
        }
    }

    /// Whether it may be nothing.
    pub fn holds_zero(self) -> bool {
        self.low <= 0 && 0 <= self.high
    }
}

/// The value in thousandths, without what is less; `None` where it is so large that a few of its
/// kind are out of bounds.
fn thousandths(value: Exact) -> Option<i64> {
    let numerator = i64::try_from(value.numerator()).ok()?;
    scaled(numerator, i64::try_from(value.denominator()).ok()?)
}

/// The same of one step of the last digit of a figure.
fn step(grain: Grain) -> Option<i64> {
    let numerator = i64::try_from(grain.factor.numerator()).ok()?;
    let denominator = i64::try_from(grain.factor.denominator()).ok()?;
    let power = 10_i64.checked_pow(grain.precision.unsigned_abs().into())?;
    match grain.precision {
        0.. => scaled(numerator.checked_mul(power)?, denominator),
        _ => scaled(numerator, denominator.checked_mul(power)?),
    }
}

fn scaled(numerator: i64, denominator: i64) -> Option<i64> {
    let scaled = numerator.checked_mul(1000)?;
    let whole = match denominator {
        1 => scaled,
        denominator => scaled.div_euclid(denominator),
    };
    (whole.unsigned_abs() < Rough::MOST.unsigned_abs() / 4).then_some(whole)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sum_is_as_wide_as_what_it_is_made_of() {
        let rough = |low: i64, high: i64| Rough { low, high };
        let sum = rough(9, 11).plus(rough(4, 6), false);
        assert_eq!(sum, rough(13, 17));
        assert!(sum.plus(rough(17, 20), true).holds_zero());
        assert!(!sum.plus(rough(18, 20), true).holds_zero());
        assert!(sum.plus(Rough::ANYTHING, true).holds_zero());
        let most = Rough::ANYTHING.plus(Rough::ANYTHING, false);
        assert_eq!(most, Rough::ANYTHING);
    }
}
