//! HTML → blocks: what a reader of the page sees as its text. Scripts, menus, forms, ruby and what is struck out
//! are not prose.

use std::convert::Infallible;

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

use super::block::offset;
use super::reference::{joins_digits, references};
use super::{BlockKind, Span};

/// Elements whose text is no prose of the article.
const HIDDEN: &[&str] = &[
    "script", "style", "title", "noscript", "template", "svg", "math", "nav", "footer", "aside",
    "button", "select", "textarea", "iframe", "object", "audio", "video", "canvas", "code", "kbd",
    "samp", "rt", "rp", "rtc", "del", "s", "strike",
];

/// Elements that do not break the text they stand in.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "data", "dfn", "em", "font", "i", "img", "ins",
    "label", "link", "mark", "meta", "q", "rb", "ruby", "small", "span", "strong", "sub", "sup",
    "time", "tt", "u", "var", "wbr",
];

/// Columns that a cell may cover; more are taken for one.
const MOST_COVERED: u32 = 64;
/// Columns of a table; cells beyond are read as paragraphs.
const MOST_COLUMNS: u32 = 256;
/// Tables inside each other; the cells of deeper ones are read as paragraphs.
const DEEPEST_TABLE: usize = 16;

pub(super) fn visit_blocks(text: &str, visit: &mut dyn FnMut(BlockKind, &[Span])) {
    let mut reader = Reader {
        text,
        visit,
        pieces: Vec::new(),
        kind: BlockKind::Paragraph,
        hidden: None,
        tables: Vec::new(),
        tables_met: 0,
        tag: Tag::default(),
    };
    let take = |event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<Infallible> {
        reader.take(event, span.start, span.end);
        None
    };
    let mut emitter = CallbackEmitter::new(take);
    emitter.naively_switch_states(true);
    let Ok(()) = Tokenizer::new_with_emitter(text, emitter).finish();
    reader.end_block();
}

/// Whether a text that is named otherwise begins as a page does.
pub(super) fn begins_a_page(text: &str) -> bool {
    let start = text.trim_start().as_bytes();
    ["<!doctype html", "<html"].iter().any(|opening| {
        start
            .get(..opening.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(opening.as_bytes()))
    })
}

struct Reader<'a> {
    text: &'a str,
    visit: &'a mut dyn FnMut(BlockKind, &[Span]),
    /// The pieces of the block being read, and its kind.
    pieces: Vec<Span>,
    kind: BlockKind,
    /// The element that hides what is read, and how many of its name are open.
    hidden: Option<(&'static str, u32)>,
    /// The tables that are open, the innermost last.
    tables: Vec<Table>,
    tables_met: u32,
    /// The start tag being read.
    tag: Tag,
}

