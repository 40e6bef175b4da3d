//! Where a body stands among others: lists, ranks, gaps, and what a rank takes.
//!
//! Pure like the engine: no clock, no storage, no sentence. It compares results;
//! it never computes them from answers.
//!
//! # Ranks from incomplete lists
//!
//! Published lists often name the first few bodies and the last. A rank among
//! them is a [`Span`]: the lowest and highest rank that agree with everything
//! that is known. Let the list have `N` bodies. Then for a result `x`:
//!
//! - Every known body with a better result stands above, every known body with a
//!   worse one does not. That alone gives `1 + above ..= 1 + above + unknown`.
//! - A known body with result `v` and printed rank `r` tells that exactly `r − 1`
//!   bodies are better than `v` (1-2-2-4). Take off the known ones among them:
//!   `u(v)` unknown bodies are better than `v`. If `v` is at least `x`, those stand
//!   above `x` too: at least `u(v)` unknown bodies above. If `v` is at most `x`, at
//!   most `u(v)` are.
//! - The body itself is one of the `N`: if the list does not say which, it may be
//!   one of the unknown above `v`, so one less is certain to be there now.
//! - Without shared gaps (1-2-2-3) the printed rank counts different results, and
//!   the same bounds hold for those.
//!
//! Hải Phòng 2025, phường: ranks 1, 2, 3 (95,57) and 45 (76,26) are known. With 90
//! points three known bodies stand above; rank 3 says that no unknown one is
//! above 95,57; rank 45 says that all 41 unknown, less the body itself, may be
//! above 90: rank 4 to 44.
//!
//! Printed ranks are used only for the measure the list goes by, and only where
//! they agree with the results; otherwise the span is wider, never wrong.

#[cfg(not(target_arch = "wasm32"))]
mod builtin;
mod cohort;
mod measure;
mod place;
mod table;

#[cfg(not(target_arch = "wasm32"))]
pub use builtin::{BUILTIN, Builtin};
pub(crate) use cohort::folded;
pub use cohort::{Cohort, CohortError, Entry, FORMAT, LONGEST_NAME, MOST_BODIES, same_body};
pub use measure::{By, Own, Placed, Reason, Span, Ties};
pub use table::{LineProblem, LineProblemKind, OWN_LIST, Table, read_table};

use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::Exact;
use place::Field;
use std::cmp::Ordering;

/// One body with a known result, ranked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its name.
    pub body: String,
    /// Index in the cohort; none for the own body, even when it replaces one.
    pub entry: Option<usize>,
    /// The result ranked by.
    pub value: Exact,
    /// Its rank.
    pub rank: Span,
}

/// The difference to the next known result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Index of the row in [`Ranking::rows`].
    pub row: usize,
    /// Difference, never negative; zero where only parts decide.
    pub points: Exact,
    /// False when unknown bodies may stand between.
    pub adjacent: bool,
}

/// The own body in a ranking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnPlace {
    /// Index of its row.
    pub row: usize,
    /// What it stands for.
    pub placed: Placed,
    /// What its rank rests on; empty when every result is known.
    pub reasons: Vec<Reason>,
    /// Next better known result.
    pub above: Option<Gap>,
    /// Next worse known result.
    pub below: Option<Gap>,
    /// Other known bodies with the same rank.
    pub equal: u32,
}

/// A ranked list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranking {
    /// Known results, best first; equal ones in the order of the list.
    pub rows: Vec<Row>,
    /// The own body, when it was given and has a result for the measure.
    pub own: Option<OwnPlace>,
    /// Bodies of the list, the own one included.
    pub size: u32,
    /// Of these, how many have no known result.
    pub unknown: u32,
}

/// Ranks a list by a measure, with the own body in it.
#[must_use]
pub fn rank_list(cohort: &Cohort, own: Option<&Own>, ties: &Ties, by: &By) -> Ranking {
    let field = Field::new(cohort, own, ties, by);
    let order = field.order();
    let spans = field.spans(&order);
    let rows: Vec<Row> = order
        .iter()
        .zip(&spans)
        .filter_map(|(at, rank)| {
            let known = field.known.get(*at)?;
            let body = match known.entry {
                Some(entry) => cohort.entries.get(entry).map(|entry| entry.body.clone()),
                None => own.map(|own| own.body.clone()),
            };
            Some(Row { body: body?, entry: known.entry, value: known.key.value.clone(), rank: *rank })
        })
        .collect();
    let own = field.placed.and_then(|placed| own_place(&field, &order, &rows, placed));
    Ranking { rows, own, size: field.size, unknown: field.unknown }
}

