//! `heshu rules schema`.

use std::io::{self, Write};

use crate::cli::status::Status;
use crate::rule;

pub fn run(out: &mut dyn Write) -> io::Result<Status> {
    serde_json::to_writer_pretty(&mut *out, &rule::schema())?;
    writeln!(out)?;
    Ok(Status::Clean)
}
