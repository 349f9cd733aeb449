//! Units: what is counted or measured, with dimension and factor to the base unit.

use super::exact::Exact;

/// What a unit measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dimension {
    Count,
    Money,
    Ratio,
    Area,
    Mass,
    Length,
    Volume,
    Energy,
    Power,
    Temperature,
    Duration,
    Speed,
    Date,
    /// A quotient of units (公斤/亩, 元/人): what is measured per what.
    Quotient,
    /// A figure without a unit.
    None,
}

/// Index into the unit table. Words for the same unit (人, 名, 位, 口) share one id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnitId(pub u16);

/// One unit of the table.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// Every way of writing it, the canonical one first.
    pub words: &'static [&'static str],
    pub dimension: Dimension,
    /// How many base units one of it is, as a fraction.
    pub factor: (i64, i64),
    /// A classifier that can count nearly anything (个, 项, 件 …).
    pub generic: bool,
    /// Counted like things, but has fractions that may be left out: 恒指跌147点.
    pub rounds: bool,
}

impl Unit {
    pub fn factor(&self) -> Exact {
        let (numerator, denominator) = self.factor;
        // Most are in lowest terms, seen at once.
        if denominator == 1 || numerator == 1 && denominator > 0 {
            return Exact::reduced(numerator.into(), denominator.into());
        }
        Exact::ratio(numerator.into(), denominator.into()).unwrap_or(Exact::ONE)
    }
}
