//! Hedge words before and behind a figure: 约, 近, 超过 … 左右, 以上.

use super::lexicon::Lexicon;
use super::measure::Measure;
use super::quantity::{Form, Hedge, HedgeKind};
use super::tables::hedges::{
    AFTER_COMPARED, AFTER_NEUTRAL, COMPARED, MEASURED_BEFORE, NOT_AFTER_ODD_UNIT, ODD_AFTER_UNIT,
    POWER_ONLY,
};
use super::tables::numerals::{Sign, sign};
use super::unit::Dimension;
use crate::text::Span;

/// Hedges found around a figure, and how far they reach.
#[derive(Clone, Copy, Debug)]
pub struct Hedged {
    pub hedge: Option<Hedge>,
    pub start: usize,
    pub end: usize,
}

pub fn span(start: usize, end: usize) -> Span {
    Span::new(
        u32::try_from(start).unwrap_or(u32::MAX),
        u32::try_from(end).unwrap_or(u32::MAX),
    )
}

/// Looks for hedges around `measure`, which with its sign and currency starts at `start`. What
/// lies before `floor` belongs to an earlier figure.
pub fn hedges(
    lexicon: &Lexicon,
    text: &str,
    floor: usize,
    start: usize,
    measure: &Measure,
) -> Hedged {
    let before = before(lexicon, text, floor, start, measure);
    let inner = measure.odd.map(|(from, to)| (HedgeKind::Odd, from, to));
    let behind = behind(lexicon, text, measure);
    let mut end = behind.map_or(measure.end, |found| found.2);
    if lexicon.neutral_after.starting(&text[end..]).is_some() {
        for word in AFTER_NEUTRAL {
            if text[end..].starts_with(word) {
                end += word.len();
            }
        }
    }
    // 余 and 多 say most, then what stands before, then what stands behind.
    let mut found = [inner, before, behind].into_iter().flatten();
    let first = found.next();
    let second = found.next();
    // 约30人以上: the bound says more than 约.
    let (first, second) = match (first, second) {
        (Some(about), Some(bound)) if about.0 == HedgeKind::About => (Some(bound), Some(about)),
        pair => pair,
    };
    let hedge = first.map(|(kind, from, to)| Hedge {
        kind,
        word: span(from, to),
        second: second.map(|(kind, from, to)| (kind, span(from, to))),
    });
    Hedged {
        hedge,
        start: before.map_or(start, |found| found.1),
        end,
    }
}

type Found = (HedgeKind, usize, usize);

fn before(
    lexicon: &Lexicon,
    text: &str,
    floor: usize,
    start: usize,
    measure: &Measure,
) -> Option<Found> {
    let head = text[floor..start].trim_end_matches(' ');
    let found = word_before(lexicon, head, floor, measure);
    found.or_else(|| {
        let (filler, ()) = lexicon.fillers.ending(head)?;
        let rest = &head[..head.len() - filler.len()];
        let found = word_before(lexicon, rest.trim_end_matches(' '), floor, measure)?;
        let kind = if filler.ends_with("等于") {
            or_equal(found.0)
        } else {
            found.0
        };
        let hedges = kind != HedgeKind::Near && found.2 - found.1 > '过'.len_utf8();
        hedges.then_some((kind, found.1, found.2))
    })
}

/// 小于 with 或等于 behind it.
const fn or_equal(kind: HedgeKind) -> HedgeKind {
    match kind {
        HedgeKind::Above => HedgeKind::AtLeast,
        HedgeKind::Below => HedgeKind::AtMost,
        kind => kind,
    }
}

/// 比三十大: the word before and the one behind bound the bare figure together.
pub fn compared(text: &str, floor: usize, start: usize, measure: &mut Measure) -> Option<Hedged> {
    let head = text[floor..start].strip_suffix('比')?;
    let behind = &text[measure.number_end..];
    let (word, kind) = COMPARED.iter().find(|(word, _)| behind.starts_with(word))?;
    let after = &behind[word.len()..];
    let closed = after.chars().next().is_none_or(|c| !c.is_alphanumeric())
        || AFTER_COMPARED.iter().any(|word| after.starts_with(word));
    if !closed || measure.high.is_some() || measure.odd.is_some() {
        return None;
    }
    measure.unit = None;
    measure.end = measure.number_end;
    let from = floor + head.len();
    Some(Hedged {
        hedge: Some(Hedge {
            kind: *kind,
            word: span(from, start),
            second: None,
        }),
        start: from,
        end: measure.end + word.len(),
    })
}

fn word_before(lexicon: &Lexicon, head: &str, floor: usize, measure: &Measure) -> Option<Found> {
    let (word, kind) = lexicon.hedges_before.ending(head)?;
    if lexicon
        .not_hedges
        .ending(head)
        .is_some_and(|(not, ())| not.len() > word.len())
    {
        return None;
    }
    let compared = word == "过" && head[..head.len() - word.len()].ends_with(MEASURED_BEFORE);
    if POWER_ONLY.contains(&word) && !compared && !has_own_power(measure) {
        return None;
    }
    let is_time = measure
        .unit
        .is_some_and(|unit| lexicon.dimension(unit) == Dimension::Duration);
    if word == "近" && is_time {
        // 近3年 is the last three years.
        return None;
    }
    let end = floor + head.len();
    Some((kind, end - word.len(), end))
}

/// 上千, 过百, 上百万: the figure is a power word, without a digit of its own.
fn has_own_power(measure: &Measure) -> bool {
    measure.numeral.headless
        || measure.form.has(Form::INDEFINITE)
        || measure.share
        || measure.low.leading >= 4
}

fn behind(lexicon: &Lexicon, text: &str, measure: &Measure) -> Option<Found> {
    let rest = &text[measure.end..];
    let spaced = rest.strip_prefix(' ').unwrap_or(rest);
    let at = measure.end + rest.len() - spaced.len();
    if let Some((word, kind)) = lexicon.hedges_after.starting(spaced) {
        return Some((kind, at, at + word.len()));
    }
    if measure.odd.is_some() || measure.high.is_some() || !unit_takes_odd(lexicon, measure) {
        return None;
    }
    let word = ODD_AFTER_UNIT
        .iter()
        .find(|word| rest.starts_with(**word))?;
    let after = &rest[word.len()..];
    // 比去年的300元多20元, 比前年的一万六千元多了四千元: it is the next figure's.
    let begins_figure = |next| {
        use Sign::{Arabic, Digit, Power, Tens, Two};
        matches!(
            sign(next),
            Some(Arabic | Digit(_) | Two | Power(_) | Tens(_))
        )
    };
    let more = after.strip_prefix('了').unwrap_or(after);
    let begins_word = more.starts_with(begins_figure)
        || NOT_AFTER_ODD_UNIT
            .iter()
            .any(|next| after.starts_with(next));
    (!begins_word).then_some((HedgeKind::Odd, measure.end, measure.end + word.len()))
}

fn unit_takes_odd(lexicon: &Lexicon, measure: &Measure) -> bool {
    let Some(unit) = measure.unit else {
        return measure.share;
    };
    use Dimension::{Area, Duration, Length, Mass, Money, Ratio, Volume};
    matches!(
        lexicon.dimension(unit),
        Duration | Mass | Length | Area | Volume | Money | Ratio
    )
}
