//! What fuzzing starts from: the drafts and rules of the repository.

use std::fs;
use std::path::Path;

use heshu::rule;

/// Longer drafts are cut: a fuzzer changes a short text faster.
const LONGEST: usize = 3000;

/// The seeds of a target; `root` is the repository.
pub fn seeds(target: &str, root: &Path) -> Vec<Vec<u8>> {
    match target {
        "rules" => yaml(root),
        "expression" => expressions(),
        "numeral" => sentences(root),
        "growth" => sentences(root).into_iter().step_by(7).collect(),
        _ => drafts(root),
    }
}

/// Words that mean something to heshu: those of the units, of the built-in rules, and these.
const WORDS: &str = "零 〇 一 二 两 三 四 五 六 七 八 九 十 百 千 万 亿 兆 廿 壹 贰 叁 拾 佰 仟 萬 億 半 余 多 几 数 来 \
    点 分之 成 折 番 倍 个百分点 百分之 千分之 ‰ ％ % . , ． ， 1,000 0.5 12 100 2020 １２ 共 总 合计 累计 总计 其中 包括 \
    含 占 比重 率 增长 提高 增加 多 上升 下降 减少 降低 由 从 到 至 达 增至 减至 降到 每 人均 户均 平均 剩余 其余 未 全部 \
    均 分别 分别为 依次为 除 外 以及 和 与 及 、 ； ： ， 。 ！ ？ … （ ） ( ) [ ] 〔 〕 “ ” ‘ ’ 「 」 《 》 【 】 — — ～ ~ - － \
    约 大约 左右 上下 近 将近 超过 逾 突破 不到 不足 以上 以下 以内 至少 至多 同比 环比 比上年 去年 今年 上年 本月 上半年 \
    年 月 日 号 时 分 季度 星期五 周三 2020年5月29日 5月 29日 截至 年底 年末 至今 第 届 一是 二是 首先 图 表 附件 注 单位 \
    # ## - * + > | |---| ``` ~~~ --- +++ <!-- --> <br> [^1] [^1]: ![ ]( http:// &nbsp; ** * _ 1. 2) \t \r\n \u{3000} \u{feff} \
    rules: - id: title: where: assert: forbid: message: help: severity: within: unit: label: not: cue: dimension: \
    kind: value: optional: many: part_of: like: tests: ok: bad: at: facts: == != <= >= + - * / and or sum( min( max( count( \
    abs( days( exists( slip( power( low( high( 甲 乙 丙 率 日 {甲} {甲/乙}";

/// The dictionary of a fuzzer, an entry a line.
pub fn dictionary() -> String {
    let rules = rule::load(&rule::builtin_without_examples(), super::grammar()).unwrap_or_default();
    let units = super::grammar().units().flat_map(|unit| unit.words);
    let words = WORDS.split(' ').map(str::trim).chain(units.copied());
    let mut words: Vec<&str> = words
        .chain(rules.words.iter().map(String::as_str))
        .collect();
    words.sort_unstable();
    words.dedup();
    words.retain(|word| (1..=60).contains(&word.len()));
    words.iter().map(|word| entry(word)).collect()
}

/// Only ASCII may stand in it as itself.
fn entry(word: &str) -> String {
    let bytes: String = word.bytes().map(|byte| format!("\\x{byte:02X}")).collect();
    format!("\"{bytes}\"\n")
}

/// All files below a folder with one of these endings, in order.
fn files(folder: &Path, endings: &[&str]) -> Vec<Vec<u8>> {
    let mut entries: Vec<_> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(files(&path, endings));
        } else if path
            .extension()
            .is_some_and(|ending| endings.iter().any(|known| ending == *known))
        {
            found.extend(fs::read(path));
        }
    }
    found
}

/// The beginnings of drafts, and the examples of all rules.
fn drafts(root: &Path) -> Vec<Vec<u8>> {
    let mut drafts = files(&root.join("fixtures"), &["txt", "md"]);
    for draft in &mut drafts {
        let text = String::from_utf8_lossy(draft);
        let end = (0..=LONGEST)
            .rev()
            .find(|end| text.is_char_boundary(*end))
            .unwrap_or(0);
        *draft = text[..end].as_bytes().to_vec();
    }
    drafts.extend(examples());
    drafts
}

/// The examples inside the built-in rules.
fn examples() -> Vec<Vec<u8>> {
    let rules = rule::load(&rule::builtin(), super::grammar()).unwrap_or_default();
    let examples = rules.rules.iter().flat_map(|rule| &rule.tests);
    examples
        .map(|example| example.text.clone().into_bytes())
        .collect()
}

fn sentences(root: &Path) -> Vec<Vec<u8>> {
    let drafts = files(&root.join("fixtures"), &["txt"]);
    let mut sentences = Vec::new();
    for draft in drafts {
        let text = String::from_utf8_lossy(&draft);
        let pieces = text.split_inclusive(['。', '；', '\n']);
        sentences.extend(pieces.map(|piece| piece.trim().as_bytes().to_vec()));
    }
    sentences.retain(|sentence| sentence.len() > 10);
    sentences.extend(examples());
    sentences
}

fn yaml(root: &Path) -> Vec<Vec<u8>> {
    ["rules", "examples", "src/config"]
        .iter()
        .flat_map(|folder| files(&root.join(folder), &["yaml"]))
        .flat_map(|file| split(&String::from_utf8_lossy(&file)))
        .collect()
}

/// A file of rules as files of one rule each, besides its beginning.
fn split(file: &str) -> Vec<Vec<u8>> {
    let mut parts = file.split("\n  - id:");
    let head = parts.next().unwrap_or_default();
    if !head.ends_with("rules:") {
        return vec![file.as_bytes().to_vec()];
    }
    parts
        .map(|rule| format!("{head}\n  - id:{rule}\n").into_bytes())
        .collect()
}

/// The expressions of the built-in rules, in the roles that the target has.
fn expressions() -> Vec<Vec<u8>> {
    const ROLES: [&str; 5] = ["甲", "乙", "丙", "率", "日"];
    let rules = rule::load(&rule::builtin(), super::grammar()).unwrap_or_default();
    let mut expressions: Vec<Vec<u8>> = Vec::new();
    for rule in &rules.rules {
        for assertion in rule.asserts.iter().chain(&rule.when) {
            let name = |role: usize| ROLES[role % ROLES.len()];
            expressions.push(assertion.expression.printed(&name).into_bytes());
        }
    }
    expressions.sort();
    expressions.dedup();
    expressions
}
