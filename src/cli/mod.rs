//! argv → exit code: one subcommand a file.

mod args;
mod batch;
mod check;
mod checkers;
mod claims;
mod completions;
mod config;
mod console;
mod default_command;
mod explain;
mod init;
mod input;
mod json_frame;
mod lookup;
mod project;
mod rules;
mod ruleset;
mod status;

use std::io::{self, BufWriter, ErrorKind, Write};
use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use status::Status;

/// Runs the command line. A reader that closes the pipe early is no error: what it wanted, it got.
pub fn main() -> ExitCode {
    let arguments = default_command::with_default_command(std::env::args_os());
    let arguments = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => return refuse(&error),
    };
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let outcome = run(&arguments, &mut out).and_then(|status| out.flush().map(|()| status));
    match outcome {
        Ok(status) => status.into(),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Status::Clean.into(),
        Err(error) => {
            console::complain(&format!("错误：{error}"));
            Status::Failed.into()
        }
    }
}

fn run(arguments: &Arguments, out: &mut dyn Write) -> io::Result<Status> {
    let common = &arguments.common;
    match &arguments.command {
        Command::Check(check) => check::run(check, common, out),
        Command::Claims(claims) => claims::run(claims, common, out),
        Command::Explain(explain) => explain::run(explain, common, out),
        Command::Rules(rules) => rules::run(rules, common, out),
        Command::Init(init) => init::run(init, common, out),
        Command::Config(config) => config::run(config, common, out),
        Command::Completions(completions) => completions::run(completions, out),
    }
}

/// Prints what clap has to say: help and version on standard output with code 0, errors on
/// standard error with code 2.
fn refuse(error: &clap::Error) -> ExitCode {
    let printed = error.print();
    match printed {
        Err(problem) if problem.kind() != ErrorKind::BrokenPipe => Status::Failed.into(),
        _ if error.use_stderr() => Status::Failed.into(),
        _ => Status::Clean.into(),
    }
}
