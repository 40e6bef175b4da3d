//! The package of a .docx or .xlsx: parts unpacked one at a time, each under a limit.

use crate::formats::table::{FileKind, MOST_UNPACKED, ReadError};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// An opened package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked in all.
    left: usize,
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::BrokenPackage)?;
        Ok(Self { archive, left: 2 * MOST_UNPACKED })
    }

    pub(super) fn has(&self, part: &str) -> bool {
        self.archive.index_for_name(part).is_some()
    }

    /// The text of a part. Whatever the package says of its size, no more than
    /// the limit is unpacked.
    pub(super) fn part(&mut self, part: &str) -> Result<String, ReadError> {
        let file = match self.archive.by_name(part) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Err(ReadError::PartMissing { part: part.to_owned() }),
            Err(ZipError::UnsupportedArchive(_)) => return Err(ReadError::Unsupported(FileKind::Locked)),
            Err(_) => return Err(ReadError::BrokenPackage),
        };
        let most = MOST_UNPACKED.min(self.left);
        let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
        let mut bytes = Vec::new();
        file.take(limit).read_to_end(&mut bytes).map_err(|_| ReadError::BrokenPackage)?;
        if most < bytes.len() {
            return Err(ReadError::PartTooLarge { part: part.to_owned(), most });
        }
        self.left -= bytes.len();
        let text = std::str::from_utf8(&bytes);
        let text = text.map_err(|error| ReadError::BrokenPart { part: part.to_owned(), at: error.valid_up_to() })?;
        Ok(text.strip_prefix('\u{feff}').unwrap_or(text).to_owned())
    }
}

/// What the readers of parts look at: tags with their attributes, and words.
pub(super) enum Piece<'a> {
    /// A start tag, followed by its end tag also when it closes at once.
    Start(BytesStart<'a>),
    /// An end tag, by its name without prefix.
    End(String),
    /// Words, escapes resolved.
    Words(String),
}

/// Calls `each` for every piece of a part.
pub(super) fn walk(
    part: &str,
    text: &str,
    mut each: impl FnMut(Piece<'_>) -> Result<(), ReadError>,
) -> Result<(), ReadError> {
    let mut reader = Reader::from_str(text);
    loop {
        let event = reader.read_event();
        let at = usize::try_from(reader.error_position()).unwrap_or(0);
        match event.map_err(|_| ReadError::BrokenPart { part: part.to_owned(), at })? {
            Event::Start(tag) => each(Piece::Start(tag))?,
            Event::Empty(tag) => {
                let name = tag.local_name().as_ref().to_owned();
                each(Piece::Start(tag))?;
                each(Piece::End(name))?;
            }
            Event::End(tag) => each(Piece::End(tag.local_name().as_ref().to_owned()))?,
            Event::Text(words) => each(Piece::Words(words.to_string()))?,
            Event::CData(words) => each(Piece::Words(words.to_string()))?,
            Event::GeneralRef(reference) => each(Piece::Words(resolve(&reference)))?,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof => return Ok(()),
        }
    }
}

/// A character reference or one of the five entities of XML; any other entity
/// of the file is nothing.
fn resolve(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let text = match &**reference {
        "amp" => "&",
        "lt" => "<",
        "gt" => ">",
        "quot" => "\"",
        "apos" => "'",
        _ => "",
    };
    text.to_owned()
}

/// An attribute by its name without prefix.
pub(super) fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes().flatten().find(|found| found.key.local_name().as_ref() == name).map(|found| {
        found
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .map_or_else(|_| String::new(), std::borrow::Cow::into_owned)
    })
}

/// An attribute that is a number.
pub(super) fn number(tag: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(tag, name)?.trim().parse().ok()
}
