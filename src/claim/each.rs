//! 天津、河北、辽宁各1例: how many have so much each.

use super::Claim;
use super::context::is_han;
use crate::text::{Span, ceil_boundary};

/// How far before the figure the names are looked for, in bytes.
const WINDOW: u32 = 240;
/// A name is no longer than this, in characters.
const LONGEST: usize = 12;
const JOINTS: [char; 3] = ['和', '及', '与'];

/// How many names before 各 each have what the figure says; `None` where it says no 各, or they can't be counted for sure.
pub fn names_of_each(text: &str, claim: &Claim) -> Option<u16> {
    const EACHES: [&str; 2] = ["各", "各有"];
    let end = claim.quantity.extent.start;
    // 甲、乙各有3个和5个 deals out two figures.
    let behind = text[claim.quantity.extent.end as usize..].strip_prefix(['、', '和', '与']);
    if claim.is_ratio() || behind.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    {
        return None;
    }
    // Most figures have no 各 near them.
    let near = ceil_boundary(text, end.saturating_sub(6) as usize) as u32;
    let head = Span::new(near, end).of(text);
    let each = EACHES.iter().find(|each| head.ends_with(**each))?;
    let end = end - each.len() as u32;
    let start = ceil_boundary(text, end.saturating_sub(WINDOW) as usize) as u32;
    let head = Span::new(start, end).of(text);
    let (_, list) = head.rsplit_once([',', ';', ':', '。', '(', '\n'])?;
    let list = list.trim_start();
    let names: Vec<&str> = list.split('、').collect();
    let (last, others) = names.split_last()?;
    let is_name =
        |name: &str| (1..=LONGEST).contains(&name.chars().count()) && name.chars().all(is_han);
    if !is_name(last)
        || others
            .iter()
            .any(|name| !is_name(name) || name.contains(JOINTS))
    {
        return None;
    }
    let joined = last.matches(JOINTS).count();
    let parted = last.split(JOINTS).all(|name| name.chars().count() >= 2);
    let names = others.len() + 1 + joined;
    (joined <= 1 && parted && names >= 2)
        .then(|| u16::try_from(names).ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use crate::claim::Reader;
    use crate::grammar::Grammar;
    use crate::source::Document;
    use crate::text;

    fn each(draft: &str) -> Option<u16> {
        let text = text::normalise(&Document::plain("test", draft));
        let claims = Reader::new(&[], &[]).read(&Grammar::new(), &text, None);
        super::names_of_each(&text.normal, claims.claims.last()?)
    }

    #[test]
    fn names_are_counted_where_each_is_one_for_sure() {
        assert_eq!(
            each("新增14例（湖北8例，天津、河北、辽宁各1例）。"),
            Some(3)
        );
        assert_eq!(each("其中，东镇和西镇各5个村。"), Some(2));
        assert_eq!(each("其中，两县各5个村。"), None);
        assert_eq!(each("其中，东镇、西镇5个村。"), None);
        assert_eq!(each("其中，东镇、西镇各占52%。"), None);
        assert_eq!(each("共有6个镇。东镇、西镇各5个村。"), Some(2));
    }
}
