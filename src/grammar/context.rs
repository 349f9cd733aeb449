//! What stands around a numeral and takes it out of the count: list markers, names, document
//! numbers, telephone numbers, slogans.

use super::exact::Exact;
use super::lexicon::Lexicon;
use super::measure::Measure;
use super::quantity::Form;
use super::tables::context::{LABEL_LINKS, MARK_AFTER};
use super::tables::numerals::{Sign, sign};

/// Arabic digits in a row that no figure without a unit has: telephone numbers and the like.
const LONGEST_BARE: u32 = 10;

/// Where the text that hides its digits ends, if `at` is in such: a URL, 〔2020〕3号, [2].
pub fn opaque_end(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    if rest.starts_with("://") {
        let length = rest.find(|c: char| !c.is_ascii_graphic() || "\"<>".contains(c));
        return Some(at + length.unwrap_or(rest.len()));
    }
    let close = match rest.chars().next()? {
        '〔' => '〕',
        '[' => ']',
        _ => return None,
    };
    let open = rest.chars().next()?.len_utf8();
    let digits = rest[open..]
        .bytes()
        .take(12)
        .take_while(u8::is_ascii_digit)
        .count();
    let after = rest[open + digits..]
        .strip_prefix(close)
        .filter(|_| digits > 0)?;
    let number = after.trim_start_matches(|c: char| c.is_ascii_digit());
    let end = number.strip_prefix('号').unwrap_or(after);
    Some(text.len() - end.len())
}

/// The end of the Latin word or code that holds the digits at `at`: N95, COVID-19, 3M, v1.2.
pub fn code_end(text: &str, floor: usize, at: usize) -> Option<usize> {
    let head = &text[floor..at];
    let last = head.bytes().next_back()?;
    let joined = matches!(last, b'-' | b'.' | b'/')
        && head[..head.len() - 1].ends_with(|c: char| c.is_ascii_alphabetic());
    let inside = last.is_ascii_alphabetic() || matches!(last, b'_' | b'@' | b'#' | b'\\' | b'+');
    // What is left of a figure behind a damaged character is none.
    let damaged = head.ends_with('\u{FFFD}');
    (joined || inside || damaged).then(|| skip_code(text, at))
}

/// The end of the run of letters, digits and joining signs at `at`.
pub fn skip_code(text: &str, at: usize) -> usize {
    let is_code =
        |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-' | '/' | '@' | '+' | ':');
    let length = text[at..]
        .find(|c: char| !is_code(c))
        .unwrap_or(text.len() - at);
    let trimmed = text[at..at + length].trim_end_matches(['.', '-', '/', ':']);
    at + trimmed.len().max(1)
}

/// Whether the numeral from `start` to `end` numbers an item of a list: `一、`, `1.`, `(3)`.
pub fn is_list_marker(text: &str, from: usize, start: usize, end: usize) -> bool {
    let marker = &text[start..end];
    let before = text[from..start].chars().next_back();
    let rest = &text[end..];
    let mut after = rest.chars();
    let next = after.next();
    if before.is_some_and(|c| c == '(' || c == '（') {
        return next.is_some_and(|c| c == ')' || c == '）');
    }
    let opens = before
        .is_none_or(|c| matches!(c, '\n' | '。' | ';' | '；' | ':' | '：' | '!' | '?'))
        || text[from..start]
            .trim_end_matches([' ', '#', '*', '-', '>', '　'])
            .is_empty();
    if !opens {
        return false;
    }
    match next {
        Some('、') => !after.next().is_some_and(|c| is_next_digit(marker, c)),
        Some('.' | '．') => !after.next().is_some_and(|c| c.is_ascii_digit()),
        Some(')' | '）') => true,
        _ => false,
    }
}

