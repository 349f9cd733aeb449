//! The engine: reads drafts and checks them against a set of rules.

use std::collections::HashSet;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use rayon::prelude::*;

use super::Draft;
use super::answered::{Answered, drop_answered};
use super::bind::{self, Search};
use super::consequence::drop_consequences;
use super::context::Context;
use super::context::index::Index;
use super::corpus::sheet::{FactSheet, sheets};
use super::describe;
use super::evaluate::{Binding, Group};
use super::layout::plan::{self, Plan};
use super::layout::stretch::Stretch;
use super::outcome::{Attempt, Check, Description, Outcome, Silence};
use super::passages::Passages;
use super::repeated::{drop_repeated, key};
use super::rival::{Rivals, drop_rivalled, in_doubt};
use super::sieve::Sieve;
use super::sieve::filter;
use crate::claim::{ClaimId, Matter, MatterReader, OwnCue, Reader};
use crate::grammar::{Date, Grammar, Hedges};
use crate::language::Language;
use crate::rule::RuleSet;
use crate::source::Document;
use crate::text;

/// Reads and checks drafts; made once, used from many threads.
pub struct Checker {
    pub grammar: Arc<Grammar>,
    pub rules: RuleSet,
    pub hedges: Hedges,
    /// The day of publication of every draft, where it is given.
    pub date: Option<Date>,
    reader: Reader,
    /// Made of the rules.
    sieve: Sieve,
    plans: Vec<Plan>,
    passages: Passages,
    matters: OnceLock<MatterReader>,
    sheets: Vec<FactSheet>,
}

/// How drafts are read and judged, besides the rules.
#[derive(Debug, Default)]
pub struct Setup {
    pub grammar: Arc<Grammar>,
    /// Cue words besides those of the tables.
    pub cues: Vec<OwnCue>,
    pub hedges: Hedges,
    /// The day of publication.
    pub date: Option<Date>,
}

impl Checker {
    /// A checker with the usual setup.
    pub fn new(rules: RuleSet) -> Self {
        Self::with(rules, Setup::default())
    }

    pub fn with(rules: RuleSet, setup: Setup) -> Self {
        // What a run of one short draft waits for, so it is made on two cores.
        let (reader, (sieve, plans, passages)) = rayon::join(
            || Reader::new(&rules.words, &setup.cues),
            || {
                (
                    Sieve::new(&rules, &setup.grammar),
                    plan::plans(&rules),
                    Passages::new(&rules.rules),
                )
            },
        );
        let mut checker = Checker {
            sieve,
            plans,
            grammar: setup.grammar,
            rules,
            hedges: setup.hedges,
            date: setup.date,
            reader,
            passages,
            matters: OnceLock::new(),
            sheets: Vec::new(),
        };
        checker.sheets = sheets(&checker.grammar, &checker.rules.facts);
        checker
    }

    /// The text and claims of a document.
    pub fn read(&self, document: Document) -> Draft {
        self.read_on(document, self.date)
    }

    /// The same for a document that was published on this day, where it is given.
    pub fn read_on(&self, document: Document, date: Option<Date>) -> Draft {
        let text = text::normalise(&document);
        let claims = self.reader.read(&self.grammar, &text, date);
        Draft {
            document,
            text,
            claims,
        }
    }

    /// The same in portions of at least `size` bytes, and so what [`Self::read`] gives, whatever
    /// the size.
    pub fn read_in_portions(&self, document: Document, size: u32) -> Draft {
        let text = text::normalise_in_portions(&document, size as usize);
        let reader = &self.reader;
        let claims = reader.read_in_portions(&self.grammar, &text, self.date, size);
        Draft {
            document,
            text,
            claims,
        }
    }

    pub(super) fn matter_reader(&self) -> &MatterReader {
        self.matters.get_or_init(MatterReader::new)
    }

    /// What each claim of a draft tells by itself.
    pub fn matters(&self, draft: &Draft) -> Vec<Option<Matter>> {
        self.matter_reader()
            .read(&self.grammar, &draft.text, &draft.claims)
    }

    /// The facts of the run, by file.
    pub fn sheets(&self) -> &[FactSheet] {
        &self.sheets
    }

    /// Every relation checked, in reading order of the first figure; of several checks of the
    /// same figures with the same verdict, the first rule's stands.
    pub fn check(&self, draft: &Draft) -> Vec<Check> {
        self.check_in_portions(draft, even_portion(draft.claims.claims.len()))
    }

