//! What a draft says to its tools and not to its readers: comments, and in plain text the lines
//! that speak to heshu.

use std::ops::Range;

use pulldown_cmark::{Event, Parser, Tag};

use super::block::offset;
use super::markdown;
use super::{Document, Format, Span};

/// A comment of a draft, in its original text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Comment {
    /// With its marks (`<!--`, `-->`).
    pub whole: Span,
    /// Without them, and without what addresses it to heshu.
    pub content: Span,
}

/// Whom a comment must name at its start to be read.
const NAMES: [&str; 2] = ["heshu", "核数"];
/// What a line of plain text without comment marks must go on with.
const FIRST_WORDS: [&str; 4] = ["allow-file", "allow", "全文允许", "允许"];
const OPEN: &str = "<!--";
const CLOSE: &str = "-->";

/// The comments of a draft that are addressed to heshu (`<!-- heshu: … -->`), in reading order. In
/// plain text such a comment has a line of its own, and its marks may be left out.
pub fn comments(document: &Document) -> Vec<Comment> {
    let text = document.text.as_str();
    // Few drafts have one, and reading Markdown once more is dear.
    if !NAMES.iter().any(|name| text.contains(name)) {
        return Vec::new();
    }
    match document.format {
        Format::Plain => in_lines(text),
        Format::Markdown => in_markdown(text),
        Format::Word => Vec::new(),
        Format::Html => {
            let mut found = Vec::new();
            in_html(text, 0..text.len(), &mut found);
            found
        }
    }
}

/// Whether a line of plain text (without the white space around it) is such a comment, and no
/// prose.
pub(super) fn is_comment_line(line: &str) -> bool {
    read_line(line, 0).is_some()
}

fn in_lines(text: &str) -> Vec<Comment> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let start = at + (line.len() - line.trim_start().len());
        found.extend(read_line(line.trim(), start));
        at += line.len();
    }
    found
}

/// The comment that a line is, which starts at a byte of the text.
fn read_line(line: &str, start: usize) -> Option<Comment> {
    let first = line.as_bytes().first()?;
    let may_be = *first == b'<' || NAMES.iter().any(|name| name.as_bytes()[0] == *first);
    if !may_be {
        return None;
    }
    if let Some(inner) = line.strip_prefix(OPEN) {
        let inner = inner.strip_suffix(CLOSE)?;
        return comment(start..start + line.len(), start + OPEN.len(), inner);
    }
    let content = addressed(line)?;
    let rest = FIRST_WORDS
        .iter()
        .find_map(|word| content.strip_prefix(word))?;
    (rest.is_empty() || rest.starts_with(char::is_whitespace))
        .then(|| comment(start..start + line.len(), start, line))?
}

fn in_markdown(text: &str) -> Vec<Comment> {
    let mut found = Vec::new();
    for (event, range) in Parser::new_ext(text, markdown::options()).into_offset_iter() {
        if matches!(event, Event::Start(Tag::HtmlBlock) | Event::InlineHtml(_)) {
            in_html(text, range, &mut found);
        }
    }
    found
}

/// The comments in a stretch of HTML.
fn in_html(text: &str, range: Range<usize>, found: &mut Vec<Comment>) {
    let mut at = range.start;
    while let Some(open) = text
        .get(at..range.end)
        .and_then(|rest| rest.find(OPEN))
        .map(|open| at + open)
    {
        let inner_start = open + OPEN.len();
        let Some(length) = text
            .get(inner_start..range.end)
            .and_then(|rest| rest.find(CLOSE))
        else {
            return;
        };
        let end = inner_start + length + CLOSE.len();
        let inner = &text[inner_start..inner_start + length];
        found.extend(comment(open..end, inner_start, inner));
        at = end;
    }
}

/// The comment with this inner text, which starts at a byte, if it is addressed to heshu.
fn comment(whole: Range<usize>, inner_start: usize, inner: &str) -> Option<Comment> {
    let content = addressed(inner)?;
    // The content is the end of the inner text, less the white space behind it.
    let end = inner_start + inner.trim_end().len();
    Some(Comment {
        whole: Span::new(offset(whole.start), offset(whole.end)),
        content: Span::new(offset(end - content.len()), offset(end)),
    })
}

/// What follows `heshu:` at the start of a comment.
fn addressed(inner: &str) -> Option<&str> {
    let inner = inner.trim();
    let rest = NAMES.iter().find_map(|name| inner.strip_prefix(name))?;
    let rest = rest.trim_start();
    let content = rest.strip_prefix(':').or_else(|| rest.strip_prefix('：'))?;
    Some(content.trim_start())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contents(format: Format, text: &str) -> Vec<String> {
        let document = Document {
            format,
            ..Document::plain("", text)
        };
        let said = |comment: &Comment| comment.content.of(text).to_owned();
        comments(&document).iter().map(said).collect()
    }

    #[test]
    fn comments_of_markdown_that_speak_to_heshu() {
        let text = "# 题\n\n<!-- heshu: allow a 原文如此 -->\n共46家。<!--核数：允许 b 如此-->\n\n\
                    <!-- 给美编 --> <!-- heshu: allow x 同行 -->\n\n<!-- heshu:\nallow c\n两行 -->\n\n\
                    ```\n<!-- heshu: allow d 代码 -->\n```\n\n`<!-- heshu: allow e -->`\n";
        let expected = [
            "allow a 原文如此",
            "允许 b 如此",
            "allow x 同行",
            "allow c\n两行",
        ];
        assert_eq!(contents(Format::Markdown, text), expected);
    }

    #[test]
    fn prose_that_mentions_a_comment_is_none() {
        for prose in [
            "写一句 heshu: allow a 原因 即可。",
            "核数：允许误差5%",
            "heshu: 核对数字的工具",
            "<!-- 见 heshu: allow a -->",
            "<!-- heshu: allow a 没有收尾",
        ] {
            assert!(contents(Format::Plain, prose).is_empty(), "{prose}");
            assert!(contents(Format::Markdown, prose).is_empty(), "{prose}");
        }
    }

    #[test]
    fn lines_of_plain_text() {
        let text = "共46家。\r\n  heshu: allow a 原文如此\r\n<!-- heshu: allow-file b 转引 -->\n核数： 允许 c 原因";
        let expected = ["allow a 原文如此", "allow-file b 转引", "允许 c 原因"];
        assert_eq!(contents(Format::Plain, text), expected);
    }

    #[test]
    fn places_are_of_the_original() {
        let text = "甲\n heshu:  allow a 乙 \n";
        let found = comments(&Document::plain("", text));
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].whole.of(text), "heshu:  allow a 乙");
        assert_eq!(found[0].content.of(text), "allow a 乙");
    }
}
