//! The cells of one sheet.

use super::strings::{Text, TextReader};
use super::styles::{Font, Styles};
use crate::formats::cells::{Range, Sheet};
use crate::formats::dates::{Dated, Found};
use crate::formats::decimal::Decimal;
use crate::formats::note::CellNote;
use crate::formats::note::LeftOut;
use crate::formats::ooxml::{Piece, attribute, is_on, number, walk};
use crate::formats::table::{Cell, MOST_COLUMNS, MOST_ROWS, ReadError};
use crate::formats::words::{Converted, Words};
use quick_xml::events::BytesStart;

/// What all sheets of a workbook share.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub texts: Vec<Text>,
    pub styles: Styles,
    /// Days are counted from 1904.
    pub from_1904: bool,
    /// The program asks for all formulas to be computed when the file is opened:
    /// its zeros are none.
    pub recalculates: bool,
}

/// A cell while it is read.
#[derive(Debug, Default)]
struct Open {
    kind: String,
    style: Option<usize>,
    value: Option<String>,
    formula: Option<String>,
    inline: Option<Text>,
}

/// A sheet while it is read.
#[derive(Default)]
struct Reading {
    /// Row and column of the next cell that says no place.
    next: (usize, usize),
    open: Option<Open>,
    place: (usize, usize),
    text: TextReader,
    /// Where words go.
    into: Into,
    sheet: Sheet,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Into {
    #[default]
    Nothing,
    Value,
    Formula,
    Inline,
}

/// Reads a sheet, each cell as a person sees it.
pub(super) fn read(
    book: &Book,
    part: &str,
    xml: &str,
    index: usize,
    converted: &mut Converted,
) -> Result<Sheet, ReadError> {
    let mut cells = Vec::new();
    let mut sheet = each_cell(part, xml, index, |(row, column), open| {
        if MOST_COLUMNS <= column && open.is_empty() {
            return;
        }
        let (cell, date) = value(book, open, converted);
        if cell.has_content() {
            cells.push(Found { row, column, cell, date });
        }
    })?;
    sheet.cells = cells;
    Ok(sheet)
}

/// Row and column of a cell from 0, and its text.
pub(super) type RawCell = ((usize, usize), String);

/// Reads a sheet, every cell exactly as it is stored.
pub(super) fn raw(book: &Book, part: &str, xml: &str, index: usize) -> Result<Vec<RawCell>, ReadError> {
    let mut cells = Vec::new();
    each_cell(part, xml, index, |place, open| {
        let shared = |open: &Open| open.value.as_deref()?.trim().parse().ok().and_then(|at: usize| book.texts.get(at));
        let text = match (open.kind.as_str(), &open.inline) {
            ("s", _) => shared(&open).map(Text::plain).unwrap_or_default(),
            ("inlineStr", Some(text)) => text.plain(),
            ("" | "n", _) => {
                let stored = open.value.unwrap_or_default();
                Decimal::parse(stored.trim()).map_or(stored, |number| number.to_text())
            }
            _ => super::strings::unescaped(&open.value.unwrap_or_default()),
        };
        cells.push((place, text));
    })?;
    Ok(cells)
}

fn each_cell(
    part: &str,
    xml: &str,
    index: usize,
    mut each: impl FnMut((usize, usize), Open),
) -> Result<Sheet, ReadError> {
    let mut reading = Reading::default();
    walk(part, xml, |piece| {
        match piece {
            Piece::Start(tag) => reading.start(&tag),
            Piece::Words(words) => reading.words(words),
            Piece::End("c") => {
                if let Some(open) = reading.open.take() {
                    if MOST_ROWS <= reading.place.0 && !open.is_empty() {
                        return Err(ReadError::TooManyRows { table: index + 1, most: MOST_ROWS });
                    }
                    each(reading.place, open);
                }
            }
            Piece::End(name) => reading.end(name),
        }
        Ok(())
    })?;
    Ok(reading.sheet)
}

impl Reading {
    fn start(&mut self, tag: &BytesStart<'_>) {
        match tag.local_name().as_ref() {
            "col" => self.column(tag),
            "row" => {
                let row = number(tag, "r").and_then(|row| row.checked_sub(1)).unwrap_or(self.next.0);
                self.next = (row, 0);
                if is_on(tag, "hidden", false) && row < MOST_ROWS {
                    self.sheet.hidden_rows.insert(row);
                }
            }
            "c" => {
                let place = attribute(tag, "r").as_deref().and_then(reference);
                self.place = place.unwrap_or(self.next);
                self.next = (self.place.0, self.place.1.saturating_add(1));
                let kind = attribute(tag, "t").unwrap_or_default();
                self.open = Some(Open { kind, style: number(tag, "s"), ..Open::default() });
            }
            "v" => {
                self.into = Into::Value;
                if let Some(open) = &mut self.open {
                    open.value.get_or_insert_default();
                }
            }
            "f" => {
                self.into = Into::Formula;
                if let Some(open) = &mut self.open {
                    open.formula.get_or_insert_default();
                }
            }
            "is" => self.into = Into::Inline,
            "mergeCell" => self.sheet.merged.extend(attribute(tag, "ref").as_deref().and_then(range)),
            _ if self.into == Into::Inline => self.text.start(tag),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        let Some(open) = &mut self.open else { return };
        match self.into {
            Into::Nothing => {}
            Into::Value => open.value.get_or_insert_default().push_str(words),
            Into::Formula => open.formula.get_or_insert_default().push_str(words),
            Into::Inline => self.text.words(words),
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "v" | "f" => self.into = Into::Nothing,
            "is" => {
                self.into = Into::Nothing;
                if let Some(open) = &mut self.open {
                    open.inline = Some(self.text.take());
                }
            }
            "row" => self.next = (self.next.0.saturating_add(1), 0),
            _ if self.into == Into::Inline => self.text.end(name),
            _ => {}
        }
    }

    fn column(&mut self, tag: &BytesStart<'_>) {
        let first = number(tag, "min").unwrap_or(1).max(1) - 1;
        let last = number(tag, "max").unwrap_or(first + 1).min(MOST_COLUMNS);
        let flat =
            attribute(tag, "width").is_some_and(|width| Decimal::parse(width.trim()).is_some_and(|w| w.is_zero()));
        if is_on(tag, "hidden", false) || flat {
            self.sheet.hidden_columns.extend(first..last);
        }
    }
}

impl Open {
    fn is_empty(&self) -> bool {
        self.value.is_none() && self.formula.is_none() && self.inline.is_none()
    }
}

/// A cell as a person sees it, and the date behind it.
fn value(book: &Book, open: Open, converted: &mut Converted) -> (Cell, Option<Dated>) {
    let font = book.styles.font(open.style);
    let stored = open.value.as_deref().unwrap_or_default();
    let computed = open.formula.is_some();
    // A text that a formula gives may be empty; a number may not.
    let lacks = computed && (stored.trim().is_empty() && open.kind != "str");
    let zero = || Decimal::parse(stored.trim()).is_some_and(|number| number.is_zero());
    if lacks || (computed && book.recalculates && matches!(open.kind.as_str(), "" | "n") && zero()) {
        let formula = format!("={}", open.formula.unwrap_or_default());
        return (Cell { notes: vec![CellNote::FormulaWithoutValue], ..Cell::of(&formula) }, None);
    }
    match open.kind.as_str() {
        "s" => {
            let text = stored.trim().parse().ok().and_then(|at: usize| book.texts.get(at));
            (words(book, &open, text.cloned().unwrap_or_default(), converted), None)
        }
        "inlineStr" => {
            let text = open.inline.clone().unwrap_or_default();
            (words(book, &open, text, converted), None)
        }
        "str" => {
            let text = Text { runs: vec![(None, super::strings::unescaped(stored))], ..Text::default() };
            (words(book, &open, text, converted), None)
        }
        "e" => (Cell { notes: vec![CellNote::ErrorValue], ..Cell::of(stored) }, None),
        "b" => (styled(Cell::of(if stored.trim() == "1" { "TRUE" } else { "FALSE" }), font), None),
        "d" => {
            let plain = crate::formats::number_format::Format::parse("d/m/yyyy");
            let format = book.styles.format(open.style).filter(|format| format.is_date()).unwrap_or(&plain);
            let date = Dated::of_iso(stored.trim(), format);
            (styled(Cell::of(date.as_ref().map_or(stored, |date| &date.shown)), font), date)
        }
        _ => {
            let (cell, date) = numeric(book, open.style, stored.trim());
            (styled(cell, font), date)
        }
    }
}

/// A number as its format shows it.
fn numeric(book: &Book, style: Option<usize>, stored: &str) -> (Cell, Option<Dated>) {
    let Some(number) = Decimal::parse(stored) else { return (Cell::of(stored), None) };
    let plain = number.to_text();
    let Some(format) = book.styles.format(style) else {
        return (Cell { number: Some(plain.clone().into()), ..Cell::of(&plain) }, None);
    };
    if format.is_date() {
        let days = number.parts().0.parse().ok().filter(|_| !number.negative);
        let date = days.and_then(|days: i64| Dated::of_serial(days, book.from_1904, format));
        if let Some(date) = date {
            return (Cell::of(&date.shown), Some(date));
        }
    }
    let shown = if format.is_time() { None } else { format.number(&number) };
    let mut cell = Cell::of(shown.as_ref().map_or(&plain, |shown| &shown.text));
    if shown.is_some_and(|shown| shown.rounded) {
        cell.notes.push(CellNote::Rounded { stored: plain.clone() });
    }
    cell.number = Some(plain.into());
    (cell, None)
}

/// A cell whose whole text is struck out holds nothing.
fn styled(cell: Cell, font: Font) -> Cell {
    if !font.struck {
        return cell;
    }
    Cell { notes: vec![CellNote::LeftOut { text: cell.text(), why: LeftOut::Struck }], ..Cell::default() }
}

/// A text, run by run, with what its format adds.
fn words(book: &Book, open: &Open, text: Text, converted: &mut Converted) -> Cell {
    let font = book.styles.font(open.style);
    let mut words = Words::default();
    for (run, said) in text.runs {
        // A run without properties looks like the cell; in a cell that is raised as
        // a whole nothing is a mark.
        let look = run.map_or_else(
            || Font { script: crate::formats::words::Script::Line, ..font }.look(),
            |run| Font { face: if run.face == Default::default() { font.face } else { run.face }, ..run }.look(),
        );
        let mut lines = said.split('\n');
        if let Some(first) = lines.next() {
            words.push(first, look, converted);
        }
        for line in lines {
            words.break_line();
            words.push(line, look, converted);
        }
    }
    if !text.phonetic.trim().is_empty() {
        words.note(CellNote::LeftOut { text: text.phonetic, why: LeftOut::Phonetic });
    }
    let mut cell = words.finish();
    let added = book.styles.format(open.style).and_then(|format| format.text(&cell.text()));
    if let Some(added) = added.filter(|_| !cell.is_blank()) {
        cell.lines = Cell::of(&added).lines;
    }
    cell
}

/// `B12` as row and column from 0.
fn reference(text: &str) -> Option<(usize, usize)> {
    let text = text.trim().replace('$', "");
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = text.split_at(letters);
    if !(1..=3).contains(&letters) {
        return None;
    }
    let column = column.bytes().fold(0, |sum, b| sum * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1) - 1;
    let row: usize = row.parse().ok()?;
    Some((row.checked_sub(1)?, column))
}

/// `B12:C13` as its first and last cell.
fn range(text: &str) -> Option<Range> {
    let (first, last) = text.split_once(':')?;
    let (first, last) = (reference(first)?, reference(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some((first, last))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_rows_and_columns() {
        assert_eq!(reference("A1"), Some((0, 0)));
        assert_eq!(reference("AB12"), Some((11, 27)));
        assert_eq!(reference("12"), None);
        assert_eq!(reference("A0"), None);
        assert_eq!(range("B2:C5"), Some(((1, 1), (4, 2))));
    }
}
