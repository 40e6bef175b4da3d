//! Tables whose criteria are side by side: recognised, and read with rows and
//! columns exchanged.

use super::labels::{ColumnKind, label_kind};
use super::maxima::{Style, read_cell};
use crate::formats::table::{Cell, Table};

/// Rows that are searched for maxima over merged cells.
const SEARCHED: usize = 12;

/// The table with rows and columns exchanged.
#[must_use]
pub fn turn(table: &Table) -> Table {
    let exchanged = |cell: &Cell| Cell { merged: cell.merged.map(|(row, column)| (column, row)), ..cell.clone() };
    let column = |idx: usize| table.rows.iter().filter_map(|row| row.get(idx).map(exchanged)).collect();
    Table { rows: (0..table.width()).map(column).collect(), ..table.clone() }
}

/// Whether criteria are side by side: a row begins with "Điểm tối đa" and has two
/// or more amounts and nothing else behind it, and a row above has their names.
#[must_use]
pub fn criteria_across(table: &Table) -> bool {
    (1..table.rows.len().min(SEARCHED)).any(|row| {
        let own = |idx: &usize| !table.own_lines(row, *idx).is_empty();
        let mut filled = (0..table.width()).filter(own);
        let Some(label) = filled.next() else { return false };
        if label_kind(&table.own_lines(row, label).join(" ")) != Some(ColumnKind::Max) {
            return false;
        }
        let amounts: Vec<usize> = filled.collect();
        let amount = |idx: &usize| {
            table.cell(row, *idx).is_some_and(|cell| read_cell(cell, Style::default()).amount().is_some())
        };
        let named = |idx: &usize| {
            (0..row).any(|above| {
                table
                    .cell(above, *idx)
                    .is_some_and(|cell| cell.text().chars().filter(|c| c.is_alphabetic()).count() > 1)
            })
        };
        2 <= amounts.len() && amounts.iter().all(amount) && amounts.iter().all(named)
    })
}
