//! One neutral table: what a clipboard, a spreadsheet and a document have in
//! common.
//!
//! Rows are of equal length and merged cells are resolved: every cell that a
//! merged one covers holds its lines and says where it begins, so a header over
//! two columns heads both, and a code beside four option rows is known as one.

/// Most bytes of a file or a pasted text.
pub const MOST_BYTES: usize = 16 << 20;
/// Most bytes of one part of a document after unpacking.
pub const MOST_UNPACKED: usize = 48 << 20;
/// Most tables of one source.
pub const MOST_TABLES: usize = 200;
/// Most rows of one table.
pub const MOST_ROWS: usize = 5_000;
/// Most columns of one table.
pub const MOST_COLUMNS: usize = 64;
/// Most characters of one cell.
pub const MOST_CHARS: usize = 20_000;

/// What a table was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// HTML of the clipboard or a file.
    Html,
    /// Text with tabs, commas or semicolons.
    Text,
    /// A spreadsheet (.xlsx).
    Xlsx,
    /// A document (.docx).
    Docx,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its lines without blank ones, spaces collapsed, letters composed (NFC).
    pub lines: Vec<String>,
    /// Row and column, from 0, where the merged cell begins that covers this
    /// one; absent for a cell of its own.
    pub merged: Option<(usize, usize)>,
}

/// A table with its place in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it was read from.
    pub kind: SourceKind,
    /// Name of the sheet; empty where tables have none.
    pub name: String,
    /// Which table of the source, from 0.
    pub index: usize,
    /// Rows of equal length, at least one with content.
    pub rows: Vec<Vec<Cell>>,
}

/// Why a source gives no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// There is nothing in it but white space.
    Empty,
    /// It was read, but holds no table.
    NoTable,
    /// More bytes than are read.
    TooLarge {
        /// Bytes found.
        bytes: usize,
        /// The limit.
        most: usize,
    },
    /// More tables than are read.
    TooManyTables {
        /// The limit.
        most: usize,
    },
    /// A table with too many rows.
    TooManyRows {
        /// Which table, from 1.
        table: usize,
        /// The limit.
        most: usize,
    },
    /// A row with too many columns.
    TooManyColumns {
        /// Which table, from 1.
        table: usize,
        /// Which row, from 1.
        row: usize,
        /// The limit.
        most: usize,
    },
    /// A cell with too many characters.
    CellTooLong {
        /// Which table, from 1.
        table: usize,
        /// Which row, from 1.
        row: usize,
        /// The limit.
        most: usize,
    },
    /// Merged cells that repeat more text than a table may hold.
    TooMuchText {
        /// Which table, from 1.
        table: usize,
        /// The limit in bytes.
        most: usize,
    },
    /// Text in a form that is not Unicode.
    NotUnicode {
        /// The byte, from 0, where that shows.
        at: usize,
    },
    /// A file of another kind than its readers know.
    UnknownKind,
    /// A file of Word or Excel before 2007, or one locked by a password.
    OldOrLocked,
    /// A document whose package cannot be opened.
    BrokenPackage,
    /// A part of the document is missing.
    PartMissing {
        /// Its name in the package.
        part: String,
    },
    /// A part grows beyond the limit when unpacked.
    PartTooLarge {
        /// Its name in the package.
        part: String,
        /// The limit in bytes.
        most: usize,
    },
    /// A part that is not well-formed XML.
    BrokenPart {
        /// Its name in the package.
        part: String,
        /// The byte, from 0, where that shows.
        at: usize,
    },
}

impl Cell {
    /// A cell of its own with these lines.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let lines = text.lines().map(collapse).filter(|line| !line.is_empty()).collect();
        Self { lines, merged: None }
    }

    /// All lines as one text.
    #[must_use]
    pub fn text(&self) -> String {
        self.lines.join("\n")
    }

    /// True without any content.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.lines.is_empty()
    }
}

/// A line with its spaces collapsed and its letters composed.
#[must_use]
pub fn collapse(line: &str) -> String {
    let hidden = |c: char| matches!(c, '\u{AD}' | '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{FEFF}' | '\u{2060}');
    let plain: String = line.chars().filter(|c| !hidden(*c) && (!c.is_control() || c.is_whitespace())).collect();
    crate::letters::nfc(&plain.split_whitespace().collect::<Vec<_>>().join(" "))
}

