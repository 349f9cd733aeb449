//! Excerpts of the original around the figures of a finding, as a source that miette can print.
//!
//! miette prints whole lines and counts columns in bytes, while a Chinese paragraph is one line
//! of hundreds of characters. So the stretches that matter are copied into short lines that know
//! where they came from; figures too far apart for one line get a snippet of their own.

mod window;

use std::ops::Range;

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::layout::{printable, printable_text};
use super::place::{Place, Places};
use window::{CUT, Part, Window};

/// A figure to show and the words to put beside it.
#[derive(Clone, Debug)]
pub struct Mark<'a> {
    pub place: Place<'a>,
    pub label: String,
}

/// Snippets of one file or several.
#[derive(Debug, Default)]
pub struct Excerpt {
    text: String,
    snippets: Vec<Snippet>,
    labels: Vec<Label>,
}

/// Consecutive lines of the original, shortened.
#[derive(Debug)]
struct Snippet {
    /// The file's path.
    name: String,
    /// In the excerpt's text, without the line break at its end.
    bytes: Range<usize>,
    /// Of the original, from 1.
    first_line: u32,
    lines: u32,
}

/// A mark as copied.
#[derive(Debug)]
struct Label {
    /// In the excerpt's text.
    bytes: Range<usize>,
    text: Option<String>,
    /// Of the original.
    line: u32,
    column: u32,
}

impl Excerpt {
    /// Adds snippets of one file that show every mark, no line wider than `columns` where that can
    /// be helped.
    pub fn add(&mut self, places: &Places<'_>, marks: &[Mark<'_>], columns: usize) {
        let document = &places.draft().document;
        let name = printable_text(&document.name);
        let parts = line_parts(places, marks, columns);
        let mut rest = parts.as_slice();
        while !rest.is_empty() {
            let window = Window::over(&document.text, rest, columns);
            let (shown, after) = rest.split_at(window.taken.clamp(1, rest.len()));
            self.add_line(&name, &document.text, &window, shown);
            rest = after;
        }
    }

    pub fn labels(&self) -> impl Iterator<Item = LabeledSpan> + '_ {
        let span = |label: &Label| (label.bytes.start, label.bytes.len());
        self.labels.iter().map(move |label| {
            LabeledSpan::new_with_span(label.text.clone(), SourceSpan::from(span(label)))
        })
    }

    fn add_line(&mut self, name: &str, source: &str, window: &Window, parts: &[Part]) {
        let Some(line) = parts.first().map(|part| part.line) else {
            return;
        };
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let start = self.text.len();
        for stretch in &window.stretches {
            if !starts_line(source, stretch.start) {
                self.text.push_str(CUT);
            }
            self.copy(source, stretch, parts);
        }
        if window
            .stretches
            .last()
            .is_some_and(|last| !ends_line(source, last.end))
        {
            self.text.push_str(CUT);
        }
        let end = self.text.len();
        match self.snippets.last_mut() {
            Some(last) if last.name == name && last.first_line + last.lines == line => {
                last.bytes.end = end;
                last.lines += 1;
            }
            _ => self.snippets.push(Snippet {
                name: name.to_owned(),
                bytes: start..end,
                first_line: line,
                lines: 1,
            }),
        }
    }

    /// Copies a stretch of the source and labels the parts inside it.
    fn copy(&mut self, source: &str, stretch: &Range<usize>, parts: &[Part]) {
        let offset = self.text.len();
        let copied = |to: usize| {
            let before = source.get(stretch.start..to).unwrap_or_default();
            offset
                + before
                    .chars()
                    .map(|c| printable(c).len_utf8())
                    .sum::<usize>()
        };
        let inside =
            |part: &&Part| stretch.start <= part.bytes.start && part.bytes.end <= stretch.end;
        self.labels
            .extend(parts.iter().filter(inside).map(|part| Label {
                bytes: copied(part.bytes.start)..copied(part.bytes.end),
                text: part.label.clone(),
                line: part.line,
                column: part.column,
            }));
        let text = source.get(stretch.clone()).unwrap_or_default();
        self.text.extend(text.chars().map(printable));
    }
}

/// The marks cut at line breaks, in order; marks of one place share a label, and one that is
/// longer than a line is cut to it.
fn line_parts(places: &Places<'_>, marks: &[Mark<'_>], columns: usize) -> Vec<Part> {
    let mut sorted: Vec<&Mark<'_>> = marks.iter().collect();
    sorted.sort_by_key(|mark| (mark.place.bytes.start, mark.place.bytes.end));
    let mut parts: Vec<Part> = Vec::with_capacity(sorted.len());
    let mut previous = None;
    for mark in sorted {
        let bytes = mark.place.bytes;
        if previous == Some(bytes) {
            if let Some(label) = parts.last_mut().and_then(|part| part.label.as_mut()) {
                label.push_str(" / ");
                label.push_str(&mark.label);
            }
            continue;
        }
        previous = Some(bytes);
        let mut start = bytes.range().start;
        let mut label = Some(mark.label.clone());
        for line in mark.place.text.split('\n') {
            let shown = line.trim_end_matches('\r');
            let length = shown
                .chars()
                .take(columns / 2)
                .map(char::len_utf8)
                .sum::<usize>();
            if length > 0 {
                let position = places.position(u32::try_from(start).unwrap_or(u32::MAX));
                parts.push(Part {
                    bytes: start..start + length,
                    line: position.line,
                    column: position.column,
                    label: label.take(),
                });
            }
            start += line.len() + 1;
        }
    }
    parts.sort_by_key(|part| part.bytes.start);
    parts
}

