//! Patterns of written text: literal words, `[甲|乙]` for one of several, `{digits}` for a run of
//! one kind of character.
//!
//! Matching never goes back: a run is taken whole, and of several words the longest that fits. So
//! the work at one place is bounded by the pattern, whatever stands in the text.

mod edge;
mod parse;
mod run;
mod shapes;

use edge::Edge;
pub use parse::PatternFault;
pub use run::Beside;
use run::{LONGEST_RUN, Run};
pub use shapes::{SHAPES, Shape};

/// A pattern as compiled, with the text its author wrote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    pub source: String,
    items: Vec<Item>,
    /// The characters that what it covers can begin and end with.
    firsts: Edge,
    lasts: Edge,
}

/// One piece of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Item {
    what: What,
    /// Written with `?`: it need not be there.
    optional: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum What {
    Word(String),
    /// Longest first.
    Choice(Vec<String>),
    Run {
        shape: Shape,
        /// Characters that the whole run has.
        least: usize,
        most: usize,
    },
}

impl Pattern {
    fn new(source: &str, items: Vec<Item>) -> Self {
        Pattern {
            source: source.to_owned(),
            firsts: Edge::of(items.iter(), |word| word.chars().next()),
            lasts: Edge::of(items.iter().rev(), |word| word.chars().next_back()),
            items,
        }
    }

    /// The length in bytes of what the pattern covers at the start of `after`.
    #[inline]
    pub fn at_start(&self, after: &Beside<'_>) -> Option<usize> {
        let text = after.text;
        let may_fit = self.firsts.may_be(after.edge);
        may_fit.then(|| forward(&self.items, text, || after.han(text.chars())))?
    }

    /// The length in bytes of what the pattern covers at the end of `before`.
    #[inline]
    pub fn at_end(&self, before: &Beside<'_>) -> Option<usize> {
        let text = before.text;
        let may_fit = self.lasts.may_be(before.edge);
        may_fit.then(|| backward(&self.items, text, || before.han(text.chars().rev())))?
    }

    /// Whether it fits anywhere in `text`. For texts no longer than a figure.
    pub fn is_in(&self, text: &str) -> bool {
        match &self.items[..] {
            [
                Item {
                    what: What::Word(word),
                    optional: false,
                },
            ] => {
                // Of texts so short, this is faster than a search that prepares itself.
                let mut places = text.as_bytes().windows(word.len().max(1));
                places.any(|place| place == word.as_bytes())
            }
            items => text
                .char_indices()
                .any(|(at, _)| fits_ahead(items, &text[at..]).is_some()),
        }
    }

    /// The characters that what it covers can begin with; `None` when these can be any, and when it
    /// may cover nothing.
    pub fn first_characters(&self) -> Option<Vec<char>> {
        first_of(&self.items)
    }

    /// Those that it can end with.
    pub fn last_characters(&self) -> Option<Vec<char>> {
        last_of(&self.items)
    }

    /// The characters of which one stands directly before a word of item `key`, and directly behind
    /// it; `None` where these can be any, and where there need be none.
    pub fn beside(&self, key: usize) -> [Option<Vec<char>>; 2] {
        let (head, tail) = self.items.split_at(key.min(self.items.len()));
        [last_of(head), first_of(tail.get(1..).unwrap_or_default())]
    }

    /// How many characters it covers at most.
    pub fn most_characters(&self) -> usize {
        let most = |item: &Item| match &item.what {
            What::Word(word) => word.chars().count(),
            What::Choice(words) => {
                let counts = words.iter().map(|word| word.chars().count());
                counts.max().unwrap_or(0)
            }
            What::Run { most, .. } => *most,
        };
        let counts = self.items.iter().map(most);
        counts.fold(0, usize::saturating_add)
    }

