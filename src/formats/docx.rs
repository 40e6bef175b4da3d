//! Tables of a .docx document.
//!
//! Text that a reviewer has deleted is left out, inserted text is in. A table
//! inside a cell counts as text of that cell. Numbers that Word makes by itself
//! (automatic numbering) are not part of the text and therefore not seen.

use super::ooxml::{Package, Piece, attribute, number, walk};
use super::table_builder::Tables;
use crate::formats::table::{Cell as TableCell, MOST_COLUMNS, ReadError, SourceKind, Table};
use quick_xml::events::BytesStart;

const PART: &str = "word/document.xml";

#[derive(Default)]
struct Reading {
    tables: Tables,
    /// Inside a cell of the outermost table.
    cell: Option<Cell>,
    /// Inside `w:t`.
    words: bool,
    /// Inside a deletion or a fallback drawing.
    unseen: usize,
}

#[derive(Default)]
struct Cell {
    text: String,
    columns: usize,
    /// Continues the cell above.
    goes_on: bool,
}

/// All tables of a document.
pub(super) fn docx(package: &mut Package<'_>) -> Result<Vec<Table>, ReadError> {
    let text = package.part(PART)?;
    let mut reading = Reading::default();
    walk(PART, &text, |piece| match piece {
        Piece::Start(tag) => reading.start(&tag),
        Piece::End(name) => reading.end(&name),
        Piece::Words(words) => {
            if reading.words && reading.unseen == 0 {
                reading.push(&words);
            }
            Ok(())
        }
    })?;
    reading.tables.finish(SourceKind::Docx)
}

impl Reading {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), ReadError> {
        let outer = self.tables.is_outer();
        match tag.local_name().as_ref() {
            "tbl" => self.tables.open()?,
            "tr" if outer => self.tables.row()?,
            "tc" if outer => self.cell = Some(Cell { columns: 1, ..Cell::default() }),
            "tr" => self.push("\n"),
            // Cells left out before the first of a row.
            "gridBefore" if outer => {
                let columns = number(tag, "val").unwrap_or(0).min(MOST_COLUMNS);
                if let Some(grid) = &mut self.tables.grid {
                    grid.skip(columns);
                }
            }
            "gridSpan" if outer => {
                if let (Some(cell), Some(columns)) = (&mut self.cell, number(tag, "val")) {
                    cell.columns = columns.max(1);
                }
            }
            "vMerge" if outer => {
                let restarts = attribute(tag, "val").is_some_and(|value| value == "restart");
                if let Some(cell) = &mut self.cell {
                    cell.goes_on = !restarts;
                }
            }
            "t" => self.words = true,
            "br" | "cr" => self.push("\n"),
            "tab" | "noBreakHyphen" if self.tables.is_outside() => {}
            "tab" => self.push(" "),
            "noBreakHyphen" => self.push("-"),
            "del" | "moveFrom" | "Fallback" => self.unseen += 1,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), ReadError> {
        match name {
            "t" => self.words = false,
            "p" => self.push("\n"),
            "del" | "moveFrom" | "Fallback" => self.unseen = self.unseen.saturating_sub(1),
            "tc" if self.tables.is_outer() => {
                if let (Some(cell), Some(grid)) = (self.cell.take(), &mut self.tables.grid) {
                    if cell.goes_on {
                        grid.extend_above(cell.columns);
                    } else {
                        grid.put(TableCell::of(&cell.text), cell.columns, 1)?;
                    }
                }
            }
            "tbl" => self.tables.close(SourceKind::Docx),
            _ => {}
        }
        Ok(())
    }

    fn push(&mut self, text: &str) {
        if let Some(cell) = &mut self.cell {
            cell.text.push_str(text);
        }
    }
}
