//! `heshu config`: which configuration a draft has, and what it comes to.

mod show;

use std::io::{self, Write};
use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::args::Common;
use super::status::Status;
use crate::config;

/// What `heshu config` takes.
#[derive(Debug, Args)]
pub struct ConfigArgs {
    #[command(subcommand)]
    pub command: ConfigCommand,
}

#[derive(Debug, Subcommand)]
#[command(
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    disable_help_subcommand = true
)]
pub enum ConfigCommand {
    /// 显示一篇稿件（或一个文件夹）用的是哪份配置，哪些规则、什么级别
    Show {
        /// 稿件或文件夹；不写就是当前文件夹
        #[arg(value_name = "路径")]
        path: Option<PathBuf>,
    },
    /// 输出配置文件的 JSON Schema，供编辑器补全和检查
    Schema,
}

/// Runs the subcommand. The status is `Failed` when the configuration or a rule file is invalid.
///
/// # Errors
/// Only what writing to `out` gives.
pub fn run(arguments: &ConfigArgs, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    match &arguments.command {
        ConfigCommand::Show { path } => show::run(path.as_deref(), common, out),
        ConfigCommand::Schema => {
            serde_json::to_writer_pretty(&mut *out, &config::schema())?;
            writeln!(out)?;
            Ok(Status::Clean)
        }
    }
}
