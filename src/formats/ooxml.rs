//! The package of a .docx, .xlsx, .odt or .ods: parts unpacked one at a time, each
//! under a limit, found by their relationships and not by their usual names.

use crate::formats::table::{FileKind, MOST_UNPACKED, ReadError};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Most parts of a package.
const MOST_PARTS: usize = 20_000;

/// An opened package.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Places of the parts by name: slashes, lower case.
    parts: BTreeMap<String, usize>,
    /// Bytes that may still be unpacked in all.
    left: usize,
}

/// A link from one part to another.
pub(super) struct Link {
    pub id: String,
    /// The last word of its type: `worksheet`, `styles`.
    pub kind: String,
    /// The part it leads to.
    pub part: String,
}

/// The name of a part as it is looked up.
fn plain(name: &str) -> String {
    name.replace('\\', "/").trim_start_matches('/').to_ascii_lowercase()
}

impl<'a> Package<'a> {
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, ReadError> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| ReadError::BrokenPackage)?;
        if MOST_PARTS < archive.len() {
            return Err(ReadError::BrokenPackage);
        }
        let mut parts = BTreeMap::new();
        for at in 0..archive.len() {
            if let Some(Ok(name)) = archive.name_for_index(at) {
                parts.entry(plain(&name)).or_insert(at);
            }
        }
        Ok(Self { archive, parts, left: 2 * MOST_UNPACKED })
    }

    pub(super) fn has(&self, part: &str) -> bool {
        self.parts.contains_key(&plain(part))
    }

    /// Whether some part is below this folder.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        self.parts.keys().any(|name| name.starts_with(folder))
    }

    /// The text of a part. Whatever the package says of its size, no more than
    /// the limit is unpacked.
    pub(super) fn part(&mut self, part: &str) -> Result<String, ReadError> {
        let missing = || ReadError::PartMissing { part: part.to_owned() };
        let at = self.parts.get(&plain(part)).copied().ok_or_else(missing)?;
        let file = match self.archive.by_index(at) {
            Ok(file) => file,
            Err(ZipError::FileNotFound) => return Err(missing()),
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
        let broken = |at| ReadError::BrokenPart { part: part.to_owned(), at };
        if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
            return super::separated::decode(&bytes).map_err(|_| broken(0));
        }
        let mut text = String::from_utf8(bytes).map_err(|error| broken(error.utf8_error().valid_up_to()))?;
        if text.starts_with('\u{feff}') {
            text.drain(..'\u{feff}'.len_utf8());
        }
        Ok(text)
    }

    /// The links of a part; of the package itself for an empty name.
    pub(super) fn links(&mut self, part: &str) -> Result<Vec<Link>, ReadError> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let beside = if folder.is_empty() { String::new() } else { format!("{folder}/") };
        let list = format!("{beside}_rels/{name}.rels");
        let mut links = Vec::new();
        if !self.has(&list) {
            return Ok(links);
        }
        walk(&list, &self.part(&list)?, |piece| {
            if let Piece::Start(tag) = piece
                && tag.local_name().as_ref() == "Relationship"
                && attribute(&tag, "TargetMode").is_none_or(|mode| mode != "External")
            {
                let kind = attribute(&tag, "Type").unwrap_or_default();
                let target = attribute(&tag, "Target").unwrap_or_default();
                links.push(Link {
                    id: attribute(&tag, "Id").unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    part: resolved(folder, &target),
                });
            }
            Ok(())
        })?;
        Ok(links)
    }
}

/// The part that a target names, seen from a folder.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/").replace("%20", " ");
    let target = target.split('#').next().unwrap_or_default();
    let (absolute, rest) = target.strip_prefix('/').map_or((false, target), |rest| (true, rest));
    let mut path: Vec<&str> = if absolute { Vec::new() } else { folder.split('/').collect() };
    for step in rest.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            step => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}

/// What the readers of parts look at: tags with their attributes, and words.
pub(super) enum Piece<'a> {
    /// A start tag, followed by its end tag also when it closes at once.
    Start(BytesStart<'a>),
    /// An end tag, by its name without prefix.
    End(&'a str),
    /// Words, escapes resolved.
    Words(&'a str),
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
                each(Piece::Start(tag.clone()))?;
                each(Piece::End(tag.local_name().as_ref()))?;
            }
            Event::End(tag) => each(Piece::End(tag.local_name().as_ref()))?,
            Event::Text(words) => each(Piece::Words(&words))?,
            Event::CData(words) => each(Piece::Words(&words))?,
            Event::GeneralRef(reference) => each(Piece::Words(&resolve(&reference)))?,
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
    let mut attributes = tag.attributes();
    // The check for doubles compares each with all before it.
    attributes.with_checks(false);
    attributes.flatten().find(|found| found.key.local_name().as_ref() == name).map(|found| {
        found
            .normalized_value(quick_xml::XmlVersion::Implicit1_0)
            .map_or_else(|_| String::new(), std::borrow::Cow::into_owned)
    })
}

/// An attribute that is a number.
pub(super) fn number(tag: &BytesStart<'_>, name: &str) -> Option<usize> {
    attribute(tag, name)?.trim().parse().ok()
}

/// Whether an attribute that switches something is on; absent is `absent`.
pub(super) fn is_on(tag: &BytesStart<'_>, name: &str, absent: bool) -> bool {
    attribute(tag, name).map_or(absent, |value| !matches!(value.trim(), "0" | "false" | "off" | "none"))
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_lead_to_parts_from_their_folder() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl/worksheets", "..\\sharedStrings.xml"), "xl/sharedStrings.xml");
        assert_eq!(resolved("", "./word/document2.xml"), "word/document2.xml");
        assert_eq!(resolved("xl", "../../../etc/a.xml"), "etc/a.xml");
    }
}
