//! Exact numbers: rationals over `i128` with every overflow checked.
//!
//! There is no binary floating point between the text and a verdict, so every operation that
//! can overflow gives an `Option`; a relation whose arithmetic overflows is never reported.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedDiv, CheckedMul, CheckedSub, Signed, Zero};

use super::small::Small;

/// An exact rational number, in lowest terms.
#[derive(Clone, Copy, Eq)]
pub struct Exact(Ratio<i128>);

/// In lowest terms a value is written in one way only.
impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.numerator() == other.numerator() && self.denominator() == other.denominator()
    }
}

impl Hash for Exact {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.numerator(), self.denominator()).hash(state);
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.small(*other) {
            Some((a, b)) => a.compare(b),
            None => self.0.cmp(&other.0),
        }
    }
}

/// The powers of ten that fit.
const POWERS: [i128; 39] = {
    let mut powers = [1; 39];
    let mut exponent = 1;
    while exponent < powers.len() {
        powers[exponent] = 10 * powers[exponent - 1];
        exponent += 1;
    }
    powers
};

impl Exact {
    pub const ZERO: Exact = Exact(Ratio::new_raw(0, 1));
    pub const ONE: Exact = Exact(Ratio::new_raw(1, 1));

    pub const fn integer(value: i128) -> Self {
        Exact(Ratio::new_raw(value, 1))
    }

    /// `numerator / denominator`, which has no common divisor; the denominator is positive.
    pub(crate) const fn reduced(numerator: i128, denominator: i128) -> Self {
        Exact(Ratio::new_raw(numerator, denominator))
    }

    /// `numerator / denominator`; `None` when the denominator is zero.
    pub fn ratio(numerator: i128, denominator: i128) -> Option<Self> {
        if let Some(reduced) = Small::reduced(numerator, denominator) {
            return Some(Exact(reduced));
        }
        (denominator != 0 && denominator != i128::MIN && numerator != i128::MIN)
            .then(|| Exact(Ratio::new(numerator, denominator)))
    }

    /// Ten to the power of `exponent`; `None` beyond the range of `i128` (±38).
    pub fn power_of_ten(exponent: i32) -> Option<Self> {
        let power = *POWERS.get(exponent.unsigned_abs() as usize)?;
        Some(Exact(if exponent >= 0 {
            Ratio::new_raw(power, 1)
        } else {
            Ratio::new_raw(1, power)
        }))
    }

    /// `mantissa × 10^exponent`, as a written decimal gives it.
    pub fn decimal(mantissa: i128, exponent: i32) -> Option<Self> {
        if exponent >= 0 {
            let power = 10i128.checked_pow(exponent.unsigned_abs())?;
            return Some(Exact::integer(mantissa.checked_mul(power)?));
        }
        Self::reduce_decimal(mantissa, exponent.unsigned_abs())
    }

    /// `mantissa / 10^places` in lowest terms. Only twos and fives can be cancelled, which is
    /// far cheaper than a common divisor of 128 bits.
    fn reduce_decimal(mantissa: i128, places: u32) -> Option<Self> {
        if let (Ok(small), 1..=18) = (i64::try_from(mantissa), places) {
            return Self::reduce_small(small, places);
        }
        10i128.checked_pow(places)?;
        let mut rest = mantissa;
        let mut twos = places;
        let mut fives = places;
        while twos > 0 && rest % 2 == 0 {
            rest /= 2;
            twos -= 1;
        }
        while fives > 0 && rest % 5 == 0 {
            rest /= 5;
            fives -= 1;
        }
        let denominator = 5i128
            .checked_pow(fives)?
            .checked_mul(1i128.checked_shl(twos)?)?;
        Some(Exact(Ratio::new_raw(rest, denominator)))
    }

    /// [`Self::reduce_decimal`] in 64 bits, for at most 18 places.
    fn reduce_small(mantissa: i64, places: u32) -> Option<Self> {
        let mut rest = mantissa;
        let mut denominator = 10i64.checked_pow(places)?;
        while rest % 2 == 0 && denominator % 2 == 0 {
            rest /= 2;
            denominator /= 2;
        }
        while rest % 5 == 0 && denominator % 5 == 0 {
            rest /= 5;
            denominator /= 5;
        }
        Some(Exact(Ratio::new_raw(
            i128::from(rest),
            i128::from(denominator),
        )))
    }

    /// What numbers come to; `None` where one of them is none, or the sum overflows.
    pub fn sum(numbers: impl IntoIterator<Item = Option<Self>>) -> Option<Self> {
        let mut numbers = numbers.into_iter();
        numbers.try_fold(Exact::ZERO, |sum, number| sum.add(number?))
    }

    pub fn numerator(self) -> i128 {
        *self.0.numer()
    }

    pub fn denominator(self) -> i128 {
        *self.0.denom()
    }

