//! What the columns of a table mean, and where its header ends.
//!
//! Recognised by the words people put above columns; where they are silent or
//! say the same twice, by what stands below. The result is a proposal: every
//! column can be given another meaning.

use super::code::Code;
use super::labels::label_kind;
pub use super::labels::{ColumnKind, KIND_WORDS};
use super::layout::{criteria_across, turn};
use super::maxima::{PointsCell, Style, read_cell};
use crate::formats::table::{Cell, Table};
use std::borrow::Cow;

/// The meaning of a table's columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Whether criteria are side by side and their maxima in a row: the table is
    /// read with rows and columns exchanged, and the members below are of that.
    pub turned: bool,
    /// Rows above the first row of content, headings included.
    pub header_rows: usize,
    /// One for every column.
    pub columns: Vec<ColumnKind>,
}

/// Rows that are searched for a header.
const SEARCHED: usize = 20;

impl Mapping {
    /// The table as it is read: with rows and columns exchanged, or as it is.
    #[must_use]
    pub fn view<'a>(&self, table: &'a Table) -> Cow<'a, Table> {
        if self.turned { Cow::Owned(turn(table)) } else { Cow::Borrowed(table) }
    }

    /// The place in the source of a cell of [`Mapping::view`].
    #[must_use]
    pub const fn source(&self, row: usize, column: usize) -> (usize, usize) {
        if self.turned { (column, row) } else { (row, column) }
    }
}

/// Proposes what the columns mean and where the header ends.
#[must_use]
pub fn recognise(table: &Table) -> Mapping {
    if criteria_across(table) { recognise_as(table, true) } else { recognise_as(table, false) }
}

/// [`recognise`] for a table whose direction is known.
#[must_use]
pub fn recognise_as(table: &Table, turned: bool) -> Mapping {
    let view = if turned { Cow::Owned(turn(table)) } else { Cow::Borrowed(table) };
    let (header_rows, columns) = by_rows(&view);
    Mapping { turned, header_rows, columns }
}

fn by_rows(table: &Table) -> (usize, Vec<ColumnKind>) {
    let (first, rows) = header(table).unwrap_or((0, 0));
    let content = Content::of(table, rows);
    let mut columns = vec![ColumnKind::Unknown; table.width()];
    for (idx, kind) in columns.iter_mut().enumerate() {
        let found = label(table, first, rows, idx).and_then(|label| label_kind(&label));
        let blank = if content.filled(idx) == 0 { ColumnKind::Other } else { ColumnKind::Unknown };
        *kind = found.unwrap_or(blank);
    }
    names(&mut columns, table, rows, &content);
    keep_one(&mut columns, ColumnKind::Max, |idx| content.numbers(idx));
    keep_one(&mut columns, ColumnKind::Code, |idx| content.codes(idx));
    by_content(&mut columns, &content);
    (rows, columns)
}

/// Of several columns with names, the one with codes is the column of codes, the
/// one with most words that of the names, and those before it that repeat
/// themselves or are blank where it is filled are groups.
fn names(columns: &mut [ColumnKind], table: &Table, header_rows: usize, content: &Content) {
    let mut names: Vec<usize> = all(columns, ColumnKind::Name);
    if let Some(codes) = names.iter().copied().filter(|idx| content.mostly_codes(*idx)).min()
        && 1 < names.len()
        && !columns.contains(&ColumnKind::Code)
    {
        set(columns, codes, ColumnKind::Code);
        names.retain(|idx| *idx != codes);
    }
    let main = names.iter().copied().rev().max_by_key(|idx| content.words(*idx));
    // Steps: each level has a column of its own; the last one has the most rows.
    let steps = names.iter().copied().filter(|idx| content.filled(*idx) > 0).max();
    let main = match (main, steps) {
        (Some(main), Some(last)) if main < last && stepped(table, header_rows, main, last) => Some(last),
        (main, _) => main,
    };
    for idx in names.iter().copied().filter(|idx| Some(*idx) != main) {
        let before = main.is_some_and(|main| idx < main);
        let group = before && main.is_some_and(|main| groups(table, header_rows, idx, main));
        set(columns, idx, if group { ColumnKind::Group } else { ColumnKind::Unknown });
    }
    for idx in all(columns, ColumnKind::Group) {
        if main.is_none_or(|main| !groups(table, header_rows, idx, main)) {
            set(columns, idx, ColumnKind::Unknown);
        }
    }
}

