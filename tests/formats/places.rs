//! Where the formats say that a finding is, and what it is known by.

use std::fs;

use serde_json::Value;

use super::{assert_valid, parsed, printed};

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
fn a_figure_with_markup_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let sarif = |text: &str| {
        fs::write(folder.path().join("稿.md"), text).unwrap();
        let log = parsed(folder.path(), &["--format", "sarif", "稿.md"]);
        log["runs"][0]["results"][0].clone()
    };
    let plain = sarif("合作企业共46家，其中已复工32家，复工率80%。\n");
    let fix = &plain["fixes"][0]["artifactChanges"][0]["replacements"][0];
    assert_eq!(fix["insertedContent"]["text"], "70%");
    assert_eq!(fix["deletedRegion"]["snippet"]["text"], "80%");
    let marked = sarif("合作企业共46家，其中已复工32家，复工率**80**%。\n");
    assert_eq!(marked["ruleId"], plain["ruleId"]);
    assert!(marked["fixes"].is_null());
}

#[test]
fn figures_of_other_documents_keep_their_path() {
    let folder = tempfile::tempdir().unwrap();
    let texts = [
        (
            "甲.txt",
            "2023年，石泉县农村居民人均可支配收入达到18652元。\n",
        ),
        (
            "乙.txt",
            "标题\n\n石泉县2023年农村居民人均可支配收入18562元，比上年增长8.2%。\n",
        ),
    ];
    for (name, text) in texts {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let arguments = ["--together", "甲.txt", "乙.txt", "--format"];
    let log = parsed(folder.path(), &[&arguments[..], &["sarif"]].concat());
    assert_valid("sarif-2.1.0.json", &log);
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert!(!results.is_empty());
    let uri = |location: &Value| location["physicalLocation"]["artifactLocation"]["uri"].clone();
    for result in results {
        let own = uri(&result["locations"][0]);
        let related = result["relatedLocations"].as_array().unwrap();
        assert!(related.iter().any(|location| uri(location) == own));
        assert!(related.iter().any(|location| uri(location) != own));
    }
    let result = parsed(folder.path(), &[&arguments[..], &["rdjson"]].concat());
    assert_valid("rdjson.json", &result);
    let related = &result["diagnostics"][0]["related_locations"];
    for format in ["concise", "github", "gitlab", "junit", "markdown"] {
        let text = printed(folder.path(), &[&arguments[..], &[format]].concat());
        assert!(text.contains("另见 甲.txt:1:"), "{format}: {text}");
    }
    let places: Vec<(&str, u64)> = related
        .as_array()
        .unwrap()
        .iter()
        .map(|related| &related["location"])
        .map(|at| {
            let line = at["range"]["start"]["line"].as_u64().unwrap();
            (at["path"].as_str().unwrap(), line)
        })
        .collect();
    assert!(
        places.contains(&("甲.txt", 1)) && places.contains(&("乙.txt", 3)),
        "{places:?}"
    );
}
