//! Slips of the hand that a sum gives away.

use crate::grammar::Exact;

/// Figures with fewer digits than this agree by chance too often to prove anything.
const FEWEST_DIGITS: usize = 3;

/// A wrong digit anywhere in a figure proves something only where so many digits meet, by the digits of the total.
const DIGITS_OF_TOTAL: usize = 6;

/// And by those of the figure.
const DIGITS_OF_PART: usize = 5;

/// Whether the parts miss the total, and a slip of the hand mended in one of the figures makes them meet it exactly: two
/// neighbouring digits swapped, a zero too many or too few, or, of long figures, one wrong digit.
pub fn one_slip_off(total: Exact, parts: &[Exact]) -> bool {
    let Some((sum, gap)) = sum_and_gap(total, parts) else {
        return false;
    };
    let may_swap = can_be_swap(gap);
    one_mends(total, parts, (sum, gap), |figure, wanted| {
        (may_swap && are_swapped(figure, wanted))
            || is_tenfold(figure, wanted)
            || has_one_wrong_digit(figure, wanted, sum.max(total))
    })
}

/// Whether the parts miss the total, and another digit in one of the figures makes them meet it exactly. Figures of few digits do
/// so by chance: only for what is said to be divided into the parts.
pub fn one_digit_off(total: Exact, parts: &[Exact]) -> bool {
    const FEWEST_DIGITS_OF_PART: usize = 2;
    let Some((sum, gap)) = sum_and_gap(total, parts) else {
        return false;
    };
    // A list that comes to less may have been left open.
    let least = FEWEST_DIGITS + 2 * usize::from(sum < total);
    has_digits(total, least)
        && one_mends(total, parts, (sum, gap), |figure, wanted| {
            has_digits(figure, FEWEST_DIGITS_OF_PART) && differ_in_one_digit(figure, wanted)
        })
}

/// Whether the parts miss the total, and one slip mended in one of the figures makes them meet it exactly: two neighbouring digits
/// swapped, one other digit, or one too many or too few. So much happens by chance: only for what the words divide into the
/// parts. The figure that is mended has at least so many digits.
pub fn one_edit_off(total: Exact, parts: &[Exact], least: usize) -> bool {
    let Some((sum, gap)) = sum_and_gap(total, parts) else {
        return false;
    };
    one_mends(total, parts, (sum, gap), |figure, wanted| {
        is_one_edit(figure, wanted, least)
    })
}

/// The figures that a slip of the hand may have made this one of: another digit, one too many or too few, two neighbouring ones
/// changed over. Of longer figures there are none.
pub fn one_edits(figure: i128) -> impl Iterator<Item = i128> {
    const LONGEST: usize = 14;
    let mut made = Vec::new();
    let digits = figure.to_string().into_bytes();
    if figure > 0 && digits.len() <= LONGEST {
        for at in 0..=digits.len() {
            let (head, tail) = digits.split_at(at);
            for digit in b'0'..=b'9' {
                made.push([head, &[digit], tail].concat());
                if let [_, tail @ ..] = tail {
                    made.push([head, &[digit], tail].concat());
                }
            }
            if let [first, rest @ ..] = tail {
                made.push([head, rest].concat());
                if let [second, rest @ ..] = rest {
                    made.push([head, &[*second, *first], rest].concat());
                }
            }
        }
    }
    let value = |digits: Vec<u8>| String::from_utf8(digits).ok()?.parse().ok();
    made.into_iter()
        .filter(|digits| !digits.starts_with(b"0"))
        .filter_map(value)
}

/// Whether one slip of the hand makes a figure of at least so many digits the other.
fn is_one_edit(first: Exact, second: Exact, least: usize) -> bool {
    let is_none = |figure: Exact| figure.is_negative() || figure.is_zero();
    if is_none(first) || is_none(second) {
        return false;
    }
    let Some((a, b)) = aligned_digits(first, second) else {
        return false;
    };
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    // One digit more makes a figure of two one of three: what is mended has its digits either way.
    if short.len() < least {
        return false;
    }
    let starts = short.iter().zip(&long).take_while(|(x, y)| x == y).count();
    match long.len() - short.len() {
        0 => {
            let swapped = short[starts..].len() > 1
                && short[starts] == long[starts + 1]
                && short[starts + 1] == long[starts]
                && short[starts + 2..] == long[starts + 2..];
            swapped || starts < short.len() && short[starts + 1..] == long[starts + 1..]
        }
        1 => short[starts..] == long[starts + 1..],
        _ => false,
    }
}

/// What the parts come to, and what the total is more than that; `None` where they meet it.
fn sum_and_gap(total: Exact, parts: &[Exact]) -> Option<(Exact, Exact)> {
    let sum = Exact::sum(parts.iter().copied().map(Some))?;
    let gap = total.subtract(sum)?;
    (!gap.is_zero()).then_some((sum, gap))
}

