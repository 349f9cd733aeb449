//! What a share is a share of.

use smallvec::SmallVec;

use super::reworded::{region_of_all, tell_of_another_region};
use super::search::{Found, Search, Tied};
use crate::check::context::base::{strip_total, tells_of_all};
use crate::check::evaluate::Binding;
use crate::check::layout::stretch::Levels;
use crate::check::limits::{LONGEST_RUN, MOST_CANDIDATES};
use crate::claim::{
    Agreement, Claim, ClaimId, Cue, are_parted, behind_period, contains_words, holds_place,
    is_place, names_plan,
};
use crate::grammar::Exact;
use crate::text::Span;

/// Names of a base and what the same is called where its figure stands.
const OTHER_NAMES: [(&str, &str); 4] = [
    ("外贸", "进出口"),
    ("GDP", "生产总值"),
    ("国内生产总值", "GDP"),
    ("地区生产总值", "GDP"),
];

impl<'a> Search<'a> {
    /// What a share can be a share of: when its base is said (占全国总数的…), claims that carry
    /// its words; else the whole of what it is said of, and the base that the share before it in
    /// a list names; else larger claims nearby in the same unit, totals first.
    pub(super) fn bases(&self, share: ClaimId, binding: &Binding) -> Tied {
        let claim = self.context.claim(share);
        let bound = || binding.iter().flatten().copied().find(|id| *id != share);
        let Some(part) = claim.subject.or_else(bound) else {
            return Tied::loose(Found::new());
        };
        let mut tied = self.bases_anywhere(share, part);
        tied.claims.retain(|id| {
            !self.is_of_another_region(claim, *id)
                && !self.is_of_another_census(claim, *id)
                && !self.is_come_to_later(share, *id)
        });
        self.leave_out_smaller(&mut tied, share, part);
        self.leave_out_longer(&mut tied, claim, part);
        tied.unsure |= self.all_follow_elsewhere(&tied.claims, share)
            || self.closes_a_list(&tied.claims, claim, part)
            || self.is_of_a_class_of_its_whole(claim, part);
        self.doubt(&mut tied, share, part);
        if (tied.unsure || tied.claims.len() > 1)
            && let Some(base) = self
                .borne_out(share, part, &tied.claims)
                .or_else(|| self.borne_out_around(share, part, &tied.claims))
        {
            tied = Tied::loose(Found::from_slice(&[base]));
        }
        tied.unsure |= self.is_told_of_else(share, part, &tied.claims)
            || self.fits_no_sibling(share, part, &tied.claims)
            || self.misses_apart(share, part, &tied.claims)
            || self.fits_another_base(share, part, &tied.claims);
        self.put_told_first(&mut tied.claims);
        self.keep_the_namesake(&mut tied.claims, share, part);
        let tied = self.nearer(claim, tied);
        // What is in doubt for its words alone is none where a slip of the hand tells which figures belong together.
        let is_open = tied.unsure || tied.claims.len() > 1;
        let meant = is_open.then(|| self.given_away(share, part, &tied.claims));
        match meant.flatten() {
            Some(base) => Tied::loose(Found::from_slice(&[base])),
            None => tied,
        }
    }

    /// 党员9671万名。…发展党员438万名，发展女党员204万名，占44%: where the share is of none of several, the one is meant whose whole name
    /// the part's has in it.
    fn keep_the_namesake(&self, ids: &mut Found, share: ClaimId, part: ClaimId) {
        const FEWEST: usize = 4;
        if ids.len() < 2 || ids.iter().any(|id| self.is_about(part, share, *id)) {
            return;
        }
        let own = self.named(part);
        let spells = |id: &ClaimId| {
            let name = strip_total(undated(self.named(*id)));
            let mut rest = own.chars();
            let in_turn = name.chars().all(|c| rest.any(|other| other == c));
            in_turn && name != own && name.chars().nth(FEWEST - 1).is_some()
        };
        let mut named = ids.iter().copied().filter(spells);
        if let (Some(id), None) = (named.next(), named.next()) {
            *ids = Found::from_slice(&[id]);
        }
    }

    /// 全省企业120家，甲县企业12家，占全市企业的62%: whether a figure is told of all of one region, and the base is all of another.
    fn is_of_another_region(&self, share: &Claim, id: ClaimId) -> bool {
        let text = &self.context.text.normal;
        let claim = self.context.claim(id);
        let words = [claim.before.of(text), claim.label.of(text)];
        let region = self.said_base(share).and_then(region_of_all);
        region.is_some_and(|region| tell_of_another_region(&words, region))
    }

