//! Checks and claims → output: one renderer a file.
//!
//! Renderers stream: they write one item after another and hold nothing that grows with the
//! number of items, so that the report on a large draft is as small in memory as on a short one.

mod claims;
mod claims_json;
mod concise;
mod excerpt;
mod explain;
mod explain_json;
mod finding;
#[cfg(test)]
mod fixture;
mod github;
mod gitlab;
mod human;
mod json;
pub mod json_frame;
mod jsonl;
mod junit;
mod layout;
mod learned;
mod ledger;
mod markdown;
mod markdown_text;
mod paint;
mod path;
mod place;
mod rdjson;
mod renderer;
mod rule_errors;
mod rule_page;
mod sarif;
mod silence;
mod summary;
mod usage;
mod verdicts;
mod words;

pub use claims::{write_claims, write_numbered_claims};
pub use claims_json::write_claims_json;
pub use concise::Concise;
pub use explain::{
    Explanation, write_attempt, write_left_out, write_no_attempt, write_no_figure_at,
    write_text_found,
};
pub use explain_json::write_attempts_json;
pub use finding::{Figure, Finding, Findings};
pub use github::Github;
pub use gitlab::Gitlab;
pub use human::{Detail, Human};
pub use json::Json;
pub use jsonl::JsonLines;
pub use junit::Junit;
pub use layout::text_width;
pub use learned::write_learned;
pub use ledger::{Ledger, LedgerSummary, write_ledger, write_ledger_json, write_ledger_summary};
pub use markdown::Markdown;
pub use paint::{Paint, Style};
pub use path::Root;
pub use place::{Place, Places};
pub use rdjson::Rdjson;
pub use renderer::{Renderer, Run};
pub use rule_errors::rule_errors;
pub use rule_page::{RulePage, write_rule_page, write_rule_page_markdown};
pub use sarif::Sarif;
pub use summary::Summary;
pub use verdicts::Verdicts;
pub use words::{Term, severity_key, verdict};

use crate::check::{Check, Description, Draft, Verdict};
use crate::language::Language;
use crate::rule::Rule;

/// How results for people are printed.
#[derive(Clone, Copy, Debug)]
pub struct Look {
    pub language: Language,
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

/// What was found in one draft, with all that is needed to print it.
#[derive(Clone, Copy)]
pub struct Results<'a> {
    pub draft: &'a Draft,
    /// The documents that figures of other documents are of, by number.
    pub others: &'a [&'a Draft],
    pub rules: &'a [Rule],
    pub checks: &'a [Check],
    /// Puts a check into words; called once for each check that is printed.
    pub describe: &'a dyn Fn(&Check) -> Description,
    pub language: Language,
}

impl Results<'_> {
    /// The check in words. What a rule says speaks of its violation, so a relation that holds is
    /// told in our own words, and there is nothing to do about it.
    fn description(&self, check: &Check) -> Description {
        let description = (self.describe)(check);
        match check.verdict {
            Verdict::Contradiction | Verdict::Usage => description,
            Verdict::Holds | Verdict::Rounding => {
                let meaning = words::verdict_meaning(check.verdict).in_language(self.language);
                let message = words::with_colon(meaning, &description.equation, self.language);
                Description {
                    message,
                    help: None,
                    suggestion: None,
                    ..description
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
