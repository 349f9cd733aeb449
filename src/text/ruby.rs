//! Pronunciations set behind a character, `戶(hù)`, as converters to Traditional leave them.

const FINALS: [&str; 36] = [
    "a", "o", "e", "i", "u", "v", "ai", "ei", "ao", "ou", "an", "en", "ang", "eng", "ong", "ia",
    "ie", "iao", "iu", "ian", "in", "iang", "ing", "iong", "ua", "uo", "uai", "ui", "uan", "un",
    "uang", "ue", "ve", "vn", "van", "er",
];
/// The longest syllable, `zhuāng`, has six letters.
const MAX_LETTERS: usize = 6;

/// So many syllables without tones behind characters are no accident: some converters leave the
/// tones away, `戶(hu)`, and a list of English words (`他(he)`) is hardly as long.
const PLAIN_RUBIES: usize = 5;

/// Whether the text has ruby at all: a character with a toned syllable in brackets behind it, or
/// several with plain ones. Without, no bracket is taken for ruby.
pub(super) fn has_ruby(text: &str) -> bool {
    has_toned_ruby(text) || has_plain_rubies(text)
}

fn has_plain_rubies(text: &str) -> bool {
    let is_ruby = |open: &usize| {
        let (head, rest) = text.split_at(*open);
        head.chars().next_back().is_some_and(super::script::is_han)
            && damaged_ruby_length(rest).is_some()
    };
    let found = memchr::memchr_iter(b'(', text.as_bytes()).filter(is_ruby);
    found.take(PLAIN_RUBIES).count() == PLAIN_RUBIES
}

fn has_toned_ruby(text: &str) -> bool {
    // Every toned letter starts with one of these bytes; a Chinese text has hardly any, and looks
    // through in chunks fast.
    const LEADS: std::ops::RangeInclusive<u8> = 0xC3..=0xCC;
    const CHUNK: usize = 4096;
    let is_lead = |byte: &u8| LEADS.contains(byte);
    for (index, chunk) in text.as_bytes().chunks(CHUNK).enumerate() {
        if !chunk
            .iter()
            .fold(false, |found, byte| found | is_lead(byte))
        {
            continue;
        }
        for (within, _) in chunk.iter().enumerate().filter(|(_, byte)| is_lead(byte)) {
            if is_toned_ruby_around(text, index * CHUNK + within) {
                return true;
            }
        }
    }
    false
}

/// Whether the letter at `at` stands in a toned ruby.
fn is_toned_ruby_around(text: &str, at: usize) -> bool {
    let Some(before) = text.get(..at) else {
        return false;
    };
    let letters = before
        .bytes()
        .rev()
        .take(MAX_LETTERS)
        .take_while(u8::is_ascii_lowercase)
        .count();
    let start = at - letters;
    match before
        .get(..start)
        .and_then(|head| head.strip_suffix(['(', '（']).map(str::len))
    {
        Some(open) => {
            let after_han = text.get(..open).and_then(|head| head.chars().next_back());
            after_han.is_some_and(super::script::is_han)
                && whole_ruby_length(text.get(open..).unwrap_or_default()).is_some()
        }
        None => false,
    }
}

/// The length in bytes of the whole, toned ruby that `rest` starts with.
pub(super) fn whole_ruby_length(rest: &str) -> Option<usize> {
    ruby_length(rest, false)
}

/// The length in bytes of the ruby that `rest` starts with, what a damaged conversion left of one
/// included: `(hù)`, `(men)`, `(wàn`, `?yáng)|`, `wàn)`. The character before must be an ideograph.
pub(super) fn damaged_ruby_length(rest: &str) -> Option<usize> {
    ruby_length(rest, true)
}

fn ruby_length(rest: &str, damaged: bool) -> Option<usize> {
    let opened = rest.strip_prefix(['(', '（']);
    let debris = if damaged {
        rest.strip_prefix(['?', '？', '\u{FFFD}', '|'])
    } else {
        None
    };
    let inner = match (opened, debris) {
        (Some(inner), _) | (None, Some(inner)) => inner,
        (None, None) if damaged => rest,
        (None, None) => return None,
    };
    let Syllable { length, toned } = syllable(inner)?;
    let after = inner.get(length..)?;
    let closed = after.strip_prefix([')', '）']);
    let left = match (closed, opened) {
        (Some(left), Some(_)) if toned || damaged => left,
        (Some(left), None) if toned => left.strip_prefix('|').unwrap_or(left),
        (None, Some(_)) if toned && damaged => after,
        _ => return None,
    };
    Some(rest.len() - left.len())
}

