//! `heshu config show`: what applies to a draft.

use std::io::{self, Write};
use std::path::Path;

use crate::cli::args::Common;
use crate::cli::lookup::{folder_of, real};
use crate::cli::project::Project;
use crate::cli::rules::list;
use crate::cli::status::Status;
use crate::cli::{checkers, ruleset};
use crate::config::Settings;
use crate::grammar::{Exact, Hedges, iso};
use crate::report::Term;

pub fn run(path: Option<&Path>, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let path = path.unwrap_or(Path::new("."));
    let folder = if path.is_dir() {
        real(path)
    } else {
        folder_of(path)
    };
    let project =
        ruleset::sources(common).and_then(|sources| checkers::of_folder(&folder, common, sources));
    let Some(project) = project else {
        return Ok(Status::Failed);
    };
    let overrides = project.overrides_for(Some(path));
    let settings = project.config.settings(&overrides);
    let page = Page {
        project: &project,
        overrides: &overrides,
        settings: &settings,
        language: common.lang.into(),
    };
    page.write(out)?;
    Ok(Status::Clean)
}

struct Page<'a> {
    project: &'a Project,
    overrides: &'a [usize],
    settings: &'a Settings,
    language: crate::language::Language,
}

impl Page<'_> {
    fn write(&self, out: &mut dyn Write) -> io::Result<()> {
        let file = match &self.project.file {
            Some(file) => file.display().to_string(),
            None => self.say(Term::new("没有（全用默认设置）", "none (all as it comes)")),
        };
        self.line(Term::new("配置", "configuration"), &file, out)?;
        if !self.overrides.is_empty() {
            let numbers: Vec<String> = self
                .overrides
                .iter()
                .map(|index| (index + 1).to_string())
                .collect();
            let which = match self.language {
                crate::language::Language::Chinese => format!("第 {} 项", numbers.join("、")),
                crate::language::Language::English => format!("no. {}", numbers.join(", ")),
            };
            self.line(Term::new("所用的 overrides", "overrides"), &which, out)?;
        }
        if let Some(date) = self.project.date(self.settings) {
            self.line(Term::new("见报日期", "published"), &iso(date), out)?;
        }
        let hedges = self.settings.hedges();
        self.hedges(&hedges, out)?;
        writeln!(out)?;
        list::write_list(&self.project.rules, self.settings, out)
    }

    fn hedges(&self, hedges: &Hedges, out: &mut dyn Write) -> io::Result<()> {
        self.line(Term::new("约", "about"), &percent(hedges.about), out)?;
        self.line(Term::new("近", "near"), &percent(hedges.near), out)?;
        let truncation = if hedges.truncation {
            Term::new("承认", "allowed")
        } else {
            Term::new("不承认", "not allowed")
        };
        let truncation = self.say(truncation);
        self.line(Term::new("截尾", "truncation"), &truncation, out)
    }

    fn line(&self, name: Term, value: &str, out: &mut dyn Write) -> io::Result<()> {
        let colon = match self.language {
            crate::language::Language::Chinese => "：",
            crate::language::Language::English => ": ",
        };
        writeln!(out, "{}{colon}{value}", self.say(name))
    }

    fn say(&self, term: Term) -> String {
        term.in_language(self.language).to_owned()
    }
}

/// `10%`; a fraction that has no finite decimal as `1/3`.
fn percent(value: Exact) -> String {
    let hundredfold = value.multiply(Exact::integer(100));
    match hundredfold.filter(|value| value.decimals().is_some()) {
        Some(percent) => format!("{percent}%"),
        None => value.to_string(),
    }
}
