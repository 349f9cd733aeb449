//! `heshu rules show`: a rule as a page to read.

use std::io::{self, Write};

use crate::cli::args::Common;
use crate::cli::ruleset;
use crate::cli::status::Status;
use crate::grammar::Grammar;
use crate::language::Language;
use crate::report::{Term, severity_key, text_width};
use crate::rule::{
    DIMENSIONS, Expect, Filter, KINDS, LinkKind, Piece, Role, Rule, RuleSet, SCOPES, Template,
    link_word, word_of,
};

pub fn run(id: &str, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let Some(rules) = ruleset::load_with_examples(common) else {
        return Ok(Status::Failed);
    };
    let language = common.lang.into();
    let ids = [id.to_owned()];
    let Some(found) = ruleset::indices(&rules, &ids, language) else {
        return Ok(Status::Failed);
    };
    let grammar = Grammar::new();
    let page = Page {
        rules: &rules,
        grammar: &grammar,
        language,
    };
    for rule in found
        .iter()
        .filter_map(|index| rules.rules.get(*index as usize))
    {
        page.write(rule, out)?;
    }
    Ok(Status::Clean)
}

struct Page<'a> {
    rules: &'a RuleSet,
    grammar: &'a Grammar,
    language: Language,
}

impl Page<'_> {
    fn write(&self, rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
        writeln!(out, "{}  {}", rule.id, rule.title)?;
        let scope = word_of(SCOPES, &rule.within);
        let (file, line) = &rule.origin;
        let severity = severity_key(rule.severity);
        let pack = &rule.pack;
        match self.language {
            Language::Chinese => {
                writeln!(
                    out,
                    "级别 {severity}，范围 {scope}，规则包 {pack}，出处 {file}:{line}"
                )?;
            }
            Language::English => {
                writeln!(
                    out,
                    "severity {severity}, within {scope}, pack {pack}, from {file}:{line}"
                )?;
            }
        }
        if let Some(why) = &rule.why {
            writeln!(out, "\n{why}")?;
        }
        self.roles(rule, out)?;
        let asserts = if rule.usage {
            Term::new("不应成立", "must not hold")
        } else {
            Term::new("应当成立", "must hold")
        };
        self.section(
            asserts,
            rule.asserts.iter().map(|assert| assert.source.clone()),
            out,
        )?;
        let message = self.template(&rule.message, rule);
        self.section(Term::new("说明", "message"), [message], out)?;
        let help = rule.help.iter().map(|help| self.template(help, rule));
        self.section(Term::new("怎样改", "help"), help, out)?;
        self.examples(rule, out)
    }

    /// A heading and its lines; nothing when there are none.
    fn section(
        &self,
        heading: Term,
        lines: impl IntoIterator<Item = String>,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let mut lines = lines.into_iter().peekable();
        if lines.peek().is_some() {
            writeln!(out, "\n{}", heading.in_language(self.language))?;
        }
        for line in lines {
            for part in line.lines().filter(|part| !part.trim().is_empty()) {
                writeln!(out, "  {part}")?;
            }
        }
        Ok(())
    }

    fn roles(&self, rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
        let widest = rule
            .roles
            .iter()
            .map(|role| text_width(&role.name))
            .max()
            .unwrap_or(0);
        let lines = rule.roles.iter().enumerate().map(|(index, role)| {
            let blanks = widest - text_width(&role.name) + 2;
            let mut asked = self.filter(&role.filter);
            asked.extend(links(role, rule));
            asked.extend(self.manner(role, index));
            let asked = asked.join(self.pick("；", "; "));
            format!("{}{:blanks$}{asked}", role.name, "")
        });
        self.section(Term::new("角色", "roles"), lines, out)
    }

    /// How the role is filled.
    fn manner(&self, role: &Role, index: usize) -> Vec<String> {
        let mut manner = Vec::new();
        if index == 0 {
            manner.push(self.pick("（锚点）", "(anchor)").to_owned());
        }
        if role.optional {
            manner.push(self.pick("可以没有", "optional").to_owned());
        }
        if role.many {
            manner.push(self.pick("一组并列的数", "a run of figures").to_owned());
        }
        manner
    }

    /// Each filter as the key and words that authors write.
    fn filter(&self, filter: &Filter) -> Vec<String> {
        let mut lines = Vec::new();
        let mut add = |key: &str, words: Vec<&str>| {
            if !words.is_empty() {
                lines.push(format!("{key}: {}", words.join(", ")));
            }
        };
        let units = filter.units.iter().map(|unit| self.grammar.unit(*unit));
        add(
            "unit",
            units
                .filter_map(|unit| unit.words.first().copied())
                .collect(),
        );
        add(
            "dimension",
            filter
                .dimensions
                .iter()
                .map(|d| word_of(DIMENSIONS, d))
                .collect(),
        );
        add(
            "kind",
            filter
                .kinds
                .iter()
                .map(|kind| word_of(KINDS, kind))
                .collect(),
        );
        let words = |ids: &[crate::claim::WordId]| -> Vec<&str> {
            let word = |id: &crate::claim::WordId| self.rules.words.get(usize::from(id.0));
            ids.iter().filter_map(word).map(String::as_str).collect()
        };
        add("label", words(&filter.labels));
        add("not", words(&filter.not));
        add("cue", filter.cues.iter().map(|(_, word)| word).collect());
        add(
            "without",
            filter.without.iter().map(|(_, word)| word).collect(),
        );
        for (key, flag) in [
            ("negated", filter.negated),
            ("hedged", filter.hedged),
            ("points", filter.points),
            ("part", filter.part),
            ("heading", filter.heading),
            ("title", filter.title),
            ("complete", filter.complete),
        ] {
            add(
                key,
                flag.iter()
                    .map(|flag| if *flag { "true" } else { "false" })
                    .collect(),
            );
        }
        add(
            "surface",
            filter.surface.iter().map(String::as_str).collect(),
        );
        if let Some(value) = &filter.value {
            add("value", vec![&value.printed(&|_| "")]);
        }
        lines
    }

    fn template(&self, template: &Template, rule: &Rule) -> String {
        let name = |role: usize| rule.roles.get(role).map_or("", |role| role.name.as_str());
        template
            .pieces
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.clone(),
                Piece::Expression(expression) => format!("{{{}}}", expression.printed(&name)),
            })
            .collect()
    }

    fn examples(&self, rule: &Rule, out: &mut dyn Write) -> io::Result<()> {
        let good = rule
            .tests
            .iter()
            .filter(|example| example.expect == Expect::Ok);
        self.section(
            Term::new("不报的例句", "not reported"),
            good.map(|example| example.text.clone()),
            out,
        )?;
        let bad = rule
            .tests
            .iter()
            .filter_map(|example| match &example.expect {
                Expect::Ok => None,
                Expect::Bad { at: None } => Some(example.text.clone()),
                Expect::Bad { at: Some(at) } => {
                    Some(format!("{}  ← {at}", example.text.trim_end()))
                }
            });
        self.section(Term::new("要报的例句", "reported"), bad, out)
    }

    fn pick(&self, chinese: &'static str, english: &'static str) -> &'static str {
        Term::new(chinese, english).in_language(self.language)
    }
}

/// Each tie as the key and role that authors write.
fn links(role: &Role, rule: &Rule) -> Vec<String> {
    role.links
        .iter()
        .map(|link| {
            let target = rule
                .roles
                .get(link.role)
                .map_or("", |role| role.name.as_str());
            let key = match link.kind {
                LinkKind::SameUnit => "unit",
                LinkKind::SameDimension => "dimension",
                kind => link_word(kind),
            };
            format!("{key}: {target}")
        })
        .collect()
}