/// What is kept of a start tag until it ends.
#[derive(Default)]
struct Tag {
    name: String,
    columns: u32,
    rows: u32,
    attribute: Attribute,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Attribute {
    #[default]
    Other,
    Columns,
    Rows,
}

/// The place in a table.
struct Table {
    number: u32,
    /// None before the first row.
    row: Option<u32>,
    column: u32,
    /// For each column, how many more rows a cell above reaches down.
    covered: Vec<u32>,
}

impl Reader<'_> {
    fn take(&mut self, event: CallbackEvent<'_>, start: usize, end: usize) {
        match event {
            CallbackEvent::OpenStartTag { name } => {
                self.tag = Tag {
                    name: String::from_utf8_lossy(name).into_owned(),
                    columns: 1,
                    rows: 1,
                    attribute: Attribute::Other,
                };
            }
            CallbackEvent::AttributeName { name } => {
                self.tag.attribute = match name {
                    b"colspan" => Attribute::Columns,
                    b"rowspan" => Attribute::Rows,
                    _ => Attribute::Other,
                };
            }
            CallbackEvent::AttributeValue { value } => self.tag.set(value),
            CallbackEvent::CloseStartTag { .. } => {
                let tag = std::mem::take(&mut self.tag);
                self.start(&tag);
            }
            CallbackEvent::EndTag { name } => self.end(&String::from_utf8_lossy(name)),
            CallbackEvent::String { .. } if self.hidden.is_none() => self.prose(start, end),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        if let Some((hider, depth)) = &mut self.hidden {
            *depth += u32::from(*hider == name);
            return;
        }
        if let Some(hider) = HIDDEN.iter().find(|hidden| **hidden == name) {
            self.hidden = Some((hider, 1));
            return;
        }
        if name == "sup" && !self.follows_letter() {
            // The number of a note. The 2 of m2 is kept.
            self.hidden = Some(("sup", 1));
        }
        if INLINE.contains(&name) {
            return;
        }
        self.end_block();
        match name {
            "table" => self.open_table(),
            "tr" => self.next_row(),
            "td" | "th" => self.kind = self.next_cell(tag),
            "li" | "dd" | "dt" => self.kind = BlockKind::ListItem,
            "figcaption" | "caption" => self.kind = BlockKind::Caption,
            _ => {
                if let Some(level) = heading_level(name) {
                    self.kind = BlockKind::Heading(level);
                }
            }
        }
    }

    fn end(&mut self, name: &str) {
        if let Some((hider, depth)) = &mut self.hidden {
            let is_over = *hider == name && *depth == 1;
            // The end of rt may be left out.
            if is_over || name == "ruby" && matches!(*hider, "rt" | "rp" | "rtc") {
                self.hidden = None;
            } else if *hider == name {
                *depth -= 1;
            }
            return;
        }
        if INLINE.contains(&name) {
            return;
        }
        self.end_block();
        if name == "table" {
            self.tables.pop();
        }
        if !matches!(name, "p" | "div" | "br") {
            self.kind = BlockKind::Paragraph;
        }
    }

    /// Gives out what was read since the last block. What follows in a cell is told beside it.
    fn end_block(&mut self) {
        let is_blank = |piece: &Span| piece.of(self.text).trim().is_empty();
        if self.pieces.iter().all(is_blank) {
            self.pieces.clear();
            return;
        }
        (self.visit)(self.kind, &self.pieces);
        self.pieces.clear();
        if matches!(self.kind, BlockKind::Cell { .. }) {
            self.kind = BlockKind::Paragraph;
        }
    }

    /// Text, less the references to characters (`&nbsp;`): their letters are not in the draft.
    fn prose(&mut self, start: usize, end: usize) {
        let mut from = start;
        for reference in references(self.text, start..end) {
            self.piece(from, reference.start);
            if joins_digits(self.text, &reference) {
                self.end_block();
            }
            from = reference.end;
        }
        self.piece(from, end);
    }

    fn piece(&mut self, start: usize, end: usize) {
        if start >= end || self.text.get(start..end).is_none() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.end as usize == start => last.end = offset(end),
            _ => self.pieces.push(Span::new(offset(start), offset(end))),
        }
    }

    fn follows_letter(&self) -> bool {
        let last = self.pieces.last().map(|piece| piece.of(self.text));
        last.is_some_and(|last| last.ends_with(|c: char| c.is_ascii_alphabetic()))
    }

    fn open_table(&mut self) {
        self.tables.push(Table {
            number: self.tables_met,
            row: None,
            column: 0,
            covered: Vec::new(),
        });
        self.tables_met += 1;
        self.kind = BlockKind::Paragraph;
    }

    fn next_row(&mut self) {
        if let Some(table) = self.tables.last_mut() {
            // Cells above that the row before did not come to reach down into it as well.
            let passed = table.column as usize;
            let rest = table.covered.iter_mut().skip(passed);
            rest.for_each(|rows| *rows = rows.saturating_sub(1));
            let width = table.covered.iter().rposition(|rows| *rows > 0);
            table.covered.truncate(width.map_or(0, |last| last + 1));
            table.row = Some(table.row.map_or(0, |row| row.saturating_add(1)));
            table.column = 0;
        }
    }

    /// The place of a cell, behind those that reach down from above.
    fn next_cell(&mut self, tag: &Tag) -> BlockKind {
        let is_too_deep = self.tables.len() > DEEPEST_TABLE;
        let Some(table) = self.tables.last_mut().filter(|_| !is_too_deep) else {
            return BlockKind::Paragraph;
        };
        let row = *table.row.get_or_insert(0);
        while let Some(rows) = table.covered.get_mut(table.column as usize)
            && *rows > 0
        {
            *rows -= 1;
            table.column += 1;
        }
        let column = table.column;
        if column >= MOST_COLUMNS {
            return BlockKind::Paragraph;
        }
        let wanted = (column + tag.columns) as usize;
        if table.covered.len() < wanted {
            table.covered.resize(wanted, 0);
        }
        for rows in &mut table.covered[column as usize..wanted] {
            *rows = tag.rows - 1;
        }
        table.column += tag.columns;
        BlockKind::Cell {
            table: table.number,
            row,
            column,
        }
    }
}

