//! One rule tried at one anchor: its roles are filled one after the other, and of all bindings the
//! best verdict is taken.

use smallvec::{SmallVec, smallvec};

use super::hopeless::is_vague;
use super::search::{Plausible, Search};
use crate::check::evaluate::{Binding, Group};
use crate::check::limits::{MOST_BINDINGS, MOST_CONFIRMING};
use crate::check::outcome::{Attempt, BoundFigure, Candidates, Figures, Outcome, Silence, Verdict};
use crate::claim::{ClaimId, Cue};
use crate::rule::{Assertion, Expression, Function, LinkKind};

/// A binding that was judged.
#[derive(Clone, Debug)]
struct Judged<'a> {
    binding: Binding,
    verdict: Verdict,
    decided: Decided<'a>,
}

/// What the verdict follows from: the assertion, by its number, and of alternatives the one that was
/// met.
#[derive(Clone, Copy, Debug)]
struct Decided<'a> {
    assertion: usize,
    side: &'a Expression,
}

/// What trying one rule at one anchor has come to so far.
pub(super) struct Trial<'a> {
    search: Search<'a>,
    /// The first of those with the best verdict.
    best: Option<Judged<'a>>,
    /// How many bindings could be judged.
    judged: u32,
    tried: u32,
    missing: Option<u16>,
    not_computable: bool,
    /// What said that a disagreement would prove nothing; asked only for `explain`.
    excuse: Option<Function>,
    /// Some binding did not meet the rule's `when`.
    unmet: bool,
    /// Some role had several candidates of which none need be meant.
    loose: bool,
    /// Some role's candidates can only confirm.
    unsure: bool,
    /// Filled only for `explain`.
    seen: Option<Vec<Candidates>>,
}

impl<'a> Trial<'a> {
    pub fn new(search: Search<'a>, explain: bool) -> Self {
        Trial {
            search,
            best: None,
            judged: 0,
            tried: 0,
            missing: None,
            not_computable: false,
            excuse: None,
            unmet: false,
            loose: false,
            unsure: false,
            seen: explain.then(Vec::new),
        }
    }

    /// Tries all bindings with the first role bound.
    pub fn run(mut self, binding: &mut Binding) -> Attempt {
        if self.seen.is_some() {
            let groups = smallvec![binding[0].clone()];
            let anchors = Plausible {
                groups,
                ..Plausible::default()
            };
            self.note(0, &anchors);
        }
        self.bind(1, binding);
        self.conclude()
    }

    /// The same; a claim that fills `role` is tried before all others.
    pub fn run_with(mut self, role: usize, first: ClaimId, binding: &mut Binding) -> Attempt {
        binding[role] = smallvec![first];
        self.judge(binding);
        binding[role] = Group::new();
        match self.holds() {
            true => self.conclude(),
            false => self.run(binding),
        }
    }

    fn note(&mut self, role: usize, plausible: &Plausible) {
        let Some(seen) = &mut self.seen else { return };
        if seen.iter().all(|entry| usize::from(entry.role) != role) {
            seen.push(Candidates {
                role: role as u16,
                tier: plausible.tier,
                claims: plausible.groups.iter().flatten().copied().collect(),
                capped: plausible.capped,
            });
        }
    }

    /// Fills the role at `position` of the order and all after it.
    fn bind(&mut self, position: usize, binding: &mut Binding) {
        let most = match self.search.rule.confirm_only {
            true => MOST_CONFIRMING,
            false => MOST_BINDINGS,
        };
        if self.holds() || self.tried >= most {
            return;
        }
        let Some(&role) = self.search.plan.order.get(position) else {
            self.judge(binding);
            return;
        };
        if self.search.plan.open == Some(position) && self.settle(binding) {
            return;
        }
        let plausible = self.search.candidates(role, binding);
        self.note(role, &plausible);
        self.unsure |= plausible.unsure;
        self.loose |= plausible.groups.len() > 1 && !plausible.exhaustive;
        let mut bound = false;
        for group in &plausible.groups {
            // The candidate tried before is none of those bound.
            binding[role].clear();
            if !self.search.agrees(group, binding) {
                continue;
            }
            bound = true;
            binding[role] = Group::from_slice(group);
            self.bind(position + 1, binding);
        }
        binding[role] = Group::new();
        if !bound {
            if self.search.rule.roles[role].optional {
                self.bind(position + 1, binding);
            } else {
                self.missing.get_or_insert(role as u16);
            }
        }
    }

