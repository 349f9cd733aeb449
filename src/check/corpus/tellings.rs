//! What is told of the same thing outside a document: in other documents, and in facts.

use std::collections::HashMap;
use std::hash::Hash;

use smallvec::SmallVec;

use super::kin;
use crate::check::context::tellings::Tellings;
use crate::check::limits::MOST_CANDIDATES;
use crate::check::{Checker, Draft};
use crate::claim::{ClaimId, Matter, Place, Told, When};
use crate::rule::{Fact, FactPlace};

/// A name shorter than this many characters is of too many things.
const SHORTEST_NAME: usize = 4;
/// Where no period is told the name must be this long.
const SHORTEST_TIMELESS_NAME: usize = 6;

impl Tellings {
    /// Finds what tells the same in several drafts.
    pub fn compare_drafts(
        &mut self,
        checker: &Checker,
        drafts: &[&Draft],
        matters: &[Vec<Option<Matter>>],
    ) {
        let mut same = Grouped::default();
        for (document, matters) in matters.iter().enumerate() {
            let date = drafts
                .get(document)
                .and_then(|draft| draft.claims.latest_date);
            for (matter, index) in matters.iter().zip(0..) {
                if let Some(matter) = matter.as_ref().filter(|matter| is_clear(matter)) {
                    // What is told without a period is of the document's own time, if it has one.
                    let silent = matter.when == Told::Silent;
                    if silent && date.is_none() {
                        continue;
                    }
                    let date = date.filter(|_| silent);
                    same.add((matter, date), self.joined(document, ClaimId(index)));
                }
            }
        }
        for group in same.groups() {
            for id in group {
                let others = group
                    .iter()
                    .filter(|other| self.document(**other) != self.document(*id));
                let near = others.copied().take(MOST_CANDIDATES).collect();
                self.elsewhere.insert(*id, near);
            }
        }
        for [(a, first), (b, second)] in kin::same_places(&checker.grammar, &checker.hedges, drafts)
        {
            let (first, second) = (self.joined(a, first), self.joined(b, second));
            for (id, other) in [(first, second), (second, first)] {
                let others = self.elsewhere.entry(id).or_default();
                if !others.contains(&other) && others.len() < MOST_CANDIDATES {
                    others.push(other);
                }
            }
        }
        self.elsewhere.retain(|_, others| !others.is_empty());
    }

    /// Finds the facts of what the drafts tell. `facts` are those of the documents from
    /// `first_document` on: the document's claims are its facts, in order.
    pub fn compare_facts(
        &mut self,
        facts: &[Vec<&Fact>],
        first_document: usize,
        matters: &[Vec<Option<Matter>>],
    ) {
        let mut by_name: HashMap<(&str, crate::claim::Measured), Vec<(ClaimId, &Fact)>> =
            HashMap::new();
        for (offset, facts) in facts.iter().enumerate() {
            for (fact, index) in facts.iter().zip(0..) {
                let id = self.joined(first_document + offset, ClaimId(index));
                self.sources.insert(id, fact.source.clone());
                for name in &fact.names {
                    by_name
                        .entry((name, fact.measured))
                        .or_default()
                        .push((id, fact));
                }
            }
        }
        for (document, matters) in matters.iter().enumerate() {
            for (matter, index) in matters.iter().zip(0..) {
                let Some(matter) = matter else { continue };
                let Some(named) = by_name.get(&(matter.name.as_str(), matter.measured)) else {
                    continue;
                };
                let fits = named.iter().filter(|(_, fact)| is_of(fact, matter));
                let found: SmallVec<[ClaimId; 2]> =
                    fits.map(|(id, _)| *id).take(MOST_CANDIDATES).collect();
                if !found.is_empty() {
                    self.facts
                        .insert(self.joined(document, ClaimId(index)), found);
                }
            }
        }
    }
}

/// Whether a claim's own words say enough to know the same thing in another document: of what, of
/// which place, and when.
pub(in crate::check) fn is_clear(matter: &Matter) -> bool {
    let least = match matter.when {
        Told::Said(_) => SHORTEST_NAME,
        Told::Silent => SHORTEST_TIMELESS_NAME,
        Told::Unclear => return false,
    };
    matches!(matter.place, Told::Said(_)) && matter.name.chars().count() >= least
}

/// Whether a fact with the claim's name speaks of its period and place.
fn is_of(fact: &Fact, matter: &Matter) -> bool {
    let in_time = |when: &When| matter.when == Told::Said(*when);
    let in_place = |place: &Place| matter.place == Told::Said(*place);
    fact.when.as_ref().is_none_or(in_time)
        && match &fact.place {
            FactPlace::Any => true,
            FactPlace::None => matter.place == Told::Silent,
            FactPlace::Named(place) => in_place(place),
        }
}

/// Claims by what they tell, in the order found.
struct Grouped<K> {
    numbers: HashMap<K, usize>,
    groups: Vec<Vec<ClaimId>>,
}

impl<K> Default for Grouped<K> {
    fn default() -> Self {
        Grouped {
            numbers: HashMap::new(),
            groups: Vec::new(),
        }
    }
}

impl<K: Eq + Hash> Grouped<K> {
    fn add(&mut self, key: K, id: ClaimId) {
        let next = self.groups.len();
        let number = *self.numbers.entry(key).or_insert(next);
        if number == next {
            self.groups.push(Vec::new());
        }
        if let Some(group) = self.groups.get_mut(number) {
            group.push(id);
        }
    }

    fn groups(&self) -> &[Vec<ClaimId>] {
        &self.groups
    }
}
