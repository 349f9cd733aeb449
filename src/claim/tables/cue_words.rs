//! Which words say which cue, and how far each reaches.

use crate::claim::cue::{Cue, Cues};

/// Which figure a cue word speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// The next figure of the clause.
    Forward,
    /// The next figure, when nothing but filler (了, 为, 达 …) stands between.
    Adjacent,
    /// The figure just before, when it touches it.
    Backward,
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct CueWord {
    pub words: &'static [&'static str],
    pub cues: Cues,
    pub reach: Reach,
}

const fn row(words: &'static [&'static str], cues: Cues, reach: Reach) -> CueWord {
    CueWord { words, cues, reach }
}

const fn one(cue: Cue) -> Cues {
    Cues::of(cue)
}

const fn two(first: Cue, second: Cue) -> Cues {
    Cues::of(first).with(second)
}

use Reach::{Adjacent, Backward, Forward};

/// Verbs of change with each word that leads to what it comes to: 增加到, 增加至, 增加为.
macro_rules! directed {
    [$($verb:literal),*] => {
        &[$(concat!($verb, "到"), concat!($verb, "至"), concat!($verb, "为")),*]
    };
}

/// 比去年多开工120个: each of the verbs behind a word that says more or less.
macro_rules! done {
    [$more:literal] => {
        done!($more;
            "蓄水", "蓄", "降", "产", "收", "发", "出栏", "开工", "完工", "竣工", "完成", "签约",
            "建", "建成", "修", "办", "办理", "办结", "受理", "立案", "破案", "破获", "审结", "接待",
            "发送", "运送", "运输", "招", "招收", "招生", "录取", "生产", "售", "售出", "卖", "卖出",
            "销售", "出售", "采购", "购买", "买", "投入", "投放", "发放", "支出", "花", "花费", "征收",
            "缴", "缴纳", "入库", "救助", "资助", "捐", "种", "栽", "种植", "收获", "收入", "赚", "挣",
            "出口", "进口", "消费", "消耗", "使用", "用", "用电", "发电", "节约", "引进", "新增")
    };
    ($more:literal; $($verb:literal),*) => {
        &[$(concat!($more, $verb)),*]
    };
}

/// How far a further word of the cue reaches: as the words of the table do, forward if some of
/// them do.
pub fn reach_of(cue: Cue) -> Reach {
    let reaches = |reach: Reach| {
        let mut rows = CUE_WORDS.iter();
        rows.any(|row| row.reach == reach && row.cues.has(cue))
    };
    match [Forward, Adjacent]
        .into_iter()
        .find(|reach| reaches(*reach))
    {
        Some(reach) => reach,
        None => Backward,
    }
}

/// Whether the word says the cue already.
pub fn says_cue(word: &str, cue: Cue) -> bool {
    let mut rows = CUE_WORDS.iter();
    rows.any(|row| row.cues.has(cue) && row.words.contains(&word))
}

