//! The characters of texts and of patterns as bits, from which it is seen where a pattern need not be
//! tried.

use super::bits::WORD;
use crate::rule::Pattern;

/// A character of each of `keys`, one that few figures have if there is one; all characters where a
/// key has none.
pub(super) fn one_of_each(keys: &[u64]) -> u64 {
    let common = bits_of("0123456789.%".chars());
    keys.iter().fold(0, |all, key| {
        let rare = if key & !common == 0 {
            *key
        } else {
            key & !common
        };
        let one = rare & rare.wrapping_neg();
        all | if one == 0 { u64::MAX } else { one }
    })
}

/// Whether all characters of one of `keys` are `there`.
pub(super) fn holds_one(there: u64, keys: &[u64]) -> bool {
    keys.iter().any(|key| key & !there == 0)
}

/// The number of a character below the length of a word: others share it, but no digit with what is
/// beyond ASCII, as figures are full of digits.
pub(super) fn number(character: char) -> usize {
    spread(character, 16, WORD)
}

/// A number below `all` for a character: below `ascii` for one of ASCII, above for others.
fn spread(character: char, ascii: u32, all: usize) -> usize {
    const SPREAD: u32 = 0x9E37_79B1;
    let code = u32::from(character);
    if character.is_ascii() {
        return (code % ascii) as usize;
    }
    let rest = all as u32 - ascii;
    (ascii + (code.wrapping_mul(SPREAD) >> 16) * rest / (1 << 16)) as usize
}

fn bit(character: char) -> u64 {
    1 << number(character)
}

/// A bit for each of some characters.
pub(in crate::check) fn bits_of(characters: impl IntoIterator<Item = char>) -> u64 {
    let characters = characters.into_iter();
    characters.fold(0, |bits, character| bits | bit(character))
}

/// The same for its last characters.
pub(super) fn bits_of_last(text: &str, characters: usize) -> u64 {
    bits_of(text.chars().rev().take(characters))
}

/// The [`keys`] of patterns, where each covers no more than so many characters.
pub(super) fn keys_within(patterns: &[Pattern], characters: usize) -> Vec<u64> {
    let fits = |pattern: &Pattern| pattern.most_characters() <= characters;
    match patterns.iter().all(fits) {
        true => keys(patterns),
        false => Vec::new(),
    }
}

/// For each word of which one must be in a text that one of the patterns fits, its characters.
pub(super) fn keys(patterns: &[Pattern]) -> Vec<u64> {
    let words = patterns.iter().flat_map(|pattern| match pattern.key() {
        Some((_, words)) => words.iter().map(|word| bits_of(word.chars())).collect(),
        None => vec![0],
    });
    words.collect()
}

pub(super) fn first_characters(pattern: &Pattern) -> Option<Vec<char>> {
    pattern.first_characters()
}

pub(super) fn last_characters(pattern: &Pattern) -> Option<Vec<char>> {
    pattern.last_characters()
}

/// How many places there are for the characters at an edge of a figure.
pub(super) const PLACES: usize = 256;

/// The place of a character below [`PLACES`], which few others share.
pub(super) fn place(character: char) -> usize {
    spread(character, 64, PLACES)
}

/// The places of characters of which one must be there for one of the patterns to fit; `None` where
/// it can be any.
pub(super) fn any_of(
    patterns: &[Pattern],
    edge: fn(&Pattern) -> Option<Vec<char>>,
) -> Option<Vec<usize>> {
    let mut places = Vec::new();
    for pattern in patterns {
        places.extend(edge(pattern)?.into_iter().map(place));
    }
    Some(places)
}

/// The same for what is wanted: any where nothing is.
pub(super) fn wanted(
    patterns: &[Pattern],
    edge: fn(&Pattern) -> Option<Vec<char>>,
) -> Option<Vec<usize>> {
    match patterns {
        [] => None,
        patterns => any_of(patterns, edge),
    }
}
