//! Traditional → Simplified, character by character.

use std::sync::LazyLock;

const TABLE: &str = include_str!("traditional.txt");
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9FFF;

/// A flat table over the ideographs of the basic plane, all of which take three bytes of UTF-8:
/// converting never changes a length.
pub(super) struct Simplifier {
    /// One bit a character: whether it has a Simplified form. Small enough to stay in cache.
    traditional: Vec<u64>,
    /// The Simplified form, 0 for none.
    simplified: Vec<u16>,
}

static SIMPLIFIER: LazyLock<Simplifier> = LazyLock::new(|| {
    let size = (LAST - FIRST + 1) as usize;
    let mut simplifier = Simplifier {
        traditional: vec![0; size.div_ceil(64)],
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
            let index = (from - FIRST) as usize;
            self.traditional[index / 64] |= 1 << (index % 64);
            self.simplified[index] = to as u16;
        }
    }

    /// The Simplified form of the character with this number, if it has another.
    #[inline]
    pub fn simplify(&self, character: u32) -> Option<char> {
        let index = character.wrapping_sub(FIRST) as usize;
        let bits = self.traditional.get(index / 64)?;
        if bits >> (index % 64) & 1 == 0 {
            return None;
        }
        char::from_u32(u32::from(*self.simplified.get(index)?))
    }
}

/// Whether the character is an ideograph, `〇` included.
pub(super) fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9FFF}' | '〇' | '\u{20000}'..='\u{323AF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_one_to_one_by_length() {
        let simplifier = Simplifier::get();
        let convert = |text: &str| -> String {
            text.chars()
                .map(|character| simplifier.simplify(character as u32).unwrap_or(character))
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
