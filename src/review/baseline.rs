//! Findings accepted before, so that old texts do not stand in the way of new ones.

use std::collections::BTreeMap;
use std::io::{self, Write};

use crate::rule::{
    Errors, Fault, Fields, Known, Node, Reporter, RuleError, RuleFile, WordSet, load,
};

/// The name that a baseline is looked up by.
pub const BASELINE_NAME: &str = "heshu-baseline.yaml";

/// Findings accepted before. There is no order of lines in it and no place: a finding is known by
/// its fingerprint, the file by its path from the folder of the baseline, with `/` between names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Baseline {
    /// By path and fingerprint.
    pub accepted: BTreeMap<(String, String), Accepted>,
}

/// What people read of an accepted finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Accepted {
    pub rule: String,
    /// What the finding said.
    pub message: String,
}

/// Of the way in which fingerprints are made.
const VERSION: &str = "1";
const FILE_KEYS: &[&str] = &["version", "findings"];
const FINDING_KEYS: &[&str] = &["path", "rule", "message", "fingerprint"];

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// Every error of the file.
    pub fn read(file: &RuleFile) -> Result<Baseline, Vec<RuleError>> {
        let mut errors = Errors::default();
        let mut reporter = Reporter::new(file, &mut errors);
        let baseline = read(file, &mut reporter);
        if errors.is_empty() {
            Ok(baseline)
        } else {
            Err(errors.into_sorted(std::slice::from_ref(file)))
        }
    }

    pub fn accepts(&self, path: &str, fingerprint: &str) -> bool {
        let key = (path.to_owned(), fingerprint.to_owned());
        self.accepted.contains_key(&key)
    }

    /// Writes the file, the same for the same findings.
    ///
    /// # Errors
    /// Those of `out`.
    pub fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        writeln!(
            out,
            "# 基线：已知而暂不处理的发现，由 heshu baseline write 写成。"
        )?;
        writeln!(
            out,
            "# 不按行号，按规则和原文辨认；原文一改，发现就照常报告。"
        )?;
        writeln!(out, "version: {VERSION}")?;
        if self.accepted.is_empty() {
            return writeln!(out, "findings: []");
        }
        writeln!(out, "findings:")?;
        for ((path, fingerprint), accepted) in &self.accepted {
            writeln!(out, "  - path: {}", quoted(path))?;
            writeln!(out, "    rule: {}", quoted(&accepted.rule))?;
            writeln!(out, "    message: {}", quoted(&accepted.message))?;
            writeln!(out, "    fingerprint: {}", quoted(fingerprint))?;
        }
        Ok(())
    }
}

/// A string of JSON is one of YAML too.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn read(file: &RuleFile, reporter: &mut Reporter<'_>) -> Baseline {
    let mut baseline = Baseline::default();
    let Some(node) = load::tree(file, reporter) else {
        return baseline;
    };
    let Some(fields) = Fields::read(&node, FILE_KEYS, reporter) else {
        return baseline;
    };
    if let Some(version) = fields.required_text("version", reporter)
        && version.value != VERSION
    {
        let fault = Fault::UnknownWord {
            set: WordSet::Version,
            known: Known::of(&version.value, [VERSION]),
            word: version.value,
        };
        reporter.at(version.place, fault);
    }
    let Some(list) = fields.get("findings") else {
        fields.missing("findings", reporter);
        return baseline;
    };
    for item in load::items(list, reporter) {
        baseline.accepted.extend(finding(item, reporter));
    }
    baseline
}

fn finding(node: &Node<'_>, reporter: &mut Reporter<'_>) -> Option<((String, String), Accepted)> {
    let fields = Fields::read(node, FINDING_KEYS, reporter)?;
    let path = fields.required_text("path", reporter)?;
    let fingerprint = fields.required_text("fingerprint", reporter)?;
    let rule = fields.required_text("rule", reporter)?;
    let message = fields.text("message", reporter);
    Some((
        (path.value, fingerprint.value),
        Accepted {
            rule: rule.value,
            message: message.map(|message| message.value).unwrap_or_default(),
        },
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Baseline, Vec<RuleError>> {
        Baseline::read(&RuleFile::new(BASELINE_NAME, text.to_owned()))
    }

    #[test]
    fn what_is_written_is_read_again() {
        let mut baseline = Baseline::default();
        for (path, message) in [
            ("稿 件/a: b.md", "部分40人大于「总数」: 30人\n\"见图\""),
            ("b.txt", "# 不是注释"),
        ] {
            let accepted = Accepted {
                rule: "part-within-whole".into(),
                message: message.into(),
            };
            let key = (path.to_owned(), "0a1b".to_owned());
            baseline.accepted.insert(key, accepted);
        }
        for baseline in [baseline, Baseline::default()] {
            let mut written = Vec::new();
            baseline.write(&mut written).unwrap();
            let text = String::from_utf8(written).unwrap();
            assert_eq!(read(&text), Ok(baseline), "{text}");
        }
    }

    #[test]
    fn a_finding_is_known_by_path_and_fingerprint() {
        let baseline =
            read("version: 1\nfindings:\n  - { path: a.md, rule: r, fingerprint: '12' }\n")
                .unwrap();
        assert!(baseline.accepts("a.md", "12"));
        assert!(!baseline.accepts("b.md", "12"));
        assert!(!baseline.accepts("a.md", "13"));
    }

    #[test]
    fn what_is_no_baseline_is_an_error() {
        for text in [
            "version: 2\nfindings: []\n",
            "findings: []\n",
            "version: 1\n",
            "version: 1\nfindings:\n  - { path: a.md, rule: r }\n",
        ] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
