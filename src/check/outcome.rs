//! What checking a rule against claims comes to.

use std::num::NonZeroU32;

use smallvec::SmallVec;

use crate::claim::{ClaimId, Claims};
use crate::grammar::ValueSet;
use crate::rule::{Function, Scope};
use crate::text::Span;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The nominal values satisfy the relation at the precision the text uses.
    Holds,
    /// Only some true values behind the written figures satisfy it: a hint.
    Rounding,
    /// No true values that could be written this way satisfy it.
    Contradiction,
    /// The form of a figure is at fault.
    Usage,
}

/// One relation that was checked. A contradiction or usage verdict is a finding.
#[derive(Clone, Debug)]
pub struct Check {
    /// Index into `RuleSet::rules`.
    pub rule: u32,
    /// Index into `Rule::asserts` of the assertion that decided the verdict.
    pub assertion: u16,
    pub verdict: Verdict,
    /// The claims bound, in the order of the rule's roles; a `many` role gives several.
    pub figures: Figures,
    /// What few checks have.
    aside: Option<Box<Aside>>,
}

/// Most relations are between two or three figures, which need no room of their own: a long draft
/// has a great many checks, most of which are only counted.
pub type Figures = SmallVec<[BoundFigure; 3]>;

/// What a check has besides figures.
#[derive(Clone, Debug, Default)]
struct Aside {
    passages: Box<[Span]>,
    remark: Option<Remark>,
    suppression: Option<Suppression>,
}

/// That a finding is allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suppression {
    pub origin: Origin,
    /// As its author wrote it; empty in a baseline.
    pub reason: String,
}

/// Who allowed a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// A comment in the draft.
    Inline,
    /// The file beside the draft.
    Sidecar,
    /// The list of findings accepted before.
    Baseline,
}

/// What is wrong with a comment or entry that allows findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// In the original text, of the draft or of the file beside it.
    pub span: Span,
    pub fault: SuppressionFault,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SuppressionFault {
    /// There is no such finding.
    Unused {
        rule: String,
    },
    /// The passage quoted is not in the draft.
    NoSuchPassage {
        quote: String,
    },
    UnknownRule {
        written: String,
        nearest: Option<String>,
    },
    NoRule,
    NoReason {
        rule: String,
    },
    /// The comment is addressed to heshu and begins with a word that means nothing to it.
    UnknownWord {
        written: String,
    },
}

impl Check {
    /// Whether the relation does not hold of what is written.
    pub fn is_doubtful(&self) -> bool {
        matches!(self.verdict, Verdict::Contradiction | Verdict::Rounding)
    }

    /// The check of a relation between figures.
    pub fn of_figures(rule: u32, assertion: u16, verdict: Verdict, figures: Figures) -> Self {
        Check {
            rule,
            assertion,
            verdict,
            figures,
            aside: None,
        }
    }

    /// The finding that passages of the normalised text are at fault.
    pub fn of_passages(rule: u32, passages: &[Span]) -> Self {
        Check {
            aside: Some(Box::new(Aside {
                passages: passages.into(),
                ..Aside::default()
            })),
            ..Check::of_figures(rule, 0, Verdict::Usage, Figures::new())
        }
    }

    /// The finding that a comment or entry that allows findings is at fault.
    pub fn of_remark(rule: u32, remark: Remark) -> Self {
        Check {
            aside: Some(Box::new(Aside {
                remark: Some(remark),
                ..Aside::default()
            })),
            ..Check::of_figures(rule, 0, Verdict::Usage, Figures::new())
        }
    }

    /// The text at fault, where the rule is about text that is no figure: a `text` role has no
    /// figures. In the normalised text.
    pub fn passages(&self) -> &[Span] {
        self.aside.as_ref().map_or(&[], |aside| &aside.passages)
    }

    /// What is wrong with a comment or entry that allows findings; such a check has nothing else.
    pub fn remark(&self) -> Option<&Remark> {
        self.aside.as_ref()?.remark.as_ref()
    }

    /// That someone has allowed it: it is no longer a finding.
    pub fn suppression(&self) -> Option<&Suppression> {
        self.aside.as_ref()?.suppression.as_ref()
    }

    /// Allows it.
    pub fn suppress(&mut self, suppression: Suppression) {
        let aside = self.aside.get_or_insert_default();
        aside.suppression = Some(suppression);
    }

    /// Whether something is at fault and nobody has allowed it.
    pub fn is_finding(&self) -> bool {
        matches!(self.verdict, Verdict::Contradiction | Verdict::Usage)
            && self.suppression().is_none()
    }

