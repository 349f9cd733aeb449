//! Marks inside figures: what groups digits, and dots that are decimal points.

use super::script::is_han;
use super::space::Gap;

/// A figure has no more groups of three digits than this (it is below 10^18); a longer run is
/// something else. It also bounds the look-ahead.
const MAX_GROUPS: usize = 5;

/// Signs and units that may follow a figure written with `·` for the decimal point. Without one
/// of them it is a day (`5·12`) or a name.
const AFTER_DECIMAL: &str = "%‰％万亿千百元人个倍吨亩公米平斤克度分户家名只头件台套辆次成角";

/// The digit that `rest` starts with, half-width or full-width, and its length in bytes.
pub(super) fn digit(rest: &str) -> Option<(char, usize)> {
    let first = rest.chars().next()?;
    match first {
        '0'..='9' => Some((first, 1)),
        '０'..='９' => {
            let half = char::from_u32(first as u32 - '０' as u32 + '0' as u32)?;
            Some((half, first.len_utf8()))
        }
        _ => None,
    }
}

/// Whether a group of three digits can start at the bytes `rest`: a cheap look before all else.
pub(super) fn may_be_group(rest: &[u8]) -> bool {
    match rest {
        [first, second, third, ..] => {
            [first, second, third].into_iter().all(u8::is_ascii_digit) || *first == 0xEF
        }
        _ => false,
    }
}

/// Whether `normal` ends with the first group of a grouped figure: one digit to `size` of them, no
/// zero in front, nothing before them that makes them part of a longer figure or a name.
fn ends_with_first_group(normal: &str, size: usize) -> bool {
    let digits = normal
        .bytes()
        .rev()
        .take(size + 1)
        .take_while(u8::is_ascii_digit)
        .count();
    let Some((head, group)) = normal.split_at_checked(normal.len() - digits) else {
        return false;
    };
    if !(1..=size).contains(&digits) || group.starts_with('0') {
        return false;
    }
    match head.chars().next_back() {
        Some(before) => !before.is_ascii_alphanumeric() && !matches!(before, '.' | '·' | '/'),
        None => true,
    }
}

/// The offsets in `rest` at which the groups of three digits start, where `rest` starts with the
/// mark that groups them and `normal` ends with what stands before it.
pub(super) fn comma_groups(normal: &str, rest: &str) -> Option<Groups> {
    let mark = rest.chars().next()?;
    if !ends_with_first_group(normal, THOUSANDS) {
        return None;
    }
    let marks = |text: &str| text.starts_with(mark).then(|| mark.len_utf8());
    let groups = Groups::read(rest, THOUSANDS, marks)?;
    let after = rest.get(groups.end..)?;
    // 1,000,20 is not grouped: what looks like groups is a list.
    let list_goes_on = after
        .strip_prefix(mark)
        .is_some_and(|next| digit(next).is_some());
    (!list_goes_on).then_some(groups)
}

/// As [`comma_groups`], for apostrophes, which group digits by three (1'234'567) or by four
/// (6'0193'8035).
pub(super) fn apostrophe_groups(normal: &str, rest: &str) -> Option<Groups> {
    let mark = rest.chars().next()?;
    let marks = |text: &str| text.starts_with(mark).then(|| mark.len_utf8());
    [THOUSANDS, MYRIADS].into_iter().find_map(|size| {
        let groups =
            Groups::read(rest, size, marks).filter(|_| ends_with_first_group(normal, size))?;
        let goes_on = rest.get(groups.end..)?.starts_with(mark);
        (!goes_on).then_some(groups)
    })
}

/// As [`comma_groups`], for blanks. `after_blank` tells that a blank was dropped at this offset of
/// `normal`: a figure with a blank before it and no word behind it is a column of a table.
pub(super) fn space_groups(normal: &str, after_blank: Option<usize>, rest: &str) -> Option<Groups> {
    if !ends_with_first_group(normal, THOUSANDS) {
        return None;
    }
    let groups = Groups::read(rest, THOUSANDS, |text| {
        let gap = Gap::read(text, 0);
        gap.groups_digits().then_some(gap.end)
    })?;
    let after = rest.get(groups.end..)?;
    let gap = Gap::read(after, 0);
    let next = after.get(gap.end..)?;
    if gap.end > 0 && !gap.line_break && digit(next).is_some() {
        return None;
    }
    let head = normal.trim_end_matches(|last: char| last.is_ascii_digit());
    let set_apart = head.ends_with(' ') || after_blank == Some(head.len());
    let word_follows = !gap.line_break && next.chars().next().is_some_and(is_han);
    (!set_apart || word_follows).then_some(groups)
}

/// The groups of digits behind the first group of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Groups {
    /// Where each group starts.
    starts: [usize; MAX_GROUPS],
    count: usize,
    /// How many digits each has.
    pub size: usize,
    pub end: usize,
}

/// Digits in a group of 1,234,567.
const THOUSANDS: usize = 3;

/// Digits in a group of 1'2345'6789.
const MYRIADS: usize = 4;

impl Groups {
    /// Reads as many groups of `size` digits as there are; `mark` gives the length of the mark a text
    /// starts with.
    fn read(rest: &str, size: usize, mark: impl Fn(&str) -> Option<usize>) -> Option<Groups> {
        let mut groups = Groups {
            starts: [0; MAX_GROUPS],
            count: 0,
            size,
            end: 0,
        };
        while let Some(length) = rest.get(groups.end..).and_then(&mark) {
            let start = groups.end + length;
            let Some(end) = group_end(rest, start, size) else {
                break;
            };
            *groups.starts.get_mut(groups.count)? = start;
            groups.count += 1;
            groups.end = end;
        }
        (groups.count > 0).then_some(groups)
    }