/// Whether `next` counts one more than `marker`: 七、八个 is no item of a list.
fn is_next_digit(marker: &str, next: char) -> bool {
    let value = |c: char| match sign(c) {
        Some(Sign::Digit(digit)) => Some(u32::from(digit)),
        Some(Sign::Arabic) => c.to_digit(10),
        _ => None,
    };
    let mut characters = marker.chars();
    let last = characters.next().and_then(value);
    characters.next().is_none()
        && last
            .zip(value(next))
            .is_some_and(|(last, next)| next == last + 1)
}

/// Whether what surrounds the figure makes it a name, a code or a class instead of a quantity.
pub fn is_named(lexicon: &Lexicon, text: &str, floor: usize, measure: &Measure) -> bool {
    let after_number = &text[measure.number_end..];
    if lexicon.names_after.starting(after_number).is_some() {
        return true;
    }
    let rest = &text[measure.end..];
    let is_round = measure.numeral.headless || measure.scale > 0;
    let classed = |text: &str| lexicon.class_after.starting(text).is_some();
    if is_round && classed(after_number) {
        return true;
    }
    if (measure.unit.is_some() || is_round) && classed(rest) {
        return true;
    }
    if measure.numeral.headless && MARK_AFTER.iter().any(|word| rest.starts_with(word)) {
        return true;
    }
    if rest.starts_with('+') || text[floor..measure.start].ends_with('+') {
        return true;
    }
    measure.form.has(Form::ARABIC)
        && measure.unit.is_none()
        && is_code(lexicon, text, floor, measure)
}

fn is_code(lexicon: &Lexicon, text: &str, floor: usize, measure: &Measure) -> bool {
    if measure.share {
        return false;
    }
    let rest = &text[measure.number_end..];
    let before = text[floor..measure.start].trim_end_matches(LABEL_LINKS);
    let dotted = rest.starts_with('.') && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    measure.numeral.padded
        || dotted
        || measure.numeral.digits > LONGEST_BARE
        || rest.starts_with(|c: char| c.is_ascii_alphabetic() || matches!(c, '_' | '@' | '#'))
        || lexicon.labels_before.ending(before).is_some()
}

/// Whether a numeral without a unit can be read as a number where it stands. With its sign it
/// starts at `start`, the block at `from`.
pub fn stands_alone(text: &str, from: usize, start: usize, measure: &Measure) -> bool {
    let shape = measure.numeral;
    if measure.share {
        return true;
    }
    let before = text[from..start].trim_end_matches([' ', '\n']);
    let after = text[measure.number_end..].trim_start_matches([' ', '\n', '。', '.']);
    if before.is_empty() && after.is_empty() && !(shape.headless && is_power_word(measure)) {
        return true;
    }
    if measure.form.has(Form::ARABIC) {
        return true;
    }
    if measure.form.has(Form::INDEFINITE) && measure.high.is_some() {
        return true;
    }
    if shape.headless || shape.half || shape.loose_pair {
        return false;
    }
    // 二百零一, 三万: more than a digit and a word of at least a hundred.
    let large = shape.tokens >= 2
        && (measure.low.leading >= 2 || measure.low.value.absolute().floor() >= 100);
    if large && !shape.run {
        return true;
    }
    let decimal = measure.low.precision.is_some_and(|p| p < 0);
    let rest = &text[measure.number_end..];
    // 这是五。 三的倍数…
    let named = text[from..start].ends_with(['是', '为'])
        && (is_boundary(rest.chars().next()) || rest.starts_with(['这', '那']))
        || text[from..start].trim().is_empty() && rest.starts_with('的');
    let bounded = is_boundary(text[from..start].chars().next_back())
        && is_boundary(text[measure.number_end..].chars().next());
    decimal || named || bounded && (shape.tokens >= 2 || shape.run)
}

/// 万万, 百万: power words and no digit.
fn is_power_word(measure: &Measure) -> bool {
    Exact::power_of_ten(measure.low.leading.into()) == Some(measure.low.value)
}

fn is_boundary(character: Option<char>) -> bool {
    character.is_none_or(|c| " \n,;:.!?()。，、；：！？（）".contains(c))
}
