//! Documents for paper and Office: the report for signature, the explanation
//! letter, and the same content as Word, Excel and CSV files.
//!
//! What a document says is a [`Document`], made here from the pack, the draft and
//! the score card; the print view and the Word file both render that one value.
//! Files are made whole in memory and read back before they are handed over. The
//! writers of files are behind the feature `documents`; the model is not.

pub mod csv;
pub(crate) mod declared;
pub mod letter;

#[cfg(feature = "documents")]
pub mod docx;
#[cfg(feature = "documents")]
mod package;
pub mod self_assessment;
#[cfg(feature = "documents")]
pub mod workbook;

use crate::text::Lang;

/// The lines above a document by Nghị định 30/2020/NĐ-CP.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Cơ quan chủ quản; may be empty.
    pub parent: String,
    /// Cơ quan.
    pub body: String,
    /// Quốc hiệu and Tiêu ngữ.
    pub motto: [String; 2],
    /// Số, ký hiệu.
    pub number: String,
    /// Địa danh, ngày tháng năm.
    pub place: String,
    /// Tên loại văn bản; empty for a letter (công văn).
    pub kind: String,
    /// Trích yếu.
    pub subject: String,
    /// "Kính gửi: …" of a letter; empty otherwise.
    pub to: String,
}

/// The lines below a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Foot {
    /// "Nơi nhận:".
    pub recipients_label: String,
    /// Who gets it, one entry each.
    pub recipients: Vec<String>,
    /// Title of the person who signs, as printed.
    pub signer_title: String,
    /// The person's name.
    pub signer_name: String,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// Width in millimetres.
    pub width: u32,
    /// Whether it holds numbers: set to the right.
    pub number: bool,
}

/// What a row of a table is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowKind {
    /// An area, a bonus or a penalty block.
    Area,
    /// A criterion with lines below it.
    Criterion,
    /// A scored line.
    Leaf,
    /// The sum of the table.
    Total,
}

/// A row; each cell is a list of paragraphs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub kind: RowKind,
    /// As many as the table has columns.
    pub cells: Vec<Vec<String>>,
}

/// A table whose heading is repeated on every page and whose rows are not cut.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Row>,
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// A heading: 1 for parts, 2 for what is below them.
    Heading(u8, String),
    /// A paragraph.
    Text(String),
    /// A paragraph that nobody may overlook.
    Strong(String),
    /// A line of a list.
    Item(String),
    /// A table.
    Table(Table),
}

/// What follows the signature on pages of its own, across.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Annex {
    /// "PHỤ LỤC".
    pub label: String,
    /// What it holds.
    pub title: String,
    /// With which document it goes.
    pub note: String,
    /// Its content.
    pub blocks: Vec<Block>,
}

/// A whole document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// Its language.
    pub lang: Lang,
    /// Its name, for the properties of a file.
    pub title: String,
    /// The lines above.
    pub head: Head,
    /// The text.
    pub blocks: Vec<Block>,
    /// The lines below.
    pub foot: Foot,
    /// Pages across.
    pub annex: Option<Annex>,
}

impl Document {
    /// The text and the annex, in reading order.
    pub fn all_blocks(&self) -> impl Iterator<Item = &Block> {
        self.blocks.iter().chain(self.annex.iter().flat_map(|annex| &annex.blocks))
    }
}

/// The paragraphs of a typed text: its lines without blank ones.
#[must_use]
pub fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
