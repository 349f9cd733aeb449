//! A configuration with the rules that it is for, loaded once for all its drafts.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::args::Choice;
use super::expired::Expired;
use super::lookup::folder_of;
use super::ruleset;
use crate::check::{Checker, Setup};
use crate::claim::OwnCue;
use crate::config::{self, Config, Settings, Unfinished};
use crate::grammar::{Date, Grammar};
use crate::rule::{self, ConfigFault, RuleError, RuleFile, RuleSet};

/// A configuration without fault (or none) and all rules, those that it turns off too.
#[derive(Clone)]
pub struct Project {
    /// The configuration's file, if there is one.
    pub file: Option<PathBuf>,
    pub config: Config,
    pub rules: RuleSet,
    /// Facts that were left out.
    pub expired: Vec<Expired>,
    pub grammar: Arc<Grammar>,
    cues: Vec<OwnCue>,
    /// The day of publication as an argument says it.
    date: Option<Date>,
}

/// What is loaded besides the configuration.
pub struct Sources {
    pub builtin: Vec<RuleFile>,
    /// Those named as arguments.
    pub further: Vec<RuleFile>,
    /// The day of publication, before what configurations say.
    pub date: Option<Date>,
}

impl Project {
    /// Loads a configuration and the rules.
    ///
    /// # Errors
    /// Every error of the configuration and of the rule files.
    pub fn load(file: Option<&Path>, sources: &Sources) -> Result<Project, Vec<RuleError>> {
        let mut unfinished = config::read(match file {
            Some(path) => ruleset::read(path).map_err(|error| vec![*error])?,
            None => RuleFile::default(),
        });
        let grammar = Arc::new(Grammar::with(&unfinished.words().vocabulary));
        let cues = unfinished.words().cues.clone();
        let mut files = sources.builtin.clone();
        if let Some(path) = file {
            files.extend(own_rules(path, &mut unfinished));
        }
        files.extend(sources.further.iter().cloned());
        if !unfinished.has_units() {
            return Err(unfinished.into_errors());
        }
        match rule::load(&files, &grammar) {
            Ok(mut rules) => Ok(Project {
                expired: Expired::take(&mut rules),
                config: unfinished.finish(&rules)?,
                file: file.map(Path::to_owned),
                rules,
                grammar,
                cues,
                date: sources.date,
            }),
            Err(mut errors) => {
                let mut all = unfinished.into_errors();
                all.append(&mut errors);
                Err(all)
            }
        }
    }

    /// The words of this configuration with the rules of other files only.
    ///
    /// # Errors
    /// Every error of the files.
    pub fn with_rules(self, files: &[RuleFile]) -> Result<Project, Vec<RuleError>> {
        let mut rules = rule::load(files, &self.grammar)?;
        let expired = Expired::take(&mut rules);
        Ok(Project {
            rules,
            expired,
            ..self
        })
    }

    /// The files that own rules and facts were read from, some more than once.
    pub fn rule_files(&self) -> impl Iterator<Item = PathBuf> {
        let rules = self.rules.rules.iter();
        let own = rules.filter(|rule| !rule::is_builtin(rule));
        let rules = own.map(|rule| &rule.origin.0);
        let facts = self.rules.facts.files.iter().map(|file| &file.name);
        rules.chain(facts).map(PathBuf::from)
    }

    /// The overrides for a draft; without one, those that are for all drafts.
    pub fn overrides_for(&self, draft: Option<&Path>) -> Vec<usize> {
        let path = draft.and_then(|draft| self.path_of(draft));
        path.map_or_else(Vec::new, |path| self.config.overrides_for(&path))
    }

    /// Whether the configuration leaves a draft out.
    pub fn excludes(&self, draft: &Path) -> bool {
        self.path_of(draft)
            .is_some_and(|path| self.config.excludes(&path))
    }

    /// The path of a draft from the folder of the configuration; nothing for one that lies
    /// elsewhere.
    fn path_of(&self, draft: &Path) -> Option<String> {
        let path = folder_of(draft).join(draft.file_name()?);
        let relative = path.strip_prefix(folder_of(self.file.as_ref()?)).ok()?;
        Some(relative.to_string_lossy().replace('\\', "/"))
    }

    /// The day of publication where someone gives it: an argument before the settings.
    pub fn date(&self, settings: &Settings) -> Option<Date> {
        self.date.or(settings.date)
    }

    /// A checker with the rules that apply under these settings and are asked for.
    pub fn into_checker(self, settings: &Settings, choice: &Choice) -> Checker {
        let setup = Setup {
            hedges: settings.hedges(),
            date: self.date(settings),
            grammar: self.grammar,
            cues: self.cues,
        };
        Checker::with(choice.apply(settings.apply(self.rules)), setup)
    }

    /// A checker that knows the words of the configuration and no settings: examples of rules must
    /// come out the same wherever they are run.
    pub fn checker_of_examples(&self) -> Checker {
        let setup = Setup {
            grammar: Arc::clone(&self.grammar),
            cues: self.cues.clone(),
            ..Setup::default()
        };
        Checker::with(self.rules.clone(), setup)
    }
}

/// The rule files that the configuration names. What cannot be read is an error of the
/// configuration.
fn own_rules(file: &Path, unfinished: &mut Unfinished) -> Vec<RuleFile> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let mut files = Vec::new();
    for written in unfinished.rule_paths().to_vec() {
        let path = folder.join(&written.value);
        let found = ruleset::files_of(std::slice::from_ref(&path));
        if found.is_empty() {
            let path = path.display().to_string();
            unfinished.refuse(&written, ConfigFault::NoRulesInFolder { path });
        }
        for path in found {
            match ruleset::read(&path) {
                Ok(file) => files.push(file),
                Err(error) => {
                    let reason = error.fault;
                    let path = path.display().to_string();
                    let fault = ConfigFault::UnreadableRules {
                        path,
                        reason: Box::new(reason),
                    };
                    unfinished.refuse(&written, fault);
                }
            }
        }
    }
    files
}
