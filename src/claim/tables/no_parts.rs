//! Words that tell that a figure is no part of another, whatever stands before it.

/// What is told of one sort of things, and what is told beside it and is none of them.
pub struct Outside {
    pub whole: &'static [&'static str],
    /// Words of another whole that both belong to.
    pub wider: &'static [&'static str],
    pub others: &'static [&'static str],
}

pub const OUTSIDE: &[Outside] = &[
    // 粮食面积800公顷。其中，小麦500公顷；玉米280公顷；油料90公顷
    Outside {
        whole: &["粮食", "谷物"],
        wider: &["作物"],
        others: &["油料", "蔬菜", "棉花", "糖料", "药材", "烟叶", "瓜果"],
    },
    // 社会消费品零售总额67.6亿元，其中批发业销售额103.8亿元
    Outside {
        whole: &["消费品零售"],
        wider: &["销售额", "营业额"],
        others: &["批发业销售额", "零售业销售额", "营业额"],
    },
];

/// Of two names in a row the one is no part of the other, either way.
pub const CONTRARY: &[&[&str]] = &[
    &["收入", "支出", "结余", "结存", "节余"],
    &["预算数", "决算数"],
    &["资产", "负债", "权益"],
    &["存款余额", "贷款余额"],
    &["营业收入", "营收", "净利润", "利润总额"],
];

/// States of which the one shuts out the other: who is told to be in another besides was not counted in the first.
pub const STATES: &[&[&[&str]]] = &[
    &[
        &["死亡", "遇难", "丧生", "身亡", "罹难"],
        &["失联", "失踪", "下落不明"],
        &["受伤", "负伤", "重伤", "轻伤"],
        &["获救", "生还", "救出"],
    ],
    &[&["抓获", "归案", "落网", "抓捕"], &["在逃", "外逃"]],
    &[&["确诊"], &["无症状", "疑似"]],
    &[
        &["开工", "开建"],
        &["完工", "竣工", "建成"],
        &["停工", "停产"],
    ],
];

/// What is there at one time, and not what came during some.
pub const STOCKS: &[&str] = &["余额", "存量", "库存", "未交付"];

/// What was at one time, and is no more.
pub const PEAKS: &[&str] = &["曾", "高峰", "峰值"];

/// What something can hold or is to have, and what it had a year ago: a part of what it has now only as long as it is not more.
pub const CAPACITIES: &[&str] = &[
    "能力", "容量", "容纳", "可容", "库容", "编制", "定员", "额定", "设计", "上限", "目标", "同期",
    "所需",
];

/// What deny the figure behind them.
pub const DENIALS: &[&str] = &["不是", "并非", "而非", "不含"];

/// What tell of some of those just told.
pub const EVEN: &[&str] = &["更有", "甚至有", "更是有", "其中更有"];

/// What came of it later, as the only word before a figure.
pub const LATER: &[&str] = &[
    "后",
    "后有",
    "后又有",
    "随后",
    "随后有",
    "此后",
    "后来",
    "之后",
];
