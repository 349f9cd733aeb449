//! A list behind its figure: 5个县，分别为：…; 从…、…等方面.

use super::items::{Items, count_joins};
use super::{Listing, WINDOW};
use crate::claim::Claim;
use crate::claim::context::is_han;
use crate::claim::tables::CLASSES_OF_PEOPLE;
use crate::text::{Span, floor_boundary};

/// Words that lead from a figure to the list of what it counts.
const LEADS: &[&str] = &[
    "分别为",
    "分别是",
    "分别有",
    "依次为",
    "依次是",
    "即",
    "包括",
    "有:",
    "为:",
    "是:",
    ":",
];
/// What the words of [`LEADS`] begin with.
const LEAD_STARTS: [char; 8] = ['分', '依', '即', '包', '有', '为', '是', ':'];
/// Words after which a list of aspects follows, to be closed by 等方面.
const ASPECT_CLOSERS: &[&str] = &[
    "等方面",
    "等环节",
    "等领域",
    "等措施",
    "等内容",
    "等工作",
    "几个方面",
];

/// A list that follows the figure in its sentence, after 分别为, 即, a colon and the like.
pub(super) fn list_after<'a>(
    text: &str,
    sentence: Span,
    claim: &Claim,
    count: u16,
    closers: impl FnOnce() -> &'a [Span],
) -> Option<Listing> {
    let from = claim.quantity.extent.end;
    let to = sentence.end.min(from.saturating_add(WINDOW as u32));
    let to = floor_boundary(text, to as usize) as u32;
    let tail = text.get(from as usize..to as usize)?;
    if let Some((offset, length)) = lead(tail) {
        let begin = offset + length;
        return forward(tail, begin).map(|(mut listing, end)| {
            listing.certain &= is_announced(&tail[..offset], &tail[offset..begin]);
            listing.span = Span::new(from + begin as u32, from + end as u32);
            listing
        });
    }
    if let Some(listing) = bracketed(tail) {
        return Some(Listing {
            span: Span::new(from + listing.span.start, from + listing.span.end),
            ..listing
        });
    }
    let closers = closers();
    let near = closers.partition_point(|word| word.start < from);
    let close = closers[near..].iter().find(|word| word.end <= to)?;
    aspects(tail, (close.start - from) as usize)
        .filter(|l| l.low >= 3 && l.low + 2 >= count)
        .map(|mut listing| {
            listing.span = Span::new(from + listing.span.start, from + listing.span.end);
            listing
        })
}

/// 3个镇(东河镇、西河镇、南河镇): a bracket with names alone, which end in the noun that the figure counts.
fn bracketed(tail: &str) -> Option<Listing> {
    const NOUN: usize = 4;
    const LONGEST: usize = 8;
    const FEWEST: usize = 3;
    let (noun, body) = tail.split_once('(')?;
    if noun.chars().count() > NOUN || !noun.chars().all(is_han) {
        return None;
    }
    let (body, _) = body.split_once(')')?;
    let open = body.ends_with('等');
    let names: Vec<&str> = body.trim_end_matches('等').split('、').collect();
    let is_name = |name: &&str| {
        (2..=LONGEST).contains(&name.chars().count())
            && name.chars().all(is_han)
            && !OTHER_WORDS.iter().any(|word| name.contains(word))
    };
    let end = names.first()?.chars().next_back()?;
    let alike = names.iter().all(|name| name.ends_with(end));
    let told = alike && names.len() >= FEWEST && names.iter().all(is_name);
    let low = u16::try_from(names.len()).ok()?;
    let start = (noun.len() + 1) as u32;
    told.then_some(Listing {
        low,
        high: low,
        open,
        certain: noun.ends_with(end),
        span: Span::new(start, start + body.len() as u32),
    })
}

/// What tells that a bracket says more than names: 其中东镇, 含西镇, 东镇和西镇.
const OTHER_WORDS: [&str; 12] = [
    "其中", "含", "包括", "如", "除", "不", "和", "与", "及", "为", "各", "以",
];