    /// 持有1000万股，占总股本的5%；增发后总股本增至2.5亿股: whether a figure is come to only behind the share.
    fn is_come_to_later(&self, share: ClaimId, id: ClaimId) -> bool {
        let claim = self.context.claim(id);
        share < id && claim.has(Cue::To) && claim.has(Cue::Increase) != claim.has(Cue::Decrease)
    }

    /// 年末全国人口141260万人。第七次全国人口普查结果显示，男性72334万人，占51.24%: whether the sentence of a share tells of a census, and that of
    /// the figure of none.
    fn is_of_another_census(&self, share: &Claim, id: ClaimId) -> bool {
        let text = &self.context.text;
        let tells = |claim: &Claim| {
            let sentence = text.sentences.get(claim.sentence as usize);
            sentence.is_some_and(|sentence| sentence.of(&text.normal).contains("普查"))
        };
        let claim = self.context.claim(id);
        claim.sentence != share.sentence && tells(share) && !tells(claim)
    }

    /// 男生100人，女生80人，占报名总数的60%: behind a list of which no other item has a share, it may be that of all items.
    fn closes_a_list(&self, bases: &Found, share: &Claim, part: ClaimId) -> bool {
        let claim = self.context.claim(part);
        let is_item = |id: &&ClaimId| {
            let is_here = self.context.claim(**id).sentence == claim.sentence;
            **id < part && is_here && !bases.contains(*id)
        };
        let mut items = self
            .context
            .run(claim)
            .iter()
            .take(LONGEST_RUN)
            .filter(is_item);
        let dealt = share.has(Cue::Respectively);
        let last = items.next_back();
        !dealt && last.is_some_and(|last| !self.has_share(*last) && last.0 + 1 == part.0)
    }

    /// 较大火灾65起。…65起较大火灾中，…: of one number told twice the base is where it is told, not where it is taken up
    /// to say what it consists of.
    fn put_told_first(&self, ids: &mut Found) {
        let is_taken_up = |id: ClaimId| {
            let claim = self.context.claim(id);
            claim.after.of(&self.context.text.normal).ends_with('中')
        };
        for at in 1..ids.len() {
            let (before, id) = (ids[at - 1], ids[at]);
            let again = is_taken_up(before) && !is_taken_up(id);
            if again
                && self
                    .nominal(before)
                    .is_some_and(|value| self.nominal(id) == Some(value))
            {
                ids.swap(at - 1, at);
            }
        }
    }

    /// Those of the share's own section; where it has none, those of others: a total that is called what the base is called
    /// is meant, anything else may be.
    fn nearer(&self, share: &Claim, mut tied: Tied) -> Tied {
        let is_here = |id: &ClaimId| self.context.claim(*id).section == share.section;
        if tied.claims.iter().any(is_here) {
            tied.claims.retain(|id| is_here(id));
        } else {
            let words = self.base_words(share);
            // 占党员总数的30% is of 党员总数为9804万名.
            let said = self
                .said_base(share)
                .filter(|said| said.contains('总') && said.chars().count() > 2);
            let says_in_full = |claim: &Claim| {
                said.is_some_and(|said| claim.before.of(&self.context.text.normal).contains(said))
            };
            // One that says it in full is meant before any other.
            let in_full = |id: &ClaimId| {
                let claim = self.context.claim(*id);
                claim.has(Cue::Total) && says_in_full(claim)
            };
            if tied.claims.iter().any(in_full) {
                tied.claims.retain(|id| in_full(id));
            }
            let is_meant = |id: &ClaimId| {
                let claim = self.context.claim(*id);
                let label = strip_total(claim.label.of(&self.context.text.normal));
                claim.has(Cue::Total) && (words == Some(label) || says_in_full(claim))
            };
            tied.unsure |= !tied.claims.iter().all(is_meant);
        }
        tied
    }

    fn bases_anywhere(&self, share: ClaimId, part: ClaimId) -> Tied {
        let claim = self.context.claim(share);
        match self.base_words(claim) {
            Some(words) => {
                let mut tied = match is_region(words) {
                    true => self.bases_of_region(claim, part, words),
                    false => self.said_bases(claim, part, words),
                };
                // Everything has a plan of its own, and only one told right beside is surely meant.
                tied.unsure |=
                    names_plan(words) && !tied.claims.iter().any(|id| id.0 + 1 == share.0);
                tied.unsure |= self.says_of_all(claim)
                    && !tied.claims.iter().any(|id| !self.is_of_a_class(*id, words));
                tied
            }
            None if claim.base.is_some() => self.totals_of(part),
            None => self.unsaid_bases(claim, part),
        }
    }