/// A word that stands here twice has both readings.
pub const CUE_WORDS: &[CueWord] = &[
    row(
        &[
            "共",
            "共有",
            "共计",
            "总计",
            "合计",
            "总共",
            "一共",
            "总",
            "总数",
            "总量",
            "总额",
            "总值",
            "总和",
            "总人口",
            "总人数",
            "总面积",
            "总投资",
            "总收入",
            "总产量",
            "总产值",
            "总规模",
            "总里程",
            "总户数",
            "合共",
            "共达",
        ],
        one(Cue::Total),
        Forward,
    ),
    row(
        &["累计", "累计达"],
        two(Cue::Total, Cue::Cumulative),
        Forward,
    ),
    row(
        &[
            "其中",
            "其中,",
            "包括",
            "包含",
            "含",
            "内含",
            "其中有",
            "当中",
            "当中,",
        ],
        one(Cue::Part),
        Forward,
    ),
    row(
        &[
            "占",
            "占比",
            "比重",
            "比例",
            "份额",
            "所占",
            "占到",
            "占了",
            "占有",
            "占据",
            "占地区",
            "占地方",
            "占用户",
            "占用水总量",
            "占用水量",
            "占用电总量",
            "占用电量",
            "占用能总量",
            "占用工总量",
            "占用工总数",
            "占用地总面积",
        ],
        one(Cue::Share),
        Forward,
    ),
    row(
        &[
            "率",
            "完成率",
            "实现率",
            "进度",
            "存贷比",
            "派息比",
            "生师比",
        ],
        one(Cue::Rate),
        Adjacent,
    ),
    row(
        &[
            "增长",
            "增加",
            "提高",
            "提升",
            "上升",
            "上涨",
            "增幅",
            "涨幅",
            "净增",
            "增速",
            "扩大",
            "上调",
            "上修",
            "攀升",
            "跃升",
            "回升",
            "高出",
            "增多",
            "猛增",
            "激增",
            "劲增",
            "飙升",
            "增产",
            "增收",
            "增支",
            "超收",
            "净增加",
            "多增",
            "升幅",
            "加幅",
            "增长率",
            "增长了",
            "增加了",
            "加快",
            "偏多",
            "偏高",
        ],
        one(Cue::Increase),
        Forward,
    ),
    row(
        &[
            "多", "高", "快", "增", "升", "涨", "多出", "超出", "超额", "高于", "快于", "成长",
            "放量",
        ],
        one(Cue::Increase),
        Adjacent,
    ),
    row(done!["多"], one(Cue::Increase), Adjacent),
    row(done!["少"], one(Cue::Decrease), Adjacent),
    row(
        &[
            "下降",
            "减少",
            "降低",
            "下跌",
            "下滑",
            "降幅",
            "缩短",
            "缩小",
            "萎缩",
            "回落",
            "负增长",
            "锐减",
            "骤降",
            "下调",
            "下修",
            "跌幅",
            "收窄",
            "缩减",
            "减幅",
            "放缓",
            "净减少",
            "压减",
            "减收",
            "减支",
            "短收",
            "减产",
            "偏少",
            "偏低",
        ],
        one(Cue::Decrease),
        Forward,
    ),
    row(
        &[
            "少", "低", "慢", "降", "减", "跌", "挫", "低于", "慢于", "少于", "衰退", "缩量",
        ],
        one(Cue::Decrease),
        Adjacent,
    ),
    row(&["从", "由"], one(Cue::From), Forward),
    row(&["到", "至"], one(Cue::To), Adjacent),
    row(
        directed![
            "增", "增加", "增长", "增多", "增大", "增高", "提高", "加快", "提速", "提升", "上升",
            "升", "升高", "回升", "攀升", "跃升", "飙升", "爬升", "抬升", "蹿升", "窜升", "调升",
            "上涨", "涨", "上调", "上扬", "调高", "调增", "推高", "走高", "冲高", "反弹", "扩大",
            "扩", "扩展", "扩充", "扩容", "拓展", "拓宽", "加宽", "延长", "发展", "成长", "壮大",
            "递增", "激增", "猛增", "剧增", "骤增", "陡增", "暴增", "突增", "暴涨", "大增", "大涨"
        ],
        two(Cue::Increase, Cue::To),
        Forward,
    ),
    // 加为 says what becomes of a thing, 加至 how much there is.
    row(&["加至"], two(Cue::Increase, Cue::To), Forward),
    row(
        directed![
            "降", "下降", "降低", "骤降", "猛降", "陡降", "压降", "调降", "递降", "减", "减少",
            "压减", "缩减", "削减", "裁减", "锐减", "骤减", "猛减", "大减", "递减", "调减", "衰减",
            "减缓", "减弱", "下跌", "跌", "暴跌", "大跌", "跌落", "下挫", "下探", "下滑", "滑落",
            "回落", "下调", "调低", "走低", "缩短", "缩小", "压缩", "缩水", "收缩", "收窄", "萎缩",
            "精简", "放缓", "减慢"
        ],
        two(Cue::Decrease, Cue::To),
        Forward,
    ),
    row(
        &["变为", "变成", "调整为", "转为", "调整到"],
        one(Cue::To),
        Forward,
    ),
    row(
        &[
            "每",
            "人均",
            "户均",
            "亩均",
            "单产",
            "单位面积产量",
            "日均",
            "月均",
            "年均",
            "场均",
            "村均",
            "件均",
            "次均",
            "例均",
            "笔均",
            "组均",
            "校均",
            "店均",
            "企均",
            "班均",
            "单均",
            "周均",
            "套均",
            "台均",
            "头均",
            "床均",
            "生均",
            "栋均",
            "每天",
            "每年",
        ],
        one(Cue::Per),
        Forward,
    ),
    row(&["平均", "均价"], two(Cue::Per, Cue::Mean), Forward),
    row(
        &[
            "剩余", "剩下", "还剩", "只剩", "仅剩", "余下", "尚余", "尚有", "还有", "仍有", "剩",
            "空余", "富余", "空置",
        ],
        one(Cue::Remainder),
        Forward,
    ),
    row(&["其余"], two(Cue::Remainder, Cue::Other), Forward),
    row(&["其他", "其它", "另外", "另有"], one(Cue::Other), Forward),
    row(&["全部", "均", "都", "悉数"], one(Cue::All), Backward),
    row(&["分别", "依次"], one(Cue::Respectively), Forward),
    row(
        &["计划", "拟", "目标", "力争", "规划", "将", "确保", "争取"],
        one(Cue::Plan),
        Forward,
    ),
    row(
        &["预计", "预期", "有望", "预测", "估计"],
        one(Cue::Forecast),
        Forward,
    ),
    row(
        &["完成", "实现", "已", "已经", "已有"],
        one(Cue::Done),
        Forward,
    ),
    row(
        &["新增", "新建", "新发展", "新增加", "新收", "新受理", "新立"],
        one(Cue::New),
        Forward,
    ),
    row(
        &[
            "比上年",
            "较上年",
            "比去年",
            "较去年",
            "比上年同期",
            "较上年同期",
            "比去年同期",
            "较去年同期",
            "同上年相比",
            "与上年相比",
            "与去年相比",
            "同去年相比",
            "与去年同期相比",
            "与上年同期相比",
            "比上一年",
            "较上一年",
            "比前一年",
            "较前一年",
            "比上年末",
            "较上年末",
            "比年初",
            "较年初",
            "比上年底",
            "与上年比较",
            "与上年同期比较",
            "与上年同月相比",
            "与上年同月比较",
            "与上年同季相比",
            "与上年同季比较",
            "与上年末相比",
            "与上年末比较",
            "与上年底相比",
            "与上年底比较",
            "与去年比较",
            "与去年同期比较",
            "与去年同月相比",
            "与去年同月比较",
            "与去年同季相比",
            "与去年同季比较",
            "与去年末相比",
            "与去年末比较",
            "与去年底相比",
            "与去年底比较",
            "同上年同期相比",
            "同去年同期相比",
            "与上年同比",
            "与去年同比",
            "相比去年同期",
            "相比上年同期",
            "相比于去年同期",
            "相比于上年同期",
            "相较去年同期",
            "相较上年同期",
            "相较于去年同期",
            "相较于上年同期",
            "对比去年同期",
            "对比上年同期",
        ],
        two(Cue::YearOnYear, Cue::Compared),
        Forward,
    ),
    // 同比 and 环比 stand before the change, never before the value compared with.
    row(&["同比", "按年"], one(Cue::YearOnYear), Forward),
    row(&["环比", "按月", "按季"], one(Cue::MonthOnMonth), Forward),
    row(
        &["年增", "年增率"],
        two(Cue::Increase, Cue::YearOnYear),
        Adjacent,
    ),
    row(
        &["年减", "年减率"],
        two(Cue::Decrease, Cue::YearOnYear),
        Adjacent,
    ),
    row(
        &["月增", "月增率", "季增", "季增率"],
        two(Cue::Increase, Cue::MonthOnMonth),
        Adjacent,
    ),
    row(
        &["月减", "月减率", "季减", "季减率"],
        two(Cue::Decrease, Cue::MonthOnMonth),
        Adjacent,
    ),
    // 比2017年增产: the year ends with 年.
    row(
        &[
            "年增产",
            "年增加",
            "年增长",
            "年增收",
            "年增支",
            "年增多",
            "月增产",
            "月增加",
            "月增长",
            "月增收",
            "季增产",
            "季增加",
            "季增长",
            "季增收",
        ],
        one(Cue::Increase),
        Forward,
    ),
    row(
        &[
            "年减产",
            "年减少",
            "年减收",
            "年减支",
            "年减幅",
            "月减产",
            "月减少",
            "月减收",
            "季减产",
            "季减少",
            "季减收",
        ],
        one(Cue::Decrease),
        Forward,
    ),
    row(
        &[
            "比上月",
            "较上月",
            "比上季度",
            "较上季度",
            "比上个月",
            "较上个月",
            "比上周",
            "较上周",
            "与上月相比",
            "与上月比较",
            "与上个月相比",
            "与上个月比较",
            "与上季相比",
            "与上季比较",
            "与上季度相比",
            "与上季度比较",
            "与上周相比",
            "与上周比较",
            "与上期相比",
            "与上期比较",
            "与前一月相比",
            "与前一月比较",
            "与前一季相比",
            "与前一季比较",
        ],
        two(Cue::MonthOnMonth, Cue::Compared),
        Forward,
    ),
    row(
        &["比", "较", "相比", "相较", "对比"],
        one(Cue::Compared),
        Forward,
    ),
    row(
        &[
            "可比口径",
            "可比价格",
            "可比价",
            "不变价格",
            "不变价",
            "同口径",
            "剔除",
            "扣除价格因素",
            "扣除",
            "可比",
        ],
        one(Cue::Comparable),
        Forward,
    ),
    row(&["实际"], one(Cue::Real), Forward),
    row(&["名义"], one(Cue::Nominal), Forward),
    row(&["相比", "相较", "对比"], one(Cue::Compared), Backward),
    row(&["以来", "起", "开始", "启动"], one(Cue::Since), Backward),
    row(&["始于"], one(Cue::Since), Forward),
    row(
        &["截至", "截止", "截止到", "截至到"],
        one(Cue::AsOf),
        Forward,
    ),
    row(
        &["这", "上述", "前述", "以上这"],
        one(Cue::Anaphor),
        Adjacent,
    ),
    row(&["超过", "突破", "超", "逾"], one(Cue::Exceeds), Forward),
    row(&["等"], one(Cue::Etc), Adjacent),
    row(&["为", "是"], one(Cue::Is), Adjacent),
];

