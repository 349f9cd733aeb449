//! The trees of the built-in rule files as bytes: reading YAML took most of the start-up time, so it
//! is done when heshu is built. The build script reads this file too, and writes what it reads.
//!
//! A node is a tag, the start and the length of its place, and what the tag says. Numbers are
//! written seven bits a byte, lowest first, with the high bit set in all bytes but the last.

use std::borrow::Cow;

use super::Span;
use super::node::{Content, Key, Node};

/// What a node holds, in its first byte.
pub mod tag {
    pub const EMPTY: u8 = 0;
    /// Text that the file has at the node's place.
    pub const AS_WRITTEN: u8 = 1;
    /// Text that the file spells otherwise (quoted, folded): its length and its bytes.
    pub const SPELT: u8 = 2;
    /// How many nodes, and the nodes.
    pub const LIST: u8 = 3;
    /// How many entries, and for each the key, which is a node with text, and the value.
    pub const MAP: u8 = 4;
}

/// The tree of a file with this text; `None` for bytes that were not packed from it.
pub fn unpack<'t>(bytes: &'t [u8], text: &'t str) -> Option<Node<'t>> {
    let mut reader = Reader { bytes, text };
    let node = reader.node()?;
    reader.bytes.is_empty().then_some(node)
}

struct Reader<'a> {
    bytes: &'a [u8],
    text: &'a str,
}

impl<'t> Reader<'t> {
    fn node(&mut self) -> Option<Node<'t>> {
        let tag = self.byte()?;
        let place = self.place()?;
        let content = match tag {
            tag::EMPTY => Content::Empty,
            tag::AS_WRITTEN | tag::SPELT => Content::Text(self.string(tag, place)?),
            tag::LIST => {
                let length = self.length()?;
                let mut items = Vec::with_capacity(length);
                for _ in 0..length {
                    items.push(self.node()?);
                }
                Content::List(items)
            }
            tag::MAP => {
                let length = self.length()?;
                let mut entries = Vec::with_capacity(length);
                for _ in 0..length {
                    entries.push((self.key()?, self.node()?));
                }
                Content::Map(entries)
            }
            _ => return None,
        };
        Some(Node { place, content })
    }

    fn key(&mut self) -> Option<Key<'t>> {
        let tag = self.byte()?;
        let place = self.place()?;
        let value = self.string(tag, place)?;
        Some(Key { value, place })
    }

    fn string(&mut self, tag: u8, place: Span) -> Option<Cow<'t, str>> {
        if tag == tag::AS_WRITTEN {
            return self.text.get(place.range()).map(Cow::Borrowed);
        }
        let length = self.length()?;
        let (spelt, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        std::str::from_utf8(spelt).ok().map(Cow::Borrowed)
    }

    fn place(&mut self) -> Option<Span> {
        let (start, length) = (self.number()?, self.number()?);
        Some(Span::new(start, start.checked_add(length)?))
    }

    /// A length, which is no more than the bytes that follow.
    fn length(&mut self) -> Option<usize> {
        let length = self.number()? as usize;
        (length <= self.bytes.len()).then_some(length)
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0;
        for shift in (0..u32::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= u32::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.bytes.split_first()?;
        self.bytes = rest;
        Some(*first)
    }
}
