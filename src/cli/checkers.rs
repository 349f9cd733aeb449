//! A checker for every draft: drafts with the same settings share one.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::args::{Choice, Common};
use super::console::complain;
use super::gitignore::IgnoreFiles;
use super::input::{Input, Inputs};
use super::lookup::{Lookup, folder_of, real, shown};
use super::project::{Project, Sources};
use super::ruleset;
use crate::check::Checker;
use crate::rule::RuleError;

/// Finds the checker of a draft by its name.
pub struct Checkers {
    /// For drafts that are not named in `others`.
    usual: Applied,
    others: Vec<Applied>,
    by_name: HashMap<String, usize>,
}

/// A checker, and the ids of all rules, also of those that are off.
pub struct Applied {
    pub checker: Checker,
    pub known: Vec<String>,
}

impl Checkers {
    /// Loads every configuration that the drafts have, each once, with its rules. `None` after
    /// every error was reported.
    pub fn load(inputs: &mut Inputs, common: &Common) -> Option<Checkers> {
        Self::load_chosen(inputs, &Choice::default(), common)
    }

    /// The same with some of the rules only.
    pub fn load_chosen(inputs: &mut Inputs, choice: &Choice, common: &Common) -> Option<Checkers> {
        let mut loader = Loader::new(common)?;
        let mut groups: Vec<(Group, Vec<String>)> = Vec::new();
        let mut excluding = Excluding::new(&inputs.named, common.force_exclude);
        let mut excluded = 0;
        inputs.drafts.retain(|input| {
            let group = loader.group(input);
            let project = loader.projects.get(group.project);
            let project = project.and_then(|(_, project)| project.as_ref());
            if input
                .path()
                .is_some_and(|draft| excluding.leaves_out(draft, project))
            {
                excluded += 1;
                return false;
            }
            match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, names)) => names.push(input.name()),
                None => groups.push((group, vec![input.name()])),
            }
            true
        });
        inputs.left_out.excluded += excluded;
        inputs.left_out.take_out(loader.files());
        inputs.left_out.tell(common.lang.into());
        if groups.is_empty() {
            // Invalid rules are an error without drafts too.
            groups.push((
                loader.group(&Input::StandardInput { named: false }),
                Vec::new(),
            ));
        }
        let projects = loader.finish()?;
        let sets = projects.iter().map(|project| &project.rules);
        let unknown = choice.unknown(sets, common.lang.into());
        unknown.iter().for_each(|error| complain(error));
        if !unknown.is_empty() {
            return None;
        }
        ruleset::complain_of_expired(projects.iter(), common);
        let mut projects: Vec<Option<Project>> = projects.into_iter().map(Some).collect();
        let mut checkers = groups.iter().enumerate().map(|(number, (group, _))| {
            let same = |(later, _): &(Group, _)| later.project == group.project;
            let project = projects.get_mut(group.project)?;
            // Rules are many: only a project that is asked for again is copied.
            let project = match groups[number + 1..].iter().any(same) {
                true => project.clone(),
                false => project.take(),
            }?;
            let settings = project.config.settings(&group.overrides);
            let known = project.rules.rules.iter();
            Some(Applied {
                known: known.map(|rule| rule.id.clone()).collect(),
                checker: project.into_checker(&settings, choice),
            })
        });
        let usual = checkers.next()??;
        let others = checkers.collect::<Option<Vec<Applied>>>()?;
        let named = groups.into_iter().skip(1).enumerate();
        let by_name = named
            .flat_map(|(index, (_, names))| names.into_iter().map(move |name| (name, index)))
            .collect();
        Some(Checkers {
            usual,
            others,
            by_name,
        })
    }

    pub fn all(&self) -> impl Iterator<Item = &Checker> {
        let all = std::iter::once(&self.usual).chain(&self.others);
        all.map(|applied| &applied.checker)
    }

    /// The checker of the draft with this name.
    pub fn of(&self, name: &str) -> &Checker {
        &self.applied_to(name).checker
    }

    /// The same with the ids of all rules.
    pub fn applied_to(&self, name: &str) -> &Applied {
        let other = self
            .by_name
            .get(name)
            .and_then(|index| self.others.get(*index));
        other.unwrap_or(&self.usual)
    }
}

