//! What clap says, in the user's language: help, usage and errors.
//!
//! clap has its own words (Usage, possible values, unexpected argument …) in English only. The
//! command line is described in Chinese (`args.rs`); here clap's words are put into Chinese too, or
//! the descriptions into English.

mod english;
mod help;
mod refusal;

use std::ffi::OsString;

use crate::language::Language;

pub use help::in_language;
pub use refusal::refusal;

/// The language that `--lang` asks for, known before the arguments are parsed, because a wrong
/// argument is reported in it as well.
pub fn language_of(arguments: &[OsString]) -> Language {
    let mut rest = arguments.iter().filter_map(|argument| argument.to_str());
    let mut language = Language::default();
    while let Some(argument) = rest.next() {
        let value = match argument.strip_prefix("--lang") {
            Some("") => rest.next(),
            Some(value) => value.strip_prefix('='),
            None if argument == "--" => break,
            None => None,
        };
        language = match value {
            Some("en") => Language::English,
            Some("zh") => Language::Chinese,
            _ => language,
        };
    }
    language
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_language_is_known_before_parsing() {
        let of = |line: &str| {
            let arguments: Vec<OsString> = line.split(' ').map(OsString::from).collect();
            language_of(&arguments)
        };
        assert_eq!(of("heshu a.txt"), Language::Chinese);
        assert_eq!(of("heshu --lang en --nonsense"), Language::English);
        assert_eq!(of("heshu check a.txt --lang=en"), Language::English);
        assert_eq!(of("heshu --language en"), Language::Chinese);
        assert_eq!(of("heshu -- --lang en"), Language::Chinese);
    }
}
