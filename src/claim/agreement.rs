//! Whether two labels speak of the same thing.

use std::ops::Deref;

/// How far two labels agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Agreement {
    None,
    /// They share a head or a word of two characters.
    Like,
    /// One holds the other, or they share four characters in a row.
    Same,
}

/// Labels are short; what is farther from the figure than this does not count.
const CHARACTERS: usize = 20;

/// Two characters that say nothing of what is counted when they are all that is shared.
const IDLE: &[&str] = &[
    "项目", "人员", "个人", "情况", "地区", "部分", "工作", "全国", "全省", "全市", "全县", "其中",
    "以上", "以下", "实现", "完成", "达到", "提出", "开展", "组织", "举办", "召开", "我国", "数量",
    "总数", "总量", "比重", "比例", "人口",
];

/// Compares two labels by the longest run of characters that both hold.
pub fn agreement(first: &str, second: &str) -> Agreement {
    if first == second && first.chars().any(is_word_character) {
        return Agreement::Same;
    }
    let a = tail(first);
    let b = tail(second);
    if a.len() < 2 || b.len() < 2 {
        // 亡1390人 and 亡712人: a verb of one character, and nothing else.
        let (long, short) = if a.len() >= b.len() {
            (&a, &b)
        } else {
            (&b, &a)
        };
        return match (short.first(), long.last()) {
            (Some(x), Some(y)) if x == y && long.len() == 1 => Agreement::Same,
            (Some(x), Some(y)) if x == y => Agreement::Like,
            _ => Agreement::None,
        };
    }
    // 收回 and 回收.
    if a.len() == 2 && b.len() == 2 && a[0] == b[1] && a[1] == b[0] {
        return Agreement::Like;
    }
    if pairs(&a) & pairs(&b) == 0 {
        return Agreement::None;
    }
    let (length, end) = longest_shared(&a, &b);
    if length >= 2 && is_denied(&a, end - length) != is_denied_in(&b, &a[end - length..end]) {
        return Agreement::None;
    }
    if length >= 4 || length == a.len() || length == b.len() {
        return Agreement::Same;
    }
    if length == 2 {
        let shared: String = a[end - 2..end].iter().collect();
        if IDLE.contains(&shared.as_str()) {
            return Agreement::None;
        }
    }
    if length >= 2 {
        Agreement::Like
    } else {
        Agreement::None
    }
}

/// A number that shares no bit with that of a label it can't agree with: a bit for every two
/// characters in a row. It is never 0.
pub fn signature(label: &str) -> u64 {
    let characters = tail(label);
    if characters.len() < 2 {
        return u64::MAX;
    }
    pairs(&characters)
}

/// A bit for every two characters in a row.
fn pairs(characters: &[char]) -> u64 {
    const SPREAD: u32 = 0x9E37_79B1;
    characters.windows(2).fold(0, |bits, pair| {
        let mixed = (u32::from(pair[0]).rotate_left(11) ^ u32::from(pair[1])).wrapping_mul(SPREAD);
        bits | 1 << (mixed >> 26)
    })
}

/// How many characters in a row both texts hold, of their last twenty.
pub fn shared_length(first: &str, second: &str) -> usize {
    longest_shared(&tail(first), &tail(second)).0
}

/// What words have before and behind the longest run of characters that they share with a name.
pub fn around_shared<'a>(name: &str, words: &'a str) -> Option<(&'a str, &'a str)> {
    if words.chars().nth(2 * CHARACTERS).is_some() {
        return None;
    }
    let mut best = (0, 0);
    for (start, _) in words.char_indices() {
        for (at, c) in words[start..].char_indices() {
            let end = start + at + c.len_utf8();
            if end - start <= best.1 - best.0 {
                continue;
            }
            if !name.contains(&words[start..end]) {
                break;
            }
            best = (start, end);
        }
    }
    let (start, end) = best;
    let is_word = words[start..end].chars().nth(WORD - 1).is_some();
    is_word.then(|| (&words[..start], &words[end..]))
}

