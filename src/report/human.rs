//! Findings for people: miette's snippets with every figure of the relation labelled in place.

use std::fmt;
use std::io::{self, Write};

use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, SourceCode};

use super::excerpt::{Excerpt, Mark};
use super::finding::Findings;
use super::layout::{printable_text, text_width, write_wrapped};
use super::paint::Style;
use super::place::{AllPlaces, Place, Places};
use super::renderer::{Renderer, Run};
use super::words::{self, Term};
use super::{Look, Results, Summary, Verdicts};
use crate::check::{Allowed, Check, Description, Verdict};
use crate::language::Language;
use crate::rule::{Rule, Severity};

/// Figures labelled in one finding; the rest of a longer list is counted.
const MAX_MARKS: usize = 60;

/// Characters of a figure repeated in its label.
const MAX_LABEL: usize = 24;

/// Which verdicts are printed, and how.
#[derive(Clone, Copy, Debug)]
pub struct Detail {
    pub shown: Verdicts,
    /// Hints are printed as findings are, not in a line each.
    pub wide_hints: bool,
}

/// The report for people.
pub struct Human {
    pub look: Look,
    pub detail: Detail,
}

impl Renderer for Human {
    fn draft(&self, out: &mut dyn Write, findings: &Findings<'_>) -> io::Result<()> {
        write_checks(out, findings, &self.look, self.detail)
    }

    fn end(&self, out: &mut dyn Write, run: &Run<'_>) -> io::Result<()> {
        write_summary(out, &run.total(), &self.look)
    }
}

/// miette's renderer, set up for a look.
pub(super) fn handler(look: &Look) -> GraphicalReportHandler {
    let theme = if look.colour {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    GraphicalReportHandler::new_themed(theme)
        .with_width(look.width)
        .with_context_lines(1)
        .without_cause_chain()
        .without_syntax_highlighting()
}

/// Prints the contradictions of one draft, then a line for every hint and every relation verified,
/// and last what is said of how figures are written.
///
/// # Errors
/// Those of `out`.
pub fn write_checks(
    out: &mut dyn Write,
    findings: &Findings<'_>,
    look: &Look,
    detail: Detail,
) -> io::Result<()> {
    let results = findings.results;
    let printer = Printer {
        results,
        places: &findings.places,
        look,
        handler: handler(look),
    };
    let wide = |verdict| match verdict {
        Verdict::Contradiction => true,
        Verdict::Rounding => detail.wide_hints,
        Verdict::Holds | Verdict::Usage => false,
    };
    let shown = || {
        results
            .checks
            .iter()
            .filter(|check| detail.shown.has(check.verdict) && check.suppression().is_none())
    };
    for check in shown().filter(|check| wide(check.verdict)) {
        printer.finding(out, check)?;
    }
    for verdict in [Verdict::Rounding, Verdict::Holds] {
        for check in shown().filter(|check| check.verdict == verdict && !wide(verdict)) {
            printer.line(out, check)?;
        }
    }
    let usage: Vec<&Check> = shown()
        .filter(|check| check.verdict == Verdict::Usage)
        .collect();
    printer.usage(out, &usage, detail.wide_hints)
}

/// Prints the closing line of coverage.
///
/// # Errors
/// Those of `out`.
pub fn write_summary(out: &mut dyn Write, summary: &Summary, look: &Look) -> io::Result<()> {
    write_wrapped(out, &summary.told(look.language), 0, 0, look.width)
}

pub(super) struct Printer<'a> {
    pub results: &'a Results<'a>,
    pub places: &'a AllPlaces<'a>,
    pub look: &'a Look,
    handler: GraphicalReportHandler,
}

const EQUATION: Term = Term::new("算式：", "sum: ");
const ALLOWED: Term = Term::new("允许：", "allowed: ");
pub(super) const HELP: Term = Term::new("怎样改：", "help: ");
const SUGGESTION: Term = Term::new("建议：", "suggestion: ");
const GIVEN: Term = Term::new("（其他数无误时）", " (if the other figures are right)");
/// Columns that miette puts before a line of source, beside the digits of its number.
const GUTTER: usize = 4;