/// Negations: a claim beside one says what did not happen.
pub const NEGATIONS: &[&str] = &[
    "没有",
    "未",
    "尚未",
    "不含",
    "非",
    "未能",
    "不捕",
    "不批捕",
    "不起诉",
    "不诉",
    "不批准",
    "不予",
];

/// Words that hold a cue word and are none: they hide it. They name things and stay in a label
/// (较大火灾65起). Set apart by blanks.
pub const NAMES_NOT_CUES: &str = "\
    公共 共享 共建 共和国 共产 中共 共青 共识 共赢 共治 共创 共商 总书记 总理 总体 总部 总结 总局 总台 总统 总经理 总工 总会 总目标 总要求 总攻 \
    总队 总裁 总监 总编 总署 总指挥 总医院 总领事 总参 总支部 总支 总公司 总行 总厂 总店 总校 总站 总社 总务 总商会 总动员 总干事 总装 总后 总决赛 \
    总冠军 总导演 总设计 率领 率队 表率 直率 草率 轻率 增加值 实际使用 实际利用 实际到位 实际到账 实际控制 增强 增效 增长贡献率 增长的贡献率 \
    增长的贡献 增发 增进 增添 增补 增设 增资 升级 升温 升学 晋升 升旗 升入 提升行动 提高班 扩大内需 多种 多个 多次 多家 多名 多年 许多 众多 \
    多元 多样 多项 多地 多边 多数 大多 减少量 最高 最低 最大 最少 高考 高原 高山 高温 高血压 高血脂 高层 高职 高专 高龄 高压 高空 高标准 高危 \
    高风险 高发 高位 职高 高架 高管 高寒 高分 高端 高值 高粱 高炉 高薪 高额 高价 高烧 高明 高州 高邮 高雄 高安 低温 低压 低龄 低洼 低风险 低位 低端 \
    少先队 少女 少林 快乐 快件 快捷 快餐 快艇 快手 快板 多党 多媒体 多功能 多式联运 多民族 多用途 升降 涨潮 高度 高质 高效 高新 高等 高中 高速 高铁 \
    高校 高级 高技 快速 快递 快车 快报 快讯 加快推进 涨价 减排 减税 减负 减灾 减免 减贫 减肥 降水 降雨 降雪 降温 降价 降碳 降费 少年 少数 少儿 \
    青少 低碳 低保 低收入 低空 低价 慢病 慢性 从事 从业 从严 从容 从众 服从 理由 自由 缘由 由衷 事由 案由 由来 到位 到期 到场 报到 到达 到岗 到访 \
    周到 夏至 冬至 发达 达标 传达 表达 达州 抵达 下达 直达 送达 畅达 雷达 含税 含义 含量 蕴含 饱含 含金 内涵 均衡 均匀 均等 平均主义 首都 都市 \
    成都 都江 都匀 都督 将军 将士 将来 麻将 主将 名将 小将 比赛 比例尺 比拼 比武 比价 比特 比亚迪 比利时 性价比 较大 较好 较多 较高 较快 较低 较强 \
    较少 较小 较重 比较 计较 较真 起步 起草 起义 起诉 起重 起飞 兴起 崛起 起源 起点 起伏 之比 起火 起因 起跑 起降 起床 超级 超市 超长 超越 超声 超大 \
    超前 英超 中超 超额 超低 超高 超常 超标 等级 等待 平等 中等 初等 同等 优等 对等 等候 等值 为主 为民 行为 为期 未来 未成年 非洲 是非 非法 非遗 \
    全国人口普查 全国经济普查 全国农业普查 全国污染源普查 全国文物普查 全国国土调查 全国人大 全国政协 全国两会 世界杯 世界纪录 世界冠军 世界遗产 \
    世界文化遗产 成本收入比 拨贷比 存贷比 性别比 非公 非凡 非金融 无人机 无线 无偿 无锡 无障碍 无党派 无线电 无人 占地 占用 占领 占道 侵占 占据主 占有率 抢占 计划生育 计划单列 规划局 规划院";

