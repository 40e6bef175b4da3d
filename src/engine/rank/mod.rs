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
mod place;
mod table;

#[cfg(not(target_arch = "wasm32"))]
pub use builtin::{BUILTIN, Builtin};
pub(crate) use cohort::folded;
pub use cohort::{Cohort, CohortError, Entry, FORMAT, MOST_BODIES, same_body};
pub use table::{LineProblem, LineProblemKind, Table, read_table};

use crate::base::compact_sort::Order as _;
use crate::base::decimal::Exact;
use crate::engine::score::Scorecard;
use crate::pack::{self, Pack};
use place::Field;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// What bodies are ranked by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Total points.
    #[default]
    Points,
    /// Index in percent.
    Percent,
    /// Points of one node, by its id.
    Part(Box<str>),
}

/// How equal results are ranked, by node ids so that it needs no pack.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Ties {
    /// 1-2-2-4.
    #[default]
    Competition,
    /// 1-2-2-3.
    Dense,
    /// By the points of these nodes, in this order; then 1-2-2-4.
    ByParts(Vec<Box<str>>),
}

impl Ties {
    /// The rule of a criteria set.
    #[must_use]
    pub fn of(pack: &Pack) -> Self {
        match &pack.ties {
            pack::TieRule::Competition => Self::Competition,
            pack::TieRule::Dense => Self::Dense,
            pack::TieRule::ByNodes(nodes) => {
                Self::ByParts(nodes.iter().filter_map(|at| pack.nodes.get(*at)).map(|node| node.id.clone()).collect())
            }
        }
    }
}

/// The body whose place is asked for, with its result.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Own {
    /// Its name; an entry with the same name (case and spaces apart) is replaced.
    pub body: String,
    /// Total points.
    pub points: Option<Exact>,
    /// Index in percent.
    pub percent: Option<Exact>,
    /// Points of nodes, by id.
    pub parts: BTreeMap<String, Exact>,
}

impl Own {
    /// A body of which only the total is known.
    #[must_use]
    pub fn with_points(body: &str, points: Exact) -> Self {
        Self { body: body.to_owned(), points: Some(points), ..Self::default() }
    }

    /// A body with the projection of a score card.
    #[must_use]
    pub fn of(pack: &Pack, body: &str, card: &Scorecard) -> Self {
        Self::with_parts(pack, body, card, |_| true)
    }

    /// The same with only those parts that a ranking looks at, which is most of
    /// the work with every key.
    #[must_use]
    pub fn ranked(pack: &Pack, body: &str, card: &Scorecard, ties: &Ties, by: &By) -> Self {
        let decides = |id: &str| matches!(ties, Ties::ByParts(ids) if ids.iter().any(|one| **one == *id));
        let is_asked = |id: &str| matches!(by, By::Part(part) if **part == *id);
        Self::with_parts(pack, body, card, |id| is_asked(id) || decides(id))
    }

    fn with_parts(pack: &Pack, body: &str, card: &Scorecard, wanted: impl Fn(&str) -> bool) -> Self {
        let nodes = pack.nodes.iter().zip(&card.nodes).filter(|(node, _)| wanted(&node.id));
        Self {
            body: body.to_owned(),
            points: Some(card.totals.points.clone()),
            percent: Some(card.totals.percent.into()),
            parts: nodes.map(|(node, score)| (node.id.to_string(), score.points.clone())).collect(),
        }
    }
}

/// The best and the worst rank that agree with what is known; equal when the
/// rank is certain. `1 <= best <= worst`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// Best possible rank.
    pub best: u32,
    /// Worst possible rank.
    pub worst: u32,
}

impl Span {
    /// The rank, when it is certain.
    #[must_use]
    pub fn exact(self) -> Option<u32> {
        (self.best == self.worst).then_some(self.best)
    }
}

/// What a span rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// So many known bodies have a better result.
    KnownAbove(u32),
    /// So many bodies with unknown results may have a better one.
    UnknownAbove {
        /// At least.
        least: u32,
        /// At most.
        most: u32,
    },
    /// The printed rank of this entry (index in the cohort) says that at least
    /// so many stand above.
    PrintedAbove {
        /// Index of the entry.
        entry: usize,
        /// Its printed rank.
        rank: u32,
    },
    /// The printed rank of this entry says that at most so many stand above.
    PrintedBelow {
        /// Index of the entry.
        entry: usize,
        /// Its printed rank.
        rank: u32,
    },
    /// So many known bodies have the same result, and the parts that would
    /// decide are not known.
    TieUndecided(u32),
}

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

/// Where the own body came from in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Placed {
    /// It stands for this entry, whose old result no longer counts.
    Replaces(usize),
    /// The list does not name every body: it is taken to be one of the others.
    OneOfUnnamed,
    /// The list names every body and this is none of them: one more.
    Added,
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
    values.order_by(Exact::compare);
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
