//! The words around a figure: its cues, label, negation, period, place and base.

use super::cue::{Cue, Cues};
use super::lexicon::{Hit, Lexicon};
use crate::text::Span;

/// Characters that carry no topic: particles and verbs between a label and its figure.
const FILLER: &[char] = &[
    '了', '为', '达', '有', '约', '近', '的', '是', '在', '已', '仅', '就', '也', '又', '则', '只',
    '、', ',', ' ', ':', '"', '“', '”', '(', ')', '《', '》', '和', '及', '与', '其', '中', '出',
    '至', '到', '个', '—', '-', '·', '。', ';', '*', '#', '\n',
];

/// Labels longer than this many characters are cut to the part next to the figure.
const LABEL_CHARACTERS: usize = 16;

/// The words of one block, split by what they are for.
#[derive(Default)]
pub(super) struct Words {
    /// Cues, negations and words that hide a cue; none overlap.
    pub relational: Vec<Hit>,
    pub periods: Vec<Hit>,
    pub places: Vec<Hit>,
    /// Those of the relational words that speak of a figure behind them or hide a cue: what is
    /// left of a clause without them is its topic.
    pub idle: Vec<Span>,
    /// Label words of the rules; may overlap.
    pub labels: Vec<Hit>,
    found: Vec<Hit>,
}

impl Words {
    pub fn read(&mut self, lexicon: &Lexicon, text: &str, within: Span) {
        self.found.clear();
        lexicon.search(text, within, &mut self.found);
        self.found
            .sort_unstable_by_key(|hit| (hit.span.start, u32::MAX - hit.span.end));
        for list in [
            &mut self.relational,
            &mut self.periods,
            &mut self.places,
            &mut self.labels,
        ] {
            list.clear();
        }
        self.idle.clear();
        self.keep(lexicon);
        let says = |hit: &&Hit| {
            let entry = lexicon.entry(**hit);
            !entry.forward.is_empty() || !entry.adjacent.is_empty()
        };
        self.idle
            .extend(self.relational.iter().filter(says).map(|hit| hit.span));
    }

    fn keep(&mut self, lexicon: &Lexicon) {
        for &hit in &self.found {
            let entry = lexicon.entry(hit);
            if entry.relational {
                push_apart(&mut self.relational, hit);
            }
            if entry.period {
                push_apart(&mut self.periods, hit);
            }
            if entry.place {
                push_apart(&mut self.places, hit);
            }
            if !entry.words.is_empty() {
                self.labels.push(hit);
            }
        }
    }
}

/// Keeps the leftmost and longest of overlapping words.
fn push_apart(list: &mut Vec<Hit>, hit: Hit) {
    if list
        .last()
        .is_none_or(|last| last.span.end <= hit.span.start)
    {
        list.push(hit);
    }
}

/// The hits that lie wholly inside `within`.
pub(super) fn inside(hits: &[Hit], within: Span) -> &[Hit] {
    let from = hits.partition_point(|hit| hit.span.start < within.start);
    let to = hits.partition_point(|hit| hit.span.start < within.end);
    let mut slice = &hits[from..to.max(from)];
    while slice.last().is_some_and(|hit| hit.span.end > within.end) {
        slice = &slice[..slice.len() - 1];
    }
    slice
}

/// Whether only filler stands in `span`.
pub fn is_filler(text: &str, span: Span) -> bool {
    span.of(text).chars().all(|c| FILLER.contains(&c))
}

/// The cues and the negation that the words in `before` and just `after` a figure give it.
pub(super) fn cues_and_negation(
    text: &str,
    lexicon: &Lexicon,
    words: &Words,
    before: Span,
    after: Span,
    is_ratio: bool,
) -> (Cues, bool) {
    let mut cues = Cues::NONE;
    let mut negated = false;
    for &hit in inside(&words.relational, before) {
        let entry = lexicon.entry(hit);
        // 同比增长的有1971家: they grew; the figure itself is no growth.
        let describes = !is_ratio && text[hit.span.end as usize..].starts_with('的');
        let changes = Cues::of(Cue::Increase).with(Cue::Decrease);
        cues = cues.union(if describes {
            entry.forward.minus(changes)
        } else {
            entry.forward
        });
        if !entry.adjacent.is_empty() && is_filler(text, Span::new(hit.span.end, before.end)) {
            cues = cues.union(entry.adjacent);
        }
        negated |= entry.negation;
    }
    if let Some(&hit) = inside(&words.relational, after).first() {
        let entry = lexicon.entry(hit);
        let touches = hit.span.start == after.start;
        if touches {
            cues = cues.union(entry.backward);
        }
        negated |= touches && entry.negation;
    }
    (cues, negated)
}

/// The label before a figure: what stands in `before`, without relational words and filler at
/// its ends.
pub(super) fn label_before(text: &str, words: &Words, before: Span, dates: &[Span]) -> Span {
    let hits = inside(&words.relational, before);
    let end = trim_end(text, hits, dates, before);
    let mut start = last_cut(text, before.start, end);
    let covers = |span: &Span, at: u32| span.start <= at && at < span.end && span.end <= end;
    while let Some(span) = hits
        .iter()
        .map(|h| &h.span)
        .chain(dates)
        .find(|s| covers(s, start))
    {
        start = span.end;
    }
    let label = Span::new(start, end).of(text);
    if let Some((offset, _)) = label.char_indices().rev().nth(LABEL_CHARACTERS - 1) {
        start += offset as u32;
    }
    Span::new(start.min(end), end)
}

