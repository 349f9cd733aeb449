//! The commands of the guides to CI are run, in a copy of `examples/newsroom/` whose new draft the
//! guides show. `TRYCMD=overwrite cargo test --test ci_guide` takes the outputs anew.

#[path = "support/git.rs"]
mod git;
#[path = "support/page.rs"]
mod page;

use std::fs;
use std::path::{Path, PathBuf};

use git::git;

const GUIDES: [&str; 2] = ["docs/ci.md", "docs/ci.en.md"];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Copies a folder and all in it but the baseline, which the guides write.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else if entry.file_name() != "heshu-baseline.yaml" {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// The draft that a guide shows, with its name.
fn draft(guide: &str) -> (&str, &str) {
    let shown = guide.split("<!-- file: ").nth(1).unwrap();
    let (name, shown) = shown.split_once(" -->\n```markdown\n").unwrap();
    (name, shown.split("```").next().unwrap())
}

/// The repository of the newsroom, committed, with the new draft that is not.
fn repository(folder: &Path, guide: &str) {
    copy(&root().join("examples/newsroom"), folder);
    git(folder, &["init", "--quiet", "--initial-branch", "main"]);
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "旧稿"]);
    let (name, text) = draft(guide);
    fs::write(folder.join(name), text).unwrap();
}

#[test]
fn the_commands_print_what_the_guides_show() {
    for path in GUIDES {
        let folder = tempfile::tempdir().unwrap();
        let page: PathBuf = folder.path().join("guide.md");
        let guide = fs::read_to_string(root().join(path)).unwrap();
        fs::write(&page, &guide).unwrap();
        repository(&folder.path().join("guide.in"), &guide);
        page::run(&page);
        if std::env::var("TRYCMD").is_ok_and(|mode| mode == "overwrite") {
            fs::copy(&page, root().join(path)).unwrap();
        }
    }
}

#[test]
fn both_guides_run_the_same_commands() {
    let [chinese, english] = GUIDES.map(|path| {
        let text = fs::read_to_string(root().join(path)).unwrap();
        let commands = text.lines().filter(|line| line.starts_with("$ "));
        let commands: Vec<String> = commands
            .map(|line| line.replace(" --lang en", ""))
            .collect();
        let draft = draft(&text);
        (commands, draft.0.to_owned(), draft.1.to_owned())
    });
    assert_eq!(chinese, english);
}

#[test]
fn every_input_of_the_action_is_told() {
    let action = fs::read_to_string(root().join("action.yml")).unwrap();
    let inputs = action.split("inputs:\n").nth(1).unwrap();
    let inputs = inputs.split("outputs:\n").next().unwrap();
    let names: Vec<&str> = inputs
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.strip_suffix(':'))
        .filter(|name| !name.starts_with(' '))
        .collect();
    assert!(names.contains(&"fail-on"), "{names:?}");
    for path in GUIDES {
        let text = fs::read_to_string(root().join(path)).unwrap();
        for name in &names {
            assert!(text.contains(&format!("| `{name}` |")), "{path}: {name}");
        }
    }
}