    pub fn starts(&self) -> impl Iterator<Item = usize> {
        self.starts.iter().copied().take(self.count)
    }
}

/// The end of the `size` digits at `start`, no further one following.
fn group_end(rest: &str, start: usize, size: usize) -> Option<usize> {
    let mut end = start;
    for _ in 0..size {
        end += digit(rest.get(end..)?)?.1;
    }
    digit(rest.get(end..)?).is_none().then_some(end)
}

/// Whether the dot that `rest` starts with is a decimal point, `normal` being what stands before.
/// `“7·23”事故` is a day.
pub(super) fn is_decimal_point(normal: &str, rest: &str) -> bool {
    let digits = normal
        .bytes()
        .rev()
        .take(6)
        .take_while(u8::is_ascii_digit)
        .count();
    if !(1..=5).contains(&digits) {
        return false;
    }
    let before = normal
        .get(..normal.len() - digits)
        .and_then(|head| head.chars().next_back());
    if before.is_some_and(|before| "“‘\"「『.·".contains(before)) {
        return false;
    }
    const MOST: usize = 4;
    let decimals = rest
        .get(rest.chars().next().map_or(0, char::len_utf8)..)
        .unwrap_or_default();
    behind_decimals(decimals, MOST)
        .is_some_and(|after| is_behind_decimal(after.trim_start_matches([' ', '\u{3000}'])))
}

/// What stands behind the digits that `text` starts with: one to `most` of them.
fn behind_decimals(text: &str, most: usize) -> Option<&str> {
    let mut after = text;
    for read in 0..=most {
        match digit(after) {
            Some((_, length)) => after = after.get(length..)?,
            None => return (read > 0).then_some(after),
        }
    }
    None
}

/// Whether a sign or unit follows that a decimal may have.
fn is_behind_decimal(after: &str) -> bool {
    after.starts_with(|next| AFTER_DECIMAL.contains(next))
}

/// Words that a number stands behind which counts off: 表1. 5万人…
const COUNTED_OFF: &str = "表图第节章条款例附注题式";

/// Whether the blanks between `normal` and `rest` stand inside a decimal, behind its point: 收入12. 5万元.
/// In front of the figure stands a word, which no item of a list (1. 5万元) has.
pub(super) fn is_torn_decimal(normal: &str, rest: &str) -> bool {
    let Some(head) = normal.strip_suffix('.') else {
        return false;
    };
    let whole = head.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = head.len() - whole.len();
    let word = whole.chars().next_back();
    let stands_behind_word = word.is_some_and(|c| is_han(c) && !COUNTED_OFF.contains(c));
    if !(1..=5).contains(&digits) || !stands_behind_word {
        return false;
    }
    const MOST: usize = 2;
    behind_decimals(rest, MOST).is_some_and(is_behind_decimal)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_of_three_only() {
        let comma = |before, rest| comma_groups(before, rest).map(|groups| groups.end);
        assert_eq!(comma("共1", ",000人"), Some(4));
        assert_eq!(comma("共1", "，234，567"), Some(12));
        assert_eq!(comma("1", ",100万"), Some(4));
        assert_eq!(comma("3", ",4月"), None);
        assert_eq!(comma("2020", ",100"), None);
        assert_eq!(comma("0", ",123"), None);
        assert_eq!(comma("1.5", ",123"), None);
        assert_eq!(comma("1", ",000,20"), None);
        assert_eq!(comma("1", ",0000"), None);
    }

    #[test]
    fn apostrophes_group_by_three_or_by_four() {
        let groups = |before, rest| apostrophe_groups(before, rest).map(|groups| groups.end);
        assert_eq!(groups("共1", "'234'567人"), Some(8));
        assert_eq!(groups("共6", "'0193'8035人"), Some(10));
        assert_eq!(groups("共2773", "'2095人"), Some(5));
        assert_eq!(groups("共6", "'21人"), None);
        assert_eq!(groups("共6", "'0193'8"), None);
    }

    #[test]
    fn a_blank_behind_the_point_tears_a_decimal_only_behind_a_word() {
        assert!(is_torn_decimal("全年收入12.", "5万元"));
        assert!(is_torn_decimal("增长3.", "25%"));
        assert!(!is_torn_decimal("见表1.", "5万人"));
        assert!(!is_torn_decimal("1.", "5万人"));
        assert!(!is_torn_decimal("任务:1.", "3个方面"));
        assert!(!is_torn_decimal("收入12.", "5月"));
        assert!(!is_torn_decimal("收入12.", "2345万元"));
    }

    #[test]
    fn blanks_group_only_inside_running_text() {
        let space = |before, rest| space_groups(before, None, rest).map(|groups| groups.end);
        assert_eq!(space("为942", " 118人"), Some(4));
        assert_eq!(space("为942", "\u{2009}118\n人"), Some(6));
        assert_eq!(space("2020", " 100"), None);
        assert_eq!(space("甲市 120", " 130"), None);
        assert_eq!(space_groups("甲市120", Some(6), " 130"), None);
        assert!(space_groups("甲市120", Some(6), " 130 人").is_some());
        assert_eq!(space("为120", " 130 45"), None);
        assert_eq!(space("G25", " 100"), None);
    }

    #[test]
    fn a_middle_dot_is_a_decimal_point_before_a_unit() {
        assert!(is_decimal_point("增长7", "·5%"));
        assert!(is_decimal_point("约3", "・25万"));
        assert!(!is_decimal_point("“7", "·23”事故"));
        assert!(!is_decimal_point("5", "·12汶川"));
        assert!(!is_decimal_point("东光", "·5人"));
    }
}
