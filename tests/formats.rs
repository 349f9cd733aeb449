//! The output formats of `check`: what each prints, and that its consumers can read it.
//! `INSTA_UPDATE=always cargo test --test formats` takes the snapshots anew.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

const FORMATS: [&str; 10] = [
    "human", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "markdown",
];

/// A contradiction, a hint and a finding of usage; and nothing.
const DRAFTS: [&str; 2] = ["发现.md", "无误.txt"];

fn drafts() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats.in")
}

fn command(folder: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_heshu"));
    command
        .args(arguments)
        .current_dir(folder)
        .env("COLUMNS", "80")
        .env("NO_COLOR", "1")
        .env_remove("GITHUB_STEP_SUMMARY");
    command
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    command(folder, arguments).output().unwrap()
}

fn printed(folder: &Path, arguments: &[&str]) -> String {
    String::from_utf8(run(folder, arguments).stdout).unwrap()
}

fn parsed(folder: &Path, arguments: &[&str]) -> Value {
    serde_json::from_str(&printed(folder, arguments)).unwrap()
}

fn assert_valid(schema: &str, value: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/schemas")
        .join(schema);
    // The schema of SARIF as published has a bracket too many in the pattern of a language.
    let text = fs::read_to_string(path).unwrap().replace("{2}]?$", "{2}$");
    let schema: Value = serde_json::from_str(&text).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator
        .iter_errors(value)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// SARIF with only the descriptors of the rules that have results, indented.
fn abridged(text: &str) -> String {
    let mut log: Value = serde_json::from_str(text).unwrap();
    let run = &mut log["runs"][0];
    let results = run["results"].as_array().unwrap().clone();
    let named = |rule: &Value| results.iter().any(|result| result["ruleId"] == rule["id"]);
    let driver = &mut run["tool"]["driver"];
    driver["semanticVersion"] = "[version]".into();
    driver["rules"].as_array_mut().unwrap().retain(named);
    for result in run["results"].as_array_mut().unwrap() {
        result["ruleIndex"] = "[index]".into();
    }
    serde_json::to_string_pretty(&log).unwrap()
}

#[test]
fn every_format_prints_what_is_stored() {
    for draft in DRAFTS {
        for format in FORMATS {
            for language in ["zh", "en"] {
                if language == "en" && draft == "无误.txt" {
                    continue;
                }
                let text = printed(&drafts(), &["--format", format, "--lang", language, draft]);
                let text = match format {
                    "sarif" => abridged(&text),
                    _ => text,
                };
                let kind = if draft == DRAFTS[0] {
                    "findings"
                } else {
                    "clean"
                };
                insta::assert_snapshot!(format!("{format}_{kind}_{language}"), text);
            }
        }
    }
}

#[test]
fn the_exit_code_is_the_same_in_every_format() {
    for (draft, code) in DRAFTS.into_iter().zip([1, 0]).chain([("无此文件.txt", 2)]) {
        for format in FORMATS {
            let output = run(&drafts(), &["--format", format, draft]);
            assert_eq!(output.status.code(), Some(code), "{format} {draft}");
        }
    }
}

#[test]
fn sarif_is_valid() {
    for arguments in [
        &["--format", "sarif", "发现.md", "无误.txt"][..],
        &["--format", "sarif", "--verbose", "--verdict", "holds", "."],
        &["--format", "sarif", "无此文件.txt", "无误.txt"],
        &["--format", "sarif", "无误.txt", "--lang", "en"],
    ] {
        let log = parsed(&drafts(), arguments);
        assert_valid("sarif-2.1.0.json", &log);
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
        }
    }
    let failed = parsed(&drafts(), &["--format", "sarif", "无此文件.txt"]);
    let invocation = &failed["runs"][0]["invocations"][0];
    assert_eq!(invocation["executionSuccessful"], false);
    assert!(invocation["toolExecutionNotifications"][0]["message"]["text"].is_string());
}

