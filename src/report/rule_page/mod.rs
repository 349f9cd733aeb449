//! A rule as a page to read, in the terminal or in Markdown.
//!
//! What a page says is gathered once, here and in `roles`; the renderers only lay it out.

mod markdown;
mod roles;
mod terminal;
mod writing;

pub use markdown::write_rule_page_markdown;
pub use terminal::write_rule_page;

use super::words::{self, Term, severity_key};
use crate::grammar::Grammar;
use crate::language::Language;
use crate::rule::{
    Assertion, Example, Expect, Piece, Rule, RuleSet, SCOPES, Template, meaning, spoken, word_of,
};

/// What a page says of a rule.
pub struct RulePage {
    pub id: String,
    pub title: String,
    /// Why it matters.
    why: Option<String>,
    /// Severity, scope and the like: what it is and its value.
    facts: Vec<(&'static str, String)>,
    sections: Vec<Section>,
    language: Language,
}

struct Section {
    heading: &'static str,
    body: Body,
}

enum Body {
    Items(Vec<Item>),
    Yaml(String),
}

/// A line of a page.
struct Item {
    /// What the line is about.
    name: Option<String>,
    text: String,
    /// The figure at fault.
    at: Option<String>,
}

impl Item {
    const fn text(text: String) -> Self {
        Item {
            name: None,
            text,
            at: None,
        }
    }
}

impl RulePage {
    /// The page of a rule of this set. `origin` says where its file is, and `yaml` is the rule as
    /// written there.
    pub fn new(
        rule: &Rule,
        rules: &RuleSet,
        grammar: &Grammar,
        origin: &str,
        yaml: Option<String>,
        language: Language,
    ) -> Self {
        let teller = Teller { rule, language };
        let say = |chinese, english| Term::new(chinese, english).in_language(language);
        let mut sections = Vec::new();
        let mut add = |heading, items: Vec<Item>| {
            if !items.is_empty() {
                let body = Body::Items(items);
                sections.push(Section { heading, body });
            }
        };
        add(
            say("找哪些数", "The figures it looks for"),
            roles::items(rule, rules, grammar, language),
        );
        let relation = if rule.usage {
            say("不应出现", "What it objects to")
        } else {
            say("应有的关系", "What must hold")
        };
        add(
            say("在什么前提下", "On what conditions"),
            teller.told(&rule.when),
        );
        add(relation, teller.told(&rule.asserts));
        add(say("怎样判断", "How it decides"), teller.manner());
        add(say("发现时怎样说", "What it says"), teller.messages());
        add(
            say("不报的例句", "Not reported"),
            examples(rule, |expect| *expect == Expect::Ok),
        );
        add(
            say("要报的例句", "Reported"),
            examples(rule, |expect| *expect != Expect::Ok),
        );
        sections.extend(yaml.map(|yaml| Section {
            heading: say("规则原文", "The rule as written"),
            body: Body::Yaml(yaml),
        }));
        RulePage {
            id: rule.id.clone(),
            title: rule.title.clone(),
            why: rule.why.clone(),
            facts: teller.facts(origin),
            sections,
            language,
        }
    }
}

struct Teller<'a> {
    rule: &'a Rule,
    language: Language,
}

impl Teller<'_> {
    fn say(&self, chinese: &'static str, english: &'static str) -> &'static str {
        Term::new(chinese, english).in_language(self.language)
    }

    fn facts(&self, origin: &str) -> Vec<(&'static str, String)> {
        let rule = self.rule;
        let named = |term: Term, key: &str| match self.language {
            Language::Chinese => format!("{}（{key}）", term.chinese),
            Language::English => key.to_owned(),
        };
        let mut facts = vec![
            (
                self.say("级别", "severity"),
                named(words::severity(rule.severity), severity_key(rule.severity)),
            ),
            (
                self.say("范围", "within"),
                named(words::scope(rule.within), word_of(SCOPES, &rule.within)),
            ),
            (self.say("规则包", "pack"), rule.pack.clone()),
            (self.say("出处", "from"), origin.to_owned()),
        ];
        facts.extend(
            rule.source
                .iter()
                .map(|source| (self.say("依据", "source"), source.clone())),
        );
        facts
    }

    fn told(&self, conditions: &[Assertion]) -> Vec<Item> {
        let said = |condition: &Assertion| Item::text(spoken(&condition.source, self.language));
        conditions.iter().map(said).collect()
    }

    /// What the rule does beyond the usual.
    fn manner(&self) -> Vec<Item> {
        let mut manner = Vec::new();
        let free = self.rule.free.iter();
        let free: Vec<&str> = free
            .map(|aspect| meaning::aspect(*aspect).in_language(self.language))
            .collect();
        if !free.is_empty() {
            manner.push(match self.language {
                Language::Chinese => format!("这些数的{}不必一致。", free.join("、")),
                Language::English => format!("The figures need not agree on {}.", free.join(", ")),
            });
        }
        if self.rule.confirm_only {
            let only = self.say(
                "只核实、不报错：关系成立时记为已核实，不成立时不作声。",
                "It only confirms: a relation that holds is noted, one that does not is no finding.",
            );
            manner.push(only.to_owned());
        }
        if let Some(suggest) = &self.rule.suggest {
            let role = self.rule.roles.get(suggest.role);
            let name = role.map_or("", |role| role.name.as_str());
            let source = spoken(&suggest.source, self.language);
            manner.push(match self.language {
                Language::Chinese => {
                    format!("其他数只容许一种写法时，建议{name}改为〔{source}〕；不自动改。")
                }
                Language::English => format!(
                    "Where the other figures leave one way to write {name}, it suggests 〔{source}〕."
                ),
            });
        }
        if self.rule.report_ambiguous {
            let report = self.say(
                "几种搭配都可能而没有一种成立时，也报告。",
                "When several bindings are plausible and none holds, it reports that too.",
            );
            manner.push(report.to_owned());
        }
        manner.into_iter().map(Item::text).collect()
    }

    fn messages(&self) -> Vec<Item> {
        let message = Some(&self.rule.message);
        let templates = message.into_iter().chain(&self.rule.help);
        templates
            .map(|template| Item::text(template_in_words(template, self.language)))
            .collect()
    }
}

/// The template with the names and computed values that it fills in set in brackets.
pub(super) fn template_in_words(template: &Template, language: Language) -> String {
    let pieces = template.pieces.iter().map(|piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Expression(_, source) => format!("〔{}〕", spoken(source, language)),
    });
    pieces.collect()
}

fn examples(rule: &Rule, wanted: impl Fn(&Expect) -> bool) -> Vec<Item> {
    let item = |example: &Example| Item {
        name: None,
        text: example.text.trim_end().to_owned(),
        at: match &example.expect {
            Expect::Bad { at } => at.clone(),
            Expect::Ok => None,
        },
    };
    let examples = rule.tests.iter();
    examples
        .filter(|example| wanted(&example.expect))
        .map(item)
        .collect()
}
