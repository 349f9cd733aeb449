//! Which roles of all rules a claim can fill by itself, found for all of them at once: what
//! [`filter`] finds filter by filter.
//!
//! The filters are turned around when the rules are loaded: for every kind, unit, dimension, cue
//! and label word there is a set of roles, and a few operations on these sets take the place of
//! going through the filters one by one. A rule more costs a bit in each.

mod asked;
pub(in crate::check) mod bits;
pub(in crate::check) mod characters;
mod conditions;
pub(in crate::check) mod filter;
pub(in crate::check) mod site;
mod texts;

use self::asked::Asked;
use self::bits::{BitTable, WORD, has, keep, members};
use self::conditions::Conditions;
use self::filter::{FLAGS, is_formed_as};
use self::texts::{Inside, Texts};
use crate::check::context::Context;
use crate::check::context::memo::RoleSets;
use crate::claim::ClaimId;
use crate::grammar::{Dimension, Exact, Grammar, Kind, Quantity};
use crate::rule::{Filter, Role, RuleSet, Writing};

/// More than there are kinds of figures, or dimensions.
const KINDS: usize = 32;

/// The filters of the roles of all rules, which are numbered one after the other.
#[derive(Debug, Default)]
pub(in crate::check) struct Sieve {
    roles: usize,
    /// Roles that take figures of a kind, by its number.
    kinds: BitTable,
    /// Roles that take a unit, by its number and 1; 0 is for figures without one.
    units: BitTable,
    /// The same for dimensions.
    dimensions: BitTable,
    /// In one row, the roles that take ratios, whatever their unit.
    ratios: BitTable,
    cues: Asked,
    labels: Asked,
    /// Roles that content themselves with no, and with yes, for each of [`FLAGS`].
    flags: BitTable,
    conditions: Conditions,
    /// What roles ask of how a figure is written, by the number of the role.
    writings: Vec<(usize, Writing)>,
    texts: Texts,
}

/// Sets of roles that were worked out for the claims before: most claims are like another in
/// each of these respects, and few in all of them.
#[derive(Debug)]
pub(in crate::check) struct Sifted {
    /// By kind, unit, form and hedges.
    forms: RoleSets,
    flags: RoleSets,
    cues: RoleSets,
    inside: Inside,
}

impl Sieve {
    pub fn new(rules: &RuleSet, grammar: &Grammar) -> Self {
        let all: Vec<&Role> = rules.rules.iter().flat_map(|rule| &rule.roles).collect();
        let filters: Vec<&Filter> = all.iter().map(|role| &role.filter).collect();
        let table = |rows: usize, takes: &dyn Fn(&Filter, usize) -> bool| {
            let mut table = BitTable::new(rows, filters.len());
            for (role, filter) in filters.iter().enumerate() {
                (0..rows)
                    .filter(|row| takes(filter, *row))
                    .for_each(|row| table.insert(row, role));
            }
            table
        };
        let units = grammar.units().count();
        let dimension = |d: Dimension| d as usize + 1;
        let takes_dimension = |filter: &Filter, row: usize| {
            filter.dimensions.is_empty() || filter.dimensions.iter().any(|d| dimension(*d) == row)
        };
        Sieve {
            roles: filters.len(),
            kinds: table(KINDS, &|filter, row| {
                let named = filter.kinds.iter().any(|kind| *kind as usize == row);
                !filter.writing.text && (filter.kinds.is_empty() || named)
            }),
            units: by_unit(&filters, units + 1),
            dimensions: table(KINDS, &takes_dimension),
            ratios: table(1, &|filter, _| {
                takes_dimension(filter, dimension(Dimension::Ratio))
            }),
            cues: Asked {
                wanted: table(WORD, &|filter, cue| filter.cues.0 >> cue & 1 == 1),
                refused: table(WORD, &|filter, cue| filter.without.0 >> cue & 1 == 1),
                idle: table(1, &|filter, _| filter.cues.is_empty()),
            },
            labels: Asked::words(&filters, rules.words.len()),
            flags: table(2 * FLAGS.len(), &|filter, row| {
                let wanted = (FLAGS[row / 2].wanted)(filter);
                wanted.is_none_or(|wanted| usize::from(wanted) == row % 2)
            }),
            conditions: Conditions::new(&filters),
            writings: writings(&filters),
            texts: Texts::new(&filters),
        }
    }

    /// How many roles the rules have.
    pub fn roles(&self) -> usize {
        self.roles
    }

    /// How many words a set of roles has.
    pub fn width(&self) -> usize {
        self.kinds.width()
    }

    /// What [`Self::sift`] remembers from claim to claim.
    pub fn sifted(&self) -> Sifted {
        let sets = || RoleSets::new(self.width());
        Sifted {
            forms: sets(),
            flags: sets(),
            cues: sets(),
            inside: self.texts.inside(),
        }
    }

