//! What each stage costs, beside one pass of the `regex` crate over the same bytes.

mod inputs;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use heshu::check::Checker;
use heshu::grammar::Grammar;
use heshu::rule::{RuleSet, builtin, load};
use heshu::source::{Document, decode};
use heshu::text;
use regex::Regex;

fn main() {
    divan::main();
}

/// What the costs are measured against.
const YARDSTICK: &str = "[0-9０-９一二三四五六七八九十百千万亿%]+";

fn rules() -> RuleSet {
    load(&builtin(), &Grammar::new()).expect("the built-in rules load")
}

/// What is read: published articles have a figure in every 120 bytes or so, the drafts of
/// `fixtures/` in every 30.
const TEXTS: [&str; 2] = ["article", "dense"];

fn document(bytes: Vec<u8>) -> Document {
    decode("draft.txt", bytes).expect("the drafts are UTF-8")
}

#[divan::bench(args = TEXTS)]
fn yardstick_regex(bencher: Bencher, name: &str) {
    let text = inputs::megabyte_of(name);
    let regex = Regex::new(YARDSTICK).expect("a valid expression");
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| regex.find_iter(black_box(&text)).count());
}

#[divan::bench(args = TEXTS)]
fn decoding(bencher: Bencher, name: &str) {
    let text = inputs::megabyte_of(name);
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone().into_bytes())
        .bench_local_values(document);
}

#[divan::bench(args = TEXTS)]
fn normalising(bencher: Bencher, name: &str) {
    let text = inputs::megabyte_of(name);
    let document = document(text.clone().into_bytes());
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| text::normalise(black_box(&document)));
}

/// The grammar alone, over text that is normalised already.
#[divan::bench(args = TEXTS)]
fn scanning_figures(bencher: Bencher, name: &str) {
    let text = inputs::megabyte_of(name);
    let normalised = text::normalise(&document(text.clone().into_bytes()));
    let grammar = Grammar::new();
    bencher.counter(BytesCount::of_str(&text)).bench_local(|| {
        let mut quantities = Vec::new();
        for block in &normalised.blocks {
            grammar.scan(black_box(&normalised.normal), block.span, &mut quantities);
        }
        quantities
    });
}

/// From bytes to claims.
#[divan::bench(args = TEXTS)]
fn extracting_claims(bencher: Bencher, name: &str) {
    let text = inputs::megabyte_of(name);
    let checker = Checker::new(rules());
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone().into_bytes())
        .bench_local_values(|bytes| checker.read(document(bytes)));
}

/// From bytes to verdicts, with all built-in rules.
#[divan::bench(args = TEXTS)]
fn full_check(bencher: Bencher, name: &str) {
    let text = inputs::megabyte_of(name);
    let checker = Checker::new(rules());
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone().into_bytes())
        .bench_local_values(|bytes| {
            let draft = checker.read(document(bytes));
            let checks = checker.check(&draft);
            (draft, checks)
        });
}

/// What a run does before it reads a draft.
#[divan::bench]
fn loading_rules() -> Checker {
    let files = heshu::rule::builtin_without_examples();
    Checker::new(load(&files, &Grammar::new()).expect("the built-in rules load"))
}
