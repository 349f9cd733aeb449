//! Words between two figures that tell that the second is not what the first came to.

/// Verbs with which a change is told to its end where a comma or 后 follows them: 从8%放缓，今年增至5%.
pub const CHANGES_TOLD: &[&str] = &[
    "跌", "降", "减", "回落", "下行", "下挫", "流失", "腰斩", "放缓", "反弹", "涨", "升",
];

/// What is looked at, paid or done by so many, or was followed by another change, from which nothing grew: 从18个乡镇看,
/// 从12元跌到3元后反弹至5元.
pub const NO_STARTS: &[&str] = &[
    "看,",
    "来看",
    "出资",
    "补助",
    "评选",
    "评审",
    "检查",
    "组成",
    "算起",
    "后,",
    "后又",
    "后再",
    "后反弹",
    "后回落",
    "后回升",
    "后恢复",
];