    /// Writes the set of roles that the claim, nominally this, can fill: [`Self::width`] words.
    pub fn sift(
        &self,
        context: &Context<'_>,
        id: ClaimId,
        nominal: Option<Exact>,
        sifted: &mut Sifted,
        roles: &mut [u64],
    ) {
        let claim = context.claim(id);
        let quantity = &claim.quantity;
        let formed = |set: &mut [u64]| self.sift_form(context.grammar, quantity, set);
        roles.copy_from_slice(sifted.forms.get(form_key(quantity), formed));
        let flags = flags_of(context, id);
        keep(
            roles,
            sifted.flags.get(flags, |set| self.sift_flags(flags, set)),
        );
        let cues = claim.cues.0;
        let cued = |set: &mut [u64]| self.cues.sift(members(cues), set);
        keep(roles, sifted.cues.get(cues, cued));
        let words = context.claims.words_of(claim).iter();
        self.labels
            .sift(words.map(|word| usize::from(word.0)), roles);
        self.conditions.sift(context, id, nominal, roles);
        self.texts.sift(context, claim, &mut sifted.inside, roles);
    }

    fn sift_form(&self, grammar: &Grammar, quantity: &Quantity, roles: &mut [u64]) {
        let unit = quantity.unit.map_or(0, |unit| usize::from(unit.0) + 1);
        let dimension = quantity
            .unit
            .map_or(0, |unit| grammar.unit(unit).dimension as usize + 1);
        keep(roles, self.kinds.row(quantity.kind as usize));
        keep(roles, self.units.row(unit));
        match quantity.kind {
            Kind::Ratio => keep_either(roles, self.dimensions.row(dimension), self.ratios.row(0)),
            _ => keep(roles, self.dimensions.row(dimension)),
        }
        for (role, writing) in &self.writings {
            if has(roles, *role) && !is_formed_as(writing, quantity) {
                drop_one(roles, *role);
            }
        }
    }

    fn sift_flags(&self, flags: u64, roles: &mut [u64]) {
        for at in 0..FLAGS.len() {
            let row = 2 * at + usize::from(flags >> at & 1 == 1);
            keep(roles, self.flags.row(row));
        }
    }
}

/// A number that two figures share only if they are of one kind, unit, form and hedge.
fn form_key(quantity: &Quantity) -> u64 {
    let unit = quantity.unit.map_or(0, |unit| u64::from(unit.0) + 1);
    let hedges = quantity.hedge.as_deref().map_or(0, |hedge| {
        let second = hedge.second.map_or(0, |(kind, _)| kind as u64 + 1);
        (hedge.kind as u64 + 1) << 8 | second
    });
    unit << 40 | u64::from(quantity.form.0) << 24 | (quantity.kind as u64) << 16 | hedges
}

/// A bit for each of [`FLAGS`] that a claim has.
fn flags_of(context: &Context<'_>, id: ClaimId) -> u64 {
    let flags = FLAGS.iter().enumerate();
    flags.fold(0, |bits, (at, flag)| {
        bits | u64::from((flag.is)(context, id)) << at
    })
}

fn keep_either(roles: &mut [u64], first: &[u64], second: &[u64]) {
    for ((word, first), second) in roles.iter_mut().zip(first).zip(second) {
        *word &= first | second;
    }
}

fn drop_one(roles: &mut [u64], role: usize) {
    roles[role / WORD] &= !(1 << (role % WORD));
}

/// A row for every unit by its number and 1. Units are many, and few roles name one.
fn by_unit(filters: &[&Filter], rows: usize) -> BitTable {
    let mut any = BitTable::new(1, filters.len());
    let asked = || filters.iter().map(|filter| &filter.units).enumerate();
    for (role, _) in asked().filter(|(_, units)| units.is_empty()) {
        any.insert(0, role);
    }
    let mut table = BitTable::repeated(&any, rows);
    for (role, units) in asked() {
        for unit in units {
            table.insert(usize::from(unit.0) + 1, role);
        }
    }
    table
}

fn writings(filters: &[&Filter]) -> Vec<(usize, Writing)> {
    let asked = filters.iter().enumerate();
    asked
        .filter(|(_, filter)| filter.writing.asks())
        .map(|(role, filter)| (role, filter.writing.clone()))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::check::Checker;
    use crate::check::sieve::filter::unmet;
    use crate::grammar::Hedges;
    use crate::rule::{builtin, load};
    use crate::source::decode;

    #[test]
    fn the_sieve_lets_through_what_meets_all_filters() {
        let rules = load(&builtin(), &Grammar::new()).expect("the built-in rules load");
        let texts: Vec<u8> = rules
            .rules
            .iter()
            .flat_map(|rule| &rule.tests)
            .flat_map(|example| format!("{}\n\n", example.text).into_bytes())
            .collect();
        let checker = Checker::new(rules);
        let draft = checker.read(decode("draft.txt", texts).expect("the examples are UTF-8"));
        let hedges = Hedges::default();
        let context = Context::new(&checker.grammar, &hedges, &draft, Arc::default());
        let sieve = Sieve::new(&checker.rules, &checker.grammar);
        let roles: Vec<&Role> = checker.rules.rules.iter().flat_map(|r| &r.roles).collect();
        let mut sifted = sieve.sifted();
        let mut met = 0;
        for id in (0..draft.claims.claims.len()).map(|at| ClaimId(at as u32)) {
            let mut row = vec![0; sieve.width()];
            let nominal = context.nominal(id);
            sieve.sift(&context, id, nominal, &mut sifted, &mut row);
            for (number, role) in roles.iter().enumerate() {
                let meets = unmet(&context, &role.filter, id).is_none();
                assert_eq!(has(&row, number), meets, "{} {id:?}", role.name);
                met += usize::from(meets);
            }
        }
        assert!(met > 0);
    }
}
