//! What to write in place of the figure at fault, where the others leave one way to write it.

use super::style::{Style, written_like};
use crate::check::context::Context;
use crate::check::evaluate::{Binding, Evaluation};
use crate::check::outcome::Suggestion;
use crate::check::value::operand::Operand;
use crate::claim::ClaimId;
use crate::grammar::{Bound, Exact, Form, Kind, ValueSet};
use crate::rule::{Expression, Function, Rule};

/// The correction that a rule has for a binding that fails; `None` when the figure is vague or in
/// Chinese numerals, or when the others allow more than one way to write it.
pub(super) fn suggestion<'a>(
    evaluation: &Evaluation<'_>,
    rule: &Rule,
    style_of: impl Fn(ClaimId) -> Style<'a>,
) -> Option<Suggestion> {
    let suggest = rule.suggest.as_ref()?;
    let claim = only_claim(evaluation.binding, suggest.role)?;
    let context = evaluation.context;
    let computed = evaluation.operand(&suggest.expression)?;
    let written = context.claim(claim).quantity.span.of(&context.text.normal);
    let text = match &suggest.expression {
        Expression::Call(Function::Weekday, _) => weekday(written, computed.nominal?)?,
        _ => number(context, claim, &computed, style_of(claim))?,
    };
    (text != written).then_some(Suggestion { claim, text })
}

fn only_claim(binding: &Binding, role: usize) -> Option<ClaimId> {
    match binding.get(role).map(|group| group.as_slice()) {
        Some(&[claim]) => Some(claim),
        _ => None,
    }
}

/// 星期三 → 星期五, in the word for week that stands there.
fn weekday(written: &str, day: Exact) -> Option<String> {
    const DAYS: [char; 7] = ['一', '二', '三', '四', '五', '六', '日'];
    let index = usize::try_from(day.numerator() - 1).ok()?;
    let last = written.chars().next_back()?;
    let week = written.strip_suffix(last)?;
    Some(format!("{week}{}", DAYS.get(index)?))
}

/// The computed value with the unit and precision of the figure, when the figures as written give
/// just that, or every value that it may stand for could be written so.
fn number(
    context: &Context<'_>,
    claim: ClaimId,
    computed: &Operand,
    style: Style<'_>,
) -> Option<String> {
    let quantity = &context.claim(claim).quantity;
    let plain = quantity.hedge.is_none()
        && quantity.form.has(Form::ARABIC)
        && !quantity.form.has(Form::FRACTION)
        && !quantity.form.has(Form::TENTHS)
        && !matches!(quantity.kind, Kind::Range | Kind::Date | Kind::DateRange);
    let grain = context.operand(claim)?.grain?;
    if !plain || computed.loose {
        return None;
    }
    let nominal = computed.nominal?;
    let value = grain.round(nominal)?;
    if value == nominal {
        return written_like(value, style);
    }
    let step = grain.step()?;
    let half = step.divide(Exact::integer(2))?;
    let written = ValueSet::new(
        Bound::closed(value.subtract(half)?),
        Bound::closed(value.add(step)?),
    );
    let inside = |bound: Option<Bound>| bound.is_some_and(|bound| written.contains(bound.value));
    (inside(computed.set.low) && inside(computed.set.high))
        .then(|| written_like(value, style))
        .flatten()
}
