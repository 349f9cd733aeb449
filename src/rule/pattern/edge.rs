//! The characters at an edge of what a pattern covers, from which it is mostly seen that it does not fit.

/// A set of characters as bits that several characters share: what is not in it is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge(u64);

impl Edge {
    /// The set of these; `None` is for a pattern that may begin or end with any, or cover nothing.
    pub fn of(characters: Option<Vec<char>>) -> Self {
        let all = |characters: Vec<char>| characters.into_iter().fold(0, |all, one| all | bit(one));
        Edge(characters.map_or(u64::MAX, all))
    }

    /// Whether the pattern may fit where this character stands, or where none does.
    #[inline]
    pub fn may_be(self, character: Option<char>) -> bool {
        match character {
            Some(character) => self.0 & bit(character) != 0,
            None => self.0 == u64::MAX,
        }
    }
}

#[inline]
fn bit(character: char) -> u64 {
    const SPREAD: u32 = 0x9E37_79B1;
    const BITS: u32 = u64::BITS.ilog2();
    1 << (u32::from(character).wrapping_mul(SPREAD) >> (u32::BITS - BITS))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_in_a_set_may_be_there() {
        let edge = Edge::of(Some(vec!['约', '人']));
        assert!(edge.may_be(Some('约')) && edge.may_be(Some('人')));
        assert!(!edge.may_be(Some('1')) && !edge.may_be(None));
        let any = Edge::of(None);
        assert!(any.may_be(Some('1')) && any.may_be(None));
    }
}
