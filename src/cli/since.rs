//! Which lines of the drafts have changed: asked of git, or read from a diff.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::input::is_standard_input;
use super::lookup::real;
use crate::language::Language;
use crate::review::{Changes, Lines};
use crate::source::Span;

/// The changed lines of files, by path with links followed.
#[derive(Debug, Default)]
pub struct Touched {
    files: HashMap<PathBuf, Lines>,
}

/// Why the changes are not known, and the mend, in words.
#[derive(Debug)]
pub struct Trouble {
    message: String,
    help: &'static str,
}

impl Trouble {
    pub fn in_words(&self, language: Language) -> String {
        let Trouble { message, help } = self;
        match language {
            Language::Chinese => format!("错误：{message}\n  建议：{help}"),
            Language::English => format!("error: {message}\n  help: {help}"),
        }
    }
}

impl Touched {
    /// What has changed in the working tree since the current branch parted from a revision,
    /// committed or not. A file that git does not follow yet has changed as a whole.
    ///
    /// # Errors
    /// When git cannot be run, this is no repository, or there is no such revision.
    pub fn since(revision: &str, language: Language) -> Result<Touched, Trouble> {
        let here = Path::new(".");
        let top = git(here, &["rev-parse", "--show-toplevel"], language)?;
        let top = PathBuf::from(top.trim_end_matches(['\r', '\n']));
        let commit = format!("{revision}^{{commit}}");
        let verify = [
            "rev-parse",
            "--verify",
            "--quiet",
            "--end-of-options",
            &commit,
        ];
        let commit = git(here, &verify, language).map_err(|_| no_revision(revision, language))?;
        let commit = commit.trim();
        // What others wrote on the other branch meanwhile is not changed here.
        let parted = git(here, &["merge-base", commit, "HEAD"], language);
        let from = parted.as_deref().unwrap_or(commit).trim();
        let arguments = [
            "-c",
            "core.quotepath=false",
            "diff",
            "--no-color",
            "--no-ext-diff",
            "--no-textconv",
            "--unified=0",
            "--src-prefix=a/",
            "--dst-prefix=b/",
            from,
            "--",
        ];
        let diff = git(&top, &arguments, language)?;
        let mut touched = Touched::default();
        touched.add(&diff, &[&top], "git diff", language)?;
        let list = ["ls-files", "--others", "--exclude-standard", "-z"];
        for name in git(&top, &list, language)?.split_terminator('\0') {
            touched.files.insert(real(&top.join(name)), Lines::All);
        }
        Ok(touched)
    }

    /// What a diff says. Its paths start at the current folder, or at the folder of the repository.
    ///
    /// # Errors
    /// When it cannot be read, or is no diff.
    pub fn of_diff(file: &Path, language: Language) -> Result<Touched, Trouble> {
        let name = file.display().to_string();
        let bytes = if is_standard_input(file) {
            let mut bytes = Vec::new();
            io::Read::read_to_end(&mut io::stdin().lock(), &mut bytes).map(|_| bytes)
        } else {
            fs::read(file)
        };
        let bytes = bytes.map_err(|error| unreadable(&name, &error, language))?;
        let here = real(Path::new("."));
        let is_repository = |folder: &&Path| folder.join(".git").exists();
        let roots: Vec<&Path> = std::iter::once(here.as_path())
            .chain(here.ancestors().find(is_repository))
            .collect();
        let mut touched = Touched::default();
        touched.add(&String::from_utf8_lossy(&bytes), &roots, &name, language)?;
        Ok(touched)
    }

    fn add(
        &mut self,
        diff: &str,
        roots: &[&Path],
        name: &str,
        language: Language,
    ) -> Result<(), Trouble> {
        let changes = Changes::read(diff).map_err(|fault| {
            let (line, text) = (fault.line, fault.text);
            match language {
                Language::Chinese => Trouble {
                    message: format!("{name} 第 {line} 行不像是差异：{text}"),
                    help: "应是 git diff 或 diff -u 的输出",
                },
                Language::English => Trouble {
                    message: format!("{name}, line {line} is no line of a diff: {text}"),
                    help: "give the output of git diff or diff -u",
                },
            }
        })?;
        for (path, lines) in changes.files {
            for root in roots {
                self.files.insert(real(&root.join(&path)), lines.clone());
            }
        }
        Ok(())
    }

    /// The bytes of a draft that have changed; none where the draft has not.
    pub fn spans(&self, draft: &str, text: &str) -> Vec<Span> {
        let lines = self.files.get(&real(Path::new(draft)));
        lines.map(|lines| lines.spans(text)).unwrap_or_default()
    }
}

/// What git prints, with bytes that are no UTF-8 replaced: drafts may be in GB 18030, paths are not
/// looked for in them.
fn git(folder: &Path, arguments: &[&str], language: Language) -> Result<String, Trouble> {
    let output = Command::new("git")
        .current_dir(folder)
        .args(arguments)
        .output()
        .map_err(|error| no_git(&error.to_string(), language))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        Err(no_git(said.trim(), language))
    }
}

fn no_git(said: &str, language: Language) -> Trouble {
    match language {
        Language::Chinese => Trouble {
            message: format!("git 说不出改了哪些行：{said}"),
            help: "--since 要在 git 仓库里用；没有 git 时，用 --diff 给出差异文件",
        },
        Language::English => Trouble {
            message: format!("git cannot tell what has changed: {said}"),
            help: "use --since in a git repository; without git, give a diff with --diff",
        },
    }
}

fn no_revision(revision: &str, language: Language) -> Trouble {
    match language {
        Language::Chinese => Trouble {
            message: format!("仓库里没有版本 {revision}"),
            help: "写分支、标签或提交，如 origin/main、HEAD~1；CI 里要先取回完整的历史（fetch-depth: 0）",
        },
        Language::English => Trouble {
            message: format!("the repository has no revision {revision}"),
            help: "name a branch, tag or commit, as origin/main or HEAD~1; in CI fetch the whole \
                   history first (fetch-depth: 0)",
        },
    }
}

fn unreadable(name: &str, error: &io::Error, language: Language) -> Trouble {
    match language {
        Language::Chinese => Trouble {
            message: format!("读不了 {name}：{error}"),
            help: "检查 --diff 的路径；- 是标准输入",
        },
        Language::English => Trouble {
            message: format!("cannot read {name}: {error}"),
            help: "check the path of --diff; - is standard input",
        },
    }
}
