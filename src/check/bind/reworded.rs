//! A base told in words a little different from those of the figure that is meant: 占总保费的 of 保费收入315亿元.

use super::base::undated;
use super::search::Search;
use crate::check::layout::stretch::Levels;
use crate::claim::{ALL_HEADS, Claim, ClaimId, Cue, holds_place, names_plan};
use crate::text::last_characters;

/// Words before the name of a base that make nothing else of it.
const BEFORE_NAMES: [&str; 9] = [
    "总", "全体", "整个", "全年", "承办", "办理", "受理", "收到", "交办",
];

/// What is put behind the name of what is counted.
const BEHIND_NAMES: [&str; 12] = [
    "总数",
    "总量",
    "总额",
    "总值",
    "总人数",
    "数量",
    "人口",
    "人数",
    "规模",
    "数",
    "量",
    "额",
];

/// Words inside a name that say no more than it does without them.
const INSIDE_NAMES: [&str; 6] = ["各类", "各种", "全部", "所有", "的", "共"];

/// Regions that a base may be told of; that of its figure must be told in the same word.
const REGIONS_OF_ALL: [&str; 8] = [
    "全国", "我国", "全省", "全市", "全县", "全区", "全镇", "全乡",
];

impl Search<'_> {
    /// The one figure that words for a base can mean though none is called so: what the part is told under, or the only
    /// greater figure in its unit, where its name holds what the words come to without 总, 量 and the like.
    pub(super) fn reworded(&self, share: &Claim, part: ClaimId) -> Option<ClaimId> {
        let said = self.said_base(share)?;
        let name = name_in(said)?;
        if names_plan(said) {
            return None;
        }
        let region = region_of_all(said);
        let whole = self.context.claim(part).whole;
        let mut greater = self
            .levels_like(part, Levels::All)
            .filter(|id| self.is_larger(*id, part) && *id != part)
            .filter(|id| self.context.claim(*id).section == share.section);
        let is_kin = |id: ClaimId| {
            let told = self.told_of(id);
            let in_region = region.is_none_or(|region| told.contains(region));
            in_region && calls(&told, name)
        };
        match whole {
            Some(whole) => {
                let same = |id: ClaimId| self.nominal(id) == self.nominal(whole);
                let is_only = greater.all(|id| same(id) || !is_kin(id));
                (is_only && is_kin(whole)).then_some(whole)
            }
            None => {
                let first = greater.next()?;
                let is_only = greater.all(|id| self.nominal(id) == self.nominal(first));
                let claim = self.context.claim(first);
                let is_before = first < part && !claim.has(Cue::Part) && !self.has_share(first);
                let is_meant = is_before
                    && is_kin(first)
                    && self.is_all_of(first, name)
                    && self.is_told_right_before(first, part);
                (is_only && claim.whole.is_none() && is_meant).then_some(first)
            }
        }
    }

    /// 全市保费收入, 共有提案: whether a figure tells of all that goes by the name, and of no class of it (乳腺癌病例).
    fn is_all_of(&self, id: ClaimId, name: &str) -> bool {
        let claim = self.context.claim(id);
        let label = undated(claim.label.of(&self.context.text.normal));
        let mut own = ALL_HEADS.iter().filter_map(|head| label.strip_prefix(head));
        let begins = label.starts_with(name) || own.any(|own| own.starts_with(name));
        begins || claim.has(Cue::Total) && label.ends_with(name)
    }

    /// 专任教师1167人。正高职称208人: whether a figure is told in the sentence before that of the part, and both of one place and time,
    /// by words that make neither new, planned or of some size.
    fn is_told_right_before(&self, id: ClaimId, part: ClaimId) -> bool {
        let (claim, own) = (self.context.claim(id), self.context.claim(part));
        claim.sentence + 1 == own.sentence
            && (claim.place.is_none() || own.place.is_none() || claim.place == own.place)
            && (own.period.is_none() || claim.period == own.period)
            && !self.is_limited(id, "")
            && !self.is_limited(part, "")
    }

    /// What a figure is called in its sentence, up to the figure: 33个少数民族，7244人.
    fn told_of(&self, id: ClaimId) -> String {
        const REACH: usize = 41;
        let claim = self.context.claim(id);
        let text = &self.context.text.normal;
        let head = &text[..claim.quantity.extent.start as usize];
        let own = last_characters(head, REACH)
            .rsplit(['。', ';', '\n'])
            .next();
        let mut told = own.unwrap_or_default().to_owned();
        told.push_str(claim.label.of(text));
        for word in INSIDE_NAMES {
            told = told.replace(word, "");
        }
        told
    }
}

/// 全省 of 全省企业总数.
pub(super) fn region_of_all(said: &str) -> Option<&'static str> {
    let mut regions = REGIONS_OF_ALL.into_iter();
    regions.find(|region| said.starts_with(region))
}

/// Whether words tell of all of some region other than this one, and not of this one.
pub(super) fn tell_of_another_region(words: &[&str], region: &str) -> bool {
    let tells = |region: &str| words.iter().any(|words| words.contains(region));
    !tells(region) && REGIONS_OF_ALL.into_iter().any(tells)
}

/// The name in the words of a base: 保费 of 总保费, 收案 of 全省法院收案总数.
fn name_in(said: &str) -> Option<&str> {
    const NAME: usize = 2;
    let mut name = said;
    let pared = |name: &'_ str| {
        let mut heads = ALL_HEADS.iter().chain(&BEFORE_NAMES);
        let rest = heads.find_map(|head| name.strip_prefix(head))?;
        Some(name.len() - rest.len())
    };
    while let Some(head) = pared(name) {
        name = &name[head..];
    }
    let stem = BEHIND_NAMES
        .iter()
        .filter_map(|tail| name.strip_suffix(tail))
        .find(|stem| stem.chars().count() >= NAME)
        .unwrap_or(name);
    (stem.chars().count() >= NAME && !holds_place(stem)).then_some(stem)
}

/// Whether a name stands in what a figure is called, and not only as the end of what means another thing (进出口, 不合格).
fn calls(told: &str, name: &str) -> bool {
    const TURNING: [char; 9] = ['进', '不', '非', '未', '无', '和', '与', '及', '、'];
    let mut found = told.match_indices(name);
    found.any(|(at, _)| !told[..at].ends_with(TURNING))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_is_what_is_left_of_a_base() {
        assert_eq!(name_in("总保费"), Some("保费"));
        assert_eq!(name_in("全省法院收案总数"), Some("法院收案"));
        assert_eq!(name_in("承办提案总数"), Some("提案"));
        assert_eq!(name_in("总用户数"), Some("用户"));
        assert_eq!(name_in("少数民族人口"), Some("少数民族"));
        assert_eq!(name_in("总数"), None);
    }

    #[test]
    fn what_turns_a_name_is_no_such_name() {
        assert!(calls("全市保费收入", "保费"));
        assert!(!calls("全市进出口", "出口"));
        assert!(!calls("返还和转移支付", "转移支付"));
    }
}