/// 6名队员开始了艰难的巡护：爬山、涉水: behind a bare colon stands what the last noun before it names, which is what the figure counts only
/// where few words stand between.
fn is_announced(between: &str, lead: &str) -> bool {
    const FEW: usize = 6;
    let words = between.chars().filter(|c| is_han(*c));
    lead != ":" || words.take(FEW + 1).count() <= FEW
}

/// The words of [`ASPECT_CLOSERS`] behind the figures of one block, looked for when first asked.
#[derive(Default)]
pub(super) struct Closers {
    found: Option<Vec<Span>>,
}

impl Closers {
    pub fn of(&mut self, text: &str, sentences: &[Span], claims: &[Claim]) -> &[Span] {
        self.found.get_or_insert_with(|| {
            let from = claims.first().map_or(0, |claim| claim.quantity.extent.end);
            let sentence = claims.last().map(|claim| claim.sentence as usize);
            let end = sentence.and_then(|at| sentences.get(at));
            let within = Span::new(from, end.map_or(from, |sentence| sentence.end.max(from)));
            find_closers(text, within)
        })
    }
}

fn find_closers(text: &str, within: Span) -> Vec<Span> {
    let piece = within.of(text);
    let mut found: Vec<Span> = Vec::new();
    // All closers begin with one of two characters, which are found much faster than words.
    for first in ["等", "几"] {
        let starts = memchr::memmem::find_iter(piece.as_bytes(), first);
        found.extend(starts.filter_map(|start| {
            let rest = &piece[start..];
            let word = ASPECT_CLOSERS
                .iter()
                .find(|word| rest.starts_with(**word))?;
            let start = within.start + start as u32;
            Some(Span::new(start, start + word.len() as u32))
        }));
    }
    found.sort_unstable_by_key(|word| word.start);
    found
}

/// The first lead word within the next clauses, with no other figure before it.
fn lead(tail: &str) -> Option<(usize, usize)> {
    const NEAR: usize = 60;
    let end = floor_boundary(tail, NEAR);
    let near = &tail[..end];
    let stop = near
        .find(|c: char| c.is_ascii_digit() || matches!(c, '。' | ';'))
        .unwrap_or(end);
    let near = &near[..stop];
    // Of each word the first place counts.
    let mut seen = [false; LEADS.len()];
    for (offset, _) in near.char_indices().filter(|(_, c)| LEAD_STARTS.contains(c)) {
        let rest = &near[offset..];
        let mut here = None;
        for (word, seen) in LEADS.iter().zip(&mut seen) {
            if *seen || !rest.starts_with(word) {
                continue;
            }
            *seen = true;
            // 即 is a lead only at the head of a clause; 分别为 anywhere.
            let leads = word.len() > 3 || near[..offset].ends_with(',') || rest.starts_with(':');
            if leads && here.is_none_or(|length| word.len() < length) {
                here = Some(word.len());
            }
        }
        if let Some(length) = here {
            return Some((offset, length));
        }
    }
    None
}

/// 红、黄，还有蓝: the list goes on behind its comma.
const GOING_ON: [&str; 12] = [
    ",以及", ",及", ",和", ",与", ",还有", ",另有", ",另加", ",外加", ",加上", ",再加", ",并",
    ",暨",
];

