//! How a rule is bound: worked out once, when the rules are loaded.

use smallvec::{SmallVec, smallvec};

use super::balance::{Balance, Quotient};
use super::links::{compares_words, is_tie, stands};
use crate::claim::Aspect;
use crate::rule::{Comparison, Expression, Function, LinkKind, Rule, RuleSet};

/// A rule's roles in the order in which they are filled, and what an anchor must have around it.
#[derive(Clone, Debug)]
pub(in crate::check) struct Plan {
    /// The index of the rule in its set.
    pub rule: u32,
    /// The number of its first role among the roles of all rules.
    pub first_role: usize,
    pub order: SmallVec<[usize; 6]>,
    /// From here on in the order, roles may stay empty and decide nothing where the others show that
    /// all holds.
    pub open: Option<usize>,
    /// Without these no binding can be filled.
    pub needs: Vec<Need>,
    /// The aspects on which the claims of a binding must agree.
    pub aspects: Vec<Aspect>,
    /// Of a rule that only confirms, the sums of which one must come out.
    pub balances: SmallVec<[Balance; 2]>,
    /// Of such a rule, the two roles of which the anchor is the quotient.
    pub quotient: Option<Quotient>,
    /// Whether the values of the claims in reach are looked at before any is bound.
    pub weighs: bool,
    /// The only other role, when its claims are named as the anchor is and their values must meet
    /// a condition before anything is told.
    pub twin: Option<usize>,
    /// All that the rule asks is that the two are equal, and else nothing is told.
    pub echoes: bool,
    /// Nothing is told unless one of the two is a slip of the other.
    pub slips: bool,
    /// What the links between each role and the others ask, seen from that role.
    pub ties: Vec<SmallVec<[RoleTie; 4]>>,
    /// The roles that each assertion reckons with, where these are always the same.
    pub deciding: Vec<Option<SmallVec<[usize; 8]>>>,
}

/// A link seen from one of its two roles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) struct RoleTie {
    pub kind: LinkKind,
    pub other: usize,
    /// It is written with this role, not with the other.
    pub own: bool,
    /// It compares words, which costs much more than to test the others.
    pub words: bool,
}

impl RoleTie {
    /// Whether the role is to be named like the other.
    pub fn is_like(&self) -> bool {
        self.own && self.kind == LinkKind::Like
    }
}

/// What a role that must be filled asks of the anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) enum Need {
    Claim(NeededClaim),
    /// A tie of the anchor.
    Tie(LinkKind),
    /// A list that the anchor announces.
    Listing,
}

/// A claim that fits a role, on the sides of the anchor where it may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::check) struct NeededClaim {
    pub role: usize,
    pub before: bool,
    pub after: bool,
    /// It must be in the unit of the anchor.
    pub same_unit: bool,
}

/// The plans of all rules.
pub(in crate::check) fn plans(rules: &RuleSet) -> Vec<Plan> {
    let mut first_role = 0;
    let plan = |(rule, index): (&Rule, u32)| {
        let balances = Balance::of(rule).unwrap_or_default();
        let quotient = Quotient::of(rule);
        let plan = Plan {
            rule: index,
            first_role,
            open: open(rule, &order(rule)),
            order: order(rule),
            needs: needs(rule),
            aspects: aspects(rule),
            weighs: (!balances.is_empty() || quotient.is_some())
                && rule.roles.first().is_some_and(|anchor| !anchor.many),
            balances,
            quotient,
            twin: twin(rule),
            echoes: matches!(rule.asserts.as_slice(), [only] if equals_anchor(&only.expression))
                && rule.confirm_only
                && !rule.usage
                && rule.when.is_empty(),
            slips: rule
                .when
                .iter()
                .any(|when| is_slip_of_anchor(&when.expression)),
            ties: (0..rule.roles.len())
                .map(|role| ties_of(rule, role))
                .collect(),
            deciding: rule
                .asserts
                .iter()
                .map(|a| named_roles(&a.expression))
                .collect(),
        };
        first_role += rule.roles.len();
        plan
    };
    rules.rules.iter().zip(0..).map(plan).collect()
}

/// The order in which roles are filled: as declared, but a role tied to another comes after it.
fn order(rule: &Rule) -> SmallVec<[usize; 6]> {
    let mut order: SmallVec<[usize; 6]> = smallvec![0];
    while order.len() < rule.roles.len() {
        let ready = |role: usize| {
            rule.roles[role]
                .links
                .iter()
                .all(|link| order.contains(&link.role))
        };
        let open = (0..rule.roles.len()).filter(|role| !order.contains(role));
        let next = open
            .clone()
            .find(|role| ready(*role))
            .or_else(|| open.clone().next());
        match next {
            Some(role) => order.push(role),
            None => break,
        }
    }
    order
}

/// Where the roles begin that may stay empty and are in no condition. A rule that only confirms asks
/// of all figures bound that none be vague.
fn open(rule: &Rule, order: &[usize]) -> Option<usize> {
    let idle = |role: &&usize| {
        let mut conditions = rule.when.iter();
        rule.roles[**role].optional && !conditions.any(|when| names(&when.expression, **role))
    };
    let at = order.len() - order.iter().rev().take_while(idle).count();
    let told = !rule.confirm_only && !rule.asserts.is_empty();
    (at < order.len() && told).then_some(at)
}

