//! Lists that a figure announces: 四川、贵州、湖北、吉林4省; 5个县，分别为：…; 从…、…等方面.

use super::context::is_han;
use super::tables::{is_place, place_words};
use super::{Claim, ClaimId, Claims};
use crate::grammar::{Form, Grammar, Kind, Value};
use crate::text::Span;

/// A list of items beside a figure, counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listing {
    /// How many items there are at least and at most: 和 inside an item may or may not part two.
    pub low: u16,
    pub high: u16,
    /// The list ends with 等: there may be more than it names.
    pub open: bool,
    /// The items are surely what the figure counts; otherwise the list can confirm the figure
    /// but not contradict it.
    pub certain: bool,
    /// From the first item to the last.
    pub span: Span,
}

/// A list with more items than this is not announced by a figure in running text.
const MOST_ITEMS: u16 = 60;
/// Units of an order rather than a number: 沪杭高铁、西湖大学三期 is the third stage of one.
const ORDER_UNITS: &[&str] = &["期", "届", "代", "号", "版", "轮", "年级", "班"];
/// How far from the figure a list is looked for, in bytes.
const WINDOW: usize = 900;
/// Units that count what a list names: kinds, levels, provinces and the like.
const NAMING_UNITS: &[&str] = &[
    "类", "省", "市", "县", "区", "级", "种", "大", "国", "方面", "部门", "省份", "省区", "城市",
    "环节", "领域", "村", "镇", "乡",
];
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

/// Finds the lists of the claims from `first` on.
pub(super) fn find(
    text: &str,
    grammar: &Grammar,
    sentences: &[Span],
    claims: &mut Claims,
    first: usize,
) {
    let mut closers = Closers::default();
    for at in first..claims.claims.len() {
        let claim = &claims.claims[at];
        let Some(count) = announced_count(claim) else {
            continue;
        };
        let Some(&sentence) = sentences.get(claim.sentence as usize) else {
            continue;
        };
        let id = ClaimId(at as u32);
        let unit = grammar_unit(grammar, claim);
        if unit.iter().any(|word| ORDER_UNITS.contains(word)) {
            continue;
        }
        let before = list_before(text, sentence, claim, unit)
            .filter(|listing| !holds_figure(text, &claims.claims[first..at], listing.span));
        if let Some(listing) = before {
            claims.listings.push((id, listing));
        } else if let Some(listing) = list_after(text, sentence, claim, count, || {
            closers.of(text, sentences, &claims.claims[first..])
        }) {
            claims.listings.push((id, listing));
        }
    }
}

/// Whether an earlier figure stands in the list: then its items are no plain names.
fn holds_figure(text: &str, earlier: &[Claim], list: Span) -> bool {
    let quoted = |at: u32| {
        let head = &text[list.start as usize..at.max(list.start) as usize];
        head.matches('“').count() > head.matches('”').count()
    };
    earlier.iter().rev().take(8).any(|claim| {
        let figure = claim.quantity.extent;
        figure.overlaps(list) && !quoted(figure.start)
    })
}

/// The number that a list could bear out: a whole count from 2 to 60, unhedged.
fn announced_count(claim: &Claim) -> Option<u16> {
    let quantity = &claim.quantity;
    if quantity.hedge.is_some() || !matches!(quantity.kind, Kind::Count | Kind::Number) {
        return None;
    }
    if quantity.form.has(Form::SCALED) || quantity.form.has(Form::INDEFINITE) {
        return None;
    }
    let Value::Number(number) = quantity.value() else {
        return None;
    };
    let value = u16::try_from(number.value.numerator()).ok()?;
    (number.value.is_integer() && (2..=MOST_ITEMS).contains(&value)).then_some(value)
}

fn grammar_unit<'a>(grammar: &'a Grammar, claim: &Claim) -> &'a [&'static str] {
    claim
        .quantity
        .unit
        .map_or(&[], |unit| grammar.unit(unit).words)
}

