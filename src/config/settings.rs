//! A configuration as compiled, and what it makes of a rule set.

use globset::GlobSet;

use crate::grammar::{Date, Exact, Hedges};
use crate::rule::{Rule, RuleSet, Severity, is_builtin};

/// A configuration without fault.
#[derive(Clone, Debug, Default)]
pub struct Config {
    pub(super) base: Settings,
    pub(super) overrides: Vec<Override>,
    pub(super) exclude: GlobSet,
}

/// Settings for some drafts only.
#[derive(Clone, Debug)]
pub(super) struct Override {
    pub paths: GlobSet,
    pub settings: Settings,
}

/// What can be set for all drafts or for some; nothing is set by default.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The built-in packs that apply; all when `None`.
    pub packs: Option<Vec<String>>,
    /// Severities by rule or pack, `None` for those that are off, as each layer says them: first
    /// the base, then overrides.
    pub severities: Vec<Vec<(String, Option<Severity>)>>,
    pub about: Option<Exact>,
    pub near: Option<Exact>,
    pub truncation: Option<bool>,
    /// The day of publication.
    pub date: Option<Date>,
}

impl Config {
    /// Which overrides are for a draft, by index. The path starts at the folder of the
    /// configuration and has forward slashes.
    pub fn overrides_for(&self, path: &str) -> Vec<usize> {
        let is_for = |(_, item): &(usize, &Override)| item.paths.is_match(path);
        let found = self.overrides.iter().enumerate().filter(is_for);
        found.map(|(index, _)| index).collect()
    }

    /// Whether a draft is not to be checked. The path as for [`Config::overrides_for`].
    pub fn excludes(&self, path: &str) -> bool {
        self.exclude.is_match(path)
    }

    /// The settings with these overrides, of which the later win.
    pub fn settings(&self, overrides: &[usize]) -> Settings {
        let over = overrides
            .iter()
            .filter_map(|index| self.overrides.get(*index));
        over.fold(self.base.clone(), |settings, item| {
            settings.with(&item.settings)
        })
    }
}

impl Settings {
    /// These settings where `over` sets nothing else.
    fn with(mut self, over: &Settings) -> Settings {
        self.packs = over.packs.clone().or(self.packs);
        self.severities.extend(over.severities.iter().cloned());
        self.about = over.about.or(self.about);
        self.near = over.near.or(self.near);
        self.truncation = over.truncation.or(self.truncation);
        self.date = over.date.or(self.date);
        self
    }

    /// How vague figures are read.
    pub fn hedges(&self) -> Hedges {
        let usual = Hedges::default();
        Hedges {
            about: self.about.unwrap_or(usual.about),
            near: self.near.unwrap_or(usual.near),
            truncation: self.truncation.unwrap_or(usual.truncation),
        }
    }

    /// How severe a finding of the rule is; `None` when the rule does not apply. The last layer
    /// that speaks of it counts, and in it what is said of the rule before what is said of its
    /// pack.
    pub fn severity(&self, rule: &Rule) -> Option<Severity> {
        // What watches over the allowing of findings goes with any choice of packs.
        let left_out = |packs: &Vec<String>| {
            is_builtin(rule) && !rule.is_about_suppressions() && !packs.contains(&rule.pack)
        };
        if self.packs.as_ref().is_some_and(left_out) {
            return None;
        }
        let said = self.severities.iter().rev().find_map(|layer| {
            let said_of = |name: &str| layer.iter().find(|(written, _)| written == name);
            said_of(&rule.id).or_else(|| said_of(&rule.pack))
        });
        said.map_or(Some(rule.severity), |(_, severity)| *severity)
    }

    /// The rules that apply, each with its severity.
    pub fn apply(&self, mut rules: RuleSet) -> RuleSet {
        rules.rules.retain_mut(|rule| match self.severity(rule) {
            Some(severity) => {
                rule.severity = severity;
                true
            }
            None => false,
        });
        rules
    }
}
