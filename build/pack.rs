//! A tree of a rule file → the bytes that `packed::unpack` reads.

use crate::node::{Content, Node};
use crate::packed::tag;
use crate::span::Span;

pub fn pack(node: &Node<'_>, text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    add(node, text, &mut bytes);
    bytes
}

fn add(node: &Node<'_>, text: &str, bytes: &mut Vec<u8>) {
    match &node.content {
        Content::Empty => add_head(tag::EMPTY, node.place, bytes),
        Content::Text(value) => add_text(value, node.place, text, bytes),
        Content::List(items) => {
            add_head(tag::LIST, node.place, bytes);
            add_number(items.len(), bytes);
            for item in items {
                add(item, text, bytes);
            }
        }
        Content::Map(entries) => {
            add_head(tag::MAP, node.place, bytes);
            add_number(entries.len(), bytes);
            for (key, value) in entries {
                add_text(&key.value, key.place, text, bytes);
                add(value, text, bytes);
            }
        }
    }
}

fn add_text(value: &str, place: Span, text: &str, bytes: &mut Vec<u8>) {
    if text.get(place.range()) == Some(value) {
        return add_head(tag::AS_WRITTEN, place, bytes);
    }
    add_head(tag::SPELT, place, bytes);
    add_number(value.len(), bytes);
    bytes.extend_from_slice(value.as_bytes());
}

fn add_head(tag: u8, place: Span, bytes: &mut Vec<u8>) {
    bytes.push(tag);
    add_number(place.start as usize, bytes);
    add_number(place.len() as usize, bytes);
}

fn add_number(mut number: usize, bytes: &mut Vec<u8>) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}
