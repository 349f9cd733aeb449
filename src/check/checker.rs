//! The engine: reads drafts and checks them against a set of rules.

use super::outcome::{Attempt, Check, Description};
use crate::claim::{ClaimId, Claims};
use crate::grammar::Grammar;
use crate::language::Language;
use crate::rule::RuleSet;
use crate::source::Document;
use crate::text::Text;

/// A document as read: its normalised view and its claims.
#[derive(Clone, Debug)]
pub struct Draft {
    pub document: Document,
    pub text: Text,
    pub claims: Claims,
}

/// Reads and checks drafts; made once, used from many threads.
pub struct Checker {
    pub grammar: Grammar,
    pub rules: RuleSet,
}

impl Checker {
    pub fn new(rules: RuleSet) -> Self {
        Checker {
            grammar: Grammar::new(),
            rules,
        }
    }

    /// The text and claims of a document.
    pub fn read(&self, document: Document) -> Draft {
        Draft {
            text: Text::default(),
            claims: Claims::default(),
            document,
        }
    }

    /// Every relation checked, in reading order of the first figure.
    pub fn check(&self, _draft: &Draft) -> Vec<Check> {
        Vec::new()
    }

    /// The check in words.
    pub fn describe(&self, _draft: &Draft, _check: &Check, _language: Language) -> Description {
        todo!("written by the lead")
    }

    /// How every rule fared at every anchor that `wanted` accepts (rule index, anchor claim).
    pub fn explain(&self, _draft: &Draft, _wanted: &dyn Fn(u32, ClaimId) -> bool) -> Vec<Attempt> {
        Vec::new()
    }
}
