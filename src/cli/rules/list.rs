//! `heshu rules list`: one rule a line.

use std::io::{self, Write};

use crate::cli::args::Common;
use crate::cli::ruleset;
use crate::cli::status::Status;
use crate::config::{OFF, Settings};
use crate::report::{severity_key, text_width};
use crate::rule::RuleSet;

pub fn run(common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let Some(project) = ruleset::load(common) else {
        return Ok(Status::Failed);
    };
    write_list(&project.rules, &project.config.settings(&[]), out)?;
    Ok(Status::Clean)
}

/// The rules with their severities under these settings.
///
/// # Errors
/// Those of `out`.
pub fn write_list(rules: &RuleSet, settings: &Settings, out: &mut dyn Write) -> io::Result<()> {
    let widest = |column: fn(&crate::rule::Rule) -> &str| {
        rules
            .rules
            .iter()
            .map(|rule| text_width(column(rule)))
            .max()
            .unwrap_or(0)
    };
    let (ids, packs) = (widest(|rule| &rule.id), widest(|rule| &rule.pack));
    for rule in &rules.rules {
        write_cell(out, &rule.id, ids)?;
        let severity = settings.severity(rule).map_or(OFF, severity_key);
        write_cell(out, severity, "warning".len())?;
        write_cell(out, &rule.pack, packs)?;
        writeln!(out, "{}", rule.title)?;
    }
    Ok(())
}

/// The text and blanks up to `width` columns and two more.
fn write_cell(out: &mut dyn Write, text: &str, width: usize) -> io::Result<()> {
    let blanks = width.saturating_sub(text_width(text)) + 2;
    write!(out, "{text}{:blanks$}", "")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grammar::Grammar;
    use crate::rule::{RuleFile, load};

    #[test]
    fn columns_line_up_under_chinese_packs() {
        let file = |name: &str, pack: &str, id: &str| {
            RuleFile::new(
                name.to_owned(),
                format!(
                    "pack: {pack}\nrules:\n  - id: {id}\n    title: 标题\n    \
                 where: {{ 甲: {{}} }}\n    assert: 甲 > 0\n"
                ),
            )
        };
        let files = [
            file("a.yaml", "经济", "growth"),
            file("b.yaml", "base", "a"),
        ];
        let rules = load(&files, &Grammar::new()).unwrap();
        let mut out = Vec::new();
        write_list(&rules, &Settings::default(), &mut out).unwrap();
        let text = String::from_utf8(out).unwrap();
        assert_eq!(
            text,
            "growth  error    经济  标题\na       error    base  标题\n"
        );
    }
}
