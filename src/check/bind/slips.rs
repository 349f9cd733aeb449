//! A base that a share misses by a slip of the hand, where the words leave in doubt whether it is of that base: the slip itself, or the
//! shares told around, say that it is.

use smallvec::SmallVec;

use super::search::{Found, Search};
use crate::check::layout::stretch::Levels;
use crate::claim::{ClaimId, Cue, are_swapped, differ_in_one_digit, has_digits};
use crate::grammar::{Exact, Value};
use crate::rule::Scope;

/// So many shares around bear out a base.
const FEWEST_SHARES: usize = 2;

/// And so many digits of them all together: fewer agree with a base by chance.
const FEWEST_DIGITS: usize = 6;

/// Figures of more digits are not looked at.
const MOST_DIGITS: u32 = 12;

/// A share of fewer digits is two neighbouring digits off by chance.
const DIGITS_OF_SHARE: usize = 3;

/// And one of fewer is one digit off by chance.
const DIGITS_OF_LONG_SHARE: usize = 4;

/// Of more candidates one is a slip away by chance.
const MOST_IN_DOUBT: usize = 3;

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

    /// The one of the candidates of which the part is just the share but for a slip of the hand in one of the three figures: 占95.57% where
    /// it is 95.75%. What is the share of another figure, or another figure's share of the base, slips nowhere.
    pub(super) fn given_away(
        &self,
        share: ClaimId,
        part: ClaimId,
        candidates: &[ClaimId],
    ) -> Option<ClaimId> {
        let is_hedged = |id: ClaimId| self.context.claim(id).quantity.hedge.is_some();
        if candidates.len() > MOST_IN_DOUBT || is_hedged(share) || is_hedged(part) {
            return None;
        }
        // Most shares in doubt are what they should be of one or another.
        if candidates
            .iter()
            .any(|base| self.is_about(part, share, *base))
        {
            return None;
        }
        let slips =
            |base: &ClaimId| !is_hedged(*base) && self.slips(share, part, *base) == Some(true);
        let mut found = candidates.iter().copied().filter(slips);
        let (base, None) = (found.next()?, found.next()) else {
            return None;
        };
        let mut others = self.levels_like(part, Levels::All);
        let explained = others.any(|id| {
            self.is_about(part, share, id)
                || self.is_about(id, share, base)
                || self.is_share_of_a_share(part, share, id)
        });
        (!explained).then_some(base)
    }

    /// Whether the part over a figure, and that figure's own share of something, come to the share.
    fn is_share_of_a_share(&self, part: ClaimId, share: ClaimId, whole: ClaimId) -> bool {
        let comes_to = |own: &ClaimId| {
            let of_whole = self.nominal(part)?.divide(self.nominal(whole)?)?;
            let grain = self.context.operand(share)?.grain?;
            grain.round(of_whole.multiply(self.nominal(*own)?)?)
        };
        let written = self.nominal(share);
        let told = self.said_of(whole);
        let mut told = told.iter().filter(|id| **id != share);
        written.is_some() && told.any(|own| comes_to(own) == written)
    }

    /// Whether a slip of the hand, in the share, the part or the base, keeps the part from being that share of the base; `None` where that
    /// can't be computed.
    fn slips(&self, share: ClaimId, part: ClaimId, base: ClaimId) -> Option<bool> {
        let grain = self.context.operand(share)?.grain?;
        let written = self.nominal(share)?;
        let digits = self.digits(share)?.0.checked_ilog10()? as usize + 1;
        if digits < DIGITS_OF_SHARE {
            return Some(false);
        }
        let is_long = digits >= DIGITS_OF_LONG_SHARE;
        let (told, whole) = (self.nominal(part)?, self.nominal(base)?);
        let comes_to = |part: Exact, base: Exact| grain.round(part.divide(base)?);
        let wanted = comes_to(told, whole)?;
        if are_swapped(written, wanted) || is_long && differ_in_one_digit(written, wanted) {
            return Some(true);
        }
        let mended = |id: ClaimId, fits: &dyn Fn(Exact) -> bool| {
            let (digits, step) = self.digits(id)?;
            // 300万亩 is one digit from what anything may be, 100万亩.
            if !has_digits(Exact::integer(digits), DIGITS_OF_SHARE) {
                return Some(false);
            }
            let others = swapped_digits(digits)
                .chain(is_long.then(|| other_digits(digits)).into_iter().flatten());
            let value = |digits: i128| Exact::integer(digits).multiply(step);
            Some(others.filter_map(value).any(fits))
        };
        Some(
            mended(part, &|part| comes_to(part, whole) == Some(written))?
                || mended(base, &|base| comes_to(told, base) == Some(written))?,
        )
    }

    /// The digits with which a figure is written, as one number, and what a one at their end is worth; `None` for one that
    /// is not written with digits.
    fn digits(&self, id: ClaimId) -> Option<(i128, Exact)> {
        let Value::Number(number) = self.context.claim(id).quantity.value() else {
            return None;
        };
        let grain = Exact::power_of_ten(i32::from(number.precision?))?;
        let digits = number.value.divide(grain)?;
        let step = self.nominal(id)?.divide(digits)?;
        (digits.is_integer() && !digits.is_zero()).then(|| (digits.numerator(), step))
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
                // Where all come to 100%, one may have been adjusted at its end.
                None if told.in_same_words && !self.is_adjusted(told, base) => return false,
                None => {}
            }
        }
        agreeing >= FEWEST_SHARES && sum >= FEWEST_DIGITS
    }

    /// Whether a share is a one at its end more or less than what is told makes of the base.
    fn is_adjusted(&self, told: &Told, base: ClaimId) -> bool {
        let off = || {
            let grain = self.context.operand(told.share)?.grain?;
            let share = self.nominal(told.of)?.divide(self.nominal(base)?)?;
            let (written, step) = self.digits(told.share)?;
            let off = grain
                .round(share)?
                .divide(step)?
                .subtract(Exact::integer(written))?;
            Some(off.is_integer() && off.numerator().abs() <= 1)
        };
        off() == Some(true)
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
        let (digits, step) = self.digits(part)?;
        let value = |digits: i128| Exact::integer(digits).multiply(step);
        let others = other_digits(digits);
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

/// The numbers that two neighbouring digits of this one changed over make, with as many digits.
fn swapped_digits(number: i128) -> impl Iterator<Item = i128> {
    let places = number.max(1).ilog10() + 1;
    (1..places.min(MOST_DIGITS)).filter_map(move |place| {
        let weight = 10_i128.pow(place - 1);
        let (low, high) = (number / weight % 10, number / weight / 10 % 10);
        let begins_with_zero = place + 1 == places && low == 0;
        (low != high && !begins_with_zero).then(|| number + (low - high) * 9 * weight)
    })
}

#[cfg(test)]
mod tests {
    use super::{other_digits, swapped_digits};

    #[test]
    fn neighbouring_digits_change_places() {
        assert_eq!(swapped_digits(9557).collect::<Vec<_>>(), [9575, 5957]);
        assert_eq!(swapped_digits(201).collect::<Vec<_>>(), [210]);
        assert_eq!(swapped_digits(7).count(), 0);
    }

    #[test]
    fn each_digit_is_tried_in_its_place() {
        let others: Vec<i128> = other_digits(25).collect();
        assert_eq!(others.len(), 9 + 8);
        assert!(others.contains(&85) && others.contains(&20));
        assert!(!others.contains(&5) && !others.contains(&25));
    }
}
