//! Tables out of what people have: pasted text, spreadsheets, documents.
//!
//! Every source is hostile until read: sizes are limited before and after
//! unpacking, and what exceeds a limit is refused with its place.

#[cfg(feature = "studio")]
mod docx;
mod grid;
#[cfg(feature = "studio")]
mod html;
mod limits;
pub mod note;
#[cfg(feature = "studio")]
mod ooxml;
#[cfg(feature = "keyfile")]
pub mod pdf_signature;
mod separated;
pub mod source;
pub mod table;
#[cfg(feature = "studio")]
mod table_builder;
#[cfg(feature = "studio")]
mod xlsx;

#[cfg(feature = "studio")]
use source::Source;
use table::ReadError;
#[cfg(feature = "studio")]
use table::{FileKind, Table};

use limits::within;

pub use separated::{decode, text};

#[cfg(feature = "studio")]
pub use html::html;
#[cfg(feature = "studio")]
pub(super) use xlsx::raw;

/// What was pasted: HTML when the clipboard had a table in it, otherwise text.
///
/// # Errors
/// [`ReadError`], of the text when neither can be read.
#[cfg(feature = "studio")]
pub fn pasted(html_form: &str, text_form: &str) -> Result<Source, ReadError> {
    if html_form.contains('<') {
        match html(html_form) {
            Err(ReadError::NoTable | ReadError::Empty) => {}
            other => return other.map(whole),
        }
    }
    text(text_form).map(|table| whole(vec![table]))
}

/// A file, recognised by its content and not by its name.
///
/// # Errors
/// [`ReadError`] with the place.
#[cfg(feature = "studio")]
pub fn file(bytes: &[u8]) -> Result<Source, ReadError> {
    within(bytes.len())?;
    if bytes.starts_with(b"PK") {
        let mut package = ooxml::Package::open(bytes)?;
        if package.has("word/document.xml") {
            return docx::docx(&mut package).map(whole);
        }
        if package.has("xl/workbook.xml") {
            return xlsx::xlsx(&mut package).map(whole);
        }
        return Err(ReadError::UnknownKind);
    }
    // The container of .doc and .xls, and of documents locked by a password.
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0]) {
        return Err(ReadError::Unsupported(FileKind::OldOffice));
    }
    if bytes.starts_with(b"%PDF") {
        return Err(ReadError::Unsupported(FileKind::Pdf));
    }
    let decoded = decode(bytes)?;
    let start: String = decoded.chars().take(2_000).collect::<String>().to_lowercase();
    if ["<html", "<table", "<!doctype"].iter().any(|tag| start.contains(tag)) {
        return html(&decoded).map(whole);
    }
    text(&decoded).map(|table| whole(vec![table]))
}

#[cfg(feature = "studio")]
fn whole(tables: Vec<Table>) -> Source {
    let mut source = Source { tables, ..Source::default() };
    source.count_notes();
    source
}
