//! What of the checks of a draft is reported: what its author, the file beside it or a baseline
//! allows is set aside, and so is what a change did not touch.

use std::collections::HashMap;

use super::args::{self, Common};
use super::baselines::Baselines;
use super::console::complain;
use super::input::Inputs;
use super::sidecars::Sidecars;
use super::since::Touched;
use crate::check::{Check, DocumentNumber, Draft, Origin, Suppression, Verdict, fingerprints};
use crate::claim::Claims;
use crate::review::{Suppressions, touches};
use crate::rule::Rule;
use crate::source::{Document, Span};
use crate::text::Text;

/// What is accepted and what has changed, for all drafts of a run.
#[derive(Debug, Default)]
pub struct Reviewing {
    sidecars: Sidecars,
    baselines: Baselines,
    /// `None`: everything is of interest.
    touched: Option<Touched>,
}

/// The checks of a draft after the review.
pub struct Reviewed {
    /// Of the draft, those allowed too, in reading order.
    pub checks: Vec<Check>,
    /// What is wrong with the file beside it.
    pub sidecar: Option<(Draft, Vec<Check>)>,
}

impl Reviewing {
    /// Reads all that the drafts are reviewed by. `None` after every error was reported.
    pub fn load(inputs: &Inputs, arguments: &args::Review, common: &Common) -> Option<Reviewing> {
        let sidecars = Sidecars::load(inputs, common);
        let baselines = if arguments.no_baseline {
            Some(Baselines::default())
        } else {
            Baselines::load(inputs, arguments.baseline.as_deref(), common)
        };
        let language = common.lang.into();
        let touched = match (&arguments.since, &arguments.diff) {
            (Some(revision), _) => Some(Touched::since(revision, language)),
            (None, Some(diff)) => Some(Touched::of_diff(diff, language)),
            (None, None) => None,
        };
        let touched = touched
            .transpose()
            .map_err(|trouble| complain(&trouble.in_words(language)));
        Some(Reviewing {
            sidecars: sidecars?,
            baselines: baselines?,
            touched: touched.ok()?,
        })
    }

    /// Reviews the checks of a draft. `others` are the documents that figures of other documents
    /// are of, by number; `known` are the ids of all rules, also of those that are off.
    pub fn review(
        &self,
        draft: &Draft,
        others: &[&Draft],
        rules: &[Rule],
        known: &[String],
        mut checks: Vec<Check>,
    ) -> Reviewed {
        let name = draft.document.name.as_str();
        let sidecar = self.sidecars.of(name);
        let mut suppressions = Suppressions::read(draft, sidecar, known);
        suppressions.mark(draft, rules, &mut checks);
        self.accept(draft, others, rules, &mut checks);
        let (faults, mut beside) = suppressions.faults(rules);
        if !faults.is_empty() {
            checks.extend(faults);
            checks.sort_by_cached_key(|check| place_of(check, draft));
        }
        if let Some(touched) = &self.touched {
            keep_touched(touched, draft, others, &mut checks);
        }
        let sidecar = sidecar.filter(|_| !beside.is_empty()).map(|sidecar| {
            let document = Document::plain(&sidecar.file.name, &*sidecar.file.text);
            let beside_draft = Draft {
                document,
                text: Text::default(),
                claims: Claims::default(),
            };
            if let Some(touched) = &self.touched {
                keep_touched(touched, &beside_draft, &[], &mut beside);
            }
            (beside_draft, beside)
        });
        Reviewed { checks, sidecar }
    }

    /// Marks the findings that a baseline has.
    fn accept(&self, draft: &Draft, others: &[&Draft], rules: &[Rule], checks: &mut [Check]) {
        let name = draft.document.name.as_str();
        if !self.baselines.is_for(name) {
            return;
        }
        let fingerprints = fingerprints(rules, draft, others, checks);
        for (check, fingerprint) in checks.iter_mut().zip(&fingerprints) {
            if check.is_finding() && self.baselines.accepts(name, fingerprint.as_str()) {
                check.suppress(Suppression {
                    origin: Origin::Baseline,
                    reason: String::new(),
                });
            }
        }
    }
}

/// Where a check begins in the original text.
fn place_of(check: &Check, draft: &Draft) -> u32 {
    match check.remark() {
        Some(remark) => remark.span.start,
        None => {
            let start = check.start(&draft.claims);
            draft.text.original(Span::new(start, start)).start
        }
    }
}

/// Takes out what is no relation that holds and has nothing to do with the change.
fn keep_touched(touched: &Touched, draft: &Draft, others: &[&Draft], checks: &mut Vec<Check>) {
    let spans_of = |draft: &Draft| touched.spans(&draft.document.name, &draft.document.text);
    let own = spans_of(draft);
    let numbers = checks.iter().flat_map(|check| &check.figures);
    let numbers = numbers.filter_map(|figure| figure.document);
    let mut foreign: HashMap<DocumentNumber, Vec<Span>> = HashMap::new();
    for number in numbers {
        if let Some(other) = others.get(number.index()) {
            foreign.entry(number).or_insert_with(|| spans_of(other));
        }
    }
    let changed = |number: Option<DocumentNumber>| match number {
        None => own.as_slice(),
        Some(number) => foreign.get(&number).map_or(&[][..], Vec::as_slice),
    };
    checks
        .retain(|check| check.verdict == Verdict::Holds || touches(check, draft, others, changed));
}
