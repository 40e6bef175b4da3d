//! The ledger of the source: what every cell and every number of the tables is
//! used for, or why it is not used.
//!
//! Use: [`Ledger::cell`] for the mark of a cell beside the table, [`Ledger::row`]
//! for what became of a row, [`Ledger::open`] for everything that a person must
//! still deal with, with the edit that does it. A pack is clean only when the
//! ledger is closed ([`super::build::Built::is_clean`]).

use super::columns::{ColumnKind, Mapping};
use super::item::Item;
use super::line::{Line, Outcome, Unused};
use super::maxima::{Style, read_cell};
use super::project::{Decision, Edit, Project, RowId};
use super::sentence::Proposal;
use super::words::has_amount;
use crate::base::compact_sort::SortExt as _;
use crate::base::decimal::{Fraction, Points, Quantity};
use crate::base::json::Json;
use crate::base::vietnamese::fold;
use crate::formats::table::Table;
use crate::pack::write;
use std::collections::{BTreeMap, BTreeSet};

/// What a cell is used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A heading of a column, or words above the table.
    Header,
    /// A printed code.
    Code,
    /// A name.
    Name,
    /// A maximum.
    Maximum,
    /// A depth.
    Level,
    /// A group.
    Group,
    /// Words of a rule.
    Rule,
    /// An option, band, deduction or part of a rule, its code and points included.
    Option,
    /// What is counted, or a target.
    Inputs,
    /// Evidence.
    Evidence,
    /// A note.
    Note,
    /// A source.
    Source,
    /// A printed total.
    Total,
    /// Filled in by others.
    ByOthers,
    /// Left out by a person, with its row or table.
    LeftOut,
    /// Not used.
    Unused(Why),
}

/// Why a cell is not used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Nobody has said what its column means.
    ColumnUnknown,
    /// Another column means the same, and that one is used.
    ColumnTwice,
    /// It should hold points and was not read.
    NotRead,
    /// Its row is not used.
    Row(Unused),
    /// Its row has no points.
    NoPoints,
    /// Its table is not used.
    Table,
}

/// A cell with content and what it is used for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CellUse {
    /// Row in the source table, from 0.
    pub row: usize,
    /// Column in the source table, from 0.
    pub column: usize,
    /// What it is used for.
    pub used: Use,
    /// The line it belongs to.
    pub of: Option<RowId>,
    /// Numbers of its text, as printed, that are in no part of the rule.
    pub numbers: Vec<String>,
}

/// A row and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowUse {
    /// The row.
    pub id: RowId,
    /// What became of it.
    pub outcome: Outcome,
    /// Whether a person has dealt with what is said of it.
    pub dismissed: bool,
}

/// Something that a person must deal with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Entry {
    /// A row that is not used.
    Row(RowUse),
    /// A column with content whose meaning is not known.
    Column {
        /// Of which table.
        table: usize,
        /// Which column, as the table is read.
        column: usize,
        /// Cells with content.
        cells: usize,
    },
    /// A cell that is not used, although its row is.
    Cell {
        /// The row.
        id: RowId,
        /// Column in the source table.
        column: usize,
        /// Why.
        why: Why,
    },
    /// A number in words of a rule that is in no part of the rule.
    Number {
        /// The row of the cell.
        id: RowId,
        /// Column in the source table.
        column: usize,
        /// The line whose rule it is.
        of: RowId,
        /// The number as printed.
        number: String,
    },
    /// A table with amounts that is not used.
    Table(usize),
}

impl Entry {
    /// The edit that makes lines of what is not used, where there is one.
    #[must_use]
    pub fn take_in(&self) -> Option<Edit> {
        match self {
            Self::Row(row) => Some(Edit::AsLine(row.id, true)),
            Self::Table(table) => Some(Edit::UseTable { table: *table, used: true }),
            _ => None,
        }
    }

    /// The edit that says it is dealt with.
    #[must_use]
    pub fn dismiss(&self) -> Edit {
        match self {
            Self::Row(RowUse { id, .. }) | Self::Cell { id, .. } | Self::Number { id, .. } => {
                Edit::Dismiss(vec![*id], true)
            }
            Self::Column { table, column, .. } => {
                Edit::Column { table: *table, column: *column, kind: ColumnKind::Other }
            }
            Self::Table(table) => Edit::UseTable { table: *table, used: false },
        }
    }
}

/// The ledger of all tables of a project.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Every row with content, in order.
    pub rows: Vec<RowUse>,
    /// Every cell with content, by table.
    pub cells: Vec<Vec<CellUse>>,
    /// What a person must deal with, in order.
    open: Vec<Entry>,
}

impl Ledger {
    /// What a person must still deal with.
    #[must_use]
    pub fn open(&self) -> &[Entry] {
        &self.open
    }