/// Whether one of the figures is mended by what makes the parts meet the total.
fn one_mends(
    total: Exact,
    parts: &[Exact],
    (sum, gap): (Exact, Exact),
    mends: impl Fn(Exact, Exact) -> bool,
) -> bool {
    let wanted = |part: Exact| part.add(gap).is_some_and(|wanted| mends(part, wanted));
    mends(total, sum) || parts.iter().copied().any(wanted)
}

/// Whether one is ten times the other, with digits enough for that to be no chance.
fn is_tenfold(first: Exact, second: Exact) -> bool {
    let times = |a: Exact, b: Exact| !b.is_zero() && b.multiply(Exact::integer(10)) == Some(a);
    (times(first, second) || times(second, first))
        && aligned_digits(first, second).is_some_and(|(a, _)| significant(&a) >= FEWEST_DIGITS)
}

/// Whether two long figures differ in one digit only.
fn has_one_wrong_digit(first: Exact, second: Exact, total: Exact) -> bool {
    differ_in_one_digit(first, second)
        && has_digits(total, DIGITS_OF_TOTAL)
        && has_digits(first, DIGITS_OF_PART)
}

/// Whether a figure has so many digits from the first to the last that is not zero.
pub fn has_digits(figure: Exact, least: usize) -> bool {
    let digits = aligned_digits(figure, figure);
    digits.is_some_and(|(digits, _)| significant(&digits) >= least)
}

/// Whether two figures have as many digits, and one other digit only.
pub fn differ_in_one_digit(first: Exact, second: Exact) -> bool {
    !first.is_negative()
        && !second.is_negative()
        && is_one_digit(first, second)
        && aligned_digits(first, second).is_some_and(|(a, b)| {
            a.len() == b.len() && a.iter().zip(&b).filter(|(x, y)| x != y).count() == 1
        })
}

/// Whether the difference is one digit and zeros: a test that costs next to nothing and most figures fail.
fn is_one_digit(first: Exact, second: Exact) -> bool {
    let Some(gap) = first.subtract(second) else {
        return false;
    };
    let mut rest = gap.numerator().unsigned_abs();
    while rest > 9 && rest.is_multiple_of(10) {
        rest /= 10;
    }
    !gap.is_integer() || rest <= 9
}

/// Whether two neighbouring digits changed over can make this difference: it is nine times their
/// own, and zeros. A test that costs next to nothing and most differences fail.
fn can_be_swap(gap: Exact) -> bool {
    let gap = (
        gap.is_integer(),
        u64::try_from(gap.numerator().unsigned_abs()),
    );
    match gap {
        (false, _) => true,
        // Beyond 64 bits the digits themselves are looked at.
        (true, Err(_)) => true,
        (true, Ok(0)) => false,
        (true, Ok(mut rest)) => {
            while rest.is_multiple_of(10) {
                rest /= 10;
            }
            rest.is_multiple_of(9) && rest <= 81
        }
    }
}

/// Whether two figures would be one but for a slip of the hand: two neighbouring digits changed
/// over, or the scale (万, 亿, a zero too many) mistaken.
pub fn is_slip(first: Exact, second: Exact) -> bool {
    let Some(gap) = first.subtract(second) else {
        return false;
    };
    if gap.is_zero() {
        return false;
    }
    (can_be_swap(gap) && are_swapped(first, second)) || is_scale_off(first, second)
}

/// Whether one is the other times a power of ten, with digits enough for that to be no chance.
fn is_scale_off(first: Exact, second: Exact) -> bool {
    const MOST: i32 = 8;
    if !may_divide(first, second) {
        return false;
    }
    let Some(ratio) = first.divide(second).filter(|ratio| !ratio.is_negative()) else {
        return false;
    };
    if ratio.numerator() != 1 && ratio.denominator() != 1 {
        return false;
    }
    let is_power = (1..=MOST)
        .flat_map(|exponent| [exponent, -exponent])
        .any(|exponent| Exact::power_of_ten(exponent) == Some(ratio));
    is_power && aligned_digits(first, second).is_some_and(|(a, _)| significant(&a) >= FEWEST_DIGITS)
}

/// Whether one may be a whole number of times the other: a test that costs next to nothing and most
/// figures fail.
fn may_divide(first: Exact, second: Exact) -> bool {
    let scaled = |value: Exact, by: Exact| {
        let product = value.numerator().checked_mul(by.denominator());
        product.and_then(|product| u64::try_from(product.unsigned_abs()).ok())
    };
    match (scaled(first, second), scaled(second, first)) {
        (Some(0), _) | (_, Some(0)) => false,
        (Some(a), Some(b)) => a.max(b).is_multiple_of(a.min(b)),
        _ => true,
    }
}

