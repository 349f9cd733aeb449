//! How a passage is written, and what touches it: a figure or the words of a `text` role.

use std::cell::OnceCell;

use super::characters::bits_of;
use crate::check::context::Context;
use crate::claim::Claim;
use crate::grammar::{Hedge, Quantity};
use crate::rule::{Beside, Opening, Pattern, Writing};
use crate::text::{Span, Text};

/// How far the marks that quote something are looked for, in characters.
const QUOTED_WITHIN: usize = 40;

/// A passage of a draft's text with what stands around it.
pub(in crate::check) struct Site<'a> {
    pub text: &'a Text,
    /// The text as written.
    pub source: &'a str,
    /// The figure with its unit, or what a pattern covers. In the normalised text.
    pub span: Span,
    /// What stands before and behind it in its block.
    before: Beside<'a>,
    after: Beside<'a>,
    /// Whether a quotation or title mark is open before it, once that was asked.
    quoted: OnceCell<bool>,
}

impl<'a> Site<'a> {
    /// For a passage at `span` in the block at `block`.
    pub fn new(text: &'a Text, source: &'a str, span: Span, block: Span) -> Self {
        let (own, block) = (span.range(), block.range());
        let words = |range| text.normal.get(range).unwrap_or_default();
        Site {
            text,
            source,
            span,
            before: Beside::before(words(block.start.min(own.start)..own.start)),
            after: Beside::behind(words(own.end..block.end.max(own.end))),
            quoted: OnceCell::new(),
        }
    }

    /// The key of what is asked of the words that touch the passage and is not so.
    pub fn unmet_around(&self, writing: &Writing) -> Option<&'static str> {
        let ends = |pattern: &Pattern| pattern.at_end(&self.before).is_some();
        let starts = |pattern: &Pattern| pattern.at_start(&self.after).is_some();
        if !writing.preceded_by.is_empty() && !writing.preceded_by.iter().any(ends) {
            return Some("preceded_by");
        }
        if !writing.followed_by.is_empty() && !writing.followed_by.iter().any(starts) {
            return Some("followed_by");
        }
        if writing.not_preceded_by.iter().any(ends) {
            return Some("not_preceded_by");
        }
        if writing.not_followed_by.iter().any(starts) {
            return Some("not_followed_by");
        }
        let opens = |opening: &Opening| self.opens(*opening);
        if !writing.opens.is_empty() && !writing.opens.iter().any(opens) {
            return Some("opens");
        }
        let is_quoted = || *self.quoted.get_or_init(|| self.is_quoted());
        let quoted_otherwise = |wanted| is_quoted() != wanted;
        writing
            .quoted
            .is_some_and(quoted_otherwise)
            .then_some("quoted")
    }

    pub fn before(&self) -> &'a str {
        self.before.text
    }

    pub fn after(&self) -> &'a str {
        self.after.text
    }

    fn opens(&self, opening: Opening) -> bool {
        let starts = |pieces: &[Span]| {
            pieces
                .binary_search_by_key(&self.span.start, |piece| piece.start)
                .is_ok()
        };
        match opening {
            Opening::Clause => starts(&self.text.clauses),
            Opening::Sentence => starts(&self.text.sentences),
            Opening::Block => self.before().trim().is_empty(),
        }
    }

    /// Whether a quotation or title mark is open before it.
    fn is_quoted(&self) -> bool {
        let mut closed = 0_usize;
        for character in self.before().chars().rev().take(QUOTED_WITHIN) {
            match character {
                '”' | '》' | '」' | '』' => closed += 1,
                '“' | '《' | '「' | '『' if closed == 0 => return true,
                '“' | '《' | '「' | '『' => closed -= 1,
                _ => {}
            }
        }
        false
    }
}

/// A figure as it stands in the text.
pub(in crate::check) struct Figure<'a> {
    pub site: Site<'a>,
    quantity: &'a Quantity,
    /// The figure as written, once that was asked.
    written: OnceCell<Option<&'a str>>,
}

impl<'a> Figure<'a> {
    pub fn of(context: &Context<'a>, claim: &'a Claim) -> Self {
        let quantity = &claim.quantity;
        let block = context.text.blocks.get(claim.block as usize);
        Figure {
            site: Site::new(
                context.text,
                context.source,
                quantity.span,
                block.map_or(quantity.span, |block| block.span),
            ),
            quantity,
            written: OnceCell::new(),
        }
    }

    /// A bit for each character of the figure, hedge words included, as normalised and as written.
    pub fn characters(&self) -> u64 {
        let normal = self.normal();
        // Most figures are written as they are normalised.
        let other = self.written().filter(|written| *written != normal);
        bits_of(normal.chars()) | other.map_or(0, |other| bits_of(other.chars()))
    }

    /// The figure with its hedge words.
    fn normal(&self) -> &'a str {
        self.quantity.extent.of(&self.site.text.normal)
    }

    fn written(&self) -> Option<&'a str> {
        let site = &self.site;
        let read = || {
            let original = site.text.original(self.quantity.extent);
            site.source.get(original.range())
        };
        *self.written.get_or_init(read)
    }

    /// What of the figure stands behind and before its number.
    fn unit(&self) -> [&'a str; 2] {
        let normal = &self.site.text.normal;
        let (number, whole) = (self.quantity.number.range(), self.quantity.span.range());
        let behind = normal.get(number.end..whole.end).unwrap_or_default();
        let ahead = normal.get(whole.start..number.start).unwrap_or_default();
        [behind, ahead].map(str::trim)
    }

    /// The key of what is asked of the figure itself and is not so.
    pub fn unmet_inside(&self, writing: &Writing) -> Option<&'static str> {
        if !writing.unit_text.is_empty() {
            let unit = self.unit();
            if !writing
                .unit_text
                .iter()
                .any(|word| unit.contains(&word.as_str()))
            {
                return Some("unit_text");
            }
        }
        if writing.surface.is_empty() && writing.not_surface.is_empty() {
            return None;
        }
        let normal = self.normal();
        let other = self.written().filter(|written| *written != normal);
        let has = |pattern: &Pattern| {
            pattern.is_in(normal) || other.is_some_and(|written| pattern.is_in(written))
        };
        if !writing.surface.is_empty() && !writing.surface.iter().any(has) {
            return Some("surface");
        }
        let excluded = writing.not_surface.iter().any(has);
        excluded.then_some("not_surface")
    }
}

/// Whether a hedge of the figure is one of those asked for.
pub(in crate::check) fn is_hedged_as(writing: &Writing, hedge: Option<&Hedge>) -> bool {
    writing.hedges.is_empty()
        || hedge.is_some_and(|hedge| {
            let second = hedge.second.map(|(kind, _)| kind);
            let is = |kind| hedge.kind == kind || second == Some(kind);
            writing.hedges.iter().any(|kind| is(*kind))
        })
}
