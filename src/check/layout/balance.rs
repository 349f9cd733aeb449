//! Relations in which the anchor and one or two other figures add up, or the anchor is the quotient
//! of two.

use smallvec::SmallVec;

use super::links::{is_tie, stands};
use crate::rule::{Comparison, Expression, Function, LinkKind, Operator, Rule};

/// What stands on both sides of an equation, all brought to one side, where it comes to zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::check) struct Balance {
    pub anchor: Term,
    /// The other roles: one or two.
    pub open: SmallVec<[Term; 2]>,
}

/// A role in an equation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) struct Term {
    pub role: usize,
    pub negative: bool,
    /// It is all there is on its side, so that the other side may be rounded to it.
    pub alone: bool,
    /// Its claims stand before the anchor, or after it.
    pub before: bool,
    pub after: bool,
    /// They are in the unit of the anchor.
    pub same_unit: bool,
    /// They are named like the anchor.
    pub like: bool,
}

/// A rule whose anchor is one role divided by another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) struct Quotient {
    pub dividend: Term,
    pub divisor: Term,
}

impl Quotient {
    /// The quotient that a rule which only confirms asserts, and nothing else; `None` where one of
    /// its roles may be empty or is tied to other claims by more than what stands around the anchor.
    pub fn of(rule: &Rule) -> Option<Self> {
        let Expression::Compare(Comparison::Equal, left, right) = only_assert(rule)? else {
            return None;
        };
        let quotient = match (&**left, &**right) {
            (Expression::Role(0), other) | (other, Expression::Role(0)) => other,
            _ => return None,
        };
        let Expression::Binary(Operator::Divide, dividend, divisor) = quotient else {
            return None;
        };
        let term = |side: &Expression| match side {
            Expression::Role(role) if *role != 0 => Term::of(rule, *role, false),
            _ => None,
        };
        let (dividend, divisor) = (term(dividend)?, term(divisor)?);
        let single = !rule.roles.first()?.many && dividend.role != divisor.role;
        single.then_some(Quotient { dividend, divisor })
    }
}

impl Balance {
    /// The equations of which a rule that only confirms asserts that one comes out, and nothing else;
    /// `None` where one of them is no sum, or a role of it may be empty or is tied to other claims by
    /// more than what stands around the anchor.
    pub fn of(rule: &Rule) -> Option<SmallVec<[Self; 2]>> {
        let mut balances = SmallVec::new();
        Self::collect(rule, only_assert(rule)?, &mut balances)?;
        Some(balances)
    }

    fn collect(
        rule: &Rule,
        expression: &Expression,
        balances: &mut SmallVec<[Self; 2]>,
    ) -> Option<()> {
        match expression {
            Expression::Or(left, right) => {
                Self::collect(rule, left, balances)?;
                Self::collect(rule, right, balances)
            }
            Expression::Compare(Comparison::Equal, left, right) => {
                // A difference either way.
                let (gap, other) = match (&**left, &**right) {
                    (Expression::Call(Function::Abs, gap), other)
                    | (other, Expression::Call(Function::Abs, gap)) => (gap, other),
                    (left, right) => {
                        balances.push(Self::between(rule, (left, false), (right, true))?);
                        return Some(());
                    }
                };
                let [gap] = gap.as_slice() else {
                    return None;
                };
                for negative in [false, true] {
                    balances.push(Self::between(rule, (gap, negative), (other, true))?);
                }
                Some(())
            }
            _ => None,
        }
    }

    /// The equation of two sides, each as it is or negative.
    fn between(rule: &Rule, left: (&Expression, bool), right: (&Expression, bool)) -> Option<Self> {
        let mut terms = Vec::new();
        for (side, negative) in [left, right] {
            let first = terms.len();
            collect(rule, side, negative, &mut terms)?;
            let alone = terms.len() == first + 1;
            terms[first..]
                .iter_mut()
                .for_each(|term: &mut Term| term.alone = alone);
        }
        let at = terms.iter().position(|term| term.role == 0)?;
        let anchor = terms.swap_remove(at);
        let once = terms.iter().all(|term| {
            let same = terms.iter().filter(|other| other.role == term.role);
            term.role != 0 && same.count() == 1
        });
        (once && matches!(terms.len(), 1 | 2)).then(|| Balance {
            anchor,
            open: terms.into_iter().collect(),
        })
    }
}