impl Table {
    /// Number of columns.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    /// A cell; blank outside the table.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.get(column)
    }

    /// The lines of a cell that is not the continuation of one above or beside it.
    #[must_use]
    pub fn own_lines(&self, row: usize, column: usize) -> &[String] {
        match self.cell(row, column) {
            Some(cell) if cell.merged.is_none() => &cell.lines,
            _ => &[],
        }
    }
}

/// A table while it is read, cell by cell, with merged cells.
#[derive(Debug, Default)]
pub(super) struct Grid {
    rows: Vec<Vec<Option<Cell>>>,
    /// Row being filled.
    row: usize,
    column: usize,
    /// Number of the table, from 0.
    table: usize,
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
    #[cfg(feature = "studio")]
    pub(super) const fn skip(&mut self, columns: usize) {
        self.column = self.column.saturating_add(columns);
    }

    /// Puts a cell at the next free place of the row, over so many columns and rows.
    pub(super) fn put(&mut self, text: &str, columns: usize, rows: usize) -> Result<(), ReadError> {
        while self.taken(self.row, self.column) {
            self.column += 1;
        }
        let (row, column) = (self.row, self.column);
        self.put_at(row, column, text, columns, rows)?;
        self.column = column + columns.max(1);
        Ok(())
    }

    /// Puts a cell at a place.
    pub(super) fn put_at(
        &mut self,
        row: usize,
        column: usize,
        text: &str,
        columns: usize,
        rows: usize,
    ) -> Result<(), ReadError> {
        let table = self.table + 1;
        if MOST_CHARS < text.len() && MOST_CHARS < text.chars().count() {
            return Err(ReadError::CellTooLong { table, row: row + 1, most: MOST_CHARS });
        }
        if MOST_COLUMNS <= column {
            return Err(ReadError::TooManyColumns { table, row: row + 1, most: MOST_COLUMNS });
        }
        let columns = columns.clamp(1, MOST_COLUMNS - column);
        // A span beyond the end of the table covers what there is.
        let rows = rows.clamp(1, MOST_ROWS.saturating_sub(row).max(1));
        let cell = Cell::of(text);
        let covered = if 1 < rows && cell.is_blank() { 1 } else { rows };
        self.bytes = self.bytes.saturating_add(text.len().saturating_mul(covered * columns));
        if MOST_BYTES < self.bytes {
            return Err(ReadError::TooMuchText { table, most: MOST_BYTES });
        }
        for r in row..row + covered {
            for c in column..column + columns {
                let merged = ((r, c) != (row, column)).then_some((row, column));
                self.set(r, c, Cell { lines: cell.lines.clone(), merged });
            }
        }
        Ok(())
    }

    fn taken(&self, row: usize, column: usize) -> bool {
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

    /// The lines of the cell above the next place, for cells merged downwards.
    #[cfg(feature = "studio")]
    pub(super) fn extend_above(&mut self, columns: usize) {
        let (row, column) = (self.row, self.column);
        for c in column..column.saturating_add(columns).min(MOST_COLUMNS) {
            let above =
                row.checked_sub(1).and_then(|above| self.rows.get(above)?.get(c)?.clone().map(|cell| (above, cell)));
            if let Some((above, cell)) = above {
                let merged = Some(cell.merged.unwrap_or((above, column)));
                self.set(row, c, Cell { lines: cell.lines, merged });
            }
        }
        self.column = column.saturating_add(columns);
    }

    /// The finished table; none when nothing is in it. Rows and columns that are
    /// blank throughout at the end are left out, others keep their number.
    pub(super) fn finish(self, kind: SourceKind, name: &str) -> Option<Table> {
        // Spans may reach past the last row that has a cell of its own.
        let own = |cell: &Option<Cell>| cell.as_ref().is_some_and(|c| !c.is_blank() && c.merged.is_none());
        let height = self.rows.iter().rposition(|row| row.iter().any(own))? + 1;
        let mut rows = self.rows;
        rows.truncate(height);
        let filled = |cell: &Option<Cell>| cell.as_ref().is_some_and(|c| !c.is_blank());
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
