//! Finds the classes of [`PARTITIONS`] in the words of a list's members, all in one pass.

use std::sync::LazyLock;

use daachorse::CharwiseDoubleArrayAhoCorasick;
use daachorse::charwise::CharwiseDoubleArrayAhoCorasickBuilder;
use smallvec::SmallVec;

use super::tables::{PARTITIONS, Partition};

/// A set of classes, counted through all partitions, as bits.
type Classes = [u128; 4];

const NO_CLASS: Classes = [0; 4];

/// How many classes the table has.
const CLASSES: usize = {
    let mut count = 0;
    let mut row = 0;
    while row < PARTITIONS.len() {
        count += PARTITIONS[row].len();
        row += 1;
    }
    count
};

const _: () = assert!(CLASSES <= 512, "Classes needs more bits");

/// All classes of each partition.
static ROWS: [Classes; PARTITIONS.len()] = {
    let mut rows = [NO_CLASS; PARTITIONS.len()];
    let (mut row, mut class) = (0, 0);
    while row < PARTITIONS.len() {
        let end = class + PARTITIONS[row].len();
        while class < end {
            rows[row] = union(rows[row], single(class));
            class += 1;
        }
        row += 1;
    }
    rows
};

/// The words of the table.
struct Finder {
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    /// What each word names; one word may name classes of several partitions.
    named: Vec<Classes>,
}

static FINDER: LazyLock<Finder> = LazyLock::new(Finder::new);

/// Makes what the first question would have to wait for.
pub(super) fn prepare() {
    LazyLock::force(&FINDER);
}

impl Finder {
    fn new() -> Self {
        let mut words: Vec<&str> = Vec::new();
        let mut named: Vec<Classes> = Vec::new();
        for (class, spellings) in PARTITIONS.iter().flat_map(|row| row.iter()).enumerate() {
            for word in spellings.iter() {
                let at = words
                    .iter()
                    .position(|known| known == word)
                    .unwrap_or_else(|| {
                        words.push(word);
                        named.push(NO_CLASS);
                        words.len() - 1
                    });
                named[at] = union(named[at], single(class));
            }
        }
        let patterns = words.into_iter().zip(0..);
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .build_with_values(patterns)
            .ok();
        Finder { automaton, named }
    }

    fn classes(&self, words: &str) -> Classes {
        let Some(automaton) = &self.automaton else {
            return NO_CLASS;
        };
        automaton
            .find_overlapping_iter(words)
            .filter_map(|found| self.named.get(found.value() as usize))
            .fold(NO_CLASS, |all, classes| union(all, *classes))
    }
}

/// Whether each member names a class of one partition and together they name every class of it.
/// A member's words are those before its figure and its label.
pub(super) fn divides<'a>(members: impl Iterator<Item = [&'a str; 2]>) -> bool {
    let mut named: SmallVec<[Classes; 8]> = SmallVec::new();
    let mut labels: SmallVec<[&str; 8]> = SmallVec::new();
    for words in members {
        labels.push(words[1]);
        let classes = classes_of(words);
        if classes == NO_CLASS {
            return false;
        }
        named.push(classes);
    }
    let all = named
        .iter()
        .fold(NO_CLASS, |all, classes| union(all, *classes));
    PARTITIONS.iter().zip(&ROWS).any(|(row, &wanted)| {
        row.len() == named.len()
            && common(all, wanted) == wanted
            && !labels.iter().any(|label| names_all(row, label))
            && !count_different_things(row, &labels)
            && named.iter().enumerate().all(|(at, classes)| {
                let own = common(*classes, wanted);
                // Two that name the same are no two parts: 外企进出口 and 国企进出口.
                own != NO_CLASS && named[..at].iter().all(|c| common(*c, wanted) != own)
            })
    })
}

/// 出境港人128万人次，入境旅客56万人次: whether two labels, each begun by a class of the row, go on with nothing in common.
fn count_different_things(row: Partition, labels: &[&str]) -> bool {
    let [first, second] = labels else {
        return false;
    };
    let (Some(first), Some(second)) = (behind_class(row, first), behind_class(row, second)) else {
        return false;
    };
    let is_noun = |rest: &str| rest.chars().nth(1).is_some();
    is_noun(first) && is_noun(second) && !first.chars().any(|c| second.contains(c))
}

/// What follows the longest class of the row that begins a label.
fn behind_class(row: Partition, label: &str) -> Option<&str> {
    let words = row.iter().flat_map(|class| class.iter());
    let rests = words.filter_map(|word| label.strip_prefix(word));
    rests.min_by_key(|rest| rest.len())
}

