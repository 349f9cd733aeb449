//! Runs of one kind of character, and the texts that patterns are tried at the edge of.

use std::cell::OnceCell;

use super::Shape;

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

/// A text that many patterns are tried at one edge of: what stands before a figure, or behind it. How long a run of
/// ideographs stands there is what most of them ask, so that it is counted once.
#[derive(Debug)]
pub struct Beside<'a> {
    pub text: &'a str,
    han: OnceCell<Run>,
}

impl<'a> Beside<'a> {
    pub fn new(text: &'a str) -> Self {
        Beside {
            text,
            han: OnceCell::new(),
        }
    }

    /// The run of ideographs that the text begins with, where `characters` are those of it.
    pub(super) fn han(&self, characters: impl Iterator<Item = char>) -> Run {
        let count = || Run::of(characters, Shape::Han, LONGEST_RUN);
        *self.han.get_or_init(count)
    }
}
