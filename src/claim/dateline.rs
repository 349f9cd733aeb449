//! The day of publication, where a text gives it for certain.
//!
//! It is taken from a block that is nothing but a day, under the title or at the end, and from the
//! dateline of an agency (本报北京5月29日电). Days that differ leave it unknown.

use super::calendar::Published;
use super::tables::relative_days::{AGENCIES, DATELINE_ENDS, PUBLISHED_AT};
use crate::grammar::{Date, Grammar, Kind, Quantity, Value};
use crate::text::{Block, BlockKind, Span, Text, floor_boundary};

/// Blocks looked at behind the title.
const HEAD: usize = 5;
/// Blocks looked at before the end.
const TAIL: usize = 2;
/// A block that is nothing but a day is no longer, in bytes; a dateline stands in so many.
const LONGEST: u32 = 120;

/// The day on which the text says that it was published.
pub(super) fn find(grammar: &Grammar, text: &Text) -> Option<Published> {
    let mut days = Vec::new();
    let mut datelines = Vec::new();
    for (index, block) in text.blocks.iter().enumerate() {
        let at_end = index + TAIL >= text.blocks.len();
        if index > HEAD && !at_end {
            continue;
        }
        let prose = matches!(block.kind, BlockKind::Paragraph | BlockKind::Heading(_));
        // A title may speak of another day.
        if prose && index > 0 {
            days.extend(whole_day(grammar, &text.normal, block));
        }
        if prose && index <= HEAD {
            datelines.extend(dateline(grammar, &text.normal, block));
        }
    }
    agreed(&days, &datelines).map(|date| Published { date, given: false })
}

/// The one day that all say. A dateline may be a few days older than the page.
fn agreed(days: &[Date], datelines: &[Date]) -> Option<Date> {
    const DAYS_BETWEEN: i32 = 5;
    let same = |list: &[Date]| list.windows(2).all(|pair| pair[0] == pair[1]);
    if !same(days) || !same(datelines) {
        return None;
    }
    match (days.first(), datelines.first()) {
        (Some(day), None) => Some(*day),
        (None, Some(line)) => Some(*line),
        (Some(day), Some(line)) => {
            let (published, told) = (day.day?, line.day?);
            let near = i32::from(published) - i32::from(told);
            let agree = line.month == day.month
                && (0..=DAYS_BETWEEN).contains(&near)
                && line.year.is_none_or(|year| day.year == Some(year));
            agree.then_some(*day)
        }
        (None, None) => None,
    }
}

fn scan(grammar: &Grammar, text: &str, within: Span) -> Vec<Quantity> {
    let mut found = Vec::new();
    grammar.scan(text, within, &mut found);
    found
}

/// The day of a block that says nothing else but, perhaps, the time and where it is from.
fn whole_day(grammar: &Grammar, text: &str, block: &Block) -> Option<Date> {
    if block.span.end - block.span.start > LONGEST {
        return None;
    }
    let found = scan(grammar, text, block.span);
    let first = found.first()?;
    let Value::Date(date) = first.value() else {
        return None;
    };
    date.year.and(date.month).and(date.day)?;
    let before = Span::new(block.span.start, first.extent.start).of(text);
    let before = before.trim_matches(is_around);
    let announced = PUBLISHED_AT.contains(&before);
    let times = found[1..].iter().take_while(|q| q.kind == Kind::Time);
    let end = times
        .last()
        .map_or(first.extent.end, |time| time.extent.end);
    let after = Span::new(end, block.span.end)
        .of(text)
        .trim_matches(is_around);
    let ends = after.is_empty() || (announced && after.starts_with("来源"));
    (ends && (announced || before.is_empty())).then_some(date)
}

fn is_around(c: char) -> bool {
    c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '【' | '】' | '—' | '-')
}

/// The day of a dateline that the block begins with.
fn dateline(grammar: &Grammar, text: &str, block: &Block) -> Option<Date> {
    let start = block.span.of(text).trim_start();
    let is_agency = AGENCIES.iter().any(|agency| start.starts_with(agency));
    if !is_agency {
        return None;
    }
    let end = block.span.end.min(block.span.start + LONGEST);
    let end = floor_boundary(text, end as usize) as u32;
    let found = scan(grammar, text, Span::new(block.span.start, end));
    let first = found.first()?;
    let Value::Date(date) = first.value() else {
        return None;
    };
    date.month.and(date.day)?;
    let after = &text[first.extent.end as usize..];
    let ends = DATELINE_ENDS.iter().any(|word| after.starts_with(word));
    ends.then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Document;
    use crate::text;

    fn found(draft: &str) -> Option<(Option<i32>, Option<u8>, Option<u8>)> {
        let text = text::normalise(&Document::plain("", draft));
        let published = find(&Grammar::new(), &text)?;
        assert!(!published.given);
        let date = published.date;
        Some((date.year, date.month, date.day))
    }

    const DAY: Option<(Option<i32>, Option<u8>, Option<u8>)> = Some((Some(2020), Some(3), Some(1)));

    #[test]
    fn a_day_alone_under_the_title_or_at_the_end() {
        for draft in [
            "春耕开始了\n\n（2020年3月1日）\n\n全县下田5000人。\n",
            "春耕开始了\n\n全县下田5000人，比去年多300人。\n\n2020年3月1日\n",
            "春耕开始了\n\n发布时间：2020-03-01 10:30 来源：县报\n\n全县下田5000人。\n",
        ] {
            assert_eq!(found(draft), DAY, "{draft}");
        }
    }

    #[test]
    fn an_agency_s_dateline() {
        let dateline = "春耕开始了\n\n本报宁溪3月1日电 （记者李梅）全县下田5000人。\n";
        assert_eq!(found(dateline), Some((None, Some(3), Some(1))));
        let both = format!("{dateline}\n（2020年3月2日）\n");
        assert_eq!(found(&both), Some((Some(2020), Some(3), Some(2))));
    }

    #[test]
    fn what_is_not_certain_is_not_taken() {
        for draft in [
            "2020年3月1日\n\n全县下田5000人。\n",
            "春耕开始了\n\n2020年3月1日，全县下田5000人。\n",
            "春耕开始了\n\n（2020年3月1日起施行）\n\n全县下田5000人。\n",
            "春耕开始了\n\n（2020年3月1日）\n\n全县下田5000人。\n\n2020年4月1日\n",
            "春耕开始了\n\n（2020年3月）\n\n全县下田5000人。\n",
            "春耕开始了\n\n本报从3月1日起改版。\n",
            "春耕开始了\n\n本报宁溪2月1日电 全县下田5000人。\n\n（2020年3月1日）\n",
        ] {
            assert_eq!(found(draft), None, "{draft}");
        }
    }
}
