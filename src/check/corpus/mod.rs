//! Checks that reach out of a document: to other documents and to facts.

mod kin;
mod learn;
pub(in crate::check) mod sheet;
mod tellings;

pub use learn::{Learned, Telling};
pub use sheet::FactSheet;

use self::sheet::sheets;
use crate::check::checker::portions;
use crate::check::context::Context;
use crate::check::context::index::Index;
use crate::check::context::tellings::Tellings;
use crate::check::describe;
use crate::check::outcome::{BoundFigure, Check, Description, DocumentNumber, Outcome};
use crate::check::{Checker, Draft};
use crate::claim::{ClaimId, Claims, Matter, Shift};
use crate::language::Language;
use crate::rule::{Fact, Rule};
use crate::source::Document;

/// Drafts and facts joined into one text, so that rules bind across them as within one.
pub struct Corpus<'a> {
    checker: &'a Checker,
    joined: Draft,
    tellings: Tellings,
    /// How many of the documents are drafts; the others are files of facts.
    drafts: usize,
}

impl Checker {
    /// Drafts to be checked against each other, and against the facts of the run.
    pub fn corpus(&self, drafts: &[&Draft]) -> Corpus<'_> {
        Corpus::new(self, drafts, self.sheets())
    }

    /// Drafts to be checked as examples of a rule, with the facts that hold for them.
    pub fn corpus_of_examples(&self, drafts: &[&Draft], rule: &Rule) -> Corpus<'_> {
        Corpus::new(self, drafts, &sheets(&self.grammar, &rule.test_facts))
    }
}

impl<'a> Corpus<'a> {
    /// Joins drafts, which are compared with each other when there are several, and facts.
    pub fn new(checker: &'a Checker, drafts: &[&Draft], sheets: &[FactSheet]) -> Self {
        let mut joined = Draft {
            document: Document::default(),
            text: Default::default(),
            claims: Claims::default(),
        };
        let mut tellings = Tellings::default();
        let sheet_drafts = sheets.iter().map(|sheet| &sheet.draft);
        for draft in drafts.iter().copied().chain(sheet_drafts) {
            tellings.starts.push(joined.claims.claims.len() as u32);
            append(&mut joined, draft);
        }
        tellings.starts.push(joined.claims.claims.len() as u32);
        let read = |draft: &&Draft| checker.matters(draft);
        let matters: Vec<Vec<Option<Matter>>> = drafts.iter().map(read).collect();
        if drafts.len() > 1 {
            tellings.compare_drafts(checker, drafts, &matters);
        }
        let facts: Vec<Vec<&Fact>> = sheets
            .iter()
            .map(|sheet| sheet.facts.iter().collect())
            .collect();
        tellings.compare_facts(&facts, drafts.len(), &matters);
        Corpus {
            checker,
            joined,
            tellings,
            drafts: drafts.len(),
        }
    }

    /// The checks that reach out, by draft; figures of other documents are marked as such.
    pub fn check(&self) -> Vec<Vec<Check>> {
        let mut checks: Vec<Vec<Check>> = vec![Vec::new(); self.drafts];
        let context = self.context(Index::of(&self.joined.text, &self.joined.claims));
        let anchors = self.tellings.starts.get(self.drafts).copied().unwrap_or(0);
        let reaching = |rule: u32, _: ClaimId| {
            let rule = self.checker.rules.rules.get(rule as usize);
            rule.is_some_and(crate::rule::Rule::reaches_out)
        };
        for anchors in portions(anchors as usize) {
            self.checker
                .for_each_attempt(&context, anchors, &reaching, false, |attempt| {
                    let document = self.tellings.document(attempt.anchor);
                    if let (Outcome::Checked(verdict, assertion, figures), Some(list)) =
                        (attempt.outcome, checks.get_mut(document))
                    {
                        let local = figures.into_iter().map(|f| self.local(document, f));
                        let figures = local.collect();
                        list.push(Check::of_figures(attempt.rule, assertion, verdict, figures));
                    }
                });
        }
        checks
    }

    /// Adds the checks that reach out to those of each draft that is `wanted`, in reading order.
    pub fn add_to(&self, checks: &mut [Vec<Check>], wanted: impl Fn(usize) -> bool) {
        for (number, (list, mut reaching)) in checks.iter_mut().zip(self.check()).enumerate() {
            if wanted(number) && !reaching.is_empty() {
                list.append(&mut reaching);
                list.sort_by_key(|check| (check.first_claim(), check.rule));
            }
        }
    }

    /// A check of the draft with this number in words.
    pub fn describe(&self, draft: usize, check: &Check, language: Language) -> Description {
        let rule = &self.checker.rules.rules[check.rule as usize];
        let mut joined = check.clone();
        for figure in &mut joined.figures {
            let document = figure.document.map_or(draft, DocumentNumber::index);
            let start = self.tellings.starts.get(document).copied().unwrap_or(0);
            figure.claim = ClaimId(start + figure.claim.0);
            figure.document = None;
        }
        describe::describe(&self.context(Index::default()), rule, &joined, language)
    }

    fn context(&self, index: Index) -> Context<'_> {
        let Checker {
            grammar, hedges, ..
        } = self.checker;
        Context::new(grammar, hedges, &self.joined, index.into()).among(&self.tellings)
    }

    /// A figure of the joined text as one of its own document, seen from `document`.
    fn local(&self, document: usize, figure: BoundFigure) -> BoundFigure {
        let own = self.tellings.document(figure.claim);
        let (start, _) = self.tellings.bounds(figure.claim);
        BoundFigure {
            role: figure.role,
            claim: ClaimId(figure.claim.0 - start),
            document: (own != document).then(|| DocumentNumber::new(own)),
        }
    }
}

fn append(joined: &mut Draft, draft: &Draft) {
    let shift = Shift::behind(&joined.text);
    joined.text.append(&draft.text);
    let normal = &joined.text.normal;
    joined.claims.append(&draft.claims, normal, &shift);
}
