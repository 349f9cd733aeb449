//! The lexicon: every word that the claim stage and the rules look for, in one automaton.

use daachorse::CharwiseDoubleArrayAhoCorasick;
use daachorse::charwise::CharwiseDoubleArrayAhoCorasickBuilder;
use smallvec::SmallVec;
use std::collections::HashMap;

use super::WordId;
use super::cue::{Cues, OwnCue};
use super::tables::{
    CUE_WORDS, FILLERS_NOT_CUES, NAMES_NOT_CUES, NEGATIONS, PERIOD_WORDS, Reach, place_words,
    reach_of,
};
use crate::text::Span;

/// What one word of the lexicon can mean.
#[derive(Clone, Debug, Default)]
pub(super) struct Entry {
    /// Cues by reach: forward, adjacent, backward.
    pub forward: Cues,
    pub adjacent: Cues,
    pub backward: Cues,
    pub negation: bool,
    pub period: bool,
    pub place: bool,
    /// Part of the cue vocabulary (or a word that hides a cue): such words never overlap.
    pub relational: bool,
    /// Hides a cue and is part of the label that it stands in.
    pub names: bool,
    /// Label words of the rules.
    pub words: SmallVec<[WordId; 2]>,
}

impl Entry {
    fn cues_reaching(&mut self, reach: Reach) -> &mut Cues {
        match reach {
            Reach::Forward => &mut self.forward,
            Reach::Adjacent => &mut self.adjacent,
            Reach::Backward => &mut self.backward,
        }
    }
}

/// A word found in the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hit {
    pub span: Span,
    pub entry: u32,
}

pub(super) struct Lexicon {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    entries: Vec<Entry>,
}

impl Lexicon {
    /// The built-in words, the label words of the rules and the cue words of a configuration.
    pub fn new(rule_words: &[String], own_cues: &[OwnCue]) -> Self {
        let mut builder = Builder::default();
        for row in CUE_WORDS {
            for word in row.words {
                let entry = builder.relational(word);
                let cues = entry.cues_reaching(row.reach);
                *cues = cues.union(row.cues);
            }
        }
        for own in own_cues {
            let entry = builder.relational(&own.word);
            let cues = entry.cues_reaching(reach_of(own.cue));
            *cues = cues.union(Cues::of(own.cue));
        }
        for word in NEGATIONS {
            builder.relational(word).negation = true;
        }
        for word in NAMES_NOT_CUES.split_whitespace() {
            builder.relational(word).names = true;
        }
        for word in FILLERS_NOT_CUES.split_whitespace() {
            builder.relational(word);
        }
        for word in PERIOD_WORDS {
            builder.entry(word).period = true;
        }
        for word in place_words() {
            builder.entry(word).place = true;
        }
        for (index, word) in rule_words.iter().enumerate() {
            let id = WordId(u16::try_from(index).unwrap_or(u16::MAX));
            builder.entry(word).words.push(id);
        }
        builder.build()
    }

    pub fn entry(&self, hit: Hit) -> &Entry {
        &self.entries[hit.entry as usize]
    }

    /// Whether the word parts a label from what stands beside it, and is not of its own words.
    pub fn parts_label(&self, hit: Hit) -> bool {
        !self.entry(hit).names
    }

    /// Appends every word found in `text[within]`, overlapping ones too, by their ends.
    pub fn search(&self, text: &str, within: Span, hits: &mut Vec<Hit>) {
        let Some(automaton) = &self.automaton else {
            return;
        };
        for found in automaton.find_overlapping_iter(within.of(text)) {
            let start = within.start + found.start() as u32;
            let end = within.start + found.end() as u32;
            hits.push(Hit {
                span: Span::new(start, end),
                entry: found.value(),
            });
        }
    }
}

#[derive(Default)]
struct Builder<'a> {
    indices: HashMap<&'a str, u32>,
    entries: Vec<Entry>,
}

impl<'a> Builder<'a> {
    fn entry(&mut self, word: &'a str) -> &mut Entry {
        let next = self.entries.len() as u32;
        let index = *self.indices.entry(word).or_insert(next);
        if index == next {
            self.entries.push(Entry::default());
        }
        &mut self.entries[index as usize]
    }

    fn relational(&mut self, word: &'a str) -> &mut Entry {
        let entry = self.entry(word);
        entry.relational = true;
        entry
    }

    fn build(self) -> Lexicon {
        let patterns = self
            .indices
            .into_iter()
            .filter(|(word, _)| !word.is_empty());
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .build_with_values(patterns)
            .ok();
        Lexicon {
            automaton,
            entries: self.entries,
        }
    }
}
