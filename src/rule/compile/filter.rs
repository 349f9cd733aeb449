//! Role filters: words to members, and filters that exclude each other.

use super::Compiler;
use super::names::Names;
use super::writing;
use crate::claim::{Cue, Cues};
use crate::grammar::{Bound, Dimension, Grammar, Kind, UnitId, ValueSet};
use crate::rule::compiled::{Assertion, Filter, Link, LinkKind, Role};
use crate::rule::error::{Fault, Known, Reporter, WordSet};
use crate::rule::expression::{Comparison, Expression, Parsed, Term, parse_filter};
use crate::rule::words::{DIMENSIONS, KINDS, word_of};
use crate::rule::written::{Placed, Texts, WrittenFilter, WrittenRole};

/// The role with its own filters, and the ties that `unit` and `dimension` make.
pub fn role(
    written: &WrittenRole,
    names: &Names<'_>,
    compiler: &mut Compiler<'_>,
    reporter: &mut Reporter<'_>,
) -> Role {
    let filter = &written.filter;
    let mut links = Vec::new();
    let compiled = Filter {
        units: units(&filter.unit, names, compiler.grammar, &mut links, reporter),
        dimensions: dimensions(&filter.dimension, names, &mut links, reporter),
        kinds: filter
            .kind
            .iter()
            .filter_map(|kind| super::member(kind, WordSet::Kind, KINDS, reporter))
            .collect(),
        labels: words(&filter.label, compiler, reporter),
        not: words(&filter.not, compiler, reporter),
        cues: cues(&filter.cue, reporter),
        without: cues(&filter.without, reporter),
        negated: filter.negated.as_ref().map(|flag| flag.value),
        hedged: filter.hedged.as_ref().map(|flag| flag.value),
        points: filter.points.as_ref().map(|flag| flag.value),
        part: filter.part.as_ref().map(|flag| flag.value),
        bracketed: filter.bracketed.as_ref().map(|flag| flag.value),
        among: filter.among.as_ref().map(|flag| flag.value),
        labelled: filter.labelled.as_ref().map(|flag| flag.value),
        heading: filter.heading.as_ref().map(|flag| flag.value),
        title: filter.title.as_ref().map(|flag| flag.value),
        traditional: filter.traditional.as_ref().map(|flag| flag.value),
        in_table: filter.in_table.as_ref().map(|flag| flag.value),
        based: filter.based.as_ref().map(|flag| flag.value),
        rated: filter.rated.as_ref().map(|flag| flag.value),
        bare: filter.bare.as_ref().map(|flag| flag.value),
        apart: filter.apart.as_ref().map(|flag| flag.value),
        complete: filter.complete.as_ref().map(|flag| flag.value),
        value: filter.value.as_ref().and_then(|value| {
            let expression = value_condition(value, reporter)?;
            let source = value.value.clone();
            Some(Assertion { expression, source })
        }),
        writing: writing::compile(filter, reporter),
    };
    check_words(filter, reporter);
    check_lists(filter, names, reporter);
    check_cues(filter, &compiled, reporter);
    check_dimensions(filter, &compiled, compiler.grammar, reporter);
    let flag = |flag: &Option<Placed<bool>>| flag.as_ref().is_some_and(|flag| flag.value);
    Role {
        name: written.name.value.clone(),
        filter: compiled,
        links,
        optional: flag(&filter.optional),
        many: flag(&filter.many),
        text: writing::text_role(written, reporter),
    }
}

/// A word is another role's name or a unit's.
fn units(
    written: &Texts,
    names: &Names<'_>,
    grammar: &Grammar,
    links: &mut Vec<Link>,
    reporter: &mut Reporter<'_>,
) -> Vec<UnitId> {
    let mut units: Vec<UnitId> = Vec::new();
    for word in written {
        if let Some(role) = names.find(&word.value) {
            links.push(Link {
                kind: LinkKind::SameUnit,
                role,
            });
        } else if let Some(unit) = grammar.unit_named(&word.value) {
            // 人 and 名 are one unit.
            if !units.contains(&unit) {
                units.push(unit);
            }
        } else {
            let known = grammar.units().flat_map(|unit| unit.words.iter().copied());
            let known = Known::of(&word.value, names.known().chain(known));
            reporter.at(
                word.place,
                Fault::UnknownUnit {
                    word: word.value.clone(),
                    known,
                },
            );
        }
    }
    units
}

