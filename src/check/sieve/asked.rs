//! Sets of roles by what they want of a figure, and by what they refuse.

use smallvec::SmallVec;

use super::bits::{BitTable, drop_all, keep};
use crate::rule::Filter;

/// Words of a set of roles, of two thousand roles without room of its own.
type Words = SmallVec<[u64; 32]>;

/// What some roles want to see of something, and others do not.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Roles that want this one, or one of several.
    pub wanted: BitTable,
    pub refused: BitTable,
    /// In one row, the roles that want none in particular.
    pub idle: BitTable,
}

impl Asked {
    pub fn words(filters: &[&Filter], words: usize) -> Self {
        let mut asked = Asked {
            wanted: BitTable::new(words, filters.len()),
            refused: BitTable::new(words, filters.len()),
            idle: BitTable::new(1, filters.len()),
        };
        for (role, filter) in filters.iter().enumerate() {
            if filter.labels.is_empty() {
                asked.idle.insert(0, role);
            }
            for word in &filter.labels {
                asked.wanted.insert(usize::from(word.0), role);
            }
            for word in &filter.not {
                asked.refused.insert(usize::from(word.0), role);
            }
        }
        asked
    }

    /// Leaves the roles that want one of what is `there`, and refuse none of it.
    pub fn sift(&self, there: impl Iterator<Item = usize>, roles: &mut [u64]) {
        let mut content: Words = SmallVec::from_slice(self.idle.row(0));
        for one in there {
            for (word, wanted) in content.iter_mut().zip(self.wanted.row(one)) {
                *word |= wanted;
            }
            drop_all(roles, self.refused.row(one));
        }
        keep(roles, &content);
    }
}
