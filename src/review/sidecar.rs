//! The file beside a draft that says what is allowed in it, for formats without comments.

use crate::rule::{Errors, Fields, Placed, Reporter, RuleError, RuleFile, load};

/// What such a file says.
#[derive(Debug, Default)]
pub struct Sidecar {
    pub file: RuleFile,
    pub entries: Vec<Entry>,
}

/// One finding allowed.
#[derive(Debug)]
pub struct Entry {
    pub rule: Placed<String>,
    /// Quoted from the draft; `None`: all of the draft.
    pub passage: Option<Placed<String>>,
    /// Empty where there is none.
    pub reason: String,
}

const FILE_KEYS: &[&str] = &["allow"];
const ENTRY_KEYS: &[&str] = &["rule", "passage", "whole_file", "reason"];

/// The names that the file beside a draft may have, the first that exists counts:
/// `稿件.txt.heshu.yaml`, `稿件.heshu.yaml`.
pub fn sidecar_names(draft: &str) -> Vec<String> {
    let mut names = vec![format!("{draft}.heshu.yaml")];
    let name_start = draft.rfind(['/', '\\']).map_or(0, |slash| slash + 1);
    if let Some(dot) = draft[name_start..].rfind('.').filter(|dot| *dot > 0) {
        names.push(format!("{}.heshu.yaml", &draft[..name_start + dot]));
    }
    names
}

/// Reads such a file.
///
/// # Errors
/// Every error of the file.
pub fn read_sidecar(file: RuleFile) -> Result<Sidecar, Vec<RuleError>> {
    let mut errors = Errors::default();
    let mut reporter = Reporter::new(&file, &mut errors);
    let entries = entries(&file, &mut reporter);
    if errors.is_empty() {
        Ok(Sidecar { file, entries })
    } else {
        Err(errors.into_sorted(std::slice::from_ref(&file)))
    }
}

fn entries(file: &RuleFile, reporter: &mut Reporter<'_>) -> Vec<Entry> {
    let Some(node) = load::tree(file, reporter) else {
        return Vec::new();
    };
    let Some(fields) = Fields::read(&node, FILE_KEYS, reporter) else {
        return Vec::new();
    };
    let Some(list) = fields.present("allow", reporter) else {
        return Vec::new();
    };
    let items = load::items(list, reporter).iter();
    items
        .filter_map(|item| {
            let fields = Fields::read(item, ENTRY_KEYS, reporter)?;
            entry(&fields, reporter)
        })
        .collect()
}

fn entry(fields: &Fields<'_>, reporter: &mut Reporter<'_>) -> Option<Entry> {
    let rule = fields.required_text("rule", reporter)?;
    let whole = fields.flag("whole_file", reporter);
    let passage = fields.text("passage", reporter);
    if passage.is_none() && !whole.is_some_and(|whole| whole.value) {
        fields.missing("passage", reporter);
        return None;
    }
    let reason = match fields.get("reason") {
        Some(_) => fields.text("reason", reporter)?.value,
        None => String::new(),
    };
    Some(Entry {
        rule,
        passage,
        reason,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Sidecar, Vec<RuleError>> {
        read_sidecar(RuleFile::new("稿.txt.heshu.yaml", text.to_owned()))
    }

    #[test]
    fn names_beside_a_draft() {
        assert_eq!(
            sidecar_names("稿 件/a.b/三月.txt"),
            ["稿 件/a.b/三月.txt.heshu.yaml", "稿 件/a.b/三月.heshu.yaml"]
        );
        assert_eq!(sidecar_names("a.b/稿"), ["a.b/稿.heshu.yaml"]);
        assert_eq!(sidecar_names(".稿"), [".稿.heshu.yaml"]);
    }

    #[test]
    fn entries_are_read() {
        let sidecar = read(
            "allow:\n  - rule: a\n    passage: 共46家\n    reason: 原文如此\n\
             \x20 - { rule: b, whole_file: true }\n",
        )
        .unwrap();
        let [first, second] = sidecar.entries.as_slice() else {
            panic!("{sidecar:?}");
        };
        assert_eq!(first.rule.value, "a");
        assert_eq!(first.passage.as_ref().unwrap().value, "共46家");
        assert_eq!(first.reason, "原文如此");
        assert!(second.passage.is_none() && second.reason.is_empty());
    }

    #[test]
    fn what_is_no_such_file_is_an_error() {
        for text in [
            "allow:\n  - rule: a\n    reason: 没有引原文\n",
            "allow:\n  - passage: 没有规则\n    reason: 无\n",
            "alow: []\n",
            "- a\n",
            "allow: a",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
