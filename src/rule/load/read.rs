//! The YAML tree → the rule file as written, with a fault for all that is not as it should be.

use super::fields::{Fields, entries, items, items_or_one, owned, text, texts, wide_colon};
use super::node::{Content, Key, Node};
use crate::rule::error::{Fault, Reporter};
use crate::rule::words::{LINKS, named};
use crate::rule::written::{
    Placed, WrittenExample, WrittenFact, WrittenFile, WrittenFilter, WrittenLink, WrittenRole,
    WrittenRule, WrittenSuggestion, WrittenTests, keys,
};
use crate::text::Span;

/// The whole file; `None` when it has no rules to read.
pub fn file(node: &Node<'_>, reporter: &mut Reporter<'_>) -> Option<WrittenFile> {
    if node.content == Content::Empty {
        reporter.at(node.place, Fault::EmptyFile);
        return None;
    }
    let fields = Fields::read(node, keys::FILE, reporter)?;
    let pack = fields.text("pack", reporter);
    if fields.get("rules").is_none() && fields.get("facts").is_none() {
        fields.missing("rules", reporter);
        return None;
    }
    let rules = fields.get("rules").map(|node| items(node, reporter));
    let rules = rules.unwrap_or_default().iter();
    let rules = rules.filter_map(|item| rule(item, reporter)).collect();
    let facts = facts(&fields, reporter);
    Some(WrittenFile { pack, rules, facts })
}

fn facts(fields: &Fields<'_>, reporter: &mut Reporter<'_>) -> Vec<WrittenFact> {
    let listed = fields.get("facts").map(|node| items(node, reporter));
    let listed = listed.unwrap_or_default().iter();
    listed.filter_map(|item| fact(item, reporter)).collect()
}

/// A fact that lacks something is refused, but read on, to report what else is wrong with it.
fn fact(node: &Node<'_>, reporter: &mut Reporter<'_>) -> Option<WrittenFact> {
    let fields = Fields::read(node, keys::FACT, reporter)?;
    if fields.get("label").is_none() {
        fields.missing("label", reporter);
    }
    let label = fields.texts("label", reporter);
    let value = fields.required_text("value", reporter);
    let period = fields.required_text("period", reporter);
    let source = fields.required_text("source", reporter);
    let place = fields.text("place", reporter);
    let until = fields.text("until", reporter);
    Some(WrittenFact {
        label,
        value: value?,
        period: period?,
        place,
        source: source?,
        until,
    })
}

/// A rule without an id or title is refused, but read on, to report what else is wrong with it.
fn rule(node: &Node<'_>, reporter: &mut Reporter<'_>) -> Option<WrittenRule> {
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
        source: fields.text("source", reporter),
        severity: fields.text("severity", reporter),
        within: fields.text("within", reporter),
        roles,
        assert: fields.texts("assert", reporter),
        forbid: fields.texts("forbid", reporter),
        free: fields.texts("free", reporter),
        ambiguous: fields.text("ambiguous", reporter),
        confirm_only: fields.flag("confirm_only", reporter),
        when: fields.texts("when", reporter),
        suggest: fields
            .get("suggest")
            .and_then(|node| suggestion(node, reporter)),
        message: fields.text("message", reporter),
        help: fields.text("help", reporter),
        tests: fields.get("tests").and_then(|node| tests(node, reporter)),
        id: id.unwrap_or_else(|| fields.nothing()),
        title: title.unwrap_or_else(|| fields.nothing()),
    })
}

fn roles(node: &Node<'_>, reporter: &mut Reporter<'_>) -> Vec<WrittenRole> {
    let Some(entries) = entries(node, reporter) else {
        return Vec::new();
    };
    if entries.is_empty() {
        reporter.at(node.place, Fault::NoRoles);
    }
    let mut roles: Vec<WrittenRole> = Vec::new();
    for (name, value) in entries {
        if let Some(role) = role_with_wide_colon(name, reporter) {
            roles.push(role);
            continue;
        }
        if roles.iter().any(|role| role.name.value == name.value) {
            reporter.at(
                name.place,
                Fault::DuplicateKey {
                    key: name.value.to_string(),
                },
            );
        } else {
            roles.push(role(name, value, reporter));
        }
    }
    roles
}

