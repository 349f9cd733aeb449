//! The characters at an edge of what a pattern covers, from which it is mostly seen that it does not fit.

use std::sync::LazyLock;

use super::{Item, SHAPES, Shape, What};

/// A set of characters as bits that several characters share: what is not in it is certain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge(u64);

/// A pattern that may begin or end with any character, or cover nothing.
const ANY: Edge = Edge(u64::MAX);

/// The characters of each shape, in the order of [`SHAPES`].
static OF_SHAPES: LazyLock<Vec<Edge>> = LazyLock::new(|| {
    let all = |characters: Vec<char>| characters.into_iter().fold(0, |all, one| all | bit(one));
    let of = |shape: Shape| shape.characters().map_or(ANY, |known| Edge(all(known)));
    SHAPES.iter().map(|(shape, _)| of(*shape)).collect()
});

impl Edge {
    /// The characters at one edge of what items cover, the first of them there.
    pub fn of<'a>(items: impl Iterator<Item = &'a Item>, pick: fn(&str) -> Option<char>) -> Self {
        let mut edge = 0;
        for item in items {
            match &item.what {
                What::Word(word) => edge |= pick(word).map_or(u64::MAX, bit),
                What::Choice(words) => {
                    for word in words {
                        edge |= pick(word).map_or(u64::MAX, bit);
                    }
                }
                What::Run { shape, least, .. } => edge |= of_run(*shape, *least).0,
            }
            if !item.optional {
                return Edge(edge);
            }
        }
        ANY
    }

    /// Where one character stands at an edge, or none.
    #[inline]
    pub fn at(character: Option<char>) -> Option<Self> {
        character.map(|character| Edge(bit(character)))
    }

    /// Whether the pattern may fit where this stands, or where nothing does.
    #[inline]
    pub fn may_be(self, there: Option<Self>) -> bool {
        match there {
            Some(there) => self.0 & there.0 != 0,
            None => self == ANY,
        }
    }
}

fn of_run(shape: Shape, least: usize) -> Edge {
    let place = SHAPES.iter().position(|(known, _)| *known == shape);
    let known = place.and_then(|at| OF_SHAPES.get(at));
    known.filter(|_| least > 0).copied().unwrap_or(ANY)
}

#[inline]
fn bit(character: char) -> u64 {
    const SPREAD: u32 = 0x9E37_79B1;
    const BITS: u32 = u64::BITS.ilog2();
    1 << (u32::from(character).wrapping_mul(SPREAD) >> (u32::BITS - BITS))
}

#[cfg(test)]
mod tests {
    use super::super::Pattern;
    use super::Edge;

    #[test]
    fn what_a_pattern_can_begin_and_end_with_may_be_there() {
        let named = |source: &str| Pattern::parse(source).unwrap();
        let some = named("[约|近]?{digits}人");
        for first in ['约', '近', '0', '9'] {
            assert!(some.firsts.may_be(Edge::at(Some(first))), "{first}");
        }
        assert!(!some.firsts.may_be(Edge::at(Some('人'))) && !some.firsts.may_be(Edge::at(None)));
        assert!(some.lasts.may_be(Edge::at(Some('人'))) && !some.lasts.may_be(Edge::at(Some('9'))));
        let any = named("{han}[人]?");
        assert!(any.lasts.may_be(Edge::at(Some('x'))) && any.lasts.may_be(Edge::at(None)));
        let nothing = named("[人]?");
        assert!(
            nothing.firsts.may_be(Edge::at(Some('x'))) && nothing.firsts.may_be(Edge::at(None))
        );
    }
}
