//! Words before 率 and before a change that leave what is told of what it is.

/// 综合合格率, 案件结案率, 实现资产负债率: they say no more of what the rate is of than the figures do that it is reckoned from.
pub const IDLE_WORDS_OF_RATES: &[&str] = &[
    "综合", "平均", "总体", "整体", "累计", "合计", "全部", "实际", "最终", "本次", "此次", "上述",
    "这些", "各类", "各项", "相关", "有关", "案件", "样品", "样本", "项目", "企业", "人员", "人口",
    "产品", "任务", "工作", "指标", "实现", "完成", "达到", "确保", "保持", "做到", "目前", "当前",
    "截至", "截止", "现在", "年末", "期末", "年底", "月末", "季末", "计算", "由此", "对应", "相应",
    "从而", "公司", "时间",
];

/// Characters that say nothing by themselves.
pub const IDLE_CHARACTERS: &str = "的了为是在和及与其各已均达约也共总又并该使则而";

/// Times that any figure without a time of its own is told of.
pub const NOW: &[&str] = &["目前", "当前", "现在", "截至目前"];

/// Times that amounts without a time are those of.
pub const ENDS_OF_PERIODS: &[&str] = &["年末", "年底", "期末", "月末", "季末"];

/// What a clause begins with that limits what the next one tells.
pub const SCOPE_STARTS: &[&str] = &["按", "剔除", "扣除", "撇除", "不含", "不计", "若", "如果"];

/// What a clause ends in that limits what the next one tells.
pub const SCOPE_ENDS: &[&str] = &["后", "方面", "来看", "口径", "之外", "以外"];

/// What stands before a length of time that is only part of the one told: 前三年, 最后一年.
pub const BEFORE_PARTS_OF_TIMES: &[&str] = &["前", "后", "头", "首", "第", "其中", "末"];

/// What an increase is told to be since, where it is not since the same time of the year before.
pub const SINCE_OTHER_TIMES: &[&str] = &[
    "年初",
    "上年末",
    "上年底",
    "去年末",
    "去年底",
    "年末",
    "年底",
    "季末",
    "季度末",
    "月末",
    "月底",
    "期初",
    "期末",
    "当季",
    "当月",
    "单季",
    "单月",
];

/// What says that a change is since the same time of the year before.
pub const SINCE_LAST_YEAR: &[&str] = &["同比", "同期", "按年"];