/// Whether two columns are never filled in the same row.
fn stepped(table: &Table, header_rows: usize, one: usize, other: usize) -> bool {
    let own = |row: usize, column: usize| !table.own_lines(row, column).is_empty();
    let mut rows = header_rows..table.rows.len();
    rows.all(|row| !(own(row, one) && own(row, other)))
}

/// Whether a column names groups of the lines of another: it says the same more
/// than once, is merged downwards, or is filled where the other is blank.
fn groups(table: &Table, header_rows: usize, column: usize, main: usize) -> bool {
    let (mut filled, mut changes, mut lines, mut last) = (0_usize, 0_usize, 0_usize, String::new());
    for row in header_rows..table.rows.len() {
        lines += usize::from(!table.own_lines(row, main).is_empty());
        let text = table.own_lines(row, column).join(" ");
        if !text.is_empty() {
            filled += 1;
            changes += usize::from(text != last);
            last = text;
        }
    }
    0 < filled && changes < lines.max(2)
}

fn all(columns: &[ColumnKind], kind: ColumnKind) -> Vec<usize> {
    columns.iter().enumerate().filter(|(_, known)| **known == kind).map(|(idx, _)| idx).collect()
}

fn set(columns: &mut [ColumnKind], idx: usize, kind: ColumnKind) {
    if let Some(slot) = columns.get_mut(idx) {
        *slot = kind;
    }
}

/// Keeps the best of several columns of a kind (the first of equals).
fn keep_one(columns: &mut [ColumnKind], kind: ColumnKind, worth: impl Fn(usize) -> usize) {
    let all = all(columns, kind);
    let best = all.iter().copied().rev().max_by_key(|idx| worth(*idx));
    for idx in all.into_iter().filter(|idx| Some(*idx) != best) {
        set(columns, idx, if worth(idx) == 0 { ColumnKind::Other } else { ColumnKind::Unknown });
    }
}

/// Finds what no label named: names are the column with most words, maxima the
/// first column of numbers behind it, codes the column of codes before it.
fn by_content(columns: &mut [ColumnKind], content: &Content) {
    let free =
        |columns: &[ColumnKind], idx: usize| matches!(columns.get(idx), Some(ColumnKind::Unknown | ColumnKind::Other));
    let width = columns.len();
    if !columns.contains(&ColumnKind::Name) {
        let best = (0..width).rev().filter(|idx| free(columns, *idx)).max_by_key(|idx| content.words(*idx));
        if let Some(idx) = best.filter(|idx| 0 < content.words(*idx)) {
            set(columns, idx, ColumnKind::Name);
        }
    }
    let name = columns.iter().position(|kind| *kind == ColumnKind::Name).unwrap_or(0);
    if !columns.contains(&ColumnKind::Code) {
        let found = (0..name).find(|idx| free(columns, *idx) && content.mostly_codes(*idx));
        if let Some(idx) = found {
            set(columns, idx, ColumnKind::Code);
        }
    }
    if !columns.contains(&ColumnKind::Max) {
        let found = (name + 1..width).chain(0..name).find(|idx| {
            let scale = columns.get(*idx) == Some(&ColumnKind::Rule);
            (free(columns, *idx) || scale) && content.mostly_numbers(*idx)
        });
        if let Some(idx) = found {
            set(columns, idx, ColumnKind::Max);
        }
    }
}

/// First and one past the last row of the header.
fn header(table: &Table) -> Option<(usize, usize)> {
    let kinds = |row: usize| -> Vec<ColumnKind> {
        (0..table.width()).filter_map(|idx| label_kind(&table.own_lines(row, idx).join(" "))).collect()
    };
    let is_header = |row: &usize| {
        let kinds = kinds(*row);
        let key = kinds.iter().any(|kind| matches!(kind, ColumnKind::Name | ColumnKind::Max));
        let amount = |cell: &Cell| cell.merged.is_none() && is_number(cell);
        key && 2 <= kinds.len() && !table.rows.get(*row).is_some_and(|cells| cells.iter().any(amount))
    };
    let first = (0..table.rows.len().min(SEARCHED)).find(is_header)?;
    let mut end = first + 1;
    // Rows that a cell of the header reaches into, headings below headings, and
    // the row that numbers the columns.
    while end < table.rows.len()
        && (reached(table, first, end) || counts(table, end) || (end < first + 4 && headings(table, end)))
    {
        end += 1;
    }
    Some((first, end))
}

