//! What a YAML syntax error means: the parser says where it stopped, not what the author did.
//!
//! The usual slips are looked for on the line where the parser stopped and the line before it;
//! anything else is reported in the parser's own words.

use serde_yaml::Error;

use super::node::place;
use crate::rule::error::Fault;
use crate::text::{Span, floor_boundary};

/// The place and nature of a syntax error.
pub fn diagnose(text: &str, error: &Error) -> (Span, Fault) {
    let stopped = error
        .location()
        .and_then(|at| place(text, at))
        .unwrap_or_default();
    if let Some(fault) = by_kind(error.without_snippet()) {
        return (stopped, fault);
    }
    if let Some(fault) = stray_sign(text, stopped, error) {
        return (stopped, fault);
    }
    let line = line_of(text, stopped.start as usize);
    let before = line.start.checked_sub(1).map(|end| line_of(text, end));
    [Some(line), before]
        .into_iter()
        .flatten()
        .find_map(|line| slip(text, line))
        .or_else(|| unclosed(text, stopped.start as usize))
        .or_else(|| deeper_than_before(text, line, error))
        .unwrap_or_else(|| (stopped, by_message(error)))
}

/// An entry further in than the one above it, which has a value already:
/// `about: 10%` and below it, one blank further in, `near: 50%`.
fn deeper_than_before(text: &str, line: Line, error: &Error) -> Option<(Span, Fault)> {
    let message = error.without_snippet().to_string();
    if !message.contains("mapping values are not allowed") {
        return None;
    }
    let written = |line: Line| &text[line.start..line.end];
    let above = line_of(text, line.start.checked_sub(1)?);
    let indent = |line: Line| written(line).len() - written(line).trim_start().len();
    let has_value = value_of(written(above).trim_start()).is_some_and(|value| !value.is_empty());
    if !has_value || indent(line) <= indent(above) {
        return None;
    }
    let end = line.start + indent(line);
    Some((Span::new(line.start as u32, end as u32), Fault::BadIndent))
}

fn by_kind(error: &Error) -> Option<Fault> {
    Some(match error {
        Error::AliasReplayLimitExceeded { .. }
        | Error::AliasExpansionLimitExceeded { .. }
        | Error::AliasReplayStackDepthExceeded { .. }
        | Error::RecursiveReferencesRequireWeakTypes { .. } => Fault::TooManyAliases,
        Error::Budget { breach, .. } => match breach {
            serde_yaml::budget::BudgetBreach::Depth { .. } => Fault::TooDeep,
            _ => Fault::TooManyAliases,
        },
        Error::MultipleDocuments { .. } => Fault::SeveralDocuments,
        Error::UnknownAnchor { .. } => Fault::UnknownAnchor,
        Error::Eof { .. } => Fault::EmptyFile,
        Error::AliasError { error, .. } => return by_kind(error),
        _ => return None,
    })
}

/// A sign that cannot begin a value, as in `{ value: > 1 }`.
fn stray_sign(text: &str, stopped: Span, error: &Error) -> Option<Fault> {
    let sign = text.get(stopped.start as usize..)?.chars().next()?;
    let unexpected = error
        .without_snippet()
        .to_string()
        .contains("unexpected character");
    (unexpected && ">|@`%".contains(sign)).then_some(Fault::UnquotedSign { sign })
}

fn by_message(error: &Error) -> Fault {
    let detail = error.without_snippet().to_string();
    if detail.contains("mapping values are not allowed") {
        return Fault::UnquotedColon;
    }
    if [
        "did not find expected key",
        "expected '-' indicator",
        "indentation",
    ]
    .iter()
    .any(|sign| detail.contains(sign))
    {
        return Fault::BadIndent;
    }
    let detail = detail
        .rsplit_once(" at line ")
        .map_or(detail.as_str(), |(what, _)| what);
    Fault::NotYaml {
        detail: detail.to_owned(),
    }
}

/// A line of the file, by offsets.
#[derive(Clone, Copy)]
struct Line {
    start: usize,
    end: usize,
}

fn line_of(text: &str, offset: usize) -> Line {
    let offset = floor_boundary(text, offset);
    let start = text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
    let end = text[offset..]
        .find('\n')
        .map_or(text.len(), |newline| offset + newline);
    Line { start, end }
}

