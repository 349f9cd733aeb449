//! What the parts of a numeral come to.

use super::{Numeral, Pending, Reader};
use crate::grammar::exact::Exact;
use crate::grammar::quantity::Number;

impl Reader {
    /// The value of a digit without power word: 三万五 is 35000, 三万零五 is 30005.
    pub(super) fn pending_value(&self) -> Option<i128> {
        let pending = match self.pending {
            None => return Some(0),
            Some(pending) => pending,
        };
        pending.mantissa.checked_mul(self.pending_step(pending))
    }

    pub(super) fn pending_step(&self, pending: Pending) -> i128 {
        match self.last {
            Some(last) if last > 1 && !self.zero && !pending.arabic => ten_to(last - 1),
            _ => 1,
        }
    }

    pub(super) fn pending_spread(&self) -> i128 {
        match self.pending {
            Some(p) if p.spread != 0 => p.spread * self.pending_step(p),
            _ => self.spread,
        }
    }

    pub(super) fn section_value(&self) -> Option<i128> {
        self.section.checked_add(self.pending_value()?)
    }

    pub(super) fn total(&self) -> Option<i128> {
        self.closed
            .iter()
            .try_fold(self.section_value()?, |sum, part| sum.checked_add(*part))
    }

    pub(super) fn finish(&self) -> Numeral {
        let (low, high) = match self.value() {
            Some((low, high)) if !self.overflow => (Some(low), high),
            _ => (None, None),
        };
        Numeral {
            number: low,
            high,
            form: self.form,
            odd: self.odd,
            scale: if self.scaled_last { self.scale } else { 0 },
            power: self.power,
            tokens: self.tokens,
            digits: self.digits,
            run: self.run,
            headless: self.headless,
            padded: self.padded,
            loose_pair: self.loose_pair,
        }
    }

    pub(super) fn value(&self) -> Option<(Number, Option<Number>)> {
        let number = |mantissa: i128, exponent: i8| {
            let value = Exact::decimal(mantissa, exponent.into())?;
            Some(Number {
                value,
                precision: Some(self.last_place()),
                leading: leading(mantissa, exponent),
            })
        };
        if let Some(pending) = self.pending.filter(|p| p.decimal) {
            return Some((number(pending.mantissa, pending.exponent)?, None));
        }
        let total = self.total()?;
        let spread = self.pending_spread();
        let high = if spread == 0 {
            None
        } else {
            Some(number(total.checked_add(spread)?, 0)?)
        };
        Some((number(total, 0)?, high))
    }

    pub(super) fn last_place(&self) -> i8 {
        match self.pending {
            Some(p) if !p.decimal && !p.arabic && !self.zero && !self.run => match self.last {
                Some(last) if last > 1 && self.section_or_closed() => last - 1,
                _ => self.place,
            },
            _ => self.place,
        }
    }

    pub(super) fn section_or_closed(&self) -> bool {
        self.section != 0 || self.closed != [0; 3]
    }
}

/// The number that the digits of `mantissa` write, of which the last counts `10^exponent`.
pub(super) fn decimal_number(mantissa: i128, exponent: i8) -> Option<Number> {
    Some(Number {
        value: Exact::decimal(mantissa, exponent.into())?,
        precision: Some(exponent),
        leading: leading(mantissa, exponent),
    })
}

/// Ten to the power of a power or scale word's exponent, which is at most 12.
pub(super) fn ten_to(exponent: i8) -> i128 {
    10i128.pow(exponent.unsigned_abs().into())
}

/// The exponent of the last non-zero digit of `mantissa × 10^exponent`.
fn leading(mantissa: i128, exponent: i8) -> i8 {
    let mut zeros = 0;
    // Nearly every figure fits 64 bits, whose divisions are far cheaper.
    if let Ok(mut rest) = u64::try_from(mantissa) {
        while rest != 0 && rest.is_multiple_of(10) {
            rest /= 10;
            zeros += 1;
        }
        return exponent.saturating_add(zeros);
    }
    let mut rest = mantissa;
    while rest != 0 && rest % 10 == 0 {
        rest /= 10;
        zeros += 1;
    }
    exponent.saturating_add(zeros)
}
