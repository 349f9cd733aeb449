//! [`Quantity`]: one written figure with its exact value set, unit and span.

use super::{exact::Exact, stored::Stored, unit::UnitId};
use crate::text::Span;

/// What kind of figure a quantity is; the `kind` of the JSON contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Things counted: 46家, 61人.
    Count,
    Money,
    /// Percent, permille, 成, 折, fractions, 倍; percentage points too (see [`Form::POINTS`]).
    Ratio,
    /// Mass, area, length, power, temperature and the like.
    Measure,
    /// 第三, 3号.
    Ordinal,
    Date,
    /// Two dates: 2016年至2018年.
    DateRange,
    /// 星期五.
    Weekday,
    /// 15:30.
    Time,
    Duration,
    /// Two ends: 3—5万元, 三四十人.
    Range,
    /// A figure without a unit.
    Number,
}

impl Kind {
    /// Whether the figure says when: a date, two of them, a weekday or a time.
    pub const fn is_date(self) -> bool {
        matches!(
            self,
            Kind::Date | Kind::DateRange | Kind::Weekday | Kind::Time
        )
    }
}

/// A figure as written: its nominal value and the place of its last written digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// In the written unit, before the unit's factor; percent is 95.3 for `95.3%`.
    pub value: Exact,
    /// The last written digit counts `10^precision` (1.67万 → 2, 46 → 0, 95.3% → −1). `None` for
    /// an exact value such as 三分之一 or 半.
    pub precision: Option<i8>,
    /// The last non-zero digit counts `10^leading`: 余 and 多 reach up to the next such step (20余
    /// → 1: below 30; 1.1万余 → 3: below 12000).
    pub leading: i8,
}

/// A date as far as it is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    pub year: Option<i32>,
    /// 1..=12
    pub month: Option<u8>,
    /// 1..=31, not checked against the month: 2月30日 must be readable to be reported.
    pub day: Option<u8>,
}

/// What a quantity says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    Number(Number),
    /// From low to high, both as written: 30 and 40 for 三四十, whose set goes on up to the next
    /// step (see [`Form::OPEN_HIGH`]).
    Range(Number, Number),
    Date(Date),
    DateRange(Date, Date),
    /// Monday is 1, Sunday is 7.
    Weekday(u8),
    /// Hour and minute.
    Time(u8, u8),
}

/// How a hedge changes the set of true values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HedgeKind {
    /// 约, 左右, 上下, 大概: a band around the value.
    About,
    /// 近, 将近, 接近: below the value, and not far.
    Near,
    /// 余, 多, 来: above the value and below the next step of its last non-zero digit.
    Odd,
    /// 超过, 逾, 突破, 多于: above the value.
    Above,
    /// 以上, 至少, 不低于: the value or above.
    AtLeast,
    /// 不到, 不足, 低于: below the value.
    Below,
    /// 以下, 以内, 至多, 不超过: the value or below.
    AtMost,
}

/// A hedge and the words that say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hedge {
    pub kind: HedgeKind,
    /// In the normalised text.
    pub word: Span,
    /// A second hedge on the same figure, as in 约30人左右.
    pub second: Option<(HedgeKind, Span)>,
}

/// How a figure is written, as bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Form(pub u16);

impl Form {
    /// Chinese numerals: 四十六.
    pub const CHINESE: Form = Form(1);
    /// Arabic digits.
    pub const ARABIC: Form = Form(1 << 1);
    /// Capital numerals: 壹贰叁.
    pub const CAPITAL: Form = Form(1 << 2);
    /// Digits grouped in threes.
    pub const GROUPED: Form = Form(1 << 3);
    /// Percentage points: 百分点.
    pub const POINTS: Form = Form(1 << 4);
    /// The range runs up to the next step above its written high end, and without it: 三四十人 is
    /// [30, 50). For a span of dates the second date itself is the first that is out: 上半年 is
    /// January up to, and without, July.
    pub const OPEN_HIGH: Form = Form(1 << 5);
    /// A range whose low end repeats neither 万/亿 nor %: 3—5万元, 15—20%.
    pub const SHARED_SCALE: Form = Form(1 << 6);
    /// Times: 3倍.
    pub const TIMES: Form = Form(1 << 7);
    /// 成: 九成.
    pub const TENTHS: Form = Form(1 << 8);
    /// 翻两番: a doubling, twice.
    pub const DOUBLINGS: Form = Form(1 << 9);
    /// 八折.
    pub const DISCOUNT: Form = Form(1 << 10);
    /// A fraction: 三分之一, 1/3.
    pub const FRACTION: Form = Form(1 << 11);
    /// An indefinite figure of no digit of its own: 数十, 几百, 十几.
    pub const INDEFINITE: Form = Form(1 << 12);
    /// Written with 万 or 亿.
    pub const SCALED: Form = Form(1 << 13);
    /// Permille.
    pub const PERMILLE: Form = Form(1 << 14);

    pub const fn has(self, bits: Form) -> bool {
        self.0 & bits.0 == bits.0
    }

    pub const fn with(self, bits: Form) -> Form {
        Form(self.0 | bits.0)
    }
}

/// One written figure. All spans are in the normalised text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// Number and unit, without hedge words.
    pub span: Span,
    /// The figure alone.
    pub number: Span,
    /// With hedge words before and after.
    pub extent: Span,
    pub kind: Kind,
    /// See [`Quantity::value`].
    pub value: Stored,
    pub unit: Option<UnitId>,
    /// Apart, for few figures have one.
    pub hedge: Option<Box<Hedge>>,
    pub form: Form,
}

impl Quantity {
    /// What it says.
    pub fn value(&self) -> Value {
        self.value.get()
    }
}
