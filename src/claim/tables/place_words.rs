//! Words for a place that sets what a figure speaks of.

use super::place_names::REGIONS;

/// 全国 and its like.
const PLACE_WORDS: &[&str] = &[
    "全国",
    "全球",
    "世界",
    "全世界",
    "我国",
    "中国",
    "全省",
    "全市",
    "全县",
    "全区",
    "全州",
    "全镇",
    "全乡",
    "全村",
    "全旗",
    "全盟",
    "全校",
    "全院",
    "全厂",
    "全行业",
    "我省",
    "我市",
    "我县",
    "我区",
    "我州",
    "全自治区",
    "京津冀",
    "长三角",
    "珠三角",
    "粤港澳",
    "欧盟",
    "东盟",
    "美国",
    "日本",
];

/// 全国 and its like, and the provinces by their short names.
pub fn place_words() -> impl Iterator<Item = &'static str> {
    PLACE_WORDS.iter().chain(REGIONS).copied()
}

/// Whether a word of the table stands in `words`.
pub fn holds_place(words: &str) -> bool {
    place_words().any(|place| words.contains(place))
}

/// Whether `word` is one of the table.
pub fn is_place(word: &str) -> bool {
    place_words().any(|place| place == word)
}
