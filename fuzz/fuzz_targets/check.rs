#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| heshu_fuzz::targets::check::run(data));
