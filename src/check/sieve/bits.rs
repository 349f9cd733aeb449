//! Sets of small numbers as bits, and tables of them.

use std::ops::Range;

/// Bits in a word.
pub(in crate::check) const WORD: usize = u64::BITS as usize;

/// Sets of numbers below one bound, one set a row.
#[derive(Clone, Debug, Default)]
pub(in crate::check) struct BitTable {
    width: usize,
    words: Vec<u64>,
}

impl BitTable {
    /// Empty sets of numbers below `bound`.
    pub fn new(rows: usize, bound: usize) -> Self {
        let width = bound.div_ceil(WORD);
        BitTable {
            width,
            words: vec![0; rows * width],
        }
    }

    /// Every row the first of `one`.
    pub fn repeated(one: &BitTable, rows: usize) -> Self {
        BitTable {
            width: one.width,
            words: one.row(0).repeat(rows),
        }
    }

    /// How many words a row has.
    pub fn width(&self) -> usize {
        self.width
    }

    /// The set of that row; the empty one where there is no such row.
    pub fn row(&self, row: usize) -> &[u64] {
        let start = row * self.width;
        self.words.get(start..start + self.width).unwrap_or(&[])
    }

    pub fn insert(&mut self, row: usize, bit: usize) {
        if let Some(word) = self.words.get_mut(row * self.width + bit / WORD) {
            *word |= 1 << (bit % WORD);
        }
    }

    /// Sets the word at `at` of a row.
    pub fn put(&mut self, row: usize, at: usize, word: u64) {
        if let Some(place) = self.words.get_mut(row * self.width + at) {
            *place = word;
        }
    }
}

pub(in crate::check) fn has(set: &[u64], bit: usize) -> bool {
    set.get(bit / WORD)
        .is_some_and(|word| word >> (bit % WORD) & 1 == 1)
}

/// Leaves in the first set what is in both.
pub(in crate::check) fn keep(first: &mut [u64], second: &[u64]) {
    for (word, other) in first.iter_mut().zip(second) {
        *word &= other;
    }
}

/// Takes out of the first set what is in the second.
pub(in crate::check) fn drop_all(first: &mut [u64], second: &[u64]) {
    for (word, other) in first.iter_mut().zip(second) {
        *word &= !other;
    }
}

/// Adds to the first set what is in the second.
pub(in crate::check) fn add(first: &mut [u64], second: &[u64]) {
    for (word, other) in first.iter_mut().zip(second) {
        *word |= other;
    }
}

/// The numbers of the bits that are set.
pub(in crate::check) fn members(mut bits: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = (bits != 0).then(|| bits.trailing_zeros() as usize)?;
        bits &= bits - 1;
        Some(bit)
    })
}

/// The word at `at` of a set, without what lies outside of `from..to`.
fn inside(word: u64, at: usize, from: usize, to: usize) -> u64 {
    let start = at * WORD;
    let below = from.saturating_sub(start);
    let above = (start + WORD).saturating_sub(to);
    if below >= WORD || above >= WORD {
        return 0;
    }
    word & u64::MAX << below & u64::MAX >> above
}

/// Whether both sets have the same member in `from..to`.
pub(in crate::check) fn any(first: &[u64], second: &[u64], from: usize, to: usize) -> bool {
    let mut words = words(first.len().min(second.len()), from, to);
    words.any(|at| inside(first[at] & second[at], at, from, to) != 0)
}

/// The members of both sets in `from..to`, going up.
pub(in crate::check) fn up<'a>(
    first: &'a [u64],
    second: &'a [u64],
    from: usize,
    to: usize,
) -> impl Iterator<Item = usize> + use<'a> {
    let words = words(first.len().min(second.len()), from, to);
    let (mut next, end) = (words.start, words.end);
    let mut rest = 0;
    std::iter::from_fn(move || {
        while rest == 0 {
            if next == end {
                return None;
            }
            rest = inside(first[next] & second[next], next, from, to);
            next += 1;
        }
        let bit = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        Some((next - 1) * WORD + bit)
    })
}

