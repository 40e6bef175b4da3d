//! Sheets of an .xlsx workbook, one table each.
//!
//! Numbers stay the text that the file holds, cut to the fifteen digits that
//! Excel shows, so that a stored 10.050000000000001 is 10.05; in cells shown as
//! percentages the value is the percentage. Values of formulas are those the
//! file holds; nothing is computed.

use super::grid::Grid;
use super::ooxml::{Package, Piece, attribute, number, walk};
use crate::formats::table::{Cell, MOST_COLUMNS, MOST_ROWS, MOST_TABLES, ReadError, SourceKind, Table};

/// Cells with content, by row and column from 0, and ranges of merged ones.
struct Sheet {
    cells: Vec<((usize, usize), String)>,
    merged: Vec<((usize, usize), (usize, usize))>,
}

/// All sheets with content.
pub(super) fn xlsx(package: &mut Package<'_>) -> Result<Vec<Table>, ReadError> {
    let mut tables = Vec::new();
    for (idx, (name, sheet)) in all(package)?.into_iter().enumerate() {
        tables.extend(grid(&sheet, idx)?.finish(SourceKind::Xlsx, &name));
    }
    if tables.is_empty() {
        return Err(ReadError::NoTable);
    }
    Ok(tables)
}

/// Name of a sheet and its rows.
pub(crate) type RawSheet = (String, Vec<Vec<String>>);

/// Names of the sheets and their rows, every cell exactly as it is stored.
pub(crate) fn raw(bytes: &[u8]) -> Result<Vec<RawSheet>, ReadError> {
    super::within(bytes.len())?;
    let mut package = Package::open(bytes)?;
    let sheets = all(&mut package)?.into_iter().map(|(name, sheet)| {
        let height = sheet.cells.iter().map(|((row, _), _)| row + 1).max().unwrap_or(0);
        let mut rows: Vec<Vec<String>> = vec![Vec::new(); height];
        for ((row, column), text) in sheet.cells.into_iter().filter(|((_, column), _)| *column < MOST_COLUMNS) {
            if let Some(cells) = rows.get_mut(row) {
                if cells.len() <= column {
                    cells.resize_with(column + 1, String::new);
                }
                if let Some(cell) = cells.get_mut(column) {
                    *cell = text;
                }
            }
        }
        (name, rows)
    });
    Ok(sheets.collect())
}

fn all(package: &mut Package<'_>) -> Result<Vec<(String, Sheet)>, ReadError> {
    let texts = shared_texts(package)?;
    let percents = percent_styles(package)?;
    let mut out = Vec::new();
    for (idx, (name, part)) in sheets(package)?.into_iter().enumerate() {
        if MOST_TABLES <= idx {
            return Err(ReadError::TooManyTables { most: MOST_TABLES });
        }
        let text = package.part(&part)?;
        out.push((name, sheet(&part, &text, &texts, &percents, idx)?));
    }
    Ok(out)
}

/// Names of the sheets and of their parts, in the order of the workbook.
fn sheets(package: &mut Package<'_>) -> Result<Vec<(String, String)>, ReadError> {
    let (book, links) = ("xl/workbook.xml", "xl/_rels/workbook.xml.rels");
    let mut named = Vec::new();
    walk(book, &package.part(book)?, |piece| {
        if let Piece::Start(tag) = piece
            && tag.local_name().as_ref() == "sheet"
        {
            // Both `id` and `sheetId` exist; the first is the link.
            named.push((attribute(&tag, "name").unwrap_or_default(), attribute(&tag, "id").unwrap_or_default()));
        }
        Ok(())
    })?;
    let mut targets = Vec::new();
    walk(links, &package.part(links)?, |piece| {
        if let Piece::Start(tag) = piece
            && tag.local_name().as_ref() == "Relationship"
        {
            targets.push((attribute(&tag, "Id").unwrap_or_default(), attribute(&tag, "Target").unwrap_or_default()));
        }
        Ok(())
    })?;
    let part = |id: &String| {
        let (_, target) = targets.iter().find(|(known, _)| known == id)?;
        Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
    };
    let sheets = named.iter().filter_map(|(name, id)| Some((name.clone(), part(id)?)));
    Ok(sheets.filter(|(_, part)| part.contains("worksheets/")).collect())
}

