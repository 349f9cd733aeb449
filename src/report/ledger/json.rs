//! The ledger as JSON: the contract of `docs/json.md`.

use std::io::{self, Write};

use serde::ser::{Serialize, Serializer};

use super::{Aspect, Group, Ledger, LedgerSummary, Standing};
use crate::claim::ClaimId;
use crate::grammar::Kind;
use crate::report::json::PlaceEntry;
use crate::report::place::Places;
use crate::report::words;
use crate::rule::{KINDS, Rule, word_of};

/// Writes one file's entry of `files`, group by group.
///
/// # Errors
/// Those of `out`.
pub fn write_ledger_json(
    out: &mut dyn Write,
    ledger: &Ledger<'_>,
    rules: &[Rule],
) -> io::Result<()> {
    let file = FileEntry {
        path: &ledger.draft.document.name,
        summary: ledger.summary(),
        groups: GroupList {
            ledger,
            rules,
            places: ledger.places(),
        },
    };
    serde_json::to_writer(out, &file).map_err(io::Error::from)
}

#[derive(serde::Serialize)]
struct FileEntry<'a> {
    path: &'a str,
    summary: LedgerSummary,
    groups: GroupList<'a>,
}

/// Serialises its groups one by one, so that their entries never exist together.
struct GroupList<'a> {
    ledger: &'a Ledger<'a>,
    rules: &'a [Rule],
    places: Places<'a>,
}

impl Serialize for GroupList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.ledger.groups.iter().map(|group| self.entry(group)))
    }
}

impl GroupList<'_> {
    fn entry<'g>(&'g self, group: &'g Group<'_>) -> GroupEntry<'g> {
        let figures = group.figures.iter();
        GroupEntry {
            label: group.measure.label,
            aspect: aspect_key(group.measure.aspect),
            unit: group.measure.unit,
            figures: figures.filter_map(|figure| self.figure(*figure)).collect(),
        }
    }

    fn figure(&self, figure: ClaimId) -> Option<FigureEntry<'_>> {
        let claim = self.ledger.draft.claims.get(figure);
        let checks = self.ledger.checks_of(figure);
        let checks = checks.filter_map(|(role, check)| {
            let rule = self.rules.get(check.rule as usize)?;
            Some(CheckEntry {
                rule: &rule.id,
                role: rule.role_name(role),
                verdict: words::verdict_key(check.verdict),
            })
        });
        Some(FigureEntry {
            place: PlaceEntry::new(&self.places, figure)?,
            period: self.places.period(claim),
            whereabouts: self.places.place(claim),
            standing: match self.ledger.standing(figure) {
                Standing::Unchecked => "unchecked",
                Standing::Checked(verdict) => words::verdict_key(verdict),
            },
            checks: checks.collect(),
        })
    }
}

/// The name of an aspect in machine output; of what measures nothing, that of its kind.
fn aspect_key(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Level => "level",
        Aspect::Change => "change",
        Aspect::Share => "share",
        Aspect::Rate => "rate",
        Aspect::Mark(Kind::DateRange) => word_of(KINDS, &Kind::Date),
        Aspect::Mark(kind) => word_of(KINDS, &kind),
    }
}

#[derive(serde::Serialize)]
struct GroupEntry<'a> {
    label: &'a str,
    aspect: &'static str,
    unit: Option<&'static str>,
    figures: Vec<FigureEntry<'a>>,
}

#[derive(serde::Serialize)]
struct FigureEntry<'a> {
    #[serde(flatten)]
    place: PlaceEntry<'a>,
    period: Option<&'a str>,
    #[serde(rename = "place")]
    whereabouts: Option<&'a str>,
    standing: &'static str,
    checks: Vec<CheckEntry<'a>>,
}

#[derive(serde::Serialize)]
struct CheckEntry<'a> {
    rule: &'a str,
    role: &'a str,
    verdict: &'static str,
}
