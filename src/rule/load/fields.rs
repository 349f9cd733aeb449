//! Reads the keys, lists and scalars of a YAML tree, with a fault for all that is not as it should
//! be. Every file that people write by hand is read with it, so that its errors look the same.

use super::node::{Content, Key, Node};
use crate::rule::error::{Fault, Known, Reporter};
use crate::rule::written::{Placed, Texts};
use crate::text::Span;

/// Longest value read, in characters.
const LONGEST_VALUE: usize = 10_000;

/// The entries of a mapping whose keys are known and not repeated.
#[derive(Default)]
pub struct Fields<'n> {
    pub entries: Vec<Entry<'n>>,
    pub place: Span,
}

/// A key and what stands behind it.
#[derive(Clone, Copy)]
pub struct Entry<'n> {
    /// The key that is written, or that was meant.
    pub name: &'static str,
    pub key: &'n Key<'n>,
    pub value: &'n Node<'n>,
}

impl<'n> Fields<'n> {
    /// The keys of a mapping; those that are not known or repeated are faults. What stands behind a key that is
    /// misspelt is read all the same, so that the key meant is not missed, and what is wrong in it is told too.
    pub fn read(
        node: &'n Node<'n>,
        known: &[&'static str],
        reporter: &mut Reporter<'_>,
    ) -> Option<Self> {
        let mut fields = Fields {
            entries: Vec::new(),
            place: node.place,
        };
        let written = entries(node, reporter)?;
        if let Some((first, _)) = written.first() {
            fields.place = first.place;
        }
        let of_name = |name: &str| known.iter().find(|known| **known == name).copied();
        let mut misspelt = Vec::new();
        for (key, value) in written {
            let Some(name) = of_name(&key.value) else {
                let (place, fault) = unknown_key(key, known);
                // `unit:人` holds its value in the key.
                if fault != Fault::NoBlankAfterColon {
                    misspelt.push((key, value));
                }
                reporter.at(place, fault);
                continue;
            };
            if fields.get(name).is_some() {
                let key_said = key.value.to_string();
                reporter.at(key.place, Fault::DuplicateKey { key: key_said });
            } else {
                fields.entries.push(Entry { name, key, value });
            }
        }
        for (key, value) in misspelt {
            let meant = Known::of(trim(&key.value), known.iter().copied()).nearest;
            let meant = meant.and_then(|name| of_name(&name));
            if let Some(name) = meant.filter(|name| fields.get(name).is_none()) {
                fields.entries.push(Entry { name, key, value });
            }
        }
        Some(fields)
    }

    pub fn entry(&self, key: &str) -> Option<(&'n Key<'n>, &'n Node<'n>)> {
        let mut entries = self.entries.iter();
        let entry = entries.find(|entry| entry.name == key)?;
        Some((entry.key, entry.value))
    }

    pub fn get(&self, key: &str) -> Option<&'n Node<'n>> {
        self.entry(key).map(|(_, node)| node)
    }

    pub fn missing(&self, key: &'static str, reporter: &mut Reporter<'_>) {
        reporter.at(self.place, Fault::MissingKey { key });
    }

    /// What stands for a value that is missing.
    pub fn nothing(&self) -> Placed<String> {
        Placed {
            value: String::new(),
            place: self.place,
        }
    }

    /// The value of a key that may be left out but not stand there without one.
    pub fn present(&self, key: &str, reporter: &mut Reporter<'_>) -> Option<&'n Node<'n>> {
        let (key, node) = self.entry(key)?;
        (!is_empty(key, node, reporter)).then_some(node)
    }

    pub fn text(&self, key: &str, reporter: &mut Reporter<'_>) -> Option<Placed<String>> {
        let (key, node) = self.entry(key)?;
        scalar(key, node, reporter)
    }

    pub fn required_text(
        &self,
        key: &'static str,
        reporter: &mut Reporter<'_>,
    ) -> Option<Placed<String>> {
        if self.entry(key).is_none() {
            self.missing(key, reporter);
        }
        self.text(key, reporter)
    }

    pub fn texts(&self, key: &str, reporter: &mut Reporter<'_>) -> Texts {
        self.entry(key)
            .map(|(key, node)| texts(key, node, reporter))
            .unwrap_or_default()
    }

    pub fn flag(&self, key: &str, reporter: &mut Reporter<'_>) -> Option<Placed<bool>> {
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

/// The key as what is written keeps it.
pub fn owned(key: &Key<'_>) -> Placed<String> {
    Placed {
        value: key.value.to_string(),
        place: key.place,
    }
}

/// The text of a key, which must have one.
pub fn scalar(
    key: &Key<'_>,
    node: &Node<'_>,
    reporter: &mut Reporter<'_>,
) -> Option<Placed<String>> {
    if is_empty(key, node, reporter) {
        return None;
    }
    text(node, reporter)
}

/// Whether nothing stands behind the key, which is a fault.
fn is_empty(key: &Key<'_>, node: &Node<'_>, reporter: &mut Reporter<'_>) -> bool {
    let empty = node.content == Content::Empty;
    if empty {
        let key_said = key.value.to_string();
        reporter.at(key.place, Fault::EmptyValue { key: key_said });
    }
    empty
}

/// What is wrong with a key that is not known, and where.
fn unknown_key(key: &Key<'_>, known: &[&'static str]) -> (Span, Fault) {
    let word: &str = &key.value;
    let part = |at: usize, length: usize| {
        let start = key.place.start + at as u32;
        Span::new(start, (start + length as u32).min(key.place.end))
    };
    let indent = word.len() - trim(word).len();
    if indent > 0 {
        return (part(0, indent), Fault::WideIndent);
    }
    if let Some(colon) = wide_colon(key) {
        return (colon, Fault::FullWidthColon);
    }
    let is_known = |name: &str| known.contains(&name);
    if let Some(colon) = word.find(':').filter(|colon| is_known(&word[..*colon])) {
        return (part(colon, 1), Fault::NoBlankAfterColon);
    }
    let fault = Fault::UnknownKey {
        key: word.to_owned(),
        known: Known::of(word, known.iter().copied()),
    };
    (key.place, fault)
}

/// The full-width colon in a key, which YAML takes for a letter.
pub fn wide_colon(key: &Key<'_>) -> Option<Span> {
    let start = key.place.start + key.value.find('：')? as u32;
    let end = start + '：'.len_utf8() as u32;
    Some(Span::new(start, end.min(key.place.end)))
}

/// Without the blanks before it that YAML takes for letters: full-width ones, and those that do not break.
fn trim(word: &str) -> &str {
    word.trim_start()
}

pub fn entries<'n>(
    node: &'n Node<'n>,
    reporter: &mut Reporter<'_>,
) -> Option<&'n [(Key<'n>, Node<'n>)]> {
    if let Content::Map(entries) = &node.content {
        return Some(entries);
    }
    match full_width_colon(node, &reporter.file.text) {
        Some(colon) => reporter.at(colon, Fault::FullWidthColon),
        None => reporter.at(node.place, Fault::NotAMap),
    }
    None
}

