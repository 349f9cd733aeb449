//! The claims of a document, found by what ties them to each other.

use std::collections::HashMap;

use crate::claim::{Claim, ClaimId, Claims, is_word_character};
use crate::text::Text;

/// No claim has this number.
const NONE: u32 = u32::MAX;

/// Made once for a document, shared by all threads that check it.
#[derive(Debug, Default)]
pub(in crate::check) struct Index {
    /// Members of each run, by the run's number, which is that of its first member.
    runs: Grouped,
    /// Parts of each whole.
    parts: Grouped,
    /// The claim before each that has the same head, [`NONE`] for the first.
    earlier: Vec<u32>,
    /// And the one after it.
    later: Vec<u32>,
}

impl Index {
    pub fn of(text: &Text, claims: &Claims) -> Self {
        let list = &claims.claims;
        let (mut earlier, mut later) = (vec![NONE; list.len()], vec![NONE; list.len()]);
        let mut last: HashMap<u64, ClaimId> = HashMap::new();
        for (id, claim) in ids(list) {
            let before = head(text, claim).and_then(|head| last.insert(head, id));
            if let Some(before) = before {
                earlier[id.index()] = before.0;
                later[before.index()] = id.0;
            }
        }
        Index {
            runs: Grouped::new(list, |claim| claim.run),
            parts: Grouped::new(list, |claim| claim.whole.map(|whole| whole.0)),
            earlier,
            later,
        }
    }

    pub fn run(&self, claim: &Claim) -> &[ClaimId] {
        claim.run.map_or(&[], |run| self.runs.get(run))
    }

    pub fn parts(&self, whole: ClaimId) -> &[ClaimId] {
        self.parts.get(whole.0)
    }

    /// Claims of the same unit whose labels end alike, going back from one.
    pub fn earlier_namesakes(&self, id: ClaimId) -> impl Iterator<Item = ClaimId> {
        chain(&self.earlier, id)
    }

    /// The same, going on from it.
    pub fn later_namesakes(&self, id: ClaimId) -> impl Iterator<Item = ClaimId> {
        chain(&self.later, id)
    }
}

/// The claims that follow from one, each given by the one before.
fn chain(next: &[u32], id: ClaimId) -> impl Iterator<Item = ClaimId> {
    let next = |id: &ClaimId| {
        let next = next.get(id.index()).copied();
        next.filter(|next| *next != NONE).map(ClaimId)
    };
    std::iter::successors(next(&id), next)
}

fn ids(list: &[Claim]) -> impl Iterator<Item = (ClaimId, &Claim)> {
    list.iter()
        .zip(0..)
        .map(|(claim, index)| (ClaimId(index), claim))
}

/// 65起较大火灾中: the word that picks some of them is none of their name.
pub(in crate::check) fn without_among(label: &str) -> &str {
    label.strip_suffix('中').unwrap_or(label)
}

/// The unit and the last two characters of the label, or its only one.
fn head(text: &Text, claim: &Claim) -> Option<u64> {
    let label = without_among(claim.label.of(&text.normal));
    let mut tail = label.chars().rev().filter(|c| is_word_character(*c));
    let last = tail.next()?;
    let before = tail.next().unwrap_or(' ');
    let unit = claim.quantity.unit.map_or(0, |unit| u64::from(unit.0) + 1);
    // A character takes 21 bits, which leaves 22 for the unit.
    Some(unit << 42 | u64::from(u32::from(before)) << 21 | u64::from(u32::from(last)))
}

/// Claims grouped by a number below that of the claims, each group in reading order.
#[derive(Debug, Default)]
struct Grouped {
    /// Where each group starts in `members`, and where the last ends.
    starts: Vec<u32>,
    members: Vec<ClaimId>,
}

impl Grouped {
    fn new(list: &[Claim], group: impl Fn(&Claim) -> Option<u32>) -> Self {
        let mut starts = vec![0u32; list.len() + 1];
        let number = |claim: &Claim| group(claim).map(|n| n as usize).filter(|n| *n < list.len());
        for at in list.iter().filter_map(number) {
            starts[at + 1] += 1;
        }
        let mut total = 0;
        for start in &mut starts {
            total += *start;
            *start = total;
        }
        let mut members = vec![ClaimId(0); total as usize];
        // From the back, each start going down from where the group ends to where it begins.
        for (index, claim) in list.iter().enumerate().rev() {
            if let Some(at) = number(claim) {
                starts[at + 1] -= 1;
                members[starts[at + 1] as usize] = ClaimId(index as u32);
            }
        }
        Grouped { starts, members }
    }

    fn get(&self, group: u32) -> &[ClaimId] {
        let at = group as usize + 1;
        let Some(&from) = self.starts.get(at) else {
            return &[];
        };
        let to = self
            .starts
            .get(at + 1)
            .map_or(self.members.len(), |to| *to as usize);
        &self.members[from as usize..to]
    }
}
