//! The command line as clap reads it, described in Chinese, as the users are. `speech` has the
//! English of every description.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::config::ConfigArgs;
use super::formats::{FormatName, OutputFile, parse_output};
use super::input::is_standard_input;
use super::rules::RulesArgs;
use crate::check::Verdict;
use crate::grammar::Date;
use crate::language::Language;
use crate::rule::{DayFault, Severity, day};
use crate::source::MAX_BYTES;

const COMMON: &str = "通用选项";

/// 核数：出版前核对中文稿件里的数字
#[derive(Debug, Parser)]
#[command(
    name = "heshu",
    version,
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    disable_help_flag = true,
    disable_version_flag = true,
    disable_help_subcommand = true,
    after_help = "不写命令时即 check：heshu 稿件.txt\n\n退出码：0 没有达到 --fail-on 的发现；1 有发现；2 未能完成（文件读不了、规则有误）"
)]
pub struct Arguments {
    #[command(flatten)]
    pub common: Common,
    #[command(subcommand)]
    pub command: Command,
    /// 显示帮助
    #[arg(short, long, action = clap::ArgAction::Help, global = true, help_heading = COMMON)]
    help: Option<bool>,
    /// 显示版本
    #[arg(short = 'V', long, action = clap::ArgAction::Version, help_heading = COMMON)]
    version: Option<bool>,
}

/// What every command takes.
#[derive(Clone, Debug, Args)]
pub struct Common {
    /// 结果和报错的语言
    #[arg(long, value_enum, default_value = "zh", global = true, help_heading = COMMON, value_name = "语言")]
    pub lang: Lang,
    /// 何时用颜色
    #[arg(long, value_enum, default_value = "auto", global = true, help_heading = COMMON, value_name = "时机")]
    pub color: Colour,
    /// 另加规则文件或文件夹；可重复
    #[arg(long, global = true, help_heading = COMMON, value_name = "路径")]
    pub rules: Vec<PathBuf>,
    /// 另加事实文件或文件夹；可重复
    #[arg(long, global = true, help_heading = COMMON, value_name = "路径")]
    pub facts: Vec<PathBuf>,
    /// 用这份配置；不写则从稿件所在的文件夹往上找 heshu.yaml
    #[arg(long, global = true, conflicts_with = "no_config", help_heading = COMMON, value_name = "文件")]
    pub config: Option<PathBuf>,
    /// 见报或发布的日期，如 2020-05-29：今年、去年、本月按它推算；不写则看稿件的电头和落款
    #[arg(long, global = true, value_parser = parse_day, help_heading = COMMON, value_name = "年-月-日")]
    pub date: Option<Date>,
    /// 不用任何配置
    #[arg(long, global = true, help_heading = COMMON)]
    pub no_config: bool,
    /// 点名的文件也受 heshu.yaml 的 exclude 和 .gitignore 约束（pre-commit 之类逐个传文件时用）
    #[arg(long, global = true, help_heading = COMMON)]
    pub force_exclude: bool,
    /// 同时用几个线程；不写则有几个核用几个
    #[arg(long, global = true, value_parser = parse_jobs, help_heading = COMMON, value_name = "个数")]
    pub jobs: Option<usize>,
    /// 一份稿件最大多少，如 500MB（最多 1GB）；更大的不读，并报错
    #[arg(long, global = true, value_parser = parse_size, default_value = "256MB", help_heading = COMMON, value_name = "大小")]
    pub max_size: u64,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// 核对文件、文件夹或标准输入（默认命令）
    Check(Check),
    /// 列出读到的每个数字及其含义
    Claims(Claims),
    /// 说明规则怎样绑定、怎样计算、为何不作声
    Explain(Explain),
    /// 列出所有数字，按所指归类，注明核实与否
    Ledger(Ledger),
    /// 列出、查看、测试规则
    Rules(RulesArgs),
    /// 从已刊发的稿件拟出事实文件
    Facts(Facts),
    /// 记下现有的发现，以后只报新的
    Baseline(BaselineArgs),
    /// 写一份说明齐全的配置 heshu.yaml
    Init(Init),
    /// 查看稿件用的配置；输出配置文件的 JSON Schema
    Config(ConfigArgs),
    /// 输出命令行补全脚本
    Completions(Completions),
    /// 输出手册（man）
    Man(Manual),
}

