//! Skips the characters of a text that are not looked for, a whole one at a step.

/// For each byte that a character can start with, how long the character is, and 0 where it may be
/// one of those looked for.
pub(super) struct Steps([u8; 256]);

impl Steps {
    /// To stop at characters that start with one of these bytes, none of which stands inside
    /// another character.
    pub const fn stopping_at(firsts: &[u8]) -> Self {
        let mut steps = [1; 256];
        let mut byte = 0xC0;
        while byte < 256 {
            steps[byte] = character_width(byte as u8) as u8;
            byte += 1;
        }
        let mut index = 0;
        while index < firsts.len() {
            steps[firsts[index] as usize] = 0;
            index += 1;
        }
        Steps(steps)
    }

    /// The first stop in `bytes[at..end]`, text that begins with a whole character.
    #[inline]
    pub fn next_stop(&self, bytes: &[u8], mut at: usize, end: usize) -> Option<usize> {
        let bytes = bytes.get(..end)?;
        loop {
            match self.0[usize::from(*bytes.get(at)?)] {
                0 => return Some(at),
                step => at += usize::from(step),
            }
        }
    }
}

/// How many bytes a character takes that starts with `first`; 1 inside a character.
pub const fn character_width(first: u8) -> usize {
    match first {
        0..0xC0 => 1,
        0xC0..0xE0 => 2,
        0xE0..0xF0 => 3,
        _ => 4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stops_at_the_first_of_those_looked_for() {
        static STEPS: Steps = Steps::stopping_at(b",\xE3");
        let text = "a甲é𠀀,乙。丙";
        let stops = |from, end| STEPS.next_stop(text.as_bytes(), from, end);
        assert_eq!(stops(0, text.len()), text.find(','));
        assert_eq!(stops(text.find('乙').unwrap(), text.len()), text.find('。'));
        assert_eq!(stops(text.find('丙').unwrap(), text.len()), None);
        assert_eq!(stops(0, 4), None);
        assert_eq!(stops(0, text.len() + 1), None);
    }
}
