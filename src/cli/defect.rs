//! Panics: defects of heshu itself. None is known; one that shows all the same must not take the
//! other drafts with it, and whoever meets it must be able to report it.

use std::any::Any;
use std::backtrace::{Backtrace, BacktraceStatus};
use std::panic::{self, AssertUnwindSafe, PanicHookInfo};
use std::sync::{Mutex, PoisonError};

use super::console::complain;
use crate::language::Language;
use crate::source::{SourceError, SourceErrorKind};

/// The version that a report should name.
const VERSION: &str = concat!("heshu ", env!("CARGO_PKG_VERSION"));

/// The panics whose place is known and that were not told yet: what they say, and the whole. A
/// panic may be met by another thread than the one that is to tell of it.
static NOTED: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

/// From here on panics are noted, to be told of by those who know what was being done.
pub fn install() {
    panic::set_hook(Box::new(note));
}

fn note(info: &PanicHookInfo<'_>) {
    let said = words(info.payload());
    let place = info.location().map_or(String::new(), |at| format!(" {at}"));
    let whole = format!("{VERSION}{place}: {said}");
    NOTED
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push((said, whole));
    let backtrace = Backtrace::capture();
    if backtrace.status() == BacktraceStatus::Captured {
        complain(&backtrace.to_string());
    }
}

/// What a panic says, in one line.
fn words(payload: &(dyn Any + Send)) -> String {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("?").replace(['\n', '\r'], " ")
}

/// Does some work.
///
/// # Errors
/// What to report when it panics: the version, the place in the source and what was said.
pub fn guard<T>(work: impl FnOnce() -> T) -> Result<T, String> {
    // Nothing that the work has changed is used after a panic but what is written at once.
    panic::catch_unwind(AssertUnwindSafe(work)).map_err(|payload| {
        let said = words(payload.as_ref());
        let mut noted = NOTED.lock().unwrap_or_else(PoisonError::into_inner);
        match noted.iter().position(|(known, _)| *known == said) {
            Some(index) => noted.swap_remove(index).1,
            None => format!("{VERSION}: {said}"),
        }
    })
}

/// A panic outside the work on a draft, for people.
pub fn told(report: &str, language: Language) -> String {
    let kind = SourceErrorKind::Defect {
        report: report.to_owned(),
    };
    let error = SourceError {
        name: "heshu".to_owned(),
        kind,
    };
    match language {
        Language::Chinese => format!(
            "错误：heshu 自身出错（{report}）\n  建议：{}",
            error.help(language)
        ),
        Language::English => format!(
            "error: heshu itself failed ({report})\n  help: {}",
            error.help(language)
        ),
    }
}

/// Panics at a draft with the name that the tests ask for. Released programs have no such way.
#[cfg(debug_assertions)]
pub fn on_purpose(name: &str) {
    let asked = std::env::var("HESHU_TEST_PANIC");
    assert!(
        asked.as_deref() != Ok(name),
        "asked for by HESHU_TEST_PANIC"
    );
}

#[cfg(not(debug_assertions))]
pub fn on_purpose(_: &str) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_panics_is_told_in_one_line() {
        let told = guard(|| panic!("{} and\nmore", "this"));
        let told: Result<(), String> = told;
        assert!(
            told.is_err_and(|told| told.ends_with("this and more") && told.starts_with(VERSION))
        );
        assert_eq!(guard(|| 5), Ok(5));
    }
}
