//! Words found by the character that they begin or end with.

use crate::text::CharSet;

/// Words with a meaning each, sorted by their first or last character.
#[derive(Debug)]
pub struct Words<T> {
    /// The characters that the entries are sorted by: most texts are told by these alone.
    keys: Box<CharSet>,
    entries: Vec<(char, &'static str, T)>,
}

impl<T: Copy> Words<T> {
    /// For [`Words::starting`].
    pub fn by_start(words: impl Iterator<Item = (&'static str, T)>) -> Self {
        Self::sorted(words, |word| word.chars().next())
    }

    /// For [`Words::ending`].
    pub fn by_end(words: impl Iterator<Item = (&'static str, T)>) -> Self {
        Self::sorted(words, |word| word.chars().next_back())
    }

    fn sorted(
        words: impl Iterator<Item = (&'static str, T)>,
        key: impl Fn(&'static str) -> Option<char>,
    ) -> Self {
        let mut entries: Vec<_> = words
            .filter_map(|(word, meaning)| Some((key(word)?, word, meaning)))
            .collect();
        entries.sort_by_key(|entry| entry.0);
        let mut keys = Box::new(CharSet::empty());
        for entry in &entries {
            keys.insert(entry.0);
        }
        Words { keys, entries }
    }

    /// The longest word that `text` begins with.
    #[inline]
    pub fn starting(&self, text: &str) -> Option<(&'static str, T)> {
        self.longest(text.chars().next()?, |word| text.starts_with(word))
    }

    /// The longest word that `text` ends with.
    #[inline]
    pub fn ending(&self, text: &str) -> Option<(&'static str, T)> {
        self.longest(text.chars().next_back()?, |word| text.ends_with(word))
    }

    #[inline]
    fn longest(&self, key: char, fits: impl Fn(&str) -> bool) -> Option<(&'static str, T)> {
        if !self.keys.contains(key) {
            return None;
        }
        let from = self.entries.partition_point(|entry| entry.0 < key);
        self.entries[from..]
            .iter()
            .take_while(|entry| entry.0 == key)
            .filter(|entry| fits(entry.1))
            .max_by_key(|entry| entry.1.len())
            .map(|entry| (entry.1, entry.2))
    }
}
