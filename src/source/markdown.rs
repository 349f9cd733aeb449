//! Markdown → blocks: code, link targets, HTML, footnote marks and front matter are not prose.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::block::offset;
use super::plain_line::Line;
use super::reference::joins_digits;
use super::{BlockKind, Span};

/// What of Markdown is read beyond CommonMark. Strikethrough stays off: it would take the `~` of
/// 3~5万元…6~8万元 for a mark.
pub(super) const fn options() -> Options {
    Options::ENABLE_TABLES
        .union(Options::ENABLE_FOOTNOTES)
        .union(Options::ENABLE_TASKLISTS)
        .union(Options::ENABLE_YAML_STYLE_METADATA_BLOCKS)
        .union(Options::ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS)
}

pub(super) fn visit_blocks(text: &str, visit: &mut dyn FnMut(BlockKind, &[Span])) {
    let mut reader = Reader {
        text,
        visit,
        pieces: Vec::new(),
        kinds: Vec::new(),
        bare_link: false,
        hidden: 0,
        tables: 0,
        row: 0,
        column: 0,
    };
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        reader.take(&event, range);
    }
    reader.end_block();
}

struct Reader<'a> {
    text: &'a str,
    visit: &'a mut dyn FnMut(BlockKind, &[Span]),
    /// The pieces of the block being read.
    pieces: Vec<Span>,
    /// The kinds of the blocks being read, the innermost last.
    kinds: Vec<BlockKind>,
    /// The link being read has its target for its text.
    bare_link: bool,
    /// How many elements that hold no prose are open.
    hidden: u32,
    /// Tables met so far, and the place in the last one.
    tables: u32,
    row: u32,
    column: u32,
}

impl Reader<'_> {
    fn take(&mut self, event: &Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(content) if self.hidden == 0 => self.prose(range, content),
            Event::SoftBreak => self.piece(range.start, range.end),
            Event::HardBreak | Event::Rule => self.end_block(),
            Event::InlineHtml(html) if html.starts_with("<br") => self.end_block(),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Paragraph => {
                let inner = self.kinds.last().copied();
                self.open(if inner == Some(BlockKind::ListItem) {
                    BlockKind::ListItem
                } else {
                    BlockKind::Paragraph
                });
            }
            Tag::Heading { level, .. } => self.open(BlockKind::Heading(level_number(*level))),
            Tag::Item => self.open(BlockKind::ListItem),
            Tag::FootnoteDefinition(_) | Tag::BlockQuote(_) => self.open(BlockKind::Paragraph),
            Tag::Image { .. } => self.open(BlockKind::Caption),
            Tag::Table(_) => (self.row, self.column) = (0, 0),
            Tag::TableRow => {
                self.row += 1;
                self.column = 0;
            }
            Tag::TableCell => {
                let (table, row, column) = (self.tables, self.row, self.column);
                self.open(BlockKind::Cell { table, row, column });
                self.column += 1;
            }
            Tag::Link { link_type, .. } => {
                self.bare_link = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.hidden += u32::from(self.bare_link);
            }
            _ if hides(tag) => self.hidden += 1,
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph
            | TagEnd::Heading(_)
            | TagEnd::Item
            | TagEnd::FootnoteDefinition
            | TagEnd::BlockQuote(_)
            | TagEnd::Image
            | TagEnd::TableCell => {
                self.end_block();
                self.kinds.pop();
            }
            TagEnd::Table => self.tables += 1,
            TagEnd::Link if self.bare_link => {
                self.bare_link = false;
                self.hidden = self.hidden.saturating_sub(1);
            }
            TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::MetadataBlock(_) => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            _ => {}
        }
    }

    fn open(&mut self, kind: BlockKind) {
        self.end_block();
        self.kinds.push(kind);
    }

    /// The kind of the block read last: a paragraph may be a caption by its words.
    fn kind(&self) -> BlockKind {
        let kind = self.kinds.last().copied().unwrap_or(BlockKind::Paragraph);
        match (kind, self.pieces.first(), self.pieces.last()) {
            (BlockKind::Paragraph, Some(first), Some(last)) => {
                let (start, end) = (first.start as usize, last.end as usize);
                let line = Line::read(self.text, start, end, false);
                if line.is_some_and(|line| line.caption) {
                    BlockKind::Caption
                } else {
                    kind
                }
            }
            _ => kind,
        }
    }

    /// Gives out what was read since the last block.
    fn end_block(&mut self) {
        if !self.pieces.is_empty() {
            let kind = self.kind();
            (self.visit)(kind, &self.pieces);
            self.pieces.clear();
        }
    }

    /// Text, less the `**` that Markdown's rules leave standing beside Chinese punctuation.
    /// A character reference (`&nbsp;`, `&#160;`) is left out: its letters are not in the draft.
    fn prose(&mut self, range: Range<usize>, content: &str) {
        let written = self.text.get(range.clone()).unwrap_or_default();
        if written.starts_with('&') && written != content {
            if joins_digits(self.text, &range) {
                self.end_block();
            }
            return;
        }
        let mut start = range.start;
        let bytes = self.text.as_bytes();
        for at in range.clone().filter(|at| bytes.get(*at) == Some(&b'*')) {
            let beside = [at.checked_sub(1), Some(at + 1)];
            if beside
                .into_iter()
                .flatten()
                .any(|beside| bytes.get(beside) == Some(&b'*'))
            {
                self.piece(start, at);
                start = at + 1;
            }
        }
        self.piece(start, range.end);
    }

    fn piece(&mut self, start: usize, end: usize) {
        if start >= end {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.end as usize == start => last.end = offset(end),
            _ => self.pieces.push(Span::new(offset(start), offset(end))),
        }
    }
}

