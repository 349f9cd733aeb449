//! Reads the claims of a text.

use std::ops::Range;

use rayon::prelude::*;

use super::calendar::{Calendar, Published};
use super::cue::OwnCue;
use super::lexicon::Lexicon;
use super::portion::{Assembly, PORTION, WAVE};
use super::reading::Reading;
use super::{Claims, dateline, divided, footing, heads, kindred, lines, partitions};
use crate::grammar::{Date, Grammar};
use crate::text::Text;

/// Reads claims; made once for a set of rules.
pub struct Reader {
    lexicon: Lexicon,
}

impl Reader {
    /// `words` are the label words of the rules, `own_cues` the cue words of a configuration.
    pub fn new(words: &[String], own_cues: &[OwnCue]) -> Self {
        // Both are what a run of one short draft waits for.
        let (lexicon, ()) = rayon::join(|| Lexicon::new(words, own_cues), partitions::prepare);
        Reader { lexicon }
    }

    /// The claims of the text, which is read in portions on all cores; what is found does not
    /// depend on how it is cut. `given` is the day of publication where someone says it; otherwise
    /// it is looked for in the text.
    pub fn read(&self, grammar: &Grammar, text: &Text, given: Option<Date>) -> Claims {
        self.read_in_portions(grammar, text, given, PORTION)
    }

    /// The same in portions of at least `size` bytes.
    pub fn read_in_portions(
        &self,
        grammar: &Grammar,
        text: &Text,
        given: Option<Date>,
        size: u32,
    ) -> Claims {
        let published = match given {
            Some(date) => Some(Published { date, given: true }),
            None => dateline::find(grammar, text),
        };
        let calendar = published.map(|published| Calendar::new(published, &text.normal));
        let mut assembly = Assembly::new(&text.normal);
        let portions = text.portions(size);
        if let [portion] = portions.as_slice() {
            assembly.add(self.read_blocks(grammar, text, calendar, portion.clone()));
        } else {
            for wave in portions.chunks(WAVE) {
                let read: Vec<Claims> = wave
                    .par_iter()
                    .map(|portion| self.read_blocks(grammar, text, calendar, portion.clone()))
                    .collect();
                assembly.reserve(&read);
                read.into_iter().for_each(|claims| assembly.add(claims));
            }
        }
        let mut claims = assembly.finish();
        claims.published = published;
        lines::tie(text, &mut claims);
        divided::tie(text, &mut claims);
        kindred::tie(text, &mut claims);
        heads::tie(text, &mut claims);
        footing::find(text, &mut claims);
        claims
    }

    /// The claims of some blocks, counted from the first of them.
    pub(super) fn read_blocks(
        &self,
        grammar: &Grammar,
        text: &Text,
        calendar: Option<Calendar>,
        blocks: Range<usize>,
    ) -> Claims {
        let start = text.blocks.get(blocks.start).map_or(0, |b| b.span.start);
        let mut reading = Reading::new(&self.lexicon, grammar, text, calendar, start);
        for index in blocks {
            reading.block(index as u32, &text.blocks[index]);
        }
        reading.finish()
    }
}
