//! Roles by what they ask of the words in a figure and around it. Few figures have any of these
//! words, which is seen from single characters: the patterns are tried where the characters are.

use std::cell::OnceCell;

use super::bits::{BitTable, WORD, add, any, keep, members};
use super::characters::{
    PLACES, any_of, bits_of, bits_of_last, first_characters, holds_one, keys, keys_within,
    last_characters, one_of_each, place, wanted,
};
use super::filter::unmet_text;
use super::site::Figure;
use crate::check::context::Context;
use crate::check::context::memo::RoleSets;
use crate::claim::Claim;
use crate::rule::{Filter, Pattern, Writing};

/// What roles ask of the words in and around a figure.
#[derive(Debug, Default)]
pub(in crate::check) struct Texts {
    /// In one row, the roles that ask for anything.
    asking: BitTable,
    /// Roles that can take a figure behind a character, by the number of the character.
    behind: BitTable,
    /// Roles that can take one before it.
    before: BitTable,
    /// Roles that can take one that has a character, where they want one in it.
    within: BitTable,
    /// In one row, the roles that want none in particular.
    idle: BitTable,
    /// In one row, the roles whose patterns must be tried wherever they get so far.
    tried: BitTable,
    /// The others, by a character before, behind or in the figure with which their patterns must
    /// be tried: they only refuse. The last row of the first two is for the end of a block.
    refused_behind: BitTable,
    refused_before: BitTable,
    refused_within: BitTable,
    /// The characters of a figure that make a difference.
    telling: u64,
    /// How many characters before a figure do.
    near: usize,
    /// What each role asks, and where it stands here, by the number of the role.
    asked: Vec<Asked>,
    places: Vec<u16>,
}

/// The sets of roles that follow from the characters in a figure, for those seen last.
#[derive(Debug)]
pub(in crate::check) struct Inside {
    /// Roles that may take the figure.
    content: RoleSets,
    /// Roles that may refuse it for what is in it.
    refusing: RoleSets,
}

#[derive(Debug)]
struct Asked {
    writing: Writing,
    /// Characters of which the figure has all of some, if anything that is asked to be in it is.
    surface: Vec<u64>,
    /// The same for its unit as written, and for the characters before it.
    units: Vec<u64>,
    before: Vec<u64>,
}

/// At most so many characters before a figure are looked at as one.
const NEAR: usize = 24;

impl Texts {
    pub fn new(filters: &[&Filter]) -> Self {
        let table = |rows: usize| BitTable::new(rows, filters.len());
        let mut texts = Texts {
            asking: table(1),
            behind: at_edge(filters, |writing| {
                wanted(&writing.preceded_by, last_characters)
            }),
            before: at_edge(filters, |writing| {
                wanted(&writing.followed_by, first_characters)
            }),
            within: table(WORD),
            idle: table(1),
            tried: table(1),
            refused_behind: table(PLACES + 1),
            refused_before: table(PLACES + 1),
            refused_within: table(WORD),
            telling: 0,
            near: 0,
            asked: Vec::new(),
            places: vec![0; filters.len()],
        };
        for (role, filter) in filters.iter().enumerate() {
            texts.add(role, &filter.writing);
        }
        let tells = |row: &usize| {
            let tables = [&texts.within, &texts.refused_within];
            let rows = tables.into_iter().flat_map(|table| table.row(*row));
            rows.fold(0, |all, word| all | word) != 0
        };
        texts.telling = (0..WORD).filter(tells).fold(0, |all, row| all | 1 << row);
        texts
    }

    /// What [`Self::sift`] remembers from claim to claim.
    pub fn inside(&self) -> Inside {
        Inside {
            content: RoleSets::new(self.asking.width()),
            refusing: RoleSets::new(self.asking.width()),
        }
    }

    fn add(&mut self, role: usize, writing: &Writing) {
        let (ends, begins) = (last_characters, first_characters);
        if writing.asks_no_text() {
            self.idle.insert(0, role);
            return;
        }
        let asked = Asked::of(writing);
        if !asked.before.is_empty() {
            let counts = writing.preceded_by.iter().map(Pattern::most_characters);
            self.near = counts.fold(self.near, usize::max);
        }
        match (asked.surface.as_slice(), asked.units.as_slice()) {
            ([], []) => self.idle.insert(0, role),
            ([], keys) | (keys, _) => put(&mut self.within, role, one_of_each(keys)),
        }
        if writing.only_refuses_text() {
            let refused = [
                (
                    &mut self.refused_behind,
                    any_of(&writing.not_preceded_by, ends),
                ),
                (
                    &mut self.refused_before,
                    any_of(&writing.not_followed_by, begins),
                ),
            ];
            for (table, places) in refused {
                // At an end of the block the patterns tell.
                if places.as_ref().is_none_or(|places| !places.is_empty()) {
                    table.insert(PLACES, role);
                }
                put_at(table, role, places);
            }
            let inside = one_of_each(&keys(&writing.not_surface));
            put(&mut self.refused_within, role, inside);
        } else {
            self.tried.insert(0, role);
        }
        self.asking.insert(0, role);
        self.places[role] = self.asked.len() as u16;
        self.asked.push(asked);
    }

