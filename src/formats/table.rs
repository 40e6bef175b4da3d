//! One neutral table: what a clipboard, a spreadsheet and a document have in
//! common.
//!
//! Rows are of equal length and merged cells are resolved: every cell that a
//! merged one covers holds its lines and says where it begins, so a header over
//! two columns heads both, and a code beside four option rows is known as one.

use super::note::{CellNote, LeftOut};

/// Most bytes of a file or a pasted text.
pub const MOST_BYTES: usize = 16 << 20;
/// Most bytes of one part of a document after unpacking.
pub const MOST_UNPACKED: usize = 48 << 20;
/// Most tables of one source.
pub const MOST_TABLES: usize = 200;
/// Most rows of one table.
pub const MOST_ROWS: usize = 5_000;
/// Most columns of one table.
pub const MOST_COLUMNS: usize = 64;
/// Most characters of one cell.
pub const MOST_CHARS: usize = 20_000;

/// What a table was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceKind {
    /// HTML of the clipboard or a file.
    Html,
    /// Text with tabs, commas or semicolons.
    Text,
    /// A spreadsheet (.xlsx).
    Xlsx,
    /// A document (.docx).
    Docx,
    /// A spreadsheet of LibreOffice (.ods).
    Ods,
    /// A document of LibreOffice (.odt).
    Odt,
}

/// One cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Its lines without blank ones, spaces collapsed, letters composed (NFC). In
    /// spreadsheets as the number format shows them, with a decimal point and
    /// without separators of thousands.
    pub lines: Vec<String>,
    /// The number that a spreadsheet stores behind the text: plain digits, at most
    /// fifteen that count, decimal point, `-` before negative ones; `0.95` behind
    /// `95 %`. Absent for text (a number typed as text, too), dates and other sources.
    pub number: Option<Box<str>>,
    /// What else is to be known; the same in every cell that a merged one covers.
    pub notes: Vec<CellNote>,
    /// Row and column, from 0, where the merged cell begins that covers this
    /// one; absent for a cell of its own.
    pub merged: Option<(usize, usize)>,
}

/// A table with its place in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it was read from.
    pub kind: SourceKind,
    /// Name of the sheet; empty where tables have none.
    pub name: String,
    /// Which table of the source, from 0.
    pub index: usize,
    /// Rows of equal length, at least one with content.
    pub rows: Vec<Vec<Cell>>,
}

/// A kind of file that is recognised but not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// Rich text (.rtf).
    Rtf,
    /// Word before 2007 (.doc).
    Doc,
    /// Excel before 2007 (.xls).
    Xls,
    /// Some other file in the container of .doc and .xls.
    OldOffice,
    /// A document with a password.
    Locked,
    /// Excel's XML of 2003.
    ExcelXml2003,
    /// Word's XML of 2003, or a document as one flat XML.
    WordXml,
    /// LibreOffice's flat XML (.fods, .fodt).
    FlatOpenDocument,
    /// A page saved with its pictures in one file (.mht).
    WebArchive,
    /// A workbook in Excel's binary form (.xlsb).
    Xlsb,
    /// Slides (.pptx, .odp).
    Slides,
    /// A picture or a scan.
    Picture,
    /// An archive (.zip, .rar, .7z, .gz).
    Archive,
    /// JSON, as this application and other programs write it.
    Json,
}

