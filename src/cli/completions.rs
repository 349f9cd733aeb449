//! `heshu completions`.

use std::io::{self, Write};

use clap::CommandFactory;

use super::args::{Arguments, Completions};
use super::status::Status;

pub fn run(arguments: &Completions, out: &mut dyn Write) -> io::Result<Status> {
    let mut script = Vec::new();
    clap_complete::generate(
        arguments.shell,
        &mut Arguments::command(),
        "heshu",
        &mut script,
    );
    out.write_all(&script)?;
    Ok(Status::Clean)
}
