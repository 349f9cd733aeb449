//! The whole that a topic names: 「6起重大火灾中，」 and 「企业法人单位中，」.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::opened::labels_look_alike;
use super::whole::is_less;
use super::{are_parted_by_semicolon, back};
use crate::claim::Claim;
use crate::claim::agreement::contains_words;
use crate::claim::context::is_han;
use crate::claim::tables::ALL_HEADS;
use crate::text::{Span, ceil_boundary};

/// `其中，市局完成的4068批次抽检中，普通食品3108批次`: 「X中，」 nearer than 其中.
pub(super) fn counted_topic(
    text: &str,
    list: &[Claim],
    marks: &[u32],
    first: usize,
    at: usize,
) -> Option<usize> {
    if marks.is_empty() {
        return None;
    }
    let claim = &list[at];
    let (index, topic) = back(list, first, at)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .find(|(_, c)| {
            c.is_level() && c.counts_like(claim) && c.clause < claim.clause && says_among(text, c)
        })?;
    let to = marks.partition_point(|end| *end <= claim.quantity.extent.start);
    let nearer = marks[..to]
        .last()
        .is_some_and(|mark| *mark <= topic.quantity.extent.start);
    (nearer && !is_less(topic, claim)).then_some(index)
}

/// 「6起重大火灾中，」 and 「企业法人单位中，」 in the claim's sentence.
pub(super) fn topic_whole(text: &str, list: &[Claim], first: usize, at: usize) -> Option<usize> {
    let claim = &list[at];
    let counted = back(list, first, at)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .find(|(_, c)| {
            c.is_level() && c.counts_like(claim) && c.clause < claim.clause && says_among(text, c)
        });
    if let Some((index, _)) = counted {
        // 6起重大火灾中，…；65起较大火灾中，…: a new topic is no part of the old.
        // 17个县市中，2072个村脱贫: villages are no part of the counties.
        let topic = &list[index];
        // 2600辆出租车中，新能源车1860辆；网约车1.12万辆: nor is what is told behind a semicolon and is more than all.
        let is_another = is_less(topic, claim)
            && (claim.is_named_behind() || are_parted_by_semicolon(text, topic, claim))
            && !contains_words(topic.after.of(text), claim.label.of(text))
            && !labels_look_alike(text, topic, claim);
        let is_told_under_it =
            !says_among(text, claim) && !begins_point(topic.words_to(claim, text));
        return (is_told_under_it && !is_another).then_some(index);
    }
    let topic = among_topic(text, list, first, at)?;
    let named = || {
        back(list, first, at)
            .filter(|(_, c)| c.is_level() && c.counts_like(claim) && c.bracket.is_none())
            .filter(|(_, c)| c.quantity.extent.end <= topic.start)
    };
    let ends = |c: &Claim| {
        [c.label, c.before]
            .iter()
            .any(|words| words.of(text).ends_with(topic.of(text)))
    };
    let exact = named().find(|(_, c)| without_all(c.label.of(text)) == without_all(topic.of(text)));
    // 公立医院36家，民营医院112家。医院中: which of the kinds, or both, is not said.
    if exact.is_none() && named().filter(|(_, c)| ends(c)).nth(1).is_some() {
        return None;
    }
    exact
        // 企业500家，高新技术企业90家。企业中，民营220家: what is called by more than the name is less than what is.
        .or_else(|| named().find(|(_, c)| ends(c) && !is_less(c, claim)))
        .or_else(|| {
            named().find(|(_, c)| {
                contains_words(c.label.of(text), topic.of(text)) && !is_less(c, claim)
            })
        })
        .or_else(|| {
            let nouns = || named().map(|(_, c)| c.label.of(text));
            named().find(|(_, c)| is_spelt_out(topic.of(text), c.label.of(text), nouns()))
        })
        .map(|(index, _)| index)
}

/// 15个热点城市中同比下降的有8个, 在452个议席中赢得388个: the whole before 中 where no comma parts it from its part.
pub(super) fn told_among(text: &str, list: &[Claim], first: usize, at: usize) -> Option<usize> {
    let claim = &list[at];
    let (index, topic) = back(list, first, at)
        .take_while(|(_, c)| c.clause == claim.clause)
        .find(|(_, c)| c.is_level() && c.counts_like(claim) && c.bracket == claim.bracket)?;
    let (from, to) = (topic.quantity.extent.end, claim.quantity.extent.start);
    let words = Span::new(from, to.max(from)).of(text);
    // 12个乡镇中有48个村, 在3个大项中夺得12个第一: what is named behind and is more is no part.
    let behind = &text[claim.quantity.extent.end as usize..];
    let is_another = is_less(topic, claim)
        && behind.starts_with(is_han)
        && !(claim.is_named_behind() && contains_words(words, claim.label.of(text)));
    let is_told = topic.quantity.unit.is_some() && leads_from_among(words) && !is_another;
    is_told.then_some(index)
}

