//! What is told of the same thing elsewhere, by the claims of the joined documents.

use std::collections::HashMap;

use smallvec::SmallVec;

use crate::claim::ClaimId;

/// For each claim of joined documents, those of other documents that tell the same.
#[derive(Debug, Default)]
pub(in crate::check) struct Tellings {
    /// The first claim of each document and, last, how many claims there are.
    pub starts: Vec<u32>,
    pub elsewhere: HashMap<ClaimId, SmallVec<[ClaimId; 4]>>,
    pub facts: HashMap<ClaimId, SmallVec<[ClaimId; 2]>>,
    /// Where each fact was taken from.
    pub sources: HashMap<ClaimId, String>,
}

impl Tellings {
    /// The document that a claim is of.
    pub fn document(&self, id: ClaimId) -> usize {
        self.starts
            .partition_point(|start| *start <= id.0)
            .saturating_sub(1)
    }

    /// The first claim of the document that a claim is of, and the first of the next.
    pub fn bounds(&self, id: ClaimId) -> (u32, u32) {
        let document = self.document(id);
        let bound = |at: usize| self.starts.get(at).copied();
        (
            bound(document).unwrap_or(0),
            bound(document + 1).unwrap_or(u32::MAX),
        )
    }

    /// The claims of other documents that tell the same as this one.
    pub fn elsewhere(&self, id: ClaimId) -> &[ClaimId] {
        self.elsewhere.get(&id).map_or(&[], |claims| claims)
    }

    /// The facts that speak of the same as this claim.
    pub fn facts(&self, id: ClaimId) -> &[ClaimId] {
        self.facts.get(&id).map_or(&[], |claims| claims)
    }

    pub fn source(&self, id: ClaimId) -> Option<&str> {
        self.sources.get(&id).map(String::as_str)
    }

    /// The claim of a document as one of all.
    pub fn joined(&self, document: usize, claim: ClaimId) -> ClaimId {
        ClaimId(self.starts.get(document).copied().unwrap_or(0) + claim.0)
    }
}
