//! The words of 除…外, by which figures are left out of what is told next.

/// What opens an exception, and words that hold it and open none.
pub const OPENING: &str = "除";
pub const NOT_OPENING: &[&str] = &[
    "除以",
    "除夕",
    "除尘",
    "除草",
    "除险",
    "除名",
    "除权",
    "除息",
    "除害",
    "除虫",
    "除臭",
    "除雪",
    "除冰",
    "消除",
    "清除",
    "拆除",
    "解除",
    "排除",
    "剔除",
    "扣除",
    "免除",
    "删除",
    "废除",
    "根除",
    "开除",
    "去除",
    "切除",
    "铲除",
    "祛除",
    "撤除",
    "革除",
    "破除",
    "乘除",
    "加减乘除",
];

/// What closes an exception, and words that hold it and close none.
pub const CLOSING: &str = "外";
pub const NOT_CLOSING: &[&str] = &[
    "外地", "外省", "外市", "外县", "外国", "外贸", "外资", "外企", "外商", "外部", "外面", "外来",
    "外迁", "外销", "外卖", "外籍", "外出", "外语", "外科", "外交", "外汇", "外墙", "外围", "海外",
    "国外", "境外", "省外", "市外", "县外", "区外", "村外", "户外", "室外", "校外", "野外", "场外",
    "线外", "对外", "另外", "意外", "中外", "内外", "在外", "此外",
];

/// What begins the clause after an exception that the rest is told of.
pub const REST_OPENING: &[&str] = &["均", "都", "全"];

/// What tells anywhere in that clause that the rest is spoken of.
pub const REST: &[&str] = &[
    "其余", "其他", "其它", "余下", "剩下", "剩余", "全部", "全都", "全数", "悉数", "一律", "均已",
    "都已", "均为", "都是", "均在", "都在", "都有", "均有",
];

/// What begins the clause after 除…外 that adds to the figure instead: 除3家国企外，还有5家民企.
pub const ADDING: &[&str] = &["还", "也", "另", "又", "同时", "更", "再"];
