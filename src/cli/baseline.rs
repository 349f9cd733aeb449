//! `heshu baseline`: findings accepted before, so that old texts do not stand in the way of new
//! ones.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use super::args::{self, BaselineCommand, Common};
use super::baselines::path_in;
use super::batch::Sink;
use super::check::Printing;
use super::checkers::Checkers;
use super::console::complain;
use super::input::{self, Inputs};
use super::lookup::{Lookup, real, shown};
use super::output_file::OutputFile;
use super::reviewing::Reviewing;
use super::ruleset;
use super::status::Status;
use crate::config;
use crate::language::Language;
use crate::report::{Findings, Renderer, Verdicts};
use crate::review::{Accepted, BASELINE_NAME, Baseline};

pub fn run(command: &BaselineCommand, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    match command {
        BaselineCommand::Write(arguments) => write(arguments, common, out),
        BaselineCommand::Show(arguments) => {
            with_standing(&arguments.baseline, common, |file, baseline, present| {
                show(out, file, baseline, present, common.lang.into())
            })
        }
        BaselineCommand::Prune(arguments) => {
            with_standing(&arguments.baseline, common, |file, baseline, present| {
                prune(out, file, baseline, present, common.lang.into())
            })
        }
    }
}

/// Accepts the findings of the drafts named. What was accepted of other drafts stays.
fn write(
    arguments: &args::BaselineWrite,
    common: &Common,
    out: &mut dyn Write,
) -> io::Result<Status> {
    let language = common.lang.into();
    let file = file_of(arguments.baseline.as_deref());
    let Some(mut baseline) = read(&file, common) else {
        return Ok(Status::Failed);
    };
    let paths = match arguments.paths.as_slice() {
        [] => vec![PathBuf::from(".")],
        paths => paths.to_vec(),
    };
    let Some(found) = examine(&file, input::collect(&paths, common), common)? else {
        return Ok(Status::Failed);
    };
    baseline
        .accepted
        .retain(|(path, _), _| !found.drafts.contains(path));
    let accepted = found.findings.len();
    baseline.accepted.extend(found.findings);
    save(&file, &baseline, language)?;
    let (all, file) = (baseline.accepted.len(), file.display());
    match language {
        Language::Chinese => writeln!(out, "记下发现 {accepted} 条，{file} 现有 {all} 条")?,
        Language::English => writeln!(out, "{accepted} findings accepted; {file} has {all}")?,
    }
    Ok(Status::Clean)
}

/// Lists what is accepted, and which of it is no longer found.
fn show(
    out: &mut dyn Write,
    file: &Path,
    baseline: &Baseline,
    present: &Present,
    language: Language,
) -> io::Result<Status> {
    let mut last = None;
    for (key, accepted) in &baseline.accepted {
        if last != Some(&key.0) {
            writeln!(out, "{}", key.0)?;
            last = Some(&key.0);
        }
        let gone = match (present.findings.contains_key(key), language) {
            (true, _) => "",
            (false, Language::Chinese) => "（已不再出现）",
            (false, Language::English) => " (no longer found)",
        };
        let Accepted { rule, message } = accepted;
        writeln!(out, "  [{rule}] {message}{gone}")?;
    }
    let (all, gone) = (baseline.accepted.len(), present.gone(baseline));
    let file = file.display();
    match language {
        Language::Chinese => {
            writeln!(out, "{file}：{all} 条，其中 {gone} 条已不再出现")?;
        }
        Language::English => writeln!(out, "{file}: {all}, {gone} of them no longer found")?,
    }
    Ok(Status::Clean)
}

/// Takes out what is no longer found.
fn prune(
    out: &mut dyn Write,
    file: &Path,
    baseline: &Baseline,
    present: &Present,
    language: Language,
) -> io::Result<Status> {
    let gone = present.gone(baseline);
    let mut kept = baseline.clone();
    kept.accepted
        .retain(|key, _| present.findings.contains_key(key));
    if gone > 0 {
        save(file, &kept, language)?;
    }
    let left = kept.accepted.len();
    match language {
        Language::Chinese => writeln!(out, "删去 {gone} 条，还有 {left} 条")?,
        Language::English => writeln!(out, "{gone} removed, {left} left")?,
    }
    Ok(Status::Clean)
}