    /// Whether a figure of it is of another document.
    pub fn reaches_out(&self) -> bool {
        self.figures.iter().any(|figure| figure.document.is_some())
    }

    /// The figure of the checked document that is read first.
    pub fn first_claim(&self) -> Option<ClaimId> {
        let own = self
            .figures
            .iter()
            .filter(|figure| figure.document.is_none());
        own.map(|figure| figure.claim).min()
    }

    /// Where the check begins in the normalised text.
    pub fn start(&self, claims: &Claims) -> u32 {
        let figures = self.figures.iter().filter_map(|figure| {
            let claim = claims.claims.get(figure.claim.index())?;
            Some(claim.quantity.span.start)
        });
        let passages = self.passages().iter().map(|passage| passage.start);
        figures.chain(passages).min().unwrap_or(u32::MAX)
    }
}

/// A claim in a role (by index into `Rule::roles`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoundFigure {
    pub role: u16,
    pub claim: ClaimId,
    /// The document of a corpus that the claim is of, when that is not the checked one.
    pub document: Option<DocumentNumber>,
}

/// The number of a document of a corpus.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentNumber(NonZeroU32);

impl DocumentNumber {
    pub fn new(index: usize) -> Self {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        DocumentNumber(NonZeroU32::MIN.saturating_add(index))
    }

    /// Counted from 0.
    pub fn index(self) -> usize {
        self.0.get() as usize - 1
    }
}

/// A check in words; made only when it is printed.
#[derive(Clone, Debug)]
pub struct Description {
    /// `32家 ÷ 46家 = 69.57% → 70%`
    pub equation: String,
    /// The rule's message with its roles and expressions filled in.
    pub message: String,
    pub help: Option<String>,
    /// What a figure should be, where the others leave one way to write it.
    pub suggestion: Option<Suggestion>,
    pub allowed: Option<Allowed>,
}

/// The values that the rounding of the other figures allows for the side in question.
#[derive(Clone, Debug)]
pub struct Allowed {
    /// Where the rule has alternatives, from the lowest of all to the highest.
    pub values: ValueSet,
    /// `69.57%（写作70%）`; alternatives are joined by 或.
    pub text: String,
    /// The role of the figure in question, where it is a single one.
    pub role: Option<usize>,
}

/// What to write in place of a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub claim: ClaimId,
    /// As it would be printed, with the unit and the precision of the figure.
    pub text: String,
}

/// How one rule fared at one anchor: what `explain` prints.
#[derive(Clone, Debug)]
pub struct Attempt {
    pub rule: u32,
    pub anchor: ClaimId,
    /// One entry a role, in the order of the rule; the anchor has one candidate.
    pub candidates: Vec<Candidates>,
    pub outcome: Outcome,
}

impl Attempt {
    /// The check that was made; `None` when the rule kept silent.
    pub fn check(&self) -> Option<Check> {
        let Outcome::Checked(verdict, assertion, figures) = &self.outcome else {
            return None;
        };
        let figures = figures.clone();
        Some(Check::of_figures(self.rule, *assertion, *verdict, figures))
    }
}

/// The plausible set of a role.
#[derive(Clone, Debug)]
pub struct Candidates {
    pub role: u16,
    /// The tier it was found in; `None` when there is no candidate.
    pub tier: Option<Scope>,
    pub claims: Vec<ClaimId>,
    /// The cap on candidates cut the set.
    pub capped: bool,
}

#[derive(Clone, Debug)]
pub enum Outcome {
    /// A check was made: verdict, deciding assertion, binding.
    Checked(Verdict, u16, Figures),
    Silent(Silence),
}

/// Why a rule said nothing at an anchor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// A required role (by index) found no claim.
    NoCandidate(u16),
    /// This many bindings were plausible, and none held.
    Ambiguous(u32),
    /// The arithmetic overflows or divides by zero.
    NotComputable,
    /// A function of the rule found that a disagreement would prove nothing.
    Excused(Function),
    /// The figure is written as it should be.
    WellWritten,
    /// No binding met what the rule asks under `when`.
    Unmet,
    /// The rule only confirms, and there was nothing to confirm.
    Unconfirmed,
    /// Another rule already reports the same figures.
    Covered,
    /// With another figure in place of one of these the relation holds.
    Rivalled,
    /// With another figure in place of the one that it was tried at, the rule holds of these.
    Answered,
}
