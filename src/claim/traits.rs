//! Finds the words of [`TRAITS`] and [`OVERLAPPING`], all in one pass.

use std::sync::LazyLock;

use daachorse::CharwiseDoubleArrayAhoCorasick;
use daachorse::charwise::CharwiseDoubleArrayAhoCorasickBuilder;

use super::tables::{OVERLAPPING, TRAITS};

/// What the words of one member of a list name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Named {
    /// The first row of [`TRAITS`] that a word of is there.
    pub first: Option<u16>,
    /// A word of [`OVERLAPPING`] is there.
    pub overlapping: bool,
}

/// The words of both tables, with what each names: no word is there twice.
struct Finder {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    named: Vec<Named>,
}

static FINDER: LazyLock<Finder> = LazyLock::new(Finder::new);

impl Finder {
    fn new() -> Self {
        let mut words: Vec<&str> = Vec::new();
        let mut named: Vec<Named> = Vec::new();
        let mut add = |word: &'static str, names: Named| {
            let known = words.iter().position(|known| *known == word);
            match known {
                Some(at) => named[at] = named[at].with(names),
                None => {
                    words.push(word);
                    named.push(names);
                }
            }
        };
        for (row, traits) in (0..).zip(TRAITS) {
            for word in *traits {
                add(word, Named::row(row));
            }
        }
        for word in OVERLAPPING {
            add(word, Named::OVERLAPPING);
        }
        let patterns = words.into_iter().zip(0..);
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .build_with_values(patterns)
            .ok();
        Finder { automaton, named }
    }
}

impl Named {
    const OVERLAPPING: Named = Named {
        first: None,
        overlapping: true,
    };

    fn row(row: u16) -> Self {
        Named {
            first: Some(row),
            overlapping: false,
        }
    }

    fn with(self, other: Self) -> Self {
        let rows = self.first.into_iter().chain(other.first);
        Named {
            first: rows.min(),
            overlapping: self.overlapping | other.overlapping,
        }
    }
}

/// What the words name.
pub(super) fn named(words: &str) -> Named {
    let Some(automaton) = &FINDER.automaton else {
        return Named::default();
    };
    automaton
        .find_overlapping_iter(words)
        .filter_map(|found| FINDER.named.get(found.value() as usize))
        .fold(Named::default(), |all, word| all.with(*word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_tables_is_found() {
        for (row, words) in TRAITS.iter().enumerate() {
            for word in *words {
                let first = named(word).first.map(usize::from);
                assert!(first.is_some_and(|first| first <= row), "{word}");
            }
        }
        assert!(OVERLAPPING.iter().all(|word| named(word).overlapping));
        assert_eq!(named("玉米"), Named::default());
    }
}
