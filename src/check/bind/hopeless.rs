//! Anchors at which the values alone show that nothing can come of a rule, before the words of any
//! claim are compared: most anchors of the rules whose roles nearly any claim can fill.

use smallvec::SmallVec;

use super::search::Search;
use crate::check::evaluate::Binding;
use crate::check::layout::lookup::Near;
use crate::check::layout::{Balance, Quotient, Term};
use crate::check::limits::WINDOW;
use crate::check::outcome::Verdict;
use crate::check::value::rough::Rough;
use crate::claim::ClaimId;

/// Whether no binding with the anchors bound can come to a verdict that is told. Where this does not
/// show it, the rule may keep silent still.
pub(super) fn is_hopeless(search: &Search<'_>, binding: &Binding) -> bool {
    if let Some(quotient) = &search.plan.quotient {
        return is_no_quotient(search, quotient, binding);
    }
    let balances = search.plan.balances.as_slice();
    let mut sums = balances.iter();
    !balances.is_empty() && sums.all(|sum| is_out_of_balance(search, sum, binding))
}

/// Whether the values of a binding meet the conditions of the rule and, where it only confirms,
/// can confirm it.
pub(super) fn meets(search: &Search<'_>, binding: &Binding) -> bool {
    let evaluation = search.evaluation(binding);
    let meant = |verdict| matches!(verdict, Some(Verdict::Holds | Verdict::Rounding));
    let mut conditions = search.rule.when.iter();
    if !conditions.all(|condition| meant(evaluation.verdict(&condition.expression))) {
        return false;
    }
    let mut asserts = search.rule.asserts.iter();
    !search.rule.confirm_only || asserts.all(|assert| evaluation.may_hold(&assert.expression))
}

/// Whether a figure of the binding is hedged or a range: it meets too much to confirm much.
pub(super) fn is_vague(search: &Search<'_>, binding: &Binding) -> bool {
    let mut bound = binding.iter().flatten();
    bound.any(|id| is_vague_figure(search, *id))
}

pub(super) fn is_vague_figure(search: &Search<'_>, id: ClaimId) -> bool {
    // Dates and times are no numbers, and as exact as they are written.
    search.rough(id, false).is_none() && !search.context.claim(id).is_date()
}

/// Whether no claims in reach of the anchor make the sums of the two sides agree.
fn is_out_of_balance(search: &Search<'_>, balance: &Balance, binding: &Binding) -> bool {
    let known = binding[0].iter().try_fold(Rough::default(), |sum, id| {
        let value = search.rough(*id, balance.anchor.alone)?;
        Some(sum.plus(value, balance.anchor.negative))
    });
    let Some(known) = known else {
        return true;
    };
    match balance.open.as_slice() {
        [term] => !within_reach(search, term, binding)
            .any(|value| known.plus(value, term.negative).holds_zero()),
        [first, second] => {
            let signed = |term: &Term, value| Rough::default().plus(value, term.negative);
            let firsts = || within_reach(search, first, binding).map(|value| signed(first, value));
            let others =
                || within_reach(search, second, binding).map(|value| signed(second, value));
            // Most sums are seen to fail from the least and the greatest of them.
            let hulls = hull(firsts()).zip(hull(others()));
            let near = |(a, b)| known.plus(a, false).plus(b, false).holds_zero();
            if !hulls.is_some_and(near) {
                return true;
            }
            let others = Sorted::new(others());
            !firsts().any(|value| {
                let sum = known.plus(value, false);
                let mut near = others.near(|low| low <= -sum.low, |high| high >= -sum.high);
                near.any(|other| sum.plus(other, false).holds_zero())
            })
        }
        _ => false,
    }
}

/// Whether no two claims in reach of the anchor have it for their quotient: multiplied out, so that
/// nothing need be divided.
fn is_no_quotient(search: &Search<'_>, quotient: &Quotient, binding: &Binding) -> bool {
    let known = binding[0].first();
    let Some(ratio) = known.and_then(|id| search.rough(*id, true)) else {
        return true;
    };
    let dividends = || within_reach(search, &quotient.dividend, binding);
    let divisors = || within_reach(search, &quotient.divisor, binding);
    let Some((dividend, divisor)) = hull(dividends()).zip(hull(divisors())) else {
        return true;
    };
    // Products of what may be below zero are not looked into.
    if ratio.low < 0 || divisor.low < 0 {
        return false;
    }
    let times = |ratio: i64, divisor: i64| i128::from(ratio) * i128::from(divisor);
    let fits =
        |divisor: i64, of: Rough| times(ratio.low, divisor) <= i128::from(of.high) * Rough::UNIT;
    let reaches =
        |divisor: i64, of: Rough| times(ratio.high, divisor) >= i128::from(of.low) * Rough::UNIT;
    // Most quotients are seen to fail from the least and the greatest of them.
    if !(fits(divisor.low, dividend) && reaches(divisor.high, dividend)) {
        return true;
    }
    let divisors = Sorted::new(divisors());
    !dividends().any(|dividend| {
        let fits = |divisor| fits(divisor, dividend);
        let reaches = |divisor| reaches(divisor, dividend);
        let mut near = divisors.near(fits, reaches);
        near.any(|divisor| reaches(divisor.high))
    })
}

/// What holds all values; `None` without any.
fn hull(values: impl Iterator<Item = Rough>) -> Option<Rough> {
    values.reduce(|hull, value| Rough {
        low: hull.low.min(value.low),
        high: hull.high.max(value.high),
    })
}

/// Values by their lower ends.
struct Sorted {
    values: SmallVec<[Rough; WINDOW]>,
    /// How far the ends of one lie apart at most.
    widest: i64,
}

impl Sorted {
    fn new(values: impl Iterator<Item = Rough>) -> Self {
        let mut values: SmallVec<[Rough; WINDOW]> = values.collect();
        values.sort_unstable();
        let widest = values.iter().map(|value| value.high - value.low).max();
        Sorted {
            values,
            widest: widest.unwrap_or(0),
        }
    }

    /// Those whose lower end is so low, and whose upper end may be so high.
    fn near(
        &self,
        low: impl Fn(i64) -> bool,
        high: impl Fn(i64) -> bool,
    ) -> impl Iterator<Item = Rough> {
        let to = self.values.partition_point(|value| low(value.low));
        let down = self.values[..to].iter().rev();
        down.take_while(move |value| high(value.low.saturating_add(self.widest)))
            .copied()
    }
}

/// The values of the claims around the anchor that can fill a role by themselves, and more: none
/// of its links but those with the anchor on unit and place are looked at, and of the words only
/// whether they may be alike.
fn within_reach<'a>(
    search: &'a Search<'_>,
    term: &Term,
    binding: &Binding,
) -> impl Iterator<Item = Rough> + use<'a> {
    let anchor = search.anchor;
    let window = search.window(anchor, search.rule.within);
    let reach = search.reach(term.role, binding);
    let start = if term.after {
        anchor.0 + 1
    } else {
        window.start
    };
    let end = if term.before { anchor.0 } else { window.end };
    let near = Near {
        role: search.plan.first_role + term.role,
        unit: term.same_unit.then(|| search.context.claim(anchor)),
        range: start.max(reach.start)..end.min(reach.end),
    };
    let words = term.like.then(|| search.signature(anchor)).flatten();
    let read = |id| search.read_signature(id);
    search.stretch.values(near, term.alone, words, read)
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
