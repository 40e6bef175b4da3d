//! What a person edits in the studio: the tables as they were read, what their
//! columns mean, corrections of single rows, accepted and changed rules, and the
//! set that is made of them.
//!
//! Everything derived (the tree, the proposals, the pack, what is wrong with it)
//! is worked out by [`super::build`] from this value alone. Every edit can be
//! undone; nothing that was read is ever changed.

mod cell;
mod edit;
mod file;
mod numbers;

use super::columns::{ColumnKind, Mapping, recognise, recognise_as};
use crate::base::json::Json;
use crate::formats::table::Table;
use crate::pack::read::bare;
use crate::pack::rule::{Rule, ZeroDenominator};
use std::collections::BTreeMap;

pub use edit::{put, value_at};
pub use file::{FORMAT, ProjectError, read, to_json, to_text};

/// Steps that can be undone. Older ones are forgotten.
pub const UNDO_STEPS: usize = 200;

/// A row of a table: which table, which row, both from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct RowId {
    /// Index in [`Project::tables`].
    pub table: usize,
    /// Row in the table as it is read ([`Mapping::view`]); behind the last one for
    /// lines that have no row of their own.
    pub row: usize,
}

/// How the proposal of a row was dealt with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Decision {
    /// Not yet.
    #[default]
    Open,
    /// Taken as proposed.
    Accepted,
    /// Another rule.
    Changed(Box<Rule>),
}

/// What a person changed on one row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// The row is not used; rows below it move up.
    pub left_out: bool,
    /// The row is no line of its own but words of the line above.
    pub as_words: bool,
    /// The row is a line of its own, whatever it looks like.
    pub as_line: bool,
    /// What the ledger and the remarks say of the row is dealt with.
    pub dismissed: bool,
    /// Another code.
    pub code: Option<String>,
    /// Another name.
    pub name: Option<String>,
    /// Another maximum, as typed.
    pub max: Option<String>,
    /// Another depth.
    pub level: Option<usize>,
    /// The rule.
    pub decision: Decision,
}

/// A table in use, with what its columns mean.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    /// Whether its rows are part of the pack.
    pub used: bool,
    /// Whether a person decided that.
    pub decided: bool,
    /// What its columns mean.
    pub mapping: Mapping,
    /// Corrections by row.
    pub rows: BTreeMap<usize, Correction>,
}

/// What undo puts back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// Members of the pack besides its lines and examples; an object.
    pub head: Json,
    /// One for every table.
    pub imports: Vec<Import>,
    /// Maxima of lines with children are the sums of their children.
    pub fit_maxima: bool,
    /// What a ratio with nothing below the line is worth where the words do not say.
    pub zero: Option<ZeroDenominator>,
    /// The pack as it is edited by hand after the import; from then on the
    /// tables are only looked at.
    pub pack: Option<Json>,
}

/// A pack being made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Project {
    /// Where the tables come from, for provenance: a file name, "bảng dán".
    pub origin: String,
    /// The tables, as read.
    pub tables: Vec<Table>,
    work: Work,
    undo: Vec<Work>,
    redo: Vec<Work>,
}

/// One thing done to a project.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    /// Uses a table or not.
    UseTable {
        /// Which.
        table: usize,
        /// Whether.
        used: bool,
    },
    /// Says what a column means.
    Column {
        /// Of which table.
        table: usize,
        /// Which column.
        column: usize,
        /// What it means.
        kind: ColumnKind,
    },
    /// Says how many rows stand above the content.
    HeaderRows {
        /// Of which table.
        table: usize,
        /// How many.
        rows: usize,
    },
    /// Leaves rows out, or takes them in again.
    LeaveOut {
        /// Which.
        rows: Vec<RowId>,
        /// Whether.
        left_out: bool,
    },
    /// The table is an excerpt: leaves these rows out, and makes the maxima of
    /// lines with children the sums of those that are left.
    Excerpt(Vec<RowId>),
    /// Says what a ratio with nothing below the line is worth wherever the words
    /// do not say.
    Zero(ZeroDenominator),
    /// Makes a row words of the line above, or a line again.
    AsWords(RowId, bool),
    /// Makes a row a line of its own, whatever it looks like, or no longer so.
    AsLine(RowId, bool),
    /// Says that what the ledger and the remarks say of these rows is dealt with.
    Dismiss(Vec<RowId>, bool),
    /// Reads a table with rows and columns exchanged, or as it is. Its columns are
    /// recognised anew, and the corrections of its rows are dropped.
    Turn {
        /// Which table.
        table: usize,
        /// Whether.
        turned: bool,
    },
    /// Gives a row another code.
    Code(RowId, String),
    /// Gives a row another name.
    Name(RowId, String),
    /// Gives a row another maximum, as typed.
    Max(RowId, String),
    /// Gives a row another depth.
    Level(RowId, usize),
    /// Gives a row another rule.
    Rule(RowId, Box<Rule>),
    /// Takes the proposals of these rows.
    Accept(Vec<RowId>),
    /// Opens the question of a row's rule again.
    Reopen(RowId),
    /// Makes the maxima of lines with children the sums of their children, or
    /// what the tables say.
    FitMaxima(bool),
    /// Sets a member of the pack besides its lines.
    Head(String, Json),
    /// Ends the import: from now on this pack is edited.
    Made(Box<Json>),
    /// Back to the import; what was edited by hand since is left (undo has it).
    Unmade,
    /// Puts a value at a place of the pack (RFC 6901), replacing what is there or
    /// adding a member. Before [`Edit::Made`] this and the edits below change
    /// [`Work::head`].
    Set(String, Json),
    /// Takes a member or an element out.
    Remove(String),
    /// Puts an element into the list at a place, before the one with this number.
    Insert(String, usize, Json),
    /// Moves an element of a list up (negative) or down.
    Move(String, isize),
}

