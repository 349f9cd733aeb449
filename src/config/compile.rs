//! Settings as written → settings as compiled, with a fault for all that names nothing or changes
//! nothing.

use super::fraction::fraction;
use super::paths;
use super::settings::{Config, Override, Settings};
use super::written::{OFF, WrittenConfig, WrittenSettings};
use crate::grammar::Exact;
use crate::rule::{
    ConfigFault, Fault, Known, Placed, Reporter, Rule, RuleSet, SEVERITIES, Severity, Texts,
    WordSet, is_builtin, named, read_day,
};

/// Compiles all but the words.
pub fn config(written: &WrittenConfig, rules: &RuleSet, reporter: &mut Reporter<'_>) -> Config {
    let used = Used::of(written, rules);
    let base = settings(&written.settings, &used, reporter);
    let overrides = written.overrides.iter().map(|item| Override {
        paths: paths::compile(&item.paths, reporter),
        settings: settings(&item.settings, &used, reporter),
    });
    let overrides = overrides.collect();
    let exclude = paths::compile(&written.exclude, reporter);
    Config {
        base,
        overrides,
        exclude,
    }
}

/// The rules, and which packs some part of the configuration takes up.
struct Used<'a> {
    rules: &'a [Rule],
    /// All when `None`.
    packs: Option<Vec<&'a str>>,
}

impl<'a> Used<'a> {
    fn of(written: &'a WrittenConfig, rules: &'a RuleSet) -> Self {
        let base = written.settings.packs.as_ref();
        let packs = base.map(|base| {
            let over = written
                .overrides
                .iter()
                .filter_map(|item| item.settings.packs.as_ref());
            let lists = over.chain(std::iter::once(base)).flatten();
            lists.map(|pack| pack.value.as_str()).collect()
        });
        Used {
            rules: &rules.rules,
            packs,
        }
    }

    /// Whether some rule of this id or pack is ever checked.
    fn takes_up(&self, name: &str) -> bool {
        let mut meant = self
            .rules
            .iter()
            .filter(|rule| rule.id == name || rule.pack == name);
        meant.any(|rule| {
            let packs = self.packs.as_ref();
            !is_builtin(rule) || packs.is_none_or(|packs| packs.contains(&rule.pack.as_str()))
        })
    }

    fn knows(&self, name: &str) -> bool {
        let mut rules = self.rules.iter();
        rules.any(|rule| rule.id == name || rule.pack == name)
    }
}

fn settings(written: &WrittenSettings, used: &Used<'_>, reporter: &mut Reporter<'_>) -> Settings {
    let hedges = written.hedges.as_ref();
    let mut share = |text: Option<&Placed<String>>, zero_allowed| {
        text.and_then(|text| share(text, zero_allowed, reporter))
    };
    // 约 may be taken at its word; below 近4万 there must be something, or nothing could meet it.
    let about = share(hedges.and_then(|hedges| hedges.about.as_ref()), true);
    let near = share(hedges.and_then(|hedges| hedges.near.as_ref()), false);
    Settings {
        packs: written
            .packs
            .as_ref()
            .map(|packs| self::packs(packs, used, reporter)),
        severities: vec![severities(written, used, reporter)],
        about,
        near,
        truncation: written.truncation.as_ref().map(|flag| flag.value),
        date: written
            .date
            .as_ref()
            .and_then(|date| read_day(date, reporter)),
    }
}

fn packs(written: &Texts, used: &Used<'_>, reporter: &mut Reporter<'_>) -> Vec<String> {
    let mut known: Vec<&str> = used
        .rules
        .iter()
        .filter(|rule| is_builtin(rule))
        .map(|rule| rule.pack.as_str())
        .collect();
    known.sort_unstable();
    known.dedup();
    for (index, pack) in written.iter().enumerate() {
        let name = pack.value.clone();
        if !known.contains(&pack.value.as_str()) {
            let known = Known::of(&name, known.iter().copied());
            reporter.at(
                pack.place,
                Fault::Config(ConfigFault::UnknownPack { name, known }),
            );
        } else if written[..index].iter().any(|earlier| earlier.value == name) {
            reporter.at(pack.place, Fault::SameWordTwice { word: name });
        }
    }
    written.iter().map(|pack| pack.value.clone()).collect()
}

fn severities(
    written: &WrittenSettings,
    used: &Used<'_>,
    reporter: &mut Reporter<'_>,
) -> Vec<(String, Option<Severity>)> {
    let levels = written.severity.iter();
    levels
        .filter_map(|(name, level)| severity(name, level, used, reporter))
        .collect()
}

fn severity(
    name: &Placed<String>,
    level: &Placed<String>,
    used: &Used<'_>,
    reporter: &mut Reporter<'_>,
) -> Option<(String, Option<Severity>)> {
    if !used.knows(&name.value) {
        let rules = used.rules.iter();
        let names = rules.flat_map(|rule| [rule.id.as_str(), rule.pack.as_str()]);
        let fault = ConfigFault::UnknownRule {
            name: name.value.clone(),
            known: Known::of(&name.value, names),
        };
        reporter.at(name.place, Fault::Config(fault));
    } else if !used.takes_up(&name.value) {
        let name_said = name.value.clone();
        reporter.at(
            name.place,
            Fault::Config(ConfigFault::RuleNotUsed { name: name_said }),
        );
    }
    // YAML 1.1 reads `off` as a flag; to those used to it `false` says the same.
    if level.value == OFF || level.value == "false" {
        return Some((name.value.clone(), None));
    }
    let found = named(SEVERITIES, &level.value);
    if found.is_none() {
        let words = SEVERITIES.iter().map(|(_, word)| *word).chain([OFF]);
        let fault = Fault::UnknownWord {
            set: WordSet::Severity,
            word: level.value.clone(),
            known: Known::of(&level.value, words),
        };
        reporter.at(level.place, fault);
    }
    Some((name.value.clone(), Some(found?)))
}

/// A fraction from zero (when that is allowed) to one.
fn share(
    written: &Placed<String>,
    zero_allowed: bool,
    reporter: &mut Reporter<'_>,
) -> Option<Exact> {
    let text = || written.value.clone();
    let fault = match fraction(&written.value) {
        None => ConfigFault::BadFraction { text: text() },
        Some(value) => {
            let too_small = value.is_negative() || (value.is_zero() && !zero_allowed);
            if !too_small && value <= Exact::ONE {
                return Some(value);
            }
            ConfigFault::FractionOutOfRange {
                text: text(),
                zero_allowed,
            }
        }
    };
    reporter.at(written.place, Fault::Config(fault));
    None
}
