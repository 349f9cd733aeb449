//! Adding a rule to a file that has some, with everything else in it left as it is.

use super::Refused;
use super::written::{self, NewRule};
use crate::cli::console::complain;
use crate::grammar::Grammar;
use crate::language::Language;
use crate::report::{self, Look};
use crate::rule::{self, RuleFile, end_of_item};

/// The text of the file `name` with the rule after its last one.
pub fn append(name: &str, existing: &str, rule: &NewRule, look: Look) -> Result<String, Refused> {
    let file = RuleFile::new(name, existing.to_owned());
    let rules = rule::load(&[file], &Grammar::new()).map_err(|errors| {
        complain(report::rule_errors(&errors, &look).trim_end());
        Refused
    })?;
    let last = rules.rules.iter().map(|rule| rule.origin.1).max();
    let Some(text) = last.and_then(|line| inserted(existing, line, rule)) else {
        complain(&match look.language {
            Language::Chinese => format!(
                "错误：{name} 里的规则不是一条一项地写的，不知添在哪里\n  建议：写到另一个文件"
            ),
            Language::English => format!(
                "error: the rules of {name} are not written one an item; there is no place to add one\n  help: write to another file"
            ),
        });
        return Err(Refused);
    };
    Ok(text)
}

/// The text with the rule after the one whose id stands in this line.
fn inserted(existing: &str, id_line: u32, rule: &NewRule) -> Option<String> {
    let (offset, margin) = end_of_item(existing, id_line)?;
    let (before, after) = (existing.get(..offset)?, existing.get(offset..)?);
    let ending = if existing.contains("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let item = format!("\n{}", written::item(rule, margin)).replace('\n', ending);
    let gap = if before.ends_with('\n') { "" } else { ending };
    Some(format!("{before}{gap}{item}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rule::Scope;

    #[test]
    fn what_is_there_stays_as_it_is() {
        let rule = NewRule {
            id: "b".into(),
            title: "乙".into(),
            severity: "error".into(),
            within: Scope::Sentence,
            roles: Vec::new(),
            assert: "甲 > 0".into(),
            free: false,
            text: "1家。".into(),
            bad: None,
        };
        let before = "# 头\nrules:\n- id: a # 编号\n  title: 甲\n";
        let after = "\n# 尾\npack: 我的\n";
        let text = inserted(&format!("{before}{after}"), 3, &rule).unwrap();
        let item = text
            .strip_prefix(before)
            .unwrap()
            .strip_suffix(after)
            .unwrap();
        assert!(item.starts_with("\n- id: b\n  title: 乙\n"), "{item}");
        let text = inserted("rules:\r\n  - id: a", 2, &rule).unwrap();
        assert!(
            text.starts_with("rules:\r\n  - id: a\r\n\r\n  - id: b\r\n"),
            "{text:?}"
        );
    }
}
