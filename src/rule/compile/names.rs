//! Role names, and what the filters of a role say of its figures' type.

use crate::grammar::{Dimension, Grammar, Kind};
use crate::rule::compiled::{LinkKind, Role};
use crate::rule::error::{Fault, Known, Reporter, Type};
use crate::rule::expression::{FUNCTIONS, is_name};
use crate::rule::written::{Placed, WrittenRole};

/// The names of a rule's roles, in order.
pub struct Names<'w> {
    names: Vec<&'w str>,
}

impl<'w> Names<'w> {
    pub fn of(roles: &'w [WrittenRole]) -> Self {
        Names {
            names: roles.iter().map(|role| role.name.value.as_str()).collect(),
        }
    }

    /// The index of a role.
    pub fn find(&self, name: &str) -> Option<usize> {
        self.names.iter().position(|known| *known == name)
    }

    pub fn name(&self, role: usize) -> &'w str {
        self.names.get(role).copied().unwrap_or_default()
    }

    /// The role named, or a fault.
    pub fn resolve(&self, name: &Placed<String>, reporter: &mut Reporter<'_>) -> Option<usize> {
        let role = self.find(&name.value);
        if role.is_none()
            && let Some(fault) = self.unknown(&name.value)
        {
            reporter.at(name.place, fault);
        }
        role
    }

    /// That there is no such role; nothing where there are none at all, for then what is wrong with `where` has
    /// been told.
    pub fn unknown(&self, name: &str) -> Option<Fault> {
        let known = Known::of(name, self.names.iter().copied());
        (!self.names.is_empty()).then(|| Fault::UnknownRole {
            name: name.to_owned(),
            known,
        })
    }

    /// The role names most like `word`.
    pub fn known(&self) -> impl Iterator<Item = &'w str> + Clone + '_ {
        self.names.iter().copied()
    }

    /// Names must be usable in expressions, and the first role is always bound.
    pub fn check(&self, roles: &[WrittenRole], reporter: &mut Reporter<'_>) {
        for role in roles {
            let name = &role.name.value;
            if !is_name(name) || FUNCTIONS.iter().any(|function| function.name == name) {
                reporter.at(role.name.place, Fault::BadRoleName { name: name.clone() });
            }
        }
        if let Some(first) = roles.first()
            && let Some(optional) = first.filter.optional.as_ref().filter(|flag| flag.value)
        {
            let role = first.name.value.clone();
            reporter.at(optional.place, Fault::FirstRoleOptional { role });
        }
    }
}

/// What each role gives in an expression.
pub fn types(roles: &[Role], grammar: &Grammar) -> Vec<Type> {
    (0..roles.len())
        .map(|role| type_of(roles, role, grammar, roles.len()))
        .collect()
}

/// `steps` bounds the way along `unit: 角色` ties, which may run in a circle.
fn type_of(roles: &[Role], role: usize, grammar: &Grammar, steps: usize) -> Type {
    let Some(role) = roles.get(role) else {
        return Type::Any;
    };
    let own = by_filter(role, grammar);
    if own != Type::Any || steps == 0 {
        return own;
    }
    role.links
        .iter()
        .find(|link| matches!(link.kind, LinkKind::SameUnit | LinkKind::SameDimension))
        .map_or(Type::Any, |link| {
            type_of(roles, link.role, grammar, steps - 1)
        })
}

fn by_filter(role: &Role, grammar: &Grammar) -> Type {
    let mut kinds = role.filter.kinds.iter().map(|kind| of_kind(*kind));
    if let Some(Some(first)) = kinds.next()
        && kinds.all(|kind| kind == Some(first))
    {
        return first;
    }
    let of_units = role
        .filter
        .units
        .iter()
        .map(|unit| grammar.unit(*unit).dimension);
    let mut dimensions = role.filter.dimensions.iter().copied().chain(of_units);
    match dimensions.next() {
        Some(first) if dimensions.all(|dimension| dimension == first) => of_dimension(first),
        _ => Type::Any,
    }
}

fn of_dimension(dimension: Dimension) -> Type {
    match dimension {
        Dimension::Date => Type::Date,
        Dimension::None => Type::Number,
        Dimension::Quotient => Type::Any,
        dimension => Type::Dimension(dimension),
    }
}

fn of_kind(kind: Kind) -> Option<Type> {
    match kind {
        Kind::Count => Some(Type::Dimension(Dimension::Count)),
        Kind::Money => Some(Type::Dimension(Dimension::Money)),
        Kind::Ratio => Some(Type::Dimension(Dimension::Ratio)),
        Kind::Duration => Some(Type::Dimension(Dimension::Duration)),
        Kind::Date | Kind::DateRange => Some(Type::Date),
        Kind::Weekday => Some(Type::Weekday),
        Kind::Ordinal | Kind::Number => Some(Type::Number),
        Kind::Measure | Kind::Time | Kind::Range => None,
    }
}
