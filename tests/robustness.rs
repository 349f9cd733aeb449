//! What happens when the world is not as it should be: disks, pipes, links and files that are no
//! drafts. Always: a code, words that say where and how to mend it, and the other drafts checked.

#![cfg(unix)]

use std::fs::{self, File};
use std::io::Write;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::ExitStatusExt;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

/// A draft with a rate that is wrong: whether it was checked shows.
const WRONG: &str = "合作企业共46家，其中已复工32家，复工率80%。\n";
const RIGHT: &str = "合作企业共46家，其中已复工32家，复工率70%。\n";

fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in files {
        fs::write(folder.path().join(name), content).unwrap();
    }
    folder
}

fn heshu(folder: &TempDir, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_heshu"));
    command.args(arguments).current_dir(folder.path());
    command
}

fn run(folder: &TempDir, arguments: &[&str]) -> Said {
    Said::of(heshu(folder, arguments).output().unwrap())
}

/// What a run came to.
struct Said {
    code: Option<i32>,
    out: String,
    err: String,
}

impl Said {
    fn of(output: Output) -> Self {
        Said {
            code: output.status.code(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// The run could not do all, names `place` and a mend on standard error.
    fn refuses(&self, place: &str, why: &str) {
        let Said { code, err, .. } = self;
        assert_eq!(*code, Some(2), "{err}");
        let lines: Vec<&str> = err.lines().collect();
        let at = lines
            .iter()
            .position(|line| line.contains(place) && line.contains(why));
        let at = at.unwrap_or_else(|| panic!("{place} and {why} in: {err}"));
        let mend = lines
            .get(at + 1)
            .is_some_and(|line| line.contains("建议："));
        assert!(mend, "a mend in: {err}");
    }

    /// The wrong draft was checked all the same.
    fn still_finds(&self, draft: &str) {
        assert!(
            self.out.contains(draft) && self.out.contains("80%"),
            "{}",
            self.out
        );
    }
}

#[test]
fn a_full_disk_is_told() {
    let folder = folder(&[("a.txt", WRONG.as_bytes())]);
    for format in ["human", "json"] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let output = heshu(&folder, &["check", "--format", format, "a.txt"])
            .stdout(full)
            .output()
            .unwrap();
        Said::of(output).refuses("结果没有写完", "os error 28");
    }
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let folder = folder(&[("a.txt", WRONG.as_bytes())]);
    run(&folder, &["facts", "learn", "a.txt", "-o", "无/f.yaml"]).refuses("无/f.yaml", "写不进去");
    run(&folder, &["init", "a.txt"]).refuses("a.txt", "写不进去");
}

/// The names in the folder, sorted.
fn names(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path()).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

/// A run that waits for its draft, with its output begun, is ended.
#[test]
fn a_run_that_is_ended_leaves_its_outputs_as_they_were() {
    for (name, number) in [("INT", 2), ("TERM", 15)] {
        let folder = folder(&[("旧.json", b"{}")]);
        let outputs = ["--output", "json=旧.json", "--output", "sarif=新.sarif"];
        let mut process = heshu(&folder, &["check", "-"])
            .args(outputs)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        // Held, so that the draft has no end.
        let draft = process.stdin.take();
        let begun = Instant::now();
        while names(&folder).len() < 3 {
            assert!(begun.elapsed() < Duration::from_secs(60), "{name}");
            std::thread::sleep(Duration::from_millis(5));
        }
        let id = process.id().to_string();
        let killed = Command::new("kill").args(["-s", name, &id]).status();
        assert!(killed.unwrap().success());
        let status = process.wait().unwrap();
        drop(draft);
        // A shell makes 128 and the number of it.
        assert_eq!((status.signal(), status.code()), (Some(number), None));
        assert_eq!(names(&folder), ["旧.json"], "{name}");
        let old = fs::read_to_string(folder.path().join("旧.json")).unwrap();
        assert_eq!(old, "{}");
    }
}

#[test]
fn a_closed_pipe_is_no_error() {
    let text = WRONG.repeat(2_000);
    let folder = folder(&[("a.txt", text.as_bytes())]);
    for format in ["human", "json"] {
        let mut process = heshu(&folder, &["check", "--format", format, "a.txt"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        drop(process.stdout.take());
        let said = Said::of(process.wait_with_output().unwrap());
        assert_eq!(
            (said.code.is_some_and(|code| code < 2), said.err.as_str()),
            (true, "")
        );
    }
}

#[test]
fn bytes_that_are_no_text_are_told_and_the_other_drafts_checked() {
    let mut malformed = RIGHT.repeat(3).into_bytes();
    malformed[72] = 0xFF;
    let mut binary = RIGHT.repeat(3).into_bytes();
    binary[66] = 0;
    let files: [(&str, &[u8]); 4] = [
        ("1坏.txt", &malformed),
        ("2空.txt", &binary),
        ("3错.txt", WRONG.as_bytes()),
        ("4空白.txt", b""),
    ];
    let folder = folder(&files);
    let said = run(&folder, &["check", "."]);
    said.refuses("1坏.txt", "第 71 字节");
    said.refuses("2空.txt", "第 66 字节");
    said.still_finds("3错.txt");
    let said = run(&folder, &["check", "--format", "json", "."]);
    let report: Value = serde_json::from_str(&said.out).unwrap();
    let paths = |key: &str| -> Vec<&str> {
        let entries = report[key].as_array().unwrap();
        entries
            .iter()
            .filter_map(|entry| entry["path"].as_str())
            .collect()
    };
    assert_eq!(paths("files"), ["3错.txt", "4空白.txt"]);
    assert_eq!(paths("errors"), ["1坏.txt", "2空.txt"]);
}

#[test]
fn links_that_go_round_end() {
    let folder = folder(&[("a.txt", WRONG.as_bytes())]);
    symlink("圈.txt", folder.path().join("圈.txt")).unwrap();
    symlink(".", folder.path().join("又是")).unwrap();
    symlink("a.txt", folder.path().join("b.txt")).unwrap();
    run(&folder, &["check", "圈.txt", "a.txt"]).refuses("圈.txt", "无法读取");
    let said = run(&folder, &["check", "."]);
    said.still_finds("a.txt");
    // Nothing is left out without a word.
    for link in ["又是", "b.txt", "圈.txt"] {
        assert!(
            said.err.contains(&format!("提示：{link} 是符号链接")),
            "{}",
            said.err
        );
    }
    assert_eq!(said.code, Some(1));
    run(&folder, &["check", "b.txt"]).still_finds("b.txt");
}

fn make_pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

#[test]
fn a_pipe_is_read_when_named_and_told_in_a_folder() {
    let folder = folder(&[("a.txt", WRONG.as_bytes())]);
    let pipe = folder.path().join("管.txt");
    make_pipe(&pipe);
    let said = run(&folder, &["check", "."]);
    said.still_finds("a.txt");
    assert_eq!(said.code, Some(1));
    assert!(said.err.contains("管.txt 是管道或设备"), "{}", said.err);

    let process = heshu(&folder, &["check", "管.txt", "a.txt"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut writer = File::options().write(true).open(&pipe).unwrap();
    writer.write_all(WRONG.as_bytes()).unwrap();
    drop(writer);
    let said = Said::of(process.wait_with_output().unwrap());
    said.still_finds("管.txt");
    said.still_finds("a.txt");
    assert_eq!((said.code, said.err.as_str()), (Some(1), ""));
}

#[test]
fn what_may_not_be_read_is_told_and_the_rest_checked() {
    let folder = folder(&[("a.txt", WRONG.as_bytes()), ("锁.txt", RIGHT.as_bytes())]);
    let locked = folder.path().join("锁.txt");
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o000)).unwrap();
    if File::open(&locked).is_ok() {
        return; // The superuser reads everything.
    }
    let said = run(&folder, &["check", "."]);
    said.refuses("锁.txt", "无法读取");
    said.still_finds("a.txt");
}

#[test]
fn what_has_vanished_is_told_and_the_rest_checked() {
    let folder = folder(&[("a.txt", WRONG.as_bytes())]);
    let said = run(&folder, &["check", "去年/", "b.txt", "a.txt"]);
    said.refuses("去年/", "没有这个文件");
    said.refuses("b.txt", "没有这个文件");
    said.still_finds("a.txt");
    let said = run(&folder, &["check", "--lang", "en", "b.txt"]);
    assert_eq!(
        said.err,
        "error: b.txt: no such file\n  help: check the path\n"
    );
}

/// A folder that is deleted while it is the current one.
#[test]
fn a_folder_that_vanishes_under_the_feet_is_no_panic() {
    let folder = folder(&[]);
    let script = "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" check .";
    let output = Command::new("sh")
        .args(["-c", script, env!("CARGO_BIN_EXE_heshu")])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = Said::of(output);
    assert!(
        matches!(said.code, Some(0 | 2)),
        "{:?} {}",
        said.code,
        said.err
    );
    assert!(!said.err.contains("heshu 自身出错"), "{}", said.err);
}

/// The kernel says 4096 bytes of some files and then gives fewer, as of a file that is cut off
/// between the two.
#[test]
fn a_file_that_shrinks_while_it_is_read_is_not_half_checked() {
    let shrinking = "/sys/kernel/mm/transparent_hugepage/enabled";
    let folder = folder(&[("a.txt", WRONG.as_bytes())]);
    if fs::metadata(shrinking).is_ok_and(|metadata| metadata.len() == 4096) {
        let said = run(&folder, &["check", shrinking, "a.txt"]);
        said.refuses(shrinking, "读取时变短了");
        said.still_finds("a.txt");
    }
}

#[test]
fn a_file_over_the_limit_is_refused_without_being_read() {
    let folder = folder(&[("a.txt", WRONG.as_bytes())]);
    // A gigabyte that takes no room on the disk.
    let large = File::create(folder.path().join("大.txt")).unwrap();
    large.set_len((1 << 30) + 1).unwrap();
    let start = Instant::now();
    let said = run(&folder, &["check", "."]);
    assert!(start.elapsed() < Duration::from_secs(20));
    said.refuses("大.txt", "超过上限 256MB");
    assert!(said.err.contains("--max-size"), "{}", said.err);
    said.still_finds("a.txt");

    let said = run(&folder, &["check", "--max-size", "1GB", "大.txt"]);
    said.refuses("大.txt", "超过上限 1024MB");
    assert!(!said.err.contains("--max-size"), "{}", said.err);

    run(&folder, &["check", "--max-size", "10", "a.txt"]).refuses("a.txt", "超过上限 10B");
    let mut process = heshu(&folder, &["check", "--max-size", "10", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    process
        .stdin
        .take()
        .unwrap()
        .write_all(WRONG.as_bytes())
        .unwrap();
    let said = Said::of(process.wait_with_output().unwrap());
    said.refuses("标准输入", "超过上限 10B");
}

#[test]
fn a_line_without_an_end_and_deep_nesting_are_checked() {
    let deep = |open: &str, close: &str| {
        let depth = 5_000;
        format!(
            "{}{}{}",
            open.repeat(depth),
            WRONG.trim(),
            close.repeat(depth)
        )
    };
    let nested_list: String = (0..80)
        .map(|depth| format!("{}- 项\n", "  ".repeat(depth)))
        .collect();
    let files = [
        (
            "long.txt",
            format!("{}{}", "一二三，".repeat(20_000), WRONG),
        ),
        ("brackets.txt", deep("（", "）")),
        ("quotes.txt", deep("“", "”")),
        ("brackets.md", deep("[", "](a)")),
        ("quotes.md", format!("{}{WRONG}", "> ".repeat(90))),
        ("emphasis.md", deep("*", "*")),
        ("list.md", format!("{nested_list}\n{WRONG}")),
    ];
    let borrowed: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    let folder = folder(&borrowed);
    for (name, _) in &files {
        let start = Instant::now();
        let said = run(&folder, &["check", name]);
        assert!(
            matches!(said.code, Some(0 | 1)),
            "{name}: {:?} {}",
            said.code,
            said.err
        );
        assert!(
            start.elapsed() < Duration::from_secs(30),
            "{name} takes {:?}",
            start.elapsed()
        );
    }
}

#[test]
fn endless_nesting_is_refused_and_the_other_drafts_checked() {
    // Without a limit this would take an hour.
    let nested = format!(
        "# 题\n\n{}```\n{}",
        "- ".repeat(100_000),
        "\n".repeat(100_000)
    );
    let folder = folder(&[("深.md", nested.as_bytes()), ("错.txt", WRONG.as_bytes())]);
    let said = run(&folder, &["check", "."]);
    said.refuses("深.md", "第 3 行的列表和引用嵌套超过 100 层");
    said.still_finds("错.txt");
}

/// A list of villages and its total, with `more` added to it.
fn list(villages: usize, people: bool, more: usize) -> String {
    const NAMES: [char; 15] = [
        '东', '西', '南', '北', '中', '上', '下', '前', '后', '左', '右', '大', '小', '新', '老',
    ];
    let households = |village: usize| village * 7 % 83 + 2;
    let items: Vec<String> = (0..villages)
        .map(|village| {
            let name = [NAMES[village / 15 % 15], NAMES[village % 15]];
            let name: String = name.iter().collect();
            let people = match people {
                true => format!("{}人", households(village) * 3),
                false => String::new(),
            };
            format!("{name}村{}户{people}", households(village))
        })
        .collect();
    let total: usize = (0..villages).map(households).sum();
    format!("各村上报：{}，合计{}户。\n", items.join("、"), total + more)
}

/// Where a limit on work bites, a relation is missed and never invented.
#[test]
fn a_list_longer_than_is_looked_at_is_not_half_added_up() {
    for villages in [12, 40, 60, 64, 65, 70, 79, 80, 81, 100, 160, 225] {
        for people in [false, true] {
            let text = list(villages, people, 0);
            let folder = folder(&[("a.txt", text.as_bytes())]);
            let said = run(&folder, &["check", "a.txt"]);
            assert_eq!(said.code, Some(0), "{villages} {people}: {}", said.out);
        }
    }
    let folder = folder(&[("a.txt", list(40, false, 3).as_bytes())]);
    assert_eq!(run(&folder, &["check", "a.txt"]).code, Some(1));
}

/// A rule with an expression that says the same over and over, as long as one may be.
fn rule_of(expression: &str) -> String {
    format!(
        "rules:\n  - id: a-rule\n    title: 题\n    where:\n      甲: {{ unit: 家 }}\n    \
         assert: \"{expression}\"\n    message: 说{{甲}}\n"
    )
}

#[test]
fn expressions_as_long_and_as_deep_as_may_be_cost_no_more_than_their_length() {
    let folder = folder(&[("a.txt", WRONG.as_bytes()), ("b.txt", RIGHT.as_bytes())]);
    for (name, expression) in [
        ("sum", format!("甲 == 1{}", "+1".repeat(2_000))),
        (
            "right",
            format!("甲 == {}1{}", "1-(".repeat(30), ")".repeat(30)),
        ),
        ("roles", format!("甲 == 甲{}", "+甲".repeat(1_000))),
        ("and", format!("甲 > 99{}", " and 甲>1".repeat(350))),
        ("or", format!("甲 > 99{}", " or 甲>99".repeat(100))),
    ] {
        fs::write(folder.path().join("r.yaml"), rule_of(&expression)).unwrap();
        let start = Instant::now();
        let said = run(&folder, &["check", "--rules", "r.yaml", "a.txt"]);
        let time = start.elapsed();
        assert_eq!(said.code, Some(1), "{name}: {}", said.err);
        assert!(said.out.contains("[a-rule]"), "{name}: {}", said.out);
        assert!(time < Duration::from_secs(20), "{name} takes {time:?}");
        // Several drafts are checked on threads of their own, which have smaller stacks.
        let said = run(&folder, &["check", "--rules", "r.yaml", "a.txt", "b.txt"]);
        assert_eq!(said.code, Some(1), "{name}: {}", said.err);
    }
    for (expression, why) in [
        (format!("甲 == {}1", "-".repeat(3_000)), "嵌套"),
        (format!("甲 == {}1", "(".repeat(3_000)), "嵌套"),
        (format!("甲 == 1{}", "+1".repeat(4_000)), "太长"),
    ] {
        fs::write(folder.path().join("r.yaml"), rule_of(&expression)).unwrap();
        let said = run(&folder, &["check", "--rules", "r.yaml", "a.txt"]);
        assert_eq!(said.code, Some(2));
        assert!(
            said.err.contains(why) && said.err.contains("r.yaml:6"),
            "{}",
            said.err
        );
    }
}

#[test]
fn rules_that_expand_or_nest_without_end_are_refused() {
    let folder = folder(&[("a.txt", WRONG.as_bytes())]);
    let bomb: String = ('b'..='i')
        .map(|name| {
            let before = char::from(name as u8 - 1);
            format!("{name}: &{name} [{}]\n", format!("*{before},").repeat(9))
        })
        .collect();
    for (name, text) in [
        ("brackets", format!("rules: {}", "[".repeat(200_000))),
        ("braces", format!("rules: {}", "{a: ".repeat(20_000))),
        ("dashes", format!("rules:\n{}", "- ".repeat(100_000))),
        ("bomb", format!("a: &a [x,x,x,x,x,x,x,x,x]\n{bomb}")),
        ("large", format!("rules:\n{}", "# 注\n".repeat(300_000))),
    ] {
        fs::write(folder.path().join("r.yaml"), text).unwrap();
        let start = Instant::now();
        let said = run(&folder, &["check", "--rules", "r.yaml", "a.txt"]);
        assert_eq!(said.code, Some(2), "{name}: {}", said.err);
        assert!(
            said.err.contains("r.yaml") && said.err.contains("怎样改"),
            "{name}: {}",
            said.err
        );
        assert!(start.elapsed() < Duration::from_secs(20), "{name}");
    }
}

#[cfg(debug_assertions)]
#[test]
fn a_panic_names_the_draft_asks_for_a_report_and_leaves_the_others() {
    // Over a megabyte it is worked on alone and printed as it goes.
    let large = format!("{WRONG}{}", "无数字的一句话。\n".repeat(50_000));
    let files: [(&str, &[u8]); 3] = [
        ("a.txt", WRONG.as_bytes()),
        ("b.txt", RIGHT.as_bytes()),
        ("大.txt", large.as_bytes()),
    ];
    let folder = folder(&files);
    for (draft, others) in [
        ("b.txt", ["a.txt", "大.txt"]),
        ("大.txt", ["a.txt", "b.txt"]),
    ] {
        let output = heshu(&folder, &["check", "--format", "json", "."])
            .env("HESHU_TEST_PANIC", draft)
            .output()
            .unwrap();
        let said = Said::of(output);
        said.refuses(
            draft,
            concat!("heshu ", env!("CARGO_PKG_VERSION"), " src/cli/defect.rs"),
        );
        assert!(said.err.contains("没有任何内容自动发出"), "{}", said.err);
        let report: Value = serde_json::from_str(&said.out).unwrap();
        let files: Vec<&str> = report["files"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|file| file["path"].as_str())
            .collect();
        assert_eq!(files, others);
        assert_eq!(report["errors"][0]["path"], draft);
    }
}

/// `cargo test --release --test robustness -- --ignored --nocapture` tells time and memory.
#[test]
#[ignore = "takes a minute"]
fn a_hundred_thousand_files_are_checked() {
    let folder = folder(&[]);
    for number in 0..100_000 {
        let inner = folder.path().join(format!("{:03}", number / 1000));
        if number % 1000 == 0 {
            fs::create_dir(&inner).unwrap();
        }
        let text = if number == 54_321 { WRONG } else { RIGHT };
        fs::write(inner.join(format!("{number}.txt")), text).unwrap();
    }
    let start = Instant::now();
    let command = "command time -f '%M KB at most' \"$0\" check . > out.txt";
    let output = Command::new("sh")
        .args(["-c", command, env!("CARGO_BIN_EXE_heshu")])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = Said::of(output);
    println!("{:?}, {}", start.elapsed(), said.err.trim());
    assert_eq!(said.code, Some(1), "{}", said.err);
    let out = fs::read_to_string(folder.path().join("out.txt")).unwrap();
    assert!(out.contains("054/54321.txt"), "{out}");
}
