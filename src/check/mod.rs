//! Claims × rules → [`Check`]s: binding, interval arithmetic, verdicts.

mod balance;
mod base;
mod bind;
mod bits;
mod calendar;
mod candidate;
mod checker;
mod context;
mod corpus;
mod describe;
mod evaluate;
mod filter;
mod fingerprint;
mod footing;
mod hopeless;
mod index;
mod judge;
mod kin;
mod learn;
mod link;
mod memo;
mod nominal;
mod operand;
mod outcome;
mod passages;
mod plan;
mod publication;
mod quantity_of;
mod remark;
mod series;
mod sieve;
mod site;
mod slip;
mod stretch;
mod style;
mod suggest;
mod tellings;
mod texts;

pub use checker::{Checker, Draft, Setup};
pub use corpus::{Corpus, FactSheet};
pub use fingerprint::{FINGERPRINT_KEY, Fingerprint, fingerprints};
pub use learn::{Learned, Telling};
pub use outcome::{
    Attempt, BoundFigure, Candidates, Check, Description, DocumentNumber, Figures, Origin, Outcome,
    Remark, Silence, Suggestion, Suppression, SuppressionFault, Verdict,
};
