//! Arithmetic on fractions whose parts fit in 64 bits: those of nearly all written figures. It
//! costs a small part of what it costs in 128 bits.

use std::cmp::Ordering;

use num_rational::Ratio;

/// A fraction in lowest terms, its denominator above zero.
#[derive(Clone, Copy)]
pub(super) struct Small {
    numerator: i64,
    denominator: i64,
}

impl Small {
    /// `None` when it does not fit.
    pub fn of(value: &Ratio<i128>) -> Option<Self> {
        Some(Small {
            numerator: i64::try_from(*value.numer()).ok()?,
            denominator: i64::try_from(*value.denom()).ok()?,
        })
    }

    /// `numerator / denominator`, in lowest terms; `None` when that is beyond 64 bits.
    pub fn reduced(numerator: i128, denominator: i128) -> Option<Ratio<i128>> {
        let small = Ratio::new_raw(numerator, denominator);
        let Small {
            numerator,
            denominator,
        } = Self::of(&small).filter(|small| small.denominator > 0)?;
        let common = common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
        let common = i64::try_from(common).ok()?;
        Some(Ratio::new_raw(
            i128::from(numerator / common),
            i128::from(denominator / common),
        ))
    }

    pub fn compare(self, other: Self) -> Ordering {
        if self.denominator == other.denominator {
            return self.numerator.cmp(&other.numerator);
        }
        let left = i128::from(self.numerator) * i128::from(other.denominator);
        left.cmp(&(i128::from(other.numerator) * i128::from(self.denominator)))
    }

    /// `None` when the sum, or a step on the way to it, is beyond 64 bits.
    pub fn add(self, other: Self) -> Option<Ratio<i128>> {
        let common = common_divisor(
            self.denominator.unsigned_abs(),
            other.denominator.unsigned_abs(),
        );
        let common = i64::try_from(common).ok()?;
        let (first, second) = (other.denominator / common, self.denominator / common);
        let left = self.numerator.checked_mul(first)?;
        let right = other.numerator.checked_mul(second)?;
        let numerator = left.checked_add(right)?;
        let denominator = self.denominator.checked_mul(first)?;
        // Only what the denominators have in common can cancel.
        let cancelled = common_divisor(numerator.unsigned_abs(), common.unsigned_abs());
        let cancelled = i64::try_from(cancelled).ok()?;
        Some(Ratio::new_raw(
            i128::from(numerator / cancelled),
            i128::from(denominator / cancelled),
        ))
    }

    pub fn negate(self) -> Option<Self> {
        Some(Small {
            numerator: self.numerator.checked_neg()?,
            ..self
        })
    }

    /// One divided by it; `None` for zero.
    pub fn invert(self) -> Option<Self> {
        let denominator = self.numerator.checked_abs().filter(|d| *d != 0)?;
        Some(Small {
            numerator: self.denominator * self.numerator.signum(),
            denominator,
        })
    }

    pub fn multiply(self, other: Self) -> Option<Ratio<i128>> {
        let divide = |numerator: i64, denominator: i64| {
            let common = common_divisor(numerator.unsigned_abs(), denominator.unsigned_abs());
            let common = i64::try_from(common).ok()?;
            Some((numerator / common, denominator / common))
        };
        let (first, below_second) = divide(self.numerator, other.denominator)?;
        let (second, below_first) = divide(other.numerator, self.denominator)?;
        Some(Ratio::new_raw(
            i128::from(first) * i128::from(second),
            i128::from(below_first) * i128::from(below_second),
        ))
    }
}

/// The greatest common divisor, of which one may be zero.
fn common_divisor(first: u64, second: u64) -> u64 {
    if first <= 1 || second <= 1 {
        return if first == 0 || second == 0 {
            (first | second).max(1)
        } else {
            1
        };
    }
    let shift = (first | second).trailing_zeros();
    let (mut a, mut b) = (first >> first.trailing_zeros(), second);
    while b != 0 {
        b >>= b.trailing_zeros();
        (a, b) = (a.min(b), a.abs_diff(b));
    }
    a << shift
}

#[cfg(test)]
mod tests {
    use super::*;

    fn small(numerator: i64, denominator: i64) -> Small {
        Small {
            numerator,
            denominator,
        }
    }

    fn ratio(numerator: i128, denominator: i128) -> Option<Ratio<i128>> {
        Some(Ratio::new_raw(numerator, denominator))
    }

    #[test]
    fn results_are_in_lowest_terms() {
        assert_eq!(small(1, 6).add(small(1, 3)), ratio(1, 2));
        assert_eq!(small(1, 2).add(small(-1, 2)), ratio(0, 1));
        assert_eq!(small(-4, 9).multiply(small(3, 8)), ratio(-1, 6));
        assert_eq!(small(0, 1).multiply(small(3, 8)), ratio(0, 1));
        assert_eq!(Small::reduced(-6, 4), ratio(-3, 2));
        assert_eq!(Small::reduced(6, -4), None);
    }

    #[test]
    fn what_is_beyond_is_left_to_others() {
        assert!(small(i64::MAX, 1).add(small(1, 1)).is_none());
        assert!(small(i64::MIN, 1).negate().is_none());
        assert!(small(0, 1).invert().is_none());
        assert_eq!(
            small(i64::MIN, 1).multiply(small(i64::MIN, 1)),
            ratio(1 << 126, 1)
        );
    }

    #[test]
    fn fractions_are_in_order() {
        assert_eq!(small(1, 3).compare(small(2, 6)), Ordering::Equal);
        assert_eq!(small(-1, 3).compare(small(-1, 4)), Ordering::Less);
        assert_eq!(
            small(i64::MAX, 2).compare(small(i64::MAX, 3)),
            Ordering::Greater
        );
    }

    #[test]
    fn common_divisors() {
        for (a, b, divisor) in [(0, 5, 5), (12, 18, 6), (7, 1, 1), (0, 0, 1), (64, 48, 16)] {
            assert_eq!(common_divisor(a, b), divisor);
        }
    }
}
