//! What was worked out about the claims seen last, for the bindings that look at them again.

use crate::claim::{Agreement, ClaimId};

/// No claim has this number.
const NONE: u32 = u32::MAX;

/// Something of each of the claims seen last.
#[derive(Debug)]
pub(in crate::check) struct Seen<T> {
    slots: Vec<(u32, Option<T>)>,
}

impl<T> Default for Seen<T> {
    fn default() -> Self {
        Seen { slots: Vec::new() }
    }
}

impl<T: Copy> Seen<T> {
    /// A few times as many as a binding looks at around its anchor.
    const SLOTS: usize = 256;

    pub fn get(&mut self, id: ClaimId, read: impl FnOnce() -> Option<T>) -> &Option<T> {
        if self.slots.is_empty() {
            self.slots = vec![(NONE, None); Self::SLOTS];
        }
        let slot = &mut self.slots[id.index() % Self::SLOTS];
        if slot.0 != id.0 {
            *slot = (id.0, read());
        }
        &slot.1
    }
}

/// How far the labels of two claims agree, of the pairs compared last.
#[derive(Debug, Default)]
pub(in crate::check) struct Agreements {
    slots: Vec<(u32, u32, Agreement)>,
}

impl Agreements {
    /// Sixty-four by sixty-four claims, more than the reach of a binding.
    const SIDE: usize = 64;

    pub fn get(&mut self, a: ClaimId, b: ClaimId, read: impl FnOnce() -> Agreement) -> Agreement {
        if self.slots.is_empty() {
            self.slots = vec![(NONE, NONE, Agreement::None); Self::SIDE * Self::SIDE];
        }
        let slot = &mut self.slots[a.index() % Self::SIDE * Self::SIDE + b.index() % Self::SIDE];
        if (slot.0, slot.1) != (a.0, b.0) {
            *slot = (a.0, b.0, read());
        }
        slot.2
    }
}

/// Sets of roles by what they follow from, of those asked for last.
#[derive(Debug)]
pub(in crate::check) struct RoleSets {
    width: usize,
    keys: Vec<Option<u64>>,
    sets: Vec<u64>,
}

impl RoleSets {
    /// As a power of two.
    const SLOTS: u32 = 9;

    /// For sets of `width` words.
    pub fn new(width: usize) -> Self {
        RoleSets {
            width,
            keys: vec![None; 1 << Self::SLOTS],
            sets: vec![0; width << Self::SLOTS],
        }
    }

    /// The set that follows from `key`; `sift` takes out of the set of all roles what does not.
    pub fn get(&mut self, key: u64, sift: impl FnOnce(&mut [u64])) -> &[u64] {
        const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;
        let slot = (key.wrapping_mul(SPREAD) >> (u64::BITS - Self::SLOTS)) as usize;
        let set = &mut self.sets[slot * self.width..(slot + 1) * self.width];
        if self.keys[slot] != Some(key) {
            self.keys[slot] = Some(key);
            set.fill(u64::MAX);
            sift(set);
        }
        set
    }
}
