//! Spans found by where they stand.

use crate::text::{Span, ceil_boundary};

/// How far before a figure its words are looked for: a clause without figures is hardly ever
/// longer, and one that is must not be gone through for each of the dates in it.
pub(super) fn reach_back(text: &str, offset: u32) -> u32 {
    const BYTES: usize = 600;
    ceil_boundary(text, (offset as usize).saturating_sub(BYTES)) as u32
}

/// The place of the first of `spans` that ends behind `offset`, or of the last.
pub(super) fn holding(spans: &[Span], offset: u32) -> usize {
    let at = spans.partition_point(|span| span.end <= offset);
    at.min(spans.len().saturating_sub(1))
}

/// The span of `spans` that holds `offset`, going on from where the last search ended.
pub(super) fn advance(spans: &[Span], at: &mut usize, offset: u32) -> Span {
    while spans.get(*at).is_some_and(|span| span.end <= offset) && *at + 1 < spans.len() {
        *at += 1;
    }
    spans.get(*at).copied().unwrap_or_default()
}

/// Those of `spans`, from `at` on, that hold one of `offsets`, each once; both are in order.
pub(super) fn holders(
    spans: &[Span],
    mut at: usize,
    offsets: impl Iterator<Item = u32>,
) -> impl Iterator<Item = Span> {
    let mut last = None;
    offsets.filter_map(move |offset| {
        let span = advance(spans, &mut at, offset);
        (last.replace(at) != Some(at)).then_some(span)
    })
}

/// Every bracket pair of the block by its opening; one left open reaches to the block's end.
pub(super) fn find_brackets(text: &str, within: Span, pairs: &mut Vec<Span>) {
    pairs.clear();
    let mut open: Vec<usize> = Vec::new();
    let bytes = within.of(text).as_bytes();
    for offset in memchr::memchr2_iter(b'(', b')', bytes) {
        let at = within.start + offset as u32;
        if bytes[offset] == b'(' {
            open.push(pairs.len());
            pairs.push(Span::new(at, within.end));
        } else if let Some(index) = open.pop() {
            pairs[index].end = at;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holders_are_given_once_and_in_order() {
        let spans = [(0, 5), (5, 9), (9, 20), (22, 30)].map(|(start, end)| Span::new(start, end));
        let found: Vec<Span> = holders(&spans, 0, [1, 4, 9, 12, 23].into_iter()).collect();
        assert_eq!(found, [spans[0], spans[2], spans[3]]);
        assert_eq!(holders(&spans, 2, [10].into_iter()).next(), Some(spans[2]));
        assert_eq!(holders(&spans, 0, std::iter::empty()).next(), None);
    }
}
