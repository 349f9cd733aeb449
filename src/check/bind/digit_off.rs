//! A base that the shares told around this one are of, where this one misses it by one wrong digit.

use smallvec::SmallVec;

use super::search::{Found, Search};
use crate::claim::{ClaimId, Cue, differ_in_one_digit};
use crate::grammar::{Exact, Value};
use crate::rule::Scope;

/// So many shares around bear out a base.
const FEWEST_SHARES: usize = 2;

/// And so many digits of them all together: fewer agree with a base by chance.
const FEWEST_DIGITS: usize = 6;

/// Figures of more digits are not looked at.
const MOST_DIGITS: u32 = 12;

/// A share, with what it is told of.
struct Told {
    of: ClaimId,
    share: ClaimId,
    /// It names its base as the one that is asked about does.
    in_same_words: bool,
}

impl Search<'_> {
    /// The one of the candidates that the shares around this one are of, where another digit of the share, or of what it is told of,
    /// would make it one of them: 占总数的16.4% beside 占总数的71.6% and 35.15%.
    pub(super) fn borne_out_around(
        &self,
        share: ClaimId,
        part: ClaimId,
        candidates: &[ClaimId],
    ) -> Option<ClaimId> {
        let agrees = |base: &ClaimId| self.agreeing_digits(part, share, *base).is_some();
        if self.context.claim(share).quantity.hedge.is_some() || candidates.iter().any(agrees) {
            return None;
        }
        let is_off = |base: &ClaimId| self.has_wrong_digit(share, part, *base) == Some(true);
        let off: Found = candidates.iter().copied().filter(is_off).collect();
        if off.is_empty() {
            return None;
        }
        let others = self.shares_around(share, part);
        let bears_out = |base: &ClaimId| self.are_of_base(&others, *base);
        let mut borne_out = candidates.iter().copied().filter(bears_out);
        let base = borne_out.next()?;
        let is_same = |id: ClaimId| self.nominal(id) == self.nominal(base);
        (borne_out.all(is_same) && off.contains(&base)).then_some(base)
    }

    /// Whether enough shares are of the base, and all of those that name it in the same words.
    fn are_of_base(&self, shares: &[Told], base: ClaimId) -> bool {
        let (mut agreeing, mut sum) = (0, 0);
        for told in shares {
            match self.agreeing_digits(told.of, told.share, base) {
                Some(digits) => {
                    agreeing += 1;
                    sum += digits;
                }
                None if told.in_same_words => return false,
                None => {}
            }
        }
        agreeing >= FEWEST_SHARES && sum >= FEWEST_DIGITS
    }

    /// The other shares of the section that count the same and do not name another base.
    fn shares_around(&self, share: ClaimId, part: ClaimId) -> SmallVec<[Told; 8]> {
        let (claim, told) = (self.context.claim(share), self.context.claim(part));
        let own = self.base_words(claim);
        let pair = |at: u32| {
            let id = ClaimId(at);
            let other = self.context.claim(id);
            let of = other.subject?;
            let words = self.base_words(other);
            let is_alike = id != share
                && other.is_ratio()
                && other.has(Cue::Share)
                && other.quantity.hedge.is_none()
                && self.context.claim(of).counts_like(told)
                && (words == own || own.is_none());
            is_alike.then_some(Told {
                of,
                share: id,
                in_same_words: self.said_base(other) == self.said_base(claim),
            })
        };
        let near = self.window(share, Scope::Section);
        near.filter_map(pair).collect()
    }

    /// Whether one wrong digit, of the share or of the part, keeps the part from being that share of the base; `None` where that
    /// can't be computed.
    fn has_wrong_digit(&self, share: ClaimId, part: ClaimId, base: ClaimId) -> Option<bool> {
        let grain = self.context.operand(share)?.grain?;
        let (written, told) = (self.nominal(share)?, self.nominal(part)?);
        let base = self.nominal(base)?;
        let wanted = grain.round(told.divide(base)?)?;
        if differ_in_one_digit(written, wanted) {
            return Some(true);
        }
        let fits = |part: Exact| {
            part.divide(base)
                .is_some_and(|share| grain.round(share) == Some(written))
        };
        let Value::Number(number) = self.context.claim(part).quantity.value() else {
            return None;
        };
        let step = Exact::power_of_ten(i32::from(number.precision?))?;
        let scale = told.divide(number.value)?;
        let digits = number.value.divide(step)?;
        if !digits.is_integer() {
            return None;
        }
        let others = other_digits(digits.numerator());
        let value = |digits: i128| Exact::integer(digits).multiply(step)?.multiply(scale);
        Some(others.filter_map(value).any(fits))
    }
}

/// The numbers that differ from this one in one digit, and have as many.
fn other_digits(number: i128) -> impl Iterator<Item = i128> {
    let places = number.max(1).ilog10() + 1;
    (0..places.min(MOST_DIGITS)).flat_map(move |place| {
        let weight = 10_i128.pow(place);
        let digit = number / weight % 10;
        let first = i128::from(place + 1 == places);
        (first..10)
            .filter(move |other| *other != digit)
            .map(move |other| number + (other - digit) * weight)
    })
}

#[cfg(test)]
mod tests {
    use super::other_digits;

    #[test]
    fn each_digit_is_tried_in_its_place() {
        let others: Vec<i128> = other_digits(25).collect();
        assert_eq!(others.len(), 9 + 8);
        assert!(others.contains(&85) && others.contains(&20));
        assert!(!others.contains(&5) && !others.contains(&25));
    }
}
