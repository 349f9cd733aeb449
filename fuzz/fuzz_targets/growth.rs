#![no_main]

use heshu_fuzz::{clock, targets};

/// In bytes: long enough for what is slow to show.
const SHORT: usize = 16 << 10;

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    targets::growth::run(data, SHORT, clock::spent);
});
