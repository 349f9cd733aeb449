//! What the styles of paragraphs say of them: headings and captions, whatever they are called.

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::source::BlockKind;

/// The kinds of paragraphs by the id of their style.
pub type Styles = HashMap<String, BlockKind>;

/// Reads `word/styles.xml`. The ids differ from one language of Word to the next (`1`, `Heading1`, `a3`), the names
/// of the styles that come with it do not.
pub fn read(xml: &[u8]) -> Result<Styles, quick_xml::Error> {
    let mut reader = Reader::from_reader(xml);
    let mut styles = Styles::new();
    let mut id = None;
    loop {
        match reader.read_event()? {
            Event::Start(tag) if tag.name().as_ref() == "w:style" => {
                id = attribute(&tag, "w:styleId");
            }
            Event::Empty(tag) if tag.name().as_ref() == "w:name" => {
                let name = attribute(&tag, "w:val").unwrap_or_default();
                if let (Some(id), Some(kind)) = (id.take(), kind_of(&name)) {
                    styles.insert(id, kind);
                }
            }
            Event::Eof => return Ok(styles),
            _ => {}
        }
    }
}

/// The value of an attribute, its references resolved.
pub fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut attributes = tag.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

fn kind_of(name: &str) -> Option<BlockKind> {
    let name = name.to_lowercase();
    match name.as_str() {
        "title" | "标题" => Some(BlockKind::Heading(1)),
        "caption" | "题注" => Some(BlockKind::Caption),
        _ => {
            let level = name
                .strip_prefix("heading ")
                .or(name.strip_prefix("标题 "))?;
            let level: u8 = level.parse().ok()?;
            // The first level is the title's.
            (1..=9)
                .contains(&level)
                .then_some(BlockKind::Heading(level + 1))
        }
    }
}
