//! `docs/rules/` has a page for every built-in rule, generated from the rule itself.
//! `HESHU_UPDATE=1 cargo test --test rule_pages` writes them anew and takes away what is stale.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use heshu::grammar::Grammar;
use heshu::language::Language;
use heshu::report::{RulePage, severity_key, write_rule_page_markdown};
use heshu::rule::{Rule, RuleFile, RuleSet, as_written, builtin, load};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules")
}

/// Every page by file name, as it should be.
fn pages() -> BTreeMap<String, String> {
    let (files, grammar) = (builtin(), Grammar::new());
    let rules = load(&files, &grammar).unwrap_or_else(|_| panic!("the built-in rules load"));
    let page = |rule: &Rule| {
        (
            format!("{}.md", rule.id),
            page(rule, &rules, &files, &grammar),
        )
    };
    let mut pages: BTreeMap<String, String> = rules.rules.iter().map(page).collect();
    pages.insert("README.md".to_owned(), index(&rules, &files));
    pages
}

fn page(rule: &Rule, rules: &RuleSet, files: &[RuleFile], grammar: &Grammar) -> String {
    let (name, line) = &rule.origin;
    let file = files.iter().find(|file| file.name == *name).unwrap();
    let yaml = as_written(&file.text, *line);
    assert!(yaml.is_some(), "{}", rule.id);
    let path = name.replacen("builtin:", "rules/", 1);
    let origin = format!("[{path}](../../{path})");
    let page = RulePage::new(rule, rules, grammar, &origin, yaml, Language::Chinese);
    let mut out = Vec::new();
    write_rule_page_markdown(&mut out, &page).unwrap();
    String::from_utf8(out).unwrap()
}

/// The rules by pack. What a pack is for is said by the first line of its first file.
fn index(rules: &RuleSet, files: &[RuleFile]) -> String {
    let mut packs: BTreeMap<&str, Vec<&Rule>> = BTreeMap::new();
    for rule in &rules.rules {
        packs.entry(&rule.pack).or_default().push(rule);
    }
    let mut index = format!(
        "# 内置规则\n\n共 {} 条，按规则包排列。每一页由规则本身生成，例句随规则一起测试。\n",
        rules.rules.len()
    );
    for (pack, rules) in packs {
        let file = files.iter().find(|file| file.name == rules[0].origin.0);
        let remark = file.and_then(|file| file.text.lines().next()?.strip_prefix("# "));
        let _ = write!(index, "\n## {pack}\n\n{}\n\n", remark.unwrap_or_default());
        index.push_str("| 编号 | 级别 | 查什么 |\n| --- | --- | --- |\n");
        for rule in rules {
            let (id, severity) = (&rule.id, severity_key(rule.severity));
            let _ = writeln!(index, "| [{id}]({id}.md) | {severity} | {} |", rule.title);
        }
    }
    index
}

/// The pages that are there, by file name.
fn stored() -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder()).map(Iterator::collect::<Vec<_>>);
    let paths = entries
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path());
    let page = |path: PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        (name, fs::read_to_string(&path).unwrap())
    };
    paths.map(page).collect()
}

#[test]
fn the_pages_are_those_of_the_rules() {
    let wanted = pages();
    if std::env::var_os("HESHU_UPDATE").is_some() {
        fs::create_dir_all(folder()).unwrap();
        for stale in stored().keys().filter(|name| !wanted.contains_key(*name)) {
            fs::remove_file(folder().join(stale)).unwrap();
        }
        for (name, text) in &wanted {
            fs::write(folder().join(name), text).unwrap();
        }
    }
    let stored = stored();
    let missing = wanted.keys().filter(|name| !stored.contains_key(*name));
    let different = stored
        .iter()
        .filter(|(name, text)| wanted.get(*name) != Some(*text));
    let names: Vec<&String> = missing.chain(different.map(|(name, _)| name)).collect();
    assert!(
        names.is_empty(),
        "stale: {names:?}; `HESHU_UPDATE=1 cargo test --test rule_pages` writes them anew"
    );
}
