//! A wrong figure for the example that the rule must find.

use super::roles::ChosenRole;
use super::sentence::Sentence;
use crate::claim::ClaimId;
use crate::language::Language;

/// Chinese digits in the order of their values, from one.
const NUMERALS: [char; 9] = ['一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// A figure of the sentence and what stands there instead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub claim: ClaimId,
    pub written: String,
}

impl Wrong {
    /// `70%=80%`: the figure must be one that the rule looks at.
    pub fn said(
        words: &str,
        sentence: &Sentence,
        roles: &[ChosenRole],
        language: Language,
    ) -> Result<Wrong, String> {
        let parts = words.split_once(['=', '＝']);
        let parts = parts.map(|(right, wrong)| (right.trim(), wrong.trim()));
        let Some((right, wrong)) = parts.filter(|(_, wrong)| !wrong.is_empty()) else {
            return Err(match language {
                Language::Chinese => {
                    format!("错误：「{words}」不是 数=错数 的样子\n  建议：如 70%=80%")
                }
                Language::English => {
                    format!("error: 「{words}」 is not figure=wrong\n  help: such as 70%=80%")
                }
            });
        };
        let claim = sentence.find(right, language)?;
        if roles.iter().any(|role| role.claims.contains(&claim)) {
            let written = wrong.to_owned();
            return Ok(Wrong { claim, written });
        }
        Err(match language {
            Language::Chinese => {
                format!("错误：「{right}」不是哪个角色\n  建议：改错一个已有角色的数")
            }
            Language::English => {
                format!("error: 「{right}」 is no role\n  help: make wrong the figure of a role")
            }
        })
    }

    /// Slips that writers make, of the figures of all roles, the anchor's first.
    pub fn made(sentence: &Sentence, roles: &[ChosenRole]) -> Vec<Wrong> {
        let claims = roles.iter().flat_map(|role| &role.claims);
        let slips = claims.flat_map(|claim| {
            let slips = slips(sentence.figure(*claim)).into_iter();
            slips.map(|written| Wrong {
                claim: *claim,
                written,
            })
        });
        slips.collect()
    }

    /// The sentence with the wrong figure in it.
    pub fn text(&self, sentence: &Sentence) -> String {
        let text = &sentence.draft.document.text;
        let span = sentence.claim(self.claim).quantity.span;
        let range = sentence.draft.text.original(span).range();
        let before = text.get(..range.start).unwrap_or_default();
        let after = text.get(range.end..).unwrap_or_default();
        format!("{before}{}{after}", self.written)
    }
}

/// The figure with two digits swapped, its first digit changed, a digit too many or too few.
fn slips(figure: &str) -> Vec<String> {
    let written: Vec<char> = figure.chars().collect();
    let is_digit = |c: &char| c.is_ascii_digit();
    let mut slips = Vec::new();
    let mut slip = |change: &dyn Fn(&mut Vec<char>)| {
        let mut changed = written.clone();
        change(&mut changed);
        slips.push(changed.into_iter().collect());
    };
    let pairs = written.windows(2).enumerate();
    for (at, pair) in pairs {
        if pair.iter().all(is_digit) && pair[0] != pair[1] && pair[1] != '0' {
            slip(&|changed| changed.swap(at, at + 1));
        }
    }
    let first = written
        .iter()
        .position(|c| is_digit(c) || NUMERALS.contains(c));
    let Some(first) = first else {
        return slips;
    };
    slip(&|changed| changed[first] = next(changed[first]));
    let whole = written[first..].iter().take_while(|c| is_digit(c)).count();
    if whole > 0 {
        slip(&|changed| changed.insert(first + 1, '0'));
    }
    if whole > 1 {
        slip(&|changed| {
            changed.remove(first + 1);
        });
    }
    slips
}

/// The next digit, of nine one.
fn next(digit: char) -> char {
    if let Some(at) = NUMERALS.iter().position(|numeral| *numeral == digit) {
        return NUMERALS[(at + 1) % NUMERALS.len()];
    }
    match digit.to_digit(10) {
        Some(value) => char::from_digit(value % 9 + 1, 10).unwrap_or('1'),
        None => digit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_those_of_writers() {
        assert_eq!(slips("46家"), ["64家", "56家", "406家", "4家"]);
        assert_eq!(slips("70%"), ["80%", "700%", "7%"]);
        assert_eq!(slips("4.38万"), ["4.83万", "5.38万", "40.38万"]);
        assert_eq!(slips("星期九"), ["星期一"]);
        assert_eq!(slips("若干"), Vec::<String>::new());
    }
}
