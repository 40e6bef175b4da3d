//! One measurement: its row, and the median of many runs.

use crate::base::compact_sort::SortExt as _;
use crate::text::office::ToolMsg;
use leptos::prelude::*;

/// One thing that was measured.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) what: ToolMsg,
    /// How many leaves, or files.
    pub(super) size: u32,
    /// Name of the figure in tests and in the bench's file.
    pub(super) name: String,
    /// Milliseconds.
    pub(super) time: f64,
}

impl Row {
    pub(super) fn new(what: ToolMsg, size: u32, name: &str, time: f64) -> Self {
        Self { what, size, name: format!("speed-{name}"), time }
    }
}

/// Milliseconds since the page began; the browser's clock has steps of 0,1 ms,
/// so short work is measured in batches.
pub(super) fn clock() -> f64 {
    window().performance().map_or(0.0, |performance| performance.now())
}

/// Milliseconds.
pub(super) const WARM_UP: f64 = 300.0;

/// Median time of one of `batch` repetitions, over five rounds after a warm-up of
/// at least 0.3 s: browsers run new code slowly until they have compiled it well.
pub(super) fn median(batch: u32, mut work: impl FnMut(u32)) -> f64 {
    let mut round = || {
        let start = clock();
        for n in 0..batch {
            work(n);
        }
        (clock() - start) / f64::from(batch)
    };
    let begun = clock();
    while clock() - begun < WARM_UP {
        round();
    }
    middle((0..5).map(|_| round()).collect())
}

/// The median.
pub(super) fn middle(mut times: Vec<f64>) -> f64 {
    times.sort_small_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or(0.0)
}
