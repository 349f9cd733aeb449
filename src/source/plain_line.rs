//! What one line of a plain text looks like: everything that deciding on blocks needs.

use super::Span;
use super::block::offset;

/// Widths are counted in columns (a Chinese character takes two) up to this; a line of this width
/// is "long", whatever its length.
pub(super) const MAX_WIDTH: u16 = 168;
/// A line of this many bytes is long whatever its characters: two columns take at most four bytes.
const LONG_BYTES: usize = MAX_WIDTH as usize * 2;
/// The least byte that a character outside ASCII starts with.
const FIRST_OF_CHARACTER: u8 = 0xC0;

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
    /// Marks such as `，` and `；`, the last character apart. Counted only where the line neither
    /// ends a sentence nor must go on, and is not long.
    pub clause_marks: u16,
    /// Runs of white space inside. Counted where the marks are.
    pub gaps: u16,
    /// A tab or `|`: a row of a table.
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
        let end_of_line = line_end(body);
        let shape = Shape::of(body, end_of_line);
        let body_start = start + lead + skipped;
        Some(Line {
            span: Span::new(offset(body_start), offset(body_start + body.len())),
            marker,
            end: end_of_line,
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

impl Shape {
    /// The shape of the prose of a line that ends as `end` says.
    fn of(body: &str, end: LineEnd) -> Shape {
        if body.len() >= LONG_BYTES {
            return Shape {
                width: MAX_WIDTH,
                ..Shape::default()
            };
        }
        let width = width(body.as_bytes());
        let mut shape = Shape {
            width,
            row: memchr::memchr2(b'\t', b'|', body.as_bytes()).is_some(),
            ..Shape::default()
        };
        // Of a line that ends a sentence or must go on, nobody asks for more.
        if matches!(end, LineEnd::Open | LineEnd::Bracket) && width < MAX_WIDTH {
            shape.count_marks(body);
        }
        shape
    }

    fn count_marks(&mut self, body: &str) {
        let mut in_gap = false;
        let mut characters = body.chars();
        while let Some(character) = characters.next() {
            let last = characters.as_str().is_empty();
            self.clause_marks += u16::from(!last && is_clause_mark(character));
            let gap = matches!(character, ' ' | '\t' | '\u{A0}' | '\u{3000}');
            self.gaps += u16::from(gap && !in_gap);
            in_gap = gap;
        }
    }
}

/// The columns that the text takes, at most [`MAX_WIDTH`]: one for each byte of ASCII, two for each
/// other character. Counted without looking at characters, many bytes at a time.
fn width(text: &[u8]) -> u16 {
    let columns: u16 = text
        .iter()
        .map(|byte| u16::from(byte.is_ascii()) + 2 * u16::from(*byte >= FIRST_OF_CHARACTER))
        .sum();
    columns.min(MAX_WIDTH)
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
