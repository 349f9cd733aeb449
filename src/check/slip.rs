//! Slips of the hand that a sum gives away.

use crate::grammar::Exact;

/// Figures with fewer digits than this agree by chance too often to prove anything.
const FEWEST_DIGITS: usize = 3;

/// Whether the parts miss the total, and two neighbouring digits swapped in one of the figures
/// make them meet it exactly.
pub(super) fn one_slip_off(total: Exact, parts: &[Exact]) -> bool {
    let Some(sum) = parts
        .iter()
        .try_fold(Exact::ZERO, |sum, part| sum.add(*part))
    else {
        return false;
    };
    let Some(gap) = total.subtract(sum) else {
        return false;
    };
    if gap.is_zero() || !can_be_swap(gap) {
        return false;
    }
    let swapped_by = |figure: Exact, by: Exact| {
        figure
            .add(by)
            .is_some_and(|wanted| are_swapped(figure, wanted))
    };
    swapped_by(total, gap.negate()) || parts.iter().any(|part| swapped_by(*part, gap))
}

/// Whether two neighbouring digits changed over can make this difference: it is nine times their
/// own, and zeros. A test that costs next to nothing and most differences fail.
fn can_be_swap(gap: Exact) -> bool {
    let mut rest = gap.numerator().unsigned_abs();
    if !gap.is_integer() || rest == 0 {
        return !gap.is_integer();
    }
    while rest.is_multiple_of(10) {
        rest /= 10;
    }
    rest.is_multiple_of(9) && rest <= 81
}

/// Whether the digits of one number are those of the other, two neighbours changed over.
fn are_swapped(first: Exact, second: Exact) -> bool {
    if first.is_negative() || second.is_negative() {
        return false;
    }
    let digits = |value: Exact| -> Vec<u8> {
        let text = value.to_string();
        let text = text.trim_end_matches('0');
        text.bytes().filter(u8::is_ascii_digit).collect()
    };
    let (a, b) = (digits(first), digits(second));
    if a.len() != b.len() || a.len() < FEWEST_DIGITS {
        return false;
    }
    let wrong: Vec<usize> = (0..a.len()).filter(|at| a[*at] != b[*at]).collect();
    matches!(wrong[..], [x, y] if y == x + 1 && a[x] == b[y] && a[y] == b[x])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slip(total: i64, parts: &[i64]) -> bool {
        let parts: Vec<Exact> = parts.iter().map(|part| Exact::from(*part)).collect();
        one_slip_off(total.into(), &parts)
    }

    #[test]
    fn swapped_digits_give_a_slip_away() {
        assert!(slip(6215, &[2140, 4057]));
        assert!(slip(6251, &[2140, 4075]));
    }

    #[test]
    fn what_adds_up_or_is_far_off_is_no_slip() {
        assert!(!slip(6215, &[2140, 4075]));
        assert!(!slip(6215, &[2140, 1057]));
        assert!(!slip(30, &[12, 9]));
    }
}
