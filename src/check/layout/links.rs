//! What the links of a rule say of where its roles are found.

use smallvec::{SmallVec, smallvec};

use crate::rule::{LinkKind, Rule};

/// Whether a role stands on that side of the anchor, by its own link or through others'.
pub(super) fn stands(rule: &Rule, role: usize, side: LinkKind) -> bool {
    let contrary = match side {
        LinkKind::After => LinkKind::Before,
        _ => LinkKind::After,
    };
    let mut reached: SmallVec<[usize; 6]> = smallvec![role];
    let mut next = 0;
    while let Some(&here) = reached.get(next) {
        next += 1;
        let own = rule.roles[here].links.iter();
        let own = own.filter(|link| link.kind == side).map(|link| link.role);
        let others = rule.roles.iter().enumerate().filter(|(_, other)| {
            let mut links = other.links.iter();
            links.any(|link| link.role == here && link.kind == contrary)
        });
        for other in own.chain(others.map(|(index, _)| index)) {
            if other == 0 {
                return true;
            }
            if !rule.roles[other].optional && !reached.contains(&other) {
                reached.push(other);
            }
        }
    }
    false
}

/// Whether a role with such a link takes its candidates from the claim that it is linked to,
/// instead of looking around the anchor.
pub(super) fn is_tie(kind: LinkKind) -> bool {
    match kind {
        LinkKind::WholeOf
        | LinkKind::SubjectOf
        | LinkKind::StartOf
        | LinkKind::PartOf
        | LinkKind::SiblingOf
        | LinkKind::About
        | LinkKind::BaseOf
        | LinkKind::SameLabel
        | LinkKind::AddsDown
        | LinkKind::AddsAcross
        | LinkKind::CellPartOf
        | LinkKind::CellWholeOf
        | LinkKind::CellNowOf
        | LinkKind::CellBeforeOf
        | LinkKind::ChangesOf
        | LinkKind::SameMatter
        | LinkKind::FactOf => true,
        LinkKind::SameUnit
        | LinkKind::SameDimension
        | LinkKind::Like
        | LinkKind::After
        | LinkKind::Before
        | LinkKind::NextTo
        | LinkKind::NotLessThan
        | LinkKind::Touching
        | LinkKind::SameSubject
        | LinkKind::OtherUnit
        | LinkKind::SameSentence
        | LinkKind::Unparted
        | LinkKind::SameBase
        | LinkKind::Dated
        | LinkKind::Per
        | LinkKind::RatioTo => false,
    }
}

/// Whether the link is one that costs much more than the others to test.
pub(super) fn compares_words(kind: LinkKind) -> bool {
    matches!(
        kind,
        LinkKind::Like | LinkKind::SameLabel | LinkKind::SameSubject
    )
}
