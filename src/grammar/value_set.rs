//! The set of true values that a written figure can stand for: one interval, each end open,
//! closed or unbounded, exactly.

use super::exact::Exact;

/// One end of a [`ValueSet`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    pub value: Exact,
    /// Whether the end itself belongs to the set.
    pub closed: bool,
}

impl Bound {
    pub const fn closed(value: Exact) -> Self {
        Bound {
            value,
            closed: true,
        }
    }

    pub const fn open(value: Exact) -> Self {
        Bound {
            value,
            closed: false,
        }
    }

    fn map2(self, other: Self, op: impl Fn(Exact, Exact) -> Option<Exact>) -> Option<Self> {
        Some(Bound {
            value: op(self.value, other.value)?,
            closed: self.closed && other.closed,
        })
    }
}

/// An interval of exact numbers; `None` is an end without bound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ValueSet {
    pub low: Option<Bound>,
    pub high: Option<Bound>,
}

impl ValueSet {
    pub const ALL: ValueSet = ValueSet {
        low: None,
        high: None,
    };

    pub const fn point(value: Exact) -> Self {
        ValueSet {
            low: Some(Bound::closed(value)),
            high: Some(Bound::closed(value)),
        }
    }

    pub const fn new(low: Bound, high: Bound) -> Self {
        ValueSet {
            low: Some(low),
            high: Some(high),
        }
    }

    pub fn is_empty(&self) -> bool {
        match (self.low, self.high) {
            (Some(low), Some(high)) => {
                low.value > high.value || (low.value == high.value && !(low.closed && high.closed))
            }
            _ => false,
        }
    }

    pub fn contains(&self, value: Exact) -> bool {
        !self.intersect(&ValueSet::point(value)).is_empty()
    }

    pub fn intersect(&self, other: &Self) -> Self {
        ValueSet {
            low: tighter(self.low, other.low, |a, b| a > b),
            high: tighter(self.high, other.high, |a, b| a < b),
        }
    }

    pub fn intersects(&self, other: &Self) -> bool {
        !self.intersect(other).is_empty()
    }

    /// Whether the set holds an integer.
    pub fn has_integer(&self) -> bool {
        let (Some(low), Some(high)) = (self.low, self.high) else {
            return !self.is_empty();
        };
        let mut first = low.value.ceiling();
        if !low.closed && Exact::integer(first) == low.value {
            first += 1;
        }
        self.contains(Exact::integer(first)) && Exact::integer(first) <= high.value
    }

    /// Every end times `factor`, which must be positive.
    pub fn scale(&self, factor: Exact) -> Option<Self> {
        let end = |bound: Option<Bound>| match bound {
            None => Some(None),
            Some(b) => Some(Some(Bound {
                value: b.value.multiply(factor)?,
                closed: b.closed,
            })),
        };
        Some(ValueSet {
            low: end(self.low)?,
            high: end(self.high)?,
        })
    }

    pub fn negate(&self) -> Self {
        let flip = |bound: Option<Bound>| {
            bound.map(|b| Bound {
                value: b.value.negate(),
                closed: b.closed,
            })
        };
        ValueSet {
            low: flip(self.high),
            high: flip(self.low),
        }
    }

    pub fn add(&self, other: &Self) -> Option<Self> {
        Some(ValueSet {
            low: combine(self.low, other.low, Exact::add)?,
            high: combine(self.high, other.high, Exact::add)?,
        })
    }

    pub fn subtract(&self, other: &Self) -> Option<Self> {
        self.add(&other.negate())
    }

    /// The products of all pairs. An unbounded end makes the result unbounded on that side
    /// unless both factors are non-negative, which is what counts and amounts are.
    pub fn multiply(&self, other: &Self) -> Option<Self> {
        if self.is_non_negative() && other.is_non_negative() {
            return Some(ValueSet {
                low: combine(self.low, other.low, Exact::multiply)?,
                high: combine(self.high, other.high, Exact::multiply)?,
            });
        }
        let (Some(a), Some(b), Some(c), Some(d)) = (self.low, self.high, other.low, other.high)
        else {
            return Some(ValueSet::ALL);
        };
        let mut low: Option<Bound> = None;
        let mut high: Option<Bound> = None;
        for x in [a, b] {
            for y in [c, d] {
                let product = x.map2(y, Exact::multiply)?;
                low = Some(low.map_or(product, |l| wider(l, product, |p, q| p < q)));
                high = Some(high.map_or(product, |h| wider(h, product, |p, q| p > q)));
            }
        }
        Some(ValueSet { low, high })
    }

