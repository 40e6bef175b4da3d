//! A table while it is read, cell by cell, with merged cells.

use crate::formats::table::{Cell, MOST_BYTES, MOST_CHARS, MOST_COLUMNS, MOST_ROWS, ReadError, SourceKind, Table};

/// A table while it is read, cell by cell, with merged cells.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: Vec<Vec<Option<Cell>>>,
    /// Row being filled.
    row: usize,
    column: usize,
    /// Number of the table, from 0.
    table: usize,
    /// For each column the row up to which a cell above covers it.
    until: Vec<usize>,
    /// Bytes of text put in, copies of merged cells included.
    bytes: usize,
}

impl Grid {
    /// A grid of the table with this number, from 0.
    pub(super) fn new(table: usize) -> Self {
        Self { table, ..Self::default() }
    }

    /// Starts the next row.
    pub(super) fn next_row(&mut self, first: bool) -> Result<(), ReadError> {
        if !first {
            self.row += 1;
        }
        self.column = 0;
        if MOST_ROWS <= self.row {
            return Err(ReadError::TooManyRows { table: self.table + 1, most: MOST_ROWS });
        }
        Ok(())
    }

    /// Leaves so many columns of the row blank.
    pub(super) const fn skip(&mut self, columns: usize) {
        self.column = self.column.saturating_add(columns);
    }

    /// Puts a cell at the next free place of the row, over so many columns and rows.
    pub(super) fn put(&mut self, cell: Cell, columns: usize, rows: usize) -> Result<(), ReadError> {
        while self.taken(self.row, self.column) {
            self.column += 1;
        }
        let (row, column) = (self.row, self.column);
        self.put_at(row, column, cell, columns, rows)?;
        self.column = column + columns.max(1);
        Ok(())
    }

    /// Puts a cell at a place.
    pub(super) fn put_at(
        &mut self,
        row: usize,
        column: usize,
        cell: Cell,
        columns: usize,
        rows: usize,
    ) -> Result<(), ReadError> {
        let table = self.table + 1;
        let bytes: usize = cell.lines.iter().map(String::len).sum();
        if MOST_CHARS < bytes && MOST_CHARS < cell.lines.iter().map(|line| line.chars().count()).sum() {
            return Err(ReadError::CellTooLong { table, row: row + 1, most: MOST_CHARS });
        }
        if MOST_COLUMNS <= column {
            return Err(ReadError::TooManyColumns { table, row: row + 1, most: MOST_COLUMNS });
        }
        let columns = columns.clamp(1, MOST_COLUMNS - column);
        // A span beyond the end of the table covers what there is.
        let rows = rows.clamp(1, MOST_ROWS.saturating_sub(row).max(1));
        let covered = if 1 < rows && !cell.has_content() { 1 } else { rows };
        self.bytes = self.bytes.saturating_add(bytes.saturating_mul(covered * columns));
        if MOST_BYTES < self.bytes {
            return Err(ReadError::TooMuchText { table, most: MOST_BYTES });
        }
        if self.until.len() < column + columns {
            self.until.resize(column + columns, 0);
        }
        for until in self.until.iter_mut().skip(column).take(columns) {
            *until = row + rows;
        }
        for r in row..row + covered {
            for c in column..column + columns {
                let merged = ((r, c) != (row, column)).then_some((row, column));
                self.set(r, c, Cell { merged, ..cell.clone() });
            }
        }
        Ok(())
    }

    fn taken(&self, row: usize, column: usize) -> bool {
        if self.until.get(column).is_some_and(|until| row < *until) {
            return true;
        }
        self.rows.get(row).and_then(|cells| cells.get(column)).is_some_and(Option::is_some)
    }

    fn set(&mut self, row: usize, column: usize, cell: Cell) {
        if self.rows.len() <= row {
            self.rows.resize_with(row + 1, Vec::new);
        }
        if let Some(cells) = self.rows.get_mut(row) {
            if cells.len() <= column {
                cells.resize_with(column + 1, || None);
            }
            if let Some(slot) = cells.get_mut(column) {
                *slot = Some(cell);
            }
        }
    }

    /// Whether there is a cell above the next place.
    pub(super) fn has_above(&self) -> bool {
        self.row.checked_sub(1).is_some_and(|above| self.taken(above, self.column))
    }

    /// The lines of the cell above the next place, for cells merged downwards.
    pub(super) fn extend_above(&mut self, columns: usize) {
        let (row, column) = (self.row, self.column);
        for c in column..column.saturating_add(columns).min(MOST_COLUMNS) {
            let above =
                row.checked_sub(1).and_then(|above| self.rows.get(above)?.get(c)?.clone().map(|cell| (above, cell)));
            if let Some((above, cell)) = above {
                let merged = Some(cell.merged.unwrap_or((above, column)));
                self.set(row, c, Cell { merged, ..cell });
            }
        }
        self.column = column.saturating_add(columns);
    }

    /// The finished table; none when nothing is in it. Rows and columns that are
    /// blank throughout at the end are left out, others keep their number.
    pub(super) fn finish(self, kind: SourceKind, name: &str) -> Option<Table> {
        // Spans may reach past the last row that has a cell of its own.
        let own = |cell: &Option<Cell>| cell.as_ref().is_some_and(|c| c.has_content() && c.merged.is_none());
        let height = self.rows.iter().rposition(|row| row.iter().any(own))? + 1;
        let mut rows = self.rows;
        rows.truncate(height);
        let filled = |cell: &Option<Cell>| cell.as_ref().is_some_and(Cell::has_content);
        let width = rows.iter().filter_map(|row| row.iter().rposition(filled)).max()? + 1;
        let rows = rows
            .into_iter()
            .map(|mut row| {
                row.resize_with(width, || None);
                row.into_iter().map(Option::unwrap_or_default).collect()
            })
            .collect();
        Some(Table { kind, name: name.to_owned(), index: self.table, rows })
    }
}
