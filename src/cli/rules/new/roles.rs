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
    /// The words that the author wants beside it; `None` when they are to be proposed.
    pub labels: Option<Vec<String>>,
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
        labels: None,
    })
}

/// Gives a role the words beside it: `总数=企业,公司`, or `总数=` for none.
pub fn labelled(words: &str, roles: &mut [ChosenRole], language: Language) -> Result<(), String> {
    let named = words.split_once(['=', '＝']);
    let role = named.and_then(|(name, _)| roles.iter_mut().find(|role| role.name == name.trim()));
    let (Some(role), Some((_, labels))) = (role, named) else {
        return Err(match language {
            Language::Chinese => {
                format!(
                    "错误：「{words}」不是 角色=词 的样子\n  建议：写一个已有的角色，如 总数=企业"
                )
            }
            Language::English => {
                format!(
                    "error: 「{words}」 is not role=word\n  help: name a role that there is, such as 总数=企业"
                )
            }
        });
    };
    role.labels = Some(words_of(labels));
    Ok(())
}

/// The words of a list with commas.
pub fn words_of(list: &str) -> Vec<String> {
    let words = list.split([',', '，', '、']).map(str::trim);
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The roles in the order in which the relation names them: the first is the anchor.
pub fn in_order(mut roles: Vec<ChosenRole>, assert: &str) -> Vec<ChosenRole> {
    let names = names_in(assert);
    let place = |role: &ChosenRole| names.iter().position(|name| *name == role.name);
    roles.sort_by_key(|role| place(role).unwrap_or(usize::MAX));
    roles
}
