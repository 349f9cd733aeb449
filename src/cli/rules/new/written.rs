//! The new rule as YAML.

use std::fmt;

use super::roles::ChosenRole;
use crate::cli::rules::SCHEMA_FILE;
use crate::rule::{SCOPES, Scope, word_of};

/// Aspects freed when the example would not do without.
const FREED: &str = "[period, place, state]";

/// A rule to be written.
#[derive(Clone, Debug)]
pub struct NewRule {
    pub id: String,
    pub title: String,
    pub severity: String,
    pub within: Scope,
    pub roles: Vec<NewRole>,
    pub assert: String,
    /// Whether the figures need not agree on period, place and state.
    pub free: bool,
    /// The sentence with right figures.
    pub text: String,
    /// The same with a wrong figure, and that figure.
    pub bad: Option<(String, String)>,
}

impl NewRule {
    /// A rule with nothing but the relation and the names of its roles, to see whether it can be
    /// read.
    pub fn probe(assert: &str, roles: &[ChosenRole]) -> Self {
        let role = |role: &ChosenRole| {
            let mut probe = NewRole {
                name: role.name.clone(),
                ..NewRole::default()
            };
            if role.is_many() {
                probe.add("many", "true");
            }
            probe
        };
        NewRule {
            id: "probe".to_owned(),
            title: assert.to_owned(),
            severity: "error".to_owned(),
            within: Scope::Sentence,
            roles: roles.iter().map(role).collect(),
            assert: assert.to_owned(),
            free: false,
            text: assert.to_owned(),
            bad: None,
        }
    }
}

/// A role to be written, its keys in order with their values in YAML.
#[derive(Clone, Debug, Default)]
pub struct NewRole {
    pub name: String,
    keys: Vec<(&'static str, String)>,
}

impl NewRole {
    pub fn add(&mut self, key: &'static str, value: &str) {
        self.keys.push((key, in_flow(value)));
    }

    /// One word as it is, several as a list.
    pub fn add_words(&mut self, key: &'static str, words: &[&str]) {
        match words {
            [word] => self.add(key, word),
            words => self.add_list(key, words),
        }
    }

    pub fn add_list(&mut self, key: &'static str, values: &[&str]) {
        let values: Vec<String> = values.iter().map(|value| in_flow(value)).collect();
        self.keys.push((key, format!("[{}]", values.join(", "))));
    }
}

impl fmt::Display for NewRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.keys.iter();
        let keys: Vec<String> = keys.map(|(key, value)| format!("{key}: {value}")).collect();
        if keys.is_empty() {
            return write!(f, "{}: {{}}", scalar(&self.name));
        }
        write!(f, "{}: {{ {} }}", scalar(&self.name), keys.join(", "))
    }
}

/// A file with this rule alone; its header names the schema, for editors.
pub fn file(rule: &NewRule) -> String {
    let item = item(rule, 2);
    format!("# yaml-language-server: $schema={SCHEMA_FILE}\nrules:\n{item}")
}

/// The rule as an item of a list that begins in column `margin`.
pub fn item(rule: &NewRule, margin: usize) -> String {
    let mut lines = vec![
        format!("- id: {}", scalar(&rule.id)),
        format!("  title: {}", scalar(&rule.title)),
        format!("  severity: {}", scalar(&rule.severity)),
        format!("  within: {}", word_of(SCOPES, &rule.within)),
        "  where:".to_owned(),
    ];
    lines.extend(rule.roles.iter().map(|role| format!("    {role}")));
    if rule.free {
        lines.push(format!("  free: {FREED}"));
    }
    lines.push(format!("  assert: {}", scalar(&rule.assert)));
    lines.extend(message(&rule.assert).map(|message| format!("  message: {}", scalar(&message))));
    lines.push("  tests:".to_owned());
    lines.push("    ok:".to_owned());
    lines.push(format!("      - {}", scalar(&rule.text)));
    if let Some((text, at)) = &rule.bad {
        lines.push("    bad:".to_owned());
        lines.push(format!("      - text: {}", scalar(text)));
        lines.push(format!("        at: {}", scalar(at)));
    }
    let lines = lines.iter().map(|line| format!("{:margin$}{line}\n", ""));
    lines.collect()
}

/// What to say when one figure should equal what others give: `文中写{甲}，应为{乙 + 丙}`.
fn message(assert: &str) -> Option<String> {
    let (written, computed) = assert.split_once("==")?;
    let (written, computed) = (written.trim(), computed.trim());
    let alone = |side: &str| !side.contains(|c: char| c.is_whitespace() || "()（）".contains(c));
    let (written, computed) = match (alone(written), alone(computed)) {
        (true, _) => (written, computed),
        (false, true) => (computed, written),
        (false, false) => return None,
    };
    let joined = [" and ", " or ", "且", "或", "=="];
    let plain = !joined.iter().any(|word| computed.contains(word));
    plain.then(|| format!("文中写{{{written}}}，应为{{{computed}}}"))
}

/// A value of a block mapping or list.
fn scalar(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A value inside `{ }` or `[ ]`.
fn in_flow(text: &str) -> String {
    if is_plain(text) && !text.contains([',', '[', ']', '{', '}']) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// Whether YAML reads the text as it stands.
fn is_plain(text: &str) -> bool {
    const MARKS: &str = "-?:,[]{}#&*!|>'\"%@`";
    !text.is_empty()
        && text.trim() == text
        && !text.starts_with(|c| MARKS.contains(c))
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(char::is_control)
}

/// In double quotes, with the escapes of JSON, which YAML shares.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_yaml_would_misread_is_quoted() {
        for plain in ["复工率 == 已复工 / 总数", "全县50家。", "a-b", "true"] {
            assert_eq!(scalar(plain), plain);
        }
        for text in [
            "",
            "{甲}",
            "- 甲",
            "甲: 乙",
            "甲 #乙",
            "第一行\n第二行",
            "% 甲",
        ] {
            assert_eq!(scalar(text), format!("{text:?}"));
        }
        assert_eq!(in_flow("1,200人"), "\"1,200人\"");
    }

    #[test]
    fn a_figure_that_others_give_has_a_message() {
        assert_eq!(
            message("复工率 == 已复工 / 总数").as_deref(),
            Some("文中写{复工率}，应为{已复工 / 总数}")
        );
        assert_eq!(
            message("sum(分项) == 总数").as_deref(),
            Some("文中写{总数}，应为{sum(分项)}")
        );
        assert_eq!(message("甲 <= 乙"), None);
        assert_eq!(message("甲 == 乙 or 甲 == 丙"), None);
    }
}
