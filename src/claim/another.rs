//! Whether what is said of a figure is said of something else than of those that it would be reckoned from: of a part of
//! them (一审结案率), of another time (上届投票率), of another place, or of what none of their words names.

use smallvec::SmallVec;

use super::cue::Cue;
use super::tables::{
    BEFORE_PARTS_OF_TIMES, ENDS_OF_PERIODS, IDLE_CHARACTERS, IDLE_WORDS_OF_RATES, NOW, SCOPE_ENDS,
    SCOPE_STARTS, SINCE_LAST_YEAR, SINCE_OTHER_TIMES,
};
use super::{Claim, ClaimId, Claims};
use crate::grammar::{Exact, Kind};
use crate::text::{Span, Text, last_characters};

/// Whether the words of a figure tell of something else than those of the others do: what the others come to proves
/// nothing against it then.
pub fn tells_of_another(text: &Text, claims: &Claims, id: ClaimId, others: &[ClaimId]) -> bool {
    let Some(first) = others.iter().min() else {
        return false;
    };
    let told = Told {
        text: &text.normal,
        claims,
        id,
        claim: claims.get(id),
        others: others.iter().map(|id| claims.get(*id)).collect(),
        opening: opening(text, claims, (*first).min(id)),
        comes_first: id < *first,
    };
    told.is_of_one()
        || told.is_of_a_part()
        || told.is_left_behind()
        || told.is_since_another_time()
        || told.is_of_another_time()
        || told.is_of_another_place()
        || told.names_another()
}

/// A figure with those that it would be reckoned from.
struct Told<'a> {
    text: &'a str,
    claims: &'a Claims,
    id: ClaimId,
    claim: &'a Claim,
    others: SmallVec<[&'a Claim; 3]>,
    /// The words that open the sentence, before any figure.
    opening: &'a str,
    /// Whether it stands before all of the others.
    comes_first: bool,
}

impl<'a> Told<'a> {
    fn no_other_has(&self, cue: Cue) -> bool {
        self.claim.has(cue) && !self.others.iter().any(|other| other.has(cue))
    }

    /// 两宗成交，一宗溢价率12%: whether it is told of a single thing right before its words.
    fn is_of_one(&self) -> bool {
        let before = self.id.index().checked_sub(1);
        let one = before.and_then(|before| self.claims.claims.get(before));
        one.is_some_and(|one| {
            one.quantity.kind == Kind::Count
                && one.number() == Some(Exact::ONE)
                && one.clause == self.claim.clause
                && one.quantity.extent.end == self.claim.before.start
        })
    }

    /// Whether it tells of a part, or of what is only meant to be: 其中出口增长40%; 比去年三天的420万人次日均增长7%, where the
    /// others are told of all days; 降幅扩大5%, which tells how a change changed.
    fn is_of_a_part(&self) -> bool {
        let is_per = self.claim.is_change() && self.no_other_has(Cue::Per);
        let turns = self.claim.has(Cue::Increase) && self.claim.has(Cue::Decrease);
        // 毛利率目标为35%
        let mut cues = [Cue::Part, Cue::Plan, Cue::Forecast].into_iter();
        is_per
            || turns
            || self.is_of_what_was_added()
            || self.is_of_part_of_the_time()
            || self.goes_on_a_part()
            || cues.any(|cue| self.no_other_has(cue))
    }

    /// 四年内由1000座增至2000座，最后一年新建400座
    fn is_of_part_of_the_time(&self) -> bool {
        self.time_before().is_some_and(|time| {
            let before = time.before.of(self.text);
            BEFORE_PARTS_OF_TIMES
                .iter()
                .any(|which| before.ends_with(which))
        })
    }

    /// 由20万吨提高到50万吨，其中一期增加10万吨、二期增加20万吨
    fn goes_on_a_part(&self) -> bool {
        let before = self.claims.claims[..self.id.index()].iter().rev();
        let mut here = before.take_while(|claim| claim.clause == self.claim.clause);
        let last = here.find(|claim| claim.is_change() && claim.counts_like(self.claim));
        last.is_some_and(|last| last.has(Cue::Part))
    }

    /// 用户由200万户增加到300万户，净增用户比上年增长30%
    fn is_of_what_was_added(&self) -> bool {
        let before = &self.text[..self.claim.topic.start as usize];
        let mut added = ["净增", "新增"].into_iter();
        !self.claim.topic.is_empty()
            && added.any(|word| before.ends_with(word) && !self.is_said(word))
    }

