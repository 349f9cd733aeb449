//! Ranges: two figures with a sign or word between them (`3—5万元`, `10%—15%`, `七、八个`).

use super::date_span::link;
use super::exact::Exact;
use super::lexicon::Lexicon;
use super::measure::{Measure, measure};
use super::quantity::{Form, Number};
use super::tables::context::{BETWEEN_LINKS, CHANGES_BY, NEGATIVE_WORDS};
use crate::text::last_characters;

/// Digits that an end without a unit may have; longer ones are codes.
const LONGEST_BARE_END: u32 = 7;

/// Makes a range of `found` and a second figure behind it, if one follows; marks a pair such as
/// 三四十.
pub fn join(lexicon: &Lexicon, text: &str, found: &mut Measure) {
    if found.high.is_some() {
        if !found.form.has(Form::INDEFINITE) {
            found.form = found.form.with(Form::OPEN_HIGH);
        }
        return;
    }
    if found.odd.is_some() {
        return;
    }
    if let Some((second, end)) = second(lexicon, text, found) {
        apply(lexicon, found, &second, end);
    }
}

/// The second end and where the range ends.
fn second(lexicon: &Lexicon, text: &str, first: &Measure) -> Option<(Measure, usize)> {
    let rest = &text[first.end..];
    if tells_a_change(text, first) {
        return None;
    }
    if let Ok((after, _)) = link(rest) {
        let at = text.len() - after.len();
        let second = below_zero(lexicon, text, first, at).or_else(|| figure(lexicon, text, at))?;
        let second = share_like(first, second);
        return fits(first, &second).then_some((second, second.end));
    }
    if let Some(after) = rest.strip_prefix('、') {
        let second = figure(lexicon, text, text.len() - after.len())?;
        let adjacent =
            is_digit(first) && is_digit(&second) && first.unit.is_none() && second.unit.is_some();
        let next = first.low.value.add(Exact::ONE) == Some(second.low.value);
        return (adjacent && next).then_some((second, second.end));
    }
    let after = BETWEEN_LINKS
        .iter()
        .find_map(|link| rest.strip_prefix(link))?;
    let second = figure(lexicon, text, text.len() - after.len())?;
    let between = text[second.end..].starts_with("之间");
    (between && fits(first, &second)).then_some((second, second.end))
}

/// 由8884宗增加806宗至9690宗: by how much, and what to.
fn tells_a_change(text: &str, first: &Measure) -> bool {
    const NEAR: usize = 24;
    let leads_on = || text[first.end..].starts_with(['至', '到']);
    let head = &text[..first.start];
    first.unit.is_some()
        && leads_on()
        && CHANGES_BY.iter().any(|verb| head.ends_with(verb))
        && last_characters(head, NEAR).contains(['由', '从'])
}

/// The second end of 零下20到零下10度, its minus written again.
fn below_zero(lexicon: &Lexicon, text: &str, first: &Measure, at: usize) -> Option<Measure> {
    let word = NEGATIVE_WORDS
        .iter()
        .find(|word| first.low.value.is_negative() && text[at..].starts_with(**word))?;
    let mut second = figure(lexicon, text, at + word.len())?;
    second.low.value = second.low.value.negate();
    Some(second)
}

/// The second end of 百分之二十到三十 counts percents as the first does.
fn share_like(first: &Measure, mut second: Measure) -> Measure {
    let bare = second.unit.is_none() && !second.share;
    if first.share && first.unit.is_some() && bare && second.form == Form::CHINESE {
        second.share = true;
        second.unit = first.unit;
        second.unit_start = second.end;
    }
    second
}

/// Whether 五 of 五至六成 counts tenths, as what `second` counts.
fn shares_tenths(first: &Measure, second: &Measure) -> bool {
    let tenths = second.form.has(Form::TENTHS) || second.form.has(Form::DISCOUNT);
    let whole = first.low.value < Exact::integer(10) && first.low.precision.is_some();
    tenths && first.unit.is_none() && !first.share && whole
}

fn figure(lexicon: &Lexicon, text: &str, at: usize) -> Option<Measure> {
    let minus = text[at..].starts_with(['-', '负']);
    if minus {
        return None;
    }
    measure(lexicon, text, at)
        .filter(|m| !m.numeral.overflow && m.high.is_none() && !m.numeral.half)
}

/// 七 of 七、八个.
fn is_digit(found: &Measure) -> bool {
    found.numeral.tokens == 1
        && !found.share
        && found.form.has(Form::CHINESE)
        && found.low.value >= Exact::ONE
        && found.low.value < Exact::integer(10)
}

fn fits(first: &Measure, second: &Measure) -> bool {
    let units = first.unit.is_none() || first.unit == second.unit;
    if !units
        || (first.share != second.share && !shares_tenths(first, second))
        || first.form.has(Form::FRACTION) != second.form.has(Form::FRACTION)
    {
        return false;
    }
    let bare = first.unit.is_none() && second.unit.is_none() && !first.share;
    if bare && (too_long(first) || too_long(second)) {
        return false;
    }
    let shift = shared_scale(first, second);
    scaled(first.low, shift).is_some_and(|low| low.value < second.low.value)
}

fn too_long(found: &Measure) -> bool {
    found.numeral.padded || found.numeral.digits > LONGEST_BARE_END || found.numeral.headless
}

/// The exponent that the first end has from the second: 3 of 3—5万 is 3万, but 8500 of 8500到3万
/// is itself.
fn shared_scale(first: &Measure, second: &Measure) -> i8 {
    if shares_tenths(first, second) {
        return -1;
    }
    if first.scale > 0 || first.unit.is_some() || first.form.has(Form::SCALED) {
        return 0;
    }
    if second.scale > 0 {
        let mantissa = scaled(second.low, -second.scale);
        return match mantissa {
            Some(mantissa) if first.low.value < mantissa.value => second.scale,
            _ => 0,
        };
    }
    let single = first.numeral.tokens == 1 && first.low.value < Exact::integer(10) && !first.share;
    let mantissa = scaled(second.low, -second.power);
    match mantissa {
        Some(mantissa) if single && second.power > 1 && first.low.value < mantissa.value => {
            second.power
        }
        _ => 0,
    }
}

fn scaled(number: Number, shift: i8) -> Option<Number> {
    if shift == 0 {
        return Some(number);
    }
    Some(Number {
        value: number.value.multiply(Exact::power_of_ten(shift.into())?)?,
        precision: number.precision.map(|p| p.saturating_add(shift)),
        leading: number.leading.saturating_add(shift),
    })
}

fn apply(lexicon: &Lexicon, first: &mut Measure, second: &Measure, end: usize) {
    let shift = shared_scale(first, second);
    let Some(low) = scaled(first.low, shift) else {
        return;
    };
    let repeats_unit = first.unit.is_some() || first.unit == second.unit;
    let is_ratio = second
        .unit
        .is_some_and(|unit| lexicon.dimension(unit) == super::unit::Dimension::Ratio);
    first.form = first.form.with(second.form);
    if shift != 0 || (is_ratio && !repeats_unit) {
        first.form = first.form.with(Form::SHARED_SCALE);
    }
    first.low = low;
    first.high = Some(second.low);
    first.share = second.share;
    first.odd = second.odd;
    first.unit = second.unit;
    first.unit_start = second.unit_start;
    first.number_end = second.number_end;
    first.end = end;
    first.scale = second.scale;
}
