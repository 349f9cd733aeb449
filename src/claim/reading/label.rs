//! The words that say what a figure counts.

use super::Reading;
use crate::claim::context::{self, Around};
use crate::grammar::{Kind, Quantity};
use crate::text::Span;

impl<'a> Reading<'a> {
    pub(super) fn label(
        &self,
        quantity: &Quantity,
        hits: Around<'_>,
        before: Span,
        after: Span,
    ) -> Span {
        let normal = &self.text.normal;
        if quantity.unit.is_some() && quantity.kind == Kind::Count {
            let behind = context::label_after(normal, self.lexicon, hits.after, after);
            if !behind.is_empty() {
                return behind;
            }
        }
        let ahead = context::label_before(
            normal,
            self.lexicon,
            hits.before,
            before,
            self.times_in(before),
        );
        if ahead.is_empty() || self.is_counted_per(ahead) {
            return context::label_after(normal, self.lexicon, hits.after, after);
        }
        ahead
    }

    /// Whether the label is only what a figure is told per: 每所1500册.
    fn is_counted_per(&self, label: Span) -> bool {
        let normal = &self.text.normal;
        normal[..label.start as usize].ends_with('每')
            && self.grammar.unit_named(label.of(normal)).is_some()
    }

    pub(super) fn label_words(&mut self, before: Span, after: Span) -> (u32, u16) {
        let start = self.claims.words.len();
        for span in [before, after] {
            for &hit in self.words.labels.inside(span) {
                self.claims
                    .words
                    .extend_from_slice(&self.lexicon.entry(hit).words);
            }
        }
        let count = u16::try_from(self.claims.words.len() - start).unwrap_or(u16::MAX);
        (start as u32, count)
    }
}