/// A slip that can be seen in one line.
fn slip(text: &str, line: Line) -> Option<(Span, Fault)> {
    let written = &text[line.start..line.end];
    let content = written.trim_start();
    let indent = written.len() - content.len();
    let at = |offset: usize, length: usize, fault| {
        let start = (line.start + offset) as u32;
        Some((Span::new(start, start + length as u32), fault))
    };
    if let Some(tab) = written[..indent].find('\t') {
        return at(tab, 1, Fault::TabIndent);
    }
    if let Some(wide) = written[..indent].find(|c: char| !c.is_ascii()) {
        return at(wide, indent - wide, Fault::WideIndent);
    }
    if content.starts_with('#') {
        return None;
    }
    let entry = content.strip_prefix("- ").map_or(content, str::trim_start);
    let entry_start = written.len() - entry.len();
    let Some(value) = value_of(entry) else {
        if let Some(colon) = entry.find('：') {
            return at(entry_start + colon, '：'.len_utf8(), Fault::FullWidthColon);
        }
        if let Some(colon) = entry.find(':') {
            return at(entry_start + colon, 1, Fault::NoBlankAfterColon);
        }
        return None;
    };
    let value_start = written.len() - value.len();
    // `总数： { unit: 家 }`: the first `: ` stands in the value.
    let key = entry.split(": ").next().unwrap_or_default();
    if let Some(colon) = key.find('：').filter(|_| !key.starts_with(['"', '\''])) {
        return at(entry_start + colon, '：'.len_utf8(), Fault::FullWidthColon);
    }
    if let Some(sign) = value.chars().next()
        && let Some(fault) = bad_start(sign, value)
    {
        return at(value_start, sign.len_utf8(), fault);
    }
    if value.starts_with(['"', '\'', '|', '>', '{', '[']) {
        return None;
    }
    value
        .find(": ")
        .and_then(|colon| at(value_start + colon, 1, Fault::UnquotedColon))
}

/// What follows the first `key: `.
fn value_of(entry: &str) -> Option<&str> {
    if let Some(key) = entry.trim_end().strip_suffix(':')
        && !key.contains(": ")
    {
        return Some("");
    }
    entry.split_once(": ").map(|(_, value)| value.trim())
}

/// What is wrong with an unquoted value that begins with `sign`.
fn bad_start(sign: char, value: &str) -> Option<Fault> {
    let next = value.chars().nth(1);
    match sign {
        // `{角色}有误`: text goes on after the brace.
        '{' if value
            .find('}')
            .is_some_and(|end| !value[end + 1..].trim().is_empty()) =>
        {
            Some(Fault::UnquotedBrace)
        }
        '>' | '|' if next.is_some_and(|next| !matches!(next, '+' | '-' | '1'..='9')) => {
            Some(Fault::UnquotedSign { sign })
        }
        '｛' => Some(Fault::FullWidthBracket { sign, half: '{' }),
        '【' | '［' => Some(Fault::FullWidthBracket { sign, half: '[' }),
        '@' | '`' | '%' | '&' | '*' | '!' => Some(Fault::UnquotedSign { sign }),
        _ => None,
    }
}

/// The last quote or bracket before the place where the parser stopped that has no partner.
fn unclosed(text: &str, stopped: usize) -> Option<(Span, Fault)> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut quote: Option<(usize, char)> = None;
    let mut before = '\n';
    for (offset, character) in text.char_indices() {
        // A quote may be closed after the place where the parser stopped.
        if offset > stopped && quote.is_none() {
            break;
        }
        match (quote, character) {
            (Some((_, sign)), character) if character == sign && before != '\\' => quote = None,
            (Some(_), _) => {}
            // Quotes count only where a value starts.
            (None, '"' | '\'') if matches!(before, ' ' | '[' | '{' | ',' | '\n') => {
                quote = Some((offset, character));
            }
            (None, '[' | '{') => open.push((offset, character)),
            (None, ']' | '}') => {
                open.pop();
            }
            _ => {}
        }
        before = character;
    }
    let place = |offset: usize| Span::new(offset as u32, offset as u32 + 1);
    if let Some((offset, _)) = quote {
        return Some((place(offset), Fault::UnclosedQuote));
    }
    let (offset, sign) = *open.last()?;
    if let Some(comma) = comma_in_closed(&text[offset..], sign) {
        let start = (offset + comma) as u32;
        let comma = Span::new(start, start + '，'.len_utf8() as u32);
        return Some((comma, Fault::FullWidthComma));
    }
    Some((place(offset), Fault::UnclosedList))
}

/// The full-width comma in a bracket that is closed in its line, and that YAML yet finds open.
fn comma_in_closed(from_open: &str, sign: char) -> Option<usize> {
    let line = from_open.lines().next()?;
    let close = if sign == '[' { ']' } else { '}' };
    let inside = &line[..line.rfind(close)?];
    inside.find('，')
}
