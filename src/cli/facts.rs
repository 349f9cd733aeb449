//! `heshu facts`.

use std::fs::OpenOptions;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::args::{Common, FactsCommand, Learn};
use super::batch::{self, Manner};
use super::checkers::Checkers;
use super::console::complain;
use super::input;
use super::status::Status;
use crate::check::{Draft, Learned};
use crate::language::Language;
use crate::report;
use crate::source::Document;

pub fn run(command: &FactsCommand, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    match command {
        FactsCommand::Learn(learn) => self::learn(learn, common, out),
    }
}

/// Drafts a file of facts from published texts.
fn learn(arguments: &Learn, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let language = Language::from(common.lang);
    if let Some(file) = arguments.output.as_deref().filter(|file| file.exists()) {
        complain(&refusal(file, &ErrorKind::AlreadyExists.into(), language));
        return Ok(Status::Failed);
    }
    let mut inputs = input::collect(&arguments.paths, common);
    let Some(checkers) = Checkers::load(&mut inputs, common) else {
        return Ok(Status::Failed);
    };
    let manner = Manner {
        separator: "",
        language,
    };
    let read = |document: Document, _: &mut dyn Write| {
        let checker = checkers.of(&document.name);
        Ok(checker.read(document))
    };
    let batch = batch::each(inputs, &mut io::sink(), manner, read)?;
    let drafts: Vec<&Draft> = batch.results.iter().collect();
    let Some(checker) = checkers.all().next() else {
        return Ok(Status::Failed);
    };
    let learned = checker.learn(&drafts);
    match &arguments.output {
        None => report::write_learned(out, &drafts, &learned, language)?,
        Some(file) => {
            if let Err(error) = write_new(file, &drafts, &learned, language) {
                complain(&refusal(file, &error, language));
                return Ok(Status::Failed);
            }
        }
    }
    complain(&summary(&learned, language));
    Ok(match batch.errors.is_empty() {
        true => Status::Clean,
        false => Status::Failed,
    })
}

/// Writes a file that is not there yet.
fn write_new(
    file: &Path,
    drafts: &[&Draft],
    learned: &[Learned],
    language: Language,
) -> io::Result<()> {
    let mut out = OpenOptions::new().write(true).create_new(true).open(file)?;
    report::write_learned(&mut out, drafts, learned, language)
}

fn summary(learned: &[Learned], language: Language) -> String {
    let all = learned.len();
    let apart = learned.iter().filter(|fact| !fact.agree).count();
    match language {
        Language::Chinese => format!("拟出事实 {all} 条，其中 {apart} 条说法不一，留作注释"),
        Language::English => {
            format!("{all} facts drafted, {apart} of them told differently and left in comments")
        }
    }
}

fn refusal(file: &Path, error: &io::Error, language: Language) -> String {
    let file = file.display();
    match (error.kind(), language) {
        (ErrorKind::AlreadyExists, Language::Chinese) => {
            format!("错误：{file} 已经有了，没有改动它\n  建议：换一个文件名，核对后再合并")
        }
        (ErrorKind::AlreadyExists, Language::English) => {
            format!(
                "error: {file} is there already and was left as it is\n  help: name another file, and merge the two after looking them over"
            )
        }
        (_, Language::Chinese) => {
            format!("错误：{file} 写不进去（{error}）\n  建议：检查文件夹和写入权限")
        }
        (_, Language::English) => format!(
            "error: {file} cannot be written ({error})\n  help: check the folder and its permissions"
        ),
    }
}
