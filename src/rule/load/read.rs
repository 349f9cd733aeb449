//! The YAML tree → the rule file as written, with a fault for all that is not as it should be.

use super::node::{Content, Node};
use crate::rule::error::{Fault, Known, Reporter};
use crate::rule::words::{LINKS, named};
use crate::rule::written::{
    Placed, Texts, WrittenExample, WrittenFile, WrittenFilter, WrittenLink, WrittenRole,
    WrittenRule, WrittenTests, keys,
};
use crate::text::Span;

/// Longest value read, in characters.
const LONGEST_VALUE: usize = 10_000;

/// The whole file; `None` when it has no rules to read.
pub fn file(node: &Node, reporter: &mut Reporter<'_>) -> Option<WrittenFile> {
    match &node.content {
        Content::Empty => {
            reporter.at(node.place, Fault::EmptyFile);
            return None;
        }
        Content::Text(text) if text.contains('：') => {
            let colon = reporter.file.text.find('：').unwrap_or_default() as u32;
            reporter.at(
                Span::new(colon, colon + '：'.len_utf8() as u32),
                Fault::FullWidthColon,
            );
            return None;
        }
        _ => {}
    }
    let fields = Fields::read(node, keys::FILE, reporter)?;
    let pack = fields.text("pack", reporter);
    let Some(rules) = fields.get("rules") else {
        fields.missing("rules", reporter);
        return None;
    };
    let rules = items(rules, reporter)
        .iter()
        .filter_map(|item| rule(item, reporter))
        .collect();
    Some(WrittenFile { pack, rules })
}

/// A rule without an id or title is refused, but read on, to report what else is wrong with it.
fn rule(node: &Node, reporter: &mut Reporter<'_>) -> Option<WrittenRule> {
    let fields = Fields::read(node, keys::RULE, reporter)?;
    let id = fields.required_text("id", reporter);
    let title = fields.required_text("title", reporter);
    let roles = match fields.get("where") {
        Some(node) => roles(node, reporter),
        None => {
            fields.missing("where", reporter);
            Vec::new()
        }
    };
    Some(WrittenRule {
        why: fields.text("why", reporter),
        severity: fields.text("severity", reporter),
        within: fields.text("within", reporter),
        roles,
        assert: fields.texts("assert", reporter),
        forbid: fields.texts("forbid", reporter),
        free: fields.texts("free", reporter),
        ambiguous: fields.text("ambiguous", reporter),
        confirm_only: fields.flag("confirm_only", reporter),
        message: fields.text("message", reporter),
        help: fields.text("help", reporter),
        tests: fields.get("tests").and_then(|node| tests(node, reporter)),
        id: id.unwrap_or_else(|| fields.nothing()),
        title: title.unwrap_or_else(|| fields.nothing()),
    })
}

fn roles(node: &Node, reporter: &mut Reporter<'_>) -> Vec<WrittenRole> {
    let Some(entries) = entries(node, reporter) else {
        return Vec::new();
    };
    if entries.is_empty() {
        reporter.at(node.place, Fault::NoRoles);
    }
    let mut roles: Vec<WrittenRole> = Vec::new();
    for (name, value) in entries {
        if roles.iter().any(|role| role.name.value == name.value) {
            reporter.at(
                name.place,
                Fault::DuplicateKey {
                    key: name.value.clone(),
                },
            );
        } else {
            roles.push(role(name, value, reporter));
        }
    }
    roles
}

fn role(name: &Placed<String>, node: &Node, reporter: &mut Reporter<'_>) -> WrittenRole {
    // A role without any filter may be written `角色:` alone.
    let fields = match node.content {
        Content::Empty => None,
        _ => Fields::read(node, keys::FILTER, reporter),
    };
    let fields = fields.unwrap_or_default();
    let filter = WrittenFilter {
        unit: fields.texts("unit", reporter),
        dimension: fields.texts("dimension", reporter),
        kind: fields.texts("kind", reporter),
        label: fields.texts("label", reporter),
        not: fields.texts("not", reporter),
        cue: fields.texts("cue", reporter),
        without: fields.texts("without", reporter),
        negated: fields.flag("negated", reporter),
        hedged: fields.flag("hedged", reporter),
        points: fields.flag("points", reporter),
        part: fields.flag("part", reporter),
        heading: fields.flag("heading", reporter),
        title: fields.flag("title", reporter),
        complete: fields.flag("complete", reporter),
        value: fields.text("value", reporter),
        surface: fields.texts("surface", reporter),
        optional: fields.flag("optional", reporter),
        many: fields.flag("many", reporter),
    };
    let mut links = Vec::new();
    for (key, value) in fields
        .entries
        .iter()
        .filter(|(key, _)| named(LINKS, &key.value).is_some())
    {
        for role in texts(key, value, reporter) {
            links.push(WrittenLink {
                key: (*key).clone(),
                role,
            });
        }
    }
    WrittenRole {
        name: name.clone(),
        filter,
        links,
    }
}

fn tests(node: &Node, reporter: &mut Reporter<'_>) -> Option<WrittenTests> {
    let fields = Fields::read(node, keys::TESTS, reporter)?;
    let bad = fields.get("bad").map(items_or_one).unwrap_or_default();
    Some(WrittenTests {
        ok: fields.texts("ok", reporter),
        bad: bad
            .iter()
            .filter_map(|item| example(item, reporter))
            .collect(),
    })
}

