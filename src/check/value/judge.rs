//! The verdict of one comparison over value sets.

use super::operand::{Grain, Operand};
use crate::check::outcome::Verdict;
use crate::grammar::Exact;
use crate::rule::Comparison;

/// Compares two operands. `None` when a disagreement would prove nothing, and when a vague figure
/// (约, 超过, a range) leaves both open: what merely can be so is not verified.
pub(in crate::check) fn judge(
    comparison: Comparison,
    left: &Operand,
    right: &Operand,
) -> Option<Verdict> {
    let verdict = match comparison {
        Comparison::Equal => equal(left, right),
        Comparison::NotEqual => not_equal(left, right),
        Comparison::Less => less(left, right, false),
        Comparison::LessOrEqual => less(left, right, true),
        Comparison::Greater => less(right, left, false),
        Comparison::GreaterOrEqual => less(right, left, true),
    }?;
    let proves = left.certain && right.certain;
    (proves || verdict != Verdict::Contradiction).then_some(verdict)
}

fn equal(left: &Operand, right: &Operand) -> Option<Verdict> {
    if !left.set.intersects(&right.set) {
        return Some(Verdict::Contradiction);
    }
    if let (Some(a), Some(b)) = (left.nominal, right.nominal)
        && nominally_equal((a, left.grain), (b, right.grain))
    {
        return Some(Verdict::Holds);
    }
    if !left.loose && !right.loose {
        return Some(Verdict::Rounding);
    }
    let meets = |figure: &Operand, other: &Operand| {
        !figure.loose
            || other
                .nominal
                .is_some_and(|value| figure.set.contains(value))
    };
    (meets(left, right) && meets(right, left)).then_some(Verdict::Holds)
}

/// Whether the values agree once the finer one is rounded as the coarser figure is written.
pub(in crate::check) fn nominally_equal(
    (a, first): (Exact, Option<Grain>),
    (b, second): (Exact, Option<Grain>),
) -> bool {
    if a == b {
        return true;
    }
    // Steps of the same size apart, neither is rounded to the other.
    if let (Some(first), Some(second)) = (first, second)
        && first.precision == second.precision
        && first.factor == second.factor
    {
        return false;
    }
    match (first.and_then(Grain::step), second.and_then(Grain::step)) {
        (Some(step), None) => is_rounded(a, step, b),
        (None, Some(step)) => is_rounded(b, step, a),
        (Some(first), Some(second)) => {
            (first >= second && is_rounded(a, first, b))
                || (second >= first && is_rounded(b, second, a))
        }
        (None, None) => false,
    }
}

/// Whether a figure with a last digit of this step is what `value` is rounded to; halves go away
/// from zero.
fn is_rounded(figure: Exact, step: Exact, value: Exact) -> bool {
    let Some(gap) = value.subtract(figure) else {
        return false;
    };
    let Some(doubled) = gap.absolute().add(gap.absolute()) else {
        return false;
    };
    let near = doubled < step || (doubled == step && gap.is_negative() != value.is_negative());
    // 半 is no multiple of its step.
    near && figure.divide(step).is_some_and(Exact::is_integer)
}

fn not_equal(left: &Operand, right: &Operand) -> Option<Verdict> {
    let (a, b) = (left.nominal?, right.nominal?);
    Some(if a == b {
        Verdict::Contradiction
    } else {
        Verdict::Holds
    })
}

fn less(left: &Operand, right: &Operand, or_equal: bool) -> Option<Verdict> {
    let below = |a: Exact, b: Exact| a < b || (or_equal && a == b);
    if left
        .nominal
        .zip(right.nominal)
        .is_some_and(|(a, b)| below(a, b))
    {
        return Some(Verdict::Holds);
    }
    if let (Some(low), Some(high)) = (left.set.low, right.set.high) {
        let touches = or_equal && low.value == high.value && low.closed && high.closed;
        if low.value >= high.value && !touches {
            return Some(Verdict::Contradiction);
        }
    }
    (!left.loose && !right.loose).then_some(Verdict::Rounding)
}

/// The better of two verdicts, for `or`.
pub(in crate::check) fn better(first: Verdict, second: Verdict) -> Verdict {
    first.min(second)
}

/// The worse of two verdicts, for `and`.
pub(in crate::check) fn worse(first: Verdict, second: Verdict) -> Verdict {
    first.max(second)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::{Bound, ValueSet};

    fn exact(value: i64) -> Operand {
        Operand::exact(Exact::from(value))
    }

    fn above(value: i64) -> Operand {
        let low = Some(Bound::open(value.into()));
        Operand {
            set: ValueSet { low, high: None },
            loose: true,
            ..exact(value)
        }
    }

    #[test]
    fn a_vague_figure_is_met_by_a_value_inside_it_only() {
        let equal = |a: &Operand, b: &Operand| judge(Comparison::Equal, a, b);
        assert_eq!(equal(&above(100), &exact(120)), Some(Verdict::Holds));
        assert_eq!(equal(&above(100), &exact(90)), Some(Verdict::Contradiction));
        assert_eq!(equal(&above(100), &above(120)), None);
        let (low, high) = (Bound::closed(95.into()), Bound::closed(130.into()));
        let wide = Operand {
            set: ValueSet::new(low, high),
            nominal: None,
            ..exact(0)
        };
        assert_eq!(equal(&above(100), &wide), None);
    }

    #[test]
    fn order_is_judged_by_the_ends() {
        let less = |a: &Operand, b: &Operand| judge(Comparison::LessOrEqual, a, b);
        assert_eq!(less(&exact(3), &exact(3)), Some(Verdict::Holds));
        assert_eq!(less(&exact(4), &exact(3)), Some(Verdict::Contradiction));
        assert_eq!(less(&exact(4), &above(3)), None);
        assert_eq!(less(&above(4), &exact(3)), Some(Verdict::Contradiction));
    }
}
