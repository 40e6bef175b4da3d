//! The cells of a sheet of .xlsx or .ods, and the table they become: merged cells
//! resolved, hidden rows and columns left out in their place, dates undone.

use super::dates::{self, Found};
use super::grid::Grid;
use super::words::Converted;
use crate::formats::note::{CellNote, LeftOut};
use crate::formats::source::{Notice, Source};
use crate::formats::table::{Cell, MOST_COLUMNS, ReadError, SourceKind, Table};
use std::collections::BTreeSet;

/// A range of cells, first and last, from 0.
pub(super) type Range = ((usize, usize), (usize, usize));

/// A sheet as it is read.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub name: String,
    pub hidden: bool,
    pub cells: Vec<Found>,
    pub merged: Vec<Range>,
    pub hidden_rows: BTreeSet<usize>,
    pub hidden_columns: BTreeSet<usize>,
}

impl Sheet {
    /// The table of the sheet; none without content.
    pub fn table(mut self, kind: SourceKind, index: usize) -> Result<Option<Table>, ReadError> {
        dates::undo(&mut self.cells);
        let starts = Starts::of(&self.merged);
        let mut grid = Grid::new(index);
        let cells = std::mem::take(&mut self.cells);
        for Found { row, column, mut cell, .. } in cells.into_iter().filter(|found| found.cell.has_content()) {
            let end = match starts.at(&self.merged, row, column) {
                Place::Alone => (row, column),
                Place::Start(end) => end,
                // What a merged cell covers is not shown.
                Place::Covered => continue,
            };
            let all =
                |hidden: &BTreeSet<usize>, from: usize, to: usize| hidden.range(from..=to).count() == to - from + 1;
            let why = if all(&self.hidden_rows, row, end.0) {
                Some(LeftOut::HiddenRow)
            } else if all(&self.hidden_columns, column, end.1) {
                Some(LeftOut::HiddenColumn)
            } else {
                None
            };
            if let Some(why) = why {
                cell = Cell { notes: vec![CellNote::LeftOut { text: cell.text(), why }], ..Cell::default() };
            }
            let wide = end.1.min(MOST_COLUMNS - 1).saturating_sub(column) + 1;
            grid.put_at(row, column, cell, wide, end.0 - row + 1)?;
        }
        Ok(grid.finish(kind, &self.name))
    }
}

/// All sheets with content; those that are hidden apart.
pub(super) fn source(sheets: Vec<Sheet>, kind: SourceKind, converted: &Converted) -> Result<Source, ReadError> {
    let mut source = Source::default();
    for (idx, sheet) in sheets.into_iter().enumerate() {
        let hidden = sheet.hidden;
        let Some(table) = sheet.table(kind, idx)? else { continue };
        if hidden { source.hidden.push(table) } else { source.tables.push(table) }
    }
    // A workbook of hidden sheets only is taken as it is.
    if source.tables.is_empty() {
        source.tables = std::mem::take(&mut source.hidden);
    }
    if source.tables.is_empty() {
        return Err(ReadError::NoTable);
    }
    let hidden = source.hidden.iter().map(|table| Notice::HiddenSheet { name: table.name.clone() });
    source.notices = converted.notices().chain(hidden).collect();
    source.count_notes();
    Ok(source)
}

/// Where a cell stands to the merged ones.
enum Place {
    Alone,
    /// The first of a merged cell that ends here.
    Start((usize, usize)),
    Covered,
}

/// Merged cells by the rows they cover, so that each cell looks at few of them.
struct Starts {
    by_row: std::collections::BTreeMap<usize, Vec<usize>>,
}

/// Most rows over which a merged cell is entered one by one.
const MOST_ENTRIES: usize = 400_000;

impl Starts {
    fn of(merged: &[Range]) -> Self {
        let mut by_row: std::collections::BTreeMap<usize, Vec<usize>> = std::collections::BTreeMap::new();
        let mut entries = 0;
        for (at, ((top, _), (bottom, _))) in merged.iter().enumerate() {
            for row in *top..=(*bottom).min(crate::formats::table::MOST_ROWS) {
                entries += 1;
                if MOST_ENTRIES < entries {
                    return Self { by_row };
                }
                by_row.entry(row).or_default().push(at);
            }
        }
        Self { by_row }
    }

    fn at(&self, merged: &[Range], row: usize, column: usize) -> Place {
        let ranges = self.by_row.get(&row).map(Vec::as_slice).unwrap_or_default();
        let found = ranges.iter().filter_map(|at| merged.get(*at));
        // Merged cells of one row lie beside one another.
        let covering = found.take(MOST_COLUMNS).find(|((_, left), (_, right))| (*left..=*right).contains(&column));
        match covering {
            None => Place::Alone,
            Some((start, end)) if *start == (row, column) => Place::Start(*end),
            Some(_) => Place::Covered,
        }
    }
}
