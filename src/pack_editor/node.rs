//! Rows before they have their place in the tree.

use super::code::Code;
use super::columns::{ColumnKind, Mapping};
use super::levels::Entry;
use super::line::{Line, Outcome};
use super::maxima::{PointsCell, Style, read_cell};
use super::project::{Correction, RowId};
use super::remark::Remark;
use super::role::role;
use super::words::is_range;
use crate::base::decimal::Points;
use crate::formats::table::Table;
use crate::pack::Role;
use std::collections::BTreeMap;

/// A table in use.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// Which table of the project, from 0.
    pub table: usize,
    /// The table as it is read ([`Mapping::view`]).
    pub view: &'a Table,
    /// What its columns mean.
    pub mapping: &'a Mapping,
    /// What a person changed.
    pub corrections: &'a BTreeMap<usize, Correction>,
}

/// A line before it has its place in the tree.
#[derive(Clone, Debug, Default)]
pub(super) struct Node {
    pub line: Line,
    pub code: Option<Code>,
    /// What its cell of points says.
    pub points: PointsCell,
    pub heading: bool,
    /// A row that continues the cells of the line above: always below it.
    pub stuck: bool,
    pub forced: Option<usize>,
    /// A person made it a line: it is never taken as an option.
    pub fixed: bool,
    pub children: Vec<Node>,
}

impl Node {
    /// What the search for levels needs.
    pub fn entry(&self) -> Entry {
        let dash = || Code::read("-");
        Entry {
            code: if self.stuck { dash() } else { self.code.clone() },
            max: self.line.max,
            forced: self.forced,
            heading: self.heading,
            range: is_range(&self.line.name),
            outside: matches!(role(&self.line.name), Some(Role::Bonus | Role::Penalty))
                || matches!(self.points, PointsCell::Bonus(_) | PointsCell::Penalty(_)),
        }
    }

    /// Whether its code says nothing of a place: none, or a dash.
    pub fn is_loose(&self) -> bool {
        self.stuck || self.code.as_ref().is_none_or(Code::is_dash)
    }
}

/// What the rows of all tables give.
#[derive(Debug, Default)]
pub(super) struct Rows {
    pub nodes: Vec<Node>,
    pub totals: Vec<(RowId, Points)>,
    pub outcomes: Vec<(RowId, Outcome)>,
    pub remarks: Vec<Remark>,
}

/// The cells of a row by what they mean.
pub(super) struct Row<'a> {
    pub part: &'a Part<'a>,
    pub row: usize,
    pub correction: Option<&'a Correction>,
}

impl Row<'_> {
    pub fn id(&self) -> RowId {
        RowId { table: self.part.table, row: self.row }
    }

    pub fn columns(&self, kind: ColumnKind) -> impl Iterator<Item = usize> {
        self.part.mapping.columns.iter().enumerate().filter(move |(_, known)| **known == kind).map(|(idx, _)| idx)
    }

    pub fn lines(&self, kind: ColumnKind) -> Vec<String> {
        self.columns(kind).flat_map(|idx| self.part.view.own_lines(self.row, idx).to_vec()).collect()
    }

    pub fn text(&self, kind: ColumnKind) -> String {
        self.lines(kind).join(" ")
    }

    /// Whether the cell is the continuation of one in a row above.
    pub fn goes_on(&self, kind: ColumnKind) -> bool {
        let cell = self.columns(kind).next().and_then(|idx| self.part.view.cell(self.row, idx));
        cell.and_then(|cell| cell.merged).is_some_and(|(start, _)| start < self.row)
    }

    pub fn points(&self, kind: ColumnKind, style: Style) -> PointsCell {
        let cell = self.columns(kind).next().and_then(|idx| self.part.view.cell(self.row, idx));
        cell.filter(|cell| cell.merged.is_none()).map_or(PointsCell::Empty, |cell| read_cell(cell, style))
    }
}

/// Whether the row continues the cells of the line above.
pub(super) fn below(cells: &Row<'_>) -> bool {
    cells.goes_on(ColumnKind::Name) || cells.goes_on(ColumnKind::Code)
}
