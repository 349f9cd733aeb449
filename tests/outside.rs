//! Drafts held against facts and against each other.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

/// Runs heshu on files written to a folder of their own; its JSON and standard error.
fn check(arguments: &[&str], files: &[(&str, &str)]) -> (Value, String) {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    let output = Command::new(env!("CARGO_BIN_EXE_heshu"))
        .args(["check", "--format", "json"])
        .args(arguments)
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    (
        serde_json::from_slice(&output.stdout).unwrap_or_default(),
        said,
    )
}

/// `rule verdict figure@path figure@path` of each check of the rules that reach out.
fn reaching(results: &Value) -> Vec<String> {
    let files = results["files"].as_array().unwrap();
    let checks = files
        .iter()
        .flat_map(|file| file["checks"].as_array().unwrap());
    let reaching = checks
        .filter(|check| ["fact", "told-elsewhere"].contains(&check["rule"].as_str().unwrap()));
    reaching
        .map(|check| {
            let figures = check["figures"].as_array().unwrap().iter().map(|figure| {
                let path = figure["path"]
                    .as_str()
                    .map_or(String::new(), |path| format!("@{path}"));
                format!("{}{path}", figure["text"].as_str().unwrap())
            });
            let words = [check["rule"].as_str(), check["verdict"].as_str()];
            let words = words.into_iter().flatten().map(str::to_owned);
            words.chain(figures).collect::<Vec<_>>().join(" ")
        })
        .collect()
}

const FACTS: &str = "\
facts:
  - label: 公路总里程
    value: 519.81万公里
    period: 2020年末
    place: 全国
    source: 公报
  - { label: 卫生院门诊量, value: 39万人次, period: any, place: any, source: 年报, until: 2001-01 }
";

#[test]
fn a_fact_is_met_or_contradicted_and_names_its_file() {
    let draft = "2020年末，全国公路总里程519.81万公里。截至2020年底，全国公路总里程591.81万公里。";
    let (results, said) = check(
        &["--facts", "f.yaml", "a.txt"],
        &[("f.yaml", FACTS), ("a.txt", draft)],
    );
    assert_eq!(
        reaching(&results),
        [
            "fact holds 519.81万公里 519.81万公里@f.yaml",
            "fact contradiction 591.81万公里 519.81万公里@f.yaml",
        ]
    );
    let checks = results["files"][0]["checks"].as_array().unwrap();
    let of_fact =
        |check: &&serde_json::Value| check["rule"] == "fact" && check["verdict"] == "contradiction";
    let check = checks.iter().find(of_fact).unwrap();
    let message = check["message"].as_str().unwrap();
    assert!(message.contains("据公报为519.81万公里"), "{message}");
    assert!(said.contains("f.yaml:7 的事实 2001-01 到期"), "{said}");
}

#[test]
fn an_expired_fact_is_not_used() {
    let draft = "青川县卫生院门诊量50万人次。";
    let (results, _) = check(
        &["--facts", "f.yaml", "a.txt"],
        &[("f.yaml", FACTS), ("a.txt", draft)],
    );
    assert!(reaching(&results).is_empty());
}

/// Two versions of a text long enough to be known as such.
fn version(fourth: &str) -> String {
    format!(
        "合作社共有社员126户。今年新栽果树3500棵。每户平均分红2800元。全年用工{fourth}人次。\
         育苗大棚面积45亩。冷库可存果品600吨。"
    )
}

#[test]
fn versions_of_one_text_agree_figure_by_figure() {
    let traditional = version("1206")
        .replace('户', "戶")
        .replace("面积", "面積")
        .replace("冷库", "冷庫");
    let (results, _) = check(
        &["--together", "--verdict", "contradiction", "a.txt", "b.txt"],
        &[("a.txt", &version("1260")), ("b.txt", &traditional)],
    );
    assert_eq!(
        reaching(&results),
        ["told-elsewhere contradiction 1206人次 1260人次@a.txt"]
    );
    // Another year's text made by the same hand: the figures differ.
    let other = version("1206")
        .replace("126", "131")
        .replace("3500", "4100")
        .replace("2800", "2950");
    let (results, _) = check(
        &["--together", "a.txt", "b.txt"],
        &[("a.txt", &version("1260")), ("b.txt", &other)],
    );
    assert!(reaching(&results).is_empty(), "{:?}", reaching(&results));
}

#[test]
fn unclear_words_agree_with_nothing() {
    let pairs = [
        // Other periods, places, things and units.
        (
            "2023年，青川县粮食总产量18万吨。",
            "2022年，青川县粮食总产量17万吨。",
        ),
        (
            "2023年，青川县粮食总产量18万吨。",
            "去年，青川县粮食总产量17万吨。",
        ),
        (
            "2023年，青川县粮食总产量18万吨。",
            "2023年，全县粮食总产量17万吨。",
        ),
        (
            "2023年，青川县粮食总产量18万吨。",
            "2023年，旺苍县粮食总产量17万吨。",
        ),
        (
            "2023年，青川县粮食总产量18万吨。",
            "2023年，青川县油料总产量17万吨。",
        ),
        (
            "2023年，青川县规模以上企业18家。",
            "2023年，青川县规模以上企业18万人。",
        ),
        (
            "2023年上半年，青川县粮食总产量18万吨。",
            "2023年，青川县粮食总产量17万吨。",
        ),
        // Compared with other years.
        (
            "2023年，青川县粮食总产量比2019年增长5%。",
            "2023年，青川县粮食总产量比2020年增长3%。",
        ),
        // One that acts there.
        (
            "2023年，青川县粮食总产量18万吨。",
            "2023年，青川县华兴公司，粮食总产量17万吨。",
        ),
        // Not yet so, or a part.
        (
            "2023年，青川县粮食总产量18万吨。",
            "2023年，青川县计划粮食总产量17万吨。",
        ),
        (
            "截至2023年5月，青川县扶贫车间吸纳就业1256人。",
            "截至2023年6月，青川县扶贫车间吸纳就业1356人。",
        ),
    ];
    for (first, second) in pairs {
        let (results, _) = check(
            &["--together", "a.txt", "b.txt"],
            &[("a.txt", first), ("b.txt", second)],
        );
        assert!(
            reaching(&results).is_empty(),
            "{first} {second}: {:?}",
            reaching(&results)
        );
    }
}

