//! A list told in points behind its figure: 9个方面的任务：一是…；二是…；….

use super::{Listing, WINDOW};
use crate::claim::Claim;
use crate::text::{Span, floor_boundary};

/// What a figure counts that announces points.
const ANNOUNCED: [&str; 20] = [
    "方面", "任务", "措施", "举措", "目标", "要求", "特点", "问题", "体会", "原因", "建议", "意见",
    "经验", "变化", "亮点", "优势", "挑战", "成效", "重点", "关键",
];

/// The words that begin the points.
const POINTS: [&str; 10] = [
    "一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是", "十是",
];

/// How far behind the figure the first point begins, and all of them reach, in bytes.
const NEAR: usize = 96;
const REACH: usize = 6000;

/// Whether a first point stands in a block.
pub(super) fn may_hold_points(text: &str, block: Span) -> bool {
    memchr::memmem::find(block.of(text).as_bytes(), POINTS[0].as_bytes()).is_some()
}

/// The points behind the figure, up to the end of its block. They are counted where the next point does not
/// follow in a block soon after either.
pub(super) fn points_after(text: &str, block_end: u32, claim: &Claim) -> Option<Listing> {
    let from = claim.quantity.extent.end as usize;
    let announced = claim.after.of(text);
    let unit = claim.quantity.span.of(text);
    let counts_points = ANNOUNCED
        .iter()
        .any(|word| announced.contains(word) || unit.ends_with(word));
    if !counts_points {
        return None;
    }
    let end = (block_end as usize).min(from + REACH).max(from);
    let end = floor_boundary(text, end);
    let tail = text.get(from..end)?;
    let near = floor_boundary(tail, NEAR);
    let first = tail[..near].find(POINTS[0])?;
    // A figure between speaks of something else.
    if tail[..first].contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let mut at = first;
    let mut count = 0;
    for point in POINTS {
        let Some(found) = tail[at..].find(point) else {
            break;
        };
        at += found + point.len();
        count += 1;
    }
    // The last point to the end of its clause.
    let behind = &tail[at..];
    at += behind.find(['。', ';', ',']).unwrap_or(behind.len());
    let next = POINTS.get(count)?;
    let goes_on = text[end..floor_boundary(text, end + WINDOW)].contains(next);
    let count = u16::try_from(count)
        .ok()
        .filter(|count| *count >= 2 && !goes_on)?;
    Some(Listing {
        low: count,
        high: count,
        open: false,
        certain: true,
        span: Span::new((from + first) as u32, (from + at) as u32),
    })
}

#[cfg(test)]
mod tests {
    use crate::claim::Reader;
    use crate::grammar::Grammar;
    use crate::source::Document;
    use crate::text;

    fn points(draft: &str) -> Option<u16> {
        let text = text::normalise(&Document::plain("test", draft));
        let claims = Reader::new(&[], &[]).read(&Grammar::new(), &text, None);
        claims.listings.first().map(|(_, listing)| listing.low)
    }

    #[test]
    fn points_are_counted_in_the_block_and_not_where_they_go_on_behind_it() {
        assert_eq!(
            points("部署了3个方面的任务，一是抓生产，二是促消费，三是稳就业。"),
            Some(3)
        );
        assert_eq!(points("总结了5条经验。一是早。二是快。"), Some(2));
        assert_eq!(points("总结了5条经验。一是早。二是快。\n\n三是准。"), None);
        assert_eq!(points("成立了3个小组，一是抓生产，二是促消费。"), None);
        assert_eq!(points("提出5项措施，投入20亿元，一是早，二是快。"), None);
    }
}
