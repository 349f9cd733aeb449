//! How far a binding reaches: what keeps its cost linear in the number of claims.

/// At most this many candidates of a role are looked at.
pub(in crate::check) const MOST_CANDIDATES: usize = 8;
/// Candidates are looked for this many claims to either side of the anchor.
pub(in crate::check) const WINDOW: usize = 80;
/// A run longer than this is no list that a writer adds up.
pub(in crate::check) const LONGEST_RUN: usize = 64;
/// At most this many claims that a tie gives are looked at.
pub(in crate::check) const MOST_TIED: usize = 2 * LONGEST_RUN;
/// At most this many bindings are tried at an anchor.
pub(in crate::check) const MOST_BINDINGS: u32 = 64;
/// And so many of a rule that only confirms: what it finds among many more is chance.
pub(in crate::check) const MOST_CONFIRMING: u32 = 16;
