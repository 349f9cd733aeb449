//! The exit code, the same in every format.

use std::process::ExitCode;

/// What a run came to; the worse comes later.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Status {
    /// Nothing at or above `--fail-on`.
    #[default]
    Clean,
    /// Findings at or above `--fail-on`.
    Findings,
    /// An input could not be read, or a rule or an argument is invalid.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        ExitCode::from(match status {
            Status::Clean => 0,
            Status::Findings => 1,
            Status::Failed => 2,
        })
    }
}