    /// The quotients of all pairs; `None` when the divisor can be zero or on overflow.
    pub fn divide(&self, other: &Self) -> Option<Self> {
        if other.contains(Exact::ZERO) {
            return None;
        }
        let reciprocal = other.reciprocal()?;
        self.multiply(&reciprocal)
    }

    fn reciprocal(&self) -> Option<Self> {
        let positive = self.low.is_some_and(|b| !b.value.is_negative());
        let negative = self
            .high
            .is_some_and(|b| b.value.is_negative() || b.value.is_zero());
        if !positive && !negative {
            return None;
        }
        let invert = |bound: Option<Bound>, unbounded: Option<Bound>| match bound {
            None => Some(unbounded),
            Some(b) if b.value.is_zero() => Some(None),
            Some(b) => Some(Some(Bound {
                value: Exact::ONE.divide(b.value)?,
                closed: b.closed,
            })),
        };
        let zero = Some(Bound::open(Exact::ZERO));
        Some(ValueSet {
            low: invert(self.high, zero)?,
            high: invert(self.low, zero)?,
        })
    }

    pub fn is_non_negative(&self) -> bool {
        self.low.is_some_and(|b| !b.value.is_negative())
    }

    /// The values between the least and the greatest of both.
    pub fn hull(&self, other: &Self) -> Self {
        let low = match (self.low, other.low) {
            (Some(a), Some(b)) => Some(wider(a, b, |p, q| p < q)),
            _ => None,
        };
        let high = match (self.high, other.high) {
            (Some(a), Some(b)) => Some(wider(a, b, |p, q| p > q)),
            _ => None,
        };
        ValueSet { low, high }
    }

    /// The absolute values of the members.
    pub fn absolute(&self) -> Self {
        if self.is_non_negative() {
            return *self;
        }
        let negated = self.negate();
        if negated.is_non_negative() {
            return negated;
        }
        ValueSet {
            low: Some(Bound::closed(Exact::ZERO)),
            high: self.hull(&negated).high,
        }
    }
}

fn combine(
    a: Option<Bound>,
    b: Option<Bound>,
    op: impl Fn(Exact, Exact) -> Option<Exact>,
) -> Option<Option<Bound>> {
    match (a, b) {
        (Some(a), Some(b)) => a.map2(b, op).map(Some),
        _ => Some(None),
    }
}

fn tighter(a: Option<Bound>, b: Option<Bound>, beats: fn(Exact, Exact) -> bool) -> Option<Bound> {
    match (a, b) {
        (None, bound) | (bound, None) => bound,
        (Some(a), Some(b)) if a.value == b.value => Some(Bound {
            value: a.value,
            closed: a.closed && b.closed,
        }),
        (Some(a), Some(b)) => Some(if beats(a.value, b.value) { a } else { b }),
    }
}

fn wider(a: Bound, b: Bound, beats: fn(Exact, Exact) -> bool) -> Bound {
    if a.value == b.value {
        return Bound {
            value: a.value,
            closed: a.closed || b.closed,
        };
    }
    if beats(a.value, b.value) { a } else { b }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(low: i64, high: i64) -> ValueSet {
        ValueSet::new(Bound::closed(low.into()), Bound::closed(high.into()))
    }

    #[test]
    fn an_open_end_does_not_touch() {
        let below = ValueSet::new(Bound::closed(1.into()), Bound::open(2.into()));
        assert!(!below.intersects(&set(2, 3)));
        assert!(set(1, 2).intersects(&set(2, 3)));
    }

    #[test]
    fn quotients_span_the_corners() {
        let quotient = set(1, 2).divide(&set(4, 8)).unwrap();
        assert_eq!(quotient.low.unwrap().value, Exact::ratio(1, 8).unwrap());
        assert_eq!(quotient.high.unwrap().value, Exact::ratio(1, 2).unwrap());
        assert_eq!(set(1, 2).divide(&set(0, 8)), None);
    }

    #[test]
    fn finds_whole_numbers() {
        let between = |a: i128, b: i128| {
            ValueSet::new(
                Bound::open(Exact::ratio(a, 10).unwrap()),
                Bound::open(Exact::ratio(b, 10).unwrap()),
            )
        };
        assert!(between(919, 935).has_integer());
        assert!(!between(931, 939).has_integer());
        assert!(!between(920, 930).has_integer());
    }

    #[test]
    fn products_of_mixed_signs() {
        let product = set(-2, 3).multiply(&set(-5, 4)).unwrap();
        assert_eq!(
            (product.low.unwrap().value, product.high.unwrap().value),
            ((-15).into(), 12.into())
        );
    }
}
