//! What the fuzzers of heshu run. The targets are shared with `tests/fuzz_targets.rs`, which runs
//! them for a moment in every `cargo test`.

pub mod clock;
pub mod targets;
