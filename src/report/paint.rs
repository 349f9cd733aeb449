//! Colours for terminals.

use super::Look;

/// What a stretch of output is, which decides its colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Error,
    Warning,
    Information,
    Good,
    Strong,
    Faint,
}

impl Style {
    /// The parameters of the escape sequence that selects it.
    const fn code(self) -> &'static str {
        match self {
            Style::Error => "1;31",
            Style::Warning => "1;33",
            Style::Information => "36",
            Style::Good => "32",
            Style::Strong => "1",
            Style::Faint => "2",
        }
    }
}

/// Text that prints in a style when the look has colours.
pub struct Paint<T> {
    text: T,
    style: Option<Style>,
}

impl Look {
    pub fn paint<T: std::fmt::Display>(&self, style: Style, text: T) -> Paint<T> {
        Paint {
            text,
            style: self.colour.then_some(style),
        }
    }
}

impl<T: std::fmt::Display> std::fmt::Display for Paint<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.style {
            Some(style) => write!(f, "\x1b[{}m{}\x1b[0m", style.code(), self.text),
            None => self.text.fmt(f),
        }
    }
}
