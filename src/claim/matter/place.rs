//! Places named in a text.

use super::vocabulary::{Found, Sort};
use crate::claim::tables::{NOT_ENDS, NOT_NAMES, NOT_PLACES, PLACE_ENDS, REGIONS};
use crate::text::Span;

/// A place by its name: the two characters before the end of its name, and that end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    Country,
    /// By index in the table of provinces.
    Region(u8),
    Named([char; 3]),
}

impl Place {
    /// The words that name it, as far as they are known.
    pub fn words(self) -> String {
        match self {
            Place::Country => "全国".to_owned(),
            Place::Region(index) => {
                let region = REGIONS.get(usize::from(index));
                region.copied().unwrap_or_default().to_owned()
            }
            Place::Named(name) => name.iter().collect(),
        }
    }
}

/// A place where it is named: the last characters of the name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mention {
    pub span: Span,
    pub place: Place,
}

/// The places that a text names with their level (青川县, 木鱼镇), in order; provinces by their
/// short names are found with the vocabulary.
pub fn mentions(text: &str) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut last = [(0, ' '); 2];
    let mut characters = text.char_indices().peekable();
    while let Some((offset, c)) = characters.next() {
        if PLACE_ENDS.contains(&c) {
            let next = characters.peek().map_or(' ', |(_, next)| *next);
            let [(start, first), (_, second)] = last;
            if is_name(first, second, c, next) {
                let end = offset + c.len_utf8();
                found.push(Mention {
                    span: Span::new(start as u32, end as u32),
                    place: canonical(first, second, c),
                });
            }
        }
        last = [last[1], (offset, c)];
    }
    found
}

fn is_name(first: char, second: char, end: char, next: char) -> bool {
    let is_han = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let ends_alike = || NOT_PLACES.iter().any(|word| word.chars().eq([second, end]));
    let goes_on = || {
        NOT_ENDS
            .iter()
            .any(|(known, nexts)| *known == end && nexts.contains(&next))
    };
    is_han(first)
        && is_han(second)
        && !NOT_NAMES.contains(&second)
        && !NOT_NAMES.contains(&first)
        && !ends_alike()
        && !goes_on()
}

/// 四川省 and 四川 are one place.
fn canonical(first: char, second: char, end: char) -> Place {
    let is_region =
        |region: &&str| matches!(end, '省' | '市') && region.chars().eq([first, second]);
    let index = REGIONS.iter().position(is_region);
    match index.and_then(|index| u8::try_from(index).ok()) {
        Some(index) => Place::Region(index),
        None => Place::Named([first, second, end]),
    }
}

/// The mentions that lie inside `within`.
pub fn inside(mentions: &[Mention], within: Span) -> &[Mention] {
    let from = mentions.partition_point(|mention| mention.span.start < within.start);
    let to = mentions.partition_point(|mention| mention.span.end <= within.end);
    &mentions[from.min(to)..to]
}

/// The place of each level that was named last.
#[derive(Clone, Debug, Default)]
pub struct Latest {
    /// How many mentions were passed.
    passed: usize,
    by_level: [Option<Place>; LEVELS],
}

const LEVELS: usize = PLACE_ENDS.len();

fn level(end: char) -> Option<usize> {
    PLACE_ENDS.iter().position(|known| *known == end)
}

impl Latest {
    /// Passes the mentions before `offset`; `mentions` are always the same.
    pub fn go_to(&mut self, text: &str, mentions: &[Mention], offset: u32) {
        while let Some(mention) = mentions.get(self.passed)
            && mention.span.end <= offset
        {
            let end = mention.span.of(text).chars().next_back();
            if let Some(slot) = end.and_then(level).and_then(|at| self.by_level.get_mut(at)) {
                *slot = Some(mention.place);
            }
            self.passed += 1;
        }
    }

    fn of_level(&self, end: char) -> Option<Place> {
        self.by_level.get(level(end)?).copied().flatten()
    }
}

/// The place told last in `text[within]`, and where; the place is `None` for 全县 when no county
/// was named.
pub fn last(
    within: Span,
    found: &[Found],
    mentions: &[Mention],
    latest: &Latest,
) -> Option<(Span, Option<Place>)> {
    let lies_inside = |span: Span| span.start >= within.start && span.end <= within.end;
    let word = found
        .iter()
        .rev()
        .filter(|word| lies_inside(word.span))
        .find_map(|word| match word.sort {
            Sort::Country => Some((word.span, Some(Place::Country))),
            Sort::Region(index) => Some((word.span, Some(Place::Region(index)))),
            Sort::Level(end) => Some((word.span, latest.of_level(end))),
            _ => None,
        });
    let mention = mentions
        .iter()
        .rfind(|mention| lies_inside(mention.span))
        .map(|mention| (mention.span, Some(mention.place)));
    match (word, mention) {
        (Some(word), Some(mention)) if word.0.end > mention.0.end => Some(word),
        (word, None) => word,
        (_, mention) => mention,
    }
}
