//! Plain text → blocks: which lines are headings, captions and paragraphs, and which line breaks
//! were made by a page layout.

use super::comment::is_comment_line;
use super::plain_line::{Line, LineEnd, MAX_WIDTH, Marker};
use super::{BlockKind, Span};

/// A line shorter than this (in columns) was not broken for want of room.
const MIN_LAYOUT_WIDTH: u16 = 30;
/// From this width on, two lines are evidence enough of a layout; below, three are needed.
const TELLING_LAYOUT_WIDTH: u16 = 44;
/// The lines of one layout differ in width by no more than a fifth: figures are narrower than
/// characters, and marks may have become half-width since.
const LAYOUT_SLACK_PART: u16 = 5;
/// A heading is no wider than this.
const MAX_HEADING_WIDTH: u16 = 80;
/// Lines at the top that can belong to the title.
const MAX_TITLE_LINES: u32 = 3;

pub(super) fn visit_blocks(text: &str, visit: &mut dyn FnMut(BlockKind, &[Span])) {
    let mut lines = Lines { text, at: 0 };
    let mut blocks = Blocks::default();
    let mut window = [lines.next(), lines.next(), lines.next()];
    while let Some(line) = window[0] {
        blocks.take(text, line, window[1], window[2], visit);
        window = [window[1], window[2], lines.next()];
    }
}

/// The lines that are neither blank nor comments.
struct Lines<'a> {
    text: &'a str,
    at: usize,
}

impl Iterator for Lines<'_> {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let mut after_gap = false;
        loop {
            let rest = self.text.get(self.at..).filter(|rest| !rest.is_empty())?;
            let start = self.at;
            let end = start + memchr::memchr(b'\n', rest.as_bytes()).unwrap_or(rest.len());
            self.at = end + 1;
            if is_comment_line(self.text[start..end].trim()) {
                after_gap = true;
                continue;
            }
            if let Some(line) = Line::read(self.text, start, end, after_gap) {
                return Some(line);
            }
            after_gap = true;
        }
    }
}

#[derive(Default)]
struct Blocks {
    open: Option<OpenBlock>,
    /// Blocks given out so far.
    given: u32,
    /// A block that is no heading was given out.
    in_body: bool,
    /// Lines in a row, up to the last one, that could be headings.
    short_run: u32,
}

/// A block whose next line may still join it.
#[derive(Clone, Copy)]
struct OpenBlock {
    kind: BlockKind,
    span: Span,
    lines: u32,
    /// The width of its first line.
    column: u16,
}

impl Blocks {
    /// Takes a line, given the two after it; gives out the block that it ends.
    fn take(
        &mut self,
        text: &str,
        line: Line,
        next: Option<Line>,
        after_next: Option<Line>,
        visit: &mut dyn FnMut(BlockKind, &[Span]),
    ) {
        let mut block = match self.open.take() {
            Some(open) => OpenBlock {
                span: Span::new(open.span.start, line.span.end),
                lines: open.lines + 1,
                ..open
            },
            None => OpenBlock {
                kind: self.kind(&line, next.as_ref(), after_next.as_ref()),
                span: line.span,
                lines: 1,
                column: line.width,
            },
        };
        self.short_run = if could_be_heading(&line) {
            self.short_run + 1
        } else {
            0
        };
        if next.is_some_and(|next| goes_on(text, &block, &line, &next, after_next.as_ref())) {
            if matches!(block.kind, BlockKind::Heading(_)) {
                block.kind = BlockKind::Paragraph;
            }
            self.open = Some(block);
            return;
        }
        visit(block.kind, &[block.span]);
        self.given += 1;
        self.in_body |= !matches!(block.kind, BlockKind::Heading(_));
    }

