//! The words around a figure: its cues, label, negation, period, place and base.

use smallvec::SmallVec;

use super::cue::{Cue, Cues};
use super::lexicon::{Hit, Lexicon};
use super::words::Words;
use crate::grammar::Kind;
use crate::text::{CharSet, Span};

/// Characters that carry no topic: particles and verbs between a label and its figure.
static FILLER: CharSet = CharSet::of(&[
    '了', '为', '达', '有', '约', '近', '的', '是', '在', '已', '仅', '就', '也', '又', '则', '只',
    '、', ',', ' ', ':', '"', '“', '”', '(', ')', '《', '》', '和', '及', '与', '其', '中', '出',
    '至', '到', '个', '即', '—', '-', '·', '。', ';', '*', '#', '\n',
]);

/// Marks that a label does not reach over.
static CUTS: CharSet = CharSet::of(&['、', ',', ';', ':', ' ', '\n', '(', ')', '。', '》', '《']);

/// Characters that 有 makes one word with: 有效, 有关, 有色.
const AFTER_HAVE: [char; 12] = [
    '效', '关', '色', '机', '限', '害', '毒', '偿', '轨', '线', '氧', '利',
];

/// Labels longer than this many characters are cut to the part next to the figure.
const LABEL_CHARACTERS: usize = 16;

/// Whether only filler stands in `span`.
pub fn is_filler(text: &str, span: Span) -> bool {
    span.of(text).chars().all(|c| FILLER.contains(c))
}

/// The relational words in what stands before a figure, and after it.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    pub before: &'a [Hit],
    pub after: &'a [Hit],
}

/// The cues and the negation that the words in `before` and just `after` a figure give it.
pub(super) fn cues_and_negation(
    text: &str,
    lexicon: &Lexicon,
    hits: Around<'_>,
    before: Span,
    after: Span,
    kind: Kind,
) -> (Cues, bool) {
    let is_ratio = kind == Kind::Ratio;
    let mut cues = Cues::NONE;
    let mut negated = false;
    let turn = turn(text, before);
    let tells_outlook = kind == Kind::Count && names_outlook(&text[..before.end as usize]);
    for &hit in hits.before {
        let entry = lexicon.entry(hit);
        // 同比增长的有1971家: they grew; the figure itself is no growth. 增速创新低——前三季度净利润700亿元: nor is what a
        // dash begins.
        let describes = !is_ratio && text[hit.span.end as usize..].starts_with('的')
            || turn.is_some_and(|turn| hit.span.end <= turn)
            || tells_outlook;
        let changes = Cues::of(Cue::Increase).with(Cue::Decrease);
        let mut forward = match describes {
            true => entry.forward.minus(changes),
            false => entry.forward,
        };
        if forward.has(Cue::Part) && is_closed(&text[hit.span.end as usize..before.end as usize]) {
            // 医保基金(含生育保险)总收入: what the bracket holds is no part of anything.
            forward = forward.minus(Cues::of(Cue::Part));
        }
        if !is_ratio && forward.has(Cue::Real) {
            // 年度计划新开工项目，实际开工150个
            cues = cues.minus(Cues::of(Cue::Plan));
        }
        cues = cues.union(forward);
        if !entry.adjacent.is_empty() && is_filler(text, Span::new(hit.span.end, before.end)) {
            let adjacent = match describes {
                true => entry.adjacent.minus(changes),
                false => entry.adjacent,
            };
            cues = cues.union(adjacent);
        }
        negated |= entry.negation;
    }
    if let Some(&hit) = hits.after.first() {
        let entry = lexicon.entry(hit);
        let touches = hit.span.start == after.start;
        if touches {
            cues = cues.union(entry.backward);
        }
        negated |= touches && entry.negation;
    }
    (cues, negated)
}

/// 118家公司中预增69家，略增33家: so many whose results are to rise, and no rise of that number.
fn names_outlook(words: &str) -> bool {
    const OUTLOOKS: [&str; 4] = ["预增", "略增", "预减", "略减"];
    OUTLOOKS.iter().any(|outlook| words.ends_with(outlook))
}

/// Where a dash ends that parts the words before a figure, and behind which a name begins.
fn turn(text: &str, before: Span) -> Option<u32> {
    const DASH: char = '—';
    // What every dash begins with, and hardly anything else: few words have it.
    const FIRST_BYTE: u8 = 0xE2;
    let words = before.of(text);
    memchr::memchr(FIRST_BYTE, words.as_bytes())?;
    let mut dashes = words.rmatch_indices(DASH);
    let (last, dash) = dashes.find(|(at, _)| words[..*at].ends_with(DASH))?;
    let at = last + dash.len();
    let begun = Span::new(before.start + at as u32, before.end);
    (!is_filler(text, begun)).then_some(begun.start)
}

