//! Filters of how a figure is written, and roles that are filled with text.

use super::member;
use crate::rule::compiled::{Assertion, Role, TextRole};
use crate::rule::error::{Fault, Known, Reporter, WordSet};
use crate::rule::expression::Expression;
use crate::rule::pattern::{Pattern, PatternFault, SHAPES};
use crate::rule::template::{Piece, Template};
use crate::rule::words::{FORMS, HEDGES, OPENINGS, SUPPRESSIONS};
use crate::rule::writing::Writing;
use crate::rule::written::{Placed, Texts, WrittenFilter, WrittenRole, WrittenRule};

/// The keys of a role that speak of how it is written.
pub fn compile(filter: &WrittenFilter, reporter: &mut Reporter<'_>) -> Writing {
    let mut members = |texts: &Texts| -> Vec<_> {
        let form = |text| member(text, WordSet::Form, FORMS, reporter);
        texts.iter().filter_map(form).collect()
    };
    let (forms, not_forms) = (members(&filter.form), members(&filter.not_form));
    Writing {
        text: !filter.text.is_empty() || filter.suppression.is_some(),
        hedges: filter
            .hedge
            .iter()
            .filter_map(|hedge| member(hedge, WordSet::Hedge, HEDGES, reporter))
            .collect(),
        forms,
        not_forms,
        unit_text: filter
            .unit_text
            .iter()
            .map(|word| word.value.clone())
            .collect(),
        surface: patterns(&filter.surface, reporter),
        not_surface: patterns(&filter.not_surface, reporter),
        preceded_by: patterns(&filter.preceded_by, reporter),
        not_preceded_by: patterns(&filter.not_preceded_by, reporter),
        followed_by: patterns(&filter.followed_by, reporter),
        not_followed_by: patterns(&filter.not_followed_by, reporter),
        quoted: filter.quoted.as_ref().map(|flag| flag.value),
        opens: filter
            .opens
            .iter()
            .filter_map(|opening| member(opening, WordSet::Opening, OPENINGS, reporter))
            .collect(),
    }
}

fn patterns(texts: &Texts, reporter: &mut Reporter<'_>) -> Vec<Pattern> {
    texts
        .iter()
        .filter_map(|text| pattern(text, reporter))
        .collect()
}

fn pattern(text: &Placed<String>, reporter: &mut Reporter<'_>) -> Option<Pattern> {
    match Pattern::parse(&text.value) {
        Ok(pattern) => Some(pattern),
        Err((place, fault)) => {
            let word = match &fault {
                PatternFault::UnknownShape(word) => word.as_str(),
                _ => "",
            };
            let known = Known::of(word, SHAPES.iter().map(|(_, word)| *word));
            reporter.inside(text, place, Fault::Pattern { fault, known });
            None
        }
    }
}

/// What makes the role one of text; nothing for one of figures.
pub fn text_role(written: &WrittenRole, reporter: &mut Reporter<'_>) -> Option<TextRole> {
    let filter = &written.filter;
    if filter.text.is_empty() && filter.suppression.is_none() {
        if let Some(flag) = &filter.out_of_turn {
            reporter.at(flag.place, Fault::OutOfTurnWithoutText);
        }
        return None;
    }
    refuse_figure_keys(written, reporter);
    let mut found = Vec::with_capacity(filter.text.len());
    for text in &filter.text {
        let Some(pattern) = pattern(text, reporter) else {
            continue;
        };
        if pattern.key().is_none() {
            reporter.at(text.place, Fault::PatternWithoutWord);
        }
        found.push(pattern);
    }
    Some(TextRole {
        patterns: found,
        out_of_turn: filter.out_of_turn.as_ref().is_some_and(|flag| flag.value),
        suppression: filter
            .suppression
            .as_ref()
            .and_then(|word| member(word, WordSet::Suppression, SUPPRESSIONS, reporter)),
    })
}

/// Reports what a role of text asks as of a figure.
fn refuse_figure_keys(written: &WrittenRole, reporter: &mut Reporter<'_>) {
    let filter = &written.filter;
    let lists = [
        ("unit", &filter.unit),
        ("dimension", &filter.dimension),
        ("kind", &filter.kind),
        ("label", &filter.label),
        ("not", &filter.not),
        ("cue", &filter.cue),
        ("without", &filter.without),
        ("hedge", &filter.hedge),
        ("form", &filter.form),
        ("not_form", &filter.not_form),
        ("unit_text", &filter.unit_text),
        ("surface", &filter.surface),
    ];
    let flags = [
        ("negated", &filter.negated),
        ("hedged", &filter.hedged),
        ("points", &filter.points),
        ("part", &filter.part),
        ("bare", &filter.bare),
        ("in_table", &filter.in_table),
        ("complete", &filter.complete),
        ("optional", &filter.optional),
        ("many", &filter.many),
    ];
    let listed = lists
        .iter()
        .filter_map(|(key, texts)| Some((*key, texts.first()?.place)));
    let flagged = flags
        .iter()
        .filter_map(|(key, flag)| Some((*key, flag.as_ref()?.place)));
    let value = filter.value.as_ref().map(|value| ("value", value.place));
    for (key, place) in listed.chain(flagged).chain(value) {
        reporter.at(place, Fault::NotForText { key });
    }
}

/// A rule of text has one role, and forbids it.
pub fn check_text_rule(
    written: &WrittenRule,
    roles: &[Role],
    asserts: &[Assertion],
    reporter: &mut Reporter<'_>,
) {
    let Some(index) = roles.iter().position(|role| role.text.is_some()) else {
        return;
    };
    let Some(role) = written.roles.get(index) else {
        return;
    };
    let name = || role.name.value.clone();
    if roles.len() > 1 {
        reporter.at(role.name.place, Fault::TextRoleAlone { role: name() });
        return;
    }
    let asserted = written.assert.first();
    let reckoned = asserts
        .iter()
        .zip(&written.forbid)
        .find(|(forbidden, _)| !matches!(forbidden.expression, Expression::Role(_)))
        .map(|(_, source)| source);
    if let Some(source) = asserted.or(reckoned) {
        reporter.at(source.place, Fault::TextWithoutValue { role: name() });
    }
}

/// The message of a rule of text may print it and not reckon with it.
pub fn check_text_template(
    written: &WrittenRule,
    roles: &[Role],
    template: &Template,
    reporter: &mut Reporter<'_>,
) {
    let (
        Some(Role {
            text: Some(_),
            name,
            ..
        }),
        Some(message),
    ) = (roles.first(), &written.message)
    else {
        return;
    };
    let reckons = |piece: &Piece| match piece {
        Piece::Text(_) => false,
        Piece::Expression(expression, _) => !matches!(expression, Expression::Role(_)),
    };
    if template.pieces.iter().any(reckons) {
        reporter.at(
            message.place,
            Fault::TextWithoutValue { role: name.clone() },
        );
    }
}
