//! Whether a claim can fill a role by itself, filter by filter. The sieve answers the
//! same for all roles at once.

use super::site::{Figure, is_hedged_as};
use crate::check::context::Context;
use crate::check::context::base::names_base;
use crate::check::outcome::Verdict;
use crate::check::value::judge::judge;
use crate::check::value::operand::Operand;
use crate::claim::{Agreement, Claim, ClaimId, Cue, agreement, ends_with_among};
use crate::grammar::{Dimension, Exact, Form, Quantity};
use crate::rule::{Comparison, Expression, Filter, Writing};
use crate::text::BlockKind;

/// A filter that asks for yes or no.
pub(in crate::check) struct Flag {
    /// The key that rule authors write.
    pub key: &'static str,
    pub wanted: fn(&Filter) -> Option<bool>,
    pub is: fn(&Context<'_>, ClaimId) -> bool,
}

pub(in crate::check) const FLAGS: &[Flag] = &[
    Flag {
        key: "negated",
        wanted: |filter| filter.negated,
        is: |context, id| context.claim(id).negated,
    },
    Flag {
        key: "hedged",
        wanted: |filter| filter.hedged,
        is: |context, id| context.claim(id).quantity.hedge.is_some(),
    },
    Flag {
        key: "points",
        wanted: |filter| filter.points,
        is: |context, id| context.claim(id).is_points(),
    },
    Flag {
        key: "part",
        wanted: |filter| filter.part,
        is: |context, id| context.claim(id).whole.is_some(),
    },
    Flag {
        key: "bracketed",
        wanted: |filter| filter.bracketed,
        is: |context, id| context.claim(id).bracket.is_some(),
    },
    Flag {
        key: "among",
        wanted: |filter| filter.among,
        is: is_among,
    },
    Flag {
        key: "labelled",
        wanted: |filter| filter.labelled,
        is: |context, id| !context.claim(id).label.is_empty(),
    },
    Flag {
        key: "heading",
        wanted: |filter| filter.heading,
        is: |context, id| context.claim(id).heading.is_some(),
    },
    Flag {
        key: "title",
        wanted: |filter| filter.title,
        is: |context, id| context.claim(id).heading == Some(1),
    },
    Flag {
        key: "traditional",
        wanted: |filter| filter.traditional,
        is: |context, _| context.text.is_traditional(),
    },
    Flag {
        key: "bare",
        wanted: |filter| filter.bare,
        is: |context, id| {
            let claim = context.claim(id);
            claim.topic.is_empty() && claim.place.is_none()
        },
    },
    Flag {
        key: "in_table",
        wanted: |filter| filter.in_table,
        is: is_in_table,
    },
    Flag {
        key: "based",
        wanted: |filter| filter.based,
        is: |context, id| names_base(context, context.claim(id)),
    },
    Flag {
        key: "rated",
        wanted: |filter| filter.rated,
        is: is_rated,
    },
];

/// 122家企业中, 32种电扇中有8种: whether others are told to be of what the figure counts.
fn is_among(context: &Context<'_>, id: ClaimId) -> bool {
    let after = context.claim(id).after.of(&context.text.normal);
    let named = after.strip_suffix('有').unwrap_or(after);
    let is_one = !after.contains(['、', ',', ';']);
    is_one && ends_with_among(named) && !named.ends_with("其中")
}

/// Whether a rate that names what the figure counts is said of it in its sentence: 448人完赛，
/// 完赛率为93%.
fn is_rated(context: &Context<'_>, id: ClaimId) -> bool {
    const AHEAD: usize = 4;
    let claim = context.claim(id);
    let text = &context.text.normal;
    let ahead = context.claims.claims.iter();
    let ahead = ahead.skip(id.index() + 1).take(AHEAD);
    ahead
        .take_while(|next| next.sentence == claim.sentence)
        .filter(|next| next.is_ratio() && next.has(Cue::Rate))
        .filter(|next| next.subject == Some(id))
        .any(|next| agreement(claim.label.of(text), next.before.of(text)) > Agreement::None)
}

fn is_in_table(context: &Context<'_>, id: ClaimId) -> bool {
    let block = context.text.blocks.get(context.claim(id).block as usize);
    block.is_some_and(|block| matches!(block.kind, BlockKind::Cell { .. }))
}

/// The key of the first filter of a role that the claim does not meet, as rule authors write it;
/// `None` when the claim can fill the role.
pub(in crate::check) fn unmet(
    context: &Context<'_>,
    filter: &Filter,
    id: ClaimId,
) -> Option<&'static str> {
    let claim = context.claim(id);
    unmet_form(context, filter, claim)
        .or_else(|| unmet_words(context, filter, claim))
        .or_else(|| unmet_flag(context, filter, id))
        .or_else(|| unmet_writing(context, &filter.writing, claim))
        .or_else(|| {
            let condition = filter.value.as_ref()?;
            let nominal = context.nominal(id);
            (!has_value(context, &condition.expression, id, nominal)).then_some("value")
        })
}

