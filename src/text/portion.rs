//! A long document is normalised in portions, on all cores; here it is cut, and what was made
//! joined.

use std::sync::mpsc;

use super::normalise::Normaliser;
use super::{Block, BlockKind, Span, Text, ruby};
use crate::source::{Document, visit_blocks};

/// The least size of a portion in bytes: normalising one takes far longer than handing it over.
const PORTION: usize = 64 << 10;

/// Builds the normalised view of a document.
pub fn normalise(document: &Document) -> Text {
    normalise_in_portions(document, PORTION)
}

/// The same in portions of at least `size` bytes. What is made does not depend on them. A portion
/// is normalised while the lines of the next are still being read.
pub fn normalise_in_portions(document: &Document, size: usize) -> Text {
    let source = document.text.as_str();
    let ruby = ruby::has_ruby(source);
    let mut last = Prose::default();
    let mut count = 0_usize;
    let (sender, receiver) = mpsc::channel();
    rayon::in_place_scope(|scope| {
        visit_blocks(document, &mut |kind, pieces| {
            last.add(kind, pieces);
            if last.size >= size {
                let next = Prose::after(&last);
                let prose = std::mem::replace(&mut last, next);
                let (place, sender) = (count, sender.clone());
                count += 1;
                // Nobody stops listening before the scope ends.
                scope.spawn(move |_| drop(sender.send((place, prose.normalise(source, ruby)))));
            }
        });
    });
    drop(sender);
    let mut portions: Vec<(usize, Portion)> = receiver.into_iter().collect();
    portions.sort_unstable_by_key(|(place, _)| *place);
    let mut assembly = Assembly::new(source);
    for (_, portion) in portions {
        assembly.add(portion);
    }
    assembly.add(last.normalise(source, ruby));
    assembly.finish()
}

/// The blocks of one portion, as the source stage gave them.
#[derive(Default)]
struct Prose {
    /// The kind of each block, and where its pieces end in `pieces`.
    blocks: Vec<(BlockKind, usize)>,
    pieces: Vec<Span>,
    /// In bytes.
    size: usize,
    /// Where the piece before the first of these ends.
    last_end: usize,
}

impl Prose {
    /// An empty portion, to follow `before`.
    fn after(before: &Prose) -> Self {
        let last = before.pieces.last();
        Prose {
            last_end: last.map_or(before.last_end, |piece| piece.end as usize),
            ..Prose::default()
        }
    }

    fn add(&mut self, kind: BlockKind, pieces: &[Span]) {
        self.pieces.extend_from_slice(pieces);
        self.size += pieces
            .iter()
            .map(|piece| piece.len() as usize)
            .sum::<usize>();
        self.blocks.push((kind, self.pieces.len()));
    }

    fn normalise(&self, source: &str, ruby: bool) -> Portion {
        let mut normaliser = Normaliser::new(source, ruby, self.size, self.last_end);
        let mut start = 0;
        for (kind, end) in &self.blocks {
            normaliser.block(*kind, self.pieces.get(start..*end).unwrap_or(&[]));
            start = *end;
        }
        normaliser.finish()
    }
}

/// The normalised view of one portion, its positions counted from its own start.
pub(super) struct Portion {
    pub text: Text,
    /// Where in the original the last piece before the first block ends.
    pub before: usize,
    /// How many headings it has.
    pub sections: u32,
}

struct Assembly<'a> {
    source: &'a str,
    text: Text,
    sections: u32,
}

impl<'a> Assembly<'a> {
    fn new(source: &'a str) -> Self {
        let mut text = Text::default();
        text.normal.reserve_exact(source.len());
        Assembly {
            source,
            text,
            sections: 0,
        }
    }

    fn add(&mut self, portion: Portion) {
        if portion.text.blocks.is_empty() {
            return;
        }
        let text = &mut self.text;
        if !text.blocks.is_empty() {
            text.separate_blocks(self.source, portion.before);
        }
        let first = text.normal.len() as u32;
        let shift = |span: &Span| Span::new(span.start + first, span.end + first);
        text.normal.push_str(&portion.text.normal);
        text.blocks
            .extend(portion.text.blocks.iter().map(|block| Block {
                span: shift(&block.span),
                section: block.section + self.sections,
                ..*block
            }));
        text.sentences
            .extend(portion.text.sentences.iter().map(shift));
        text.clauses.extend(portion.text.clauses.iter().map(shift));
        text.map.append(&portion.text.map, first);
        text.converted += portion.text.converted;
        self.sections += portion.sections;
    }

    /// The whole view, taking no more memory than it needs.
    fn finish(self) -> Text {
        let mut text = self.text;
        text.normal.shrink_to_fit();
        text.blocks.shrink_to_fit();
        text.sentences.shrink_to_fit();
        text.clauses.shrink_to_fit();
        text.map.shrink_to_fit();
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The document normalised as one portion.
    fn at_once(document: &Document) -> Text {
        let mut all = Prose::default();
        visit_blocks(document, &mut |kind, pieces| all.add(kind, pieces));
        all.normalise(&document.text, ruby::has_ruby(&document.text))
            .text
    }

    #[test]
    fn what_is_made_does_not_depend_on_the_portions() {
        let page = "# 春耕\r\n\r\n全县（含開發區）共有農戶1,307戶，其中貧困戶 32 戶。\r\n\u{200B}\r\n\
                    － \u{200B}\r\n“备耕。”３月底，已到货４万吨；\n农资企业46家。\n";
        let document = Document::plain("test", page.repeat(3_000));
        let (joined, whole) = (normalise(&document), at_once(&document));
        assert!(document.text.len() > 4 * PORTION);
        assert!(joined.normal == whole.normal);
        assert!(joined.blocks == whole.blocks);
        assert!(joined.sentences == whole.sentences);
        assert!(joined.clauses == whole.clauses);
        let originals = |text: &Text| -> Vec<Span> {
            let spans = text.blocks.iter().map(|block| block.span);
            spans
                .chain(text.clauses.iter().copied())
                .map(|span| text.original(span))
                .collect()
        };
        assert!(originals(&joined) == originals(&whole));
        let separators = |text: &Text| -> Vec<Span> {
            let gaps = text.blocks.windows(2);
            gaps.map(|pair| text.original(Span::new(pair[0].span.end, pair[1].span.start)))
                .collect()
        };
        assert!(separators(&joined) == separators(&whole));
    }
}
