//! Sets of characters that are asked at one look.

/// A set of characters of the basic plane, as bits.
#[derive(Clone, Debug)]
pub struct CharSet {
    bits: [u64; CharSet::WORDS],
}

impl CharSet {
    const WORDS: usize = 0x1_0000 / 64;

    pub const fn empty() -> Self {
        CharSet {
            bits: [0; CharSet::WORDS],
        }
    }

    /// The set of these characters; one beyond the basic plane is left out.
    pub const fn of(characters: &[char]) -> Self {
        let mut set = CharSet::empty();
        let mut at = 0;
        while at < characters.len() {
            set.insert(characters[at]);
            at += 1;
        }
        set
    }

    /// Adds a character, if it is of the basic plane.
    pub const fn insert(&mut self, character: char) {
        let code = character as usize;
        if code / 64 < CharSet::WORDS {
            self.bits[code / 64] |= 1 << (code % 64);
        }
    }

    #[inline]
    pub fn contains(&self, character: char) -> bool {
        let code = character as usize;
        self.bits
            .get(code / 64)
            .is_some_and(|word| word >> (code % 64) & 1 != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn holds_what_it_was_given() {
        const SET: CharSet = CharSet::of(&['a', '的', '￥', '𠀀']);
        assert!(SET.contains('a') && SET.contains('的') && SET.contains('￥'));
        assert!(!SET.contains('b') && !SET.contains('地') && !SET.contains('𠀀'));
    }
}
