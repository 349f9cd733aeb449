//! What an example of a rule comes to.

use crate::check::{Check, Checker, Description, Draft, Verdict};
use crate::language::Language;
use crate::review::Suppressions;
use crate::rule::{Example, Expect};
use crate::source::{Document, Format};
use crate::text::Span;

/// How an example came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    Passed,
    /// A bad example in which the rule found nothing.
    Missing,
    /// A good example in which the rule found something.
    Noisy,
    /// A bad example in which the rule found something, but not at the figure named.
    Elsewhere,
}

/// An example after its run.
pub struct Run {
    pub outcome: Outcome,
    pub draft: Draft,
    /// The documents of an example of several that come before the one checked.
    pub earlier: Vec<Draft>,
    /// All checks of the rule.
    pub checks: Vec<Check>,
}

impl Run {
    /// A check of the example in words.
    pub fn describe(&self, checker: &Checker, check: &Check, language: Language) -> Description {
        match checker.rules.rules.get(check.rule as usize) {
            Some(rule) if check.reaches_out() => {
                let drafts: Vec<&Draft> = self.earlier.iter().chain([&self.draft]).collect();
                let corpus = checker.corpus_of_examples(&drafts, rule);
                corpus.describe(self.earlier.len(), check, language)
            }
            _ => checker.describe(&self.draft, check, language),
        }
    }
}

/// Runs one example of the rule with this index.
pub fn run(checker: &Checker, rule: u32, example: &Example) -> Run {
    let mut drafts: Vec<Draft> = match checker.rules.rules.get(rule as usize) {
        Some(rule) if rule.reaches_out() => documents(&example.text),
        _ => vec![document(&example.text)],
    }
    .into_iter()
    .map(|document| checker.read_on(document, example.date))
    .collect();
    let mut checks = check(checker, rule, &drafts);
    let draft = drafts.pop().unwrap_or_else(|| checker.read(document("")));
    checks.retain(|check| check.rule == rule);
    let outcome = judge(checker, &draft, &checks, &example.expect);
    Run {
        outcome,
        draft,
        earlier: drafts,
        checks,
    }
}

/// The checks of the last draft.
fn check(checker: &Checker, rule: u32, drafts: &[Draft]) -> Vec<Check> {
    match checker.rules.rules.get(rule as usize) {
        Some(rule) if rule.reaches_out() => {
            let drafts: Vec<&Draft> = drafts.iter().collect();
            let corpus = checker.corpus_of_examples(&drafts, rule);
            corpus.check().pop().unwrap_or_default()
        }
        _ => drafts
            .last()
            .map(|draft| checked_and_reviewed(checker, draft))
            .unwrap_or_default(),
    }
}

/// All checks of a draft, those allowed too, and those of the allowing itself.
fn checked_and_reviewed(checker: &Checker, draft: &Draft) -> Vec<Check> {
    let mut checks = checker.check(draft);
    let rules = &checker.rules.rules;
    let known: Vec<String> = rules.iter().map(|rule| rule.id.clone()).collect();
    let mut suppressions = Suppressions::read(draft, None, &known);
    // Marked on a copy: an example shows what the rule finds, allowed or not.
    suppressions.mark(draft, rules, &mut checks.clone());
    checks.extend(suppressions.faults(rules).0);
    checks
}

/// Documents of one example, parted by lines of `---`.
fn documents(text: &str) -> Vec<Document> {
    text.split("\n---\n").map(document).collect()
}

/// An example is plain text, unless it begins with a heading or a table as in Markdown.
pub fn document(text: &str) -> Document {
    let format = if text.starts_with("# ") || text.starts_with('|') {
        Format::Markdown
    } else {
        Format::Plain
    };
    Document {
        format,
        ..Document::plain("例句", text)
    }
}

fn judge(checker: &Checker, draft: &Draft, checks: &[Check], expect: &Expect) -> Outcome {
    let mut findings = checks.iter().filter(|check| is_finding(check)).peekable();
    match (expect, findings.peek().is_some()) {
        (Expect::Ok, false) => Outcome::Passed,
        (Expect::Ok, true) => Outcome::Noisy,
        (Expect::Bad { .. }, false) => Outcome::Missing,
        (Expect::Bad { at: None }, true) => Outcome::Passed,
        (Expect::Bad { at: Some(at) }, true) => {
            let places = places(checker, draft, at);
            if findings.any(|check| covers(draft, check, &places) || remarks_on(draft, check, at)) {
                Outcome::Passed
            } else {
                Outcome::Elsewhere
            }
        }
    }
}

pub fn is_finding(check: &Check) -> bool {
    matches!(check.verdict, Verdict::Contradiction | Verdict::Usage)
}

/// Where `at` stands in the normalised text. It is normalised as the example is, so that it may be
/// copied from the example letter by letter.
fn places(checker: &Checker, draft: &Draft, at: &str) -> Vec<Span> {
    let at = checker.read(Document::plain("", at)).text.normal;
    let at = at.trim();
    if at.is_empty() {
        return Vec::new();
    }
    let span = |start: usize| Span::new(start as u32, (start + at.len()) as u32);
    draft
        .text
        .normal
        .match_indices(at)
        .map(|(start, _)| span(start))
        .collect()
}

/// Whether a figure or passage of the check overlaps one of the places.
fn covers(draft: &Draft, check: &Check, places: &[Span]) -> bool {
    check
        .figures
        .iter()
        .filter(|figure| figure.document.is_none())
        .filter_map(|figure| draft.claims.claims.get(figure.claim.0 as usize))
        .map(|claim| claim.quantity.extent)
        .chain(check.passages().iter().copied())
        .any(|span| places.iter().any(|place| place.overlaps(span)))
}

/// Whether the check is about a comment in which `at` stands.
fn remarks_on(draft: &Draft, check: &Check, at: &str) -> bool {
    let remark = check.remark();
    let written = remark.and_then(|remark| draft.document.text.get(remark.span.range()));
    written.is_some_and(|written| written.contains(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammar;
    use crate::rule::{RuleFile, load};

    /// A part must not be larger than the whole that names it with 其中.
    const RULE: &str = "\
rules:
  - id: part
    title: 部分不大于总数
    where:
      部分: {}
      总数: { whole_of: 部分, unit: 部分 }
    assert: 部分 <= 总数
";

    fn outcome_of(text: &str, expect: Expect) -> Outcome {
        let file = RuleFile::new("a.yaml", RULE);
        let checker = Checker::new(load(&[file], &Grammar::new()).unwrap());
        run(
            &checker,
            0,
            &Example {
                text: text.into(),
                expect,
                date: None,
                line: 1,
            },
        )
        .outcome
    }

    fn bad(at: &str) -> Expect {
        Expect::Bad {
            at: Some(at.into()),
        }
    }

    #[test]
    fn outcomes_have_names() {
        const FAULTY: &str = "另有9人。全队共２０人，其中队员３０人。";
        const SOUND: &str = "全队共30人，其中队员20人。";
        assert_eq!(outcome_of(FAULTY, bad("３０人")), Outcome::Passed);
        assert_eq!(outcome_of(FAULTY, bad("9人")), Outcome::Elsewhere);
        assert_eq!(
            outcome_of(FAULTY, Expect::Bad { at: None }),
            Outcome::Passed
        );
        assert_eq!(outcome_of(FAULTY, Expect::Ok), Outcome::Noisy);
        assert_eq!(outcome_of(SOUND, Expect::Ok), Outcome::Passed);
        assert_eq!(outcome_of(SOUND, bad("20人")), Outcome::Missing);
    }
}
