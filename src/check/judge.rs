//! The verdict of one comparison over value sets.

use super::operand::Operand;
use super::outcome::Verdict;
use crate::grammar::Exact;
use crate::rule::Comparison;

/// Compares two operands. `None` when a disagreement would prove nothing.
pub(super) fn judge(comparison: Comparison, left: &Operand, right: &Operand) -> Option<Verdict> {
    let verdict = match comparison {
        Comparison::Equal => equal(left, right),
        Comparison::NotEqual => not_equal(left, right),
        Comparison::Less => less(left, right, false),
        Comparison::LessOrEqual => less(left, right, true),
        Comparison::Greater => less(right, left, false),
        Comparison::GreaterOrEqual => less(right, left, true),
    };
    let proves = left.certain && right.certain;
    (proves || verdict != Verdict::Contradiction).then_some(verdict)
}

fn equal(left: &Operand, right: &Operand) -> Verdict {
    if !left.set.intersects(&right.set) {
        return Verdict::Contradiction;
    }
    if left.loose || right.loose {
        return Verdict::Holds;
    }
    match (left.nominal, right.nominal) {
        (Some(a), Some(b)) if nominally_equal(left, a, right, b) => Verdict::Holds,
        _ => Verdict::Rounding,
    }
}

/// Whether the values agree once the finer one is rounded as the coarser figure is written.
fn nominally_equal(left: &Operand, a: Exact, right: &Operand, b: Exact) -> bool {
    if a == b {
        return true;
    }
    let rounds_to = |figure: &Operand, value: Exact, other: Exact| {
        figure.grain.and_then(|grain| grain.round(other)) == Some(value)
    };
    let coarser = |x: &Operand, y: &Operand| match (x.grain, y.grain) {
        (Some(x), Some(y)) => x.step() >= y.step(),
        (Some(_), None) => true,
        _ => false,
    };
    (coarser(left, right) && rounds_to(left, a, b))
        || (coarser(right, left) && rounds_to(right, b, a))
}

fn not_equal(left: &Operand, right: &Operand) -> Verdict {
    match (left.nominal, right.nominal) {
        (Some(a), Some(b)) if a != b => Verdict::Holds,
        (Some(_), Some(_)) => Verdict::Contradiction,
        _ => Verdict::Rounding,
    }
}

fn less(left: &Operand, right: &Operand, or_equal: bool) -> Verdict {
    if let (Some(a), Some(b)) = (left.nominal, right.nominal)
        && (a < b || (or_equal && a == b))
    {
        return Verdict::Holds;
    }
    let (Some(low), Some(high)) = (left.set.low, right.set.high) else {
        return Verdict::Holds;
    };
    let reachable = low.value < high.value
        || (or_equal && low.value == high.value && low.closed && high.closed);
    match (reachable, left.nominal.is_some() && right.nominal.is_some()) {
        (false, _) => Verdict::Contradiction,
        (true, true) => Verdict::Rounding,
        (true, false) => Verdict::Holds,
    }
}

/// The better of two verdicts, for `or`.
pub(super) fn better(first: Verdict, second: Verdict) -> Verdict {
    first.min(second)
}

/// The worse of two verdicts, for `and`.
pub(super) fn worse(first: Verdict, second: Verdict) -> Verdict {
    first.max(second)
}