    /// 采购预算8.5亿元，采购金额7.2亿元…。区本级采购金额4.0亿元，占全区的56%: what is called as the part is goes before all else that
    /// is told of the region.
    fn bases_of_region(&self, share: &Claim, part: ClaimId, words: &str) -> Tied {
        let tied = self.said_bases(share, part, words);
        let is_same = |id: &ClaimId| self.agreement(*id, part) == Agreement::Same;
        if tied.claims.iter().any(is_same) {
            return tied;
        }
        let mut same = self.levels_like(part, Levels::All);
        let same = same.find(|id| self.is_larger(*id, part) && is_same(id) && !self.has_share(*id));
        match same {
            Some(id) => Tied::loose(Found::from_slice(&[id])),
            None => tied,
        }
    }

    /// Claims that carry the words of the base; where none does, totals in the same unit may
    /// be meant, unless the base lies in another place.
    pub(super) fn said_bases(&self, share: &Claim, part: ClaimId, words: &str) -> Tied {
        let mut named = self.claims_named(part, words);
        let mut words = words;
        if named.is_empty()
            && let Some((_, other)) = OTHER_NAMES.iter().find(|(name, _)| *name == words)
        {
            words = other;
            named = self.claims_named(part, words);
        }
        // 占市场总交易量的 of 市场交易量, 占总投诉量的 of 受理投诉
        if named.is_empty() && words.contains('总') {
            let plain = words.replacen('总', "", 1);
            named = self.claims_named(part, &plain);
            let stem = plain.strip_suffix(['量', '数', '额']);
            if let Some(stem) = stem.filter(|stem| named.is_empty() && is_word(stem)) {
                named = self.claims_named(part, stem);
                words = words
                    .strip_prefix('总')
                    .map_or(words, |name| &name[..stem.len()]);
            }
        }
        // 占上半年投诉总数的 of 上半年受理投诉
        let bare = behind_period(words);
        if named.is_empty() && bare.len() < words.len() && is_word(bare) {
            let when = &words[..words.len() - bare.len()];
            named = self.claims_named(part, bare);
            named.retain(|id| self.says_when(*id, when));
            words = if named.is_empty() { words } else { bare };
        }
        // 申请起诉384件，支持起诉286件，其中涉及欠薪255件，占支持起诉案件的89%: the whole may be meant as well.
        let whole = self.context.claim(part).whole;
        let exhaustive = match whole {
            Some(whole)
                if !named.is_empty() && !named.contains(&whole) && self.carries(whole, words) =>
            {
                named.push(whole);
                true
            }
            _ => false,
        };
        if !named.is_empty() || holds_place(words) {
            // 抢险救援10.4万起 may not be all of 抢险救援出动.
            let in_full = |id: &ClaimId| {
                let claim = self.context.claim(*id);
                let text = &self.context.text.normal;
                [claim.label, claim.before]
                    .iter()
                    .any(|said| said.of(text).contains(words))
            };
            let unsure = !named.is_empty()
                && (!named.iter().any(in_full) || self.are_items_of_base(&named, words));
            if (unsure || named.is_empty())
                && let Some(meant) = self.reworded(share, part)
            {
                return Tied::loose(Found::from_slice(&[meant]));
            }
            return Tied {
                claims: named,
                exhaustive,
                unsure,
            };
        }
        if let Some(meant) = self.reworded(share, part) {
            return Tied::loose(Found::from_slice(&[meant]));
        }
        // 在校生88万人，其中就读特教学校32万人，占特殊教育在校生的36%: the whole goes by the name that the base ends in.
        if let Some(whole) = whole.filter(|id| self.ends_like(*id, words)) {
            return Tied {
                claims: Found::from_slice(&[whole]),
                exhaustive: false,
                unsure: !self.is_told_of(share, whole, words),
            };
        }
        let totals = self
            .levels_like(part, Levels::Totals)
            .filter(|id| self.is_larger(*id, part) && Some(*id) != whole);
        // 公共财政预算支出 may be what the text called 一般公共预算支出 before.
        let claims = whole.into_iter().chain(totals).take(MOST_CANDIDATES);
        Tied {
            claims: claims.collect(),
            exhaustive: false,
            unsure: true,
        }
    }

