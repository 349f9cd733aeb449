//! What a check is known by from one version of a text to the next.
//!
//! A fingerprint is made of the rule's id, the sentences that the figures stand in and the figures,
//! all as normalised and without blanks. Neither the path nor the place goes into it, so it stays
//! when the file is renamed, when lines are broken anew and when other sentences change; it changes
//! with any figure, with the words around it, and with the rule. Checks of one document that agree
//! in all of that are told apart by their order.

use std::collections::HashMap;
use std::fmt::{self, Write};

use sha2::{Digest, Sha256};

use super::Draft;
use super::outcome::Check;
use crate::claim::Claim;
use crate::rule::Rule;
use crate::text::Span;

/// The name of this way of making fingerprints. One that gives other fingerprints has another
/// name, so that those kept from earlier are never compared with it.
pub const FINGERPRINT_KEY: &str = "heshuFinding/v1";

/// Bytes of the digest that are kept: 128 bits.
const KEPT: usize = 16;

/// Stands between the parts that are digested. The normalised text without blanks has none.
const BETWEEN: u8 = 0x1f;

type Hash = [u8; 32];

/// 32 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    fn of(digest: Sha256) -> Self {
        let hash: Hash = digest.finalize().into();
        let mut text = String::with_capacity(2 * KEPT);
        for byte in hash.iter().take(KEPT) {
            // Writing to a string does not fail.
            let _ = write!(text, "{byte:02x}");
        }
        Fingerprint(text)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// One that tells the same passage in two files apart, for consumers that take findings with
    /// the same fingerprint for one.
    pub fn in_file(&self, path: &str) -> Fingerprint {
        let mut digest = Sha256::new();
        digest.update(&self.0);
        digest.update(path);
        Fingerprint::of(digest)
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The fingerprints of a document's checks, in their order. `checks` must be all of the document,
/// as the checker gave them: of checks that agree, the earlier ones count. `others` are the
/// documents that figures of other documents are of, by number.
pub fn fingerprints(
    rules: &[Rule],
    draft: &Draft,
    others: &[&Draft],
    checks: &[Check],
) -> Vec<Fingerprint> {
    let mut sentences = Sentences {
        draft,
        hashes: HashMap::new(),
    };
    let mut seen: HashMap<Hash, u32> = HashMap::new();
    let fingerprint = |check: &Check| {
        let hash = sentences.check(rules, others, check);
        let count = seen.entry(hash).or_default();
        let fingerprint = numbered(&hash, *count);
        *count += 1;
        fingerprint
    };
    checks.iter().map(fingerprint).collect()
}

/// The digest of a check and of how many before it agree with it.
fn numbered(hash: &Hash, earlier: u32) -> Fingerprint {
    let mut digest = Sha256::new();
    digest.update(hash);
    digest.update(earlier.to_be_bytes());
    Fingerprint::of(digest)
}

/// Digests each sentence once, however long it is and however many checks are about it.
struct Sentences<'a> {
    draft: &'a Draft,
    hashes: HashMap<usize, Hash>,
}

impl Sentences<'_> {
    fn check(&mut self, rules: &[Rule], others: &[&Draft], check: &Check) -> Hash {
        let mut digest = Sha256::new();
        let rule = rules.get(check.rule as usize);
        add(&mut digest, rule.map_or("", |rule| &rule.id));
        for sentence in self.of(check) {
            digest.update(self.hash(sentence));
        }
        for figure in &check.figures {
            let draft = match figure.document {
                None => Some(self.draft),
                Some(number) => others.get(number.index()).copied(),
            };
            add(
                &mut digest,
                draft.map_or("", |draft| written(draft, figure.claim.index())),
            );
        }
        for passage in check.passages() {
            add(&mut digest, passage.of(&self.draft.text.normal));
        }
        if let Some(remark) = check.remark() {
            let written = self.draft.document.text.get(remark.span.range());
            add(&mut digest, written.unwrap_or_default());
        }
        digest.finalize().into()
    }

    /// The sentences that a check is about, by index, each once.
    fn of(&self, check: &Check) -> Vec<usize> {
        let own = check
            .figures
            .iter()
            .filter(|figure| figure.document.is_none());
        let claims = own.filter_map(|figure| self.draft.claims.claims.get(figure.claim.index()));
        let claims = claims.map(|claim: &Claim| claim.quantity.span);
        let spans = claims.chain(check.passages().iter().copied());
        let mut sentences: Vec<usize> = spans.map(|span| self.around(span)).collect();
        sentences.sort_unstable();
        sentences.dedup();
        sentences
    }

    /// The sentence that a span begins in, or the last one before it.
    fn around(&self, span: Span) -> usize {
        let sentences = &self.draft.text.sentences;
        let after = sentences.partition_point(|sentence| sentence.start <= span.start);
        after.saturating_sub(1)
    }

    fn hash(&mut self, sentence: usize) -> Hash {
        let text = &self.draft.text;
        *self.hashes.entry(sentence).or_insert_with(|| {
            let mut digest = Sha256::new();
            if let Some(span) = text.sentences.get(sentence) {
                add(&mut digest, span.of(&text.normal));
            }
            digest.finalize().into()
        })
    }
}