/// Reads a list from `begin` on: items joined by 、 up to the end of the clause.
fn forward(tail: &str, begin: usize) -> Option<(Listing, usize)> {
    let body = &tail[begin..];
    let body_start = body.len() - body.trim_start_matches([':', ',', ' ']).len();
    // 一是市委、市政府…: the items are told in points.
    if body[body_start..].starts_with("一是") {
        return None;
    }
    let mut depth = 0i32;
    let mut end = body.len();
    let mut pieces: u16 = 1;
    let mut last_start = body_start;
    let mut goes_on = false;
    for (offset, c) in body
        .char_indices()
        .skip_while(|(offset, _)| *offset < body_start)
    {
        match c {
            '“' | '《' | '(' => depth += 1,
            // 考点8个(分别为甲校、乙校、…)，考室374个: the bracket that the list stands in ends it.
            ')' if depth == 0 => {
                end = offset;
                break;
            }
            '”' | '》' | ')' => depth -= 1,
            '、' if depth == 0 => {
                pieces = pieces.saturating_add(1);
                last_start = offset + c.len_utf8();
            }
            ',' | ';' | '。' | '\n' | '!' | '?' if depth == 0 => {
                end = offset;
                // 数理组甲、乙；工程组丙、丁: the list goes on behind the semicolon.
                let behind = &body[offset..];
                goes_on = c == ';' && !announces(&behind[1..])
                    || GOING_ON.iter().any(|word| behind.starts_with(word))
                    || c == ',' && lists_more(&behind[c.len_utf8()..]);
                break;
            }
            c if c.is_ascii_digit() => return None,
            _ => {}
        }
    }
    if pieces < 2 {
        return None;
    }
    let last = &body[last_start.min(end)..end];
    let open = last.contains('等') || last.ends_with('…');
    let of_classes = CLASSES_OF_PEOPLE.iter().any(|word| last.ends_with(word));
    let joins = count_joins(last);
    let listing = Listing {
        low: pieces,
        high: pieces + joins,
        open,
        certain: !goes_on && !of_classes && last.chars().count() <= 12,
        span: Span::default(),
    };
    Some((listing, begin + end))
}

/// 山川、湖海，花草、树木: a comma parts several lists where items follow it, too. Behind 分别 stand the figures of the items
/// (依次为甲县、乙县、丙县，分别增加3人、2人和1人).
fn lists_more(behind: &str) -> bool {
    const DEALING: [&str; 3] = ["分别", "依次", "同比"];
    let end = behind.find([',', ';', '。', '\n']).unwrap_or(behind.len());
    behind[..end].contains('、') && !DEALING.iter().any(|word| behind.starts_with(word))
}

/// 5个，分别为甲县、乙县…；30万人以上的3个，分别为丙县…: whether a list of its own with its own number is told behind the semicolon.
fn announces(behind: &str) -> bool {
    const DEALING: [&str; 2] = ["分别", "依次"];
    const REACH: usize = 60;
    let near = &behind[..floor_boundary(behind, REACH)];
    let end = near.find([';', '。', '\n']).unwrap_or(near.len());
    let lead = DEALING
        .iter()
        .filter_map(|word| near[..end].find(word))
        .min();
    lead.is_some_and(|lead| near[..lead].contains(|c: char| c.is_ascii_digit()))
}

/// `从A、B……等方面` in the rest of the sentence, 等 standing at `close`: the items may be as many
/// as announced, no more.
fn aspects(tail: &str, close: usize) -> Option<Listing> {
    let items = Items::backward(&tail[..close])?;
    let body = &tail[items.start..close];
    (body.starts_with('从') || body.starts_with("围绕") || body.starts_with("包括")).then_some(
        Listing {
            low: items.low,
            high: items.high,
            open: true,
            certain: true,
            span: Span::new(items.start as u32, close as u32),
        },
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_lead_begins_with_one_of_their_first_characters() {
        assert!(LEADS.iter().all(|word| word.starts_with(LEAD_STARTS)));
    }

    #[test]
    fn the_first_lead_of_the_next_clauses_counts() {
        assert_eq!(lead(",分别为甲、乙"), Some((1, 9)));
        assert_eq!(lead("县立即行动,即甲、乙"), None);
        assert_eq!(lead(",即甲、乙:"), Some((1, 3)));
        assert_eq!(lead("类:甲"), Some((3, 1)));
        assert_eq!(lead("类3个:甲"), None);
    }
}
