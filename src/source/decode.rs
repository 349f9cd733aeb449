//! Bytes → text. A decoding is taken only when every byte fits; nothing is ever replaced.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, DecoderResult, Encoding, GB18030, GBK, UTF_16BE, UTF_16LE};

use super::{Document, Format, SourceError, SourceErrorKind as Kind, html, markdown_nesting, word};

/// The longest file taken, 1 GiB (as bytes and as decoded text): offsets keep two bits free.
pub const MAX_BYTES: usize = 1 << 30;

/// How much of a file is looked at to guess its encoding.
const SAMPLE: usize = 64 * 1024;

/// Decodes a file: UTF-8, UTF-16, GB18030 (and so GBK and GB2312) or Big5, with or without a
/// byte-order mark, or a Word document. `name` is the path as given; its ending tells the format, or the text itself that it is a page.
///
/// # Errors
///
/// When the bytes are not text in any of these, with the offset of the first bad byte, or are
/// Markdown that is nested without end.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<Document, SourceError> {
    let name = name.to_owned();
    if let Some(read) = word::read(&bytes) {
        return match read {
            Ok(word) => Ok(Document {
                name,
                text: word.text,
                format: Format::Word,
                blocks: word.blocks,
            }),
            Err(kind) => Err(SourceError { name, kind }),
        };
    }
    let text = decode_text(bytes);
    match text.and_then(|text| refuse_depth(text, Format::of_name(&name))) {
        Ok(text) => Ok(Document {
            format: format(&name, &text),
            name,
            text,
            blocks: Vec::new(),
        }),
        Err(kind) => Err(SourceError { name, kind }),
    }
}

/// A page on standard input, or saved under another name, is read as one.
fn format(name: &str, text: &str) -> Format {
    match Format::of_name(name) {
        Format::Plain if html::begins_a_page(text) => Format::Html,
        format => format,
    }
}

fn refuse_depth(text: String, format: Format) -> Result<String, Kind> {
    let too_deep = match format {
        Format::Markdown => markdown_nesting::too_deep(&text),
        Format::Plain | Format::Html | Format::Word => None,
    };
    let deepest = markdown_nesting::DEEPEST;
    match too_deep {
        Some(line) => Err(Kind::TooNested { line, deepest }),
        None => Ok(text),
    }
}

fn decode_text(bytes: Vec<u8>) -> Result<String, Kind> {
    if bytes.len() > MAX_BYTES {
        return Err(too_large(bytes.len()));
    }
    let text = decode_any(bytes)?;
    if text.len() > MAX_BYTES {
        Err(too_large(text.len()))
    } else {
        Ok(text)
    }
}

fn too_large(bytes: usize) -> Kind {
    Kind::TooLarge {
        bytes: Some(bytes as u64),
        limit: MAX_BYTES as u64,
    }
}

fn decode_any(bytes: Vec<u8>) -> Result<String, Kind> {
    match bytes.as_slice() {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => {
            return Err(Kind::Unsupported { encoding: "UTF-32" });
        }
        [0xFF, 0xFE, rest @ ..] => return decode_as(UTF_16LE, rest, 2),
        [0xFE, 0xFF, rest @ ..] => return decode_as(UTF_16BE, rest, 2),
        _ => {}
    }
    if let Some(encoding) = plausible_utf16(&bytes) {
        return decode_as(encoding, &bytes, 0);
    }
    // Many times as fast as the standard library on text that is not ASCII.
    match simdutf8::basic::from_utf8(&bytes) {
        Ok(text) => finish_utf8(text),
        Err(_) => decode_legacy(&bytes),
    }
}

fn finish_utf8(text: &str) -> Result<String, Kind> {
    if let Some(offset) = memchr::memchr(0, text.as_bytes()) {
        return Err(Kind::Binary { offset });
    }
    Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text).to_owned())
}

/// What is not UTF-8: a damaged UTF-8 file, a Chinese encoding, a binary file, or unknown.
fn decode_legacy(bytes: &[u8]) -> Result<String, Kind> {
    let first_bad = match std::str::from_utf8(bytes) {
        Ok(_) => 0,
        Err(error) => error.valid_up_to(),
    };
    if let Some(offset) = bytes.iter().position(|byte| *byte == 0) {
        return Err(Kind::Binary { offset });
    }
    // The sample starts shortly before the first bad byte: before it a file is mostly ASCII.
    let start = first_bad.saturating_sub(SAMPLE / 2);
    let sample = &bytes[start..bytes.len().min(start + SAMPLE)];
    if is_damaged_utf8(sample) {
        return Err(Kind::Malformed {
            encoding: "UTF-8",
            offset: first_bad,
        });
    }
    // Most drafts are told by their common characters; the detector judges rare ones.
    if is_common(sample, is_common_gb) {
        return decode_as(GB18030, bytes, 0);
    }
    if is_common(sample, is_common_big5) {
        return decode_as(BIG5, bytes, 0);
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, true);
    let guess = detector.guess(Some(b"cn"), Utf8Detection::Deny);
    if guess == GBK || guess == GB18030 {
        return decode_as(GB18030, bytes, 0);
    }
    Err(Kind::UnknownEncoding { offset: first_bad })
}