/// Whether what begins at `start` is denied by the character before it: the 合格 of 不合格, the 报名 of 零报名.
fn is_denied(label: &[char], start: usize) -> bool {
    let before = start.checked_sub(1).and_then(|at| label.get(at));
    before.is_some_and(|c| matches!(c, '不' | '非' | '未' | '零'))
}

/// Whether `label` holds the shared characters only where they are denied.
fn is_denied_in(label: &[char], shared: &[char]) -> bool {
    let mut found = label
        .windows(shared.len())
        .enumerate()
        .filter(|(_, window)| *window == shared);
    found.all(|(start, _)| is_denied(label, start))
}

/// Whether two names end in the same word but begin in words of their own: 冬小麦播种面积 and 春小麦播种面积 name different
/// things, 粮食总产量 and 粮食产量 don't.
pub fn are_headed_apart(first: &str, second: &str) -> bool {
    let (a, b) = (tail(first), tail(second));
    let length = shared_end(&a, &b);
    length >= WORD && begin_apart(&a, a.len() - length, &b, b.len() - length)
}

/// Whether two names share a word, be it their last or not, but begin in words of their own: 甲股份收报 and 乙股份.
pub fn are_named_apart(first: &str, second: &str) -> bool {
    if are_headed_apart(first, second) {
        return true;
    }
    let (a, b) = (tail(first), tail(second));
    let (length, end) = longest_shared(&a, &b);
    let run = &a[end - length..end];
    let place = b.windows(length.max(1)).rposition(|window| window == run);
    place.is_some_and(|place| length >= WORD && begin_apart(&a, end - length, &b, place))
}

/// Whether a name says of which kind what the other names without its kind: 新能源汽车 of 汽车产量.
pub fn is_narrower(plain: &str, named: &str) -> bool {
    let (a, b) = (tail(plain), tail(named));
    let (length, end) = longest_shared(&a, &b);
    let run = &a[end - length..end];
    let place = b.windows(length.max(1)).rposition(|window| window == run);
    let kind = place.map_or(&[][..], |place| without_idle(&b[..place]));
    let plain = without_idle(&a[..end - length]).is_empty();
    length >= WORD && plain && kind.len() >= WORD
}

/// A name of one character is no name.
const WORD: usize = 2;

/// How many characters two names both end in.
fn shared_end(a: &[char], b: &[char]) -> usize {
    let ends = a.iter().rev().zip(b.iter().rev());
    ends.take_while(|(x, y)| x == y).count()
}

/// Whether each of two names has words of its own before what they share.
fn begin_apart(a: &[char], start: usize, b: &[char], place: usize) -> bool {
    let full = a.len().min(b.len()) < CHARACTERS;
    let (own, other) = (without_idle(&a[..start]), without_idle(&b[..place]));
    // What one of them holds of the other is a short name of the same: 规上 of 规模以上.
    let has_more = |a: &[char], b: &[char]| a.iter().any(|c| !b.contains(c));
    full && has_more(own, other) && has_more(other, own)
}

/// The words before a name without those at their start that leave it what it is.
fn without_idle(words: &[char]) -> &[char] {
    let mut rest = words;
    let starts = |rest: &[char], word: &&&str| {
        let mut characters = rest.iter();
        word.chars().all(|c| characters.next() == Some(&c))
    };
    while let Some(word) = IDLE_BEFORE.iter().find(|word| starts(rest, word)) {
        rest = &rest[word.chars().count()..];
    }
    match is_idle(rest) {
        true => &[],
        false => rest,
    }
}

/// Whether the words before a name say nothing of what is named.
fn is_idle(words: &[char]) -> bool {
    let said: String = words.iter().collect();
    let mut rest = said.as_str();
    while let Some(less) = IDLE_BEFORE.iter().find_map(|word| rest.strip_suffix(word)) {
        rest = less;
    }
    rest.is_empty()
}

/// Words before a name that leave it what it is.
const IDLE_BEFORE: &[&str] = &[
    "全国", "全省", "全市", "全县", "全区", "全州", "我国", "我省", "我市", "我县", "全年", "年末",
    "期末", "本期", "今年", "其中", "总", "共", "有", "全", "该", "已", "的", "现", "实现", "完成",
    "达到", "累计", "共有", "新增",
];