impl Printer<'_> {
    fn finding(&self, out: &mut dyn Write, check: &Check) -> io::Result<()> {
        let Some(rule) = self.results.rules.get(check.rule as usize) else {
            return Ok(());
        };
        let description = self.results.description(check);
        self.heading(out, check.verdict, rule)?;
        let marks = self.marks(check, rule);
        let digits = marks
            .iter()
            .map(|(_, mark)| mark.place.line)
            .max()
            .unwrap_or(1)
            .to_string()
            .len();
        let columns = self.look.width.saturating_sub(GUTTER + digits).max(16);
        let finding = Finding {
            message: printable_text(&description.message),
            severity: miette_severity(check.verdict, rule.severity),
            excerpt: excerpt(marks, columns),
        };
        let mut rendered = String::new();
        self.handler
            .render_report(&mut rendered, &finding)
            .map_err(io::Error::other)?;
        out.write_all(rendered.as_bytes())?;
        self.notes(out, check, rule, &description)?;
        writeln!(out)
    }

    /// `错误[resumption-rate] 复工率应等于复工数除以总数`
    pub(super) fn heading(
        &self,
        out: &mut dyn Write,
        verdict: Verdict,
        rule: &Rule,
    ) -> io::Result<()> {
        let (word, style) = match (verdict, rule.severity) {
            (Verdict::Rounding | Verdict::Holds, _) => {
                (words::verdict(verdict), Style::Information)
            }
            (_, Severity::Error) => (words::severity(rule.severity), Style::Error),
            (_, Severity::Warning) => (words::severity(rule.severity), Style::Warning),
            (_, Severity::Info) => (words::severity(rule.severity), Style::Information),
        };
        let head = format!("{}[{}]", word.in_language(self.look.language), rule.id);
        write!(out, "{} ", self.look.paint(style, &head))?;
        write_wrapped(out, &rule.title, text_width(&head) + 1, 2, self.look.width)
    }

    /// The figures to mark, with the places of the document that each is of.
    fn marks(&self, check: &Check, rule: &Rule) -> Vec<(&Places<'_>, Mark<'_>)> {
        let figures = check.figures.iter().take(MAX_MARKS);
        let marks = figures.filter_map(|figure| {
            let places = self.places.of(figure)?;
            let place = places.claim(figure.claim)?;
            let role = rule.role_name(figure.role);
            let label = printable_text(&format!("{role} {}", single_line(place.text)));
            Some((places, Mark { place, label }))
        });
        marks.collect()
    }

    /// The arithmetic, what would be allowed, and what to do.
    fn notes(
        &self,
        out: &mut dyn Write,
        check: &Check,
        rule: &Rule,
        text: &Description,
    ) -> io::Result<()> {
        // A relation that holds has its arithmetic in the message.
        if !text.equation.is_empty() && !text.message.ends_with(&text.equation) {
            self.note(out, EQUATION, &text.equation)?;
        }
        if let Some(allowed) = &text.allowed {
            self.note(out, ALLOWED, &of_role(rule, allowed))?;
        }
        if let Some(rest) = check
            .figures
            .len()
            .checked_sub(MAX_MARKS)
            .filter(|rest| *rest > 0)
        {
            let more = Term::new("另有未标出的数字：", "figures not shown: ");
            self.note(out, more, &rest.to_string())?;
        }
        if let Some(suggestion) = &text.suggestion
            && let Some(place) = self.places.own.claim(suggestion.claim)
        {
            let given = GIVEN.in_language(self.look.language);
            let change = format!("{} → {}{given}", single_line(place.text), suggestion.text);
            self.note(out, SUGGESTION, &change)?;
        }
        match &text.help {
            Some(help) => self.note(out, HELP, help),
            None => Ok(()),
        }
    }

    pub(super) fn note(&self, out: &mut dyn Write, name: Term, text: &str) -> io::Result<()> {
        write_note(out, name, text, self.look)
    }

    /// `draft.txt:3:12`
    pub(super) fn place_name(&self, place: Option<Place<'_>>) -> String {
        let name = printable_text(&self.results.draft.document.name);
        match place {
            Some(place) => format!("{name}:{}:{}", place.line, place.column),
            None => name,
        }
    }

    /// `（另见 caption.txt:3:12）`: where the figures of other documents stand.
    fn elsewhere(&self, check: &Check) -> String {
        let others = check
            .figures
            .iter()
            .filter(|figure| figure.document.is_some());
        let places = others.filter_map(|figure| {
            let places = self.places.of(figure)?;
            let place = places.claim(figure.claim)?;
            let name = printable_text(&places.draft().document.name);
            Some(format!("{name}:{}:{}", place.line, place.column))
        });
        let places: Vec<String> = places.collect();
        match (places.is_empty(), self.look.language) {
            (true, _) => String::new(),
            (false, Language::Chinese) => format!("（另见 {}）", places.join("、")),
            (false, Language::English) => format!(" (see {})", places.join(", ")),
        }
    }

    /// A check in one line: `核实 draft.txt:3:12 [share] 32家 ÷ 46家 = 69.57% → 70%`
    fn line(&self, out: &mut dyn Write, check: &Check) -> io::Result<()> {
        let Some(rule) = self.results.rules.get(check.rule as usize) else {
            return Ok(());
        };
        let place = check
            .first_claim()
            .and_then(|claim| self.places.own.claim(claim));
        let style = match check.verdict {
            Verdict::Holds => Style::Good,
            _ => Style::Information,
        };
        let word = words::verdict(check.verdict).in_language(self.look.language);
        let at = self.place_name(place);
        write!(out, "{} {at} [{}] ", self.look.paint(style, word), rule.id)?;
        let head = text_width(word) + text_width(&at) + text_width(&rule.id) + 4;
        let description = self.results.description(check);
        let text = if description.equation.is_empty() {
            description.message
        } else {
            description.equation
        };
        let text = format!("{text}{}", self.elsewhere(check));
        write_wrapped(out, &text, head, 5, self.look.width)
    }
}

