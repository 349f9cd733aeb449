//! What checking one document looks things up in.

use std::collections::HashMap;

use crate::claim::{Claim, ClaimId, Claims};
use crate::grammar::{Date, Grammar, Hedges, UnitId};
use crate::text::Text;

/// One document, indexed for binding.
pub(super) struct Context<'a> {
    pub grammar: &'a Grammar,
    pub hedges: &'a Hedges,
    pub text: &'a Text,
    pub claims: &'a Claims,
    /// Members of each run, by the run's number.
    runs: HashMap<u32, Vec<ClaimId>>,
    /// Parts of each whole.
    parts: HashMap<ClaimId, Vec<ClaimId>>,
    /// Claims by unit and the last two characters of their label.
    heads: HashMap<Head, Vec<ClaimId>>,
}

/// Unit and the last two Han characters of the label.
type Head = (Option<UnitId>, [char; 2]);

impl<'a> Context<'a> {
    pub fn new(
        grammar: &'a Grammar,
        hedges: &'a Hedges,
        text: &'a Text,
        claims: &'a Claims,
    ) -> Self {
        let mut context = Self::bare(grammar, hedges, text, claims);
        for (index, claim) in claims.claims.iter().enumerate() {
            let id = ClaimId(index as u32);
            if let Some(run) = claim.run {
                context.runs.entry(run).or_default().push(id);
            }
            if let Some(whole) = claim.whole {
                context.parts.entry(whole).or_default().push(id);
            }
            if let Some(head) = context.head(claim) {
                context.heads.entry(head).or_default().push(id);
            }
        }
        context
    }

    /// Without the indices that binding needs, which are work: enough to print a check.
    pub fn bare(
        grammar: &'a Grammar,
        hedges: &'a Hedges,
        text: &'a Text,
        claims: &'a Claims,
    ) -> Self {
        Context {
            grammar,
            hedges,
            text,
            claims,
            runs: HashMap::new(),
            parts: HashMap::new(),
            heads: HashMap::new(),
        }
    }

    /// The latest date that the document gives with its year and speaks of as past.
    pub fn today(&self) -> Option<Date> {
        self.claims.latest_date
    }

    pub fn claim(&self, id: ClaimId) -> &'a Claim {
        self.claims.get(id)
    }

    pub fn run(&self, claim: &Claim) -> &[ClaimId] {
        claim.run.and_then(|run| self.runs.get(&run)).map_or(&[], Vec::as_slice)
    }

    pub fn parts(&self, whole: ClaimId) -> &[ClaimId] {
        self.parts.get(&whole).map_or(&[], Vec::as_slice)
    }

    /// Claims of the same unit whose labels end alike, in reading order.
    pub fn namesakes(&self, claim: &Claim) -> &[ClaimId] {
        self.head(claim).and_then(|head| self.heads.get(&head)).map_or(&[], Vec::as_slice)
    }

    pub fn label(&self, claim: &Claim) -> &'a str {
        claim.label.of(&self.text.normal)
    }

    fn head(&self, claim: &Claim) -> Option<Head> {
        let mut tail = self.label(claim).chars().rev().filter(|c| c.is_alphanumeric());
        let last = tail.next()?;
        let before = tail.next().unwrap_or(' ');
        Some((claim.quantity.unit, [before, last]))
    }
}
