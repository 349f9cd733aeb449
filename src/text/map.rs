/// Maps offsets of the normalised text to byte offsets of the original: a piecewise function,
/// with an entry only where the distance between the two changes.
#[derive(Clone, Debug, Default)]
pub(super) struct OffsetMap {
    entries: Vec<Entry>,
}

/// What the map is from `normal` on, up to the next entry.
#[derive(Clone, Copy, Debug)]
struct Entry {
    normal: u32,
    /// The original offset, below 2^30, and in the two highest bits the [`Relation`].
    packed: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    /// Byte for byte.
    Same,
    /// The first byte stands for three (a full-width form), the rest byte for byte.
    WideFirst,
    /// Every byte stands for three.
    Wide,
    /// All of it, up to the next entry, stands for the original up to where that entry starts.
    Replaced,
}

/// How many bytes a full-width form takes; half-width it takes one.
const WIDE: u32 = 3;
const SHIFT: u32 = 30;
const MASK: u32 = (1 << SHIFT) - 1;

impl Entry {
    fn new(normal: u32, original: u32, relation: Relation) -> Self {
        let bits = match relation {
            Relation::Same => 0,
            Relation::WideFirst => 1,
            Relation::Wide => 2,
            Relation::Replaced => 3,
        };
        Entry {
            normal,
            packed: original.min(MASK) | bits << SHIFT,
        }
    }

    fn relation(self) -> Relation {
        match self.packed >> SHIFT {
            0 => Relation::Same,
            1 => Relation::WideFirst,
            2 => Relation::Wide,
            _ => Relation::Replaced,
        }
    }

    fn original(self) -> u32 {
        self.packed & MASK
    }

    /// The original of the boundary `passed` bytes after the entry's start. For a replaced entry
    /// its start.
    fn at(self, passed: u32) -> u32 {
        match (self.relation(), passed) {
            (_, 0) | (Relation::Replaced, _) => self.original(),
            (Relation::Same, _) => self.original() + passed,
            (Relation::WideFirst, _) => self.original() + passed + WIDE - 1,
            (Relation::Wide, _) => self.original().saturating_add(passed.saturating_mul(WIDE)),
        }
    }
}

impl OffsetMap {
    pub fn with_capacity(entries: usize) -> Self {
        OffsetMap {
            entries: Vec::with_capacity(entries),
        }
    }

    /// How many entries there are, for [`OffsetMap::truncate`].
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Takes back the entries made since there were `length`.
    pub fn truncate(&mut self, length: usize) {
        self.entries.truncate(length);
    }

    /// Adds the entries of a map of what follows, which starts at `first` of the normalised text.
    pub fn append(&mut self, next: &OffsetMap, first: u32) {
        let shifted = next.entries.iter().map(|entry| Entry {
            normal: entry.normal + first,
            ..*entry
        });
        self.entries.extend(shifted);
    }

    /// Gives back what memory the entries do not need.
    pub fn shrink_to_fit(&mut self) {
        self.entries.shrink_to_fit();
    }

    /// From `normal` on, the text is that of the original from `original` on.
    pub fn same(&mut self, normal: u32, original: u32) {
        if let Some(last) = self.entries.last() {
            let goes_on = matches!(last.relation(), Relation::Same | Relation::WideFirst)
                && last.at(normal - last.normal) == original;
            if goes_on && (last.normal < normal || last.relation() == Relation::Same) {
                return;
            }
        }
        self.entries
            .push(Entry::new(normal, original, Relation::Same));
    }

    /// The byte at `normal` stands for the full-width form at `original`.
    pub fn wide(&mut self, normal: u32, original: u32) {
        if let Some(last) = self.entries.last_mut() {
            let passed = normal - last.normal;
            let follows = last.original() + passed * WIDE == original;
            match last.relation() {
                Relation::WideFirst if passed == 1 && follows => {
                    *last = Entry::new(last.normal, last.original(), Relation::Wide);
                    return;
                }
                Relation::Wide if follows => return,
                _ => {}
            }
        }
        self.entries
            .push(Entry::new(normal, original, Relation::WideFirst));
    }

