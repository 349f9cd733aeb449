//! `heshu.yaml` → [`Config`]: which rules apply, how severe they are, how vague figures are read,
//! and the words of one's own.
//!
//! A configuration has two types, as rules have: as written (`written`) and as compiled. It is
//! compiled in two steps, because rules are read with its units, and its severities name rules:
//! [`read`] gives the vocabulary, [`Unfinished::finish`] the rest. Both use the rule loader's
//! syntax layer, so that errors look the same in every file.

#[cfg(test)]
mod broken;
mod compile;
mod fraction;
mod paths;
mod read;
mod schema;
mod settings;
mod template;
#[cfg(test)]
mod tests;
mod unfinished;
mod words;
mod written;

pub use schema::schema;
pub use settings::{Config, Settings};
pub use template::{SCHEMA_FILE, template};
pub use unfinished::{Unfinished, read};
pub use words::Words;
pub use written::OFF;

/// The name that a configuration is looked up by.
pub const FILE_NAME: &str = "heshu.yaml";