#[test]
fn gitlab_is_valid_and_no_two_problems_have_one_fingerprint() {
    let folder = tempfile::tempdir().unwrap();
    let text = fs::read_to_string(drafts().join(DRAFTS[0])).unwrap();
    for name in ["甲.md", "乙.md"] {
        fs::write(folder.path().join(name), format!("{text}\n{text}")).unwrap();
    }
    let report = parsed(folder.path(), &["--format", "gitlab", "."]);
    assert_valid("gitlab-code-quality.json", &report);
    let problems = report.as_array().unwrap();
    let mut fingerprints: Vec<&str> = problems
        .iter()
        .filter_map(|problem| problem["fingerprint"].as_str())
        .collect();
    fingerprints.sort_unstable();
    fingerprints.dedup();
    assert!(problems.len() >= 12, "{}", problems.len());
    assert_eq!(fingerprints.len(), problems.len());
    assert_valid(
        "gitlab-code-quality.json",
        &parsed(&drafts(), &["--format", "gitlab", "无误.txt"]),
    );
}

#[test]
fn rdjson_is_valid() {
    for draft in DRAFTS {
        let result = parsed(&drafts(), &["--format", "rdjson", draft]);
        assert_valid("rdjson.json", &result);
    }
}

/// The elements with their attributes, in order; an error for what is not well-formed.
fn elements(xml: &str) -> Vec<(String, Vec<(String, String)>)> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(element) | Event::Empty(element) => {
                let name = element.name().as_ref().to_owned();
                let attributes = element.attributes().map(|attribute| {
                    let attribute = attribute.unwrap();
                    (
                        attribute.key.as_ref().to_owned(),
                        attribute.value.into_owned(),
                    )
                });
                found.push((name, attributes.collect()));
            }
            Event::Eof => return found,
            _ => {}
        }
    }
}

#[test]
fn junit_has_what_consumers_read() {
    let folder = tempfile::tempdir().unwrap();
    let name = "a<&\u{1}\"\u{1b}[1m\u{ffff}b.txt";
    let text = "全队共30人，其中队员40人。";
    fs::write(folder.path().join(name), text).unwrap();
    fs::write(folder.path().join("净.txt"), "来了3人。").unwrap();
    let xml = printed(folder.path(), &["--format", "junit", ".", "无此文件.txt"]);
    assert!(!xml.contains(['\u{1}', '\u{1b}', '\u{ffff}']), "{xml}");
    let elements = elements(&xml);
    let names: Vec<&str> = elements.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names[0], "testsuites");
    for (name, count) in [
        ("testsuite", 3),
        ("testcase", 3),
        ("failure", 1),
        ("error", 1),
    ] {
        assert_eq!(
            names.iter().filter(|known| **known == name).count(),
            count,
            "{name}"
        );
    }
    for (name, attributes) in &elements {
        let needed: &[&str] = match name.as_str() {
            "testsuite" => &["name", "tests", "failures", "errors"],
            "testcase" => &["name", "classname"],
            "failure" | "error" => &["message", "type"],
            _ => &[],
        };
        for key in needed {
            assert!(
                attributes.iter().any(|(known, _)| known == key),
                "{name} {key}"
            );
        }
    }
}

/// The text that lines and columns of a kind cover.
struct Lines(String);

impl Lines {
    fn characters(&self, line: u64, from: u64, to: u64) -> String {
        let length = usize::try_from(to - from).unwrap();
        let from = usize::try_from(from - 1).unwrap();
        self.line(line).chars().skip(from).take(length).collect()
    }

    fn bytes(&self, line: u64, from: u64, to: u64) -> &str {
        let index = |column: u64| usize::try_from(column - 1).unwrap();
        &self.line(line)[index(from)..index(to)]
    }

    fn line(&self, line: u64) -> &str {
        self.0
            .lines()
            .nth(usize::try_from(line - 1).unwrap())
            .unwrap()
    }
}

const ASTRAL: &str = "𠮷田村的标题😀\n\n𠮷田村😀全队共30人，其中队员40人。\n\
                      𠮷田村的合作企业共46家，其中已复工32家，复工率８０％。\n";

/// The draft as editors and offices write it.
fn encodings() -> Vec<(&'static str, String, Vec<u8>)> {
    let crlf = ASTRAL.replace('\n', "\r\n");
    let plain = ASTRAL.replace('😀', "");
    let (gb, _, lossy) = encoding_rs::GB18030.encode(&plain);
    assert!(!lossy);
    let utf16: Vec<u8> = crlf.encode_utf16().flat_map(u16::to_le_bytes).collect();
    vec![
        ("utf-8", ASTRAL.to_owned(), ASTRAL.as_bytes().to_vec()),
        (
            "mark",
            crlf.clone(),
            [b"\xef\xbb\xbf", crlf.as_bytes()].concat(),
        ),
        ("utf-16", crlf, [&[0xff, 0xfe][..], &utf16].concat()),
        ("gb18030", plain.clone(), gb.into_owned()),
    ]
}

