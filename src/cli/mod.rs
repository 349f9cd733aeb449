//! argv → exit code: one subcommand a file.

mod args;
mod baseline;
mod baselines;
mod batch;
mod check;
mod checkers;
mod choice;
mod claims;
mod completions;
mod config;
mod console;
mod default_command;
mod defect;
mod expired;
mod explain;
mod facts;
mod formats;
mod gitignore;
mod hidden_file;
mod init;
mod input;
mod json_frame;
mod ledger;
mod left_out;
mod lookup;
mod man;
mod output_file;
mod output_paths;
mod outputs;
mod progress;
mod project;
mod reading;
mod reviewing;
mod rules;
mod ruleset;
mod sidecars;
mod since;
mod speech;
mod standard;
mod status;
mod watch;

use std::ffi::OsString;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use args::{Arguments, Command};
use status::Status;

use crate::language::Language;

/// Runs the command line. A reader that closes the pipe early is no error: what it wanted, it got.
pub fn main() -> ExitCode {
    defect::install();
    let arguments = default_command::with_default_command(std::env::args_os());
    let language = speech::language_of(&arguments);
    let arguments = match parse(arguments, language) {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error, language),
    };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let outcome = defect::guard(|| {
        let status = run(&arguments, &mut out)?;
        match out.flush() {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error),
            _ => Ok(status),
        }
    });
    match outcome {
        Ok(Ok(status)) => status.into(),
        Ok(Err(error)) if error.kind() == io::ErrorKind::BrokenPipe => Status::Clean.into(),
        Ok(Err(error)) => {
            console::complain(&unwritten(&error, language));
            Status::Failed.into()
        }
        Err(report) => {
            console::complain(&defect::told(&report, language));
            Status::Failed.into()
        }
    }
}

/// What is said when standard output can't be written; other files have words of their own.
fn unwritten(error: &io::Error, language: Language) -> String {
    let has_words = error.get_ref().is_some();
    match language {
        Language::Chinese if has_words => format!("错误：{error}"),
        Language::English if has_words => format!("error: {error}"),
        Language::Chinese => {
            format!("错误：结果没有写完（{error}）\n  建议：检查磁盘空间和写入权限，再核对一遍")
        }
        Language::English => format!(
            "error: the results could not all be written ({error})\n  help: check the disk and its permissions, and run again"
        ),
    }
}

fn parse(arguments: Vec<OsString>, language: Language) -> Result<Arguments, clap::Error> {
    let command = speech::in_language(Arguments::command(), language);
    Arguments::from_arg_matches(&command.try_get_matches_from(arguments)?)
}

/// Bytes of stack of a thread, as many as the main thread has on most systems: the limit on how
/// deep an expression nests is made for that.
const STACK: usize = 8 << 20;

fn run(arguments: &Arguments, out: &mut dyn Write) -> io::Result<Status> {
    let common = &arguments.common;
    // 0: as many as there are cores.
    rayon::ThreadPoolBuilder::new()
        .num_threads(common.jobs.unwrap_or(0))
        .stack_size(STACK)
        .build_global()
        .map_err(io::Error::other)?;
    match &arguments.command {
        Command::Check(check) => check::run(check, common, out),
        Command::Claims(claims) => claims::run(claims, common, out),
        Command::Explain(explain) => explain::run(explain, common, out),
        Command::Ledger(ledger) => ledger::run(ledger, common, out),
        Command::Rules(rules) => rules::run(rules, common, out),
        Command::Facts(facts) => facts::run(&facts.command, common, out),
        Command::Baseline(baseline) => baseline::run(&baseline.command, common, out),
        Command::Init(init) => init::run(init, common, out),
        Command::Config(config) => config::run(config, common, out),
        Command::Completions(completions) => completions::run(completions, common, out),
        Command::Man(manual) => man::run(manual, common, out),
    }
}

/// Prints what clap has to say: help and version on standard output with code 0, errors on
/// standard error with code 2.
fn refuse(error: &clap::Error, language: Language) -> ExitCode {
    let is_help = matches!(
        error.kind(),
        ErrorKind::DisplayHelp
            | ErrorKind::DisplayVersion
            | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand
    );
    if language == Language::Chinese && !is_help {
        console::complain(&speech::refusal(error));
        return Status::Failed.into();
    }
    match error.print() {
        Err(problem) if problem.kind() != io::ErrorKind::BrokenPipe => Status::Failed.into(),
        _ if error.use_stderr() => Status::Failed.into(),
        _ => Status::Clean.into(),
    }
}