    fn kind(&self, line: &Line, next: Option<&Line>, after_next: Option<&Line>) -> BlockKind {
        match line.marker {
            Marker::Heading(level) => return BlockKind::Heading(level),
            Marker::Bullet => return BlockKind::ListItem,
            _ if line.caption => return BlockKind::Caption,
            _ => {}
        }
        let Some(next) = next else {
            return BlockKind::Paragraph;
        };
        if !could_be_heading(line) {
            return BlockKind::Paragraph;
        }
        if !self.in_body {
            let title = self.given < MAX_TITLE_LINES;
            return if title {
                BlockKind::Heading(1)
            } else {
                BlockKind::Paragraph
            };
        }
        // Three or more short lines together are a list or a table, not headings.
        let following = match (
            could_be_heading(next),
            after_next.is_some_and(could_be_heading),
        ) {
            (true, true) => 2,
            (true, false) => 1,
            (false, _) => 0,
        };
        match line.marker {
            Marker::Number(level) => BlockKind::Heading(level),
            _ if self.short_run + following >= 2 => BlockKind::Paragraph,
            _ => BlockKind::Heading(2),
        }
    }
}

/// Short, without the marks of a sentence or the columns of a table.
fn could_be_heading(line: &Line) -> bool {
    matches!(line.end, LineEnd::Open | LineEnd::Bracket)
        && line.width <= MAX_HEADING_WIDTH
        && line.clause_marks <= 1
        && line.gaps < 3
        && !line.row
        && !line.caption
}

/// Whether the block whose last line is `line` goes on with `next`.
fn goes_on(
    text: &str,
    block: &OpenBlock,
    line: &Line,
    next: &Line,
    after_next: Option<&Line>,
) -> bool {
    let heading = matches!(line.marker, Marker::Heading(_));
    if heading || next.marker != Marker::None || line.caption || next.caption || line.row {
        return false;
    }
    let fits = next.width <= line.width + slack(line);
    match line.end {
        LineEnd::Comma => !next.after_gap || line.width >= MIN_LAYOUT_WIDTH,
        LineEnd::Sentence => {
            // Only within a layout already seen: a full line may well end with a full stop.
            block.lines > 1
                && (MIN_LAYOUT_WIDTH..MAX_WIDTH).contains(&line.width)
                && line.width + 2 >= block.column
                && fits
                && !next.after_gap
                && !next.indented
        }
        LineEnd::Bracket => false,
        LineEnd::Open => {
            (!next.after_gap && fits && is_layout(block, line, next, after_next))
                || is_torn_paragraph(text, line, next)
        }
    }
}

fn slack(line: &Line) -> u16 {
    line.width / LAYOUT_SLACK_PART
}

/// Whether `line`, which does not end a sentence, is a full line of a page layout.
fn is_layout(block: &OpenBlock, line: &Line, next: &Line, after_next: Option<&Line>) -> bool {
    if line.width < MIN_LAYOUT_WIDTH || line.width >= MAX_WIDTH {
        return false;
    }
    if block.lines > 1 && block.column.abs_diff(line.width) <= slack(line) {
        return true;
    }
    // Two lines can be a long heading and a short paragraph; few headings have marks inside.
    let telling = line.width >= TELLING_LAYOUT_WIDTH && line.clause_marks > 0;
    if telling && next.end == LineEnd::Sentence {
        return true;
    }
    let third =
        after_next.is_some_and(|third| !third.after_gap && third.width <= line.width + slack(line));
    third && next.width.abs_diff(line.width) <= slack(line)
}

