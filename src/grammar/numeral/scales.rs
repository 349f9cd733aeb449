//! Power words (十 百 千) and scale words (万 亿 兆).

use super::value::ten_to;
use super::{Pending, Reader, SECTION_LIMIT};
use crate::grammar::quantity::Form;

impl Reader {
    pub(super) fn power(&mut self, exponent: i8) -> Option<()> {
        if self.shut {
            return None;
        }
        let fresh = self.is_fresh();
        match self.pending {
            Some(pending) if pending.mantissa == 0 && !pending.arabic => {
                self.pending = None;
                self.section = self.section.saturating_add(ten_to(exponent));
                self.place = 0;
            }
            Some(pending) if exponent < self.limit => self.multiply_pending(pending, exponent),
            Some(pending) => return self.give_back(pending),
            None => {
                let allowed = fresh || self.zero || (exponent == 1 && self.section > 0);
                if !allowed || exponent >= self.limit {
                    return None;
                }
                self.headless = fresh && exponent > 1;
                self.section = self.section.saturating_add(ten_to(exponent));
                self.place = 0;
            }
        }
        self.scaled_last = false;
        self.form = self.form.with(Form::CHINESE);
        self.power = if self.tokens <= 1 { exponent } else { 0 };
        self.limit = exponent;
        self.last = Some(exponent);
        self.zero = false;
        self.place = if self.form.has(Form::SCALED) || self.form.has(Form::ARABIC) {
            self.place + exponent
        } else {
            0
        };
        Some(())
    }

    pub(super) fn multiply_pending(&mut self, mut pending: Pending, exponent: i8) {
        if pending.decimal {
            pending.exponent += exponent;
            self.pending = Some(pending);
            self.shut = true;
            return;
        }
        let power = ten_to(exponent);
        match pending
            .mantissa
            .checked_mul(power)
            .and_then(|v| v.checked_add(self.section))
        {
            Some(section) => self.section = section,
            None => self.overflow = true,
        }
        if pending.spread != 0 {
            self.spread = pending.spread * power;
            self.shut = true;
        }
        self.pending = None;
    }

    /// Ends the numeral before a digit group that belongs to what follows.
    pub(super) fn give_back(&mut self, pending: Pending) -> Option<()> {
        if pending.start > 0 && self.last.is_some() {
            self.at = pending.start;
            self.pending = None;
        }
        None
    }

    pub(super) fn tens(&mut self, tens: u8) -> Option<()> {
        if self.pending.is_some() || self.shut || self.limit <= 1 {
            return None;
        }
        self.section = self.section.saturating_add(i128::from(tens) * 10);
        self.scaled_last = false;
        self.form = self.form.with(Form::CHINESE);
        self.limit = 1;
        self.last = Some(1);
        self.place = 0;
        Some(())
    }

    pub(super) fn scale(&mut self, exponent: i8) -> Option<()> {
        let fresh = self.is_fresh();
        if let Some(pending) = self.pending
            && pending.decimal
            && self.closed != [0; 3]
        {
            return self.lower_decimal(pending, exponent);
        }
        if let Some(pending) = self.pending
            && pending.decimal
        {
            // A decimal: 16.4亿, 3.5万亿.
            if self.scale >= exponent {
                return None;
            }
            self.pending = Some(Pending {
                exponent: pending.exponent + exponent,
                ..pending
            });
            self.after_scale(exponent);
            self.shut = true;
            return Some(());
        }
        if self.shut && self.run {
            // 四四〇六亿
            (self.run, self.shut, self.by_digits) = (false, false, true);
        }
        if fresh {
            self.headless = true;
            self.section = 1;
        }
        let slot = match exponent {
            12 => 0,
            8 => 1,
            _ => 2,
        };
        // 五亿四万: behind 亿 a digit counts 万, and is not the 四 of 五亿四.
        self.zero |= self.last.is_some_and(|last| last >= 4);
        let section = self.section_value();
        let lower = self.closed[slot + 1..].iter();
        let open = lower.fold(section.unwrap_or(0), |sum, part| sum.saturating_add(*part));
        if open == 0 && exponent == 4 && self.closed[2] > 0 && self.scaled_last && self.scale == 4 {
            // 万万 is 亿.
            self.closed[2] = self.closed[2].checked_mul(10_000)?;
            self.spread = self.spread.saturating_mul(10_000);
            self.scale = 8;
            self.place += 4;
            return Some(());
        }
        if open == 0 || self.closed[slot] != 0 {
            return self.pending.and_then(|pending| self.give_back(pending));
        }
        let Some(value) = open.checked_mul(ten_to(exponent)) else {
            self.overflow = true;
            return None;
        };
        if section.is_none() {
            self.overflow = true;
        }
        self.closed[slot] = value;
        for lower in &mut self.closed[slot + 1..] {
            *lower = 0;
        }
        self.spread = self.pending_spread().saturating_mul(ten_to(exponent));
        self.section = 0;
        self.pending = None;
        self.after_scale(exponent);
        Some(())
    }

    /// 1兆6,304.65亿: decimals of a scale below the last, which come to a whole number.
    fn lower_decimal(&mut self, pending: Pending, exponent: i8) -> Option<()> {
        let place = pending
            .exponent
            .checked_add(exponent)
            .filter(|place| *place >= 0)?;
        let slot = if exponent == 8 { 1 } else { 2 };
        if self.scale <= exponent || self.closed[slot] != 0 {
            return None;
        }
        self.closed[slot] = pending.mantissa.checked_mul(ten_to(place))?;
        self.pending = None;
        self.section = 0;
        self.after_scale(exponent);
        self.place = place;
        self.shut = true;
        Some(())
    }

    /// Whether a power word stands right before the scale word, and no other scale before that.
    fn after_power(&self) -> bool {
        let powers = 1..SECTION_LIMIT;
        self.scale == 0
            && self.last.is_some_and(|last| powers.contains(&last))
            && self.pending.is_none_or(|pending| pending.decimal)
    }

    pub(super) fn after_scale(&mut self, exponent: i8) {
        if self.scaled_last {
            // 万亿: the second word lifts the first.
            self.place += exponent;
            self.scale += exponent;
        } else {
            // 658百万, 1.6百万: in so many millions. Figures all in Chinese (五百万) may well be exact.
            let powered = self.form.has(Form::ARABIC) && self.after_power();
            let place = self.place;
            self.place = exponent
                + match self.pending {
                    _ if powered => place,
                    Some(_) => place.min(0),
                    None => 0,
                };
            self.scale = exponent;
        }
        self.scaled_last = true;
        self.last = Some(exponent);
        self.limit = SECTION_LIMIT;
        self.zero = false;
        self.shut = self.odd.is_some() || self.spread != 0;
        self.loose_pair = false;
        self.form = self.form.with(Form::SCALED);
    }
}
