//! The ledger of a draft: all its figures, grouped by what they measure, each with the checks it
//! took part in.

mod human;
mod json;

use std::collections::HashMap;

pub use human::{write_ledger, write_ledger_summary};
pub use json::write_ledger_json;

use super::Places;
use crate::check::{Check, Draft, Verdict};
use crate::claim::{Claim, ClaimId, Cue};
use crate::grammar::{Grammar, Kind};

/// The figures of one draft by what they measure, in the order of the first of each.
pub struct Ledger<'a> {
    draft: &'a Draft,
    groups: Vec<Group<'a>>,
    /// Checks by the figures in them: claim, role, index of the check; sorted.
    parts: Vec<(ClaimId, u16, u32)>,
    checks: &'a [Check],
}

/// What a group of figures has in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
struct Measure<'a> {
    /// The words of the normalised text that say what is counted; of a share or change without
    /// any, those of what it is said of.
    label: &'a str,
    aspect: Aspect,
    /// The canonical word of the unit; `None` for a bare number and for dates.
    unit: Option<&'static str>,
}

/// Which side of what is measured a figure tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Aspect {
    Level,
    Change,
    Share,
    Rate,
    /// A date, a time or a rank, which measures nothing.
    Mark(Kind),
}

struct Group<'a> {
    measure: Measure<'a>,
    figures: Vec<ClaimId>,
}

/// What checking came to for one figure; the worse comes later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    Unchecked,
    Checked(Verdict),
}

/// How many figures of a ledger stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct LedgerSummary {
    pub figures: usize,
    pub groups: usize,
    /// Of the figures: in relations that hold, and in none that does not.
    pub verified: usize,
    /// In a relation that holds only within rounding, and in no finding.
    pub rounding: usize,
    /// In a finding.
    pub findings: usize,
    /// In no check at all.
    pub unchecked: usize,
}

impl LedgerSummary {
    /// Adds that of another draft.
    pub fn add(&mut self, other: LedgerSummary) {
        self.figures += other.figures;
        self.groups += other.groups;
        self.verified += other.verified;
        self.rounding += other.rounding;
        self.findings += other.findings;
        self.unchecked += other.unchecked;
    }
}

impl<'a> Ledger<'a> {
    pub fn new(grammar: &Grammar, draft: &'a Draft, checks: &'a [Check]) -> Self {
        let mut parts: Vec<(ClaimId, u16, u32)> = (0u32..)
            .zip(checks)
            .flat_map(|(index, check)| {
                let figures = check.figures.iter();
                figures.map(move |figure| (figure.claim, figure.role, index))
            })
            .collect();
        parts.sort_unstable();
        Ledger {
            draft,
            groups: groups(grammar, draft),
            parts,
            checks,
        }
    }

    pub fn summary(&self) -> LedgerSummary {
        let mut summary = LedgerSummary {
            groups: self.groups.len(),
            ..LedgerSummary::default()
        };
        for figure in self.groups.iter().flat_map(|group| &group.figures) {
            summary.figures += 1;
            *match self.standing(*figure) {
                Standing::Unchecked => &mut summary.unchecked,
                Standing::Checked(Verdict::Holds) => &mut summary.verified,
                Standing::Checked(Verdict::Rounding) => &mut summary.rounding,
                Standing::Checked(Verdict::Contradiction | Verdict::Usage) => &mut summary.findings,
            } += 1;
        }
        summary
    }

    /// The checks that the figure is in, each with its role there.
    fn checks_of(&self, figure: ClaimId) -> impl Iterator<Item = (u16, &'a Check)> {
        let from = self.parts.partition_point(|(claim, ..)| *claim < figure);
        let to = self.parts.partition_point(|(claim, ..)| *claim <= figure);
        self.parts[from..to]
            .iter()
            .filter_map(|(_, role, check)| Some((*role, self.checks.get(*check as usize)?)))
    }

    fn standing(&self, figure: ClaimId) -> Standing {
        let worst = self.checks_of(figure).map(|(_, check)| check.verdict).max();
        worst.map_or(Standing::Unchecked, Standing::Checked)
    }

