//! The paragraphs of a part, in reading order.

use quick_xml::Reader;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesStart, Event};

use super::Word;
use super::styles::{Styles, attribute};
use crate::source::block::offset;
use crate::source::{BlockKind, Span};

/// Elements whose text is not in the draft as it is to be printed: what is deleted or moved away, the ruby above a
/// character, and the copy of a text box for old versions of Word.
const HIDDEN: &[&str] = &[
    "w:del",
    "w:moveFrom",
    "w:rt",
    "mc:Fallback",
    "w:delText",
    "w:instrText",
    // Where the tab stops are, no tabs of the text.
    "w:tabs",
];

/// Text boxes inside each other; what is deeper is left out.
const DEEPEST: usize = 16;

/// What stands between the cells of a row in the text.
const BETWEEN_CELLS: &str = " | ";

pub struct Story<'s> {
    styles: &'s Styles,
    word: Word,
    /// The paragraphs that are open: that of a text box stands in another.
    open: Vec<Paragraph>,
    tables: Vec<Table>,
    tables_met: u32,
    /// How many elements that hide their text are open.
    hidden: u32,
    /// The run being read is hidden text.
    vanished: bool,
    /// Text is read only in `w:t`.
    in_text: bool,
}

struct Paragraph {
    kind: BlockKind,
    text: String,
}

/// The place in a table.
#[derive(Default)]
struct Table {
    number: u32,
    row: u32,
    column: u32,
    /// Columns that the cell being read covers.
    covers: u32,
    /// Whether a paragraph of the cell has been read.
    told: bool,
}

impl<'s> Story<'s> {
    pub fn new(styles: &'s Styles) -> Self {
        Story {
            styles,
            word: Word::default(),
            open: Vec::new(),
            tables: Vec::new(),
            tables_met: 0,
            hidden: 0,
            vanished: false,
            in_text: false,
        }
    }

    pub fn finish(self) -> Word {
        self.word
    }

    /// Reads a part to its end.
    ///
    /// # Errors
    /// When it is no XML, or breaks off: what would follow must not be taken for nothing.
    pub fn read(&mut self, xml: &[u8]) -> Result<(), Error> {
        let mut reader = Reader::from_reader(xml);
        let (mut elements_open, mut root) = (0_usize, String::new());
        loop {
            match reader.read_event()? {
                Event::Start(tag) => {
                    if elements_open == 0 {
                        root = tag.name().as_ref().to_owned();
                    }
                    elements_open += 1;
                    self.start(&tag);
                }
                Event::Empty(tag) => {
                    self.start(&tag);
                    self.end(tag.name().as_ref());
                }
                Event::End(tag) => {
                    elements_open -= 1;
                    self.end(tag.name().as_ref());
                }
                Event::Text(text) if self.in_text => self.push(&text.xml10_content()),
                Event::CData(text) if self.in_text => self.push(&text.xml10_content()),
                Event::GeneralRef(reference) if self.in_text => {
                    if let Ok(Some(character)) = reference.resolve_char_ref() {
                        self.push(character.encode_utf8(&mut [0; 4]));
                    } else if let Some(text) = resolve_predefined_entity(&reference.xml10_content())
                    {
                        self.push(text);
                    }
                }
                Event::Eof if elements_open > 0 => {
                    return Err(IllFormedError::MissingEndTag(root).into());
                }
                Event::Eof => break,
                _ => {}
            }
        }
        (self.hidden, self.in_text) = (0, false);
        self.open.clear();
        self.tables.clear();
        Ok(())
    }

