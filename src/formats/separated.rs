//! Text with separators: what Excel puts on the clipboard beside HTML, and .csv
//! files with commas or semicolons.

use super::grid::Grid;
use super::{marks, within};
#[cfg(feature = "studio")]
use crate::formats::source::{Paragraph, Source};
#[cfg(feature = "studio")]
use crate::formats::table::{Cell, MOST_ROWS};
use crate::formats::table::{MOST_COLUMNS, ReadError, SourceKind, Table};
use std::collections::BTreeMap;

/// The separators that are tried, the surest first.
const SEPARATORS: [char; 3] = ['\t', ';', ','];

/// Bytes to text: UTF-8 with or without its mark, UTF-16 with it.
///
/// # Errors
/// [`ReadError::NotUnicode`] with the first byte that does not fit.
pub fn decode(bytes: &[u8]) -> Result<String, ReadError> {
    if let Some(rest) = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]) {
        return utf8(rest, 3);
    }
    let wide = match bytes {
        [0xFF, 0xFE, rest @ ..] => Some((rest, u16::from_le_bytes as fn([u8; 2]) -> u16)),
        [0xFE, 0xFF, rest @ ..] => Some((rest, u16::from_be_bytes as fn([u8; 2]) -> u16)),
        _ => None,
    };
    let Some((rest, from)) = wide else { return utf8(bytes, 0) };
    let pairs = rest.chunks_exact(2).filter_map(|pair| Some(from(pair.try_into().ok()?)));
    let mut text = String::new();
    for (at, c) in char::decode_utf16(pairs).enumerate() {
        text.push(c.map_err(|_| ReadError::NotUnicode { at: 2 + 2 * at })?);
    }
    Ok(text)
}

fn utf8(bytes: &[u8], start: usize) -> Result<String, ReadError> {
    let text = std::str::from_utf8(bytes).map_err(|error| ReadError::NotUnicode { at: start + error.valid_up_to() })?;
    Ok(text.to_owned())
}

/// The table of a text: tabs, semicolons or commas between cells, whichever
/// gives rows of equal length; cells in quotes may hold line breaks.
///
/// # Errors
/// [`ReadError`] with the place; [`ReadError::NoTable`] for sentences.
///
/// # Example
/// ```
/// let table = cchc::formats::text("STT;Tiêu chí;Điểm\n1;\"Kế hoạch; báo cáo\";1,5\n").unwrap();
/// assert_eq!(table.rows[1][1].text(), "Kế hoạch; báo cáo");
/// ```
pub fn text(input: &str) -> Result<Table, ReadError> {
    within(input.len())?;
    let input = input.strip_prefix('\u{feff}').unwrap_or(input);
    if input.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    let found = declared(input).or_else(|| likeliest(input).map(|separator| (separator, input)));
    let (separator, input) = found.ok_or(ReadError::NoTable)?;
    let mut grid = Grid::new(0);
    for (idx, row) in records(input, separator).iter().enumerate() {
        grid.next_row(idx == 0)?;
        for cell in row {
            grid.put(marks::finish(cell, Vec::new()), 1, 1)?;
        }
    }
    let table = grid.finish(SourceKind::Text, "").ok_or(ReadError::Empty)?;
    // A text without any separator is no table.
    if table.width() < 2 {
        return Err(ReadError::NoTable);
    }
    Ok(table)
}

/// Everything in a text: its table, or its lines when it has none.
#[cfg(feature = "studio")]
pub(super) fn everything(input: &str) -> Result<Source, ReadError> {
    let mut source = Source::default();
    match text(input) {
        Ok(table) => source.tables.push(table),
        Err(ReadError::NoTable) => {
            let cells = input.lines().map(|line| marks::finish(line, Vec::new())).filter(Cell::has_content);
            let paragraphs = cells.take(MOST_ROWS).map(|cell| Paragraph { cell, tables_before: 0 });
            source.paragraphs = paragraphs.collect();
        }
        Err(error) => return Err(error),
    }
    Ok(source)
}

/// Excel's own first line `sep=;`, and the text after it.
fn declared(input: &str) -> Option<(char, &str)> {
    let (first, rest) = input.split_once('\n')?;
    let separator = first.trim_end().strip_prefix("sep=")?;
    let mut chars = separator.chars();
    chars.next().filter(|_| chars.next().is_none()).map(|c| (c, rest))
}

/// The separator with which most rows have the same number of cells, of those
/// the one that gives more cells; none when the text is sentences.
fn likeliest(input: &str) -> Option<char> {
    let mut best: Option<(char, (usize, usize))> = None;
    for separator in SEPARATORS {
        let rows = records(input, separator);
        let widths: Vec<usize> = rows.iter().map(Vec::len).filter(|width| 1 < *width).collect();
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for width in &widths {
            *counts.entry(*width).or_default() += 1;
        }
        let usual = counts.iter().map(|(width, count)| (*count, *width)).max();
        let Some(usual) = usual else { continue };
        if separator == '\t' {
            return Some('\t');
        }
        let filled = rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).count();
        let regular = 2 <= usual.0 && filled <= usual.0 * 2;
        if regular && !is_prose(&rows) && best.is_none_or(|(_, most)| most < usual) {
            best = Some((separator, usual));
        }
    }
    best.map(|(separator, _)| separator)
}

/// Whether separators stand as in sentences: with a space behind them, as no
/// program writes them.
fn is_prose(rows: &[Vec<String>]) -> bool {
    let inner = || rows.iter().flat_map(|row| row.iter().skip(1));
    let spaced = inner().filter(|cell| cell.starts_with(' ')).count();
    let all = inner().filter(|cell| !cell.is_empty()).count();
    all < spaced * 2
}

/// Rows of cells. A quote counts only at the start of a cell and when it is
/// closed; otherwise it is a character like any other.
fn records(input: &str, separator: char) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    let mut row = Vec::new();
    let mut rest = input;
    loop {
        let (cell, after) = quoted(rest, separator).unwrap_or_else(|| plain(rest, separator));
        // One more than allowed is enough to refuse the row.
        if row.len() <= MOST_COLUMNS {
            row.push(cell);
        }
        let mut chars = after.chars();
        match chars.next() {
            Some(c) if c == separator => rest = chars.as_str(),
            Some(_) => {
                rows.push(std::mem::take(&mut row));
                rest = after.strip_prefix("\r\n").unwrap_or(chars.as_str());
                if rest.is_empty() {
                    return rows;
                }
            }
            None => {
                rows.push(row);
                return rows;
            }
        }
    }
}

fn plain(rest: &str, separator: char) -> (String, &str) {
    let end = rest.find([separator, '\n', '\r']).unwrap_or(rest.len());
    let (cell, after) = rest.split_at(end);
    (cell.to_owned(), after)
}

/// A cell in quotes and what follows it; none when it is no such cell.
fn quoted(rest: &str, separator: char) -> Option<(String, &str)> {
    let body = rest.trim_start_matches(' ').strip_prefix('"')?;
    let mut cell = String::new();
    let mut rest = body;
    loop {
        let (part, after) = rest.split_once('"')?;
        cell.push_str(part);
        match after.strip_prefix('"') {
            Some(more) => {
                cell.push('"');
                rest = more;
            }
            None => {
                let after = after.trim_start_matches(' ');
                let ends = after.is_empty() || after.starts_with([separator, '\n', '\r']);
                return ends.then_some((cell, after));
            }
        }
    }
}
