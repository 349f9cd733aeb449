//! Traits that cut across each other: a person can be a woman, a party member and over sixty at
//! once, a firm private and a stock company, so that such parts may add up to more than the whole.

/// Each row holds words of one trait; words of different rows do not shut each other out.
pub const TRAITS: &[&[&str]] = &[
    &["男", "女", "妇女"],
    &["党员", "非党", "民主党派", "无党派", "共青团员", "团员"],
    &["党纪"],
    &["政务", "政纪"],
    &["汉族", "少数民族"],
    &[
        "岁",
        "青年",
        "老年",
        "中年",
        "未成年",
        "80后",
        "90后",
        "00后",
    ],
    &[
        "研究生",
        "博士",
        "硕士",
        "本科",
        "大专",
        "专科",
        "大学",
        "高中",
        "初中",
        "文盲",
        "学历",
        "文化程度",
    ],
    &["职称", "教授", "高级", "中级", "初级", "骨干", "双师"],
    &[
        "城镇", "农村", "乡村", "城市", "进城", "留守", "流动", "外来", "随迁",
    ],
    &["残疾", "残障"],
    &["贫困", "低保", "特困", "脱贫", "困难"],
    &[
        "农民",
        "工人",
        "职工",
        "教师",
        "干部",
        "学生",
        "退役军人",
        "基层",
        "一线",
    ],
    &[
        "国有",
        "民营",
        "私营",
        "外商",
        "外资",
        "港澳台",
        "集体",
        "个体",
        "控股",
    ],
    &["股份制", "上市", "有限责任"],
    &[
        "大型",
        "中型",
        "小型",
        "微型",
        "中小",
        "小微",
        "规模以上",
        "龙头",
        "骨干企业",
    ],
    &[
        "高新技术",
        "科技型",
        "专精特新",
        "制造业",
        "服务业",
        "农业",
        "工业",
        "建筑业",
    ],
    &["重大", "重点", "省级", "市级", "国家级"],
    &["新建", "续建", "改建", "扩建", "在建"],
    // Surface water and groundwater pass into each other.
    &["地表水"],
    &["地下水"],
];

/// Words of one row that name the same things twice over, so that even they do not shut each
/// other out: a firm under state control may be a stock company, and so may a private one; profit less what is extraordinary
/// is most of the profit told before it.
pub const OVERLAPPING: &[&str] = &["控股", "股份制", "扣非", "扣除非经常性"];