    /// Whether everything is accounted for or dismissed.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.open.is_empty()
    }

    /// What became of a row.
    #[must_use]
    pub fn row(&self, id: RowId) -> Option<RowUse> {
        let at = self.rows.binary_search_by_key(&id, |row| row.id).ok()?;
        self.rows.get(at).copied()
    }

    /// What a cell of a source table is used for.
    #[must_use]
    pub fn cell(&self, table: usize, row: usize, column: usize) -> Option<&CellUse> {
        let cells = self.cells.get(table)?;
        let at = cells.binary_search_by_key(&(row, column), |cell| (cell.row, cell.column)).ok()?;
        cells.get(at)
    }

    /// Rows that were taken as options, words or notes of a line: each can be made
    /// a line of its own with [`Edit::AsLine`].
    pub fn taken(&self) -> impl Iterator<Item = (RowId, RowId)> {
        self.rows.iter().filter_map(|row| match row.outcome {
            Outcome::OptionOf(of) | Outcome::WordsOf(of) | Outcome::NoteOf(of) => Some((row.id, of)),
            _ => None,
        })
    }

    /// Number of rows that are not used.
    #[must_use]
    pub fn unused_rows(&self) -> usize {
        let unused = |row: &&RowUse| matches!(row.outcome, Outcome::Unused(_) | Outcome::NoPoints | Outcome::LeftOut);
        self.rows.iter().filter(unused).count()
    }
}

/// Makes the ledger of a project from what became of its rows and its lines.
pub(super) fn ledger(project: &Project, outcomes: &[(RowId, Outcome)], items: &[Item]) -> Ledger {
    let dismissed = |id: RowId| project.correction(id).is_some_and(|row| row.dismissed);
    let mut rows: Vec<RowUse> =
        outcomes.iter().map(|(id, outcome)| RowUse { id: *id, outcome: *outcome, dismissed: dismissed(*id) }).collect();
    rows.sort_small_by_key(|row| row.id);
    let mut out = Ledger { rows, ..Ledger::default() };
    let lines: BTreeMap<RowId, &Item> = items.iter().map(|item| (item.id, item)).collect();
    for (table, (source, import)) in project.tables.iter().zip(&project.work().imports).enumerate() {
        let mut cells = if import.used {
            let view = import.mapping.view(source);
            let mut maker = Maker { view: &view, mapping: &import.mapping, lines: &lines, rules: BTreeMap::new() };
            out.rows.iter().filter(|row| row.id.table == table).flat_map(|row| maker.cells(row)).collect()
        } else {
            unused_table(source)
        };
        if import.used {
            open_of(table, &import.mapping, &cells, &out.rows, &mut out.open);
        } else if !import.decided && has_points(source) {
            out.open.push(Entry::Table(table));
        }
        cells.sort_small_by_key(|cell| (cell.row, cell.column));
        out.cells.push(cells);
    }
    out
}

fn unused_table(table: &Table) -> Vec<CellUse> {
    let cells = table.rows.iter().enumerate().flat_map(|(row, cells)| {
        let own = cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank() && cell.merged.is_none());
        own.map(move |(column, _)| (row, column))
    });
    let unused = |(row, column)| CellUse { row, column, used: Use::Unused(Why::Table), of: None, numbers: Vec::new() };
    cells.map(unused).collect()
}

/// Whether a table may hold points: an amount in a cell of its own.
fn has_points(table: &Table) -> bool {
    let amount = |cell: &crate::formats::table::Cell| {
        cell.merged.is_none() && (read_cell(cell, Style::default()).amount().is_some() || has_amount(&cell.text()))
    };
    table.rows.iter().flatten().filter(|cell| amount(cell)).count() >= 2
}

/// What of a table in use a person must deal with.
fn open_of(table: usize, mapping: &Mapping, cells: &[CellUse], rows: &[RowUse], open: &mut Vec<Entry>) {
    let mut columns: BTreeMap<usize, usize> = BTreeMap::new();
    let by_row: BTreeMap<usize, &RowUse> =
        rows.iter().filter(|row| row.id.table == table).map(|row| (row.id.row, row)).collect();
    for row in by_row.values().filter(|row| !row.dismissed) {
        if matches!(row.outcome, Outcome::Unused(_) | Outcome::NoPoints) {
            open.push(Entry::Row(**row));
        }
    }
    for cell in cells {
        let (row, column) = mapping.source(cell.row, cell.column);
        let id = RowId { table, row };
        let dismissed = by_row.get(&row).is_some_and(|row| row.dismissed);
        match cell.used {
            Use::Unused(Why::ColumnUnknown) => *columns.entry(column).or_default() += 1,
            Use::Unused(why @ (Why::NotRead | Why::ColumnTwice)) if !dismissed => {
                open.push(Entry::Cell { id, column: cell.column, why });
            }
            _ => {}
        }
        if let Some(of) = cell.of.filter(|_| !dismissed) {
            let numbers = cell.numbers.iter().cloned();
            open.extend(numbers.map(|number| Entry::Number { id, column: cell.column, of, number }));
        }
    }
    open.extend(columns.into_iter().map(|(column, cells)| Entry::Column { table, column, cells }));
}

