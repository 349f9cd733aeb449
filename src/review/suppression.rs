//! Findings that someone has allowed, and what is wrong with the allowing.

use super::directive;
use super::sidecar::{Entry, Sidecar};
use crate::check::{Check, Draft, Origin, Remark, Suppression, SuppressionFault, Verdict};
use crate::rule::{Rule, SuppressionState, nearest};
use crate::source::{Document, Format, comments};
use crate::text::{self, Block, BlockKind, Span};

/// What is allowed in one draft.
#[derive(Debug, Default)]
pub struct Suppressions {
    allowed: Vec<Allowed>,
    /// What is wrong with comments of the draft.
    faults: Vec<Remark>,
    /// What is wrong with entries of the file beside it.
    sidecar_faults: Vec<Remark>,
}

/// One rule that one comment or entry allows.
#[derive(Debug)]
struct Allowed {
    rule: String,
    reason: String,
    origin: Origin,
    /// Where the findings stand, in the normalised text.
    places: Vec<Span>,
    /// Of the comment or entry, in the draft's original text or in the file beside it.
    written: Span,
    used: bool,
}

impl Suppressions {
    /// What the comments of a draft and the file beside it allow. `known` are the ids of all rules,
    /// also of those that do not apply to the draft.
    pub fn read(draft: &Draft, sidecar: Option<&Sidecar>, known: &[String]) -> Suppressions {
        let mut found = Suppressions::default();
        for comment in comments(&draft.document) {
            let content = comment.content.of(&draft.document.text);
            match directive::read(content) {
                Ok(directive) => {
                    let places = if directive.whole_file {
                        vec![everything()]
                    } else {
                        block_at(draft, comment.whole).into_iter().collect()
                    };
                    for rule in directive.rules {
                        found.allow(
                            known,
                            Allowed {
                                rule: rule.to_owned(),
                                reason: directive.reason.to_owned(),
                                origin: Origin::Inline,
                                places: places.clone(),
                                written: comment.whole,
                                used: false,
                            },
                        );
                    }
                }
                Err(fault) => found.faults.push(Remark {
                    span: comment.whole,
                    fault,
                }),
            }
        }
        for entry in sidecar.iter().flat_map(|sidecar| &sidecar.entries) {
            found.entry(draft, entry, known);
        }
        found
    }

    fn entry(&mut self, draft: &Draft, entry: &Entry, known: &[String]) {
        let mut refuse = |span, fault| self.sidecar_faults.push(Remark { span, fault });
        if entry.reason.trim().is_empty() {
            let rule = entry.rule.value.clone();
            refuse(entry.rule.place, SuppressionFault::NoReason { rule });
            return;
        }
        let places = match &entry.passage {
            None => vec![everything()],
            Some(passage) => {
                let places = passages(draft, &passage.value);
                if places.is_empty() {
                    let quote = passage.value.clone();
                    refuse(passage.place, SuppressionFault::NoSuchPassage { quote });
                    return;
                }
                places
            }
        };
        self.allow(
            known,
            Allowed {
                rule: entry.rule.value.clone(),
                reason: entry.reason.clone(),
                origin: Origin::Sidecar,
                places,
                written: entry.rule.place,
                used: false,
            },
        );
    }

    fn allow(&mut self, known: &[String], allowed: Allowed) {
        if known.contains(&allowed.rule) {
            self.allowed.push(allowed);
            return;
        }
        let names = known.iter().map(String::as_str);
        let fault = SuppressionFault::UnknownRule {
            nearest: nearest(&allowed.rule, names),
            written: allowed.rule,
        };
        self.faults_of(allowed.origin).push(Remark {
            span: allowed.written,
            fault,
        });
    }

    fn faults_of(&mut self, origin: Origin) -> &mut Vec<Remark> {
        match origin {
            Origin::Sidecar => &mut self.sidecar_faults,
            Origin::Inline | Origin::Baseline => &mut self.faults,
        }
    }

    /// Marks the checks of the draft that are allowed. What holds is not a finding.
    pub fn mark(&mut self, draft: &Draft, rules: &[Rule], checks: &mut [Check]) {
        if self.allowed.is_empty() {
            return;
        }
        for check in checks.iter_mut() {
            let id = rules.get(check.rule as usize).map(|rule| rule.id.as_str());
            let allowed = self.allowed.iter_mut().find(|allowed| {
                check.verdict != Verdict::Holds
                    && id == Some(allowed.rule.as_str())
                    && covers(draft, check, &allowed.places)
            });
            if let Some(allowed) = allowed {
                allowed.used = true;
                check.suppress(Suppression {
                    origin: allowed.origin,
                    reason: allowed.reason.clone(),
                });
            }
        }
    }

