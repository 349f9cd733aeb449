//! Looks through a text for the bytes that some characters begin with.

/// The first bytes of the characters looked for.
pub(super) struct Stops([bool; 256]);

impl Stops {
    /// To stop at characters that start with one of these bytes, none of which stands inside
    /// another character.
    pub const fn at(firsts: &[u8]) -> Self {
        let mut stops = [false; 256];
        let mut index = 0;
        while index < firsts.len() {
            stops[firsts[index] as usize] = true;
            index += 1;
        }
        Stops(stops)
    }

    /// The first stop in `bytes[at..end]`. Several bytes are looked at together: going on by the
    /// width of each character, one look has to wait for the one before.
    #[inline]
    pub fn next_stop(&self, bytes: &[u8], mut at: usize, end: usize) -> Option<usize> {
        const TOGETHER: usize = 8;
        let bytes = bytes.get(..end)?;
        let is_stop = |byte: &u8| self.0[usize::from(*byte)];
        while let Some(chunk) = bytes.get(at..at + TOGETHER) {
            if chunk.iter().fold(false, |any, byte| any | is_stop(byte)) {
                break;
            }
            at += TOGETHER;
        }
        let found = bytes.get(at..)?.iter().position(is_stop)?;
        Some(at + found)
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
        static STOPS: Stops = Stops::at(b",\xE3");
        let text = "a甲é𠀀,乙。丙";
        let stops = |from, end| STOPS.next_stop(text.as_bytes(), from, end);
        assert_eq!(stops(0, text.len()), text.find(','));
        assert_eq!(stops(text.find('乙').unwrap(), text.len()), text.find('。'));
        assert_eq!(stops(text.find('丙').unwrap(), text.len()), None);
        assert_eq!(stops(0, 4), None);
        assert_eq!(stops(0, text.len() + 1), None);
    }
}
