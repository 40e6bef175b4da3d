//! What the columns of a table mean, and where its header ends.
//!
//! Recognised by the words people put above columns; where they are silent or
//! say the same twice, by what stands below. The result is a proposal: every
//! column can be given another meaning.

use super::code::Code;
use crate::base::decimal::{Field, Points, parse_typed};
use crate::base::vietnamese::fold;
use crate::formats::table::Table;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ColumnKind {
    /// Printed codes (STT, mã).
    Code,
    /// Names of areas, criteria and components.
    Name,
    /// Maxima (điểm tối đa, điểm chuẩn).
    Max,
    /// The scale of points or how they are reckoned.
    Rule,
    /// What is counted: a number, or one number out of another.
    Inputs,
    /// Evidence asked for.
    Evidence,
    /// Remarks.
    Note,
    /// Where the row comes from.
    Source,
    /// Filled in by others, or not needed.
    Other,
}

/// The words of the files.
pub const KIND_WORDS: [(&str, ColumnKind); 9] = [
    ("code", ColumnKind::Code),
    ("name", ColumnKind::Name),
    ("max", ColumnKind::Max),
    ("rule", ColumnKind::Rule),
    ("inputs", ColumnKind::Inputs),
    ("evidence", ColumnKind::Evidence),
    ("note", ColumnKind::Note),
    ("source", ColumnKind::Source),
    ("other", ColumnKind::Other),
];

/// The meaning of a table's columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapping {
    /// Rows above the first row of content, headings included.
    pub header_rows: usize,
    /// One for every column.
    pub columns: Vec<ColumnKind>,
}

/// Rows that are searched for a header.
const SEARCHED: usize = 20;

/// Folded words above columns, the more particular first: whether the label
/// must be just that, and what it means.
const LABELS: &[(&str, bool, ColumnKind)] = &[
    ("stt", false, ColumnKind::Code),
    ("tt", true, ColumnKind::Code),
    ("so tt", true, ColumnKind::Code),
    ("so thu tu", true, ColumnKind::Code),
    ("ma", true, ColumnKind::Code),
    ("ma so", true, ColumnKind::Code),
    ("ma tieu chi", true, ColumnKind::Code),
    ("muc", true, ColumnKind::Code),
    ("ky hieu", true, ColumnKind::Code),
    ("code", true, ColumnKind::Code),
    ("rule type", false, ColumnKind::Other),
    ("kiem chung", false, ColumnKind::Evidence),
    ("minh chung", false, ColumnKind::Evidence),
    ("tlkc", false, ColumnKind::Evidence),
    ("evidence", false, ColumnKind::Evidence),
    ("toi da", false, ColumnKind::Max),
    ("diem chuan", false, ColumnKind::Max),
    ("max", true, ColumnKind::Max),
    ("cach tinh", false, ColumnKind::Rule),
    ("cach cham", false, ColumnKind::Rule),
    ("cach danh gia", false, ColumnKind::Rule),
    ("huong dan cham", false, ColumnKind::Rule),
    ("phuong phap", false, ColumnKind::Rule),
    ("cong thuc", false, ColumnKind::Rule),
    ("thang diem", false, ColumnKind::Rule),
    ("muc diem", false, ColumnKind::Rule),
    ("muc danh gia", false, ColumnKind::Rule),
    ("quy dinh cham", false, ColumnKind::Rule),
    ("formula", false, ColumnKind::Rule),
    ("options", false, ColumnKind::Rule),
    ("bands", false, ColumnKind::Rule),
    ("rule", false, ColumnKind::Rule),
    ("inputs", false, ColumnKind::Inputs),
    ("so lieu dau vao", false, ColumnKind::Inputs),
    ("tu so", false, ColumnKind::Inputs),
    ("ghi chu", false, ColumnKind::Note),
    ("note", true, ColumnKind::Note),
    ("source", false, ColumnKind::Source),
    ("nguon", false, ColumnKind::Source),
    ("tu danh gia", false, ColumnKind::Other),
    ("tu cham", false, ColumnKind::Other),
    ("tham dinh", false, ColumnKind::Other),
    ("danh gia", false, ColumnKind::Other),
    ("diem dat", false, ColumnKind::Other),
    ("tong diem", false, ColumnKind::Other),
    ("dieu tra", false, ColumnKind::Other),
    ("xhh", false, ColumnKind::Other),
    ("so lieu", false, ColumnKind::Other),
    ("ty le", false, ColumnKind::Other),
    ("chu ky", false, ColumnKind::Other),
    ("ket qua", false, ColumnKind::Other),
    ("chi so", true, ColumnKind::Other),
    ("tieu chi", false, ColumnKind::Name),
    ("linh vuc", false, ColumnKind::Name),
    ("chi tieu", false, ColumnKind::Name),
    ("noi dung", false, ColumnKind::Name),
    ("nhiem vu", false, ColumnKind::Name),
    ("ten", true, ColumnKind::Name),
    ("name", false, ColumnKind::Name),
    ("diem", true, ColumnKind::Max),
    ("diem so", true, ColumnKind::Max),
];

/// The meaning of a label; none for words not known here.
#[must_use]
pub fn label_kind(label: &str) -> Option<ColumnKind> {
    let label = fold(label);
    let label = label.split_whitespace().collect::<Vec<_>>().join(" ");
    // A heading is short: a whole sentence that mentions points is none.
    if label.is_empty() || 90 < label.chars().count() {
        return None;
    }
    let fits = |(word, whole, _): &&(&str, bool, ColumnKind)| {
        if *whole { label == *word } else { word_in(&label, word) }
    };
    LABELS.iter().find(fits).map(|(_, _, kind)| *kind)
}