/// Whether a bracket that was open before the words closes in them.
fn is_closed(words: &str) -> bool {
    words
        .find(')')
        .is_some_and(|close| !words[..close].contains('('))
}

/// The label before a figure: what stands in `before`, without relational words (`hits`) and
/// filler at its ends.
pub(super) fn label_before(
    text: &str,
    lexicon: &Lexicon,
    hits: &[Hit],
    before: Span,
    dates: &[Span],
) -> Span {
    let end = trim_end(text, lexicon, hits, dates, before);
    let mut start = last_cut(text, before.start, end);
    let covers = |span: &Span, at: u32| span.start <= at && at < span.end && span.end <= end;
    let parting = hits.iter().filter(|hit| lexicon.parts_label(**hit));
    while let Some(span) = parting
        .clone()
        .map(|hit| &hit.span)
        .chain(dates)
        .find(|s| covers(s, start))
    {
        start = span.end;
    }
    // 其中有效问卷3150份: the words take 有 from 有效.
    if text[..start as usize].ends_with('有') && text[start as usize..].starts_with(AFTER_HAVE) {
        start -= '有'.len_utf8() as u32;
    }
    let label = Span::new(start.min(end), end).of(text);
    if let Some((offset, _)) = label.char_indices().rev().nth(LABEL_CHARACTERS - 1) {
        start += offset as u32;
    }
    Span::new(start.min(end), end)
}

/// Walks back over relational words, dates and filler that end at `within.end`.
fn trim_end(
    text: &str,
    lexicon: &Lexicon,
    mut hits: &[Hit],
    mut dates: &[Span],
    within: Span,
) -> u32 {
    let mut end = within.end;
    loop {
        while let [rest @ .., last] = hits
            && last.span.end > end
        {
            hits = rest;
        }
        while let [rest @ .., last] = dates
            && last.end > end
        {
            // 十年增加: the word 年增 takes the end of the time with it.
            end = end.min(last.start.max(within.start));
            dates = rest;
        }
        let parting = hits.last().filter(|hit| lexicon.parts_label(**hit));
        let hit = parting.map(|hit| hit.span);
        let skipped = [hit, dates.last().copied()]
            .into_iter()
            .flatten()
            .find(|span| span.end == end && span.start >= within.start);
        if let Some(span) = skipped {
            end = span.start;
            continue;
        }
        let last = text[within.start as usize..end as usize]
            .chars()
            .next_back();
        match last {
            Some(c) if FILLER.contains(c) && !ends_a_word(&text[..end as usize]) => {
                end -= c.len_utf8() as u32;
            }
            _ => return end,
        }
    }
}

/// 支出782亿元, 初中5万所: the character is no filler but the end of the name.
fn ends_a_word(text: &str) -> bool {
    const ENDS: [char; 2] = ['出', '中'];
    const WORDS: [&str; 8] = [
        "支出", "产出", "演出", "迁出", "转出", "流出", "初中", "高中",
    ];
    text.ends_with(ENDS) && WORDS.iter().any(|word| text.ends_with(word))
}

/// 出口增长3%: the character is no filler but the start of the name.
fn opens_a_word(text: &str) -> bool {
    const WORDS: [&str; 3] = ["出口", "出栏", "出生"];
    text.starts_with('出') && WORDS.iter().any(|word| text.starts_with(word))
}

/// The start of the label that ends at `end`: after the last comma-like mark, bracket or space.
fn last_cut(text: &str, from: u32, end: u32) -> u32 {
    let piece = &text[from as usize..end as usize];
    let cut = piece.char_indices().rev().find(|(_, c)| CUTS.contains(*c));
    let mark = cut.map_or(from, |(offset, c)| from + (offset + c.len_utf8()) as u32);
    turn(text, Span::new(mark, end.max(mark))).unwrap_or(mark)
}

/// The label after a figure: the Han characters right behind its unit, up to a relational word
/// (`hits`), punctuation or twelve characters.
pub(super) fn label_after(text: &str, lexicon: &Lexicon, hits: &[Hit], after: Span) -> Span {
    const CHARACTERS: usize = 12;
    let parting = hits.iter().find(|hit| lexicon.parts_label(**hit));
    let limit = parting.map_or(after.end, |hit| hit.span.start);
    let piece = &text[after.start as usize..limit.max(after.start) as usize];
    let mut end = after.start;
    for (offset, c) in piece.char_indices().take(CHARACTERS) {
        if (!is_han(c) && !matches!(c, '“' | '”')) || matches!(c, '的' | '了') {
            break;
        }
        end = after.start + (offset + c.len_utf8()) as u32;
    }
    let label = Span::new(after.start, end);
    match end == after.end {
        true => without_joiner(text, label),
        false => label,
    }
}

