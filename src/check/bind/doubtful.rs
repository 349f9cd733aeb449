//! What goes by the name of a base, or is the only thing at hand, and is told of something else: it can confirm a share,
//! and not contradict it.

use super::base::{is_region, undated};
use super::names::shared;
use super::no_base::class_of;
use super::reworded::region_of_all;
use super::search::{Found, Search, Tied};
use crate::check::context::base::{strip_total, tells_of_all};
use crate::claim::{
    ALL_HEADS, Agreement, Claim, ClaimId, Cue, PeriodId, agreement, are_named_apart, is_place,
};
use crate::text::floor_boundary;

impl Search<'_> {
    /// Marks the candidates as unsure where each of them may well be no base.
    pub(super) fn doubt(&self, tied: &mut Tied, share: ClaimId, part: ClaimId) {
        let claim = self.context.claim(share);
        let mut ids = tied.claims.iter();
        let all = !tied.claims.is_empty() && ids.all(|id| self.is_doubtful(*id, share, part));
        tied.unsure |= all || self.tells_of_another_time(claim, part);
    }

    /// 女运动员298人、男运动员133人: whether those named are kinds of the base, told side by side, that may come to it together.
    pub(super) fn are_items_of_base(&self, named: &Found, words: &str) -> bool {
        let text = &self.context.text.normal;
        let is_kind = |id: &ClaimId| {
            let label = undated(self.context.claim(*id).label.of(text));
            let kind = strip_total(label).strip_suffix(words);
            kind.is_some_and(|kind| !kind.is_empty() && !is_place(kind))
        };
        let [first, others @ ..] = named.as_slice() else {
            return false;
        };
        let sentence = self.context.claim(*first).sentence;
        let beside = |id: &ClaimId| self.context.claim(*id).sentence == sentence;
        !others.is_empty() && named.iter().all(is_kind) && others.iter().all(beside)
    }

    fn is_doubtful(&self, id: ClaimId, share: ClaimId, part: ClaimId) -> bool {
        let claim = self.context.claim(share);
        if self.is_of_one_half(id, part) || self.is_of_the_past(id, part) {
            return true;
        }
        if self.context.claim(part).whole == Some(id) {
            return false;
        }
        self.is_of_another_time(id, part)
            || self.is_told_for_another(id, share)
            || self.is_of_another_matter(id, part, claim)
            || self.is_of_less_than_the_region(id, part, claim)
            || self.is_of_another_level(id, part, claim)
            || self.is_base_of_a_namesake(id, share, part)
            || match self.named_base(claim) {
                Some(words) => {
                    self.is_of_another_place(id, part, words)
                        || self.is_of_another_class(id, part, words)
                        || self.is_towards_someone(id, claim)
                        || self.is_some_of_those(id, words)
                        || self.is_limited(id, words)
                }
                None => {
                    self.is_of_another_kind(id, part)
                        || self.is_item_beside(id, part)
                        || self.is_named_beside(id, part)
                }
            }
    }

    /// The words of the base where they say more than a region (占全县的) or nothing.
    fn named_base(&self, share: &Claim) -> Option<&str> {
        let words = self.base_words(share);
        let words = words.or_else(|| self.inherited_base(share))?;
        (!is_place(words)).then_some(words)
    }

    /// 上半年旅游收入1339亿元。6月份收入82亿元，占旅游收入的20%: of those of June.
    fn is_of_another_time(&self, id: ClaimId, part: ClaimId) -> bool {
        let (claim, part) = (self.context.claim(id), self.context.claim(part));
        let days = claim.calendar.zip(part.calendar);
        let periods = claim.period.zip(part.period);
        days.is_none_or(|(a, b)| a != b) && periods.is_some_and(|(a, b)| self.differ(a, b))
    }

    /// 上周成交187套; 办公楼成交165套，占全市的18%: of what was before, what is now is no share.
    fn is_of_the_past(&self, id: ClaimId, part: ClaimId) -> bool {
        let text = &self.context.text.normal;
        let (claim, part) = (self.context.claim(id), self.context.claim(part));
        claim.tells_the_past(text) && !part.tells_the_past(text)
    }

    /// 文献借还2510万册；80后外借671万册，占比46%: of what was lent sooner than of what was lent and given back. 出口40亿元 alone are a
    /// share of 进出口100亿元.
    fn is_of_one_half(&self, id: ClaimId, part: ClaimId) -> bool {
        let (name, label) = (self.named(id), self.named(part));
        let own = match label.is_empty() {
            true => self
                .context
                .claim(part)
                .before
                .of(&self.context.text.normal),
            false => label,
        };
        let mut pairs = PAIRS
            .iter()
            .filter(|pair| name.contains(**pair) && !own.contains(**pair));
        pairs.any(|pair| {
            let narrower = pair.chars().find_map(|half| Some(own.split_once(half)?.0));
            narrower
                .is_some_and(|words| !words.is_empty() && !is_place(words) && !name.contains(words))
        })
    }

    /// 60人获奖，往年获奖比例为26%: the share is of another time than what stands before it.
    fn tells_of_another_time(&self, share: &Claim, part: ClaimId) -> bool {
        let part = self.context.claim(part);
        let text = &self.context.text.normal;
        let periods = share.period.zip(part.period);
        periods.is_some_and(|(own, before)| {
            share.before.of(text).contains(self.period(own)) && self.differ(own, before)
        })
    }

    fn period(&self, id: PeriodId) -> &str {
        let periods = &self.context.claims.periods;
        let span = periods.get(id.0 as usize);
        span.map_or("", |span| span.of(&self.context.text.normal))
    }

    /// Whether two periods are surely not one: 上半年 and 6月份, and not 2020年末 and 年末.
    fn differ(&self, first: PeriodId, second: PeriodId) -> bool {
        first != second && are_two_times(self.period(first), self.period(second))
    }

    /// 占协定鸟类种数200种的60%；乙协定的…占协定鸟类种数的50%: what one share names as its base is not sure to be that of
    /// another, unless it is all of something.
    fn is_told_for_another(&self, id: ClaimId, share: ClaimId) -> bool {
        const ALL: [char; 2] = ['总', '全'];
        let claim = self.context.claim(id);
        let told = claim.has(Cue::Share) && !claim.is_ratio() && id.0 + 1 != share.0;
        let base = self.said_base(claim);
        told && base.is_some_and(|base| !base.contains(ALL) && !tells_of_all(base))
    }

    /// 甲县财政收入197亿元。全市税收80亿元，占财政收入的57%: of those of the city. What is of the same sort as the base
    /// (甲县出口…占出口总值) is a part of those of a larger place.
    fn is_of_another_place(&self, id: ClaimId, part: ClaimId, words: &str) -> bool {
        let places = region(self.named(id)).zip(region(self.named(part)));
        !self.named(part).contains(words)
            && places.is_some_and(|(a, b)| a != b && !(is_place(a) && is_place(b)))
    }

    /// 共收行政案件2584件，审结2418件，占全省行政案件的25%: who tells of a figure and a part of it, and of no region, and then names one,
    /// means that one's.
    fn is_of_less_than_the_region(&self, id: ClaimId, part: ClaimId, share: &Claim) -> bool {
        const REACH: usize = 300;
        let (claim, own) = (self.context.claim(id), self.context.claim(part));
        let Some(region) = self.said_base(share).and_then(region_of_all) else {
            return false;
        };
        let text = &self.context.text.normal;
        let end = claim.quantity.extent.start as usize;
        let said = &text[floor_boundary(text, end.saturating_sub(REACH))..end];
        claim.sentence == own.sentence
            && claim.place.is_none()
            && own.place.is_none()
            && !said.contains(region)
    }

    /// 全州总人口364万人。全县少数民族人口49万人，占总人口的93.6%: of that of the county.
    fn is_of_another_level(&self, id: ClaimId, part: ClaimId, share: &Claim) -> bool {
        let place = |id| {
            let place = self.context.claim(id).place?;
            let places = &self.context.claims.places;
            let said = places.get(place.0 as usize)?.of(&self.context.text.normal);
            said.starts_with('全').then_some(said)
        };
        let differ = place(id).zip(place(part)).is_some_and(|(a, b)| a != b);
        differ && !self.said_base(share).is_some_and(tells_of_all)
    }

    /// 城镇居民人均可支配收入19770元。全国居民人均工资性收入8091元，占可支配收入的57%: of those of all.
    fn is_of_another_class(&self, id: ClaimId, part: ClaimId, words: &str) -> bool {
        let (claim, part_claim) = (self.context.claim(id), self.context.claim(part));
        let class = class_of(self.named(id), words);
        part_claim.place.is_some()
            && claim.place != part_claim.place
            && claim.sentence != part_claim.sentence
            && class.is_some_and(|class| !self.named(part).contains(class))
    }

    /// 占全市出口总值的15%。全市对沿线地区累计出口675亿元: what goes to someone is not all.
    fn is_towards_someone(&self, id: ClaimId, share: &Claim) -> bool {
        const TOWARDS: [char; 5] = ['对', '向', '与', '同', '从'];
        let label = undated(self.named(id));
        let head = ALL_HEADS.iter().find_map(|head| label.strip_prefix(head));
        self.says_of_all(share) && head.unwrap_or(label).starts_with(TOWARDS)
    }

    /// 48个民族 are no whole of 36个县级行政区划单位: the noun right behind the figure says what is counted, and the part is
    /// called otherwise.
    fn is_of_another_kind(&self, id: ClaimId, part: ClaimId) -> bool {
        let claim = self.context.claim(id);
        let (name, own) = (strip_total(self.named(id)), strip_total(self.named(part)));
        let last = |words: &str| words.chars().next_back();
        let is_word = |words: &str| words.chars().nth(1).is_some();
        claim.is_named_behind()
            && is_word(name)
            && is_word(own)
            && last(name) != last(own)
            && agreement(name, own) == Agreement::None
    }

    /// 工业企业复工1200家；农业企业复工100家，占比62%: each of the two has its own whole. What is told of a whole region
    /// (全市常住人口) is no item.
    fn is_item_beside(&self, id: ClaimId, part: ClaimId) -> bool {
        let claim = self.context.claim(id);
        let label = undated(self.named(id));
        !claim.has(Cue::Total)
            && !tells_of_all(label)
            && self.are_items_apart(id, part)
            && are_named_apart(self.named(id), self.named(part))
    }

    /// 采购预算8.5亿元，采购金额7.2亿元…。区本级采购金额4.0亿元，占全区的56%: of what the whole place has of the same.
    fn is_of_another_matter(&self, id: ClaimId, part: ClaimId, share: &Claim) -> bool {
        let is_word = |words: &str| words.chars().nth(1).is_some();
        let (name, own) = (self.named(id), self.named(part));
        self.said_base(share).is_some_and(is_region)
            && is_word(name)
            && is_word(own)
            && agreement(name, own) == Agreement::None
    }

    /// 披露金额的案例123起 are not all of 案例总数.
    fn is_some_of_those(&self, id: ClaimId, words: &str) -> bool {
        let label = strip_total(undated(self.named(id)));
        let told = label.strip_suffix(words);
        !self.context.claim(id).has(Cue::Total) && told.is_some_and(|told| told.ends_with('的'))
    }

    /// 新增贷款120亿元 are not 贷款总额, nor 规模以上工业产值 全部工业产值: whether a figure tells of less than goes by its name, and `words` don't.
    pub(super) fn is_limited(&self, id: ClaimId, words: &str) -> bool {
        let claim = self.context.claim(id);
        let text = &self.context.text.normal;
        let said = [claim.label.of(text), claim.before.of(text)];
        let mut limits = LIMITS.iter().filter(|limit| !words.contains(**limit));
        limits.any(|limit| said.iter().any(|said| said.contains(limit)))
    }

    /// 服务业使用外资213亿元，高技术产业使用外资87亿元，占比29%: where no base is said, what is called the same but for a name of its
    /// own stands beside the part.
    fn is_named_beside(&self, id: ClaimId, part: ClaimId) -> bool {
        const SHARED: usize = 4;
        let (name, own) = (self.named(id), self.named(part));
        let ends = shared(name.chars().rev(), own.chars().rev(), SHARED);
        !self.context.claim(id).has(Cue::Total)
            && !tells_of_all(undated(name))
            && !is_place(name)
            && ends == SHARED
            && are_named_apart(name, own)
    }

    /// Whether the end of a sentence or a semicolon stands between two figures.
    pub(super) fn are_items_apart(&self, first: ClaimId, second: ClaimId) -> bool {
        let (a, b) = (self.context.claim(first), self.context.claim(second));
        a.sentence != b.sentence || a.words_to(b, &self.context.text.normal).contains(';')
    }
}

