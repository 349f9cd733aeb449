//! How rules fared: what each role found, the binding taken, and why a rule kept silent.

use std::io::{self, Write};

use super::Look;
use super::layout::{printable_text, text_width, write_wrapped};
use super::paint::Style;
use super::place::{Place, Places};
use super::silence;
use super::words::{self, Term};
use crate::check::{
    Attempt, BoundFigure, Candidates, Check, Description, Outcome, Silence, Verdict,
};
use crate::claim::ClaimId;
use crate::language::Language;
use crate::rule::Rule;

/// Candidates printed for one role; the rest is counted.
const MAX_CANDIDATES: usize = 12;

/// What is needed to print attempts, for people or as JSON.
pub struct Explanation<'a> {
    pub places: &'a Places<'a>,
    pub rules: &'a [Rule],
    /// Puts a check into words.
    pub describe: &'a dyn Fn(&Check) -> Description,
    pub look: Look,
}

/// Prints how one rule fared at one anchor.
///
/// # Errors
/// Those of `out`.
pub fn write_attempt(
    out: &mut dyn Write,
    explanation: &Explanation<'_>,
    attempt: &Attempt,
) -> io::Result<()> {
    let Some(rule) = explanation.rules.get(attempt.rule as usize) else {
        return Ok(());
    };
    explanation.heading(out, rule, &explanation.place(attempt.anchor, true))?;
    for candidates in &attempt.candidates {
        explanation.candidates(out, rule, candidates, &attempt.outcome)?;
    }
    match &attempt.outcome {
        Outcome::Silent(silence) => explanation.silence(out, rule, *silence)?,
        Outcome::Checked(..) => {
            if let Some(check) = attempt.check() {
                explanation.verdict(out, &check)?;
            }
        }
    }
    writeln!(out)
}

/// Prints what a rule about text that is no figure found.
///
/// # Errors
/// Those of `out`.
pub fn write_text_found(
    out: &mut dyn Write,
    explanation: &Explanation<'_>,
    check: &Check,
) -> io::Result<()> {
    let rule = explanation.rules.get(check.rule as usize);
    let passage = check.passages().last();
    let place = passage.and_then(|passage| explanation.places.span(*passage));
    if let (Some(rule), Some(place)) = (rule, place) {
        explanation.heading(out, rule, &explanation.named(place))?;
        explanation.verdict(out, check)?;
    }
    writeln!(out)
}

/// Says that no figure was read at the place asked for.
///
/// # Errors
/// Those of `out`.
pub fn write_no_figure_at(
    out: &mut dyn Write,
    line: u32,
    column: u32,
    look: &Look,
) -> io::Result<()> {
    let text = match look.language {
        Language::Chinese => {
            format!("{line} 行 {column} 列处没有读到数字；`heshu claims` 列出读到的数字")
        }
        Language::English => {
            format!(
                "no figure was read at line {line}, column {column}; `heshu claims` lists those read"
            )
        }
    };
    write_wrapped(out, &text, 0, 0, look.width)
}

/// Says how many anchors were left out because a role found no candidate there.
///
/// # Errors
/// Those of `out`.
pub fn write_left_out(out: &mut dyn Write, count: usize, look: &Look) -> io::Result<()> {
    let text = match look.language {
        Language::Chinese => {
            format!("另有 {count} 处因缺少候选而不作声；用 --rule 或 --at 查看")
        }
        Language::English => format!(
            "{count} more anchors lack a candidate for some role; see them with --rule or --at"
        ),
    };
    write_wrapped(out, &text, 0, 0, look.width)
}

/// Says that no rule of those asked for found an anchor.
///
/// # Errors
/// Those of `out`.
pub fn write_no_attempt(out: &mut dyn Write, look: &Look) -> io::Result<()> {
    let text = Term::new(
        "没有规则在此找到可作锚点的数字",
        "no rule found a figure here that could anchor it",
    );
    write_wrapped(out, text.in_language(look.language), 0, 0, look.width)
}