/// A figure as normalised.
fn written(draft: &Draft, claim: usize) -> &str {
    let claim = draft.claims.claims.get(claim);
    claim.map_or("", |claim| claim.quantity.span.of(&draft.text.normal))
}

/// Digests a text without its blanks.
fn add(digest: &mut Sha256, text: &str) {
    for piece in text.split_whitespace() {
        digest.update(piece);
    }
    digest.update([BETWEEN]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::{Checker, Verdict};
    use crate::grammar::Grammar;
    use crate::rule::{RuleFile, load};
    use crate::source::Document;

    const RULES: &str = "\
rules:
  - id: part
    title: 部分不大于总数
    where:
      部分: {}
      总数: { whole_of: 部分, unit: 部分 }
    assert: 部分 <= 总数
  - id: doubled-about
    title: 约数词不应重复
    where:
      数: { hedge: about, preceded_by: 约, followed_by: 左右 }
    forbid: 数
";

    fn checker() -> Checker {
        let file = RuleFile::new("a.yaml", RULES);
        Checker::new(load(&[file], &Grammar::new()).unwrap())
    }

    /// The fingerprints of the findings, and how many checks there are in all.
    fn found(text: &str) -> Vec<String> {
        let checker = checker();
        let draft = checker.read(Document::plain("稿.txt", text));
        let checks = checker.check(&draft);
        let all = fingerprints(&checker.rules.rules, &draft, &[], &checks);
        assert_eq!(all.len(), checks.len());
        let found = checks
            .iter()
            .zip(&all)
            .filter(|(check, _)| check.verdict != Verdict::Holds);
        found.map(|(_, mark)| mark.to_string()).collect()
    }

    const FAULT: &str = "全队共30人，其中队员40人。";

    #[test]
    fn text_elsewhere_does_not_change_it() {
        let alone = found(FAULT);
        assert_eq!(alone.len(), 1);
        assert_eq!(alone[0].len(), 32);
        let moved = format!("标题\n\n村里有12户。另有5人。{FAULT}全村共70户，其中贫困户7户。\n");
        assert_eq!(found(&moved), alone);
    }

    #[test]
    fn how_the_sentence_is_set_does_not_change_it() {
        assert_eq!(found("全队共 ３０ 人，\r\n其中队员４０人。"), found(FAULT));
    }

    #[test]
    fn a_figure_or_a_word_of_the_sentence_changes_it() {
        let others = [
            "全队共30人，其中队员41人。",
            "全队共31人，其中队员40人。",
            "本队共30人，其中队员40人。",
        ];
        for other in others {
            let marks = found(other);
            assert_eq!(marks.len(), 1, "{other}");
            assert_ne!(marks, found(FAULT), "{other}");
        }
    }

    #[test]
    fn the_same_sentence_twice_is_told_apart_by_order() {
        let twice = found(&format!("{FAULT}\n\n来了客人。\n\n{FAULT}"));
        assert_eq!(twice.len(), 2);
        assert_eq!(twice[..1], found(FAULT)[..]);
        assert_ne!(twice[0], twice[1]);
    }

    #[test]
    fn findings_of_one_sentence_differ_by_their_figures() {
        let marks = found("约5天左右到，约9天左右走。");
        assert_eq!(marks.len(), 2);
        assert_ne!(marks[0], marks[1]);
    }

    /// A change here makes every kept fingerprint void: give [`FINGERPRINT_KEY`] another version.
    #[test]
    fn it_is_the_same_in_every_version() {
        assert_eq!(found(FAULT), ["8505db79c6d34e53ea159407b8e0e3d2"]);
    }
}