fn dimensions(
    written: &Texts,
    names: &Names<'_>,
    links: &mut Vec<Link>,
    reporter: &mut Reporter<'_>,
) -> Vec<Dimension> {
    let mut dimensions = Vec::new();
    for word in written {
        if let Some(role) = names.find(&word.value) {
            links.push(Link {
                kind: LinkKind::SameDimension,
                role,
            });
        } else {
            dimensions.extend(super::member(
                word,
                WordSet::Dimension,
                DIMENSIONS,
                reporter,
            ));
        }
    }
    dimensions
}

fn words(
    written: &Texts,
    compiler: &mut Compiler<'_>,
    reporter: &mut Reporter<'_>,
) -> Vec<crate::claim::WordId> {
    written
        .iter()
        .map(|word| compiler.word(word, reporter))
        .collect()
}

fn cues(written: &Texts, reporter: &mut Reporter<'_>) -> Cues {
    written
        .iter()
        .filter_map(|cue| super::member(cue, WordSet::Cue, &Cue::ALL, reporter))
        .fold(Cues::NONE, Cues::with)
}

/// A role in a list of units or dimensions, and what is asked of a list asked of a single figure.
fn check_lists(filter: &WrittenFilter, names: &Names<'_>, reporter: &mut Reporter<'_>) {
    for list in [&filter.unit, &filter.dimension] {
        let mut roles = list.iter().filter(|word| names.find(&word.value).is_some());
        if list.len() > 1
            && let Some(role) = roles.next()
        {
            let fault = Fault::RoleAmongWords {
                role: role.value.clone(),
            };
            reporter.at(role.place, fault);
        }
    }
    let many = filter.many.as_ref().is_some_and(|many| many.value);
    for (key, flag) in [("complete", &filter.complete), ("apart", &filter.apart)] {
        if let Some(flag) = flag.as_ref().filter(|_| !many) {
            reporter.at(flag.place, Fault::ListWithoutMany { key });
        }
    }
}

/// A word twice, or a label that holds an excluded word.
fn check_words(filter: &WrittenFilter, reporter: &mut Reporter<'_>) {
    for list in [&filter.label, &filter.not, &filter.surface, &filter.unit] {
        for (index, word) in list.iter().enumerate() {
            if list[..index]
                .iter()
                .any(|earlier| earlier.value == word.value)
            {
                reporter.at(
                    word.place,
                    Fault::SameWordTwice {
                        word: word.value.clone(),
                    },
                );
            }
        }
    }
    for label in &filter.label {
        if let Some(not) = filter
            .not
            .iter()
            .find(|not| label.value.contains(&not.value))
        {
            let (label_word, not) = (label.value.clone(), not.value.clone());
            reporter.at(
                label.place,
                Fault::WordExcluded {
                    label: label_word,
                    not,
                },
            );
        }
    }
}

fn check_cues(filter: &WrittenFilter, compiled: &Filter, reporter: &mut Reporter<'_>) {
    let both = Cues(compiled.cues.0 & compiled.without.0);
    for (_, cue) in both.iter() {
        if let Some(place) = filter.without.iter().find(|written| written.value == cue) {
            reporter.at(place.place, Fault::CueExcluded { cue });
        }
    }
}

/// Units, dimensions and kinds that no figure has together.
fn check_dimensions(
    filter: &WrittenFilter,
    compiled: &Filter,
    grammar: &Grammar,
    reporter: &mut Reporter<'_>,
) {
    let of_units: Vec<Dimension> = compiled
        .units
        .iter()
        .map(|unit| grammar.unit(*unit).dimension)
        .collect();
    let apart = |a: &[Dimension], b: &[Dimension]| {
        !a.is_empty() && !b.is_empty() && !a.iter().any(|dimension| b.contains(dimension))
    };
    // A tie to another role stands for units or dimensions not known here.
    let tied = |written: &Texts, known: usize| written.len() > known;
    let units_known = !tied(&filter.unit, compiled.units.len());
    if let (Some(unit), Some(dimension)) = (filter.unit.first(), filter.dimension.first())
        && units_known
        && !tied(&filter.dimension, compiled.dimensions.len())
        && apart(&of_units, &compiled.dimensions)
    {
        let first = format!("unit: {}", unit.value);
        let second = format!("dimension: {}", dimension.value);
        reporter.at(dimension.place, Fault::DisjointFilters { first, second });
    }
    let (Some(kind), [only]) = (filter.kind.first(), &compiled.kinds[..]) else {
        return;
    };
    let Some(allowed) = dimensions_of(*only) else {
        return;
    };
    let kind_said = format!("kind: {}", word_of(KINDS, only));
    let other = [
        (
            "unit",
            filter.unit.first().filter(|_| units_known),
            &of_units,
        ),
        ("dimension", filter.dimension.first(), &compiled.dimensions),
    ];
    for (key, written, dimensions) in other {
        if let Some(written) = written.filter(|_| apart(dimensions, allowed)) {
            let first = format!("{key}: {}", written.value);
            reporter.at(
                kind.place,
                Fault::DisjointFilters {
                    first,
                    second: kind_said.clone(),
                },
            );
        }
    }
}

