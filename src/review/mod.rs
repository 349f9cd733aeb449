//! Checks → what is reported of them: findings that someone has allowed are set aside, and what is
//! wrong with the allowing is a finding itself.

mod baseline;
mod changes;
mod directive;
mod sidecar;
mod suppression;

pub use baseline::{Accepted, BASELINE_NAME, Baseline};
pub use changes::{Changes, DiffFault, Lines, touches};
pub use sidecar::{Sidecar, read_sidecar, sidecar_names};
pub use suppression::Suppressions;
