//! The kinds of character that a run in a pattern can be of.

/// A named kind of character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Digits,
    Decimal,
    Chinese,
    ChineseDigits,
    Scale,
    Capital,
    Number,
    Letters,
    Han,
    FullWidth,
    Blank,
}

/// Every shape with the word that rule authors write for it.
pub const SHAPES: &[(Shape, &str)] = &[
    (Shape::Digits, "digits"),
    (Shape::Decimal, "decimal"),
    (Shape::Chinese, "chinese"),
    (Shape::ChineseDigits, "chinese_digits"),
    (Shape::Scale, "scale"),
    (Shape::Capital, "capital"),
    (Shape::Number, "number"),
    (Shape::Letters, "letters"),
    (Shape::Han, "han"),
    (Shape::FullWidth, "full_width"),
    (Shape::Blank, "blank"),
];

impl Shape {
    /// Whether the character is of this kind. Half-width and full-width digits are told apart
    /// only in text as written; in the normalised text all are half-width.
    pub fn holds(self, character: char) -> bool {
        match self {
            Shape::Digits => character.is_ascii_digit(),
            Shape::Decimal => character.is_ascii_digit() || character == '.',
            Shape::Chinese => {
                Shape::ChineseDigits.holds(character) || Shape::Scale.holds(character)
            }
            Shape::ChineseDigits => matches!(
                character,
                '〇' | '零' | '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九'
            ),
            Shape::Scale => matches!(character, '十' | '百' | '千' | '万' | '亿'),
            Shape::Capital => "壹贰叁肆伍陆柒捌玖拾佰仟".contains(character),
            Shape::Number => Shape::Digits.holds(character) || Shape::Chinese.holds(character),
            Shape::Letters => character.is_ascii_alphabetic(),
            Shape::Han => matches!(character, '\u{3400}'..='\u{9fff}'),
            Shape::FullWidth => matches!(character, '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' | '％'),
            Shape::Blank => matches!(character, ' ' | '\u{3000}'),
        }
    }
}
