//! Checks → what is reported of them: findings that someone has allowed are set aside, and what is
//! wrong with the allowing is a finding itself.

mod directive;
mod sidecar;
mod suppression;

pub use sidecar::{Sidecar, read_sidecar, sidecar_names};
pub use suppression::{Origin, Suppressed, Suppressions};
