use super::*;
use crate::source::{Document, Format};
use proptest::prelude::*;

fn read(original: &str) -> (Document, Text) {
    let document = Document::plain("x", original);
    let text = normalise(&document);
    (document, text)
}

fn normal(original: &str) -> String {
    read(original).1.normal
}

fn pieces<'a>(text: &'a Text, spans: &'a [Span]) -> Vec<&'a str> {
    spans.iter().map(|span| span.of(&text.normal)).collect()
}

fn clauses(original: &str) -> Vec<String> {
    let text = read(original).1;
    pieces(&text, &text.clauses)
        .into_iter()
        .map(str::to_owned)
        .collect()
}

fn sentences(original: &str) -> Vec<String> {
    let text = read(original).1;
    pieces(&text, &text.sentences)
        .into_iter()
        .map(str::to_owned)
        .collect()
}

/// What the original has where the normalised text has `part`.
fn original_of(original: &str, part: &str) -> String {
    let (document, text) = read(original);
    let start = text
        .normal
        .find(part)
        .unwrap_or_else(|| panic!("{part} in {}", text.normal));
    let span = Span::new(start as u32, (start + part.len()) as u32);
    text.original(span).of(&document.text).to_owned()
}

#[test]
fn full_width_becomes_half_width() {
    assert_eq!(
        normal("增长１２．５％，（ＧＤＰ）；是：“否”。"),
        "增长12.5%,(GDP);是:“否”。"
    );
    assert_eq!(original_of("增长１２．５％，又", "12.5%"), "１２．５％");
    assert_eq!(original_of("增长，１２家", "增长,"), "增长，");
    assert_eq!(normal("为11.8︰48.3"), "为11.8:48.3");
}

#[test]
fn circles_are_zeros_in_written_years() {
    assert_eq!(normal("二○二○年，○三"), "二〇二〇年,○三");
}

#[test]
fn grouped_digits_are_one_figure() {
    assert_eq!(
        normal("共1,000户、2，345，678人,3,4月"),
        "共1000户、2345678人,3,4月"
    );
    assert_eq!(
        normal("人口为321 146人；2020 100"),
        "人口为321146人;2020 100"
    );
    assert_eq!(original_of("共1，234户", "1234"), "1，234");
    assert_eq!(original_of("共３２１ １４６人", "321146"), "３２１ １４６");
    assert_eq!(
        normal("甲市 120 130 145\n乙市 3 4 5"),
        "甲市120 130 145\n乙市3 4 5"
    );
}

#[test]
fn middle_dots_in_figures_are_decimal_points() {
    assert_eq!(
        normal("增长7·5%，“7·23”事故，东光·乡亲"),
        "增长7.5%,“7·23”事故,东光·乡亲"
    );
    assert_eq!(original_of("增长7·5%", "7.5"), "7·5");
}

#[test]
fn blanks_round_figures_go() {
    assert_eq!(
        normal("2018 年末，共 2178.9 万个 A B 类"),
        "2018年末,共2178.9万个 A B 类"
    );
    assert_eq!(original_of("共 2178.9 万个", "2178.9万个"), "2178.9 万个");
    assert_eq!(original_of("共 46 家", "46"), "46");
}

#[test]
fn ruby_goes_and_real_brackets_stay() {
    let text = "幫扶資金5200萬(wàn)元，戶(hù)均3個(gè)，他們(men)到2020年?yáng)|西部(GDP)";
    assert_eq!(
        normal(text),
        "帮扶资金5200万元,户均3个,他们到2020年西部(GDP)"
    );
    assert_eq!(original_of(text, "5200万元"), "5200萬(wàn)元");
    assert_eq!(original_of(text, "5200万"), "5200萬");
    assert_eq!(normal("變L(zhǎng)期，戶(hù)"), "变L期,户");
    assert_eq!(normal("我们(men)用(km)"), "我们(men)用(km)");
}

#[test]
fn ruby_without_tones_goes_with_the_blank_behind_it() {
    let text = "全省(sheng)人(ren)口(kou)(kou)101萬(wan)(wan)人，提(ti)高0.6個(ge) 百分點，用(km)";
    assert_eq!(normal(text), "全省人口101万人,提高0.6个百分点,用(km)");
}

#[test]
fn lines_of_a_layout_join_without_a_blank() {
    let text = "全县常住人口为321 146人，其中0—14岁人口为70 250人，占总人口的比重为\n\
                21.87%；15—64岁人口为210 300人，占65.48%。";
    let (_, read) = read(text);
    assert_eq!(read.blocks.len(), 1);
    assert!(read.normal.contains("比重为21.87%;15—64岁"));
}

#[test]
fn markdown_marks_do_not_split_a_figure() {
    let document = Document {
        format: Format::Markdown,
        ..Document::plain("a.md", "共**46** 家，占**7**0%。\n\n- 其中`9`\n")
    };
    let text = normalise(&document);
    assert_eq!(text.normal, "共46家,占70%。\n其中");
    let start = text.normal.find("46家").unwrap_or(0) as u32;
    let span = text.original(Span::new(start, start + 5));
    assert_eq!(span.of(&document.text), "46** 家");
}

#[test]
fn sentences_end_outside_quotes_and_brackets() {
    assert_eq!(
        sentences("他说：“好。很好！”大家笑了。又来176人(含贫困户。32人)。真的？！是…完"),
        [
            "他说:“好。很好!”大家笑了。",
            "又来176人(含贫困户。32人)。",
            "真的?!",
            "是…",
            "完"
        ]
    );
    assert_eq!(
        sentences("“稳中有进。”\n新的一段；还是它"),
        ["“稳中有进。”", "新的一段;还是它"]
    );
    assert_eq!(
        sentences("走G1.5线，增长3.5%.达到7409元.完"),
        ["走G1.5线,增长3.5%.", "达到7409元.", "完"]
    );
}

