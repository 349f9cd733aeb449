//! Which whole the shares of a list are of.

use smallvec::SmallVec;

use super::Evaluation;
use crate::claim::{Claim, ClaimId, ends_with_among, is_complete, is_word_character};
use crate::grammar::{Exact, Kind, Value, ValueSet};
use crate::text::{floor_boundary, last_characters};

/// A share with the part that it is said of.
struct Told {
    id: ClaimId,
    /// With so many digits the share is written.
    digits: u32,
    share: ValueSet,
    part: ValueSet,
    of: ClaimId,
}

/// So many shares of a list are held against each other: each with each other.
const MOST: usize = 8;

impl Evaluation<'_> {
    /// Whether one whole, greater than what the shares are said of comes to, makes each of them the
    /// share of what it is said of: then the list leaves something out. Where one of the list has
    /// no share, it may be that one which is wrong.
    pub(super) fn have_larger_whole(&self, shares: usize) -> Option<bool> {
        let mut whole: Option<ValueSet> = None;
        let mut sum: Option<ValueSet> = None;
        let shares = self.group(shares)?;
        for &share in shares {
            let Some(part) = self.context.claim(share).subject else {
                return Some(false);
            };
            if self.context.run(self.context.claim(part)).len() != shares.len() {
                return Some(false);
            }
            let (part, share) = (self.claim(part)?.set, self.claim(share)?.set);
            let of_share = part.divide(&share)?;
            whole = Some(whole.map_or(of_share, |whole| whole.intersect(&of_share)));
            sum = match sum {
                Some(sum) => Some(sum.add(&part)?),
                None => Some(part),
            };
        }
        let (whole, sum) = (whole?, sum?);
        let greatest = whole.high.filter(|_| !whole.is_empty());
        Some(
            greatest
                .zip(sum.low)
                .is_some_and(|(whole, sum)| whole.value > sum.value),
        )
    }

    /// Whether the shares of a list may each be of a whole of their own, as 甲县脱贫300户，占60%；乙县脱贫100户，占40% may be: each
    /// is told of a part, and neither words nor figures show one whole. The words do where they announce the list (参展企业中，). The
    /// figures do where two of the parts make for the same whole, where a share is just that of its part in the sum of all or in
    /// the whole told before, and where the shares come to all of it.
    pub(super) fn have_own_wholes(&self, shares: usize) -> Option<bool> {
        let shares = self.group(shares)?;
        let told: Option<SmallVec<[Told; 8]>> = shares
            .iter()
            .filter_map(|id| Some((*id, self.context.claim(*id).subject?)))
            .take(MOST)
            .map(|(share, of)| {
                Some(Told {
                    digits: self.digits(share),
                    id: share,
                    share: self.claim(share)?.set,
                    part: self.claim(of)?.set,
                    of,
                })
            })
            .collect();
        let told = told?;
        let [first, _, ..] = told.as_slice() else {
            return Some(false);
        };
        let one_of_some = told
            .windows(2)
            .any(|pair| self.names_another_whole(&pair[0], &pair[1]));
        if one_of_some || shares.iter().any(|share| self.is_of_class(*share)) {
            return Some(true);
        }
        let sum = Exact::sum(
            shares
                .iter()
                .map(|share| self.context.claim(*share).number()),
        );
        let are_all = sum == Some(Exact::integer(100));
        let is_of_one = || bear_out_one(&told, self.wholes_of(&told), self.least_digits(&told));
        if self.are_of_another_whole(&told) == Some(true) {
            return Some(!are_all && !is_of_one());
        }
        Some(!are_all && !self.is_announced(first.of) && !is_of_one())
    }

    /// With how many digits, both together, two shares make for one whole by no chance: 甲班优秀20人，占40%；乙班优秀25人，占50%；丙班优秀18人，占45% may
    /// be of three classes, two of one size.
    fn least_digits(&self, told: &[Told]) -> u32 {
        const NOUN: usize = 2;
        let text = &self.context.text.normal;
        let ends = told.iter().map(|told| {
            let label = self.context.claim(told.of).label.of(text);
            last_characters(label, NOUN)
        });
        let mut ends = ends.collect::<SmallVec<[&str; 8]>>().into_iter();
        let first = ends.next().unwrap_or_default();
        let are_alike = first.chars().count() == NOUN && ends.all(|end| end == first);
        if told.len() > 2 && are_alike {
            FEWEST_DIGITS
        } else {
            0
        }
    }

    /// How many digits a share is written with; 0 for one that is not.
    fn digits(&self, share: ClaimId) -> u32 {
        let Value::Number(number) = self.context.claim(share).quantity.value() else {
            return 0;
        };
        let grain = number
            .precision
            .and_then(|p| Exact::power_of_ten(i32::from(p)));
        let digits = grain.and_then(|grain| number.value.divide(grain));
        let digits = digits.filter(|digits| digits.is_integer() && !digits.is_negative());
        digits.map_or(0, |digits| {
            digits.numerator().checked_ilog10().unwrap_or(0) + 1
        })
    }

    /// 本科300人，占60%；中级职称中女性60人，占40%: whether the words between a share and the part of the next name what that one is of.
    fn names_another_whole(&self, earlier: &Told, later: &Told) -> bool {
        let [share, part] = [earlier.id, later.of].map(|id| self.context.claim(id));
        if part.quantity.extent.start < share.quantity.extent.end {
            return false;
        }
        let words = share.words_to(part, &self.context.text.normal);
        let mut found = words.match_indices('中');
        found.any(|(at, word)| {
            // 中部地区 is no whole.
            let is_behind_noun = words[..at].ends_with(is_word_character);
            is_behind_noun && ends_with_among(&words[..at + word.len()])
        })
    }

    /// 应收7058万亩；其中玉米收获2013万亩，占46%，大豆收获322万亩，占44%: whether all parts are of one figure told, and none of the shares is.
    fn are_of_another_whole(&self, told: &[Told]) -> Option<bool> {
        let whole_of = |one: &Told| self.context.claim(one.of).whole;
        let whole = whole_of(told.first()?)?;
        let total = self.claim(whole)?.set;
        let misses = |one: &Told| {
            let of_total = one.part.divide(&total);
            of_total.is_some_and(|share| share.intersect(&one.share).is_empty())
        };
        Some(
            told.iter()
                .all(|one| whole_of(one) == Some(whole) && misses(one)),
        )
    }

    /// 90平方米户型占50%, 600分占5%: whether the figure before a share is the name of a class, and not what there is of it.
    fn is_of_class(&self, share: ClaimId) -> bool {
        let share = self.context.claim(share);
        let Some(part) = share.subject.map(|id| self.context.claim(id)) else {
            return false;
        };
        let between = part.words_to(share, &self.context.text.normal);
        let is_named = part.quantity.kind == Kind::Count && !part.label.is_empty();
        !is_named && !between.contains([',', '、', '的'])
    }

    /// Whether the words before a list name the whole that it divides: 参展企业中，本省企业84家.
    fn is_announced(&self, first: ClaimId) -> bool {
        const REACH: usize = 300;
        let part = self.context.claim(first);
        let text = &self.context.text;
        let end = part.quantity.extent.start as usize;
        let near = floor_boundary(&text.normal, end.saturating_sub(REACH));
        let sentence = text.sentences.get(part.sentence as usize);
        let start = sentence.map_or(end, |sentence| near.max(sentence.start as usize));
        let before = text.normal.get(start..end).unwrap_or_default();
        let mut clauses = before.split_inclusive([',', ':']).rev();
        let own = clauses.next().unwrap_or_default();
        let opening = clauses.next().unwrap_or_default();
        part.whole.is_some()
            || opening.ends_with(':')
            || ends_with_among(opening.trim_end_matches(','))
            || own
                .match_indices('中')
                .any(|(at, word)| ends_with_among(&own[..at + word.len()]))
    }

    /// The wholes that parts may be of, as far as they are told: the sum of a list that has all of them, and what the first is a
    /// part of.
    fn wholes_of(&self, told: &[Told]) -> SmallVec<[ValueSet; 2]> {
        let parts: SmallVec<[&Claim; 8]> = told
            .iter()
            .map(|told| self.context.claim(told.of))
            .collect();
        let whole = parts.first().and_then(|part| self.claim(part.whole?));
        let are_all = is_complete(&self.context.text.normal, self.context.claims, &parts);
        let sets = told.iter().map(|told| Some(told.part));
        let sum = sets.reduce(|sum, part| sum?.add(&part?)).flatten();
        let sum = sum.filter(|_| are_all);
        sum.into_iter()
            .chain(whole.map(|whole| whole.set))
            .collect()
    }
}

/// Two shares with fewer digits than this, both together, make for one whole by chance.
const FEWEST_DIGITS: u32 = 5;

/// Whether shares and their parts make for one whole: that of two of them with so many digits is the same, or one is just that of its part in one of
/// these wholes.
fn bear_out_one(told: &[Told], wholes: SmallVec<[ValueSet; 2]>, fewest: u32) -> bool {
    let implied: SmallVec<[(ValueSet, u32); 8]> = told
        .iter()
        .filter_map(|told| Some((told.part.divide(&told.share)?, told.digits)))
        .collect();
    let fits = |told: &Told, whole: &ValueSet| {
        let share = told.part.divide(whole);
        share.is_some_and(|share| share.intersects(&told.share))
    };
    let mut rest = implied.as_slice();
    while let [(first, digits), behind @ ..] = rest {
        let agrees = |(other, others): &(ValueSet, u32)| {
            other.intersects(first) && digits + others >= fewest
        };
        if behind.iter().any(agrees) {
            return true;
        }
        rest = behind;
    }
    told.iter()
        .any(|told| wholes.iter().any(|whole| fits(told, whole)))
}