/// The project for what lies in the current folder, or `None` after every error was reported.
pub fn here(common: &Common, sources: Sources) -> Option<Project> {
    of_folder(Path::new("."), common, sources)
}

/// The project for what lies in a folder.
pub fn of_folder(folder: &Path, common: &Common, sources: Sources) -> Option<Project> {
    let file = file_for(&real(folder), common, &mut Lookup::default());
    let project = Project::load(file.as_deref(), &sources)
        .map_err(|errors| ruleset::complain_of(errors, common))
        .ok()?;
    ruleset::complain_of_expired(std::iter::once(&project), common);
    Some(project)
}

/// Which drafts are left out.
struct Excluding<'i> {
    named: &'i HashSet<PathBuf>,
    /// Drafts that are named are left out too.
    force: bool,
    ignore_files: IgnoreFiles,
}

impl<'i> Excluding<'i> {
    fn new(named: &'i HashSet<PathBuf>, force: bool) -> Self {
        Excluding {
            named,
            force,
            ignore_files: IgnoreFiles::default(),
        }
    }

    fn leaves_out(&mut self, draft: &Path, project: Option<&Project>) -> bool {
        let is_named = self.named.contains(draft);
        if is_named && !self.force {
            return false;
        }
        project.is_some_and(|project| project.excludes(draft))
            || (is_named && self.ignore_files.leave_out(draft))
    }
}

/// What a draft's checker is made of.
#[derive(PartialEq, Eq)]
struct Group {
    project: usize,
    overrides: Vec<usize>,
}

/// Loads projects as drafts ask for them.
struct Loader<'a> {
    common: &'a Common,
    sources: Sources,
    lookup: Lookup,
    projects: Vec<(Option<PathBuf>, Option<Project>)>,
    errors: Vec<RuleError>,
}

impl<'a> Loader<'a> {
    fn new(common: &'a Common) -> Option<Self> {
        Some(Loader {
            common,
            sources: ruleset::sources(common)?,
            lookup: Lookup::default(),
            projects: Vec::new(),
            errors: Vec::new(),
        })
    }

    fn group(&mut self, input: &Input) -> Group {
        let draft = match input {
            Input::StandardInput { .. } => None,
            Input::File(path) => Some(path.as_path()),
        };
        let folder = draft.map_or_else(|| real(Path::new(".")), folder_of);
        let file = file_for(&folder, self.common, &mut self.lookup);
        let project = self.project(file);
        let overrides = match self.projects.get(project) {
            Some((_, Some(project))) => project.overrides_for(draft),
            _ => Vec::new(),
        };
        Group { project, overrides }
    }

    fn project(&mut self, file: Option<PathBuf>) -> usize {
        if let Some(known) = self.projects.iter().position(|(known, _)| *known == file) {
            return known;
        }
        let loaded = Project::load(file.as_deref(), &self.sources);
        let project = loaded.map_err(|errors| self.note(errors)).ok();
        self.projects.push((file, project));
        self.projects.len() - 1
    }

    /// Every file that was read so far.
    fn files(&self) -> impl Iterator<Item = PathBuf> {
        let projects = self.projects.iter();
        let configurations = projects.clone().filter_map(|(file, _)| file.clone());
        let projects = projects.filter_map(|(_, project)| project.as_ref());
        configurations.chain(projects.flat_map(Project::rule_files))
    }

    /// Errors in rules that several configurations share are told once.
    fn note(&mut self, errors: Vec<RuleError>) {
        for error in errors {
            if !self.errors.contains(&error) {
                self.errors.push(error);
            }
        }
    }

    /// All projects, or `None` after the errors of all were reported.
    fn finish(self) -> Option<Vec<Project>> {
        if !self.errors.is_empty() {
            ruleset::complain_of(self.errors, self.common);
            return None;
        }
        self.projects
            .into_iter()
            .map(|(_, project)| project)
            .collect()
    }
}

/// The configuration for what lies in a folder, as the arguments have it.
fn file_for(folder: &Path, common: &Common, lookup: &mut Lookup) -> Option<PathBuf> {
    if common.no_config {
        return None;
    }
    match &common.config {
        Some(file) => Some(file.clone()),
        None => lookup.of_folder(folder).map(|file| shown(&file)),
    }
}
