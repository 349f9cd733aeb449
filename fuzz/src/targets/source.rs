//! Reading documents: bytes of any encoding and format.

use heshu::source::{Document, Format, SourceErrorKind, decode};
use heshu::text::{self, Text};

use super::{LANGUAGES, NAMES, invariant};

/// Sizes of portions: every block apart, and some together.
const PORTIONS: [usize; 3] = [1, 7, 100];

pub fn run(data: &[u8]) {
    for name in NAMES {
        match decode(name, data.to_vec()) {
            Ok(document) => read(&document),
            Err(error) => {
                for language in LANGUAGES {
                    assert!(error.message(language).contains(name));
                    assert!(!error.help(language).is_empty());
                }
                if let SourceErrorKind::Malformed { offset, .. }
                | SourceErrorKind::Binary { offset }
                | SourceErrorKind::UnknownEncoding { offset } = error.kind
                {
                    assert!(offset < data.len(), "byte {offset} of {}", data.len());
                }
            }
        }
    }
}

fn read(document: &Document) {
    assert!(!document.text.contains('\0'));
    let again = decode("again.txt", document.text.clone().into_bytes());
    // A second byte-order mark is one more to be left out.
    let same = again.is_ok_and(|again| again.text == document.text.trim_start_matches('\u{FEFF}'));
    assert!(
        same || document.text.starts_with('\u{FEFF}'),
        "a text is read as itself"
    );
    if document.format == Format::Plain {
        invariant::positions(&document.text);
    }
    invariant::blocks(document);
    let whole = text::normalise(document);
    invariant::text(&whole, &document.text);
    for size in PORTIONS {
        let parted = text::normalise_in_portions(document, size);
        assert_same(&whole, &parted);
    }
}

fn assert_same(whole: &Text, parted: &Text) {
    assert_eq!(whole.normal, parted.normal);
    assert_eq!(whole.blocks, parted.blocks);
    assert_eq!(whole.sentences, parted.sentences);
    assert_eq!(whole.clauses, parted.clauses);
    for span in whole
        .blocks
        .iter()
        .map(|block| block.span)
        .chain(whole.clauses.iter().copied())
    {
        assert_eq!(whole.original(span), parted.original(span));
    }
}
