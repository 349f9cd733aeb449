//! Texts made to be slow: the work is counted, not timed.

use crate::grammar::Vocabulary;
use crate::grammar::lexicon::Lexicon;
use crate::grammar::scan::Scanner;
use crate::text::Span;

/// Bytes passed and starts tried.
fn work(text: &str) -> usize {
    let lexicon = Lexicon::new(&Vocabulary::default());
    let mut scanner = Scanner::new(
        &lexicon,
        text,
        Span::new(0, u32::try_from(text.len()).unwrap()),
    )
    .unwrap();
    scanner.run(&mut Vec::new());
    scanner.work
}

#[test]
fn the_work_grows_with_the_length_and_no_faster() {
    for unit in [
        "1",
        "一",
        "1,",
        "1,111,",
        "1-",
        "1/",
        "1.",
        "[1",
        "万",
        "十",
        "一万",
        "其中1个",
        "两三",
        "第",
        "负",
        "百分之",
        "分之",
        "一点",
        "2020年",
        "3月",
        "1 ",
        " ",
        "1至",
        "半",
        "://",
        "零",
        "几",
        "多",
        "一十",
        "3元",
        "3小时",
    ] {
        let small = unit.repeat(2_000);
        let large = unit.repeat(20_000);
        let (few, many) = (work(&small), work(&large));
        assert!(many <= few * 11 + 1_000, "{unit}: {few} then {many}");
        assert!(
            many <= large.len() * 2 + 2,
            "{unit}: {many} for {} bytes",
            large.len()
        );
    }
}

#[test]
fn a_span_off_the_character_boundaries_holds_nothing() {
    let lexicon = Lexicon::new(&Vocabulary::default());
    assert!(Scanner::new(&lexicon, "三人", Span::new(1, 6)).is_none());
    assert!(Scanner::new(&lexicon, "三人", Span::new(0, 7)).is_none());
}
