//! Lists told line by line: 全县共有学校80所，其中： and then a line for each part.

use super::{Claim, ClaimId, Claims, of_block};
use crate::text::{Block, BlockKind, Text};

/// What a block ends with whose last figure the lines after it divide.
const OPENINGS: [&str; 3] = ["其中:", "其中", "包括:"];
/// A longer line tells of more than one part. In bytes.
const LONGEST_LINE: usize = 240;
const MOST_LINES: usize = 60;

/// Makes the first figures of such lines siblings and parts of the figure before them.
pub(super) fn tie(text: &Text, claims: &mut Claims) {
    for (at, block) in text.blocks.iter().enumerate() {
        if !opens(text, block) {
            continue;
        }
        let Some(whole) = last_level(&claims.claims, at) else {
            continue;
        };
        let parts = parts(text, &claims.claims, at, whole);
        if parts.len() > 1 {
            make_parts(&mut claims.claims, whole, &parts);
        }
    }
}

/// Makes figures the parts of a whole, and siblings of each other and of nothing else.
pub(super) fn make_parts(claims: &mut [Claim], whole: ClaimId, parts: &[ClaimId]) {
    let Some(first) = parts.first() else {
        return;
    };
    part_from_siblings(claims, *first);
    for part in parts {
        let claim = &mut claims[part.index()];
        claim.whole = Some(whole);
        claim.run = Some(first.0);
    }
}

/// 刑事案件150件，审查逮捕40件: what is told behind the first part is no part, and no sibling of the parts.
fn part_from_siblings(claims: &mut [Claim], part: ClaimId) {
    let block = claims[part.index()].block;
    let behind = claims.iter_mut().enumerate().skip(part.index() + 1);
    let mut own: Option<u32> = None;
    for (at, claim) in behind.take_while(|(_, claim)| claim.block == block) {
        if claim.run == Some(part.0) {
            claim.run = Some(*own.get_or_insert(at as u32));
        }
    }
}

fn opens(text: &Text, block: &Block) -> bool {
    let words = block.span.of(&text.normal).trim_end();
    block.kind == BlockKind::Paragraph && OPENINGS.iter().any(|opening| words.ends_with(opening))
}

/// The last level of a block.
fn last_level(claims: &[Claim], block: usize) -> Option<ClaimId> {
    let at = of_block(claims, block).rfind(|at| !claims[*at].is_date())?;
    claims[at].is_level().then_some(ClaimId(at as u32))
}

/// The first figures of the lines behind a block, as long as they count like the whole and are told of no other.
fn parts(text: &Text, claims: &[Claim], block: usize, whole: ClaimId) -> Vec<ClaimId> {
    let total = &claims[whole.index()];
    let lines = text
        .blocks
        .iter()
        .enumerate()
        .skip(block + 1)
        .take(MOST_LINES);
    let part_of = |(at, line): (usize, &Block)| {
        let is_line = matches!(line.kind, BlockKind::Paragraph | BlockKind::ListItem)
            && line.span.range().len() <= LONGEST_LINE;
        let id = first_like(claims, at, total).filter(|_| is_line)?;
        claims[id.index()].whole.is_none().then_some(id)
    };
    lines.map_while(part_of).collect()
}

/// The first figure of a block that counts what the whole counts.
fn first_like(claims: &[Claim], block: usize, whole: &Claim) -> Option<ClaimId> {
    let is_like = |at: &usize| claims[*at].is_level() && claims[*at].counts_like(whole);
    let at = of_block(claims, block).find(is_like)?;
    Some(ClaimId(at as u32))
}
