//! Ties between the claims of a block: what is part of what, what a share or change is said of,
//! from which value it changed, and which claims are siblings.

mod among;
mod aside;
mod beside;
mod compared;
mod elsewhere;
mod marked;
mod no_part;
mod opened;
mod own_base;
mod repeated;
mod runs;
mod subject;
mod told_out;
mod under;
mod whole;

pub use self::among::ends_with_among;
use self::among::{OPENING, among_words};
use self::compared::{hand_on_comparisons, share_comparisons, share_units};
pub(super) use self::opened::labels_look_alike;
use self::runs::number_runs;
use self::subject::subject;
use self::told_out::{tie_greater_classes, tie_lists_told_out, tie_parts_of_parts};
use self::whole::whole;
use super::cue::{Cue, Cues};
use super::lexicon::Lexicon;
use super::tables::no_starts::{CHANGES_TOLD, NO_STARTS};
use super::words::Words;
use super::{Claim, ClaimId, Claims};
use crate::grammar::{Grammar, Kind, UnitId};
use crate::text::{Span, Text, first_characters};

/// How many claims back a tie may reach, so that the work stays linear.
const REACH: usize = 24;

/// What in a block says that a figure is part of another.
struct Signs<'a> {
    /// The ends of the words 其中, 包括, 含.
    marks: Vec<u32>,
    /// 个, to which the classifier of a whole gives way.
    general_unit: Option<UnitId>,
    /// Where 中 and 里 stand, with which words may end that name a whole.
    among: Vec<u32>,
    /// Those of the text.
    sentences: &'a [Span],
}

impl Signs<'_> {
    /// Whether words in the claim's sentence or right before it, and before the claim, may name a whole.
    fn may_name_before(&self, claim: &Claim) -> bool {
        let end = claim.quantity.extent.start;
        let before = self.among.partition_point(|at| *at < end);
        before.checked_sub(1).is_some_and(|last| {
            let sentence = self.sentences.get(claim.sentence as usize);
            self.among[last] + OPENING >= sentence.map_or(0, |sentence| sentence.start)
        })
    }
}

/// Ties the claims from `first` on, which are those of one block.
pub(super) fn tie(
    text: &Text,
    block: Span,
    grammar: &Grammar,
    lexicon: &Lexicon,
    words: &Words,
    claims: &mut Claims,
    first: usize,
) {
    let sentences = text.sentences.as_slice();
    let text = text.normal.as_str();
    let signs = Signs {
        marks: part_marks(text, lexicon, words),
        general_unit: grammar.unit_named("个"),
        among: among_words(text, block),
        sentences,
    };
    hand_on_comparisons(text, &mut claims.claims, first);
    share_units(text, &mut claims.claims, first);
    share_comparisons(&mut claims.claims, first);
    drop_idle_starts(text, &mut claims.claims, first);
    for at in first..claims.claims.len() {
        let list = &claims.claims;
        let whole = whole(text, grammar, list, &signs, first, at);
        let start = start(text, list, first, at);
        claims.claims[at].whole = whole;
        claims.claims[at].start = start;
        let subject = subject(text, &claims.claims, first, at);
        claims.claims[at].subject = subject;
    }
    if !signs.marks.is_empty() {
        tie_parts_of_parts(text, &mut claims.claims, first);
        tie_lists_told_out(text, &mut claims.claims, first);
    }
    tie_greater_classes(text, &mut claims.claims, first);
    number_runs(text, claims, first);
}

/// The ends of the words 其中, 包括, 含 of the block. 包括司机在内的33人 opens no list: those are others than stand before.
fn part_marks(text: &str, lexicon: &Lexicon, words: &Words) -> Vec<u32> {
    words
        .relational
        .all()
        .iter()
        .filter(|hit| lexicon.entry(**hit).forward.has(Cue::Part))
        .map(|hit| hit.span.end)
        .filter(|end| !is_inclusive(&text[*end as usize..]))
        .collect()
}

/// Whether the words behind 包括 name who is counted too.
fn is_inclusive(words: &str) -> bool {
    const NEAR: usize = 24;
    const STOPS: [char; 4] = [',', ';', '。', '\n'];
    let near = first_characters(words, NEAR).split(STOPS).next();
    near.is_some_and(|near| near.contains("在内的"))
}

