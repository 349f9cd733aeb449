//! Runs of one kind of character, and the texts that patterns are tried at the edge of.

use std::cell::OnceCell;

use super::Shape;
use super::edge::Edge;

/// Characters that a run may have: no figure is longer, and it bounds the work.
pub(super) const LONGEST_RUN: usize = 40;

/// A run of one kind of character, taken whole.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    characters: usize,
    bytes: usize,
}

impl Run {
    /// The run that a text begins with. Of one longer than `most` or [`LONGEST_RUN`] it says no more than that.
    pub fn of(text: impl Iterator<Item = char>, shape: Shape, most: usize) -> Self {
        let run = text.take_while(|character| shape.holds(*character));
        let none = Run {
            characters: 0,
            bytes: 0,
        };
        run.take(most.min(LONGEST_RUN) + 1)
            .fold(none, |run, one| Run {
                characters: run.characters + 1,
                bytes: run.bytes + one.len_utf8(),
            })
    }

    /// Its bytes, if it has as many characters as asked. A run longer than [`LONGEST_RUN`] is none.
    pub fn within(self, least: usize, most: usize) -> Option<usize> {
        let most = most.min(LONGEST_RUN);
        (least..=most)
            .contains(&self.characters)
            .then_some(self.bytes)
    }
}

/// What stands before a figure, or behind it: a text that many patterns are tried at one edge of. What most of them ask is found once:
/// the character at the edge, and how long a run of ideographs stands there.
#[derive(Debug)]
pub struct Beside<'a> {
    pub text: &'a str,
    pub(super) edge: Option<Edge>,
    han: OnceCell<Run>,
}

impl<'a> Beside<'a> {
    /// For patterns that are to fit at the end of the text.
    pub fn before(text: &'a str) -> Self {
        Self::at(text, text.chars().next_back())
    }

    /// For patterns that are to fit at its start.
    pub fn behind(text: &'a str) -> Self {
        Self::at(text, text.chars().next())
    }

    fn at(text: &'a str, edge: Option<char>) -> Self {
        Beside {
            text,
            edge: Edge::at(edge),
            han: OnceCell::new(),
        }
    }

    /// The run of ideographs at the edge, where `characters` are those from there on.
    pub(super) fn han(&self, characters: impl Iterator<Item = char>) -> Run {
        let count = || Run::of(characters, Shape::Han, LONGEST_RUN);
        *self.han.get_or_init(count)
    }
}
