//! Roles by what they ask of the words in a figure and around it. Few figures have any of these
//! words, which is seen from single characters: the patterns are tried where the characters are.

use super::bits::{BitTable, WORD, members};
use super::context::Context;
use super::filter::unmet_text;
use super::site::Figure;
use crate::claim::Claim;
use crate::rule::{Filter, Pattern, Writing};

/// What roles ask of the words in and around a figure.
#[derive(Debug, Default)]
pub(super) struct Texts {
    /// Roles that can take a figure behind a character, by the number of the character.
    behind: BitTable,
    /// Roles that can take one before it.
    before: BitTable,
    /// In one row, the roles that ask for anything.
    asking: BitTable,
    /// What each of these asks, and where it stands here, by the number of the role.
    asked: Vec<Asked>,
    places: Vec<u16>,
}

#[derive(Debug)]
struct Asked {
    writing: Writing,
    /// Characters of which the figure has all of some, if anything that is asked to be in it is.
    surface: Vec<u64>,
    /// The same for its unit as written.
    units: Vec<u64>,
    /// Nothing is asked to be there.
    refuses_only: bool,
    /// Characters by which what is refused begins behind the figure, ends before it, or is in it.
    refused_after: u64,
    refused_before: u64,
    refused_inside: Vec<u64>,
}

impl Texts {
    pub fn new(filters: &[&Filter]) -> Self {
        let mut texts = Texts {
            behind: BitTable::new(WORD, filters.len()),
            before: BitTable::new(WORD, filters.len()),
            asking: BitTable::new(1, filters.len()),
            asked: Vec::new(),
            places: vec![0; filters.len()],
        };
        for (role, filter) in filters.iter().enumerate() {
            let writing = &filter.writing;
            let (ends, begins) = (last_characters, first_characters);
            let before = wanted(&writing.preceded_by, ends);
            let after = wanted(&writing.followed_by, begins);
            for row in 0..WORD {
                if before >> row & 1 == 1 {
                    texts.behind.insert(row, role);
                }
                if after >> row & 1 == 1 {
                    texts.before.insert(row, role);
                }
            }
            if !writing.asks_no_text() {
                texts.asking.insert(0, role);
                texts.places[role] = texts.asked.len() as u16;
                texts.asked.push(Asked::of(writing));
            }
        }
        texts
    }

    /// Takes out of a set the roles that ask for other words than those of the claim.
    pub fn sift(&self, context: &Context<'_>, claim: &Claim, roles: &mut [u64]) {
        let figure = Figure::of(context, claim);
        let before = figure.site.before().chars().next_back();
        let after = figure.site.after().chars().next();
        for (table, character) in [(&self.behind, before), (&self.before, after)] {
            if let Some(character) = character {
                let row = table.row(number(character));
                roles
                    .iter_mut()
                    .zip(row)
                    .for_each(|(word, row)| *word &= row);
            }
        }
        // A figure at an end of its block has nothing there: then the patterns tell.
        let bit = |character: Option<char>| character.map_or(u64::MAX, bit);
        let (before, after) = (bit(before), bit(after));
        let mut inside = None;
        for (word, asking) in self.asking.row(0).iter().enumerate() {
            for at in members(roles[word] & asking) {
                let place = self.places[word * WORD + at];
                let asked = &self.asked[usize::from(place)];
                let inside = *inside.get_or_insert_with(|| figure.characters());
                if !asked.may_be_met(inside)
                    || !asked.is_met_at_once(before, after, inside)
                        && unmet_text(&figure, &asked.writing).is_some()
                {
                    roles[word] &= !(1 << at);
                }
            }
        }
    }
}

impl Asked {
    fn of(writing: &Writing) -> Self {
        Asked {
            surface: keys(&writing.surface),
            units: writing.unit_text.iter().map(|word| bits_of(word)).collect(),
            refuses_only: writing.surface.is_empty()
                && writing.preceded_by.is_empty()
                && writing.followed_by.is_empty()
                && writing.unit_text.is_empty()
                && writing.quoted.is_none()
                && writing.opens.is_empty(),
            refused_after: any_of(&writing.not_followed_by, first_characters),
            refused_before: any_of(&writing.not_preceded_by, last_characters),
            refused_inside: keys(&writing.not_surface),
            writing: writing.clone(),
        }
    }

    /// Whether a figure with these characters may have in it what is asked.
    fn may_be_met(&self, inside: u64) -> bool {
        (self.surface.is_empty() || holds_one(inside, &self.surface))
            && (self.units.is_empty() || holds_one(inside, &self.units))
    }

    /// Whether the characters show that all is met.
    fn is_met_at_once(&self, before: u64, after: u64, inside: u64) -> bool {
        self.refuses_only
            && self.refused_before & before == 0
            && self.refused_after & after == 0
            && !holds_one(inside, &self.refused_inside)
    }
}

/// Whether all characters of one of `keys` are `there`.
fn holds_one(there: u64, keys: &[u64]) -> bool {
    keys.iter().any(|key| key & !there == 0)
}

/// The number of a character below the length of a word: others share it.
fn number(character: char) -> usize {
    const SPREAD: u32 = 0x9E37_79B1;
    (u32::from(character).wrapping_mul(SPREAD) >> 26) as usize
}

fn bit(character: char) -> u64 {
    1 << number(character)
}

/// A bit for each character of a text.
pub(super) fn bits_of(text: &str) -> u64 {
    text.chars()
        .fold(0, |bits, character| bits | bit(character))
}

/// For each word of which one must be in a text that one of the patterns fits, its characters.
fn keys(patterns: &[Pattern]) -> Vec<u64> {
    let words = patterns.iter().flat_map(|pattern| match pattern.key() {
        Some((_, words)) => words.iter().map(|word| bits_of(word)).collect(),
        None => vec![0],
    });
    words.collect()
}

fn first_characters(pattern: &Pattern) -> Option<Vec<char>> {
    pattern.first_characters()
}

fn last_characters(pattern: &Pattern) -> Option<Vec<char>> {
    pattern.last_characters()
}

/// The characters of which one must be there for one of the patterns to fit.
fn any_of(patterns: &[Pattern], edge: fn(&Pattern) -> Option<Vec<char>>) -> u64 {
    let of = |pattern: &Pattern| {
        let characters = edge(pattern)?;
        Some(characters.into_iter().fold(0, |bits, c| bits | bit(c)))
    };
    let bits = patterns
        .iter()
        .map(|pattern| of(pattern).unwrap_or(u64::MAX));
    bits.fold(0, |all, one| all | one)
}

/// The same, all characters where nothing is asked.
fn wanted(patterns: &[Pattern], edge: fn(&Pattern) -> Option<Vec<char>>) -> u64 {
    match patterns {
        [] => u64::MAX,
        patterns => any_of(patterns, edge),
    }
}