/// A note below an excerpt, under its name. miette has such a note for help, headed in English.
///
/// # Errors
/// Those of `out`.
pub(super) fn write_note(
    out: &mut dyn Write,
    name: Term,
    text: &str,
    look: &Look,
) -> io::Result<()> {
    let name = name.in_language(look.language);
    let indent = 2 + text_width(name);
    for (line, text) in text.lines().enumerate() {
        if line == 0 {
            write!(out, "  {}", look.paint(Style::Strong, name))?;
        } else {
            write!(out, "{:indent$}", "")?;
        }
        write_wrapped(out, text, indent, indent, look.width)?;
    }
    Ok(())
}

/// Excerpts of each document that has marks, in the order of their first.
fn excerpt(marks: Vec<(&Places<'_>, Mark<'_>)>, columns: usize) -> Excerpt {
    let mut by_document: Vec<(&Places<'_>, Vec<Mark<'_>>)> = Vec::new();
    for (places, mark) in marks {
        let known = by_document
            .iter_mut()
            .find(|(known, _)| std::ptr::eq(*known, places));
        match known {
            Some((_, marks)) => marks.push(mark),
            None => by_document.push((places, vec![mark])),
        }
    }
    let mut excerpt = Excerpt::default();
    for (places, marks) in &by_document {
        excerpt.add(places, marks, columns);
    }
    excerpt
}

/// A figure in one line, though the layout broke it in two, and no longer than a label may be.
fn single_line(text: &str) -> String {
    let mut characters = text
        .chars()
        .filter(|character| !matches!(character, '\r' | '\n'));
    let mut line: String = characters.by_ref().take(MAX_LABEL).collect();
    if characters.next().is_some() {
        line.push('…');
    }
    line
}

const fn miette_severity(verdict: Verdict, severity: Severity) -> miette::Severity {
    match (verdict, severity) {
        (Verdict::Rounding | Verdict::Holds, _) | (_, Severity::Info) => miette::Severity::Advice,
        (_, Severity::Warning) => miette::Severity::Warning,
        (_, Severity::Error) => miette::Severity::Error,
    }
}

/// A check as miette prints it.
#[derive(Debug)]
struct Finding {
    message: String,
    severity: miette::Severity,
    excerpt: Excerpt,
}

/// `总数 79.31%`: the values, after the name of the figure that may have them.
fn of_role(rule: &Rule, allowed: &Allowed) -> String {
    let role = allowed.role.and_then(|role| rule.roles.get(role));
    role.map_or(allowed.text.clone(), |role| {
        format!("{} {}", role.name, allowed.text)
    })
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Finding {}

impl Diagnostic for Finding {
    fn severity(&self) -> Option<miette::Severity> {
        Some(self.severity)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.excerpt.labels()))
    }
}
