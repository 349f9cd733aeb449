//! The two steps of compiling a configuration.

use super::settings::Config;
use super::words::{self, Words};
use super::written::WrittenConfig;
use super::{compile, read as reading};
use crate::rule::{
    ConfigFault, Errors, Fault, Placed, Reporter, RuleError, RuleFile, RuleSet, load,
};

/// A configuration of which the words are compiled and the settings are not: these name rules,
/// which can be loaded only with its words.
#[derive(Debug)]
pub struct Unfinished {
    file: RuleFile,
    written: WrittenConfig,
    words: Words,
    has_units: bool,
    errors: Errors,
}

/// Reads a configuration and compiles its words.
pub fn read(file: RuleFile) -> Unfinished {
    let mut errors = Errors::default();
    let mut reporter = Reporter::new(&file, &mut errors);
    let written =
        load::tree(&file, &mut reporter).and_then(|node| reading::file(&node, &mut reporter));
    let readable = written.is_some();
    let written = written.unwrap_or_default();
    let faults = reporter.count();
    let units = words::units(&written, &mut reporter);
    let has_units = readable && !written.units_faulty && reporter.count() == faults;
    let words = words::compile(&written, units, &mut reporter);
    Unfinished {
        file,
        written,
        words,
        has_units,
        errors,
    }
}

impl Unfinished {
    /// The units, phrases and cue words, as far as they are without fault.
    pub fn words(&self) -> &Words {
        &self.words
    }

    /// Whether the file could be read and its units are without fault. With a fault in its units,
    /// rules that use them would seem at fault too.
    pub fn has_units(&self) -> bool {
        self.has_units
    }

    /// The rule files and folders named, relative to the folder of the configuration.
    pub fn rule_paths(&self) -> &[Placed<String>] {
        &self.written.rules
    }

    /// Notes that a rule file named cannot be read.
    pub fn refuse(&mut self, path: &Placed<String>, fault: ConfigFault) {
        Reporter::new(&self.file, &mut self.errors).at(path.place, Fault::Config(fault));
    }

    /// The errors so far.
    ///
    /// For a run in which the rules cannot be loaded, so that there is nothing to finish it with.
    pub fn into_errors(self) -> Vec<RuleError> {
        self.errors.into_sorted(std::slice::from_ref(&self.file))
    }

    /// The configuration, whose severities and packs name rules of `rules`.
    ///
    /// # Errors
    /// All errors of the file, by place.
    pub fn finish(mut self, rules: &RuleSet) -> Result<Config, Vec<RuleError>> {
        let mut reporter = Reporter::new(&self.file, &mut self.errors);
        let config = compile::config(&self.written, rules, &mut reporter);
        if self.errors.is_empty() {
            Ok(config)
        } else {
            Err(self.into_errors())
        }
    }
}
