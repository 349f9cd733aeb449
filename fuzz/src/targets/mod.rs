//! The fuzz targets: each takes any bytes, and panics when heshu does what it must never do.

pub mod check;
pub mod expression;
pub mod growth;
mod invariant;
pub mod numeral;
pub mod rules;
pub mod seeds;
pub mod source;

use std::borrow::Cow;
use std::sync::OnceLock;

use heshu::check::Checker;
use heshu::grammar::Grammar;
use heshu::language::Language;
use heshu::report::Look;
use heshu::rule;

/// A target that does not depend on a clock.
pub type Target = fn(&[u8]);

/// Those by the names that the fuzzer knows them by.
pub const TARGETS: [(&str, Target); 5] = [
    ("numeral", numeral::run),
    ("source", source::run),
    ("rules", rules::run),
    ("expression", expression::run),
    ("check", check::run),
];

/// The names under which bytes are read, one for each format.
const NAMES: [&str; 3] = ["draft.txt", "draft.md", "draft.html"];

const LANGUAGES: [Language; 2] = [Language::Chinese, Language::English];

fn grammar() -> &'static Grammar {
    static GRAMMAR: OnceLock<Grammar> = OnceLock::new();
    GRAMMAR.get_or_init(Grammar::new)
}

/// The built-in rules.
fn checker() -> &'static Checker {
    static CHECKER: OnceLock<Checker> = OnceLock::new();
    CHECKER.get_or_init(|| {
        let files = rule::builtin_without_examples();
        match rule::load(&files, grammar()) {
            Ok(rules) => Checker::new(rules),
            Err(errors) => panic!("the built-in rules load: {errors:?}"),
        }
    })
}

fn text_of(data: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(data)
}

/// As narrow as a terminal may be, so that every line is broken.
fn look(language: Language) -> Look {
    Look {
        language,
        colour: false,
        width: 32,
    }
}