#[test]
fn an_open_quote_does_not_swallow_the_rest() {
    assert_eq!(
        sentences("他说“好。又说(不。\n真的。"),
        ["他说“好。", "又说(不。", "真的。"]
    );
}

#[test]
fn clauses_are_cut_at_marks_and_round_remarks() {
    assert_eq!(
        clauses("176名农民(其中贫困户32人)，15:30出发；男女比1:2、县(市)3个：好。"),
        [
            "176名农民",
            "其中贫困户32人",
            "15:30出发",
            "男女比1:2、县(市)3个",
            "好"
        ]
    );
    assert_eq!(
        clauses("他说：“增长3%，不错。”完"),
        ["他说", "“增长3%", "不错", "”完"]
    );
}

#[test]
fn sections_count_headings() {
    let text = read("题目\n开头一段。\n小标题\n二段。\n三段。").1;
    let sections: Vec<u32> = text.blocks.iter().map(|block| block.section).collect();
    assert_eq!(sections, [1, 1, 2, 2, 2]);
}

#[test]
fn offsets_map_in_both_directions() {
    let (document, text) = read("題：１２ 户(hù)\r\n\r\n　　下段");
    for (offset, _) in text.normal.char_indices() {
        let original = text.original(Span::new(offset as u32, offset as u32)).start;
        assert_eq!(
            text.normal_offset(original),
            offset as u32,
            "{offset} in {}",
            document.text
        );
    }
}

/// Texts that mix everything the view changes.
fn drafts() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "共",
        "46",
        "家",
        "，",
        "。",
        ",",
        "１２",
        "３",
        "．",
        "％",
        "·",
        "5",
        " ",
        "　",
        "\n",
        "\r\n",
        "\n\n",
        "萬",
        "萬(wàn)",
        "戶(hù)",
        "?yáng)|",
        "(wàn",
        "們(men)",
        "(",
        ")",
        "（",
        "）",
        "“",
        "”",
        "\"",
        "：",
        "；",
        "1,000",
        "1，000",
        "321 146",
        "\u{2009}",
        "\t",
        "A",
        "bc",
        "𠮷",
        "é",
        "…",
        "！",
        "资料图",
        "摄",
        "# ",
        "- ",
        "一、",
        "￥",
        "\u{FEFF}",
        "\u{200B}",
        "**",
        "`",
        "| ",
        "贫困人口减少到",
        "\\",
        "&amp;",
        "<b>",
        "[1](x)",
        "---\n",
    ]);
    prop::collection::vec(words, 0..40).prop_map(|words| words.concat())
}

fn assert_view_is_sound(document: &Document) -> Result<(), TestCaseError> {
    let text = normalise(document);
    let original = document.text.as_str();
    let mut before = 0;
    let mut offsets: Vec<u32> = text
        .normal
        .char_indices()
        .map(|(offset, _)| offset as u32)
        .collect();
    offsets.push(text.normal.len() as u32);
    for pair in offsets.windows(2) {
        let span = Span::new(pair[0], pair[1]);
        let mapped = text.original(span);
        prop_assert!(mapped.start >= before && mapped.start <= mapped.end);
        prop_assert!(
            original.get(mapped.range()).is_some(),
            "{span:?} to {mapped:?}"
        );
        before = mapped.start;
        let character = span.of(&text.normal);
        let plain = character
            .chars()
            .all(|c| c.is_ascii_digit() || "共家贫口图".contains(c));
        if plain && mapped.len() as usize == character.len() {
            prop_assert_eq!(mapped.of(original), character);
        }
    }
    for spans in [&text.sentences, &text.clauses] {
        let mut end = 0;
        for span in spans {
            prop_assert!(span.start >= end && !span.is_empty());
            prop_assert!(text.normal.get(span.range()).is_some());
            let inside = text
                .blocks
                .iter()
                .any(|block| block.span.start <= span.start && span.end <= block.span.end);
            prop_assert!(inside, "a span crosses a block");
            end = span.end;
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn any_plain_draft_maps_back(text in drafts()) {
        assert_view_is_sound(&Document::plain("x", text))?;
    }

    #[test]
    fn any_markdown_draft_maps_back(text in drafts()) {
        assert_view_is_sound(&Document { format: Format::Markdown, ..Document::plain("x.md", text) })?;
    }

    #[test]
    fn any_page_maps_back(text in drafts()) {
        assert_view_is_sound(&Document { format: Format::Html, ..Document::plain("x.html", text) })?;
    }

    #[test]
    fn any_string_maps_back(text in any::<String>()) {
        assert_view_is_sound(&Document::plain("x", text))?;
    }
}

#[test]
fn portions_hold_every_block_once_and_in_order() {
    let block = |start: u32, end: u32| Block {
        kind: BlockKind::Paragraph,
        span: Span::new(start, end),
        section: 0,
    };
    let text = Text {
        blocks: vec![block(0, 4), block(5, 9), block(10, 30), block(31, 33)],
        ..Text::default()
    };
    assert_eq!(text.portions(8), [0..2, 2..3, 3..4]);
    assert_eq!(text.portions(100).first(), Some(&(0..4)));
    assert!(Text::default().portions(8).is_empty());
}

#[test]
fn a_draft_in_traditional_script_is_told_from_one_that_quotes_it() {
    let is_traditional = |original: &str| read(original).1.is_traditional();
    assert!(is_traditional("這棵樹高約200公尺，樹圍35公分。"));
    assert!(!is_traditional(
        "《臺灣紀事》一书共分三卷，收录文章120篇，作者46人。"
    ));
    assert!(!is_traditional(""));
}
