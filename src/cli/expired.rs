//! Facts that do not hold any more.

use crate::grammar::Date;
use crate::language::Language;
use crate::rule::RuleSet;

/// A fact that is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expired {
    file: String,
    line: u32,
    until: Date,
}

impl Expired {
    /// Takes the facts out of a rule set that do not hold any more today.
    pub fn take(rules: &mut RuleSet) -> Vec<Expired> {
        let expired = rules.facts.take_expired(today()).into_iter();
        let named = expired.map(|(file, line, until)| Expired { file, line, until });
        named.collect()
    }

    pub fn message(&self, language: Language) -> String {
        let Expired { file, line, until } = self;
        let part = |number: Option<u8>| number.map_or(String::new(), |n| format!("-{n:02}"));
        let (month, day) = (part(until.month), part(until.day));
        let until = format!("{}{month}{day}", until.year.unwrap_or_default());
        match language {
            Language::Chinese => format!("注意：{file}:{line} 的事实 {until} 到期，没有使用"),
            Language::English => {
                format!("note: the fact at {file}:{line} expired on {until} and was not used")
            }
        }
    }
}

/// The day on which the command runs.
fn today() -> Date {
    let now = jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC);
    Date {
        year: Some(i32::from(now.year())),
        month: u8::try_from(now.month()).ok(),
        day: u8::try_from(now.day()).ok(),
    }
}
