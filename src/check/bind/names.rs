//! Whether two claims are named alike.

use smallvec::SmallVec;

use super::search::{Plausible, Search};
use crate::check::context::index::without_among;
use crate::check::evaluate::Group;
use crate::check::limits::MOST_CANDIDATES;
use crate::claim::{
    Agreement, Claim, ClaimId, Cue, Cues, agreement, is_place, shared_length, signature,
};
use crate::text::{Span, first_characters};

impl<'a> Search<'a> {
    /// When one claim stands in the same words as `other` (4省80个贫困县全部 …) and the others do
    /// not, it alone tells the same thing.
    pub(super) fn keep_the_echo(&self, other: ClaimId, found: &mut Plausible) {
        if found.groups.len() < 2 {
            return;
        }
        let here = self.context.claim(other);
        let echoes = |group: &Group| {
            group
                .first()
                .is_some_and(|id| self.echoes(here, self.context.claim(*id)))
        };
        let echoing: SmallVec<[bool; MOST_CANDIDATES]> = found.groups.iter().map(echoes).collect();
        if echoing.contains(&true) {
            let mut echoing = echoing.into_iter();
            found.groups.retain(|_| echoing.next() == Some(true));
        }
    }

    /// Whether the characters next to both figures are the same on both sides.
    pub(super) fn echoes(&self, a: &Claim, b: &Claim) -> bool {
        const BEFORE: usize = 2;
        const AROUND: usize = 6;
        let text = &self.context.text.normal;
        let before = |claim: &Claim| text[..claim.quantity.extent.range().start].chars().rev();
        let after = |claim: &Claim| text[claim.quantity.extent.range().end..].chars();
        let head = shared(before(a), before(b), AROUND);
        head >= BEFORE && head + shared(after(a), after(b), AROUND - head) == AROUND
    }

    /// Whether the clauses before both figures name the same one in the same long words.
    pub(super) fn same_subject(&self, a: &Claim, b: &Claim) -> bool {
        let text = &self.context.text.normal;
        let opening = |claim: &Claim| {
            let sentence = self.context.text.sentences.get(claim.sentence as usize);
            sentence.map_or("", |span| opening(span.of(text)))
        };
        const SHARED: usize = 6;
        a.sentence != b.sentence && shared_length(opening(a), opening(b)) >= SHARED
    }

    /// Whether the signatures show that the labels can't agree.
    pub(super) fn share_nothing(&self, id: ClaimId, other: ClaimId) -> bool {
        let signatures = self.signature(id).zip(self.signature(other));
        signatures.is_some_and(|(a, b)| a & b == 0)
    }

    /// [`Self::alike`], remembered.
    pub(super) fn agreement(&self, id: ClaimId, other: ClaimId) -> Agreement {
        if self.share_nothing(id, other) {
            return Agreement::None;
        }
        let compare = || self.alike(self.context.claim(id), self.context.claim(other));
        self.context.agreements.borrow_mut().get(id, other, compare)
    }

    /// Whether the labels agree; of a rate, the words before 率.
    pub(super) fn alike(&self, a: &Claim, b: &Claim) -> Agreement {
        // 累计复工1214家，复工率83%: the rate is that of the cumulative number.
        let apart = match a.has(Cue::Rate) != b.has(Cue::Rate) {
            true => KEPT_APART.minus(Cues::of(Cue::Cumulative)),
            false => KEPT_APART,
        };
        let kept = |claim: &Claim| apart.0 & claim.cues.0;
        if a.negated != b.negated || kept(a) != kept(b) {
            return Agreement::None;
        }
        if self.is_rate_of_group(a, b) || self.is_rate_of_group(b, a) {
            return Agreement::None;
        }
        let agreed = agreement(self.compared_words(a), self.compared_words(b));
        if agreed > Agreement::None || (!self.says(a, b) && !self.says(b, a)) {
            return agreed;
        }
        Agreement::Like
    }

    /// 治疗组40例，治疗组总有效率92.5%: whether the words of a rate begin with what the count ends in, and go on with what is not
    /// said of it. It is a rate within those that were counted.
    fn is_rate_of_group(&self, count: &Claim, rate: &Claim) -> bool {
        const WORD: usize = 2;
        if !rate.has(Cue::Rate) || !rate.is_ratio() || count.is_ratio() {
            return false;
        }
        let text = &self.context.text.normal;
        let (label, stem) = (count.label.of(text), self.compared_words(rate));
        let mut ends = stem.char_indices().skip(WORD).map(|(at, _)| at);
        let Some(group) = ends.find(|end| label.ends_with(&stem[..*end])) else {
            return false;
        };
        let own = &stem[group..];
        let said = Span::new(
            count.before.start,
            count.label.end.max(count.quantity.extent.end),
        );
        let is_word = own.chars().nth(WORD - 1).is_some() || label == &stem[..group];
        is_word && !own.is_empty() && !own.chars().any(|c| said.of(text).contains(c))
    }