/// Whether `line` is a paragraph torn in the middle of a sentence and `next` its other half, as
/// where a column or a page ended.
fn is_torn_paragraph(text: &str, line: &Line, next: &Line) -> bool {
    line.width > MAX_HEADING_WIDTH
        && (next.end == LineEnd::Sentence || next.width > MAX_HEADING_WIDTH)
        && line.span.of(text).contains(['。', '！', '？'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<(BlockKind, &str)> {
        let mut found = Vec::new();
        visit_blocks(text, &mut |kind, pieces| {
            found.extend(pieces.iter().map(|piece| (kind, piece.of(text))));
        });
        found
    }

    fn kinds(text: &str) -> Vec<BlockKind> {
        blocks(text).into_iter().map(|(kind, _)| kind).collect()
    }

    use BlockKind::{Caption, Heading, ListItem, Paragraph};

    #[test]
    fn a_single_line_is_a_paragraph_however_short() {
        assert_eq!(blocks("共46家\n"), [(Paragraph, "共46家")]);
        assert_eq!(blocks(" \n\r\n"), []);
    }

    #[test]
    fn title_headings_and_paragraphs_by_lines() {
        let text = "春耕全面展开\r\n\r\n截至昨日，全市已播种三成。\r\n备耕抓得紧 农资送到户\r\n\
                    农资企业已到货4万吨。\r\n2026年4月\r\n";
        assert_eq!(
            blocks(text),
            [
                (Heading(1), "春耕全面展开"),
                (Paragraph, "截至昨日，全市已播种三成。"),
                (Heading(2), "备耕抓得紧 农资送到户"),
                (Paragraph, "农资企业已到货4万吨。"),
                (Paragraph, "2026年4月"),
            ]
        );
    }

    #[test]
    fn markers_and_captions_are_known() {
        let text = "# 题\n正文开始。\n- 项目3个\n一、总体情况\n正文。\n图为春耕现场。\n\
                    农户在田间劳作。张三 摄\n## 小标题\n又一段。";
        let expected = [
            Heading(1),
            Paragraph,
            ListItem,
            Heading(2),
            Paragraph,
            Caption,
            Caption,
            Heading(2),
            Paragraph,
        ];
        assert_eq!(kinds(text), expected);
        assert_eq!(blocks(text)[2].1, "项目3个");
    }

    #[test]
    fn lines_of_a_page_layout_join() {
        let text = "人口结构\n全县常住人口为321 146人，其中0—14岁人口为70 250人，占总人口的\n\
                    21.87%；15—64岁人口为210 300人，占总人口的65.48%；65岁以上人口\n\
                    为40 596人，占12.64%。\n另起一段。";
        let found = blocks(text);
        assert_eq!(found.len(), 3);
        assert_eq!(found[0].0, Heading(1));
        assert!(found[1].1.ends_with("占12.64%。"));
    }

    #[test]
    fn two_lines_of_a_layout_join_but_a_heading_stays_apart() {
        let layout =
            "全市六十岁以上人口为12 443人，占17.96%；十五岁以下人口\n为9 018人，占12.39%。";
        assert_eq!(kinds(layout), [Paragraph]);
        let heading = "开头。\n我省启动高标准农田建设三年行动提升粮食产能\n今年先建三十万亩。\n";
        assert_eq!(kinds(heading), [Paragraph, Heading(2), Paragraph]);
        assert_eq!(
            kinds("人口普查公报(第四号)\n省统计局\n现公布如下。"),
            [Heading(1), Heading(1), Paragraph]
        );
    }

    #[test]
    fn a_paragraph_torn_by_a_page_end_joins_but_a_heading_does_not() {
        let torn = "全州发起倡议。各级机关、企业和社会各界积极响应，短短一个月就签订了一百多份供货\
                    合同，农户的收入因此有了保\n\n障，明年还要扩大规模。\n\n下一步怎么走\n\n继续干。";
        let found = kinds(torn);
        assert_eq!(found, [Paragraph, Heading(2), Paragraph]);
    }

    #[test]
    fn a_line_that_ends_with_a_comma_goes_on() {
        assert_eq!(
            kinds("共有企业46家，\n已复工32家。\n其他。"),
            [Paragraph, Paragraph]
        );
    }

    #[test]
    fn three_short_lines_are_no_headings() {
        let text = "正文在此。\n甲县\n乙县\n丙县\n正文又起。";
        assert_eq!(kinds(text), [Paragraph; 5]);
    }
}
