//! Many files: order, exclusion, what is said of the rest, and checking again on save.

#[path = "support/heshu.rs"]
mod heshu;
#[path = "support/watching.rs"]
mod watching;

use std::fs;
use std::io::Write;
use std::path::Path;

use tempfile::TempDir;

use heshu::heshu;
use watching::Watching;

const FAULT: &str = "全村共20户，其中茶农30户。\n";

fn printed(folder: &Path, arguments: &[&str]) -> (String, String) {
    let output = heshu(folder, arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (text(output.stdout), text(output.stderr))
}

/// A folder with drafts, some excluded, ignored, hidden or of other formats.
fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    fs::create_dir_all(path.join("存档")).unwrap();
    for (name, text) in [
        ("一.txt", FAULT),
        ("二.md", FAULT),
        ("存档/旧.txt", FAULT),
        ("略.txt", FAULT),
        // What Word keeps beside a document that is open.
        ("~$五.docx", "\0"),
        (".藏.txt", FAULT),
        ("三.pdf", ""),
        ("四.pdf", ""),
        ("图.png", ""),
        (".gitignore", "略.txt\n"),
        ("heshu.yaml", "exclude: [存档]\n"),
    ] {
        fs::write(path.join(name), text).unwrap();
    }
    folder
}

#[test]
fn the_output_is_the_same_whatever_the_number_of_threads() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..60 {
        let text = FAULT.repeat(number % 7 + 1);
        fs::write(folder.path().join(format!("{number:02}.txt")), text).unwrap();
    }
    for format in ["human", "json", "sarif", "markdown"] {
        let run = |jobs: &str| {
            heshu(
                folder.path(),
                &["check", ".", "--format", format, "--jobs", jobs],
            )
        };
        let one = run("1");
        assert!(!one.stdout.is_empty());
        for jobs in ["2", "5"] {
            assert_eq!(run(jobs), one, "{format} with {jobs} threads");
        }
    }
}

#[test]
fn a_line_tells_what_of_a_folder_was_not_checked() {
    let folder = folder();
    let (found, said) = printed(folder.path(), &["check", ".", "--format", "concise"]);
    let places: Vec<&str> = found
        .lines()
        .map(|line| &line[..line.find(':').unwrap()])
        .collect();
    assert_eq!(places, ["一.txt", "二.md"]);
    assert_eq!(
        said,
        "没有核对：别种格式的文件 3 个（.pdf 2、.png 1）；隐藏的或 .gitignore 排除的文件、文件夹 2 个；\
         排除的稿件 1 篇\n"
    );
    let (_, said) = printed(
        folder.path(),
        &["check", ".", "--lang", "en", "--format", "concise"],
    );
    assert_eq!(
        said,
        "not checked: 3 of other formats (.pdf 2, .png 1); 2 hidden or left out by .gitignore; 1 excluded\n"
    );
}

/// A rule, a fact and a baseline are read, though not as drafts.
#[test]
fn the_line_does_not_speak_of_what_the_run_is_set_up_with() {
    let rule = |id| {
        format!("rules:\n  - {{ id: {id}, title: 甲, where: {{ 甲: {{}} }}, assert: 甲 > 0 }}\n")
    };
    let fact = "facts:\n  - { label: 村, value: 3个, period: any, source: 县志 }\n";
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    for folder_of_rules in ["规则", "稿件"] {
        fs::create_dir(folder.path().join(folder_of_rules)).unwrap();
    }
    write("稿件/甲.txt", "来了30人。\n");
    write("稿件/甲.txt.heshu.yaml", "allow: []\n");
    write("heshu.yaml", "rules: [规则]\n");
    write("规则/一.yaml", &rule("a"));
    write("规则/事实.yml", fact);
    write("二.yaml", &rule("b"));
    write("旧.yaml", "version: 1\nfindings: []\n");
    write("表.yaml", "甲: 1\n");
    let named = ["check", ".", "--rules", "二.yaml", "--baseline", "旧.yaml"];
    let (_, said) = printed(folder.path(), &named);
    assert_eq!(said, "没有核对：别种格式的文件 1 个（.yaml 1）\n");
    // What is not read in this run may be anything.
    let (_, said) = printed(folder.path(), &["check", ".", "--no-config"]);
    assert_eq!(said, "没有核对：别种格式的文件 5 个（.yaml 4、.yml 1）\n");
}