    /// `normal` up to `normal_end` stands for `original` up to `original_end`.
    pub fn replaced(&mut self, normal: u32, normal_end: u32, original: u32, original_end: u32) {
        self.entries
            .push(Entry::new(normal, original, Relation::Replaced));
        self.entries
            .push(Entry::new(normal_end, original_end, Relation::Same));
    }

    /// The original of the start of the character at `normal`.
    pub fn start(&self, normal: u32) -> u32 {
        let passed = self.entries.partition_point(|entry| entry.normal <= normal);
        self.start_behind(passed, normal)
    }

    /// The originals of where a span starts and of the end of its last character.
    pub fn ends(&self, start: u32, end: u32) -> (u32, u32) {
        // In most spans few entries begin, so that the end is found soon from the start.
        const NEAR: usize = 8;
        let passed = self.entries.partition_point(|entry| entry.normal <= start);
        let further = &self.entries[passed..];
        let begins = |entry: &&Entry| entry.normal < end;
        let inside = match further.iter().take(NEAR).take_while(begins).count() {
            NEAR => further.partition_point(|entry| entry.normal < end),
            few => few,
        };
        (
            self.start_behind(passed, start),
            self.end_behind(passed + inside, end),
        )
    }

    /// The original of the start of the character at `normal`, up to which so many entries begin.
    fn start_behind(&self, passed: usize, normal: u32) -> u32 {
        match self.last_of(passed) {
            Some(entry) => entry.at(normal - entry.normal),
            None => normal,
        }
    }

    /// The original of the end of the character that ends at `normal`, before which so many entries begin.
    fn end_behind(&self, passed: usize, normal: u32) -> u32 {
        let Some(entry) = self.last_of(passed) else {
            return normal;
        };
        match (entry.relation(), self.entries.get(passed)) {
            (Relation::Replaced, Some(next)) => next.original(),
            _ => entry.at(normal - entry.normal),
        }
    }

    fn last_of(&self, passed: usize) -> Option<&Entry> {
        self.entries.get(passed.checked_sub(1)?)
    }

    /// The first position up to `end` whose original is at or after `original`.
    pub fn first_at(&self, original: u32, end: u32) -> u32 {
        let passed = self
            .entries
            .partition_point(|entry| entry.original() < original);
        let limit = self.entries.get(passed).map_or(end, |next| next.normal);
        let Some(entry) = passed
            .checked_sub(1)
            .and_then(|index| self.entries.get(index))
        else {
            return limit.min(original);
        };
        let distance = original - entry.original();
        let within = match entry.relation() {
            Relation::Same => distance,
            Relation::WideFirst => distance.saturating_sub(WIDE - 1).max(1),
            Relation::Wide => distance.div_ceil(WIDE),
            Relation::Replaced => limit - entry.normal,
        };
        (entry.normal + within).min(limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_are_made_only_where_the_distance_changes() {
        // 甲，乙 (3 + 3 + 3 bytes) → 甲,乙 (3 + 1 + 3), then １２３ → 123, then a dropped byte.
        let mut map = OffsetMap::default();
        map.same(0, 0);
        map.wide(3, 3);
        map.same(4, 6);
        for digit in 0..3 {
            map.wide(7 + digit, 9 + digit * 3);
        }
        map.same(10, 19);
        assert_eq!(map.entries.len(), 4);
        let starts: Vec<u32> = [0, 3, 4, 7, 8, 9, 10].map(|at| map.start(at)).to_vec();
        assert_eq!(starts, [0, 3, 6, 9, 12, 15, 19]);
        let ends: Vec<u32> = [3, 4, 7, 8, 9, 10, 13]
            .map(|at| map.ends(at - 1, at).1)
            .to_vec();
        assert_eq!(ends, [3, 6, 9, 12, 15, 18, 22]);
        let back: Vec<u32> = [0, 3, 6, 9, 12, 15, 18, 19]
            .map(|original| map.first_at(original, 13))
            .to_vec();
        assert_eq!(back, [0, 3, 4, 7, 8, 9, 10, 10]);
    }

    #[test]
    fn a_replaced_stretch_ends_where_its_original_ends() {
        let mut map = OffsetMap::default();
        map.same(0, 0);
        map.replaced(2, 3, 2, 4);
        map.same(3, 9);
        assert_eq!((map.ends(2, 3), map.ends(3, 4)), ((2, 4), (9, 10)));
    }
}