/// Whether `label` holds the words of `wanted`: all of it, or all but its ends.
pub fn contains_words(label: &str, wanted: &str) -> bool {
    if wanted.is_empty() {
        return false;
    }
    if label.contains(wanted) {
        return true;
    }
    let a = tail(label);
    let b = tail(wanted);
    if pairs(&a) & pairs(&b) == 0 {
        return false;
    }
    let (length, _) = longest_shared(&a, &b);
    length >= 2 && length * 3 >= b.len() * 2
}

/// The last characters of a label that are letters or digits.
struct Tail {
    characters: [char; CHARACTERS],
    start: usize,
}

impl Deref for Tail {
    type Target = [char];

    fn deref(&self) -> &[char] {
        &self.characters[self.start..]
    }
}

fn tail(label: &str) -> Tail {
    let mut characters = [' '; CHARACTERS];
    let mut start = CHARACTERS;
    let words = label.chars().rev().filter(|c| is_word_character(*c));
    for (place, character) in characters.iter_mut().rev().zip(words) {
        *place = character;
        start -= 1;
    }
    Tail { characters, start }
}

/// `char::is_alphanumeric`, which looks ideographs up in a table.
pub fn is_word_character(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphanumeric()
}

/// Length of the longest common run, and where it ends in `a`.
fn longest_shared(a: &[char], b: &[char]) -> (usize, usize) {
    let mut row = [0usize; CHARACTERS + 1];
    let mut best = (0, 0);
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = 0;
        for (j, y) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if x == y { diagonal + 1 } else { 0 };
            if row[j + 1] > best.0 {
                best = (row[j + 1], i + 1);
            }
            diagonal = above;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_that_agree_share_a_bit() {
        for (a, b) in [
            ("贫困人口", "建档立卡贫困人口"),
            ("亡", "死亡人数"),
            ("", "玉米"),
        ] {
            assert_ne!(signature(a) & signature(b), 0, "{a} {b}");
        }
        assert_eq!(signature("玉米") & signature("水稻"), 0);
    }

    #[test]
    fn long_and_short_names_agree() {
        assert_eq!(agreement("建档立卡贫困人口", "贫困人口"), Agreement::Same);
        assert_eq!(agreement("复工", "已复工复产"), Agreement::Same);
        assert_eq!(agreement("合作企业", "合作社"), Agreement::Like);
        assert_eq!(agreement("基础设施项目", "其他项目"), Agreement::None);
        assert_eq!(agreement("玉米", "水稻"), Agreement::None);
        assert_eq!(agreement("收回", "回收"), Agreement::Like);
        assert_eq!(agreement("不合格", "合格"), Agreement::None);
        assert_eq!(agreement("不合格样品", "抽检不合格"), Agreement::Like);
        assert_eq!(agreement("非金融企业贷款", "金融企业"), Agreement::None);
    }

    #[test]
    fn names_with_words_of_their_own_are_apart() {
        for (a, b) in [
            ("冬小麦播种面积", "西北春小麦播种面积"),
            ("男性人口", "女性人口"),
            ("夏粮产量", "秋粮产量"),
            ("绿豆库存", "大豆库存"),
            ("东风股份收报", "南方股份"),
        ] {
            assert!(are_named_apart(a, b), "{a} {b}");
        }
        for (a, b) in [
            ("粮食总产量", "粮食产量"),
            ("全国在校生", "在校生"),
            ("全市事故起数", "我市事故起数"),
            ("亡", "死亡"),
            ("我市规上工业", "规模以上工业"),
        ] {
            assert!(!are_named_apart(a, b), "{a} {b}");
        }
    }

    #[test]
    fn words_have_more_than_a_name_before_and_behind() {
        assert_eq!(
            around_shared("外资企业", "外资企业出口"),
            Some(("", "出口"))
        );
        assert_eq!(
            around_shared("农村党员", "女性农村党员"),
            Some(("女性", ""))
        );
        assert_eq!(around_shared("亡", "亡人数"), None);
    }

    #[test]
    fn base_words_are_found_in_a_label() {
        assert!(contains_words("全国共有普惠性幼儿园", "普惠性幼儿园"));
        assert!(!contains_words("移动物联网终端用户", "全球"));
    }
}
