//! Sheets of an .ods spreadsheet.

use super::inline::{Inline, Sink};
use super::styles::Styles;
use crate::formats::cells::{self, Sheet};
use crate::formats::dates::{Dated, Found};
use crate::formats::decimal;
use crate::formats::note::CellNote;
use crate::formats::ooxml::{Piece, attribute, number, walk};
use crate::formats::source::Source;
use crate::formats::table::{Cell, MOST_COLUMNS, MOST_ROWS, MOST_TABLES, ReadError, SourceKind};
use crate::formats::words::{Converted, Look, Words};
use quick_xml::events::BytesStart;

/// A cell that is open.
#[derive(Default)]
struct Open {
    repeated: usize,
    columns: usize,
    rows: usize,
    kind: String,
    value: Option<String>,
    formula: Option<String>,
    style: String,
    covered: bool,
}

/// Where the text of a cell goes.
#[derive(Default)]
struct CellSink {
    words: Words,
    converted: Converted,
}

impl Sink for CellSink {
    fn push(&mut self, text: &str, look: Look) {
        self.words.push(text, look, &mut self.converted);
    }

    fn break_line(&mut self) {
        self.words.break_line();
    }

    fn end_paragraph(&mut self) {
        self.words.break_line();
    }

    fn note(&mut self, note: CellNote) {
        self.words.note(note);
    }
}

/// The state of reading.
#[derive(Default)]
struct Reading {
    sheets: Vec<Sheet>,
    sheet: Sheet,
    /// Tables inside one another; 1 is a sheet.
    depth: usize,
    row: usize,
    rows: usize,
    column: usize,
    /// Cells of the row, which may be repeated.
    cells: Vec<Found>,
    spans: Vec<(usize, usize, usize)>,
    open: Option<Open>,
    /// The next column of the list of columns.
    listed: usize,
    inline: Inline,
    sink: CellSink,
}

/// All sheets of a content part.
pub(super) fn read(styles: &Styles, part: &str, xml: &str) -> Result<Source, ReadError> {
    let mut reading = Reading::default();
    walk(part, xml, |piece| match piece {
        Piece::Start(tag) => reading.start(&tag, styles),
        Piece::End(name) => reading.end(name, styles),
        Piece::Words(words) => {
            if reading.open.is_some() {
                reading.inline.words(words, &mut reading.sink);
            }
            Ok(())
        }
    })?;
    cells::source(reading.sheets, SourceKind::Ods, &reading.sink.converted)
}

/// Whether a row or column is hidden, or left out by a filter.
fn is_hidden(tag: &BytesStart<'_>) -> bool {
    attribute(tag, "visibility").is_some_and(|visibility| visibility != "visible")
}

impl Reading {
    fn start(&mut self, tag: &BytesStart<'_>, styles: &Styles) -> Result<(), ReadError> {
        match tag.local_name().as_ref() {
            "table" => {
                self.depth += 1;
                if self.depth == 1 {
                    self.open_sheet(tag, styles)?;
                }
            }
            _ if self.depth != 1 => {}
            "table-column" => {
                let count = number(tag, "number-columns-repeated").unwrap_or(1);
                let end = self.listed.saturating_add(count);
                if is_hidden(tag) {
                    self.sheet.hidden_columns.extend(self.listed..end.min(MOST_COLUMNS));
                }
                self.listed = end;
            }
            "table-row" => {
                self.rows = number(tag, "number-rows-repeated").unwrap_or(1).max(1);
                self.column = 0;
                if is_hidden(tag) {
                    let end = self.row.saturating_add(self.rows).min(MOST_ROWS);
                    self.sheet.hidden_rows.extend(self.row..end);
                }
            }
            name @ ("table-cell" | "covered-table-cell") => self.open_cell(tag, name, styles),
            _ if self.open.is_some() => self.inline.start(tag, styles, &mut self.sink),
            _ => {}
        }
        Ok(())
    }

    fn open_sheet(&mut self, tag: &BytesStart<'_>, styles: &Styles) -> Result<(), ReadError> {
        if MOST_TABLES <= self.sheets.len() {
            return Err(ReadError::TooManyTables { most: MOST_TABLES });
        }
        let style = attribute(tag, "style-name").unwrap_or_default();
        let name = attribute(tag, "name").unwrap_or_default();
        self.sheet = Sheet { name, hidden: styles.hides(&style), ..Sheet::default() };
        (self.row, self.listed) = (0, 0);
        Ok(())
    }

    fn open_cell(&mut self, tag: &BytesStart<'_>, name: &str, styles: &Styles) {
        let of = |name: &str| attribute(tag, name);
        let count = |name: &str| number(tag, name).unwrap_or(1).max(1);
        // An error has a type of its own beside the one of the format.
        let kind = tag_kind(tag);
        let value = ["value", "date-value", "boolean-value", "string-value"].iter().find_map(|name| of(name));
        let style = of("style-name").unwrap_or_default();
        let look = styles.look("table-cell", &style);
        self.inline.base = look.within(Look::default());
        self.inline.base.script = crate::formats::words::Script::Line;
        self.open = Some(Open {
            repeated: count("number-columns-repeated"),
            columns: count("number-columns-spanned"),
            rows: count("number-rows-spanned"),
            kind,
            value,
            formula: of("formula"),
            style,
            covered: name == "covered-table-cell",
        });
    }

    fn end(&mut self, name: &str, styles: &Styles) -> Result<(), ReadError> {
        match name {
            "table" => {
                self.depth = self.depth.saturating_sub(1);
                if self.depth == 0 {
                    self.sheets.push(std::mem::take(&mut self.sheet));
                }
            }
            _ if self.depth != 1 => {}
            "table-cell" | "covered-table-cell" => self.close_cell(styles)?,
            "table-row" => self.close_row()?,
            name if self.open.is_some() => self.inline.end(name, &mut self.sink),
            _ => {}
        }
        Ok(())
    }

