//! Where the results of `check` go: one format to standard output, others to files.

use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::args;
use super::batch::Sink;
use super::console::complain;
use super::formats::{self, FormatName};
use super::output_file::OutputFile;
use super::standard::Standard;
use crate::language::Language;
use crate::report::{Look, Renderer, Run, Verdicts};
use crate::rule::Rule;

/// Names the file that GitHub Actions shows as the summary of a step.
const STEP_SUMMARY: &str = "GITHUB_STEP_SUMMARY";

/// Columns of a report for people that is written to a file.
const FILE_WIDTH: usize = 100;

/// Which checks are printed.
pub struct Selection {
    /// Those asked for; none when nothing was asked for.
    pub verdicts: Verdicts,
    /// Relations that hold too, where people read.
    pub verbose: bool,
}

impl Selection {
    pub fn shown(&self, usual: Verdicts) -> Verdicts {
        if self.verdicts == Verdicts::NONE {
            usual
        } else {
            self.verdicts
        }
    }
}

impl args::Check {
    /// The format of standard output, and the others with their files.
    pub fn formats(&self) -> impl Iterator<Item = (FormatName, Option<&Path>)> {
        let files = self.output.iter();
        let files = files.map(|file| (file.format, Some(file.path.as_path())));
        std::iter::once((self.format, None)).chain(files)
    }
}

/// The outputs of a run.
pub struct Outputs<'o> {
    all: Vec<Output<'o>>,
    language: Language,
}

struct Output<'o> {
    renderer: Box<dyn Renderer>,
    target: Target<'o>,
    /// What the drafts wrote, for a format with totals first.
    kept: Vec<u8>,
}

enum Target<'o> {
    Standard(Standard<'o>),
    File(OutputFile),
    /// Is appended to the file at the end.
    Summary(Vec<u8>, PathBuf),
}

impl<'o> Outputs<'o> {
    /// Opens all files, so that one that can't be written is known before the work. `None` after
    /// the errors were reported.
    pub fn open<'a, 'r, I: Iterator<Item = &'r Rule>>(
        asked: impl Iterator<Item = (FormatName, Option<&'a Path>)>,
        standard: &'o mut dyn Write,
        look: Look,
        selection: &Selection,
        rules: impl Fn() -> I,
    ) -> Option<Self> {
        let language = look.language;
        let of_files = Look {
            colour: false,
            width: FILE_WIDTH,
            ..look
        };
        let mut standard = Some(standard);
        let mut all = Vec::new();
        let mut is_for_github = false;
        let mut errors = Vec::new();
        for (format, path) in asked {
            is_for_github |= format == FormatName::Github;
            let (target, look) = match (path, standard.take()) {
                (None, Some(out)) => (Target::Standard(Standard::new(out)), look),
                (None, None) => continue,
                (Some(path), out) => {
                    standard = out;
                    match OutputFile::create(path, language) {
                        Ok(file) => (Target::File(file), of_files),
                        Err(error) => {
                            errors.push(error.to_string());
                            continue;
                        }
                    }
                }
            };
            let renderer = formats::renderer(format, look, selection, &rules);
            all.push(Output::new(renderer, target));
        }
        if is_for_github && let Some(path) = step_summary() {
            let format = FormatName::Markdown;
            let renderer = formats::renderer(format, of_files, selection, &rules);
            all.push(Output::new(renderer, Target::Summary(Vec::new(), path)));
        }
        for error in &errors {
            complain_of(error, language);
        }
        errors.is_empty().then_some(Outputs { all, language })
    }

    /// Writes what stands before the first draft.
    ///
    /// # Errors
    /// Those of the outputs.
    pub fn begin(&mut self) -> io::Result<()> {
        for output in &mut self.all {
            output.renderer.begin(output.target.writer())?;
        }
        Ok(())
    }

    /// The renderers, and a sink for what each writes of the drafts.
    pub fn parts(&mut self) -> (Vec<&dyn Renderer>, Vec<Sink<'_>>) {
        let parts = self.all.iter_mut().map(|output| {
            let separator = output.renderer.separator();
            let out: &mut dyn Write = if output.renderer.totals_first() {
                &mut output.kept
            } else {
                output.target.writer()
            };
            (output.renderer.as_ref(), Sink::new(out, separator))
        });
        parts.unzip()
    }

    /// Writes what stands behind the last draft, and puts the files in their places.
    ///
    /// # Errors
    /// Those of the outputs, but for a summary of GitHub's, which is told on standard error: nobody
    /// asked for it on the command line.
    pub fn end(self, run: &Run<'_>) -> io::Result<()> {
        let language = self.language;
        for mut output in self.all {
            let run = Run {
                kept: &String::from_utf8_lossy(&output.kept),
                ..*run
            };
            output.renderer.end(output.target.writer(), &run)?;
            match output.target {
                Target::Standard(_) => {}
                Target::File(file) => file.finish()?,
                Target::Summary(text, path) => {
                    if let Err(error) = append(&path, &text) {
                        complain_of(&unwritten_summary(&path, &error, language), language);
                    }
                }
            }
        }
        Ok(())
    }
}

impl<'o> Output<'o> {
    const fn new(renderer: Box<dyn Renderer>, target: Target<'o>) -> Self {
        Output {
            renderer,
            target,
            kept: Vec::new(),
        }
    }
}

impl Target<'_> {
    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Target::Standard(standard) => standard,
            Target::File(file) => file,
            Target::Summary(text, _) => text,
        }
    }
}

fn step_summary() -> Option<PathBuf> {
    let path = std::env::var_os(STEP_SUMMARY)?;
    (!path.is_empty()).then(|| PathBuf::from(path))
}

fn append(path: &Path, text: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().append(true).create(true).open(path)?;
    file.write_all(text)
}

pub(super) fn complain_of(error: &str, language: Language) {
    complain(&match language {
        Language::Chinese => format!("错误：{error}"),
        Language::English => format!("error: {error}"),
    });
}

fn unwritten_summary(path: &Path, error: &io::Error, language: Language) -> String {
    let path = path.display();
    match language {
        Language::Chinese => {
            format!("写不了 {STEP_SUMMARY} 指的 {path}：{error}\n  建议：检查这个变量")
        }
        Language::English => {
            format!(
                "can't write {path}, named by {STEP_SUMMARY}: {error}\n  help: check the variable"
            )
        }
    }
}
