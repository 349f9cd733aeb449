//! Which verdicts are printed.

use crate::check::Verdict;

/// A set of verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdicts(u8);

impl Verdicts {
    pub const NONE: Verdicts = Verdicts(0);
    pub const ALL: Verdicts = Verdicts::NONE
        .with(Verdict::Holds)
        .with(Verdict::Rounding)
        .with(Verdict::Contradiction)
        .with(Verdict::Usage);
    /// What is printed for people unless they ask otherwise: findings and hints.
    pub const NOTEWORTHY: Verdicts = Verdicts::NONE
        .with(Verdict::Rounding)
        .with(Verdict::Contradiction)
        .with(Verdict::Usage);

    /// What is at fault.
    pub const FINDINGS: Verdicts = Verdicts::NONE
        .with(Verdict::Contradiction)
        .with(Verdict::Usage);

    pub const fn with(self, verdict: Verdict) -> Verdicts {
        Verdicts(self.0 | 1 << verdict as u8)
    }

    pub const fn has(self, verdict: Verdict) -> bool {
        self.0 & (1 << verdict as u8) != 0
    }
}

impl FromIterator<Verdict> for Verdicts {
    fn from_iter<I: IntoIterator<Item = Verdict>>(verdicts: I) -> Self {
        verdicts.into_iter().fold(Verdicts::NONE, Verdicts::with)
    }
}
