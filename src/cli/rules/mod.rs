//! `heshu rules`: the rule author's workbench.

pub mod list;
mod new;
mod outcome;
mod schema;
mod show;
mod silence;
mod test;

use std::io::{self, Write};

use clap::{Args, Subcommand};

use super::args::Common;
use super::status::Status;

/// The file that new rule files name as their schema; it lies beside them.
const SCHEMA_FILE: &str = "rules.schema.json";

/// What `heshu rules` takes.
#[derive(Debug, Args)]
pub struct RulesArgs {
    #[command(subcommand)]
    pub command: RulesCommand,
}

#[derive(Debug, Subcommand)]
#[command(
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    disable_help_subcommand = true
)]
pub enum RulesCommand {
    /// 列出所有规则：编号、级别、规则包、标题
    List,
    /// 显示一条规则的页面：查什么、怎样判断、例句、原文
    Show {
        /// 规则编号
        #[arg(value_name = "编号")]
        id: String,
    },
    /// 用规则里的例句测试规则
    Test(test::TestArgs),
    /// 从一句例句写出一条新规则：说出哪个数叫什么、应有什么关系
    New(new::NewArgs),
    /// 输出规则文件的 JSON Schema，供编辑器补全和检查
    Schema,
}

/// Runs the subcommand. The status is `Failed` when a rule file is invalid and `Findings` when an
/// example does not come out as it should.
///
/// # Errors
/// Only what writing to `out` gives.
pub fn run(arguments: &RulesArgs, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    match &arguments.command {
        RulesCommand::List => list::run(common, out),
        RulesCommand::Show { id } => show::run(id, common, out),
        RulesCommand::Test(test) => test::run(test, common, out),
        RulesCommand::New(new) => new::run(new, common, out),
        RulesCommand::Schema => schema::run(out),
    }
}