/// Whether many characters of three or four bytes are valid UTF-8: text in any other encoding has
/// hardly any.
fn is_damaged_utf8(sample: &[u8]) -> bool {
    let mut valid = 0_usize;
    let mut broken = 0_usize;
    for chunk in sample.utf8_chunks() {
        valid += chunk.valid().bytes().filter(|byte| *byte >= 0xE0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid > broken
}

/// Punctuation, forms and the 3755 common characters of GB2312.
fn is_common_gb(first: u8, second: u8) -> bool {
    matches!(first, 0xA1..=0xA3 | 0xB0..=0xD7) && second >= 0xA1
}

/// Punctuation, forms and the 5401 common characters of Big5.
fn is_common_big5(first: u8, second: u8) -> bool {
    matches!(first, 0xA1..=0xC6) && matches!(second, 0x40..=0x7E | 0xA1..=0xFE)
}

/// Whether nearly all pairs that start with a high byte are in the set.
fn is_common(sample: &[u8], in_set: fn(u8, u8) -> bool) -> bool {
    let mut common = 0_usize;
    let mut other = 0_usize;
    let mut rest = sample;
    while let [first, tail @ ..] = rest {
        rest = tail;
        if *first < 0x80 {
            continue;
        }
        match tail {
            [second, after @ ..] => {
                let found = in_set(*first, *second);
                common += usize::from(found);
                other += usize::from(!found);
                rest = after;
            }
            [] => other += usize::from(sample.len() < SAMPLE),
        }
    }
    common > 9 * other
}

/// UTF-16 without a byte-order mark: nearly all units must be of the blocks that a Chinese draft
/// uses, and some must show that the bytes are not another encoding.
fn plausible_utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.len() < 2 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let sample = &bytes[..bytes.len().min(4096)];
    let share = |unit_of: fn([u8; 2]) -> u16| {
        let pairs = sample.as_chunks::<2>().0;
        let known = pairs
            .iter()
            .filter(|pair| is_draft_unit(unit_of(**pair)))
            .count();
        (known, pairs.len())
    };
    let (little, units) = share(u16::from_le_bytes);
    let (big, _) = share(u16::from_be_bytes);
    let (best, encoding) = if little >= big {
        (little, UTF_16LE)
    } else {
        (big, UTF_16BE)
    };
    let telling = sample.contains(&0)
        || std::str::from_utf8(sample).is_err_and(|error| error.error_len().is_some());
    (telling && best * 20 >= units * 19).then_some(encoding)
}

fn is_draft_unit(unit: u16) -> bool {
    matches!(unit,
        0x09 | 0x0A | 0x0D | 0x20..=0x7E | 0xB7 | 0x2010..=0x203B | 0x3000..=0x301F
        | 0x4E00..=0x9FA5 | 0xFF01..=0xFF5E)
}

/// Decodes all of `bytes`, which stand `skipped` bytes into the file.
fn decode_as(encoding: &'static Encoding, bytes: &[u8], skipped: usize) -> Result<String, Kind> {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::with_capacity(bytes.len() / 2 * 3 + 16);
    let mut read = 0;
    loop {
        let rest = bytes.get(read..).unwrap_or_default();
        let (result, consumed) =
            decoder.decode_to_string_without_replacement(rest, &mut text, true);
        read += consumed;
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => text.reserve(rest.len().max(1024)),
            DecoderResult::Malformed(length, after) => {
                let back = usize::from(length) + usize::from(after);
                let offset = skipped + read.saturating_sub(back);
                return Err(Kind::Malformed {
                    encoding: encoding.name(),
                    offset,
                });
            }
        }
    }
    match text.find('\0') {
        // Only UTF-16 is decoded with NUL bytes in it: as bytes it is full of them.
        Some(at) => Err(Kind::Binary {
            offset: skipped + text[..at].encode_utf16().count() * 2,
        }),
        None => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use proptest::prelude::*;

    const DRAFT: &str = "全市合作企业共46家，其中已复工32家，复工率70%。\r\n市长说：“稳中有进。”";

    fn text(bytes: &[u8]) -> Result<String, Kind> {
        decode("稿.txt", bytes.to_vec())
            .map(|document| document.text)
            .map_err(|error| error.kind)
    }

    fn utf16(bytes: impl Fn(u16) -> [u8; 2]) -> Vec<u8> {
        DRAFT.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_text() {
        let (gb, _, _) = GB18030.encode(DRAFT);
        let traditional = "全市合作企業共46家，其中已復工32家，復工率70%，貧困戶萬餘戶。";
        let (big5, _, _) = BIG5.encode(traditional);
        let with_mark = |mark: &[u8], body: Vec<u8>| [mark, &body].concat();
        let same = Ok(DRAFT.to_owned());
        assert_eq!(text(DRAFT.as_bytes()), same);
        assert_eq!(text(&with_mark(b"\xEF\xBB\xBF", DRAFT.into())), same);
        assert_eq!(text(&gb), same);
        assert_eq!(text(&utf16(u16::to_le_bytes)), same);
        assert_eq!(text(&utf16(u16::to_be_bytes)), same);
        assert_eq!(text(&with_mark(b"\xFF\xFE", utf16(u16::to_le_bytes))), same);
        assert_eq!(text(&with_mark(b"\xFE\xFF", utf16(u16::to_be_bytes))), same);
        assert_eq!(text(&big5), Ok(traditional.to_owned()));
        assert_eq!(text(b""), Ok(String::new()));
        assert_eq!(text(b"a1\n"), Ok("a1\n".to_owned()));
    }

    #[test]
    fn short_gbk_drafts_are_read() {
        for draft in ["共46家", "复工率为70%。", "增长5%", "2020年5月29日，星期五"]
        {
            let (gb, _, _) = GB18030.encode(draft);
            assert_eq!(text(&gb), Ok(draft.to_owned()));
        }
    }

    #[test]
    fn a_bad_byte_is_found_and_named() {
        let mut bytes = DRAFT.as_bytes().to_vec();
        bytes[21] = 0xFF;
        assert_eq!(
            text(&bytes),
            Err(Kind::Malformed {
                encoding: "UTF-8",
                offset: 21
            })
        );
        assert_eq!(text(b"ab\0cdefgh"), Err(Kind::Binary { offset: 2 }));
        assert_eq!(
            text(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"),
            Err(Kind::Binary { offset: 8 })
        );
        assert_eq!(
            text(b"\xFF\xFE\0\0A\0\0\0"),
            Err(Kind::Unsupported { encoding: "UTF-32" })
        );
        // 甲乙 and a NUL in UTF-16: told by its place in the file, not in the text decoded.
        assert_eq!(
            text(b"\xFE\xFF\x75\x32\x4E\x59\0\0\x75\x32"),
            Err(Kind::Binary { offset: 6 })
        );
        let lone = text(b"\xFF\xFEA\0\x00\xD8B\0");
        assert_eq!(
            lone,
            Err(Kind::Malformed {
                encoding: "UTF-16LE",
                offset: 4
            })
        );
        let (gb, _, _) = GB18030.encode(DRAFT);
        let mut gb = gb.into_owned();
        gb.extend_from_slice(b"\xFF!");
        let offset = gb.len() - 2;
        assert_eq!(
            text(&gb),
            Err(Kind::Malformed {
                encoding: "gb18030",
                offset
            })
        );
    }

    #[test]
    fn the_message_names_the_file_and_the_mend() {
        let error = decode("旧稿.txt", b"\x00".to_vec()).expect_err("binary");
        assert!(
            error
                .message(Language::Chinese)
                .starts_with("旧稿.txt：第 0 字节")
        );
        assert!(error.help(Language::Chinese).contains("另存为 .docx"));
        assert!(error.message(Language::English).contains("byte offset 0"));
    }

    proptest! {
        #[test]
        fn any_bytes_decode_or_fail_in_words(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            let length = bytes.len();
            match decode("x", bytes) {
                Ok(document) => prop_assert!(!document.text.contains('\0')),
                Err(SourceError { kind: Kind::Malformed { offset, .. }, .. }) => {
                    prop_assert!(offset <= length);
                }
                Err(error) => prop_assert!(!error.message(Language::Chinese).is_empty()),
            }
        }

        #[test]
        fn any_text_comes_back_from_utf8(text in "[^\0\u{FEFF}]{1,80}") {
            prop_assume!(plausible_utf16(text.as_bytes()).is_none());
            let document = decode("x", text.clone().into_bytes());
            prop_assert_eq!(document.map(|document| document.text), Ok(text));
        }
    }
}
