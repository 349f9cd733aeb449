//! The name of what is counted: what is left of the words around a figure.

use super::place::Mention;
use super::vocabulary::{Found, Sort};
use crate::text::Span;

/// Words behind a figure are part of the name up to this many characters.
const BEHIND: usize = 12;

/// Appends the words of `text[within]` that name what is counted: no period, place, date, idle
/// word or mark.
pub fn push(
    text: &str,
    within: Span,
    found: &[Found],
    mentions: &[Mention],
    dates: &[Span],
    name: &mut String,
) {
    let words = found.iter().filter(|word| word.sort != Sort::Actor);
    let spans = words.map(|word| word.span);
    let mut skipped: Vec<Span> = spans
        .chain(mentions.iter().map(|mention| mention.span))
        .chain(dates.iter().copied())
        .filter(|span| span.start >= within.start && span.end <= within.end)
        .collect();
    skipped.sort_unstable_by_key(|span| (span.start, span.end));
    let mut at = within.start;
    for span in skipped {
        if span.start > at {
            push_characters(Span::new(at, span.start).of(text), name);
        }
        at = at.max(span.end);
        if dates.contains(&span) {
            at += after_a_date(&text[at as usize..within.end as usize]);
        }
    }
    push_characters(Span::new(at.min(within.end), within.end).of(text), name);
}

/// 2020年**末**.
fn after_a_date(rest: &str) -> u32 {
    match rest.chars().next() {
        Some(sign @ ('末' | '底' | '初' | '度')) => sign.len_utf8() as u32,
        _ => 0,
    }
}

fn push_characters(words: &str, name: &mut String) {
    name.extend(words.chars().filter(|c| c.is_alphanumeric()));
}

/// Appends the Han characters right behind a figure, up to a word that is no name.
pub fn push_behind(text: &str, within: Span, found: &[Found], name: &mut String) {
    let stops = found.iter().filter(|word| word.sort != Sort::Actor);
    let mut starts = stops.map(|word| word.span.start);
    let end = starts
        .find(|start| *start >= within.start)
        .map_or(within.end, |start| start.min(within.end));
    let words = Span::new(within.start, end.max(within.start)).of(text);
    let han = words
        .chars()
        .take(BEHIND)
        .take_while(|c| matches!(c, '\u{4e00}'..='\u{9fff}'));
    name.extend(han);
}
