//! Checks that reach out of a document: to other documents and to facts.

use super::checker::{Checker, Draft, portions};
use super::context::Context;
use super::describe;
use super::index::Index;
use super::outcome::{BoundFigure, Check, Description, DocumentNumber, Outcome};
use super::tellings::Tellings;
use crate::claim::{Claim, ClaimId, Claims, Matter, Shift};
use crate::grammar::Quantity;
use crate::language::Language;
use crate::rule::{Fact, FactSet};
use crate::source::Document;
use crate::text::{self, Span};

/// Drafts and facts joined into one text, so that rules bind across them as within one.
pub struct Corpus<'a> {
    checker: &'a Checker,
    joined: Draft,
    tellings: Tellings,
    /// How many of the documents are drafts; the others are files of facts.
    drafts: usize,
}

/// The facts of one file, as a draft whose claims they are.
#[derive(Clone, Debug)]
pub struct FactSheet {
    pub draft: Draft,
    /// The fact of each claim.
    facts: Vec<Fact>,
}

/// The facts by the files that they are in.
pub(super) fn sheets(checker: &Checker, set: &FactSet) -> Vec<FactSheet> {
    let mut sheets = Vec::with_capacity(set.files.len());
    for (number, file) in set.files.iter().enumerate() {
        let document = Document::plain(&file.name, &*file.text);
        let text = text::normalise(&document);
        let mut claims = Claims::default();
        let mut facts = Vec::new();
        let mut found: Vec<Quantity> = Vec::new();
        for fact in set.facts.iter().filter(|fact| fact.file == number) {
            let start = text.normal_offset(fact.value.start);
            let end = text.normal_offset(fact.value.end).max(start);
            found.clear();
            checker
                .grammar
                .scan(&text.normal, Span::new(start, end), &mut found);
            if let Some(quantity) = found.first() {
                claims.claims.push(Claim::bare(quantity.clone()));
                facts.push(fact.clone());
            }
        }
        let draft = Draft {
            document,
            text,
            claims,
        };
        sheets.push(FactSheet { draft, facts });
    }
    sheets
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