/// Makes the uses of the cells of one table.
struct Maker<'a> {
    view: &'a Table,
    mapping: &'a Mapping,
    lines: &'a BTreeMap<RowId, &'a Item>,
    /// The numbers that the rule of a line holds; none where a person decided it.
    rules: BTreeMap<RowId, Option<BTreeSet<String>>>,
}

impl Maker<'_> {
    fn cells(&mut self, row: &RowUse) -> Vec<CellUse> {
        let cells = self.view.rows.get(row.id.row).map(Vec::as_slice).unwrap_or_default();
        let own = cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank() && cell.merged.is_none());
        own.map(|(idx, cell)| {
            let kind = self.mapping.columns.get(idx).copied().unwrap_or(ColumnKind::Unknown);
            let (used, of) = self.used(row, idx, kind);
            let text = cell.text();
            let counts = kind != ColumnKind::Code && matches!(used, Use::Rule | Use::Option | Use::Inputs)
                || (used == Use::Note && has_amount(&text));
            let numbers = if counts { of.map_or_else(Vec::new, |of| self.unaccounted(of, &text)) } else { Vec::new() };
            let (source_row, column) = self.mapping.source(row.id.row, idx);
            CellUse { row: source_row, column, used, of, numbers }
        })
        .collect()
    }

    fn used(&self, row: &RowUse, column: usize, kind: ColumnKind) -> (Use, Option<RowId>) {
        let of_line = |used: Use| (used, Some(row.id));
        match row.outcome {
            Outcome::Header => return (Use::Header, None),
            Outcome::LeftOut => return (Use::LeftOut, None),
            _ if kind == ColumnKind::Unknown => return (Use::Unused(Why::ColumnUnknown), None),
            _ if kind == ColumnKind::Other => return (Use::ByOthers, None),
            Outcome::Unused(why) => return (Use::Unused(Why::Row(why)), None),
            Outcome::NoPoints => return (Use::Unused(Why::NoPoints), None),
            Outcome::Total => return (Use::Total, None),
            _ => {}
        }
        let (of, taken) = match row.outcome {
            Outcome::OptionOf(of) => (of, Some(Use::Option)),
            Outcome::WordsOf(of) => (of, Some(Use::Rule)),
            Outcome::NoteOf(of) => (of, Some(Use::Note)),
            _ => (row.id, None),
        };
        let used = match kind {
            ColumnKind::Level => Use::Level,
            ColumnKind::Group => Use::Group,
            ColumnKind::Inputs | ColumnKind::Target => Use::Inputs,
            ColumnKind::Evidence => Use::Evidence,
            ColumnKind::Note => Use::Note,
            ColumnKind::Source => Use::Source,
            ColumnKind::Max | ColumnKind::Bonus | ColumnKind::Penalty if self.is_second(column, kind) => {
                return of_line(Use::Unused(Why::ColumnTwice));
            }
            _ => match (taken, kind) {
                (Some(taken), _) => taken,
                (None, ColumnKind::Code) => Use::Code,
                (None, ColumnKind::Rule) => Use::Rule,
                (None, ColumnKind::Max) if self.is_unread(row.id) => return of_line(Use::Unused(Why::NotRead)),
                (None, ColumnKind::Max) => Use::Maximum,
                (None, ColumnKind::Bonus | ColumnKind::Penalty) => Use::Option,
                (None, _) => Use::Name,
            },
        };
        (used, Some(of))
    }

    fn is_second(&self, column: usize, kind: ColumnKind) -> bool {
        self.mapping.columns.iter().position(|known| *known == kind) != Some(column)
    }

    fn is_unread(&self, id: RowId) -> bool {
        self.lines.get(&id).is_some_and(|item| !item.line.cell.is_empty() && item.line.max.is_none())
    }

    /// Numbers of a text that are in no part of the rule of a line.
    fn unaccounted(&mut self, of: RowId, text: &str) -> Vec<String> {
        // Words taken by a line that is an option itself belong to that one's line.
        let Some(item) = self.lines.get(&of) else { return Vec::new() };
        let known = self.rules.entry(of).or_insert_with(|| numbers_of_rule(item));
        let Some(known) = known else { return Vec::new() };
        numbers(text)
            .filter(|number| !readings(number).any(|number| known.contains(&number)))
            .map(str::to_owned)
            .collect()
    }
}