    /// 毛利率43%升至48%: what a ratio was before it became what is told next.
    fn is_left_behind(&self) -> bool {
        let Some(next) = self.claims.claims.get(self.id.index() + 1) else {
            return false;
        };
        self.claim.is_ratio()
            && !self.claim.has(Cue::From)
            && next.has(Cue::To)
            && next.clause == self.claim.clause
            && next.quantity.unit == self.claim.quantity.unit
    }

    /// 五年来由50亿元增加到80亿元，2020年增长5.2%: whether the words before the figure name a time of its own. It is that of the
    /// others only where one of them names it too, and all are told of it.
    fn is_of_another_time(&self) -> bool {
        if self.comes_first {
            return self.claim.tells_the_past(self.text);
        }
        // 由5月的100亿元增加到150亿元，比上月增长50%
        const PERIODS: [char; 6] = ['月', '季', '周', '旬', '日', '天'];
        let mut others = self.others.iter();
        let step = self.claim.is_change() && self.no_other_has(Cue::MonthOnMonth);
        if step && !others.any(|other| other.before.of(self.text).contains(PERIODS)) {
            return true;
        }
        self.own_time().is_some_and(|time| {
            let mut others = self.others.iter();
            !others.all(|other| other.period == self.claim.period) || !self.is_said(time)
        })
    }

    /// 比年初增加426亿元，同比增长9.8%; 比2020年增加6.2万人，同比增长8.4%: whether it tells of a change since last year, and one of the others of a change
    /// since another time.
    fn is_since_another_time(&self) -> bool {
        let tells = |claim: &Claim, words: &[&str]| {
            let said = claim.before.of(self.text);
            words.iter().any(|word| said.contains(word))
        };
        // 比2020年增加
        let is_since_year = |other: &Claim| {
            let said = other.before.of(self.text);
            let year = said.split_once(['比', '较']).map(|(_, year)| year);
            year.is_some_and(|year| year.starts_with(|c: char| c.is_ascii_digit()))
        };
        let is_since_other = |other: &&Claim| {
            other.is_change()
                && !tells(other, SINCE_LAST_YEAR)
                && (tells(other, SINCE_OTHER_TIMES) || is_since_year(other))
        };
        self.claim.is_change()
            && tells(self.claim, SINCE_LAST_YEAR)
            && self.others.iter().any(is_since_other)
    }

