//! What is reported of a repository: findings that touch a change, and those not accepted before.

#[path = "support/fed.rs"]
mod fed;
#[path = "support/git.rs"]
mod git;
#[path = "support/heshu.rs"]
mod heshu;

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use fed::fed;
use git::git;
use heshu::heshu;

/// The drafts of a repository, committed, with one fault in each.
fn repository() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::write(
        path.join("旧稿.md"),
        "# 旧稿\n\n全村共20户，其中茶农30户。\n\n另有学生12人。\n",
    )
    .unwrap();
    fs::write(path.join("别稿.txt"), "合唱团共20人，其中女声30人。\n").unwrap();
    for arguments in [
        &["init", "--quiet", "--initial-branch", "main"][..],
        &["add", "--all"],
        &["commit", "--quiet", "--message", "旧稿"],
    ] {
        git(path, arguments);
    }
    folder
}

/// The places of the findings, and the exit code.
fn found(folder: &Path, arguments: &[&str]) -> (Vec<String>, Option<i32>) {
    let all = [&["check", ".", "--format", "concise"], arguments].concat();
    let output = heshu(folder, &all);
    let places = String::from_utf8(output.stdout).unwrap();
    let place = |line: &str| line.split(": ").next().unwrap_or_default().to_owned();
    (places.lines().map(place).collect(), output.status.code())
}

#[test]
fn only_what_touches_a_change_is_reported() {
    let repository = repository();
    let folder = repository.path();
    assert_eq!(found(folder, &["--since", "HEAD"]), (vec![], Some(0)));
    // A paragraph is added, and a new file that git does not know yet.
    let old = fs::read_to_string(folder.join("旧稿.md")).unwrap();
    let text = format!("{old}\n全乡共40户，其中茶农50户。\n");
    fs::write(folder.join("旧稿.md"), text).unwrap();
    fs::write(folder.join("新稿.txt"), "全班共20人，其中女生30人。\n").unwrap();
    let places = ["新稿.txt:1:12", "旧稿.md:7:12"]
        .map(str::to_owned)
        .to_vec();
    assert_eq!(
        found(folder, &["--since", "HEAD"]),
        (places.clone(), Some(1))
    );
    // The same when it is committed on a branch, seen from where the branch parted.
    git(folder, &["checkout", "--quiet", "-b", "改稿"]);
    git(folder, &["add", "--all"]);
    git(folder, &["commit", "--quiet", "--message", "新稿"]);
    assert_eq!(found(folder, &["--since", "main"]), (places, Some(1)));
    assert_eq!(found(folder, &["--since", "HEAD"]), (vec![], Some(0)));
}

/// What comes of a command that has nothing, or a diff, on standard input.
fn told(folder: &Path, arguments: &[&str], input: &str) -> (String, Option<i32>) {
    let output = fed(folder, arguments, input.as_bytes());
    (
        String::from_utf8(output.stderr).unwrap(),
        output.status.code(),
    )
}

#[test]
fn changes_without_a_path_are_those_of_the_folder() {
    let repository = repository();
    let folder = repository.path();
    let text = "合唱团共20人，其中女声31人。\n";
    fs::write(folder.join("别稿.txt"), text).unwrap();
    let since = told(folder, &["check", "--since", "HEAD"], "");
    assert_eq!(since, (String::new(), Some(1)));
    let diff = git(folder, &["-c", "core.quotePath=false", "diff"]);
    let piped = told(folder, &["check", "--diff", "-"], &diff);
    assert_eq!(piped, (String::new(), Some(1)));
    let (said, code) = told(folder, &["check", "--diff", "-", "-"], &diff);
    assert!(said.contains("不能都从标准输入读"), "{said}");
    assert_eq!(code, Some(2));
}

#[test]
fn nothing_to_check_is_no_success() {
    let folder = tempfile::tempdir().unwrap();
    let (said, code) = told(folder.path(), &["check"], "");
    assert!(said.contains("没有给出稿件"), "{said}");
    assert_eq!(code, Some(2));
    assert_eq!(told(folder.path(), &["check", "-"], "").1, Some(0));
}