fn own_place(field: &Field<'_>, order: &[usize], rows: &[Row], placed: Placed) -> Option<OwnPlace> {
    let row = rows.iter().position(|row| row.entry.is_none())?;
    let own = field.known.get(*order.get(row)?)?;
    let rank = rows.get(row)?.rank;
    let compared =
        |at: usize| order.get(at).and_then(|at| field.known.get(*at)).map(|k| field.compare(&k.key, &own.key));
    let gap = |at: usize, above: bool| {
        let other = rows.get(at)?;
        let mine = rows.get(row)?;
        let points = if above { other.value.minus(&mine.value) } else { mine.value.minus(&other.value) };
        let (upper, lower) = if above { (other, mine) } else { (mine, other) };
        let tied = u32::try_from(rows.iter().filter(|r| r.rank == upper.rank).count()).unwrap_or(u32::MAX);
        let step = if *field.ties == Ties::Dense { 1 } else { tied };
        let adjacent = field.unknown == 0
            || matches!((upper.rank.exact(), lower.rank.exact()), (Some(a), Some(b)) if a + step == b);
        Some(Gap { row: at, points, adjacent })
    };
    let better = |at: &usize| compared(*at) == Some(Some(Ordering::Greater));
    let worse = |at: &usize| compared(*at) == Some(Some(Ordering::Less));
    let same = |at: &usize| *at != row && compared(*at) == Some(Some(Ordering::Equal));
    Some(OwnPlace {
        row,
        placed,
        reasons: if rank.exact().is_some() && field.unknown == 0 { Vec::new() } else { field.reasons(own) },
        above: (0..row).rev().find(better).and_then(|at| gap(at, true)),
        below: (row + 1..rows.len()).find(worse).and_then(|at| gap(at, false)),
        equal: u32::try_from((0..rows.len()).filter(same).count()).unwrap_or(u32::MAX),
    })
}

/// A result that a body needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Needed {
    /// The result.
    pub value: Exact,
    /// False: this result is enough. True: it must be passed.
    pub above: bool,
}

/// The least result with which the own body is certain to stand at `rank` or
/// better.
///
/// A better result never makes the worst possible rank worse, so the known
/// results, had or passed, are searched by halves. `None` when no known result
/// makes the rank certain, or when every result does (the rank is not better
/// than the last place of the list).
///
/// # Example
/// Among 95, 90 and 80 a fourth body needs 90 for rank 2, shared.
#[must_use]
pub fn needed_for_rank(cohort: &Cohort, own: &Own, ties: &Ties, by: &By, rank: u32) -> Option<Needed> {
    let mut field = Field::new(cohort, Some(own), ties, by);
    field.drop_own();
    let mut values: Vec<Exact> = field.known.iter().map(|known| known.key.value.clone()).collect();
    values.sort_small_by(Exact::compare);
    values.dedup();
    let reached = |value: Exact| {
        let mut own = own.clone();
        match by {
            By::Points => own.points = Some(value),
            By::Percent => own.percent = Some(value),
            By::Part(id) => {
                own.parts.insert(id.to_string(), value);
            }
        }
        let field = Field::new(cohort, Some(&own), ties, by);
        field.own().is_some_and(|own| field.span(own).worst <= rank)
    };
    let tried =
        |needed: &Needed| reached(if needed.above { needed.value.plus(&place::hair()) } else { needed.value.clone() });
    if reached(values.first()?.minus(&place::hair())) {
        return None;
    }
    let steps: Vec<Needed> = values
        .into_iter()
        .flat_map(|value| [false, true].map(|above| Needed { value: value.clone(), above }))
        .collect();
    let at = steps.partition_point(|needed| !tried(needed));
    steps.get(at).cloned()
}
