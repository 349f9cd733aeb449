//! Which currencies, named before one sum, hold for the sums behind it.

/// 新台币52亿元，较前周51亿元; of 美元 each sum says it.
pub const CARRIED_CURRENCIES: &[&str] = &["新台币", "港币"];

/// Words that tell that a sum is in other money, or of another place.
pub const OTHER_MONEY: &[&str] = &[
    "人民币",
    "RMB",
    "CNY",
    "¥",
    "￥",
    "折合",
    "约合",
    "兑",
    "相当于",
    "折算",
    "换算",
    "汇率",
    "内地",
    "大陆",
    "A股",
    "深圳",
    "广州",
    "珠海",
    "厦门",
];
