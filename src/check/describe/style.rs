//! How computed values are written: in the way of the figures they are held against.

use crate::grammar::Exact;

/// Computed values are shown with this many digits more than the figure they are held against.
pub(super) const MORE_DIGITS: i32 = 2;

/// How a computed value is written: like the figure it is held against.
#[derive(Clone, Copy)]
pub(super) struct Style<'a> {
    /// What one unit of the last scale is in base units.
    pub factor: Exact,
    /// 万, 亿 or nothing.
    pub scale: &'a str,
    pub unit: &'a str,
    pub precision: i32,
    /// The larger unit that is written before the unit, and how many units make one of it: 年 and 12
    /// of 5年8个月.
    pub larger: Option<(i64, &'static str)>,
}

pub(super) const PLAIN: Style<'static> = Style {
    factor: Exact::ONE,
    scale: "",
    unit: "",
    precision: 0,
    larger: None,
};

/// The precision of what is held against an exact figure, 半小时 or 三分之一.
pub(super) const EXACT: i32 = -1;

/// For 三分之一 and 三成.
pub(super) const PERCENT: Style<'static> = Style {
    factor: Exact::reduced(1, 100),
    unit: "%",
    precision: EXACT,
    ..PLAIN
};

/// The value rounded to the last digit of the figure it is held against.
pub(super) fn as_written(value: Exact, style: Style<'_>) -> Option<String> {
    let scaled = value.divide(style.factor)?.round_to(style.precision)?;
    in_two_units(scaled, style).or_else(|| {
        let decimal = decimal(scaled, MORE_DIGITS);
        Some(format!("{decimal}{}{}", style.scale, style.unit))
    })
}

/// A value with just the digits of a figure, idle zeros kept: `70.0%` for `82.1%`.
pub(super) fn written_like(value: Exact, style: Style<'_>) -> Option<String> {
    let scaled = value.divide(style.factor)?.round_to(style.precision)?;
    let mut text = scaled.to_string();
    let wanted = usize::try_from(-style.precision.min(0)).ok()?;
    let written = text
        .split_once('.')
        .map_or(0, |(_, decimals)| decimals.len());
    if written == 0 && wanted > 0 {
        text.push('.');
    }
    text.extend(std::iter::repeat_n('0', wanted.saturating_sub(written)));
    Some(format!("{text}{}{}", style.scale, style.unit))
}

/// A value in the style of a figure: `69.57%`, `516.26万元`.
pub(super) fn number(value: Exact, style: Style<'_>) -> String {
    let Some(scaled) = value.divide(style.factor) else {
        return value.to_string();
    };
    if let Some(written) = in_two_units(scaled, style) {
        return written;
    }
    let digits = (MORE_DIGITS - style.precision.min(0)).max(0);
    format!("{}{}{}", decimal(scaled, digits), style.scale, style.unit)
}

/// `4年8个月` for 56 months, where the figure is written so; `None` for a fraction of a month.
fn in_two_units(scaled: Exact, style: Style<'_>) -> Option<String> {
    let (ratio, larger) = style.larger?;
    let ratio = i128::from(ratio);
    let count = scaled.is_integer().then(|| scaled.numerator())?;
    let (whole, rest) = (count / ratio, count % ratio);
    match (whole, rest) {
        (..=0, _) => None,
        (_, 0) => Some(format!("{whole}{larger}")),
        _ => Some(format!("{whole}{larger}{rest}{}", style.unit)),
    }
}

/// Rounded to at most `digits` decimals, without idle zeros.
pub(super) fn decimal(value: Exact, digits: i32) -> String {
    let rounded = value.round_to(-digits).unwrap_or(value);
    rounded.to_string()
}