impl Project {
    /// A project of these tables; tables with names and maxima are used.
    #[must_use]
    pub fn new(origin: &str, tables: Vec<Table>, head: Json) -> Self {
        let mut imports: Vec<Import> = Vec::new();
        for table in &tables {
            let mut mapping = recognise(table);
            // Without a header, and as wide as the table before: its continuation.
            if let Some(before) = imports.last().map(|import| &import.mapping).filter(|_| mapping.header_rows == 0)
                && before.columns.len() == table.width()
                && !mapping.turned
                && !before.turned
            {
                mapping.columns.clone_from(&before.columns);
            }
            let used = mapping.columns.contains(&ColumnKind::Name) && mapping.columns.contains(&ColumnKind::Max);
            imports.push(Import { used, decided: false, mapping, rows: BTreeMap::new() });
        }
        // A table without a heading of points may still be the only one there is.
        if let [only] = imports.as_mut_slice() {
            only.used = true;
        }
        let work = Work { head, imports, fit_maxima: false, zero: None, pack: None };
        Self { origin: origin.to_owned(), tables, work, undo: Vec::new(), redo: Vec::new() }
    }

    /// A project that edits a pack there is.
    #[must_use]
    pub fn of_pack(origin: &str, pack: Json) -> Self {
        let mut project = Self::new(origin, Vec::new(), Json::Object(Vec::new()));
        // What is edited is no longer what was signed.
        project.work.pack = Some(bare(pack));
        project
    }

    /// The state that edits change.
    #[must_use]
    pub const fn work(&self) -> &Work {
        &self.work
    }

    /// What was changed on a row; nothing for rows nobody touched.
    #[must_use]
    pub fn correction(&self, id: RowId) -> Option<&Correction> {
        self.work.imports.get(id.table)?.rows.get(&id.row)
    }

    /// Applies one edit; false when it changes nothing.
    pub fn apply(&mut self, edit: Edit) -> bool {
        let mut work = self.work.clone();
        if let Edit::Turn { table, turned } = edit {
            let (source, import) = (self.tables.get(table), work.imports.get_mut(table));
            if let (Some(source), Some(import)) = (source, import.filter(|import| import.mapping.turned != turned)) {
                import.mapping = recognise_as(source, turned);
                import.rows.clear();
            }
        } else {
            work.apply(edit);
        }
        if work == self.work {
            return false;
        }
        self.undo.push(std::mem::replace(&mut self.work, work));
        if UNDO_STEPS < self.undo.len() {
            self.undo.remove(0);
        }
        self.redo.clear();
        true
    }

    /// Takes the last step back; false when there is none.
    pub fn undo(&mut self) -> bool {
        let Some(before) = self.undo.pop() else { return false };
        self.redo.push(std::mem::replace(&mut self.work, before));
        true
    }

    /// Does the last undone step again; false when there is none.
    pub fn redo(&mut self) -> bool {
        let Some(after) = self.redo.pop() else { return false };
        self.undo.push(std::mem::replace(&mut self.work, after));
        true
    }

    /// Whether there is something to undo, and to redo.
    #[must_use]
    pub const fn can_undo_redo(&self) -> (bool, bool) {
        (!self.undo.is_empty(), !self.redo.is_empty())
    }
}
