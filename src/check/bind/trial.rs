//! One rule tried at one anchor: its roles are filled one after the other, and of all bindings the
//! best verdict is taken.

use smallvec::{SmallVec, smallvec};

use super::agree::agree_on;
use super::hopeless::{is_vague, may_meet, meets};
use super::search::{Plausible, Search};
use crate::check::evaluate::{Binding, Group};
use crate::check::limits::{MOST_BINDINGS, MOST_CANDIDATES, MOST_CONFIRMING};
use crate::check::outcome::{Attempt, BoundFigure, Candidates, Figures, Outcome, Silence, Verdict};
use crate::rule::Assertion;

/// A binding that was judged.
#[derive(Clone, Debug)]
struct Judged {
    binding: Binding,
    assertion: usize,
    verdict: Verdict,
}

/// What trying one rule at one anchor has come to so far.
pub(super) struct Trial<'a> {
    search: Search<'a>,
    /// The first of those with the best verdict.
    best: Option<Judged>,
    /// How many bindings could be judged.
    judged: u32,
    tried: u32,
    missing: Option<u16>,
    not_computable: bool,
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
    /// Tries all bindings with the first role bound.
    pub fn run(search: Search<'a>, mut binding: Binding, explain: bool) -> Attempt {
        let mut trial = Trial {
            search,
            best: None,
            judged: 0,
            tried: 0,
            missing: None,
            not_computable: false,
            unmet: false,
            loose: false,
            unsure: false,
            seen: explain.then(Vec::new),
        };
        if explain {
            let groups = smallvec![binding[0].clone()];
            let anchors = Plausible {
                groups,
                ..Plausible::default()
            };
            trial.note(0, &anchors);
        }
        trial.bind(1, &mut binding);
        trial.conclude()
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
        if self.confirms_at_once(role, binding) {
            self.bind(position + 1, binding);
            binding[role] = Group::new();
            if self.holds() {
                return;
            }
        }
        let plausible = self.search.candidates(role, binding);
        self.note(role, &plausible);
        self.unsure |= plausible.unsure;
        self.loose |= plausible.groups.len() > 1 && !plausible.exhaustive;
        let mut bound = false;
        for group in &plausible.groups {
            if !self.agrees(group, binding) {
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

    /// Of a rule that only confirms what a namesake says: binds the first namesake that does, if it
    /// stands in the same words, for then it is the one that would be taken of all.
    fn confirms_at_once(&self, role: usize, binding: &mut Binding) -> bool {
        let search = &self.search;
        let twin = search.rule.confirm_only && search.plan.twin == Some(role);
        let (None, true, Some(&anchor)) = (&self.seen, twin, binding[0].first()) else {
            return false;
        };
        let reach = search.reach(role, binding);
        let bonds = search.bonds(role, binding);
        let here = search.context.claim(anchor);
        for id in search.namesakes(anchor, &reach).take(MOST_CANDIDATES) {
            if !may_meet(search, anchor, id) {
                continue;
            }
            binding[role] = smallvec![id];
            // One that is vague may hold first, and then nothing is told.
            let vague = is_vague(search, binding);
            let found = !vague && meets(search, binding) && search.admits(role, &bonds, id);
            let group = std::mem::take(&mut binding[role]);
            if vague {
                return false;
            }
            if found && self.agrees(&group, binding) {
                let echoes = search.echoes(here, search.context.claim(id));
                if echoes {
                    binding[role] = group;
                }
                return echoes;
            }
        }
        false
    }

    fn judge(&mut self, binding: &Binding) {
        self.tried += 1;
        let evaluation = self.search.evaluation(binding);
        // Like an assertion, a condition that speaks of a role left empty asks for nothing.
        let meant = |condition: &Assertion| {
            !evaluation.is_bound(&condition.expression)
                || matches!(
                    evaluation.verdict(&condition.expression),
                    Some(Verdict::Holds | Verdict::Rounding)
                )
        };
        if !self.search.rule.when.iter().all(meant) {
            self.unmet = true;
            return;
        }
        // Of a rule that only confirms, nothing but what holds is told, save to `explain`.
        let asserts = &self.search.rule.asserts;
        if self.search.rule.confirm_only
            && self.seen.is_none()
            && !asserts.iter().all(|a| evaluation.may_hold(&a.expression))
        {
            return;
        }
        let mut worst: Option<(usize, Verdict)> = None;
        for (index, assertion) in asserts.iter().enumerate() {
            let Some(verdict) = evaluation.verdict(&assertion.expression) else {
                continue;
            };
            if worst.is_none_or(|(_, w)| verdict > w) {
                worst = Some((index, verdict));
            }
        }
        match worst {
            None => self.not_computable = true,
            Some((assertion, verdict)) => {
                self.judged += 1;
                if self.best.as_ref().is_none_or(|best| verdict < best.verdict) {
                    self.best = Some(Judged {
                        binding: binding.iter().map(|g| Group::from_slice(g)).collect(),
                        assertion,
                        verdict,
                    });
                }
            }
        }
    }

    /// Whether the claims agree with those bound on every aspect that the rule does not free.
    fn agrees(&self, group: &Group, binding: &Binding) -> bool {
        let context = self.search.context;
        let aspects = &self.search.plan.aspects;
        group.iter().all(|id| {
            let claim = context.claim(*id);
            let mut bound = binding.iter().flatten();
            bound.all(|other| {
                let other = context.claim(*other);
                let mut aspects = aspects.iter();
                aspects.all(|aspect| agree_on(*aspect, claim, other))
            })
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
                None => Silence::NotComputable,
            });
        };
        let single = self.judged == 1 || !self.loose || self.search.rule.report_ambiguous;
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
            _ if !single => Outcome::Silent(Silence::Ambiguous(self.judged)),
            Verdict::Contradiction if self.not_computable => {
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

    fn checked(&self, judged: &Judged) -> Outcome {
        let evaluation = self.search.evaluation(&judged.binding);
        let mut roles = SmallVec::new();
        let always = self.search.plan.deciding.get(judged.assertion);
        match (always, self.search.rule.asserts.get(judged.assertion)) {
            (Some(Some(always)), _) => roles.extend_from_slice(always),
            (_, Some(assertion)) => evaluation.deciding_roles(&assertion.expression, &mut roles),
            _ => {}
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
        Outcome::Checked(judged.verdict, judged.assertion as u16, figures)
    }
}
