//! Sheets of an .xlsx workbook, one table each.
//!
//! A cell shows its number as its format says; the number itself stays beside it,
//! cut to the fifteen digits that Excel shows. Values of formulas are those the
//! file holds; nothing is computed, and a formula without a value is noted.

mod sheet;
mod strings;
mod styles;

use super::cells::Sheet;
use super::ooxml::{Package, Piece, attribute, is_on, walk};
use super::words::Converted;
use crate::formats::source::Source;
use crate::formats::table::{MOST_COLUMNS, MOST_TABLES, ReadError, SourceKind};
use sheet::Book;

/// All sheets with content; those that are hidden apart.
pub(super) fn xlsx(package: &mut Package<'_>, main: &str) -> Result<Source, ReadError> {
    let mut converted = Converted::default();
    let sheets = all(package, main, &mut converted)?;
    super::cells::source(sheets, SourceKind::Xlsx, &converted)
}

/// Name of a sheet and its rows.
pub(crate) type RawSheet = (String, Vec<Vec<String>>);

/// Names of the sheets and their rows, every cell exactly as it is stored.
pub(crate) fn raw(bytes: &[u8]) -> Result<Vec<RawSheet>, ReadError> {
    super::within(bytes.len())?;
    let mut package = Package::open(bytes)?;
    let main = super::kind::main_part(&mut package)?.0;
    let sheets = read(&mut package, &main, sheet::raw)?;
    let rows = |cells: Vec<sheet::RawCell>| {
        let height = cells.iter().map(|((row, _), _)| row + 1).max().unwrap_or(0);
        let mut rows: Vec<Vec<String>> = vec![Vec::new(); height];
        for ((row, column), text) in cells.into_iter().filter(|((_, column), _)| *column < MOST_COLUMNS) {
            if let Some(cells) = rows.get_mut(row) {
                if cells.len() <= column {
                    cells.resize_with(column + 1, String::new);
                }
                if let Some(cell) = cells.get_mut(column) {
                    *cell = text;
                }
            }
        }
        rows
    };
    Ok(sheets.into_iter().map(|(link, cells)| (link.name, rows(cells))).collect())
}

fn all(package: &mut Package<'_>, main: &str, converted: &mut Converted) -> Result<Vec<Sheet>, ReadError> {
    let sheets = read(package, main, |book, part, xml, idx| sheet::read(book, part, xml, idx, converted))?;
    Ok(sheets.into_iter().map(|(link, sheet)| Sheet { name: link.name, hidden: link.hidden, ..sheet }).collect())
}

/// A sheet as the workbook lists it.
struct SheetLink {
    name: String,
    id: String,
    hidden: bool,
}

/// Reads every sheet by `each`, which gets the book, the part, its text and its number.
fn read<T>(
    package: &mut Package<'_>,
    main: &str,
    mut each: impl FnMut(&Book, &str, &str, usize) -> Result<T, ReadError>,
) -> Result<Vec<(SheetLink, T)>, ReadError> {
    let mut book = Book::default();
    let mut listed = Vec::new();
    walk(main, &package.part(main)?, |piece| {
        if let Piece::Start(tag) = piece {
            match tag.local_name().as_ref() {
                // Both `id` and `sheetId` exist; the first is the link.
                "sheet" => listed.push(SheetLink {
                    name: strings::unescaped(&attribute(&tag, "name").unwrap_or_default()),
                    id: attribute(&tag, "id").unwrap_or_default(),
                    hidden: attribute(&tag, "state").is_some_and(|state| state != "visible"),
                }),
                "workbookPr" => book.from_1904 = is_on(&tag, "date1904", false),
                "calcPr" => book.recalculates = is_on(&tag, "fullCalcOnLoad", false),
                _ => {}
            }
        }
        Ok(())
    })?;
    let links = package.links(main)?;
    if links.is_empty() && !listed.is_empty() {
        return Err(ReadError::PartMissing { part: "xl/_rels/workbook.xml.rels".to_owned() });
    }
    let part = |kind: &str, usual: &str| {
        links.iter().find(|link| link.kind == kind).map_or_else(|| usual.to_owned(), |link| link.part.clone())
    };
    book.texts = strings::shared(package, &part("sharedStrings", "xl/sharedStrings.xml"))?;
    let style_part = part("styles", "xl/styles.xml");
    if package.has(&style_part) {
        book.styles = styles::Styles::read(&style_part, &package.part(&style_part)?)?;
    }
    let mut out = Vec::new();
    for listed in listed {
        // Charts and dialogs are sheets, too, and hold no cells.
        let link = links.iter().find(|link| link.id == listed.id && (link.kind == "worksheet" || link.kind.is_empty()));
        let Some(link) = link else { continue };
        if MOST_TABLES <= out.len() {
            return Err(ReadError::TooManyTables { most: MOST_TABLES });
        }
        let xml = package.part(&link.part)?;
        let read = each(&book, &link.part, &xml, out.len())?;
        out.push((listed, read));
    }
    Ok(out)
}
