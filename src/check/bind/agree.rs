//! The aspects on which the claims of a binding agree; what says nothing of one agrees with anything.

use crate::claim::{Aspect, Claim, Cue};

/// Whether two claims agree on an aspect.
pub(super) fn agree_on(aspect: Aspect, a: &Claim, b: &Claim) -> bool {
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
