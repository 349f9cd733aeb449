//! Rules about text that is no figure: their patterns are looked for in one pass over the draft.

mod series;

use std::collections::BTreeMap;
use std::ops::Range;

use daachorse::CharwiseDoubleArrayAhoCorasick;
use daachorse::charwise::CharwiseDoubleArrayAhoCorasickBuilder;
use rayon::prelude::*;

use self::series::Series;
use crate::check::Draft;
use crate::check::outcome::Check;
use crate::check::sieve::characters::bits_of;
use crate::check::sieve::site::Site;
use crate::grammar::whole_number;
use crate::rule::{Pattern, Role, Rule, Scope, TextRole};
use crate::text::{Block, BlockKind, Span, Text};

/// The least size in bytes of what is gone through at once.
const PORTION: u32 = 64 << 10;

/// Finds what rules with a `text` role forbid; made once for a set of rules.
pub(in crate::check) struct Passages {
    /// `None` when no rule asks for text.
    automaton: Option<CharwiseDoubleArrayAhoCorasick<u32>>,
    /// The patterns that each word of the automaton belongs to.
    owners: Vec<Vec<Owner>>,
}

/// Where a word to be looked for comes from.
#[derive(Clone, Copy)]
struct Owner {
    rule: u32,
    pattern: u16,
    /// The item of the pattern.
    key: u16,
    /// The characters of which one stands before the word and behind it, as bits: all of them where
    /// there need be none.
    before: u64,
    after: u64,
}

/// A passage of text that a pattern of a rule covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Found {
    rule: u32,
    start: u32,
    /// The longer of two that begin at one place comes first.
    shorter: u32,
    span: Span,
    pattern: u16,
    block: u32,
    /// All else that the role asks is so too.
    accepted: bool,
}

impl Passages {
    pub fn new(rules: &[Rule]) -> Self {
        let mut words: BTreeMap<&str, Vec<Owner>> = BTreeMap::new();
        for (rule, index) in rules.iter().zip(0..) {
            for (pattern, number) in patterns_of(rule).iter().zip(0..) {
                for (key, word) in keys_of(pattern) {
                    let beside = pattern.beside(key);
                    let [before, after] = beside.map(|characters| match characters {
                        Some(characters) => bits_of(characters),
                        None => u64::MAX,
                    });
                    words.entry(word).or_default().push(Owner {
                        rule: index,
                        pattern: number,
                        key: key as u16,
                        before,
                        after,
                    });
                }
            }
        }
        let patterns = words.keys().copied().zip(0..);
        let automaton = CharwiseDoubleArrayAhoCorasickBuilder::new()
            .build_with_values(patterns)
            .ok()
            .filter(|_| !words.is_empty());
        Passages {
            automaton,
            owners: words.into_values().collect(),
        }
    }

    /// What the rules forbid in the draft, in no order.
    pub fn check(&self, rules: &[Rule], draft: &Draft) -> Vec<Check> {
        let mut found = self.find(rules, draft);
        found.sort_unstable();
        found.dedup_by(|next, kept| next.rule == kept.rule && next.span.start < kept.span.end);
        let mut checks = Vec::new();
        for of_rule in found.chunk_by(|a, b| a.rule == b.rule) {
            let Some(rule) = of_rule
                .first()
                .and_then(|first| rules.get(first.rule as usize))
            else {
                continue;
            };
            if text_role(rule).is_some_and(|role| role.out_of_turn) {
                out_of_turn(rule, of_rule, &draft.text, &mut checks);
            } else {
                checks.extend(
                    of_rule
                        .iter()
                        .map(|one| Check::of_passages(one.rule, &[one.span])),
                );
            }
        }
        checks
    }

    fn find(&self, rules: &[Rule], draft: &Draft) -> Vec<Found> {
        let portions = draft.text.portions(PORTION);
        // Starting the threads costs more than a short draft does.
        if let [portion] = portions.as_slice() {
            return self.find_in(rules, draft, portion.clone());
        }
        portions
            .into_par_iter()
            .flat_map_iter(|portion| self.find_in(rules, draft, portion))
            .collect()
    }

    fn find_in(&self, rules: &[Rule], draft: &Draft, blocks: Range<usize>) -> Vec<Found> {
        let mut found = Vec::new();
        let (Some(automaton), text) = (&self.automaton, &draft.text) else {
            return found;
        };
        for (block, number) in text.blocks[blocks.clone()]
            .iter()
            .zip(blocks.start as u32..)
        {
            let words = block.span.of(&text.normal);
            for hit in automaton.find_overlapping_iter(words) {
                let owners = self.owners.get(hit.value() as usize);
                let before = bits_of(words[..hit.start()].chars().next_back());
                let after = bits_of(words[hit.end()..].chars().next());
                for owner in owners.into_iter().flatten() {
                    if !(allows(owner.before, before) && allows(owner.after, after)) {
                        continue;
                    }
                    let Some(span) = covered(rules, *owner, words, hit.start(), hit.end()) else {
                        continue;
                    };
                    let from = block.span.start;
                    let span = Span::new(from + span.start, from + span.end);
                    let accepted = accepts(rules, *owner, draft, block, span);
                    // In a numbering what stands elsewhere counts too: then nothing is missing.
                    if accepted || counts(rules, *owner) {
                        found.push(Found {
                            rule: owner.rule,
                            start: span.start,
                            shorter: u32::MAX - span.end,
                            span,
                            pattern: owner.pattern,
                            block: number,
                            accepted,
                        });
                    }
                }
            }
        }
        found
    }
}

