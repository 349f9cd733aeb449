//! `heshu rules show`: a rule as a page to read.

use std::io::{self, Write};

use crate::cli::args::Common;
use crate::cli::status::Status;
use crate::cli::{console, ruleset};
use crate::report::{RulePage, write_rule_page};
use crate::rule::as_written;

pub fn run(id: &str, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let Some(project) = ruleset::load_with_examples(common) else {
        return Ok(Status::Failed);
    };
    let look = console::look(common);
    let ids = [id.to_owned()];
    let Some(found) = ruleset::indices(&project.rules, &ids, look.language) else {
        return Ok(Status::Failed);
    };
    for index in found {
        let Some(rule) = project.rules.rules.get(index as usize) else {
            continue;
        };
        let (file, line) = &rule.origin;
        let yaml = ruleset::text_of(file).and_then(|text| as_written(&text, *line));
        let origin = format!("{file}:{line}");
        let page = RulePage::new(
            rule,
            &project.rules,
            &project.grammar,
            &origin,
            yaml,
            look.language,
        );
        write_rule_page(out, &page, &look)?;
    }
    Ok(Status::Clean)
}
