//! What a role asks of how a figure is written and of the words that touch it.

use super::pattern::Pattern;
use crate::grammar::{Form, HedgeKind};

/// How a figure, or a stretch of text, must be written. An empty list asks nothing; where a list
/// stands, one of its members is enough.
#[derive(Clone, Debug, Default)]
pub struct Writing {
    /// The role is one of text, which no figure fills.
    pub text: bool,
    /// Hedges of the figure: 约, 近, 余 …
    pub hedges: Vec<HedgeKind>,
    /// Forms of the figure; each may be several bits that all must be there.
    pub forms: Vec<Form>,
    pub not_forms: Vec<Form>,
    /// The unit as written: 公分 and not 厘米.
    pub unit_text: Vec<String>,
    /// Found in the figure, with its unit and hedge words, as written or as normalised.
    pub surface: Vec<Pattern>,
    pub not_surface: Vec<Pattern>,
    /// Directly before the figure, whose hedge words do not belong to it here.
    pub preceded_by: Vec<Pattern>,
    pub not_preceded_by: Vec<Pattern>,
    /// Directly after the figure and its unit.
    pub followed_by: Vec<Pattern>,
    pub not_followed_by: Vec<Pattern>,
    /// Whether it stands in quotation or title marks.
    pub quoted: Option<bool>,
    /// It is the first thing in one of these.
    pub opens: Vec<Opening>,
}

/// What a figure or a stretch of text can be the first thing of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    Clause,
    Sentence,
    Block,
}

impl Writing {
    /// Whether anything is asked.
    pub fn asks(&self) -> bool {
        let forms = &[&self.forms, &self.not_forms];
        self.text
            || !self.hedges.is_empty()
            || forms.iter().any(|forms| !forms.is_empty())
            || !self.asks_no_text()
    }

    /// Whether nothing is asked of the words around the figure, nor of its own.
    pub fn asks_no_text(&self) -> bool {
        self.unit_text.is_empty()
            && self.surface.is_empty()
            && self.not_surface.is_empty()
            && self.preceded_by.is_empty()
            && self.not_preceded_by.is_empty()
            && self.followed_by.is_empty()
            && self.not_followed_by.is_empty()
            && self.quoted.is_none()
            && self.opens.is_empty()
    }

    /// Whether words are only refused, and none must be there.
    pub fn only_refuses_text(&self) -> bool {
        self.unit_text.is_empty()
            && self.surface.is_empty()
            && self.preceded_by.is_empty()
            && self.followed_by.is_empty()
            && self.quoted.is_none()
            && self.opens.is_empty()
    }
}
