//! Which brackets hold a remark, a clause of its own.

/// A bracket longer than this (bytes) always holds a remark; it also bounds the look-ahead.
const MAX_WORD: usize = 18;

const CHINESE_DIGITS: &str = "零〇一二两三四五六七八九十百千万亿";

/// Where the bracket that `rest` starts with ends, if it holds no remark: a word without a figure,
/// `县(市)`, or a bare number, `(1)`. The `)` is included.
pub(super) fn plain_bracket_end(rest: &str) -> Option<usize> {
    let inner = rest.strip_prefix('(')?;
    let mut digits = 0_usize;
    let mut others = 0_usize;
    for (at, character) in inner.char_indices() {
        match character {
            ')' => {
                let plain = digits == 0 || others == 0;
                return plain.then_some(at + 2);
            }
            '(' | '。' | ',' | ';' | ':' => return None,
            _ if at >= MAX_WORD => return None,
            _ if character.is_ascii_digit() || CHINESE_DIGITS.contains(character) => digits += 1,
            _ => others += 1,
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::plain_bracket_end;

    #[test]
    fn words_and_bare_numbers_are_no_remarks() {
        assert_eq!(plain_bracket_end("(市)的"), Some(5));
        assert_eq!(plain_bracket_end("(市、区)"), Some(11));
        assert_eq!(plain_bracket_end("(1)全面"), Some(3));
        assert_eq!(plain_bracket_end("(一)"), Some(5));
        assert_eq!(plain_bracket_end("(600805)"), Some(8));
        assert_eq!(plain_bracket_end("(其中贫困户32人)"), None);
        assert_eq!(plain_bracket_end("(出院3人,死亡1人)"), None);
        assert_eq!(plain_bracket_end("(没有关上"), None);
        assert_eq!(plain_bracket_end("(以下简称工作方案)"), None);
    }
}
