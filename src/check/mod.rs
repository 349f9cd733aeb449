//! Claims × rules → [`Check`]s: binding, interval arithmetic, verdicts.
//!
//! Each folder knows only those above it:
//!
//! - `value`: what figures come to and how two values compare;
//! - `context`: one draft, indexed for binding;
//! - `sieve`: which roles a claim can fill by itself;
//! - `layout`: how a rule is filled, and a stretch of claims laid out for it;
//! - `evaluate`: expressions over the claims bound;
//! - `bind`: the roles of a rule filled with claims, and the verdict;
//! - `describe`: a check in words;
//! - `passages`: rules about text that is no figure;
//! - `corpus`: other documents and facts.

mod answered;
mod bind;
mod checker;
mod consequence;
mod context;
mod corpus;
mod describe;
mod evaluate;
mod fingerprint;
mod layout;
mod limits;
mod outcome;
mod passages;
mod repeated;
mod rival;
mod sieve;
mod value;

pub use checker::{Checker, Setup};
pub use context::draft::Draft;
pub use corpus::{Corpus, FactSheet, Learned, Telling};
pub use fingerprint::{FINGERPRINT_KEY, Fingerprint, fingerprints};
pub use outcome::{
    Allowed, Attempt, BoundFigure, Candidates, Check, Description, DocumentNumber, Figures, Origin,
    Outcome, Remark, Silence, Suggestion, Suppression, SuppressionFault, Verdict,
};
