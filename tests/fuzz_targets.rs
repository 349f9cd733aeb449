//! The targets of `fuzz/`, run for a moment on seeds changed at random, the same on every run.
//! What long runs found is in docs/hardening.md.

#[path = "../fuzz/src/targets/mod.rs"]
mod targets;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use targets::{TARGETS, growth, seeds};

/// Tries of each target: all together take a second or two.
const TRIES: usize = 25;

/// Numbers that look random: xorshift64*.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    fn below(&mut self, end: usize) -> usize {
        (self.next() >> 33) as usize % end.max(1)
    }
}

/// A piece of a seed with some bytes, and pieces of other seeds, put in its place.
fn changed(seeds: &[Vec<u8>], random: &mut Random) -> Vec<u8> {
    let piece = |random: &mut Random, most: usize| -> Vec<u8> {
        let seed = &seeds[random.below(seeds.len())];
        let start = random.below(seed.len());
        let end = (start + random.below(most)).min(seed.len());
        seed[start..end].to_vec()
    };
    let mut data = piece(random, 600);
    for _ in 0..random.below(4) {
        let at = random.below(data.len());
        let end = (at + random.below(12)).min(data.len());
        let new = match random.below(3) {
            0 => vec![random.next() as u8],
            1 => piece(random, 40),
            _ => piece(random, 6).repeat(random.below(30)),
        };
        data.splice(at..end, new);
    }
    data
}

#[test]
fn what_must_hold_of_any_input_holds_of_changed_seeds() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (name, run) in TARGETS {
        let seeds = seeds::seeds(name, root);
        assert!(seeds.len() > 20, "{name} has seeds");
        let mut random = Random(0x9E37_79B9_7F4A_7C15);
        for attempt in 0..TRIES {
            let data = changed(&seeds, &mut random);
            let outcome = std::panic::catch_unwind(|| run(&data));
            let shown = String::from_utf8_lossy(&data);
            assert!(outcome.is_ok(), "{name}, try {attempt}: {shown:?}");
        }
    }
}

/// The clock of the wall will do here: a text that costs its square takes minutes.
fn elapsed() -> Duration {
    static START: std::sync::OnceLock<Instant> = std::sync::OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// Texts of this size, and four times this size, take milliseconds; those that cost their square,
/// a second.
const SHORT: usize = 1 << 10;

#[test]
fn pieces_repeated_cost_no_more_than_their_length() {
    for piece in [
        "其中3人，",
        "(",
        "“",
        "占总数的70%，",
        "> ",
        "- 3个\n  ",
        "[",
        "1.",
        "|3",
        "重5KG。",
        "收入12.5元，比上年增长6.3元，",
    ] {
        growth::run(piece.as_bytes(), SHORT, elapsed);
    }
}

/// `cargo test --test fuzz_targets -- --ignored` writes what long runs start from.
#[test]
#[ignore = "writes fuzz/corpus and fuzz/dictionary.txt"]
fn the_seeds_of_long_runs_are_written() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = root.join("fuzz");
    for target in TARGETS.map(|(name, _)| name).into_iter().chain(["growth"]) {
        let folder = own.join("corpus").join(target);
        fs::create_dir_all(&folder).unwrap();
        for (number, seed) in seeds::seeds(target, root).iter().enumerate() {
            fs::write(folder.join(format!("seed-{number:04}")), seed).unwrap();
        }
    }
    fs::write(own.join("dictionary.txt"), seeds::dictionary()).unwrap();
}

#[test]
fn the_dictionary_has_words_of_the_rules_and_units() {
    let dictionary = seeds::dictionary();
    assert!(dictionary.lines().count() > 400);
    assert!(
        dictionary
            .lines()
            .all(|line| line.starts_with("\"\\x") && line.ends_with('"'))
    );
}
