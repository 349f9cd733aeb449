//! What checking one document looks things up in.

pub(in crate::check) mod base;
pub(in crate::check) mod draft;
pub(in crate::check) mod index;
pub(in crate::check) mod memo;
mod publication;
pub(in crate::check) mod tellings;

use std::cell::RefCell;
use std::sync::Arc;

use self::index::Index;
use self::memo::{Agreements, Seen};
use self::tellings::Tellings;
use crate::check::Draft;
use crate::check::value::nominal::Nominal;
use crate::check::value::operand::Operand;
use crate::claim::{Claim, ClaimId, Claims, names_of_each};
use crate::grammar::{self, Date, Exact, Grammar, Hedges};
use crate::text::Text;

/// One document, indexed for binding, as one thread sees it.
pub(in crate::check) struct Context<'a> {
    pub grammar: &'a Grammar,
    pub hedges: &'a Hedges,
    /// The draft as written.
    pub source: &'a str,
    pub text: &'a Text,
    pub claims: &'a Claims,
    index: Arc<Index>,
    operands: RefCell<Seen<Operand>>,
    pub agreements: RefCell<Agreements>,
    /// What is told elsewhere, when the document is one of several or there are facts.
    pub tellings: Option<&'a Tellings>,
}

impl<'a> Context<'a> {
    pub fn new(
        grammar: &'a Grammar,
        hedges: &'a Hedges,
        draft: &'a Draft,
        index: Arc<Index>,
    ) -> Self {
        Context {
            grammar,
            hedges,
            source: &draft.document.text,
            text: &draft.text,
            claims: &draft.claims,
            index,
            operands: RefCell::default(),
            agreements: RefCell::default(),
            tellings: None,
        }
    }

    /// The claims are those of several documents.
    pub fn among(self, tellings: &'a Tellings) -> Self {
        Context {
            source: &self.text.normal,
            tellings: Some(tellings),
            ..self
        }
    }

    /// The first claim of the document that a claim is of, and the first that is not.
    pub fn bounds(&self, id: ClaimId) -> (u32, u32) {
        self.tellings
            .map_or((0, u32::MAX), |tellings| tellings.bounds(id))
    }

    /// Without the index that binding needs, which is work: enough to print a check.
    pub fn bare(grammar: &'a Grammar, hedges: &'a Hedges, draft: &'a Draft) -> Self {
        Self::new(grammar, hedges, draft, Arc::default())
    }

    /// The day of publication; where its year is not known, the latest date that the document gives
    /// with its year and speaks of as past.
    pub fn today(&self) -> Option<Date> {
        let published = self.claims.published.map(|published| published.date);
        published
            .filter(|date| date.year.is_some())
            .or(self.claims.latest_date)
    }

    /// The day of publication where someone gives it, not the text.
    pub fn published(&self) -> Option<Date> {
        let given = self.claims.published.filter(|published| published.given);
        given.map(|published| published.date)
    }

    pub fn claim(&self, id: ClaimId) -> &'a Claim {
        self.claims.get(id)
    }

    pub fn run(&self, claim: &Claim) -> &[ClaimId] {
        self.index.run(claim)
    }

    pub fn parts(&self, whole: ClaimId) -> &[ClaimId] {
        self.index.parts(whole)
    }

    /// What ties the claims of the document to each other.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// What the claim says as an operand; `None` for what cannot be computed with.
    pub fn operand(&self, id: ClaimId) -> Option<Operand> {
        *self.operands.borrow_mut().get(id, || self.read_operand(id))
    }

    /// The nominal value of what the claim says.
    pub fn nominal(&self, id: ClaimId) -> Option<Exact> {
        let quantity = &self.claim(id).quantity;
        grammar::nominal(quantity, quantity.unit.map(|unit| self.grammar.unit(unit)))
    }

    /// What the claim says as written; `None` for what is no single number.
    pub fn written(&self, id: ClaimId) -> Option<Nominal> {
        Nominal::of_claim(self.claim(id), self.grammar)
    }

    /// How many have each what the claim says: 甲、乙各5个.
    pub fn names_of_each(&self, id: ClaimId) -> Option<u16> {
        names_of_each(&self.text.normal, self.claim(id))
    }

    fn read_operand(&self, id: ClaimId) -> Option<Operand> {
        Operand::of_claim(self.claim(id), self.grammar, self.hedges)
    }
}
