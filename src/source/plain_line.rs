//! What one line of a plain text looks like: everything that deciding on blocks needs.

use super::Span;
use super::block::offset;

/// Widths are counted in columns (a Chinese character takes two) up to this; a line of this width
/// is "long", whatever its length.
pub(super) const MAX_WIDTH: u16 = 168;
/// A line of this many bytes is long whatever its characters: two columns take at most four bytes.
const LONG_BYTES: usize = MAX_WIDTH as usize * 2;

/// A line that is not blank.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line {
    /// Without the white space around it and without its marker.
    pub span: Span,
    pub marker: Marker,
    pub end: LineEnd,
    pub caption: bool,
    /// Blank lines stand between it and the line before.
    pub after_gap: bool,
    pub indented: bool,
    /// In columns, at most [`MAX_WIDTH`].
    pub width: u16,
    /// Marks such as `，` and `；`, the last character apart. Not counted in a long line.
    pub clause_marks: u16,
    /// Runs of white space inside. Not counted in a long line.
    pub gaps: u16,
    /// A tab or `|`: a row of a table. Not told of a long line.
    pub row: bool,
}

/// What a line starts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Marker {
    None,
    /// `#` to `######` and a space.
    Heading(u8),
    /// `-`, `*` or `•` and a space.
    Bullet,
    /// `一、`, `（一）`, `1.`, `①`: the level of the heading it would number.
    Number(u8),
}

/// What a line ends with, closing quotes and brackets apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LineEnd {
    /// `。` and its like, `；` and `：` too: what follows stands by itself.
    Sentence,
    /// A closing bracket: `(第四号)`, `(新华社记者 张三)`.
    Bracket,
    /// `，`, `、` or an opening bracket: the sentence must go on.
    Comma,
    Open,
}

fn ends_sentence(last: char) -> bool {
    matches!(
        last,
        '。' | '！' | '？' | '；' | '：' | '…' | '!' | '?' | ';' | ':' | '.'
    )
}

fn is_comma(last: char) -> bool {
    matches!(
        last,
        '，' | '、' | ',' | '(' | '（' | '《' | '“' | '‘' | '「' | '『' | '〔' | '【'
    )
}

fn is_closer(last: char) -> bool {
    matches!(
        last,
        '”' | '’' | '」' | '』' | ')' | '）' | '》' | '〉' | '】' | '〕' | ']' | '"' | '\''
    )
}

fn is_clause_mark(mark: char) -> bool {
    matches!(
        mark,
        '，' | '；' | '：' | '。' | '！' | '？' | ',' | ';' | ':' | '!' | '?'
    )
}

fn is_bullet(first: char) -> bool {
    matches!(
        first,
        '-' | '*' | '+' | '•' | '●' | '■' | '◆' | '▪' | '○' | '◇' | '□' | '–' | '—'
    )
}

fn is_chinese_digit(digit: char) -> bool {
    matches!(
        digit,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百'
    )
}

const CAPTION_STARTS: [&str; 15] = [
    "图为",
    "圖為",
    "图片",
    "圖片",
    "图源",
    "圖源",
    "图：",
    "图:",
    "圖：",
    "圖:",
    "资料图",
    "資料圖",
    "(图",
    "（图",
    "配图",
];
const CAPTION_ENDS: [&str; 8] = [
    "摄",
    "攝",
    "摄影报道",
    "攝影報道",
    "供图",
    "供圖",
    "图源网络",
    "圖源網絡",
];

impl Line {
    /// Reads the line `text[start..end]`; `None` if it is blank.
    pub fn read(text: &str, start: usize, end: usize, after_gap: bool) -> Option<Line> {
        let whole = text.get(start..end)?;
        let trimmed = whole.trim();
        if trimmed.is_empty() {
            return None;
        }
        let lead = whole.len() - whole.trim_start().len();
        let (marker, skipped) = marker(trimmed);
        let body = trimmed.get(skipped..).unwrap_or_default();
        let shape = Shape::of(body);
        let body_start = start + lead + skipped;
        Some(Line {
            span: Span::new(offset(body_start), offset(body_start + body.len())),
            marker,
            end: line_end(body),
            caption: is_caption(body, shape.width),
            after_gap,
            indented: lead > 0,
            width: shape.width,
            clause_marks: shape.clause_marks,
            gaps: shape.gaps,
            row: shape.row,
        })
    }
}

#[derive(Default)]
struct Shape {
    width: u16,
    clause_marks: u16,
    gaps: u16,
    row: bool,
}

/// What a byte asks for when the shape of a line is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Not the first byte of a character.
    Inside,
    /// The first byte of a character that counts by its width alone.
    Width,
    /// The first byte of a character that may be a mark or a gap.
    Character,
}

