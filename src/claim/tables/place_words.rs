//! Words for a place that sets what a figure speaks of.

/// 全国 and its like, and the provinces by their short names.
pub const PLACE_WORDS: &[&str] = &[
    "全国", "全球", "世界", "全世界", "我国", "中国", "全省", "全市", "全县", "全区", "全州", "全镇", "全乡",
    "全村", "全旗", "全盟", "全校", "全院", "全厂", "全行业", "我省", "我市", "我县", "我区", "我州", "全自治区",
    "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建",
    "江西", "山东", "河南", "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海",
    "内蒙古", "广西", "西藏", "宁夏", "新疆", "香港", "澳门", "台湾", "京津冀", "长三角", "珠三角", "粤港澳",
    "欧盟", "东盟", "美国", "日本",
];

/// Whether a word of the table stands in `words`.
pub fn holds_place(words: &str) -> bool {
    PLACE_WORDS.iter().any(|place| words.contains(place))
}

/// Whether `word` is one of the table.
pub fn is_place(word: &str) -> bool {
    PLACE_WORDS.contains(&word)
}
