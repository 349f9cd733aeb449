//! What holds of everything that heshu reads.

use heshu::check::Draft;
use heshu::grammar::Quantity;
use heshu::source::{Document, LineIndex, visit_blocks};
use heshu::text::{Span, Text};

/// The span lies in the text, on character boundaries.
pub fn fits(span: Span, text: &str, what: &str) {
    assert!(
        span.start <= span.end && text.get(span.range()).is_some(),
        "{what} {span:?} does not fit a text of {} bytes",
        text.len()
    );
}

/// The spans fit, come in order and do not overlap.
fn in_order<'s>(spans: impl IntoIterator<Item = &'s Span>, text: &str, what: &str) {
    let mut end = 0;
    for span in spans {
        fits(*span, text, what);
        assert!(span.start >= end, "{what} {span:?} begins before {end}");
        end = span.end;
    }
}

/// The pieces of prose of a document.
pub fn blocks(document: &Document) {
    let mut end = 0;
    visit_blocks(document, &mut |_, pieces| {
        assert!(!pieces.is_empty(), "a block has prose");
        in_order(pieces, &document.text, "a piece");
        if let (Some(first), Some(last)) = (pieces.first(), pieces.last()) {
            assert!(
                first.start >= end,
                "a block at {first:?} begins before {end}"
            );
            end = last.end;
        }
    });
}

/// The normalised view, and its way back to the original.
pub fn text(text: &Text, original: &str) {
    let normal = &text.normal;
    in_order(
        text.blocks.iter().map(|block| &block.span),
        normal,
        "a block",
    );
    in_order(&text.sentences, normal, "a sentence");
    in_order(&text.clauses, normal, "a clause");
    let sections = text.blocks.windows(2);
    assert!(
        sections
            .into_iter()
            .all(|pair| pair[0].section <= pair[1].section)
    );
    let mut before = 0;
    for (start, character) in normal.char_indices() {
        let end = start + character.len_utf8();
        let back = text.original(Span::new(start as u32, end as u32));
        fits(back, original, "the original of a character");
        assert!(
            back.start >= before,
            "the way back goes on and never returns"
        );
        before = back.start;
    }
    for (start, _) in original.char_indices() {
        let there = text.normal_offset(start as u32) as usize;
        assert!(there <= normal.len(), "{start} has a place in the view");
    }
}

/// Lines and columns lead back to where they were taken.
pub fn positions(text: &str) {
    let index = LineIndex::new(text);
    let (mut line, mut column) = (1, 1);
    let mut before = None;
    for ((offset, character), scalar) in text.char_indices().zip(0..) {
        let found = index.position(text, offset as u32);
        assert_eq!(
            (found.scalar, found.line, found.column),
            (scalar, line, column)
        );
        // A line ends before its `\r\n`.
        if (before, character) != (Some('\r'), '\n') {
            let back = index.offset(text, line, column);
            assert_eq!(back, Some(offset as u32), "line {line}, column {column}");
        }
        (line, column) = match character {
            '\n' => (line + 1, 1),
            _ => (line, column + 1),
        };
        before = Some(character);
    }
}

/// The figures of one text.
pub fn quantities(found: &[Quantity], normal: &str) {
    in_order(
        found.iter().map(|quantity| &quantity.span),
        normal,
        "a figure",
    );
    for quantity in found {
        let Quantity {
            span,
            number,
            extent,
            ..
        } = quantity;
        fits(*number, normal, "a number");
        fits(*extent, normal, "an extent");
        assert!(!span.is_empty(), "a figure has characters");
        let holds =
            |outer: &Span, inner: &Span| outer.start <= inner.start && inner.end <= outer.end;
        assert!(holds(extent, span), "{extent:?} covers {span:?}");
        assert!(holds(span, number), "{span:?} covers {number:?}");
    }
}

/// The claims of a draft.
pub fn claims(draft: &Draft) {
    let normal = &draft.text.normal;
    let claims = &draft.claims.claims;
    in_order(
        claims.iter().map(|claim| &claim.quantity.span),
        normal,
        "a claim",
    );
    for claim in claims {
        for (span, what) in [
            (claim.label, "a label"),
            (claim.before, "what stands before"),
            (claim.after, "what stands after"),
            (claim.topic, "a topic"),
            (claim.base.unwrap_or_default(), "a base"),
        ] {
            fits(span, normal, what);
        }
        let block = draft
            .text
            .blocks
            .get(claim.block as usize)
            .map(|block| block.span);
        let span = claim.quantity.span;
        let inside = block.is_some_and(|block| block.start <= span.start && span.end <= block.end);
        assert!(inside, "a claim stands in its block");
        let ties = [claim.whole, claim.subject, claim.start];
        for tied in ties.into_iter().flatten() {
            assert!(tied.index() < claims.len(), "a tie leads to a claim");
        }
        let words = draft.claims.words_of(claim);
        assert_eq!(
            words.len(),
            usize::from(claim.words.1),
            "its words are there"
        );
    }
    for (_, listing) in &draft.claims.listings {
        fits(listing.span, normal, "a list");
        assert!(listing.low <= listing.high, "a list has a number of items");
    }
}