/// The members of a set in `from..to`, going up.
pub(in crate::check) fn up_of(
    set: impl AsRef<[u64]>,
    from: usize,
    to: usize,
) -> impl Iterator<Item = usize> {
    let Range {
        start: mut next,
        end,
    } = words(set.as_ref().len(), from, to);
    let mut rest = 0;
    std::iter::from_fn(move || {
        while rest == 0 {
            if next == end {
                return None;
            }
            rest = inside(set.as_ref()[next], next, from, to);
            next += 1;
        }
        let bit = rest.trailing_zeros() as usize;
        rest &= rest - 1;
        Some((next - 1) * WORD + bit)
    })
}

/// The members of both sets in `from..to`, going down.
pub(in crate::check) fn down<'a>(
    first: &'a [u64],
    second: &'a [u64],
    from: usize,
    to: usize,
) -> impl Iterator<Item = usize> + use<'a> {
    let words = words(first.len().min(second.len()), from, to);
    let (start, mut end) = (words.start, words.end);
    let mut rest: u64 = 0;
    std::iter::from_fn(move || {
        while rest == 0 {
            if start == end {
                return None;
            }
            end -= 1;
            rest = inside(first[end] & second[end], end, from, to);
        }
        let bit = rest.ilog2() as usize;
        rest ^= 1 << bit;
        Some(end * WORD + bit)
    })
}

/// The words that hold `from..to`, of so many.
fn words(length: usize, from: usize, to: usize) -> Range<usize> {
    let end = to.div_ceil(WORD).min(length);
    (from / WORD).min(end)..end
}

/// Turns rows of a square of bits into columns: bit `j` of word `i` becomes bit `i` of word `j`.
pub(in crate::check) fn transpose(square: &mut [u64; WORD]) {
    swap_quarters::<32>(square);
    swap_quarters::<16>(square);
    swap_quarters::<8>(square);
    swap_quarters::<4>(square);
    swap_quarters::<2>(square);
    swap_quarters::<1>(square);
}

/// In each square of twice `SIZE` on the diagonal, swaps the two quarters beside the diagonal.
fn swap_quarters<const SIZE: usize>(square: &mut [u64; WORD]) {
    // The lower of each two groups of `SIZE` bits.
    let mask = u64::MAX / ((1 << SIZE) + 1);
    for pair in square.chunks_exact_mut(2 * SIZE) {
        let (uppers, lowers) = pair.split_at_mut(SIZE);
        for (upper, lower) in uppers.iter_mut().zip(lowers) {
            let swapped = (*upper >> SIZE ^ *lower) & mask;
            *upper ^= swapped << SIZE;
            *lower ^= swapped;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_in_a_range_go_up_and_down() {
        let mut table = BitTable::new(2, 200);
        for bit in [0, 3, 63, 64, 130, 199] {
            table.insert(1, bit);
        }
        let all = vec![u64::MAX; table.width()];
        let set = table.row(1);
        assert_eq!(up(set, &all, 1, 199).collect::<Vec<_>>(), [3, 63, 64, 130]);
        assert_eq!(down(set, &all, 0, 64).collect::<Vec<_>>(), [63, 3, 0]);
        assert_eq!(up(set, table.row(0), 0, 200).count(), 0);
        assert!(any(set, set, 65, 131) && !any(set, set, 65, 130) && !any(set, set, 64, 64));
        assert!(!any(set, &[0; 3], 0, 192));
        assert!(has(set, 199) && !has(set, 198) && !has(set, 4000));
    }

    #[test]
    fn rows_become_columns() {
        let mut square = [0; WORD];
        square[3] = 1 << 41 | 1;
        square[63] = 1 << 63;
        transpose(&mut square);
        assert_eq!((square[41], square[0]), (1 << 3, 1 << 3));
        assert_eq!(square[63], 1 << 63);
        assert_eq!(square.iter().map(|word| word.count_ones()).sum::<u32>(), 3);
    }
}