/// Whether an expression speaks of a role.
fn names(expression: &Expression, role: usize) -> bool {
    match expression {
        Expression::Literal(_) => false,
        Expression::Role(named) => *named == role,
        Expression::Negate(inner) => names(inner, role),
        Expression::Binary(_, left, right)
        | Expression::Compare(_, left, right)
        | Expression::And(left, right)
        | Expression::Or(left, right) => names(left, role) || names(right, role),
        Expression::Call(_, arguments) => arguments.iter().any(|a| names(a, role)),
    }
}

/// The dearer ones last.
fn needs(rule: &Rule) -> Vec<Need> {
    let must = || {
        let roles = rule.roles.iter().enumerate().skip(1);
        roles.filter(|(_, role)| !role.optional)
    };
    let tied = must().filter_map(|(_, role)| {
        let tie = role.links.iter().find(|link| is_tie(link.kind))?;
        (tie.role == 0).then_some(Need::Tie(tie.kind))
    });
    let free = must().filter(|(_, role)| !role.links.iter().any(|link| is_tie(link.kind)));
    let around = free.map(|(index, role)| {
        let mut links = role.links.iter();
        Need::Claim(NeededClaim {
            role: index,
            before: !stands(rule, index, LinkKind::After),
            after: !stands(rule, index, LinkKind::Before),
            same_unit: links.any(|link| link.kind == LinkKind::SameUnit && link.role == 0),
        })
    });
    let lists = !rule.asserts.is_empty() && rule.asserts.iter().all(|a| counts_list(&a.expression));
    tied.chain(lists.then_some(Need::Listing))
        .chain(around)
        .collect()
}

/// Whether nothing comes of the expression unless the anchor announces a list.
fn counts_list(expression: &Expression) -> bool {
    match expression {
        Expression::Call(Function::Listed, arguments) => {
            matches!(arguments.as_slice(), [Expression::Role(0)])
        }
        Expression::Compare(_, left, right)
        | Expression::Binary(_, left, right)
        | Expression::And(left, right) => counts_list(left) || counts_list(right),
        Expression::Or(left, right) => counts_list(left) && counts_list(right),
        Expression::Negate(inner) => counts_list(inner),
        Expression::Call(_, arguments) => arguments.iter().any(counts_list),
        Expression::Literal(_) | Expression::Role(_) => false,
    }
}

fn twin(rule: &Rule) -> Option<usize> {
    let [anchor, other] = rule.roles.as_slice() else {
        return None;
    };
    let conditional = rule.confirm_only || !rule.when.is_empty();
    let single = !anchor.many && !other.many && !other.optional;
    let mut ties = other.links.iter().filter(|link| is_tie(link.kind));
    let named = ties.next()?.kind == LinkKind::SameLabel;
    (conditional && single && named).then_some(1)
}

/// Whether the expression says that the first two roles are equal.
fn equals_anchor(expression: &Expression) -> bool {
    let Expression::Compare(Comparison::Equal, left, right) = expression else {
        return false;
    };
    let (left, right) = (left.as_ref(), right.as_ref());
    let roles = (&Expression::Role(0), &Expression::Role(1));
    (left, right) == roles || (right, left) == roles
}

/// Whether it says that one of the first two roles is a slip of the other.
fn is_slip_of_anchor(expression: &Expression) -> bool {
    let Expression::Call(Function::Slip, arguments) = expression else {
        return false;
    };
    matches!(
        arguments.as_slice(),
        [Expression::Role(0), Expression::Role(1)] | [Expression::Role(1), Expression::Role(0)]
    )
}

/// The links of a role, and those of others with it.
fn ties_of(rule: &Rule, role: usize) -> SmallVec<[RoleTie; 4]> {
    let own = rule.roles[role].links.iter().map(|link| RoleTie {
        kind: link.kind,
        other: link.role,
        own: true,
        words: compares_words(link.kind),
    });
    let others = rule.roles.iter().enumerate().flat_map(|(other, bound)| {
        let links = bound.links.iter().filter(move |link| link.role == role);
        links.map(move |link| RoleTie {
            kind: link.kind,
            other,
            own: false,
            words: compares_words(link.kind),
        })
    });
    own.chain(others).collect()
}

/// The roles in an expression, in the order written; `None` where it has alternatives.
fn named_roles(expression: &Expression) -> Option<SmallVec<[usize; 8]>> {
    let mut roles = SmallVec::new();
    collect_roles(expression, &mut roles).then_some(roles)
}

fn collect_roles(expression: &Expression, roles: &mut SmallVec<[usize; 8]>) -> bool {
    match expression {
        Expression::Literal(_) => true,
        Expression::Role(role) => {
            roles.push(*role);
            true
        }
        Expression::Negate(inner) => collect_roles(inner, roles),
        Expression::Or(..) => false,
        Expression::Binary(_, left, right)
        | Expression::Compare(_, left, right)
        | Expression::And(left, right) => collect_roles(left, roles) && collect_roles(right, roles),
        Expression::Call(_, arguments) => arguments
            .iter()
            .all(|argument| collect_roles(argument, roles)),
    }
}

fn aspects(rule: &Rule) -> Vec<Aspect> {
    let all = Aspect::ALL.iter().map(|(aspect, _)| *aspect);
    all.filter(|aspect| !rule.free.contains(aspect)).collect()
}
