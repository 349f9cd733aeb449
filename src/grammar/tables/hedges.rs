//! Hedge words: how they change the set of true values, and where they stand.

use crate::grammar::quantity::HedgeKind::{self, *};

/// Hedges that stand before the figure. Of two that fit, the longer one is meant.
pub const BEFORE: &[(&str, HedgeKind)] = &[
    ("约", About),
    ("約", About),
    ("大约", About),
    ("大約", About),
    ("约为", About),
    ("大概", About),
    ("大致", About),
    ("大体", About),
    ("估计", About),
    ("左右", About),
    ("近", Near),
    ("将近", Near),
    ("接近", Near),
    ("逼近", Near),
    ("超", Above),
    ("超过", Above),
    ("超過", Above),
    ("已超", Above),
    ("逾", Above),
    ("过", Above),
    ("突破", Above),
    ("大于", Above),
    ("大於", Above),
    ("高于", Above),
    ("多于", Above),
    ("高出", Above),
    ("上", AtLeast),
    ("至少", AtLeast),
    ("最少", AtLeast),
    ("起码", AtLeast),
    ("起碼", AtLeast),
    ("不低于", AtLeast),
    ("不少于", AtLeast),
    ("不小于", AtLeast),
    ("大于等于", AtLeast),
    ("大于或等于", AtLeast),
    ("不下", AtLeast),
    ("不下于", AtLeast),
    ("不到", Below),
    ("不足", Below),
    ("不满", Below),
    ("未满", Below),
    ("小于", Below),
    ("小於", Below),
    ("低于", Below),
    ("少于", Below),
    ("至多", AtMost),
    ("最多", AtMost),
    ("顶多", AtMost),
    ("不超过", AtMost),
    ("不超過", AtMost),
    ("不高于", AtMost),
    ("不大于", AtMost),
    ("不多于", AtMost),
    ("未超过", AtMost),
    ("小于等于", AtMost),
    ("小于或等于", AtMost),
];

/// Words that may stand between a hedge and its figure.
pub const FILLERS: &[&str] = &[
    "了",
    "有",
    "是",
    "为",
    "达",
    "到",
    "或等于",
    "或 等于",
    "等于",
];

/// Endings of words that end in a hedge's character without hedging anything.
pub const NOT_BEFORE: &[&str] = &[
    "附近",
    // 出超 and 入超 are balances; but 支出超, 收入超.
    "贸易出超",
    "月出超",
    "年出超",
    "季出超",
    "累计出超",
    ",出超",
    "、出超",
    "贸易入超",
    "月入超",
    "年入超",
    "季入超",
    "累计入超",
    ",入超",
    "、入超",
    "最近",
    "靠近",
    "远近",
    "新近",
    "临近",
    "邻近",
    "就近",
    "走近",
    "贴近",
    "亲近",
    "晚近",
    "经过",
    "通过",
    "不过",
    "度过",
    "走过",
    "路过",
    "透过",
    "见过",
    "做过",
    "来过",
    "去过",
    "有过",
    "错过",
    "难过",
    "胜过",
    "跨过",
    "越过",
    "穿过",
    "渡过",
    "用过",
    "讲过",
    "说过",
    "看过",
    "获过",
    "得过",
    "以上",
    "网上",
    "线上",
    "晚上",
    "早上",
    "马上",
    "身上",
    "路上",
    "会上",
    "地上",
    "山上",
    "赶上",
    "加上",
    "迎上",
    "跟上",
    "遇上",
    "基本上",
    "实际上",
    "总体上",
    "制约",
    "节约",
    "合约",
    "签约",
    "契约",
    "条约",
    "集约",
    "公约",
    "纽约",
    "预约",
    "简约",
    "解约",
    "履约",
    "违约",
    "续约",
    "特约",
    "相约",
    "赴约",
    "大过",
    "超越",
    "高超",
    "中超",
    "反超",
    "英超",
    "赶超",
];

/// Hedges of one character that hedge only a figure with a power word of its own: 上千, 过百.
pub const POWER_ONLY: &[&str] = &["上", "过"];

/// Endings of nouns that 过 compares with a figure: 占比过20, 已过百.
pub const MEASURED_BEFORE: &[char] = &['比', '率', '均', '已', '额', '量', '值', '龄', '价'];

/// Hedges that stand after figure and unit.
pub const AFTER: &[(&str, HedgeKind)] = &[
    ("左右", About),
    ("上下", About),
    ("以上", AtLeast),
    ("及以上", AtLeast),
    ("(含)以上", AtLeast),
    ("之上", AtLeast),
    ("起步", AtLeast),
    ("以下", AtMost),
    ("及以下", AtMost),
    ("以内", AtMost),
    ("之内", AtMost),
    ("之下", AtMost),
    ("开外", Above),
    ("出头", Odd),
    ("有余", Odd),
    ("挂零", Odd),
];

/// Words that, behind a bare figure after 比, bound it: 比三十大.
pub const COMPARED: &[(&str, HedgeKind)] = &[
    ("大", Above),
    ("多", Above),
    ("高", Above),
    ("小", Below),
    ("少", Below),
    ("低", Below),
];

/// What may follow such a word and begins nothing that it could count.
pub const AFTER_COMPARED: &[&str] = &["一些", "一点", "得多", "很多", "的"];

/// Words after a figure that belong to it and change nothing.
pub const AFTER_NEUTRAL: &[&str] = &["之多", "之巨"];

/// 余, 多 directly after these dimensions' units: 3年多, 2吨多.
pub const ODD_AFTER_UNIT: &[&str] = &["多", "余"];

/// What may not follow 多, 余 or 来 inside a numeral when it means "and some".
pub const NOT_AFTER_ODD_MARK: &[&str] = &[
    "样", "元化", "功能", "渠道", "源", "额", "自", "到", "了", "看", "说", "年来", "于", "角度",
];

/// What may not follow 多 behind a unit.
pub const NOT_AFTER_ODD_UNIT: &[&str] = &[
    "样", "元", "种", "个", "功能", "为", "是", "在", "数", "次", "云", "层", "边", "渠道", "方",
    "源", "于", "家", "项", "名", "位", "人", "地", "重", "点", "彩", "出", "收", "卖", "产", "挣",
    "赚", "缴", "交", "蓄", "花", "付", "得", "领", "增", "降",
];