#[test]
fn all_figures_of_a_relation_count() {
    let repository = repository();
    let folder = repository.path();
    let text = "# 旧稿\n\n全村共有三个组、\n25户，\n其中茶农30户。\n";
    fs::write(folder.join("旧稿.md"), text).unwrap();
    git(folder, &["commit", "--quiet", "--all", "--message", "分行"]);
    fs::write(folder.join("旧稿.md"), text.replace("25户", "28户")).unwrap();
    let (places, code) = found(folder, &["--since", "HEAD"]);
    assert_eq!((places.len(), code), (1, Some(1)), "{places:?}");
    // The same from a diff on standard input, read in a folder below.
    let diff = Command::new("git")
        .current_dir(folder)
        .arg("diff")
        .output()
        .unwrap();
    fs::write(folder.join("改动.diff"), diff.stdout).unwrap();
    assert_eq!(found(folder, &["--diff", "改动.diff"]).0, places);
}

#[test]
fn an_unknown_revision_and_a_folder_without_git_are_errors() {
    let repository = repository();
    let output = heshu(repository.path(), &["check", ".", "--since", "没有"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("仓库里没有版本 没有"));
    let bare = tempfile::tempdir().unwrap();
    let output = heshu(bare.path(), &["check", ".", "--since", "HEAD"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
}

#[test]
fn a_baseline_survives_edits_elsewhere_and_not_those_of_the_passage() {
    let repository = repository();
    let folder = repository.path();
    assert_eq!(heshu(folder, &["baseline", "write"]).status.code(), Some(0));
    assert_eq!(found(folder, &[]), (vec![], Some(0)));
    let old = fs::read_to_string(folder.join("旧稿.md")).unwrap();
    let moved = old.replace("# 旧稿\n", "# 旧稿新题\n\n新加的一段，共3人。\n");
    fs::write(folder.join("旧稿.md"), &moved).unwrap();
    assert_eq!(found(folder, &[]), (vec![], Some(0)));
    // Accepted from another folder too, where the paths are other ones.
    let parent = folder.parent().unwrap();
    let name = folder.file_name().unwrap().to_str().unwrap();
    let output = heshu(parent, &["check", name, "--format", "concise"]);
    assert_eq!(output.status.code(), Some(0));
    fs::write(folder.join("旧稿.md"), moved.replace("30户", "31户")).unwrap();
    assert_eq!(
        found(folder, &[]),
        (vec!["旧稿.md:5:12".to_owned()], Some(1))
    );
    assert_eq!(found(folder, &["--no-baseline"]).0.len(), 2);
    // Pruned, only the other draft's finding is left.
    let output = heshu(folder, &["baseline", "prune", "--lang", "en"]);
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "1 removed, 1 left\n"
    );
    let written = fs::read_to_string(folder.join("heshu-baseline.yaml")).unwrap();
    assert!(written.contains("别稿.txt") && !written.contains("旧稿.md"));
    // Written anew for one draft, the other stays.
    assert!(
        heshu(folder, &["baseline", "write", "旧稿.md"])
            .status
            .success()
    );
    assert_eq!(found(folder, &[]), (vec![], Some(0)));
}

#[test]
fn a_broken_baseline_stops_the_run_and_is_not_written_over() {
    let repository = repository();
    let folder = repository.path();
    let broken = "version: 1\nfindings:\n  - rule: a\n";
    fs::write(folder.join("heshu-baseline.yaml"), broken).unwrap();
    assert_eq!(found(folder, &[]), (vec![], Some(2)));
    let output = heshu(folder, &["baseline", "write"]);
    assert_eq!(output.status.code(), Some(2));
    let left = fs::read_to_string(folder.join("heshu-baseline.yaml")).unwrap();
    assert_eq!(left, broken);
}

#[test]
fn the_exit_code_is_that_of_the_gate() {
    let repository = repository();
    let folder = repository.path();
    let code = |arguments: &[&str]| found(folder, arguments).1;
    assert_eq!(code(&[]), Some(1));
    assert_eq!(code(&["--max-findings", "1"]), Some(1));
    assert_eq!(code(&["--max-findings", "2"]), Some(0));
    assert_eq!(code(&["--skip", "part-within-whole"]), Some(0));
    assert_eq!(code(&["--only", "usage"]), Some(0));
    assert_eq!(code(&["--fail-on", "never"]), Some(0));
}