    /// What is wrong with the comments of the draft and, apart, with the entries of the file beside
    /// it, as checks of the rules that say so. To be asked after [`Suppressions::mark`]; only what
    /// allows a rule of `rules` can be of no use.
    pub fn faults(mut self, rules: &[Rule]) -> (Vec<Check>, Vec<Check>) {
        for allowed in std::mem::take(&mut self.allowed) {
            let applies = rules.iter().any(|rule| rule.id == allowed.rule);
            if !allowed.used && applies {
                self.faults_of(allowed.origin).push(Remark {
                    span: allowed.written,
                    fault: SuppressionFault::Unused { rule: allowed.rule },
                });
            }
        }
        let checks = |mut faults: Vec<Remark>| {
            faults.sort_by_key(|remark| remark.span);
            faults
                .into_iter()
                .filter_map(|remark| check_of(rules, remark))
                .collect()
        };
        (checks(self.faults), checks(self.sidecar_faults))
    }
}

/// The check of the rule that is about such a fault; `None` when that rule is off.
fn check_of(rules: &[Rule], remark: Remark) -> Option<Check> {
    let state = match remark.fault {
        SuppressionFault::Unused { .. } | SuppressionFault::NoSuchPassage { .. } => {
            SuppressionState::Unused
        }
        SuppressionFault::NoReason { .. } => SuppressionState::Reasonless,
        SuppressionFault::NoRule
        | SuppressionFault::UnknownRule { .. }
        | SuppressionFault::UnknownWord { .. } => SuppressionState::Unknown,
    };
    let is_about = |rule: &Rule| {
        let role = rule.roles.first().and_then(|role| role.text.as_ref());
        role.is_some_and(|role| role.suppression == Some(state))
    };
    let rule = u32::try_from(rules.iter().position(is_about)?).ok()?;
    Some(Check::of_remark(rule, remark))
}

const fn everything() -> Span {
    Span::new(0, u32::MAX)
}

/// Whether a figure or passage of the check stands in one of the places.
fn covers(draft: &Draft, check: &Check, places: &[Span]) -> bool {
    let own = check
        .figures
        .iter()
        .filter(|figure| figure.document.is_none());
    let figures = own.filter_map(|figure| {
        let claim = draft.claims.claims.get(figure.claim.index())?;
        Some(claim.quantity.extent)
    });
    figures
        .chain(check.passages().iter().copied())
        .any(|span| places.iter().any(|place| place.overlaps(span)))
}

/// The block that a comment stands in, or else the next one: a paragraph, a heading, the whole
/// table, the whole list.
fn block_at(draft: &Draft, comment: Span) -> Option<Span> {
    let blocks = &draft.text.blocks;
    let original = |block: &Block| draft.text.original(block.span);
    // A comment at the end of a paragraph is behind all of its text.
    let same_line = |block: &Block| {
        let end = original(block).end;
        let between = draft
            .document
            .text
            .get(end as usize..comment.start as usize);
        between.is_some_and(|between| !between.contains('\n'))
    };
    let next = blocks.partition_point(|block| original(block).start < comment.start);
    let at = match next.checked_sub(1).and_then(|before| blocks.get(before)) {
        Some(block) if original(block).end > comment.start || same_line(block) => next - 1,
        _ => next,
    };
    let first = blocks.get(at)?;
    let goes_on = |block: &&Block| match (first.kind, block.kind) {
        (BlockKind::Cell { table, .. }, BlockKind::Cell { table: other, .. }) => table == other,
        (BlockKind::ListItem, BlockKind::ListItem) => at == next,
        _ => false,
    };
    let last = blocks[at + 1..]
        .iter()
        .take_while(goes_on)
        .last()
        .unwrap_or(first);
    Some(Span::new(first.span.start, last.span.end))
}

/// Where a quoted passage stands in the normalised text; white space and line breaks do not count.
fn passages(draft: &Draft, quote: &str) -> Vec<Span> {
    let quote = text::normalise(&Document {
        format: match draft.document.format {
            // A passage of a Word document is quoted as it reads.
            Format::Word => Format::Plain,
            format => format,
        },
        ..Document::plain("", quote)
    });
    let quote = quote.normal.trim();
    if quote.is_empty() {
        return Vec::new();
    }
    let normal = draft.text.normal.as_str();
    let span = |start: usize| Span::new(start as u32, (start + quote.len()) as u32);
    normal
        .match_indices(quote)
        .map(|(start, _)| span(start))
        .collect()
}
