//! Facts drafted from published texts.

use std::collections::HashMap;

use super::tellings::is_clear;
use crate::check::{Checker, Draft};
use crate::claim::{ClaimId, Matter, Measured, Place, Told, When, measured};
use crate::grammar::{self, Quantity, ValueSet};
use crate::text::Span;

/// A fact that texts tell, to be looked over by a person.
#[derive(Clone, Debug)]
pub struct Learned {
    pub name: String,
    pub when: When,
    pub place: Place,
    /// In reading order; the same value told again is left out.
    pub values: Vec<Telling>,
    /// Whether all values can be of one true value.
    pub agree: bool,
}

/// One value and all places where it is told.
#[derive(Clone, Debug)]
pub struct Telling {
    /// As the normalised text has it.
    pub value: String,
    /// Document and claim.
    pub places: Vec<(usize, ClaimId)>,
    set: ValueSet,
}

/// What makes two claims the same fact.
type Key = (String, Measured, When, Place);

impl Checker {
    /// The facts that the drafts tell with a name, a place and a period of their own, by where
    /// they are told first. Vague figures (约, 超过) are no facts.
    pub fn learn(&self, drafts: &[&Draft]) -> Vec<Learned> {
        let mut known: HashMap<Key, usize> = HashMap::new();
        let mut learned: Vec<Learned> = Vec::new();
        for (document, draft) in drafts.iter().enumerate() {
            for (matter, index) in self.matters(draft).into_iter().zip(0..) {
                let id = ClaimId(index);
                let quantity = &draft.claims.get(id).quantity;
                let Some((key, value, set)) = self.fact(draft, matter, quantity) else {
                    continue;
                };
                let at = *known.entry(key.clone()).or_insert_with(|| {
                    learned.push(Learned::of(key));
                    learned.len() - 1
                });
                learned[at].tell(value, set, (document, id));
            }
        }
        learned
    }

    /// What a claim tells, and its value, when a file of facts can say the same.
    fn fact(
        &self,
        draft: &Draft,
        matter: Option<Matter>,
        quantity: &Quantity,
    ) -> Option<(Key, String, ValueSet)> {
        let matter = matter.filter(|matter| is_clear(matter) && matter.basis.is_empty())?;
        let (Told::Said(when), Told::Said(place)) = (matter.when, matter.place) else {
            return None;
        };
        let value = quantity.span.of(&draft.text.normal).to_owned();
        let set = self.alone(&value, matter.measured)?;
        let reader = self.matter_reader();
        let told_back = reader.name_of(&self.grammar, &matter.name) == matter.name
            && reader.when_of(&self.grammar, &when.words()) == Told::Said(when)
            && reader.place_of(&place.words()) == Some(place);
        let exact = quantity.hedge.is_none() && told_back;
        exact.then_some(((matter.name, matter.measured, when, place), value, set))
    }

    /// The value set of a value that stands alone; `None` when it is not the same measure then.
    fn alone(&self, value: &str, wanted: Measured) -> Option<ValueSet> {
        let mut found = Vec::new();
        let whole = Span::new(0, value.len() as u32);
        self.grammar.scan(value, whole, &mut found);
        let [quantity] = &found[..] else {
            return None;
        };
        let unit = quantity.unit.map(|unit| self.grammar.unit(unit));
        let same = measured(&self.grammar, quantity) == Some(wanted);
        grammar::value_set(quantity, unit, &self.hedges).filter(|_| same)
    }
}

impl Learned {
    fn of((name, _, when, place): Key) -> Self {
        Learned {
            name,
            when,
            place,
            values: Vec::new(),
            agree: true,
        }
    }

    fn tell(&mut self, value: String, set: ValueSet, place: (usize, ClaimId)) {
        self.agree &= self.values.iter().all(|known| known.set.intersects(&set));
        match self.values.iter_mut().find(|known| known.value == value) {
            Some(known) => known.places.push(place),
            None => self.values.push(Telling {
                value,
                places: vec![place],
                set,
            }),
        }
    }

    /// The value that says most: the one with the narrowest set.
    pub fn most_precise(&self) -> Option<&Telling> {
        let width = |telling: &&Telling| {
            let (low, high) = (telling.set.low?, telling.set.high?);
            high.value.subtract(low.value)
        };
        let known = self
            .values
            .iter()
            .filter(|telling| width(telling).is_some());
        known.min_by_key(width).or_else(|| self.values.first())
    }
}
