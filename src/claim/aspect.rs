//! Aspects on which the claims of one binding must agree.

/// What claims bound together agree on unless their rule frees it; silence agrees with anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    Period,
    Place,
    /// 同比, 环比, 比上年, 比2016年.
    Comparison,
    /// 按可比口径, 按不变价格, 实际.
    Basis,
    /// 计划, 预计, 完成, 累计.
    State,
}

impl Aspect {
    /// Every aspect with the word that rule authors write for it.
    pub const ALL: [(Aspect, &'static str); 5] = [
        (Aspect::Period, "period"),
        (Aspect::Place, "place"),
        (Aspect::Comparison, "comparison"),
        (Aspect::Basis, "basis"),
        (Aspect::State, "state"),
    ];
}

/// A period of time as said in the text, interned per document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PeriodId(pub u32);

/// A place as said in the text, interned per document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceId(pub u32);