/// How many digits from the first to the last that is not zero.
fn significant(digits: &[u8]) -> usize {
    let idle = |digit: &&u8| **digit == b'0';
    let head = digits.iter().take_while(idle).count();
    let tail = digits[head..].iter().rev().take_while(idle).count();
    digits.len() - head - tail
}

/// The digits of both down to the last decimal of either, without zeros that both end in.
fn aligned_digits(first: Exact, second: Exact) -> Option<(Vec<u8>, Vec<u8>)> {
    let decimals = i32::try_from(first.decimals()?.max(second.decimals()?)).ok()?;
    let scale = Exact::power_of_ten(decimals)?;
    let mut a = first.multiply(scale)?.numerator();
    let mut b = second.multiply(scale)?.numerator();
    while a % 10 == 0 && b % 10 == 0 && (a, b) != (0, 0) {
        (a, b) = (a / 10, b / 10);
    }
    Some((a.to_string().into_bytes(), b.to_string().into_bytes()))
}

/// Whether the digits of one number are those of the other, two neighbours changed over.
pub fn are_swapped(first: Exact, second: Exact) -> bool {
    if first.is_negative() || second.is_negative() {
        return false;
    }
    let Some((a, b)) = aligned_digits(first, second) else {
        return false;
    };
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
    fn a_zero_too_many_or_too_few_gives_a_slip_away() {
        assert!(slip(6215, &[214, 4075]));
        assert!(slip(6215, &[21400, 4075]));
        assert!(!slip(300, &[120, 18]));
    }

    #[test]
    fn one_wrong_digit_gives_a_slip_away_in_long_figures_only() {
        assert!(slip(28_213_003, &[14_222_472, 13_960_531]));
        assert!(!slip(28_213, &[14_222, 13_961]));
        assert!(!slip(28_213_003, &[14_222_472, 13_960_521]));
    }

    #[test]
    fn one_other_digit_makes_the_parts_meet_the_total() {
        let off = |total: i64, parts: &[i64]| {
            let parts: Vec<Exact> = parts.iter().map(|part| Exact::from(*part)).collect();
            one_digit_off(total.into(), &parts)
        };
        assert!(off(91_426, &[77_326, 3_540, 560]));
        assert!(!off(9142, &[7732, 354, 56]));
        assert!(off(914, &[873, 85, 6]));
        assert!(!off(914, &[773, 35, 6]));
        assert!(!off(914, &[873, 35, 6]));
        assert!(!off(914, &[873, 35, 19]));
        assert!(!off(914, &[573, 135, 6]));
    }

    #[test]
    fn one_edit_makes_the_parts_meet_the_total() {
        let off = |total: i64, parts: &[i64], least: usize| {
            let parts: Vec<Exact> = parts.iter().map(|part| Exact::from(*part)).collect();
            one_edit_off(total.into(), &parts, least)
        };
        assert!(off(61, &[20, 14], 2));
        assert!(!off(61, &[20, 14], 3));
        assert!(off(390, &[430, 50], 2));
        assert!(off(4_199_760, &[2_504_422, 169_338], 3));
        assert!(off(4_061_032, &[2_398_780, 166_225], 3));
        assert!(off(461_032, &[2_398_780, 1_662_252], 3));
        assert!(!off(4_061_032, &[2_398_780, 1_662_252], 3));
        assert!(!off(390, &[520, 50], 2));
        assert!(!off(0, &[10, 20], 1));
    }

    #[test]
    fn a_figure_is_one_edit_from_those_that_a_slip_makes_of_it() {
        let made: Vec<i128> = one_edits(276).collect();
        for other in [726, 267, 27, 76, 2076, 1276, 2760, 216, 976] {
            assert!(made.contains(&other), "{other}");
        }
        for other in [672, 7, 762, 27_610] {
            assert!(!made.contains(&other), "{other}");
        }
        assert_eq!(one_edits(0).count(), 0);
    }

    #[test]
    fn a_slip_swaps_digits_or_mistakes_the_scale() {
        let slip = |a: i128, b: i128| is_slip(Exact::integer(a), Exact::integer(b));
        assert!(slip(5200, 5020));
        assert!(slip(2_360_000, 23_600));
        assert!(!slip(5200, 5200));
        assert!(!slip(5200, 5300));
        assert!(!slip(500, 5000));
        assert!(!slip(0, 5000));
    }

    #[test]
    fn what_adds_up_or_is_far_off_is_no_slip() {
        assert!(!slip(6215, &[2140, 4075]));
        assert!(!slip(6215, &[2140, 1057]));
        assert!(!slip(30, &[12, 9]));
    }
}
