//! The ledger for people.

use std::io::{self, Write};

use super::{Aspect, Group, Ledger, LedgerSummary, Measure, Standing};
use crate::check::Verdict;
use crate::claim::ClaimId;
use crate::language::Language;
use crate::report::Look;
use crate::report::layout::{printable_text, text_width, write_wrapped};
use crate::report::paint::Style;
use crate::report::place::Places;
use crate::report::words::{self, Term};
use crate::rule::Rule;

const CHANGE: Term = Term::new("变化", "change");
const SHARE: Term = Term::new("比重", "share");
const RATE: Term = Term::new("比率", "rate");
const NO_LABEL: Term = Term::new("（没有标签）", "(no label)");
const UNCHECKED: Term = Term::new("未核对", "unchecked");

/// Prints every group of figures under what they measure.
///
/// # Errors
/// Those of `out`.
pub fn write_ledger(
    out: &mut dyn Write,
    ledger: &Ledger<'_>,
    rules: &[Rule],
    look: &Look,
) -> io::Result<()> {
    let name = printable_text(&ledger.draft.document.name);
    writeln!(out, "{}", look.paint(Style::Strong, name))?;
    let page = Page {
        ledger,
        rules,
        look,
        places: ledger.places(),
    };
    for group in &ledger.groups {
        page.group(out, group)?;
    }
    Ok(())
}

/// Prints the closing line.
///
/// # Errors
/// Those of `out`.
pub fn write_ledger_summary(
    out: &mut dyn Write,
    summary: &LedgerSummary,
    look: &Look,
) -> io::Result<()> {
    let LedgerSummary {
        figures,
        groups,
        verified,
        rounding,
        findings,
        unchecked,
    } = *summary;
    let line = match look.language {
        Language::Chinese => format!(
            "数字 {figures} 个，分 {groups} 组；已核实 {verified} 个，有提示 {rounding} 个，\
             有疑 {findings} 个，未核对 {unchecked} 个"
        ),
        Language::English => format!(
            "figures: {figures} in {groups} groups; {verified} verified, {rounding} with a hint, \
             {findings} in doubt, {unchecked} unchecked"
        ),
    };
    write_wrapped(out, &line, 0, 0, look.width)
}

struct Page<'a> {
    ledger: &'a Ledger<'a>,
    rules: &'a [Rule],
    look: &'a Look,
    places: Places<'a>,
}

impl Page<'_> {
    fn say(&self, term: Term) -> &'static str {
        term.in_language(self.look.language)
    }

    fn group(&self, out: &mut dyn Write, group: &Group<'_>) -> io::Result<()> {
        let heading = self.heading(&group.measure);
        writeln!(out, "{}", self.look.paint(Style::Strong, heading))?;
        for figure in &group.figures {
            self.figure(out, *figure)?;
        }
        Ok(())
    }

    /// `粮食产量 变化（%）`
    fn heading(&self, measure: &Measure<'_>) -> String {
        let aspect = match measure.aspect {
            Aspect::Level => None,
            Aspect::Change => Some(CHANGE),
            Aspect::Share => Some(SHARE),
            Aspect::Rate => Some(RATE),
            Aspect::Mark(kind) => return self.say(words::kind(kind)).to_owned(),
        };
        let mut heading = match measure.label {
            "" => self.say(NO_LABEL).to_owned(),
            label => printable_text(label),
        };
        if let Some(aspect) = aspect {
            heading.push(' ');
            heading.push_str(self.say(aspect));
        }
        match (measure.unit, self.look.language) {
            (Some(unit), Language::Chinese) => heading + "（" + unit + "）",
            (Some(unit), Language::English) => heading + " (" + unit + ")",
            (None, _) => heading,
        }
    }

    /// `     3:12 268.4万吨  2022年  核实 sum-of-parts`
    fn figure(&self, out: &mut dyn Write, figure: ClaimId) -> io::Result<()> {
        let claim = self.ledger.draft.claims.get(figure);
        let Some(place) = self.places.span(claim.quantity.extent) else {
            return Ok(());
        };
        let at = format!("{}:{}", place.line, place.column);
        let text = printable_text(place.text);
        write!(
            out,
            "{} {}",
            self.look.paint(Style::Faint, format!("{at:>9}")),
            self.look.paint(Style::Strong, &text)
        )?;
        let mut head = 10usize.max(at.len() + 1) + text_width(&text);
        let aspects = [self.places.period(claim), self.places.place(claim)];
        for aspect in aspects.into_iter().flatten() {
            let aspect = printable_text(aspect);
            write!(out, "  {aspect}")?;
            head += 2 + text_width(&aspect);
        }
        let standing = self.ledger.standing(figure);
        let (word, style) = match standing {
            Standing::Unchecked => (UNCHECKED, Style::Faint),
            Standing::Checked(verdict) => (words::verdict(verdict), verdict_style(verdict)),
        };
        let word = self.say(word);
        write!(out, "  {} ", self.look.paint(style, word))?;
        let rules = self
            .rules_of(figure, standing)
            .join(self.say(Term::new("、", ", ")));
        write_wrapped(
            out,
            &rules,
            head + 3 + text_width(word),
            12,
            self.look.width,
        )
    }

    /// The ids of the rules that decided how the figure stands.
    fn rules_of(&self, figure: ClaimId, standing: Standing) -> Vec<&str> {
        let mut ids = Vec::new();
        for (_, check) in self.ledger.checks_of(figure) {
            let rule = self.rules.get(check.rule as usize);
            if let Some(rule) = rule.filter(|_| Standing::Checked(check.verdict) == standing)
                && !ids.contains(&rule.id.as_str())
            {
                ids.push(rule.id.as_str());
            }
        }
        ids
    }
}

const fn verdict_style(verdict: Verdict) -> Style {
    match verdict {
        Verdict::Holds => Style::Good,
        Verdict::Rounding => Style::Information,
        Verdict::Contradiction => Style::Error,
        Verdict::Usage => Style::Warning,
    }
}