fn hides(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::MetadataBlock(_)
    )
}

fn level_number(level: HeadingLevel) -> u8 {
    match level {
        HeadingLevel::H1 => 1,
        HeadingLevel::H2 => 2,
        HeadingLevel::H3 => 3,
        HeadingLevel::H4 => 4,
        HeadingLevel::H5 => 5,
        HeadingLevel::H6 => 6,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        let mut found = Vec::new();
        visit_blocks(text, &mut |kind, pieces| {
            found.push((kind, pieces.iter().map(|piece| piece.of(text)).collect()));
        });
        found
    }

    use BlockKind::{Caption, Cell, Heading, ListItem, Paragraph};

    fn block(kind: BlockKind, text: &str) -> (BlockKind, String) {
        (kind, text.to_owned())
    }

    #[test]
    fn prose_is_kept_and_the_rest_left_out() {
        let text = "---\ndate: 2020-05-29\n---\n# 题目\n\n共**46**家[^1]，见[公报](http://a/12)\
                    `x = 3`。\n\n```\n99个\n```\n\n<div>88个</div>\n\n[^1]: 含2家停产。\n";
        assert_eq!(
            blocks(text),
            [
                block(Heading(1), "题目"),
                block(Paragraph, "共46家，见公报。"),
                block(Paragraph, "含2家停产。"),
            ]
        );
    }

    #[test]
    fn lists_and_quotes_nest() {
        let text = "- 甲3个\n  - 乙2个\n- 丙\n\n> 引用\n> 一段\n\n1. 丁\n\n   续段\n";
        assert_eq!(
            blocks(text),
            [
                block(ListItem, "甲3个"),
                block(ListItem, "乙2个"),
                block(ListItem, "丙"),
                block(Paragraph, "引用\n一段"),
                block(ListItem, "丁"),
                block(ListItem, "续段"),
            ]
        );
    }

    #[test]
    fn cells_have_their_place() {
        let text = "| 地区 | 人数 |\n|---|---|\n| 甲 | 12 |\n\n![图为**甲**](a.png)\n\n| 合计 |\n|---|\n| 1 |\n";
        let cell = |table, row, column| Cell { table, row, column };
        assert_eq!(
            blocks(text),
            [
                block(cell(0, 0, 0), "地区"),
                block(cell(0, 0, 1), "人数"),
                block(cell(0, 1, 0), "甲"),
                block(cell(0, 1, 1), "12"),
                block(Caption, "图为甲"),
                block(cell(1, 0, 0), "合计"),
                block(cell(1, 1, 0), "1"),
            ]
        );
    }

    #[test]
    fn bare_links_and_character_references_are_not_prose() {
        assert_eq!(
            blocks("共&nbsp;46&#160;家，见<https://a.cn/2020>。"),
            [block(Paragraph, "共46家，见。")]
        );
        assert_eq!(
            blocks("投入3&mdash;5万元。"),
            [block(Paragraph, "投入3"), block(Paragraph, "5万元。")]
        );
    }

    #[test]
    fn a_paragraph_can_be_a_caption() {
        let text = "正文。\n\n农户在**田间**劳作。张三 摄\n";
        let expected = [
            block(Paragraph, "正文。"),
            block(Caption, "农户在田间劳作。张三 摄"),
        ];
        assert_eq!(blocks(text), expected);
    }

    #[test]
    fn emphasis_beside_chinese_quotes_leaves_no_stars() {
        assert_eq!(
            blocks("**“十三五”**期间共3项"),
            [block(Paragraph, "“十三五”期间共3项")]
        );
        assert_eq!(
            blocks("区间3~5万元，另6~8万元"),
            [block(Paragraph, "区间3~5万元，另6~8万元")]
        );
    }
}