/// A list that ends right before the figure.
fn list_before(text: &str, sentence: Span, claim: &Claim, unit: &[&str]) -> Option<Listing> {
    let end = claim.quantity.extent.start;
    let mut start = sentence.start.max(end.saturating_sub(WINDOW as u32));
    while !text.is_char_boundary(start as usize) {
        start += 1;
    }
    let head = &text[start as usize..end as usize];
    let (head, open) = match head.strip_suffix('等') {
        Some(rest) => (rest, true),
        None => (head, false),
    };
    let last = head.chars().next_back()?;
    if !(is_han(last) || matches!(last, '”' | '》' | ')'))
        || matches!(last, '的' | '了' | '共' | '有')
    {
        return None;
    }
    let items = Items::backward(head)?;
    let naming = NAMING_UNITS
        .iter()
        .any(|word| unit.contains(word) || after_starts(text, claim, word));
    let certain = !items.loose
        && (naming || items.shared_suffix || items.all_places)
        && !is_grade(text, claim);
    Some(Listing {
        low: items.low,
        high: items.high,
        open,
        certain,
        span: Span::new(start + items.start as u32, start + head.len() as u32),
    })
}

/// 启动国家四级应急响应, 发布三级预警: a grade, told like a number of levels.
fn is_grade(text: &str, claim: &Claim) -> bool {
    const GRADED: [&str; 5] = ["响应", "预警", "警报", "医院", "资质"];
    claim.quantity.span.of(text).ends_with('级')
        && GRADED
            .iter()
            .any(|word| claim.after.of(text).contains(word))
}

fn after_starts(text: &str, claim: &Claim, word: &str) -> bool {
    claim.after.of(text).starts_with(word)
}

/// The items of a list, counted.
struct Items {
    low: u16,
    high: u16,
    /// Offset of the first item in the text looked at.
    start: usize,
    shared_suffix: bool,
    all_places: bool,
    /// The first item may begin with words that are none of the list's, as after 向, 从.
    loose: bool,
}

impl Items {
    /// Reads a list back from the end of `head`: items joined by 、, the last by 、, 和 or 及, or
    /// quotes in a row.
    fn backward(head: &str) -> Option<Items> {
        if let Some(items) = Items::quotes(head) {
            return Some(items);
        }
        let mut depth = 0i32;
        let mut start = 0;
        let mut pieces: u16 = 1;
        let mut last_piece_end = head.len();
        let mut suffixes: Vec<char> = Vec::new();
        let mut parts: Vec<(usize, usize)> = Vec::new();
        for (offset, c) in head.char_indices().rev() {
            match c {
                '”' | '》' | ')' | '』' | '」' => depth += 1,
                '“' | '《' | '(' | '『' | '「' => {
                    depth -= 1;
                    if depth < 0 {
                        start = offset + c.len_utf8();
                        break;
                    }
                }
                '、' if depth == 0 => {
                    pieces = pieces.saturating_add(1);
                    parts.push((offset + c.len_utf8(), last_piece_end));
                    suffixes.extend(
                        head[offset + c.len_utf8()..last_piece_end]
                            .chars()
                            .next_back(),
                    );
                    last_piece_end = offset;
                }
                ',' | ';' | '。' | ':' | '\n' | '?' | '!' if depth == 0 => {
                    start = offset + c.len_utf8();
                    break;
                }
                c if depth == 0 && c.is_ascii_digit() => return None,
                _ => {}
            }
        }
        let first_item = &head[start..last_piece_end];
        if pieces == 1 {
            return Items::pair(head, start);
        }
        suffixes.extend(first_item.chars().next_back());
        parts.push((start, last_piece_end));
        let final_item = parts.first().map(|(a, b)| &head[*a..*b])?;
        let joins = count_joins(final_item);
        let inner_joins: u16 = parts[1..]
            .iter()
            .map(|(a, b)| count_joins(&head[*a..*b]))
            .sum();
        let shared_suffix = joins == 0 && suffixes.iter().all(|c| *c == suffixes[0]);
        let all_places = parts
            .iter()
            .take(parts.len() - 1)
            .flat_map(|(a, b)| head[*a..*b].split(['和', '及', '与']))
            .all(is_place);
        const VERBS: [char; 8] = ['是', '为', '有', '占', '达', '将', '把', '使'];
        let verb = parts.iter().any(|(a, b)| head[*a..*b].contains(VERBS));
        // 仙居下汤遗址先后入选全国年度十大: the last item runs on into other words.
        let length = |(a, b): &(usize, usize)| head[*a..*b].chars().count();
        let longest = parts[1..].iter().map(length).max().unwrap_or(0);
        let last_length = final_item
            .rsplit(['和', '及', '与'])
            .next()
            .map_or(0, |item| item.chars().count());
        let loose = verb
            || last_length > longest + 3
            || first_item.chars().count() > 12
            || parts.iter().any(|(a, b)| b - a > 60);
        Some(Items {
            low: pieces,
            high: pieces + joins + inner_joins,
            start,
            shared_suffix,
            all_places: all_places && parts.len() > 1,
            loose: loose && !all_places,
        })
    }