/// `总数： { unit: 家 }`, of which YAML makes a key `总数： { unit`: the role that was meant, without its filters.
fn role_with_wide_colon(name: &Key<'_>, reporter: &mut Reporter<'_>) -> Option<WrittenRole> {
    let colon = wide_colon(name)?;
    reporter.at(colon, Fault::FullWidthColon);
    let (before, _) = name.value.split_once('：')?;
    let name = Placed {
        value: before.to_owned(),
        place: Span::new(name.place.start, colon.start),
    };
    Some(WrittenRole {
        name,
        filter: WrittenFilter::default(),
        links: Vec::new(),
    })
}

fn role(name: &Key<'_>, node: &Node<'_>, reporter: &mut Reporter<'_>) -> WrittenRole {
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
        bracketed: fields.flag("bracketed", reporter),
        among: fields.flag("among", reporter),
        labelled: fields.flag("labelled", reporter),
        heading: fields.flag("heading", reporter),
        title: fields.flag("title", reporter),
        traditional: fields.flag("traditional", reporter),
        in_table: fields.flag("in_table", reporter),
        based: fields.flag("based", reporter),
        rated: fields.flag("rated", reporter),
        bare: fields.flag("bare", reporter),
        apart: fields.flag("apart", reporter),
        complete: fields.flag("complete", reporter),
        value: fields.text("value", reporter),
        hedge: fields.texts("hedge", reporter),
        form: fields.texts("form", reporter),
        not_form: fields.texts("not_form", reporter),
        unit_text: fields.texts("unit_text", reporter),
        surface: fields.texts("surface", reporter),
        not_surface: fields.texts("not_surface", reporter),
        preceded_by: fields.texts("preceded_by", reporter),
        not_preceded_by: fields.texts("not_preceded_by", reporter),
        followed_by: fields.texts("followed_by", reporter),
        not_followed_by: fields.texts("not_followed_by", reporter),
        quoted: fields.flag("quoted", reporter),
        opens: fields.texts("opens", reporter),
        text: fields.texts("text", reporter),
        out_of_turn: fields.flag("out_of_turn", reporter),
        suppression: fields.text("suppression", reporter),
        optional: fields.flag("optional", reporter),
        many: fields.flag("many", reporter),
    };
    let mut links = Vec::new();
    let tied = fields.entries.iter();
    for entry in tied.filter(|entry| named(LINKS, entry.name).is_some()) {
        for role in texts(entry.key, entry.value, reporter) {
            links.push(WrittenLink {
                key: Placed {
                    value: entry.name.to_owned(),
                    place: entry.key.place,
                },
                role,
            });
        }
    }
    WrittenRole {
        name: owned(name),
        filter,
        links,
    }
}

/// One role and the expression for it.
fn suggestion(node: &Node<'_>, reporter: &mut Reporter<'_>) -> Option<WrittenSuggestion> {
    let [(role, value)] = entries(node, reporter)? else {
        reporter.at(node.place, Fault::NotOneSuggestion);
        return None;
    };
    Some(WrittenSuggestion {
        role: owned(role),
        expression: text(value, reporter)?,
    })
}

fn tests(node: &Node<'_>, reporter: &mut Reporter<'_>) -> Option<WrittenTests> {
    let fields = Fields::read(node, keys::TESTS, reporter)?;
    let bad = fields.get("bad").map(items_or_one).unwrap_or_default();
    Some(WrittenTests {
        ok: fields.texts("ok", reporter),
        bad: bad
            .iter()
            .filter_map(|item| example(item, reporter))
            .collect(),
        date: fields.text("date", reporter),
        facts: facts(&fields, reporter),
    })
}

fn example(node: &Node<'_>, reporter: &mut Reporter<'_>) -> Option<WrittenExample> {
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