/// Reads the baseline and finds out what of it still stands.
fn with_standing(
    given: &Option<PathBuf>,
    common: &Common,
    tell: impl FnOnce(&Path, &Baseline, &Present) -> io::Result<Status>,
) -> io::Result<Status> {
    let file = file_of(given.as_deref());
    if !file.is_file() {
        let path = file.display();
        complain(&match common.lang.into() {
            Language::Chinese => {
                format!("错误：没有基线 {path}\n  建议：先用 heshu baseline write 写一份")
            }
            Language::English => {
                format!(
                    "error: there is no baseline {path}\n  help: write one with heshu baseline write"
                )
            }
        });
        return Ok(Status::Failed);
    }
    let Some(baseline) = read(&file, common) else {
        return Ok(Status::Failed);
    };
    let folder = file.parent().unwrap_or(Path::new(""));
    let paths: BTreeSet<&String> = baseline.accepted.keys().map(|(path, _)| path).collect();
    let drafts = paths.into_iter().map(|path| shown(&folder.join(path)));
    let drafts: Vec<PathBuf> = drafts.filter(|draft| draft.is_file()).collect();
    let present = if drafts.is_empty() {
        Some(Present::default())
    } else {
        examine(&file, input::collect(&drafts, common), common)?
    };
    match present {
        Some(present) => tell(&file, &baseline, &present),
        None => Ok(Status::Failed),
    }
}

/// The baseline given, or the nearest one, or else the one to be made: beside the configuration, or
/// in the current folder.
fn file_of(given: Option<&Path>) -> PathBuf {
    if let Some(file) = given {
        return file.to_owned();
    }
    let here = real(Path::new("."));
    let nearest = |name| Lookup::of_name(name).of_folder(&here);
    let beside = || Some(nearest(config::FILE_NAME)?.with_file_name(BASELINE_NAME));
    let file = nearest(BASELINE_NAME).or_else(beside);
    file.map_or_else(|| PathBuf::from(BASELINE_NAME), |file| shown(&file))
}

/// The baseline of a file, empty where there is none yet. `None` after every error was reported.
fn read(file: &Path, common: &Common) -> Option<Baseline> {
    if !file.exists() {
        return Some(Baseline::default());
    }
    let text = ruleset::read(file).map_err(|error| vec![*error]);
    text.and_then(|text| Baseline::read(&text))
        .map_err(|errors| ruleset::complain_of(errors, common))
        .ok()
}

fn save(file: &Path, baseline: &Baseline, language: Language) -> io::Result<()> {
    let mut output = OutputFile::create(file, language)?;
    baseline.write(&mut output)?;
    output.finish()
}

/// What is found now, whether it was accepted before or not.
#[derive(Default)]
struct Present {
    findings: BTreeMap<(String, String), Accepted>,
    /// The drafts that were looked at.
    drafts: BTreeSet<String>,
}

impl Present {
    /// How much of a baseline is no longer found.
    fn gone(&self, baseline: &Baseline) -> usize {
        let keys = baseline.accepted.keys();
        keys.filter(|key| !self.findings.contains_key(*key)).count()
    }
}

/// Checks drafts as `heshu check` does. `None` after every error was reported: then nobody knows
/// what is found.
fn examine(baseline: &Path, mut inputs: Inputs, common: &Common) -> io::Result<Option<Present>> {
    let review = args::Review {
        no_baseline: true,
        ..args::Review::default()
    };
    let checkers = Checkers::load(&mut inputs, common);
    let reviewing = Reviewing::load(&inputs, &review, common);
    let (Some(checkers), Some(reviewing)) = (checkers, reviewing) else {
        return Ok(None);
    };
    let collector = Collector {
        baseline,
        present: Mutex::default(),
    };
    let renderers: [&dyn Renderer; 1] = [&collector];
    let printing = Printing {
        together: false,
        language: common.lang.into(),
        checkers: &checkers,
        reviewing: &reviewing,
        renderers: &renderers,
    };
    let mut nowhere = io::sink();
    let batch = printing.each(inputs, &mut [Sink::new(&mut nowhere, "")])?;
    if !batch.errors.is_empty() {
        return Ok(None);
    }
    Ok(collector.present.into_inner().ok())
}

/// Keeps the findings of drafts in place of printing them.
struct Collector<'a> {
    baseline: &'a Path,
    present: Mutex<Present>,
}

impl Renderer for Collector<'_> {
    fn draft(&self, _: &mut dyn Write, findings: &Findings<'_>) -> io::Result<()> {
        let path = path_in(self.baseline, findings.path());
        let found: Vec<((String, String), Accepted)> = findings
            .shown(Verdicts::FINDINGS)
            // What is wrong with the allowing is to be mended, not to be allowed.
            .filter(|finding| !finding.rule.is_about_suppressions())
            .filter_map(|finding| {
                let fingerprint = findings.fingerprint(&finding)?.to_string();
                let accepted = Accepted {
                    rule: finding.rule.id.clone(),
                    message: finding.description.message.clone(),
                };
                Some(((path.clone(), fingerprint), accepted))
            })
            .collect();
        let Ok(mut present) = self.present.lock() else {
            return Err(io::Error::other("a thread has failed"));
        };
        present.findings.extend(found);
        present.drafts.insert(path);
        Ok(())
    }
}
