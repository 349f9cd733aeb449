//! Which claims have one of a set beside them, for sixty-four at a time.

use crate::check::sieve::bits::WORD;

/// On which sides of a claim another may stand.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sides {
    pub before: bool,
    pub after: bool,
}

/// Leaves the claims that have one of `set` in their scope on one of the sides; `starts` are the
/// claims with which a scope begins.
pub(super) fn keep_beside(claims: &mut [u64], set: &[u64], starts: &[u64], sides: Sides) {
    let mut carried = Carried::default();
    // What stands behind is seen from the end, and what stands before from the start.
    let mut after: smallvec::SmallVec<[u64; 64]> = smallvec::smallvec![0; claims.len()];
    if sides.after {
        for (at, after) in after.iter_mut().enumerate().rev() {
            let ends = starts[at] >> 1 | u64::from(carried.begins) << (WORD - 1);
            *after = carried.fill_down(set[at], ends);
            carried.begins = starts[at] & 1 == 1;
        }
    }
    carried = Carried::default();
    for (at, (claims, after)) in claims.iter_mut().zip(after).enumerate() {
        let before = match sides.before {
            true => carried.fill_up(set[at], starts[at]),
            false => 0,
        };
        *claims &= before | after;
    }
}

/// What a word leaves for the next.
#[derive(Default)]
struct Carried {
    /// A member of the set stands in the scope that goes on.
    member: bool,
    /// A scope begins with the claim next to the word.
    begins: bool,
}

impl Carried {
    /// The claims of a word behind a member of their scope.
    fn fill_up(&mut self, set: u64, starts: u64) -> u64 {
        let mut open = !starts;
        let carried = u64::from(self.member);
        let mut filled = set | carried & open;
        for shift in [1, 2, 4, 8, 16, 32] {
            filled |= open & filled << shift;
            open &= open << shift;
        }
        self.member = filled >> (WORD - 1) == 1;
        (filled << 1 | carried) & !starts
    }

    /// The claims of a word before a member of their scope; `ends` are those with which one ends.
    fn fill_down(&mut self, set: u64, ends: u64) -> u64 {
        let mut open = !ends;
        let carried = u64::from(self.member) << (WORD - 1);
        let mut filled = set | carried & open;
        for shift in [1, 2, 4, 8, 16, 32] {
            filled |= open & filled >> shift;
            open &= open >> shift;
        }
        self.member = filled & 1 == 1;
        (filled >> 1 | carried) & !ends
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn has(set: &[u64], at: usize) -> bool {
        set[at / WORD] >> (at % WORD) & 1 == 1
    }

    proptest! {
        #[test]
        fn what_is_kept_has_a_member_in_its_scope(
            // Few bits: three random words have an eighth of theirs in common.
            set in prop::collection::vec(any::<[u64; 3]>(), 3),
            starts in prop::collection::vec(any::<[u64; 4]>(), 3),
            before: bool,
            after: bool,
        ) {
            let few = |words: &[u64]| words.iter().fold(u64::MAX, |all, word| all & word);
            let set: Vec<u64> = set.iter().map(|words| few(words)).collect();
            let starts: Vec<u64> = starts.iter().map(|words| few(words)).collect();
            let mut kept = vec![u64::MAX; 3];
            keep_beside(&mut kept, &set, &starts, Sides { before, after });
            for at in 0..3 * WORD {
                let scope = |other: usize| {
                    let (low, high) = (at.min(other), at.max(other));
                    !(low + 1..=high).any(|start| has(&starts, start))
                };
                let wanted = (0..3 * WORD).any(|other| {
                    let side = other < at && before || other > at && after;
                    side && has(&set, other) && scope(other)
                });
                prop_assert_eq!(has(&kept, at), wanted, "{}", at);
            }
        }
    }
}
