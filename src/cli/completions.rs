//! `heshu completions`.

use std::io::{self, Write};

use clap::CommandFactory;

use super::args::{Arguments, Common, Completions};
use super::speech;
use super::status::Status;

pub fn run(arguments: &Completions, common: &Common, out: &mut dyn Write) -> io::Result<Status> {
    let mut command = speech::in_language(Arguments::command(), common.lang.into());
    let mut script = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, "heshu", &mut script);
    out.write_all(&script)?;
    Ok(Status::Clean)
}
