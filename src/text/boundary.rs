//! Offsets counted in bytes, moved onto boundaries between characters.

/// The last boundary at or before `offset`; the end of the text for what lies behind it.
pub(crate) fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The first boundary at or after `offset`; the end of the text for what lies behind it.
pub(crate) fn ceil_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}

/// So many characters of the text from its start, or all of them.
pub(crate) fn first_characters(text: &str, count: usize) -> &str {
    let end = text.char_indices().nth(count);
    end.map_or(text, |(end, _)| &text[..end])
}

/// So many characters of the text from its end, one at least, or all of them.
pub(crate) fn last_characters(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().nth(count.saturating_sub(1));
    start.map_or(text, |(start, _)| &text[start..])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_inside_a_character_moves_to_its_edges() {
        let text = "a万b";
        let moved = |offset| (floor_boundary(text, offset), ceil_boundary(text, offset));
        assert_eq!(moved(0), (0, 0));
        assert_eq!(moved(1), (1, 1));
        assert_eq!(moved(2), (1, 4));
        assert_eq!(moved(3), (1, 4));
        assert_eq!(moved(4), (4, 4));
        assert_eq!(moved(9), (5, 5));
    }
}
