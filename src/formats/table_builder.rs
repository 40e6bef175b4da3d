//! The tables of a document as their beginnings and ends are met: one inside
//! another counts as text of the outer one's cell.

use super::grid::Grid;
use crate::formats::table::{MOST_TABLES, ReadError, SourceKind, Table};

/// The tables met so far.
#[derive(Default)]
pub(super) struct Tables {
    done: Vec<Table>,
    /// The grid of the outermost table that is open.
    pub grid: Option<Grid>,
    /// Tables inside one another; 1 is the one that is read.
    depth: usize,
    /// Whether the table has a row already.
    rows: bool,
}

impl Tables {
    /// A table begins.
    pub fn open(&mut self) -> Result<(), ReadError> {
        self.depth += 1;
        if self.is_outer() {
            if MOST_TABLES <= self.done.len() {
                return Err(ReadError::TooManyTables { most: MOST_TABLES });
            }
            self.grid = Some(Grid::new(self.done.len()));
            self.rows = false;
        }
        Ok(())
    }

    /// A row of the outermost table begins.
    pub fn row(&mut self) -> Result<(), ReadError> {
        let first = !self.rows;
        self.rows = true;
        self.grid.as_mut().map_or(Ok(()), |grid| grid.next_row(first))
    }

    /// A table ends.
    pub fn close(&mut self, kind: SourceKind) {
        if self.is_outer() {
            self.keep(kind);
        }
        self.depth = self.depth.saturating_sub(1);
    }

    /// Takes the open table as it is.
    fn keep(&mut self, kind: SourceKind) {
        let table = self.grid.take().and_then(|grid| grid.finish(kind, ""));
        self.done.extend(table);
    }

    /// Whether what is met belongs to the outermost table.
    pub const fn is_outer(&self) -> bool {
        self.depth == 1
    }

    /// Whether it stands outside of all tables.
    pub const fn is_outside(&self) -> bool {
        self.depth == 0
    }

    /// Whether the outermost table has a row already.
    pub const fn has_row(&self) -> bool {
        self.rows
    }

    /// Number of tables met, the open one included.
    pub fn met(&self) -> usize {
        self.done.len() + usize::from(self.grid.is_some())
    }

    /// All tables; one that never ended is among them.
    pub fn finish(mut self, kind: SourceKind) -> Vec<Table> {
        self.keep(kind);
        self.done
    }
}
