//! Numbering that runs through a text: 一是…二是…四是….

use crate::text::Span;

/// Numberings of one style that are open, the innermost last.
#[derive(Debug, Default)]
pub(super) struct Series {
    open: Vec<(u32, Span)>,
    /// Numbers met since the last one taken that may or may not belong to a numbering, as bits.
    met: u64,
}

/// Numberings in one another that are followed; deeper ones count as the innermost.
const DEEPEST: usize = 8;

impl Series {
    /// Takes the next number. Where it begins a numbering or goes on with an open one, all is well.
    /// Otherwise, when only one numbering is open, it is out of turn: gives the place of the number
    /// before it. When several are open, there is no telling which one was meant.
    pub fn follow(&mut self, number: u32, place: Span) -> Option<Span> {
        let met = std::mem::take(&mut self.met);
        if number <= 1 {
            if self.open.len() >= DEEPEST {
                self.open.pop();
            }
            self.open.push((number, place));
            return None;
        }
        let goes_on = |(last, _): &(u32, Span)| last.checked_add(1) == Some(number);
        if let Some(at) = self.open.iter().rposition(goes_on) {
            self.open.truncate(at);
            self.open.push((number, place));
            return None;
        }
        let before = match self.open[..] {
            [(last, before)] if !all_met(met, last, number) => Some(before),
            _ => None,
        };
        self.open = vec![(number, place)];
        before
    }

    /// Notes a number that stands where it may be none of a numbering: what it would fill is not
    /// missing.
    pub fn note(&mut self, number: u32) {
        self.met |= 1_u64.checked_shl(number).unwrap_or(0);
    }
}

/// Whether every number between `last` and `number` was met.
fn all_met(met: u64, last: u32, number: u32) -> bool {
    let mut between = last.saturating_add(1)..number;
    let is_met = |n: u32| met & 1_u64.checked_shl(n).unwrap_or(0) != 0;
    number > last && number - last <= u64::BITS && between.all(is_met)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers that are out of turn; a negative one is only met.
    fn out_of_turn(numbers: &[i32]) -> Vec<i32> {
        let mut series = Series::default();
        let mut found = Vec::new();
        for (at, number) in (0..).zip(numbers) {
            if *number < 0 {
                series.note(number.unsigned_abs());
            } else if series
                .follow(number.unsigned_abs(), Span::new(at, at + 1))
                .is_some()
            {
                found.push(*number);
            }
        }
        found
    }

    #[test]
    fn gaps_and_repeats_are_out_of_turn() {
        assert_eq!(out_of_turn(&[1, 2, 3, 4]), [0; 0]);
        assert_eq!(out_of_turn(&[1, 2, 4, 5]), [4]);
        assert_eq!(out_of_turn(&[1, 2, 2, 3]), [2]);
        assert_eq!(out_of_turn(&[1, 3, 2]), [3, 2]);
    }

    #[test]
    fn numberings_inside_each_other_and_one_after_the_other() {
        assert_eq!(out_of_turn(&[1, 2, 1, 2, 3]), [0; 0]);
        assert_eq!(out_of_turn(&[1, 1, 2, 2, 3]), [0; 0]);
        assert_eq!(out_of_turn(&[1, 2, 1, 2, 3, 3, 4]), [0; 0]);
        assert_eq!(out_of_turn(&[3, 4, 1, 2]), [0; 0]);
    }

    #[test]
    fn what_is_met_on_the_way_is_not_missing() {
        assert_eq!(out_of_turn(&[1, -2, 3]), [0; 0]);
        assert_eq!(out_of_turn(&[1, -2, 2, 3]), [0; 0]);
        assert_eq!(out_of_turn(&[1, -2, 4]), [4]);
        assert_eq!(out_of_turn(&[1, 2, -3, 2]), [2]);
        assert_eq!(out_of_turn(&[1, 2_000_000_000]), [2_000_000_000]);
    }
}
