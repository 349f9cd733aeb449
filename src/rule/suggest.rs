//! Did-you-mean: the known word nearest to one that is not known.

/// What authors write for a key or word of the language, and what it is called.
const ALIASES: &[(&str, &str)] = &[
    ("标题", "title"),
    ("name", "title"),
    ("编号", "id"),
    ("原因", "why"),
    ("description", "why"),
    ("reason", "why"),
    ("级别", "severity"),
    ("level", "severity"),
    ("范围", "within"),
    ("scope", "within"),
    ("角色", "where"),
    ("roles", "where"),
    ("断言", "assert"),
    ("check", "assert"),
    ("asserts", "assert"),
    ("禁止", "forbid"),
    ("说明", "message"),
    ("消息", "message"),
    ("提示", "help"),
    ("hint", "help"),
    ("note", "help"),
    ("测试", "tests"),
    ("examples", "tests"),
    ("单位", "unit"),
    ("量纲", "dimension"),
    ("类型", "kind"),
    ("type", "kind"),
    ("标签", "label"),
    ("words", "label"),
    ("排除", "not"),
    ("exclude", "not"),
    ("线索", "cue"),
    ("part", "part_of"),
    ("whole", "whole_of"),
    ("good", "ok"),
    ("valid", "ok"),
    ("invalid", "bad"),
    ("fail", "bad"),
    ("warn", "warning"),
    ("错误", "error"),
    ("警告", "warning"),
    ("percent", "ratio"),
    ("百分比", "ratio"),
    ("金额", "money"),
    ("总", "total"),
    ("其中", "part"),
    ("占", "share"),
    ("率", "rate"),
    ("句", "sentence"),
    ("段", "paragraph"),
    ("全文", "document"),
    ("重量", "mass"),
    ("面积", "area"),
    ("长度", "length"),
    ("体积", "volume"),
    ("数量", "count"),
    ("总数", "total"),
    ("增长", "increase"),
    ("下降", "decrease"),
    ("提示", "info"),
    ("不查", "off"),
    ("关闭", "off"),
    ("关", "off"),
    ("none", "off"),
    ("规则包", "packs"),
    ("规则", "rules"),
    ("日期", "date"),
    ("约数", "hedges"),
    ("约", "about"),
    ("近", "near"),
    ("截尾", "truncation"),
    ("单位", "units"),
    ("名称", "name"),
    ("别名", "aliases"),
    ("alias", "aliases"),
    ("倍数", "factor"),
    ("线索", "cues"),
    ("线索词", "cues"),
    ("固定词语", "phrases"),
    ("例外", "overrides"),
    ("路径", "paths"),
    ("path", "paths"),
    ("files", "paths"),
];

/// The word of `known` that the author of `word` most likely meant.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str> + Clone) -> Option<String> {
    let is_known = |meant: &str| {
        known
            .clone()
            .into_iter()
            .any(|candidate| candidate == meant)
    };
    let mut aliases = ALIASES.iter().filter(|(alias, _)| *alias == word);
    if let Some((_, meant)) = aliases.find(|(_, meant)| is_known(meant)) {
        return Some((*meant).to_owned());
    }
    let lower = word.to_lowercase();
    let length = lower.chars().count();
    // A word from a hostile file is not worth the quadratic comparison.
    if length == 0 || length > 40 {
        return None;
    }
    let limit = (length / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (distance(&lower, candidate), candidate))
        .filter(|(far, candidate)| {
            *far <= limit && *far < candidate.chars().count()
                || length > 1 && (candidate.contains(&lower) || lower.contains(candidate))
        })
        .min_by_key(|(far, _)| *far)
        .map(|(_, candidate)| candidate.to_owned())
}

/// Edits (insert, delete, replace, swap neighbours) that turn `a` into `b`.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().collect();
    let b: Vec<char> = b.chars().collect();
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let replace = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            let mut least = replace.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(before_last[j - 2] + 1);
            }
            row.push(least);
        }
        before_last = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_slips_of_the_finger_and_chinese_names() {
        let keys = ["unit", "label", "part_of", "title"];
        assert_eq!(nearest("lable", keys).as_deref(), Some("label"));
        assert_eq!(nearest("标签", keys).as_deref(), Some("label"));
        assert_eq!(nearest("partof", keys).as_deref(), Some("part_of"));
        assert_eq!(nearest("zebra", keys), None);
    }

    #[test]
    fn a_short_chinese_role_is_near_a_longer_one() {
        assert_eq!(
            nearest("复工", ["总数", "已复工"]).as_deref(),
            Some("已复工")
        );
        assert_eq!(nearest("数", ["总", "分"]), None);
    }
}
