//! `heshu init`: a configuration to start from, and the schema that editors check it with.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::args::{Common, Init};
use super::console::complain;
use super::status::Status;
use crate::config::{self, FILE_NAME, SCHEMA_FILE};
use crate::language::Language;

pub fn run(arguments: &Init, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let folder = arguments.folder.clone().unwrap_or_default();
    let language = Language::from(common.lang);
    let file = folder.join(FILE_NAME);
    match write(&folder, &file) {
        Ok(()) => {
            let file = file.display();
            match language {
                Language::Chinese => writeln!(
                    out,
                    "已写好 {file}。现在就能用，与没有配置时一样；要改什么，照里面的说明改。"
                )?,
                Language::English => writeln!(
                    out,
                    "Wrote {file}. It is valid and changes nothing yet; its comments say what can be changed."
                )?,
            }
            Ok(Status::Clean)
        }
        Err(error) => {
            complain(&refusal(&file, &error, language));
            Ok(Status::Failed)
        }
    }
}

/// Writes both files. A configuration that is there already is left as it is.
fn write(folder: &Path, file: &Path) -> io::Result<()> {
    // A file of that name is no configuration that is there already.
    fs::create_dir_all(folder).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => ErrorKind::NotADirectory.into(),
        _ => error,
    })?;
    let mut config = fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(file)?;
    config.write_all(config::template().as_bytes())?;
    let schema = folder.join(SCHEMA_FILE);
    if let Some(parent) = schema.parent() {
        fs::create_dir_all(parent)?;
    }
    fs::write(schema, serde_json::to_string_pretty(&config::schema())?)
}

fn refusal(file: &Path, error: &io::Error, language: Language) -> String {
    let file = file.display();
    match (error.kind(), language) {
        (ErrorKind::AlreadyExists, Language::Chinese) => format!(
            "错误：{file} 已经有了，没有改动它\n  建议：直接修改它；想重新来过，先把它改名或删去"
        ),
        (ErrorKind::AlreadyExists, Language::English) => format!(
            "error: {file} is there already and was left as it is\n  help: edit it; to start anew, rename or delete it first"
        ),
        (_, Language::Chinese) => {
            format!("错误：{file} 写不进去（{error}）\n  建议：检查文件夹和写入权限")
        }
        (_, Language::English) => {
            format!(
                "error: {file} cannot be written ({error})\n  help: check the folder and its permissions"
            )
        }
    }
}
