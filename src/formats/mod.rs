//! Tables out of what people have: pasted text, spreadsheets, documents.
//!
//! Every source is hostile until read: sizes are limited before and after
//! unpacking, and what exceeds a limit is refused with its place. The text of a
//! cell is what a person reads as valid; what is left out of it is noted.

#[cfg(feature = "studio")]
mod cells;
#[cfg(feature = "studio")]
mod charset;
#[cfg(feature = "studio")]
mod dates;
#[cfg(feature = "studio")]
mod decimal;
#[cfg(feature = "studio")]
mod docx;
#[cfg(feature = "studio")]
mod flow;
mod grid;
#[cfg(feature = "studio")]
mod html;
#[cfg(feature = "studio")]
mod kind;
mod limits;
mod marks;
#[cfg(feature = "studio")]
mod narrow;
pub mod note;
#[cfg(feature = "studio")]
mod number_format;
#[cfg(feature = "studio")]
mod odf;
#[cfg(feature = "studio")]
mod ooxml;
#[cfg(feature = "keyfile")]
pub mod pdf_signature;
#[cfg(feature = "studio")]
mod roman;
mod separated;
pub mod source;
#[cfg(feature = "studio")]
mod symbol;
pub mod table;
#[cfg(feature = "studio")]
mod table_builder;
#[cfg(feature = "studio")]
mod words;
#[cfg(feature = "studio")]
mod xlsx;

#[cfg(feature = "studio")]
use kind::{Document, TextKind};
use limits::within;
#[cfg(feature = "studio")]
use source::{Notice, Source};
#[cfg(feature = "studio")]
use table::FileKind;
use table::ReadError;

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
    let page = if html_form.contains('<') { Some(html::page(html_form)) } else { None };
    match page {
        Some(Ok(mut page)) if !page.tables.is_empty() => {
            narrow::fill(&mut page, text_form);
            page.tables.iter_mut().for_each(dates::undo_shown);
            Ok(page)
        }
        Some(Err(error)) if error != ReadError::Empty && error != ReadError::NoTable => Err(error),
        other => match (plain(text_form.to_owned(), Vec::new()), other) {
            // Without a table in either, the page knows more of its words.
            (Ok(text), Some(Ok(page))) if text.tables.is_empty() && !page.paragraphs.is_empty() => Ok(page),
            (Err(ReadError::Empty), Some(Ok(page))) => Ok(page),
            (text, _) => text,
        },
    }
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
        let (main, document) = kind::main_part(&mut package)?;
        return match document {
            Document::Word => docx::docx(&mut package, &main),
            Document::Excel => xlsx::xlsx(&mut package, &main),
            Document::Text => odf::odt(&mut package),
            Document::Sheet => odf::ods(&mut package),
        };
    }
    if let Some(kind) = kind::binary(bytes) {
        return Err(ReadError::Unsupported(kind));
    }
    let (decoded, notices) = kind::unicode(bytes)?;
    match kind::of_text(&decoded)? {
        TextKind::Page => {
            let mut page = html::page(&decoded)?;
            narrow::fill(&mut page, "");
            page.tables.iter_mut().for_each(dates::undo_shown);
            page.notices.splice(0..0, notices);
            Ok(page)
        }
        TextKind::Plain => plain(decoded, notices),
    }
}

/// Whether a file is JSON, which other readers take.
#[cfg(feature = "studio")]
#[must_use]
pub fn is_json(bytes: &[u8]) -> bool {
    let text = decode(bytes).ok();
    text.is_some_and(|text| kind::of_text(&text) == Err(ReadError::Unsupported(FileKind::Json)))
}

/// A text, converted where its letters are those of old fonts.
#[cfg(feature = "studio")]
fn plain(text: String, mut notices: Vec<Notice>) -> Result<Source, ReadError> {
    within(text.len())?;
    let text = match charset::of_text(&text) {
        Some((converted, from, pieces)) => {
            notices.push(Notice::Converted { from, pieces });
            converted
        }
        None => text,
    };
    let mut source = separated::everything(&text)?;
    source.tables.iter_mut().for_each(dates::undo_shown);
    source.count_notes();
    source.notices.splice(0..0, notices);
    Ok(source)
}
