//! 除3家停产外，其余43家均已复工: figures that are left out of what is told next.

use std::sync::LazyLock;

use memchr::memmem::Finder;

use super::tables::exceptions::{
    ADDING, CLOSING, NOT_CLOSING, NOT_OPENING, OPENING, REST, REST_OPENING,
};
use crate::text::{Span, first_characters, last_characters};

/// How far 除 and 外 may stand from the figure, and what is told of the rest from 外.
const REACH: usize = 32;

/// Whether 除 before the figure and 外 behind it leave it out of what follows: `clause` holds the
/// figure, and what follows is looked for in the rest of the text, up to the end of a sentence.
pub(super) fn is_excepted(text: &str, clause: Span, figure: Span) -> bool {
    let before = &text[clause.start.min(figure.start) as usize..figure.start as usize];
    opens(before) && rest_after(&text[figure.end as usize..]).is_some_and(tells_the_rest)
}

static OPENS: LazyLock<Finder> = LazyLock::new(|| Finder::new(OPENING));

/// Whether a text holds the word that opens an exception.
pub(super) fn may_stand_in(text: &str) -> bool {
    OPENS.find(text.as_bytes()).is_some()
}

/// Whether an exception is open at the end of `before`.
fn opens(before: &str) -> bool {
    let near = last_characters(before, REACH);
    let opening = words(near, OPENING, NOT_OPENING).last();
    opening.is_some_and(|at| words(&near[at..], CLOSING, NOT_CLOSING).next().is_none())
}

/// What stands behind the 外 that closes an exception in the clause that `after` begins with.
fn rest_after(after: &str) -> Option<&str> {
    let near = first_characters(after, REACH);
    let end = near.find([',', ';', '。', ':', '!', '?', '\n']);
    let clause = end.map_or(near, |end| &near[..end]);
    let closing = words(near, CLOSING, NOT_CLOSING).next()?;
    (closing < clause.len())
        .then(|| after[closing + CLOSING.len()..].trim_start_matches([',', ' ']))
}

fn tells_the_rest(rest: &str) -> bool {
    let near = first_characters(rest, REACH);
    let end = near.find(['。', ';', '!', '?', '\n']);
    let told = end.map_or(near, |end| &near[..end]);
    let begins = |words: &[&str]| words.iter().any(|word| told.starts_with(word));
    !begins(ADDING) && (begins(REST_OPENING) || REST.iter().any(|word| told.contains(word)))
}

/// Where `word` stands in `text`, but as part of one of `others`.
fn words<'a>(
    text: &'a str,
    word: &'a str,
    others: &'a [&'a str],
) -> impl Iterator<Item = usize> + 'a {
    let is_part = move |at: usize, other: &str| {
        let offset = other.find(word).unwrap_or(0);
        at.checked_sub(offset)
            .and_then(|from| text.get(from..))
            .is_some_and(|from| from.starts_with(other))
    };
    text.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |at| !others.iter().any(|other| is_part(*at, other)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whether the figure `figure` of a text of one clause before it is excepted.
    fn excepted(text: &str, figure: &str) -> bool {
        let start = text.find(figure).unwrap();
        let clause = text[..start].rfind([',', '。']).map_or(0, |at| at + 1);
        is_excepted(
            text,
            Span::new(clause as u32, start as u32),
            Span::new(start as u32, (start + figure.len()) as u32),
        )
    }

    #[test]
    fn what_stands_between_the_words_is_left_out() {
        assert!(excepted("46家企业中,除3家停产外,其余43家均已复工。", "3家"));
        assert!(excepted("除了2艘在外省避风外,其余9艘回港。", "2艘"));
        assert!(excepted("除6位在外地子女家之外,全部检完。", "6位"));
        assert!(excepted("除3家停产、2家搬迁外,其余41家复工。", "2家"));
        assert!(excepted("除3家停产外其余43家均已复工。", "3家"));
        assert!(excepted("除1人请假以外,都到了。", "1人"));
    }

    #[test]
    fn other_uses_of_the_words_leave_nothing_out() {
        assert!(!excepted("除此之外,3家企业停产。", "3家"));
        assert!(!excepted("除3家国企外,还有5家民企全部达标。", "3家"));
        assert!(!excepted("除3家停产外,其余43家均已复工。", "43家"));
        assert!(!excepted("除3家停产外其余43家均已复工。", "43家"));
        assert!(!excepted("拆除3家门外违建,其余整改。", "3家"));
        assert!(!excepted("除了3家企业,其余都在海外。", "3家"));
        assert!(!excepted("除3家企业在海外,其余在国内。", "3家"));
    }
}
