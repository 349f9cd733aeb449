//! Whether the cost is linear: a piece repeated four times as often may not take much more than
//! four times as long.

use std::time::Duration;

use heshu::source::decode;

use super::{NAMES, checker, text_of};

const TIMES: usize = 4;
/// Less is lost in the noise.
const LEAST: Duration = Duration::from_millis(60);
/// Linear work comes to `TIMES`, quadratic work to its square.
const MOST: u32 = 9;
/// Of so many measurements the least counts: whatever else the machine does only adds.
const TRIALS: usize = 3;
/// What looks too slow is measured more often before it counts: a processor that slows down for a
/// while makes a long text look slower than a short one was.
const MORE_TRIALS: usize = 12;

/// The smaller of the two texts has about `short` bytes.
pub fn run(data: &[u8], short: usize, clock: fn() -> Duration) {
    let text = text_of(data);
    if text.is_empty() || text.len() > short {
        return;
    }
    let repeats = short / text.len();
    let (short, long) = (text.repeat(repeats), text.repeat(repeats * TIMES));
    for name in NAMES {
        let first = cost(name, &long, clock);
        if first < LEAST {
            continue;
        }
        let least = |text: &str, trials: usize| {
            (0..trials)
                .map(|_| cost(name, text, clock))
                .min()
                .unwrap_or(first)
        };
        let is_slow = |little: Duration, much: Duration| much >= LEAST && much >= little * MOST;
        let (mut little, mut much) = (least(&short, TRIALS), least(&long, TRIALS));
        if is_slow(little, much) {
            little = little.min(least(&short, MORE_TRIALS));
            much = much.min(least(&long, MORE_TRIALS));
        }
        assert!(
            !is_slow(little, much),
            "{name}: {little:?} for {} bytes, {much:?} for {}",
            short.len(),
            long.len()
        );
    }
}

fn cost(name: &str, text: &str, clock: fn() -> Duration) -> Duration {
    let start = clock();
    if let Ok(document) = decode(name, text.as_bytes().to_vec()) {
        let draft = checker().read(document);
        checker().check(&draft);
    }
    clock().saturating_sub(start)
}
