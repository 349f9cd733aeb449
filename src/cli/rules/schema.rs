//! `heshu rules schema`.

use std::io::{self, Write};

use crate::cli::status::Status;
use crate::rule;

pub fn run(out: &mut dyn Write) -> io::Result<Status> {
    out.write_all(text()?.as_bytes())?;
    Ok(Status::Clean)
}

/// The schema as it stands in a file.
pub fn text() -> io::Result<String> {
    let text = serde_json::to_string_pretty(&rule::schema())?;
    Ok(format!("{text}\n"))
}
