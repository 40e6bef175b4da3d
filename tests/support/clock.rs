//! How long work takes, without what else the machine does meanwhile.

use std::time::{Duration, Instant};

/// The processor time that this thread has had, where the system says it (Linux).
fn processor_time() -> Option<Duration> {
    // The count of a running thread is brought up to date when it gives way.
    std::thread::yield_now();
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    text.split_whitespace().next()?.parse().ok().map(Duration::from_nanos)
}

/// The least time of several runs: processor time where the system says it, so that a
/// busy machine does not decide, otherwise time by the clock.
#[expect(clippy::disallowed_methods, reason = "a measurement, not in the browser")]
pub fn least(runs: usize, mut work: impl FnMut()) -> Duration {
    let mut once = || {
        let (start, before) = (Instant::now(), processor_time());
        work();
        match before.zip(processor_time()) {
            Some((before, after)) => after.saturating_sub(before),
            None => start.elapsed(),
        }
    };
    (0..runs).map(|_| once()).min().unwrap_or_default()
}
