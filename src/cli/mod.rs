//! argv → exit code.
use std::process::ExitCode;

pub mod input;

/// Runs the command line.
pub fn main() -> ExitCode {
    ExitCode::SUCCESS
}
