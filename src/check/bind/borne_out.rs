//! A base that the other shares of a list bear out: then it is that of each of them.

use super::search::Search;
use crate::check::limits::LONGEST_RUN;
use crate::claim::{Claim, ClaimId, Cue};
use crate::grammar::{Exact, Value};

/// Shares with fewer digits than this, all together, may agree with a base by chance.
const FEWEST_DIGITS: usize = 4;

/// The same where the parts come to just the base.
const FEWEST_DIGITS_OF_ALL: usize = 2;

impl Search<'_> {
    /// The one of the candidates that all other shares of the list are of, told of parts of the same whole: 教授200人、讲师350人，
    /// 分别占10.82%、29.91% of 1170人.
    pub(super) fn borne_out(
        &self,
        share: ClaimId,
        part_id: ClaimId,
        candidates: &[ClaimId],
    ) -> Option<ClaimId> {
        let claim = self.context.claim(share);
        let part = self.context.claim(part_id);
        let own = self.context.run(claim);
        if !(2..=LONGEST_RUN).contains(&own.len()) || claim.quantity.hedge.is_some() {
            return None;
        }
        let mut others = own.iter().filter(|id| **id != share);
        let pairs = others.try_fold(Vec::new(), |mut pairs, id| {
            let other = self.context.claim(*id);
            let of = other.subject?;
            let told = self.context.claim(of);
            let is_alike = told.whole == part.whole
                && told.run == part.run
                && told.run.is_some()
                && told.counts_like(part)
                && self.may_be_of_one_base(claim, other);
            is_alike.then(|| pairs.push((of, *id)))?;
            Some(pairs)
        })?;
        // 其中…，其中…: the second may tell of a part of the first.
        let first = self.context.run(part).first().copied();
        let opens_anew = |id: ClaimId| first != Some(id) && self.context.claim(id).has(Cue::Part);
        if opens_anew(part_id) || pairs.iter().any(|(of, _)| opens_anew(*of)) {
            return None;
        }
        let bears_out = |base: &ClaimId| {
            let digits = pairs
                .iter()
                .map(|(of, share)| self.agreeing_digits(*of, *share, *base));
            let digits: Option<usize> = digits.sum();
            digits.is_some_and(|digits| {
                let all = || digits >= FEWEST_DIGITS_OF_ALL && self.is_shared_out(part, *base);
                digits >= FEWEST_DIGITS || all()
            })
        };
        let mut borne_out = candidates.iter().copied().filter(bears_out);
        let base = borne_out.next()?;
        borne_out
            .all(|id| self.nominal(id) == self.nominal(base))
            .then_some(base)
    }

    /// Whether the parts told beside this one come to just the base.
    fn is_shared_out(&self, part: &Claim, base: ClaimId) -> bool {
        let run = self.context.run(part);
        let nominal = |id: &ClaimId| self.nominal(*id).filter(|_| *id != base);
        let sum = Exact::sum(run.iter().map(nominal));
        (2..=LONGEST_RUN).contains(&run.len()) && sum.is_some() && sum == self.nominal(base)
    }

    /// Whether a share may be of the base of another one by what they say: the same, or the second nothing. What is 占结案数的 is no
    /// share of what those that say nothing are shares of.
    fn may_be_of_one_base(&self, share: &Claim, other: &Claim) -> bool {
        match (self.said_base(share), self.said_base(other)) {
            (Some(own), Some(other)) => own == other,
            (Some(_), None) => self.base_words(share).is_none(),
            (None, _) => true,
        }
    }

    /// How many digits a share has, if a part over a base comes to it.
    pub(super) fn agreeing_digits(
        &self,
        part: ClaimId,
        share: ClaimId,
        base: ClaimId,
    ) -> Option<usize> {
        let claim = self.context.claim(share);
        let Value::Number(number) = claim.quantity.value() else {
            return None;
        };
        let grain = self.context.operand(share)?.grain?;
        let value = self.nominal(part)?.divide(self.nominal(base)?)?;
        let agrees = grain.round(value) == self.nominal(share) && claim.quantity.hedge.is_none();
        let steps = number
            .value
            .divide(Exact::power_of_ten(i32::from(grain.precision))?)?;
        (agrees && steps.is_integer()).then(|| steps.numerator().to_string().len())
    }
}