pub fn items<'n>(node: &'n Node<'n>, reporter: &mut Reporter<'_>) -> &'n [Node<'n>] {
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

/// Text in place of a mapping is most often a mapping with full-width colons.
fn full_width_colon(node: &Node<'_>, file: &str) -> Option<Span> {
    if !matches!(node.content, Content::Text(_)) {
        return None;
    }
    let start = node.place.start as usize;
    let offset = file.get(start..)?.find('：')?;
    let start = u32::try_from(start + offset).ok()?;
    let place = Span::new(start, start + '：'.len_utf8() as u32);
    (place.end <= node.place.end).then_some(place)
}

/// The items of a list, or the node itself.
pub fn items_or_one<'n>(node: &'n Node<'n>) -> &'n [Node<'n>] {
    match &node.content {
        Content::List(items) => items,
        Content::Empty => &[],
        _ => std::slice::from_ref(node),
    }
}

pub fn texts(key: &Key<'_>, node: &Node<'_>, reporter: &mut Reporter<'_>) -> Texts {
    let items = items_or_one(node);
    if items.is_empty() {
        reporter.at(
            key.place,
            Fault::EmptyValue {
                key: key.value.to_string(),
            },
        );
    }
    items
        .iter()
        .filter_map(|item| text(item, reporter))
        .collect()
}

pub fn text(node: &Node<'_>, reporter: &mut Reporter<'_>) -> Option<Placed<String>> {
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
        value: text.to_string(),
        place: node.place,
    })
}
