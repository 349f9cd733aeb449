//! The conditions on values that roles ask for.

use super::bits::{BitTable, has};
use crate::rule::{Expression, Filter};

/// A condition on the value, and the roles that ask for it.
#[derive(Debug)]
pub(super) struct Condition {
    pub expression: Expression,
    /// In one row.
    pub set: BitTable,
}
/// The roles that ask for a condition on the value, and the number of the condition of each role.
pub(super) fn conditional(conditions: &[Condition], roles: usize) -> (BitTable, Vec<u16>) {
    let mut asking = BitTable::new(1, roles);
    let mut numbers = vec![0; roles];
    for (condition, number) in conditions.iter().zip(0..) {
        for role in (0..roles).filter(|role| has(condition.set.row(0), *role)) {
            asking.insert(0, role);
            numbers[role] = number;
        }
    }
    (asking, numbers)
}

/// The conditions on values, those that several roles ask for once.
pub(super) fn conditions(filters: &[&Filter]) -> Vec<Condition> {
    let mut conditions: Vec<Condition> = Vec::new();
    for (role, filter) in filters.iter().enumerate() {
        let Some(expression) = filter.value.as_ref().map(|value| &value.expression) else {
            continue;
        };
        let same = |known: &Condition| known.expression == *expression;
        let at = conditions.iter().position(same).unwrap_or_else(|| {
            conditions.push(Condition {
                expression: expression.clone(),
                set: BitTable::new(1, filters.len()),
            });
            conditions.len() - 1
        });
        conditions[at].set.insert(0, role);
    }
    conditions
}
