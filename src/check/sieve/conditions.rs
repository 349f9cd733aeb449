//! The conditions on values that roles ask for.

use std::cmp::Ordering;

use super::bits::{BitTable, WORD, drop_all, keep};
use super::filter::has_value;
use crate::check::context::Context;
use crate::claim::ClaimId;
use crate::grammar::Exact;
use crate::rule::{Comparison, Expression, Filter};

/// What roles ask of the value of a figure.
#[derive(Debug, Default)]
pub(super) struct Conditions {
    /// The values that figures are held against, going up.
    limits: Vec<Exact>,
    /// The roles that ask for nothing that a value is not, by where it stands among the limits: below
    /// the first, at the first, between it and the second and so on. The last row is for figures
    /// without a nominal value.
    met: BitTable,
    /// Conditions for which the nominal value does not suffice.
    others: Vec<Condition>,
    /// In one row, the roles that ask for one of these, and which, by the number of the role.
    asking: BitTable,
    number: Vec<u16>,
}

/// A condition on the value, and the roles that ask for it.
#[derive(Debug)]
struct Condition {
    expression: Expression,
    /// In one row.
    set: BitTable,
}

impl Conditions {
    pub fn new(filters: &[&Filter]) -> Self {
        let asked = || {
            let filters = filters.iter().enumerate();
            filters.filter_map(|(role, filter)| Some((role, &filter.value.as_ref()?.expression)))
        };
        let mut limits = Vec::new();
        for (_, condition) in asked().filter(|(_, condition)| is_of_order(condition)) {
            collect(condition, &mut limits);
        }
        limits.sort_unstable();
        limits.dedup();
        let mut idle = BitTable::new(1, filters.len());
        let roles = filters.iter().enumerate();
        for (role, _) in roles.filter(|(_, filter)| filter.value.is_none()) {
            idle.insert(0, role);
        }
        let places = 2 * limits.len() + 1;
        let mut met = BitTable::repeated(&idle, places + 1);
        for (role, condition) in asked() {
            let of_order = is_of_order(condition);
            (0..places)
                .filter(|place| !of_order || is_met_at(condition, *place, &limits))
                .for_each(|place| met.insert(place, role));
        }
        let mut conditions = Conditions {
            limits,
            met,
            others: Vec::new(),
            asking: BitTable::new(1, filters.len()),
            number: vec![0; filters.len()],
        };
        for (role, condition) in asked().filter(|(_, condition)| !is_of_order(condition)) {
            conditions.ask(role, condition, filters.len());
        }
        conditions
    }

    fn ask(&mut self, role: usize, expression: &Expression, roles: usize) {
        let same = |known: &Condition| known.expression == *expression;
        let at = self.others.iter().position(same).unwrap_or_else(|| {
            self.others.push(Condition {
                expression: expression.clone(),
                set: BitTable::new(1, roles),
            });
            self.others.len() - 1
        });
        self.others[at].set.insert(0, role);
        self.asking.insert(0, role);
        self.number[role] = at as u16;
    }

    /// Takes out of a set the roles that ask for other values than that of a figure.
    pub fn sift(
        &self,
        context: &Context<'_>,
        id: ClaimId,
        nominal: Option<Exact>,
        roles: &mut [u64],
    ) {
        let row = match nominal {
            Some(value) => match self.limits.binary_search(&value) {
                Ok(at) => 2 * at + 1,
                Err(at) => 2 * at,
            },
            None => 2 * self.limits.len() + 1,
        };
        keep(roles, self.met.row(row));
        for at in 0..roles.len() {
            let mut open = roles[at] & self.asking.row(0)[at];
            while open != 0 {
                let role = at * WORD + open.trailing_zeros() as usize;
                let condition = &self.others[usize::from(self.number[role])];
                let set = condition.set.row(0);
                if !has_value(context, &condition.expression, id, nominal) {
                    drop_all(roles, set);
                }
                open &= !set[at];
            }
        }
    }
}

/// Whether a condition only asks how large a value is: then its place among the limits tells.
fn is_of_order(condition: &Expression) -> bool {
    match condition {
        Expression::And(a, b) | Expression::Or(a, b) => is_of_order(a) && is_of_order(b),
        // A figure equals what is written so when rounded as it is.
        Expression::Compare(comparison, _, limit) => {
            *comparison != Comparison::Equal && matches!(**limit, Expression::Literal(_))
        }
        _ => false,
    }
}

fn collect(condition: &Expression, limits: &mut Vec<Exact>) {
    match condition {
        Expression::And(a, b) | Expression::Or(a, b) => {
            collect(a, limits);
            collect(b, limits);
        }
        Expression::Compare(_, _, limit) => {
            if let Expression::Literal(limit) = **limit {
                limits.push(limit);
            }
        }
        _ => {}
    }
}

/// Whether values at a place among the limits meet a condition.
fn is_met_at(condition: &Expression, place: usize, limits: &[Exact]) -> bool {
    match condition {
        Expression::And(a, b) => is_met_at(a, place, limits) && is_met_at(b, place, limits),
        Expression::Or(a, b) => is_met_at(a, place, limits) || is_met_at(b, place, limits),
        Expression::Compare(comparison, _, limit) => {
            let Expression::Literal(limit) = &**limit else {
                return false;
            };
            let at = limits.partition_point(|known| known < limit);
            let order = place.cmp(&(2 * at + 1));
            match comparison {
                Comparison::Less => order == Ordering::Less,
                Comparison::LessOrEqual => order != Ordering::Greater,
                Comparison::Greater => order == Ordering::Greater,
                Comparison::GreaterOrEqual => order != Ordering::Less,
                Comparison::NotEqual => order != Ordering::Equal,
                Comparison::Equal => false,
            }
        }
        _ => false,
    }
}
