//! 参考3260人，上线1956人，上线率60%，其中文科上线率52.1%: what the two figures come to has been told, so that a second rate that does
//! not fit is one of other figures. Where a rule holds of figures, it proves nothing of the same figures with another of
//! the same sentence in place of the one that it was tried at. In another sentence the same may be told again.

use std::borrow::Borrow;
use std::collections::HashSet;

use super::outcome::{Check, Verdict};
use super::repeated::claims_of;
use super::rival::{Figures, anchor};
use crate::claim::{ClaimId, Claims};
use crate::grammar::Kind;

/// Leaves out contradictions and hints that are answered.
pub(super) fn drop_answered(claims: &Claims, checks: &mut Vec<Check>) {
    let asked: HashSet<Question> = checks
        .iter()
        .filter(|check| check.is_doubtful())
        .filter_map(|check| question(claims, check))
        .collect();
    if asked.is_empty() {
        return;
    }
    // Few of the checks that hold are of a rule and a sentence in doubt.
    let places: HashSet<(u32, u32)> = asked.iter().map(|asked| (asked.0, asked.1)).collect();
    let is_near = |check: &&Check| {
        sentence_of(claims, check).is_some_and(|at| places.contains(&(check.rule, at)))
    };
    let near = checks.iter().filter(is_near);
    let answered = Answered::among(claims, near, |question| asked.contains(question));
    checks.retain(|check| !answered.has(claims, check));
}

/// What a rule asks of figures: what do they come to? With the sentence that tells it.
type Question = (u32, u32, Figures);

/// The questions to which a figure told is the answer.
pub(super) struct Answered(HashSet<Question>);

impl Answered {
    /// Those of the questions that are `wanted`.
    pub fn among<C: Borrow<Check>>(
        claims: &Claims,
        checks: impl Iterator<Item = C>,
        wanted: impl Fn(&Question) -> bool,
    ) -> Self {
        let holds = checks.filter(|check| check.borrow().verdict == Verdict::Holds);
        let questions = holds.filter_map(|check| question(claims, check.borrow()));
        Answered(questions.filter(wanted).collect())
    }

    /// Whether a contradiction or hint asks what was answered.
    pub fn has(&self, claims: &Claims, check: &Check) -> bool {
        check.is_doubtful()
            && question(claims, check).is_some_and(|question| self.0.contains(&question))
    }
}

/// What the rule asks of the figures but the one that it was tried at; `None` where these do not come to that one.
fn question(claims: &Claims, check: &Check) -> Option<Question> {
    let anchor = anchor(check)?;
    let mut figures = claims_of(check);
    figures.retain(|id| *id != anchor);
    let is_told_elsewhere = check.figures.iter().any(|figure| figure.document.is_some());
    let sentence = sentence_of(claims, check)?;
    let asks = !is_told_elsewhere && come_to_one(claims, anchor, &figures);
    asks.then_some((check.rule, sentence, figures))
}

/// The sentence of the figure that the rule was tried at.
fn sentence_of(claims: &Claims, check: &Check) -> Option<u32> {
    let claim = claims.claims.get(anchor(check)?.index())?;
    Some(claim.sentence)
}

/// Two figures that are to be the same ask nothing of each other; how long it is from one day to another, they do.
fn come_to_one(claims: &Claims, anchor: ClaimId, figures: &Figures) -> bool {
    let claim = |id: &ClaimId| claims.claims.get(id.index());
    let is_date = |id: &ClaimId| claim(id).is_some_and(|claim| claim.is_date());
    let lasts = claim(&anchor).is_some_and(|claim| claim.quantity.kind == Kind::Duration);
    match figures.as_slice() {
        [] => false,
        [one] => lasts && is_date(one),
        _ => true,
    }
}
