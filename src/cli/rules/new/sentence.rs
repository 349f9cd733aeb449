//! The example sentence and the figures read in it.

use std::io;

use super::roles::ChosenRole;
use crate::check::{Checker, Draft};
use crate::claim::{Claim, ClaimId};
use crate::cli::rules::outcome;
use crate::language::Language;
use crate::report::{self, Look};
use crate::rule::{RuleSet, Scope};

pub struct Sentence {
    pub checker: Checker,
    pub draft: Draft,
}

impl Sentence {
    pub fn read(text: &str) -> Self {
        let checker = Checker::new(RuleSet::default());
        let draft = checker.read(outcome::document(text));
        Sentence { checker, draft }
    }

    pub fn is_empty(&self) -> bool {
        self.draft.claims.claims.is_empty()
    }

    pub fn claim(&self, id: ClaimId) -> &Claim {
        self.draft.claims.get(id)
    }

    /// The figure as written.
    pub fn figure(&self, id: ClaimId) -> &str {
        let original = self.draft.text.original(self.claim(id).quantity.span);
        let text = self.draft.document.text.get(original.range());
        text.unwrap_or_default()
    }

    /// Shows what was read, numbered, on standard error.
    pub fn list(&self, look: &Look) {
        let numbered = report::write_numbered_claims(
            &mut io::stderr().lock(),
            &self.checker,
            &self.draft,
            look,
        );
        // There is nobody left to tell if that fails.
        let _ = numbered;
    }

    /// The figure that `words` mean: `46家`, or its number `2` or `#2`.
    pub fn find(&self, words: &str, language: Language) -> Result<ClaimId, String> {
        let count = self.draft.claims.claims.len();
        let ids = (0..count).map(|index| ClaimId(index as u32));
        let same: Vec<ClaimId> = ids.filter(|id| self.figure(*id) == words).collect();
        if let [only] = same[..] {
            return Ok(only);
        }
        let number = words.strip_prefix('#').unwrap_or(words).parse::<usize>();
        if let (true, Ok(number @ 1..)) = (same.is_empty(), number)
            && number <= count
        {
            return Ok(ClaimId((number - 1) as u32));
        }
        let shown = |id: &ClaimId| format!("#{} {}", id.index() + 1, self.figure(*id));
        let all: Vec<ClaimId> = (0..count).map(|index| ClaimId(index as u32)).collect();
        let known = if same.is_empty() { &all } else { &same };
        let known: Vec<String> = known.iter().map(shown).collect();
        Err(match (language, same.is_empty()) {
            (Language::Chinese, true) => format!(
                "错误：例句里没有读到「{words}」\n  建议：读到的有 {}",
                known.join("、")
            ),
            (Language::Chinese, false) => format!(
                "错误：例句里「{words}」不止一处\n  建议：写序号，{}",
                known.join("、")
            ),
            (Language::English, true) => format!(
                "error: no figure 「{words}」 was read in the sentence\n  help: these were: {}",
                known.join(", ")
            ),
            (Language::English, false) => format!(
                "error: 「{words}」 stands there more than once\n  help: give its number, {}",
                known.join(", ")
            ),
        })
    }

    /// How far apart the figures of the roles are.
    pub fn scope(&self, roles: &[ChosenRole]) -> Scope {
        let claims = || {
            roles
                .iter()
                .flat_map(|role| &role.claims)
                .map(|id| self.claim(*id))
        };
        let all_in = |place: fn(&Claim) -> u32| {
            let mut places = claims().map(place);
            let first = places.next();
            places.all(|other| Some(other) == first)
        };
        if all_in(|claim| claim.sentence) {
            Scope::Sentence
        } else if all_in(|claim| claim.block) {
            Scope::Paragraph
        } else {
            Scope::Document
        }
    }
}
