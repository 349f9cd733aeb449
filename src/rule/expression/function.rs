//! The functions of the language: their names and arguments.

use super::compiled::Function;

/// What a function takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arguments {
    /// Figures of one dimension, or one `many` role.
    Figures,
    /// One `many` role.
    Many,
    /// One figure.
    Figure,
    /// One date.
    Date,
    /// Two dates, or one range of dates.
    Dates,
    /// A figure and a whole number.
    FigureAndNumber,
    /// Two figures.
    TwoFigures,
    /// One `many` role and a figure.
    ManyAndFigure,
    /// Two roles, or two `many` roles whose members belong together one by one.
    FiguresAndChanges,
    /// One role, be it `many` or not.
    Role,
    /// Two roles or more, of whatever dimensions.
    Roles,
    Nothing,
}

/// A function by name.
#[derive(Clone, Copy, Debug)]
pub struct Signature {
    pub name: &'static str,
    pub function: Function,
    pub arguments: Arguments,
}

const fn signature(name: &'static str, function: Function, arguments: Arguments) -> Signature {
    Signature {
        name,
        function,
        arguments,
    }
}

pub const FUNCTIONS: &[Signature] = &[
    signature("sum", Function::Sum, Arguments::Figures),
    signature("min", Function::Min, Arguments::Figures),
    signature("max", Function::Max, Arguments::Figures),
    signature("count", Function::Count, Arguments::Many),
    signature("abs", Function::Abs, Arguments::Figure),
    signature("days", Function::Days, Arguments::Dates),
    signature("months", Function::Months, Arguments::Dates),
    signature("years", Function::Years, Arguments::Dates),
    signature("year", Function::Year, Arguments::Date),
    signature("month", Function::Month, Arguments::Date),
    signature("figure", Function::Figure, Arguments::Figure),
    signature("slip", Function::Slip, Arguments::TwoFigures),
    signature("reached", Function::Reached, Arguments::ManyAndFigure),
    signature("digit_off", Function::DigitOff, Arguments::ManyAndFigure),
    signature("edit_off", Function::EditOff, Arguments::TwoFigures),
    signature("larger_whole", Function::LargerWhole, Arguments::Many),
    signature("own_wholes", Function::OwnWholes, Arguments::Many),
    signature("may_overlap", Function::MayOverlap, Arguments::Many),
    signature("of_another", Function::OfAnother, Arguments::Roles),
    signature("earlier", Function::Earlier, Arguments::FiguresAndChanges),
    signature("change", Function::Change, Arguments::Role),
    signature("weekday", Function::Weekday, Arguments::Date),
    signature("exists", Function::Exists, Arguments::Date),
    signature("whole", Function::Whole, Arguments::Figure),
    signature("named", Function::Named, Arguments::Figure),
    signature("dealt", Function::Dealt, Arguments::Figure),
    signature("listed", Function::Listed, Arguments::Figure),
    signature("low", Function::Low, Arguments::Figure),
    signature("high", Function::High, Arguments::Figure),
    signature("power", Function::Power, Arguments::FigureAndNumber),
    signature("today", Function::Today, Arguments::Nothing),
    signature("published", Function::Published, Arguments::Nothing),
    signature("source", Function::Source, Arguments::Figure),
];

impl Arguments {
    /// How many arguments there may be: least and most.
    pub fn number(self) -> (usize, usize) {
        match self {
            Arguments::Figures => (1, usize::MAX),
            Arguments::Roles => (2, usize::MAX),
            Arguments::Many | Arguments::Figure | Arguments::Date | Arguments::Role => (1, 1),
            Arguments::Dates => (1, 2),
            Arguments::FigureAndNumber
            | Arguments::TwoFigures
            | Arguments::ManyAndFigure
            | Arguments::FiguresAndChanges => (2, 2),
            Arguments::Nothing => (0, 0),
        }
    }
}
