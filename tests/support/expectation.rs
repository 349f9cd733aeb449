//! What is known of a draft: which relations its figures stand in and which of them fail.
//! `fixtures/README.md` describes the format.

use std::fs;
use std::path::Path;

use serde::Deserialize;

use super::{Check, Draft, Figure};

/// The file beside a draft.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Expectation {
    /// Relations that hold.
    pub holds: Vec<Relation>,
    /// Relations that fail, each with the figure at fault.
    pub contradictions: Vec<Fault>,
    /// Relations that hold only within the rounding of their figures.
    pub rounding: Vec<Relation>,
    /// Faults that are not found yet.
    #[serde(default)]
    pub missing: Vec<Missing>,
    /// False alarms that are still given.
    #[serde(default)]
    pub noisy: Vec<Noise>,
}

/// Figures that one check should bring together, quoted as they stand.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Relation {
    pub kind: String,
    pub figures: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Fault {
    pub kind: String,
    pub at: String,
    pub figures: Vec<String>,
}

/// A fault, by its `at`, that is not reported yet.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Missing {
    pub at: String,
    pub reason: String,
}

/// A false alarm of a rule at a figure.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Noise {
    pub rule: String,
    pub at: String,
    pub reason: String,
}

/// A draft's text beside what is expected of it.
pub struct Expected {
    text: String,
    pub expectation: Expectation,
}

impl Expected {
    pub fn of(draft: &Draft) -> Self {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let bytes = fs::read(root.join(&draft.path)).unwrap();
        let document = heshu::source::decode(&draft.name(), bytes).unwrap();
        let written = fs::read_to_string(root.join(draft.expectation())).unwrap();
        let expectation = serde_yaml::from_str(&written)
            .unwrap_or_else(|error| panic!("{}: {error}", draft.expectation().display()));
        Expected {
            text: document.text,
            expectation,
        }
    }

    /// The characters that a quote covers; it has to stand in the draft exactly once.
    fn place(&self, quote: &str) -> (usize, usize) {
        let mut found = self.text.match_indices(quote);
        let (Some((offset, _)), None) = (found.next(), found.next()) else {
            panic!("「{quote}」 does not stand in the draft exactly once");
        };
        let start = self.text[..offset].chars().count();
        (start, start + quote.chars().count())
    }

    /// Whether a figure of the check covers part of the quote.
    pub fn touches(&self, check: &Check, quote: &str) -> bool {
        let (start, end) = self.place(quote);
        let overlaps = |figure: &Figure| figure.start < end && start < figure.end;
        check.figures.iter().any(overlaps)
    }

    /// Whether a check that found nothing wrong brings together the figures of the relation, with
    /// at most `MOST_OTHERS` beside them.
    pub fn is_verified(&self, relation: &Relation, checks: &[Check]) -> bool {
        const MOST_OTHERS: usize = 3;
        checks.iter().any(|check| {
            !check.is_finding()
                && check.figures.len() <= relation.figures.len() + MOST_OTHERS
                && relation
                    .figures
                    .iter()
                    .all(|quote| self.touches(check, quote))
        })
    }

    /// Whether some expected fault explains a finding.
    pub fn explains(&self, finding: &Check) -> bool {
        self.expectation
            .contradictions
            .iter()
            .any(|fault| self.touches(finding, &fault.at))
    }
}
