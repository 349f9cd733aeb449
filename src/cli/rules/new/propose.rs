//! Filters proposed for each role from what was understood of its figure.
//!
//! A proposal is meant to be specific: it names the words of the example. The author takes away
//! what the relation does not depend on.

use super::roles::ChosenRole;
use super::sentence::Sentence;
use super::written::NewRole;
use crate::claim::{Claim, ClaimId, Cue};
use crate::grammar::{Dimension, Kind};
use crate::rule::{DIMENSIONS, KINDS, LinkKind, link_word, word_of};

/// Cues worth asking for; the first that the figure has is taken.
const TELLING: [Cue; 11] = [
    Cue::Share,
    Cue::Rate,
    Cue::Per,
    Cue::Remainder,
    Cue::Other,
    Cue::Total,
    Cue::New,
    Cue::To,
    Cue::From,
    Cue::Increase,
    Cue::Decrease,
];
/// Words after which the name of what is counted begins (全县共有企业50家).
const BEGINNINGS: [char; 7] = ['有', '共', '为', '是', '达', '了', '已'];
/// A label of more characters is cut to its last word; most words have two.
const LONGEST_LABEL: usize = 4;
const LAST_WORD: usize = 2;

/// How closely the roles are held to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// By the ties of the text (其中, 占, 由…增至…) and the order of the figures.
    Tied,
    /// By their own words alone.
    Labelled,
}

/// The roles with their filters.
pub fn propose(sentence: &Sentence, roles: &[ChosenRole], manner: Manner) -> Vec<NewRole> {
    let proposer = Proposer { sentence, manner };
    let propose = |index| proposer.role(&roles[..=index]);
    (0..roles.len()).map(propose).collect()
}

/// The role and the words proposed for it, of those roles that no tie holds.
pub fn labels(sentence: &Sentence, roles: &[ChosenRole]) -> Vec<(usize, String)> {
    let proposer = Proposer {
        sentence,
        manner: Manner::Tied,
    };
    let loose = roles.iter().enumerate().filter(|(index, role)| {
        let tied = roles[..*index]
            .iter()
            .any(|other| proposer.tie(role, other).is_some());
        !tied && !role.is_many()
    });
    let proposed = loose.filter_map(|(index, role)| {
        let label = label_of(sentence, *role.claims.first()?);
        Some((index, label)).filter(|(_, label)| !label.is_empty())
    });
    proposed.collect()
}

struct Proposer<'a> {
    sentence: &'a Sentence,
    manner: Manner,
}