/// The numbers of the proposed rule of a line, its words included; none where
/// a person decided, or where the line has lines below it.
fn numbers_of_rule(item: &Item) -> Option<BTreeSet<String>> {
    let proposal = item.proposal.as_ref().filter(|_| item.decision == Decision::Open)?;
    Some(numbers_of(proposal, item.max))
}

fn numbers_of(proposal: &Proposal, max: Points) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(&write::rule(&proposal.rule), &mut found);
    proposal.knock_outs.iter().for_each(|fact| collect(&write::knock_out(fact), &mut found));
    // A cap on what is taken off is a floor in the rule, and the other way round.
    let amounts: Vec<Points> = found.iter().filter_map(|text| Points::parse(text).ok()).collect();
    found.extend(amounts.iter().map(|amount| max.minus(*amount).to_text()));
    found.insert(max.to_text());
    found
}

/// The words of a line, its targets and notes included, that hold a number which
/// is nowhere in its proposed rule.
pub(super) fn unaccounted(line: &Line, max: Points, proposal: &Proposal) -> Vec<String> {
    let known = numbers_of(proposal, max);
    let mut words = line.words();
    words.push(line.target.clone());
    let missing = |text: &String| {
        numbers(text).any(|number| !readings(number).any(|number| known.contains(&number)))
            || parts_of_maximum(text, max).any(|points| !known.contains(&points.to_text()))
    };
    words.into_iter().filter(missing).collect()
}

/// What the fractions of the maximum in a text are worth: "1/2 * điểm tối đa", "½ thang điểm".
fn parts_of_maximum(text: &str, max: Points) -> impl Iterator<Item = Points> {
    let text = fold(text)
        .replace('½', "1/2 ")
        .replace('⅓', "1/3 ")
        .replace('⅔', "2/3 ")
        .replace('¼', "1/4 ")
        .replace('¾', "3/4 ");
    let signs: Vec<usize> = text.match_indices('/').map(|(at, _)| at).collect();
    signs.into_iter().filter_map(move |at| {
        let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
        let top = before.trim_end().rsplit(|c: char| !c.is_ascii_digit()).next()?;
        let bottom: String = after.trim_start().chars().take_while(char::is_ascii_digit).collect();
        let rest = after.trim_start().get(bottom.len()..)?.trim_start_matches(['*', '×', 'x', ' ', '.']);
        let of_maximum = ["diem toi da", "so diem", "diem chuan", "thang diem", "muc diem", "tong diem", "diem"];
        let said = of_maximum.iter().any(|word| rest.starts_with(word));
        let share = |top: Quantity, bottom| Fraction::share(max, top, bottom)?.to_points();
        said.then(|| share(Quantity::parse(top).ok()?, Quantity::parse(&bottom).ok()?)).flatten()
    })
}

fn collect(json: &Json, found: &mut BTreeSet<String>) {
    match json {
        Json::Object(members) => members.iter().for_each(|(_, value)| collect(value, found)),
        Json::List(elements) => elements.iter().for_each(|value| collect(value, found)),
        Json::Int(number) => {
            found.insert(number.to_string());
        }
        other => {
            if let Some(text) = other.as_text() {
                found.extend(numbers(text).flat_map(readings));
            }
        }
    }
}

/// The numbers in a text, as printed, without those that only name a place of a
/// document: "mục 1", "Điều 5", "khoản 2", "tiêu chuẩn 3.1".
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let mut before = 0;
    text.split(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').filter_map(move |run| {
        let at = before;
        before += run.len() + text.get(at + run.len()..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let number = run.trim_matches(['.', ',']);
        let named = number.contains(|c: char| c.is_ascii_digit());
        (named && !is_reference(text.get(..at).unwrap_or_default())).then_some(number)
    })
}

/// Whether what is before a number makes it the name of a place. With its marks: "mức 2"
/// is no "mục 2".
fn is_reference(before: &str) -> bool {
    let end: String = before.trim_end().chars().rev().take(10).collect::<Vec<_>>().into_iter().rev().collect();
    let end = format!(" {}", end.to_lowercase());
    [" mục", " điều", " khoản", " tiêu chuẩn", " tiêu chí", " phụ lục"].iter().any(|word| end.ends_with(word))
}

/// A number in the forms it may have in a rule: "04" is 4, "1.000" is 1 or 1000.
fn readings(number: &str) -> impl Iterator<Item = String> + use<> {
    let decimal = number.replace(',', ".");
    let whole: String = number.chars().filter(char::is_ascii_digit).collect();
    let plain = |text: String| {
        Points::parse(text.trim_start_matches('0'))
            .or_else(|_| Points::parse(&format!("0{}", text.trim_start_matches('0'))))
    };
    [plain(decimal), plain(whole)].into_iter().filter_map(Result::ok).map(Points::to_text)
}
