use std::io::Write;

use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::*;
use BlockKind::{Caption, Cell, Heading, ListItem, Paragraph};

/// An archive with these files.
fn packed(files: &[(&str, &str)]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    for (name, text) in files {
        let (mut entry, config) = archive
            .new_file(name)
            .compression_method(rawzip::CompressionMethod::DEFLATE)
            .start()
            .unwrap();
        let encoder = DeflateEncoder::new(&mut entry, Compression::default());
        let mut writer = config.wrap(encoder);
        writer.write_all(text.as_bytes()).unwrap();
        let (encoder, descriptor) = writer.finish().unwrap();
        encoder.finish().unwrap();
        entry.finish(descriptor).unwrap();
    }
    archive.finish().unwrap();
    bytes
}

fn document(body: &str) -> Vec<u8> {
    let styles = "<w:styles><w:style w:styleId=\"a3\"><w:name w:val=\"Title\"/></w:style>\
        <w:style w:styleId=\"1\"><w:name w:val=\"heading 1\"/></w:style>\
        <w:style w:styleId=\"a5\"><w:name w:val=\"caption\"/></w:style></w:styles>";
    let body = format!("<w:document><w:body>{body}</w:body></w:document>");
    packed(&[("word/document.xml", &body), ("word/styles.xml", styles)])
}

fn blocks(bytes: &[u8]) -> Vec<(BlockKind, String)> {
    let word = read(bytes).unwrap().unwrap();
    let blocks = word.blocks.iter();
    blocks
        .map(|(kind, span)| (*kind, span.of(&word.text).to_owned()))
        .collect()
}

fn block(kind: BlockKind, text: &str) -> (BlockKind, String) {
    (kind, text.to_owned())
}

/// A paragraph with a style.
fn styled(style: &str, text: &str) -> String {
    format!("<w:p><w:pPr><w:pStyle w:val=\"{style}\"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>")
}

#[test]
fn paragraphs_are_read_as_they_will_be_printed() {
    let body = styled("a3", "某县复工")
        + &styled("1", "一、企业")
        + &styled("a5", "图1")
        + "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\"/></w:tabs></w:pPr><w:r><w:t>共4</w:t></w:r><w:r><w:t>6家 &amp; </w:t></w:r><w:del><w:r><w:delText>5</w:delText></w:r></w:del>\
           <w:ins><w:r><w:t>3户</w:t></w:r></w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>7人</w:t></w:r>\
           <w:moveFrom><w:r><w:t>8人</w:t></w:r></w:moveFrom><w:r><w:br/><w:t>次行</w:t></w:r></w:p>\
           <w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/></w:numPr></w:pPr><w:r><w:t>甲2个</w:t></w:r></w:p>";
    assert_eq!(
        blocks(&document(&body)),
        [
            block(Heading(1), "某县复工"),
            block(Heading(2), "一、企业"),
            block(Caption, "图1"),
            block(Paragraph, "共46家 & 3户"),
            block(Paragraph, "次行"),
            block(ListItem, "甲2个"),
        ]
    );
}

#[test]
fn a_row_is_a_line_and_its_cells_have_their_place() {
    let cell = |span: &str, text: &str| {
        format!("<w:tc><w:tcPr>{span}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let body = format!(
        "<w:tbl><w:tr>{}{}</w:tr><w:tr>{}{}</w:tr></w:tbl>",
        cell("<w:gridSpan w:val=\"2\"/>", "地区"),
        cell("", "人数"),
        cell("", "甲"),
        cell("", "")
    );
    let bytes = document(&body);
    assert_eq!(read(&bytes).unwrap().unwrap().text, "地区 | 人数\n甲 | \n");
    let at = |row, column| Cell {
        table: 0,
        row,
        column,
    };
    assert_eq!(
        blocks(&bytes),
        [
            block(at(0, 0), "地区"),
            block(at(0, 2), "人数"),
            block(at(1, 0), "甲"),
        ]
    );
}

#[test]
fn a_text_box_is_read_once_and_apart() {
    let inside = "<w:txbxContent><w:p><w:r><w:t>框3人</w:t></w:r></w:p></w:txbxContent>";
    let body = format!(
        "<w:p><w:r><w:t>前2</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>{inside}</mc:Choice>\
         <mc:Fallback>{inside}</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>家</w:t></w:r></w:p>"
    );
    assert_eq!(
        blocks(&document(&body)),
        [block(Paragraph, "框3人"), block(Paragraph, "前2家")]
    );
}

#[test]
fn paragraphs_too_deep_are_left_out_and_end_no_other() {
    let mut body = String::from("<w:p><w:r><w:t>框20</w:t></w:r></w:p>");
    for level in (1..20).rev() {
        body = format!("<w:p>{body}<w:r><w:t>框{level}</w:t></w:r></w:p>");
    }
    let told = blocks(&document(&body));
    let expected = (1..=16).rev();
    let expected: Vec<_> = expected
        .map(|level| block(Paragraph, &format!("框{level}")))
        .collect();
    assert_eq!(told, expected);
}

#[test]
fn notes_follow_the_text() {
    let paragraph = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
    let bytes = packed(&[
        ("word/footnotes.xml", &paragraph("注：含2家。")),
        ("word/header1.xml", &paragraph("页眉1")),
        ("word/document.xml", &paragraph("共5家。")),
    ]);
    assert_eq!(
        blocks(&bytes),
        [block(Paragraph, "共5家。"), block(Paragraph, "注：含2家。")]
    );
}

#[test]
fn what_is_no_document_is_left_to_others_and_a_broken_one_is_an_error() {
    assert!(read(b"PK\x03\x04").is_none());
    assert!(read(&packed(&[("a.txt", "共5家")])).is_none());
    assert!(read("共5家".as_bytes()).is_none());
    for body in ["<w:p></w:q>", "<w:document><w:body><w:p></w:p>"] {
        let broken = packed(&[("word/document.xml", body)]);
        assert!(read(&broken).unwrap().is_err(), "{body}");
    }
}

#[test]
fn a_document_that_breaks_off_or_is_altered_is_an_error() {
    let whole = document(&styled("a3", "共46家，其中32家复工"));
    let half = whole.len() / 2;
    assert!(read(&whole[..half]).unwrap().is_err());
    let name = b"word/document.xml";
    // Behind the byte that begins with whether more follows, which alters nothing of the text.
    let data = memchr::memmem::find(&whole, name).unwrap() + name.len() + 1;
    for at in data..data + 40 {
        let mut altered = whole.clone();
        altered[at] ^= 1;
        assert!(read(&altered).unwrap().is_err(), "byte {at}");
    }
}
