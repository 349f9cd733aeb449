//! Roles that a rule does not need.

use crate::rule::compiled::{Assertion, Role};
use crate::rule::error::{Fault, Reporter};
use crate::rule::expression::Expression;
use crate::rule::written::WrittenRole;

/// Reports the roles that no assertion uses and to which no used role is tied.
pub fn check(
    written: &[WrittenRole],
    roles: &[Role],
    asserts: &[Assertion],
    when: &[Assertion],
    reporter: &mut Reporter<'_>,
) {
    if asserts.is_empty() || written.iter().any(|role| role.name.value.is_empty()) {
        return;
    }
    let mut used = vec![false; roles.len()];
    for assertion in asserts.iter().chain(when) {
        mark(&assertion.expression, &mut used);
    }
    let mut waiting: Vec<usize> = (0..roles.len()).filter(|role| used[*role]).collect();
    while let Some(role) = waiting.pop() {
        for link in &roles[role].links {
            if let Some(target) = used.get_mut(link.role)
                && !*target
            {
                *target = true;
                waiting.push(link.role);
            }
        }
    }
    for (role, _) in written.iter().zip(&used).filter(|(_, used)| !**used) {
        reporter.at(
            role.name.place,
            Fault::UnusedRole {
                role: role.name.value.clone(),
            },
        );
    }
}

fn mark(expression: &Expression, used: &mut [bool]) {
    match expression {
        Expression::Literal(_) => {}
        Expression::Role(role) => {
            if let Some(used) = used.get_mut(*role) {
                *used = true;
            }
        }
        Expression::Negate(inner) => mark(inner, used),
        Expression::Binary(_, a, b)
        | Expression::Compare(_, a, b)
        | Expression::And(a, b)
        | Expression::Or(a, b) => {
            mark(a, used);
            mark(b, used);
        }
        Expression::Call(_, arguments) => {
            arguments.iter().for_each(|argument| mark(argument, used));
        }
    }
}