/// Whether words lead from a whole to its part: 热点城市中同比下降的有, 指数中, 议席中赢得.
fn leads_from_among(words: &str) -> bool {
    const FAR: usize = 30;
    let plain = |c: char| is_han(c) || matches!(c, '“' | '”');
    if words.chars().count() > FAR || !words.chars().all(plain) {
        return false;
    }
    words.match_indices('中').any(|(found, among)| {
        let (said, rest) = words.split_at(found + among.len());
        let goes_on = rest.is_empty() || LEADS.iter().any(|lead| rest.ends_with(lead));
        said != among && ends_with_among(said) && goes_on && !rest.starts_with(WORDS_OF_MIDDLE)
    })
}

/// What stands right before the figure of a part.
const LEADS: [&str; 9] = [
    "有", "赢得", "夺得", "获得", "取得", "拿下", "占据", "控制", "抽取",
];

/// With 中 before it, each of these begins another word: 中国, 中心, 中学.
const WORDS_OF_MIDDLE: [char; 34] = [
    '国', '心', '学', '小', '部', '央', '等', '期', '旬', '标', '奖', '医', '药', '层', '年', '亚',
    '欧', '西', '东', '线', '间', '游', '级', '转', '断', '毒', '午', '秋', '专', '职', '高', '考',
    '科', '介',
];

/// A name without what says that all of it is meant: 全市企业, 共有企业.
fn without_all(name: &str) -> &str {
    let stripped = ALL_HEADS.iter().find_map(|head| name.strip_prefix(head));
    stripped.filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// 收到提案5890件，立案5002件。立案提案中，: whether the topic is what a figure is called and the noun of one told with it.
fn is_spelt_out<'a>(topic: &str, label: &str, mut nouns: impl Iterator<Item = &'a str>) -> bool {
    let is_word = |words: &str| words.chars().nth(1).is_some();
    let noun = topic.strip_prefix(label).filter(|noun| is_word(noun));
    is_word(label) && noun.is_some_and(|noun| nouns.any(|told| told.ends_with(noun)))
}

/// …；四是工业投资完成得好: what follows is told under another point.
fn begins_point(words: &str) -> bool {
    const NUMBERS: [char; 9] = ['二', '三', '四', '五', '六', '七', '八', '九', '十'];
    let mut points = words.match_indices(';').map(|(at, _)| &words[at + 1..]);
    points.any(|point| {
        let rest = point.trim_start().strip_prefix(NUMBERS);
        rest.is_some_and(|rest| rest.starts_with('是'))
    })
}

/// 46家中; 18投10中 tells of hits.
fn says_among(text: &str, claim: &Claim) -> bool {
    let words = claim.after.of(text);
    ends_with_among(words) && (claim.quantity.unit.is_some() || words != "中")
}

/// Whether words end by saying among what: 46家企业中, and not 初中 or 调查中.
pub fn ends_with_among(words: &str) -> bool {
    words.ends_with('中') && !NOT_AMONG.iter().any(|word| words.ends_with(word))
}

/// Words that end in 中 and do not say among what.
const NOT_AMONG: &[&str] = &[
    "初中",
    "高中",
    "国中",
    "集中",
    "空中",
    "手中",
    "心中",
    "水中",
    "家中",
    "年中",
    "月中",
    "居中",
    "适中",
    "命中",
    "看中",
    "选中",
    "考中", // what is under way: 14例调查中
    "调查中",
    "侦查中",
    "审理中",
    "审查中",
    "进行中",
    "治疗中",
    "抢救中",
    "抢救当中",
    "治疗当中",
    "救治当中",
    "搜救中",
    "搜救当中",
    "救治中",
    "隔离中",
    "观察中",
    "建设中",
    "施工中",
    "筹备中",
    "筹建中",
    "办理中",
    "处理中",
    "推进中",
    "运行中",
    "营业中",
    "检验中",
    "确认中",
];

/// The words that a name of a whole ends with.
static AMONG: LazyLock<[Finder; 2]> = LazyLock::new(|| ["中", "里"].map(Finder::new));

/// Where 中 and 里 stand in a block or not far before it, in order.
pub(super) fn among_words(text: &str, block: Span) -> Vec<u32> {
    let from = block.start.saturating_sub(OPENING);
    let within = &text.as_bytes()[from as usize..block.end as usize];
    let found = AMONG.iter().flat_map(|word| word.find_iter(within));
    let mut places: Vec<u32> = found.map(|at| from + at as u32).collect();
    places.sort_unstable();
    places
}

/// How far before the first figure of a sentence such a clause reaches, in bytes.
pub(super) const OPENING: u32 = 60;

/// The words before 中 in a clause without figures that opens the claim's sentence.
fn among_topic(text: &str, list: &[Claim], first: usize, at: usize) -> Option<Span> {
    let claim = &list[at];
    let opening = back(list, first, at + 1)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .last()
        .map(|(_, c)| c.before.start as usize)?;
    let from = ceil_boundary(text, opening.saturating_sub(OPENING as usize));
    let head = &text[from..opening];
    let head = head.strip_suffix(',')?.strip_suffix('中')?;
    let start = head
        .char_indices()
        .rev()
        .find(|(_, c)| matches!(c, '。' | ',' | ';' | ':' | '\n' | ' '))
        .map_or(0, |(offset, c)| offset + c.len_utf8());
    let topic = Span::new((from + start) as u32, (from + head.len()) as u32);
    (topic.len() >= 6).then_some(topic)
}