fn shared_texts(package: &mut Package<'_>) -> Result<Vec<String>, ReadError> {
    let part = "xl/sharedStrings.xml";
    let mut texts = Vec::new();
    if !package.has(part) {
        return Ok(texts);
    }
    // Inside `t`, and inside the reading aids of Japanese.
    let (mut words, mut aid) = (false, false);
    walk(part, &package.part(part)?, |piece| {
        match piece {
            Piece::Start(tag) => match tag.local_name().as_ref() {
                "si" => texts.push(String::new()),
                "t" => words = true,
                "rPh" => aid = true,
                _ => {}
            },
            Piece::End(name) => match name.as_str() {
                "t" => words = false,
                "rPh" => aid = false,
                _ => {}
            },
            Piece::Words(found) => {
                if let Some(last) = texts.last_mut().filter(|_| words && !aid) {
                    last.push_str(&found);
                }
            }
        }
        Ok(())
    })?;
    Ok(texts)
}

/// For every cell style whether it shows percentages.
fn percent_styles(package: &mut Package<'_>) -> Result<Vec<bool>, ReadError> {
    let part = "xl/styles.xml";
    let mut percents = Vec::new();
    if !package.has(part) {
        return Ok(percents);
    }
    let mut own = Vec::new();
    let mut in_cells = false;
    walk(part, &package.part(part)?, |piece| {
        match piece {
            Piece::Start(tag) => match tag.local_name().as_ref() {
                "numFmt" => {
                    let percent = attribute(&tag, "formatCode").is_some_and(|code| code.contains('%'));
                    own.extend(number(&tag, "numFmtId").filter(|_| percent));
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = number(&tag, "numFmtId").unwrap_or(0);
                    // 9 and 10 are the built-in `0%` and `0.00%`.
                    percents.push(matches!(id, 9 | 10) || own.contains(&id));
                }
                _ => {}
            },
            Piece::End(name) => in_cells = in_cells && name != "cellXfs",
            Piece::Words(_) => {}
        }
        Ok(())
    })?;
    Ok(percents)
}

/// A cell of a sheet while it is read.
#[derive(Default)]
struct Open {
    place: Option<(usize, usize)>,
    kind: String,
    percent: bool,
    text: String,
    words: bool,
}

fn sheet(part: &str, xml: &str, texts: &[String], percents: &[bool], index: usize) -> Result<Sheet, ReadError> {
    let mut cells: Vec<((usize, usize), String)> = Vec::new();
    let mut merged: Vec<((usize, usize), (usize, usize))> = Vec::new();
    let mut open = Open::default();
    walk(part, xml, |piece| {
        match piece {
            Piece::Start(tag) => match tag.local_name().as_ref() {
                "c" => {
                    let place = attribute(&tag, "r").as_deref().and_then(reference);
                    let style = number(&tag, "s").and_then(|style| percents.get(style));
                    let kind = attribute(&tag, "t").unwrap_or_default();
                    open = Open { place, kind, percent: style.copied().unwrap_or(false), ..Open::default() };
                }
                "v" | "t" => open.words = true,
                "mergeCell" => merged.extend(attribute(&tag, "ref").as_deref().and_then(range)),
                _ => {}
            },
            Piece::Words(found) if open.words => open.text.push_str(&found),
            Piece::Words(_) => {}
            Piece::End(name) => match name.as_str() {
                "v" | "t" => open.words = false,
                "c" => {
                    let cell = std::mem::take(&mut open);
                    if let Some((row, column)) = cell.place {
                        if MOST_ROWS <= row {
                            return Err(ReadError::TooManyRows { table: index + 1, most: MOST_ROWS });
                        }
                        cells.push(((row, column), value(cell, texts)));
                    }
                }
                _ => {}
            },
        }
        Ok(())
    })?;
    Ok(Sheet { cells, merged })
}

/// The sheet as a grid in which merged cells are resolved.
fn grid(sheet: &Sheet, index: usize) -> Result<Grid, ReadError> {
    let mut grid = Grid::new(index);
    let Sheet { cells, merged } = sheet;
    let start_of = |place: (usize, usize)| {
        merged.iter().find(|((top, left), (bottom, right))| {
            (*top..=*bottom).contains(&place.0) && (*left..=*right).contains(&place.1)
        })
    };
    for ((row, column), text) in cells.iter().filter(|(_, text)| !text.trim().is_empty()) {
        match start_of((*row, *column)) {
            Some((start, end)) if *start == (*row, *column) => {
                let (columns, rows) = (end.1.min(MOST_COLUMNS - 1).saturating_sub(start.1) + 1, end.0 - start.0 + 1);
                grid.put_at(*row, *column, Cell::of(text), columns, rows)?;
            }
            // What a merged cell covers is not shown.
            Some(_) => {}
            None => grid.put_at(*row, *column, Cell::of(text), 1, 1)?,
        }
    }
    Ok(grid)
}

