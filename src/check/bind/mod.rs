//! Binding: fills the roles of a rule with claims and takes the verdict.

mod agree;
mod base;
mod borne_out;
mod cells;
mod changes;
mod doubtful;
mod hopeless;
mod link;
mod lists;
mod names;
mod no_base;
mod places;
mod reworded;
mod search;
mod siblings;
mod slips;
mod told_of;
mod trial;
mod twin;

pub(in crate::check) use search::Search;

use smallvec::smallvec;

use self::hopeless::is_hopeless;
use self::trial::Trial;
use self::twin::{Twins, twins};
use crate::check::evaluate::{Binding, Group};
use crate::check::layout::plan::Need;
use crate::check::limits::LONGEST_RUN;
use crate::check::outcome::{Attempt, BoundFigure, Outcome, Verdict};
use crate::claim::ClaimId;
use crate::rule::LinkKind;

/// Tries a rule at an anchor that can fill its first role; `None` when it can't as one of a
/// run, and where nothing would be told. The binding has an empty group for each role, and is left so.
pub(in crate::check) fn attempt(
    search: Search<'_>,
    binding: &mut Binding,
    explain: bool,
) -> Option<Attempt> {
    let many = search.rule.roles.first()?.many;
    let group = match many {
        true => whole_run(&search)?,
        false => smallvec![search.anchor],
    };
    *binding.first_mut()? = group;
    let attempt = attempt_with(search, binding, explain);
    binding[0] = Group::new();
    attempt
}

/// The same with the first role filled.
fn attempt_with(search: Search<'_>, binding: &mut Binding, explain: bool) -> Option<Attempt> {
    // `explain` shows what was tried.
    if explain {
        return Some(Trial::new(search, explain).run(binding));
    }
    let Some(role) = search.plan.twin else {
        let hopeless = is_hopeless(&search, binding);
        return (!hopeless).then(|| Trial::new(search, explain).run(binding));
    };
    match twins(&search, role, binding) {
        Twins::Hopeless => None,
        Twins::Equal(id) => Some(equal(&search, role, id)),
        Twins::Echo(id) => Some(Trial::new(search, explain).run_with(role, id, binding)),
        Twins::Open => Some(Trial::new(search, explain).run(binding)),
    }
}

/// The attempt of a rule that finds the anchor and another claim to be equal.
fn equal(search: &Search<'_>, role: usize, id: ClaimId) -> Attempt {
    let figure = |role: usize, claim| BoundFigure {
        role: role as u16,
        claim,
        document: None,
    };
    let figures = smallvec![figure(0, search.anchor), figure(role, id)];
    Attempt {
        rule: search.plan.rule,
        anchor: search.anchor,
        candidates: Vec::new(),
        outcome: Outcome::Checked(Verdict::Holds, 0, figures),
    }
}

/// Whether what the rule needs is there around the anchor: a cheap test that most anchors fail.
pub(in crate::check) fn may_bind(search: &Search<'_>) -> bool {
    let context = search.context;
    let anchor = search.anchor;
    let claim = context.claim(anchor);
    search.plan.needs.iter().all(|need| match *need {
        Need::Tie(LinkKind::WholeOf) => claim.whole.is_some(),
        Need::Tie(LinkKind::SubjectOf) => claim.subject.is_some(),
        Need::Tie(LinkKind::StartOf) => claim.start.is_some(),
        Need::Tie(LinkKind::PartOf) => !context.parts(anchor).is_empty(),
        Need::Tie(LinkKind::SiblingOf) => claim.run.is_some(),
        Need::Tie(LinkKind::SameMatter) => !search.told_elsewhere(anchor).is_empty(),
        Need::Tie(LinkKind::FactOf) => !search.facts(anchor).is_empty(),
        Need::Tie(_) => true,
        Need::Listing => !context.claims.listings_of(anchor).is_empty(),
        // The values in reach are looked at first thing.
        Need::Claim(_) if search.plan.weighs => true,
        Need::Claim(needed) => {
            let unit = needed.same_unit.then_some(claim);
            let number = search.plan.first_role + needed.role;
            let window = search.window(anchor, search.rule.within);
            let (before, after) = (window.start..anchor.0, anchor.0 + 1..window.end);
            let fits = |range| search.stretch.any_fits(number, unit, range);
            needed.before && fits(before) || needed.after && fits(after)
        }
    })
}

/// The members of the anchor's run that pass. A run is tried once, at its first member that does.
fn whole_run(search: &Search<'_>) -> Option<Group> {
    let anchor = search.anchor;
    let run = search.context.run(search.context.claim(anchor));
    let mut passing = run.iter().copied().filter(|id| search.passes(0, *id));
    if run.len() > LONGEST_RUN || passing.next() != Some(anchor) {
        return None;
    }
    let mut members: Group = smallvec![anchor];
    members.extend(passing);
    search.cut_where_full(&mut members);
    search.cut_behind_all(&mut members);
    let filter = &search.rule.roles.first()?.filter;
    let fits = members.len() >= 2 && search.fits_as_list(filter, &members);
    fits.then_some(members)
}