    /// 1881家企业已复工，复工率61%: whether what is said behind a count is what the rate is a rate of.
    fn says(&self, count: &Claim, rate: &Claim) -> bool {
        // The rate follows soon, in bytes.
        const NEAR: u32 = 75;
        let gap = rate
            .quantity
            .extent
            .start
            .checked_sub(count.quantity.extent.end);
        if !rate.has(Cue::Rate) || count.is_ratio() || gap.is_none_or(|gap| gap > NEAR) {
            return false;
        }
        let stem = self.compared_words(rate);
        let said = self.said_behind(count);
        // 467万票、得票率33% says of the votes what their rate is, and not what they did.
        let tells = |at: usize| {
            said[at..].starts_with(stem)
                && !said[..at].ends_with(DENIALS)
                && !said[at + stem.len()..].starts_with('率')
        };
        stem.chars().nth(1).is_some() && said.char_indices().any(|(at, _)| tells(at))
    }

    fn said_behind(&self, claim: &Claim) -> &'a str {
        claim.after.of(&self.context.text.normal)
    }

    /// The label; of a rate, the words before 率.
    fn compared_words(&self, claim: &Claim) -> &'a str {
        let label = claim.label.of(&self.context.text.normal);
        if !claim.has(Cue::Rate) {
            return label;
        }
        label.rfind('率').map_or(label, |offset| &label[..offset])
    }

    /// The signature of what is compared of a claim of the stretch.
    pub(super) fn signature(&self, id: ClaimId) -> Option<u64> {
        self.stretch.signature(id, |id| self.read_signature(id))
    }

    pub(super) fn read_signature(&self, id: ClaimId) -> u64 {
        let claim = self.context.claim(id);
        let label = signature(self.compared_words(claim));
        let said = self.said_behind(claim);
        match claim.is_ratio() || said.chars().nth(1).is_none() {
            true => label,
            false => label | signature(said),
        }
    }

    /// Whether both labels are the same words, a place before one of them left aside.
    pub(super) fn same_label(&self, id: ClaimId, other: ClaimId) -> bool {
        if self.share_nothing(id, other) {
            return false;
        }
        let text = &self.context.text.normal;
        let words = |id| without_among(self.context.claim(id).label.of(text));
        let (a_words, b_words) = (words(id), words(other));
        let (long, short) = if a_words.len() >= b_words.len() {
            (a_words, b_words)
        } else {
            (b_words, a_words)
        };
        let rest = long.strip_suffix(short).map(without_idle_words);
        short.chars().nth(1).is_some()
            && (rest.is_some_and(|rest| rest.is_empty() || is_place(rest))
                || (shared(a_words.chars().rev(), b_words.chars().rev(), LONG_NAME) == LONG_NAME
                    && !are_told_of_two(a_words, b_words)))
            && self.agreement(id, other) > Agreement::None
            && !self.are_parts_of_two(id, other)
    }

    /// 共7058万人次，其中道路5960万人次。…共7040万人次，其中道路5906万人次: what is told of two wholes is told twice, not again.
    fn are_parts_of_two(&self, id: ClaimId, other: ClaimId) -> bool {
        let whole = |id| self.nominal(self.context.claim(id).whole?);
        whole(id).is_some_and(|one| whole(other).is_some_and(|two| one != two))
    }
}

/// The first characters of a sentence, where its subject stands.
fn opening(sentence: &str) -> &str {
    const CHARACTERS: usize = 12;
    first_characters(sentence, CHARACTERS)
}

/// Cues that make another figure of what is called the same: 新增80例 and 80例.
const KEPT_APART: Cues = Cues::of(Cue::New)
    .with(Cue::Cumulative)
    .with(Cue::Per)
    .with(Cue::Plan)
    .with(Cue::Forecast)
    .with(Cue::Remainder);

/// Before what is not done: 1881家企业未复工.
const DENIALS: [char; 5] = ['未', '没', '不', '非', '待'];

/// Words before a name that say no more of what is counted than that it came about this year.
fn without_idle_words(mut words: &str) -> &str {
    const IDLE: [&str; 12] = [
        "已", "共", "有", "的", "完成", "实现", "累计", "达到", "今年", "全年", "本年", "年内",
    ];
    while let Some(rest) = IDLE.iter().find_map(|idle| words.strip_suffix(idle)) {
        words = rest;
    }
    words
}

/// Two labels that end in this many characters alike name the same thing.
const LONG_NAME: usize = 6;

/// 全球确诊病例 and 印度确诊病例: before the same words each label has a name of its own, of two characters, where a place
/// would stand.
fn are_told_of_two(first: &str, second: &str) -> bool {
    const NAME: usize = 2;
    let alike = shared(first.chars().rev(), second.chars().rev(), usize::MAX);
    let own = |label: &str| label.chars().count() - alike;
    own(first) == NAME && own(second) == NAME
}

/// How many characters are the same from the start on, of at most so many.
pub(super) fn shared(
    first: impl Iterator<Item = char>,
    second: impl Iterator<Item = char>,
    most: usize,
) -> usize {
    first
        .zip(second)
        .take(most)
        .take_while(|(x, y)| x == y)
        .count()
}