fn example(node: &Node, reporter: &mut Reporter<'_>) -> Option<WrittenExample> {
    if let Content::Text(_) = node.content {
        return Some(WrittenExample {
            text: text(node, reporter)?,
            at: None,
        });
    }
    let fields = Fields::read(node, keys::EXAMPLE, reporter)?;
    let text = fields.required_text("text", reporter)?;
    Some(WrittenExample {
        text,
        at: fields.text("at", reporter),
    })
}

/// The entries of a mapping whose keys are known and not repeated.
#[derive(Default)]
struct Fields<'n> {
    entries: Vec<(&'n Placed<String>, &'n Node)>,
    place: Span,
}

impl<'n> Fields<'n> {
    fn read(node: &'n Node, known: &[&'static str], reporter: &mut Reporter<'_>) -> Option<Self> {
        let mut fields = Fields {
            entries: Vec::new(),
            place: node.place,
        };
        let written = entries(node, reporter)?;
        if let Some((first, _)) = written.first() {
            fields.place = first.place;
        }
        for (key, value) in written {
            if !known.contains(&key.value.as_str()) {
                reporter.at(key.place, unknown_key(&key.value, known));
            } else if fields.get(&key.value).is_some() {
                reporter.at(
                    key.place,
                    Fault::DuplicateKey {
                        key: key.value.clone(),
                    },
                );
            } else {
                fields.entries.push((key, value));
            }
        }
        Some(fields)
    }

    fn entry(&self, key: &str) -> Option<(&'n Placed<String>, &'n Node)> {
        self.entries
            .iter()
            .find(|(written, _)| written.value == key)
            .copied()
    }

    fn get(&self, key: &str) -> Option<&'n Node> {
        self.entry(key).map(|(_, node)| node)
    }

    fn missing(&self, key: &'static str, reporter: &mut Reporter<'_>) {
        reporter.at(self.place, Fault::MissingKey { key });
    }

    /// What stands for a value that is missing.
    fn nothing(&self) -> Placed<String> {
        Placed {
            value: String::new(),
            place: self.place,
        }
    }

    fn text(&self, key: &str, reporter: &mut Reporter<'_>) -> Option<Placed<String>> {
        let (key, node) = self.entry(key)?;
        if node.content == Content::Empty {
            reporter.at(
                key.place,
                Fault::EmptyValue {
                    key: key.value.clone(),
                },
            );
            return None;
        }
        text(node, reporter)
    }

    fn required_text(
        &self,
        key: &'static str,
        reporter: &mut Reporter<'_>,
    ) -> Option<Placed<String>> {
        if self.entry(key).is_none() {
            self.missing(key, reporter);
        }
        self.text(key, reporter)
    }

    fn texts(&self, key: &str, reporter: &mut Reporter<'_>) -> Texts {
        self.entry(key)
            .map(|(key, node)| texts(key, node, reporter))
            .unwrap_or_default()
    }

    fn flag(&self, key: &str, reporter: &mut Reporter<'_>) -> Option<Placed<bool>> {
        let text = self.text(key, reporter)?;
        let value = match text.value.as_str() {
            "true" => true,
            "false" => false,
            _ => {
                reporter.at(text.place, Fault::NotAFlag);
                return None;
            }
        };
        Some(Placed {
            value,
            place: text.place,
        })
    }
}

fn unknown_key(key: &str, known: &[&'static str]) -> Fault {
    Fault::UnknownKey {
        key: key.to_owned(),
        known: Known::of(key, known.iter().copied()),
    }
}

fn entries<'n>(
    node: &'n Node,
    reporter: &mut Reporter<'_>,
) -> Option<&'n [(Placed<String>, Node)]> {
    match &node.content {
        Content::Map(entries) => Some(entries),
        _ => {
            reporter.at(node.place, Fault::NotAMap);
            None
        }
    }
}

fn items<'n>(node: &'n Node, reporter: &mut Reporter<'_>) -> &'n [Node] {
    match &node.content {
        Content::List(items) => items,
        Content::Map(entries) if entries.iter().any(|(key, _)| key.value.starts_with('-')) => {
            let dashed = entries.iter().find(|(key, _)| key.value.starts_with('-'));
            let place = dashed.map_or(node.place, |(key, _)| key.place);
            reporter.at(place, Fault::NoBlankAfterDash);
            &[]
        }
        _ => {
            reporter.at(node.place, Fault::NotAList);
            &[]
        }
    }
}

/// The items of a list, or the node itself.
fn items_or_one(node: &Node) -> &[Node] {
    match &node.content {
        Content::List(items) => items,
        Content::Empty => &[],
        _ => std::slice::from_ref(node),
    }
}

fn texts(key: &Placed<String>, node: &Node, reporter: &mut Reporter<'_>) -> Texts {
    let items = items_or_one(node);
    if items.is_empty() {
        reporter.at(
            key.place,
            Fault::EmptyValue {
                key: key.value.clone(),
            },
        );
    }
    items
        .iter()
        .filter_map(|item| text(item, reporter))
        .collect()
}

fn text(node: &Node, reporter: &mut Reporter<'_>) -> Option<Placed<String>> {
    let Content::Text(text) = &node.content else {
        reporter.at(node.place, Fault::NotText);
        return None;
    };
    if text.len() > LONGEST_VALUE {
        let characters = text.chars().count();
        if characters > LONGEST_VALUE {
            let fault = Fault::ValueTooLong {
                characters,
                most: LONGEST_VALUE,
            };
            reporter.at(node.place, fault);
            return None;
        }
    }
    if text.trim().is_empty() {
        reporter.at(node.place, Fault::NotText);
        return None;
    }
    Some(Placed {
        value: text.clone(),
        place: node.place,
    })
}