/// Whether the character next to a word, of which this is the bit, is one that is asked for there; at
/// the end of a block there is none.
fn allows(asked: u64, there: u64) -> bool {
    asked == u64::MAX || asked & there != 0
}

fn text_role(rule: &Rule) -> Option<&TextRole> {
    rule.roles.first().and_then(|role| role.text.as_ref())
}

fn counts(rules: &[Rule], owner: Owner) -> bool {
    let role = rules.get(owner.rule as usize).and_then(text_role);
    role.is_some_and(|role| role.out_of_turn)
}

fn patterns_of(rule: &Rule) -> &[Pattern] {
    text_role(rule).map_or(&[], |role| &role.patterns)
}

fn keys_of(pattern: &Pattern) -> impl Iterator<Item = (usize, &str)> {
    let (key, words) = pattern.key().unwrap_or((0, &[]));
    words.iter().map(move |word| (key, word.as_str()))
}

/// What the pattern covers around its word, which stands at `start..end` of the block's words.
fn covered(rules: &[Rule], owner: Owner, words: &str, start: usize, end: usize) -> Option<Span> {
    let rule = rules.get(owner.rule as usize)?;
    let pattern = patterns_of(rule).get(usize::from(owner.pattern))?;
    let (before, after) = (words.get(..start)?, words.get(end..)?);
    let (back, on) = pattern.around(usize::from(owner.key), before, after)?;
    Some(Span::new((start - back) as u32, (end + on) as u32))
}

/// Whether the role takes the passage.
fn accepts(rules: &[Rule], owner: Owner, draft: &Draft, block: &Block, span: Span) -> bool {
    let role = rules
        .get(owner.rule as usize)
        .and_then(|rule| rule.roles.first());
    let Some(Role { filter, .. }) = role else {
        return false;
    };
    let level = match block.kind {
        BlockKind::Heading(level) => Some(level),
        _ => None,
    };
    let site = Site::new(&draft.text, &draft.document.text, span, block.span);
    filter
        .heading
        .is_none_or(|wanted| level.is_some() == wanted)
        && filter
            .title
            .is_none_or(|wanted| (level == Some(1)) == wanted)
        && filter
            .traditional
            .is_none_or(|wanted| draft.text.is_traditional() == wanted)
        && site.unmet_around(&filter.writing).is_none()
        && !is_written_with(draft, &filter.writing.not_surface, span)
}

/// Whether the passage, as written, has one of the patterns in it.
fn is_written_with(draft: &Draft, patterns: &[Pattern], span: Span) -> bool {
    let original = || {
        draft
            .document
            .text
            .get(draft.text.original(span).range())
            .unwrap_or_default()
    };
    !patterns.is_empty() && patterns.iter().any(|pattern| pattern.is_in(original()))
}

/// The passages whose number does not go on from the one before, within what the rule says.
fn out_of_turn(rule: &Rule, found: &[Found], text: &Text, checks: &mut Vec<Check>) {
    let mut by_pattern: BTreeMap<(u16, u32), Series> = BTreeMap::new();
    for one in found {
        let words = one.span.of(&text.normal);
        let Some(number) = number_in(words) else {
            continue;
        };
        let scope = container(rule.within, one, text);
        let series = by_pattern.entry((one.pattern, scope)).or_default();
        if !one.accepted {
            series.note(number);
        } else if let Some(before) = series.follow(number, one.span) {
            checks.push(Check::of_passages(one.rule, &[before, one.span]));
        }
    }
}

/// The number of the passage of text that the numbering is within.
fn container(scope: Scope, one: &Found, text: &Text) -> u32 {
    let piece_of = |pieces: &[Span]| {
        let after = pieces.partition_point(|piece| piece.start <= one.span.start);
        after as u32
    };
    match scope {
        Scope::Clause => piece_of(&text.clauses),
        Scope::Sentence => piece_of(&text.sentences),
        Scope::Paragraph => one.block,
        Scope::Section => text
            .blocks
            .get(one.block as usize)
            .map_or(0, |block| block.section),
        Scope::Document | Scope::Corpus => 0,
    }
}

/// The number written in a passage: its first run of digits or Chinese numerals, or one in a
/// circle.
fn number_in(words: &str) -> Option<u32> {
    if let Some(circled) = words.chars().find(|c| ('①'..='⑳').contains(c)) {
        return Some(u32::from(circled) - u32::from('①') + 1);
    }
    let is_digit = |c: char| c.is_ascii_digit();
    let is_chinese = |c: char| "〇零一二三四五六七八九十".contains(c);
    let start = words.find(|c| is_digit(c) || is_chinese(c))?;
    let rest = &words[start..];
    let same = |c: char| match rest.starts_with(is_digit) {
        true => is_digit(c),
        false => is_chinese(c),
    };
    let end = rest.find(|c| !same(c)).unwrap_or(rest.len());
    whole_number(&rest[..end])
}