#[test]
fn columns_count_what_each_format_says() {
    for (encoding, text, bytes) in encodings() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("稿.txt"), bytes).unwrap();
        let lines = Lines(text.replace('\r', ""));
        let number = |value: &Value| value.as_u64().unwrap();
        let log = parsed(folder.path(), &["--format", "sarif", "稿.txt"]);
        let results = log["runs"][0]["results"].as_array().unwrap();
        let scalars: Vec<char> = text.chars().collect();
        let mut covered = Vec::new();
        for result in results {
            let own = result["locations"].as_array().unwrap();
            let related = result["relatedLocations"].as_array().unwrap();
            for location in own.iter().chain(related) {
                let region = &location["physicalLocation"]["region"];
                let expected = region["snippet"]["text"].as_str().unwrap();
                assert_eq!(region["startLine"], region["endLine"]);
                let [line, from, to] =
                    ["startLine", "startColumn", "endColumn"].map(|key| number(&region[key]));
                assert_eq!(lines.characters(line, from, to), expected, "{encoding}");
                let [offset, length] = ["charOffset", "charLength"]
                    .map(|key| usize::try_from(number(&region[key])).unwrap());
                let stretch: String = scalars[offset..offset + length].iter().collect();
                assert_eq!(stretch, expected, "{encoding}");
                covered.push(expected.to_owned());
            }
        }
        for figure in ["40人", "８０％", "32家"] {
            assert!(
                covered.iter().any(|text| text == figure),
                "{encoding} {figure}"
            );
        }
        let result = parsed(folder.path(), &["--format", "rdjson", "稿.txt"]);
        let mut shown = Vec::new();
        for diagnostic in result["diagnostics"].as_array().unwrap() {
            let related = diagnostic["related_locations"].as_array().unwrap();
            for location in related.iter().map(|related| &related["location"]) {
                let (start, end) = (&location["range"]["start"], &location["range"]["end"]);
                let [from, to] = [start, end].map(|position| number(&position["column"]));
                shown.push(lines.bytes(number(&start["line"]), from, to).to_owned());
            }
        }
        for figure in ["40人", "８０％", "32家"] {
            assert!(
                shown.iter().any(|text| text == figure),
                "{encoding} {figure} {shown:?}"
            );
        }
        let concise = printed(folder.path(), &["--format", "concise", "稿.txt"]);
        let (line, column) = (
            3,
            lines.line(3).split("40人").next().unwrap().chars().count() + 1,
        );
        assert!(
            concise.contains(&format!("稿.txt:{line}:{column}: error[")),
            "{concise}"
        );
    }
}

#[test]
fn fingerprints_outlive_other_edits() {
    let folder = tempfile::tempdir().unwrap();
    let fingerprints = |name: &str, text: &str| -> Vec<String> {
        fs::write(folder.path().join(name), text).unwrap();
        let lines = printed(folder.path(), &["--format", "jsonl", name]);
        lines
            .lines()
            .map(|line| serde_json::from_str::<Value>(line).unwrap())
            .map(|finding| finding["fingerprint"].as_str().unwrap().to_owned())
            .collect()
    };
    let fault = "全队共30人，其中队员40人。\n";
    let before = fingerprints("甲.txt", fault);
    assert_eq!(before.len(), 1);
    assert_eq!(
        fingerprints("乙.txt", &format!("标题\n\n新的一段。\n\n{fault}")),
        before
    );
    assert_ne!(
        fingerprints("甲.txt", "全队共30人，其中队员41人。\n"),
        before
    );
}

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

#[test]
fn standard_input_is_a_dash() {
    for format in FORMATS {
        let mut child = command(&drafts(), &["--format", format, "-"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut input = child.stdin.take().unwrap();
        input
            .write_all("全队共30人，其中队员40人。".as_bytes())
            .unwrap();
        drop(input);
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert!(!output.stdout.is_empty());
    }
}