/// Walks back over relational words, dates and filler that end at `within.end`.
fn trim_end(text: &str, hits: &[Hit], dates: &[Span], within: Span) -> u32 {
    let mut end = within.end;
    loop {
        let skipped = hits
            .iter()
            .rev()
            .map(|hit| hit.span)
            .chain(dates.iter().rev().copied())
            .find(|span| span.end == end && span.start >= within.start);
        if let Some(span) = skipped {
            end = span.start;
            continue;
        }
        let last = text[within.start as usize..end as usize]
            .chars()
            .next_back();
        match last {
            Some(c) if FILLER.contains(&c) => end -= c.len_utf8() as u32,
            _ => return end,
        }
    }
}

/// The start of the label that ends at `end`: after the last comma-like mark, bracket or space.
fn last_cut(text: &str, from: u32, end: u32) -> u32 {
    let piece = &text[from as usize..end as usize];
    let cut = piece.char_indices().rev().find(|(_, c)| {
        matches!(
            c,
            '、' | ',' | ';' | ':' | ' ' | '\n' | '(' | ')' | '。' | '》' | '《'
        )
    });
    cut.map_or(from, |(offset, c)| from + (offset + c.len_utf8()) as u32)
}

/// The label after a figure: the Han characters right behind its unit, up to a relational word,
/// punctuation or twelve characters.
pub(super) fn label_after(text: &str, words: &Words, after: Span) -> Span {
    const CHARACTERS: usize = 12;
    let limit = inside(&words.relational, after)
        .first()
        .map_or(after.end, |hit| hit.span.start);
    let piece = &text[after.start as usize..limit.max(after.start) as usize];
    let mut end = after.start;
    for (offset, c) in piece.char_indices().take(CHARACTERS) {
        if (!is_han(c) && !matches!(c, '“' | '”')) || matches!(c, '的' | '了') {
            break;
        }
        end = after.start + (offset + c.len_utf8()) as u32;
    }
    Span::new(after.start, end)
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}

/// The base of a share: what stands between 占 and 的, 比重 or the figure.
pub(super) fn base(text: &str, lexicon: &Lexicon, words: &Words, before: Span) -> Option<Span> {
    let hits = inside(&words.relational, before);
    let share = hits.iter().find(|hit| {
        lexicon.entry(**hit).forward.has(Cue::Share) && hit.span.of(text).contains('占')
    })?;
    let from = share.span.end;
    let next_share = hits
        .iter()
        .find(|hit| hit.span.start >= from && lexicon.entry(**hit).forward.has(Cue::Share));
    let limit = next_share.map_or(before.end, |hit| hit.span.start);
    let piece = &text[from as usize..limit as usize];
    let end = piece
        .rfind('的')
        .map_or(limit, |offset| from + offset as u32);
    let mut start = from;
    for c in text[from as usize..end as usize].chars() {
        if !matches!(c, '比' | '了' | '到' | '其' | '有' | '约') {
            break;
        }
        start += c.len_utf8() as u32;
    }
    let end = trim_filler_end(text, start, end);
    let base = Span::new(start, end.max(start));
    base.of(text).contains(is_han).then_some(base)
}

fn trim_filler_end(text: &str, start: u32, mut end: u32) -> u32 {
    while let Some(c) = text[start as usize..end as usize].chars().next_back() {
        if !matches!(
            c,
            '为' | '达' | '约' | '近' | '的' | '到' | '至' | '了' | ' ' | ','
        ) {
            break;
        }
        end -= c.len_utf8() as u32;
    }
    end
}

/// The topic of its own that a share or change has: the stretch of `before` left when words of
/// the lexicon, the base, dates and filler are taken away; the last such stretch of two Han
/// characters or more.
pub(super) fn topic(
    text: &str,
    words: &Words,
    before: Span,
    base: Option<Span>,
    dates: &[Span],
) -> Span {
    let covered = |offset: u32| {
        let by = |hits: &[Hit]| {
            let at = hits.partition_point(|hit| hit.span.end <= offset);
            hits.get(at).is_some_and(|hit| hit.span.contains(offset))
        };
        let at = words.idle.partition_point(|span| span.end <= offset);
        words.idle.get(at).is_some_and(|span| span.contains(offset))
            || by(&words.periods)
            || by(&words.places)
            || base.is_some_and(|span| span.contains(offset))
            || dates.iter().any(|span| span.contains(offset))
    };
    let mut best = Span::new(before.end, before.end);
    let mut start = None;
    let mut han = 0;
    for (offset, c) in before.of(text).char_indices() {
        let at = before.start + offset as u32;
        if is_han(c) && !FILLER.contains(&c) && !covered(at) {
            start.get_or_insert(at);
            han += 1;
            if han >= 2 {
                best = Span::new(start.unwrap_or(at), at + c.len_utf8() as u32);
            }
        } else {
            start = None;
            han = 0;
        }
    }
    let idle = IDLE_TOPICS.contains(&best.of(text));
    if idle {
        Span::new(before.end, before.end)
    } else {
        best
    }
}

/// Adverbs that stand where a topic could, and are none.
const IDLE_TOPICS: &[&str] = &[
    "正好",
    "恰好",
    "刚好",
    "大约",
    "大概",
    "仅仅",
    "足足",
    "整整",
    "几乎",
    "接近",
    "合计",
    "高达",
    "也就",
    "其实",
    "竟然",
    "竟达",
    "大致",
    "差不多",
    "总体",
    "平均",
    "继续",
    "继续保持",
    "进一步",
    "再次",
    "首次",
    "双双",
    "净",
];