#[derive(Clone, Debug, Args)]
pub struct Check {
    /// 文件或文件夹；- 是标准输入；不写时读标准输入；在终端上，或者有 --since、--diff，则核对当前文件夹
    #[arg(value_name = "路径")]
    pub paths: Vec<PathBuf>,
    /// 各篇之间也核对：几篇稿件说同一件事，数应相同
    #[arg(long)]
    pub together: bool,
    /// 输出格式
    #[arg(long, value_enum, default_value = "human", value_name = "格式")]
    pub format: FormatName,
    /// 另以这种格式写到文件，如 sarif=heshu.sarif；可重复
    #[arg(long, value_parser = parse_output, value_name = "格式=文件")]
    pub output: Vec<OutputFile>,
    /// 只输出这些判定，逗号分隔
    #[arg(long, value_enum, value_delimiter = ',', value_name = "判定")]
    pub verdict: Vec<VerdictName>,
    /// 也列出核实的关系，并展开提示
    #[arg(short, long)]
    pub verbose: bool,
    /// 看着这些稿件，存盘就重新核对；Ctrl-C 结束
    #[arg(long)]
    pub watch: bool,
    /// 发现达到何种级别时退出码为 1
    #[arg(long, value_enum, default_value = "error", value_name = "级别")]
    pub fail_on: FailOn,
    /// 容许多少条达到级别的发现；超过时退出码才是 1
    #[arg(long, default_value_t = 0, value_name = "条数")]
    pub max_findings: usize,
    #[command(flatten)]
    pub choice: Choice,
    #[command(flatten)]
    pub review: Review,
}

#[derive(Debug, Args)]
pub struct BaselineArgs {
    #[command(subcommand)]
    pub command: BaselineCommand,
}

#[derive(Debug, Subcommand)]
#[command(
    subcommand_help_heading = "命令",
    subcommand_value_name = "命令",
    disable_help_subcommand = true
)]
pub enum BaselineCommand {
    /// 把这些稿件现有的发现记入基线；基线里别的稿件不动
    Write(BaselineWrite),
    /// 列出基线里的发现，注明哪些已不再出现
    Show(BaselineFile),
    /// 从基线里删去已不再出现的发现
    Prune(BaselineFile),
}