/// Words that name two things in one.
const PAIRS: [&str; 10] = [
    "借还", "存贷", "进出", "收支", "产销", "供销", "购销", "买卖", "装卸", "集疏",
];

/// Words before a name that leave out some of what goes by it.
const LIMITS: [&str; 8] = [
    "新增",
    "新收",
    "新开",
    "计划",
    "规模以上",
    "规上",
    "限额以上",
    "余额",
];

/// The region that a label begins with: 全市, 甲县.
fn region(label: &str) -> Option<&str> {
    const LONGEST: usize = 4;
    const KINDS: [char; 9] = ['国', '省', '市', '县', '区', '州', '镇', '乡', '村'];
    let mut characters = label.char_indices().take(LONGEST).skip(1);
    let (at, kind) = characters.find(|(_, c)| KINDS.contains(c))?;
    Some(&label[..at + kind.len_utf8()])
}

/// Whether two words for a time surely mean two.
fn are_two_times(first: &str, second: &str) -> bool {
    /// What may be the same as any other time.
    const OPEN: [&str; 12] = [
        "同期",
        "全年",
        "当年",
        "同年",
        "年末",
        "年底",
        "目前",
        "截至目前",
        "当前",
        "现在",
        "近日",
        "日前",
    ];
    const THIS_YEAR: [&str; 2] = ["今年", "本年"];
    const OTHER_YEARS: [&str; 5] = ["去年", "上年", "前年", "往年", "明年"];
    const TAILS: [char; 4] = ['末', '底', '份', '度'];
    let (a, b) = (
        first.trim_end_matches(TAILS),
        second.trim_end_matches(TAILS),
    );
    if a.ends_with(b) || b.ends_with(a) || [first, second].iter().any(|w| OPEN.contains(w)) {
        return false;
    }
    let is_this = |words: &str| THIS_YEAR.contains(&words);
    let is_other = |words: &str| OTHER_YEARS.contains(&words);
    let is_year =
        |words: &str| words.starts_with(|c: char| c.is_ascii_digit()) && words.ends_with('年');
    match (
        is_this(first) || is_this(second),
        is_other(first) || is_other(second),
    ) {
        (true, other) => other,
        (false, true) => !is_year(first) && !is_year(second),
        (false, false) => true,
    }
}
