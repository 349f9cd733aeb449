//! The files beside the drafts that say what is allowed in them.

use std::collections::HashMap;
use std::path::Path;

use super::args::Common;
use super::input::Inputs;
use super::ruleset;
use crate::review::{Sidecar, read_sidecar, sidecar_names};

/// By the name of the draft.
#[derive(Debug, Default)]
pub struct Sidecars {
    by_draft: HashMap<String, Sidecar>,
}

impl Sidecars {
    /// Reads the file beside each draft that has one. `None` after every error in them was
    /// reported.
    pub fn load(inputs: &Inputs, common: &Common) -> Option<Sidecars> {
        let mut found = Sidecars::default();
        let mut errors = Vec::new();
        for draft in inputs.drafts.iter().filter_map(|input| input.path()) {
            let name = draft.display().to_string();
            let beside = sidecar_names(&name)
                .into_iter()
                .find(|beside| Path::new(beside).is_file());
            let Some(beside) = beside else {
                continue;
            };
            match ruleset::read(Path::new(&beside)) {
                Ok(file) => match read_sidecar(file) {
                    Ok(sidecar) => {
                        found.by_draft.insert(name, sidecar);
                    }
                    Err(mut faults) => errors.append(&mut faults),
                },
                Err(error) => errors.push(*error),
            }
        }
        if errors.is_empty() {
            return Some(found);
        }
        ruleset::complain_of(errors, common);
        None
    }

    pub fn of(&self, draft: &str) -> Option<&Sidecar> {
        self.by_draft.get(draft)
    }
}
