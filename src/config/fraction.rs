//! Exact fractions as people write them: `10%`, `0.1`, `1/10`.

use crate::grammar::Exact;

/// Marks behind a number, and the power of ten that they stand for.
const MARKS: &[(char, i32)] = &[('%', -2), ('％', -2), ('‰', -3)];

/// The value of `10%`, `2.5‰`, `0.1`, `20` or `1/3`, with a sign before it if there is one. `None`
/// when it is none of these, or too long to be exact.
pub fn fraction(written: &str) -> Option<Exact> {
    let written = written.trim();
    let (negative, magnitude) = match written.strip_prefix(['-', '－', '−']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, written),
    };
    let value = match magnitude.split_once(['/', '／']) {
        Some((above, below)) => decimal(above.trim(), 0)?.divide(decimal(below.trim(), 0)?)?,
        None => marked(magnitude)?,
    };
    Some(if negative { value.negate() } else { value })
}

fn marked(written: &str) -> Option<Exact> {
    let found = MARKS
        .iter()
        .find_map(|(mark, power)| Some((written.strip_suffix(*mark)?, *power)));
    match found {
        Some((number, power)) => decimal(number.trim_end(), power),
        None => decimal(written, 0),
    }
}

/// Digits with at most one point among them, times a power of ten.
fn decimal(written: &str, power: i32) -> Option<Exact> {
    let (whole, decimals) = written.split_once('.').unwrap_or((written, ""));
    let is_number = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(whole) || !is_number(decimals) || written.ends_with('.') {
        return None;
    }
    let mantissa = format!("{whole}{decimals}").parse().ok()?;
    let places = i32::try_from(decimals.len()).ok()?;
    Exact::decimal(mantissa, power.checked_sub(places)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_fractions_exactly() {
        let ratio = |above, below| Exact::ratio(above, below);
        for (written, value) in [
            ("10%", ratio(1, 10)),
            ("12.5 %", ratio(1, 8)),
            ("5‰", ratio(1, 200)),
            ("0.05", ratio(1, 20)),
            ("1/3", ratio(1, 3)),
            ("20", ratio(20, 1)),
            ("-5%", ratio(-1, 20)),
        ] {
            assert_eq!(fraction(written), value, "{written}");
        }
    }

    #[test]
    fn refuses_all_else() {
        for written in [
            "", "%", "一成", "10%%", "1/0", "1.2.3", ".5", "5.", "1e3", "１０%",
        ] {
            assert_eq!(fraction(written), None, "{written}");
        }
        assert_eq!(fraction(&"9".repeat(60)), None);
    }
}
