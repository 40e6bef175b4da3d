//! A list typed or pasted from a spreadsheet: names and results, line by line.
//!
//! Tabs between cells (semicolons where there is no tab), decimal comma or
//! point. The name is the first cell that is no number, the result the first
//! number after it, the class the next cell that is no number; a running number
//! before the name and a header line are passed over.

use super::cohort::{Cohort, Entry, LONGEST_NAME, MOST_BODIES, folded};
use crate::base::decimal::{Field, NumberError, Points, parse_typed};
use std::collections::BTreeMap;

/// The id of a list that a person pasted.
pub const OWN_LIST: &str = "danh-sach-da-dan";

/// What is wrong with one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineProblem {
    /// Number of the line, from 1.
    pub line: u32,
    /// What is wrong.
    pub kind: LineProblemKind,
}

/// What can be wrong with a line of a pasted list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineProblemKind {
    /// There is no name.
    NoName,
    /// There is no result beside the name.
    NoResult,
    /// The cell where the result should stand is not a number.
    NotANumber {
        /// The cell, as pasted.
        found: String,
        /// What is wrong with it.
        error: NumberError,
    },
    /// The name has more characters than a list may hold.
    LongName {
        /// The most it may have.
        most: usize,
    },
    /// The body stands in an earlier line already.
    Twice {
        /// That line.
        first: u32,
    },
    /// More lines than a list may have; this one and the following are not read.
    TooMany,
}

/// A pasted list: the lines that could be read, and the problems of the others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The list; complete when no line had a problem.
    pub cohort: Cohort,
    /// The line passed over as a header, from 1.
    pub header: Option<u32>,
    /// All problems, by line.
    pub problems: Vec<LineProblem>,
}

impl Table {
    /// The list of a person, under a name, a year and a source of their own; a blank
    /// name or source is filled with `otherwise`.
    #[must_use]
    pub fn named(self, name: &str, year: u16, source: &str, otherwise: &str) -> Cohort {
        let filled = |text: &str| if text.trim().is_empty() { otherwise.to_owned() } else { text.trim().to_owned() };
        Cohort { id: OWN_LIST.to_owned(), name: filled(name), year, source: filled(source), ..self.cohort }
    }
}

enum Line {
    Blank,
    Entry(Entry),
    Wrong(LineProblemKind),
}

fn number(cell: &str) -> Result<Option<Points>, NumberError> {
    let plain = cell.strip_suffix('%').unwrap_or(cell);
    parse_typed(plain, Field::POINTS).map(|value| value.map(Points::from_decimal))
}

fn read_line(line: &str, separator: char) -> Line {
    let cells: Vec<&str> = line.split(separator).map(|cell| cell.trim().trim_matches('"').trim()).collect();
    if cells.iter().all(|cell| cell.is_empty()) {
        return Line::Blank;
    }
    let is_name = |cell: &str| cell.chars().any(char::is_alphabetic);
    let Some(at) = cells.iter().position(|cell| is_name(cell)) else {
        return Line::Wrong(LineProblemKind::NoName);
    };
    let body = cells.get(at).copied().unwrap_or_default();
    if LONGEST_NAME < body.chars().count() {
        return Line::Wrong(LineProblemKind::LongName { most: LONGEST_NAME });
    }
    let mut rest = cells.iter().skip(at + 1).filter(|cell| !cell.is_empty());
    let Some(result) = rest.next() else { return Line::Wrong(LineProblemKind::NoResult) };
    let value = match number(result) {
        Ok(Some(value)) => value,
        Ok(None) => return Line::Wrong(LineProblemKind::NoResult),
        Err(error) => return Line::Wrong(LineProblemKind::NotANumber { found: (*result).to_owned(), error }),
    };
    let class = rest.find(|cell| is_name(cell)).copied().unwrap_or_default().to_owned();
    let (points, percent) = if result.ends_with('%') { (None, Some(value)) } else { (Some(value), None) };
    Line::Entry(Entry { body: body.to_owned(), points, percent, class, ..Entry::default() })
}

/// Reads a pasted list. Lines that cannot be read are reported and left out;
/// the id, name, year and source are for the caller to fill in.
///
/// # Example
/// ```
/// let table = cchc::engine::rank::read_table("Đơn vị\tĐiểm\nSở Nội vụ\t92,71\tTốt\n");
/// assert_eq!((table.cohort.size, table.problems.len()), (1, 0));
/// ```
#[must_use]
pub fn read_table(text: &str) -> Table {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let separator = if text.contains('\t') { '\t' } else { ';' };
    let mut cohort = Cohort::default();
    let mut problems = Vec::new();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    let mut header = None;
    let mut header_may_come = true;
    for (number, line) in (1_u32..).zip(text.lines()) {
        let mut wrong = |kind| problems.push(LineProblem { line: number, kind });
        match read_line(line, separator) {
            Line::Blank => continue,
            // A header has a word where a result should be.
            Line::Wrong(LineProblemKind::NotANumber { found, .. })
                if header_may_come && found.starts_with(char::is_alphabetic) =>
            {
                header = Some(number);
            }
            Line::Wrong(kind) => wrong(kind),
            Line::Entry(_) if MOST_BODIES <= cohort.entries.len() => {
                wrong(LineProblemKind::TooMany);
                break;
            }
            Line::Entry(entry) => match seen.get(&folded(&entry.body)) {
                Some(first) => wrong(LineProblemKind::Twice { first: *first }),
                None => {
                    seen.insert(folded(&entry.body), number);
                    cohort.entries.push(entry);
                }
            },
        }
        header_may_come = false;
    }
    let unread = problems.iter().filter(|p| !matches!(p.kind, LineProblemKind::Twice { .. })).count();
    let size = u32::try_from((cohort.entries.len() + unread).min(MOST_BODIES)).unwrap_or(u32::MAX);
    let main = cohort.main_is_percent();
    let whole = cohort.entries.iter().all(|entry| if main { entry.percent.is_some() } else { entry.points.is_some() });
    cohort.complete = problems.is_empty() && whole;
    cohort.size = size;
    Table { cohort, header, problems }
}
