//! How far a long run has come, on a terminal.

use std::cell::Cell;
use std::io::{self, IsTerminal};
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

/// A run that takes no longer has no need of it.
const PATIENCE: Duration = Duration::from_millis(700);
const LOOK: &str = "{bar:30} {pos}/{len}  {eta}";

/// A bar on standard error, which appears when the work takes long and goes when it is done.
pub struct Progress {
    /// `None` where nobody would see it, or there is only one draft.
    bar: Option<ProgressBar>,
    begun: Instant,
    shown: Cell<bool>,
}

impl Progress {
    pub fn of(drafts: usize) -> Self {
        let is_seen = drafts > 1 && io::stderr().is_terminal();
        let bar = is_seen.then(|| {
            let target = ProgressDrawTarget::hidden();
            let bar = ProgressBar::with_draw_target(Some(drafts as u64), target);
            match ProgressStyle::with_template(LOOK) {
                Ok(look) => bar.with_style(look),
                Err(_) => bar,
            }
        });
        Progress {
            bar,
            begun: Instant::now(),
            shown: Cell::new(false),
        }
    }

    pub fn is_shown(&self) -> bool {
        self.shown.get()
    }

    /// Runs what writes to the terminal, with the bar out of the way.
    pub fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) if self.is_shown() => bar.suspend(write),
            _ => write(),
        }
    }

    pub fn advance(&self, drafts: usize) {
        let Some(bar) = &self.bar else {
            return;
        };
        if !self.is_shown() && self.begun.elapsed() > PATIENCE {
            bar.set_draw_target(ProgressDrawTarget::stderr());
            self.shown.set(true);
        }
        bar.inc(drafts as u64);
    }

    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
