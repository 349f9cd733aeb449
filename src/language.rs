//! The language of messages to users.

/// Chinese by default; English by `--lang en`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    #[default]
    Chinese,
    English,
}

/// One term in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Term {
    pub chinese: &'static str,
    pub english: &'static str,
}

impl Term {
    pub const fn new(chinese: &'static str, english: &'static str) -> Self {
        Term { chinese, english }
    }

    pub const fn in_language(self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.chinese,
            Language::English => self.english,
        }
    }
}
