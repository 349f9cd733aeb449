//! How rules fared, as JSON: the contract of `docs/json.md`.

use std::io::{self, Write};

use serde::ser::{Serialize, Serializer};

use super::explain::Explanation;
use super::json::{Allowed, FigureEntry, PlaceEntry};
use super::silence;
use super::words;
use crate::check::{Attempt, BoundFigure, Candidates, Description, Outcome, Silence};
use crate::rule::{Rule, SCOPES, word_of};

/// Writes one file's entry of `files`, attempt by attempt. `left_out` counts the anchors that are
/// not among them because a role found no candidate.
///
/// # Errors
/// Those of `out`.
pub fn write_attempts_json(
    out: &mut dyn Write,
    explanation: &Explanation<'_>,
    attempts: &[Attempt],
    left_out: usize,
) -> io::Result<()> {
    let file = FileEntry {
        path: &explanation.places.draft().document.name,
        attempts: AttemptList {
            explanation,
            attempts,
        },
        left_out,
    };
    serde_json::to_writer(out, &file).map_err(io::Error::from)
}

#[derive(serde::Serialize)]
struct FileEntry<'a> {
    path: &'a str,
    attempts: AttemptList<'a>,
    left_out: usize,
}

/// Serialises its attempts one by one, so that their words never exist together.
struct AttemptList<'a> {
    explanation: &'a Explanation<'a>,
    attempts: &'a [Attempt],
}

impl Serialize for AttemptList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(
            self.attempts
                .iter()
                .filter_map(|attempt| self.entry(attempt)),
        )
    }
}

impl<'a> AttemptList<'a> {
    /// `None` only for an attempt of a rule that is not in the set.
    fn entry(&self, attempt: &Attempt) -> Option<AttemptEntry<'a>> {
        let rule = self.explanation.rules.get(attempt.rule as usize)?;
        let places = self.explanation.places;
        let bound: &[BoundFigure] = match &attempt.outcome {
            Outcome::Checked(_, _, figures) => figures,
            Outcome::Silent(_) => &[],
        };
        let binding = bound.iter();
        let binding = binding.filter_map(|figure| FigureEntry::new(places, rule, figure));
        Some(AttemptEntry {
            rule: &rule.id,
            title: &rule.title,
            severity: words::severity_key(rule.severity),
            anchor: PlaceEntry::new(places, attempt.anchor)?,
            roles: attempt
                .candidates
                .iter()
                .map(|candidates| self.role(rule, candidates))
                .collect(),
            verdict: match &attempt.outcome {
                Outcome::Checked(verdict, ..) => Some(words::verdict_key(*verdict)),
                Outcome::Silent(_) => None,
            },
            binding: binding.collect(),
            arithmetic: self.arithmetic(attempt),
            silence: match &attempt.outcome {
                Outcome::Checked(..) => None,
                Outcome::Silent(silence) => Some(self.silence(rule, *silence)),
            },
        })
    }

    fn role(&self, rule: &'a Rule, candidates: &Candidates) -> RoleEntry<'a> {
        let claims = candidates.claims.iter();
        let places = self.explanation.places;
        RoleEntry {
            role: rule.role_name(candidates.role),
            tier: match candidates.role {
                0 => None,
                _ => candidates.tier.map(|tier| word_of(SCOPES, &tier)),
            },
            cut: candidates.capped,
            candidates: claims
                .filter_map(|claim| PlaceEntry::new(places, *claim))
                .collect(),
        }
    }

    fn arithmetic(&self, attempt: &Attempt) -> Option<ArithmeticEntry> {
        let Description {
            equation, allowed, ..
        } = (self.explanation.describe)(&attempt.check()?);
        Some(ArithmeticEntry {
            equation,
            allowed: allowed.map(|allowed| Allowed::new(&allowed.values, allowed.text)),
        })
    }

    fn silence(&self, rule: &'a Rule, silence: Silence) -> SilenceEntry<'a> {
        let (role, bindings) = match silence {
            Silence::NoCandidate(role) => (Some(rule.role_name(role)), None),
            Silence::Ambiguous(count) => (None, Some(count)),
            Silence::NotComputable
            | Silence::Excused(_)
            | Silence::Unmet
            | Silence::Unconfirmed
            | Silence::WellWritten
            | Silence::Covered
            | Silence::Rivalled
            | Silence::Answered => (None, None),
        };
        SilenceEntry {
            reason: silence::key(silence),
            role,
            bindings,
            text: silence::reason(rule, silence, self.explanation.look.language),
        }
    }
}

#[derive(serde::Serialize)]
struct AttemptEntry<'a> {
    rule: &'a str,
    title: &'a str,
    severity: &'static str,
    anchor: PlaceEntry<'a>,
    roles: Vec<RoleEntry<'a>>,
    /// `null` when the rule kept silent.
    verdict: Option<&'static str>,
    binding: Vec<FigureEntry<'a>>,
    #[serde(flatten)]
    arithmetic: Option<ArithmeticEntry>,
    silence: Option<SilenceEntry<'a>>,
}

/// What a role could be filled with.
#[derive(serde::Serialize)]
struct RoleEntry<'a> {
    role: &'a str,
    /// Where they were found; `null` for the anchor, and when there are none.
    tier: Option<&'static str>,
    /// There were more than are looked at.
    cut: bool,
    candidates: Vec<PlaceEntry<'a>>,
}

#[derive(serde::Serialize)]
struct ArithmeticEntry {
    equation: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    allowed: Option<Allowed>,
}

#[derive(serde::Serialize)]
struct SilenceEntry<'a> {
    reason: &'static str,
    /// The role that found no candidate.
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    /// How many bindings were plausible.
    #[serde(skip_serializing_if = "Option::is_none")]
    bindings: Option<u32>,
    text: String,
}