/// 由省政府系统办理548件: 由 says who does it, unless a value that it changed to, or a change, comes next.
fn drop_idle_starts(text: &str, list: &mut [Claim], first: usize) {
    for at in first..list.len() {
        let claim = &list[at];
        let by_whom =
            claim.has(Cue::From) && !claim.is_date() && claim.before.of(text).contains('由');
        let mut next = list[at + 1..].iter().take(REACH);
        let next = next.find(|c| !c.is_date() && c.quantity.kind != Kind::Ordinal);
        let goes_on = |c: &Claim| c.sentence == claim.sentence && (c.has(Cue::To) || c.is_change());
        if by_whom && !next.is_some_and(goes_on) {
            list[at].cues = claim.cues.minus(Cues::of(Cue::From));
        }
    }
}

/// Walks back over at most [`REACH`] claims of the block.
fn back(list: &[Claim], first: usize, at: usize) -> impl Iterator<Item = (usize, &Claim)> {
    let from = at.saturating_sub(REACH).max(first);
    (from..at).rev().map(|index| (index, &list[index]))
}

/// Whether `outer` can be seen from `inner`: not shut in a bracket that does not hold `inner`.
fn is_visible(outer: &Claim, inner: &Claim) -> bool {
    outer.bracket.is_none() || outer.bracket == inner.bracket
}

fn id(index: usize) -> Option<ClaimId> {
    u32::try_from(index).ok().map(ClaimId)
}

/// For a claim that something changed *to*: the claim it changed *from*. What another changed from already
/// (从63%增加到75%，其中去年略降至70%) is told of that one.
fn start(text: &str, list: &[Claim], first: usize, at: usize) -> Option<ClaimId> {
    let claim = &list[at];
    if !claim.has(Cue::To) || claim.is_date() || claim.is_points() {
        return None;
    }
    let taken = |start: usize| {
        let mut others = list[start..at].iter();
        others.any(|c| c.start == id(start) && c.clause != claim.clause)
    };
    back(list, first, at)
        .take_while(|(_, c)| c.sentence == claim.sentence)
        .filter(|(_, c)| !c.is_date() && is_visible(c, claim))
        .take(2)
        .find(|(_, c)| c.has(Cue::From) && !c.has(Cue::To) && comparable(c, claim))
        .filter(|(index, c)| !taken(*index) && !is_broken_off(c.words_to(claim, text)))
        .and_then(|(index, _)| id(index))
}

/// 从8%放缓，今年增至5%; 从82元回落后反弹至45元; 从18个乡镇看，达标的增加到12个: whether the words between two figures tell the change from
/// the first one to its end, or begin no change.
fn is_broken_off(words: &str) -> bool {
    let told_to_its_end = |verb: &&str| {
        let mut found = words.match_indices(*verb);
        found.any(|(at, _)| words[at + verb.len()..].starts_with([',', '后']))
    };
    CHANGES_TOLD.iter().any(told_to_its_end) || NO_STARTS.iter().any(|word| words.contains(word))
}

/// Of one unit, or one of them written without its unit (由493万减少到30.8万人).
fn comparable(a: &Claim, b: &Claim) -> bool {
    let bare = |c: &Claim| c.quantity.kind == Kind::Number;
    if a.is_points() || b.is_points() {
        return false;
    }
    a.quantity.unit == b.quantity.unit || bare(a) || bare(b)
}

/// Whether 、 or 和 joins the claim to the figure before it.
pub fn is_chained(text: &str, claim: &Claim) -> bool {
    claim.before.of(text).starts_with(['、', '和'])
}

/// Whether a semicolon stands between two figures.
fn are_parted_by_semicolon(text: &str, earlier: &Claim, later: &Claim) -> bool {
    earlier.words_to(later, text).contains(';')
}

/// What joins a figure to the one before it.
const JOINERS: [&str; 5] = ["、", "和", "及", "与", "以及"];

/// Whether the words between two figures do nothing but join them.
pub(super) fn is_joiner(words: &str) -> bool {
    JOINERS.contains(&words) || matches!(words, "、和" | ",和" | "或")
}
