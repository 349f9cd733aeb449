//! The texts that the benches run over, made from the drafts of `fixtures/`; the same on every run.

// Each bench uses some of them.
#![allow(dead_code)]

use std::fs;
use std::path::{Path, PathBuf};

/// One megabyte, the unit of the sizes below.
pub const MEGABYTE: usize = 1 << 20;

/// All drafts of `fixtures/` that are UTF-8 `.txt` files, sorted by path, one after the other.
pub fn drafts() -> String {
    let mut paths = Vec::new();
    collect(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures"),
        &mut paths,
    );
    paths.sort();
    let mut text = String::new();
    for draft in paths
        .iter()
        .filter_map(|path| fs::read_to_string(path).ok())
    {
        text.push_str(draft.trim_start_matches('\u{feff}'));
        text.push_str("\n\n");
    }
    assert!(!text.is_empty(), "fixtures/ holds no draft");
    text
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|ending| ending == "txt") {
            paths.push(path);
        }
    }
}

/// How many bytes of prose an article has for each byte of the drafts.
const PROSE: usize = 3;

/// The drafts with prose between them, repeated up to `bytes`: a figure in every 120 bytes, as in
/// published articles.
pub fn article(bytes: usize) -> String {
    let drafts = drafts();
    let mut prose = include_str!("prose.txt").lines().cycle().peekable();
    let mut article = String::new();
    let mut owed = 0;
    for paragraph in drafts.lines() {
        article.push_str(paragraph);
        article.push('\n');
        owed += PROSE * paragraph.len();
        while let Some(next) = prose.next_if(|next| next.len() <= owed) {
            owed -= next.len();
            article.push_str(next);
            article.push('\n');
        }
    }
    repeated(&article, bytes)
}

/// The drafts alone, repeated up to `bytes`: a figure in every 30 bytes.
pub fn dense(bytes: usize) -> String {
    repeated(&drafts(), bytes)
}

/// `unit` again and again up to `bytes`, cut at the end of a line.
fn repeated(unit: &str, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + unit.len());
    while text.len() < bytes {
        text.push_str(unit);
    }
    let end = text.as_bytes()[..bytes]
        .iter()
        .rposition(|byte| *byte == b'\n')
        .unwrap_or(bytes);
    text.truncate(end);
    text
}

/// The text of that name, a megabyte long.
pub fn megabyte_of(name: &str) -> String {
    match name {
        "article" => article(MEGABYTE),
        "dense" => dense(MEGABYTE),
        other => hostile(other),
    }
}

/// Texts made to cost as much as they can, by name.
pub const HOSTILE: [&str; 11] = [
    "digits",
    "han_digits",
    "parts",
    "unpunctuated",
    "long_list",
    "one_figure",
    "brackets",
    "shares",
    "one_sentence",
    "usage",
    "comparisons",
];

/// The hostile text of that name, about a megabyte long.
pub fn hostile(name: &str) -> String {
    match name {
        // Only digits.
        "digits" => "1234567890".repeat(MEGABYTE / 10),
        "han_digits" => "一二三四五六七八九十百千万亿".repeat(MEGABYTE / 42),
        // Only 其中1个.
        "parts" => "其中1个".repeat(MEGABYTE / 10),
        // No punctuation at all.
        "unpunctuated" => dense(MEGABYTE)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect(),
        // A list of 100,000 items.
        "long_list" => list_of(100_000),
        // One figure repeated 100,000 times.
        "one_figure" => "贫困户46户，".repeat(100_000),
        // Brackets that never close, and a figure in each.
        "brackets" => "(其中3人".repeat(MEGABYTE / 11),
        // Shares that all look for their base.
        "shares" => "企业46家，占总数的70%，".repeat(MEGABYTE / 33),
        // Everything in one sentence.
        "one_sentence" => dense(MEGABYTE).replace(['。', '\n', '\r'], "，"),
        // A finding of a rule about text every ten bytes.
        "usage" => "重5KG。".repeat(MEGABYTE / 9),
        // One sentence in which every period is only compared with.
        "comparisons" => "收入12.5元，比上年增长6.3元，".repeat(MEGABYTE / 40),
        other => unreachable!("no hostile text is named {other}"),
    }
}

fn list_of(items: usize) -> String {
    let mut text = String::from("全省共有村庄100000个，分别为：");
    for item in 0..items {
        text.push_str(if item % 2 == 0 { "东村" } else { "西村" });
        text.push_str(&item.to_string());
        text.push_str("户、");
    }
    text
}