impl Proposer<'_> {
    /// The last of the roles, given those before it.
    fn role(&self, roles: &[ChosenRole]) -> NewRole {
        let mut new = NewRole::default();
        let Some((role, earlier)) = roles.split_last() else {
            return new;
        };
        new.name.clone_from(&role.name);
        let Some(&id) = role.claims.first() else {
            return new;
        };
        let claim = self.sentence.claim(id);
        if role.is_many() {
            new.add("many", "true");
        }
        self.form(&mut new, claim, earlier);
        if let Some(labels) = role.labels.as_deref().filter(|labels| !labels.is_empty()) {
            let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
            new.add_words("label", &labels);
        }
        let tie = earlier.iter().find_map(|other| self.tie(role, other));
        match (tie, self.manner) {
            (Some((key, other)), Manner::Tied) => new.add(key, other),
            (_, manner) => {
                self.words(&mut new, claim, role);
                if let (Some(anchor), Manner::Tied) = (earlier.first(), manner) {
                    let before = anchor.claims.first().is_some_and(|anchor| id < *anchor);
                    new.add(if before { "before" } else { "after" }, &anchor.name);
                }
            }
        }
        if !claim.has(Cue::Increase) && !claim.has(Cue::Decrease) {
            new.add_list("without", &["increase", "decrease"]);
        }
        if claim.negated {
            new.add("negated", "true");
        }
        new
    }

    /// Unit, dimension or kind.
    fn form(&self, new: &mut NewRole, claim: &Claim, earlier: &[ChosenRole]) {
        let quantity = &claim.quantity;
        let same_unit = earlier.iter().find(|other| {
            let first = other.claims.first();
            first.is_some_and(|id| self.sentence.claim(*id).quantity.unit == quantity.unit)
        });
        let unit = quantity
            .unit
            .map(|id| self.sentence.checker.grammar.unit(id));
        match (quantity.kind, unit) {
            (Kind::Ratio, _) => {
                new.add("dimension", word_of(DIMENSIONS, &Dimension::Ratio));
                new.add("points", if claim.is_points() { "true" } else { "false" });
            }
            (Kind::Count | Kind::Money | Kind::Measure, Some(unit)) => {
                if let Some(same) = same_unit {
                    new.add("unit", &same.name);
                } else if unit.dimension == Dimension::Count {
                    new.add("unit", unit.words.first().copied().unwrap_or_default());
                } else {
                    new.add("dimension", word_of(DIMENSIONS, &unit.dimension));
                }
            }
            (kind, _) => new.add("kind", word_of(KINDS, &kind)),
        }
    }

    /// How the text ties the role's figure to that of another.
    fn tie<'o>(&self, role: &ChosenRole, other: &'o ChosenRole) -> Option<(&'static str, &'o str)> {
        let (id, other_id) = (*role.claims.first()?, *other.claims.first()?);
        let (claim, other_claim) = (self.sentence.claim(id), self.sentence.claim(other_id));
        let is = |tied: Option<ClaimId>, id| tied == Some(id);
        let kind = if is(other_claim.whole, id) {
            LinkKind::WholeOf
        } else if is(claim.whole, other_id) {
            LinkKind::PartOf
        } else if is(other_claim.subject, id) {
            LinkKind::SubjectOf
        } else if is(claim.subject, other_id) {
            LinkKind::About
        } else if is(other_claim.start, id) {
            LinkKind::StartOf
        } else {
            return None;
        };
        Some((link_word(kind), &other.name))
    }

    /// The words beside the figure. Listed figures have words of their own each.
    fn words(&self, new: &mut NewRole, claim: &Claim, role: &ChosenRole) {
        let telling = TELLING.into_iter().find(|cue| claim.has(*cue));
        let word = telling.and_then(|telling| Cue::ALL.iter().find(|(cue, _)| *cue == telling));
        if let Some((_, word)) = word {
            new.add("cue", word);
        }
        let Some(&id) = role
            .claims
            .first()
            .filter(|_| role.labels.is_none() && !role.is_many())
        else {
            return;
        };
        let label = label_of(self.sentence, id);
        if !label.is_empty() {
            new.add("label", &label);
        }
    }
}

/// The words that name what a figure counts.
fn label_of(sentence: &Sentence, id: ClaimId) -> String {
    label(sentence.claim(id).label.of(&sentence.draft.text.normal))
}

/// The end of a label, where what is counted is named: `全县共有企业` is 企业.
fn label(words: &str) -> String {
    let named = words.rsplit(BEGINNINGS).next().unwrap_or_default();
    let named = if named.is_empty() { words } else { named };
    let count = named.chars().count();
    let kept = if count > LONGEST_LABEL {
        LAST_WORD
    } else {
        count
    };
    named.chars().skip(count - kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::rules::new::roles::chosen;
    use crate::language::Language;

    fn proposed(text: &str, roles: &[&str], manner: Manner) -> Vec<String> {
        let sentence = Sentence::read(text);
        let roles: Vec<ChosenRole> = roles
            .iter()
            .map(|words| chosen(words, &sentence, Language::Chinese).unwrap())
            .collect();
        let proposed = propose(&sentence, &roles, manner);
        proposed.iter().map(NewRole::to_string).collect()
    }

    #[test]
    fn ties_of_the_text_are_asked_for() {
        assert_eq!(
            proposed(
                "全县共有企业50家，其中国有企业4家，民营企业46家。",
                &["分项=4家，46家", "总数=50家"],
                Manner::Tied
            ),
            [
                "分项: { many: true, unit: 家, without: [increase, decrease] }",
                "总数: { unit: 分项, whole_of: 分项, without: [increase, decrease] }",
            ]
        );
    }

    #[test]
    fn without_a_tie_the_words_are_asked_for() {
        assert_eq!(
            proposed(
                "全县共有企业50家，员工800人。",
                &["人数=800人", "企业=50家"],
                Manner::Labelled
            ),
            [
                "人数: { unit: 人, label: 员工, without: [increase, decrease] }",
                "企业: { unit: 家, cue: total, label: 企业, without: [increase, decrease] }",
            ]
        );
    }

    #[test]
    fn a_label_is_cut_to_what_is_counted() {
        assert_eq!(label("全县共有企业"), "企业");
        assert_eq!(label("今年新建农村公路"), "公路");
        assert_eq!(label("已建成"), "建成");
        assert_eq!(label("占有"), "占有");
        assert_eq!(label(""), "");
    }
}
