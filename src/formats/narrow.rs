//! Cells that are too narrow for their number: Excel puts `####` into the page of
//! the clipboard, and the number into its plain text.

use super::separated::text;
use crate::formats::note::{CellNote, LeftOut};
use crate::formats::source::{Notice, Source};
use crate::formats::table::{Cell, Table};

fn is_narrow(cell: &Cell) -> bool {
    let [only] = cell.lines.as_slice() else { return false };
    2 <= only.len() && only.chars().all(|c| c == '#')
}

/// Whether a row is not in the plain text, because it is hidden.
fn is_hidden(row: &[Cell]) -> bool {
    row.iter().any(|cell| cell.left_out().any(|(_, why)| why == LeftOut::HiddenRow))
}

/// Fills such cells from the plain text; what stays is noted.
pub(super) fn fill(source: &mut Source, plain: &str) {
    if !source.tables.iter().any(|table| table.rows.iter().flatten().any(is_narrow)) {
        return;
    }
    let other = text(plain).ok();
    let mut filled = 0;
    let single = source.tables.len() == 1;
    for table in &mut source.tables {
        let places = other.as_ref().filter(|_| single).and_then(|other| Some((other, rows_of(table, other)?)));
        for (at, row) in table.rows.iter_mut().enumerate() {
            for (column, cell) in row.iter_mut().enumerate().filter(|(_, cell)| is_narrow(cell)) {
                let found = places.as_ref().and_then(|(other, rows)| other.cell(*rows.get(at)?.as_ref()?, column));
                match found.filter(|found| !found.is_blank() && !is_narrow(found)) {
                    Some(found) => {
                        cell.lines.clone_from(&found.lines);
                        filled += usize::from(cell.merged.is_none());
                    }
                    None => cell.notes.push(CellNote::TooNarrow),
                }
            }
        }
    }
    if 0 < filled {
        source.notices.push(Notice::NarrowCells { cells: filled });
    }
}

/// For each row its row in the plain text; none when the two do not agree.
fn rows_of(table: &Table, other: &Table) -> Option<Vec<Option<usize>>> {
    let shown = table.rows.iter().filter(|row| !is_hidden(row)).count();
    let rows: Vec<Option<usize>> = if table.rows.len() == other.rows.len() {
        (0..table.rows.len()).map(Some).collect()
    } else if shown == other.rows.len() {
        let mut next = 0;
        let place = |row: &Vec<Cell>| {
            (!is_hidden(row)).then(|| {
                next += 1;
                next - 1
            })
        };
        table.rows.iter().map(place).collect()
    } else {
        return None;
    };
    let mut pairs = table.rows.iter().zip(&rows).filter_map(|(row, at)| Some((row, other.rows.get((*at)?)?)));
    // Whatever both hold is the same, else they are not the same table.
    let same = |(row, other): (&Vec<Cell>, &Vec<Cell>)| {
        row.iter().zip(other).all(|(cell, found)| {
            is_narrow(cell) || cell.merged.is_some() || found.is_blank() || joined(cell) == joined(found)
        })
    };
    pairs.all(same).then_some(rows)
}

fn joined(cell: &Cell) -> String {
    let left: String = cell.left_out().map(|(text, _)| text).collect();
    if left.is_empty() { cell.lines.join(" ") } else { String::new() }
}
