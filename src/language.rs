//! The language of messages to users.

/// Chinese by default; English by `--lang en`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Chinese,
    English,
}
