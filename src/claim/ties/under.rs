//! What a list tells of one of its own items: 其中柑橘类700万吨；柑橘类中脐橙520万吨.

use super::among::ends_with_among;
use super::opened::labels_look_alike;
use super::told_out::nominal;
use super::{are_parted_by_semicolon, back, id, is_chained, is_visible};
use crate::claim::Claim;
use crate::claim::partitions::are_parted;
use crate::text::ceil_boundary;

/// Of what a figure is told by its words.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Under {
    /// Nothing says it.
    Nothing,
    /// Of the figure of that index.
    Of(usize),
    /// Of something named, but which figure is its number can't be told.
    Unknown,
}

/// How far before a figure a name is looked for, in bytes.
const WINDOW: usize = 90;
/// What says that a part of what stands before it is told.
const WITHIN: [char; 2] = ['中', '里'];
/// What makes a word with 中 or 里 before it: 网络投票中小股东.
const BEGUN: [char; 24] = [
    '小', '央', '级', '等', '型', '学', '国', '心', '期', '间', '部', '标', '考', '药', '医', '介',
    '层', '年', '长', '专', '职', '转', '东', '程',
];
/// So many names before a figure are looked at.
const MOST_NAMES: usize = 3;
/// How many items back in the same stretch of a list one may be told of a named item.
const NEAR: usize = 6;

/// What the words before a figure name with 中 or 里 as what it is told of, or those of an item of the same stretch before it.
pub(super) fn told_under(text: &str, list: &[Claim], first: usize, at: usize) -> Under {
    match named(text, list, first, at) {
        Under::Nothing => carried(text, list, first, at),
        under => under,
    }
}

/// 柑橘类700万吨；柑橘类中脐橙520万吨: the figure of the sentence whose name stands before 中.
fn named(text: &str, list: &[Claim], first: usize, at: usize) -> Under {
    let claim = &list[at];
    let told = || {
        back(list, first, at)
            .take_while(|(_, c)| c.sentence == claim.sentence)
            .filter(|(_, c)| c.is_level() && c.counts_like(claim) && is_visible(c, claim))
    };
    let Some((_, nearest)) = told().next() else {
        return Under::Nothing;
    };
    let start = claim.quantity.extent.start as usize;
    let from = ceil_boundary(text, start.saturating_sub(WINDOW));
    let words = &text[from.max(nearest.quantity.extent.end as usize).min(start)..start];
    let mut under = Under::Nothing;
    for name in names(words) {
        if let Some((index, _)) = told().find(|(_, c)| is_called(text, c, name)) {
            return Under::Of(index);
        }
        let is_like = |c: &Claim| c.whole.is_some() && c.label.of(text).contains(name);
        if told().any(|(_, c)| is_like(c)) {
            under = Under::Unknown;
        }
    }
    under
}

/// 柑橘类中，脐橙520万吨，蜜桔100万吨: what goes on from an item told of a named one is told of it too. Where the name is no
/// clause of its own, that is so with 、 only; behind a comma it may be, where the name is told
/// behind a semicolon and there is room for it.
fn carried(text: &str, list: &[Claim], first: usize, at: usize) -> Under {
    let claim = &list[at];
    let mut items = back(list, first, at)
        .take_while(|(_, c)| {
            c.sentence == claim.sentence && !are_parted_by_semicolon(text, c, claim)
        })
        .filter(|(_, c)| c.is_level() && c.counts_like(claim) && c.bracket == claim.bracket)
        .take(NEAR);
    let found = items.find_map(|(index, c)| match named(text, list, first, index) {
        Under::Of(whole) => Some((c, whole)),
        _ => None,
    });
    let Some((item, index)) = found else {
        return Under::Nothing;
    };
    let whole = &list[index];
    let is_sibling =
        || labels_look_alike(text, whole, claim) && !labels_look_alike(text, item, claim);
    let opens = text[..item.before.start as usize].trim_end_matches(',');
    if are_parted(whole.label.of(text), claim.label.of(text)) {
        Under::Nothing
    } else if is_chained(text, claim) || opens.ends_with(WITHIN) {
        Under::Of(index)
    } else if !are_parted_by_semicolon(text, whole, item) && is_sibling() {
        Under::Nothing
    } else if are_parted_by_semicolon(text, whole, item) && leaves_room(list, first, index, at) {
        Under::Of(index)
    } else {
        Under::Unknown
    }
}

/// Whether the claim and the parts told before it of the figure are no more than it.
fn leaves_room(list: &[Claim], first: usize, whole: usize, at: usize) -> bool {
    let parts = back(list, first, at).filter(|(_, c)| c.whole == id(whole));
    let sum = parts.map(|(_, c)| nominal(c)).chain([nominal(&list[at])]);
    let sum = sum.reduce(|sum, part| sum?.add(part?)).flatten();
    sum.zip(nominal(&list[whole]))
        .is_some_and(|(sum, total)| sum <= total)
}

/// The names that stand before 中 or 里 in the last clause, or in one before it that ends so.
/// What stands right behind the figure before (2名老师中，) is what that one counts.
fn names(words: &str) -> impl Iterator<Item = &str> {
    const STOPS: [char; 7] = [',', ';', ':', '。', '、', '(', '\n'];
    let words = words.find(STOPS).map_or("", |stop| &words[stop..]);
    let mut clauses = words.rsplit(STOPS);
    let own = clauses.next();
    let before = clauses.next().filter(|clause| clause.ends_with(WITHIN));
    let clauses = own.into_iter().chain(before);
    clauses
        .flat_map(|clause| clause.match_indices(WITHIN).map(move |hit| (clause, hit)))
        .filter(|(clause, (at, word))| {
            let (said, after) = clause.split_at(at + word.len());
            !after.starts_with(BEGUN) && (said.ends_with('里') || ends_with_among(said))
        })
        .map(|(clause, (at, _))| bare_name(&clause[..at]))
        .filter(|name| name.chars().nth(1).is_some())
        .take(MOST_NAMES)
}

/// A name without the words that only point to it: 其中在柑橘类.
fn bare_name(words: &str) -> &str {
    const POINTING: [&str; 7] = ["其中", "在", "而", "这些", "该", "上述", "有"];
    const TRAILING: [&str; 3] = ["当", "之", "的"];
    let mut name = words.trim();
    while let Some(rest) = POINTING.iter().find_map(|word| name.strip_prefix(word)) {
        name = rest;
    }
    let trimmed = TRAILING.iter().find_map(|word| name.strip_suffix(word));
    trimmed.unwrap_or(name)
}

/// Whether the figure is told as the number of what has that name: 柑橘类产量, 女教师. A word may follow that says
/// what of it is measured, but none may stand before it.
fn is_called(text: &str, claim: &Claim, name: &str) -> bool {
    const MEASURE: usize = 3;
    let rest = bare_name(claim.label.of(text)).strip_prefix(name);
    rest.is_some_and(|rest| rest.chars().count() <= MEASURE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_stand_before_the_word_in_the_own_clause_or_the_one_before() {
        let all = |words: &'static str| names(words).collect::<Vec<_>>();
        assert_eq!(all(";柑橘类中脐橙产量"), ["柑橘类"]);
        assert_eq!(all(",在柑橘中,脐橙产量"), ["柑橘"]);
        assert_eq!(all(",其中初中教师"), Vec::<&str>::new());
        assert_eq!(all(",网络投票中小股东"), Vec::<&str>::new());
        assert_eq!(all("。其中,女教师"), Vec::<&str>::new());
    }
}