/// What a rule asserts that only confirms, if that is one thing.
fn only_assert(rule: &Rule) -> Option<&Expression> {
    match rule.asserts.as_slice() {
        [assert] if rule.confirm_only => Some(&assert.expression),
        _ => None,
    }
}

impl Term {
    /// `None` for a role whose claims are not single ones around the anchor; the anchor may be a list.
    fn of(rule: &Rule, role: usize, negative: bool) -> Option<Self> {
        let spec = &rule.roles[role];
        let mut links = spec.links.iter();
        if role != 0 && (spec.many || spec.optional || links.any(|link| is_tie(link.kind))) {
            return None;
        }
        let has = |kind| {
            let mut links = spec.links.iter();
            links.any(|link| link.kind == kind && link.role == 0)
        };
        Some(Term {
            role,
            negative,
            alone: false,
            before: stands(rule, role, LinkKind::Before),
            after: stands(rule, role, LinkKind::After),
            same_unit: has(LinkKind::SameUnit),
            like: has(LinkKind::Like),
        })
    }
}

/// The roles of a sum; `None` for what is more than added and subtracted.
fn collect(
    rule: &Rule,
    expression: &Expression,
    negative: bool,
    terms: &mut Vec<Term>,
) -> Option<()> {
    match expression {
        Expression::Role(role) => terms.push(Term::of(rule, *role, negative)?),
        Expression::Call(Function::Sum, arguments) => match arguments.as_slice() {
            [role @ Expression::Role(_)] => collect(rule, role, negative, terms)?,
            _ => return None,
        },
        Expression::Binary(Operator::Add, left, right) => {
            collect(rule, left, negative, terms)?;
            collect(rule, right, negative, terms)?;
        }
        Expression::Binary(Operator::Subtract, left, right) => {
            collect(rule, left, negative, terms)?;
            collect(rule, right, !negative, terms)?;
        }
        _ => return None,
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammar;
    use crate::rule::{builtin, load};

    #[test]
    fn sums_and_quotients_are_known() {
        let rules = load(&builtin(), &Grammar::new()).expect("the built-in rules load");
        let balance = |id: &str| {
            let rule = rules.rules.iter().find(|rule| rule.id == id);
            Balance::of(rule.expect("a built-in rule"))
        };
        let two = balance("two-parts-found").expect("甲 + 乙 == 总数");
        let [two] = two.as_slice() else {
            panic!("one sum");
        };
        assert!(!two.anchor.alone && !two.anchor.negative);
        let [first, total] = two.open.as_slice() else {
            panic!("two other roles");
        };
        assert!(first.before && first.same_unit && first.like && !first.negative);
        // It stands before the other, which stands before the anchor.
        assert!(total.alone && total.negative && total.before);
        let open =
            |id: &str| balance(id).map(|sums| sums.iter().map(|sum| sum.open.len()).collect());
        assert_eq!(open("sum-found"), Some(vec![1]));
        assert_eq!(open("gap-found"), Some(vec![2, 2]));
        assert_eq!(open("adjacent-sum-found"), Some(vec![2, 2]));
        assert_eq!(open("rate-found"), None);
        let quotient = |id: &str| {
            let rule = rules.rules.iter().find(|rule| rule.id == id);
            Quotient::of(rule.expect("a built-in rule"))
        };
        let rate = quotient("rate-found").expect("比率 == 已达 / 总数");
        assert_eq!((rate.dividend.role, rate.divisor.role), (1, 2));
        assert_eq!(quotient("rate-of-two-found"), None);
        assert_eq!(quotient("sum-found"), None);
    }
}
