//! The drafts in `fixtures/` and what `heshu check --format json` says of them.

#![allow(dead_code, reason = "each test looks at its own part of a check")]

pub mod expectation;
pub mod score;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

/// The ending of the file with the expectations, beside each draft.
pub const EXPECTATION: &str = "expect.yaml";

/// A draft with what was found in it.
pub struct Draft {
    pub path: PathBuf,
    pub summary: Summary,
    pub checks: Vec<Check>,
}

impl Draft {
    /// The checks that tell an editor that something is wrong.
    pub fn findings(&self) -> Vec<&Check> {
        self.checks
            .iter()
            .filter(|check| check.is_finding())
            .collect()
    }

    /// The folder that the draft lies in.
    pub fn genre(&self) -> String {
        let folder = self.path.parent().and_then(Path::file_name);
        folder.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }

    pub fn name(&self) -> String {
        let name = self.path.file_name();
        name.map_or_else(String::new, |name| name.to_string_lossy().into_owned())
    }

    pub fn expectation(&self) -> PathBuf {
        self.path.with_extension(EXPECTATION)
    }
}

#[derive(Deserialize)]
struct Report {
    files: Vec<File>,
}

#[derive(Deserialize)]
struct File {
    path: PathBuf,
    summary: Summary,
    checks: Vec<Check>,
}

/// Figures read, and those that take part in a check.
#[derive(Deserialize)]
pub struct Summary {
    pub figures: usize,
    pub covered: usize,
}

/// One relation, as in the JSON contract.
#[derive(Deserialize)]
pub struct Check {
    pub rule: String,
    pub verdict: String,
    pub equation: String,
    pub figures: Vec<Figure>,
}

impl Check {
    /// Whether an editor is told that something is wrong.
    pub fn is_finding(&self) -> bool {
        matches!(self.verdict.as_str(), "contradiction" | "usage")
    }
}

impl fmt::Display for Check {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let figures: Vec<&str> = self
            .figures
            .iter()
            .map(|figure| figure.text.as_str())
            .collect();
        write!(
            out,
            "{} {} [{}] {}",
            self.verdict,
            self.rule,
            figures.join(" "),
            self.equation
        )
    }
}

/// A figure that takes part in a relation; `start` and `end` count characters.
#[derive(Deserialize)]
pub struct Figure {
    pub text: String,
    pub start: usize,
    pub end: usize,
    pub line: usize,
}

/// All drafts that have expectations, in order of genre and name.
pub fn drafts() -> BTreeMap<PathBuf, Draft> {
    let output = Command::new(env!("CARGO_BIN_EXE_heshu"))
        .args([
            "check",
            "--format",
            "json",
            "--fail-on",
            "never",
            "fixtures",
        ])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let report: Report = serde_json::from_slice(&output.stdout).unwrap();
    let drafts: BTreeMap<PathBuf, Draft> = report
        .files
        .into_iter()
        .map(|file| Draft {
            path: file.path,
            summary: file.summary,
            checks: file.checks,
        })
        .filter(|draft| draft.expectation().exists())
        .map(|draft| (draft.path.clone(), draft))
        .collect();
    assert!(
        drafts.len() >= 36,
        "only {} drafts have expectations",
        drafts.len()
    );
    drafts
}
