//! Ties between roles: names to indices, and ties that can never hold together.

use super::names::Names;
use crate::rule::compiled::{Link, LinkKind, Role};
use crate::rule::error::{Fault, Reporter};
use crate::rule::words::{LINKS, named};
use crate::rule::written::WrittenRole;

/// Ties that say the same thing from the two ends, and those that run one way only: a circle of
/// one family can never hold.
const FAMILIES: &[(LinkKind, Option<LinkKind>)] = &[
    (LinkKind::PartOf, Some(LinkKind::WholeOf)),
    (LinkKind::After, Some(LinkKind::Before)),
    (LinkKind::About, Some(LinkKind::SubjectOf)),
    (LinkKind::BaseOf, None),
    (LinkKind::StartOf, None),
    (LinkKind::SameUnit, None),
    (LinkKind::SameDimension, None),
];

/// Adds the ties of each role, and reports those that cannot hold.
pub fn compile(
    written: &[WrittenRole],
    names: &Names<'_>,
    roles: &mut [Role],
    reporter: &mut Reporter<'_>,
) {
    for (own, (written, role)) in written.iter().zip(roles.iter_mut()).enumerate() {
        for link in &written.links {
            let kind = named(LINKS, &link.key.value);
            if let (Some(kind), Some(target)) = (kind, names.resolve(&link.role, reporter)) {
                if let Some(contrary) = contrary(role, kind, target) {
                    let fault = Fault::ContraryLinks {
                        role: role.name.clone(),
                        other: link.role.value.clone(),
                        first: contrary,
                        second: kind,
                    };
                    reporter.at(link.key.place, fault);
                    continue;
                }
                role.links.push(Link { kind, role: target });
            }
        }
        if role.links.iter().any(|link| link.role == own) {
            let place = written
                .links
                .iter()
                .find(|link| link.role.value == role.name)
                .map_or(written.name.place, |link| link.role.place);
            reporter.at(
                place,
                Fault::LinkToItself {
                    role: role.name.clone(),
                },
            );
        }
    }
    circles(written, names, roles, reporter);
}

/// The tie of `role` to `target` that excludes another of `kind`.
fn contrary(role: &Role, kind: LinkKind, target: usize) -> Option<LinkKind> {
    let other = FAMILIES.iter().find_map(|(one, other)| match *other {
        Some(other) if *one == kind => Some(other),
        Some(other) if other == kind => Some(*one),
        _ => None,
    })?;
    role.links
        .iter()
        .any(|link| link.kind == other && link.role == target)
        .then_some(other)
}

fn circles(
    written: &[WrittenRole],
    names: &Names<'_>,
    roles: &[Role],
    reporter: &mut Reporter<'_>,
) {
    for (forward, backward) in FAMILIES {
        if let Some(circle) = circle(&edges(roles, *forward, *backward)) {
            let first = circle.iter().copied().max().unwrap_or_default();
            let place = written
                .get(first)
                .map_or_else(Default::default, |role| role.name.place);
            let mut chain: Vec<String> = circle
                .iter()
                .map(|role| names.name(*role).to_owned())
                .collect();
            chain.extend(chain.first().cloned());
            reporter.at(place, Fault::CircularLink { chain });
        }
    }
}

/// For each role the roles it is tied to; ties to itself are reported elsewhere.
fn edges(roles: &[Role], forward: LinkKind, backward: Option<LinkKind>) -> Vec<Vec<usize>> {
    let mut edges = vec![Vec::new(); roles.len()];
    for (own, role) in roles.iter().enumerate() {
        for link in role.links.iter().filter(|link| link.role != own) {
            // Both roles may say it: A part_of B and B whole_of A is one edge.
            let (from, to) = match link.kind {
                kind if kind == forward => (own, link.role),
                kind if Some(kind) == backward => (link.role, own),
                _ => continue,
            };
            if let Some(targets) = edges.get_mut(from)
                && !targets.contains(&to)
            {
                targets.push(to);
            }
        }
    }
    edges
}

/// A circle, found by taking away roles from which no tie goes on.
fn circle(edges: &[Vec<usize>]) -> Option<Vec<usize>> {
    let mut alive = vec![true; edges.len()];
    let goes_on =
        |alive: &[bool], role: usize| edges[role].iter().copied().find(|next| alive[*next]);
    while let Some(dead) =
        (0..edges.len()).find(|role| alive[*role] && goes_on(&alive, *role).is_none())
    {
        alive[dead] = false;
    }
    let start = alive.iter().position(|alive| *alive)?;
    let mut path = vec![start];
    while let Some(next) = goes_on(&alive, *path.last()?) {
        if let Some(from) = path.iter().position(|passed| *passed == next) {
            return Some(path.split_off(from));
        }
        path.push(next);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_found_behind_a_tail() {
        assert_eq!(
            circle(&[vec![1], vec![2], vec![3], vec![1]]),
            Some(vec![1, 2, 3])
        );
        assert_eq!(circle(&[vec![1, 2], vec![2], vec![]]), None);
    }
}