    #[expect(
        clippy::should_implement_trait,
        reason = "the operator could not say that the sum overflows"
    )]
    pub fn add(self, other: Self) -> Option<Self> {
        if self.is_integer() && other.is_integer() {
            return self
                .numerator()
                .checked_add(other.numerator())
                .map(Self::integer);
        }
        let sum = self.small(other).and_then(|(a, b)| a.add(b));
        sum.or_else(|| self.0.checked_add(&other.0)).map(Exact)
    }

    pub fn subtract(self, other: Self) -> Option<Self> {
        if self.is_integer() && other.is_integer() {
            return self
                .numerator()
                .checked_sub(other.numerator())
                .map(Self::integer);
        }
        let difference = self.small(other).and_then(|(a, b)| a.add(b.negate()?));
        difference
            .or_else(|| self.0.checked_sub(&other.0))
            .map(Exact)
    }

    pub fn multiply(self, other: Self) -> Option<Self> {
        if self.is_integer() && other.is_integer() {
            let (a, b) = (self.numerator(), other.numerator());
            return match (i64::try_from(a), i64::try_from(b)) {
                (Ok(a), Ok(b)) => Some(Self::integer(i128::from(a) * i128::from(b))),
                _ => a.checked_mul(b).map(Self::integer),
            };
        }
        let product = self.small(other).and_then(|(a, b)| a.multiply(b));
        product.or_else(|| self.0.checked_mul(&other.0)).map(Exact)
    }

    /// `None` when `other` is zero or the result overflows.
    pub fn divide(self, other: Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        let quotient = self.small(other).and_then(|(a, b)| a.multiply(b.invert()?));
        quotient.or_else(|| self.0.checked_div(&other.0)).map(Exact)
    }

    /// Both in 64 bits, if they fit.
    fn small(self, other: Self) -> Option<(Small, Small)> {
        Some((Small::of(&self.0)?, Small::of(&other.0)?))
    }

    pub fn negate(self) -> Self {
        Exact(-self.0)
    }

    pub fn absolute(self) -> Self {
        Exact(self.0.abs())
    }

    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    pub fn is_negative(self) -> bool {
        self.0.is_negative()
    }

    pub fn is_integer(self) -> bool {
        *self.0.denom() == 1
    }

    /// The greatest integer not above the value.
    pub fn floor(self) -> i128 {
        if self.is_integer() {
            return self.numerator();
        }
        self.numerator().div_euclid(self.denominator())
    }

    /// The least integer not below the value.
    pub fn ceiling(self) -> i128 {
        -((-self.numerator()).div_euclid(self.denominator()))
    }

    /// The nearest multiple of `10^exponent`; halves go away from zero, as editors round
    /// (四舍五入).
    pub fn round_to(self, exponent: i32) -> Option<Self> {
        let step = Self::power_of_ten(exponent)?;
        let scaled = self.divide(step)?;
        let doubled = scaled
            .absolute()
            .multiply(Self::integer(2))?
            .add(Self::ONE)?;
        let nearest = doubled.divide(Self::integer(2))?.floor();
        let rounded = Self::integer(nearest).multiply(step)?;
        Some(if self.is_negative() {
            rounded.negate()
        } else {
            rounded
        })
    }

    /// The largest multiple of `10^exponent` not farther from zero than the value (截尾).
    pub fn truncate_to(self, exponent: i32) -> Option<Self> {
        let step = Self::power_of_ten(exponent)?;
        let whole = self.absolute().divide(step)?.floor();
        let cut = Self::integer(whole).multiply(step)?;
        Some(if self.is_negative() {
            cut.negate()
        } else {
            cut
        })
    }

    /// The number of decimals of a finite decimal, `None` for a fraction such as 1/3.
    pub fn decimals(self) -> Option<u32> {
        let mut rest = self.denominator();
        let mut twos = 0;
        let mut fives = 0;
        while rest % 2 == 0 {
            rest /= 2;
            twos += 1;
        }
        while rest % 5 == 0 {
            rest /= 5;
            fives += 1;
        }
        (rest == 1).then(|| twos.max(fives))
    }
}

impl From<i64> for Exact {
    fn from(value: i64) -> Self {
        Exact::integer(i128::from(value))
    }
}

/// A finite decimal in full (`0.7`, `16700`), any other value as a fraction (`1/3`).
impl fmt::Display for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let fraction =
            |f: &mut fmt::Formatter<'_>| write!(f, "{}/{}", self.numerator(), self.denominator());
        let Some(decimals) = self.decimals() else {
            return fraction(f);
        };
        if decimals == 0 {
            return write!(f, "{}", self.numerator());
        }
        let Some(power) = 10i128.checked_pow(decimals) else {
            return fraction(f);
        };
        let Some(digits) = (power / self.denominator()).checked_mul(self.numerator().abs()) else {
            return fraction(f);
        };
        let sign = if self.is_negative() { "-" } else { "" };
        let width = decimals as usize;
        write!(f, "{sign}{}.{:0width$}", digits / power, digits % power)
    }
}

impl fmt::Debug for Exact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_decimals_in_full_and_fractions_as_such() {
        assert_eq!(Exact::decimal(70, -2).unwrap().to_string(), "0.7");
        assert_eq!(Exact::decimal(-5, -3).unwrap().to_string(), "-0.005");
        assert_eq!(Exact::decimal(167, 2).unwrap().to_string(), "16700");
        assert_eq!(Exact::ratio(1, 3).unwrap().to_string(), "1/3");
        assert_eq!(Exact::ratio(1, 0), None);
    }

    #[test]
    fn rounds_halves_away_from_zero() {
        let half = Exact::decimal(25, -1).unwrap();
        assert_eq!(half.round_to(0).unwrap(), Exact::integer(3));
        assert_eq!(half.negate().round_to(0).unwrap(), Exact::integer(-3));
        assert_eq!(half.truncate_to(0).unwrap(), Exact::integer(2));
        assert_eq!(
            Exact::integer(16_749).round_to(2).unwrap(),
            Exact::integer(16_700)
        );
    }

    #[test]
    fn overflow_is_none() {
        let huge = Exact::integer(i128::MAX);
        assert_eq!(huge.add(Exact::ONE), None);
        assert_eq!(huge.multiply(huge), None);
        assert_eq!(Exact::power_of_ten(39), None);
    }

    #[test]
    fn floors_and_ceils_below_zero() {
        let value = Exact::ratio(-7, 2).unwrap();
        assert_eq!(value.floor(), -4);
        assert_eq!(value.ceiling(), -3);
    }
}