fn unmet_form(context: &Context<'_>, filter: &Filter, claim: &Claim) -> Option<&'static str> {
    let quantity = &claim.quantity;
    if !filter.kinds.is_empty() && !filter.kinds.contains(&quantity.kind) {
        return Some("kind");
    }
    if !filter.cues.is_empty() && !claim.cues.intersects(filter.cues) {
        return Some("cue");
    }
    if claim.cues.intersects(filter.without) {
        return Some("without");
    }
    let unit = quantity.unit;
    if !filter.units.is_empty() && !unit.is_some_and(|unit| filter.units.contains(&unit)) {
        return Some("unit");
    }
    let wanted = |dimension| filter.dimensions.contains(&dimension);
    let fits = filter.dimensions.is_empty()
        || unit.is_some_and(|unit| wanted(context.grammar.unit(unit).dimension))
        || (claim.is_ratio() && wanted(Dimension::Ratio));
    (!fits).then_some("dimension")
}

fn unmet_words(context: &Context<'_>, filter: &Filter, claim: &Claim) -> Option<&'static str> {
    let words = context.claims.words_of(claim);
    if !filter.labels.is_empty() && !filter.labels.iter().any(|word| words.contains(word)) {
        return Some("label");
    }
    let excluded = filter.not.iter().any(|word| words.contains(word));
    excluded.then_some("not")
}

fn unmet_flag(context: &Context<'_>, filter: &Filter, id: ClaimId) -> Option<&'static str> {
    let unmet = FLAGS.iter().find(|flag| {
        let wanted = (flag.wanted)(filter);
        wanted.is_some_and(|wanted| wanted != (flag.is)(context, id))
    });
    unmet.map(|flag| flag.key)
}

/// The key of what is asked of how the figure is written and is not so.
pub(in crate::check) fn unmet_writing(
    context: &Context<'_>,
    writing: &Writing,
    claim: &Claim,
) -> Option<&'static str> {
    if writing.text {
        return Some("text");
    }
    unmet_figure(writing, &claim.quantity).or_else(|| {
        let figure = Figure::of(context, claim);
        unmet_text(&figure, writing)
    })
}

/// Whether the figure by itself, without the words that it stands among, is written as is asked.
pub(in crate::check) fn is_formed_as(writing: &Writing, quantity: &Quantity) -> bool {
    unmet_figure(writing, quantity).is_none()
}

fn unmet_figure(writing: &Writing, quantity: &Quantity) -> Option<&'static str> {
    let has = |form: &Form| quantity.form.has(*form);
    if !writing.forms.is_empty() && !writing.forms.iter().any(has) {
        return Some("form");
    }
    if writing.not_forms.iter().any(has) {
        return Some("not_form");
    }
    (!is_hedged_as(writing, quantity.hedge.as_deref())).then_some("hedge")
}

/// The key of what is asked of the words of the figure and those that touch it, and is not so.
pub(in crate::check) fn unmet_text(figure: &Figure<'_>, writing: &Writing) -> Option<&'static str> {
    figure
        .site
        .unmet_around(writing)
        .or_else(|| figure.unmet_inside(writing))
}

/// Whether what the claim says, nominally this, meets a condition in which its value stands as
/// role 0.
pub(in crate::check) fn has_value(
    context: &Context<'_>,
    condition: &Expression,
    id: ClaimId,
    nominal: Option<Exact>,
) -> bool {
    let operand = || context.operand(id);
    nominal.is_some_and(|value| meets(condition, value, &operand))
}

fn meets(condition: &Expression, value: Exact, operand: &dyn Fn() -> Option<Operand>) -> bool {
    match condition {
        Expression::And(a, b) => meets(a, value, operand) && meets(b, value, operand),
        Expression::Or(a, b) => meets(a, value, operand) || meets(b, value, operand),
        Expression::Compare(comparison, _, right) => {
            let Expression::Literal(limit) = **right else {
                return false;
            };
            match comparison {
                Comparison::Less => value < limit,
                Comparison::LessOrEqual => value <= limit,
                Comparison::Greater => value > limit,
                Comparison::GreaterOrEqual => value >= limit,
                Comparison::NotEqual => value != limit,
                // A figure equals what is written so when rounded as it is.
                Comparison::Equal => operand().is_some_and(|operand| {
                    judge(*comparison, &operand, &Operand::exact(limit)) == Some(Verdict::Holds)
                }),
            }
        }
        _ => false,
    }
}
