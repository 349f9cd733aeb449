//! Anchors at which the values alone show that nothing can come of a rule, before the words of any
//! claim are compared: most anchors of the rules whose roles nearly any claim can fill.

use smallvec::SmallVec;

use super::search::Search;
use crate::check::evaluate::{Binding, Group};
use crate::check::layout::{Balance, Term};
use crate::check::outcome::Verdict;
use crate::check::value::rough::Rough;
use crate::check::value::slip::is_slip;
use crate::claim::ClaimId;

/// Whether no binding with the anchors bound can come to a verdict that is told. Where this does not
/// show it, the rule may keep silent still.
pub(super) fn is_hopeless(search: &Search<'_>, binding: &mut Binding) -> bool {
    if let Some(tied) = search.plan.twin {
        return is_without_match(search, tied, binding);
    }
    let balance = search.plan.balance.as_ref();
    balance.is_some_and(|balance| is_out_of_balance(search, balance, &binding[0]))
}

/// Of a rule with a second role that is named as the anchor is: whether no such claim meets what
/// the rule asks of the two values.
fn is_without_match(search: &Search<'_>, role: usize, binding: &mut Binding) -> bool {
    let Some(&anchor) = binding[0].first() else {
        return false;
    };
    let reach = search.reach(role, binding);
    let matches = search.namesakes(anchor, &reach).any(|id| {
        if !may_meet(search, anchor, id) {
            return false;
        }
        binding[role] = Group::from_slice(&[id]);
        meets(search, binding)
    });
    binding[role] = Group::new();
    !matches
}

/// Whether an anchor and a namesake can have values as the rule asks: a test that costs next to
/// nothing.
pub(super) fn may_meet(search: &Search<'_>, anchor: ClaimId, id: ClaimId) -> bool {
    if search.plan.echoes {
        let values = search.rough(anchor, true).zip(search.rough(id, true));
        // One that is vague or a date is looked at more closely.
        return values.is_none_or(|(a, b)| a.plus(b, true).holds_zero());
    }
    if search.plan.slips {
        let values = search.nominal(anchor).zip(search.nominal(id));
        return values.is_none_or(|(a, b)| is_slip(a, b));
    }
    true
}

/// Whether the values of a binding meet the conditions of the rule and, where it only confirms,
/// can confirm it.
pub(super) fn meets(search: &Search<'_>, binding: &Binding) -> bool {
    let confirms = search.rule.confirm_only;
    if confirms && is_vague(search, binding) {
        return false;
    }
    let evaluation = search.evaluation(binding);
    let meant = |verdict| matches!(verdict, Some(Verdict::Holds | Verdict::Rounding));
    let mut conditions = search.rule.when.iter();
    if !conditions.all(|condition| meant(evaluation.verdict(&condition.expression))) {
        return false;
    }
    let mut asserts = search.rule.asserts.iter();
    !confirms || asserts.all(|assert| evaluation.may_hold(&assert.expression))
}

/// Whether a figure of the binding is hedged or a range: it meets too much to confirm much.
pub(super) fn is_vague(search: &Search<'_>, binding: &Binding) -> bool {
    let vague = |id: &ClaimId| {
        // Dates and times are no numbers, and as exact as they are written.
        search.rough(*id, false).is_none() && !search.context.claim(*id).is_date()
    };
    binding.iter().flatten().any(vague)
}

/// Whether no claims in reach of the anchor make the sums of the two sides agree.
fn is_out_of_balance(search: &Search<'_>, balance: &Balance, anchors: &Group) -> bool {
    let known = anchors.iter().try_fold(Rough::default(), |sum, id| {
        let value = search.rough(*id, balance.anchor.alone)?;
        Some(sum.plus(value, balance.anchor.negative))
    });
    let Some(known) = known else {
        return true;
    };
    match balance.open.as_slice() {
        [term] => {
            !within_reach(search, term).any(|value| known.plus(value, term.negative).holds_zero())
        }
        [first, second] => {
            let mut others: SmallVec<[Rough; 80]> = within_reach(search, second)
                .map(|value| Rough::default().plus(value, second.negative))
                .collect();
            others.sort_unstable();
            let widest = others.iter().map(|other| other.high - other.low).max();
            let widest = widest.unwrap_or(0);
            !within_reach(search, first).any(|value| {
                let sum = known.plus(value, first.negative);
                let to = others.partition_point(|other| other.low <= -sum.low);
                let near = others[..to].iter().rev();
                let mut near = near.take_while(|other| other.low >= -sum.high - widest);
                near.any(|other| sum.plus(*other, false).holds_zero())
            })
        }
        _ => false,
    }
}

/// The values of the claims around the anchor that can fill a role by themselves, and more: none
/// of its links but those with the anchor on unit and order are looked at, and of the words only
/// whether they may be alike.
fn within_reach<'a>(search: &'a Search<'_>, term: &Term) -> impl Iterator<Item = Rough> + use<'a> {
    let anchor = search.anchor;
    let window = search.window(anchor, search.rule.within);
    let start = if term.after {
        anchor.0 + 1
    } else {
        window.start
    };
    let end = if term.before { anchor.0 } else { window.end };
    let number = search.plan.first_role + term.role;
    let unit = term.same_unit.then(|| search.context.claim(anchor));
    let alone = term.alone;
    let ids = search.stretch.on(number, unit, start..end);
    let words = term.like.then(|| search.signature(anchor)).flatten();
    let may_be_like = move |id: &ClaimId| {
        let both = words.zip(words.and_then(|_| search.signature(*id)));
        both.is_none_or(|(a, b)| a & b != 0)
    };
    ids.filter(may_be_like)
        .filter_map(move |id| search.rough(id, alone))
}

#[cfg(test)]
mod tests {
    use crate::check::{Attempt, Check, Checker};
    use crate::grammar::Grammar;
    use crate::rule::{builtin, load};
    use crate::source::decode;

    #[test]
    fn what_is_passed_over_would_have_told_nothing() {
        let rules = load(&builtin(), &Grammar::new()).expect("the built-in rules load");
        let examples = rules.rules.iter().flat_map(|rule| &rule.tests);
        let texts: String = examples
            .map(|example| format!("{}\n\n", example.text))
            .collect();
        let checker = Checker::new(rules);
        let draft = checker.read(decode("draft.txt", texts.into()).expect("valid UTF-8"));
        let told = |checks: Vec<Check>| {
            let figures = checks
                .into_iter()
                .filter(|check| check.passages().is_empty());
            let mut told: Vec<_> = figures
                .map(|check| {
                    let claims = check.figures.iter().map(|figure| figure.claim);
                    (check.rule, check.verdict, claims.collect::<Vec<_>>())
                })
                .collect();
            told.sort();
            told
        };
        // Nothing is passed over there.
        let explained = checker.explain(&draft, &|_, _| true);
        let tried: Vec<Check> = explained.iter().filter_map(Attempt::check).collect();
        assert_eq!(told(checker.check(&draft)), told(tried));
    }
}