    /// No verdict is better than one that holds.
    fn holds(&self) -> bool {
        let best = self.best.as_ref();
        best.is_some_and(|best| best.verdict == Verdict::Holds)
    }

    /// Takes the binding where all holds whatever the roles are filled with that may stay empty.
    /// `explain` shows what they would be.
    fn settle(&mut self, binding: &Binding) -> bool {
        if self.seen.is_some() || !self.meets_conditions(binding) {
            return false;
        }
        let rule = self.search.rule;
        let evaluation = self.search.evaluation(binding);
        let mut sides = rule
            .asserts
            .iter()
            .map(|a| evaluation.settled(&a.expression));
        let Some(Some(side)) = sides.next() else {
            return false;
        };
        let settled = sides.all(|side| side.is_some());
        if settled {
            let decided = Decided { assertion: 0, side };
            self.take(Verdict::Holds, decided, binding);
        }
        settled
    }

    /// Whether the figures meet what the rule asks under `when`. Like an assertion, a condition that
    /// speaks of a role left empty asks for nothing.
    fn meets_conditions(&self, binding: &Binding) -> bool {
        let evaluation = self.search.evaluation(binding);
        let mut conditions = self.search.rule.when.iter();
        conditions.all(|condition: &Assertion| {
            !evaluation.is_bound(&condition.expression)
                || matches!(
                    evaluation.verdict(&condition.expression),
                    Some(Verdict::Holds | Verdict::Rounding)
                )
        })
    }