impl Explanation<'_> {
    fn say(&self, term: Term) -> &'static str {
        term.in_language(self.look.language)
    }

    /// `draft.txt:3:20 复工率 70% — resumption-rate 复工率应等于复工数除以总数`
    fn heading(&self, out: &mut dyn Write, rule: &Rule, place: &str) -> io::Result<()> {
        let head = format!("{place} {}", rule.id);
        write!(out, "{} ", self.look.paint(Style::Strong, &head))?;
        write_wrapped(out, &rule.title, text_width(&head) + 1, 2, self.look.width)
    }

    /// `70%（3:20）`, or with the path `draft.txt:3:20 70%`.
    fn place(&self, claim: ClaimId, with_path: bool) -> String {
        let Some(place) = self.places.claim(claim) else {
            return String::new();
        };
        if with_path {
            return self.named(place);
        }
        let text = printable_text(place.text);
        format!("{text} ({}:{})", place.line, place.column)
    }

    /// `draft.txt:3:20 70%`
    fn named(&self, place: Place<'_>) -> String {
        let text = printable_text(place.text);
        let name = printable_text(&self.places.draft().document.name);
        format!("{name}:{}:{} {text}", place.line, place.column)
    }

    fn candidates(
        &self,
        out: &mut dyn Write,
        rule: &Rule,
        candidates: &Candidates,
        outcome: &Outcome,
    ) -> io::Result<()> {
        let index = usize::from(candidates.role);
        let role = rule.role_name(candidates.role);
        let name = format!("  {role}：");
        write!(out, "{name}")?;
        let mut text = self.candidate_list(candidates, outcome);
        let tier = match candidates.tier {
            _ if index == 0 => Some(Term::new("锚点", "anchor")),
            Some(tier) => Some(words::scope(tier)),
            None => None,
        };
        if let Some(tier) = tier {
            text.push_str(&format!(" [{}]", self.say(tier)));
        }
        if candidates.capped {
            let capped = Term::new(
                "；候选太多，只看了前面这些",
                "; too many, the rest was not looked at",
            );
            text.push_str(self.say(capped));
        }
        write_wrapped(out, &text, text_width(&name), 4, self.look.width)
    }

    /// The candidates, those bound marked with `*`.
    fn candidate_list(&self, candidates: &Candidates, outcome: &Outcome) -> String {
        if candidates.claims.is_empty() {
            return self.say(Term::new("没有候选", "no candidate")).to_owned();
        }
        let bound = |claim: ClaimId| match outcome {
            Outcome::Checked(_, _, figures) => figures.contains(&BoundFigure {
                role: candidates.role,
                claim,
                document: None,
            }),
            Outcome::Silent(_) => false,
        };
        let shown = candidates.claims.iter().take(MAX_CANDIDATES).map(|claim| {
            let mark = if bound(*claim) && candidates.claims.len() > 1 {
                "*"
            } else {
                ""
            };
            format!("{mark}{}", self.place(*claim, false))
        });
        let mut text = shown.collect::<Vec<_>>().join("、");
        if candidates.claims.len() > MAX_CANDIDATES {
            text.push_str(&format!("… ({})", candidates.claims.len()));
        }
        text
    }

    fn verdict(&self, out: &mut dyn Write, check: &Check) -> io::Result<()> {
        let verdict = check.verdict;
        let style = match verdict {
            Verdict::Holds => Style::Good,
            Verdict::Rounding => Style::Information,
            Verdict::Contradiction | Verdict::Usage => Style::Error,
        };
        let word = self.say(words::verdict(verdict));
        let Description {
            equation, message, ..
        } = (self.describe)(check);
        let arithmetic = if equation.is_empty() {
            message
        } else {
            equation
        };
        let meaning = self.say(words::verdict_meaning(verdict));
        write!(out, "  → {} ", self.look.paint(style, word))?;
        let text = words::with_colon(meaning, &arithmetic, self.look.language);
        write_wrapped(out, &text, text_width(word) + 5, 4, self.look.width)
    }

    fn silence(&self, out: &mut dyn Write, rule: &Rule, silence: Silence) -> io::Result<()> {
        let word = self.say(Term::new("不作声", "silent"));
        write!(out, "  → {} ", self.look.paint(Style::Faint, word))?;
        let text = silence::reason(rule, silence, self.look.language);
        write_wrapped(out, &text, text_width(word) + 5, 4, self.look.width)
    }
}
