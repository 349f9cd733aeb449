//! Rules that hold a figure against another of the same name: nearly all that the values of a draft
//! have to say at their anchors is that nothing comes of it, or that the same is told again.

use smallvec::smallvec;

use super::hopeless::{is_vague_figure, meets};
use super::search::Search;
use crate::check::evaluate::{Binding, Group};
use crate::check::limits::MOST_CANDIDATES;
use crate::check::value::rough::Rough;
use crate::claim::{ClaimId, is_slip};

use crate::grammar::Exact;

/// What the namesakes of an anchor come to, as far as that is seen at once.
pub(super) enum Twins {
    /// None meets what the rule asks of the two values.
    Hopeless,
    /// Of a rule that only confirms: the first that does. It stands in the same words, and so is
    /// the one that would be taken of all.
    Echo(ClaimId),
    /// The same, and to be equal to the last digit is all that the rule asks.
    Equal(ClaimId),
    /// They must be looked at one by one.
    Open,
}

/// What shows that an anchor and a namesake can't have values as the rule asks, and costs next to
/// nothing.
enum Test {
    Equal(Option<Rough>),
    Slip(Option<Exact>),
    None,
}

impl Test {
    fn of(search: &Search<'_>, anchor: ClaimId) -> Self {
        if search.plan.echoes {
            Test::Equal(search.rough(anchor, true))
        } else if search.plan.slips {
            Test::Slip(search.nominal(anchor))
        } else {
            Test::None
        }
    }

    fn lets_through(&self, search: &Search<'_>, id: ClaimId) -> bool {
        match self {
            // One that is vague or a date is looked at more closely.
            Test::Equal(anchor) => anchor
                .zip(search.rough(id, true))
                .is_none_or(|(a, b)| a.plus(b, true).holds_zero()),
            Test::Slip(anchor) => anchor
                .zip(search.nominal(id))
                .is_none_or(|(a, b)| is_slip(a, b)),
            Test::None => true,
        }
    }
}

/// Looks through the namesakes of the anchor, of which one is to fill `role`; that role is left
/// empty.
pub(super) fn twins(search: &Search<'_>, role: usize, binding: &mut Binding) -> Twins {
    let Some(&anchor) = binding[0].first() else {
        return Twins::Open;
    };
    let confirms = search.rule.confirm_only;
    let vague = confirms && is_vague_figure(search, anchor);
    let test = Test::of(search, anchor);
    let reach = search.reach(role, binding);
    let value = search.nominal(anchor);
    let mut twins = Twins::Hopeless;
    // Whether an echo found now would be the first that holds.
    let mut first = true;
    for (at, id) in search.namesakes(anchor, &reach).enumerate() {
        if !test.lets_through(search, id) {
            continue;
        }
        if vague || confirms && is_vague_figure(search, id) {
            // It may hold, and then nothing is told.
            first = false;
            continue;
        }
        let equal = search.plan.echoes && value.is_some() && value == search.nominal(id);
        if !equal {
            binding[role] = smallvec![id];
            if !meets(search, binding) {
                continue;
            }
        }
        twins = Twins::Open;
        if !(confirms && first && at < MOST_CANDIDATES) {
            break;
        }
        binding[role] = Group::new();
        let admitted = search.admits(role, &search.bonds(role, binding), id);
        if admitted && search.agrees(&smallvec![id], binding) {
            let (here, there) = (search.context.claim(anchor), search.context.claim(id));
            if search.echoes(here, there) {
                twins = match equal {
                    true => Twins::Equal(id),
                    false => Twins::Echo(id),
                };
            }
            break;
        }
    }
    binding[role] = Group::new();
    twins
}
