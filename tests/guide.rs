//! Everything in the guides to writing rules is run: every rule file with its own examples, every
//! command with the output shown. `TRYCMD=overwrite cargo test --test guide` takes the outputs anew.

#[path = "support/page.rs"]
mod page;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const GUIDES: [&str; 2] = ["docs/writing-rules.md", "docs/writing-rules.en.md"];

/// The file that the first command of the guides writes itself.
const WRITTEN_BY_HESHU: &str = "school.yaml";

/// A file shown in a guide: `<!-- file: NAME -->` and the fenced block below it.
struct Shown {
    name: String,
    /// The words after the fence: the language, and `failing` or `broken` for a rule file that
    /// shows what happens then.
    fence: String,
    text: String,
}

fn guide(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn files(guide: &str) -> Vec<Shown> {
    let shown = |rest: &str| {
        let (name, rest) = rest.split_once(" -->\n```").unwrap();
        let (fence, rest) = rest.split_once('\n').unwrap();
        Shown {
            name: name.to_owned(),
            fence: fence.to_owned(),
            text: rest.split("```").next().unwrap().to_owned(),
        }
    };
    guide.split("<!-- file: ").skip(1).map(shown).collect()
}

#[test]
fn the_rules_shown_come_out_as_the_guide_says() {
    for path in GUIDES {
        let text = fs::read_to_string(guide(path)).unwrap();
        assert!(
            !text.contains("-->\n\n```"),
            "{path}: a file mark stands right above its block"
        );
        let files = files(&text);
        let rules: Vec<&Shown> = files
            .iter()
            .filter(|file| file.fence.starts_with("yaml"))
            .collect();
        assert_eq!(
            rules.len(),
            text.matches("```yaml").count(),
            "{path}: a rule without a name"
        );
        let folder = tempfile::tempdir().unwrap();
        for rule in rules {
            let file = folder.path().join(&rule.name);
            fs::write(&file, &rule.text).unwrap();
            let output = Command::new(env!("CARGO_BIN_EXE_heshu"))
                .args(["rules", "test"])
                .arg(&file)
                .output()
                .unwrap();
            let expected = match rule.fence.as_str() {
                "yaml" => 0,
                "yaml failing" => 1,
                "yaml broken" => 2,
                other => panic!("{path}: {other}"),
            };
            let said = String::from_utf8_lossy(&output.stdout);
            let complaint = String::from_utf8_lossy(&output.stderr);
            assert_eq!(
                output.status.code(),
                Some(expected),
                "{path}, {}: {said}{complaint}",
                rule.name
            );
        }
    }
}

#[test]
fn the_commands_print_what_the_guide_shows() {
    for path in GUIDES {
        let files = files(&fs::read_to_string(guide(path)).unwrap());
        let folder = tempfile::tempdir().unwrap();
        let page = folder.path().join("guide.md");
        fs::copy(guide(path), &page).unwrap();
        let workplace = folder.path().join("guide.in");
        fs::create_dir(&workplace).unwrap();
        for file in files.iter().filter(|file| file.name != WRITTEN_BY_HESHU) {
            fs::write(workplace.join(&file.name), &file.text).unwrap();
        }
        page::run(&page);
        if std::env::var("TRYCMD").is_ok_and(|mode| mode == "overwrite") {
            fs::copy(&page, guide(path)).unwrap();
        }
        let written = fs::read_to_string(workplace.join(WRITTEN_BY_HESHU)).unwrap();
        let shown = files
            .iter()
            .find(|file| file.name == WRITTEN_BY_HESHU)
            .unwrap();
        assert_eq!(written, shown.text, "{path}");
    }
}

#[test]
fn both_guides_show_the_same_files() {
    let texts = GUIDES.map(|path| fs::read_to_string(guide(path)).unwrap());
    let [chinese, english] = texts.map(|text| {
        let files = files(&text);
        let files = files
            .into_iter()
            .map(|file| (file.name, file.fence, file.text));
        files.collect::<Vec<_>>()
    });
    assert_eq!(chinese, english);
}
