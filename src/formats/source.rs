//! Everything that was read from one file or one paste.

#[cfg(feature = "studio")]
use super::note::CellNote;
use super::note::LeftOut;
use super::table::{Cell, ReadError, SourceKind, Table};
use crate::base::vietnamese::fold;
#[cfg(feature = "studio")]
use std::collections::BTreeSet;

/// A character set that is not Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Encoding {
    /// TCVN 5712:1993 (TCVN3), fonts named .Vn….
    Tcvn3,
    /// VNI for Windows, fonts named VNI-….
    Vni,
    /// Windows-1258, the Vietnamese code page of Windows.
    Windows1258,
    /// UTF-16.
    Utf16,
}

/// What a person must know about a file as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Text was converted to Unicode.
    Converted {
        /// From this character set.
        from: Encoding,
        /// Pieces of text that were converted.
        pieces: usize,
    },
    /// A hidden sheet is among [`Source::hidden`].
    HiddenSheet {
        /// Its name.
        name: String,
    },
    /// Hidden rows are left out.
    HiddenRows {
        /// Name of the sheet; empty where tables have none.
        table: String,
        /// The rows with content, from 1.
        rows: Vec<usize>,
    },
    /// Hidden columns are left out.
    HiddenColumns {
        /// Name of the sheet; empty where tables have none.
        table: String,
        /// The columns with content, from 1.
        columns: Vec<usize>,
    },
    /// Words are left out of cells.
    LeftOut {
        /// Why.
        why: LeftOut,
        /// Number of places.
        places: usize,
    },
    /// Numbers that Word counts by itself were worked out.
    AutoNumbers {
        /// Number of places.
        places: usize,
    },
    /// Cells too narrow for their number were taken from the plain text of the clipboard.
    NarrowCells {
        /// Number of cells.
        cells: usize,
    },
    /// A page that LibreOffice saved: words that were deleted or, in a spreadsheet,
    /// struck or raised inside a cell stand in it like any others.
    TrackedChangesLost,
    /// Some bytes of the text have no meaning in its character set.
    UnreadableBytes {
        /// How many.
        bytes: usize,
    },
}

/// Text outside of tables.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The text.
    pub cell: Cell,
    /// Number of tables before it.
    pub tables_before: usize,
}

/// What was read from one file or one paste.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// The tables in the order of the source.
    pub tables: Vec<Table>,
    /// Tables of hidden sheets, left out unless a person takes them.
    pub hidden: Vec<Table>,
    /// Text outside of tables, in the order of the source.
    pub paragraphs: Vec<Paragraph>,
    /// What a person must know about the file as a whole.
    pub notices: Vec<Notice>,
}

impl Source {
    /// The tables; without any, paragraphs that say points are one of one column.
    ///
    /// # Errors
    /// [`ReadError::NoTable`] when there is none.
    pub fn into_tables(self) -> Result<Vec<Table>, ReadError> {
        if !self.tables.is_empty() {
            return Ok(self.tables);
        }
        of_paragraphs(self.paragraphs).map(|table| vec![table]).ok_or(ReadError::NoTable)
    }

    /// The same source with everything that is hidden taken in: hidden sheets
    /// behind the others, and the words of hidden rows and columns in their place.
    #[must_use]
    pub fn with_hidden(mut self) -> Self {
        self.tables.append(&mut self.hidden);
        self.tables.iter_mut().for_each(Table::show_hidden);
        self.notices.retain(|notice| {
            let hidden =
                matches!(notice, Notice::HiddenSheet { .. } | Notice::HiddenRows { .. } | Notice::HiddenColumns { .. });
            !hidden
        });
        self
    }

    /// Adds a notice for each kind of words that cells and paragraphs left out, and
    /// for hidden rows and columns.
    #[cfg(feature = "studio")]
    pub(super) fn count_notes(&mut self) {
        let mut counts: Vec<(LeftOut, usize)> = Vec::new();
        let mut numbers = 0;
        let cells = self.tables.iter().flat_map(|table| table.rows.iter().flatten());
        let own = cells.filter(|cell| cell.merged.is_none()).chain(self.paragraphs.iter().map(|found| &found.cell));
        for note in own.flat_map(|cell| &cell.notes) {
            match note {
                // Hidden rows and columns have notices of their own.
                CellNote::LeftOut { why: LeftOut::HiddenRow | LeftOut::HiddenColumn, .. } => {}
                CellNote::LeftOut { why, .. } => match counts.iter_mut().find(|(known, _)| known == why) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((*why, 1)),
                },
                CellNote::AutoNumber { .. } => numbers += 1,
                _ => {}
            }
        }
        let hidden: Vec<Notice> = self.tables.iter().flat_map(hidden_parts).collect();
        self.notices.extend(hidden);
        self.notices.extend(counts.into_iter().map(|(why, places)| Notice::LeftOut { why, places }));
        if 0 < numbers {
            self.notices.push(Notice::AutoNumbers { places: numbers });
        }
    }
}

/// Notices of the hidden rows and columns of a table.
#[cfg(feature = "studio")]
fn hidden_parts(table: &Table) -> Vec<Notice> {
    let (mut rows, mut columns) = (BTreeSet::new(), BTreeSet::new());
    for (row, cells) in table.rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            for (_, why) in cell.left_out() {
                match why {
                    LeftOut::HiddenRow => rows.insert(row + 1),
                    LeftOut::HiddenColumn => columns.insert(column + 1),
                    _ => false,
                };
            }
        }
    }
    let (rows, columns): (Vec<usize>, Vec<usize>) = (rows.into_iter().collect(), columns.into_iter().collect());
    let name = || table.name.clone();
    let of_rows = (!rows.is_empty()).then(|| Notice::HiddenRows { table: name(), rows });
    let of_columns = (!columns.is_empty()).then(|| Notice::HiddenColumns { table: name(), columns });
    of_rows.into_iter().chain(of_columns).collect()
}

/// A table of one column of paragraphs, when two of them or more say points.
fn of_paragraphs(paragraphs: Vec<Paragraph>) -> Option<Table> {
    let points = paragraphs.iter().filter(|paragraph| says_points(&paragraph.cell.text())).count();
    let rows = paragraphs.into_iter().map(|paragraph| vec![paragraph.cell]).collect();
    (2 <= points).then(|| Table { kind: SourceKind::Text, name: String::new(), index: 0, rows })
}

/// Whether a number with "điểm" or "đ" behind it is in a text.
fn says_points(text: &str) -> bool {
    let folded = fold(text);
    folded.match_indices(|c: char| c.is_ascii_digit()).any(|(at, _)| {
        let rest = folded.get(at..).unwrap_or_default();
        let word = rest.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',' || c == '.').trim_start();
        let word: String = word.chars().take_while(|c| c.is_alphabetic()).collect();
        matches!(word.as_str(), "diem" | "d")
    })
}