#[derive(Debug, Args)]
pub struct BaselineWrite {
    /// 文件或文件夹；不写就是当前文件夹
    #[arg(value_name = "路径")]
    pub paths: Vec<PathBuf>,
    /// 基线文件；不写则往上找 heshu-baseline.yaml，没有就在 heshu.yaml 旁边（或当前文件夹）新建
    #[arg(long, value_name = "文件")]
    pub baseline: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct BaselineFile {
    /// 基线文件；不写则往上找 heshu-baseline.yaml
    #[arg(long, value_name = "文件")]
    pub baseline: Option<PathBuf>,
}

/// Which rules are checked.
#[derive(Clone, Debug, Default, Args)]
pub struct Choice {
    /// 只查这些规则或规则包，逗号分隔
    #[arg(long, value_delimiter = ',', value_name = "规则或包")]
    pub only: Vec<String>,
    /// 不查这些规则或规则包，逗号分隔
    #[arg(long, value_delimiter = ',', value_name = "规则或包")]
    pub skip: Vec<String>,
}

/// What of the findings is reported.
#[derive(Clone, Debug, Default, Args)]
pub struct Review {
    /// 只报告与此后改动的行有关的发现：从这个版本（分支、标签、提交）分出以来的改动，未提交的也算
    #[arg(long, value_name = "版本", conflicts_with = "diff")]
    pub since: Option<String>,
    /// 只报告与这份差异（git diff、diff -u 的输出）改动的行有关的发现；- 是标准输入
    #[arg(long, value_name = "文件")]
    pub diff: Option<PathBuf>,
    /// 用这份基线；不写则从稿件所在的文件夹往上找 heshu-baseline.yaml
    #[arg(long, value_name = "文件", conflicts_with = "no_baseline")]
    pub baseline: Option<PathBuf>,
    /// 不用任何基线
    #[arg(long)]
    pub no_baseline: bool,
}

impl Review {
    pub fn reads_standard_input(&self) -> bool {
        self.diff.as_deref().is_some_and(is_standard_input)
    }
}

#[derive(Debug, Args)]
pub struct Claims {
    /// 文件或文件夹；- 是标准输入
    #[arg(value_name = "路径")]
    pub paths: Vec<PathBuf>,
    /// 输出格式
    #[arg(long, value_enum, default_value = "human", value_name = "格式")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Ledger {
    /// 文件或文件夹；- 是标准输入
    #[arg(value_name = "路径")]
    pub paths: Vec<PathBuf>,
    /// 输出格式
    #[arg(long, value_enum, default_value = "human", value_name = "格式")]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Explain {
    /// 文件；- 是标准输入
    #[arg(value_name = "路径")]
    pub path: PathBuf,
    /// 输出格式
    #[arg(long, value_enum, default_value = "human", value_name = "格式")]
    pub format: Format,
    /// 只说这条规则；可重复
    #[arg(long, value_name = "规则")]
    pub rule: Vec<String>,
    /// 只说这个位置上的数字：行:列，从 1 数起
    #[arg(long, value_parser = parse_place, value_name = "行:列")]
    pub at: Option<LineColumn>,
}

#[derive(Debug, Args)]
pub struct Init {
    /// 写在哪个文件夹里；不写就是当前文件夹
    #[arg(value_name = "文件夹")]
    pub folder: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(subcommand_help_heading = "命令", subcommand_value_name = "命令")]
pub struct Facts {
    #[command(subcommand)]
    pub command: FactsCommand,
}

#[derive(Debug, Subcommand)]
pub enum FactsCommand {
    /// 拟一个事实文件，由人核对、修改后再用
    Learn(Learn),
}

#[derive(Debug, Args)]
pub struct Learn {
    /// 已刊发的稿件：文件或文件夹；- 是标准输入
    #[arg(value_name = "路径")]
    pub paths: Vec<PathBuf>,
    /// 写到这个文件；已经有了就不写。不给则写到标准输出
    #[arg(short, long, value_name = "文件")]
    pub output: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Completions {
    /// 命令行外壳
    #[arg(value_enum, value_name = "外壳")]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
pub struct Manual {
    /// 哪个命令的手册，如 rules test；不写就是 heshu 的
    #[arg(value_name = "命令", conflicts_with = "output")]
    pub command: Vec<String>,
    /// 所有命令的手册写到这个文件夹，一个命令一页
    #[arg(short, long, value_name = "文件夹")]
    pub output: Option<PathBuf>,
}

/// A place in a draft, both counted from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineColumn {
    pub line: u32,
    pub column: u32,
}

fn parse_place(text: &str) -> Result<LineColumn, String> {
    let number = |part: &str| part.parse::<u32>().ok().filter(|number| *number > 0);
    text.split_once(':')
        .and_then(|(line, column)| {
            Some(LineColumn {
                line: number(line)?,
                column: number(column)?,
            })
        })
        .ok_or_else(|| "应为 行:列，如 3:12（a line and a column, such as 3:12）".to_owned())
}

fn parse_day(text: &str) -> Result<Date, String> {
    day(text).map_err(|fault| {
        match fault {
            DayFault::Form => "应为 年-月-日，如 2020-05-29（a day such as 2020-05-29）",
            DayFault::Calendar => "历上没有这一天（not in the calendar）",
        }
        .to_owned()
    })
}

/// A number of bytes: 300000, 800KB, 500MB, 1GB.
fn parse_jobs(text: &str) -> Result<usize, String> {
    const MOST: usize = 256;
    let jobs = text.trim().parse().ok();
    jobs.filter(|jobs| (1..=MOST).contains(jobs))
        .ok_or_else(|| format!("应为 1 到 {MOST}（a number from 1 to {MOST}）"))
}

fn parse_size(text: &str) -> Result<u64, String> {
    const UNITS: [(&str, u64); 3] = [("KB", 1 << 10), ("MB", 1 << 20), ("GB", 1 << 30)];
    let text = text.trim().to_ascii_uppercase();
    let unit = UNITS
        .iter()
        .find_map(|(name, bytes)| Some((text.strip_suffix(name)?, *bytes)));
    let (digits, unit) = unit.unwrap_or((text.as_str(), 1));
    let number: Option<u64> = digits.trim().parse().ok();
    let most = MAX_BYTES as u64;
    number
        .and_then(|number| number.checked_mul(unit))
        .filter(|bytes| (1..=most).contains(bytes))
        .ok_or_else(|| "应为 1 到 1GB，如 500MB（a size up to 1GB, such as 500MB）".to_owned())
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Lang {
    Zh,
    En,
}

impl From<Lang> for Language {
    fn from(lang: Lang) -> Self {
        match lang {
            Lang::Zh => Language::Chinese,
            Lang::En => Language::English,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    Human,
    Json,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum VerdictName {
    Holds,
    Rounding,
    Contradiction,
    Usage,
}

impl From<VerdictName> for Verdict {
    fn from(name: VerdictName) -> Self {
        match name {
            VerdictName::Holds => Verdict::Holds,
            VerdictName::Rounding => Verdict::Rounding,
            VerdictName::Contradiction => Verdict::Contradiction,
            VerdictName::Usage => Verdict::Usage,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    Error,
    Warning,
    Info,
    Never,
}

impl FailOn {
    /// The least severity of a finding that fails the run; `None` when none does.
    pub const fn threshold(self) -> Option<Severity> {
        match self {
            FailOn::Error => Some(Severity::Error),
            FailOn::Warning => Some(Severity::Warning),
            FailOn::Info => Some(Severity::Info),
            FailOn::Never => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory;

    #[test]
    fn the_command_line_is_consistent() {
        Arguments::command().debug_assert();
    }

    #[test]
    fn sizes_have_units_and_a_limit() {
        assert_eq!(parse_size("300"), Ok(300));
        assert_eq!(parse_size("800kb"), Ok(800 << 10));
        assert_eq!(parse_size("1GB"), Ok(1 << 30));
        for wrong in ["", "0", "2GB", "-1", "1.5MB", "MB", "99999999999999999999"] {
            assert!(parse_size(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn places_count_from_one() {
        assert_eq!(
            parse_place("3:12"),
            Ok(LineColumn {
                line: 3,
                column: 12
            })
        );
        for wrong in ["3", "0:1", "3:0", "3:x", "-1:2", "4294967296:1"] {
            assert!(parse_place(wrong).is_err(), "{wrong}");
        }
    }
}