#[test]
fn a_draft_given_alone_is_checked_by_itself() {
    let text = "2023年，青川县粮食总产量18万吨。2023年，青川县粮食总产量17万吨。";
    let (results, _) = check(&["--together", "a.txt"], &[("a.txt", text)]);
    assert!(reaching(&results).is_empty());
}

#[test]
fn the_facts_of_the_pages_load() {
    for page in ["docs/facts.md", "docs/facts.en.md"] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(page)).unwrap();
        let facts = text
            .split("```yaml\n")
            .nth(1)
            .and_then(|rest| rest.split("```").next())
            .unwrap();
        let draft = "2020年末，全国公路通车里程520.1万公里。";
        let (results, said) = check(
            &["--facts", "f.yaml", "a.txt"],
            &[("f.yaml", facts), ("a.txt", draft)],
        );
        assert_eq!(
            reaching(&results),
            ["fact contradiction 520.1万公里 519.81万公里@f.yaml"],
            "{page}: {said}"
        );
    }
}

/// Runs `heshu facts learn` on drafts; its standard output and error.
fn learn(folder: &Path, arguments: &[&str]) -> (String, String, Option<i32>) {
    let output = Command::new(env!("CARGO_BIN_EXE_heshu"))
        .args(["facts", "learn"])
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (
        text(output.stdout),
        text(output.stderr),
        output.status.code(),
    )
}

#[test]
fn what_is_learnt_is_a_file_of_facts_for_a_person_to_edit() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write(
        "a.txt",
        "2023年，青川县粮食总产量18万吨，比上年增长2%。\n\n\
         截至2023年6月，木鱼镇扶贫车间吸纳就业1256人，今年还将吸纳200人。\n\n\
         2023年上半年，四川高速公路通车里程9800公里。去年，青川县油料总产量2万吨。\n\n\
         2023年末，青川县常住人口总数约18万人。2023年青川县医保参保人数18.2万人。\n",
    );
    write(
        "b.txt",
        "据统计，2023年青川县粮食总产量为18.03万吨。2023年青川县医保参保人数18.9万人。\n",
    );
    let (facts, said, code) = learn(folder.path(), &["a.txt", "b.txt"]);
    insta::assert_snapshot!("facts_learnt", facts);
    assert_eq!(code, Some(0));
    assert!(said.contains("拟出事实 4 条，其中 1 条说法不一"), "{said}");
    // It loads, and the texts it is from meet it.
    let files = [
        ("f.yaml", facts.as_str()),
        ("b.txt", "2023年青川县粮食总产量为18.3万吨。"),
    ];
    let (results, said) = check(&["--facts", "f.yaml", "b.txt"], &files);
    assert_eq!(
        reaching(&results),
        ["fact contradiction 18.3万吨 18.03万吨@f.yaml"],
        "{said}"
    );
}

#[test]
fn what_is_learnt_never_overwrites_a_file() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "没有数。").unwrap();
    let (_, _, code) = learn(folder.path(), &["a.txt", "--output", "f.yaml"]);
    assert_eq!(code, Some(0));
    let written = fs::read_to_string(folder.path().join("f.yaml")).unwrap();
    assert!(written.ends_with("facts: []\n"), "{written}");
    let (_, said, code) = learn(folder.path(), &["a.txt", "--output", "f.yaml"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("已经有了，没有改动它"), "{said}");
    let (results, said) = check(
        &["--facts", "f.yaml", "a.txt"],
        &[("f.yaml", &written), ("a.txt", "2人。")],
    );
    assert!(results["files"].is_array(), "{said}");
}

/// The checks of a set of drafts of `fixtures/together`, those that hold left out when asked.
fn fixture(name: &str, verdicts: &str) -> Vec<String> {
    let output = Command::new(env!("CARGO_BIN_EXE_heshu"))
        .args([
            "check",
            "--together",
            "--format",
            "json",
            "--verdict",
            verdicts,
            ".",
        ])
        .current_dir(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("fixtures/together")
                .join(name),
        )
        .output()
        .unwrap();
    reaching(&serde_json::from_slice(&output.stdout).unwrap())
}

const WRONG: &str = "contradiction,rounding,usage";

#[test]
fn drafts_that_agree_are_verified_and_nothing_is_said_against_them() {
    for (name, verified) in [("press_kit", 4), ("series", 2), ("versions", 12)] {
        assert_eq!(fixture(name, WRONG), Vec::<String>::new(), "{name}");
        assert_eq!(
            fixture(name, "holds").len(),
            verified,
            "{name}: {:?}",
            fixture(name, "holds")
        );
    }
}

#[test]
fn a_slip_in_one_of_several_drafts_is_found() {
    assert_eq!(
        fixture("press_kit_slip", WRONG),
        [
            "told-elsewhere contradiction 1256人 1265人@captions.txt",
            "told-elsewhere contradiction 18562元 18652元@release.txt",
        ]
    );
    assert_eq!(
        fixture("series_slip", WRONG),
        ["told-elsewhere contradiction 1210亩 1120亩@part_one.txt"]
    );
    assert_eq!(
        fixture("versions_slip", WRONG),
        ["told-elsewhere contradiction 24噸 42吨@simplified.txt"]
    );
}