    /// The item by which the pattern is looked for in running text, and its words: its longest
    /// word, or one of its choices of words. `None` when it has only runs.
    pub fn key(&self) -> Option<(usize, &[String])> {
        let shortest = |what: &What| match what {
            What::Word(word) => word.len(),
            What::Choice(words) => words.iter().map(String::len).min().unwrap_or(0),
            What::Run { .. } => 0,
        };
        let (at, item) = self
            .items
            .iter()
            .enumerate()
            .filter(|(_, item)| !item.optional && shortest(&item.what) > 0)
            .max_by_key(|(at, item)| (shortest(&item.what), usize::MAX - at))?;
        match &item.what {
            What::Word(word) => Some((at, std::slice::from_ref(word))),
            What::Choice(words) => Some((at, words)),
            What::Run { .. } => None,
        }
    }

    /// The bytes before and after a word of item `key` that the rest of the pattern covers, where
    /// the word stands between `before` and `after`.
    pub fn around(&self, key: usize, before: &str, after: &str) -> Option<(usize, usize)> {
        let (head, tail) = self.items.split_at_checked(key)?;
        let count = || Run::of(before.chars().rev(), Shape::Han, LONGEST_RUN);
        let back = backward(head, before, count)?;
        let on = fits_ahead(tail.get(1..)?, after)?;
        Some((back, on))
    }
}

fn first_of(items: &[Item]) -> Option<Vec<char>> {
    edge(items.iter(), |word| word.chars().next())
}

fn last_of(items: &[Item]) -> Option<Vec<char>> {
    edge(items.iter().rev(), |word| word.chars().next_back())
}

/// The characters at one edge of what items cover, the first of them there.
fn edge<'a>(
    items: impl Iterator<Item = &'a Item>,
    pick: fn(&str) -> Option<char>,
) -> Option<Vec<char>> {
    let mut characters = Vec::new();
    for item in items {
        match &item.what {
            What::Word(word) => characters.push(pick(word)?),
            What::Choice(words) => {
                for word in words {
                    characters.push(pick(word)?);
                }
            }
            What::Run { shape, least, .. } => {
                let known = shape.characters().filter(|_| *least > 0);
                characters.extend(known?);
            }
        }
        if !item.optional {
            return Some(characters);
        }
    }
    None
}

/// What the items cover at the start of a text that is looked at once.
fn fits_ahead(items: &[Item], text: &str) -> Option<usize> {
    forward(items, text, || {
        Run::of(text.chars(), Shape::Han, LONGEST_RUN)
    })
}

/// The bytes that items cover at the start of a text, which begins with that run of ideographs.
fn forward(items: &[Item], text: &str, han: impl Fn() -> Run) -> Option<usize> {
    let mut at = 0;
    for item in items {
        let found = match &item.what {
            What::Run {
                shape: Shape::Han,
                least,
                most,
            } if at == 0 => han().within(*least, *most),
            what => what.at_start(&text[at..]),
        };
        match found {
            Some(length) => at += length,
            None if item.optional => {}
            None => return None,
        }
    }
    Some(at)
}

/// The bytes that items cover at the end of a text, which ends with that run of ideographs.
fn backward(items: &[Item], text: &str, han: impl Fn() -> Run) -> Option<usize> {
    let mut end = text.len();
    for item in items.iter().rev() {
        let found = match &item.what {
            What::Run {
                shape: Shape::Han,
                least,
                most,
            } if end == text.len() => han().within(*least, *most),
            what => what.at_end(&text[..end]),
        };
        match found {
            Some(length) => end -= length,
            None if item.optional => {}
            None => return None,
        }
    }
    Some(text.len() - end)
}

impl What {
    fn at_start(&self, text: &str) -> Option<usize> {
        match self {
            What::Word(word) => begins(text, word).then_some(word.len()),
            What::Choice(words) => words
                .iter()
                .find(|word| begins(text, word))
                .map(String::len),
            What::Run { shape, least, most } => {
                Run::of(text.chars(), *shape, *most).within(*least, *most)
            }
        }
    }

