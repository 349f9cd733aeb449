//! Which figures of the sentence play which roles.

use super::sentence::Sentence;
use crate::claim::ClaimId;
use crate::language::Language;
use crate::rule::names_in;

/// A role as the author named it; several figures make a `many` role.
#[derive(Clone, Debug)]
pub struct ChosenRole {
    pub name: String,
    pub claims: Vec<ClaimId>,
}

impl ChosenRole {
    pub fn is_many(&self) -> bool {
        self.claims.len() > 1
    }
}

/// `总数=46家`, `总数=#2`, `分项=4家，46家`.
pub fn chosen(words: &str, sentence: &Sentence, language: Language) -> Result<ChosenRole, String> {
    let named = words.split_once(['=', '＝']);
    let named = named.map(|(name, figures)| (name.trim(), figures.trim()));
    let Some((name, figures)) =
        named.filter(|(name, figures)| !name.is_empty() && !figures.is_empty())
    else {
        return Err(match language {
            Language::Chinese => {
                format!("错误：「{words}」不是 名字=数 的样子\n  建议：如 总数=46家")
            }
            Language::English => {
                format!("error: 「{words}」 is not name=figure\n  help: such as 总数=46家")
            }
        });
    };
    // A figure may hold a comma itself (1,200人): then it is one.
    let claims = match sentence.find(figures, language) {
        Ok(claim) => vec![claim],
        Err(problem) => {
            let parts: Vec<&str> = figures.split([',', '，', '、']).map(str::trim).collect();
            if parts.len() < 2 {
                return Err(problem);
            }
            let found = parts.into_iter().map(|part| sentence.find(part, language));
            found.collect::<Result<_, _>>()?
        }
    };
    Ok(ChosenRole {
        name: name.to_owned(),
        claims,
    })
}

/// The roles in the order in which the relation names them: the first is the anchor.
pub fn in_order(mut roles: Vec<ChosenRole>, assert: &str) -> Vec<ChosenRole> {
    let names = names_in(assert);
    let place = |role: &ChosenRole| names.iter().position(|name| *name == role.name);
    roles.sort_by_key(|role| place(role).unwrap_or(usize::MAX));
    roles
}