/// 对甲国进出口: whether the words hold a spelling that is one of every class, so that they name none.
fn names_all(row: Partition, words: &str) -> bool {
    let Some((first, rest)) = row.split_first() else {
        return false;
    };
    let is_shared = |word: &&&str| rest.iter().all(|class| class.contains(word));
    first
        .iter()
        .filter(is_shared)
        .any(|word| words.contains(word))
}

/// Whether each member names classes of one partition that no other names: whatever else they say, they shut each other
/// out.
pub(super) fn are_apart<'a>(members: impl Iterator<Item = [&'a str; 2]>) -> bool {
    let named: SmallVec<[Classes; 8]> = members.map(classes_of).collect();
    ROWS.iter().any(|wanted| {
        let mut taken = NO_CLASS;
        named.iter().all(|classes| {
            let own = common(*classes, *wanted);
            let is_new = own != NO_CLASS && common(taken, own) == NO_CLASS;
            taken = union(taken, own);
            is_new
        })
    })
}

/// The classes that any of the words name.
fn classes_of(words: [&str; 2]) -> Classes {
    words
        .iter()
        .fold(NO_CLASS, |all, words| union(all, FINDER.classes(words)))
}

/// Whether the words name one class after another of a partition: 中央对地方的转移支付 is of neither alone. One within the
/// other (不合格) is one class.
pub(super) fn relates(words: &str) -> bool {
    let Some(automaton) = &FINDER.automaton else {
        return false;
    };
    let mut first: Option<(usize, Classes)> = None;
    for found in automaton.find_overlapping_iter(words) {
        let Some(classes) = FINDER.named.get(found.value() as usize) else {
            continue;
        };
        match first {
            Some((end, earlier)) if found.start() >= end => {
                if differ(earlier, *classes) {
                    return true;
                }
            }
            Some(_) => {}
            None => first = Some((found.end(), *classes)),
        }
    }
    false
}

/// Whether the words of two members name different classes of one partition.
pub fn are_parted(first: &str, second: &str) -> bool {
    differ(FINDER.classes(first), FINDER.classes(second))
}

/// Whether the two are of one partition with no class in common.
fn differ(a: Classes, b: Classes) -> bool {
    if a == NO_CLASS || b == NO_CLASS {
        return false;
    }
    ROWS.iter().any(|row| {
        let (left, right) = (common(a, *row), common(b, *row));
        left != NO_CLASS && right != NO_CLASS && common(left, right) == NO_CLASS
    })
}

const fn single(class: usize) -> Classes {
    let mut set = NO_CLASS;
    set[class / 128] = 1 << (class % 128);
    set
}

const fn union(a: Classes, b: Classes) -> Classes {
    [a[0] | b[0], a[1] | b[1], a[2] | b[2], a[3] | b[3]]
}

fn common(a: Classes, b: Classes) -> Classes {
    [a[0] & b[0], a[1] & b[1], a[2] & b[2], a[3] & b[3]]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_class_must_be_named_and_every_member_name_one() {
        let divides = |members: &[&'static str]| divides(members.iter().map(|m| [*m, ""]));
        assert!(divides(&["城镇就业", "农村就业"]));
        assert!(divides(&["夏粮产量", "早稻产量", "秋粮产量"]));
        assert!(divides(&["合格产品", "不合格产品"]));
        assert!(!divides(&["外资企业进出口", "国有企业进出口"]));
        assert!(!divides(&["城镇就业", "城市就业"]));
        assert!(!divides(&["城镇就业", "其他就业"]));
        assert!(!divides(&["夏粮产量", "早稻产量"]));
    }

    #[test]
    fn two_classes_of_one_partition_are_parted() {
        assert!(are_parted("境外输入", "本土"));
        assert!(are_parted("出口总值", "自甲地进口"));
        assert!(!are_parted("进出口总值", "进口"));
        assert!(!are_parted("城镇就业", "城市就业"));
        assert!(!are_parted("城镇就业", "秋粮产量"));
    }

    #[test]
    fn classes_of_two_things_divide_nothing() {
        let divides =
            |labels: [&'static str; 2]| divides(labels.map(|label| ["", label]).into_iter());
        assert!(!divides(["城市老人", "农村儿童"]));
        assert!(divides(["城镇居民", "农村居民"]));
        assert!(divides(["第二产业增加值", "第三产业"]));
    }

    #[test]
    fn a_relation_between_two_classes_is_none_of_them() {
        assert!(relates("中央对地方转移支付"));
        assert!(!relates("中央本级支出"));
        assert!(!relates("不合格产品"));
    }
}