    fn at_end(&self, text: &str) -> Option<usize> {
        match self {
            What::Word(word) => ends(text, word).then_some(word.len()),
            What::Choice(words) => words.iter().find(|word| ends(text, word)).map(String::len),
            What::Run { shape, least, most } => {
                Run::of(text.chars().rev(), *shape, *most).within(*least, *most)
            }
        }
    }
}

/// Whether a text begins with a word. Most words are told apart by their last byte, the first of ideographs being few.
#[inline]
fn begins(text: &str, word: &str) -> bool {
    let there = text.as_bytes().get(word.len().wrapping_sub(1));
    there == word.as_bytes().last() && text.starts_with(word)
}

/// Whether it ends with one.
#[inline]
fn ends(text: &str, word: &str) -> bool {
    text.as_bytes().last() == word.as_bytes().last() && text.ends_with(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(source: &str) -> Pattern {
        Pattern::parse(source).unwrap()
    }

    #[test]
    fn words_choices_and_runs_are_taken_whole() {
        let some = pattern("{digits}几[万|千]?人");
        assert_eq!(
            some.at_start(&Beside::behind("10几万人次")),
            Some("10几万人".len())
        );
        assert_eq!(
            some.at_start(&Beside::behind("10几人")),
            Some("10几人".len())
        );
        assert_eq!(some.at_start(&Beside::behind("十几人")), None);
        assert_eq!(
            some.at_end(&Beside::before("约有10几万人")),
            Some("10几万人".len())
        );
        assert!(some.is_in("共10几人"));
    }

    #[test]
    fn a_run_has_as_many_characters_as_asked() {
        let year = pattern("{digits:4}年");
        assert_eq!(
            year.at_start(&Beside::behind("2020年")),
            Some("2020年".len())
        );
        assert_eq!(year.at_start(&Beside::behind("20200年")), None);
        assert_eq!(year.at_end(&Beside::before("120200年")), None);
        let short = pattern("{digits:1-2}月");
        assert_eq!(short.at_end(&Beside::before("第12月")), Some("12月".len()));
        assert_eq!(short.at_end(&Beside::before("112月")), None);
        let long = pattern("{digits:5-}年");
        assert_eq!(
            long.at_start(&Beside::behind("20000年")),
            Some("20000年".len())
        );
    }

    #[test]
    fn a_pattern_is_looked_for_by_its_longest_word() {
        let patterned = pattern("{digits}月{digits}中秋");
        let (at, words) = patterned.key().unwrap();
        assert_eq!((at, words), (3, &["中秋".to_owned()][..]));
        assert_eq!(
            patterned.around(at, "在8月15", "节"),
            Some(("8月15".len(), 0))
        );
        assert_eq!(patterned.around(at, "在8月", "节"), None);
        assert_eq!(pattern("{digits}").key(), None);
        assert_eq!(pattern("[甲|乙]{digits}").key().unwrap().1.len(), 2);
    }

    #[test]
    fn the_characters_at_its_edges_are_known() {
        let some = pattern("[约|近]?[几万|千]{digits}[人|名]");
        let first = vec!['约', '近', '几', '千'];
        assert_eq!(some.first_characters(), Some(first));
        assert_eq!(some.last_characters(), Some(vec!['人', '名']));
        let digits: Vec<char> = ('0'..='9').collect();
        assert_eq!(
            pattern("{digits}人").first_characters(),
            Some(digits.clone())
        );
        assert_eq!(pattern("{han}人").first_characters(), None);
        let named = pattern("{digits}年[度|底]?月");
        let (key, _) = named.key().expect("a word");
        let behind = Some(vec!['度', '底', '月']);
        assert_eq!(named.beside(key), [Some(digits), behind]);
        assert_eq!(pattern("[人]?").last_characters(), None);
    }

    #[test]
    fn very_long_runs_are_not_followed() {
        let digits = "1".repeat(100_000);
        assert_eq!(
            pattern("{digits}元").at_start(&Beside::behind(&digits)),
            None
        );
    }
}
