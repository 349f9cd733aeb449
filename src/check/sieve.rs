//! Which roles of all rules a claim can fill by itself, found for all of them at once: what
//! [`super::filter`] finds filter by filter.
//!
//! The filters are turned around when the rules are loaded: for every kind, unit, dimension, cue
//! and label word there is a set of roles, and a few operations on these sets take the place of
//! going through the filters one by one. A rule more costs a bit in each.

use std::ops::Range;

use smallvec::SmallVec;

use super::bits::{BitTable, WORD, has};
use super::context::Context;
use super::filter::{FLAGS, has_value, unmet_writing};
use crate::claim::{Claim, ClaimId};
use crate::grammar::{Dimension, Grammar, UnitId};
use crate::rule::{Expression, Filter, Role, RuleSet, Writing};

/// Words of a set of roles, or some of them.
type Words = SmallVec<[u64; 8]>;

/// More than there are kinds of figures, or dimensions.
const KINDS: usize = 32;

/// The filters of the roles of all rules, which are numbered one after the other.
#[derive(Debug, Default)]
pub(super) struct Sieve {
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
    conditions: Vec<Condition>,
    /// What roles ask of how a figure is written, by the number of the role.
    writings: Vec<(usize, Writing)>,
}

/// What some roles want to see of something, and others do not.
#[derive(Debug, Default)]
struct Asked {
    /// Roles that want this one, or one of several.
    wanted: BitTable,
    refused: BitTable,
    /// In one row, the roles that want none in particular.
    idle: BitTable,
}

/// A condition on the value, and the roles that ask for it.
#[derive(Debug)]
struct Condition {
    expression: Expression,
    /// In one row.
    set: BitTable,
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
            units: table(units + 1, &|filter, row| {
                let named = |unit: &UnitId| usize::from(unit.0) + 1 == row;
                filter.units.is_empty() || filter.units.iter().any(named)
            }),
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
            conditions: conditions(&filters),
            writings: writings(&filters),
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

    /// Whether the claim can fill a role, by the number of the role.
    pub fn admits(&self, role: usize, context: &Context<'_>, id: ClaimId) -> bool {
        let at = role / WORD;
        let mut word = [0];
        self.sift(context, id, at..at + 1, &mut word);
        has(&word, role % WORD)
    }

    /// Writes those words of the set of roles that the claim can fill.
    pub fn sift(&self, context: &Context<'_>, id: ClaimId, part: Range<usize>, roles: &mut [u64]) {
        let claim = context.claim(id);
        let quantity = &claim.quantity;
        let of = |table: &'_ BitTable, row: usize, at: usize| {
            table.row(row).get(part.start + at).copied().unwrap_or(0)
        };
        let unit = quantity.unit.map_or(0, |unit| usize::from(unit.0) + 1);
        let dimension = quantity
            .unit
            .map_or(0, |unit| context.grammar.unit(unit).dimension as usize + 1);
        let ratio = if claim.is_ratio() { u64::MAX } else { 0 };
        for (at, word) in roles.iter_mut().enumerate() {
            *word = of(&self.kinds, quantity.kind as usize, at)
                & of(&self.units, unit, at)
                & (of(&self.dimensions, dimension, at) | of(&self.ratios, 0, at) & ratio);
        }
        for (at, flag) in FLAGS.iter().enumerate() {
            let row = 2 * at + usize::from((flag.is)(context, claim));
            for (at, word) in roles.iter_mut().enumerate() {
                *word &= of(&self.flags, row, at);
            }
        }
        let cues = (0..WORD).filter(|cue| claim.cues.0 >> cue & 1 == 1);
        self.cues.sift(cues, part.start, roles);
        let words = context.claims.words_of(claim);
        let words = words.iter().map(|word| usize::from(word.0));
        self.labels.sift(words, part.start, roles);
        self.sift_values(context, id, part.start, roles);
        self.sift_writings(context, claim, part.start, roles);
    }

    fn sift_values(&self, context: &Context<'_>, id: ClaimId, start: usize, roles: &mut [u64]) {
        for condition in &self.conditions {
            let set = condition.set.row(0).get(start..).unwrap_or(&[]);
            let asked = set.iter().zip(&*roles).any(|(set, roles)| set & roles != 0);
            if asked && !has_value(context, &condition.expression, id) {
                for (word, set) in roles.iter_mut().zip(set) {
                    *word &= !set;
                }
            }
        }
    }

    fn sift_writings(&self, context: &Context<'_>, claim: &Claim, start: usize, roles: &mut [u64]) {
        for (role, writing) in &self.writings {
            let Some(bit) = role
                .checked_sub(start * WORD)
                .filter(|bit| has(roles, *bit))
            else {
                continue;
            };
            if unmet_writing(context, writing, claim).is_some() {
                roles[bit / WORD] &= !(1 << (bit % WORD));
            }
        }
    }
}

impl Asked {
    fn words(filters: &[&Filter], words: usize) -> Self {
        let mut asked = Asked {
            wanted: BitTable::new(words, filters.len()),
            refused: BitTable::new(words, filters.len()),
            idle: BitTable::new(1, filters.len()),
        };
        for (role, filter) in filters.iter().enumerate() {
            if filter.labels.is_empty() {
                asked.idle.insert(0, role);
            }
            for word in &filter.labels {
                asked.wanted.insert(usize::from(word.0), role);
            }
            for word in &filter.not {
                asked.refused.insert(usize::from(word.0), role);
            }
        }
        asked
    }

    /// Leaves the roles that want one of what is `there`, and refuse none of it.
    fn sift(&self, there: impl Iterator<Item = usize>, start: usize, roles: &mut [u64]) {
        let words = |table: &'_ BitTable, row: usize| -> Words {
            let row = table.row(row).get(start..).unwrap_or(&[]);
            row.iter().copied().take(roles.len()).collect()
        };
        let mut content = words(&self.idle, 0);
        for one in there {
            let wanted = self.wanted.row(one).get(start..).unwrap_or(&[]);
            let refused = self.refused.row(one).get(start..).unwrap_or(&[]);
            for (word, wanted) in content.iter_mut().zip(wanted) {
                *word |= wanted;
            }
            for (word, refused) in roles.iter_mut().zip(refused) {
                *word &= !refused;
            }
        }
        for (word, content) in roles.iter_mut().zip(&content) {
            *word &= content;
        }
    }
}

/// The conditions on values, those that several roles ask for once.
fn conditions(filters: &[&Filter]) -> Vec<Condition> {
    let mut conditions: Vec<Condition> = Vec::new();
    for (role, filter) in filters.iter().enumerate() {
        let Some(expression) = filter.value.as_ref().map(|value| &value.expression) else {
            continue;
        };
        let same = |known: &Condition| known.expression == *expression;
        let at = conditions.iter().position(same).unwrap_or_else(|| {
            conditions.push(Condition {
                expression: expression.clone(),
                set: BitTable::new(1, filters.len()),
            });
            conditions.len() - 1
        });
        conditions[at].set.insert(0, role);
    }
    conditions
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
    use crate::check::filter::unmet;
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
        let mut met = 0;
        for id in (0..draft.claims.claims.len()).map(|at| ClaimId(at as u32)) {
            let mut row = vec![0; sieve.width()];
            sieve.sift(&context, id, 0..sieve.width(), &mut row);
            for (number, role) in roles.iter().enumerate() {
                let meets = unmet(&context, &role.filter, id).is_none();
                assert_eq!(has(&row, number), meets, "{} {id:?}", role.name);
                assert_eq!(sieve.admits(number, &context, id), meets);
                met += usize::from(meets);
            }
        }
        assert!(met > 0);
    }
}