#[derive(Clone, Copy)]
struct Syllable {
    /// In bytes.
    length: usize,
    toned: bool,
}

/// The run of letters `inner` starts with, if it is a syllable of Mandarin: an initial and a
/// final, at most one tone.
fn syllable(inner: &str) -> Option<Syllable> {
    let mut plain = [0_u8; MAX_LETTERS];
    let mut letters = 0;
    let mut tones = 0;
    let mut length = 0;
    for character in inner.chars() {
        match plain_letter(character) {
            Some((base, toned)) => {
                *plain.get_mut(letters)? = base;
                letters += 1;
                tones += usize::from(toned);
            }
            None if is_tone_mark(character) => tones += 1,
            None => break,
        }
        if tones > 1 {
            return None;
        }
        length += character.len_utf8();
    }
    if letters == 0 {
        return None;
    }
    let plain = std::str::from_utf8(plain.get(..letters)?).ok()?;
    is_syllable(plain).then_some(Syllable {
        length,
        toned: tones == 1,
    })
}

/// A combining tone mark, as in decomposed text.
fn is_tone_mark(character: char) -> bool {
    matches!(character, '\u{300}' | '\u{301}' | '\u{304}' | '\u{30C}')
}

fn is_syllable(letters: &str) -> bool {
    const INITIALS: &str = "bpmfdtnlgkhjqxrzcsyw";
    let after_initial = letters
        .strip_prefix(|first| INITIALS.contains(first))
        .unwrap_or(letters);
    let fin = match letters.as_bytes() {
        [b'z' | b'c' | b's', b'h', ..] => after_initial.get(1..).unwrap_or_default(),
        _ => after_initial,
    };
    FINALS.contains(&fin)
}

/// The letter below a tone (`ü` is written `v`), and whether there is a tone.
fn plain_letter(character: char) -> Option<(u8, bool)> {
    let base = match character {
        'ā' | 'á' | 'ǎ' | 'à' => b'a',
        'ē' | 'é' | 'ě' | 'è' => b'e',
        'ī' | 'í' | 'ǐ' | 'ì' => b'i',
        'ō' | 'ó' | 'ǒ' | 'ò' => b'o',
        'ū' | 'ú' | 'ǔ' | 'ù' => b'u',
        'ǖ' | 'ǘ' | 'ǚ' | 'ǜ' => b'v',
        'ü' => return Some((b'v', false)),
        'a'..='z' => return Some((character as u8, false)),
        _ => return None,
    };
    Some((base, true))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ruby_is_told_from_real_brackets() {
        fn length(rest: &str) -> Option<&str> {
            damaged_ruby_length(rest).map(|length| &rest[..length])
        }
        assert_eq!(length("(hù)277"), Some("(hù)"));
        assert_eq!(length("（wàn）元"), Some("（wàn）"));
        assert_eq!(length("(men)的"), Some("(men)"));
        assert_eq!(length("(zhuāng)的"), Some("(zhuāng)"));
        for real in ["(km)", "(GDP)", "(其中", "(12)", "(one)", "()", "kg)"] {
            assert_eq!(length(real), None, "{real}");
        }
    }

    #[test]
    fn debris_goes() {
        fn length(rest: &str) -> Option<&str> {
            damaged_ruby_length(rest).map(|length| &rest[..length])
        }
        assert_eq!(length("?yáng)|西部"), Some("?yáng)|"));
        assert_eq!(length("(wàn元"), Some("(wàn"));
        assert_eq!(length("wàn)元"), Some("wàn)"));
        assert_eq!(length("?是吗"), None);
    }

    #[test]
    fn a_text_with_many_plain_syllables_has_ruby() {
        assert!(has_ruby("全省(sheng)人(ren)口(kou)(kou)共101萬(wan)戶(hu)"));
        assert!(!has_ruby("他(he)和我(me)，长(long)一米(m)，半(ban)"));
    }

    #[test]
    fn only_a_text_with_toned_ruby_has_ruby() {
        assert!(has_ruby("建檔戶(hù)共1307戶"));
        assert!(!has_ruby("咖啡(café)和(km)，户（men）"));
        assert!(!has_ruby("Á la carte 戶 hù"));
    }
}
