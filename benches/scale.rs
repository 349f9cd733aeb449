//! Whether the cost of a byte stays the same: for larger texts, and for hostile ones.

mod inputs;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use heshu::check::Checker;
use heshu::grammar::Grammar;
use heshu::rule::{builtin, load};
use heshu::source::decode;

fn main() {
    divan::main();
}

/// From bytes to verdicts, with all built-in rules.
fn check(bencher: Bencher, text: &str) {
    let checker = Checker::new(load(&builtin(), &Grammar::new()).expect("the built-in rules load"));
    bencher.counter(BytesCount::of_str(text)).bench_local(|| {
        let bytes = black_box(text).as_bytes().to_vec();
        let draft = checker.read(decode("draft.txt", bytes).expect("the texts are UTF-8"));
        checker.check(&draft)
    });
}

/// Dense drafts of so many megabytes.
#[divan::bench(args = [1, 16, 64], sample_count = 3, sample_size = 1)]
fn dense(bencher: Bencher, megabytes: usize) {
    check(bencher, &inputs::dense(megabytes * inputs::MEGABYTE));
}

/// Hostile texts of about one megabyte, to be set against dense drafts of one.
#[divan::bench(args = inputs::HOSTILE, sample_count = 3, sample_size = 1)]
fn hostile(bencher: Bencher, name: &str) {
    check(bencher, &inputs::hostile(name));
}
