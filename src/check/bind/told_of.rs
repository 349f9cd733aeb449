//! Shares that are told of something else than how many of the whole the part is: of what the part has or does (5家上市公司利润占九成), or
//! of some of those in it (农民工中50岁以上的占26%). What the part is of says nothing of them.

use super::search::{Found, Search};
use crate::check::context::base::strip_total;
use crate::claim::{
    Claim, ClaimId, Cue, IDLE_BEFORE_NAMES, NAMES_OF_COUNTS, NAMES_OF_MEASURES, NAMES_OF_MONEY,
    PEOPLE_ENDS, SHARE_ADVERBS, SHARE_SAID_WITH, around_shared, is_filler, is_word_character,
};
use crate::grammar::Kind;
use crate::text::{Span, last_characters};

/// A noun has so many characters, mostly.
const NOUN: usize = 2;

impl<'a> Search<'a> {
    /// Whether the words of a share say that it is none of how many of the base the part is. Where it can be all the same,
    /// they say it in other words.
    pub(super) fn is_told_of_else(&self, id: ClaimId, part: ClaimId, bases: &Found) -> bool {
        let share = self.context.claim(id);
        let is_here = self.context.claim(part).sentence == share.sentence;
        if !is_here || share.has(Cue::Respectively) {
            return false;
        }
        let is_told_so = match self.words_behind(part, share) {
            Some(words) => !self.names_the_counted(words, part, bases),
            None => self.says_more_than_the_part(share, part, bases),
        };
        // Few words say so, and those that do are asked what the figures come to.
        is_told_so && !bases.iter().any(|base| self.is_about(part, id, *base))
    }

    /// The same of what a share is said of, where that is part of something.
    pub(super) fn is_told_of_else_than_subject(&self, id: ClaimId) -> bool {
        let share = self.context.claim(id);
        let is_share = share.is_ratio() && share.has(Cue::Share) && !share.is_change();
        let Some(part) = share.subject.filter(|_| is_share) else {
            return false;
        };
        let whole = self.context.claim(part).whole;
        whole.is_some_and(|whole| self.is_told_of_else(id, part, &Found::from_slice(&[whole])))
    }

    /// 上市公司利润 of 5家上市公司利润占九成: the words between the figure and 占 in one clause.
    fn words_behind(&self, part: ClaimId, share: &Claim) -> Option<&'a str> {
        let text = self.context.text.normal.as_str();
        let claim = self.context.claim(part);
        if claim.clause != share.clause || claim.quantity.extent.end > share.quantity.extent.start {
            return None;
        }
        let words = without_adverbs(said_before_share(claim.words_to(share, text))?);
        let words = words.trim_start_matches(|c: char| !is_word_character(c));
        (!words.is_empty()).then_some(words)
    }

    /// 200名研发人员, 20所小学 of 学校: whether words behind a figure end in what is counted, as the base or people are called.
    fn names_the_counted(&self, words: &str, part: ClaimId, bases: &Found) -> bool {
        let Some(last) = words.chars().next_back() else {
            return true;
        };
        let of_people = self
            .context
            .claim(part)
            .quantity
            .span
            .of(&self.context.text.normal)
            .ends_with(['人', '名', '位', '口']);
        let is_in = |name: &str| {
            name.is_empty()
                || name.contains(last_characters(words, NOUN))
                || last_characters(name, NOUN).contains(last)
        };
        of_people && PEOPLE_ENDS.contains(&last)
            || bases.iter().any(|id| is_in(strip_total(self.named(*id))))
    }

    /// 外资企业100家，外资企业出口额占60%; 党员10万名，女党员大专学历占60%: whether the topic of a share has the name of the part in it and more
    /// words before or behind that neither the part nor the base is called by.
    fn says_more_than_the_part(&self, share: &Claim, part: ClaimId, bases: &Found) -> bool {
        let text = self.context.text.normal.as_str();
        let claim = self.context.claim(part);
        let Some(topic) = self.topic_said(share) else {
            return false;
        };
        let name = claim.label.of(text);
        let Some((head, tail)) = around_shared(name, topic.of(text)) else {
            return false;
        };
        // 农民工中50岁以上的: of some of those that the part is.
        let behind = &text[topic.end as usize..];
        if tail.is_empty() && behind.starts_with(['中', '里']) || tail.starts_with(['中', '里'])
        {
            return true;
        }
        let is_known = |words: &str| {
            let own = [claim.before.of(text), name];
            let said = self.said_base(share).into_iter().chain(own);
            let names = bases.iter().map(|id| self.named(*id)).chain(said);
            let holds = |c: char| names.clone().any(|name| name.contains(c));
            let noun = last_characters(words, NOUN);
            names.clone().any(|name| name.contains(noun)) && words.chars().all(holds)
        };
        let head = without_age(without_idle_words(head));
        let tail = without_measure(tail.trim_end_matches('的'), claim.quantity.kind);
        let adds = |words: &str| !words.is_empty() && !is_known(words);
        adds(head) || adds(tail)
    }

    /// What a share is told of: the words before 占.
    fn topic_said(&self, share: &Claim) -> Option<Span> {
        let text = self.context.text.normal.as_str();
        let words = said_before_share(share.before.of(text))?;
        let end = share.before.start + words.len() as u32;
        // The label has what is no Han character too: 50岁以上.
        let said = match share.label.start < end && !share.label.is_empty() {
            true => share.label,
            false => share.topic,
        };
        let topic = Span::new(said.start, end.min(said.end).max(said.start));
        // 在总产量中的比重 names what it is a share of.
        let names_base = topic.of(text).starts_with('在') && topic.of(text).contains('中');
        let follows_base = share.base.is_some_and(|base| base.start < end);
        (!topic.is_empty() && !names_base && !follows_base).then_some(topic)
    }
}

/// The words up to 占; `None` where it is not said.
fn said_before_share(words: &str) -> Option<&str> {
    let found = SHARE_SAID_WITH.iter().filter_map(|said| words.find(said));
    found.min().map(|at| &words[..at])
}

fn without_adverbs(words: &str) -> &str {
    let mut rest = words.trim();
    while let Some(less) = SHARE_ADVERBS
        .iter()
        .find_map(|word| rest.strip_suffix(word))
    {
        rest = less;
    }
    match is_filler(rest, Span::new(0, rest.len() as u32)) {
        true => "",
        false => rest,
    }
}

/// The words before a name without those that leave it what it is.
fn without_idle_words(words: &str) -> &str {
    let mut rest = words;
    while let Some(less) = IDLE_BEFORE_NAMES
        .iter()
        .find_map(|word| rest.strip_prefix(word))
    {
        rest = less;
    }
    rest
}

/// 65岁 of 65岁及以上人口: a label may begin behind the age that the name begins with.
fn without_age(words: &str) -> &str {
    let age = words
        .strip_suffix("周岁")
        .or_else(|| words.strip_suffix('岁'));
    match age {
        Some(figure) => figure.trim_end_matches(|c: char| c.is_ascii_digit()),
        None => words,
    }
}

fn without_measure(words: &str, kind: Kind) -> &str {
    let measures: &[&str] = match kind {
        Kind::Money => NAMES_OF_MONEY,
        Kind::Measure => NAMES_OF_MEASURES,
        _ => NAMES_OF_COUNTS,
    };
    let mut stems = measures.iter().filter_map(|word| words.strip_suffix(word));
    stems.next().unwrap_or(words)
}
