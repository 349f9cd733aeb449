//! Traditional → Simplified, character by character.

use std::sync::LazyLock;

const TABLE: &str = include_str!("traditional.txt");
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;
/// Code points of the basic plane.
const PLANE: usize = 0x1_0000;

/// A flat table over the ideographs of the basic plane, all of which take three bytes of UTF-8:
/// converting never changes a length.
pub(super) struct Simplifier {
    /// One bit a code point of the basic plane: whether it has a Simplified form. Small enough to
    /// stay in cache.
    traditional: Box<[u64; PLANE / 64]>,
    /// The Simplified form of each ideograph, 0 for none.
    simplified: Vec<u16>,
}

static SIMPLIFIER: LazyLock<Simplifier> = LazyLock::new(|| {
    let size = (LAST - FIRST + 1) as usize;
    let mut simplifier = Simplifier {
        traditional: Box::new([0; PLANE / 64]),
        simplified: vec![0; size],
    };
    for line in TABLE.lines().filter(|line| !line.starts_with('#')) {
        for pair in line.split(' ') {
            let mut characters = pair.chars();
            if let (Some(from), Some(to)) = (characters.next(), characters.next()) {
                simplifier.add(from, to);
            }
        }
    }
    simplifier
});

impl Simplifier {
    pub fn get() -> &'static Simplifier {
        &SIMPLIFIER
    }

    fn add(&mut self, from: char, to: char) {
        let (from, to) = (from as u32, to as u32);
        if let (FIRST..=LAST, FIRST..=LAST) = (from, to) {
            self.traditional[from as usize / 64] |= 1 << (from % 64);
            self.simplified[(from - FIRST) as usize] = to as u16;
        }
    }

    /// The Simplified form of the character of the basic plane with this number, if it has another.
    pub fn simplify(&self, character: u16) -> Option<char> {
        if !self.is_traditional(character) {
            return None;
        }
        let index = u32::from(character).checked_sub(FIRST)?;
        char::from_u32(u32::from(*self.simplified.get(index as usize)?))
    }

    #[inline]
    fn is_traditional(&self, character: u16) -> bool {
        self.traditional[usize::from(character / 64)] >> (character % 64) & 1 != 0
    }

    /// How many bytes of `text` from `at` on are ideographs that are the same in Simplified script.
    #[inline]
    pub fn same_length(&self, text: &[u8], at: usize) -> usize {
        let rest = text.get(at..).unwrap_or_default();
        let same = rest.chunks_exact(IDEOGRAPH).take_while(|bytes| {
            matches!(bytes[0], 0xE4..=0xE9) && !self.is_traditional(number(bytes))
        });
        same.count() * IDEOGRAPH
    }
}

/// How many bytes an ideograph of the basic plane takes.
const IDEOGRAPH: usize = 3;

/// The number of a character of the basic plane that takes three bytes.
#[inline]
pub(super) fn number(bytes: &[u8]) -> u16 {
    match bytes {
        [first, second, third] => {
            u16::from(first & 0x0F) << 12 | u16::from(second & 0x3F) << 6 | u16::from(third & 0x3F)
        }
        _ => 0,
    }
}

/// Whether the character is an ideograph, `〇` included.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '〇' | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn simplified(simplifier: &Simplifier, character: char) -> char {
        let number = character as u32;
        let simplified = u16::try_from(number).ok().map(|n| simplifier.simplify(n));
        simplified.flatten().unwrap_or(character)
    }

    #[test]
    fn ideographs_that_stay_are_passed_together() {
        let simplifier = Simplifier::get();
        let passed = |text: &str, at| simplifier.same_length(text.as_bytes(), at);
        assert_eq!(passed("贫困户，", 0), "贫困户".len());
        assert_eq!(passed("贫困户", 3), "困户".len());
        assert_eq!(passed("贫困戶", 0), "贫困".len());
        assert_eq!(passed("戶", 0), 0);
        assert_eq!(passed("3户", 0), 0);
    }

    #[test]
    fn the_table_is_one_to_one_by_length() {
        let simplifier = Simplifier::get();
        let convert = |text: &str| -> String {
            text.chars()
                .map(|character| simplified(simplifier, character))
                .collect()
        };
        assert_eq!(
            convert("貧困戶萬餘億個後裏為產著"),
            "贫困户万余亿个后里为产著"
        );
        assert_eq!(
            convert("壹貳叁肆伍陸柒捌玖拾佰仟萬"),
            "壹贰叁肆伍陆柒捌玖拾佰仟万"
        );
        assert_eq!(convert("简体不变，A1。"), "简体不变，A1。");
        assert_eq!(simplifier.simplify(0), None);
    }
}
