//! The expression language, in every key of a rule that holds it.

use heshu::check::Checker;
use heshu::rule::{self, Assertion, Rule, RuleFile, RuleSet};
use heshu::source::Document;

use super::{LANGUAGES, grammar, look, text_of};

/// Figures for every role, so that the expressions are computed and told.
const DRAFT: &str = "参加61人，其中男29人，女32人，占52.5%。2020年5月29日，又来了20多人。";

pub fn run(data: &[u8]) {
    let text = text_of(data);
    asserted(&text);
    for key in ["forbid", "when", "value", "message", "surface", "suggest"] {
        load(&file(key, &text));
    }
}

/// An expression is printed as one that is read as the same.
fn asserted(text: &str) {
    let Some(rule) = load(&file("assert", text)) else {
        return;
    };
    let printed = |assertion: &Assertion| {
        let name = |role: usize| rule.roles.get(role).map_or("", |role| role.name.as_str());
        assertion.expression.printed(&name)
    };
    let Some(first) = rule.asserts.first() else {
        return;
    };
    let written = printed(first);
    let again = load(&file("assert", &written));
    let same = again.is_some_and(|again| {
        again.asserts.first().map(|assertion| &assertion.expression) == Some(&first.expression)
    });
    assert!(same, "{text:?} is printed as {written:?}");
}

/// The rule of a file, if it has one that loads; its errors are told.
fn load(yaml: &str) -> Option<Rule> {
    let file = RuleFile::new("expression.yaml", yaml.to_owned());
    match rule::load(&[file], grammar()) {
        Ok(rules) => {
            computed(&rules);
            rules.rules.into_iter().next()
        }
        Err(errors) => {
            assert!(!errors.is_empty());
            for language in LANGUAGES {
                heshu::report::rule_errors(&errors, &look(language));
            }
            None
        }
    }
}

/// Whatever loads can be computed with, explained and told.
fn computed(rules: &RuleSet) {
    let checker = Checker::new(rules.clone());
    let draft = checker.read(Document::plain("draft.txt", DRAFT));
    for check in checker.check(&draft) {
        for language in LANGUAGES {
            checker.describe(&draft, &check, language);
        }
    }
    checker.explain(&draft, &|_, _| true);
}

/// A file with a rule in which `text` stands under `key`.
fn file(key: &str, text: &str) -> String {
    let text = quoted(text);
    let usual = |own: &str, usual: &str| {
        if key == own {
            text.clone()
        } else {
            usual.to_owned()
        }
    };
    let checked = match key {
        "forbid" => format!("forbid: {text}"),
        _ => format!("assert: {}", usual("assert", "甲 > 0")),
    };
    let filter = match key {
        "value" | "surface" => format!("{key}: {text}"),
        _ => "optional: false".to_owned(),
    };
    let further = match key {
        "when" => format!("    when: {text}\n"),
        "suggest" => format!("    suggest: {{ 甲: {text} }}\n"),
        _ => String::new(),
    };
    format!(
        "rules:\n  - id: a-rule\n    title: 题\n    severity: error\n    within: paragraph\n    where:\n\
         \x20     甲: {{ unit: 人, {filter} }}\n      乙: {{ unit: 人, optional: true }}\n\
         \x20     丙: {{ unit: 人, many: true, optional: true }}\n      率: {{ dimension: ratio, optional: true }}\n\
         \x20     日: {{ kind: date, optional: true }}\n    {checked}\n{further}    message: {}\n",
        usual("message", "说"),
    )
}

/// A scalar of YAML in double quotes, which can hold any text.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' | '\\' => out.extend(['\\', character]),
            _ if character.is_control() || character == '\u{FEFF}' => {
                out.push_str(&format!("\\U{:08x}", u32::from(character)));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
    out
}
