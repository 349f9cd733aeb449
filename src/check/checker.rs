//! The engine: reads drafts and checks them against a set of rules.

use std::collections::HashSet;
use std::sync::Arc;

use super::bind::{self, Plan};
use super::context::Context;
use super::describe;
use super::index::Index;
use super::outcome::{Attempt, Check, Description, Outcome, Silence, Verdict};
use crate::claim::{ClaimId, Claims, Reader};
use crate::grammar::{Grammar, Hedges};
use crate::language::Language;
use crate::rule::{Rule, RuleSet};
use crate::source::Document;
use crate::text::{self, Text};

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
    pub hedges: Hedges,
    reader: Reader,
}

impl Checker {
    pub fn new(rules: RuleSet) -> Self {
        let reader = Reader::new(&rules.words);
        Checker {
            grammar: Grammar::new(),
            rules,
            hedges: Hedges::default(),
            reader,
        }
    }

    /// The text and claims of a document.
    pub fn read(&self, document: Document) -> Draft {
        let text = text::normalise(&document);
        let claims = self.reader.read(&self.grammar, &text);
        Draft {
            document,
            text,
            claims,
        }
    }

    /// Every relation checked, in reading order of the first figure; of several checks of the
    /// same figures with the same verdict, the first rule's stands.
    pub fn check(&self, draft: &Draft) -> Vec<Check> {
        let context = self.context(draft);
        let mut checks = Vec::new();
        self.for_each_attempt(&context, &|_, _| true, false, |attempt| {
            if let Outcome::Checked(verdict, assertion, figures) = attempt.outcome {
                checks.push(Check {
                    rule: attempt.rule,
                    assertion,
                    verdict,
                    figures,
                });
            }
        });
        let mut seen = HashSet::new();
        checks.retain(|check| seen.insert(key(check)));
        checks.sort_by_key(|check| check.figures.iter().map(|figure| figure.claim).min());
        checks
    }

    /// The check in words.
    pub fn describe(&self, draft: &Draft, check: &Check, language: Language) -> Description {
        let rule = &self.rules.rules[check.rule as usize];
        let context = Context::bare(&self.grammar, &self.hedges, &draft.text, &draft.claims);
        describe::describe(&context, rule, check, language)
    }

    /// How every rule fared at every anchor that `wanted` accepts (rule index, anchor claim).
    pub fn explain(&self, draft: &Draft, wanted: &dyn Fn(u32, ClaimId) -> bool) -> Vec<Attempt> {
        let context = self.context(draft);
        let mut attempts = Vec::new();
        let mut seen = HashSet::new();
        self.for_each_attempt(&context, wanted, true, |mut attempt| {
            if let Outcome::Checked(verdict, assertion, figures) = &attempt.outcome {
                let check = Check {
                    rule: attempt.rule,
                    assertion: *assertion,
                    verdict: *verdict,
                    figures: figures.clone(),
                };
                if !seen.insert(key(&check)) {
                    attempt.outcome = Outcome::Silent(Silence::Covered);
                }
            }
            attempts.push(attempt);
        });
        attempts
    }

    fn context<'a>(&'a self, draft: &'a Draft) -> Context<'a> {
        let index = Arc::new(Index::of(&draft.text, &draft.claims));
        Context::new(
            &self.grammar,
            &self.hedges,
            &draft.text,
            &draft.claims,
            index,
        )
    }

    fn for_each_attempt(
        &self,
        context: &Context<'_>,
        wanted: &dyn Fn(u32, ClaimId) -> bool,
        explain: bool,
        mut take: impl FnMut(Attempt),
    ) {
        for (rule, index) in self.rules.rules.iter().zip(0..) {
            let plan = Plan::new(rule, index);
            context.passes.borrow_mut().clear();
            for at in 0..context.claims.claims.len() {
                let anchor = ClaimId(at as u32);
                if !may_anchor(rule, context, anchor) || !wanted(index, anchor) {
                    continue;
                }
                if let Some(attempt) = bind::attempt(context, &plan, anchor, explain) {
                    take(attempt);
                }
            }
        }
    }
}

/// A cheap test that most claims fail, before the anchor's filter is gone through.
fn may_anchor(rule: &Rule, context: &Context<'_>, anchor: ClaimId) -> bool {
    let claim = context.claim(anchor);
    rule.roles.first().is_some_and(|role| {
        let filter = &role.filter;
        (filter.kinds.is_empty() || filter.kinds.contains(&claim.quantity.kind))
            && (filter.cues.is_empty() || claim.cues.intersects(filter.cues))
    })
}

/// What makes two checks the same to a reader.
fn key(check: &Check) -> (Verdict, Vec<ClaimId>) {
    let mut claims: Vec<ClaimId> = check.figures.iter().map(|figure| figure.claim).collect();
    claims.sort_unstable();
    (check.verdict, claims)
}
