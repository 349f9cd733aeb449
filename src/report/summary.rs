//! What a run covered.

use super::words::counted;
use crate::check::{BoundFigure, Check, Verdict};
use crate::claim::Claims;
use crate::language::Language;

/// The coverage of one draft, or of several added up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Summary {
    /// Figures read.
    pub figures: usize,
    /// Figures that took part in a check of what they say.
    pub covered: usize,
    /// Relations verified.
    pub holds: usize,
    /// Relations that hold only within the rounding of their figures.
    pub rounding: usize,
    pub contradictions: usize,
    /// Figures whose form is at fault.
    pub usage: usize,
    /// What someone has allowed, and is counted nowhere else.
    #[serde(skip_serializing_if = "is_zero")]
    pub suppressed: usize,
}

#[allow(clippy::trivially_copy_pass_by_ref)]
const fn is_zero(number: &usize) -> bool {
    *number == 0
}

impl Summary {
    pub fn of(claims: &Claims, checks: &[Check]) -> Self {
        let mut covered = vec![false; claims.claims.len()];
        let mut summary = Summary {
            figures: covered.len(),
            ..Summary::default()
        };
        for check in checks {
            // How a figure is written says nothing of whether it is right.
            let cross_checked = check.verdict != Verdict::Usage;
            let own = |figure: &&BoundFigure| cross_checked && figure.document.is_none();
            for figure in check.figures.iter().filter(own) {
                if let Some(seen) = covered.get_mut(figure.claim.0 as usize) {
                    *seen = true;
                }
            }
            if check.suppression().is_some() {
                summary.suppressed += 1;
                continue;
            }
            match check.verdict {
                Verdict::Holds => summary.holds += 1,
                Verdict::Rounding => summary.rounding += 1,
                Verdict::Contradiction => summary.contradictions += 1,
                Verdict::Usage => summary.usage += 1,
            }
        }
        summary.covered = covered.into_iter().filter(|seen| *seen).count();
        summary
    }

    /// Adds the coverage of another draft.
    pub fn add(&mut self, other: Summary) {
        self.figures += other.figures;
        self.covered += other.covered;
        self.holds += other.holds;
        self.rounding += other.rounding;
        self.contradictions += other.contradictions;
        self.usage += other.usage;
        self.suppressed += other.suppressed;
    }
    /// The coverage in a line.
    pub fn told(&self, language: Language) -> String {
        match language {
            Language::Chinese => summary_in_chinese(self),
            Language::English => summary_in_english(self),
        }
    }
}

fn summary_in_chinese(summary: &Summary) -> String {
    let Summary {
        figures,
        covered,
        holds,
        rounding,
        contradictions,
        usage,
        suppressed,
    } = *summary;
    let told = |number: usize, what: &str| match number {
        0 => String::new(),
        number => format!("，{what} {number} 条"),
    };
    let usage = told(usage, "用法");
    let suppressed = told(suppressed, "已允许");
    format!(
        "读到数字 {figures} 个，参与核对 {covered} 个；\
         核实关系 {holds} 条，提示 {rounding} 条，矛盾 {contradictions} 条{usage}{suppressed}"
    )
}

fn summary_in_english(summary: &Summary) -> String {
    let figures = counted(summary.figures, "figure");
    let relations = counted(summary.holds, "relation");
    let hints = counted(summary.rounding, "hint");
    let contradictions = counted(summary.contradictions, "contradiction");
    let usage = match summary.usage {
        0 => String::new(),
        number => format!(", {number} of usage"),
    };
    let suppressed = match summary.suppressed {
        0 => String::new(),
        number => format!(", {number} allowed"),
    };
    format!(
        "{figures} read, {} took part in a check; \
         {relations} verified, {hints}, {contradictions}{usage}{suppressed}",
        summary.covered
    )
}