    fn close_cell(&mut self, styles: &Styles) -> Result<(), ReadError> {
        let Some(open) = self.open.take() else { return Ok(()) };
        let cell = std::mem::take(&mut self.sink.words).finish();
        let first = self.column;
        self.column = first.saturating_add(open.repeated);
        let (cell, date) = value(&open, cell, styles);
        if open.covered || !cell.has_content() {
            return Ok(());
        }
        if MOST_COLUMNS < self.column {
            let table = self.sheets.len() + 1;
            return Err(ReadError::TooManyColumns { table, row: self.row + 1, most: MOST_COLUMNS });
        }
        for column in first..self.column {
            self.cells.push(Found { row: self.row, column, cell: cell.clone(), date: date.clone() });
        }
        if 1 < open.columns || 1 < open.rows {
            self.spans.push((first, open.columns, open.rows));
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), ReadError> {
        let cells = std::mem::take(&mut self.cells);
        let spans = std::mem::take(&mut self.spans);
        let (row, rows) = (self.row, self.rows);
        self.row = row.saturating_add(rows);
        if cells.is_empty() {
            return Ok(());
        }
        if MOST_ROWS < self.row {
            return Err(ReadError::TooManyRows { table: self.sheets.len() + 1, most: MOST_ROWS });
        }
        for row in row..self.row {
            self.sheet.cells.extend(cells.iter().map(|found| Found { row, ..found.clone() }));
            for (column, columns, rows) in &spans {
                let last = (row.saturating_add(rows - 1), column.saturating_add(columns - 1));
                self.sheet.merged.push(((row, *column), last));
            }
        }
        // One long text repeated over many rows and columns is stopped here.
        let bytes: usize = cells.iter().map(|found| found.cell.lines.iter().map(String::len).sum::<usize>()).sum();
        if crate::formats::table::MOST_BYTES < bytes.saturating_mul(rows) {
            let most = crate::formats::table::MOST_BYTES;
            return Err(ReadError::TooMuchText { table: self.sheets.len() + 1, most });
        }
        Ok(())
    }
}

/// The type of a cell's value; `error` where the program says so.
fn tag_kind(tag: &BytesStart<'_>) -> String {
    let mut kinds = tag.attributes();
    kinds.with_checks(false);
    let kinds: Vec<String> = kinds
        .flatten()
        .filter(|found| found.key.local_name().as_ref() == "value-type")
        .filter_map(|found| Some(found.normalized_value(quick_xml::XmlVersion::Implicit1_0).ok()?.into_owned()))
        .collect();
    let error = kinds.iter().find(|kind| *kind == "error");
    error.or_else(|| kinds.first()).cloned().unwrap_or_default()
}

/// A cell with its value, and the date behind it.
fn value(open: &Open, mut cell: Cell, styles: &Styles) -> (Cell, Option<Dated>) {
    let text = cell.text();
    let faulty =
        open.kind == "error" || (open.formula.is_some() && (text.starts_with('#') || text.starts_with("Err:")));
    if faulty && !cell.is_blank() {
        cell.notes.push(CellNote::ErrorValue);
        return (cell, None);
    }
    let stored = open.value.as_deref().unwrap_or_default();
    if let Some(formula) = &open.formula
        && cell.is_blank()
        && stored.is_empty()
        && open.kind != "string"
    {
        let formula = formula.split_once(":=").map_or(formula.as_str(), |(_, rest)| rest);
        return (Cell { notes: vec![CellNote::FormulaWithoutValue], ..Cell::of(&format!("={formula}")) }, None);
    }
    match open.kind.as_str() {
        "float" | "percentage" | "currency" => (numeric(cell, stored, open.kind == "percentage"), None),
        "date" => {
            let date = Dated::of_parts(stored, &text, styles.date_parts(&open.style));
            if cell.is_blank() {
                cell.lines = Cell::of(stored).lines;
            }
            (cell, date)
        }
        _ => {
            if cell.is_blank() && cell.notes.is_empty() {
                cell.lines = Cell::of(stored).lines;
            }
            (cell, None)
        }
    }
}

/// A number beside the text that shows it, in the language of the writer.
fn numeric(mut cell: Cell, stored: &str, percent: bool) -> Cell {
    let Some(number) = decimal::plain(stored.trim()) else { return cell };
    if cell.is_blank() {
        // Struck out or hidden is not the same as not shown at all.
        if cell.notes.is_empty() {
            let shown = if percent { decimal::times_hundred(&number).map(|text| format!("{text}%")) } else { None };
            cell.lines = vec![shown.unwrap_or_else(|| number.clone())];
            cell.number = Some(number.into());
        }
        return cell;
    }
    let text = cell.text();
    let sign = if text.contains('%') { "%" } else { "" };
    let bare = text.trim_end_matches(['%', ' ', '\u{a0}']);
    let meant = if sign.is_empty() { Some(number.clone()) } else { decimal::times_hundred(&number) };
    let digits =
        bare.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '−' | ' ' | '\u{a0}' | '\u{202f}'));
    if digits {
        match decimal::shown_as(bare, meant.as_deref().unwrap_or_default()) {
            decimal::ShownAs::Same(plain) => cell.lines = vec![format!("{plain}{sign}")],
            decimal::ShownAs::Other(plain) => {
                cell.lines = vec![format!("{plain}{sign}")];
                cell.notes.push(CellNote::Rounded { stored: number.clone() });
            }
            // Codes such as 1.1.2 by a format of their own.
            decimal::ShownAs::NoNumber => {}
        }
    }
    cell.number = Some(number.into());
    cell
}
