//! What carries the words of a base, or stands where one would, and is none all the same.

use super::base::undated;
use super::search::{Found, Search, Tied};
use crate::check::context::base::{strip_total, tells_of_all};
use crate::check::limits::LONGEST_RUN;
use crate::claim::{Claim, ClaimId, Cue};
use crate::grammar::Exact;

impl Search<'_> {
    /// What is less than its part is no base of a share below the whole, unless nothing but its place behind 其中 says
    /// that it is the whole: then one of the two is wrong.
    pub(super) fn leave_out_smaller(&self, tied: &mut Tied, share: ClaimId, part: ClaimId) {
        let whole = self.context.claim(part).whole;
        if self.nominal(share).is_some_and(|share| share < Exact::ONE) {
            let others = self.parts_dealt_out(share, part);
            tied.claims.retain(|id| {
                let is_less = |part: &ClaimId| !self.is_larger(*id, *part);
                Some(*id) == whole || !self.is_larger(part, *id) && !others.iter().any(is_less)
            });
        }
    }

    /// 分别占女党员总数的33%、13%和54%: what the shares dealt out together are said of, as far as it is counted as the part is. All are parts
    /// of one base.
    fn parts_dealt_out(&self, share: ClaimId, part: ClaimId) -> Found {
        let part = self.context.claim(part);
        let claim = self.context.claim(share);
        let dealt_out = claim.has(Cue::Respectively) && self.base_words(claim).is_some();
        let siblings = match dealt_out {
            true => self.context.run(claim),
            false => &[],
        };
        let dealt = siblings.iter().take(LONGEST_RUN);
        let dealt = dealt.map(|id| self.context.claim(*id));
        let same = dealt.filter(|c| c.has(Cue::Respectively) && c.base == claim.base);
        let parts = same.filter_map(|c| c.subject);
        parts
            .filter(|id| self.context.claim(*id).counts_like(part))
            .collect()
    }

    /// 5月上市25款，占同期的78.1%。1—5月累计131款: what has been since longer is not of the same time.
    pub(super) fn leave_out_longer(&self, tied: &mut Tied, share: &Claim, part: ClaimId) {
        let said = self.said_base(share);
        if said.is_some_and(|said| said.starts_with("同期")) {
            let is_long = |id: ClaimId| self.context.claim(id).has(Cue::Cumulative);
            tied.claims.retain(|id| is_long(*id) == is_long(part));
        }
        // 占全年的60%: of the year that this paragraph tells of.
        if said == Some("全年") {
            let is_here = |id: ClaimId| self.context.claim(id).block == share.block;
            tied.claims.retain(|id| is_here(*id));
        }
    }

    /// 老年人口85万人，占总人口的14.7%，其中市区老年人口24万人，占15.9%: where the whole is told as a share of something else, that of
    /// a class of it may be one of that class.
    pub(super) fn is_of_a_class_of_its_whole(&self, share: &Claim, part: ClaimId) -> bool {
        const CLASSES: [&str; 6] = ["市区", "城区", "郊区", "县城", "农村", "城镇"];
        let named = |id: ClaimId| {
            CLASSES
                .iter()
                .any(|class| self.named(id).starts_with(class))
        };
        let whole = self.context.claim(part).whole;
        share.base.is_none()
            && named(part)
            && whole.is_some_and(|whole| !named(whole) && self.has_share(whole))
    }

    /// Whether all stand in paragraphs behind that of the share, and so are hardly what was meant there.
    pub(super) fn all_follow_elsewhere(&self, claims: &Found, share: ClaimId) -> bool {
        let block = self.context.claim(share).block;
        let mut ids = claims.iter();
        !claims.is_empty() && ids.all(|id| *id > share && self.context.claim(*id).block != block)
    }

    /// 占全国人口的18%.
    pub(super) fn says_of_all(&self, share: &Claim) -> bool {
        self.said_base(share).is_some_and(tells_of_all)
    }

    /// 乡村常住人口 is not all 人口.
    pub(super) fn is_of_a_class(&self, id: ClaimId, words: &str) -> bool {
        class_of(self.named(id), words).is_some()
    }
}

/// The class of people or places that a label tells before the words of a base.
pub(super) fn class_of(label: &str, words: &str) -> Option<&'static str> {
    const CLASSES: [&str; 6] = ["城镇", "乡村", "农村", "城市", "男性", "女性"];
    let label = strip_total(undated(label));
    let own = label.strip_suffix(words).unwrap_or_default();
    CLASSES.into_iter().find(|class| own.contains(class))
}