    /// The time that the words before the figure tell it of.
    fn own_time(&self) -> Option<&'a str> {
        let time = self.claims.periods.get(self.claim.period?.0 as usize)?;
        let time = time.of(self.text);
        // 毛利率由上季的38%增至40%: what it was, it was at another time.
        let words = match self.claim.has(Cue::From) {
            true => self.stem().unwrap_or_default(),
            false => self.words(),
        };
        let at = words.rfind(time)?;
        let compared = words[..at].ends_with(['比', '较', '与', '同', '于']);
        // 总资产80亿元，总负债48亿元，年末资产负债率60%
        let undated = || self.others.iter().all(|other| other.period.is_none());
        let idle = NOW.contains(&time) || ENDS_OF_PERIODS.contains(&time) && undated();
        (!compared && !idle).then_some(time)
    }

    /// 常住人口500万人，城镇人口350万人，全省城镇化率65%: whether the words before the figure name a place that none of the others
    /// is told of.
    fn is_of_another_place(&self) -> bool {
        let Some(place) = self.own_place().filter(|_| !self.comes_first) else {
            return false;
        };
        let mut others = self.others.iter();
        !others.any(|other| other.place == self.claim.place) && !self.opening.contains(place)
    }

    /// The place that the words before the figure name.
    fn own_place(&self) -> Option<&'a str> {
        let place = self.claims.places.get(self.claim.place?.0 as usize)?;
        let place = place.of(self.text);
        self.claim
            .before
            .of(self.text)
            .contains(place)
            .then_some(place)
    }

    /// Whether the words before the figure say what none of the others' words say.
    fn names_another(&self) -> bool {
        let Some(stem) = self.stem() else {
            return self.is_unsaid(self.claim.topic.of(self.text));
        };
        let head = last_characters(stem, HEAD);
        let own = &stem[..stem.len() - head.len()];
        // 审结900件，结案率90%: the last word may be another for the same.
        let says_same = head.chars().any(|c| self.is_said_character(c));
        self.is_unsaid(if says_same { own } else { stem }) || self.is_unsaid(self.scope())
    }

    /// The words before the figure, those about a time that ends right before them included: 2018年一年就增加, 五日结案率.
    fn words(&self) -> &'a str {
        let before = self.claim.before;
        let start = self
            .time_before()
            .map_or(before.start, |time| time.before.start);
        Span::new(start, before.end).of(self.text)
    }

    /// A length of time that the words before the figure begin behind.
    fn time_before(&self) -> Option<&'a Claim> {
        let before = self.id.index().checked_sub(1)?;
        let time = self.claims.claims.get(before)?;
        let is_time = time.quantity.kind == Kind::Duration
            && time.clause == self.claim.clause
            && time.quantity.extent.end == self.claim.before.start;
        is_time.then_some(time)
    }

    /// The words of a rate before 率, behind the last mark.
    fn stem(&self) -> Option<&'a str> {
        let words = self.words();
        let stem = &words[..words.rfind('率')?];
        Some(behind_mark(stem))
    }

    /// 剔除一次性因素后，毛利率42%: the words of the clause before the figure's that say what it is limited to.
    fn scope(&self) -> &'a str {
        const CHARACTERS: usize = 20;
        let before = &self.text[..self.claim.before.start as usize];
        let Some(clause) = before.trim_end().strip_suffix(',') else {
            return "";
        };
        let words = last_characters(clause, CHARACTERS);
        let ends = SCOPE_ENDS.iter().find_map(|end| words.strip_suffix(end));
        let words = behind_mark(ends.unwrap_or(words));
        // 按非公认准则，毛利率33%
        let starts = SCOPE_STARTS.iter().any(|start| words.starts_with(start));
        // 剔除无效问卷45份，有效回收率94%: what tells a figure of its own limits nothing.
        let starts = starts && !words.contains(|c: char| c.is_ascii_digit());
        if ends.is_some() || starts { words } else { "" }
    }

    /// Whether some of the words are neither idle nor said of the others.
    fn is_unsaid(&self, mut words: &str) -> bool {
        let (time, place) = (self.own_time(), self.own_place());
        let known = || time.into_iter().chain(place);
        while let Some(c) = words.chars().next() {
            let idle = IDLE_WORDS_OF_RATES.iter().copied().chain(known());
            let longest = idle
                .filter(|word| words.starts_with(word))
                .map(str::len)
                .max();
            if longest.is_none() && !IDLE_CHARACTERS.contains(c) && !self.is_said_character(c) {
                return true;
            }
            words = &words[longest.unwrap_or(c.len_utf8())..];
        }
        false
    }

    fn is_said(&self, words: &str) -> bool {
        self.sayings().any(|said| said.contains(words))
    }

    fn is_said_character(&self, c: char) -> bool {
        self.opening.contains(c) || self.sayings().any(|said| said.contains(c))
    }

    /// What is said beside the others.
    fn sayings(&self) -> impl Iterator<Item = &'a str> {
        let text = self.text;
        let spans = self.others.iter().flat_map(|other| {
            let extent = other.quantity.extent;
            [
                other.before,
                Span::new(extent.start, other.after.end.max(extent.end)),
            ]
        });
        spans.map(move |span| span.of(text))
    }
}

/// 城镇化率 is a rate of what is 城镇: so many characters before 率 are its head.
const HEAD: usize = 2;

/// The words behind the last mark or figure among them.
fn behind_mark(words: &str) -> &str {
    let marks = |c: char| {
        matches!(
            c,
            ',' | ';' | ':' | '、' | '(' | ')' | '。' | '“' | '\n' | '%'
        )
    };
    words.rfind(marks).map_or(words, |at| {
        let mark = words[at..].chars().next().map_or(0, char::len_utf8);
        &words[at + mark..]
    })
}

/// 全市法院审判工作提速，受理案件1000件: the words of the sentence before any figure, as far as they are near.
fn opening<'a>(text: &'a Text, claims: &Claims, first: ClaimId) -> &'a str {
    const FIGURES: usize = 16;
    const CHARACTERS: usize = 40;
    let here = claims.get(first);
    let Some(sentence) = text.sentences.get(here.sentence as usize) else {
        return "";
    };
    let before = claims.claims[..first.index()].iter().rev();
    let figures = before
        .take(FIGURES + 1)
        .take_while(|claim| claim.sentence == here.sentence);
    let figures = figures.filter(|claim| !claim.is_date());
    let starts = figures.map(|claim| claim.quantity.extent.start);
    let end = starts.last().unwrap_or(here.quantity.extent.start);
    let words = Span::new(sentence.start, end.max(sentence.start));
    last_characters(words.of(&text.normal), CHARACTERS)
}
