//! Cues: a closed set of relational words, and the table of the words that say them.

/// What a relational word says of the figure beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Cue {
    /// 共, 总, 合计, 累计
    Total,
    /// 其中, 包括, 含
    Part,
    /// 占, 占比, 比重, 比例
    Share,
    /// …率
    Rate,
    /// 增长, 增加, 提高, 多, 上升
    Increase,
    /// 下降, 减少, 降低, 少
    Decrease,
    /// 从, 由
    From,
    /// 到, 至, 达
    To,
    /// 每, 人均, 户均, 平均, 日均
    Per,
    /// 剩余, 其余, 未, 还剩
    Remainder,
    /// 全部, 均, 所有
    All,
    /// 分别
    Respectively,
    /// 其他, 其它, 另外
    Other,
    /// 计划, 拟, 将, 目标
    Plan,
    /// 预计, 预期, 有望
    Forecast,
    /// 完成, 实现, 已
    Done,
    /// 累计
    Cumulative,
    /// 新增
    New,
    /// 同比, 比上年, 较上年
    YearOnYear,
    /// 环比
    MonthOnMonth,
    /// 比…, 较…, 与…相比
    Compared,
    /// 可比口径, 不变价格, 可比价格
    Comparable,
    /// 实际
    Real,
    /// 名义
    Nominal,
    /// 起, 以来, 自, 始于
    Since,
    /// 截至, 截止, 末, 底
    AsOf,
    /// 这, 该, 上述, 以上, 前述
    Anaphor,
    /// 超过, 突破, 高于
    Exceeds,
    /// 平均
    Mean,
    /// 等 (a list goes on)
    Etc,
    /// 为, 是
    Is,
    /// 除…外, what is told next being all but the figure
    Except,
}

impl Cue {
    /// Every cue with the word that rule authors write for it.
    pub const ALL: [(Cue, &'static str); 32] = [
        (Cue::Total, "total"),
        (Cue::Part, "part"),
        (Cue::Share, "share"),
        (Cue::Rate, "rate"),
        (Cue::Increase, "increase"),
        (Cue::Decrease, "decrease"),
        (Cue::From, "from"),
        (Cue::To, "to"),
        (Cue::Per, "per"),
        (Cue::Remainder, "remainder"),
        (Cue::All, "all"),
        (Cue::Respectively, "respectively"),
        (Cue::Other, "other"),
        (Cue::Plan, "plan"),
        (Cue::Forecast, "forecast"),
        (Cue::Done, "done"),
        (Cue::Cumulative, "cumulative"),
        (Cue::New, "new"),
        (Cue::YearOnYear, "year_on_year"),
        (Cue::MonthOnMonth, "month_on_month"),
        (Cue::Compared, "compared"),
        (Cue::Comparable, "comparable"),
        (Cue::Real, "real"),
        (Cue::Nominal, "nominal"),
        (Cue::Since, "since"),
        (Cue::AsOf, "as_of"),
        (Cue::Anaphor, "anaphor"),
        (Cue::Exceeds, "exceeds"),
        (Cue::Mean, "mean"),
        (Cue::Etc, "etc"),
        (Cue::Is, "is"),
        (Cue::Except, "except"),
    ];
}

/// A word of a configuration that says a cue; it reaches as far as the cue's own words do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnCue {
    /// Normalised.
    pub word: String,
    pub cue: Cue,
}

/// A set of cues.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Cues(pub u64);

impl Cues {
    pub const NONE: Cues = Cues(0);

    pub const fn of(cue: Cue) -> Cues {
        Cues(1 << cue as u8)
    }

    pub const fn with(self, cue: Cue) -> Cues {
        Cues(self.0 | 1 << cue as u8)
    }

    pub const fn union(self, other: Cues) -> Cues {
        Cues(self.0 | other.0)
    }

    pub const fn minus(self, other: Cues) -> Cues {
        Cues(self.0 & !other.0)
    }

    /// Those that both have.
    pub const fn common(self, other: Cues) -> Cues {
        Cues(self.0 & other.0)
    }

    pub const fn has(self, cue: Cue) -> bool {
        self.0 & (1 << cue as u8) != 0
    }

    pub const fn intersects(self, other: Cues) -> bool {
        self.0 & other.0 != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    pub fn iter(self) -> impl Iterator<Item = (Cue, &'static str)> {
        Cue::ALL.into_iter().filter(move |(cue, _)| self.has(*cue))
    }
}
