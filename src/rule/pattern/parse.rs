//! `{digits:1-2}月[初|底]?` → [`Pattern`].

use super::{Item, LONGEST_RUN, Pattern, SHAPES, Shape, What};
use crate::text::Span;

/// What is wrong with a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PatternFault {
    /// `[` or `{` without its other half.
    Unclosed(char),
    UnknownShape(String),
    /// What stands behind the colon of `{digits:…}`.
    BadLength(String),
    EmptyChoice,
}

impl Pattern {
    /// Reads a pattern.
    ///
    /// # Errors
    /// The first fault and where it stands in `source`.
    pub fn parse(source: &str) -> Result<Pattern, (Span, PatternFault)> {
        let mut items: Vec<Item> = Vec::new();
        let mut at = 0;
        while let Some(sign) = source[at..].chars().next() {
            let start = at;
            let what = match sign {
                '[' => What::Choice(choice(source, &mut at)?),
                '{' => run(source, &mut at)?,
                _ => What::Word(word(source, &mut at)),
            };
            let optional =
                start < at && !matches!(what, What::Word(_)) && source[at..].starts_with('?');
            at += usize::from(optional);
            items.push(Item { what, optional });
        }
        Ok(Pattern::new(source, items))
    }
}

/// Everything up to the next bracket.
fn word(source: &str, at: &mut usize) -> String {
    let rest = &source[*at..];
    let length = rest.find(['[', '{']).unwrap_or(rest.len());
    *at += length;
    rest[..length].to_owned()
}

/// The text between a bracket at `at` and its other half, and where it starts.
fn inside<'s>(
    source: &'s str,
    at: &mut usize,
    open: char,
    close: char,
) -> Result<(usize, &'s str), (Span, PatternFault)> {
    let start = *at + open.len_utf8();
    let Some(length) = source[start..].find(close) else {
        let place = span(*at, start);
        return Err((place, PatternFault::Unclosed(open)));
    };
    *at = start + length + close.len_utf8();
    Ok((start, &source[start..start + length]))
}

fn choice(source: &str, at: &mut usize) -> Result<Vec<String>, (Span, PatternFault)> {
    let (start, text) = inside(source, at, '[', ']')?;
    let mut words: Vec<String> = text.split('|').map(str::to_owned).collect();
    if words.iter().any(String::is_empty) {
        let place = span(start, start + text.len());
        return Err((place, PatternFault::EmptyChoice));
    }
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    Ok(words)
}

fn run(source: &str, at: &mut usize) -> Result<What, (Span, PatternFault)> {
    let (start, text) = inside(source, at, '{', '}')?;
    let (name, length) = match text.split_once(':') {
        Some((name, length)) => (name, Some(length)),
        None => (text, None),
    };
    let Some(shape) = shape_named(name) else {
        let place = span(start, start + name.len());
        return Err((place, PatternFault::UnknownShape(name.to_owned())));
    };
    let Some(length) = length else {
        return Ok(What::Run {
            shape,
            least: 1,
            most: LONGEST_RUN,
        });
    };
    let Some((least, most)) = bounds(length) else {
        let from = start + name.len() + 1;
        let place = span(from, from + length.len());
        return Err((place, PatternFault::BadLength(length.to_owned())));
    };
    Ok(What::Run { shape, least, most })
}

fn shape_named(name: &str) -> Option<Shape> {
    SHAPES
        .iter()
        .find(|(_, word)| *word == name)
        .map(|(shape, _)| *shape)
}

/// `4`, `1-3`, `5-`.
fn bounds(length: &str) -> Option<(usize, usize)> {
    let (least, most) = match length.split_once('-') {
        None => {
            let exactly = length.parse().ok()?;
            (exactly, exactly)
        }
        Some((least, "")) => (least.parse().ok()?, LONGEST_RUN),
        Some((least, most)) => (least.parse().ok()?, most.parse().ok()?),
    };
    (1 <= least && least <= most && most <= LONGEST_RUN).then_some((least, most))
}

fn span(start: usize, end: usize) -> Span {
    Span::new(start as u32, end as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(source: &str) -> (String, PatternFault) {
        let (place, fault) = Pattern::parse(source).unwrap_err();
        (place.of(source).to_owned(), fault)
    }

    #[test]
    fn faults_have_their_places() {
        assert_eq!(
            fault("约{digits"),
            ("{".into(), PatternFault::Unclosed('{'))
        );
        assert_eq!(fault("[甲|乙"), ("[".into(), PatternFault::Unclosed('[')));
        let unknown = PatternFault::UnknownShape("digit".into());
        assert_eq!(fault("约{digit}人"), ("digit".into(), unknown));
        let length = PatternFault::BadLength("0-3".into());
        assert_eq!(fault("{digits:0-3}"), ("0-3".into(), length));
        assert_eq!(fault("[甲|]"), ("甲|".into(), PatternFault::EmptyChoice));
    }
}
