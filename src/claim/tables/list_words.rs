//! Words at the edges of lists that show what a figure beside them counts.

/// Groups that the figure behind them counts: 北欧五国, 波罗的海三国.
pub const GROUPS: &[&str] = &[
    "北欧",
    "西欧",
    "东欧",
    "南欧",
    "中欧",
    "波罗的海",
    "巴尔干",
    "中亚",
    "东亚",
    "南亚",
    "西亚",
    "东南亚",
    "东盟",
    "欧盟",
    "海湾",
    "金砖",
    "中东",
    "北非",
    "西非",
    "东非",
    "拉美",
    "南美",
    "中美洲",
    "加勒比",
    "阿拉伯",
    "独联体",
    "外高加索",
    "高加索",
    "湄公河",
    "西北",
    "西南",
    "东北",
    "华北",
    "华东",
    "华中",
    "华南",
    "长三角",
    "珠三角",
    "京津冀",
    "中原",
    "沿海",
    "西部",
    "东部",
    "中部",
];

/// What ends the name of an area: 东、中、西部地区6种农机 counts no areas.
pub const AREA_ENDS: &[&str] = &["地区", "区域", "一带", "沿海", "各地", "部"];

/// Classes of people, not persons: 包括工商、教育及文艺界人士.
pub const CLASSES_OF_PEOPLE: &[&str] = &["人士", "人员", "代表", "群众", "各界", "家属"];

/// Words before a figure that counts whom something was done to, or for how many there is room, and not all that there are: 走访35户，已脱贫12户，未脱贫5户.
pub const DEALT_WITH: &[&str] = &[
    "可容纳",
    "容纳",
    "产能",
    "能力",
    "限额",
    "编制",
    "核定",
    "定额",
    "名额",
    "席位",
    "筛选",
    "初筛",
    "筛查",
    "报名",
    "规划",
    "设计",
    "走访",
    "慰问",
    "发放",
    "邀请",
    "出动",
    "投入",
    "安排",
    "联系",
    "抽取",
    "抽调",
    "选派",
    "救助",
    "补助",
    "奖励",
];

/// Divisions without another class, in the order in which they are told: what is told of each of them right behind a total makes
/// up the total. Each class begins the name of its figure.
pub const CLOSED_DIVISIONS: &[&[&str]] = &[
    &["男", "女"],
    &["女", "男"],
    &["城镇", "乡村"],
    &["城镇", "农村"],
    &["乡村", "城镇"],
    &["农村", "城镇"],
    &["城市", "农村"],
    &["城区", "农村"],
    &["家庭户", "集体户"],
    &["汉族", "少数民族"],
    &["试验组", "对照组"],
    &["观察组", "对照组"],
    &["治疗组", "对照组"],
];

/// What may stand behind the name of a class and say no more than it.
pub const CLASS_TAILS: &[&str] = &["", "性", "人口", "居民", "人", "增加值", "地区"];