fn starts_line(source: &str, offset: usize) -> bool {
    source
        .get(..offset)
        .is_none_or(|before| before.is_empty() || before.ends_with('\n'))
}

fn ends_line(source: &str, offset: usize) -> bool {
    source
        .get(offset..)
        .is_none_or(|after| after.is_empty() || after.starts_with(['\r', '\n']))
}

/// miette asks twice: with context for the lines of a snippet, and without for the place that it
/// prints above them. A span that reaches over several snippets is refused, which keeps them apart.
impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        context_before: usize,
        context_after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (start, end) = (span.offset(), span.offset() + span.len());
        let holds = |snippet: &&Snippet| snippet.bytes.start <= start && end <= snippet.bytes.end;
        let snippet = self
            .snippets
            .iter()
            .find(holds)
            .ok_or(MietteError::OutOfBounds)?;
        let data = self.text.as_bytes().get(snippet.bytes.clone());
        let label = self.labels.iter().find(|label| label.bytes.start == start);
        let (line, column) = match label {
            Some(label) if context_before == 0 && context_after == 0 => (label.line, label.column),
            _ => (snippet.first_line, 1),
        };
        Ok(Box::new(MietteSpanContents::new_named(
            snippet.name.clone(),
            data.ok_or(MietteError::OutOfBounds)?,
            SourceSpan::from((snippet.bytes.start, snippet.bytes.len())),
            line.saturating_sub(1) as usize,
            column.saturating_sub(1) as usize,
            snippet.lines as usize,
        )))
    }
}

#[cfg(test)]
mod tests {
    use miette::{Diagnostic, LabeledSpan};
    use proptest::prelude::*;

    use super::*;
    use crate::check::Draft;
    use crate::claim::Claims;
    use crate::language::Language;
    use crate::report::layout::text_width;
    use crate::report::{Look, human};
    use crate::source::Document;
    use crate::text::{self, Span};

    #[derive(Debug)]
    struct Shown(Excerpt);

    impl std::fmt::Display for Shown {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("发现")
        }
    }

    impl std::error::Error for Shown {}

    impl Diagnostic for Shown {
        fn source_code(&self) -> Option<&dyn SourceCode> {
            Some(&self.0)
        }

        fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
            Some(Box::new(self.0.labels()))
        }
    }

    /// Renders marks on spans of the original.
    fn rendered(source: &str, spans: &[(usize, usize)], width: usize) -> String {
        let document = Document::plain("稿.txt", source);
        let text = text::normalise(&document);
        let draft = Draft {
            document,
            text,
            claims: Claims::default(),
        };
        let places = Places::new(&draft);
        let mark = |(index, (start, end)): (usize, &(usize, usize))| {
            let position = places.position(*start as u32);
            let place = Place {
                text: &source[*start..*end],
                bytes: Span::new(*start as u32, *end as u32),
                start: position.scalar,
                end: position.scalar,
                line: position.line,
                column: position.column,
            };
            Mark {
                place,
                label: format!("<{index}>"),
            }
        };
        let marks: Vec<_> = spans.iter().enumerate().map(mark).collect();
        let mut excerpt = Excerpt::default();
        excerpt.add(&places, &marks, width - 6);
        let shown = Shown(excerpt);
        let look = Look {
            language: Language::Chinese,
            colour: false,
            width,
        };
        let mut out = String::new();
        human::handler(&look)
            .render_report(&mut out, &shown)
            .unwrap();
        out
    }

    #[test]
    fn neighbouring_lines_share_a_snippet_and_a_broken_figure_is_marked_in_both() {
        let source = "甲项12\n34元\n乙项5元\n\n丙项6元";
        let at = |figure: &str| {
            let start = source.find(figure).unwrap();
            (start, start + figure.len())
        };
        let text = rendered(source, &[at("12\n34元"), at("5元"), at("6元")], 60);
        insta::assert_snapshot!(text);
    }

    proptest! {
        #[test]
        fn any_marks_on_any_text_are_all_labelled(
            source in "([字，。1a\t\u{301}\u{1F600}\u{1b}]{0,40}(\r?\n)?){1,5}",
            picks in prop::collection::vec((0usize..200, 1usize..12), 1..6),
            width in 40usize..100,
        ) {
            let mut edges: Vec<usize> = source.char_indices().map(|(at, _)| at).collect();
            edges.push(source.len());
            let mut end_before = 0;
            let mut spans: Vec<(usize, usize)> = picks
                .iter()
                .map(|(from, length)| {
                    let from = from % edges.len();
                    (edges[from], edges[(from + length).min(edges.len() - 1)])
                })
                .filter(|(start, end)| source[*start..*end].contains(['字', '1', 'a']))
                .collect();
            spans.sort_unstable();
            // Figures do not overlap.
            spans.retain(|(start, end)| {
                let apart = *start >= end_before;
                end_before = end_before.max(*end);
                apart
            });
            let text = rendered(&source, &spans, width);
            prop_assert!(!text.contains("Failed to read"), "{}", text);
            for index in 0..spans.len() {
                prop_assert!(text.contains(&format!("<{index}>")), "{} in {}", index, text);
            }
            prop_assert!(text.lines().all(|line| text_width(line) <= width), "{}", text);
        }
    }
}
