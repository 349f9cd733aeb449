//! Words around a share that leave it one of how many there are.

/// What a share is said with: the words before are what it is told of.
pub const SHARE_SAID_WITH: &[&str] = &["占", "比重", "比例", "份额"];

/// Words before 占 that are none of a name.
pub const SHARE_ADVERBS: &[&str] = &[
    "约", "仅", "只", "就", "共", "也", "已", "均", "都", "各", "则", "又", "还", "的",
];

/// What people are called by ends in one of these.
pub const PEOPLE_ENDS: &[char] = &[
    '人', '员', '者', '师', '生', '工', '民', '手', '兵', '士', '长', '女', '童', '子', '孩', '妇',
    '老', '星', '家', '户',
];

/// Words behind a name that say how many there are.
pub const NAMES_OF_COUNTS: &[&str] = &[
    "保有量",
    "总量",
    "数量",
    "人数",
    "户数",
    "家数",
    "个数",
    "件数",
    "起数",
    "总数",
    "数目",
    "人口",
    "规模",
    "数",
];

/// How much money it comes to.
pub const NAMES_OF_MONEY: &[&str] = &[
    "增加值",
    "总值",
    "总额",
    "金额",
    "产值",
    "收入",
    "支出",
    "规模",
    "额",
    "总量",
    "值",
];

/// How much of a measure it is.
pub const NAMES_OF_MEASURES: &[&str] =
    &["面积", "总量", "产量", "数量", "里程", "规模", "总数", "量"];

/// Words before a name that leave it what it is.
pub const IDLE_BEFORE_NAMES: &[&str] = &[
    "其中", "全国", "全省", "全市", "全县", "全区", "我国", "我省", "我市", "我县", "的", "该",
];