/// Whether a merged cell that begins in the header covers part of this row.
fn reached(table: &Table, first: usize, row: usize) -> bool {
    let cells = table.rows.get(row).map(Vec::as_slice).unwrap_or_default();
    cells.iter().any(|cell| cell.merged.is_some_and(|(start, _)| first <= start && start < row))
        && cells.iter().all(|cell| cell.merged.is_some() || !is_number(cell))
}

fn is_number(cell: &Cell) -> bool {
    read_cell(cell, Style::default()).amount().is_some()
}

/// Whether all cells of a row, two at least, are headings of columns.
fn headings(table: &Table, row: usize) -> bool {
    let cells = table.rows.get(row).map(Vec::as_slice).unwrap_or_default();
    let own = || cells.iter().filter(|cell| !cell.is_blank() && cell.merged.is_none());
    2 <= own().count() && own().all(|cell| label_kind(&cell.text()).is_some())
}

/// "(1) (2) (3)", "A B 1 2": cells in order, nothing else.
fn counts(table: &Table, row: usize) -> bool {
    let cells = table.rows.get(row).map(Vec::as_slice).unwrap_or_default();
    let own = cells.iter().filter(|cell| !cell.is_blank() && cell.merged.is_none());
    let texts: Vec<String> = own.map(Cell::text).collect();
    let bare = |text: &str| text.trim_matches(['(', ')', '[', ']', ' ']).to_owned();
    let numbers: Vec<u32> = texts.iter().filter_map(|text| bare(text).parse().ok()).collect();
    // "(7)=(5)+(6)" numbers a column, too.
    let plain = |text: &String| bare(text).chars().count() <= 2 || bare(text).chars().all(|c| !c.is_alphabetic());
    3 <= texts.len()
        && texts.iter().all(plain)
        && 2 <= numbers.len()
        && numbers.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b))
}

/// The headings of a column, from the lowest to the highest.
fn label(table: &Table, first: usize, end: usize, column: usize) -> Option<String> {
    let mut lowest = None;
    for row in (first..end).rev() {
        let cell = table.cell(row, column)?;
        if !cell.is_blank() && !counts(table, row) {
            let text = cell.lines.join(" ");
            if label_kind(&text).is_some() {
                return Some(text);
            }
            lowest = lowest.or(Some(text));
        }
    }
    lowest
}

/// What is in the columns below the header.
struct Content {
    /// For every column: cells with content, codes, numbers, characters of words.
    columns: Vec<[usize; 4]>,
}

impl Content {
    fn of(table: &Table, header_rows: usize) -> Self {
        let mut columns = vec![[0; 4]; table.width()];
        for row in table.rows.iter().skip(header_rows) {
            for (cell, [filled, codes, numbers, words]) in row.iter().zip(&mut columns) {
                if cell.is_blank() || cell.merged.is_some() {
                    continue;
                }
                let text = cell.text();
                *filled += 1;
                *codes += usize::from(Code::read(&text).is_some());
                // A cell of points that is not understood is still one.
                let points = read_cell(cell, Style::default());
                let short = text.chars().count() <= 24 && text.contains(|c: char| c.is_ascii_digit());
                *numbers +=
                    usize::from(points.amount().is_some() || matches!(points, PointsCell::Ambiguous(_)) || short);
                *words += text.chars().filter(|c| c.is_alphabetic()).count();
            }
        }
        Self { columns }
    }

    fn column(&self, idx: usize) -> [usize; 4] {
        self.columns.get(idx).copied().unwrap_or_default()
    }

    fn filled(&self, idx: usize) -> usize {
        let [filled, ..] = self.column(idx);
        filled
    }

    fn mostly_codes(&self, idx: usize) -> bool {
        let [filled, codes, ..] = self.column(idx);
        0 < filled && filled < codes * 2
    }

    fn mostly_numbers(&self, idx: usize) -> bool {
        let [filled, _, numbers, _] = self.column(idx);
        0 < filled && filled < numbers * 2
    }

    fn codes(&self, idx: usize) -> usize {
        let [_, codes, ..] = self.column(idx);
        codes
    }

    fn numbers(&self, idx: usize) -> usize {
        let [_, _, numbers, _] = self.column(idx);
        numbers
    }

    fn words(&self, idx: usize) -> usize {
        let [.., words] = self.column(idx);
        words
    }
}