/// 145名男性及87名女性: what joins a label to the figure behind it is none of its words.
fn without_joiner(text: &str, label: Span) -> Span {
    const JOINERS: [&str; 6] = ["以及", "和", "及", "与", "或", "并"];
    let words = label.of(text);
    let own = JOINERS.iter().find_map(|joiner| words.strip_suffix(joiner));
    let length = own.map_or(words.len(), str::len) as u32;
    Span::new(label.start, label.start + length)
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}')
}

/// Words that deal shares out, where the base would stand.
const DEALING: [&str; 4] = ["分别", "依次", "则分别", "各"];

/// The base of a share: what stands between 占 and 的, 比重 or the figure.
pub(super) fn base(text: &str, lexicon: &Lexicon, hits: &[Hit], before: Span) -> Option<Span> {
    let share = hits.iter().find(|hit| {
        lexicon.entry(**hit).forward.has(Cue::Share) && hit.span.of(text).contains('占')
    })?;
    if let Some(base) = base_before(text, before, share.span) {
        return Some(base);
    }
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
    // 占比分别为50%、35%和15%: 分别 names no base.
    let said = base.of(text);
    // 占GDP比重
    let names = said.contains(|c: char| is_han(c) || c.is_ascii_alphabetic());
    (names && !DEALING.contains(&said)).then_some(base)
}

/// 在出口总值中所占比重: the base stands before 占.
fn base_before(text: &str, before: Span, share: Span) -> Option<Span> {
    let head = Span::new(before.start, share.start.max(before.start)).of(text);
    let said = head.trim_end_matches('所').strip_suffix('中')?;
    let at = said.rfind('在')? + '在'.len_utf8();
    let base = Span::new(before.start + at as u32, before.start + said.len() as u32);
    base.of(text)
        .chars()
        .all(is_han)
        .then_some(base)
        .filter(|base| !base.is_empty())
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
    let none = Span::new(before.end, before.end);
    let mut taken: Option<Taken> = None;
    let mut is_taken = |at: u32| {
        let taken = taken.get_or_insert_with(|| Taken::new(words, before, base, dates));
        taken.covers(at)
    };
    // The stretch being read, from its end.
    let (mut start, mut end, mut han) = (before.end, before.end, 0);
    for (offset, c) in before.of(text).char_indices().rev() {
        let at = before.start + offset as u32;
        let idle = FILLER.contains(c) && !opens_a_word(&text[at as usize..]);
        if is_han(c) && !idle && !is_taken(at) {
            if han == 0 {
                end = at + c.len_utf8() as u32;
            }
            start = at;
            han += 1;
        } else if han >= 2 {
            break;
        } else {
            han = 0;
        }
    }
    let topic = Span::new(start, end);
    // 比去年春运同期增加130万人, 比去年高峰日增加140万人: the time compared with is no topic.
    let is_time = COMPARED_TIMES
        .iter()
        .any(|time| topic.of(text).ends_with(time));
    if han < 2 || IDLE_TOPICS.contains(&topic.of(text)) || is_time {
        return none;
    }
    topic
}

/// What of a stretch no topic can be, asked from the end of the stretch to its start.
struct Taken {
    /// By their ends.
    spans: SmallVec<[Span; 12]>,
    /// The least start of those passed.
    from: u32,
}

impl Taken {
    fn new(words: &Words, within: Span, base: Option<Span>, dates: &[Span]) -> Self {
        let mut spans: SmallVec<[Span; 12]> = SmallVec::new();
        for hits in [&words.idle, &words.periods, &words.places] {
            for hit in hits.reaching(within) {
                spans.push(hit.span);
            }
        }
        spans.extend(base);
        spans.extend_from_slice(dates);
        if spans.len() > 1 {
            spans.sort_unstable_by_key(|span| span.end);
        }
        Taken {
            spans,
            from: u32::MAX,
        }
    }

    fn covers(&mut self, offset: u32) -> bool {
        while let Some(last) = self.spans.last()
            && last.end > offset
        {
            self.from = self.from.min(last.start);
            self.spans.pop();
        }
        self.from <= offset
    }
}

/// What the name of a time ends in that figures are compared with.
const COMPARED_TIMES: [&str; 3] = ["同期", "峰日", "假期"];

/// Adverbs that stand where a topic could, and are none; nor is the 市场 of 市场份额19.3%.
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
    "市场",
];
