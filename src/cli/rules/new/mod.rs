//! `heshu rules new`: from an example sentence to a rule with its first tests.
//!
//! The author says which figures the rule is about and what must hold between them; the filters
//! are proposed from what was understood of the figures, and a rule is only written once it
//! verifies the sentence and finds a wrong figure in it.

mod append;
mod ask;
mod propose;
mod roles;
mod sentence;
mod trial;
mod written;
mod wrong;

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clap::Args;

use super::SCHEMA_FILE;
use crate::cli::args::Common;
use crate::cli::console::{self, complain};
use crate::cli::status::Status;
use crate::language::{Language, Term};
use crate::report::Look;
use ask::Questions;
use sentence::Sentence;
use trial::Trial;
use written::NewRule;

#[derive(Debug, Args)]
pub struct NewArgs {
    /// 例句：一句数字没有错的话
    #[arg(long, value_name = "例句")]
    text: Option<String>,
    /// 角色：例句里的哪个数叫什么，如 总数=46家；几个并列的数用逗号隔开；同样的数有两个时写序号，如 总数=#2；可重复
    #[arg(long, value_name = "名字=数")]
    role: Vec<String>,
    /// 这些角色之间应有的关系，如「复工率 == 已复工 / 总数」
    #[arg(long, value_name = "式子")]
    assert: Option<String>,
    /// 角色旁边要有的词，如 总数=企业,公司；等号后不写就不限；不给就照例句拟；可重复
    #[arg(long, value_name = "名字=词")]
    label: Vec<String>,
    /// 编号：小写字母、数字和连字符
    #[arg(long, value_name = "编号")]
    id: Option<String>,
    /// 标题；不写就用关系本身
    #[arg(long, value_name = "标题")]
    title: Option<String>,
    /// 级别：error、warning 或 info
    #[arg(long, value_name = "级别")]
    severity: Option<String>,
    /// 例句里哪个数改成什么就是错的，如 70%=80%；不写就自动改一个
    #[arg(long, value_name = "数=错数")]
    wrong: Option<String>,
    /// 写到这个文件；已有的文件在后面添上；不写就只打印
    #[arg(short, long, value_name = "文件")]
    output: Option<PathBuf>,
    /// 逐项询问，不在终端上也问
    #[arg(short, long)]
    interactive: bool,
}

/// Why no rule came of it; what was wrong has been said.
struct Refused;

pub fn run(arguments: &NewArgs, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let look = console::look_of_errors(common);
    let mut questions = Questions::new(arguments.interactive, look.language);
    if !questions.asking() && !ask::complete(arguments, look.language) {
        return Ok(Status::Failed);
    }
    let Ok(rule) = author(arguments, look, &mut questions) else {
        return Ok(Status::Failed);
    };
    let output = match &arguments.output {
        Some(path) => Some(path.clone()),
        None => questions.output().map(PathBuf::from),
    };
    match output {
        None => write!(out, "{}", written::file(&rule)).map(|()| Status::Clean),
        Some(path) => Ok(save(&path, &rule, common, look)),
    }
}

/// Everything up to a rule that was tried out.
fn author(arguments: &NewArgs, look: Look, questions: &mut Questions) -> Result<NewRule, Refused> {
    let language = look.language;
    let text = questions.text(arguments.text.as_deref())?;
    let sentence = Sentence::read(&text);
    if sentence.is_empty() {
        complain(
            Term::new(
                "错误：例句里没有读到数字\n  建议：换一句有数字的话",
                "error: no figure was read in the sentence\n  help: take one that has figures",
            )
            .in_language(language),
        );
        return Err(Refused);
    }
    if questions.asking() {
        sentence.list(&look);
    }
    let roles = questions.roles(&arguments.role, &sentence)?;
    let assert = questions.assert(arguments.assert.as_deref(), &roles)?;
    let mut roles = roles::in_order(roles, &assert);
    questions.labels(&arguments.label, &sentence, &mut roles)?;
    let id = questions.id(arguments.id.as_deref())?;
    let title = questions.title(arguments.title.as_deref(), &assert);
    let wrong = questions.wrong(arguments.wrong.as_deref(), &sentence, &roles)?;
    let rule = NewRule {
        id,
        title,
        severity: arguments
            .severity
            .clone()
            .unwrap_or_else(|| "error".to_owned()),
        within: sentence.scope(&roles),
        assert,
        roles: Vec::new(),
        free: false,
        text,
        bad: None,
    };
    Trial {
        sentence: &sentence,
        roles: &roles,
        look,
    }
    .complete(rule, wrong)
}

/// Writes the rule to a new file, or to the end of the rules of one that is there, and the schema
/// beside it that the file's header names.
fn save(path: &Path, rule: &NewRule, common: &Common, look: Look) -> Status {
    let existing = match std::fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return unwritten(path, &error, look.language),
    };
    let is_new = existing.is_none();
    let text = match existing {
        None => written::file(rule),
        Some(existing) => {
            match append::append(&path.display().to_string(), &existing, rule, look) {
                Ok(text) => text,
                Err(Refused) => return Status::Failed,
            }
        }
    };
    if !trial::loads_with_the_others(path, &text, common, look) {
        return Status::Failed;
    }
    let schema = path.with_file_name(SCHEMA_FILE);
    let with_schema = is_new && !schema.exists();
    let saved = std::fs::write(path, text).and_then(|()| match with_schema {
        true => super::schema::text().and_then(|text| std::fs::write(&schema, text)),
        false => Ok(()),
    });
    if let Err(error) = saved {
        return unwritten(path, &error, look.language);
    }
    let path = path.display();
    let schema = schema.display();
    complain(&match look.language {
        Language::Chinese => format!("已写入 {path}\n试例句：heshu rules test {path}"),
        Language::English => {
            format!("written to {path}\ntry its examples: heshu rules test {path}")
        }
    });
    if with_schema {
        complain(&match look.language {
            Language::Chinese => format!("供编辑器补全和检查：{schema}"),
            Language::English => format!("for editors to complete and check: {schema}"),
        });
    }
    Status::Clean
}

fn unwritten(path: &Path, error: &io::Error, language: Language) -> Status {
    let path = path.display();
    complain(&match language {
        Language::Chinese => {
            format!("错误：{path} 写不了（{error}）\n  建议：请检查路径和写入权限")
        }
        Language::English => {
            format!(
                "error: cannot write {path} ({error})\n  help: check the path and its permissions"
            )
        }
    });
    Status::Failed
}