    fn places(&self) -> Places<'a> {
        Places::new(self.draft)
    }
}

fn groups<'a>(grammar: &Grammar, draft: &'a Draft) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    let mut known: HashMap<Measure<'a>, usize> = HashMap::new();
    for (figure, claim) in (0u32..).map(ClaimId).zip(&draft.claims.claims) {
        let measure = measure(grammar, draft, claim);
        let at = *known.entry(measure).or_insert(groups.len());
        if at == groups.len() {
            groups.push(Group {
                measure,
                figures: Vec::new(),
            });
        }
        groups[at].figures.push(figure);
    }
    groups
}

fn measure<'a>(grammar: &Grammar, draft: &'a Draft, claim: &Claim) -> Measure<'a> {
    let aspect = aspect(claim);
    if let Aspect::Mark(_) = aspect {
        return Measure {
            label: "",
            aspect,
            unit: None,
        };
    }
    let unit = claim.quantity.unit.map(|unit| grammar.unit(unit));
    Measure {
        label: label(draft, claim),
        aspect,
        unit: unit.and_then(|unit| unit.words.first().copied()),
    }
}

fn aspect(claim: &Claim) -> Aspect {
    match claim.quantity.kind {
        kind @ (Kind::Date | Kind::DateRange | Kind::Weekday | Kind::Time | Kind::Ordinal) => {
            Aspect::Mark(kind)
        }
        _ if claim.is_change() => Aspect::Change,
        Kind::Ratio if claim.has(Cue::Rate) => Aspect::Rate,
        Kind::Ratio if claim.has(Cue::Share) => Aspect::Share,
        _ => Aspect::Level,
    }
}

/// The claim's own label, or that of what it is said of.
fn label<'a>(draft: &'a Draft, claim: &Claim) -> &'a str {
    let text = &draft.text.normal;
    let own = claim.label.of(text);
    let subject = claim.subject.filter(|_| own.is_empty());
    let subject = subject.and_then(|id| draft.claims.claims.get(id.index()));
    subject.map_or(own, |subject| subject.label.of(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Checker;
    use crate::rule;
    use crate::source::Document;

    fn with_ledger<T>(text: &str, look_at: impl FnOnce(&Ledger<'_>) -> T) -> T {
        let grammar = Grammar::new();
        let rules = rule::load(&rule::builtin_without_examples(), &grammar).unwrap();
        let checker = Checker::new(rules);
        let draft = checker.read(Document::plain("稿.txt", text));
        let checks = checker.check(&draft);
        look_at(&Ledger::new(&checker.grammar, &draft, &checks))
    }

    #[test]
    fn figures_of_one_measure_stand_together_in_order() {
        let text = "全县共有企业46家，已复工32家。到5月，复工41家。今年5月起，企业用工900人。";
        with_ledger(text, |ledger| {
            let reopened = ledger
                .groups
                .iter()
                .find(|group| group.measure.label.contains("复工"))
                .unwrap();
            let written: Vec<&str> = reopened
                .figures
                .iter()
                .map(|id| ledger.draft.claims.get(*id).quantity.span)
                .map(|span| span.of(&ledger.draft.text.normal))
                .collect();
            assert_eq!(written, ["32家", "41家"]);
            let dates = ledger.groups.iter();
            let dates = dates.filter(|group| matches!(group.measure.aspect, Aspect::Mark(_)));
            assert_eq!(dates.map(|group| group.figures.len()).sum::<usize>(), 2);
        });
    }

    #[test]
    fn every_figure_is_counted_once_by_its_worst_check() {
        let text = "合作企业共46家，其中已复工32家，复工率80%。另有仓库3座。";
        with_ledger(text, |ledger| {
            let summary = ledger.summary();
            assert_eq!((summary.figures, summary.findings), (4, 3));
            assert_eq!((summary.unchecked, summary.verified), (1, 0));
            let all = ledger.groups.iter().map(|group| group.figures.len());
            assert_eq!(all.sum::<usize>(), summary.figures);
        });
    }
}
