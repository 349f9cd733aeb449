//! What shows that the parts told of one whole can't be the same thing, and what shows that they can.

/// Each row holds names of kinds of one order that shut each other out: what is one of them is none of the others.
pub const KINDS: &[&[&str]] = &[
    &[
        "幼儿园",
        "小学",
        "中学",
        "初中",
        "高中",
        "中职",
        "高校",
        "大学",
    ],
    &[
        "小麦",
        "玉米",
        "水稻",
        "稻谷",
        "大豆",
        "薯类",
        "马铃薯",
        "高粱",
        "青稞",
        "油料",
        "棉花",
        "糖料",
        "蔬菜",
        "烟叶",
        "茶叶",
        "药材",
        "水果",
    ],
    &[
        "桃", "梨", "苹果", "柑橘", "葡萄", "茶", "枣", "李", "杏", "樱桃", "核桃", "板栗", "香蕉",
        "荔枝", "龙眼",
    ],
    &["猪肉", "牛肉", "羊肉", "禽肉", "兔肉"],
    &["生猪", "肉牛", "奶牛", "肉羊", "家禽"],
    &[
        "铜器", "玉器", "陶器", "瓷器", "石器", "骨器", "铁器", "漆器", "金器", "银器", "象牙",
    ],
    &[
        "国有",
        "集体",
        "民营",
        "私营",
        "外商",
        "外资",
        "港澳台",
        "个体",
    ],
    &["农业", "工业", "建筑业", "服务业"],
    &[
        "教师", "学生", "家长", "工人", "农民", "军人", "医生", "护士",
    ],
    &["刑事", "民事", "行政", "赔偿"],
    &["企业", "学校", "医院", "社区", "机关", "乡镇", "村"],
    &["省部级", "厅局级", "县处级", "乡科级"],
    &["省级", "市级", "县级", "乡级"],
    &["60后", "70后", "80后", "90后", "00后"],
    &["煤炭", "石油", "天然气"],
    &[
        "种植业",
        "养殖业",
        "林业",
        "畜牧业",
        "渔业",
        "农机",
        "采矿业",
        "制造业",
        "建筑业",
        "金融业",
        "房地产业",
        "住宿",
    ],
    &["老人", "老年", "儿童", "婴儿", "青壮年"],
    &["死亡", "重伤", "轻伤"],
    &["重症", "轻症", "普通型"],
    &["优秀", "良好", "不合格"],
    &["大专", "本科", "硕士", "博士"],
    &["公办", "民办"],
    &["新建", "改建", "扩建", "续建"],
    &["大型", "中型", "小型", "微型"],
    &["水电", "火电", "风电", "核电", "光伏"],
    &["公路", "铁路", "水路", "民航", "航空", "水运"],
    &["国道", "省道", "县道", "乡道", "村道"],
    &["桥梁", "隧道", "涵洞"],
    &["轿车", "客车", "货车", "皮卡", "摩托车"],
    &["理科", "文科"],
];

/// What tells two labels apart that are the same but for it: 一班 and 二班, 甲类 and 乙类.
pub const NUMBERS_OF_KINDS: &str = "一二三四五六七八九十甲乙丙丁戊己庚辛ABCDEF东西南北";

/// What ends the name of a time at which all that is there is counted: the same is there at the end of the next.
pub const TIMES_OF_STOCKS: [&str; 3] = ["末", "底", "初"];

/// What one thing can do or undergo in several ways: whoever 获得金牌 may have got silver too.
pub const ATTAINMENTS: &[&str] = &[
    "获", "取得", "夺得", "通过", "入选", "入围", "晋级", "参加", "参与", "完成", "达到", "实现",
    "拥有", "具有", "持有", "使用", "接种", "出现", "发生", "涉及", "患", "设在", "设有", "开展",
    "超过",
];

/// Words that hold one of [`ATTAINMENTS`] and tell what became of a thing once for all.
pub const NOT_ATTAINMENTS: &[&str] = &["获救"];
