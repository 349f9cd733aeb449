//! The roles of a rule in plain words.

use super::Item;
use crate::claim::{Cue, Cues, WordId};
use crate::grammar::Grammar;
use crate::language::{Language, Term};
use crate::rule::{Filter, Link, Role, Rule, RuleSet, meaning, spoken_condition};

/// A line for each role.
pub fn items(rule: &Rule, rules: &RuleSet, grammar: &Grammar, language: Language) -> Vec<Item> {
    let teller = Teller {
        rule,
        rules,
        grammar,
        language,
    };
    let roles = rule.roles.iter().enumerate();
    roles
        .map(|(index, role)| teller.role(index, role))
        .collect()
}

/// How a list begins, what stands between its words, and the words.
pub(super) type Quoted<'a> = (Term, Term, Vec<&'a str>);

pub(super) struct Teller<'a> {
    rule: &'a Rule,
    rules: &'a RuleSet,
    grammar: &'a Grammar,
    pub(super) language: Language,
}

impl Teller<'_> {
    fn role(&self, index: usize, role: &Role) -> Item {
        let mut said = Vec::new();
        if index == 0 {
            said.push(self.say(Term::new("从它查起", "where the rule begins")));
        }
        if role.many {
            said.push(self.say(Term::new("一组并列的数", "a list of figures")));
        }
        if role.optional {
            said.push(self.say(Term::new("可以没有", "may be absent")));
        }
        said.extend(role.text.iter().flat_map(|text| self.text(text)));
        said.extend(self.form(&role.filter));
        said.extend(role.links.iter().map(|link| self.link(*link)));
        said.extend(self.words(&role.filter));
        said.extend(self.writing(&role.filter.writing));
        said.extend(self.flags(&role.filter));
        if said.is_empty() {
            said.push(self.say(Term::new("任何数", "any figure")));
        }
        let between = Term::new("；", "; ").in_language(self.language);
        Item {
            name: Some(role.name.clone()),
            text: said.join(between),
            at: None,
        }
    }

    pub(super) fn say(&self, term: Term) -> String {
        term.in_language(self.language).to_owned()
    }

    /// The words of a list, of which one is enough.
    pub(super) fn either(&self, words: &[&str]) -> String {
        words.join(Term::new("、", ", ").in_language(self.language))
    }

    /// `head` and then each word in quotes, unless there are none.
    pub(super) fn quoted(&self, (head, between, words): &Quoted<'_>) -> Option<String> {
        if words.is_empty() {
            return None;
        }
        let between = between.in_language(self.language);
        Some(match self.language {
            Language::Chinese => format!("{}「{}」", head.chinese, words.join(between)),
            Language::English => format!("{} {}", head.english, words.join(between)),
        })
    }

    /// Unit, dimension, kind and value.
    fn form(&self, filter: &Filter) -> Vec<String> {
        let mut said = Vec::new();
        let units = filter.units.iter().map(|unit| self.grammar.unit(*unit));
        let units: Vec<&str> = units
            .filter_map(|unit| unit.words.first().copied())
            .collect();
        let dimensions = filter.dimensions.iter().map(|one| meaning::dimension(*one));
        let dimensions: Vec<&str> = dimensions
            .map(|term| term.in_language(self.language))
            .collect();
        let kinds = filter.kinds.iter().map(|kind| meaning::kind(*kind));
        let kinds: Vec<&str> = kinds.map(|term| term.in_language(self.language)).collect();
        let mut add = |head: Term, words: Vec<&str>| {
            if !words.is_empty() {
                said.push(format!(
                    "{}{}",
                    head.in_language(self.language),
                    self.either(&words)
                ));
            }
        };
        add(Term::new("单位是", "counted in "), units);
        add(Term::new("量是", "of the dimension "), dimensions);
        add(Term::new("类型是", "of the kind "), kinds);
        if let Some(value) = &filter.value {
            let its = Term::new("数值", "its value").in_language(self.language);
            said.push(spoken_condition(&value.source, its, self.language));
        }
        said
    }

    fn link(&self, link: Link) -> String {
        let target = self.rule.roles.get(link.role);
        let name = target.map_or("", |role| role.name.as_str());
        self.say(meaning::link(link.kind)).replace("{}", name)
    }

    /// Labels and cues.
    fn words(&self, filter: &Filter) -> Vec<String> {
        let word = |id: &WordId| self.rules.words.get(usize::from(id.0));
        let labels: Vec<&str> = filter
            .labels
            .iter()
            .filter_map(word)
            .map(String::as_str)
            .collect();
        let not: Vec<&str> = filter
            .not
            .iter()
            .filter_map(word)
            .map(String::as_str)
            .collect();
        let any = Term::new("」或「", " or ");
        let none = Term::new("」「", " or ");
        let lists = [
            (Term::new("旁边写着", "labelled"), any, labels),
            (Term::new("旁边没有", "not labelled"), none, not),
            (
                Term::new("有线索", "with the cue"),
                any,
                self.cues(filter.cues),
            ),
            (
                Term::new("没有线索", "without the cue"),
                none,
                self.cues(filter.without),
            ),
        ];
        lists.iter().filter_map(|list| self.quoted(list)).collect()
    }

    fn cues(&self, cues: Cues) -> Vec<&'static str> {
        let all = Cue::ALL.iter().filter(|(cue, _)| cues.has(*cue));
        all.map(|(cue, _)| meaning::cue(*cue).in_language(self.language))
            .collect()
    }

    fn flags(&self, filter: &Filter) -> Vec<String> {
        let flags = [
            (
                filter.complete,
                Term::new(
                    "原文看得出已经列全",
                    "shown by the text to be all the parts",
                ),
                Term::new(
                    "原文看不出已经列全",
                    "not shown by the text to be all the parts",
                ),
            ),
            (
                filter.negated,
                Term::new("在否定句里（没有、未、尚未）", "negated (没有, 未, 尚未)"),
                Term::new(
                    "不在否定句里（没有、未、尚未）",
                    "not negated (没有, 未, 尚未)",
                ),
            ),
            (
                filter.hedged,
                Term::new("带约、近、余一类的词", "hedged (约, 近, 余)"),
                Term::new("不带约、近、余一类的词", "not hedged (约, 近, 余)"),
            ),
            (
                filter.points,
                Term::new("以百分点计", "in percentage points"),
                Term::new("不以百分点计", "not in percentage points"),
            ),
            (
                filter.part,
                Term::new("是某个总数的一部分", "part of a whole"),
                Term::new("不是某个总数的一部分", "not part of a whole"),
            ),
            (
                filter.bracketed,
                Term::new("在括号里", "in brackets"),
                Term::new("不在括号里", "not in brackets"),
            ),
            (
                filter.among,
                Term::new("后面以「中」收尾", "with words behind it that end in 中"),
                Term::new(
                    "后面不以「中」收尾",
                    "without words behind it that end in 中",
                ),
            ),
            (
                filter.labelled,
                Term::new("自带说明数的是什么的词", "with a label of its own"),
                Term::new("不带说明数的是什么的词", "without a label of its own"),
            ),
            (
                filter.heading,
                Term::new("在标题里", "in a title or heading"),
                Term::new("不在标题里", "not in a title or heading"),
            ),
            (
                filter.title,
                Term::new("在全文的大标题里", "in the title of the text"),
                Term::new("不在全文的大标题里", "not in the title of the text"),
            ),
            (
                filter.traditional,
                Term::new("稿件是繁体", "in a draft in Traditional script"),
                Term::new(
                    "稿件不是繁体",
                    "in a draft that is not in Traditional script",
                ),
            ),
            (
                filter.in_table,
                Term::new("在表格里", "in a table"),
                Term::new("不在表格里", "not in a table"),
            ),
            (
                filter.based,
                Term::new("另有所指的总体", "with a base of its own said"),
                Term::new("没有另指总体", "without a base of its own said"),
            ),
            (
                filter.rated,
                Term::new("另有说它的率", "with a rate of its own"),
                Term::new("没有另外说它的率", "without a rate of its own"),
            ),
            (
                filter.bare,
                Term::new(
                    "前面没有自己的名目和地点",
                    "with neither topic nor place of its own before it",
                ),
                Term::new(
                    "前面有自己的名目或地点",
                    "with a topic or place of its own before it",
                ),
            ),
            (
                filter.apart,
                Term::new("各项互不相容", "the members shut each other out"),
                Term::new("各项可以相容", "the members may overlap"),
            ),
        ];
        let said = flags.into_iter().filter_map(|(flag, yes, no)| {
            flag.map(|wanted| self.say(if wanted { yes } else { no }))
        });
        said.collect()
    }
}