    /// 河南和山东两省.
    fn pair(head: &str, start: usize) -> Option<Items> {
        let joins = count_joins(&head[start..]);
        if joins != 1 {
            return None;
        }
        let mut items = head[start..].split(['和', '及', '与']);
        let (first, second) = (items.next()?, items.next()?);
        let known = is_place(second) && place_words().any(|place| first.ends_with(place));
        known.then_some(Items {
            low: 2,
            high: 2,
            start,
            shared_suffix: false,
            all_places: true,
            loose: false,
        })
    }

    /// “怎么巩固”“如何提升”两大重点.
    fn quotes(head: &str) -> Option<Items> {
        let mut rest = head;
        let mut count: u16 = 0;
        while let Some(inner) = rest.strip_suffix('”') {
            let open = inner.rfind('“')?;
            count += 1;
            rest = inner[..open].strip_suffix('、').unwrap_or(&inner[..open]);
        }
        (count >= 2).then_some(Items {
            low: count,
            high: count,
            start: rest.len(),
            shared_suffix: true,
            all_places: false,
            loose: false,
        })
    }
}

/// How many times 和, 及, 与 stand inside an item, where they may part two items.
fn count_joins(item: &str) -> u16 {
    let joins = item
        .char_indices()
        .filter(|(offset, c)| {
            matches!(c, '和' | '及' | '与')
                && *offset > 0
                && !item.starts_with("共和")
                && offset + c.len_utf8() < item.len()
        })
        .count();
    u16::try_from(joins).unwrap_or(u16::MAX)
}

/// A list that follows the figure in its sentence, after 分别为, 即, a colon and the like.
fn list_after<'a>(
    text: &str,
    sentence: Span,
    claim: &Claim,
    count: u16,
    closers: impl FnOnce() -> &'a [Span],
) -> Option<Listing> {
    let from = claim.quantity.extent.end;
    let mut to = sentence.end.min(from.saturating_add(WINDOW as u32));
    while !text.is_char_boundary(to as usize) {
        to -= 1;
    }
    let tail = text.get(from as usize..to as usize)?;
    if let Some((offset, length)) = lead(tail) {
        let begin = offset + length;
        return forward(tail, begin).map(|(mut listing, end)| {
            listing.span = Span::new(from + begin as u32, from + end as u32);
            listing
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

/// The words of [`ASPECT_CLOSERS`] behind the figures of one block, looked for when first asked.
#[derive(Default)]
struct Closers {
    found: Option<Vec<Span>>,
}

impl Closers {
    fn of(&mut self, text: &str, sentences: &[Span], claims: &[Claim]) -> &[Span] {
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
    let mut end = tail.len().min(NEAR);
    while !tail.is_char_boundary(end) {
        end -= 1;
    }
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

/// Reads a list from `begin` on: items joined by 、 up to the end of the clause.
fn forward(tail: &str, begin: usize) -> Option<(Listing, usize)> {
    let body = &tail[begin..];
    let body_start = body.len() - body.trim_start_matches([':', ',', ' ']).len();
    let mut depth = 0i32;
    let mut end = body.len();
    let mut pieces: u16 = 1;
    let mut last_start = body_start;
    for (offset, c) in body
        .char_indices()
        .skip_while(|(offset, _)| *offset < body_start)
    {
        match c {
            '“' | '《' | '(' => depth += 1,
            '”' | '》' | ')' => depth -= 1,
            '、' if depth == 0 => {
                pieces = pieces.saturating_add(1);
                last_start = offset + c.len_utf8();
            }
            ',' | ';' | '。' | '\n' | '!' | '?' if depth == 0 => {
                end = offset;
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
    let open = last.ends_with('等') || last.contains('等');
    let joins = count_joins(last);
    let listing = Listing {
        low: pieces,
        high: pieces + joins,
        open,
        certain: last.chars().count() <= 12,
        span: Span::default(),
    };
    Some((listing, begin + end))
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
