//! The aspects on which the claims of a binding agree; what says nothing of one agrees with anything.

use super::search::Search;
use crate::check::evaluate::{Binding, Group};
use crate::claim::{Aspect, Claim, Cue};

impl Search<'_> {
    /// Whether the claims agree with those bound on every aspect that the rule does not free.
    pub(super) fn agrees(&self, group: &Group, binding: &Binding) -> bool {
        let context = self.context;
        let aspects = &self.plan.aspects;
        group.iter().all(|id| {
            let claim = context.claim(*id);
            let mut bound = binding.iter().flatten();
            bound.all(|other| {
                let other = context.claim(*other);
                let mut aspects = aspects.iter();
                aspects.all(|aspect| agree_on(*aspect, claim, other))
            })
        })
    }
}

fn agree_on(aspect: Aspect, a: &Claim, b: &Claim) -> bool {
    fn same<T: PartialEq>(a: Option<T>, b: Option<T>) -> bool {
        a.is_none() || b.is_none() || a == b
    }
    match aspect {
        Aspect::Period => {
            let same = match (a.calendar, b.calendar) {
                (Some(first), Some(second)) => first == second,
                _ => same(a.period, b.period),
            };
            a.is_date() || b.is_date() || same
        }
        Aspect::Place => same(a.place, b.place),
        Aspect::Comparison => same(comparison(a), comparison(b)),
        Aspect::Basis => same(basis(a), basis(b)),
        Aspect::State => same(state(a), state(b)),
    }
}

fn comparison(claim: &Claim) -> Option<Cue> {
    [Cue::YearOnYear, Cue::MonthOnMonth]
        .into_iter()
        .find(|cue| claim.has(*cue))
}

fn basis(claim: &Claim) -> Option<Cue> {
    [Cue::Comparable, Cue::Nominal]
        .into_iter()
        .find(|cue| claim.has(*cue))
}

/// Whether the figure is planned or has come about.
fn state(claim: &Claim) -> Option<bool> {
    let planned = claim.has(Cue::Plan) || claim.has(Cue::Forecast);
    let done = claim.has(Cue::Done);
    (planned != done).then_some(planned)
}