    /// Takes out of a set the roles that ask for other words than those of the claim.
    pub fn sift(&self, context: &Context<'_>, claim: &Claim, sets: &mut Inside, roles: &mut [u64]) {
        let figure = Figure::of(context, claim);
        let before = figure.site.before().chars().next_back().map(place);
        let after = figure.site.after().chars().next().map(place);
        // A figure at an end of its block has nothing there: then the patterns tell.
        for (table, character) in [(&self.behind, before), (&self.before, after)] {
            if let Some(character) = character {
                keep(roles, table.row(character));
            }
        }
        let asking = self.asking.row(0);
        if !any(roles, asking, 0, roles.len() * WORD) {
            return;
        }
        let inside = figure.characters();
        let near = OnceCell::new();
        let near = || *near.get_or_init(|| bits_of_last(figure.site.before(), self.near));
        let there = inside & self.telling;
        let content = sets.content.get(there, |set| self.content(there, set));
        keep(roles, content);
        let refusing = sets.refusing.get(there, |set| self.refusing(there, set));
        let refused_behind = self.refused_behind.row(before.unwrap_or(PLACES));
        let refused_before = self.refused_before.row(after.unwrap_or(PLACES));
        let refused = refused_behind.iter().zip(refused_before).zip(refusing);
        let asking = asking.iter().zip(self.tried.row(0));
        let words = roles.iter_mut().zip(asking.zip(refused)).enumerate();
        for (at, (word, ((asking, tried), ((behind, before), inside_it)))) in words {
            let open = *word & asking & (tried | behind | before | inside_it);
            for bit in members(open) {
                let place = self.places[at * WORD + bit];
                let asked = &self.asked[usize::from(place)];
                let may_be_met = asked.may_be_met(inside, near);
                if !may_be_met || unmet_text(&figure, &asked.writing).is_some() {
                    *word &= !(1 << bit);
                }
            }
        }
    }

    /// The roles that can take a figure with these characters in it.
    fn content(&self, inside: u64, roles: &mut [u64]) {
        roles.copy_from_slice(self.idle.row(0));
        for character in members(inside) {
            add(roles, self.within.row(character));
        }
    }

    /// The roles that may refuse one.
    fn refusing(&self, inside: u64, roles: &mut [u64]) {
        roles.fill(0);
        for character in members(inside) {
            add(roles, self.refused_within.row(character));
        }
    }
}

/// Puts a role in the rows of some characters.
fn put(table: &mut BitTable, role: usize, characters: u64) {
    members(characters).for_each(|character| table.insert(character, role));
}

/// Roles by the places of the characters that they want at an edge of a figure. Few want any in
/// particular.
fn at_edge(filters: &[&Filter], wanted: impl Fn(&Writing) -> Option<Vec<usize>>) -> BitTable {
    let places: Vec<_> = filters
        .iter()
        .map(|filter| wanted(&filter.writing))
        .collect();
    let mut idle = BitTable::new(1, filters.len());
    for (role, _) in places
        .iter()
        .enumerate()
        .filter(|(_, places)| places.is_none())
    {
        idle.insert(0, role);
    }
    let mut table = BitTable::repeated(&idle, PLACES);
    for (role, places) in places.into_iter().enumerate() {
        for place in places.into_iter().flatten() {
            table.insert(place, role);
        }
    }
    table
}

/// The same for places at an edge; all of them where there are none in particular.
fn put_at(table: &mut BitTable, role: usize, places: Option<Vec<usize>>) {
    match places {
        Some(places) => places
            .into_iter()
            .for_each(|place| table.insert(place, role)),
        None => (0..PLACES).for_each(|place| table.insert(place, role)),
    }
}

impl Asked {
    fn of(writing: &Writing) -> Self {
        Asked {
            surface: keys(&writing.surface),
            units: writing
                .unit_text
                .iter()
                .map(|word| bits_of(word.chars()))
                .collect(),
            before: keys_within(&writing.preceded_by, NEAR),
            writing: writing.clone(),
        }
    }

    /// Whether a figure with these characters in it and before it may have what is asked.
    fn may_be_met(&self, inside: u64, near: impl FnOnce() -> u64) -> bool {
        (self.surface.is_empty() || holds_one(inside, &self.surface))
            && (self.units.is_empty() || holds_one(inside, &self.units))
            && (self.before.is_empty() || holds_one(near(), &self.before))
    }
}
