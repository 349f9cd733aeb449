//! References to characters in HTML and Markdown: `&nbsp;`, `&#8212;`. What they stand for is not in the text.

use std::ops::Range;

/// Longest reference, between `&` and `;`.
const LONGEST: usize = 32;

/// The references in a stretch of the text, with their `&` and `;`.
pub(super) fn references(text: &str, within: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let stretch = text.get(within.clone()).unwrap_or_default();
    stretch.match_indices('&').filter_map(move |(at, _)| {
        let rest = stretch.as_bytes().get(at + 1..)?;
        let length = rest.iter().take(LONGEST).position(|byte| *byte == b';')?;
        let name = rest.get(..length)?;
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
        let start = within.start + at;
        (length > 0 && name.iter().all(is_name)).then_some(start..start + length + 2)
    })
}

/// Whether digits would run together if the reference were left out: 3&mdash;5万元 is not 35万元.
pub(super) fn joins_digits(text: &str, reference: &Range<usize>) -> bool {
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let before = reference.start.checked_sub(1);
    is_digit(before.and_then(|at| text.as_bytes().get(at)))
        && is_digit(text.as_bytes().get(reference.end))
}