    /// The same, each slip told once: of contradictions that share all but one of their figures, the first stands.
    pub fn check_for_editor(&self, draft: &Draft) -> Vec<Check> {
        let mut checks = self.check(draft);
        drop_consequences(&mut checks);
        checks
    }

    /// [`Self::check`] in portions of `size` anchors. What is found does not depend on them.
    pub fn check_in_portions(&self, draft: &Draft, size: usize) -> Vec<Check> {
        let portions = portions_of(draft.claims.claims.len(), size);
        let mut checks = match portions.as_slice() {
            // Starting the threads costs more than a short draft does.
            [] | [_] => self.check_at_once(draft),
            portions => self.check_side_by_side(draft, portions),
        };
        // What a rule that only confirms has found may be left out below, as told by another.
        drop_rivalled(&self.rules.rules, &draft.claims, &mut checks);
        drop_answered(&draft.claims, &mut checks);
        drop_repeated(&mut checks);
        checks.shrink_to_fit();
        checks
    }

    /// All checks of a short draft, in reading order.
    fn check_at_once(&self, draft: &Draft) -> Vec<Check> {
        let index = Arc::new(Index::of(&draft.text, &draft.claims));
        let anchors = 0..draft.claims.claims.len();
        let mut checks = self.check_anchors(draft, index, anchors);
        checks.extend(self.check_text(draft));
        // Stable: those of one rule stay in the order of their anchors.
        checks.sort_by_cached_key(|check| place_of(draft, check));
        checks
    }

    /// All checks of a draft, in reading order, its portions gone through on all cores.
    fn check_side_by_side(&self, draft: &Draft, portions: &[Range<usize>]) -> Vec<Check> {
        let (index, words) = rayon::join(
            || Arc::new(Index::of(&draft.text, &draft.claims)),
            || self.check_text(draft),
        );
        let mut checks: Vec<Check> = Vec::new();
        // What was found is not held twice but for a few portions.
        for some in portions.chunks(PORTIONS_APART) {
            let found: Vec<Vec<Check>> = some
                .par_iter()
                .map(|anchors| self.check_anchors(draft, Arc::clone(&index), anchors.clone()))
                .collect();
            checks.extend(found.into_iter().flatten());
        }
        checks.extend(words);
        // Sorting takes room of its own.
        drop(index);
        // Stable, as above.
        checks.par_sort_by_cached_key(|check| place_of(draft, check));
        checks
    }

    /// What rules about text that is no figure find, rule by rule.
    pub fn check_text(&self, draft: &Draft) -> Vec<Check> {
        self.passages.check(&self.rules.rules, draft)
    }

    /// The checks of all rules at some anchors.
    fn check_anchors(&self, draft: &Draft, index: Arc<Index>, anchors: Range<usize>) -> Vec<Check> {
        let context = Context::new(&self.grammar, &self.hedges, draft, index);
        let mut checks = Vec::new();
        self.for_each_attempt(&context, anchors, &|_, _| true, false, |attempt| {
            if let Outcome::Checked(verdict, assertion, figures) = attempt.outcome {
                checks.push(Check::of_figures(attempt.rule, assertion, verdict, figures));
            }
        });
        checks
    }

    /// The check in words.
    pub fn describe(&self, draft: &Draft, check: &Check, language: Language) -> Description {
        let rule = &self.rules.rules[check.rule as usize];
        let context = Context::bare(&self.grammar, &self.hedges, draft);
        describe::describe(&context, rule, check, language)
    }

    /// How every rule fared at every anchor that `wanted` accepts (rule index, anchor claim), rule
    /// after rule.
    pub fn explain(&self, draft: &Draft, wanted: &dyn Fn(u32, ClaimId) -> bool) -> Vec<Attempt> {
        let context = self.context(draft);
        let mut attempts = Vec::new();
        for anchors in portions(draft.claims.claims.len()) {
            self.for_each_attempt(&context, anchors, wanted, true, |attempt| {
                attempts.push(attempt);
            });
        }
        // Stable: those of one rule stay in the order of their anchors.
        attempts.sort_by_key(|attempt| attempt.rule);
        let rivals = self.rivals_of(draft, &context, &attempts);
        let told = attempts.iter().filter_map(Attempt::check);
        let answered = Answered::among(&draft.claims, told, |_| true);
        let mut seen = HashSet::new();
        for attempt in &mut attempts {
            let Some(check) = attempt.check() else {
                continue;
            };
            // In the order in which `check` leaves them out.
            if rivals.refute(&draft.claims, &check) {
                attempt.outcome = Outcome::Silent(Silence::Rivalled);
            } else if answered.has(&draft.claims, &check) {
                attempt.outcome = Outcome::Silent(Silence::Answered);
            } else if !seen.insert(key(&check)) {
                attempt.outcome = Outcome::Silent(Silence::Covered);
            }
        }
        attempts
    }