/// The same of words that name nothing and are no part of a label (至少65起).
pub const FILLERS_NOT_CUES: &str = "\
    增值 共同 率先 至少 最多 不少 更多 很多 高于一切 从而 从此 从今 从来 从头 从零 自从 由于 由此 经由 到来 感到 得到 看到 收到 受到 遇到 做到 \
    找到 来到 直到 提到 用到 了解到 听到 想到 接到 遭到 至今 甚至 乃至 以至 及至 截至 截止至 达到 达成 包含着 每当 每逢 即将 将要 比如 无比 较为 \
    起来 一起 引起 起到 发起 掀起 建立起 了起 对不起 这样 这些 这里 这次 这是 这种 这一 这么 这位 这个 等于 成为 作为 为了 以为 认为 称为 因为 \
    更为 极为 但是 还是 就是 于是 是否 总是 只是 不是 若是 凡是 可是 从未 非常 除非 无疑 无论 无数 抢救当中 治疗当中 救治当中 搜救当中 进行当中 \
    调查当中 审理当中 建设当中 不包括 不包含 未包括 开始前 比重为正 合计划 含有 高达 汇总";

/// What each of several things has one of its own of: shares of them are shares of several wholes.
const PLANS: [&str; 9] = [
    "计划",
    "任务",
    "目标",
    "预算",
    "指标",
    "定额",
    "任务数",
    "计划数",
    "任务量",
];

/// Whether the words name a plan: 占年度计划的80.8%, 占调整预算的105.5%.
pub fn names_plan(words: &str) -> bool {
    PLANS.iter().any(|word| words.ends_with(word))
}
