//! A check as every renderer prints it: its rule, its words, and the places of its figures.

use std::cell::OnceCell;

use super::layout::printable_text;
use super::place::{AllPlaces, Place, Places};
use super::{Results, Verdicts, words};
use crate::check::{Check, Description, Fingerprint, Suppression, Verdict, fingerprints};
use crate::language::{Language, Term};
use crate::rule::{Rule, Severity};

/// What was found in one draft, made once for all the formats that it is printed in.
pub struct Findings<'a> {
    pub results: &'a Results<'a>,
    pub places: AllPlaces<'a>,
    /// Made when first asked for: not every format needs them.
    fingerprints: OnceCell<Vec<Fingerprint>>,
}

/// One check.
pub struct Finding<'f> {
    pub rule: &'f Rule,
    pub verdict: Verdict,
    /// How grave it is: as the rule says, but a hint is no more than information.
    pub severity: Severity,
    pub description: Description,
    /// Where it is reported: the figure to be changed, else the one that the rule is about, with
    /// its hedge words if it is about how it is written.
    pub at: Place<'f>,
    /// In the order of the rule's roles.
    pub figures: Vec<Figure<'f>>,
    /// Which of the figures the description's suggestion is for.
    pub suggested: Option<usize>,
    /// Someone has allowed it.
    pub suppression: Option<&'f Suppression>,
    /// Which of the draft's checks it is.
    number: usize,
}

/// A figure in a role, or the text in the role of a rule about text.
pub struct Figure<'f> {
    pub role: &'f str,
    pub place: Place<'f>,
    /// The places of the document that it is of.
    pub places: &'f Places<'f>,
    /// The name of that document, where it is not the one checked.
    pub document: Option<&'f str>,
}

impl<'a> Findings<'a> {
    pub fn new(results: &'a Results<'a>) -> Self {
        Findings {
            results,
            places: AllPlaces::new(results),
            fingerprints: OnceCell::new(),
        }
    }

    /// The name of the document checked.
    pub fn path(&self) -> &'a str {
        &self.results.draft.document.name
    }

    /// The checks with these verdicts, in order. Each is put into words when it is reached.
    pub fn shown(&self, verdicts: Verdicts) -> impl Iterator<Item = Finding<'_>> {
        self.with(verdicts, |check| check.suppression().is_none())
    }

    /// Those that someone has allowed.
    pub fn suppressed(&self, verdicts: Verdicts) -> impl Iterator<Item = Finding<'_>> {
        self.with(verdicts, |check| check.suppression().is_some())
    }

    fn with(
        &self,
        verdicts: Verdicts,
        wanted: fn(&Check) -> bool,
    ) -> impl Iterator<Item = Finding<'_>> {
        let checks = self.results.checks.iter().enumerate();
        checks
            .filter(move |(_, check)| verdicts.has(check.verdict) && wanted(check))
            .filter_map(|(number, check)| self.finding(number, check))
    }

    /// What a finding is known by from one version of the text to the next.
    pub fn fingerprint(&self, finding: &Finding<'_>) -> Option<&Fingerprint> {
        let results = self.results;
        let all = self.fingerprints.get_or_init(|| {
            fingerprints(results.rules, results.draft, results.others, results.checks)
        });
        all.get(finding.number)
    }

    /// `None` only for a check of a rule that is not in the set.
    fn finding<'f>(&'f self, number: usize, check: &'f Check) -> Option<Finding<'f>> {
        let rule = self.results.rules.get(check.rule as usize)?;
        let description = self.results.description(check);
        let suggested = description.suggestion.as_ref().and_then(|suggestion| {
            let figures = &mut check.figures.iter();
            figures.position(|figure| figure.claim == suggestion.claim)
        });
        Some(Finding {
            rule,
            verdict: check.verdict,
            severity: match check.verdict {
                Verdict::Contradiction | Verdict::Usage => rule.severity,
                Verdict::Holds | Verdict::Rounding => Severity::Info,
            },
            description,
            at: self.at(check, suggested),
            figures: self.figures(rule, check),
            suggested,
            suppression: check.suppression(),
            number,
        })
    }

    fn figures(&self, rule: &'a Rule, check: &Check) -> Vec<Figure<'_>> {
        let figures = check.figures.iter().filter_map(|figure| {
            let places = self.places.of(figure)?;
            Some(Figure {
                role: rule.role_name(figure.role),
                place: places.claim(figure.claim)?,
                places,
                document: figure
                    .document
                    .map(|_| places.draft().document.name.as_str()),
            })
        });
        let passages = check.passages().iter().filter_map(|passage| {
            Some(Figure {
                role: rule.role_name(0),
                place: self.places.own.span(*passage)?,
                places: &self.places.own,
                document: None,
            })
        });
        let remark = check.remark().and_then(|remark| {
            Some(Figure {
                role: rule.role_name(0),
                place: self.places.own.original(remark.span)?,
                places: &self.places.own,
                document: None,
            })
        });
        figures.chain(passages).chain(remark).collect()
    }

    /// Where a check is reported; the start of the text for one that is about no place in it.
    fn at(&self, check: &Check, suggested: Option<usize>) -> Place<'_> {
        let own = || {
            check
                .figures
                .iter()
                .filter(|figure| figure.document.is_none())
        };
        let changed = suggested.and_then(|index| check.figures.get(index));
        let figure = changed
            .filter(|figure| figure.document.is_none())
            .or_else(|| own().min_by_key(|figure| figure.role));
        let places = &self.places.own;
        let place = match figure {
            Some(figure) if check.verdict == Verdict::Usage => {
                let claim = self.results.draft.claims.claims.get(figure.claim.index());
                claim.and_then(|claim| places.span(claim.quantity.extent))
            }
            Some(figure) => places.claim(figure.claim),
            None => check
                .passages()
                .last()
                .and_then(|passage| places.span(*passage))
                .or_else(|| places.original(check.remark()?.span)),
        };
        place.unwrap_or_else(Place::start)
    }
}

