//! Documents that are versions of one text: most of their sentences are the same but for figures,
//! and nearly all of the figures are the same too. Then the same place of the same sentence tells
//! the same thing, whatever it says of period and place.

use std::collections::HashMap;
use std::collections::hash_map::{DefaultHasher, Entry};
use std::hash::{Hash, Hasher};

use crate::check::Draft;
use crate::claim::{Claim, ClaimId};
use crate::grammar::{self, Grammar, Hedges, ValueSet};
use crate::text::Span;

/// A sentence with fewer Han characters besides its figures is too common to tell anything.
const FEWEST_CHARACTERS: u32 = 6;
/// Figures that must agree before two documents are taken for versions of one text, and how many
/// times as many as disagree.
const FEWEST_AGREEING: u32 = 4;
const AGREEING_FOR_EACH: u32 = 4;
/// A sentence that more documents share is a phrase of its genre.
const MOST_DOCUMENTS: usize = 8;

/// The claims of a clause in its sentence, by the words from the sentence's start on; dates are
/// among the words.
type Frames = HashMap<u64, Option<Framed>>;

#[derive(Clone, Copy)]
struct Framed {
    first: u32,
    claims: u32,
}

/// Pairs of figures (document and claim) that versions of one text have at the same place.
pub(super) fn same_places(
    grammar: &Grammar,
    hedges: &Hedges,
    drafts: &[&Draft],
) -> Vec<[(usize, ClaimId); 2]> {
    let frames: Vec<Frames> = drafts.iter().map(|draft| frames(draft)).collect();
    let mut holders: HashMap<u64, Vec<(usize, Framed)>> = HashMap::new();
    for (document, frames) in frames.iter().enumerate() {
        for (frame, framed) in frames {
            if let Some(framed) = framed {
                holders.entry(*frame).or_default().push((document, *framed));
            }
        }
    }
    holders.retain(|_, holders| {
        holders.sort_unstable_by_key(|(document, _)| *document);
        (2..=MOST_DOCUMENTS).contains(&holders.len())
    });
    let set = |(document, claim): (usize, u32)| {
        let claim = drafts.get(document)?.claims.claims.get(claim as usize)?;
        values(claim, grammar, hedges)
    };
    let shared = shared(&holders, set);
    let few = |a: usize, b: usize| frames[a].len().min(frames[b].len()) as u32;
    let mut pairs = Vec::new();
    for holders in holders.values() {
        for_each_pair(holders, |(a, first), (b, second)| {
            let kin = shared
                .get(&(a, b))
                .is_some_and(|shared| shared.is_kin(few(a, b)));
            for offset in (0..first.claims).filter(|_| kin && first.claims == second.claims) {
                let id = |framed: Framed| ClaimId(framed.first + offset);
                pairs.push([(a, id(first)), (b, id(second))]);
            }
        });
    }
    pairs.sort_unstable();
    pairs
}

fn for_each_pair(
    holders: &[(usize, Framed)],
    mut take: impl FnMut((usize, Framed), (usize, Framed)),
) {
    for (at, first) in holders.iter().enumerate() {
        for second in &holders[at + 1..] {
            take(*first, *second);
        }
    }
}

/// What two documents share.
#[derive(Clone, Copy, Default)]
struct Shared {
    frames: u32,
    agreeing: u32,
    disagreeing: u32,
}

impl Shared {
    /// `few` is how many frames the shorter of them has.
    fn is_kin(self, few: u32) -> bool {
        self.agreeing >= FEWEST_AGREEING
            && self.agreeing >= AGREEING_FOR_EACH * self.disagreeing
            && self.frames * 2 >= few
    }
}

fn shared(
    holders: &HashMap<u64, Vec<(usize, Framed)>>,
    set: impl Fn((usize, u32)) -> Option<ValueSet>,
) -> HashMap<(usize, usize), Shared> {
    let mut shared: HashMap<(usize, usize), Shared> = HashMap::new();
    for holders in holders.values() {
        for_each_pair(holders, |(a, first), (b, second)| {
            let counts = shared.entry((a, b)).or_default();
            counts.frames += 1;
            for offset in 0..first.claims.min(second.claims) {
                match (
                    set((a, first.first + offset)),
                    set((b, second.first + offset)),
                ) {
                    (Some(x), Some(y)) if x.intersects(&y) => counts.agreeing += 1,
                    (None, None) => {}
                    _ => counts.disagreeing += 1,
                }
            }
        });
    }
    shared
}

fn values(claim: &Claim, grammar: &Grammar, hedges: &Hedges) -> Option<ValueSet> {
    let unit = claim.quantity.unit.map(|unit| grammar.unit(unit));
    grammar::value_set(&claim.quantity, unit, hedges)
}

/// The frames of a document; `None` for one that it has more than once.
fn frames(draft: &Draft) -> Frames {
    let mut frames = Frames::new();
    let claims = &draft.claims.claims;
    let mut sentence = Sentence::default();
    let mut at = 0;
    while at < claims.len() {
        let clause = claims[at].clause;
        let end = at
            + claims[at..]
                .iter()
                .take_while(|claim| claim.clause == clause)
                .count();
        let span = draft
            .text
            .clauses
            .get(clause as usize)
            .copied()
            .unwrap_or_default();
        sentence.go_on(draft, &claims[at..end], span);
        if sentence.characters >= FEWEST_CHARACTERS {
            let framed = Framed {
                first: at as u32,
                claims: (end - at) as u32,
            };
            match frames.entry(sentence.hasher.finish()) {
                Entry::Occupied(mut known) => *known.get_mut() = None,
                Entry::Vacant(free) => {
                    free.insert(Some(framed));
                }
            }
        }
        at = end;
    }
    frames
}

/// The words of a sentence so far, figures left out.
#[derive(Default)]
struct Sentence {
    number: Option<u32>,
    /// Up to where it was read.
    at: u32,
    characters: u32,
    hasher: DefaultHasher,
}

impl Sentence {
    /// Reads on to the end of a clause that has these figures.
    fn go_on(&mut self, draft: &Draft, figures: &[Claim], clause: Span) {
        let Some(first) = figures.first() else {
            return;
        };
        if self.number != Some(first.sentence) {
            let sentences = &draft.text.sentences;
            let start = sentences
                .get(first.sentence as usize)
                .map(|span| span.start);
            *self = Sentence {
                number: Some(first.sentence),
                at: start.unwrap_or(clause.start),
                ..Sentence::default()
            };
        }
        for figure in figures.iter().filter(|figure| !figure.is_date()) {
            self.read(draft, figure.quantity.extent.start);
            '#'.hash(&mut self.hasher);
            self.at = self.at.max(figure.quantity.number.end);
        }
        self.read(draft, clause.end);
    }

    fn read(&mut self, draft: &Draft, to: u32) {
        let span = Span::new(self.at, to.max(self.at));
        for character in span
            .of(&draft.text.normal)
            .chars()
            .filter(|c| c.is_alphanumeric())
        {
            character.hash(&mut self.hasher);
            self.characters += u32::from(matches!(character, '\u{4e00}'..='\u{9fff}'));
        }
        self.at = span.end;
    }
}