    fn start(&mut self, tag: &BytesStart<'_>) {
        let name = tag.name();
        let name = name.as_ref();
        if HIDDEN.contains(&name) {
            self.hidden += 1;
        }
        match name {
            "w:p" => self.open.push(Paragraph {
                kind: self.kind_here(),
                text: String::new(),
            }),
            "w:pStyle" => self.style(tag),
            "w:numPr" => self.list_item(),
            "w:r" => self.vanished = false,
            "w:vanish" => {
                self.vanished = attribute(tag, "w:val").is_none_or(|on| on != "0" && on != "false")
            }
            "w:t" => self.in_text = true,
            "w:tab" => self.push(" "),
            "w:noBreakHyphen" => self.push("-"),
            "w:br" | "w:cr" => self.push("\n"),
            "w:tbl" => self.open_table(),
            "w:tr" => self.in_table(|table| (table.column, table.covers) = (0, 0)),
            "w:tc" => self.in_table(|table| {
                table.column += table.covers;
                (table.covers, table.told) = (1, false);
            }),
            "w:gridSpan" => {
                let columns = attribute(tag, "w:val").and_then(|value| value.parse().ok());
                self.in_table(|table| {
                    table.covers = columns.filter(|n| (1..=63).contains(n)).unwrap_or(1)
                });
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        if HIDDEN.contains(&name) {
            self.hidden = self.hidden.saturating_sub(1);
        }
        match name {
            "w:t" => self.in_text = false,
            "w:p" => {
                let paragraph = self.open.pop();
                if let Some(paragraph) = paragraph.filter(|_| self.open.len() < DEEPEST) {
                    self.tell(&paragraph);
                }
            }
            "w:tr" => self.end_row(),
            "w:tbl" => {
                self.tables.pop();
            }
            _ => {}
        }
    }

    fn push(&mut self, text: &str) {
        if self.hidden == 0
            && !self.vanished
            && let Some(paragraph) = self.open.last_mut()
        {
            paragraph.text.push_str(text);
        }
    }

    /// Puts a paragraph at the end of the text. A line break in it parts it.
    fn tell(&mut self, paragraph: &Paragraph) {
        let mut kind = paragraph.kind;
        for line in paragraph.text.split('\n') {
            let start = self.word.text.len();
            self.word.text.push_str(line);
            if !line.trim().is_empty() {
                let span = Span::new(offset(start), offset(self.word.text.len()));
                self.word.blocks.push((kind, span));
                if matches!(kind, BlockKind::Cell { .. }) {
                    kind = BlockKind::Paragraph;
                    self.in_table(|table| table.told = true);
                }
            }
            // A row of a table is a line.
            self.word.text.push_str(match self.tables.is_empty() {
                true => "\n",
                false => BETWEEN_CELLS,
            });
        }
    }

    fn end_row(&mut self) {
        let text = &mut self.word.text;
        if text.ends_with(BETWEEN_CELLS) {
            text.truncate(text.len() - BETWEEN_CELLS.len());
        }
        text.push('\n');
        self.in_table(|table| table.row += 1);
    }

    /// What a paragraph is by where it stands: the first of a cell is what the cell holds.
    fn kind_here(&self) -> BlockKind {
        match self.tables.last() {
            Some(table) if !table.told && table.covers > 0 && self.open.is_empty() => {
                BlockKind::Cell {
                    table: table.number,
                    row: table.row,
                    column: table.column,
                }
            }
            _ => BlockKind::Paragraph,
        }
    }

    fn style(&mut self, tag: &BytesStart<'_>) {
        let style = attribute(tag, "w:val");
        let kind = style.and_then(|style| self.styles.get(&style));
        if let (Some(kind), Some(paragraph)) = (kind, self.open.last_mut())
            && paragraph.kind == BlockKind::Paragraph
        {
            paragraph.kind = *kind;
        }
    }

    fn list_item(&mut self) {
        if let Some(paragraph) = self.open.last_mut()
            && paragraph.kind == BlockKind::Paragraph
        {
            paragraph.kind = BlockKind::ListItem;
        }
    }

    fn open_table(&mut self) {
        let number = self.tables_met;
        self.tables_met += 1;
        self.tables.push(Table {
            number,
            ..Table::default()
        });
    }

    fn in_table(&mut self, change: impl FnOnce(&mut Table)) {
        if let Some(table) = self.tables.last_mut() {
            change(table);
        }
    }
}
