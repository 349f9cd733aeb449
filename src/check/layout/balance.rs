//! Relations in which the anchor and one or two other figures add up.

use smallvec::SmallVec;

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

impl Balance {
    /// The equation of a rule that asserts nothing else; `None` where a role of it may be empty or
    /// is tied to other claims by more than what stands around the anchor.
    pub fn of(rule: &Rule, is_tie: fn(LinkKind) -> bool) -> Option<Self> {
        let [assert] = rule.asserts.as_slice() else {
            return None;
        };
        let Expression::Compare(Comparison::Equal, left, right) = &assert.expression else {
            return None;
        };
        let mut terms = Vec::new();
        for (side, negative) in [(left, false), (right, true)] {
            let first = terms.len();
            collect(side, negative, &mut terms)?;
            let alone = terms.len() == first + 1;
            terms[first..]
                .iter_mut()
                .for_each(|term| term.alone = alone);
        }
        let around = |term: &Term| {
            let role = &rule.roles[term.role];
            let tied = role.links.iter().any(|link| is_tie(link.kind));
            !(role.many || role.optional || tied)
        };
        let at = terms.iter().position(|term| term.role == 0)?;
        let anchor = terms.swap_remove(at);
        let once = terms.iter().all(|term| {
            let same = terms.iter().filter(|other| other.role == term.role);
            term.role != 0 && same.count() == 1
        });
        if !once || !matches!(terms.len(), 1 | 2) || !terms.iter().all(around) {
            return None;
        }
        for term in &mut terms {
            let links = &rule.roles[term.role].links;
            let has = |kind| links.iter().any(|link| link.kind == kind && link.role == 0);
            term.before = has(LinkKind::Before);
            term.after = has(LinkKind::After);
            term.same_unit = has(LinkKind::SameUnit);
            term.like = has(LinkKind::Like);
        }
        Some(Balance {
            anchor,
            open: terms.into_iter().collect(),
        })
    }
}

/// The roles of a sum; `None` for what is more than added and subtracted.
fn collect(expression: &Expression, negative: bool, terms: &mut Vec<Term>) -> Option<()> {
    match expression {
        Expression::Role(role) => terms.push(Term {
            role: *role,
            negative,
            alone: false,
            before: false,
            after: false,
            same_unit: false,
            like: false,
        }),
        Expression::Call(Function::Sum, arguments) => match arguments.as_slice() {
            [role @ Expression::Role(_)] => collect(role, negative, terms)?,
            _ => return None,
        },
        Expression::Binary(Operator::Add, left, right) => {
            collect(left, negative, terms)?;
            collect(right, negative, terms)?;
        }
        Expression::Binary(Operator::Subtract, left, right) => {
            collect(left, negative, terms)?;
            collect(right, !negative, terms)?;
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
    fn sums_are_balances_and_quotients_are_none() {
        let rules = load(&builtin(), &Grammar::new()).expect("the built-in rules load");
        let balance = |id: &str| {
            let rule = rules.rules.iter().find(|rule| rule.id == id);
            Balance::of(rule.expect("a built-in rule"), |_| false)
        };
        let two = balance("two-parts-found").expect("甲 + 乙 == 总数");
        assert!(!two.anchor.alone && !two.anchor.negative);
        let [first, total] = two.open.as_slice() else {
            panic!("two other roles");
        };
        assert!(first.before && first.same_unit && first.like && !first.negative);
        assert!(total.alone && total.negative && !total.before);
        assert_eq!(balance("sum-found").map(|sum| sum.open.len()), Some(1));
        assert_eq!(balance("rate-found"), None);
        assert_eq!(balance("gap-found"), None);
    }
}
