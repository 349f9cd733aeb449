//! The words beside the figures of one block, split by what they are for.

use std::cell::Cell;

use super::lexicon::{Hit, Lexicon};
use crate::text::Span;

/// The words of the sentences of one block that figures stand in.
#[derive(Default)]
pub(super) struct Words {
    /// Cues, negations and words that hide a cue; none overlap.
    pub relational: Hits,
    pub periods: Hits,
    pub places: Hits,
    /// Those of the relational words that speak of a figure behind them or hide a cue: what is
    /// left of a clause without them is its topic.
    pub idle: Hits,
    /// Label words of the rules; may overlap.
    pub labels: Hits,
    found: Vec<Hit>,
}

impl Words {
    /// Reads the words of some stretches of a block, given in order.
    pub fn read(&mut self, lexicon: &Lexicon, text: &str, within: impl Iterator<Item = Span>) {
        self.found.clear();
        for stretch in within {
            lexicon.search(text, stretch, &mut self.found);
        }
        self.found
            .sort_unstable_by_key(|hit| u64::from(hit.span.start) << 32 | u64::from(!hit.span.end));
        for hits in [
            &mut self.relational,
            &mut self.periods,
            &mut self.places,
            &mut self.idle,
            &mut self.labels,
        ] {
            hits.clear();
        }
        // Where the last name ends: 全国人口普查 is of no place, nor is 世界杯.
        let mut named = 0;
        for &hit in &self.found {
            let entry = lexicon.entry(hit);
            let says = !entry.forward.is_empty() || !entry.adjacent.is_empty();
            if entry.relational && self.relational.push_apart(hit) {
                if entry.names {
                    named = hit.span.end;
                }
                if says {
                    self.idle.list.push(hit);
                }
            }
            if entry.period {
                self.periods.push_apart(hit);
            }
            if entry.place && hit.span.end > named {
                self.places.push_apart(hit);
            }
            if !entry.words.is_empty() {
                self.labels.list.push(hit);
            }
        }
    }
}

/// Words found in a block, in the order of their starts.
#[derive(Default)]
pub(super) struct Hits {
    list: Vec<Hit>,
    /// Where the last search led: the next mostly leads close by.
    last: Cell<usize>,
}

impl Hits {
    fn clear(&mut self) {
        self.list.clear();
        self.last.set(0);
    }

    /// Keeps the leftmost and longest of overlapping words; gives whether `hit` was kept.
    fn push_apart(&mut self, hit: Hit) -> bool {
        let apart = self
            .list
            .last()
            .is_none_or(|last| last.span.end <= hit.span.start);
        if apart {
            self.list.push(hit);
        }
        apart
    }

    pub fn all(&self) -> &[Hit] {
        &self.list
    }

    /// The hits that lie wholly inside `within`.
    pub fn inside(&self, within: Span) -> &[Hit] {
        let from = seek(&self.list, self.last.get(), within.start);
        self.last.set(from);
        let to = seek(&self.list, from, within.end);
        let mut slice = &self.list[from..to.max(from)];
        while slice.last().is_some_and(|hit| hit.span.end > within.end) {
            slice = &slice[..slice.len() - 1];
        }
        slice
    }

    /// The hits that reach into `within`, where none overlap each other.
    pub fn reaching(&self, within: Span) -> &[Hit] {
        let mut from = seek(&self.list, self.last.get(), within.start);
        self.last.set(from);
        let to = seek(&self.list, from, within.end);
        if let Some(before) = from.checked_sub(1)
            && self.list[before].span.end > within.start
        {
            from = before;
        }
        &self.list[from..to.max(from)]
    }
}

/// The place of the first of `hits` that starts at or behind `offset`, looked for from `near` on.
fn seek(hits: &[Hit], near: usize, offset: u32) -> usize {
    const STEPS: usize = 8;
    let starts_before = |hit: &Hit| hit.span.start < offset;
    let mut at = near.min(hits.len());
    for _ in 0..STEPS {
        match hits.get(at) {
            Some(hit) if starts_before(hit) => at += 1,
            _ => break,
        }
    }
    if hits.get(at).is_some_and(starts_before) {
        return at + hits[at..].partition_point(starts_before);
    }
    for _ in 0..STEPS {
        match at.checked_sub(1) {
            Some(before) if !starts_before(&hits[before]) => at = before,
            _ => return at,
        }
    }
    hits[..at].partition_point(starts_before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeking_leads_to_the_same_place_from_anywhere() {
        let hits: Vec<Hit> = (0..40)
            .map(|at| Hit {
                span: Span::new(at * 3, at * 3 + 2),
                entry: 0,
            })
            .collect();
        for offset in 0..125 {
            let expected = hits.partition_point(|hit| hit.span.start < offset);
            for near in 0..45 {
                assert_eq!(seek(&hits, near, offset), expected, "{offset} from {near}");
            }
        }
    }
}
