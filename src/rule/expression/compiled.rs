//! The expression language of `assert`.

use crate::grammar::Exact;

/// An expression as compiled; roles are indices into `Rule::roles`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// A literal in base units: `100%` is 1, `1万` is 10000.
    Literal(Exact),
    Role(usize),
    Negate(Box<Expression>),
    Binary(Operator, Box<Expression>, Box<Expression>),
    Compare(Comparison, Box<Expression>, Box<Expression>),
    And(Box<Expression>, Box<Expression>),
    Or(Box<Expression>, Box<Expression>),
    Call(Function, Vec<Expression>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Add,
    Subtract,
    Multiply,
    Divide,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

impl Comparison {
    /// What holds of two numbers when this does not.
    pub const fn contrary(self) -> Self {
        match self {
            Comparison::Equal => Comparison::NotEqual,
            Comparison::NotEqual => Comparison::Equal,
            Comparison::Less => Comparison::GreaterOrEqual,
            Comparison::LessOrEqual => Comparison::Greater,
            Comparison::Greater => Comparison::LessOrEqual,
            Comparison::GreaterOrEqual => Comparison::Less,
        }
    }
}

/// The functions of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Function {
    /// Of a `many` role, or of its arguments.
    Sum,
    Min,
    Max,
    /// How many claims a `many` role holds.
    Count,
    Abs,
    /// `days(起, 止)`, `months(起, 止)`, `years(起, 止)`: from the first date to the second, not
    /// counting the first; also `days(起止)` of one range of dates.
    Days,
    Months,
    Years,
    /// The year and the month of a date, as plain numbers.
    Year,
    Month,
    /// Whether two figures would be one but for a slip of the hand: two neighbouring digits changed
    /// over, or the scale (万, 亿) mistaken.
    Slip,
    /// Whether the first figures of a `many` role, two or more, come to just the other figure.
    Reached,
    /// Whether one wrong digit, in one of the figures of a `many` role or in the other figure, keeps them from coming to it.
    DigitOff,
    /// Whether one slip of the hand in the first figure, a role's, keeps it from being the other.
    EditOff,
    /// Whether the shares of a `many` role are all shares of one whole that is greater than what
    /// they are said of comes to.
    LargerWhole,
    /// Whether the shares of a `many` role may each be of a whole of their own.
    OwnWholes,
    /// Whether nothing in the words of a `many` role shows that its figures shut each other out.
    MayOverlap,
    /// Whether the words of the first figure tell of something else than those of the others.
    OfAnother,
    /// What figures came to before their changes: the sum of each over one more, or less, its change.
    Earlier,
    /// A change with its sign: a fall is below nothing.
    Change,
    /// The number of a figure in the unit that it is written in: 3500 of 3500亩.
    Figure,
    /// The weekday of a date, Monday 1 to Sunday 7.
    Weekday,
    /// Whether the date exists.
    Exists,
    /// Whether some whole number is a possible value.
    Whole,
    /// How many 分别 names before a figure, and how many figures it gives them from there on.
    Named,
    Dealt,
    /// How many items the text lists for the figure that announces them (5类, 4省).
    Listed,
    /// The values a figure can stand for at its low and high end: `low(区间)`, `high(区间)`.
    Low,
    High,
    /// `power(底, 指数)`: a whole, non-negative power, for 翻番 and compound growth.
    Power,
    /// The day of publication, as given or as the document says it, else the latest date that it
    /// gives with its year and speaks of as past; as a value, its year.
    Today,
    /// The day of publication as given by argument or configuration; as a value, its year.
    Published,
    /// Where a fact was taken from, for messages.
    Source,
}
