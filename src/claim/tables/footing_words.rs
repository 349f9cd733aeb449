//! Words in the heads of a table's rows and columns that say whether the cells add up.

/// A head that is one of these, or ends with one, is that of a total.
pub const TOTAL_HEADS: &[&str] = &["合计", "总计", "共计", "总和"];

/// A head that is one of these names the whole that the others divide; whether they are all of
/// it, another column has to show.
pub const WHOLE_HEADS: &[&str] = &[
    "全国",
    "全省",
    "全市",
    "全县",
    "全区",
    "全州",
    "全盟",
    "全旗",
    "全镇",
    "全乡",
    "全村",
    "全校",
    "全厂",
    "全院",
    "全公司",
    "总数",
    "总量",
    "总额",
    "总人数",
    "总人口",
];

/// The total of the rows since the last one of its kind.
pub const SUBTOTAL_HEADS: &[&str] = &["小计"];

/// A head with one of these tells of a part of another row or column, or of a figure that is
/// not told beside the others but of them.
pub const PART_HEADS: &[&str] = &["其中", "#", "含", "比上年", "比去年"];

/// Cells under or beside a head with one of these are no amounts that add up.
pub const NOT_ADDED_HEADS: &[&str] = &[
    "率", "比", "%", "‰", "均", "每", "单价", "价格", "售价", "增长", "增速", "增幅", "下降",
    "降幅", "变化", "名次", "位次", "排名", "序号", "编号", "年份", "年度", "日期", "时间", "电话",
    "指数", "密度", "温度", "气温", "系数", "倍数", "年龄", "最高", "最低", "中位",
];

/// A column whose head has one of these tells the change between two others.
pub const CHANGE_HEADS: &[&str] = &[
    "增长",
    "增幅",
    "增速",
    "增减",
    "同比",
    "涨幅",
    "变动",
    "比上年",
    "较上年",
    "比去年",
    "较去年",
];

/// Changes that do not follow from the two amounts.
pub const NOT_CHANGE_HEADS: &[&str] = &[
    "可比",
    "不变价",
    "实际",
    "环比",
    "贡献",
    "拉动",
    "百分点",
    "年均",
    "占",
    "原因",
];

/// Rates that are not of two amounts of the row.
pub const NOT_RATES: &[&str] = &[
    "增长率",
    "利率",
    "税率",
    "汇率",
    "频率",
    "效率",
    "概率",
    "变动率",
    "周转率",
    "负债率",
    "贡献率",
    "费率",
];

/// Heads of what is compared with.
pub const PAST_HEADS: &[&str] = &["上年", "去年", "同期", "上期", "年初", "期初", "上一年"];

/// Shares of one whole add up to 100%, shares of each row's own do not: such a column may
/// confirm and not contradict.
pub const SHARE_HEADS: &[&str] = &["占比", "比重", "份额", "构成"];