const LOOKS: [Look; 256] = {
    let mut looks = [Look::Width; 256];
    let mut byte = 0;
    while byte < 256 {
        looks[byte] = match byte as u8 {
            b' ' | b'\t' | b'|' | b',' | b';' | b':' | b'!' | b'?' => Look::Character,
            // The blocks of U+00A0, of U+3000 and of the full-width forms.
            0xC2 | 0xE3 | 0xEF => Look::Character,
            0x80..=0xBF => Look::Inside,
            _ => Look::Width,
        };
        byte += 1;
    }
    looks
};

impl Shape {
    fn of(body: &str) -> Shape {
        if body.len() >= LONG_BYTES {
            return Shape {
                width: MAX_WIDTH,
                ..Shape::default()
            };
        }
        let mut shape = Shape::default();
        let mut in_gap = false;
        for (at, byte) in body.bytes().enumerate() {
            let look = LOOKS[byte as usize];
            if look == Look::Inside {
                continue;
            }
            if shape.width >= MAX_WIDTH {
                break;
            }
            shape.width += if byte.is_ascii() { 1 } else { 2 };
            let character = match look {
                Look::Character => body.get(at..).and_then(|rest| rest.chars().next()),
                _ => None,
            };
            let Some(character) = character else {
                in_gap = false;
                continue;
            };
            let last = at + character.len_utf8() == body.len();
            shape.clause_marks += u16::from(!last && is_clause_mark(character));
            shape.row |= matches!(character, '\t' | '|');
            let gap = matches!(character, ' ' | '\t' | '\u{A0}' | '\u{3000}');
            shape.gaps += u16::from(gap && !in_gap);
            in_gap = gap;
        }
        shape.width = shape.width.min(MAX_WIDTH);
        shape
    }
}

/// The marker of a trimmed line and how many bytes of it are not prose.
fn marker(line: &str) -> (Marker, usize) {
    let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
    let mut characters = line.chars();
    let Some(first) = characters.next() else {
        return (Marker::None, 0);
    };
    if (1..=6).contains(&hashes) {
        let rest = line.get(hashes..).unwrap_or_default();
        if rest.starts_with([' ', '\t', '\u{3000}']) {
            return (
                Marker::Heading(hashes as u8),
                line.len() - rest.trim_start().len(),
            );
        }
    }
    if is_bullet(first) && characters.as_str().starts_with([' ', '\t', '\u{3000}']) {
        return (
            Marker::Bullet,
            line.len() - characters.as_str().trim_start().len(),
        );
    }
    match number_level(line, first) {
        Some(level) => (Marker::Number(level), 0),
        None => (Marker::None, 0),
    }
}

/// The level of a heading numbered as `line` is.
fn number_level(line: &str, first: char) -> Option<u8> {
    if ('①'..='⑳').contains(&first) {
        return Some(5);
    }
    let bracketed = line.strip_prefix(['(', '（']);
    let numbered = bracketed.unwrap_or(line);
    let chinese = numbered.trim_start_matches(is_chinese_digit);
    let arabic = numbered.trim_start_matches(|digit: char| digit.is_ascii_digit());
    let chinese_len = numbered.len() - chinese.len();
    let arabic_len = numbered.len() - arabic.len();
    if bracketed.is_some() {
        return match (chinese_len, arabic_len) {
            (1..=9, 0) if chinese.starts_with([')', '）']) => Some(3),
            (0, 1..=2) if arabic.starts_with([')', '）']) => Some(5),
            _ => None,
        };
    }
    match (chinese_len, arabic_len) {
        (1..=9, 0) if chinese.starts_with('、') => Some(2),
        (0, 1..=2) => {
            let after = arabic.strip_prefix(['.', '、', '．'])?;
            (!after.starts_with(|next: char| next.is_numeric())).then_some(4)
        }
        _ => None,
    }
}

fn line_end(body: &str) -> LineEnd {
    match body.trim_end_matches(is_closer).chars().next_back() {
        Some(last) if ends_sentence(last) => LineEnd::Sentence,
        Some(_) if body.ends_with([')', '）']) => LineEnd::Bracket,
        Some(last) if body.ends_with(last) && is_comma(last) => LineEnd::Comma,
        _ => LineEnd::Open,
    }
}

fn is_caption(body: &str, width: u16) -> bool {
    if width >= MAX_WIDTH {
        return false;
    }
    // Hardly any line begins as a caption does.
    let may_start = body.starts_with(['图', '圖', '资', '資', '(', '（', '配']);
    let end = body.trim_end_matches([')', '）', '。']);
    may_start && CAPTION_STARTS.iter().any(|start| body.starts_with(start))
        || CAPTION_ENDS.iter().any(|ending| end.ends_with(ending))
}