/// Whether `word` stands in `text` with no letter beside it.
fn word_in(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let before = text.get(..at).and_then(|rest| rest.chars().next_back());
        let after = text.get(at + word.len()..).and_then(|rest| rest.chars().next());
        !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// A maximum as tables print it: "20,5", "0.5 điểm", "2đ".
#[must_use]
pub fn read_max(cell: &str) -> Option<Points> {
    let folded = fold(cell);
    let text = folded.trim().trim_end_matches('.').trim_end_matches("diem").trim_end_matches('d').trim();
    parse_typed(text, Field::POINTS).ok().flatten().map(Points::from_decimal)
}

/// Proposes what the columns mean and where the header ends.
#[must_use]
pub fn recognise(table: &Table) -> Mapping {
    let header = header(table);
    let (first, rows) = header.unwrap_or((0, 0));
    let mut columns = vec![ColumnKind::Other; table.width()];
    let mut names = Vec::new();
    for (idx, kind) in columns.iter_mut().enumerate() {
        let found = label(table, first, rows, idx).and_then(|label| label_kind(&label));
        *kind = found.unwrap_or(ColumnKind::Other);
        if *kind == ColumnKind::Name {
            names.push(idx);
        }
    }
    let content = Content::of(table, rows);
    // Of several columns with names, the one with codes is the column of codes
    // and the one with most words that of the names.
    if let Some(codes) = names.iter().copied().filter(|idx| content.mostly_codes(*idx)).min()
        && 1 < names.len()
        && !columns.contains(&ColumnKind::Code)
    {
        set(&mut columns, codes, ColumnKind::Code);
        names.retain(|idx| *idx != codes);
    }
    keep_one(&mut columns, ColumnKind::Name, |idx| content.words(idx));
    keep_one(&mut columns, ColumnKind::Max, |idx| content.numbers(idx));
    keep_one(&mut columns, ColumnKind::Code, |idx| content.codes(idx));
    by_content(&mut columns, &content);
    Mapping { header_rows: rows, columns }
}

fn set(columns: &mut [ColumnKind], idx: usize, kind: ColumnKind) {
    if let Some(slot) = columns.get_mut(idx) {
        *slot = kind;
    }
}

/// Keeps the best of several columns of a kind (the first of equals).
fn keep_one(columns: &mut [ColumnKind], kind: ColumnKind, worth: impl Fn(usize) -> usize) {
    let same = |columns: &[ColumnKind]| -> Vec<usize> {
        columns.iter().enumerate().filter(|(_, known)| **known == kind).map(|(idx, _)| idx).collect()
    };
    let all = same(columns);
    let best = all.iter().copied().rev().max_by_key(|idx| worth(*idx));
    for idx in all.into_iter().filter(|idx| Some(*idx) != best) {
        set(columns, idx, ColumnKind::Other);
    }
}

/// Finds what no label named: names are the column with most words, maxima the
/// first column of numbers behind it, codes the column of codes before it.
fn by_content(columns: &mut [ColumnKind], content: &Content) {
    let free = |columns: &[ColumnKind], idx: usize| columns.get(idx) == Some(&ColumnKind::Other);
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
        let found = (name + 1..width).find(|idx| {
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
        key && 2 <= kinds.len()
    };
    let first = (0..table.rows.len().min(SEARCHED)).find(is_header)?;
    let mut end = first + 1;
    // Rows that a cell of the header reaches into, headings below headings, and
    // the row that numbers the columns.
    while end < table.rows.len() && (reached(table, first, end) || counts(table, end)) {
        end += 1;
    }
    Some((first, end))
}

/// Whether a merged cell that begins in the header covers part of this row.
fn reached(table: &Table, first: usize, row: usize) -> bool {
    let cells = table.rows.get(row).map(Vec::as_slice).unwrap_or_default();
    cells.iter().any(|cell| cell.merged.is_some_and(|(start, _)| first <= start && start < row))
        && cells.iter().all(|cell| read_max(&cell.text()).is_none() || cell.merged.is_some())
}

/// "(1) (2) (3)", "A B 1 2": cells in order, nothing else.
fn counts(table: &Table, row: usize) -> bool {
    let cells = table.rows.get(row).map(Vec::as_slice).unwrap_or_default();
    let texts: Vec<String> =
        cells.iter().filter(|cell| !cell.is_blank()).map(crate::formats::table::Cell::text).collect();
    let plain = |text: &String| text.trim_matches(['(', ')', '[', ']', ' ']).chars().count() <= 2;
    let numbers: Vec<u32> =
        texts.iter().filter_map(|text| text.trim_matches(['(', ')', '[', ']']).parse().ok()).collect();
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
            let text = cell.text();
            if label_kind(&text).is_some() {
                return Some(text);
            }
            lowest = lowest.or(Some(text));
        }
    }
    lowest
}

/// What stands in the columns below the header.
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
                *numbers += usize::from(read_max(&text).is_some());
                *words += text.chars().filter(|c| c.is_alphabetic()).count();
            }
        }
        Self { columns }
    }

    fn column(&self, idx: usize) -> [usize; 4] {
        self.columns.get(idx).copied().unwrap_or_default()
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
