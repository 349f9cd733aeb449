//! Finds the rows of [`KINDS`] and [`RANKS`] that words name a kind of, all in one pass.

use std::sync::LazyLock;

use daachorse::CharwiseDoubleArrayAhoCorasick;
use daachorse::charwise::CharwiseDoubleArrayAhoCorasickBuilder;

use super::tables::{KINDS, RANKS};

/// A set of rows, counted through both tables, as bits.
type Rows = [u128; 2];

const _: () = assert!(KINDS.len() + RANKS.len() <= 256, "Rows needs more bits");

/// The words of the tables, each with the rows that it is in. Those of one character are left out: they stand everywhere.
struct Finder {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    rows: Vec<Rows>,
    /// The rows with words of one character.
    short: Rows,
}

static FINDER: LazyLock<Finder> = LazyLock::new(Finder::new);

impl Finder {
    fn new() -> Self {
        let mut words: Vec<(&str, Rows)> = Vec::new();
        let mut short = [0; 2];
        for (row, kinds) in KINDS.iter().chain(RANKS).enumerate() {
            let mut rows = [0; 2];
            rows[row / 128] = 1 << (row % 128);
            for word in kinds.iter().flat_map(|kind| kind.split('|')) {
                match word.chars().nth(1) {
                    Some(_) => words.push((word, rows)),
                    None => short = union(short, rows),
                }
            }
        }
        words.sort_unstable();
        words.dedup_by(|later, first| {
            let is_same = later.0 == first.0;
            if is_same {
                first.1 = union(first.1, later.1);
            }
            is_same
        });
        let patterns = words.iter().map(|(word, _)| *word).zip(0..);
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .build_with_values(patterns)
            .ok();
        let rows = words.iter().map(|(_, rows)| *rows).collect();
        Finder {
            automaton,
            rows,
            short,
        }
    }
}

/// The rows that two names both name a kind of, ranks among them or not.
pub(super) fn shared(first: &str, second: &str) -> impl Iterator<Item = &'static [&'static str]> {
    told(common(rows_of(first), rows_of(second))).map(|(_, kinds)| kinds)
}

/// The rows of which each of several members may name a kind, and whether they are of [`RANKS`].
pub(super) fn of_all(
    members: &[[&str; 2]],
) -> impl Iterator<Item = (bool, &'static [&'static str])> + use<> {
    let named = |words: &[&str; 2]| {
        let long = union(rows_of(words[0]), rows_of(words[1]));
        union(long, FINDER.short)
    };
    let all = members.iter().map(named).reduce(common);
    told(all.unwrap_or([0; 2])).map(|(row, kinds)| (row >= KINDS.len(), kinds))
}

fn told(rows: Rows) -> impl Iterator<Item = (usize, &'static [&'static str])> {
    let all = KINDS.iter().chain(RANKS).enumerate();
    all.filter(move |(row, _)| rows[row / 128] >> (row % 128) & 1 == 1)
        .map(|(row, kinds)| (row, *kinds))
}

fn rows_of(words: &str) -> Rows {
    let Some(automaton) = &FINDER.automaton else {
        return [0; 2];
    };
    automaton
        .find_overlapping_iter(words)
        .filter_map(|found| FINDER.rows.get(found.value() as usize))
        .fold([0; 2], |all, rows| union(all, *rows))
}

fn common(a: Rows, b: Rows) -> Rows {
    [a[0] & b[0], a[1] & b[1]]
}

fn union(a: Rows, b: Rows) -> Rows {
    [a[0] | b[0], a[1] | b[1]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_names_share_the_rows_that_both_are_of() {
        assert!(shared("普通小学", "初中").next().is_some());
        assert!(shared("小学", "小麦").next().is_none());
        assert!(shared("一审案件", "二审案件").next().is_some());
    }
}