/// Why a source gives no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ReadError {
    /// There is nothing in it but white space.
    Empty,
    /// It was read, but holds no table.
    NoTable,
    /// More bytes than are read.
    TooLarge {
        /// Bytes found.
        bytes: usize,
        /// The limit.
        most: usize,
    },
    /// More tables than are read.
    TooManyTables {
        /// The limit.
        most: usize,
    },
    /// A table with too many rows.
    TooManyRows {
        /// Which table, from 1.
        table: usize,
        /// The limit.
        most: usize,
    },
    /// A row with too many columns.
    TooManyColumns {
        /// Which table, from 1.
        table: usize,
        /// Which row, from 1.
        row: usize,
        /// The limit.
        most: usize,
    },
    /// A cell with too many characters.
    CellTooLong {
        /// Which table, from 1.
        table: usize,
        /// Which row, from 1.
        row: usize,
        /// The limit.
        most: usize,
    },
    /// Merged cells that repeat more text than a table may hold.
    TooMuchText {
        /// Which table, from 1.
        table: usize,
        /// The limit in bytes.
        most: usize,
    },
    /// Text in a form that is not Unicode.
    NotUnicode {
        /// The byte, from 0, where that shows.
        at: usize,
    },
    /// A file of a kind that is not read.
    Unsupported(FileKind),
    /// A file of a kind that is not known.
    UnknownKind,
    /// A document whose package cannot be opened.
    BrokenPackage,
    /// A part of the document is missing.
    PartMissing {
        /// Its name in the package.
        part: String,
    },
    /// A part grows beyond the limit when unpacked.
    PartTooLarge {
        /// Its name in the package.
        part: String,
        /// The limit in bytes.
        most: usize,
    },
    /// A part that is not well-formed XML.
    BrokenPart {
        /// Its name in the package.
        part: String,
        /// The byte, from 0, where that shows.
        at: usize,
    },
}

impl Cell {
    /// A cell of its own with these lines.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let lines = text.lines().map(collapse).filter(|line| !line.is_empty()).collect();
        Self { lines, ..Self::default() }
    }

    /// All lines as one text.
    #[must_use]
    pub fn text(&self) -> String {
        self.lines.join("\n")
    }

    /// Whether the text alone must not be taken for a number or a code (see
    /// [`CellNote::unsettles`]).
    #[must_use]
    pub fn is_unsettled(&self) -> bool {
        self.notes.iter().any(CellNote::unsettles)
    }

    /// The words that are in the source but not in the text, and why.
    pub fn left_out(&self) -> impl Iterator<Item = (&str, LeftOut)> {
        self.notes.iter().filter_map(|note| match note {
            CellNote::LeftOut { text, why } => Some((&**text, *why)),
            _ => None,
        })
    }

    /// Whether it has text, or notes about text that it does not have.
    #[must_use]
    pub fn has_content(&self) -> bool {
        !self.lines.is_empty() || !self.notes.is_empty()
    }

    /// True without any text.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.lines.is_empty()
    }
}

/// A line with its spaces collapsed and its letters composed.
#[must_use]
pub fn collapse(line: &str) -> String {
    let hidden = |c: char| matches!(c, '\u{AD}' | '\u{200B}' | '\u{200C}' | '\u{200D}' | '\u{FEFF}' | '\u{2060}');
    let plain: String = line.chars().filter(|c| !hidden(*c) && (!c.is_control() || c.is_whitespace())).collect();
    crate::base::vietnamese::nfc(&plain.split_whitespace().collect::<Vec<_>>().join(" "))
}

impl Table {
    /// Number of columns.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.first().map_or(0, Vec::len)
    }

    /// A cell; blank outside the table.
    #[must_use]
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.rows.get(row)?.get(column)
    }

    /// Takes the words of hidden rows and columns in.
    pub fn show_hidden(&mut self) {
        for cell in self.rows.iter_mut().flatten() {
            let hidden = |note: &CellNote| {
                matches!(note, CellNote::LeftOut { why: LeftOut::HiddenRow | LeftOut::HiddenColumn, .. })
            };
            let Some(at) = cell.notes.iter().position(hidden) else { continue };
            if let CellNote::LeftOut { text, .. } = cell.notes.remove(at) {
                cell.lines = Cell::of(&text).lines;
            }
        }
    }

    /// The lines of a cell that is not the continuation of one above or beside it.
    #[must_use]
    pub fn own_lines(&self, row: usize, column: usize) -> &[String] {
        match self.cell(row, column) {
            Some(cell) if cell.merged.is_none() => &cell.lines,
            _ => &[],
        }
    }
}