    fn judge(&mut self, binding: &Binding) {
        self.tried += 1;
        if !self.meets_conditions(binding) {
            self.unmet = true;
            return;
        }
        let rule = self.search.rule;
        let evaluation = self.search.evaluation(binding);
        // Of a rule that only confirms, nothing but what holds is told, save to `explain`.
        if rule.confirm_only && self.seen.is_none() {
            if let [assert] = rule.asserts.as_slice() {
                if let Some(side) = evaluation.holding(&assert.expression) {
                    let decided = Decided { assertion: 0, side };
                    self.take(Verdict::Holds, decided, binding);
                }
                return;
            }
            if !rule
                .asserts
                .iter()
                .all(|a| evaluation.may_hold(&a.expression))
            {
                return;
            }
        }
        let mut worst: Option<(Verdict, Decided<'a>)> = None;
        for (assertion, assert) in rule.asserts.iter().enumerate() {
            let (Some(verdict), side) = evaluation.decide(&assert.expression) else {
                continue;
            };
            if worst.is_none_or(|(worst, _)| verdict > worst) {
                worst = Some((verdict, Decided { assertion, side }));
            }
        }
        match worst {
            None => {
                self.not_computable = true;
                if self.seen.is_some() {
                    let mut excuses = rule.asserts.iter();
                    self.excuse = excuses.find_map(|a| evaluation.excuse(&a.expression));
                }
            }
            Some((verdict, decided)) => self.take(verdict, decided, binding),
        }
    }

    /// Takes a binding that could be judged.
    fn take(&mut self, verdict: Verdict, decided: Decided<'a>, binding: &Binding) {
        self.judged += u32::from(!self.repeats_best(verdict, binding));
        if self.best.as_ref().is_none_or(|best| verdict < best.verdict) {
            self.best = Some(Judged {
                binding: binding.iter().map(|g| Group::from_slice(g)).collect(),
                verdict,
                decided,
            });
        }
    }

    /// 252人死亡。…死亡252人: whether a binding says no more than the best one so far, with figures that are the same to a reader.
    fn repeats_best(&self, verdict: Verdict, binding: &Binding) -> bool {
        let context = self.search.context;
        let same = |(a, b): (&ClaimId, &ClaimId)| {
            let (a, b) = (context.claim(*a), context.claim(*b));
            let (first, second) = (&a.quantity, &b.quantity);
            first.unit == second.unit
                && first.hedge.is_none()
                && second.hedge.is_none()
                && first.value() == second.value()
        };
        self.best.as_ref().is_some_and(|best| {
            let mut groups = best.binding.iter().zip(binding.iter());
            best.verdict == verdict
                && groups.all(|(a, b)| a.len() == b.len() && a.iter().zip(b).all(same))
        })
    }

    fn conclude(self) -> Attempt {
        let outcome = self.outcome();
        Attempt {
            rule: self.search.plan.rule,
            anchor: self.search.anchor,
            candidates: self.seen.unwrap_or_default(),
            outcome,
        }
    }

    fn outcome(&self) -> Outcome {
        let usage = self.search.rule.usage;
        let Some(best) = &self.best else {
            return Outcome::Silent(match self.missing {
                Some(role) => Silence::NoCandidate(role),
                None if self.unmet && !self.not_computable => Silence::Unmet,
                None => match self.excuse {
                    Some(function) => Silence::Excused(function),
                    None => Silence::NotComputable,
                },
            });
        };
        // That one of several readings holds by its roundings says nothing; that none does, a rule may tell.
        let told = self.search.rule.report_ambiguous && best.verdict == Verdict::Contradiction;
        let single = self.judged == 1 || !self.loose || told;
        match best.verdict {
            Verdict::Holds
                if self.search.rule.confirm_only && is_vague(&self.search, &best.binding) =>
            {
                Outcome::Silent(Silence::Unconfirmed)
            }
            Verdict::Holds | Verdict::Rounding if usage => Outcome::Silent(Silence::WellWritten),
            Verdict::Holds => self.checked(best),
            _ if self.search.rule.confirm_only || self.unsure => {
                Outcome::Silent(Silence::Unconfirmed)
            }
            // Among those not tried there may be one that holds.
            _ if !single || self.tried >= MOST_BINDINGS => {
                Outcome::Silent(Silence::Ambiguous(self.judged))
            }
            Verdict::Contradiction if self.takes_what_was(&best.binding) => {
                Outcome::Silent(Silence::Unconfirmed)
            }
            Verdict::Contradiction | Verdict::Rounding if self.not_computable => {
                Outcome::Silent(Silence::Ambiguous(self.judged + 1))
            }
            Verdict::Contradiction if usage => {
                let judged = Judged {
                    verdict: Verdict::Usage,
                    ..best.clone()
                };
                self.checked(&judged)
            }
            _ => self.checked(best),
        }
    }

    /// 收入1206亿元，毛利由306亿元增加至386亿元，毛利率32%: whether a figure is bound that has come to another since, without that other,
    /// by a role that asks for no beginning of a change.
    fn takes_what_was(&self, binding: &Binding) -> bool {
        let context = self.search.context;
        let is_left_behind = |id: &ClaimId| {
            let later = self.come_to(*id);
            context.claim(*id).has(Cue::From)
                && later.is_some_and(|later| !binding.iter().flatten().any(|id| *id == later))
        };
        let mut bound = self.search.rule.roles.iter().zip(binding.iter());
        bound.any(|(role, group)| {
            let links = role.links.iter();
            let asks_for_it = role.filter.cues.has(Cue::From)
                || links.clone().any(|link| link.kind == LinkKind::StartOf);
            !asks_for_it && group.iter().any(is_left_behind)
        })
    }

    /// What a figure at the beginning of a change has come to, as the same sentence tells.
    fn come_to(&self, id: ClaimId) -> Option<ClaimId> {
        const NEAR: u32 = 6;
        let context = self.search.context;
        let count = context.claims.claims.len() as u32;
        let sentence = context.claim(id).sentence;
        let mut behind = (id.0 + 1..(id.0 + 1 + NEAR).min(count)).map(ClaimId);
        behind.find(|later| {
            let later = context.claim(*later);
            later.start == Some(id) && later.sentence == sentence
        })
    }

    fn checked(&self, judged: &Judged<'_>) -> Outcome {
        let evaluation = self.search.evaluation(&judged.binding);
        let Decided { assertion, side } = judged.decided;
        let mut roles = SmallVec::new();
        match self.search.plan.deciding.get(assertion) {
            Some(Some(always)) => roles.extend_from_slice(always),
            _ => evaluation.deciding_roles(side, &mut roles),
        }
        let groups = judged.binding.iter().enumerate();
        // What forbids a role reckons with none: then all that are bound are told.
        let told = groups.filter(|(role, _)| roles.is_empty() || roles.contains(role));
        let count = told.clone().map(|(_, group)| group.len()).sum();
        let mut figures = Figures::with_capacity(count);
        for (role, group) in told {
            figures.extend(group.iter().map(|claim| BoundFigure {
                role: role as u16,
                claim: *claim,
                document: None,
            }));
        }
        Outcome::Checked(judged.verdict, assertion as u16, figures)
    }
}
