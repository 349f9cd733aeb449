//! The terminal: what it can show, and writing to it.

use std::io::{self, IsTerminal, Write};

use super::args::{Colour, Common};
use crate::report::Look;

/// Columns when there is no terminal to ask.
const DEFAULT_WIDTH: usize = 100;
const LEAST_WIDTH: usize = 32;
/// Lines longer than this are hard to read.
const GREATEST_WIDTH: usize = 120;

/// How to print results on standard output.
pub fn look(common: &Common) -> Look {
    Look {
        language: common.lang.into(),
        colour: colours(common.color, io::stdout().is_terminal()),
        width: width(),
    }
}

/// How to print errors on standard error.
pub fn look_of_errors(common: &Common) -> Look {
    Look {
        colour: colours(common.color, io::stderr().is_terminal()),
        ..look(common)
    }
}

/// `NO_COLOR` of any value that is not empty, and a dumb terminal, turn `auto` off.
fn colours(choice: Colour, is_terminal: bool) -> bool {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let dumb = || std::env::var_os("TERM").is_some_and(|value| value == "dumb");
    match choice {
        Colour::Always => true,
        Colour::Never => false,
        Colour::Auto => is_terminal && !set("NO_COLOR") && !dumb(),
    }
}

/// `COLUMNS` when it is set, else what the terminal says.
fn width() -> usize {
    let set = std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse::<usize>().ok());
    let asked = || terminal_size::terminal_size().map(|(width, _)| usize::from(width.0));
    set.filter(|columns| *columns > 0)
        .or_else(asked)
        .unwrap_or(DEFAULT_WIDTH)
        .clamp(LEAST_WIDTH, GREATEST_WIDTH)
}

/// Writes a line to standard error. There is nobody left to tell if that fails.
pub fn complain(message: &str) {
    let _ = writeln!(io::stderr().lock(), "{message}");
}
