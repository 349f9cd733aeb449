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
    /// All characters of this kind; `None` where they are too many.
    pub fn characters(self) -> Option<Vec<char>> {
        const OTHERS: &str = "〇零一二两三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟％\u{3000}";
        let full_width = ('０'..='９').chain('Ａ'..='Ｚ').chain('ａ'..='ｚ');
        let all = ('\0'..='\x7f').chain(OTHERS.chars()).chain(full_width);
        let of_kind = all.filter(|character| self.holds(*character));
        (self != Shape::Han).then(|| of_kind.collect())
    }

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_characters_of_a_shape_are_all_that_it_holds() {
        for (shape, word) in SHAPES {
            let Some(characters) = shape.characters() else {
                continue;
            };
            let held = ('\0'..='\u{ffff}').filter(|character| shape.holds(*character));
            let mut known = characters.clone();
            known.sort_unstable();
            assert_eq!(known, held.collect::<Vec<_>>(), "{word}");
        }
    }
}
