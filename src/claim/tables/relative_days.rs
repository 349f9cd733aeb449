//! Words that say when relative to the day of publication.

/// Years by words that mean no other year whoever reads them on that day, counted from its year.
pub const YEARS: &[(&str, i32)] = &[
    ("今年", 0),
    ("去年", -1),
    ("前年", -2),
    ("明年", 1),
    ("后年", 2),
];

/// Years that may be counted from the year a text speaks of.
pub const YEARS_OF_TEXT: &[(&str, i32)] = &[("本年", 0), ("上年", -1), ("上一年", -1)];

/// Months that may be counted from the month a text speaks of.
pub const MONTHS_OF_TEXT: &[(&str, i32)] =
    &[("本月", 0), ("上月", -1), ("上个月", -1), ("下月", 1)];

/// Days.
pub const DAYS: &[(&str, i64)] = &[
    ("今天", 0),
    ("今日", 0),
    ("昨天", -1),
    ("昨日", -1),
    ("前天", -2),
    ("明天", 1),
];

/// What, following a year, makes a part of it or a span that begins in it.
pub const PARTS_OF_YEAR: &[char] = &[
    '底', '末', '初', '中', '春', '夏', '秋', '冬', '暑', '寒', '上', '下', '前', '后', '第', '一',
    '二', '三', '四', '同', '以', '起', '至', '到', '的', '度', '内', '间', '来',
];

/// Who a dateline begins with.
pub const AGENCIES: &[&str] = &[
    "本报",
    "本刊",
    "本台",
    "本网",
    "新华社",
    "新华网",
    "中新社",
    "中新网",
    "人民网",
    "央视网",
    "央广网",
    "中国新闻网",
];

/// What a dateline ends with, right behind the day.
pub const DATELINE_ENDS: &[&str] = &["电", "讯", "消息"];

/// What stands before the day of publication on a page.
pub const PUBLISHED_AT: &[&str] = &[
    "发布时间:",
    "发布日期:",
    "发稿时间:",
    "发稿日期:",
    "发表时间:",
    "发文日期:",
    "成文日期:",
    "印发日期:",
    "日期:",
    "时间:",
];