fn value(cell: Open, texts: &[String]) -> String {
    match cell.kind.as_str() {
        "s" => cell.text.trim().parse().ok().and_then(|idx: usize| texts.get(idx)).cloned().unwrap_or_default(),
        "" | "n" => shown(&cell.text, cell.percent),
        // An error such as #REF! is kept as it is shown; so is TRUE or FALSE as 1 or 0.
        _ => cell.text,
    }
}

/// `B12` as row and column from 0.
fn reference(text: &str) -> Option<(usize, usize)> {
    let letters = text.bytes().take_while(u8::is_ascii_uppercase).count();
    let (column, row) = text.split_at(letters);
    if !(1..=3).contains(&letters) {
        return None;
    }
    let column = column.bytes().fold(0, |sum, b| sum * 26 + usize::from(b - b'A') + 1) - 1;
    let row: usize = row.parse().ok()?;
    Some((row.checked_sub(1)?, column))
}

/// `B12:C13` as its first and last cell.
fn range(text: &str) -> Option<((usize, usize), (usize, usize))> {
    let (first, last) = text.split_once(':')?;
    let (first, last) = (reference(first)?, reference(last)?);
    (first.0 <= last.0 && first.1 <= last.1).then_some((first, last))
}

/// A stored number as Excel shows it in a wide cell: plain digits, at most
/// fifteen of them that count.
fn shown(text: &str, percent: bool) -> String {
    let Some((digits, exponent)) = parts(text.trim()) else { return text.to_owned() };
    let (sign, digits) = digits.strip_prefix('-').map_or(("", digits.as_str()), |rest| ("-", rest));
    let shift = exponent + if percent { 2 } else { 0 };
    let (digits, exponent) = cut(digits, shift);
    let plain = if 0 <= exponent {
        format!("{digits}{}", "0".repeat(usize::try_from(exponent).unwrap_or(0)))
    } else {
        let places = usize::try_from(-exponent).unwrap_or(0);
        let padded = format!("{}{digits}", "0".repeat((places + 1).saturating_sub(digits.len())));
        let (whole, fraction) = padded.split_at(padded.len() - places);
        let fraction = fraction.trim_end_matches('0');
        if fraction.is_empty() { whole.to_owned() } else { format!("{whole}.{fraction}") }
    };
    if percent { format!("{sign}{plain} %") } else { format!("{sign}{plain}") }
}

/// All digits with their sign, and the power of ten of the last one.
fn parts(text: &str) -> Option<(String, i32)> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let exponent: i32 = exponent.parse().ok().filter(|e| (-40..=40).contains(e))?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let plain = |part: &str| part.len() <= 30 && part.bytes().all(|b| b.is_ascii_digit());
    let bare = whole.strip_prefix('-').unwrap_or(whole);
    if bare.is_empty() || !plain(bare) || !plain(fraction) {
        return None;
    }
    Some((format!("{whole}{fraction}"), exponent - i32::try_from(fraction.len()).ok()?))
}

/// The first fifteen digits that count, rounded half up on the sixteenth.
fn cut(digits: &str, exponent: i32) -> (String, i32) {
    const MOST: usize = 15;
    let bare = digits.trim_start_matches('0');
    if bare.len() <= MOST {
        return (if bare.is_empty() { "0".to_owned() } else { bare.to_owned() }, exponent);
    }
    let (kept, rest) = bare.split_at(MOST);
    let mut value: u64 = kept.parse().unwrap_or(0);
    if rest.bytes().next().is_some_and(|b| b'5' <= b) {
        value += 1;
    }
    (value.to_string(), exponent + i32::try_from(rest.len()).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shown_as_excel_shows_them() {
        assert_eq!(shown("10.050000000000001", false), "10.05");
        assert_eq!(shown("0.30000000000000004", false), "0.3");
        assert_eq!(shown("20", false), "20");
        assert_eq!(shown("1E-2", false), "0.01");
        assert_eq!(shown("1.5e3", false), "1500");
        assert_eq!(shown("0.95", true), "95 %");
        assert_eq!(shown("0.975", true), "97.5 %");
        assert_eq!(shown("-0.25", false), "-0.25");
        assert_eq!(shown("45231", false), "45231");
        assert_eq!(shown("abc", false), "abc");
    }

    #[test]
    fn references_are_rows_and_columns() {
        assert_eq!(reference("A1"), Some((0, 0)));
        assert_eq!(reference("AB12"), Some((11, 27)));
        assert_eq!(reference("12"), None);
        assert_eq!(reference("A0"), None);
        assert_eq!(range("B2:C5"), Some(((1, 1), (4, 2))));
    }
}