/// The dimensions that figures of a kind can have; `None` when any.
fn dimensions_of(kind: Kind) -> Option<&'static [Dimension]> {
    use Dimension as D;
    match kind {
        Kind::Count => Some(&[D::Count]),
        Kind::Money => Some(&[D::Money, D::Quotient]),
        Kind::Ratio => Some(&[D::Ratio]),
        Kind::Duration => Some(&[D::Duration]),
        Kind::Date | Kind::DateRange => Some(&[D::Date]),
        Kind::Number => Some(&[D::None]),
        Kind::Measure => Some(&[
            D::Area,
            D::Mass,
            D::Length,
            D::Volume,
            D::Energy,
            D::Power,
            D::Temperature,
            D::Speed,
            D::Quotient,
            D::Duration,
        ]),
        Kind::Ordinal | Kind::Weekday | Kind::Time | Kind::Range => None,
    }
}

/// `> 1` as a condition on role 0.
fn value_condition(written: &Placed<String>, reporter: &mut Reporter<'_>) -> Option<Expression> {
    let parsed = match parse_filter(&written.value) {
        Ok(parsed) => parsed,
        Err((span, fault)) => {
            reporter.inside(written, span, fault);
            return None;
        }
    };
    let mut literal = true;
    let condition = condition(&parsed, &mut |span| {
        literal = false;
        reporter.inside(written, span, Fault::NumberExpected);
    })?;
    if literal && possible(&condition).is_some_and(|sets| sets.iter().all(ValueSet::is_empty)) {
        let fault = Fault::EmptyRange {
            condition: written.value.clone(),
        };
        reporter.at(written.place, fault);
    }
    Some(condition)
}

/// Only literals are compared with; `refuse` is told of anything else.
fn condition(parsed: &Parsed<'_>, refuse: &mut dyn FnMut(crate::text::Span)) -> Option<Expression> {
    let mut both = |a: &Parsed<'_>, b: &Parsed<'_>| {
        let (a, b) = (condition(a, refuse), condition(b, refuse));
        Some((Box::new(a?), Box::new(b?)))
    };
    Some(match &parsed.term {
        Term::Literal(value, _) => Expression::Literal(*value),
        Term::Name("") => Expression::Role(0),
        Term::Negate(inner) => match condition(inner, refuse)? {
            Expression::Literal(value) => Expression::Literal(value.negate()),
            other => Expression::Negate(Box::new(other)),
        },
        Term::And(a, b) => {
            let (a, b) = both(a, b)?;
            Expression::And(a, b)
        }
        Term::Or(a, b) => {
            let (a, b) = both(a, b)?;
            Expression::Or(a, b)
        }
        Term::Compare(comparison, a, b) => {
            let (a, b) = both(a, b)?;
            Expression::Compare(*comparison, a, b)
        }
        Term::Name(_) | Term::Binary(..) | Term::Call(..) => {
            refuse(parsed.span);
            return None;
        }
    })
}

/// The values that satisfy a condition, as alternatives; `None` when that is not an interval.
fn possible(condition: &Expression) -> Option<Vec<ValueSet>> {
    match condition {
        Expression::And(a, b) => {
            let (a, b) = (possible(a)?, possible(b)?);
            // Conditions are short: at most a handful of alternatives a side.
            let pairs = a.iter().flat_map(|a| b.iter().map(|b| a.intersect(b)));
            Some(pairs.filter(|set| !set.is_empty()).collect())
        }
        Expression::Or(a, b) => {
            let (mut a, b) = (possible(a)?, possible(b)?);
            a.extend(b);
            Some(a)
        }
        Expression::Compare(comparison, _, right) => {
            let Expression::Literal(value) = **right else {
                return None;
            };
            let (open, closed) = (Some(Bound::open(value)), Some(Bound::closed(value)));
            Some(vec![match comparison {
                Comparison::Equal => ValueSet::point(value),
                Comparison::NotEqual => return None,
                Comparison::Less => ValueSet {
                    low: None,
                    high: open,
                },
                Comparison::LessOrEqual => ValueSet {
                    low: None,
                    high: closed,
                },
                Comparison::Greater => ValueSet {
                    low: open,
                    high: None,
                },
                Comparison::GreaterOrEqual => ValueSet {
                    low: closed,
                    high: None,
                },
            }])
        }
        _ => None,
    }
}
