//! A list before its figure: 四川、贵州、湖北、吉林4省.

use smallvec::SmallVec;

use super::{Listing, WINDOW};
use crate::claim::Claim;
use crate::claim::context::is_han;
use crate::claim::tables::{AREA_ENDS, GROUPS, is_place, place_words};
use crate::text::{Span, last_characters};

/// Units that count what a list names: kinds, levels, provinces and the like.
const NAMING_UNITS: &[&str] = &[
    "类", "省", "市", "县", "区", "级", "种", "大", "国", "方面", "部门", "省份", "省区", "城市",
    "环节", "领域", "村", "镇", "乡",
];

/// Levels of places: 东风村、红旗村18个县 counts no villages.
const LEVELS: [char; 10] = ['省', '市', '州', '县', '区', '旗', '镇', '乡', '村', '厅'];

/// Units that stand for what a list of names names, when no other word follows: 西大河、东大河2条. Those of 东风村、红旗村46户
/// count what the named things have.
const UNITS_OF_NAMES: &[&str] = &[
    "个", "家", "座", "条", "所", "项", "处", "支", "部", "位", "名", "大", "地", "届", "首", "款",
    "只", "门", "本", "篇", "场", "站", "线", "片", "块", "张", "台", "种", "类",
];

/// 河南和另外5个省: what the figure counts comes on top of the list.
const OTHERS: [&str; 4] = ["另外", "其他", "其它", "另有"];

/// 西大河、东大河，杂木河、黄羊河6条: a list so many characters before the comma may be part of this one.
const GOES_ON: usize = 12;

/// A list that ends right before the figure.
pub(super) fn list_before(
    text: &str,
    sentence: Span,
    claim: &Claim,
    unit: &[&str],
    count: u16,
) -> Option<Listing> {
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
    // 东河站、西河站、南河站这三座: what stands before 这 is what the figure counts, whatever its unit.
    let (head, points_back) = match head.strip_suffix('这') {
        Some(rest) => (rest, true),
        None => (head, false),
    };
    let last = head.chars().next_back()?;
    if !(is_han(last) || matches!(last, '”' | '》' | ')'))
        || matches!(
            last,
            '的' | '了' | '共' | '有' | '及' | '和' | '与' | '或' | '各' | '均'
        )
        || OTHERS.iter().any(|word| head.ends_with(word))
        || ends_in_whole_place(head)
    {
        return None;
    }
    // 甲、乙等市24个县: the figure counts what they have.
    let names_kind = head[..head.len() - last.len_utf8()].ends_with('等');
    if names_kind && !claim.quantity.span.of(text).contains(last) {
        return None;
    }
    let items = Items::backward(head)?;
    if is_in_name(claim, text, items.last(head)) {
        return None;
    }
    let goes_on_before = head[..items.start]
        .strip_suffix(',')
        .is_some_and(|before| before.chars().rev().take(GOES_ON).any(|c| c == '、'));
    let certain = !items.loose
        && !goes_on_before
        && !items.may_begin_later(count)
        && !is_of_its_own(text, claim, unit, items.last(head))
        && (points_back || are_counted(text, claim, unit, &items))
        && !is_grade(text, claim);
    Some(Listing {
        low: items.low,
        high: items.high,
        open,
        certain,
        span: Span::new(start + items.start as u32, start + head.len() as u32),
    })
}

/// 省劳动模范、市先进工作者、省十大杰出青年: the figure is part of the name of the last item.
fn is_in_name(claim: &Claim, text: &str, last: &str) -> bool {
    const GIVERS: [&str; 7] = ["全国", "省", "市", "县", "区", "州", "国家"];
    claim.quantity.span.of(text).ends_with('大') && GIVERS.contains(&last)
}