    /// What rules that only confirm find where others of the attempts are in doubt.
    fn rivals_of(&self, draft: &Draft, context: &Context<'_>, attempts: &[Attempt]) -> Rivals {
        let doubtful = in_doubt(attempts.iter().filter_map(Attempt::check));
        if doubtful.is_empty() {
            return Rivals::default();
        }
        let rules = &self.rules.rules;
        let wanted =
            |rule: u32, anchor| rules[rule as usize].confirm_only && doubtful.contains(&anchor);
        let mut found = Vec::new();
        for anchors in portions(draft.claims.claims.len()) {
            self.for_each_attempt(context, anchors, &wanted, false, |attempt| {
                found.extend(attempt.check());
            });
        }
        Rivals::among(rules, &doubtful, &found)
    }

    /// Why figures of the draft can't fill a role of a rule by themselves: the key of the first
    /// filter that each does not meet, and `None` for one that meets all.
    pub fn unmet(
        &self,
        draft: &Draft,
        rule: u32,
        role: u16,
    ) -> Vec<(ClaimId, Option<&'static str>)> {
        let context = self.context(draft);
        let rule = self.rules.rules.get(rule as usize);
        let Some(role) = rule.and_then(|rule| rule.roles.get(usize::from(role))) else {
            return Vec::new();
        };
        let claims = (0..draft.claims.claims.len()).map(|at| ClaimId(at as u32));
        claims
            .map(|id| (id, filter::unmet(&context, &role.filter, id)))
            .collect()
    }

    fn context<'a>(&'a self, draft: &'a Draft) -> Context<'a> {
        let index = Arc::new(Index::of(&draft.text, &draft.claims));
        Context::new(&self.grammar, &self.hedges, draft, index)
    }

    pub(super) fn for_each_attempt(
        &self,
        context: &Context<'_>,
        anchors: Range<usize>,
        wanted: &dyn Fn(u32, ClaimId) -> bool,
        explain: bool,
        mut take: impl FnMut(Attempt),
    ) {
        let stretch = Stretch::new(context, &self.sieve, anchors.clone());
        // Without other documents and facts a rule about these binds nothing; `explain` says so.
        let reach = explain || context.tellings.is_some();
        let plans = self.rules.rules.iter().zip(&self.plans);
        for (rule, plan) in plans.filter(|(rule, _)| reach || !rule.reaches_out()) {
            // `explain` says what is missing.
            let needs = if explain { &[] } else { plan.needs.as_slice() };
            let mut binding: Binding = rule.roles.iter().map(|_| Group::new()).collect();
            let first = plan.first_role;
            for anchor in stretch.anchors(first, needs, rule.within, &anchors) {
                let search = Search {
                    context,
                    stretch: &stretch,
                    rule,
                    plan,
                    anchor,
                };
                if !wanted(plan.rule, anchor) || !(explain || bind::may_bind(&search)) {
                    continue;
                }
                if let Some(attempt) = bind::attempt(search, &mut binding, explain) {
                    take(attempt);
                }
            }
        }
    }
}

/// What checks are put in order by: where they begin, and the rule.
fn place_of(draft: &Draft, check: &Check) -> u64 {
    u64::from(check.start(&draft.claims)) << u32::BITS | u64::from(check.rule)
}

/// The claims of a document in portions of anchors.
pub(super) fn portions(claims: usize) -> Vec<Range<usize>> {
    portions_of(claims, PORTION)
}

fn portions_of(claims: usize, size: usize) -> Vec<Range<usize>> {
    let starts = (0..claims).step_by(size.max(1));
    starts
        .map(|start| start..(start + size).min(claims))
        .collect()
}

/// How many anchors are gone through, rule after rule, before the next ones: their claims stay in
/// the processor's cache.
const PORTION: usize = 4096;

/// About [`PORTION`], so that an even number of portions of one size makes up all claims: two cores are
/// done at the same time.
fn even_portion(claims: usize) -> usize {
    if claims <= PORTION {
        return PORTION;
    }
    let pairs = ((claims + PORTION) / (2 * PORTION)).max(1);
    claims.div_ceil(2 * pairs)
}

/// How many portions are gone through before their checks are put together.
const PORTIONS_APART: usize = 64;
