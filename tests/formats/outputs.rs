//! Where the formats go: files, pipes, the summary of a step.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use super::{DRAFTS, FORMATS, command, drafts, printed, run};

#[test]
fn several_formats_in_one_run() {
    let folder = tempfile::tempdir().unwrap();
    for draft in DRAFTS {
        fs::copy(drafts().join(draft), folder.path().join(draft)).unwrap();
    }
    let alone = |format: &str| printed(folder.path(), &["--format", format, "发现.md", "无误.txt"]);
    let outputs: Vec<String> = FORMATS
        .iter()
        .filter(|format| **format != "human")
        .map(|format| format!("{format}=out.{format}"))
        .collect();
    let mut arguments = vec!["--format", "concise", "发现.md", "无误.txt"];
    for output in &outputs {
        arguments.extend(["--output", output]);
    }
    let output = run(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), alone("concise"));
    for format in FORMATS.iter().filter(|format| **format != "human") {
        let written = fs::read_to_string(folder.path().join(format!("out.{format}"))).unwrap();
        assert_eq!(written, alone(format), "{format}");
    }
    let hidden = fs::read_dir(folder.path()).unwrap().filter(|entry| {
        let name = entry.as_ref().unwrap().file_name();
        name.to_string_lossy().starts_with('.')
    });
    assert_eq!(hidden.count(), 0);
}

#[test]
fn outputs_are_kept_apart_from_drafts_and_from_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let draft = folder.path().join("稿.md");
    fs::copy(drafts().join("发现.md"), &draft).unwrap();
    let said = |arguments: &[&str]| {
        let output = run(folder.path(), arguments);
        let said = String::from_utf8(output.stderr).unwrap();
        (output.status.code(), said)
    };
    let before = fs::read(&draft).unwrap();
    let (code, error) = said(&["稿.md", "--output", "json=./稿.md"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("会盖掉要核对的稿件"), "{error}");
    assert_eq!(fs::read(&draft).unwrap(), before);
    let (code, error) = said(&["稿.md", "--output", "json=a", "--output", "sarif=./a"]);
    assert_eq!(code, Some(2));
    assert!(error.contains("两个 --output"), "{error}");
    let report = ["--output", "markdown=报告.md", "."];
    assert_eq!(said(&report), (Some(1), String::new()));
    let first = fs::read(folder.path().join("报告.md")).unwrap();
    let (code, told) = said(&report);
    assert_eq!(code, Some(1));
    assert!(told.contains("不核对 报告.md"), "{told}");
    assert_eq!(fs::read(folder.path().join("报告.md")).unwrap(), first);
}

#[test]
fn a_report_in_a_file_has_no_colours() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    let output = format!("human={}", path.display());
    let arguments = ["发现.md", "--color", "always", "--output", &output];
    assert!(printed(&drafts(), &arguments).contains('\x1b'));
    assert!(!fs::read_to_string(&path).unwrap().contains('\x1b'));
}

#[cfg(unix)]
#[test]
fn an_interrupted_run_leaves_the_old_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    fs::write(&path, "old").unwrap();
    let mut child = command(folder.path(), &["-", "--output", "json=a.json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let is_open = || fs::read_dir(folder.path()).unwrap().count() > 1;
    while !is_open() {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
    child.kill().unwrap();
    child.wait().unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "old");
}

#[test]
fn an_output_that_cannot_be_written_is_an_error_before_the_work() {
    let output = run(
        &drafts(),
        &[
            "--output",
            "sarif=无此文件夹/a.sarif",
            "--output",
            "json=.",
            "发现.md",
        ],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty());
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("先建好它所在的文件夹"), "{said}");
    assert!(said.contains("在后面加上文件名"), "{said}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error() {
    let output = run(
        &drafts(),
        &["--output", "sarif=/dev/full", "--lang", "en", "发现.md"],
    );
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("can't write /dev/full"), "{said}");
    assert!(said.contains("free some space"), "{said}");
}

#[test]
fn the_summary_of_a_step_is_appended() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("summary.md");
    fs::write(&path, "already here\n").unwrap();
    let mut command = command(&drafts(), &["--format", "github", "发现.md"]);
    let output = command.env("GITHUB_STEP_SUMMARY", &path).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let summary = fs::read_to_string(&path).unwrap();
    let markdown = printed(&drafts(), &["--format", "markdown", "发现.md"]);
    assert_eq!(summary, format!("already here\n{markdown}"));
    command.env("GITHUB_STEP_SUMMARY", folder.path().join("无/此.md"));
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(1), "the exit code stays");
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("GITHUB_STEP_SUMMARY")
    );
}

const MANY: usize = 1000;

/// So many that their report is longer than a pipe and a buffer hold.
fn many_findings(folder: &Path) {
    fs::write(
        folder.join("长.txt"),
        "全队共30人，其中队员40人。\n\n".repeat(MANY),
    )
    .unwrap();
}

#[test]
fn a_closed_pipe_is_no_error_and_files_are_written_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    many_findings(folder.path());
    let to_a_file = ["--output", "jsonl=all.jsonl"];
    for (format, extra) in [("concise", &[][..]), ("sarif", &[]), ("human", &to_a_file)] {
        let arguments = [&["--format", format, "长.txt"], extra].concat();
        let mut child = command(folder.path(), &arguments)
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(child.stdout.take());
        let output = child.wait_with_output().unwrap();
        assert!(output.stderr.is_empty(), "{format}: {output:?}");
        assert_ne!(output.status.code(), Some(2), "{format}");
        if !extra.is_empty() {
            assert_eq!(output.status.code(), Some(1), "{format}");
            let written = fs::read_to_string(folder.path().join("all.jsonl")).unwrap();
            assert_eq!(written.lines().count(), MANY);
        }
    }
}

#[test]
fn a_long_summary_is_cut_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    many_findings(folder.path());
    let summary = printed(folder.path(), &["--format", "markdown", "长.txt"]);
    assert!(summary.len() < 65_536);
    assert!(summary.contains("另有 800 条没有列出"), "{summary}");
}
