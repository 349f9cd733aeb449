//! The words that a matter is read with, in one automaton.

use daachorse::charwise::CharwiseDoubleArrayAhoCorasickBuilder;
use daachorse::{CharwiseDoubleArrayAhoCorasick, MatchKind};

use crate::claim::cue::{Cue, Cues};
use crate::claim::tables::{
    ACTOR_WORDS, COUNTRY_WORDS, CUE_WORDS, IDLE_WORDS, LEVEL_WORDS, PARTS_OF_YEAR, PERIOD_WORDS,
    REGIONS,
};
use crate::text::Span;

/// What a word is to a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    Idle,
    Country,
    /// 全县: the place of this level named last.
    Level(char),
    /// By index in the table.
    Region(u8),
    Actor,
    /// Months of a year, or its end when both are 0.
    PartOfYear(u8, u8),
    /// Any other word for a period.
    Period,
}

/// Whether a cue word says that something grew or fell to the figure behind it.
fn is_change_to(cues: Cues) -> bool {
    cues.has(Cue::To) && (cues.has(Cue::Increase) || cues.has(Cue::Decrease))
}

/// A word found.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    pub span: Span,
    pub sort: Sort,
}

pub struct Vocabulary {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    sorts: Vec<Sort>,
}

impl Vocabulary {
    pub fn new() -> Self {
        let mut words: Vec<(&str, Sort)> = Vec::new();
        let level = |word: &str| word.chars().last().unwrap_or('县');
        words.extend(
            PARTS_OF_YEAR
                .iter()
                .map(|(word, (from, to))| (*word, Sort::PartOfYear(*from, *to))),
        );
        words.extend(COUNTRY_WORDS.iter().map(|word| (*word, Sort::Country)));
        words.extend(
            LEVEL_WORDS
                .iter()
                .map(|word| (*word, Sort::Level(level(word)))),
        );
        words.extend(
            (0..)
                .zip(REGIONS)
                .map(|(index, word)| (*word, Sort::Region(index))),
        );
        words.extend(ACTOR_WORDS.iter().map(|word| (*word, Sort::Actor)));
        words.extend(IDLE_WORDS.iter().map(|word| (*word, Sort::Idle)));
        let changed_to = CUE_WORDS.iter().filter(|row| is_change_to(row.cues));
        words.extend(changed_to.flat_map(|row| row.words.iter().map(|word| (*word, Sort::Idle))));
        words.extend(PERIOD_WORDS.iter().map(|word| (*word, Sort::Period)));
        // A word in two tables is what the first says.
        words.sort_by_key(|(word, _)| *word);
        words.dedup_by_key(|(word, _)| *word);
        let patterns = (0u32..)
            .zip(&words)
            .map(|(index, (word, _))| (*word, index));
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .match_kind(MatchKind::LeftmostLongest)
            .build_with_values(patterns)
            .ok();
        let sorts = words.iter().map(|(_, sort)| *sort).collect();
        Vocabulary { automaton, sorts }
    }

    /// The words in `text[within]`, the longest of those that overlap, in order.
    pub fn find(&self, text: &str, within: Span, found: &mut Vec<Found>) {
        found.clear();
        let Some(automaton) = &self.automaton else {
            return;
        };
        for hit in automaton.leftmost_find_iter(within.of(text)) {
            let start = within.start + hit.start() as u32;
            let end = within.start + hit.end() as u32;
            if let Some(sort) = self.sorts.get(hit.value() as usize) {
                found.push(Found {
                    span: Span::new(start, end),
                    sort: *sort,
                });
            }
        }
    }
}