impl Tag {
    fn set(&mut self, value: &[u8]) {
        let number = || {
            let text = std::str::from_utf8(value).ok()?;
            text.trim().parse::<u32>().ok()
        };
        let count = |most: u32| number().filter(|count| (1..=most).contains(count));
        match self.attribute {
            Attribute::Columns => self.columns = count(MOST_COVERED).unwrap_or(1),
            Attribute::Rows => self.rows = count(u32::MAX).unwrap_or(1),
            Attribute::Other => {}
        }
    }
}

/// The level of `h1` to `h6`.
fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use BlockKind::{Caption, Cell, Heading, ListItem, Paragraph};

    fn blocks(text: &str) -> Vec<(BlockKind, String)> {
        let mut found = Vec::new();
        visit_blocks(text, &mut |kind, pieces| {
            let words: String = pieces.iter().map(|piece| piece.of(text)).collect();
            found.push((kind, words.trim().to_owned()));
        });
        found
    }

    fn block(kind: BlockKind, text: &str) -> (BlockKind, String) {
        (kind, text.to_owned())
    }

    #[test]
    fn a_page_is_read_as_its_readers_see_it() {
        let page = "<!DOCTYPE html><html><head><meta charset=\"gb2312\"><title>共9家_新闻网</title>\
            <style>.a{width:100%}</style><script>if (a<3) { x = '共5家，其中7家</p>' }</script></head>\
            <body><nav><li>第1版</nav><!-- 共3人 --><h1>某县复工</h1>\r\n<p class=\"a>7\">全县共有企业\
            <b>5</b><span>8</span>家<sup>[1]</sup>，<br/>其中<del>4</del>6家。<p>漢<ruby>字<rt>zi4</ruby>3个\
            <ul><li>甲2个<li>乙1个</ul><figure><img alt=\"8\"><figcaption>图1</figcaption></figure>";
        assert_eq!(
            blocks(page),
            [
                block(Heading(1), "某县复工"),
                block(Paragraph, "全县共有企业58家，"),
                block(Paragraph, "其中6家。"),
                block(Paragraph, "漢字3个"),
                block(ListItem, "甲2个"),
                block(ListItem, "乙1个"),
                block(Caption, "图1"),
            ]
        );
    }

    #[test]
    fn cells_have_their_place_beside_those_that_cover_more() {
        let page = "<table><tr><th rowspan=2>地区<th colspan='2'>人数<tr><td>男<td>女<tr><td>甲<td><p>3</p>\
            <td>4</table><table><tr><td>乙</table>";
        let cell = |table, row, column| Cell { table, row, column };
        assert_eq!(
            blocks(page),
            [
                block(cell(0, 0, 0), "地区"),
                block(cell(0, 0, 1), "人数"),
                block(cell(0, 1, 1), "男"),
                block(cell(0, 1, 2), "女"),
                block(cell(0, 2, 0), "甲"),
                block(cell(0, 2, 1), "3"),
                block(cell(0, 2, 2), "4"),
                block(cell(1, 0, 0), "乙"),
            ]
        );
    }

    #[test]
    fn tables_too_deep_are_read_as_paragraphs_and_end_no_other() {
        let page =
            "<table><tr><td>".repeat(18) + "深" + &"</table>".repeat(17) + "<tr><td>浅</table>";
        let shallow = Cell {
            table: 0,
            row: 1,
            column: 0,
        };
        assert_eq!(
            blocks(&page),
            [block(Paragraph, "深"), block(shallow, "浅")]
        );
    }

    #[test]
    fn references_are_left_out_and_join_no_digits() {
        assert_eq!(
            blocks("<p>共&nbsp;46家，投入3&mdash;5万元，面积5m<sup>2</sup>"),
            [
                block(Paragraph, "共46家，投入3"),
                block(Paragraph, "5万元，面积5m2"),
            ]
        );
    }

    #[test]
    fn a_page_is_known_by_its_start() {
        assert!(begins_a_page("\n<!doctype HTML><p>"));
        assert!(begins_a_page("<html lang=zh>"));
        assert!(!begins_a_page("<共5家>"));
    }
}