/// 英国、法国、北欧五国, 沈阳市、辽宁省市县三级, 法、德15家大银行: the figure counts what the last item alone names, or what the items have.
fn is_of_its_own(text: &str, claim: &Claim, unit: &[&str], last: &str) -> bool {
    let mut ends = last.chars().rev();
    let is_level = |c: Option<char>| c.is_some_and(|c| LEVELS.contains(&c));
    let levels_together = unit.contains(&"级") && is_level(ends.next()) && is_level(ends.next());
    let names_area = AREA_ENDS.iter().any(|end| last.ends_with(end));
    let counts_things = unit.contains(&"种") || unit.contains(&"类");
    let group = GROUPS.iter().any(|group| last.ends_with(group));
    let counts_places = claim
        .quantity
        .span
        .of(text)
        .ends_with(['国', '省', '市', '县', '区']);
    levels_together || names_area && counts_things || group && counts_places
}

/// 甲、乙在全县6个镇中面积最大: the figure counts all that there are.
fn ends_in_whole_place(head: &str) -> bool {
    let word = last_characters(head, "全县".chars().count());
    word.starts_with('全') && is_place(word)
}

/// Whether the figure surely counts the items, and nothing that they have: of 东风村、红旗村、前进村46户困难家庭 it does not.
fn are_counted(text: &str, claim: &Claim, unit: &[&str], items: &Items) -> bool {
    let naming = NAMING_UNITS
        .iter()
        .any(|word| unit.contains(word) || after_starts(text, claim, word));
    // What is counted: the unit and the words behind it.
    let behind = claim.after.of(text);
    let noun_end = behind.find(|c: char| !is_han(c)).unwrap_or(behind.len());
    let noun = &behind[..noun_end];
    let stands_for_names = noun.is_empty()
        && (unit.is_empty() || unit.iter().any(|word| UNITS_OF_NAMES.contains(word)));
    match items.alike {
        Alike::Suffix(suffix) => {
            unit.iter().any(|word| word.contains(suffix))
                || noun.chars().take(NOUN).any(|c| c == suffix)
                || (naming && !LEVELS.contains(&suffix))
                || stands_for_names
        }
        Alike::Quotes => naming || unit.iter().any(|word| UNITS_OF_NAMES.contains(word)),
        Alike::No => naming || (items.all_places && stands_for_names),
    }
}

/// What is counted is named in the first characters behind the unit.
const NOUN: usize = 4;

/// 启动国家四级应急响应, 发布三级预警: a grade, told like a number of levels.
fn is_grade(text: &str, claim: &Claim) -> bool {
    const GRADED: [&str; 5] = ["响应", "预警", "警报", "医院", "资质"];
    claim.quantity.span.of(text).ends_with('级')
        && GRADED
            .iter()
            .any(|word| claim.after.of(text).contains(word))
}

/// 12个城市, 4个方面; 15家大银行 and 5个国有企业 are of no such word.
fn after_starts(text: &str, claim: &Claim, word: &str) -> bool {
    const NO_NOUNS: [&str; 4] = ["大", "国", "级", "种"];
    let after = claim.after.of(text);
    after.starts_with(word) && (!NO_NOUNS.contains(&word) || after.starts_with("国家"))
}

/// The items of a list, counted.
pub(super) struct Items {
    pub low: u16,
    pub high: u16,
    /// Offset of the first item in the text looked at.
    pub start: usize,
    alike: Alike,
    all_places: bool,
    /// The first item may begin with words that are none of the list's, as after 向, 从.
    loose: bool,
    /// How many characters each item has, from the last.
    lengths: SmallVec<[u16; 16]>,
}

/// What the items of a list have in common.
#[derive(Clone, Copy)]
enum Alike {
    /// Their last character.
    Suffix(char),
    /// All stand in quotes.
    Quotes,
    No,
}

