//! A document as it flows by: paragraphs, and tables whose cells hold text.

use super::table_builder::Tables;
use super::words::{Converted, Look, Words};
use crate::formats::note::CellNote;
use crate::formats::source::{Paragraph, Source};
use crate::formats::table::{MOST_ROWS, ReadError, SourceKind};

/// The reading of a document with tables.
pub(super) struct Flow {
    kind: SourceKind,
    pub tables: Tables,
    /// The cell that is open.
    cell: Option<Words>,
    /// The paragraph that is open, outside of tables.
    paragraph: Words,
    paragraphs: Vec<Paragraph>,
    pub converted: Converted,
}

impl Flow {
    pub fn new(kind: SourceKind) -> Self {
        Self {
            kind,
            tables: Tables::default(),
            cell: None,
            paragraph: Words::default(),
            paragraphs: Vec::new(),
            converted: Converted::default(),
        }
    }

    /// Where text goes at this place; nowhere between the cells of a table.
    fn here(&mut self) -> Option<(&mut Words, &mut Converted)> {
        let words = match &mut self.cell {
            Some(cell) => cell,
            None if self.tables.is_outside() => &mut self.paragraph,
            None => return None,
        };
        Some((words, &mut self.converted))
    }

    /// Changes the words at this place.
    pub fn words(&mut self, change: impl FnOnce(&mut Words)) {
        if let Some((words, _)) = self.here() {
            change(words);
        }
    }

    /// Adds text.
    pub fn push(&mut self, text: &str, look: Look) {
        if let Some((words, converted)) = self.here() {
            words.push(text, look, converted);
        }
    }

    /// Adds a note to the cell; paragraphs outside of tables have notes, too.
    pub fn note(&mut self, note: CellNote) {
        self.words(|words| words.note(note));
    }

    /// The last character of the text at this place.
    pub fn last(&mut self) -> Option<char> {
        self.here().and_then(|(words, _)| words.last())
    }

    /// Inside a table, but not inside a cell.
    pub const fn is_between_cells(&self) -> bool {
        self.cell.is_none() && !self.tables.is_outside()
    }

    /// A paragraph ends; with `joins`, the next one goes on in the same line.
    pub fn end_paragraph(&mut self, joins: bool) {
        if joins {
            return;
        }
        if self.cell.is_some() || !self.tables.is_outside() {
            self.words(Words::break_line);
            return;
        }
        let cell = std::mem::take(&mut self.paragraph).finish();
        // Text around tables is of use only as far as a table may have rows.
        if cell.has_content() && self.paragraphs.len() < MOST_ROWS {
            self.paragraphs.push(Paragraph { cell, tables_before: self.tables.met() });
        }
    }

    /// A table begins.
    pub fn open_table(&mut self) -> Result<(), ReadError> {
        if self.tables.is_outside() {
            self.end_paragraph(false);
        }
        self.tables.open()
    }

    /// A table ends.
    pub fn close_table(&mut self) {
        self.tables.close(self.kind);
    }

    /// A cell begins.
    pub fn open_cell(&mut self) {
        self.cell = Some(Words::default());
    }

    /// Whether a cell is open.
    pub const fn has_cell(&self) -> bool {
        self.cell.is_some()
    }

    /// The cell ends and is put over so many columns and rows.
    pub fn close_cell(&mut self, columns: usize, rows: usize) -> Result<(), ReadError> {
        self.close_cell_with(|cell| cell, columns, rows)
    }

    /// The cell ends and is changed before it is put.
    pub fn close_cell_with(
        &mut self,
        change: impl FnOnce(crate::formats::table::Cell) -> crate::formats::table::Cell,
        columns: usize,
        rows: usize,
    ) -> Result<(), ReadError> {
        let Some(words) = self.cell.take() else { return Ok(()) };
        let cell = change(words.finish());
        self.tables.grid.as_mut().map_or(Ok(()), |grid| grid.put(cell, columns, rows))
    }

    /// The cell ends and continues the one above it.
    pub fn close_cell_below(&mut self, columns: usize) -> Result<(), ReadError> {
        let Some(words) = self.cell.take() else { return Ok(()) };
        let cell = words.finish();
        let Some(grid) = &mut self.tables.grid else { return Ok(()) };
        // Nothing above to continue: a cell of its own.
        if grid.has_above() {
            grid.extend_above(columns)
        } else {
            grid.put(cell, columns, 1)?
        }
        Ok(())
    }

    /// Everything read.
    pub fn finish(mut self) -> Result<Source, ReadError> {
        self.end_paragraph(false);
        let tables = self.tables.finish(self.kind);
        let notices = self.converted.notices().collect();
        let mut source = Source { tables, paragraphs: self.paragraphs, notices, ..Source::default() };
        if source.tables.is_empty() && source.paragraphs.is_empty() {
            return Err(ReadError::NoTable);
        }
        source.count_notes();
        Ok(source)
    }
}
