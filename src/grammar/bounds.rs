//! Two bounds that make one range: `大于100且小于300`, `1000元以上、1500元以下`, `三年以上十年以下`.

use super::hedge::Hedged;
use super::lexicon::Lexicon;
use super::measure::{Measure, measure};
use super::quantity::HedgeKind;
use super::tables::context::BOUND_LINKS;

/// Makes a range of the bounded figure `found` and a bound on the other side that follows it
/// directly; `hedged` then holds no hedge, only how far the range reaches. Gives whether it did.
pub fn close(lexicon: &Lexicon, text: &str, found: &mut Measure, hedged: &mut Hedged) -> bool {
    let Some(first) = hedged.hedge.and_then(|hedge| side(hedge.kind)) else {
        return false;
    };
    if found.high.is_some() || found.odd.is_some() {
        return false;
    }
    let at = skip_link(text, hedged.end);
    let second = bound_before(lexicon, text, at).or_else(|| bound_behind(lexicon, text, at));
    let Some((second, end)) = second.filter(|(second, _)| second.side != first) else {
        return false;
    };
    let second = second.measure;
    let (low, high) = match first {
        Side::Low => (found.low, second.low),
        Side::High => (second.low, found.low),
    };
    let agree = found.unit.is_none() || found.unit == second.unit;
    if !agree || found.share != second.share || low.value >= high.value {
        return false;
    }
    (found.low, found.high) = (low, Some(high));
    found.form = found.form.with(second.form);
    found.unit = second.unit;
    found.unit_start = second.unit_start;
    found.number_end = second.number_end;
    found.end = second.end;
    hedged.hedge = None;
    hedged.end = end;
    true
}

/// Which end of a range a bound gives.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Low,
    High,
}

struct Bounded {
    side: Side,
    measure: Measure,
}

const fn side(kind: HedgeKind) -> Option<Side> {
    match kind {
        HedgeKind::Above | HedgeKind::AtLeast => Some(Side::Low),
        HedgeKind::Below | HedgeKind::AtMost => Some(Side::High),
        HedgeKind::About | HedgeKind::Near | HedgeKind::Odd => None,
    }
}

/// 并且, a comma or nothing, with a space on either side or none.
fn skip_link(text: &str, at: usize) -> usize {
    let rest = trim_space(&text[at..]);
    let link = BOUND_LINKS.iter().find(|link| rest.starts_with(**link));
    let rest = trim_space(&rest[link.map_or(0, |link| link.len())..]);
    text.len() - rest.len()
}

fn trim_space(rest: &str) -> &str {
    rest.strip_prefix(' ').unwrap_or(rest)
}

/// 小于300.
fn bound_before(lexicon: &Lexicon, text: &str, at: usize) -> Option<(Bounded, usize)> {
    let (word, kind) = lexicon.bounds_ahead.starting(&text[at..])?;
    let start = text.len() - trim_space(&text[at + word.len()..]).len();
    let measure = plain_measure(lexicon, text, start)?;
    let bounded = Bounded {
        side: side(kind)?,
        measure,
    };
    Some((bounded, measure.end))
}

/// 1500元以下.
fn bound_behind(lexicon: &Lexicon, text: &str, at: usize) -> Option<(Bounded, usize)> {
    let measure = plain_measure(lexicon, text, at)?;
    let end = text.len() - trim_space(&text[measure.end..]).len();
    let (word, kind) = lexicon.hedges_after.starting(&text[end..])?;
    let bounded = Bounded {
        side: side(kind)?,
        measure,
    };
    Some((bounded, end + word.len()))
}

fn plain_measure(lexicon: &Lexicon, text: &str, at: usize) -> Option<Measure> {
    measure(lexicon, text, at)
        .filter(|m| m.high.is_none() && m.odd.is_none() && !m.numeral.overflow && !m.numeral.half)
}
