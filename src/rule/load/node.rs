//! A YAML file as a tree in which every key and value has its place.
//!
//! The tree is read first and the rules from the tree, because a derived `Deserialize` stops at
//! the first mistake, and an author wants to see all of them. The build script reads this file too.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::Spanned;
use serde_yaml::options::{DuplicateKeyPolicy, MergeKeyPolicy, NonFiniteFloatPolicy};

use super::{Placed, Span};

/// A value with its place; of a block list or mapping only the start is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'t> {
    pub place: Span,
    pub content: Content<'t>,
}

pub type Key<'t> = Placed<Cow<'t, str>>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content<'t> {
    Empty,
    /// Text; a number or flag as written.
    Text(Cow<'t, str>),
    List(Vec<Node<'t>>),
    /// In the order written, repeated keys too.
    Map(Vec<(Key<'t>, Node<'t>)>),
}

/// Reads the one document of `text`.
///
/// # Errors
/// The parser's own error; see `syntax` for what it means.
pub fn parse(text: &str) -> Result<Node<'static>, serde_yaml::Error> {
    let options = serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_depth: 24,
            max_nodes: 200_000,
            max_events: 500_000,
            max_aliases: 1_000,
        },
        alias_limits: serde_yaml::alias_limits! {
            max_total_replayed_events: 20_000,
            max_replay_stack_depth: 8,
        },
        emit_comments: false,
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        with_snippet: false,
    };
    let raw: Spanned<Raw> = serde_yaml::from_str_with_options(text, options)?;
    Ok(node(text, raw))
}

/// The place that the parser gives in `text`; of some errors it knows only line and column.
pub fn place(text: &str, location: serde_yaml::Location) -> Option<Span> {
    let span = location.span();
    let offset = |offset: u64| u32::try_from(offset).ok();
    if let Some(start) = span.byte_offset() {
        let start = offset(start)?;
        let length = offset(span.byte_len().unwrap_or(0))?;
        return Some(Span::new(start, start.checked_add(length)?));
    }
    let line = usize::try_from(location.line()).ok()?.checked_sub(1)?;
    let column = usize::try_from(location.column()).ok()?.checked_sub(1)?;
    let written = text.split_inclusive('\n').nth(line).unwrap_or_default();
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let within: usize = written.chars().take(column).map(char::len_utf8).sum();
    let start = offset((before + within) as u64)?;
    Some(Span::new(start, start))
}

/// What the YAML crate sees; [`Raw::Plain`] is a number or flag, whose text is taken from the file.
enum Raw {
    Empty,
    Plain,
    Text(String),
    List(Vec<Spanned<Raw>>),
    Map(Vec<(Spanned<String>, Spanned<Raw>)>),
}

fn node(text: &str, raw: Spanned<Raw>) -> Node<'static> {
    let place_of = |location| place(text, location).unwrap_or_default();
    let content = match raw.value {
        Raw::Empty => Content::Empty,
        Raw::Plain => Content::Text(
            text.get(place_of(raw.defined).range())
                .unwrap_or_default()
                .to_owned()
                .into(),
        ),
        Raw::Text(text) => Content::Text(text.into()),
        Raw::List(items) => Content::List(items.into_iter().map(|item| node(text, item)).collect()),
        Raw::Map(entries) => Content::Map(
            entries
                .into_iter()
                .map(|(key, value)| {
                    let key = Placed {
                        place: place_of(key.referenced),
                        value: key.value.into(),
                    };
                    (key, node(text, value))
                })
                .collect(),
        ),
    };
    Node {
        place: place_of(raw.referenced),
        content,
    }
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = Raw;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Empty)
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Raw, E> {
        Ok(Raw::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Raw, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Raw::Map(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scalar_keeps_its_spelling_and_place() {
        let text = "a: 1.50\nb: [yes, \"八\"]\nc:\n";
        let Content::Map(entries) = parse(text).unwrap().content else {
            panic!("a map")
        };
        assert_eq!(entries[0].1.content, Content::Text("1.50".into()));
        let Content::List(items) = &entries[1].1.content else {
            panic!("a list")
        };
        assert_eq!(items[0].content, Content::Text("yes".into()));
        assert_eq!(items[1].place.of(text), "\"八\"");
        assert_eq!(entries[2].1.content, Content::Empty);
        assert_eq!(entries[2].0.place.of(text), "c");
    }

    #[test]
    fn repeated_keys_are_kept() {
        let Content::Map(entries) = parse("a: 1\na: 2\n").unwrap().content else {
            panic!("a map")
        };
        assert_eq!(entries.len(), 2);
    }
}
