//! The baselines of a run: which findings were accepted before.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::args::Common;
use super::input::Inputs;
use super::lookup::{Lookup, folder_of, real};
use super::ruleset;
use crate::review::{BASELINE_NAME, Baseline};

/// Every baseline once, and which one a draft has.
#[derive(Debug, Default)]
pub struct Baselines {
    /// With its file.
    all: Vec<(PathBuf, Baseline)>,
    by_draft: HashMap<String, usize>,
}

impl Baselines {
    /// Reads the file given, or else for each draft the nearest baseline from its folder upwards.
    /// `None` after every error in them was reported.
    pub fn load(inputs: &Inputs, given: Option<&Path>, common: &Common) -> Option<Baselines> {
        let mut found = Baselines::default();
        let mut lookup = Lookup::of_name(BASELINE_NAME);
        let mut errors = Vec::new();
        for draft in inputs.drafts.iter().filter_map(|input| input.path()) {
            let nearest = || lookup.of_folder(&folder_of(draft));
            let Some(file) = given.map(Path::to_owned).or_else(nearest) else {
                continue;
            };
            let index = match found.all.iter().position(|(known, _)| *known == file) {
                Some(index) => index,
                None => {
                    let read = ruleset::read(&file).map_err(|error| vec![*error]);
                    let baseline = read.and_then(|text| Baseline::read(&text));
                    let baseline = baseline.unwrap_or_else(|mut faults| {
                        errors.append(&mut faults);
                        Baseline::default()
                    });
                    found.all.push((file, baseline));
                    found.all.len() - 1
                }
            };
            found.by_draft.insert(draft.display().to_string(), index);
        }
        if errors.is_empty() {
            return Some(found);
        }
        ruleset::complain_of(errors, common);
        None
    }

    /// Whether the finding of the draft with this fingerprint was accepted before.
    pub fn accepts(&self, draft: &str, fingerprint: &str) -> bool {
        let index = self.by_draft.get(draft);
        let Some((file, baseline)) = index.and_then(|index| self.all.get(*index)) else {
            return false;
        };
        !baseline.accepted.is_empty() && baseline.accepts(&path_in(file, draft), fingerprint)
    }

    /// Whether a draft has one at all.
    pub fn is_for(&self, draft: &str) -> bool {
        self.by_draft.contains_key(draft)
    }
}

/// The path of a draft from the folder of its baseline, with `/` between names.
pub fn path_in(baseline: &Path, draft: &str) -> String {
    let draft = real(Path::new(draft));
    let relative = pathdiff(&draft, &folder_of(baseline));
    relative.to_string_lossy().replace('\\', "/")
}

/// The way from a folder to a path, both from the root on.
fn pathdiff(path: &Path, folder: &Path) -> PathBuf {
    let mut up = PathBuf::new();
    for ancestor in folder.ancestors() {
        if let Ok(rest) = path.strip_prefix(ancestor) {
            return up.join(rest);
        }
        up.push("..");
    }
    path.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_from_the_baseline_to_the_draft() {
        let way = |path, folder| pathdiff(Path::new(path), Path::new(folder));
        assert_eq!(way("/库/稿件/a.md", "/库"), Path::new("稿件/a.md"));
        assert_eq!(way("/库/a.md", "/库/基线"), Path::new("../a.md"));
    }
}