    /// Whether the words before a figure in its sentence say the same time.
    fn says_when(&self, id: ClaimId, when: &str) -> bool {
        let claim = self.context.claim(id);
        let sentence = self.context.text.sentences.get(claim.sentence as usize);
        let start = sentence.map_or(claim.before.start, |sentence| sentence.start);
        let said = Span::new(
            start.min(claim.quantity.extent.start),
            claim.quantity.extent.start,
        );
        said.of(&self.context.text.normal).contains(when)
    }

    /// The base in the words of the text.
    pub(super) fn said_base(&self, share: &Claim) -> Option<&'a str> {
        share.base.map(|base| base.of(&self.context.text.normal))
    }

    /// The words of the base, without 总数, 全部 and the like; `None` when nothing else is said, or, as in
    /// 分别占火灾总数和亡人总数的, two bases are.
    pub(super) fn base_words(&self, share: &Claim) -> Option<&'a str> {
        const TWO: [&str; 3] = ["总数和", "总数、", "总数与"];
        let said = self.said_base(share)?;
        let words = strip_total(said);
        let is_one = !TWO.iter().any(|joined| said.contains(joined));
        (is_one && !words.is_empty()).then_some(words)
    }

    /// Claims in the unit of `part` that are named with `words`: by just these, else by most of
    /// them; totals first.
    pub(super) fn claims_named(&self, part: ClaimId, words: &str) -> Found {
        let text = &self.context.text.normal;
        let named: Found = self
            .levels_like(part, Levels::All)
            .filter(|id| self.carries(*id, words) && !self.is_share_of(*id, words))
            .collect();
        let label = |id: &ClaimId| strip_total(undated(self.context.claim(*id).label.of(text)));
        let kept = |keep: &dyn Fn(&ClaimId) -> bool| -> Found {
            named.iter().copied().filter(|id| keep(id)).collect()
        };
        let ending = kept(&|id| label(id).ends_with(words) && !turns(label(id), words));
        // 我国网民规模 tells of all 网民, 手机网民规模 doesn't.
        let is_of_all = |id: &ClaimId| {
            let said = undated(self.context.claim(*id).label.of(text));
            label(id) == words && tells_of_all(said)
        };
        let exact = kept(&|id| is_of_all(id) && self.is_larger(*id, part));
        let closest = [exact, ending].into_iter().find(|ids| !ids.is_empty());
        self.totals_first(closest.unwrap_or(named))
    }

    /// 占总数的: earlier claims of the same name, or that end in the same word, and totals; else the whole.
    pub(super) fn totals_of(&self, part: ClaimId) -> Tied {
        let claim = self.context.claim(part);
        let named = |least: Agreement| -> Found {
            self.namesakes(part, &(0..part.0))
                // 农村火灾亡712人，占51.2%；城市火灾亡640人，占46%: a part beside it is no total.
                .filter(|id| self.is_larger(*id, part) && !self.has_share(*id))
                .filter(|id| self.alike(self.context.claim(*id), claim) >= least)
                .collect()
        };
        let mut found = named(Agreement::Same);
        if found.is_empty() {
            // 居住场所火灾1.5万起，占总数的36%: of 扑救火灾4.3万起 sooner than of all alarms.
            found = named(Agreement::Like);
        }
        let totals = self
            .levels_like(part, Levels::Totals)
            .filter(|id| self.is_larger(*id, part));
        for total in totals.take(MOST_CANDIDATES) {
            if !found.contains(&total) {
                found.push(total);
            }
        }
        found.truncate(MOST_CANDIDATES);
        if found.is_empty() {
            self.unsaid_bases(claim, part)
        } else {
            Tied::loose(found)
        }
    }

    pub(super) fn unsaid_bases(&self, share: &Claim, part: ClaimId) -> Tied {
        let part_claim = self.context.claim(part);
        let inherited = self.inherited_base(share);
        let mut found = inherited.map_or(Found::new(), |words| self.claims_named(part, words));
        if let Some(whole) = part_claim.whole {
            found.push(whole);
            found.extend(self.beside_whole(whole, part));
        }
        if !found.is_empty() {
            found.dedup();
            return Tied {
                claims: found,
                exhaustive: true,
                unsure: false,
            };
        }
        let near: Found = self
            .levels_like(part, Levels::All)
            .take_while(|id| *id < part)
            .filter(|id| {
                let c = self.context.claim(*id);
                c.bracket.is_none() && !self.has_share(*id) && self.is_larger(*id, part)
            })
            .take(MOST_CANDIDATES)
            .collect();
        let here: Found = near
            .iter()
            .copied()
            .filter(|id| self.context.claim(*id).sentence == part_claim.sentence)
            .collect();
        let claims = self.totals_first(if here.is_empty() { near } else { here });
        // 男生3104人，女生3104人；来自农村的2173人，占35%: one of a list told before is hardly what the share is of.
        // Nor is a figure of another sentence, told of something else, surely the base.
        let unsure = claims
            .iter()
            .all(|id| self.is_listed_before(*id, part) || self.is_told_apart(*id, part));
        Tied {
            claims,
            exhaustive: false,
            unsure,
        }
    }

    /// Whether a figure that is no total is told as one of several alike before the part is.
    fn is_listed_before(&self, id: ClaimId, part: ClaimId) -> bool {
        let claim = self.context.claim(id);
        let mut siblings = self.context.run(claim).iter().take(LONGEST_RUN);
        !claim.has(Cue::Total)
            && siblings.any(|other| {
                *other != id && *other < part && are_parted(self.named(*other), self.named(id))
            })
    }

    /// 受理52.6万件，执结47.3万件。其中，首次执行31.6万件，占60%: what is told beside the whole may be meant as well, and so may what came of it
    /// (收到提案500件，立案400件。其中，…).
    fn beside_whole(&self, whole: ClaimId, part: ClaimId) -> impl Iterator<Item = ClaimId> {
        const MOST: usize = 3;
        let sentence = self.context.claim(whole).sentence;
        let before = move |id: ClaimId| id < whole && self.is_larger(id, whole);
        let behind = move |id: ClaimId| {
            let is_apart = self.context.claim(id).whole.is_none();
            id > whole && id < part && is_apart && self.is_larger(id, part)
        };
        self.levels_like(part, Levels::All)
            .filter(move |id| self.context.claim(*id).sentence == sentence)
            .filter(move |id| self.context.claim(*id).bracket.is_none())
            .filter(move |id| (before(*id) || behind(*id)) && !self.has_share(*id))
            .take(MOST)
    }

    /// Whether a figure stands in another sentence or item than the part and says what is counted in words of its own.
    fn is_told_apart(&self, id: ClaimId, part: ClaimId) -> bool {
        let (claim, part_claim) = (self.context.claim(id), self.context.claim(part));
        let text = &self.context.text.normal;
        let (words, own) = (claim.label.of(text), part_claim.label.of(text));
        let kind = words.char_indices().rev().nth(1).map_or(0, |(at, _)| at);
        self.are_items_apart(id, part) && !own.is_empty() && !own.contains(&words[kind..])
    }

    pub(super) fn named(&self, id: ClaimId) -> &'a str {
        self.context.claim(id).label.of(&self.context.text.normal)
    }

    /// 认罪认罚审结2.1万人，占同期案件审结人数的79%: what is a part of something with these words is not that.
    fn is_share_of(&self, id: ClaimId, words: &str) -> bool {
        self.own_shares(id).any(|share| {
            self.base_words(share)
                .is_some_and(|base| base.ends_with(words))
        })
    }

    /// Whether a share is said of the claim itself: then it is a part, not a base.
    pub(super) fn has_share(&self, id: ClaimId) -> bool {
        self.own_shares(id)
            .any(|share| !share.is_change() && (share.subject.is_some() || share.base.is_none()))
    }

    /// The shares said of a claim. One right behind it that is tied to nothing may well be its own.
    pub(super) fn own_shares(&self, id: ClaimId) -> impl Iterator<Item = &'a Claim> {
        const NEAR: usize = 4;
        let from = id.index() + 1;
        let list = &self.context.claims.claims;
        let sentence = self.context.claim(id).sentence;
        let following = list[from.min(list.len())..].iter().take(NEAR).enumerate();
        following
            .filter(move |(at, c)| {
                let untied = *at == 0 && c.subject.is_none() && c.sentence == sentence;
                (c.subject == Some(id) || untied) && c.has(Cue::Share) && c.is_ratio()
            })
            .map(|(_, share)| share)
    }

    /// Whether the words of a base end in the name of the claim.
    fn ends_like(&self, id: ClaimId, words: &str) -> bool {
        const NAME: usize = 2;
        let name = strip_total(self.context.claim(id).label.of(&self.context.text.normal));
        name.chars().count() >= NAME && words.ends_with(name)
    }

    /// Whether what the words of a base say before the name of its figure is told of before the share: what is 占制造业企业的 is no
    /// share of 全市企业.
    fn is_told_of(&self, share: &Claim, id: ClaimId, words: &str) -> bool {
        let text = &self.context.text.normal;
        let name = strip_total(self.context.claim(id).label.of(text));
        let narrower = words.strip_suffix(name).unwrap_or_default();
        let block = &self.context.text.blocks[share.block as usize];
        let from = block.span.start as usize;
        let said = share.base.map_or(from, |base| base.start as usize);
        text.get(from..said)
            .is_some_and(|told| told.contains(narrower))
    }

    /// The base said by an earlier share of the same list: 国有企业…占全部企业的0.4%，私营企业…占84.1%.
    pub(super) fn inherited_base(&self, share: &Claim) -> Option<&'a str> {
        let at = share.quantity.span.start;
        self.context
            .run(share)
            .iter()
            .take(LONGEST_RUN)
            .map(|id| self.context.claim(*id))
            .take_while(|sibling| sibling.quantity.span.start < at)
            .find_map(|sibling| self.base_words(sibling))
    }

    /// Levels in the unit of `part` within the rule's scope: back from it, then on from it. What
    /// comes after is no base unless it is said to be a total.
    pub(super) fn levels_like(
        &self,
        part: ClaimId,
        levels: Levels,
    ) -> impl Iterator<Item = ClaimId> {
        let claim = self.context.claim(part);
        let window = self.window(part, self.rule.within);
        let before = self
            .stretch
            .levels_back(levels, claim, window.start..part.0);
        let after = self
            .stretch
            .levels_on(Levels::Totals, claim, part.0 + 1..window.end);
        before
            .chain(after)
            .filter(|id| self.context.claim(*id).counts_like(claim))
    }

    /// Those without a hedge, and those said to be totals, when there are some.
    pub(super) fn totals_first(&self, mut ids: Found) -> Found {
        let is_exact = |id: &ClaimId| self.context.claim(*id).quantity.hedge.is_none();
        if ids.iter().any(is_exact) {
            ids.retain(|id| is_exact(id));
        }
        if ids.iter().any(|id| self.context.claim(*id).has(Cue::Total)) {
            ids.retain(|id| self.context.claim(*id).has(Cue::Total));
        }
        // The same total told twice, in the title and in the text, is one candidate.
        let mut told: SmallVec<[Option<Exact>; MOST_CANDIDATES]> = SmallVec::new();
        ids.retain(|id| {
            let value = self.nominal(*id);
            let new = value.is_none() || !told.contains(&value);
            told.push(value);
            new
        });
        ids.truncate(MOST_CANDIDATES);
        ids
    }

    pub(super) fn carries(&self, id: ClaimId, words: &str) -> bool {
        let claim = self.context.claim(id);
        let text = &self.context.text.normal;
        [claim.label, claim.before].into_iter().any(|said| {
            let said = said.of(text);
            contains_words(said, words) && !turns(said, words)
        })
    }
}

/// 占全区的, 占甲省的
pub(super) fn is_region(words: &str) -> bool {
    is_place(words) || words.starts_with('全') && words.chars().count() == 2
}

/// Whether what is `said` holds the words only as the end of what means another thing: 出口总值 in
/// 进出口总值, 合格产品 in 不合格产品, 转移支付 in 税收返还和转移支付.
fn turns(said: &str, words: &str) -> bool {
    const TURNING: [char; 8] = ['进', '不', '非', '未', '无', '和', '与', '及'];
    let mut found = said.match_indices(words).peekable();
    found.peek().is_some() && found.all(|(at, _)| said[..at].ends_with(TURNING))
}

/// Whether a name is more than one character.
fn is_word(name: &str) -> bool {
    name.chars().nth(1).is_some()
}

/// 年末全国人口 is 全国人口.
pub(super) fn undated(label: &str) -> &str {
    const WHEN: [&str; 6] = ["年末", "年底", "期末", "月末", "季末", "目前"];
    WHEN.iter()
        .find_map(|word| label.strip_prefix(word))
        .unwrap_or(label)
}
