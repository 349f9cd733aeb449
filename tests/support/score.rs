//! How what is found in the drafts compares with what is known of them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::Draft;
use super::expectation::Expected;

/// How many are as expected, of how many there are.
#[derive(Clone, Copy, Default)]
pub struct Share {
    pub met: usize,
    pub all: usize,
}

impl Share {
    pub fn count(&mut self, met: bool) {
        self.all += 1;
        self.met += usize::from(met);
    }
}

#[derive(Default)]
pub struct Score {
    pub drafts: usize,
    /// Figures read; met when they take part in a check.
    pub figures: Share,
    /// Drafts without a fault; met when nothing is found in them.
    pub clean: Share,
    /// Faults in the drafts; met when found.
    pub faults: Share,
    /// Findings; met when a fault explains them.
    pub findings: Share,
    /// Relations that hold, by kind; met when verified.
    pub relations: BTreeMap<String, Share>,
    /// Those not verified: the draft, the kind and the figures.
    pub unverified: Vec<(PathBuf, String, String)>,
}

impl Score {
    pub fn of<'d>(drafts: impl IntoIterator<Item = &'d Draft>) -> Self {
        let mut score = Score::default();
        drafts.into_iter().for_each(|draft| score.take(draft));
        score
    }

    /// All relations together.
    pub fn verified(&self) -> Share {
        let sum = |of: fn(&Share) -> usize| self.relations.values().map(of).sum();
        Share {
            met: sum(|share| share.met),
            all: sum(|share| share.all),
        }
    }

    fn take(&mut self, draft: &Draft) {
        let expected = Expected::of(draft);
        self.drafts += 1;
        self.figures.all += draft.summary.figures;
        self.figures.met += draft.summary.covered;
        let findings = draft.findings();
        let faults = &expected.expectation.contradictions;
        if faults.is_empty() {
            self.clean.count(findings.is_empty());
        }
        for fault in faults {
            let is_found = findings
                .iter()
                .any(|check| expected.touches(check, &fault.at));
            self.faults.count(is_found);
        }
        for finding in findings {
            self.findings.count(expected.explains(finding));
        }
        let relations = expected.expectation.holds.iter();
        for relation in relations.chain(&expected.expectation.rounding) {
            let verified = expected.is_verified(relation, &draft.checks);
            let kind = relation.kind.clone();
            self.relations.entry(kind).or_default().count(verified);
            if !verified {
                let figures = relation.figures.join(" ");
                let entry = (draft.path.clone(), relation.kind.clone(), figures);
                self.unverified.push(entry);
            }
        }
    }
}