impl Items {
    /// The last item of the list that `head` ends with.
    fn last<'a>(&self, head: &'a str) -> &'a str {
        let length = self.lengths.first().copied().unwrap_or(0).into();
        last_characters(head, length)
    }

    /// 区委、区政府看准湖泊、古镇、温泉三大资源: of more items than the figure counts, the one that its list would begin with runs on from
    /// other words.
    fn may_begin_later(&self, count: u16) -> bool {
        const WORD: u16 = 2;
        let Some((first, later)) = self
            .lengths
            .get(..count.into())
            .and_then(|lengths| lengths.split_last())
        else {
            return false;
        };
        let longest = later.iter().max().copied().unwrap_or(0);
        self.lengths.len() > count.into() && *first >= longest + WORD
    }

    /// Reads a list back from the end of `head`: items joined by 、, the last by 、, 和 or 及, or
    /// quotes in a row.
    pub fn backward(head: &str) -> Option<Items> {
        if let Some(items) = Items::quotes(head) {
            return Some(items);
        }
        let mut depth = 0i32;
        let mut start = 0;
        let mut pieces: u16 = 1;
        let mut meets_digit = false;
        let mut last_piece_end = head.len();
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
                    last_piece_end = offset;
                }
                ',' | ';' | '。' | ':' | '\n' | '?' | '!' if depth == 0 => {
                    start = offset + c.len_utf8();
                    break;
                }
                c if depth == 0 && c.is_ascii_digit() => {
                    meets_digit = true;
                    break;
                }
                _ => {}
            }
        }
        if pieces == 1 {
            return Items::pair(head, start).filter(|_| !meets_digit);
        }
        parts.push((start, last_piece_end));
        if let Some((count, from)) = after_earlier_list(head, &parts) {
            parts.truncate(count);
            parts[count - 1].0 = from;
            (start, pieces) = (from, count as u16);
        } else if meets_digit {
            return None;
        }
        let first_item = parts.last().map(|(a, b)| &head[*a..*b])?;
        let mut ends = parts.iter().map(|(a, b)| head[*a..*b].chars().next_back());
        let end = ends.next()?;
        let final_item = parts.first().map(|(a, b)| &head[*a..*b])?;
        let joins = count_joins(final_item);
        let inner_joins: u16 = parts[1..]
            .iter()
            .map(|(a, b)| count_joins(&head[*a..*b]))
            .sum();
        let alike = match end {
            Some(suffix) if joins == 0 && ends.all(|other| other == end) => Alike::Suffix(suffix),
            _ => Alike::No,
        };
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
            || inner_joins > 0
            || last_length > longest + 3
            || first_item.chars().count() > 12
            || parts.iter().any(|(a, b)| b - a > 60);
        Some(Items {
            low: pieces,
            high: pieces + joins + inner_joins,
            start,
            alike,
            all_places: all_places && parts.len() > 1,
            loose: loose && !all_places,
            lengths: parts.iter().map(|part| length(part) as u16).collect(),
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
            alike: Alike::No,
            all_places: true,
            loose: false,
            lengths: SmallVec::new(),
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
            alike: Alike::Quotes,
            all_places: false,
            loose: false,
            lengths: SmallVec::new(),
        })
    }
}

/// 洪涝、滑坡等灾害已造成江苏、安徽: another list ends where the first place of this one begins. How many items this one has,
/// and where it begins.
fn after_earlier_list(head: &str, parts: &[(usize, usize)]) -> Option<(usize, usize)> {
    let places = parts.iter().take_while(|(a, b)| is_place(&head[*a..*b]));
    let before = places.count();
    let (start, end) = *parts.get(before).filter(|_| before > 0)?;
    let piece = &head[start..end];
    let closed = piece.rfind('等')?;
    let mut names = piece
        .char_indices()
        .map(|(at, _)| at)
        .filter(|at| *at > closed);
    let from = names.find(|at| is_place(&piece[*at..]))?;
    Some((before + 1, start + from))
}

/// How many times 和, 及, 与 stand inside an item, where they may part two items.
pub(super) fn count_joins(item: &str) -> u16 {
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
