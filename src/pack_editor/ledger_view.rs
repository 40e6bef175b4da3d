//! What the ledger comes to, for the page: counts, a mark for every row of the
//! source, and rows with the same words.

use super::build::Built;
use super::ledger::{Entry, Ledger, RowUse, Use};
use super::outline::Outcome;
use super::project::{Decision, RowId};
use super::sentence::Confidence;
use crate::base::vietnamese::fold;
use std::collections::{BTreeMap, BTreeSet};

/// Filled cells of the source by what became of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Used for a line, its rule, a heading, a total.
    pub used: usize,
    /// Not used, with a reason that a person gave or the column gives.
    pub aside: usize,
    /// Things a person must still deal with.
    pub open: usize,
}

/// What a row of the source needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowMark {
    /// Everything in it is used.
    Whole,
    /// Its rule was proposed and is not certain.
    Look,
    /// Something in it is not used.
    Open,
    /// It is not used, and that is dealt with.
    Aside,
}

/// A row of the source with its mark and the line it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkedRow {
    /// The row.
    pub id: RowId,
    /// What it needs.
    pub mark: RowMark,
    /// The line that it is, or is part of.
    pub line: Option<RowId>,
}

/// Counts the cells of the tables in use.
#[must_use]
pub fn counts(ledger: &Ledger) -> Counts {
    let mut counts = Counts { open: ledger.open().len(), ..Counts::default() };
    for cell in ledger.cells.iter().flatten() {
        match cell.used {
            Use::LeftOut | Use::ByOthers | Use::Unused(_) => counts.aside += 1,
            _ => counts.used += 1,
        }
    }
    counts
}

/// The row that an entry is about.
fn row_of(entry: &Entry) -> Option<RowId> {
    match entry {
        Entry::Row(RowUse { id, .. }) | Entry::Cell { id, .. } | Entry::Number { id, .. } => Some(*id),
        Entry::Column { .. } | Entry::Table(_) => None,
    }
}

/// Every row with content, in the order of the tables.
#[must_use]
pub fn marked_rows(built: &Built) -> Vec<MarkedRow> {
    let open: BTreeSet<RowId> = built.ledger.open().iter().filter_map(row_of).collect();
    let errors = built.remarks.iter().filter(|found| found.kind.is_error());
    let errors: BTreeSet<RowId> = errors.filter_map(|found| found.id).collect();
    let unsure = built.items.iter().filter(|item| {
        let doubtful = item.proposal.as_ref().is_some_and(|proposal| proposal.confidence < Confidence::High);
        doubtful && item.decision == Decision::Open
    });
    let unsure: BTreeSet<RowId> = unsure.map(|item| item.id).collect();
    let marked = |row: &RowUse| {
        let line = match row.outcome {
            Outcome::Line => Some(row.id),
            Outcome::OptionOf(of) | Outcome::WordsOf(of) | Outcome::NoteOf(of) => Some(of),
            _ => None,
        };
        let aside = matches!(row.outcome, Outcome::Unused(_) | Outcome::NoPoints | Outcome::LeftOut);
        let mark = if open.contains(&row.id) || errors.contains(&row.id) {
            RowMark::Open
        } else if aside {
            RowMark::Aside
        } else if line.is_some_and(|line| unsure.contains(&line)) {
            RowMark::Look
        } else {
            RowMark::Whole
        };
        MarkedRow { id: row.id, mark, line }
    };
    built.ledger.rows.iter().map(marked).collect()
}

/// Open lines whose words and maximum are those of this line: what is decided for one
/// holds for them, too.
#[must_use]
pub fn like(built: &Built, id: RowId) -> Vec<RowId> {
    let Some(item) = built.items.iter().find(|item| item.id == id) else { return Vec::new() };
    let words = |line: &super::outline::Line| fold(&line.words().join("\n"));
    let own = words(&item.line);
    if own.trim().is_empty() {
        return Vec::new();
    }
    let others = built.open().filter(|other| other.id != id && other.max == item.max);
    others.filter(|other| words(&other.line) == own).map(|other| other.id).collect()
}

/// For each line, how many rows of the source were taken as parts of it.
#[must_use]
pub fn parts(ledger: &Ledger) -> BTreeMap<RowId, usize> {
    let mut counts = BTreeMap::new();
    for (_, of) in ledger.taken() {
        *counts.entry(of).or_default() += 1;
    }
    counts
}