#[test]
fn files_that_are_named_are_checked_unless_exclusion_is_forced() {
    let folder = folder();
    let named = [
        "check",
        "存档/旧.txt",
        "略.txt",
        "一.txt",
        "--format",
        "concise",
    ];
    let (found, said) = printed(folder.path(), &named);
    assert_eq!((found.lines().count(), said.as_str()), (3, ""));
    let forced = [&named[..], &["--force-exclude"]].concat();
    let (found, said) = printed(folder.path(), &forced);
    assert_eq!(found.lines().count(), 1);
    assert!(found.starts_with("一.txt:1:"));
    assert_eq!(said, "没有核对：排除的稿件 2 篇\n");
}

/// The files with findings of the next run.
fn found(watching: &Watching) -> Vec<String> {
    let mut found = Vec::new();
    loop {
        let line = watching.line();
        match line.split_once(':') {
            Some((name, _)) => found.push(name.to_owned()),
            None if line.starts_with("看着") => return found,
            None => {}
        }
    }
}

#[test]
fn what_is_saved_is_checked_again_and_all_when_the_settings_change() {
    let folder = folder();
    let watching = Watching::start(
        folder.path(),
        &["check", ".", "--watch", "--format", "concise"],
    );
    assert_eq!(found(&watching), ["一.txt", "二.md"]);
    fs::write(folder.path().join("新.txt"), FAULT).unwrap();
    assert_eq!(found(&watching), ["新.txt"]);
    fs::write(folder.path().join("heshu.yaml"), "exclude: [二.md]\n").unwrap();
    assert_eq!(found(&watching), ["一.txt", "存档/旧.txt", "新.txt"]);
}

#[test]
fn a_page_is_read_as_its_readers_see_it() {
    let folder = tempfile::tempdir().unwrap();
    let page = "<html><head><meta charset=gb2312><script>x = '共5家，其中7家';</script></head><body>\n\
                <p>全村共<b>2</b>0户，其中茶农30户。</p>\n\
                <table><tr><th>乡镇<th>企业<tr><td>东镇<td>32<tr><td>西镇<td>24<tr><td>合计<td>58</table>\n";
    let (bytes, _, _) = encoding_rs::GB18030.encode(page);
    fs::write(folder.path().join("页.html"), bytes).unwrap();
    let (found, _) = printed(folder.path(), &["check", "页.html", "--format", "concise"]);
    let places: Vec<&str> = found
        .lines()
        .filter_map(|line| line.split(": ").next())
        .collect();
    assert_eq!(places, ["页.html:2:22", "页.html:3:70"]);
}

#[test]
fn a_word_document_is_checked_and_not_edited() {
    let folder = tempfile::tempdir().unwrap();
    let text = "全县共有企业58家，其中已复工46家，复工率82%。";
    let xml = format!("<w:document><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:document>");
    let mut bytes = Vec::new();
    let mut archive = rawzip::ZipArchiveWriter::new(&mut bytes);
    let (mut entry, config) = archive.new_file("word/document.xml").start().unwrap();
    let mut writer = config.wrap(&mut entry);
    writer.write_all(xml.as_bytes()).unwrap();
    let (_, descriptor) = writer.finish().unwrap();
    entry.finish(descriptor).unwrap();
    archive.finish().unwrap();
    fs::write(folder.path().join("稿.docx"), bytes).unwrap();
    let (found, _) = printed(folder.path(), &["check", ".", "--format", "json"]);
    assert!(
        found.contains("\"suggestion\":{\"text\":\"79%\""),
        "{found}"
    );
    let (found, _) = printed(folder.path(), &["check", ".", "--format", "sarif"]);
    assert!(found.contains("rate-of-whole") && !found.contains("\"fixes\""));
}