/// What shows that a figure is more than its characters.
const NOT_REPLACED: [char; 11] = ['*', '_', '`', '~', '<', '[', '(', '（', '\\', '\r', '\n'];

const EQUATION: Term = Term::new("算式：", "sum: ");
const SUGGESTION: Term = Term::new("其他数无误时应为：", "if the other figures are right: ");
const HELP: Term = Term::new("怎样改：", "help: ");

impl Finding<'_> {
    /// What is said of it, in one line: the message, with the arithmetic where it tells more.
    pub fn line(&self, language: Language) -> String {
        let Description {
            message, equation, ..
        } = &self.description;
        let mut line = match language {
            _ if equation.is_empty() || message.contains(equation.as_str()) => message.clone(),
            Language::Chinese => format!("{message}（{equation}）"),
            Language::English => format!("{message} ({equation})"),
        };
        if let Some(elsewhere) = self.elsewhere(language) {
            line.push_str(&match language {
                Language::Chinese => format!("（{elsewhere}）"),
                Language::English => format!(" ({elsewhere})"),
            });
        }
        single_line(&line)
    }

    /// All that is said of it: the message, and a line for each note.
    pub fn told(&self, language: Language) -> String {
        let mut lines = vec![single_line(&self.description.message)];
        lines.extend(self.notes(language));
        lines.join("\n")
    }

    /// `另见 caption.txt:3:12`: where the figures of other documents stand, by the paths as given.
    fn elsewhere(&self, language: Language) -> Option<String> {
        let others = self.figures.iter().filter_map(|figure| {
            let (line, column) = (figure.place.line, figure.place.column);
            Some(format!("{}:{line}:{column}", figure.document?))
        });
        let others: Vec<String> = others.collect();
        let (head, comma) = match language {
            Language::Chinese => ("另见 ", "、"),
            Language::English => ("see ", ", "),
        };
        (!others.is_empty()).then(|| format!("{head}{}", others.join(comma)))
    }

    /// What more is said of it, a line each: the arithmetic, the figures of other documents, the
    /// correction and what to do.
    pub fn notes(&self, language: Language) -> Vec<String> {
        let mut notes = Vec::new();
        let mut note = |head: Term, text: &str| {
            notes.push(printable_text(&format!(
                "{}{text}",
                head.in_language(language)
            )));
        };
        let description = &self.description;
        if !description.equation.is_empty() && !description.message.contains(&description.equation)
        {
            note(EQUATION, &description.equation);
        }
        if let Some(elsewhere) = self.elsewhere(language) {
            note(Term::new("", ""), &elsewhere);
        }
        if let Some(suggestion) = &description.suggestion {
            note(SUGGESTION, &suggestion.text);
        }
        if let Some(help) = &description.help {
            for line in help.lines() {
                note(HELP, line);
            }
        }
        notes
    }

    /// The name of its severity in machine output.
    pub const fn severity_key(&self) -> &'static str {
        words::severity_key(self.severity)
    }

    /// The figure that a suggestion is for, and what to write there. `None` where the figure holds
    /// markup, ruby or a line break, which a replacement would lose, or stands in a file whose text is unpacked.
    pub fn correction(&self) -> Option<(&Figure<'_>, &str)> {
        let suggestion = self.description.suggestion.as_ref()?;
        let figure = self.figures.get(self.suggested?)?;
        let is_plain = !figure.place.text.contains(NOT_REPLACED);
        (is_plain && figure.places.are_of_file()).then_some((figure, &suggestion.text))
    }
}

fn single_line(text: &str) -> String {
    printable_text(&text.replace(['\r', '\n'], ""))
}
