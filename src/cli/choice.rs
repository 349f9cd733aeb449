//! Which rules a run is for, as its arguments say: `--only`, `--skip`.

use super::args::Choice;
use crate::language::Language;
use crate::rule::{Rule, RuleSet, nearest};

impl Choice {
    /// The rules that remain.
    pub fn apply(&self, rules: RuleSet) -> RuleSet {
        let kept = |rule: &Rule| {
            let is_named = |names: &[String]| {
                names
                    .iter()
                    .any(|name| *name == rule.id || *name == rule.pack)
            };
            (self.only.is_empty() || is_named(&self.only)) && !is_named(&self.skip)
        };
        let mut rules = rules;
        rules.rules.retain(kept);
        rules
    }

    /// The names that no rule and no pack of any of the sets has, in words.
    pub fn unknown<'r>(
        &self,
        sets: impl Iterator<Item = &'r RuleSet> + Clone,
        language: Language,
    ) -> Vec<String> {
        let rules = || sets.clone().flat_map(|set| &set.rules);
        let known = || rules().flat_map(|rule| [rule.id.as_str(), rule.pack.as_str()]);
        let names = self.only.iter().chain(&self.skip);
        names
            .filter(|name| !known().any(|known| known == name.as_str()))
            .map(|name| unknown_name(name, nearest(name, known()).as_deref(), language))
            .collect()
    }
}

fn unknown_name(name: &str, nearest: Option<&str>, language: Language) -> String {
    match (language, nearest) {
        (Language::Chinese, Some(near)) => {
            format!("错误：没有规则或规则包 {name}\n  建议：是不是 {near}？")
        }
        (Language::Chinese, None) => {
            format!("错误：没有规则或规则包 {name}\n  建议：heshu rules list 列出全部")
        }
        (Language::English, Some(near)) => {
            format!("error: there is no rule or pack {name}\n  help: do you mean {near}?")
        }
        (Language::English, None) => {
            format!("error: there is no rule or pack {name}\n  help: see heshu rules list")
        }
    }
}
